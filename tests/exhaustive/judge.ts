import type { MailView } from '../../local/host';
import type { Scene } from './scene';

/**
 * What can be seen from outside: the mailboxes, and the cells that a person looks at. Nothing here asks the product what it believes.
 */
export interface Outcome {
  /** By address: what was sent to them, by its own key where the product wrote it. */
  readonly sent: Readonly<Record<string, readonly string[]>>;
  readonly drafts: Readonly<Record<string, number>>;
  readonly cells: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Lines of Work by person. */
  readonly work: Readonly<Record<string, readonly string[]>>;
  readonly doNotContact: readonly string[];
}

const shown = ['Status', 'Exit Reason', 'Sequence Name', 'Sequence Step', 'Outcome', 'Tags', 'Timeline Pushes', 'Not Before'];
const keyHeader = 'x-next-touch-step';

const headerOf = (mail: MailView, name: string): string =>
  mail.headers.find((each) => each.name.toLowerCase() === name)?.value ?? '';
const addressee = (mail: MailView): string => mail.to[0]?.address ?? '';

export const outcomeOf = ({ team, host, people, users }: Scene): Outcome => {
  const mails = users.flatMap((user) => host.mail.messages(user)).filter(({ labels }) => labels.includes('SENT'));
  const drafts = users.flatMap((user) => host.mail.drafts(user));
  const rows = team.rows('Prospects');
  const work = team.rows('Work');
  const each = <T>(of: (who: string) => T): Record<string, T> => Object.fromEntries(people.map((who) => [who, of(who)]));
  const rowOf = (who: string): Record<string, string> => rows.find((row) => row.Email === who) ?? {};
  return {
    sent: each((who) =>
      mails.filter((mail) => addressee(mail) === who).map((mail) => headerOf(mail, keyHeader) || `by hand: ${mail.subject}`),
    ),
    drafts: each((who) => drafts.filter((mail) => addressee(mail) === who).length),
    cells: each((who) => {
      const row = rowOf(who);
      return {
        ...Object.fromEntries(shown.map((heading) => [heading, row[heading] ?? ''])),
        'Last Contact Date': (row['Last Contact Date'] ?? '').slice(0, 10),
        asks: row['Needs You'] === '' ? 'nothing' : 'something',
      };
    }),
    work: each((who) =>
      work
        .filter((line) => line['Prospect ID'] !== '' && line['Prospect ID'] === rowOf(who)['Prospect ID'])
        .map((line) => `${line.Channel}: ${line['What to do']}`)
        .sort(),
    ),
    doNotContact: team.rows('Do Not Contact').map((line) => line['Address or Domain'] ?? ''),
  };
};

const repeated = (texts: readonly string[]): string[] => texts.filter((text, index) => texts.indexOf(text) !== index);
const unlike = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

const held = ({ team, rowOf }: Scene, who: string): boolean =>
  team.shown(rowOf(who), 'Status') === 'Held' && team.shown(rowOf(who), 'Needs You') !== '';

/** What holds whatever else is in doubt: nothing twice, nothing that nobody expected, one draft, one line of Work. */
export const justOnce = (scene: Scene, expected: Outcome, got = outcomeOf(scene)): string[] => {
  const wrong: string[] = [];
  for (const who of scene.people) {
    const sent = got.sent[who] ?? [];
    for (const key of repeated(sent)) wrong.push(`${who} got ${key} twice`);
    for (const key of sent) if (!expected.sent[who]?.includes(key)) wrong.push(`${who} got ${key}, which nobody expected`);
    for (const line of repeated(got.work[who] ?? [])) wrong.push(`${who} stands on Work twice: ${line}`);
    if ((got.drafts[who] ?? 0) > Math.max(1, expected.drafts[who] ?? 0)) wrong.push(`${who} has ${got.drafts[who]} drafts`);
  }
  return wrong;
};

