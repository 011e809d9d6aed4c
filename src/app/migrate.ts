import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock, Identity } from '../ports/world';
import { formatOf, type Migration, migrations, sheetOf, writeFor } from '../sheet/format';
import { emptyLog, writtenLog } from '../sheet/logSheet';
import { otherSheets } from '../sheet/otherSheets';
import { sheetNames } from '../sheet/sheetNames';
import { readSystem, systemNames } from '../sheet/systemSheet';
import { writeSystem } from './systemCells';

interface MigratePorts {
  readonly sheets: Spreadsheet;
  readonly clock: Clock;
  readonly identity: Identity;
}

/**
 * Brings a file of an older layout up to date; whoever calls it holds the lock. The number of a rung is written last: a run that dies
 * halfway leaves the old one, and the next run does again what is not done.
 * @returns a sentence for each rung; none where there was nothing to do
 */
export function migrate({ sheets, clock, identity }: MigratePorts, ladder: readonly Migration[] = migrations): readonly string[] {
  const told: string[] = [];
  for (const { to, words, steps } of ladder) {
    const grid = sheets.read(sheetNames.system);
    const system = readSystem(grid || []);
    const format = formatOf(system);
    if (grid === null || format === null || format >= to || system.names.length === 0) continue;
    for (const step of steps) {
      const { name } = otherSheets[sheetOf(step)];
      const cells = sheets.read(name);
      const write = cells === null || cells.length === 0 ? null : writeFor(step, cells);
      if (write !== null) sheets.write(name, write.row, write.column, write.values);
    }
    const sentence = `The file was brought up to format ${to}: ${words}.`;
    const line = { ...emptyLog, at: clock.now(), what: 'Format', owner: identity.user(), words: sentence };
    if (sheets.has(sheetNames.log)) sheets.append(sheetNames.log, [writtenLog(line)]);
    sheets.flush();
    writeSystem(sheets, system, systemNames.formatVersion, String(to));
    sheets.flush();
    told.push(sentence);
  }
  return told;
}
