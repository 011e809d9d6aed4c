import type { Decision } from '../../engine/decision';
import { normalisedAddress } from '../../mail/addresses';
import type { Identity } from '../../ports/world';
import { emptyLog, type LogEntry } from '../../sheet/logSheet';
import type { Message } from './compose';
import type { RowInHand } from './effects';
import { type Claim, type ClaimState, claimId, keyOfTouch } from './journal';
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

/** What keys and tokens of this file are made with. */
export interface KeyMaker {
  readonly world: { readonly identity: Pick<Identity, 'digest'> };
  readonly spreadsheetId: string;
}

/** Whose touch it is: of the prospect, or, by their mailbox, of one more person of the account. */
export type KeyedRow = Partial<Pick<TickRow, 'email' | 'beside'>> & { readonly hand: Pick<RowInHand, 'prospect' | 'state'> };

/** What tells somebody's touches and tokens from those of the prospect, whatever their role is called; '' for the prospect. */
export const besideMark = ({ beside, email = '' }: Pick<KeyedRow, 'email' | 'beside'>): string =>
  beside === undefined ? '' : normalisedAddress(email);

export const keyFor = (
  run: KeyMaker,
  row: KeyedRow,
  step: number,
  channel: string,
  role = besideMark(row),
  enrollment = row.hand.state.enrollment,
): string =>
  keyOfTouch(run.world.identity.digest, run.spreadsheetId, {
    prospectId: row.hand.prospect.id,
    enrollment,
    step,
    channel,
    role,
  });

/** How the hidden State names a touch that is done. */
export const doneName = (step: number, channel: string, role = ''): string =>
  role === '' ? `${step}.${channel}` : `${step}.${channel}.${role}`;

const personalDraft = 'Draft for a person';
const automaticMail = 'Mail';

export const whatOf = (mode: Outgoing['mode']): string => (mode === 'draft' ? personalDraft : automaticMail);

/** True for a claim whose mail a person finishes. */
export const isPersonal = ({ entry }: Pick<Claim, 'entry'>): boolean => entry.what.startsWith(personalDraft);

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
  touch: doneName(mail.touch.step, mail.touch.channel, mail.row.beside?.role),
  channel: mail.touch.channel,
  what: [whatOf(mail.mode), mail.message.wording, (mail.row.hand.prospect.zone ?? run.rules.defaultZone).name].join(' · '),
  owner: run.me,
  ...learned,
});
