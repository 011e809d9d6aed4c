import type { Host, HostOptions } from '../../local/host';
import { newTeam, rep, type Team } from '../support/team';

/** A file in a telling moment, to come back to again and again. */
export interface Scene {
  readonly team: Team;
  readonly host: Host;
  /** Back to the moment before the run that is to be disturbed; the clock then stands at `at`. */
  again(): void;
  /** Everyone who is in the file. */
  readonly people: readonly string[];
  /** Whose row speaks for a person: their own, or that of the prospect beside whom they are named. */
  rowOf(who: string): string;
  readonly users: readonly string[];
  readonly at: number;
}

export const mate = 'mate@northbridge.example';

const headings = [
  'Email',
  'First Name',
  'Company',
  'Deal Size',
  'Time Zone',
  'Owner',
  'Meeting Date',
  'Outcome',
  'Phone',
  'Stakeholder Roles',
];
const small = '8000';
/** Sent by itself, in steps far enough apart for others of the account to hear between them. */
const medium = '20000';
/** From here on a person finishes every mail by hand. */
const middling = '30000';

const person = (email: string, dealSize: string, owner = '', roles = ''): string[] => {
  const [name = '', firm = ''] = email.split(/[@.]/);
  return [
    email,
    name.charAt(0).toUpperCase() + name.slice(1),
    firm.toUpperCase(),
    dealSize,
    'Europe/Berlin',
    owner,
    '',
    '',
    '',
    roles,
  ];
};

/** Sheets as short as what is on them: every call costs less, and nothing of it depends on their length. */
const shorten = (host: Host): void => {
  for (const { name, rows, lastRow } of host.sheets()) {
    const kept = lastRow + (name === 'Log' ? 90 : 8);
    if (rows > kept) host.deleteRows(name, kept + 1, rows - kept);
  }
};

/** Addresses under Stakeholder Roles. */
const besideIn = (row: readonly string[]): readonly string[] => row[headings.length - 1]?.match(/[^<>\s]+@[^<>\s]+/g) ?? [];

const at = (day: number, hour: number, minute: number): number => Date.UTC(2026, 2, day, hour, minute);

const scenes = new Map<string, Promise<Scene>>();

/** Each file is made once. */
const once = (name: string, make: () => Promise<Scene>): Promise<Scene> => {
  const scene = scenes.get(name) ?? make();
  scenes.set(name, scene);
  return scene;
};

const sceneOf = async (
  rows: readonly (readonly string[])[],
  prepare: (team: Team) => void,
  options: Partial<HostOptions> = {},
): Promise<Scene> => {
  const team = await newTeam([headings, ...rows], { executionsPerRealm: 200, ...options });
  const { host } = team;
  // The others of an account are due on the day after its first mail.
  team.setting('Stakeholder Spacing', '1');
  prepare(team);
  shorten(host);
  const kept = host.remember();
  const traits = { ...host.traits };
  const moment = at(4, 7, 10);
  return {
    team,
    host,
    people: rows.flatMap((row) => [row[0] ?? '', ...besideIn(row)]),
    rowOf: (who) => rows.find((row) => besideIn(row).includes(who))?.[0] ?? who,
    users: host.users,
    at: moment,
    again() {
      host.recall(kept);
      host.setFaults({});
      Object.assign(host.traits, traits);
      host.clock.moveTo(moment);
    },
  };
};

const firstMailTo = (team: Team, who: string): string => {
  const mail = team.sent().find(({ to }) => to[0]?.address === who);
  if (mail === undefined) throw new Error(`Nothing was sent to ${who}.`);
  return mail.id;
};

/** Chooses something in the Done column of one line of Work. */
const answerWork = (team: Team, name: string, channel: string, answer: string): void => {
  const lines = team.rows('Work');
  const line = lines.findIndex((row) => row.Person === name && row.Channel === channel);
  if (line < 0) throw new Error(`No ${channel} for ${name} on Work.`);
  const column = Object.keys(lines[0] ?? {}).indexOf('Done');
  team.host.typeInto('Work', `${String.fromCharCode(65 + column)}${line + 2}`, answer);
};

