import type { Cadence } from '../engine/cadence';
import { type CivilDay, formatDay } from '../engine/calendar';
import { stepMode } from '../engine/decide/touch';
import { nextTouch } from '../engine/due';
import { folded } from '../engine/vocabulary';
import { civilDayOf } from '../engine/zones';
import { domainOf } from '../mail/addresses';
import { isFreeMail } from '../mail/freeMail';
import type { Book } from './book';
import { type Candidate, isInCadence, type Planned } from './enrollCandidate';
import type { Finding } from './sidebarContract';

/** A row that would be enrolled, with its dates. */
export interface Joining {
  readonly candidate: Candidate;
  readonly planned: readonly Planned[];
}

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

interface Dated {
  readonly candidate: Candidate;
  readonly cadence: Cadence;
  readonly touches: readonly Planned[];
}

/** The next touch of every row that is in a cadence already. Later ones depend on what happens first. */
function underWay(others: readonly Candidate[], { rules }: Book): readonly Dated[] {
  return others.flatMap((candidate): Dated[] => {
    const { prospect } = candidate;
    const cadence = isInCadence(prospect) ? rules.book.find(prospect.sequence) : null;
    if (cadence === null || prospect.anchor === null || (prospect.status !== 'Active' && prospect.status !== 'Resumed'))
      return [];
    const touch = nextTouch({ ...prospect, cadence, anchor: prospect.anchor, zone: candidate.zone }, rules);
    return touch.kind === 'due'
      ? [{ candidate, cadence, touches: [{ step: touch.step, at: touch.due, day: touch.trace.slot.day }] }]
      : [];
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
      [...new Set(keys.flatMap((key) => byDay.get(`${day} ${key}`) ?? []))]
        .filter((other) => other !== row)
        .sort((one, other) => one - other);
    const meeting = planned.find(({ day }) => rowsOn(day).length > 0);
    if (meeting === undefined) continue;
    const words = `On ${formatDay(meeting.day)} row ${listed(rowsOn(meeting.day))} of the same company hears from you as well.`;
    found.set(row, { code: 'same company', level: 'warning', words });
  }
  return found;
}

function pastTheCap(
  joining: readonly Joining[],
  others: readonly Dated[],
  cadence: Cadence,
  { rules }: Book,
  me: string,
): { readonly findings: Map<number, Finding>; readonly warnings: readonly string[] } {
  const { work, sending } = rules.settings;
  const counts = new Map<string, { readonly sender: string; readonly day: CivilDay; mails: number }>();
  const count = (candidate: Candidate, of: Cadence, { step, at }: Planned): number => {
    if (stepMode(step, of, candidate.prospect, work) !== 'send') return 0;
    const day = civilDayOf(at, rules.sheetZone);
    const sender = candidate.owner === '' ? me : candidate.owner;
    const key = `${day} ${sender}`;
    const entry = counts.get(key) ?? { sender, day, mails: 0 };
    entry.mails++;
    counts.set(key, entry);
    return entry.mails;
  };
  for (const { candidate, cadence: of, touches } of others) for (const touch of touches) count(candidate, of, touch);
  const findings = new Map<number, Finding>();
  for (const { candidate, planned } of joining) {
    for (const touch of planned) {
      if (count(candidate, cadence, touch) <= sending.dailyCap || findings.has(candidate.source.row)) continue;
      const words = `Step ${touch.step} comes after the ${sending.dailyCap} emails of ${formatDay(touch.day)}: it waits for the next window.`;
      findings.set(candidate.source.row, { code: 'capacity', level: 'warning', words });
    }
  }
  const full = [...counts.values()].filter(({ mails }) => mails > sending.dailyCap).sort((one, other) => one.day - other.day);
  const shown = full.slice(0, 5).map(({ day, sender, mails }) => {
    const whose = sender === '' ? 'one sender' : sender;
    return `${formatDay(day)}: ${mails} automatic emails for ${whose}, whose daily cap is ${sending.dailyCap}. The rest waits for the next windows.`;
  });
  const more = full.length > 5 ? [`${full.length - 5} more days are past the daily cap.`] : [];
  return { findings, warnings: [...shown, ...more] };
}

/** What rows do to one another, and to those already in a cadence: two of one company on one day, more mail on a day than a sender may send. */
export function together(
  joining: readonly Joining[],
  others: readonly Candidate[],
  cadence: Cadence,
  book: Book,
  me: string,
): Together {
  const dated = underWay(others, book);
  const companies = sameCompany(joining, dated);
  const caps = pastTheCap(joining, dated, cadence, book, me);
  const findings = new Map<number, readonly Finding[]>();
  for (const { candidate } of joining) {
    const { row } = candidate.source;
    const own = [companies.get(row), caps.findings.get(row)].filter((finding): finding is Finding => finding !== undefined);
    if (own.length > 0) findings.set(row, own);
  }
  return { findings, warnings: caps.warnings };
}
