import { zoneOf } from '../engine/zones';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock, Identity, Lock, Store } from '../ports/world';
import { emptyLog, logHeadings, readLog, writtenLog } from '../sheet/logSheet';
import { sheetNames } from '../sheet/sheetNames';
import { systemNames } from '../sheet/systemSheet';
import type { Words } from './sidebarContract';
import { presentSystem, writeSystem } from './systemCells';
import { keepMark, lineOf, writtenAnchor } from './tick/mark';
import { forgetHistory } from './tick/readMail';

/** What a person should have thought of before. */
export const goOnQuestion =
  'The Log as it stands counts from now on, for everybody who sends from this sheet. First put back who was erased, unsubscribed or listed on Do Not Contact since this version. Mails that lie in Sent do not go out again.';

export interface GoOnPorts {
  readonly sheets: Spreadsheet;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly lock: Lock;
  readonly store: Store;
}

/**
 * A person says that this version of the file is the right one, after a stop: its Log counts from now on, for every sender, and each
 * sender's mailbox is looked through anew. What lies in Sent does not go out again.
 * @throws words for the person where nothing is stopped, or the Log cannot be read
 */
export function goOn(ports: GoOnPorts): Words {
  if (ports.lock.acquire() === 'busy') throw new Error('A run is at work on this sheet. Try again in a minute.');
  try {
    return acceptLog(ports);
  } finally {
    ports.lock.release();
  }
}

function acceptLog({ sheets, clock, identity, store }: GoOnPorts): Words {
  const system = presentSystem(sheets);
  if (String(system.value(systemNames.stopped)).trim() === '') throw new Error('Nothing is stopped on this sheet.');
  const zone = zoneOf(sheets.zone());
  const [headings = []] = sheets.readFrom(sheetNames.log, 1, 1) || [];
  if (zone === null || logHeadings.some((heading, index) => String(headings[index] ?? '').trim() !== heading))
    throw new Error('The Log sheet is missing, or its columns were moved. Put them back, or run set-up, before going on.');
  const at = clock.now();
  const words = `${identity.user()} took this version of the file for right and went on.`;
  sheets.append(sheetNames.log, [writtenLog({ ...emptyLog, at, what: 'Went on', owner: identity.user(), words })]);
  sheets.flush();
  const row = sheets.lastRow(sheetNames.log);
  const read = readLog([logHeadings, ...(sheets.readFrom(sheetNames.log, row) || [])], zone);
  const last = read.kind === 'value' ? read.value[0] : undefined;
  if (last === undefined) throw new Error('The Log sheet cannot be read. Run set-up before going on.');
  const line = lineOf({ ...last, row }, zone);
  writeSystem(sheets, system, systemNames.acceptedLog, writtenAnchor(line, at));
  writeSystem(sheets, system, systemNames.stopped, '');
  sheets.flush();
  // The pointer travels with the sheet: what an older version had not settled is looked at again.
  const kept = Number(system.value(systemNames.journalRow));
  const pointer = Number.isInteger(kept) && kept >= 2 && kept <= row ? kept : 2;
  keepMark(store, null, { ...line, pointer, at });
  forgetHistory(store);
  return { words: 'Going on with this version. The next run looks through the mailbox first.' };
}
