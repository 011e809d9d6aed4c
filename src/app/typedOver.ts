import type { Prospect, RowProblem } from '../engine/decision';
import { type ExitReason, exitReasonOf, folded, type Status, statusOf } from '../engine/vocabulary';
import { isSameAddress } from '../mail/addresses';
import { valueOr } from '../sheet/cells/cell';
import { readEmailAddress } from '../sheet/cells/emailAddress';
import { fieldOf, type WrittenFieldId } from '../sheet/fields';
import { type OwnField, ownWords, type TypedOver, typedOver } from '../sheet/ownCells';
import { type ProspectState, rolesElsewhere } from '../sheet/prospectState';
import type { ProspectRow } from '../sheet/prospects';
import type { Book } from './book';
import type { RowInHand } from './tick/effects';

/** What a person typed over the cells that steer a row, and what is made of it. */
export interface Typed {
  readonly facts: Prospect;
  readonly state: ProspectState;
  /** Cells taken as they stand from now on. */
  readonly accepts: readonly OwnField[];
  /** Cells that are put back as they were. */
  readonly cells: RowInHand['cells'];
  readonly noted: RowInHand['noted'];
  /** State is another row's. */
  readonly isForeign: boolean;
  /** Whose mailbox holds the row's threads and its draft; '' where nobody has written yet. */
  readonly mailbox: string;
}

interface Look {
  readonly book: Book;
  readonly source: ProspectRow;
  /** Whether a Prospect ID stands on another row. */
  readonly isTaken: (id: string) => boolean;
  /** A person sets the row running in this very call, knowing what it was held for. */
  readonly isConfirmed?: boolean;
}

type Rule = (typed: Typed, change: TypedOver, look: Look) => Typed;

const accept = (typed: Typed, { field, was, now }: TypedOver): Typed => ({
  ...typed,
  accepts: [...typed.accepts, field],
  noted: [
    ...typed.noted,
    { what: 'Changed by hand', words: `${fieldOf(field).heading} was ${ownWords(was)} and is ${ownWords(now)}.` },
  ],
});

const withProblem = (typed: Typed, field: OwnField, words: string, holds: RowProblem['holds'] = 'all'): Typed => ({
  ...typed,
  facts: { ...typed.facts, problems: [...typed.facts.problems, { field: fieldOf(field).heading, words, holds }] },
});

const putBack = (typed: Typed, field: WrittenFieldId, value: string, words: string): Typed => ({
  ...typed,
  cells: { ...typed.cells, [field]: value },
  noted: [...typed.noted, { what: 'Put back', words }],
});

/** Somebody saw why the row was held and set it running all the same. */
const isConfirmed = ({ state: { own }, facts: { status, pause } }: Pick<Typed, 'state' | 'facts'>): boolean =>
  (status === 'Resumed' || status === 'Active') &&
  (pause !== null || folded(String(own?.[6] ?? '')) === folded('Held' satisfies Status));

const isOut = ({ facts: { sequence, status } }: Typed): boolean =>
  sequence === '' || (status !== null && exitReasonOf(status) !== null);

const nothingWritten = ({ state }: Typed): boolean => state.threads.length === 0 && state.draft === null;

/** By its id a row is told from every other one: it is put back where it was cleared, and a State that names another row is nobody's. */
const prospectId: Rule = (typed, { was, now }, { isTaken }) => {
  const id = String(was);
  if (now !== '' || id === '' || isTaken(id)) return { ...typed, isForeign: true };
  return putBack({ ...typed, facts: { ...typed.facts, id } }, 'prospectId', id, `Prospect ID ${id} had been cleared.`);
};

const withoutDrafts = (typed: Typed): Typed => {
  const roles = typed.state.roles.map((each) => ({ ...each, draft: null }));
  return { ...typed, state: { ...typed.state, draft: null, roles } };
};

const sequenceName: Rule = (typed, change, { book, isConfirmed: confirmed = isConfirmed(typed) }) => {
  const { find } = book.rules.book;
  const [before, present] = [find(String(change.was)), find(String(change.now))];
  const isRespelled = before !== null && before.id === present?.id;
  if (isRespelled) return { ...typed, accepts: [...typed.accepts, change.field] };
  // Whoever clears it takes the row out; an unsent draft goes with it.
  if (change.now === '') return accept(withoutDrafts(typed), change);
  if (isOut(typed) || change.was === '' || present === null) return present === null ? typed : accept(typed, change);
  if (confirmed) {
    const { facts, state } = withoutDrafts(typed);
    // Versions of the cadence that was left go to nobody; nor does the other one make up for the steps before.
    return accept({ ...typed, facts, state: { ...state, roles: state.roles.map((each) => ({ ...each, next: null })) } }, change);
  }
  return withProblem(
    typed,
    'sequenceName',
    `it was ${ownWords(change.was)}. Put that back; or enroll them in the other cadence from its beginning; or set Status to Resumed to go on in it after the steps done.`,
  );
};

