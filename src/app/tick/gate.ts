import { lowest } from '../../engine/allocate';
import { awayUntil, isAwayUnclear } from '../../engine/away';
import { type CivilDay, formatDay, type Instant } from '../../engine/calendar';
import type { SendingGate } from '../../engine/decision';
import type { SendingSettings } from '../../engine/settings';
import type { Zone } from '../../engine/zones';
import type { Halt } from '../senderRecord';
import { momentWords } from '../senderShown';
import type { Standing } from './standing';

export interface GateFacts {
  readonly sending: SendingSettings;
  /** Words about anything that puts the settings or the Do Not Contact sheet in doubt; '' for nothing. */
  readonly doubt: string;
  readonly me: string;
  readonly today: CivilDay;
  readonly now: Instant;
  readonly sheetZone: Zone;
  readonly halt: Halt | null;
  /** Asked only where nothing else is in the way: it costs requests. */
  readonly standing: () => Standing;
}

const shut = (words: string): SendingGate => ({ kind: 'shut', words });

export const mayNotSend = 'Next Touch has no permission to send. Choose Manual in Mode for a draft, or see More → Health.';

/** The switches, the sender's absence and what must stand on the Settings sheet before anything is sent by itself; null where nothing is in the way. */
export function switchedOff(sending: SendingSettings, me: string, today: CivilDay): string | null {
  if (sending.avoid) return sending.avoid;
  if (!sending.on) return 'sending is switched off on the Settings sheet.';
  if (sending.senders[me] === false) return `sending is switched off for ${me} on the Settings sheet.`;
  if (!sending.needsNoPostalAddress && sending.postalAddress.trim() === '') return 'the Settings sheet has no Postal Address.';
  if (!sending.needsNoPostalAddress && sending.optOutLine.trim() === '') return 'the Settings sheet has no Opt-Out Line.';
  if (isAwayUnclear(sending.away, me)) return `when ${me} is away cannot be read on the Settings sheet.`;
  const until = awayUntil(sending.away, me, today);
  return until === null ? null : `${me} is away until ${formatDay(until)}.`;
}

/** May an email go by itself now? Whatever is in doubt shuts the gate. */
export function gateOf({ sending, doubt, me, today, now, sheetZone, halt, standing }: GateFacts): SendingGate {
  if (doubt !== '') return shut(doubt);
  const off = switchedOff(sending, me, today);
  if (off !== null) return shut(off);
  if (halt !== null && halt.until > now)
    return shut(`nothing goes out before ${momentWords(halt.until, sheetZone)}: the mailbox was refused.`);
  const { ceilings, counts } = standing();
  // Without it the installation stands on the rung of drafts, or this person kept it there.
  if (counts.quotaLeft === null) return shut(mayNotSend);
  const ceiling = lowest(ceilings);
  return ceiling.left > 0 ? { kind: 'open' } : { kind: 'full', words: `it waits for room: ${ceiling.words}` };
}
