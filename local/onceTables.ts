import type { OnceDocument, Turn } from './onceDocument';
import { clockWords } from './onceTime';

type Column<Row> = [heading: string, width: number, text: (row: Row) => string];

/** Columns of a terminal that a character takes: two for wide scripts and pictures, none for marks that sit on another letter. */
const widthOf = (character: string): number => {
  if (/\p{M}|\u200d|\ufe0f/u.test(character)) return 0;
  return /\p{Extended_Pictographic}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u.test(
    character,
  )
    ? 2
    : 1;
};

/** Exactly `width` columns: cells are shown on one line, and what is too long ends in "…". */
export function fitted(text: string, width: number): string {
  let line = '';
  let used = 0;
  const characters = [...text.replace(/\s*[\r\n]+\s*/g, ' ⏎ ')];
  const whole = characters.reduce((sum, each) => sum + widthOf(each), 0);
  const room = whole > width ? width - 1 : width;
  for (const character of characters) {
    if (used + widthOf(character) > room) break;
    line += character;
    used += widthOf(character);
  }
  if (whole > width) {
    line += '…';
    used += 1;
  }
  return line + ' '.repeat(Math.max(0, width - used));
}

function table<Row>(title: string, columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const line = (texts: string[]): string => `  ${texts.join('  ').trimEnd()}`;
  const body = rows.map((row) => line(columns.map(([, width, text]) => fitted(text(row), width))));
  const head = [
    line(columns.map(([heading, width]) => fitted(heading, width))),
    line(columns.map(([, width]) => '─'.repeat(width))),
  ];
  return [`\n${title} (${rows.length})`, ...(rows.length === 0 ? ['  none'] : [...head, ...body])].join('\n');
}

/** The product's columns that tell the story; they stand beside the address, whatever its heading is. */
const mainColumns: [heading: string, width: number][] = [
  ['Sequence Name', 22],
  ['Sequence Step', 15],
  ['Status', 13],
  ['Exit Reason', 14],
  ['Last Contact Date', 16],
  ['Next Contact Due', 21],
  ['Next Touch', 28],
  ['Exit Status', 14],
  ['Needs You', 40],
];

export function printed(document: OnceDocument): string {
  const when = (at: string): string => clockWords(Date.parse(at), document.sheetZone);
  const turns = (title: string, list: readonly Turn[]): string =>
    table(
      title,
      [
        ['When', 16, (turn) => when(turn.at)],
        ['Who', 36, (turn) => turn.who],
        [title.split(' ')[0] ?? '', 19, (turn) => turn.what],
        ['From', 27, (turn) => turn.cadence],
        ['Into', 27, (turn) => turn.entered],
        ['Needs you', 50, (turn) => turn.needsYou],
      ],
      list,
    );
  const shownList = Object.entries(document.shown).flatMap(([kind, names]) =>
    Object.entries(names).map(([name, times]) => ({ kind, name, times })),
  );
  const present = [[document.sheet.address, 36] as [string, number], ...mainColumns].filter(([heading]) =>
    document.sheet.headings.includes(heading),
  );
  const refused = document.enrolments.flatMap((wave) => wave.refused.map((each) => ({ ...each, cadence: wave.cadence })));
  const told = document.enrolments.flatMap((wave) => wave.told.map((each) => ({ ...each, cadence: wave.cadence })));

  return [
    `\nSet-up\n${document.setUp.map((line) => `  ${line}`).join('\n')}`,
    table(
      'Enrolled',
      [
        ['When', 16, (wave) => when(wave.at)],
        ['Cadence', 20, (wave) => wave.cadence],
        ['Anchor', 10, (wave) => wave.anchor],
        ['Rows', 4, (wave) => String(wave.enrolled.length)],
        ['Refused', 7, (wave) => String(wave.refused.length)],
      ],
      document.enrolments,
    ),
    table(
      'Refused at enrolling',
      [
        ['Row', 4, (each) => String(each.row)],
        ['Who', 36, (each) => each.who],
        ['Cadence', 18, (each) => each.cadence],
        ['Why', 110, (each) => each.words],
      ],
      refused,
    ),
    table(
      'Asked and told at enrolling',
      [
        ['Row', 4, (each) => String(each.row)],
        ['Who', 36, (each) => each.who],
        ['', 7, (each) => each.level],
        ['What', 110, (each) => each.words],
      ],
      told,
    ),
    table(
      'What the world did',
      [
        ['When', 16, (each) => when(each.at)],
        ['Who', 36, (each) => each.who],
        ['What', 10, (each) => each.what],
        ['', 90, (each) => each.words],
      ],
      document.world,
    ),
    table(
      `The sheet "${document.sheet.name}" at the end; ▌ marks a painted row`,
      [
        [' ', 1, (row) => (row.painted === '' ? '' : '▌')],
        ['Row', 3, (row) => String(row.row)],
        ...present.map(
          ([heading, width]): Column<OnceDocument['sheet']['rows'][number]> => [
            heading,
            width,
            (row) => row.cells[heading] ?? '',
          ],
        ),
      ],
      document.sheet.rows,
    ),
    table(
      'Mails',
      [
        ['When', 16, (mail) => when(mail.at)],
        ['To', 36, (mail) => mail.to],
        ['Cadence', 27, (mail) => mail.cadence],
        ['Step', 4, (mail) => (mail.step === null ? '' : String(mail.step))],
        ['Sent by', 17, (mail) => mail.by],
        ['Thread', 7, (mail) => (mail.inReplyTo === '' ? 'begins' : mail.threaded ? 'follows' : 'BROKEN')],
        ['Subject', 50, (mail) => mail.subject],
      ],
      document.mails,
    ),
    table(
      'Work items',
      [
        ['Due', 21, (item) => item.Due ?? ''],
        ['Person', 20, (item) => item.Person ?? ''],
        ['Company', 20, (item) => item.Company ?? ''],
        ['Channel', 9, (item) => item.Channel ?? ''],
        ['What to do', 60, (item) => item['What to do'] ?? ''],
        ['Done', 14, (item) => item.Done ?? ''],
        ['Row Note', 40, (item) => item['Row Note'] ?? ''],
      ],
      document.work,
    ),
    turns('Exits', document.exits),
    turns('Pauses', document.pauses),
    table(
      'Held at the end, in the words of the sheet',
      [
        ['Row', 4, (each) => String(each.row)],
        ['Who', 36, (each) => each.who],
        ['What', 110, (each) => each.words],
      ],
      document.held,
    ),
    table(
      'Runs that ended with an error',
      [
        ['When', 16, (each) => when(each.at)],
        ['Function', 20, (each) => each.fn],
        ['What', 110, (each) => each.message],
      ],
      document.failures,
    ),
    table(
      'Shown',
      [
        ['', 9, (each) => each.kind],
        ['', 28, (each) => each.name],
        ['Times', 5, (each) => String(each.times)],
      ],
      shownList,
    ),
    table(
      'Checks',
      [
        ['', 4, (each) => (each.ok ? 'ok' : 'FAIL')],
        ['What', 80, (each) => each.name],
        ['Looked at', 30, (each) => each.seen],
      ],
      document.checks,
    ),
    ...document.checks.flatMap((each) => each.faults.map((fault) => `  ${each.name}: ${fault}`)),
    `\nCounts\n${Object.entries(document.counts)
      .map(([what, count]) => `  ${what}: ${count}`)
      .join('\n')}`,
    `\nSHA-256 of the dist/Code.js that ran\n  ${document.bundleSha256}`,
    '',
  ].join('\n');
}
