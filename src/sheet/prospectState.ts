import type { CivilDay, Instant } from '../engine/calendar';
import type { PauseKept, Suggestion } from '../engine/decision';

/** One Gmail thread of an enrollment, in the mailbox of the row's Owner. */
export interface ThreadState {
  readonly id: string;
  /** Subject of the first mail, without any "Re:". */
  readonly subject: string;
  /** Message-IDs as the mailbox holds them, oldest first: the next mail's References. */
  readonly messageIds: readonly string[];
}

/** A draft that waits for a person. */
export interface OpenDraft {
  readonly draftId: string;
  readonly key: string;
  readonly step: number;
  readonly threadId: string;
  readonly at: Instant;
  /** Signs of its words, by which the share that a person changes is measured; '' where they are not known. */
  readonly signs?: string;
  /** Whom it was made for; the address on the row may be changed while it lies there. */
  readonly to?: string;
  /** A person was told that it waits. */
  readonly told?: true;
}

/** What was sent to one more person of the account in this enrollment, and what is still to go to them. A changed address is a new person. */
export interface RoleState {
  /** As Stakeholder Roles names it. */
  readonly role: string;
  readonly address: string;
  /** The last step whose version was thought of for them. */
  readonly planned: number;
  /** The version that is to go to them, and the first day for it; null for none. */
  readonly next: { readonly step: number; readonly day: CivilDay } | null;
  /** They are out of office: nothing goes to them before this day. */
  readonly rests: CivilDay | null;
  /** Why nothing goes to them, as the Log was told; '' for nothing. */
  readonly told: string;
  /** Nothing goes to them in this file any more: their mail came back, they left, or asked for silence. */
  readonly ended: boolean;
  readonly done: readonly string[];
  readonly threads: readonly ThreadState[];
  readonly draft: OpenDraft | null;
  readonly mailed: ProspectState['mailed'];
  readonly words: readonly string[];
}

/** What a reply suggests, or `proposal`: the step that delivers it was done. */
export interface Offered extends Omit<Suggestion, 'kind'> {
  readonly kind: Suggestion['kind'] | 'proposal';
}

/** A cell as JSON holds it. */
export type Keepable = string | number | boolean | { readonly at: Instant };

/** A change of several cells of one row while it is written. */
export interface Unfinished {
  /** Whose run wrote it. */
  readonly by: string;
  readonly at: Instant;
  /** By field: what stood there, and what is to stand there. */
  readonly cells: Readonly<Record<string, readonly [was: Keepable, value: Keepable]>>;
  /** What the Log is to say of it. */
  readonly noted: readonly (readonly [what: string, words: string])[];
}

const earlierKept = 10;

/** The threads of an enrollment that ends, as the next one remembers them. */
export const leftThreads = ({
  earlier,
  threads,
  roles,
}: Pick<ProspectState, 'earlier' | 'threads' | 'roles'>): readonly string[] =>
  [...earlier, ...[...roles.flatMap((each) => each.threads), ...threads].map(({ id }) => id)].slice(-earlierKept);

/** The other people of an account in a new enrollment: what was learned of them stays, and so does an open draft, for a run to take back. */
export const rolesAfresh = (roles: readonly RoleState[]): readonly RoleState[] =>
  roles.map((each) => ({ ...each, planned: 0, next: null, done: [], threads: [] }));

/** The same people where another mailbox goes on, which holds none of their threads. */
export const rolesElsewhere = (roles: readonly RoleState[]): readonly RoleState[] =>
  roles.map((each) => ({ ...each, threads: [], draft: null }));

/** A mail that an exit owes and a person sends: an ask for permission, or the final mail. */
export interface Owed {
  readonly what: 'permission' | 'final';
  /** The enrollment that was left. */
  readonly enrollment: number;
  /** Whether it was listed on the Work sheet. */
  readonly asked: boolean;
  /** '' while the Owner's mailbox holds no draft of it. */
  readonly draftId: string;
}

/** A step of which nobody knows whether its mail went out, and what a person is asked about it. */
interface Doubt {
  readonly step: number;
  readonly words: string;
}

