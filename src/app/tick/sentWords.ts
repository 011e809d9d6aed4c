import { withoutFooter } from '../../mail/footer';
import type { IncomingMail } from '../../mail/mimeIn';
import { ownWords } from '../../mail/quotes';
import { senderOf, signatureOf } from './compose';
import type { Run } from './run';
import { wordsDigest } from './sendMail';

/** The digest of what one of our mails says, read back from the mailbox: a person may have finished it, or the run that sent it died. */
export function sentWords(run: Run, { text, from }: Pick<IncomingMail, 'text' | 'from'>): string {
  const { settings } = run.rules;
  const signature = signatureOf(senderOf({ name: from.name ?? '', address: run.me }, settings));
  const own = withoutFooter(ownWords(text).text, { ...settings.sending, signature });
  return own === '' ? '' : wordsDigest(run, own);
}
