import { capOf, orderWords } from '../engine/allocate';
import { awayUntil, isAwayUnclear } from '../engine/away';
import { type CivilDay, formatDay, type Instant } from '../engine/calendar';
import { capWords } from '../engine/ceilings';
import { civilDayOf } from '../engine/zones';
import type { Store } from '../ports/world';
import { valueOr } from '../sheet/cells/cell';
import type { Book } from './book';
import type { Candidate } from './enrollCandidate';
import { lately, readRecord } from './senderRecord';
import { haltShown, sendingSince } from './senderShown';
import type { SenderLimits } from './sidebarContract';
import { volumeWords } from './volumeShown';

/** What Needs You says of a mail that waits by itself begins like this: nobody has to do anything about it. */
export const waitsPrefix = 'Waits';

/** Why a running row's mail waits, as the tick wrote it; null where it does not. */
export function waitsWords({ prospect, source }: Candidate): string | null {
  const words = valueOr(source.values.needsYou, '');
  const runs = prospect.status === 'Active' || prospect.status === 'Resumed';
  return runs && words.startsWith(waitsPrefix) ? words : null;
}

const waitsForRoom = ({ prospect, source }: Candidate): boolean =>
  source.state.kind === 'state' && source.state.state.waiting && (prospect.status === 'Active' || prospect.status === 'Resumed');

interface Seen {
  readonly book: Book;
  readonly me: string;
  readonly now: Instant;
  readonly store: Pick<Store, 'get'>;
}

/** The cap of the day and, of the present user, how much of it is used. Of others only they themselves know that. */
function capShown(sender: string, today: CivilDay, { book, me, now, store }: Seen): string {
  const { sending } = book.rules.settings;
  const record = sender === me ? readRecord(store) : null;
  const own = record?.since ?? null;
  const since = own === null ? sendingSince(book.system, sender, book.sheetZone) : civilDayOf(own, book.sheetZone);
  const cap = capWords({ since, today }, sending);
  if (sender !== me) return `Daily cap: ${cap}.`;
  const used = lately(record?.sent || [], now).length;
  const left = Math.max(0, capOf(today - (since ?? today), sending) - used);
  return `${used} sent automatically in the last 24 hours. Daily cap: ${cap}; ${left} left.`;
}

function awayShown(sender: string, today: CivilDay, { book }: Seen): readonly string[] {
  const { away } = book.rules.settings.sending;
  if (isAwayUnclear(away, sender))
    return ['The Away dates on the Settings sheet cannot be read: nothing goes out until they can.'];
  const until = awayUntil(away, sender, today);
  return until === null ? [] : [`Away until ${formatDay(until)}: mails, drafts and tasks wait.`];
}

/** Where every sender of the sheet stands, and in which order mails go when a day is full; no order where nothing waits. */
export function limitsOf(
  candidates: readonly Candidate[],
  senders: readonly string[],
  seen: Seen,
): { readonly order: string; readonly senders: readonly SenderLimits[] } {
  const { book, me, now } = seen;
  const today = civilDayOf(now, book.sheetZone);
  const waiting = candidates.filter(waitsForRoom);
  const all = [...new Set([me, ...senders])].filter((sender) => sender !== '');
  return {
    order: waiting.length === 0 ? '' : orderWords,
    senders: all.map((sender): SenderLimits => {
      const rest = haltShown(book.system, sender);
      const count = waiting.filter(({ owner }) => owner === sender).length;
      return {
        sender,
        words: [
          capShown(sender, today, seen),
          ...(count === 0
            ? []
            : [`${count} ${count === 1 ? 'mail waits' : 'mails wait'} for room; each row says how many go before it.`]),
          ...awayShown(sender, today, seen),
          ...volumeWords(
            candidates.filter(({ owner }) => owner === sender),
            book.rules.settings.work,
          ),
        ],
        rest,
        canEndRest: sender === me && rest !== '',
      };
    }),
  };
}
