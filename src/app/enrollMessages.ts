import { type Cadence, templateKey } from '../engine/cadence';
import { touchLabel } from '../engine/labels';
import { type Settings, weightOfDeal } from '../engine/settings';
import { folded } from '../engine/vocabulary';
import { render, renderSubject } from '../mail/render';
import type { MessageTemplate } from '../mail/templates/messageTemplate';
import { parseTemplate, type Template, type TokenValues } from '../mail/tokens';
import type { Candidate } from './enrollCandidate';
import { senderOf, type TemplateShelf, valuesOf, wordingsFor } from './tick/compose';

export interface MessageProblem {
  readonly code: 'token' | 'template';
  readonly words: string;
}

/** What only the sender's mailbox knows; it is looked at there. */
const givenLater = /^sender ((first )?name|signature)$/;

/** The row's columns and what the Settings sheet says of whoever will own it, as far as both are known now. */
const valuesFor = ({ source, owner }: Candidate, me: string, settings: Settings): TokenValues => {
  const { postalAddress, optOutLine } = settings.sending;
  const sender = senderOf({ name: '', address: owner === '' ? me : owner }, settings);
  const values = valuesOf({ token: source.token, sender, footer: { postalAddress, optOutLine, needsNone: false } });
  return { of: (name) => (givenLater.test(folded(name)) ? name : values.of(name)) };
};

interface Parsed {
  readonly subject: Template;
  readonly body: Template;
}

/**
 * Looks, for every email step of a cadence, whether its message can be written for a row: every template is parsed once for all rows.
 * @returns for a row, a sentence for each step that lacks a template or a token
 */
export function messageProblems(
  cadence: Cadence,
  shelf: TemplateShelf,
  settings: Settings,
  me: string,
): (candidate: Candidate) => readonly MessageProblem[] {
  const parsed = new Map<MessageTemplate, Parsed>();
  const parse = (template: MessageTemplate): Parsed => {
    const known = parsed.get(template) ?? { subject: parseTemplate(template.subject), body: parseTemplate(template.body) };
    parsed.set(template, known);
    return known;
  };
  const emails = cadence.steps.flatMap((step, index) =>
    step.touches.includes('email') ? [{ step, number: index + 1, key: templateKey(cadence, index + 1, 'email') }] : [],
  );
  return (candidate) => {
    const values = valuesFor(candidate, me, settings);
    return emails.flatMap(({ step, number, key }): MessageProblem[] => {
      const where = touchLabel(cadence, number);
      const wordings = wordingsFor(shelf, key, weightOfDeal(candidate.prospect.dealSize, settings.work) ?? step.weight);
      if (wordings.length === 0)
        return [{ code: 'template', words: `${where}: the Templates sheet has no "${key}". Add it there.` }];
      // A row that is not enrolled yet may get any of several wordings.
      const problems = wordings
        .map(parse)
        .flatMap(({ subject, body }) => [...renderSubject(subject, values).problems, ...render(body, values).problems]);
      return [...new Set(problems)].map((words) => ({ code: 'token', words: `${where}, template "${key}": ${words}` }));
    });
  };
}
