import type { Furnishing } from '../ports/furnishing';
import type { Mailbox } from '../ports/mailbox';
import type { Selection } from '../ports/selection';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock, Identity, Lock } from '../ports/world';
import { valueOr } from '../sheet/cells/cell';
import { mailboxOf } from '../sheet/doNotContactKeys';
import type { LogRow } from '../sheet/logSheet';
import { writeState } from '../sheet/prospectState';
import type { ProspectRow } from '../sheet/prospects';
import type { WorkRow } from '../sheet/workSheet';
import type { Book } from './book';
import type { DraftToRemove } from './draftsToRemove';
import { type Mentions, mentionsOf } from './mentions';
import { type Claim, claimsOf, isOpen } from './tick/journal';

export interface ErasePorts {
  readonly sheets: Spreadsheet;
  readonly furnishing: Furnishing;
  readonly selection: Selection;
  readonly mailbox: Mailbox;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly lock: Lock;
}

/** One person to be erased: every row of the prospects sheet that bears one of their addresses. */
export interface Person {
  /** '' where no row names them. */
  readonly name: string;
  readonly addresses: readonly string[];
  readonly rows: readonly ProspectRow[];
}

/** Addresses in the Email cell: all of them, where a person wrote several. */
function addressesIn(source: ProspectRow): readonly string[] {
  const { email } = source.values;
  if (email.kind === 'value') return [email.value];
  return email.kind === 'problem'
    ? (source.token('Email') || '').match(/[^\s,;<>"'()]+@[^\s,;<>"'()]+\.[^\s,;<>"'()]+/g) || []
    : [];
}

const fullName = ({ values }: ProspectRow): string => `${valueOr(values.firstName, '')} ${valueOr(values.lastName, '')}`.trim();

/**
 * Who is meant by some rows and an address: rows that share a mailbox are one person, whether they were asked for or not.
 * @param address '' for none
 */
export function peopleOf({ prospects }: Pick<Book, 'prospects'>, rows: readonly number[], address: string): readonly Person[] {
  const byMailbox = new Map<string, ProspectRow[]>();
  for (const source of prospects)
    for (const each of addressesIn(source)) byMailbox.set(mailboxOf(each), [...(byMailbox.get(mailboxOf(each)) || []), source]);
  const asked = prospects.filter(({ row }) => rows.includes(row));
  const taken = new Set<ProspectRow>();
  const personFrom = (first: readonly ProspectRow[], written: readonly string[]): Person => {
    const own = new Set(first);
    const addresses = new Map<string, string>();
    const join = (text: string): void => {
      if (addresses.has(mailboxOf(text))) return;
      addresses.set(mailboxOf(text), text);
      for (const source of byMailbox.get(mailboxOf(text)) || []) add(source);
    };
    const add = (source: ProspectRow): void => {
      own.add(source);
      for (const text of addressesIn(source)) join(text);
    };
    written.forEach(join);
    first.forEach(add);
    for (const source of own) taken.add(source);
    const sorted = [...own].sort((one, other) => one.row - other.row);
    return { name: sorted.map(fullName).find((name) => name !== '') || '', addresses: [...addresses.values()], rows: sorted };
  };
  const people: Person[] = address === '' ? [] : [personFrom([], [address])];
  for (const source of asked) if (!taken.has(source)) people.push(personFrom([source], []));
  return people;
}

/** What the file knows of these people, place by place. */
export interface Traces {
  readonly people: readonly Person[];
  readonly rows: readonly ProspectRow[];
  readonly addresses: readonly string[];
  readonly mentions: Mentions;
  /** Lines of the Log that are about them. */
  readonly log: readonly LogRow[];
  /** Lines about others that name them. */
  readonly namedInLog: readonly LogRow[];
  readonly work: readonly WorkRow[];
  /** Other people's rows that name them under Stakeholder Roles, with that cell as it is without their address. */
  readonly roles: readonly { readonly source: ProspectRow; readonly cell: string }[];
  /** The same rows' hidden State, without them. */
  readonly states: Traces['roles'];
  /** Claims of theirs that no line has closed yet. */
  readonly claims: readonly Claim[];
  /** Drafts that lie in some mailbox, by the address of its owner. */
  readonly drafts: ReadonlyMap<string, readonly DraftToRemove[]>;
}