/** Ids of threads, mails and drafts in the hidden State are those of the mailboxes. */
const remembered = (scene: Scene): string[] => {
  const { host, users, team } = scene;
  const mails = users.flatMap((user) => host.mail.messages(user));
  const threads = new Set(mails.map(({ threadId }) => threadId));
  const messageIds = new Set(mails.map(({ messageId }) => messageId));
  const drafts = new Set(users.flatMap((user) => host.mail.drafts(user)).map(({ draftId }) => draftId));
  return team.rows('Prospects').flatMap((row) => {
    if (!row.State) return [];
    const state = JSON.parse(row.State) as {
      threads?: { id: string; messageIds: string[] }[];
      draft?: { draftId: string } | null;
      owed?: { draftId?: string }[];
      roles?: { threads: { id: string; messageIds: string[] }[]; draft: { draftId: string } | null }[];
    };
    const { roles = [] } = state;
    const lost = [...(state.threads ?? []), ...roles.flatMap((role) => role.threads)].flatMap(({ id, messageIds: ids }) => [
      ...(threads.has(id) ? [] : [`the thread ${id}`]),
      ...ids.filter((each) => !messageIds.has(each)).map((each) => `the mail ${each}`),
    ]);
    const left = [state.draft, ...(state.owed ?? []), ...roles.map((role) => role.draft)]
      .flatMap((draft) => draft?.draftId ?? [])
      .filter((id) => !drafts.has(id));
    return [...lost, ...(row.Status === 'Held' ? [] : left.map((id) => `the draft ${id}`))].map(
      (what) => `${row.Email} remembers ${what}, which no mailbox holds`,
    );
  });
};

/** The Log and the mailboxes tell the same. */
const logged = (scene: Scene): string[] => {
  const { team, host, users } = scene;
  const log = team.rows('Log').filter(({ State }) => State === 'SENT');
  const mails = users.flatMap((user) => host.mail.messages(user)).filter(({ labels }) => labels.includes('SENT'));
  const wrong: string[] = [];
  for (const mail of mails) {
    const key = headerOf(mail, keyHeader);
    if (key === '' || held(scene, addressee(mail))) continue;
    const lines = log.filter((line) => line['Message ID'] === mail.id).length;
    if (lines !== 1) wrong.push(`the Log tells ${lines} times that ${key} went to ${addressee(mail)}`);
  }
  for (const line of log)
    if (!mails.some(({ id }) => id === line['Message ID']))
      wrong.push(`the Log tells of a mail to ${line.Email} that no mailbox holds`);
  return wrong;
};

/** For a day later, when other mails have gone out as well: nothing twice, and what was expected came or the row says why not. */
export const inTheEnd = (scene: Scene, expected: Outcome): string[] => {
  const got = outcomeOf(scene);
  return scene.people.flatMap((who) => {
    // Whoever stands beside a prospect may wait longer, for a day on which nobody else of the account hears.
    const awaited = scene.rowOf(who) === who ? (expected.sent[who] ?? []) : [];
    const missing = awaited.filter((key) => !got.sent[who]?.includes(key));
    return [
      ...repeated(got.sent[who] ?? []).map((key) => `${who} got ${key} twice`),
      ...(missing.length > 0 && !held(scene, who) ? [`${who} did not get ${missing.join(', ')} by the next day`] : []),
      ...((got.drafts[who] ?? 0) > 1 ? [`${who} has ${got.drafts[who]} drafts`] : []),
    ];
  });
};

/**
 * Sentences about what is wrong, none when all is well. `expected` is the same file after undisturbed runs. A row may end otherwise only
 * where it is Held and says what a person should look at, and even then nothing goes out twice and nobody gets what they should not.
 */
export const judge = (scene: Scene, expected: Outcome): string[] => {
  const got = outcomeOf(scene);
  const wrong = justOnce(scene, expected, got);
  for (const who of scene.people) {
    if (held(scene, who) && expected.cells[who]?.Status !== 'Held') continue;
    const missing = (expected.sent[who] ?? []).filter((key) => !got.sent[who]?.includes(key));
    if (missing.length > 0) wrong.push(`${who} did not get ${missing.join(', ')}, and the row does not say why`);
    if (got.drafts[who] !== expected.drafts[who])
      wrong.push(`${who} has ${got.drafts[who]} drafts instead of ${expected.drafts[who]}`);
    for (const [heading, text] of Object.entries(expected.cells[who] ?? {}))
      if (got.cells[who]?.[heading] !== text)
        wrong.push(`${who} shows ${heading} "${got.cells[who]?.[heading]}" instead of "${text}"`);
    if (unlike(got.work[who], expected.work[who]))
      wrong.push(`${who} has on Work ${JSON.stringify(got.work[who])} instead of ${JSON.stringify(expected.work[who])}`);
  }
  if (unlike(got.doNotContact, expected.doNotContact)) wrong.push(`Do Not Contact reads ${got.doNotContact.join(', ')}`);
  return [...wrong, ...logged(scene), ...remembered(scene)];
};
