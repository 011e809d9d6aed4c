import { awayUntil } from '../engine/away';
import type { Instant } from '../engine/calendar';
import { civilDayOf } from '../engine/zones';
import { fieldOf } from '../sheet/fields';
import { columnLetters } from '../sheet/headings';
import { headingProblems, idProblems, type SetUpProblem, spillProblems } from '../sheet/setUpProblems';
import { sheetNames } from '../sheet/sheetNames';
import { type Candidate, isInCadence } from './enrollCandidate';
import type { HealthCheck, HealthLevel } from './healthContract';
import { check, count, type Seen, some } from './healthSeen';
import { heartbeatName, readHeartbeat } from './heartbeat';
import { haltShown, momentWords } from './senderShown';
import { mayNotSend, switchedOff } from './tick/gate';

/** Google starts an hourly run within the hour; after so long, it is not coming. */
const silentAfter = 3 * 3_600_000;

const bySheet = { does: 'sheet', words: 'Repair the sheet' } as const;

const isRunning = ({ prospect: { status } }: Candidate): boolean => status === 'Active' || status === 'Resumed';

const lastRunOf = ({ book }: Seen, sender: string) => readHeartbeat(book.system.value(heartbeatName(sender)));

const ago = (at: Instant, { book }: Seen): string => momentWords(at, book.sheetZone);

function stop({ stopped }: Seen): HealthCheck | null {
  if (stopped === null) return null;
  const repair = stopped.canGoOn ? ({ does: 'go on', words: 'Go on with this version' } as const) : bySheet;
  return check('Stopped', 'stopped', stopped.words, [], repair);
}

/** Whoever installed it chose to do without this permission. */
const isLeftOut = ({ isLower, granted }: Seen, scope: string): boolean => isLower && granted?.includes(scope) === false;

/** May mail go out by itself, as far as the sheet says: the very words of the gate that every run passes. */
function sending(seen: Seen): HealthCheck {
  const { book, me, now } = seen;
  const name = 'Sending';
  const { sending: settings } = book.rules.settings;
  const today = civilDayOf(now, book.sheetZone);
  if (book.doubtful.has('sending'))
    return check(name, 'stopped', 'Nothing goes out: the Settings sheet says something about sending that cannot be read.', [
      ...book.problems.filter((words) => words.startsWith(sheetNames.settings)),
    ]);
  const off = switchedOff(settings, me, today);
  if (off === null && seen.quotaLeft === null)
    return check(name, isLeftOut(seen, 'script.send_mail') ? 'good' : 'needs you', `Nothing goes out by itself: ${mayNotSend}`);
  if (off === null) return check(name, 'good', 'On: due mails go out by themselves.');
  const byChoice = !settings.on || settings.senders[me] === false || awayUntil(settings.away, me, today) !== null;
  return byChoice
    ? check(name, 'good', `Nothing goes out by itself: ${off}`)
    : check(name, 'stopped', `Nothing goes out by itself: ${off}`, ['Put it right on the Settings sheet.']);
}

/** The hourly run of the present user: whether it is there, and whether it comes. */
function hourlyRun(seen: Seen): HealthCheck {
  const { me, runs, now, book, candidates } = seen;
  const name = 'Hourly run';
  const mine = candidates.filter((row) => isRunning(row) && (row.owner === me || row.owner === ''));
  const last = lastRunOf(seen, me);
  const on = book.rules.settings.sending.on && book.rules.settings.sending.senders[me] !== false;
  if (!runs) {
    if (isLeftOut(seen, 'script.scriptapp'))
      return check(name, 'good', 'This installation has none: choose Next Touch → Run now in the menu, once a day.');
    const words = 'Off for you: nobody looks for replies, and nothing of yours goes out.';
    const repair = { does: 'run', words: 'Switch the hourly run on' } as const;
    if (mine.length === 0 && !on) return check(name, 'good', 'Off for you. It begins when you switch sending on.', [], repair);
    return check(
      name,
      on ? 'stopped' : 'needs you',
      words,
      [`${count(mine.length, 'row in a cadence waits', 'rows in cadences wait')} for it.`],
      repair,
    );
  }
  if (last === null) return check(name, 'good', 'On: every hour, as you. The first one is still to come.');
  const since = ago(last.at, seen);
  if (now - last.at <= silentAfter) return check(name, 'good', `On: every hour, as you. The last one was ${since}.`);
  return check(
    name,
    'stopped',
    `It does not come: the last one was ${since}.`,
    ['Google sometimes ends a run for good without a word. Starting it anew is safe: nothing goes out twice.'],
    { does: 'run', words: 'Start it anew' },
  );
}

