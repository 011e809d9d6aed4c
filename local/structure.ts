/** Edits that move rows and columns, with every formula, rule and protection following. */
import type { Rect } from './a1';
import type { Desk } from './edits';
import { type End, offsetReference, type Reference, rewriteReferences } from './formulaText';
import { compareValues, Dated, FormulaError, type Value } from './values';
import { type Cell, ownRows, type Row, type Sheet } from './workbook';

type Axis = 'row' | 'column';

/** Where a line of the sheet goes; null when it is deleted. `grow` says where a range's far end goes if its own line is gone. */
interface Move {
  axis: Axis;
  to(line: number): number | null;
  /** Nearest surviving line at or after (start) or at or before (end) a deleted one, in new numbers. */
  start(line: number): number;
  end(line: number): number;
}

const insertion = (axis: Axis, before: number, count: number): Move => {
  const to = (line: number): number => (line >= before ? line + count : line);
  return { axis, to, start: to, end: to };
};

const deletion = (axis: Axis, first: number, count: number): Move => {
  const last = first + count - 1;
  return {
    axis,
    to: (line) => (line < first ? line : line > last ? line - count : null),
    start: (line) => (line < first ? line : line > last ? line - count : first),
    end: (line) => (line < first ? line : line > last ? line - count : first - 1),
  };
};

const moveRect = (move: Move, rect: Rect): Rect | null => {
  const size = move.axis === 'row' ? 'rows' : 'columns';
  const start = move.start(rect[move.axis]);
  const end = move.end(rect[move.axis] + rect[size] - 1);
  return end < start ? null : { ...rect, [move.axis]: start, [size]: end - start + 1 };
};

const moveReference = (move: Move, reference: Reference): Reference | null => {
  const line = (end: End): number | null => end[move.axis];
  if (!reference.to) {
    const own = line(reference.from);
    if (own === null) return reference;
    const to = move.to(own);
    return to === null ? null : to === own ? reference : { ...reference, from: { ...reference.from, [move.axis]: to } };
  }
  const [from, last] = [line(reference.from), line(reference.to)];
  const newFrom = from === null ? null : move.start(from);
  const newLast = last === null ? null : move.end(last);
  if (newFrom !== null && newLast !== null && newLast < newFrom) return null;
  if (newFrom === from && newLast === last) return reference;
  return { ...reference, from: { ...reference.from, [move.axis]: newFrom }, to: { ...reference.to, [move.axis]: newLast } };
};

/** All formulas, rules, protections and filters follow; the cells have been moved already. */
const follow = (desk: Desk, sheet: Sheet, move: Move): void => {
  for (const home of desk.workbook.sheets) {
    const points = (reference: Reference): boolean =>
      reference.sheet === null ? home === sheet : reference.sheet.toLowerCase() === sheet.name.toLowerCase();
    const rewritten = (text: string): string =>
      rewriteReferences(text, (reference) => (points(reference) ? moveReference(move, reference) : reference));
    for (const formula of home.formulas) formula.text = rewritten(formula.text);
    for (const rule of home.conditionalRules) rule.values = rule.values.map(rewritten);
  }
  const kept = (rects: Rect[]): Rect[] => rects.flatMap((rect) => moveRect(move, rect) ?? []);
  for (const rule of sheet.conditionalRules) rule.rects = kept(rule.rects);
  sheet.conditionalRules = sheet.conditionalRules.filter((rule) => rule.rects.length > 0);
  sheet.protections = sheet.protections.flatMap((protection) => {
    const rect = moveRect(move, protection.rect);
    return rect ? [{ ...protection, rect }] : [];
  });
  if (sheet.merges) sheet.merges = kept(sheet.merges);
  sheet.filter = sheet.filter && moveRect(move, sheet.filter);
  if (move.axis === 'column') {
    const columns = (entries: number[]): number[] => entries.flatMap((column) => move.to(column) ?? []);
    sheet.hiddenColumns = new Set(columns([...sheet.hiddenColumns]));
    sheet.columnWidths = new Map(
      [...sheet.columnWidths].flatMap(([column, width]) => columns([column]).map((to) => [to, width] as const)),
    );
  }
  desk.calculation.rebuild(sheet);
  desk.changed(sheet, null);
};

/** New rows look like the row above, as in Sheets; number formats and validations come along. */
const likeness = (cells: (Cell | undefined)[] | undefined): (Cell | undefined)[] =>
  (cells ?? []).map((cell) => {
    if (!cell?.style && !cell?.validation) return undefined;
    const copy: Cell = { value: '' };
    if (cell.style) copy.style = cell.style;
    if (cell.validation) copy.validation = cell.validation;
    return copy;
  });

