import type { Host } from './host';
import { a1, addressOf } from './onceStage';
import type { Person } from './simulatePeople';

/** The sheets as a person of the team finds their way in them: by what the headings and addresses show at that moment. */
export interface Desk {
  readonly host: Host;
  readonly sheet: string;
  /** The heading that now stands for the product's own name of a column, where somebody renamed it. */
  readonly renamed: Map<string, string>;
  /** Column by heading; null where none reads so. */
  column(heading: string, sheet?: string): number | null;
  lastRow(): number;
  /** The topmost row of this address; null where none has it. */
  rowOf(person: Person): number | null;
  /** Every row of this address, topmost first. */
  rowsOf(person: Person): readonly number[];
  /** What a cell shows; '' where the column is gone. */
  text(row: number, heading: string): string;
  /** @returns false where the column is gone or the cell refuses the text */
  type(row: number, heading: string, text: string, as: string): boolean;
  /** Somebody moved rows or columns, or typed addresses: what was found before no longer holds. */
  forget(): void;
}

export function newDesk(host: Host, sheet: string): Desk {
  let columns: Map<string, number> | null = null;
  let rows: Map<string, number[]> | null = null;
  let last = 0;
  let addresses = 0;
  host.onChange((change) => {
    if (change.kind === 'reset') desk.forget();
    if ((change.kind !== 'cells' && change.kind !== 'structure') || change.sheet !== sheet) return;
    const block = change.kind === 'cells' ? change.block : null;
    if (block === null) return desk.forget();
    if (block.row === 1) columns = null;
    const ofAddresses = block.column <= addresses && block.column + block.columns > addresses;
    if (ofAddresses || block.row + block.rows - 1 > last) rows = null;
  });
  const headingsOf = (name: string): Map<string, number> => {
    const info = host.sheets().find((each) => each.name === name);
    const found = new Map<string, number>();
    for (let column = 1; column <= (info?.lastColumn ?? 0); column += 1) {
      const heading = host.cell(name, a1(1, column)).display;
      if (heading !== '' && !found.has(heading)) found.set(heading, column);
    }
    return found;
  };
  const places = (): Map<string, number[]> => {
    if (rows !== null) return rows;
    const column = desk.column('Email');
    last = host.sheets().find((each) => each.name === sheet)?.lastRow ?? 0;
    addresses = column ?? 0;
    rows = new Map();
    for (let row = 2; column !== null && row <= last; row += 1) {
      const address = addressOf(host.cell(sheet, a1(row, column)).display);
      if (address !== '') rows.set(address, [...(rows.get(address) ?? []), row]);
    }
    return rows;
  };
  const desk: Desk = {
    host,
    sheet,
    renamed: new Map(),
    column(heading, name = sheet) {
      if (name !== sheet) return headingsOf(name).get(heading) ?? null;
      columns ??= headingsOf(sheet);
      return columns.get(desk.renamed.get(heading) ?? heading) ?? null;
    },
    lastRow() {
      places();
      return last;
    },
    rowsOf: (person) => places().get(person.email.toLowerCase()) ?? [],
    rowOf: (person) => desk.rowsOf(person)[0] ?? null,
    text(row, heading) {
      const column = desk.column(heading);
      return column === null ? '' : host.cell(sheet, a1(row, column)).display;
    },
    type(row, heading, text, as) {
      const column = desk.column(heading);
      if (column === null) return false;
      try {
        host.typeInto(sheet, a1(row, column), text, as);
        return true;
      } catch {
        // A dropdown refuses what is none of its words, as it does for a person.
        return false;
      }
    },
    forget() {
      columns = null;
      rows = null;
    },
  };
  return desk;
}
