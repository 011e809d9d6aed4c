import type { Cadence } from '../engine/cadence';
import { folded } from '../engine/vocabulary';
import { type CadenceColumn, cadenceColumns, readCadences } from '../sheet/cadencesSheet';
import { type Cell, isBlank, isDate, onOneLine, valueOr } from '../sheet/cells/cell';
import { readWholeNumber } from '../sheet/cells/count';
import { emptyLog, writtenLog } from '../sheet/logSheet';
import { blocksOf } from '../sheet/rowWrites';
import { sheetNames } from '../sheet/sheetNames';
import { type PresentLine, planLines, type WantedLine } from '../sheet/tableLines';
import type { CadenceDraft, CadencesSave, CadencesSaved, PutBack, SentCell, SentLine } from './cadencesContract';
import {
  type CadencesDesk,
  type CadencesPorts,
  cadenceAt,
  cadencesDesk,
  cadencesTable,
  inCadence,
  keyOfCadence,
  listOf,
  printOfLines,
  propose,
  type Table,
  templatesTable,
} from './cadencesDesk';
import { countedFromZero, draftOf, shipped, stepCells } from './cadencesDraft';
import { isTaken } from './cadencesEffect';
import { counted } from './counted';
import { needLog } from './needLog';

/** Writes what was decided in the Cadences view into the sheets, as plain rows, and never over what somebody changed meanwhile. */

/** What was written, and how it is taken back. */
export interface Written {
  readonly words: string;
  readonly id: string;
  readonly undo: readonly PutBack[];
}

/** Somebody changed these rows since they were shown. */
export class ChangedSince extends Error {}

export const changedWords = (sheet: string): string =>
  `Somebody changed these rows of the sheet ${sheet} since they were shown. Nothing was written.`;

const longestName = 100;
/** What Sheets takes, less the mark that keeps a text a text. */
const longestCell = 49_999;

const sent = (cell: Cell): SentCell => (isDate(cell) ? { at: cell.getTime() } : cell);
const received = (cell: SentCell): Cell => (typeof cell === 'object' ? new Date(cell.at) : cell);

/** Compares, writes, and gives what puts the rows back as they stood. @throws ChangedSince */
export function replaceLines<Id extends string>(
  { sheets }: Pick<CadencesPorts, 'sheets'>,
  read: () => Table<Id>,
  key: string,
  print: string,
  wanted: (present: readonly PresentLine[], table: Table<Id>) => readonly WantedLine[],
  at: number | null = null,
): PutBack {
  const table = read();
  const { sheet, grid } = table;
  const present = table.lines.of(key);
  if (printOfLines(table, present) !== print) throw new ChangedSince(changedWords(sheet));
  const lastRow = grid.length;
  const from = at ?? lastRow + 1;
  const plan = planLines(present, wanted(present, table), Math.min(from, lastRow + 1), lastRow);
  // Found by Google in the midst of the rows, it would leave half of them written.
  if (plan.writes.some(({ value }) => String(value).length > longestCell))
    throw new Error(`A cell of a sheet holds ${longestCell} characters: make the text shorter. Nothing was written.`);
  for (const { before, count } of plan.inserts) sheets.insertRows(sheet, before, count);
  for (const { row, column, values } of blocksOf(plan.writes)) sheets.write(sheet, row, column, values);
  for (const row of plan.deletes) sheets.deleteRows(sheet, row, 1);
  sheets.flush();
  const after = read();
  return {
    sheet: sheet === sheetNames.cadences ? 'cadences' : 'templates',
    name: key,
    lines: plan.back.map((line): SentLine => ({ ...line, cells: line.cells.map(sent) })),
    at: present[0]?.row ?? from,
    print: printOfLines(after, after.lines.of(key)),
  };
}

/** The present lines in the order of their steps: a team may have written them in any. */
const inStepOrder = (present: readonly PresentLine[], day: number): readonly number[] =>
  present
    .map(({ cells }, index) => ({ index, day: valueOr(readWholeNumber(cells[day] ?? '', 0, ''), 0) }))
    .sort((one, other) => one.day - other.day)
    .map(({ index }) => index);

