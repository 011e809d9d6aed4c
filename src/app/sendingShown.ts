import type { Book } from './book';
import type { Sending } from './sidebarContract';

/** The switches as the Settings sheet has them, and what else keeps mail from going out by itself. */
export function sendingOf(
  { rules, doubtful, doNotContactDoubt }: Pick<Book, 'rules' | 'doubtful' | 'doNotContactDoubt'>,
  me: string,
): Sending {
  const { sending } = rules.settings;
  return {
    all: sending.on,
    me: sending.senders[me] !== false,
    missing: [
      ...(sending.avoid ? [`Nothing goes out by itself: ${sending.avoid}`] : []),
      ...(!sending.needsNoPostalAddress && sending.postalAddress.trim() === ''
        ? ['Write your Postal Address on the Settings sheet, or tick that your mails need none.']
        : []),
      ...(doubtful.has('sending') ? ['Correct what the Settings sheet says about sending.'] : []),
      ...(doNotContactDoubt === '' ? [] : [doNotContactDoubt]),
    ],
  };
}