/** Everything that one run can meet: mails to send, drafts in every state, answers, exits, tasks, drafts owed on the way out. */
export const busyMorning = (): Promise<Scene> => {
  const who = (name: string): string => `${name}@${name}firm.example`;
  const begunMonday = ['ana', 'fay', 'gus', 'hal', 'ida', 'jon', 'lea', 'max', 'nia'];
  const byHand = ['dora', 'emil'];
  const make = () =>
    sceneOf(
      [
        ...begunMonday.map((name) => person(who(name), small)),
        ...byHand.map((name) => person(who(name), middling)),
        person(who('bela'), small),
        person(who('cleo'), middling),
        person(who('olga'), medium, '', 'CFO <cfo@olgafirm.example>'),
      ],
      (team) => {
        const { mail } = team.host;
        team.enroll('outbound', '2026-03-02', [...begunMonday, ...byHand, 'olga'].map(who));
        team.host.clock.runTo(at(4, 6, 30));
        // Their first step is due at seven, and no run has seen them yet.
        team.enroll('outbound', '2026-03-04', [who('bela'), who('cleo')]);
        const draftTo = (name: string): string => {
          const draft = mail.drafts(rep).find(({ to }) => to[0]?.address === who(name));
          if (draft?.draftId === undefined) throw new Error(`No draft to ${name}.`);
          return draft.draftId;
        };
        mail.sendDraftByHand(rep, draftTo('dora'), { text: 'Dora, in my own words.' });
        mail.deleteDraft(rep, draftTo('emil'));
        answerWork(team, 'Dora', 'linkedin', 'Done');
        mail.replyAs(rep, { messageId: firstMailTo(team, who('fay')), text: 'Could you tell me what it costs?' });
        mail.replyAs(rep, { messageId: firstMailTo(team, who('gus')), text: 'Please remove me from your list.' });
        mail.bounce(rep, { messageId: firstMailTo(team, who('hal')), status: '5.1.1' });
        mail.outOfOffice(rep, { messageId: firstMailTo(team, who('jon')), until: '13 March 2026' });
        team.type(who('ida'), 'Outcome', 'Not Interested');
        team.type(who('lea'), 'Outcome', 'Won');
        team.type(who('max'), 'Meeting Date', '2026-03-10');
        team.type(who('max'), 'Outcome', 'Booked Demo');
        team.type(who('nia'), 'Outcome', 'Lost');
      },
    );
  return once('busy', make);
};

/** A follow-up falls due while a person works in the sidebar: enrols one, resumes one, answers a task. */
export const deskMorning = (): Promise<Scene> => {
  const [ana, dean, eva, finn] = ['ana@quinta.example', 'dean@porto.example', 'eva@sella.example', 'finn@torre.example'] as const;
  const make = () =>
    sceneOf([person(ana, small), person(dean, small), person(eva, small), person(finn, middling)], (team) => {
      team.enroll('outbound', '2026-03-02', [ana, eva, finn]);
      team.host.clock.runTo(at(3, 9, 0));
      team.host.mail.replyAs(rep, { messageId: firstMailTo(team, eva), text: 'Thanks, I will look at it.' });
      team.host.clock.runTo(at(4, 6, 30));
    });
  return once('desk', make);
};

/** The send path alone: a follow-up, a first mail, a draft and the mail to one more person of an account fall due. */
export const quietMorning = (owners: readonly [string, string, string] = ['', '', '']): Promise<Scene> => {
  const [ana, bela, cleo] = ['ana@quinta.example', 'bela@duna.example', 'cleo@monte.example'] as const;
  const olga = 'olga@ourique.example';
  const make = () =>
    sceneOf(
      [
        person(ana, small, owners[0]),
        person(bela, small, owners[1]),
        person(cleo, middling, owners[2]),
        person(olga, medium, owners[0], 'CFO <cfo@ourique.example>'),
      ],
      (team) => {
        team.enroll('outbound', '2026-03-02', [ana, olga]);
        team.host.clock.runTo(at(4, 6, 30));
        if (owners.includes(mate)) {
          team.host.setActor(mate);
          team.enroll('outbound', '2026-03-04', [bela, cleo]);
          team.host.setActor(rep);
        } else team.enroll('outbound', '2026-03-04', [bela, cleo]);
      },
      owners.includes(mate) ? { users: [mate] } : {},
    );
  return once(`quiet ${owners.join()}`, make);
};
