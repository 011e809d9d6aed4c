import type { Decision } from '../../engine/decision';
import { emptyLog, type LogEntry } from '../../sheet/logSheet';
import type { Message } from './compose';
import { type ClaimState, claimId, keyText } from './journal';
import type { Run, TickRow } from './run';

export type TouchDecision = Extract<Decision, { kind: 'touch' }>;

/** One mail on its way: claimed, drafted, sent and recorded under one key. */
export interface Outgoing {
  readonly row: TickRow;
  readonly touch: Pick<TouchDecision, 'step' | 'channel'>;
  /** `send` goes out by itself, `draft` waits for a person. */
  readonly mode: 'send' | 'draft';
  readonly cadence: string;
  readonly key: string;
  readonly message: Message;
}

export const keyFor = (run: Run, row: TickRow, step: number, channel: string, role = ''): string =>
  run.world.identity
    .digest(keyText(run.spreadsheetId, row.hand.prospect.id, row.hand.state.enrollment, step, channel, role))
    .slice(0, 32);

/** How the hidden State names a touch that is done. */
export const doneName = (step: number, channel: string, role = ''): string =>
  role === '' ? `${step}.${channel}` : `${step}.${channel}.${role}`;

export const personalDraft = 'Draft for a person';
const automaticMail = 'Mail';

/** A journal line about one outgoing mail. */
export const journalLine = (run: Run, mail: Outgoing, state: ClaimState, learned: Partial<LogEntry> = {}): LogEntry => ({
  ...emptyLog,
  at: run.world.clock.now(),
  prospectId: mail.row.hand.prospect.id,
  email: mail.row.email,
  key: claimId(mail.key, run.attempt),
  state,
  cadence: mail.cadence,
  step: String(mail.touch.step),
  touch: doneName(mail.touch.step, mail.touch.channel),
  channel: mail.touch.channel,
  what: mail.mode === 'draft' ? personalDraft : automaticMail,
  owner: run.me,
  ...learned,
});
