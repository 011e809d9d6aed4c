import type { Cadence } from '../engine/cadence';
import { formatDay, type Moment, parseCivil } from '../engine/calendar';
import { type NextTouch, nextTouch, type TouchInput } from '../engine/due';
import { touchLabel } from '../engine/labels';
import { folded } from '../engine/vocabulary';
import { civilDayOf } from '../engine/zones';
import type { CadenceDraft, Effect, Moved, Sample } from './cadencesContract';
import { type CadencesDesk, type CadencesPorts, inCadence } from './cadencesDesk';
import { counted } from './counted';
import { type Candidate, onWallClock } from './enrollCandidate';
import { isAmong, selectedRows } from './selectedRows';

/** What an edit of a cadence would do to people: those who are in it, and a few who might be. */

const shownRows = 50;
const sampleRows = 20;

const nameOf = ({ name, email, source }: Candidate): string => name || email || `Row ${source.row}`;

const runs = ({ prospect }: Candidate): boolean => prospect.status === 'Active' || prospect.status === 'Resumed';

function touchOf(candidate: Candidate, cadence: Cadence, anchor: Moment, desk: CadencesDesk): NextTouch {
  const input: TouchInput = { ...candidate.prospect, cadence, anchor, zone: candidate.zone };
  return nextTouch(input, desk.book.rules);
}

function wordsOf(touch: NextTouch, cadence: Cadence, { zone }: Candidate): string {
  if (touch.kind === 'done') return 'all steps done';
  return touch.kind === 'problem' ? touch.words : `${touchLabel(cadence, touch.step)}: ${onWallClock(touch.due, zone)}`;
}

const stepList = (cadence: Cadence, numbers: readonly number[]): string =>
  numbers.map((number) => touchLabel(cadence, number)).join('; ');

interface Change {
  readonly moved: Moved;
  readonly atOnce: boolean;
  readonly again: boolean;
  readonly skipped: boolean;
}

/** The same step on another day is named once. */
const shortened = (words: string, before: string): string => {
  const [step] = before.split(': ');
  return step !== undefined && words.startsWith(`${step}: `) ? words.slice(step.length + 2) : words;
};

function changeOf(
  candidate: Candidate,
  old: Cadence,
  next: Cadence,
  draft: CadenceDraft,
  now: number,
  desk: CadencesDesk,
): Change | null {
  const { anchor, stepsDone } = candidate.prospect;
  if (anchor === null) return null;
  const before = touchOf(candidate, old, anchor, desk);
  const after = touchOf(candidate, next, anchor, desk);
  const origin = draft.steps[stepsDone]?.from ?? null;
  const repeated = draft.steps
    .slice(stepsDone)
    .flatMap(({ from }, index) => (from !== null && from <= stepsDone ? [stepsDone + index + 1] : []));
  const passed = draft.steps
    .slice(0, stepsDone)
    .flatMap(({ from }, index) => (from === null || from > stepsDone ? [index + 1] : []));
  const dueBefore = before.kind === 'due' ? before.due : null;
  const dueAfter = after.kind === 'due' ? after.due : null;
  const sameStep = before.kind === after.kind && (before.kind !== 'due' || origin === stepsDone + 1);
  if (dueBefore === dueAfter && sameStep && repeated.length + passed.length === 0) return null;
  const atOnce = runs(candidate) && dueAfter !== null && dueAfter <= now && (dueBefore === null || dueBefore > now);
  const notes = [
    ...(atOnce ? ['Due at once.'] : []),
    ...(repeated.length > 0 ? [`Gets again what was done already: ${stepList(next, repeated)}.`] : []),
    ...(passed.length > 0 ? [`Never gets: ${stepList(next, passed)}.`] : []),
    ...(after.kind === 'done' && before.kind === 'due' ? ['Nothing is left to do: silence ends it.'] : []),
    ...(before.kind === 'done' && after.kind === 'due' ? ['Was through, and has a step again.'] : []),
  ];
  return {
    moved: {
      row: candidate.source.row,
      name: nameOf(candidate),
      status: candidate.prospect.status || '',
      words: `${wordsOf(before, old, candidate)} → ${shortened(wordsOf(after, next, candidate), wordsOf(before, old, candidate))}`,
      note: notes.join(' '),
    },
    atOnce,
    again: repeated.length > 0,
    skipped: passed.length > 0,
  };
}

const versioned = /^(.*\S)\s+v(\d+)$/i;

/** "Outbound 21-Day v2", or the number after the highest there is: what Enroll takes for the newest. */
function freeName(name: string, names: readonly string[]): string {
  const stem = versioned.exec(name)?.[1] ?? name;
  const numbers = names.map((each) => {
    const parts = versioned.exec(each);
    return folded(parts?.[1] || '') === folded(stem) ? Number(parts?.[2]) : 1;
  });
  return `${stem} v${Math.max(1, ...numbers) + 1}`;
}

