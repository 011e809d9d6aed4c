import { type CivilDay, longestSearch } from './calendar';

/** An automatic email still to come. */
interface MailAhead {
  readonly step: number;
  /** The day it would go if nothing had to wait. */
  readonly day: CivilDay;
  /** It may go in any working hour. */
  readonly office: boolean;
}

/** The automatic emails that one prospect is still to get from one sender, in order. */
export interface Line {
  readonly id: string;
  /** A person set Not Before by hand for the first of them. */
  readonly byHand: boolean;
  readonly mails: readonly MailAhead[];
}

export interface Days {
  /** The first day that is looked at. */
  readonly from: CivilDay;
  /** Automatic emails that may go on a day. */
  readonly roomOn: (day: CivilDay) => number;
  /** Whether emails, or emails that may go in any working hour, go on a day at all. */
  readonly opensOn: (day: CivilDay, office: boolean) => boolean;
}

/** One line on its way: the mail it is at, and the day from which that is due. */
interface Travelling {
  readonly line: Line;
  readonly place: number;
  readonly at: number;
  readonly due: CivilDay;
}

interface Queue {
  readonly byHand: boolean;
  readonly step: number;
  readonly office: boolean;
  readonly lines: Travelling[];
  head: number;
}

/** Of equals, the line that was named first. */
const earlierFirst = (a: Travelling, b: Travelling): number => a.due - b.due || a.place - b.place;

/**
 * On which day each mail would go, day by day in the order of a full day (a person's reschedules, later steps, longest due), if every
 * prospect stayed silent. A mail that waits moves those after it by as much. It is an outlook: companies' own caps and replies are left out.
 * @returns by line id, the day of each of its mails; null where it lies beyond all search
 */
export const forecast = (
  lines: readonly Line[],
  { from, roomOn, opensOn }: Days,
): ReadonlyMap<string, readonly (CivilDay | null)[]> => {
  const found = new Map(lines.map(({ id, mails }) => [id, mails.map((): CivilDay | null => null)]));
  const coming = new Map<CivilDay, Travelling[]>();
  let left = 0;
  const join = (line: Line, place: number, at: number, due: CivilDay): void => {
    if (at >= line.mails.length) return;
    left++;
    const day = Math.max(due, from);
    const there = coming.get(day);
    if (there === undefined) coming.set(day, [{ line, place, at, due }]);
    else there.push({ line, place, at, due });
  };
  lines.forEach((line, place) => {
    join(line, place, 0, line.mails[0]?.day ?? from);
  });

  const queues = new Map<string, Queue>();
  const order: Queue[] = [];
  const enqueue = (travelling: Travelling): void => {
    const { step, office } = travelling.line.mails[travelling.at]!;
    const byHand = travelling.line.byHand && travelling.at === 0;
    const key = `${byHand} ${step} ${office}`;
    let queue = queues.get(key);
    if (queue === undefined) {
      queue = { byHand, step, office, lines: [], head: 0 };
      queues.set(key, queue);
      order.push(queue);
      order.sort((a, b) => Number(b.byHand) - Number(a.byHand) || b.step - a.step);
    }
    queue.lines.push(travelling);
  };

  for (let day = from; left > 0 && day < from + longestSearch; day++) {
    for (const travelling of (coming.get(day) || []).sort(earlierFirst)) enqueue(travelling);
    coming.delete(day);
    let room = roomOn(day);
    for (const queue of order) {
      if (room <= 0) break;
      if (!opensOn(day, queue.office)) continue;
      while (room > 0 && queue.head < queue.lines.length) {
        const { line, place, at } = queue.lines[queue.head++]!;
        room--;
        left--;
        found.get(line.id)![at] = day;
        const [mail, next] = [line.mails[at]!, line.mails[at + 1]];
        if (next !== undefined) join(line, place, at + 1, day + Math.max(1, next.day - mail.day));
      }
    }
  }
  return found;
};