/** Owners of rows under way whose own runs do not come: only they can send for those rows. */
function colleagues(seen: Seen): HealthCheck | null {
  const { candidates, me, now } = seen;
  const rowsOf = new Map<string, number>();
  for (const row of candidates)
    if (isRunning(row) && row.owner !== '' && row.owner !== me) rowsOf.set(row.owner, (rowsOf.get(row.owner) || 0) + 1);
  if (rowsOf.size === 0) return null;
  const name = 'Colleagues';
  const silent = [...rowsOf].flatMap(([owner, rows]) => {
    const last = lastRunOf(seen, owner);
    if (last !== null && now - last.at <= silentAfter) return [];
    const since = last === null ? 'has never run on this sheet' : `has been silent since ${ago(last.at, seen)}`;
    return [`${owner} ${since}: ${count(rows, 'row waits', 'rows wait')}.`];
  });
  if (silent.length === 0) return check(name, 'good', `The runs of ${count(rowsOf.size, 'colleague')} come.`);
  return check(name, 'needs you', `${count(silent.length, 'colleague has', 'colleagues have')} no run.`, [
    ...some(silent),
    'They open the sidebar and switch the hourly run on, here under Health. Or write another address into Owner.',
  ]);
}

function mailbox(seen: Seen): HealthCheck {
  const { readable, sender, book } = seen;
  const name = 'Mailbox';
  if (isLeftOut(seen, 'gmail.readonly'))
    return check(name, 'good', 'This installation reads no mail: choose an Outcome when somebody answers.');
  if (readable) return check(name, 'good', `Replies to ${sender.address} can be read.`);
  const level: HealthLevel = book.rules.settings.sending.on ? 'stopped' : 'needs you';
  return check(name, level, 'Replies cannot be read, so nothing is sent by itself.', [
    'See Permissions below: reading the mailbox is what is missing.',
  ]);
}

function rest({ book, me }: Seen): HealthCheck | null {
  const words = me === '' ? '' : haltShown(book.system, me);
  return words === ''
    ? null
    : check('Rest', 'needs you', `Your mailbox rests. ${words}`, [], { does: 'rest', words: 'End the rest, send again' });
}

function quota({ quotaLeft, outlook }: Seen): HealthCheck {
  const name = 'Quota';
  const [mine] = outlook;
  const today = mine?.days[0];
  if (quotaLeft === null) return check(name, 'good', 'Google’s own limit is not known here, so nothing goes out by itself.');
  const left = `Google lets you write to ${quotaLeft.toLocaleString('en')} more within 24 hours.`;
  if (quotaLeft <= 0) return check(name, 'needs you', 'Google’s daily limit is used up: what is due goes tomorrow.');
  const late = mine?.waiting || 0;
  if (late > 0)
    return check(
      name,
      'needs you',
      `More is due than may go: ${count(late, 'mail of yours still waits', 'mails of yours still wait')} after ten sending days.`,
      [left, 'Raise Daily Cap on the Settings sheet with care, share the rows with colleagues, or enroll fewer people.'],
    );
  if (today !== undefined && today.goes > quotaLeft)
    return check(name, 'needs you', `${today.goes} mails are due on ${today.words}. ${left}`);
  return check(name, 'good', left);
}

function doNotContact({ book }: Seen): HealthCheck {
  const name = 'Do Not Contact';
  if (book.doNotContactDoubt === '') return check(name, 'good', 'The list is in order.');
  const lines = book.problems.filter((words) => words.startsWith(`${sheetNames.doNotContact} `));
  return check(
    name,
    'stopped',
    'Nothing goes out to anybody until the list can be read.',
    some(lines.length === 0 ? [book.doNotContactDoubt] : lines),
    lines.length === 0 ? bySheet : null,
  );
}

/** What set-up found wrong, as one check; a repair where set-up has one. */
function found(
  name: string,
  problems: readonly SetUpProblem[],
  level: HealthLevel,
  good: string,
  many: (problems: readonly SetUpProblem[]) => string,
): HealthCheck {
  const [first] = problems;
  if (first === undefined) return check(name, 'good', good);
  const lines = problems.map(({ words, repair }) => (repair === null ? words : `${words} The repair: ${repair}`));
  return check(
    name,
    level,
    problems.length === 1 ? first.words : many(problems),
    problems.length === 1 ? (first.repair === null ? [] : [`The repair: ${first.repair}`]) : some(lines),
    problems.some(({ repair }) => repair !== null) ? bySheet : null,
  );
}

