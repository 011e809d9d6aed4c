import { type Cadence, templateKey } from '../../engine/cadence';
import { weightOfDeal } from '../../engine/settings';
import type { Weight } from '../../engine/vocabulary';
import type { Original } from '../../mail/mimeOut';
import { type RenderedMessage, renderMessage } from '../../mail/render';
import type { MessageTemplate } from '../../mail/templates/messageTemplate';
import { type Composed, compose, type Sender, type TemplateShelf, templateFor, valuesOf, type Writing } from './compose';
import { tokenFor } from './correspondence';
import type { RowInHand } from './effects';
import { type KeyMaker, keyFor } from './outgoing';
import type { Run, TickRow } from './run';
import { personName } from './workQueue';

/** What messages are written with, in a run and outside one. */
export interface Writer {
  readonly run: KeyMaker & Pick<Run, 'rules' | 'now'>;
  readonly shelf: TemplateShelf;
  readonly sender: Sender;
}

/** The row that a message is for, as far as its words need it. */
export type Reader = Pick<TickRow, 'source' | 'email' | 'beside'> & { readonly hand: Pick<RowInHand, 'prospect' | 'state'> };

export const footerOf = ({ run }: Writer): Writing['footer'] => {
  const { postalAddress, optOutLine, needsNoPostalAddress } = run.rules.settings.sending;
  return { postalAddress, optOutLine, needsNone: needsNoPostalAddress };
};

/** How much a deal's message takes on: by its size, else as the step says. */
const weightFor = ({ run }: Writer, { hand: { prospect } }: Reader, cadence: Cadence, number: number): Weight | null =>
  weightOfDeal(prospect.dealSize, run.rules.settings.work) ?? cadence.steps[number - 1]?.weight ?? null;

/** The text of a step's email for this row; null where the Templates sheet has none. */
export const emailTemplate = (writer: Writer, reader: Reader, cadence: Cadence, number: number): MessageTemplate | null =>
  templateFor(
    writer.shelf,
    templateKey(cadence, number, 'email'),
    weightFor(writer, reader, cadence, number),
    reader.hand.prospect.id,
    reader.beside?.role,
  );

/** What fills the tokens of a message to this row. */
export const valuesFor = (writer: Writer, { source }: Reader) =>
  valuesOf({ token: source.token, sender: writer.sender, footer: footerOf(writer) });

/**
 * Writes the email of a step for a row; one more person of the account gets the version of their role. `original` is asked for only where
 * the step forwards it.
 * @param template other words for the step than the Templates sheet has
 */
export function composeStep(
  writer: Writer,
  reader: Reader,
  cadence: Cadence,
  number: number,
  original: () => Original | null,
  { template }: { readonly template?: MessageTemplate } = {},
): Composed {
  const { run, sender } = writer;
  const { state } = reader.hand;
  const format = cadence.steps[number - 1]?.format ?? null;
  const name = reader.beside === undefined ? personName(reader) : reader.email;
  return compose({
    template: template ?? emailTemplate(writer, reader, cadence, number),
    templateKey: templateKey(cadence, number, 'email'),
    to: { name: name === reader.email ? '' : name, address: reader.email },
    token: reader.source.token,
    firstSubject: emailTemplate(writer, reader, cadence, 1)?.subject ?? '',
    sender,
    footer: footerOf(writer),
    state,
    format,
    original: format === 'forward' ? original() : null,
    key: keyFor(run, reader, number, 'email'),
    unsubscribeToken: tokenFor(run, reader),
    now: run.now,
  });
}

/** The words of a touch that a person makes, filled as far as can be; null where the team has written none. */
export function taskMessage(writer: Writer, reader: Reader, key: string, role = ''): RenderedMessage | null {
  const { dealSize, id } = reader.hand.prospect;
  const template = templateFor(writer.shelf, key, weightOfDeal(dealSize, writer.run.rules.settings.work), id, role);
  return template === null ? null : renderMessage(template, valuesFor(writer, reader));
}

/** The same as one text; '' where there is none. */
export function taskText(writer: Writer, reader: Reader, key: string, role = ''): string {
  const rendered = taskMessage(writer, reader, key, role);
  if (rendered === null) return '';
  // A person copies it: what is left to be filled in must not go out as it stands.
  const missing = rendered.missing.length === 0 ? '' : `Fill in first: ${rendered.missing.join(', ')}.`;
  return [missing, rendered.subject, rendered.body].filter((part) => part !== '').join('\n\n');
}
