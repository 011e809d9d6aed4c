import type { Host } from './host';
import { a1, addressOf, callSidebar, mailsTo, rowOf, rowsShown, type Stage, sentMails, typeFor } from './onceStage';
import { type Deed, type Event, events, routine, team, waves } from './onceStory';
import { hour, instantOf, minute, wallClock } from './onceTime';

/** Something that people or machines did, as it is told afterwards. */
export interface Happening {
  at: number;
  who: string;
  /** One of: reply, bounce, away, machine, type, block, resume, by hand, throw away, draft, task. */
  what: string;
  words: string;
}

/** A deed whose hour is known. */
interface Dated {
  at: number;
  event: Event;
}

/** The waiting events as they were dated last; null once the mailbox has changed or one of them has happened. */
type Agenda = readonly Dated[] | null;

/** Where the world stands: what has happened, and what has not yet. */
export interface World {
  happened: Happening[];
  waiting: Event[];
  /** Mails that a person sent, by message id: they may leave at any hour. */
  byPerson: Map<string, 'person with draft' | 'person'>;
  calls: Map<string, number>;
  /** What could not be done, in words. */
  refused: string[];
  agenda: Agenda;
}

export function newWorld(host: Host, withStory: boolean): World {
  const world: World = {
    happened: [],
    waiting: withStory ? [...events] : [],
    byPerson: new Map(),
    calls: new Map(),
    refused: [],
    agenda: null,
  };
  host.onChange((change) => {
    if (change.kind === 'mail') world.agenda = null;
  });
  return world;
}

const tell = (world: World, stage: Stage, who: string, what: string, words: string): void => {
  world.happened.push({ at: stage.host.clock.now(), who, what, words });
};

/** When each waiting event falls due; those that wait for a mail not yet sent are left out. */
function agendaOf(world: World, stage: Stage): readonly Dated[] {
  const sent = sentMails(stage);
  const dated = world.waiting.flatMap((event): Dated[] => {
    if ('at' in event.when) return [{ at: instantOf(event.when.at, team.sheetZone), event }];
    const mail = mailsTo(sent, event.who)[event.when.mail - 1];
    return mail === undefined ? [] : [{ at: mail.at + event.when.hours * hour + 5 * minute, event }];
  });
  return dated.sort((one, other) => one.at - other.at);
}

const lastMailTo = (stage: Stage, who: string): string => {
  const mail = mailsTo(sentMails(stage), who).at(-1);
  if (mail === undefined) throw new Error(`The story has ${who} answer, but no mail went to them.`);
  return mail.id;
};

const draftsTo = (stage: Stage, who: string): string[] =>
  stage.host.mail
    .drafts(stage.rep)
    .filter((draft) => draft.to.some((each) => each.address.toLowerCase() === who))
    .flatMap((draft) => (draft.draftId === undefined ? [] : [draft.draftId]));

/** The story's own row of the Do Not Contact sheet, typed below what stands there. */
export function block(stage: Stage, entry: string, reason: string): void {
  const sheet = 'Do Not Contact';
  const [headings = [], ...rows] = stage.host.display(sheet);
  const row = rows.findIndex((cells) => cells.every((cell) => cell === ''));
  const target = (row === -1 ? rows.length : row) + 2;
  stage.host.typeInto(sheet, a1(target, headings.indexOf('Address or Domain') + 1), entry, stage.rep);
  stage.host.typeInto(sheet, a1(target, headings.indexOf('Reason') + 1), reason, stage.rep);
}

type Doing = { [K in Deed['does']]: (stage: Stage, world: World, who: string, deed: Extract<Deed, { does: K }>) => string };

const doing: Doing = {
  reply: (stage, _world, who, { text, newThread }) => {
    stage.host.mail.replyAs(stage.rep, { messageId: lastMailTo(stage, who), text, newThread: newThread ?? false });
    return text;
  },
  bounce: (stage, _world, who, { status, diagnostic }) => {
    stage.host.mail.bounce(stage.rep, { messageId: lastMailTo(stage, who), status, diagnostic });
    return diagnostic;
  },
  away: (stage, _world, who, { until, text }) => {
    const told = { ...(until === undefined ? {} : { until }), ...(text === undefined ? {} : { text }) };
    stage.host.mail.outOfOffice(stage.rep, { messageId: lastMailTo(stage, who), ...told });
    return until === undefined ? 'out of office, no date' : `out of office until ${until}`;
  },
  machine: (stage, _world, who, { subject, text }) => {
    const headers = { 'Auto-Submitted': 'auto-replied', Precedence: 'bulk' };
    stage.host.mail.replyAs(stage.rep, { messageId: lastMailTo(stage, who), subject, text, headers });
    return subject;
  },
  type: (stage, _world, who, { cells }) => {
    for (const [field, text] of Object.entries(cells)) typeFor(stage, who, field, text);
    return Object.entries(cells)
      .map(([field, text]) => `${field} = ${text}`)
      .join(', ');
  },
  block: (stage, _world, _who, { entry, reason }) => {
    block(stage, entry, reason);
    return `${entry}: ${reason}`;
  },
  resume: (stage, _world, who) => {
    const row = rowOf(stage, who);
    const prospectId = rowsShown(stage)
      .find((each) => each.row === row)
      ?.text('prospectId');
    return callSidebar<{ words: string }>(stage.host, 'sidebarResume', { prospectId }).words;
  },
  'by hand': (stage, world, who, { text }) => {
    const last = mailsTo(sentMails(stage), who).at(-1);
    const sent = stage.host.mail.sendByHand(stage.rep, {
      to: who,
      subject: `Re: ${(last?.subject ?? '').replace(/^Re: /, '')}`,
      text,
      ...(last === undefined ? {} : { threadId: last.threadId }),
    });
    world.byPerson.set(sent.id, 'person');
    return text;
  },
  'throw away': (stage, _world, who) => {
    const drafts = draftsTo(stage, who);
    for (const draft of drafts) stage.host.mail.deleteDraft(stage.rep, draft);
    return drafts.length === 0 ? 'there was no draft' : 'the draft was thrown away';
  },
};

