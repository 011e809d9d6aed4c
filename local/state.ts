/** The host's state as one JSON file and one .eml file per message; restored with the same ids. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mailbox, Message } from './mailStore';
import { FormulaError } from './values';
import type { Cell, Row, Sheet, Style, Validation, Workbook } from './workbook';
import { copyOfRow, styleWith } from './workbook';
import type { Trigger, World } from './world';

const VERSION = 2;

interface SavedCell {
  v?: number | string | boolean;
  e?: [string, string];
  f?: string;
  s?: number;
  n?: string;
  d?: number;
}

interface SavedSheet extends Omit<Sheet, 'rows' | 'hiddenColumns' | 'columnWidths' | 'formulas'> {
  hiddenColumns: number[];
  columnWidths: [number, number][];
  lines: [row: number, flags: number, cells: [column: number, cell: SavedCell][]][];
}

interface Saved {
  version: number;
  now: number;
  actor: string;
  randomState: number;
  workbook: Omit<Workbook, 'sheets'>;
  sheets: SavedSheet[];
  styles: Style[];
  validations: Validation[];
  properties: { document: [string, string][]; script: [string, string][]; user: [string, [string, string][]][] };
  triggers: Trigger[];
  mail: (Omit<Mailbox, 'messages' | 'drafts' | 'issued'> & {
    messages: Omit<Message, 'parsed'>[];
    drafts: [string, string][];
    issued: [number, number][];
  })[];
}

const saveSheet = (
  sheet: Sheet,
  table: <T extends object>(list: T[], item: T) => number,
  styles: Style[],
  validations: Validation[],
): SavedSheet => {
  const lines: SavedSheet['lines'] = [];
  sheet.rows.forEach((line, row) => {
    if (!line) return;
    const cells: [number, SavedCell][] = [];
    line.cells.forEach((cell, column) => {
      if (!cell) return;
      const saved: SavedCell = {};
      if (cell.value instanceof FormulaError) saved.e = [cell.value.code, cell.value.words];
      else if (cell.value !== '') saved.v = cell.value;
      if (cell.formula) saved.f = cell.formula.text;
      if (cell.style) saved.s = table(styles, cell.style);
      if (cell.note) saved.n = cell.note;
      if (cell.validation) saved.d = table(validations, cell.validation);
      cells.push([column, saved]);
    });
    lines.push([row, (line.hidden ? 1 : 0) + (line.filtered ? 2 : 0), cells]);
  });
  const { rows: _rows, formulas: _formulas, hiddenColumns, columnWidths, ...rest } = sheet;
  return { ...rest, hiddenColumns: [...hiddenColumns], columnWidths: [...columnWidths], lines };
};

const restoreSheet = (saved: SavedSheet, styles: Style[], validations: Validation[]): Sheet => {
  const { lines, hiddenColumns, columnWidths, ...rest } = saved;
  const sheet: Sheet = {
    ...rest,
    rows: [],
    formulas: new Set(),
    hiddenColumns: new Set(hiddenColumns),
    columnWidths: new Map(columnWidths),
  };
  for (const [row, flags, cells] of lines) {
    const line: Row = { cells: [] };
    if (flags & 1) line.hidden = true;
    if (flags & 2) line.filtered = true;
    for (const [column, s] of cells) {
      const cell: Cell = { value: s.e ? new FormulaError(...s.e) : (s.v ?? '') };
      const style = s.s === undefined ? undefined : styleWith(undefined, styles[s.s]!);
      if (style) cell.style = style;
      if (s.n !== undefined) cell.note = s.n;
      if (s.d !== undefined) cell.validation = validations[s.d]!;
      if (s.f !== undefined) cell.formula = { text: s.f } as NonNullable<Cell['formula']>;
      line.cells[column] = cell;
    }
    sheet.rows[row] = line;
  }
  return sheet;
};

const mailFile = (dir: string, address: string, id: string): string => join(dir, 'mail', address, `${id}.eml`);

export interface Clockwork {
  now: number;
  actor: string;
  randomState: number;
}

type Restorable = { workbook: Workbook } & Pick<World, 'properties' | 'triggers' | 'mail'>;

/** The whole state as plain data, raw messages included. */
const capture = (world: World, clock: Clockwork): Saved => {
  const styles: Style[] = [];
  const validations: Validation[] = [];
  const known = new Map<object, number>();
  const table = <T extends object>(list: T[], item: T): number => {
    let at = known.get(item);
    if (at === undefined) {
      at = list.push(item) - 1;
      known.set(item, at);
    }
    return at;
  };
  const { sheets, ...workbook } = world.workbook;
  const { document, script, user } = world.properties;
  return {
    version: VERSION,
    ...clock,
    workbook,
    sheets: sheets.map((sheet) => saveSheet(sheet, table, styles, validations)),
    styles,
    validations,
    properties: { document: [...document], script: [...script], user: [...user].map(([name, store]) => [name, [...store]]) },
    triggers: world.triggers,
    mail: [...world.mail.boxes.values()].map(({ messages, drafts, issued, ...box }) => ({
      ...box,
      messages: [...messages.values()].map(({ parsed: _parsed, ...message }) => message),
      drafts: [...drafts],
      issued: [...issued],
    })),
  };
};

