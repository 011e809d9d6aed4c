import type { RunResult } from '../../local/hostTypes';
import { callSidebar } from '../../local/onceStage';
import { newTeam, rep, type Team } from './team';
import { fillLog } from './versions';

/** The situations whose requests to Google are counted, at any number of rows: by the budgets of a test, and by the bench. */

/** What one execution asked of Google. */
export interface Counted {
  readonly calls: number;
  /** Seconds that so many calls are taken to last. */
  readonly seconds: number;
  /** Gmail API units, as Google publishes them. */
  readonly units: number;
}

/** Units by method, from developers.google.com/workspace/gmail/api/reference/quota as of May 2026. */
const unitsOf: Readonly<Record<string, number>> = {
  'Gmail.Users.getProfile': 1,
  'Gmail.Users.History.list': 2,
  'Gmail.Users.Labels.list': 1,
  'Gmail.Users.Settings.SendAs.list': 1,
  'Gmail.Users.Settings.SendAs.get': 1,
  'Gmail.Users.Messages.list': 5,
  'Gmail.Users.Messages.get': 20,
  'Gmail.Users.Messages.send': 100,
  'Gmail.Users.Messages.Attachments.get': 20,
  'Gmail.Users.Threads.list': 10,
  'Gmail.Users.Threads.get': 40,
  'Gmail.Users.Drafts.list': 5,
  'Gmail.Users.Drafts.get': 20,
  'Gmail.Users.Drafts.create': 10,
  'Gmail.Users.Drafts.remove': 10,
  'Gmail.Users.Drafts.send': 100,
};

const gmailUnits = (method: string): number => {
  const units = method.startsWith('Gmail.') ? unitsOf[method] : 0;
  if (units === undefined) throw new Error(`Say in unitsOf how many units ${method} takes.`);
  return units;
};

export const countOf = ({ calls, modelledMs, error, fn }: RunResult): Counted => {
  if (error !== undefined) throw new Error(`${fn} failed: ${error.message}`);
  const all = Object.entries(calls);
  return {
    calls: all.reduce((sum, [, count]) => sum + count, 0),
    seconds: Math.round(modelledMs / 100) / 10,
    units: all.reduce((sum, [method, count]) => sum + gmailUnits(method) * count, 0),
  };
};

const hour = 3_600_000;
/** Monday, in the middle of a day. */
const monday = Date.UTC(2026, 2, 2, 9);
/** Tuesday 08:10 in Berlin: the first send window is open. */
const tuesday = Date.UTC(2026, 2, 3, 7, 10);

const headings = ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone'];
/** A sheet of so many people, each of a firm of its own: no rule about colleagues or companies holds anybody back. */
const peopleOf = (rows: number): string[][] => [
  headings,
  ...Array.from({ length: rows }, (_, index) => {
    const number = index + 1;
    return [`p${number}@firm${number}.example`, `Name${number}`, `Firm ${number}`, '8000', 'Europe/Berlin'];
  }),
];

const roomy: Readonly<Record<string, string>> = { 'Daily Cap': '400', 'First Day Cap': '400', 'Ramp Weeks': '0' };
/** More than a day's runs take: what a run does in the time it has is counted elsewhere. */
const patience = { executionLimitMs: 24 * hour };

const lastOf = (team: Team): Counted => countOf(team.host.executions().slice(-1)[0]!);

/** Set-up of a fresh sheet: the calls of looking at it, and of furnishing it. */
export async function countSetUp(
  rows: number,
): Promise<{ readonly survey: Counted; readonly setUp: Counted; readonly team: Team }> {
  const team = await newTeam(peopleOf(rows), { now: monday, traits: patience });
  const named = (fn: string): Counted => countOf(team.host.executions().find((each) => each.fn === fn)!);
  const counted = { survey: named('sidebarSurvey'), setUp: named('sidebarSetUp'), team };
  for (const [name, value] of Object.entries(roomy)) team.setting(name, value);
  return counted;
}

interface PreviewRow {
  readonly row: number;
  readonly email: string;
  readonly print: string;
}

export interface Enrolled {
  readonly preview: Counted;
  readonly enroll: Counted;
  readonly batch: string;
}