/** What the rows of a cadence become: a cell is written only where the person changed what it says. */
function stepLines(
  name: string,
  draft: CadenceDraft,
  base: Cadence,
  present: readonly PresentLine[],
  { grid, lines: { places, headingRow } }: Table<CadenceColumn>,
): readonly WantedLine[] {
  const before = draftOf(base);
  const rows = inStepOrder(present, places.get('day') || 0);
  const width = Math.max((grid[headingRow - 1] || []).length, ...places.values());
  const lines = draft.steps.map((step, index): WantedLine => {
    const from = step.from === null ? null : (rows[step.from - 1] ?? null);
    const old = from === null ? undefined : before.steps[step.from! - 1];
    const raw = from === null ? [] : present[from]?.cells || [];
    const cells = Array.from({ length: width }, (_, column): Cell => raw[column] ?? '');
    const next = stepCells(name, draft, index + 1);
    const stays: Readonly<Record<CadenceColumn, boolean>> | null =
      old === undefined
        ? null
        : {
            name: true,
            // A team need not number its steps; a number that is there must be right.
            step: isBlank(raw[places.get('step') ?? -1] ?? '') || Number(raw[places.get('step') ?? -1]) === index + 1,
            day: old.day === step.day,
            touches: old.touches === step.touches,
            type: old.type === step.type,
            aim: old.aim === step.aim,
            format: old.format === step.format,
            angle: old.angle === step.angle,
            weight: old.weight === step.weight,
            template: old.template === step.template,
            hours: old.hours === step.hours,
            ends: old.ends === step.ends,
            pace: before.pace === draft.pace,
            days: before.days === draft.days,
          };
    for (const { id } of cadenceColumns) {
      const place = places.get(id);
      if (place !== undefined && stays?.[id] !== true) cells[place] = next[id];
    }
    return { from, cells };
  });
  const numbers = draft.steps.flatMap(({ from }) => from || []);
  return numbers.every((number, index) => index === 0 || number > numbers[index - 1]!) ? inTheirRows(lines) : lines;
}

/** Where no step changed places, every row stays, in whatever order a team wrote them; a new one follows the step before it. */
function inTheirRows(lines: readonly WantedLine[]): readonly WantedLine[] {
  let last = -1;
  const placed = lines.map((line) => {
    last = line.from ?? last;
    return { line, place: line.from ?? last + 0.5 };
  });
  return placed.sort((one, other) => one.place - other.place).map(({ line }) => line);
}

/** The rows must read back as the very cadence that was shown: a column that is missing, or says something else, is found here. */
function checkReadsBack(wanted: readonly WantedLine[], cadence: Cadence, { grid, lines }: Table<CadenceColumn>): void {
  const reading = readCadences([grid[lines.headingRow - 1] || [], ...wanted.map(({ cells }) => cells)], shipped);
  const read = reading.kind === 'value' ? (reading.value.own[0] ?? shipped.find(cadence.name)) : null;
  const said = (each: Cadence | null): string => JSON.stringify({ ...each, id: '', name: '' });
  if (said(read) === said(cadence)) return;
  const absent = cadenceColumns.filter(({ id }) => !lines.places.has(id)).map(({ heading }) => heading);
  throw new Error(
    absent.length > 0
      ? `The Cadences sheet has no column ${absent.join(', ')}. Add it there with this heading, then save again.`
      : 'The rows on the Cadences sheet would not say what is shown here. Nothing was written: correct them there.',
  );
}

/** A name for a cadence that does not exist yet. @throws words for the person */
function newName(desk: CadencesDesk, typed: string): string {
  const name = onOneLine(typed);
  if (name === '') throw new Error('Give the cadence a name.');
  if (name.length > longestName) throw new Error(`The name has ${name.length} characters: ${longestName} are enough.`);
  if (name.includes(';')) throw new Error('A name cannot hold a ";": it stands between the keys of texts.');
  if (isTaken(desk, name)) throw new Error(`There is a cadence "${name}" already. Choose another name.`);
  return name;
}

const note = ({ sheets, clock, identity }: CadencesPorts, cadence: string, what: string, words: string): void =>
  sheets.append(sheetNames.log, [writtenLog({ ...emptyLog, at: clock.now(), cadence, what, words, owner: identity.user() })]);

function save(ports: CadencesPorts, desk: CadencesDesk, wish: Extract<CadencesSave, { does: 'save' }>): Written {
  const base = cadenceAt(desk, wish.base);
  const name = wish.as === null ? base.name : newName(desk, wish.as);
  const own = propose(desk, base, base.name, wish.draft);
  const meant =
    wish.as === null || own.cadence === null ? own : propose(desk, base, name, countedFromZero(wish.draft, own.cadence));
  const { draft, cadence, judged } = meant;
  if (cadence === null) throw new Error(judged.lines.join(' '));
  const key = keyOfCadence(name);
  const table = (): Table<CadenceColumn> => cadencesTable(ports.sheets);
  if (table().lines.headingRow === 0)
    throw new Error('The Cadences sheet is missing or has no headings: run set-up again, it puts it back.');
  const print = wish.as === null ? wish.print : printOfLines(desk.cadences, []);
  const people = wish.as === null ? inCadence(desk, name).length : 0;
  const undo = replaceLines(ports, table, key, print, (present, now) => {
    const wanted = stepLines(name, draft, wish.as === null ? base : cadence, present, now);
    checkReadsBack(wanted, cadence, now);
    return wanted;
  });
  note(
    ports,
    name,
    wish.as === null ? 'Cadence changed in the sidebar' : 'Cadence added in the sidebar',
    `${counted(cadence.steps.length, 'step')}${wish.as === null ? `, ${people} in it` : `, made from ${base.name}`}.`,
  );
  const words =
    wish.as === null
      ? `${name} is saved. ${people === 0 ? 'Nobody was in it.' : `Due dates of ${people} in it follow it from now on.`}`
      : `${name} is saved. ${base.name} stays as it was, and so does everyone in it.`;
  return { words, id: cadence.id, undo: [undo] };
}