function draftsOf(rows: readonly ProspectRow[], claims: readonly Claim[]): ReadonlyMap<string, readonly DraftToRemove[]> {
  const found = new Map<string, Map<string, DraftToRemove>>();
  const add = (owner: string, draft: DraftToRemove): void => {
    const mine = found.get(owner.toLowerCase()) ?? new Map<string, DraftToRemove>();
    mine.set(draft.draftId === '' ? draft.key : draft.draftId, draft);
    found.set(owner.toLowerCase(), mine);
  };
  for (const { entry, key } of claims) add(entry.owner, { draftId: entry.draftId, threadId: entry.threadId, key });
  for (const { state, values } of rows) {
    const draft = state.kind === 'state' ? state.state.draft : null;
    if (draft !== null) add(valueOr(values.owner, ''), { draftId: draft.draftId, threadId: draft.threadId, key: draft.key });
  }
  return new Map([...found].map(([owner, drafts]) => [owner, [...drafts.values()]]));
}

/** A role without an address stays: somebody else may fill it. */
function rolesWithout(
  prospects: readonly ProspectRow[],
  column: number | undefined,
  erased: readonly ProspectRow[],
  addresses: Mentions,
): Traces['roles'] {
  if (column === undefined) return [];
  const own = new Set(erased);
  return prospects.flatMap((source) => {
    const cell = source.cells[column - 1];
    if (typeof cell !== 'string' || own.has(source) || !addresses.in(cell)) return [];
    return [{ source, cell: addresses.without(cell, '').replace(/\s*<\s*>/g, '') }];
  });
}

/** What other people's rows remember of them as a stakeholder: their threads, and words that name them. */
function statesWithout(
  prospects: readonly ProspectRow[],
  erased: readonly ProspectRow[],
  mailboxes: ReadonlySet<string>,
  addresses: Mentions,
): Traces['roles'] {
  const own = new Set(erased);
  return prospects.flatMap((source) => {
    if (source.state.kind !== 'state' || own.has(source)) return [];
    const { state } = source.state;
    const text = writeState(state);
    if (!addresses.in(text)) return [];
    const roles = state.roles.filter(({ address }) => !mailboxes.has(mailboxOf(address)));
    return [{ source, cell: addresses.without(writeState({ ...state, roles }), 'somebody') }];
  });
}

/** Everything in the product's own sheets that belongs to these people. */
export function tracesOf(
  { prospects, headings }: Pick<Book, 'prospects' | 'headings'>,
  people: readonly Person[],
  log: readonly LogRow[],
  work: readonly WorkRow[],
): Traces {
  const rows = people.flatMap((person) => person.rows);
  const addresses = people.flatMap((person) => person.addresses);
  const names = rows.map(fullName);
  const mentions = mentionsOf(addresses, names);
  // A namesake's tasks are none of theirs.
  const byAddress = mentionsOf(addresses, []);
  const ids = new Set(rows.map(({ id }) => id).filter((id) => id !== ''));
  const mailboxes = new Set(addresses.map(mailboxOf));
  const isTheirs = ({ prospectId, email }: LogRow): boolean =>
    ids.has(prospectId) || (email !== '' && mailboxes.has(mailboxOf(email)));
  const own = log.filter(isTheirs);
  const claims = claimsOf(own).filter(isOpen);
  return {
    people,
    rows,
    addresses,
    mentions,
    log: own,
    namedInLog: log.filter((line) => !isTheirs(line) && (mentions.in(line.words) || mentions.in(line.email))),
    work: work.filter(
      ({ prospectId, what, text, reach, note, person }) =>
        ids.has(prospectId) || [what, text, reach, note, person].some((each) => byAddress.in(each)),
    ),
    roles: rolesWithout(prospects, headings.columnOf.stakeholderRoles, rows, byAddress),
    states: statesWithout(prospects, rows, mailboxes, byAddress),
    claims,
    drafts: draftsOf(rows, claims),
  };
}
