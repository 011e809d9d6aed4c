import { allocate, keptWords, lowest } from '../../engine/allocate';
import { formatDay } from '../../engine/calendar';
import { capWords, ceilingsOf } from '../../engine/ceilings';
import type { Decision } from '../../engine/decision';
import { forecast, type Line } from '../../engine/forecast';
import { waitsPrefix } from '../limitsShown';
import { opensOn, roomOn } from '../sendDays';
import type { Halt } from '../senderRecord';
import { aheadOf } from './ahead';
import type { Run, TickRow } from './run';
import type { Standing } from './standing';

/** The words without the counts that change from run to run: a cell is written anew only when the day or the reason changed. */
const withoutCounts = (words: string): string => {
  const [place = '', ...reasons] = words.replace(/\d+ before it|next in line/, '').split('. ');
  return `${place}. ${reasons.join('. ').replace(/\d+/g, '')}`;
};

function say(row: TickRow, words: string): void {
  const stands = row.hand.needsYou;
  const ours = stands === '' || stands.startsWith(waitsPrefix);
  if (!ours || withoutCounts(stands) === withoutCounts(words)) return;
  row.hand = { ...row.hand, needsYou: words, cells: { ...row.hand.cells, needsYou: words } };
}

const isWaiting = ({ mine, hand }: TickRow): boolean =>
  mine && hand.state.waiting && (hand.prospect.status === 'Active' || hand.prospect.status === 'Resumed');

/** Place, day and reason of every mail that waits for room. */
function sayPlaces(run: Run, standing: Standing, full: ReadonlySet<TickRow>, sent: number): void {
  if (full.size === 0 || !run.rows.some(isWaiting)) return;
  const aheads = run.rows.filter(({ mine }) => mine).flatMap((row) => aheadOf(run, row) || []);
  const waiting = aheads.filter(({ row }) => isWaiting(row));
  const { counts, addresses, byDomain } = standing;
  const { own, quotaLeft } = counts;
  const now = { ...counts, own: own + sent, quotaLeft: quotaLeft === null ? null : quotaLeft - sent };
  const ceilings = ceilingsOf(now, run.rules.settings.sending);
  const least = lowest(ceilings);
  const closed = { left: 0, words: least.left > 0 ? keptWords : least.words };
  const order = allocate(
    waiting.map(({ candidate }) => candidate),
    { ceilings: [closed], used: counts.own + sent, addresses, byDomain, now: run.now },
    run.rules.settings.sending,
  );
  const lines = aheads.map(
    ({ candidate, office, day }): Line => ({
      id: candidate.id,
      byHand: candidate.byHand,
      mails: [{ step: candidate.step, day, office }],
    }),
  );
  const left = Math.max(0, least.left);
  const later = roomOn(run.rules, run.me, counts.since ?? counts.today);
  const days = forecast(lines, {
    from: counts.today,
    roomOn: (day) => (day === counts.today ? left : later(day)),
    opensOn: opensOn(run.rules),
  });
  const rows = new Map(waiting.map(({ row, candidate }) => [candidate.id, row]));
  for (const { candidate, before, words } of order.waits) {
    const row = rows.get(candidate.id);
    const day = days.get(candidate.id)?.[0] ?? null;
    const when = day === null ? 'no day is in sight' : day === counts.today ? 'later today' : `about ${formatDay(day)}`;
    if (row !== undefined && full.has(row))
      say(row, `${waitsPrefix} for room: ${before === 0 ? 'next in line' : `${before} before it`}, ${when}. ${words}`);
  }
  const many = waiting.length === 1 ? '1 mail waits' : `${waiting.length} mails wait`;
  run.told.push(`${many} for room. ${order.waits[0]?.words ?? closed.words}`);
}

/**
 * Says on every row whose mail waits by itself, why and about until when; and no longer says it where it does not.
 * @param standing null where nothing was due, and nobody asked where the sender stands
 * @param others rows that wait for something else than room, each with its reason
 * @param full rows for which there was no room in this run
 */
export function tellWaiting(
  run: Run,
  standing: Standing | null,
  others: ReadonlyMap<TickRow, string>,
  full: ReadonlySet<TickRow>,
  sent: number,
): void {
  for (const [row, words] of others) say(row, `${waitsPrefix}: ${words}`);
  for (const row of run.rows) {
    const isOver = row.mine && row.hand.needsYou.startsWith(waitsPrefix) && !isWaiting(row) && !others.has(row);
    if (isOver) row.hand = { ...row.hand, needsYou: '', cells: { ...row.hand.cells, needsYou: '' } };
  }
  if (standing === null) return;
  sayPlaces(run, standing, full, sent);
  const { counts } = standing;
  if (sent > 0)
    run.told.push(`${counts.own + sent} of today's ${capWords(counts, run.rules.settings.sending)} automatic mails are used.`);
}

/** Whether a row that is due found no room. One whose window is closed waits for that first. */
export const foundNoRoom = (decision: Decision): boolean =>
  decision.kind === 'wait' &&
  decision.forCapacity &&
  decision.until === null &&
  decision.because[decision.because.length - 1]?.rule === 'capacity and window';

/** Why a row that is due waits for its sender, where that is an absence or a rest. */
export function waitsForSender(decision: Decision, halt: () => Halt | null): readonly string[] {
  if (decision.kind !== 'wait') return [];
  const rule = decision.because[decision.because.length - 1]?.rule;
  if (rule === 'away') return [decision.reason];
  return rule === 'mailbox' && halt() !== null ? [decision.reason] : [];
}