/** @throws where taking a cadence away would leave people in it without one */
function mustBeEmpty(desk: CadencesDesk, name: string): void {
  const people = inCadence(desk, name);
  if (people.length === 0) return;
  const rows = people.slice(0, 10).map(({ source }) => source.row);
  const where = `${rows.length === 1 ? 'row' : 'rows'} ${rows.join(', ')}${people.length > 10 ? ' and more' : ''}`;
  throw new Error(
    `${counted(people.length, 'prospect')} in it: ${where}. Let them finish, or move them to another cadence first.`,
  );
}

function remove(ports: CadencesPorts, desk: CadencesDesk, { name, print }: Extract<CadencesSave, { does: 'delete' }>): Written {
  const key = keyOfCadence(name);
  if (shipped.find(name) !== null) throw new Error(`${name} comes with Next Touch and stays. Its own steps can be put back.`);
  mustBeEmpty(desk, name);
  const undo = replaceLines(
    ports,
    () => cadencesTable(ports.sheets),
    key,
    print,
    () => [],
  );
  note(ports, name, 'Cadence deleted in the sidebar', 'Its texts stay on the Templates sheet.');
  return { words: `${name} is deleted. Its texts stay on the Templates sheet.`, id: '', undo: [undo] };
}

/** Puts back what was there, part by part. */
function putBack(ports: CadencesPorts, desk: CadencesDesk, parts: readonly PutBack[]): Written {
  // Of several parts all stand as they were left, or none is touched. A later part of the same rows begins where the one before it ends.
  const looked = new Set<string>();
  for (const { sheet, name, print } of parts) {
    const table: Table<string> = sheet === 'cadences' ? desk.cadences : desk.templates;
    if (!looked.has(`${sheet} ${name}`) && printOfLines(table, table.lines.of(name)) !== print)
      throw new ChangedSince(changedWords(table.sheet));
    looked.add(`${sheet} ${name}`);
  }
  for (const { sheet, name, lines } of parts)
    if (sheet === 'cadences' && lines.length === 0 && shipped.find(name) === null) mustBeEmpty(desk, name);
  const undo = parts.map((part) => {
    const lines = (): readonly WantedLine[] => part.lines.map((line) => ({ ...line, cells: line.cells.map(received) }));
    return part.sheet === 'cadences'
      ? replaceLines(ports, () => cadencesTable(ports.sheets), part.name, part.print, lines, part.at)
      : replaceLines(ports, () => templatesTable(ports.sheets), part.name, part.print, lines, part.at);
  });
  note(ports, '', 'Undone in the sidebar', parts.map(({ sheet, name }) => `${sheet}: ${name}`).join('; '));
  const gone = parts.some(({ sheet, lines }) => sheet === 'cadences' && lines.length === 0);
  const [cadence] = parts.filter(({ sheet }) => sheet === 'cadences');
  return { words: 'It is as it was before.', id: gone || cadence === undefined ? '' : cadence.name, undo };
}

/**
 * Carries out one wish of the Cadences view.
 * @throws an Error whose message is for the person, and nothing was written
 */
export function saveCadences(
  ports: CadencesPorts,
  wish: CadencesSave,
  saveText: (desk: CadencesDesk, wish: Extract<CadencesSave, { does: 'text' }>) => Written,
): CadencesSaved {
  if (ports.lock.acquire() === 'busy')
    throw new Error('A run is at work on this file just now. Nothing was written: try again in a minute.');
  try {
    needLog(ports.sheets);
    const desk = cadencesDesk(ports);
    try {
      const written =
        wish.does === 'save'
          ? save(ports, desk, wish)
          : wish.does === 'delete'
            ? remove(ports, desk, wish)
            : wish.does === 'text'
              ? saveText(desk, wish)
              : putBack(ports, desk, wish.parts);
      ports.sheets.flush();
      const list = listOf(ports, cadencesDesk(ports));
      const id = list.cadences.find((each) => folded(each.name) === folded(written.id))?.id ?? written.id;
      return { kind: 'saved', ...written, id, list };
    } catch (error) {
      if (!(error instanceof ChangedSince)) throw error;
      return { kind: 'changed', words: error.message, list: listOf(ports, desk) };
    }
  } finally {
    ports.lock.release();
  }
}
