/**
 * What is wrong with a message, as a list of findings that a sheet user can act on.
 *
 * Owns the order and the shape; the rules stand in lintRules.ts. Errors hold a message (it would read as broken),
 * warnings are advice and never block. The phrase rules know English; the others know every language.
 */
import type { CivilDay } from '../engine/calendar';
import type { Format } from '../engine/vocabulary';
import { lintRules } from './lintRules';
import { withoutSignature } from './wording';

export type Severity = 'error' | 'warning';

export interface Finding {
  readonly severity: Severity;
  /** Something was left to be filled in: even a draft that a person finishes must not be made of it. */
  readonly isHole: boolean;
  /** One sentence for the sheet user: what is wrong and what to do. */
  readonly words: string;
  /** Where the rule comes from. */
  readonly source: string;
}

export interface LintContext {
  /** The subject line, where there is one. */
  readonly subject?: string;
  /** The day the message is meant to go out, so that words such as "Q1" can be seen to be over by then. */
  readonly plannedDay?: CivilDay;
  /** Messages that this person already got, oldest first, the initial one included or not. */
  readonly alreadySent?: readonly string[];
  /** The format that the cadence gives this mail, and the one of the mail before it; left out, the texts tell their form. */
  readonly formats?: { readonly own: Format; readonly before: Format };
  /** The angle that the cadence gives this mail, and those of the steps before it. */
  readonly angles?: { readonly own: string; readonly before: readonly string[] };
  /** What the template says, where the row's own names were taken out of it: a company called "Owes Us" asks for nothing. */
  readonly said?: { readonly subject: string; readonly body: string };
  /** True where the step is there to ask for something; false or left out, a message that only brings something is fine. */
  readonly asks?: boolean;
}

/** Everything a rule looks at, read once for all rules. */
export interface Linted {
  readonly message: string;
  /** The message as far as its writer says it, without names that a row filled in. */
  readonly said: string;
  /** The subject line likewise. */
  readonly subject: string;
  /** The message without its sign-off: what its length is counted by. */
  readonly body: string;
  /** The first mail to this person; '' where the message is that one, or it is not known. */
  readonly initial: string;
  /** The mail right before this one, without its sign-off; '' where there is none, or none is known. */
  readonly previous: string;
  /** Everything that this person already got, the first mail included, without sign-offs. */
  readonly earlier: readonly string[];
  readonly context: LintContext;
}

/** A finding in one line: how grave it is, what is wrong, what to do, and where the rule comes from. */
export const findingLine = ({ severity, words, source }: Finding): string =>
  `${severity === 'error' ? 'Error' : 'Advice'}: ${words} (${source})`;

const normal = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/**
 * Lints one message body, without its footer.
 *
 * @param initial the first mail of the cadence; given, the message is read as a follow-up to it
 * @param grave which findings are asked for; a run asks for errors alone
 * @returns errors first, then warnings, each group in the order of the rules; empty when nothing is wrong
 */
export const lintMessage = (
  message: string,
  initial = '',
  context: LintContext = {},
  grave: readonly Severity[] = ['error', 'warning'],
): Finding[] => {
  const text = normal(message);
  if (text === '') return [];
  const bodyOf = (sent: string): string => withoutSignature(normal(sent));
  const first = bodyOf(initial);
  const sent = (context.alreadySent || []).map(bodyOf);
  const linted: Linted = {
    message: text,
    said: context.said === undefined ? text : normal(context.said.body),
    subject: context.said?.subject ?? context.subject ?? '',
    body: withoutSignature(text),
    initial: first,
    previous: sent[sent.length - 1] || '',
    earlier: [first, ...sent].filter((each) => each !== ''),
    context,
  };
  const findings = lintRules.flatMap(({ severity, isHole = false, source, find }): Finding[] => {
    const words = grave.includes(severity) ? find(linted) : null;
    return words === null ? [] : [{ severity, isHole, words, source }];
  });
  return [
    ...findings.filter((finding) => finding.severity === 'error'),
    ...findings.filter((finding) => finding.severity === 'warning'),
  ];
};
