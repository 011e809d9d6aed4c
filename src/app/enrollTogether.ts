import type { Cadence } from '../engine/cadence';
import { type CivilDay, formatDay } from '../engine/calendar';
import { nextTouch } from '../engine/due';
import { folded } from '../engine/vocabulary';
import { domainOf } from '../mail/addresses';
import { isFreeMail } from '../mail/freeMail';
import type { Book } from './book';
import { type Candidate, type Dated, isInCadence, type Joining, laterTouches, type Planned } from './enrollCandidate';
import { pastTheCap, type Senders } from './enrollCapacity';
import type { Finding } from './sidebarContract';

/** What shows only when rows are seen together; by row number, and for all of them. */
export interface Together {
  readonly findings: ReadonlyMap<number, readonly Finding[]>;
  readonly warnings: readonly string[];
}

/** By what two rows are of one company: the domain of their addresses, or the name. */
const companyKeys = ({ email, company }: Candidate): readonly string[] => [
  ...(email !== '' && !isFreeMail(email) ? [`domain ${folded(domainOf(email))}`] : []),
  ...(company === '' ? [] : [`name ${folded(company)}`]),
];

/** The next touch of every row that is in a cadence already, and what follows if nothing comes in between. */
export function underWay(others: readonly Candidate[], { rules }: Book): readonly Dated[] {
  return others.flatMap((candidate): Dated[] => {
    const { prospect } = candidate;
    const cadence = isInCadence(prospect) ? rules.book.find(prospect.sequence) : null;
    if (cadence === null || prospect.anchor === null || (prospect.status !== 'Active' && prospect.status !== 'Resumed'))
      return [];
    const touch = nextTouch({ ...prospect, cadence, anchor: prospect.anchor, zone: candidate.zone }, rules);
    if (touch.kind !== 'due') return [];
    const next = { step: touch.step, at: touch.due, day: touch.trace.slot.day };
    return [{ candidate, cadence, touches: [next], later: laterTouches(candidate, cadence, next, rules) }];
  });
}

const listed = (rows: readonly number[]): string => {
  const some = rows.slice(0, 3).join(', ');
  return rows.length > 3 ? `${some} and ${rows.length - 3} more` : some;
};

const add = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};

function sameCompany(joining: readonly Joining[], others: readonly Dated[]): Map<number, Finding> {
  const byDay = new Map<string, number[]>();
  const note = (candidate: Candidate, touches: readonly Planned[]): void => {
    for (const key of companyKeys(candidate)) for (const { day } of touches) add(byDay, `${day} ${key}`, candidate.source.row);
  };
  for (const { candidate, planned } of joining) note(candidate, planned);
  for (const { candidate, touches } of others) note(candidate, touches);
  const found = new Map<number, Finding>();
  for (const { candidate, planned } of joining) {
    const { row } = candidate.source;
    const keys = companyKeys(candidate);
    const rowsOn = (day: CivilDay): number[] =>
      [...new Set(keys.flatMap((key) => byDay.get(`${day} ${key}`) || []))]
        .filter((other) => other !== row)
        .sort((one, other) => one - other);
    const meeting = planned.find(({ day }) => rowsOn(day).length > 0);
    if (meeting === undefined) continue;
    const words = `On ${formatDay(meeting.day)} row ${listed(rowsOn(meeting.day))} of the same company hears from you as well.`;
    found.set(row, { code: 'same company', level: 'warning', words });
  }
  return found;
}

/** What rows do to one another, and to those already in a cadence: two of one company on one day, more mail on a day than a sender may send. */
export function together(
  joining: readonly Joining[],
  others: readonly Candidate[],
  cadence: Cadence,
  book: Book,
  senders: Senders,
): Together {
  const dated = underWay(others, book);
  const companies = sameCompany(joining, dated);
  const caps = pastTheCap(joining, dated, cadence, book.rules, senders);
  const findings = new Map<number, readonly Finding[]>();
  for (const { candidate } of joining) {
    const { row } = candidate.source;
    const own = [companies.get(row), caps.findings.get(row)].filter((finding): finding is Finding => finding !== undefined);
    if (own.length > 0) findings.set(row, own);
  }
  return { findings, warnings: caps.warnings };
}
