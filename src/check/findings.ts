import { writeSystem } from '../app/systemCells';
import { sheetNames } from '../sheet/sheetNames';
import { readSystem, systemNames } from '../sheet/systemSheet';
import type { CheckWorld } from './world';

/** Begins every reason to stop that comes from the check, by which a later pass knows what it may take back. */
const ours = /^The check of this installation/;

/** Writes one value of the System sheet where it differs; nothing before set-up made that sheet. */
function put({ sheets }: CheckWorld, name: string, next: (now: string) => string): void {
  const grid = sheets.read(sheetNames.system);
  if (grid === null) return;
  const system = readSystem(grid);
  const now = String(system.value(name));
  const wanted = next(now);
  if (wanted !== now) writeSystem(sheets, system, name, wanted);
}

/** The record of the last check: when, with which version, and how many of each result. */
export const noteCheck = (world: CheckWorld, words: string): void => put(world, systemNames.check, () => words);

/** Keeps mail from going out by itself, or takes that back. */
export const avoidSending = (world: CheckWorld, words: string): void => put(world, systemNames.avoidSending, () => words);

/** Below the cell of the System sheet in which the sidebar asks which rows are hidden: a word there makes it ask row by row. */
const oneByOne = { row: 2, column: 8, words: 'one by one' };

/** Has hidden rows asked for one by one, or takes that back. */
export function askOneByOne({ sheets }: CheckWorld, wanted: boolean): void {
  const grid = sheets.read(sheetNames.system);
  const now = grid?.[oneByOne.row - 1]?.[oneByOne.column - 1] ?? '';
  const next = wanted ? oneByOne.words : '';
  if (grid !== null && now !== next) sheets.write(sheetNames.system, oneByOne.row, oneByOne.column, [[next]]);
}

/** Stops everything on this file, or takes back a stop of its own; one that has another reason stays. */
export const stopFor = (world: CheckWorld, words: string): void =>
  put(world, systemNames.stopped, (now) => (now.trim() === '' || ours.test(now) ? words : now));