/** A state as it was read: the host works on copies, which share every row that holds no formula. */
interface Kept {
  readonly saved: Saved;
  readonly sheets: readonly { readonly sheet: Sheet; readonly formulaRows: readonly number[] }[];
}

const keep = (saved: Saved): Kept => ({
  saved,
  sheets: saved.sheets.map((each) => {
    const sheet = restoreSheet(each, saved.styles, saved.validations);
    const formulaRows: number[] = [];
    sheet.rows.forEach((line, row) => {
      if (line?.cells.some((cell) => cell?.formula)) formulaRows.push(row);
      else if (line) sheet.rows[row] = { ...line, shared: true };
    });
    return { sheet, formulaRows };
  }),
});

const copyOfSheet = ({ sheet, formulaRows }: Kept['sheets'][number]): Sheet => {
  const rows = sheet.rows.slice();
  for (const row of formulaRows) rows[row] = copyOfRow(rows[row]!);
  return {
    ...sheet,
    rows,
    formulas: new Set(),
    hiddenColumns: new Set(sheet.hiddenColumns),
    columnWidths: new Map(sheet.columnWidths),
    conditionalRules: sheet.conditionalRules.map((rule) => ({ ...rule })),
    protections: sheet.protections.map((protection) => ({ ...protection })),
    table: sheet.table && { ...sheet.table },
  };
};

const apply = ({ saved, sheets }: Kept, world: Restorable): Clockwork => {
  world.workbook = { ...saved.workbook, selection: [...saved.workbook.selection], sheets: sheets.map(copyOfSheet) };
  world.properties = {
    document: new Map(saved.properties.document),
    script: new Map(saved.properties.script),
    user: new Map(saved.properties.user.map(([name, store]) => [name, new Map(store)])),
  };
  world.triggers = saved.triggers.map((trigger) => ({ ...trigger }));
  world.mail.boxes.clear();
  for (const { messages, drafts, issued, history, sends, coming, ...box } of saved.mail) {
    world.mail.boxes.set(box.address, {
      ...box,
      history: [...history],
      sends: [...sends],
      coming: [...coming],
      drafts: new Map(drafts),
      issued: new Map(issued),
      messages: new Map(messages.map((message) => [message.id, { ...message }])),
    });
  }
  return { now: saved.now, actor: saved.actor, randomState: saved.randomState };
};

/** The state as a text that `recall` takes back, any number of times. */
export const remember = (world: World, clock: Clockwork): string => JSON.stringify(capture(world, clock));

/** States that were recalled last, read once: coming back to one costs little more than what has changed since. */
const known = new WeakMap<Restorable, Map<string, Kept>>();
const MOST_KNOWN = 3;

export const recall = (text: string, world: Restorable): Clockwork => {
  const texts = known.get(world) ?? new Map<string, Kept>();
  known.set(world, texts);
  const kept = texts.get(text) ?? keep(JSON.parse(text) as Saved);
  texts.delete(text);
  texts.set(text, kept);
  if (texts.size > MOST_KNOWN) texts.delete(texts.keys().next().value as string);
  return apply(kept, world);
};

/** Writes whole files and renames them, so that a stop in between leaves the former state. */
export const saveState = (dir: string, world: World, clock: Clockwork): void => {
  mkdirSync(dir, { recursive: true });
  const saved = capture(world, clock);
  for (const box of saved.mail) {
    const folder = join(dir, 'mail', box.address);
    mkdirSync(folder, { recursive: true });
    const there = new Set(readdirSync(folder));
    for (const message of box.messages) {
      if (!there.delete(`${message.id}.eml`)) writeFileSync(mailFile(dir, box.address, message.id), message.raw, 'latin1');
      message.raw = '';
    }
    for (const gone of there) if (gone.endsWith('.eml')) rmSync(join(folder, gone));
  }
  const file = join(dir, 'state.json');
  writeFileSync(`${file}.new`, JSON.stringify(saved));
  renameSync(`${file}.new`, file);
};

/** Puts a saved state into the world; null when there is none. @throws Error when the file is of another version or unreadable */
export const restoreState = (dir: string, world: Restorable): Clockwork | null => {
  const file = join(dir, 'state.json');
  if (!existsSync(file)) return null;
  const saved = JSON.parse(readFileSync(file, 'utf8')) as Saved;
  if (saved.version !== VERSION) throw new Error(`${file} was written by another version. Start over with --reset.`);
  for (const box of saved.mail)
    for (const message of box.messages) message.raw = readFileSync(mailFile(dir, box.address, message.id), 'latin1');
  return apply(keep(saved), world);
};

export const removeState = (dir: string): void => {
  rmSync(join(dir, 'state.json'), { force: true });
  rmSync(join(dir, 'mail'), { recursive: true, force: true });
};
