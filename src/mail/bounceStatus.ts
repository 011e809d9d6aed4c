/** Enhanced status codes (RFC 3463), each with whose fault it is, and the words that tell a warning from the end. First match wins. */
import type { Reason } from './bounceReasons';

/** `isCertain`: the code says so itself; otherwise the server's words, where they are known, weigh more. */
export const statusReasons: readonly { readonly status: RegExp; readonly fault: Reason; readonly isCertain: boolean }[] = [
  { status: /^[45]\.2\.2$/, fault: 'mailbox-full', isCertain: true },
  { status: /^4\.2\.1$/, fault: 'mailbox-full', isCertain: false },
  { status: /^5\.1\.(?:7|8)$/, fault: 'sender', isCertain: true },
  { status: /^5\.1\.10$/, fault: 'recipient', isCertain: true },
  { status: /^5\.4\.1$/, fault: 'recipient', isCertain: true },
  { status: /^5\.4\.5$/, fault: 'sender', isCertain: true },
  // Who owns the mailbox or the domain has changed; a list or mailbox that takes mail from its own house only.
  { status: /^5\.7\.(?:17|18|12\d|13\d)$/, fault: 'recipient', isCertain: true },
  { status: /^5\.7\.(?:[2-9]|[2-9]\d|1[0-6]|19|5\d\d|6\d\d|7\d\d)$/, fault: 'sender', isCertain: true },
  { status: /^4\.7\.\d+$/, fault: 'sender', isCertain: true },
  { status: /^5\.1\.\d+$/, fault: 'recipient', isCertain: false },
  { status: /^5\.2\.1$/, fault: 'recipient', isCertain: false },
  { status: /^[45]\.2\.[34]$/, fault: 'sender', isCertain: false },
  { status: /^[45]\.3\.[1]$/, fault: 'mailbox-full', isCertain: false },
  { status: /^[45]\.3\.4$/, fault: 'sender', isCertain: false },
  { status: /^5\.[56]\.\d+$/, fault: 'sender', isCertain: false },
  { status: /^5\.7\.[01]$/, fault: 'sender', isCertain: false },
  { status: /^50[0-4]$|^530$|^535$/, fault: 'sender', isCertain: false },
];

const any = (...words: readonly string[]): RegExp => new RegExp(words.join('|'));

/** A report that nothing is lost yet: words that stand whatever else is said. */
export const waitingWords = any(
  'delivery (?:status notification )?\\(?delay',
  'delivery incomplete',
  'warning[:\\s-]{1,4}(?:could not send|message|mail)',
  'warning message only',
  'this is a warning',
  'has been delayed',
  'is delayed',
  'was delayed',
  'delayed (?:mail|for|delivery|by)',
  '(?:mail|message|delivery) (?:is )?delayed',
  'will (?:be )?(?:re)?tr(?:y|ied) ?(?:again|for|until|to)?',
  'will (?:keep|continue) (?:re)?try',
  'still (?:being )?(?:re)?tr(?:y|ying|ied)',
  'still in the queue',
  'not yet been delivered',
  'has not (?:yet )?been (?:able to )?deliver',
  'no action is required',
  'deliver(?:y)? attempts will continue',
  'you do not need to resend',
  'only a temporary (?:failure|error|problem)',
  'weitere zustellversuche',
  'zustellung (?:\\w+ ){0,3}verzogert',
  'retardee?',
  'se ha retrasado',
  'e stat[oa] ritardat',
  'vertraagd',
  'forsenad',
  'forsinket',
  'opoznion',
  '遅延',
  '遅れ',
);

/** A report that it is over, so that a server's "try again later" inside it is only a quotation. */
export const finalWords = any(
  'permanent(?:ly)?(?: fatal)? (?:error|failure)',
  'failed permanently',
  'given up',
  'giving up',
  'not going to try again',
  'returned to sender',
  'was aborted',
  "could(?: not|n't) be delivered",
  'delivery (?:has )?failed',
  'returning message to sender',
);
