import type { Cadence } from '../engine/cadence';
import { type CivilDay, formatDay } from '../engine/calendar';
import { capWords } from '../engine/ceilings';
import { stepMode } from '../engine/decide/touch';
import { forecast, type Line } from '../engine/forecast';
import type { Rules } from '../engine/rules';
import { slotKindOf } from '../engine/slot';
import { counted } from './counted';
import type { Candidate, Dated, Joining, Planned } from './enrollCandidate';
import { opensOn, roomOn } from './sendDays';
import type { Finding } from './sidebarContract';

/** Who sends for rows that name no owner, and since when each sender's automatic mail goes out; null where it has yet to begin. */
export interface Senders {
  readonly me: string;
  readonly sinceOf: (sender: string) => CivilDay | null;
}

/** The automatic emails of one row, with their steps and the days they are planned for. */
export interface Queued {
  readonly row: number;
  readonly sender: string;
  readonly line: Line;
}

export function queued(
  candidate: Candidate,
  cadence: Cadence,
  touches: readonly Planned[],
  rules: Rules,
  senders: Senders,
): Queued {
  // The day is the prospect's own: by the sheet's clock a Tuesday in Auckland may still be a Monday, on which nothing may go.
  const mails = touches.flatMap(({ step, day }) => {
    const own = cadence.steps[step - 1];
    if (own === undefined || stepMode(step, cadence, candidate.prospect, rules.settings.work) !== 'send') return [];
    return [{ step, day, office: slotKindOf(own) === 'office' }];
  });
  const { row } = candidate.source;
  return {
    row,
    sender: candidate.owner === '' ? senders.me : candidate.owner,
    line: { id: String(row), byHand: candidate.notBefore !== null, mails },
  };
}

const dayWords = (day: CivilDay | null): string => (day === null ? 'beyond all sight' : `about ${formatDay(day)}`);

/** The sum for one sender: what joins, what is planned already, what a day allows, and so when the last first mail goes. */
function sumWords(
  sender: string,
  joining: readonly Queued[],
  known: readonly Queued[],
  days: ReadonlyMap<string, readonly (CivilDay | null)[]>,
  cap: string,
): string {
  const mailsOf = (lines: readonly Queued[]): number => lines.reduce((sum, { line }) => sum + line.mails.length, 0);
  const starting = joining.filter(({ line }) => line.mails.length > 0);
  const firsts = starting.map(({ line }) => days.get(line.id)?.[0] ?? null);
  const last = firsts.some((day) => day === null) ? null : Math.max(...(firsts as CivilDay[]));
  const planned = Math.max(...starting.map(({ line }) => line.mails[0]?.day || 0));
  const whose = sender === '' ? 'One sender' : sender;
  const followUps = mailsOf(joining) - starting.length;
  const join = mailsOf(known) === 0 ? '' : ` join ${counted(mailsOf(known), 'mail')} planned already`;
  const goes =
    last === planned
      ? `the last first mail still goes out on ${formatDay(planned)}, and later mails wait`
      : `the last first mail goes out ${dayWords(last)} instead of ${formatDay(planned)}`;
  return `${whose}: ${counted(starting.length, 'first mail')} and ${counted(followUps, 'follow-up')}${join}. The daily cap is ${cap}, follow-ups first. If nobody answers, ${goes}.`;
}

/**
 * More automatic email than its senders may send: told with the sum for each sender, and on each row whose mails wait. Rows that are under
 * way count with all that is planned for them.
 */
export function pastTheCap(
  joining: readonly Joining[],
  underWay: readonly Dated[],
  cadence: Cadence,
  rules: Rules,
  senders: Senders,
): { readonly findings: Map<number, Finding>; readonly warnings: readonly string[] } {
  const findings = new Map<number, Finding>();
  const warnings: string[] = [];
  const fresh = joining.map(({ candidate, planned }) => queued(candidate, cadence, planned, rules, senders));
  const known = underWay.map(({ candidate, cadence: of, touches, later }) =>
    queued(candidate, of, [...touches, ...later], rules, senders),
  );
  for (const sender of new Set(fresh.map((each) => each.sender))) {
    const [ours, others] = [fresh, known].map((lines) => lines.filter((each) => each.sender === sender)) as [Queued[], Queued[]];
    const from = Math.min(...[...ours, ...others].flatMap(({ line }) => line.mails.map(({ day }) => day)));
    if (!Number.isFinite(from)) continue;
    const since = senders.sinceOf(sender) ?? from;
    const lines = [...others, ...ours].map(({ line }) => line);
    const days = forecast(lines, { from, roomOn: roomOn(rules, sender, since), opensOn: opensOn(rules) });
    let waits = false;
    for (const { row, line } of ours) {
      const late = line.mails.findIndex(({ day }, index) => days.get(line.id)?.[index] !== day);
      const mail = line.mails[late];
      if (mail === undefined) continue;
      waits = true;
      const words = `Step ${mail.step} waits for room: planned for ${formatDay(mail.day)}, it goes ${dayWords(days.get(line.id)?.[late] ?? null)}.`;
      findings.set(row, { code: 'capacity', level: 'warning', words });
    }
    if (waits) warnings.push(sumWords(sender, ours, others, days, capWords({ since, today: from }, rules.settings.sending)));
  }
  return { findings, warnings };
}
