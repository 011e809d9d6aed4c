import { formatDay, parseCivil } from '../engine/calendar';
import { startOfDay, zoneOf } from '../engine/zones';
import type { Spreadsheet } from '../ports/spreadsheet';
import { sheetNames } from '../sheet/sheetNames';
import { readWork, taskAnswers } from '../sheet/workSheet';
import type { MarkDoneRequest, Words } from './sidebarContract';
import { presentSystem } from './systemCells';
import { answerWork, postponeWork } from './workLines';

const busy = 'Somebody is changing the Work sheet just now. Nothing was noted: try again.';

/**
 * Answers a task as a person would in its Done cell, where the next run acts on it, once; takes an answer back; or gives the task another
 * due date.
 * @throws words for the person where the task is gone
 */
export function markDone(sheets: Spreadsheet, request: MarkDoneRequest): Words {
  presentSystem(sheets);
  const zone = zoneOf(sheets.zone());
  const read = zone === null ? null : readWork(sheets.read(sheetNames.work) || [], zone);
  const item = read?.kind === 'value' ? read.value.items.find((each) => each.taskId === request.taskId) : undefined;
  if (zone === null || item === undefined)
    throw new Error('This task is no longer on the Work sheet: it was done already, or it lapsed.');
  const who = item.person === '' ? item.what : item.person;
  if ('until' in request) {
    const day = parseCivil(request.until);
    if (day === null) throw new Error('This is no date: choose a day.');
    postponeWork(sheets, (id) => id === item.taskId, startOfDay(day, zone));
    sheets.flush();
    return { words: `${who}: due ${formatDay(day)}.` };
  }
  if (request.done === '' && item.done === null) throw new Error('Nothing is noted for this task.');
  if (request.done !== '' && !taskAnswers.includes(request.done))
    throw new Error(`"${request.done}" is no answer to a task: choose one of ${taskAnswers.join(', ')}.`);
  if (request.done !== '' && item.done !== null && item.done !== request.done)
    throw new Error(`Somebody answered this task already: ${item.done}. Nothing was noted.`);
  // An answer that nobody can read yet is somebody's all the same.
  if (!answerWork(sheets, item.taskId, request.done === '' ? request.was : (item.done ?? ''), request.done, null))
    throw new Error(request.done === '' ? 'Too late: the answer was changed, or acted on already.' : busy);
  sheets.flush();
  if (request.done === '') return { words: `Taken back: ${who} is on the list again.` };
  return { words: `${who}: noted, ${request.done.toLowerCase()}. The next run acts on it.` };
}