function headings({ book: { headings: map } }: Seen): HealthCheck {
  const problems = headingProblems({ map });
  const stops =
    problems.some(({ blocks }) => blocks) ||
    map.missing.some((field) => fieldOf(field).set === 'owned') ||
    map.conflicts.some(({ field }) => fieldOf(field).set === 'owned');
  const yours = map.matches.filter(({ field }) => ['essential', 'full'].includes(fieldOf(field).set));
  const good = check(
    'Columns',
    'good',
    `${count(yours.length, 'column')} of yours ${yours.length === 1 ? 'is' : 'are'} known, and ${map.matches.length - yours.length} of Next Touch stand in place.`,
    yours.map(({ field, column, heading }) =>
      heading === fieldOf(field).heading
        ? `${columnLetters(column)}: ${heading}`
        : `${columnLetters(column)}: ${heading} is ${fieldOf(field).heading}`,
    ),
  );
  if (problems.length === 0) return good;
  return found('Columns', problems, stops ? 'stopped' : 'needs you', '', (all) =>
    stops
      ? `Nothing is done until the columns are put right: ${count(all.length, 'thing')}.`
      : `${count(all.length, 'column needs', 'columns need')} a look.`,
  );
}

const spills = ({ book: { headings: map }, grid }: Seen): HealthCheck =>
  found(
    'Formulas',
    spillProblems({ grid, map }),
    'needs you',
    'Every formula column fills.',
    (all) => `${count(all.length, 'formula column')} cannot fill.`,
  );

/** An address that stands in several rows; only those matter of which one is in a cadence. */
function duplicates({ candidates, grid, book: { headings: map } }: Seen): HealthCheck {
  const name = 'Duplicates';
  const rows = new Map<string, Candidate[]>();
  for (const row of candidates) if (row.mailbox !== '') rows.set(row.mailbox, [...(rows.get(row.mailbox) || []), row]);
  const twice = [...rows.values()].filter((same) => same.length > 1);
  const live = twice.filter((same) => same.some(({ prospect }) => isInCadence(prospect)));
  const line = (same: readonly Candidate[]): string =>
    `${same[0]?.email || ''}: rows ${same.map(({ source }) => source.row).join(', ')}`;
  const ids = idProblems({ grid, map }).map(({ words }) => words);
  if (live.length + ids.length > 0)
    return check(
      name,
      'needs you',
      ids.length > 0
        ? `${count(ids.length, 'Prospect ID stands', 'Prospect IDs stand')} in several rows.`
        : `${count(live.length, 'address stands', 'addresses stand')} in several rows, one of them in a cadence.`,
      some([...ids, ...live.map(line), ...(live.length > 0 ? ['Delete the extra row.'] : [])]),
    );
  if (twice.length === 0) return check(name, 'good', 'Every address stands in one row.');
  const words = `${count(twice.length, 'address stands', 'addresses stand')} in several rows; one row of each can be enrolled.`;
  return check(name, 'good', words, some(twice.map(line)));
}

function zones({ candidates, book }: Seen): HealthCheck {
  const name = 'Time zones';
  const unread = candidates.filter(({ source }) => source.values.timeZone.kind === 'problem');
  const blank = candidates.filter(
    (row) => row.source.values.timeZone.kind === 'blank' && row.email !== '' && isInCadence(row.prospect),
  );
  if (unread.length > 0) {
    const waits = unread.some(({ prospect }) => isInCadence(prospect));
    const words = `${count(unread.length, 'time zone')} cannot be read, so ${unread.length === 1 ? 'that row' : 'those rows'} ${waits ? 'will wait' : 'cannot be enrolled'}.`;
    const lines = unread.map(({ source }) => `Row ${source.row}: ${said(source.values.timeZone)}`);
    return check(name, waits ? 'needs you' : 'good', words, some(lines));
  }
  if (blank.length === 0) return check(name, 'good', 'Every row in a cadence has a time zone.');
  const assumed = book.rules.defaultZone.name;
  return check(name, 'good', `${count(blank.length, 'row')} in cadences without a time zone: ${assumed} is assumed.`);
}

const said = (reading: { readonly kind: string; readonly words?: string }): string => reading.words || '';

