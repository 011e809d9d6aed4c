/** The server's cells in Univer's words, and back. */
import type { ICellData, IStyleData } from '@univerjs/core';
import type { WireCell, WireRow } from '../pageWire';

const ALIGN = { left: 1, center: 2, right: 3 } as const;
const MIDDLE = 2;
const TEXT = 1;
const CHECKED = 3;

/** Every property is named, since Univer keeps of the old style what the new one does not mention. */
const styleOf = (cell: WireCell): IStyleData =>
  ({
    bg: cell.background ? { rgb: cell.background } : null,
    cl: cell.color ? { rgb: cell.color } : null,
    bl: cell.bold ? 1 : 0,
    ht: ALIGN[cell.align ?? 'left'],
    vt: MIDDLE,
    ff: 'Arial',
    fs: 10,
  }) as IStyleData;

/** @param checkbox the cell is drawn as one, so its text is a truth value */
export const toGrid = (cell: WireCell | null | undefined, checkbox: boolean): ICellData => {
  const shown = cell ?? {};
  const blank = { v: null, t: null, f: null, si: null, p: null, custom: null, s: styleOf(shown) };
  if (checkbox) return { ...blank, v: shown.text === 'TRUE' ? 1 : 0, t: CHECKED } as ICellData;
  const words = {
    ...(shown.note === undefined ? {} : { note: shown.note }),
    ...(shown.error === undefined ? {} : { error: shown.error }),
  };
  return {
    ...blank,
    v: shown.text ?? (shown.formula ? '' : null),
    t: shown.text === undefined ? null : TEXT,
    f: shown.formula ?? null,
    custom: Object.keys(words).length === 0 ? null : words,
  } as ICellData;
};

/** What a person put into a cell, as text to be read again by the server; null when only its looks changed. */
export const typedText = (cell: ICellData | null | undefined, checkbox: boolean): string | null => {
  if (!cell) return '';
  if (typeof cell.f === 'string' && cell.f !== '') return cell.f;
  if (cell.p?.body) return cell.p.body.dataStream.replace(/\r\n$/, '').replaceAll('\r', '\n');
  if (!('v' in cell)) return null;
  if (checkbox) return cell.v === 1 || cell.v === true || cell.v === '1' ? 'TRUE' : 'FALSE';
  return cell.v === null || cell.v === undefined ? '' : String(cell.v);
};

/** Text from the clipboard as spreadsheets write it: tabs, line ends, quotes round cells that hold either. */
export const pastedCells = (text: string): string[][] => {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const normal = text.replaceAll('\r\n', '\n').replace(/\n$/, '');
  for (let at = 0; at < normal.length; at++) {
    const sign = normal[at]!;
    if (quoted && sign === '"' && normal[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (quoted && sign === '"') quoted = false;
    else if (!quoted && sign === '"' && cell === '') quoted = true;
    else if (!quoted && (sign === '\t' || sign === '\n')) {
      rows.at(-1)!.push(cell);
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  rows.at(-1)!.push(cell);
  return rows;
};

/** Pixels for most texts of a column, and for its heading: one long text must not push its neighbours out of sight. */
export const fittingWidth = (heading: string, texts: readonly string[]): number => {
  const lengths = texts
    .filter((text) => text !== '')
    .map((text) => text.length)
    .sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  return Math.min(Math.max(usual, heading.length) * 6.6 + 18, 230);
};

export const cellOf = (rows: ReadonlyMap<number, WireRow>, row: number, column: number): WireCell | null =>
  rows.get(row)?.[column - 1] ?? null;
