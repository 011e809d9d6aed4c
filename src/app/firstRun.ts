import type { Settings } from '../engine/settings';
import type { Mailbox } from '../ports/mailbox';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Permissions } from '../ports/world';
import { systemNames } from '../sheet/systemSheet';
import { type Book, bookNow } from './book';
import type { FirstRun, FirstRunRequest, FirstStep, SenderWords } from './firstRunContract';
import { permissionsShown } from './healthRungs';
import { writeSettings } from './settingCell';
import { writeSystem } from './systemCells';

export interface FirstRunPorts {
  readonly sheets: Spreadsheet;
  readonly mailbox: Pick<Mailbox, 'sender'>;
  readonly permissions: Permissions;
}

const wordsOf = ({ sending }: Settings): SenderWords => ({
  postalAddress: sending.postalAddress,
  needsNoPostalAddress: sending.needsNoPostalAddress,
  offer: sending.offer,
});

/**
 * Which step is next, by what stands in the file: so a person can leave at any time and go on later, and nobody who enrolled ever sees
 * the first steps again.
 */
export function firstStepOf({ system, rules, prospects }: Pick<Book, 'system' | 'rules' | 'prospects'>): FirstStep {
  const began = prospects.some(({ state }) => state.kind !== 'blank');
  if (began || system.value(systemNames.firstSteps) === 'done') return null;
  const { postalAddress, needsNoPostalAddress } = wordsOf(rules.settings);
  return postalAddress.trim() === '' && !needsNoPostalAddress ? 2 : 3;
}

/** Shows who sends, keeps what a person wrote about it, or ends the first steps. */
export function firstRun({ sheets, mailbox, permissions }: FirstRunPorts, request: FirstRunRequest): FirstRun {
  if (request.what === 'save')
    writeSettings(sheets, {
      'Postal Address': request.postalAddress,
      'Needs No Postal Address': request.needsNoPostalAddress ? 'yes' : 'no',
      'What We Do': request.offer,
    });
  const book = bookNow(sheets);
  if (request.what === 'done') {
    writeSystem(sheets, book.system, systemNames.firstSteps, 'done');
    sheets.flush();
  }
  const step = request.what === 'done' ? null : firstStepOf(book);
  const { rungs, grantAt } = permissionsShown(permissions);
  return { step, sender: mailbox.sender(), rungs, grantAt, ...wordsOf(book.rules.settings) };
}