/** A deed that the product or the mailbox refuses is told like any other, and counted against the run. */
function perform(stage: Stage, world: World, { who, deed }: Event): void {
  const act = doing[deed.does] as (stage: Stage, world: World, who: string, deed: Deed) => string;
  try {
    tell(world, stage, who, deed.does, act(stage, world, who, deed));
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    tell(world, stage, who, deed.does, words);
    world.refused.push(`${who}, ${deed.does}: ${words}`);
  }
}

/** The rep reads each waiting draft, changes a few words and sends it, unless the row rests or the story says otherwise. */
function sendDrafts(stage: Stage, world: World): void {
  const going = ['Active', 'Resumed', 'Not Interested', 'Ghosted'];
  const statusOf = new Map(rowsShown(stage).map(({ text }) => [addressOf(text('email')), text('status')]));
  for (const draft of stage.host.mail.drafts(stage.rep)) {
    const who = draft.to[0]?.address.toLowerCase() ?? '';
    const rests = !going.includes(statusOf.get(who) ?? 'Active');
    if (draft.draftId === undefined || rests || routine.leavesDraftsOf.includes(who)) continue;
    const text = `${draft.text.trimEnd()}\n\nP.S. I wrote this line myself.\n`;
    world.byPerson.set(stage.host.mail.sendDraftByHand(stage.rep, draft.draftId, { text }).id, 'person with draft');
    tell(world, stage, who, 'draft', `finished and sent: ${draft.subject}`);
  }
}

/** The rep goes down the Work sheet and says of each task that is due what came of it. */
function markTasks(stage: Stage, world: World): void {
  const [headings = [], ...rows] = stage.host.display('Work');
  const column = (heading: string): number => headings.indexOf(heading);
  const dues = stage.host.values('Work').slice(1);
  const people = new Map(rowsShown(stage).map(({ text }) => [text('prospectId'), addressOf(text('email'))]));
  rows.forEach((cells, index) => {
    const due = dues[index]?.[column('Due')];
    const open = cells[column('Task ID')] !== '' && cells[column('Done')] === '';
    if (!open || typeof due !== 'object' || due.getTime() > stage.host.clock.now()) return;
    const who = people.get(cells[column('Prospect ID')] ?? '') ?? '';
    if (routine.ignoresTasksOf.includes(who)) return;
    const isCall = (cells[column('Channel')] ?? '').toLowerCase().startsWith('call');
    const calls = (world.calls.get(who) ?? 0) + (isCall ? 1 : 0);
    world.calls.set(who, calls);
    const done = (isCall ? routine.calls[who]?.[calls - 1] : undefined) ?? 'Done';
    stage.host.typeInto('Work', a1(index + 2, column('Done') + 1), done, stage.rep);
    tell(world, stage, who, 'task', `${done}: ${cells[column('What to do')]}`);
  });
}

type Act = { at: number; act: (stage: Stage, world: World) => void };

/** The daily habits that fall between two instants of one day, in order. */
function habits(from: number, to: number): Act[] {
  const day = wallClock(from, team.sheetZone);
  if (day.weekday === 0 || day.weekday === 6) return [];
  const daily = [
    ...routine.sendsDraftsAt.map((time) => ({ time, act: sendDrafts })),
    { time: routine.marksTasksAt, act: markTasks },
  ];
  return daily
    .map(({ time, act }) => ({ at: instantOf(`${day.date} ${time}`, team.sheetZone), act }))
    .filter(({ at }) => at >= from && at < to);
}

/** The next event that falls due before an instant. */
function nextEvent(stage: Stage, world: World, to: number): Act[] {
  world.agenda ??= agendaOf(world, stage);
  const first = world.agenda[0];
  if (first === undefined || first.at >= to) return [];
  const act = (): void => {
    world.waiting = world.waiting.filter((each) => each !== first.event);
    world.agenda = null;
    perform(stage, world, first.event);
  };
  return [{ at: first.at, act }];
}

/** Lets the world act between two ticks, in order of time: events that fall due, and the habits of the rep. */
export function actUntil(stage: Stage, world: World, to: number): void {
  const ahead = habits(stage.host.clock.now(), to);
  for (;;) {
    const next = [...nextEvent(stage, world, to), ...ahead.slice(0, 1)].sort((one, other) => one.at - other.at)[0];
    if (next === undefined) return;
    if (next === ahead[0]) ahead.shift();
    if (next.at > stage.host.clock.now()) stage.host.clock.moveTo(next.at);
    next.act(stage, world);
  }
}

/** Waves whose hour falls before an instant and after another. */
export const wavesBetween = (from: number, to: number): typeof waves =>
  waves.filter(({ at }) => instantOf(at, team.sheetZone) >= from && instantOf(at, team.sheetZone) < to);
