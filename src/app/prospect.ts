import { lintMessage } from '../mail/lint';
import type { Selection } from '../ports/selection';
import { sheetNames } from '../sheet/sheetNames';
import { readSystem, rememberedColumns, systemNames } from '../sheet/systemSheet';
import { readBook } from './book';
import { shortHash } from './enrollPrint';
import type { LintAnswer, LintRequest, ProspectAnswer, ProspectRequest } from './prospectContract';
import { type StoryPorts, storyOf } from './prospectStory';

export interface ProspectPorts extends StoryPorts {
  readonly selection: Pick<Selection, 'selected'>;
}

/** Milliseconds after which what is shown is worked out anew though no cell changed: a step has fallen due, a pause has ended. */
const grownOld = 15 * 60_000;

/** What tells that something about a row changed: its own cells, the Log, and the hour; '' where its columns are gone. */
function markOf({ sheets, clock }: ProspectPorts, sheet: string, row: number, columns: number): string {
  try {
    const cells = row > sheets.lastRow(sheet) ? [] : sheets.readBlock(sheet, { row, column: 1, rows: 1, columns });
    const parts = [cells, sheets.lastRow(sheetNames.log), Math.floor(clock.now() / grownOld)];
    return `${row}.${shortHash(JSON.stringify(parts))}`;
  } catch {
    return '';
  }
}

const rowIn = (mark: string): number => Number(mark.split('.')[0]) || 0;

const chooseRow = (sheet: string): string => `Select the row of a prospect on the sheet "${sheet}".`;

/**
 * The story of the selected row, or of a prospect who is asked for by id. Asked again and again while the view is open, so it first looks
 * at that one row alone: as long as its mark holds, nothing else is read.
 */
export function showProspect(ports: ProspectPorts, { prospectId, shownId, mark }: ProspectRequest): ProspectAnswer {
  const { sheets, selection } = ports;
  const selected = selection.selected();
  const grid = sheets.read(sheetNames.system);
  const system = grid === null ? null : readSystem(grid);
  const sheet = system === null ? '' : String(system.value(systemNames.prospects));
  if (system === null || sheet === '') return { kind: 'none', words: '', mark: '', selected: '' };
  const selectedRow = selected.sheet === sheet ? (selected.ranges[0]?.row ?? 0) : 0;
  const id = prospectId === '' && selectedRow === 0 ? shownId : prospectId;
  const place = `${selected.sheet}!${selectedRow}`;
  const columns = Math.max(1, rememberedColumns(system).row.length);
  const print = (row: number): string => (row === 0 ? '' : markOf(ports, sheet, row, columns));
  const nobody = (words: string): ProspectAnswer => ({ kind: 'none', words, mark: print(selectedRow), selected: place });
  if (id === '' && selectedRow === 0) return nobody(chooseRow(sheet));
  if (mark !== '' && print(id === '' ? selectedRow : rowIn(mark)) === mark) return { kind: 'same', selected: place };
  const reading = readBook(sheets);
  if (reading.kind === 'none') return nobody(reading.words);
  const { book } = reading;
  const source = book.prospects.find((each) => (id === '' ? each.row === selectedRow : each.id === id));
  if (source === undefined) return nobody(id === '' ? chooseRow(sheet) : 'This prospect is no longer on the sheet.');
  return { kind: 'story', story: storyOf(ports, book, source), mark: print(source.row), selected: place };
}

/** What would be said of other words in the place of a message: the very rules of TOUCH_LINT. Reads nothing. */
export const lintWords = ({ subject, words, basis }: LintRequest): LintAnswer => ({
  findings: lintMessage(words, basis.initial, { ...basis.context, subject }),
});
