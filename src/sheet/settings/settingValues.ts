import type { GapRange, PersonalStep } from '../../engine/settings';
import { folded } from '../../engine/vocabulary';
import type { Cell, Reading } from '../cells/cell';
import { anyControl, blank, brokenFormula, isBlank, isDate, problem, quoted, trimmed, value } from '../cells/cell';
import { readNumeral } from '../cells/numeral';
import { readText } from '../cells/text';

/** Reads a range of days, "2 to 3"; Sheets would take "2-3" for a date, so the dash is understood only in text. */
export const readGapRange = (cell: Cell): Reading<GapRange> => {
  if (isBlank(cell)) return blank;
  const parts = typeof cell === 'string' ? /^(\d{1,3})\s*(?:to|-|–|—)\s*(\d{1,3})(?:\s*days?)?$/i.exec(trimmed(cell)) : null;
  const [shortest, longest] = [Number(parts?.[1]), Number(parts?.[2])];
  if (parts === null || shortest < 1 || shortest > longest) {
    return problem(`${isDate(cell) ? 'a date' : quoted(cell)} is no range of days; write it as "2 to 3"`);
  }
  return value([shortest, longest]);
};

export const writtenGapRange = ([shortest, longest]: GapRange): string => `${shortest} to ${longest}`;

/** Reads a factor on gaps: a number above 0, at most 10. */
export const readFactor = (cell: Cell): Reading<number> => {
  if (isBlank(cell)) return blank;
  const numeral = typeof cell === 'string' ? readNumeral(trimmed(cell)) : null;
  const read = typeof cell === 'number' ? cell : numeral?.kind === 'number' ? numeral.value : Number.NaN;
  return read > 0 && read <= 10
    ? value(read)
    : problem(`${isDate(cell) ? 'a date' : quoted(cell)} is no factor; write a number such as 1.5`);
};

const mostSteps = 60;
const stepWord = (word: string): PersonalStep | null => {
  const name = folded(word);
  if (name === 'first' || name === 'last' || name === 'all') return name;
  const number = /^\d{1,2}$/.test(name) ? Number(name) : 0;
  return number >= 1 && number <= mostSteps ? number : null;
};

/** Reads a list of steps: "first, last", "1, 3, 5" or "all"; "none" is an empty list. */
export const readSteps = (cell: Cell): Reading<readonly PersonalStep[]> => {
  const text = readText(cell);
  if (text.kind !== 'value') return text;
  if (folded(text.value) === 'none') return value([]);
  const steps = text.value.split(/[\s,;+&]+(?:and\s+)?/).map(stepWord);
  const known = steps.filter((step): step is PersonalStep => step !== null);
  if (known.length < steps.length)
    return problem(`${quoted(text.value)} is no list of steps; write it as "first, last" or "1, 3, 5"`);
  return value([...new Set(known)]);
};

/** Reads a list of step numbers: "3, 5"; "none" is an empty list. */
export const readNumbers = (cell: Cell): Reading<readonly number[]> => {
  const steps = readSteps(cell);
  if (steps.kind !== 'value') return steps;
  const numbers = steps.value.filter((step): step is number => typeof step === 'number');
  return numbers.length === steps.value.length
    ? value(numbers)
    : problem(`${quoted(cell)} is no list of numbers; write it as "3, 5"`);
};

/** Writes a list of steps with an "and", so that Sheets never takes it for a number. */
export const writtenSteps = (steps: readonly PersonalStep[]): string => {
  const words = steps.map(String);
  const last = words.pop();
  if (last === undefined) return 'none';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
};

/** Reads a text that may have several lines, such as a postal address: line breaks stay, other control characters go. */
export const readLines = (cell: Cell): Reading<string> => {
  if (isBlank(cell)) return blank;
  const broken = brokenFormula(cell);
  if (broken !== null) return broken;
  if (isDate(cell)) return readText(cell);
  const lines = String(cell)
    .split(/\r\n?|\n|\u2028|\u2029/)
    .map((line) => trimmed(anyControl.test(line) ? line.replace(new RegExp(anyControl.source, 'g'), ' ') : line));
  return value(trimmed(lines.join('\n')));
};
