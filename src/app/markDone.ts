import { zoneOf } from '../engine/zones';
import type { Spreadsheet } from '../ports/spreadsheet';
import { sheetNames } from '../sheet/sheetNames';
import { readWork } from '../sheet/workSheet';
import type { MarkDoneRequest, Words } from './sidebarContract';
import { answerWork } from './workLines';

/**
 * Answers a task as a person would in its Done cell; the next run acts on it, once.
 * @throws words for the person where the task is gone
 */
export function markDone(sheets: Spreadsheet, { taskId, done }: MarkDoneRequest): Words {
  const zone = zoneOf(sheets.zone());
  const read = zone === null ? null : readWork(sheets.read(sheetNames.work) ?? [], zone);
  const item = read?.kind === 'value' ? read.value.items.find((each) => each.taskId === taskId) : undefined;
  if (item === undefined) throw new Error('This task is no longer on the Work sheet: it was done already, or it lapsed.');
  if (!answerWork(sheets, taskId, null, done, null))
    throw new Error('Somebody is changing the Work sheet just now. Nothing was noted: try again.');
  sheets.flush();
  return { words: `Noted: ${item.person}, ${done.toLowerCase()}. The next run acts on it.` };
}
