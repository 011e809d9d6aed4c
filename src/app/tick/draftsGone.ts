import { allChanged } from '../../mail/changedShare';
import type { LogEntry } from '../../sheet/logSheet';
import type { OpenDraft } from '../../sheet/prospectState';
import { draftMail, draftSent, openUntil } from './draftsSent';
import { takeBack } from './draftsTakenBack';
import { doneName, keyFor } from './outgoing';
import { readUntil } from './readMail';
import type { Run, TickRow } from './run';

/**
 * Drafts that vanished from a mailbox in which no mail was found. Most were deleted; one that a person set to go out at some later time
 * looks the same, since Gmail shows it to nobody until then. The person is asked, and the mail is looked for until the step is done.
 */

const begins = (step: number): string => `The draft of step ${step} is gone and nothing was sent`;

/** Remembers such a draft, and from when on its mail may be found. Gives what a person is asked. */
export function keepGone(run: Run, row: TickRow, draft: OpenDraft): string {
  const { state } = row.hand;
  if (row.beside === undefined) row.hand = { ...row.hand, state: { ...state, gone: { ...draft, at: openUntil(run, draft) } } };
  return `${begins(draft.step)} to ${row.email}. Set to go out later? Then wait: the cadence goes on when it is out. Else set Status to Resumed to have it written anew; if you sent it another way, raise Sequence Step by one first.`;
}

/** A row that waited for the answer of a person, and for nothing else, has it. */
function goOn(row: TickRow, { step }: OpenDraft): void {
  const { prospect, state, needsYou } = row.hand;
  if (prospect.status !== 'Held' || !needsYou.startsWith(begins(step))) return;
  row.hand = {
    ...row.hand,
    prospect: { ...prospect, status: 'Active', pause: null },
    state: { ...state, pause: null, doubt: null },
    needsYou: '',
    cells: { ...row.hand.cells, status: 'Active', needsYou: '' },
  };
}

const forgetGone = (row: TickRow): void => {
  row.hand = { ...row.hand, state: { ...row.hand.state, gone: null } };
};

/** Its step is done, or its cadence left: there is nothing to look for. */
function isSettled(run: Run, row: TickRow, gone: OpenDraft): boolean {
  const { prospect, state } = row.hand;
  const isForeign = !gone.key.startsWith(keyFor(run, row, gone.step, 'email'));
  if (!isForeign && prospect.stepsDone < gone.step) return false;
  if (!isForeign && state.done.includes(doneName(gone.step, 'email'))) goOn(row, gone);
  forgetGone(row);
  return true;
}

/** Milliseconds by which the search may lag behind. */
const lag = 3_600_000;
const addressesPerSearch = 40;

/** Whether anything at all went to one of these rows since the last run: one search for many. */
function wasWritten(run: Run, rows: readonly TickRow[]): boolean {
  for (let first = 0; first < rows.length; first += addressesPerSearch) {
    const addresses = rows.slice(first, first + addressesPerSearch).map(({ email }) => `to:${email}`);
    const after = Math.floor(Math.max(0, readUntil(run.world.store) - lag) / 1000);
    if (run.world.mailbox.search(`in:sent {${addresses.join(' ')}} after:${after}`, 1).length > 0) return true;
  }
  return false;
}

/** The mail of a vanished draft, where it can be known for certain: by our header, by its thread or by its words. */
function cameOut(run: Run, row: TickRow, gone: OpenDraft): readonly LogEntry[] {
  const sent = draftMail(run, row, gone, gone.at);
  if (sent === null || !(sent.isSure || (sent.share ?? 1) < allChanged)) return [];
  const { draft } = row.hand.state;
  const again = draft?.step === gone.step ? takeBack(run, row, draft) : [];
  forgetGone(row);
  goOn(row, gone);
  return [...again, ...draftSent(run, row, gone, sent, 'It went out after all. ')];
}

/** Looks for the mails of vanished drafts. A row that a person has set going again is looked into before anything is written anew. */
export function followGone(run: Run, rows: readonly TickRow[]): readonly LogEntry[] {
  const missing = rows.filter(
    ({ mailbox, beside, hand }) => mailbox === run.me && beside === undefined && hand.state.gone !== null,
  );
  const open = missing.filter((row) => row.hand.state.gone !== null && !isSettled(run, row, row.hand.state.gone));
  const isRunning = ({ hand: { prospect } }: TickRow): boolean => prospect.status === 'Active' || prospect.status === 'Resumed';
  const resting = open.filter((row) => !isRunning(row));
  const looked = resting.length > 0 && wasWritten(run, resting) ? open : open.filter(isRunning);
  return looked.flatMap((row) => {
    const { gone } = row.hand.state;
    return gone === null ? [] : cameOut(run, row, gone);
  });
}
