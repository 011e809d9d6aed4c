import { type CivilDay, formatDay } from '../engine/calendar';
import { forecast } from '../engine/forecast';
import { civilDayOf } from '../engine/zones';
import type { Book } from './book';
import type { Candidate } from './enrollCandidate';
import { type Queued, queued } from './enrollCapacity';
import { underWay } from './enrollTogether';
import type { SenderOutlook, SendingDay } from './healthContract';
import { opensOn, roomOn } from './sendDays';

const daysShown = 10;
/** Of a large team the first ones are enough for a look. */
const mostSenders = 5;
/** Days that are looked through for those on which mail goes out. */
const furthest = 120;

interface Asked {
  readonly book: Book;
  readonly me: string;
  readonly now: number;
  /** The day of a sender's first automatic mail; null where it is still to come. */
  readonly sinceOf: (sender: string) => CivilDay | null;
  /** Automatic mails of the present user within the last 24 hours. */
  readonly used: number;
}

/** "Mon 2 Mar": the year is clear within a few weeks. */
const dayWords = (day: CivilDay): string => formatDay(day).replace(/ \d{4}$/, '');

function outlookOf(sender: string, lines: readonly Queued[], { book, me, now, sinceOf, used }: Asked): SenderOutlook {
  const { rules } = book;
  const from = civilDayOf(now, rules.sheetZone);
  const opens = opensOn(rules);
  const cap = roomOn(rules, sender, sinceOf(sender) ?? from);
  const room = (day: CivilDay): number => (day === from && sender === me ? Math.max(0, cap(day) - used) : cap(day));
  const found = forecast(
    lines.map(({ line }) => line),
    { from, roomOn: room, opensOn: opens },
  );
  // A mail whose predecessor went late is due as much later: the gap between them stays, and no cap is to blame.
  const mails = lines.flatMap(({ line }) => {
    const days = found.get(line.id) || [];
    return line.mails.map(({ day }, index) => {
      const [before, went] = [line.mails[index - 1], days[index - 1]];
      const due = before === undefined ? day : typeof went === 'number' ? went + Math.max(1, day - before.day) : null;
      return { due: due ?? Number.POSITIVE_INFINITY, goes: days[index] };
    });
  });
  // On a Friday, say, only mails of some steps may go: such a day counts where there are any.
  const isOpen = (day: CivilDay): boolean => opens(day, false) || mails.some(({ goes }) => goes === day);
  const days: SendingDay[] = [];
  let before = from - 1;
  for (let day = from; days.length < daysShown && day < from + furthest; day++) {
    if (!isOpen(day)) continue;
    const since = days.length === 0 ? Number.NEGATIVE_INFINITY : before;
    const upTo = day;
    days.push({
      words: dayWords(day),
      due: mails.filter(({ due }) => due > since && due <= upTo).length,
      goes: mails.filter(({ goes }) => goes === upTo).length,
      room: room(day),
    });
    before = day;
  }
  const gone = (goes: number | null | undefined): boolean => typeof goes === 'number' && goes <= before;
  return { sender, days, waiting: mails.filter(({ due, goes }) => due <= before && !gone(goes)).length };
}

/**
 * Automatic mails of the next ten sending days against what each sender may send, if nobody answers and all other steps are done on their day.
 * The present user comes first; senders without a mail to come are left out, but for them.
 */
export function outlookOfSenders(candidates: readonly Candidate[], asked: Asked): readonly SenderOutlook[] {
  const { book, me, sinceOf } = asked;
  const lines = underWay(candidates, book).map(({ candidate, cadence, touches, later }) =>
    queued(candidate, cadence, [...touches, ...later], book.rules, { me, sinceOf }),
  );
  const others = [...new Set(lines.filter(({ line }) => line.mails.length > 0).map(({ sender }) => sender))].filter(
    (sender) => sender !== me && sender !== '',
  );
  return [...(me === '' ? [] : [me]), ...others.sort()].slice(0, mostSenders).map((sender) =>
    outlookOf(
      sender,
      lines.filter((each) => each.sender === sender),
      asked,
    ),
  );
}
