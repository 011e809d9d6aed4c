import type { Book } from './book';
import type { Sending } from './sidebarContract';

/** The switches as the Settings sheet has them, and what else keeps mail from going out by itself. */
export function sendingOf({ rules, doubtful }: Pick<Book, 'rules' | 'doubtful'>, me: string): Sending {
  const { sending } = rules.settings;
  const needs = !sending.needsNoPostalAddress;
  return {
    all: sending.on,
    me: sending.senders[me] !== false,
    missing: [
      ...(needs && sending.postalAddress.trim() === ''
        ? ['Write your Postal Address on the Settings sheet, or tick that your mails need none.']
        : []),
      ...(needs && sending.optOutLine.trim() === '' ? ['Write an Opt-Out Line on the Settings sheet.'] : []),
      ...(doubtful.has('sending') ? ['Correct what the Settings sheet says about sending.'] : []),
    ],
  };
}
