import { type Cadence, isNurture } from '../../engine/cadence';
import type { CivilDay } from '../../engine/calendar';
import { stepMode } from '../../engine/decide/touch';
import { civilDayOf } from '../../engine/zones';
import { type Finding, type LintContext, lintMessage } from '../../mail/lint';
import type { Original } from '../../mail/mimeOut';
import { renderMessage } from '../../mail/render';
import type { MessageTemplate } from '../../mail/templates/messageTemplate';
import type { Composed } from './compose';
import { wordsDigest } from './sendMail';
import { composeStep, emailTemplate, type Reader, valuesFor, type Writer } from './writeStep';

/** A step's email as it would go out, and what is to be said of it. */
export interface Judged {
  readonly composed: Composed;
  /** What the message is held against: the first mail to them, '' where this is it, and what the cadence says. */
  readonly initial: string;
  readonly context: LintContext;
  readonly findings: readonly Finding[];
  /** Why it may not be sent, nor drafted where that is what the step asks for; null where nothing stands in its way. */
  readonly holds: string | null;
  /** Faults that a person who finishes a draft is told of. */
  readonly tells: readonly string[];
}

export interface Judging {
  readonly original?: () => Original | null;
  readonly template?: MessageTemplate;
  /** True where nobody reads advice, as in a run: only errors are looked for. */
  readonly errorsOnly?: boolean;
  /** When it is meant to go out; today where left out. */
  readonly plannedDay?: CivilDay;
}

/** The email steps before this one, as they read for this row. */
const before = (writer: Writer, reader: Reader, cadence: Cadence, number: number): readonly string[] =>
  cadence.steps.slice(0, number - 1).flatMap((step, index) => {
    const template = step.touches[0] === 'email' ? emailTemplate(writer, reader, cadence, index + 1) : null;
    return template === null ? [] : [renderMessage(template, valuesFor(writer, reader)).body];
  });

/** A step that is there to get an answer: the one-line question, and the breakup. */
const asksFor = (cadence: Cadence, number: number): boolean => {
  const step = cadence.steps[number - 1];
  return !isNurture(cadence) && (step?.ends === 'breakup' || step?.format === 'one-liner');
};

function contextOf(cadence: Cadence, number: number, subject: string, alreadySent: readonly string[]): LintContext {
  const own = cadence.steps[number - 1]?.format;
  const earlier = cadence.steps.slice(0, number - 1).filter((step) => step.touches[0] === 'email');
  const previous = earlier[earlier.length - 1]?.format;
  return {
    subject,
    alreadySent,
    asks: asksFor(cadence, number),
    angles: {
      own: cadence.steps[number - 1]?.angle ?? '',
      before: cadence.steps.slice(0, number - 1).map(({ angle }) => angle),
    },
    ...(own === undefined || previous === undefined ? {} : { formats: { own, before: previous } }),
  };
}

/**
 * Writes the email of a step and reads it as a sceptic would. Errors hold what goes by itself. A draft is held by what was left to be
 * filled in, or was said to them before; of other errors the person who finishes it is told. Warnings are advice.
 *
 * The mails before it are taken as their templates read for this row: no mailbox is asked for them.
 */
export function judgeStep(writer: Writer, reader: Reader, cadence: Cadence, number: number, judging: Judging = {}): Judged {
  const { run } = writer;
  const { prospect, state } = reader.hand;
  const { original = () => null, template, errorsOnly = false, plannedDay } = judging;
  const composed = composeStep(writer, reader, cadence, number, original, {
    ...(template === undefined ? {} : { template }),
  });
  const sent = before(writer, reader, cadence, number);
  const initial = sent[0] ?? '';
  const day = plannedDay ?? civilDayOf(run.now, prospect.zone ?? run.rules.defaultZone);
  const subject = composed.kind === 'message' ? composed.message.subject : '';
  const context: LintContext = { ...contextOf(cadence, number, subject, sent), plannedDay: day };
  const { template: name, words } = composed.kind === 'problem' ? composed : composed.message;
  const where = `Step ${number}${name === null ? '' : `, template ${name}`}: `;
  if (composed.kind === 'problem') return { composed, initial, context, findings: [], holds: where + composed.words, tells: [] };

  const findings = lintMessage(words, initial, { ...context, said: composed.message.said }, errorsOnly ? ['error'] : undefined);
  const said: readonly string[] = state.words.includes(wordsDigest(run, words))
    ? ['It says the very words that were already sent to them. Change its template.']
    : [];
  const isDraft = stepMode(number, cadence, prospect, run.rules.settings.work) !== 'send';
  const errors = findings.filter(({ severity }) => severity === 'error');
  const stops = [...said, ...errors.filter(({ isHole }) => isHole || !isDraft).map((finding) => finding.words)];
  return {
    composed,
    initial,
    context,
    findings,
    holds: stops.length === 0 ? null : where + stops.join(' '),
    tells: errors.filter(({ isHole }) => !isHole && isDraft).map((finding) => `Before you send it: ${finding.words}`),
  };
}