export const insertRows = (desk: Desk, sheet: Sheet, before: number, count: number): void => {
  if (sheet.rows.length < before) sheet.rows.length = before;
  const model = before - 1 > sheet.frozenRows ? sheet.rows[before - 1] : sheet.rows[before];
  sheet.rows.splice(before, 0, ...Array.from({ length: count }, (): Row => ({ cells: likeness(model?.cells) })));
  sheet.rowCount += count;
  if (before <= sheet.frozenRows) sheet.frozenRows += count;
  follow(desk, sheet, insertion('row', before, count));
};

export const deleteRows = (desk: Desk, sheet: Sheet, first: number, count: number): void => {
  sheet.rows.splice(first, count);
  sheet.rowCount -= count;
  sheet.frozenRows -= Math.max(0, Math.min(sheet.frozenRows, first + count - 1) - first + 1);
  follow(desk, sheet, deletion('row', first, count));
};

export const insertColumns = (desk: Desk, sheet: Sheet, before: number, count: number): void => {
  ownRows(sheet);
  for (const line of sheet.rows) {
    if (!line) continue;
    if (line.cells.length < before) line.cells.length = before;
    line.cells.splice(before, 0, ...new Array<Cell | undefined>(count).fill(undefined));
  }
  sheet.columnCount += count;
  follow(desk, sheet, insertion('column', before, count));
};

export const deleteColumns = (desk: Desk, sheet: Sheet, first: number, count: number): void => {
  ownRows(sheet);
  for (const line of sheet.rows) line?.cells.splice(first, count);
  sheet.columnCount -= count;
  follow(desk, sheet, deletion('column', first, count));
};

/** Moves one column so that it stands before another (numbers before the move). */
export const moveColumn = (desk: Desk, sheet: Sheet, column: number, before: number): void => {
  const target = before > column ? before - 1 : before;
  const to = (line: number): number => {
    if (line === column) return target;
    if (line > column && line <= target) return line - 1;
    return line < column && line >= target ? line + 1 : line;
  };
  ownRows(sheet);
  for (const line of sheet.rows) {
    if (!line) continue;
    if (line.cells.length <= Math.max(column, target)) line.cells.length = Math.max(column, target) + 1;
    const [cell] = line.cells.splice(column, 1);
    line.cells.splice(target, 0, cell);
  }
  follow(desk, sheet, { axis: 'column', to, start: to, end: to });
};

const rank = (value: Value): number => (value === null || value === '' ? 3 : value instanceof FormulaError ? 2 : 1);

const order = (a: Value, b: Value): number => {
  const difference = rank(a) - rank(b);
  if (difference !== 0 || rank(a) !== 1) return difference;
  const plain = (v: Value): Value => (v instanceof Dated ? v.serial : v);
  return compareValues(plain(a), plain(b));
};

/** Sorts a block by one column; blanks go last either way, formulas are re-based to their new row. */
export const sortBlock = (desk: Desk, sheet: Sheet, block: Rect, column: number, descending: boolean): void => {
  const keys = desk.calculation.read(sheet, { row: block.row, column, rows: block.rows, columns: 1 });
  const sorted = keys
    .map((line, at) => ({ key: line[0] ?? null, at }))
    .sort(
      (a, b) => (descending && rank(a.key) === 1 && rank(b.key) === 1 ? order(b.key, a.key) : order(a.key, b.key)) || a.at - b.at,
    );
  ownRows(sheet, block.row, block.row + block.rows - 1);
  const lines = sorted.map(({ at }) =>
    (sheet.rows[block.row + at]?.cells ?? []).slice(block.column, block.column + block.columns),
  );
  const whole = block.column === 1 && block.columns >= sheet.columnCount;
  const flags = whole ? sorted.map(({ at }) => sheet.rows[block.row + at]) : null;
  const hidden = flags?.map((line) => ({ hidden: line?.hidden, filtered: line?.filtered }));
  lines.forEach((cells, to) => {
    const row = block.row + to;
    const moved = to - sorted[to]!.at;
    let line = sheet.rows[row];
    if (!line) {
      if (cells.every((cell) => cell === undefined)) return;
      line = { cells: [] };
      sheet.rows[row] = line;
    }
    for (let c = 0; c < block.columns; c++) {
      const cell = cells[c];
      if (cell?.formula && moved !== 0)
        cell.formula.text = rewriteReferences(cell.formula.text, (reference) => offsetReference(reference, moved, 0));
      line.cells[block.column + c] = cell;
    }
    const flag = hidden?.[to];
    if (flag) {
      if (flag.filtered) line.filtered = true;
      else delete line.filtered;
    }
  });
  desk.calculation.rebuild();
  desk.changed(sheet, null);
};