const owner: Rule = (typed, change, { isConfirmed: confirmed = isConfirmed(typed) }) => {
  const isSame = change.was !== '' && change.now !== '' && isSameAddress(String(change.was), String(change.now));
  if (isSame) return { ...typed, accepts: [...typed.accepts, change.field] };
  // Without a mailbox nobody writes: said by the row itself, and what is under way stays where it is.
  if (readEmailAddress(String(change.now)).kind !== 'value') return typed;
  if (isOut(typed) || change.was === '' || nothingWritten(typed)) return accept(typed, change);
  if (confirmed)
    return accept(
      { ...typed, state: { ...typed.state, threads: [], draft: null, roles: rolesElsewhere(typed.state.roles) } },
      change,
    );
  return withProblem(
    typed,
    'owner',
    `it was ${String(change.was)}, in whose mailbox the mails so far lie. Put that back; or set Status to Resumed, and ${String(change.now)} goes on in a thread of their own.`,
  );
};

/** Why Status does not say what the row is: somebody typed over that they left; null where nobody did. */
const leftAs = (change: TypedOver, present: Status | null): { readonly left: ExitReason; readonly words: string } | null => {
  const left = exitReasonOf(String(change.was));
  return left === null || (present !== null && exitReasonOf(present) !== null)
    ? null
    : { left, words: `They left as ${left}, and ${ownWords(change.now)} in Status does not bring them back: enroll them again.` };
};

/** The same of a row that a person acts on before a run has put Status back. */
export function leftBefore({ state, values, cells }: ProspectRow, { headings, sheetZone }: Book): string | null {
  const own = state.kind === 'state' ? state.state.own : null;
  const cell = (field: OwnField) => cells[(headings.columnOf[field] ?? 0) - 1] ?? '';
  const change = typedOver(own, cell, sheetZone).find(({ field }) => field === 'status');
  return change === undefined ? null : (leftAs(change, valueOr(values.status, null))?.words ?? null);
}

/** Who left stays out: only enrolling brings them back, since it looks at what speaks against it. */
const status: Rule = (typed, change) => {
  const present = typed.facts.status;
  const gone = leftAs(change, present);
  if (gone !== null) {
    const { left, words } = gone;
    const back = { ...typed, facts: { ...typed.facts, status: left, problems: typed.facts.problems.filter(isNotOfStatus) } };
    return { ...putBack(back, 'status', left, words), cells: { ...typed.cells, status: left, needsYou: words } };
  }
  if (present === 'Unsubscribed' && exitReasonOf(String(change.was)) !== 'Unsubscribed') {
    // It means what the outcome of that name means, and has all its consequences.
    const before = statusOf(String(change.was)) ?? 'Active';
    return accept({ ...typed, facts: { ...typed.facts, status: before, outcome: 'Unsubscribed' } }, change);
  }
  return accept(typed, change);
};

const isNotOfStatus = ({ field }: RowProblem): boolean => field !== fieldOf('status').heading;

const rules: Partial<Readonly<Record<OwnField, Rule>>> = { prospectId, sequenceName, owner, status };

/**
 * Looks at what a person typed over the product's own cells since it last wrote the row. Steps, dates and pauses are taken as they
 * stand, and the Log says so; what could send a mail to the wrong person, from the wrong mailbox or twice holds the row until somebody
 * decides; who left is not brought back by a cell.
 */
export function typedCells(look: Look, facts: Prospect, state: ProspectState): Typed {
  const { source, book } = look;
  const cell = (field: OwnField) => source.cells[(book.headings.columnOf[field] ?? 0) - 1] ?? '';
  const present = valueOr(source.values.owner, '').toLowerCase();
  const changes = typedOver(state.own, cell, book.sheetZone);
  const handedOver = changes.find(({ field }) => field === 'owner');
  const start: Typed = {
    facts,
    state,
    accepts: [],
    cells: {},
    noted: [],
    isForeign: false,
    mailbox: handedOver === undefined ? present : String(handedOver.was).toLowerCase(),
  };
  return changes.reduce((typed, change) => (rules[change.field] ?? accept)(typed, change, look), start);
}
