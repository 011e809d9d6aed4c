import { normalisedAddress } from '../../mail/addresses';
import type { ProspectState, RoleState } from '../../sheet/prospectState';
import type { RowInHand } from './effects';
import type { TickRow } from './run';

/**
 * One more person of an account, as a row of their own: with their address, threads, draft and words, on top of the row that names them.
 * What claims, drafts, sends, recovers and records mails works for them as for a prospect; whatever else is written lands on the main row.
 */

const unknown = (role: string, address: string): RoleState => ({
  role,
  address,
  planned: 0,
  next: null,
  rests: null,
  told: '',
  ended: false,
  done: [],
  threads: [],
  draft: null,
  mailed: null,
  words: [],
});

const isAt =
  (address: string) =>
  (each: RoleState): boolean =>
    normalisedAddress(each.address) === normalisedAddress(address);

/** What a row remembers of somebody of its account; null where it never had to do with them. */
export const roleAt = ({ roles }: Pick<ProspectState, 'roles'>, address: string): RoleState | null =>
  roles.find(isAt(address)) ?? null;

/** Puts what is known of one person into a state, in the place of what stood there. */
export function withRole<S extends Pick<ProspectState, 'roles'>>(
  state: S,
  role: string,
  address: string,
  change: (known: RoleState) => RoleState,
): S {
  const known = roleAt(state, address);
  const changed = change(known ?? unknown(role, address));
  if (known === changed) return state;
  const roles = known === null ? [...state.roles, changed] : state.roles.map((each) => (each === known ? changed : each));
  return { ...state, roles };
}

/** A version that went out, or was given up, is to go no more. */
export const isDone = ({ done }: Pick<RoleState, 'done'>, step: number): boolean =>
  done.some((name) => name.startsWith(`${step}.`));

/** The main row with what was written on somebody beside it. */
function folded(main: TickRow, role: string, address: string, hand: RowInHand): RowInHand {
  const { threads, done, draft, words, mailed } = hand.state;
  const own = main.hand.state;
  const { roles } = withRole(own, role, address, (known) => ({
    ...known,
    threads,
    done,
    draft,
    words,
    mailed,
    next: known.next !== null && isDone({ done }, known.next.step) ? null : known.next,
  }));
  const kept = { threads: own.threads, done: own.done, draft: own.draft, words: own.words, mailed: own.mailed };
  return { ...hand, state: { ...hand.state, ...kept, waiting: own.waiting, roles } };
}

const made = new WeakMap<TickRow, Map<string, TickRow>>();

/** The row of one more person of an account: the same one however often it is asked for in a run. */
export function stakeholderRow(main: TickRow, role: string, address: string): TickRow {
  const rows = made.get(main) ?? new Map<string, TickRow>();
  made.set(main, rows);
  const key = normalisedAddress(address);
  const known = rows.get(key);
  if (known !== undefined) return known;
  const row: TickRow = {
    ...main,
    email: address,
    lastThread: null,
    beside: { role, main },
    get hand() {
      const { threads, done, draft, words, mailed } = roleAt(main.hand.state, address) ?? unknown(role, address);
      return { ...main.hand, state: { ...main.hand.state, threads, done, draft, words, mailed } };
    },
    set hand(hand) {
      main.hand = folded(main, role, address, hand);
    },
    get unwritten() {
      return main.unwritten;
    },
    set unwritten(is) {
      main.unwritten = is;
    },
  };
  rows.set(key, row);
  return row;
}

/** Everybody beside a prospect whom its row remembers. */
const rowsBeside = (main: TickRow): readonly TickRow[] =>
  main.hand.state.roles.map(({ role, address }) => stakeholderRow(main, role, address));

/** Rows with everybody beside them. */
export const withBeside = (rows: readonly TickRow[]): readonly TickRow[] =>
  rows.flatMap((row) => (row.hand.state.roles.length === 0 ? [row] : [row, ...rowsBeside(row)]));

/** "their CFO, cfo@firm.example": how words speak of somebody beside the prospect. */
export const roleWords = ({ role, address }: { readonly role: string; readonly address: string }): string =>
  `their ${role}, ${address}`;
