import { type Ceiling, capOf } from './allocate';
import { type CivilDay, formatDay } from './calendar';
import type { SendingSettings } from './settings';

/** What is known of one sender's last 24 hours. */
export interface SenderCounts {
  readonly sender: string;
  /** The day of this sender's first automatic email; null where it is still to come. */
  readonly since: CivilDay | null;
  readonly today: CivilDay;
  /** Automatic emails of the last 24 hours. */
  readonly own: number;
  /** Mails sent by hand within the last 24 hours; null where nobody looked. */
  readonly byHand: number | null;
  /** Recipients that Google's script quota still allows; null where nobody asked. */
  readonly quotaLeft: number | null;
}

/** What Google grants scripts a day, taken to hold for every way of sending: nobody says whether it does. */
const scriptLimit = (sender: string): number => (/@(?:gmail|googlemail)\.com$/i.test(sender) ? 100 : 1500);

/** Of the mailbox's limit a tenth stays free, so that the person can still write. */
const shareForUs = 0.9;

const mails = (count: number): string => `${count} ${count === 1 ? 'email' : 'emails'}`;

/** Today's cap, with a word on how it grows while the sender is new. */
export const capWords = ({ since, today }: Pick<SenderCounts, 'since' | 'today'>, sending: SendingSettings): string => {
  const begun = since ?? today;
  const cap = capOf(today - begun, sending);
  if (cap >= sending.dailyCap) return `${cap}`;
  return `${cap} (it grows to ${sending.dailyCap} by ${formatDay(begun + sending.rampWeeks * 7)})`;
};

/** The limits that a sender stands under now. The smallest holds. */
export const ceilingsOf = (counts: SenderCounts, sending: SendingSettings): readonly Ceiling[] => {
  const { sender, since, today, own, byHand, quotaLeft } = counts;
  const cap = capOf(today - (since ?? today), sending);
  const script = scriptLimit(sender);
  return [
    {
      left: cap - own,
      words: `${mails(own)} went out automatically in the last 24 hours; today's cap for ${sender} is ${capWords(counts, sending)}.`,
    },
    ...(byHand === null
      ? []
      : [
          {
            left: Math.floor(sending.mailboxLimit * shareForUs) - own - byHand,
            words: `The mailbox of ${sender} sent ${mails(own + byHand)} within 24 hours, ${byHand} of them by hand. Google allows ${sending.mailboxLimit}, and a tenth stays free for you.`,
          },
        ]),
    ...(quotaLeft === null
      ? []
      : [
          {
            left: quotaLeft,
            words: `Google's own daily quota of ${sender} allows ${quotaLeft <= 0 ? 'no mail' : mails(quotaLeft)} more.`,
          },
        ]),
    {
      left: script - own,
      words: `${mails(own)} went out automatically in the last 24 hours, and Google allows scripts ${script}.`,
    },
  ];
};