/** Enrolls the rows of the sheet from first to last, heading row not counted, in outbound. */
export function enrollRows(team: Team, first: number, last: number, anchor: string): Enrolled {
  const ranges = [{ first: first + 1, last: last + 1 }];
  const choice = { cadence: 'outbound', anchor };
  const { rows } = callSidebar<{ rows: PreviewRow[] }>(team.host, 'sidebarEnrollPreview', {
    ...choice,
    ranges,
    includeHidden: true,
  });
  const preview = lastOf(team);
  const confirmed = rows.map(({ row, email, print }) => ({ row, email, print, ticks: [] }));
  const { batch, refused } = callSidebar<{ batch: string; refused: { words: string }[] }>(team.host, 'sidebarEnroll', {
    ...choice,
    batch: null,
    rows: confirmed,
  });
  if (refused[0] !== undefined) throw new Error(`A row was refused: ${refused[0].words}`);
  return { preview, enroll: lastOf(team), batch };
}

/** Takes an enrollment back. */
export function countUndo(team: Team, batch: string): Counted {
  callSidebar(team.host, 'sidebarUndoEnroll', { batch });
  return lastOf(team);
}

/** One question of the sidebar. */
export function countAsked(team: Team, fn: 'sidebarOverview' | 'sidebarHealth'): Counted {
  callSidebar(team.host, fn, {});
  return lastOf(team);
}

/** Enrolls rows a thousand at a time, as a person may. */
const enrollMany = (team: Team, first: number, last: number, anchor: string): void => {
  for (let from = first; from <= last; from += 1_000) enrollRows(team, from, Math.min(from + 999, last), anchor);
};
const dueOnTuesday = '2026-03-02';
const dueInJune = '2026-06-01';

/** Enrolls all rows: `due` of them with their first mail due on Tuesday, the others with nothing due for months. */
export function enrollAll(team: Team, rows: number, due: number): void {
  enrollMany(team, 1, due, dueOnTuesday);
  enrollMany(team, due + 1, rows, dueInJune);
}

/** The same for several numbers of due mails, each on a sheet that is enrolled but for the topmost hundred rows and comes back every time. */
export function* eachDue(team: Team, rows: number, dues: readonly number[]): Generator<number> {
  const open = 100;
  enrollMany(team, open + 1, rows, dueInJune);
  const kept = team.host.remember();
  for (const due of dues) {
    team.host.recall(kept);
    enrollMany(team, 1, due, dueOnTuesday);
    enrollMany(team, due + 1, open, dueInJune);
    yield due;
  }
}

const unrelated = 30;

export interface Ticks {
  /** The run in which the due mails go. */
  readonly sending: Counted;
  readonly sent: number;
  /** The run an hour later with nothing due, and 30 mails of strangers in the box. */
  readonly idle: Counted;
}

/** Every row is in a cadence; the mails that are due go, and an hour later there is nothing to do but to look. */
export function countTicks(team: Team): Ticks {
  const { host } = team;
  host.clock.moveTo(tuesday - hour);
  team.tick();
  host.clock.moveTo(tuesday);
  const sending = countOf(team.tick());
  const sent = team.sent().length;
  for (let number = 1; number <= unrelated; number++) {
    const from = `stranger${number}@elsewhere${number}.example`;
    host.mail.newMailFrom(rep, { from, subject: `Newsletter ${number}`, text: 'Nothing that concerns a prospect.' });
  }
  host.clock.moveTo(tuesday + hour);
  return { sending, sent, idle: countOf(team.tick()) };
}

/** A day after the first mails: the run in which the follow-ups of all who got one go, in their threads. */
export function countFollowUps(team: Team): { readonly sending: Counted; readonly sent: number } {
  const before = team.sent().length;
  // By then strangers' mails are opened and the day has begun: neither is a follow-up's cost.
  for (const hours of [5, 24]) {
    team.host.clock.moveTo(tuesday + hours * hour);
    team.tick();
  }
  team.host.clock.moveTo(tuesday + 25 * hour);
  const sending = countOf(team.tick());
  return { sending, sent: team.sent().length - before };
}

/** An idle run over a Log with so many lines of history under what stands in it. */
export async function countIdleWithLog(rows: number, lines: number): Promise<Counted> {
  const { team } = await countSetUp(rows);
  enrollAll(team, rows, 0);
  team.host.clock.moveTo(tuesday - hour);
  team.tick();
  fillLog(team.host, lines);
  team.host.clock.moveTo(tuesday);
  team.tick();
  team.host.clock.moveTo(tuesday + hour);
  const idle = countOf(team.tick());
  team.host.close();
  return idle;
}
