import type { RowProblem } from '../../engine/decision';
import { valueOr } from '../../sheet/cells/cell';
import { logHeadings, readLog } from '../../sheet/logSheet';
import { toProspectFacts } from '../../sheet/prospectFacts';
import { freshState, type ProspectState } from '../../sheet/prospectState';
import type { ProspectRow } from '../../sheet/prospects';
import { sheetNames } from '../../sheet/sheetNames';
import type { Book } from '../book';
import { inHand } from './effects';
import { claimStates } from './journal';
import type { TickRow, World } from './run';
import { withoutSilenced } from './silence';

/** Rows that a tick has something to say about; the others are a team's own list and cost nothing. */
const concerns = ({ values }: ProspectRow): boolean =>
  values.sequenceName.kind !== 'blank' ||
  values.status.kind !== 'blank' ||
  values.outcome.kind !== 'blank' ||
  values.triggerEvent.kind !== 'blank';

/** Prospect IDs of which the Log says that mail went out, or may have. The whole Log is read, so only when a row lost its State. */
function mailedBefore(world: World, book: Book): ReadonlySet<string> {
  const lines = readLog(world.sheets.read(sheetNames.log) ?? [logHeadings], book.sheetZone);
  if (lines.kind === 'problem') throw new Error(`The Log sheet: ${lines.words}`);
  return new Set(
    lines.kind === 'value'
      ? lines.value.filter(({ state }) => claimStates.includes(state) && state !== 'ABORTED').map(({ prospectId }) => prospectId)
      : [],
  );
}

const lostState: RowProblem = {
  field: 'State',
  words:
    'what was sent to this prospect can no longer be read from its hidden State; compare with the Log and enroll the row again',
  holds: 'all',
};

/**
 * Makes the rows ready. A row that a team brought with it, in the middle of a cadence, has neither id nor State: it is given both, and
 * rests for this run, so that no mail is claimed under an id that is not in the sheet yet.
 * @returns the rows, and those that rest because of what they are
 */
export function tickRows(
  world: World,
  book: Book,
  me: string,
  now: number,
): { rows: readonly TickRow[]; resting: ReadonlySet<TickRow>; told: readonly string[] } {
  const sources = book.prospects.filter(concerns);
  const counts = new Map<string, number>();
  for (const { id } of book.prospects) if (id !== '') counts.set(id, (counts.get(id) ?? 0) + 1);
  const isBlankState = (row: ProspectRow): boolean => row.state.kind === 'blank' && row.values.sequenceName.kind !== 'blank';
  const before = sources.some((row) => isBlankState(row) && row.id !== '') ? mailedBefore(world, book) : new Set<string>();

  const resting = new Set<TickRow>();
  const told: string[] = [];
  const rows = sources.map((source): TickRow => {
    const adopted = isBlankState(source);
    const kept: ProspectState = source.state.kind === 'state' ? source.state.state : freshState;
    const state = adopted && !before.has(source.id) ? { ...kept, enrollment: 1, since: now } : kept;
    const read = withoutSilenced(toProspectFacts(source), book.doNotContact);
    const facts = book.headings.columnOf.timelinePushes === undefined ? { ...read, timelinePushes: state.pushes } : read;
    const isNew = source.id === '' && facts.sequence !== '';
    const id = isNew ? world.identity.newId() : source.id;
    const problems = adopted && before.has(source.id) ? [...facts.problems, lostState] : facts.problems;
    const shown = { needsYou: valueOr(source.values.needsYou, ''), tags: valueOr(source.values.tags, '') };
    const hand = inHand({ ...facts, id, since: state.since, problems }, state, shown);
    const row: TickRow = {
      source,
      email: valueOr(source.values.email, ''),
      mine: valueOr(source.values.owner, '').toLowerCase() === me,
      lastThread: state.threads[state.threads.length - 1] ?? null,
      hand: isNew ? { ...hand, cells: { prospectId: id } } : hand,
      recorded: hand,
      written: {},
    };
    // What set-up or a person left out is written down by this very run.
    if (isNew || adopted) row.hand = { ...row.hand };
    if (isNew) resting.add(row);
    if ((counts.get(source.id) ?? 0) > 1) {
      resting.add(row);
      told.push(
        `Row ${source.row} bears the same Prospect ID as another row: nothing is done for either. Delete the id in the copied row.`,
      );
    }
    return row;
  });
  return { rows, resting, told };
}