/** What the product must remember of a row besides its visible cells. Kept as one line of JSON in the hidden State column. */
export interface ProspectState {
  /** Counts the cadences this prospect was ever put into; part of every journal key, so that a new start is never taken for an old one. */
  readonly enrollment: number;
  /** Mark of the file in which this was written: what another file's rows remember is not this one's to go on with. Null before the first run. */
  readonly file: string | null;
  /** When the row was last enrolled or resumed: older signs in the mailbox no longer count. */
  readonly since: Instant | null;
  /** Touches ("step.channel.role") already sent or handed to a person in this enrollment. */
  readonly done: readonly string[];
  /** Gmail threads of this enrollment, the latest last. */
  readonly threads: readonly ThreadState[];
  /** Ids of threads of earlier enrollments, the latest last: an answer there still counts. */
  readonly earlier: readonly string[];
  readonly draft: OpenDraft | null;
  /** The draft of a step that is still to be done, which is gone and of which no mail was found: it may be set to go out later. */
  readonly gone: OpenDraft | null;
  /** The other people of the account. */
  readonly roles: readonly RoleState[];
  readonly owed: readonly Owed[];
  readonly pause: PauseKept | null;
  /** Outlives every other pause: only whoever lets the row go on from it has settled it. */
  readonly doubt: Doubt | null;
  /** Timeline pushes, where the sheet has no column that counts them. */
  readonly pushes: number;
  /** Follow Up On and Meeting Date as chosen in the sidebar, where the sheet has no such column. */
  readonly followUpOn: CivilDay | null;
  readonly meetingDate: CivilDay | null;
  /** What a person may want to do next, by what the prospect wrote or by the step just done: offered, never done by itself. */
  readonly suggestion: Offered | null;
  /** Cells that were decided and perhaps not all written: what is left of them is written before anything new is decided. */
  readonly unfinished: Unfinished | null;
  /** Call attempts so far, in any cadence: voicemail is left on some of them only. */
  readonly calls: number;
  /** Whether a person who said no was asked for, or gave, permission to be written to later. */
  readonly permission: 'asked' | 'given' | null;
  /** Opens as last seen, so that a rise is noticed once. */
  readonly opensSeen: number | null;
  /** The Trigger Event that a restart already used: it is not suggested twice. */
  readonly eventUsed: string | null;
  /** The address that bounced: a corrected one is given a new chance. */
  readonly bounced: string | null;
  /** The next email waits for a cap or a quota, and so does not grow stale. */
  readonly waiting: boolean;
  /** The last email to this person that is known, in whichever cadence, and whether a person sent it. */
  readonly mailed: { readonly at: Instant; readonly byHand: boolean } | null;
  /** Message-IDs of our emails that a server returned because of their sender: nobody ever read them. */
  readonly returned: readonly string[];
  /** Short digests of the words already sent to this person, the latest last. */
  readonly words: readonly string[];
  /** The product's own cells as it last wrote them, in the order of `ownFields`: what else stands there was typed. Null before the first write. */
  readonly own: readonly (string | number)[] | null;
}

export const freshState: ProspectState = {
  enrollment: 0,
  file: null,
  since: null,
  done: [],
  threads: [],
  earlier: [],
  draft: null,
  gone: null,
  roles: [],
  owed: [],
  pause: null,
  doubt: null,
  pushes: 0,
  followUpOn: null,
  meetingDate: null,
  suggestion: null,
  unfinished: null,
  calls: 0,
  permission: null,
  opensSeen: null,
  eventUsed: null,
  bounced: null,
  waiting: false,
  mailed: null,
  returned: [],
  words: [],
  own: null,
};

/** What stands in State where it was lost: no State, so that it stays lost until the row is enrolled anew. */
export const lostStateText = 'lost';

/** What a row remembers, taken over from another file: its drafts lie in that file's care. */
export const takenOver = (state: ProspectState, file: string): ProspectState =>
  state.file === null || state.file === file
    ? { ...state, file }
    : { ...state, file, draft: null, gone: null, roles: rolesElsewhere(state.roles), owed: [] };

/** `lost`: the row was enrolled but its State cannot be read, so nothing may be assumed about what was sent. */
export type StateReading =
  | { readonly kind: 'state'; readonly state: ProspectState }
  | { readonly kind: 'blank' }
  | { readonly kind: 'lost' };

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const orNull =
  (check: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === null || check(value);
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const listOf =
  (check: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(check);

const isRole = (value: unknown): boolean => {
  const { role, address, planned, told, done, threads, words } = (value || {}) as Partial<RoleState>;
  const isWhole = [role, address, told].every(isText) && isNumber(planned);
  return isObject(value) && isWhole && [done, words].every(listOf(isText)) && listOf(isObject)(threads);
};

const shape: { readonly [K in keyof ProspectState]: (value: unknown) => boolean } = {
  enrollment: isNumber,
  file: orNull(isText),
  since: orNull(isNumber),
  done: listOf(isText),
  threads: listOf(isObject),
  earlier: listOf(isText),
  draft: orNull(isObject),
  gone: orNull(isObject),
  roles: listOf(isRole),
  owed: listOf(isObject),
  pause: orNull(isObject),
  doubt: orNull(isObject),
  pushes: isNumber,
  followUpOn: orNull(isNumber),
  meetingDate: orNull(isNumber),
  suggestion: orNull(isObject),
  unfinished: orNull(isObject),
  calls: isNumber,
  permission: (value) => value === null || value === 'asked' || value === 'given',
  opensSeen: orNull(isNumber),
  eventUsed: orNull(isText),
  bounced: orNull(isText),
  waiting: (value) => typeof value === 'boolean',
  mailed: orNull(isObject),
  returned: listOf(isText),
  words: listOf(isText),
  own: orNull(Array.isArray),
};

const stateNames = Object.keys(freshState) as readonly (keyof ProspectState)[];
const freshTexts = new Map(stateNames.map((name) => [name, JSON.stringify(freshState[name])]));

export function readState(text: string): StateReading {
  if (text.trim() === '') return { kind: 'blank' };
  try {
    const parsed: unknown = JSON.parse(text);
    // Written by us it always says which enrollment it is of: what does not was made by somebody else.
    if (!isObject(parsed) || !('enrollment' in (parsed as object))) return { kind: 'lost' };
    const kept = parsed as Partial<ProspectState>;
    const sound = stateNames.every((name) => !(name in kept) || shape[name](kept[name]));
    return sound ? { kind: 'state', state: { ...freshState, ...kept } } : { kind: 'lost' };
  } catch {
    return { kind: 'lost' };
  }
}

/** Only what differs from a fresh state is written: ten thousand rows carry it. */
export function writeState(state: ProspectState): string {
  const kept = stateNames.filter(
    (name) => state[name] !== freshState[name] && JSON.stringify(state[name]) !== freshTexts.get(name),
  );
  return JSON.stringify(Object.fromEntries([['enrollment', state.enrollment], ...kept.map((name) => [name, state[name]])]));
}
