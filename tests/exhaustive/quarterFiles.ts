import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a simulated quarter left in its folder, read by nothing of what wrote it. */
export interface QuarterEvent {
  readonly at: string;
  readonly kind: string;
  readonly prospect?: string;
  readonly enrollment?: number;
  readonly step?: number;
  readonly touch?: number;
  readonly role?: string;
  readonly office?: boolean;
  readonly messageId?: string;
  readonly inReplyTo?: string;
  readonly file?: string;
  readonly from?: string;
  readonly to?: string;
  readonly owner?: string;
  readonly by?: string;
  readonly fault?: string;
  readonly reason?: string;
  readonly until?: string;
}

export interface QuarterMail {
  readonly file: string;
  /** Every header line, unfolded, as `[name in small letters, value]`. */
  readonly headers: readonly (readonly [string, string])[];
}

export interface Quarter {
  readonly events: readonly QuarterEvent[];
  readonly prospects: readonly Readonly<Record<string, string>>[];
  readonly holidays: readonly Readonly<Record<string, string>>[];
  readonly mails: readonly QuarterMail[];
  readonly byHand: readonly QuarterMail[];
  readonly team: {
    readonly senders: readonly string[];
    readonly sheetZone: string;
    readonly dailyCap: number;
    readonly firstDayCap: number;
    readonly rampWeeks: number;
    readonly domainCap: number;
    readonly windows: Hours;
    readonly officeHours: Hours;
  };
}

/** Weekdays with Monday as 1, and minutes of the day, the last one excluded. */
export interface Hours {
  readonly weekdays: readonly number[];
  readonly minutes: readonly (readonly [number, number])[];
}

/** RFC 4180, with a heading row. */
const tableOf = (text: string): Record<string, string>[] => {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (quoted && char === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === ',' || char === '\n')) {
      rows.at(-1)!.push(cell.replace(/\r$/, ''));
      cell = '';
      if (char === '\n') rows.push([]);
    } else cell += char;
  }
  const [headings = [], ...lines] = rows;
  return lines
    .filter((line) => line.length === headings.length)
    .map((line) => Object.fromEntries(headings.map((name, at) => [name, line[at]!])));
};

const mailsIn = (dir: string, folder: string): QuarterMail[] =>
  readdirSync(join(dir, folder))
    .filter((name) => name.endsWith('.eml'))
    .map((name) => {
      const [head = ''] = readFileSync(join(dir, folder, name), 'latin1').split(/\r?\n\r?\n/);
      const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
      return {
        file: `${folder}/${name}`,
        headers: lines.map((line): [string, string] => {
          const colon = line.indexOf(':');
          return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
        }),
      };
    });

export const readQuarter = (dir: string): Quarter => {
  const text = (name: string): string => readFileSync(join(dir, name), 'utf8');
  return {
    events: text('events.jsonl')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as QuarterEvent),
    prospects: tableOf(text('prospects.csv')),
    holidays: tableOf(text('holidays.csv')),
    mails: mailsIn(dir, 'mails'),
    byHand: mailsIn(dir, 'hand'),
    team: JSON.parse(text('team.json')) as Quarter['team'],
  };
};
