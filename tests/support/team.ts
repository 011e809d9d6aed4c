import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHost, type Host, type HostOptions, type MailView, type RunResult } from '../../local/host';
import { callSidebar } from '../../local/onceStage';
import { builtBundle } from './builtBundle';

/** A small team's file on the local host, set up by the built bundle. */

export const rep = 'rep@northbridge.example';
const sheet = 'Prospects';
const hour = 3_600_000;

export interface Team {
  readonly host: Host;
  /** Text of a cell as shown, by heading and by the row's first column. */
  shown(who: string, heading: string): string;
  type(who: string, heading: string, text: string): void;
  /** Enrolls rows by their address and gives what was refused. */
  enroll(cadence: string, anchor: string, who: readonly string[]): { refused: readonly { words: string }[] };
  /** Moves the clock hour by hour, the hourly runs with it. */
  hours(count: number): RunResult[];
  tick(): RunResult;
  sent(): readonly MailView[];
  setting(name: string, value: string): void;
  rows(sheet: string): Record<string, string>[];
}

const letters = (column: number): string =>
  (column > 26 ? letters(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26));

function teamOf(host: Host): Team {
  const table = (name: string): string[][] => host.display(name);
  /** Cell by cell: to read the whole sheet before each word that is typed would compute its formulas every time. */
  const place = (who: string, heading: string): { row: number; column: number } => {
    const first = (a1: (index: number) => string, text: string): number => {
      for (let index = 1; index <= 100; index++) if (host.cell(sheet, a1(index)).display === text) return index;
      throw new Error(`No cell for ${who}, ${heading}.`);
    };
    return { row: first((row) => `A${row}`, who), column: first((column) => `${letters(column)}1`, heading) };
  };
  const team: Team = {
    host,
    shown(who, heading) {
      const grid = table(sheet);
      const line = grid.find((cells) => cells[0] === who);
      const column = (grid[0] ?? []).indexOf(heading);
      if (line === undefined || column === -1) throw new Error(`No cell for ${who}, ${heading}.`);
      return line[column] ?? '';
    },
    type(who, heading, text) {
      const { row, column } = place(who, heading);
      host.typeInto(sheet, `${letters(column)}${row}`, text);
    },
    enroll(cadence, anchor, who) {
      const grid = table(sheet);
      const ranges = who.map((each) => {
        const row = grid.findIndex((cells) => cells[0] === each) + 1;
        return { first: row, last: row };
      });
      const preview = callSidebar<{
        rows: { row: number; email: string; print: string; findings: { code: string; level: string }[] }[];
      }>(host, 'sidebarEnrollPreview', { ranges, cadence, anchor, includeHidden: true });
      const rows = preview.rows.map(({ row, email, print, findings }) => ({
        row,
        email,
        print,
        ticks: findings.filter(({ level }) => level === 'ask').map(({ code }) => code),
      }));
      return callSidebar(host, 'sidebarEnroll', { cadence, anchor, batch: null, rows });
    },
    hours(count) {
      return Array.from({ length: count }).flatMap(() => host.clock.runTo(host.clock.now() + hour));
    },
    tick: () => host.run('onTick', [], { via: 'trigger' }),
    sent: () => host.mail.messages(rep).filter(({ labels }) => labels.includes('SENT')),
    setting(name, value) {
      const row = table('Settings').findIndex(([first]) => first === name) + 1;
      if (row === 0) throw new Error(`No setting ${name}.`);
      host.typeInto('Settings', `B${row}`, value);
    },
    rows(name) {
      const [headings = [], ...rows] = table(name);
      return rows.map((cells) => Object.fromEntries(headings.map((heading, index) => [heading, cells[index] ?? ''])));
    },
  };
  return team;
}

/** A file with these rows, set up, and sending switched on. The first column must be the address. */
export async function newTeam(csv: readonly (readonly string[])[], options: Partial<HostOptions> = {}): Promise<Team> {
  const host = await createHost({
    bundleDir: builtBundle(),
    now: Date.UTC(2026, 2, 2, 9),
    sheetZone: 'Europe/Berlin',
    user: rep,
    ...options,
  });
  host.insertSheetFromCsv(sheet, csv);
  host.open();
  const choice = { sheet, set: 'full', columns: {} };
  const { print } = callSidebar<{ print: string }>(host, 'sidebarSurvey', choice);
  callSidebar(host, 'sidebarSetUp', { ...choice, print });
  const team = teamOf(host);
  team.setting('Postal Address', '1 Main Street, Springfield');
  callSidebar(host, 'sidebarSending', { who: 'all', on: true });
  return team;
}

/** Plays one situation again and again: made once, kept on disk, restored for every try. */
export async function replayable(
  prepare: (team: Team) => void,
  csv: readonly (readonly string[])[],
): Promise<{ again(): Promise<Team>; forget(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'next-touch-'));
  const kept = join(folder, 'kept');
  const first = await newTeam(csv, { stateDir: kept });
  prepare(first);
  first.host.save();
  first.host.close();
  let tries = 0;
  return {
    async again() {
      tries += 1;
      const stateDir = join(folder, `try-${tries}`);
      cpSync(kept, stateDir, { recursive: true });
      const host = await createHost({ bundleDir: builtBundle(), now: 0, sheetZone: 'Europe/Berlin', user: rep, stateDir });
      return teamOf(host);
    },
    forget: () => rmSync(folder, { recursive: true, force: true }),
  };
}