export const isTaken = ({ book, cadences }: CadencesDesk, name: string): boolean =>
  book.rules.book.find(name) !== null || book.brokenCadences.has(folded(name)) || cadences.lines.of(folded(name)).length > 0;

/** Cadences into which the rules themselves move a prospect: by an Outcome, by silence, by a trigger event. */
const entered: ReadonlySet<string> = new Set(['post-demo', 'post-proposal', 're-engage', 'nurture-6m', 'nurture-annual']);

/** Who moves when a cadence becomes another, worst first. */
export function effectOf(
  { clock }: Pick<CadencesPorts, 'clock'>,
  desk: CadencesDesk,
  old: Cadence,
  next: Cadence,
  draft: CadenceDraft,
): Effect {
  const now = clock.now();
  const people = inCadence(desk, old.name);
  const changes = people
    .map((candidate) => changeOf(candidate, old, next, draft, now, desk))
    .filter((change): change is Change => change !== null);
  const weight = ({ atOnce, again, skipped }: Change): number => 4 * Number(atOnce) + 2 * Number(again) + Number(skipped);
  const tell = (test: (change: Change) => boolean, words: string): string[] => {
    const count = changes.filter(test).length;
    return count === 0 ? [] : [`${count} ${words}`];
  };
  const parts = [
    `${changes.length} of ${counted(people.length, 'prospect')} in it get a different next touch`,
    ...tell(({ atOnce }) => atOnce, 'due at once'),
    ...tell(({ again }) => again, 'with a step again'),
    ...tell(({ skipped }) => skipped, 'past a step'),
  ];
  return {
    moved: changes.length,
    words: `${changes.length === 0 ? `The next touch of all ${people.length} in it stays as it is` : parts.join(', ')}. Steps further ahead follow the new days.`,
    rows: [...changes]
      .sort((one, other) => weight(other) - weight(one) || one.moved.row - other.moved.row)
      .slice(0, shownRows)
      .map(({ moved }) => moved),
    free: freeName(old.name, desk.cadences.lines.keys),
    staying: `Everyone in ${old.name} stays in it as it was. Enroll offers the new one from now on.${entered.has(old.id) ? ' Outcomes and silence still lead into the old one.' : ''}`,
  };
}

/** Whose dates are shown: selected rows of the prospects sheet, else people in the cadence, else the first ones. */
function sampled(
  { selection, sheets }: CadencesPorts,
  desk: CadencesDesk,
  old: Cadence,
): { readonly who: string; readonly rows: readonly Candidate[] } {
  const { book, candidates } = desk;
  const selected = selection.selected();
  if (selected.sheet === book.prospectsSheet) {
    const { ranges } = selectedRows(selected, book.headings.headingRow, sheets.lastRow(book.prospectsSheet));
    const rows = candidates.filter(({ source }) => isAmong(source.row, ranges));
    if (rows.length > 0) return { who: 'The selected rows', rows };
  }
  const inIt = inCadence(desk, old.name);
  return inIt.length > 0
    ? { who: `People in ${old.name}`, rows: inIt }
    : { who: 'The first rows of the sheet', rows: candidates };
}

/**
 * The dates on which each step would fall for up to 20 rows, were they enrolled on a day and every step done when it is due.
 * @param anchor `YYYY-MM-DD`; '' is today
 */
export function sampleOf(ports: CadencesPorts, desk: CadencesDesk, old: Cadence, next: Cadence, anchor: string): Sample {
  const { book } = desk;
  const day = anchor === '' ? civilDayOf(ports.clock.now(), book.sheetZone) : parseCivil(anchor);
  if (day === null) throw new Error(`"${anchor}" is no date to count from: choose one.`);
  const { who, rows } = sampled(ports, desk, old);
  return {
    who: `${who}${rows.length > sampleRows ? ` (${sampleRows} of ${rows.length})` : ''}, as if enrolled on ${formatDay(day)}`,
    rows: rows.slice(0, sampleRows).map((candidate) => {
      const lines: string[] = [];
      let lastContact: Moment | null = null;
      const { notBefore, zone } = candidate;
      for (let stepsDone = 0; stepsDone < next.steps.length; stepsDone++) {
        const input: TouchInput = {
          ...candidate.prospect,
          cadence: next,
          anchor: { kind: 'date', day },
          zone,
          stepsDone,
          lastContact,
          notBefore,
        };
        const touch = nextTouch(input, book.rules);
        if (touch.kind === 'problem') lines.push(touch.words);
        if (touch.kind !== 'due') break;
        const { wanted, slot, heldBack } = touch.trace;
        const why = heldBack ? ', held back by Not Before' : wanted === slot.day ? '' : `, moved from ${formatDay(wanted)}`;
        lines.push(`${wordsOf(touch, next, candidate)}${why}`);
        lastContact = { kind: 'date', day: slot.day };
      }
      return { who: `${nameOf(candidate)}, row ${candidate.source.row}, ${zone.name}`, lines };
    }),
  };
}