/** What the product's own sheets say that cannot be read; the Do Not Contact sheet has a check of its own. */
function sheets({ book, templateProblems }: Seen): HealthCheck {
  const lines = [
    ...book.problems.filter(
      (words) => !words.startsWith(sheetNames.doNotContact) && !words.includes(`sheet ${sheetNames.doNotContact} is missing`),
    ),
    ...templateProblems,
  ];
  const missing = lines.some((words) => words.includes('is missing'));
  return lines.length === 0
    ? check('Own sheets', 'good', 'Settings, Cadences, Templates and Holidays can be read.')
    : check(
        'Own sheets',
        'needs you',
        `${count(lines.length, 'line')} on the sheets of Next Touch cannot be used.`,
        some(lines),
        missing ? bySheet : null,
      );
}

function merged({ merged: areas, book }: Seen): HealthCheck | null {
  const inUse = areas.filter(({ row, rows }) => row + rows > book.headings.headingRow);
  if (inUse.length === 0) return null;
  const where = inUse.map(({ row, column, rows, columns }) => {
    const last = `${columnLetters(column + columns - 1)}${row + rows - 1}`;
    return `${columnLetters(column)}${row}:${last}`;
  });
  return check('Merged cells', 'needs you', `${count(inUse.length, 'block')} of merged cells on ${book.prospectsSheet}.`, [
    ...some(where),
    'Of merged cells only the first one holds anything, so the other rows read as blank, and Sheets does not sort them. Select them and choose Format → Merge cells → Unmerge.',
  ]);
}

/** Words of a run that could not do what it was to do. */
const trouble = /could not|cannot|can not|broke off|No draft for|Nothing was done|still in the mailbox/i;

function lastErrors(seen: Seen): HealthCheck | null {
  const { book, me } = seen;
  const beats = [...new Set([me, ...seen.candidates.map(({ owner }) => owner)])].flatMap((sender) => {
    const beat = sender === '' ? null : lastRunOf(seen, sender);
    return beat === null || !trouble.test(beat.words) ? [] : [{ sender, ...beat }];
  });
  if (beats.length === 0) return null;
  return check(
    'Last run',
    'needs you',
    'A run could not do all it was to do.',
    beats.map(({ sender, at, words }) => `${sender}, ${momentWords(at, book.sheetZone)}: ${words}`),
  );
}

function permissions({ granted, isLower }: Seen, needed: readonly string[]): HealthCheck {
  const name = 'Permissions';
  if (granted === null)
    return check(name, 'good', 'Google does not tell what you allowed; each call says so where something is missing.');
  const missing = needed.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return check(name, 'good', 'You allowed everything Next Touch can use.');
  if (isLower) return check(name, 'good', 'You allowed everything this installation asks for.');
  return check(name, 'needs you', `${count(missing.length, 'permission is', 'permissions are')} missing; the rest works.`, [
    'What each is for, and where to allow it, stands under Permissions below.',
  ]);
}

const levels: readonly HealthLevel[] = ['stopped', 'needs you', 'good'];

/** Everything there is to know about the file and this user's machinery, worst first. */
export function checksOf(seen: Seen, neededScopes: readonly string[]): readonly HealthCheck[] {
  const all = [
    stop(seen),
    sending(seen),
    hourlyRun(seen),
    mailbox(seen),
    rest(seen),
    doNotContact(seen),
    headings(seen),
    colleagues(seen),
    lastErrors(seen),
    quota(seen),
    spills(seen),
    duplicates(seen),
    zones(seen),
    merged(seen),
    sheets(seen),
    permissions(seen, neededScopes),
  ].filter((each): each is HealthCheck => each !== null);
  return levels.flatMap((level) => all.filter((each) => each.level === level));
}

/** The light: the worst of all checks, in one sentence. */
export function lightOf(
  checks: readonly HealthCheck[],
  isSending: boolean,
): { readonly level: HealthLevel; readonly words: string } {
  const bad = checks.filter(({ level }) => level !== 'good').length;
  const level = checks[0]?.level ?? 'good';
  if (level === 'stopped') return { level, words: `Nothing goes out until this is put right: ${checks[0]?.name || ''}.` };
  if (level === 'needs you') return { level, words: `${count(bad, 'thing needs', 'things need')} you. The rest goes on.` };
  return { level, words: isSending ? 'Everything works.' : 'Everything is in order. Nothing goes out by itself just now.' };
}
