import { zoneOf } from '../../src/engine/zones';
import { builtInTemplates } from '../../src/mail/templates/builtInTemplates';
import type { Cell } from '../../src/sheet/cells/cell';
import { doNotContactBook, linesFor, readDoNotContact } from '../../src/sheet/doNotContactSheet';
import { runsOfColumns } from '../../src/sheet/furniture';
import { cameAt, cameWords, emptyLog, logHeadings, readLog, writtenLog } from '../../src/sheet/logSheet';
import { otherSheetIds, otherSheets } from '../../src/sheet/otherSheets';
import { readSystem, rememberedColumns } from '../../src/sheet/systemSheet';
import { readTemplates, writtenTemplates } from '../../src/sheet/templatesSheet';
import { readWork, type WorkItem, workHeadings, writtenWork } from '../../src/sheet/workSheet';

const berlin = zoneOf('Europe/Berlin')!;
const at = Date.UTC(2026, 2, 2, 9, 30);

test.each([
  ['none', [], []],
  ['neighbours, whatever their order', [3, 1, 2], [[1, 3]]],
  [
    'a gap',
    [1, 2, 5],
    [
      [1, 2],
      [5, 1],
    ],
  ],
  [
    'unlike neighbours',
    [1, 2, 13],
    [
      [1, 1],
      [2, 1],
      [13, 1],
    ],
  ],
])('runs of columns: %s', (what, columns, expected) => {
  const looks = columns.map((column) => ({ column, even: column % 2 }));
  const runs = runsOfColumns(looks, what === 'unlike neighbours' ? (one, other) => one.even === other.even : undefined);
  expect(runs.map(({ column, columns: count }) => [column, count])).toEqual(expected);
});

test('every sheet has the headings that its reader and people expect', () => {
  expect(
    otherSheetIds.map((id) => [otherSheets[id].name, otherSheets[id].columns.map(({ heading }) => heading).join(' | ')]),
  ).toEqual([
    [
      'Work',
      'Task ID | Prospect ID | Due | Person | Company | Channel | What to do | Text | Phone or Link | Done | Owner | Row Note',
    ],
    [
      'Cadences',
      'Sequence Name | Step | Day | Touches | Type | Aim | Format | Angle | Weight | Template | Hours | Ends | Pace | Days',
    ],
    ['Templates', 'Template | Channel | Subject | Body | Role | Weight'],
    ['Settings', 'Setting | Value | What it does'],
    ['Holidays', 'Date | Country | Name'],
    ['Do Not Contact', 'Address or Domain | Since | Reason | Source'],
    [
      'Log',
      'At | Prospect ID | Email | Key | State | Cadence | Step | Touch | Channel | What | Thread ID | Message ID | RFC Message-ID | Draft ID | Owner | Words',
    ],
    ['System', 'Name | Value'],
  ]);
});

describe('Work', () => {
  const item: WorkItem = {
    taskId: 't1',
    prospectId: 'p1',
    due: at,
    person: 'Ana Ruiz',
    company: 'Firm',
    channel: 'call',
    what: 'Call her',
    text: 'Line one\nline two',
    reach: '+49 30 1',
    done: null,
    owner: 'rep@team.example',
    note: '',
  };

  it('reads back what it writes', () => {
    const read = readWork([workHeadings, writtenWork(item), writtenWork({ ...item, due: null, done: 'No answer' })], berlin);
    expect(read).toEqual({
      kind: 'value',
      value: {
        items: [
          { ...item, row: 2 },
          { ...item, row: 3, due: null, done: 'No answer' },
        ],
        problems: [],
      },
    });
  });

  it.each<[cell: Cell, done: string | null, told: number]>([
    ['Done', 'Done', 0],
    [' left VOICEMAIL ', 'Left voicemail', 0],
    ['', null, 0],
    ['finished', null, 1],
    [true, null, 1],
  ])('Done %p is %p', (cell, done, told) => {
    const row = writtenWork(item);
    row[9] = cell;
    const read = readWork([workHeadings, row], berlin);
    expect(read.kind === 'value' && [read.value.items[0]?.done, read.value.problems.length]).toEqual([done, told]);
  });

  it('leaves a person’s own lines alone', () => {
    const note = ['', '', '', 'Remember the fair', '', '', '', '', '', '', '', ''];
    expect(readWork([workHeadings, note, writtenWork(item)], berlin)).toMatchObject({
      value: { items: [{ row: 3 }], problems: [] },
    });
  });
});

describe('Log', () => {
  const entry = { ...emptyLog, at, prospectId: 'p1', key: '1.2.email', state: 'SENT', step: '2', words: '=SUM(1)' };

  it('reads back what it writes', () => {
    expect(readLog([logHeadings, writtenLog(entry)], berlin)).toEqual({ kind: 'value', value: [{ ...entry, row: 2 }] });
  });

  it('refuses a journal that lost a column, and keeps a line with a broken date', () => {
    expect(readLog([logHeadings.slice(1), writtenLog(entry).slice(1)], berlin).kind).toBe('problem');
    const line = writtenLog(entry);
    line[0] = 'yesterday?';
    expect(readLog([logHeadings, line], berlin)).toMatchObject({ value: [{ at: null, key: '1.2.email' }] });
  });
});

describe('Do Not Contact', () => {
  const read = (...entries: Cell[]) => {
    const reading = readDoNotContact([['Address or Domain', 'Since'], ...entries.map((entry) => [entry, ''])], berlin);
    if (reading.kind !== 'value') throw new Error('unreadable');
    return reading.value;
  };

  it.each<[entry: string, address: string, found: boolean]>([
    ['ana@firm.example', 'ana@firm.example', true],
    ['Ana@Firm.example', 'ana@firm.example', true],
    ['ana@firm.example', 'ana+news@firm.example', true],
    ['Ana <ana@firm.example>', 'ana@firm.example', true],
    ['ana@firm.example', 'ben@firm.example', false],
    ['firm.example', 'ben@firm.example', true],
    ['@firm.example', 'ben@FIRM.example', true],
    ['*.firm.example', 'ben@mail.firm.example', true],
    ['*@firm.example', 'ben@firm.example', true],
    ['@*.firm.example', 'ben@mail.firm.example', true],
    ['HTTPS://WWW.FIRM.EXAMPLE', 'ben@firm.example', true],
    ['https://www.firm.example/', 'ben@firm.example', true],
    ['firm.example', 'ben@mail.firm.example', true],
    ['firm.example', 'ben@otherfirm.example', false],
    ['mail.firm.example', 'ben@firm.example', false],
    ['bücher.example', 'ana@xn--bcher-kva.example', true],
  ])('%s covers %s: %s', (entry, address, found) => {
    expect(doNotContactBook(read(entry).entries).find(address) !== null).toBe(found);
  });

  it('says which line cannot be read, and keeps the others', () => {
    const { entries, problems } = read('nobody', 'firm.example', '#N/A');
    expect(entries).toHaveLength(1);
    expect(problems.map(({ row }) => row)).toEqual([2, 4]);
  });

  it('reads back what it writes', () => {
    const entry = { scope: 'address', entry: 'ana@firm.example', since: 20_514, reason: 'asked', source: 'reply' } as const;
    const sheet: Cell[][] = [['Address or Domain', 'Since', 'Reason', 'Source']];
    const reading = readDoNotContact([...sheet, ...(linesFor(sheet, [entry], berlin) ?? [])], berlin);
    expect(reading).toEqual({ kind: 'value', value: { entries: [entry], problems: [] } });
  });
});

describe('Templates', () => {
  const headings = ['Template', 'Channel', 'Subject', 'Body', 'Role', 'Weight'];

  it('read back as they were written, a version for each role that a row names', () => {
    const reading = readTemplates(writtenTemplates(builtInTemplates()));
    const each = builtInTemplates().flatMap((template) => template.role.split(', ').map((role) => ({ ...template, role })));
    expect(reading).toEqual({ kind: 'value', value: { templates: each, problems: [] } });
  });

  it.each<[role: string, roles: string[]]>([
    ['', ['']],
    [' , ', ['']],
    ['CFO', ['CFO']],
    ['CFO, Finance;  Head of Finance', ['CFO', 'Finance', 'Head of Finance']],
    ['CFO, cfo', ['CFO']],
  ])('take the roles of the cell "%s" as %j', (role, roles) => {
    const reading = readTemplates([headings, ['outbound 1 email', '', 'Hi', 'Body', role, '']]);
    if (reading.kind !== 'value') throw new Error('unreadable');
    expect(reading.value.templates.map((template) => template.role)).toEqual(roles);
    expect(reading.value.problems).toEqual([]);
  });

  it('tell which role a second version repeats', () => {
    const reading = readTemplates([
      headings,
      ['a 1 email', '', 'Hi', 'One', 'CFO, Finance', ''],
      ['a 1 email', '', 'Hi', 'Two', 'IT, Finance', ''],
    ]);
    if (reading.kind !== 'value') throw new Error('unreadable');
    expect(reading.value.templates.map(({ role, body }) => [role, body])).toEqual([
      ['CFO', 'One'],
      ['Finance', 'One'],
      ['IT', 'Two'],
    ]);
    expect(reading.value.problems).toEqual([
      { row: 3, column: 'Template', words: 'this template for Finance already stands in row 2; keep one of the two' },
    ]);
  });

  it.each<[row: Cell[], template: unknown, told: string[]]>([
    [['Outbound 1  Email', '', 'Hi', 'Body', '', ''], { template: 'outbound 1 email', channel: 'email', weight: '' }, []],
    [['outbound 6 voicemail', 'Voicemail', '', 'Body', '', 'Light'], { channel: 'voicemail', weight: 'light' }, []],
    [['outbound 1 email', 'pigeon', '', 'Body', '', ''], undefined, ['Channel']],
    [['my text', '', '', 'Body', '', ''], undefined, ['Channel']],
    [['outbound 1 email', '', '', 'Body', '', 'heavy'], undefined, ['Weight']],
    [['', '', '', 'Body', '', ''], undefined, ['Template']],
    [['outbound 1 email', '', 'Hi', '', '', ''], undefined, []],
  ])('%j', (row, template, told) => {
    const reading = readTemplates([headings, row]);
    if (reading.kind !== 'value') throw new Error('unreadable');
    expect(reading.value.problems.map(({ column }) => column)).toEqual(told);
    if (template === undefined) expect(reading.value.templates).toEqual([]);
    else expect(reading.value.templates).toMatchObject([template]);
  });

  it('keeps lines, and takes the upper of two that say the same', () => {
    const reading = readTemplates([
      headings,
      ['a 1 email', '', '', 'One\r\ntwo\n\nthree ', '', ''],
      ['A 1 email', '', '', 'one two three', '', ''],
    ]);
    expect(reading).toMatchObject({
      value: { templates: [{ body: 'One\ntwo\n\nthree' }], problems: [{ row: 3, column: 'Template' }] },
    });
  });

  it('takes other words under one key, role and weight for wordings of one message', () => {
    const reading = readTemplates([
      headings,
      ['a 1 email', '', 'Hi', 'One', '', ''],
      ['A 1 Email', '', 'Hi', 'Other', '', ''],
      ['a 1 email', '', 'Hello', 'One', '', 'light'],
      ['a 1 email', '', 'Hi', 'One', 'CFO, Finance', ''],
      ['a 1 email', '', 'Hi', 'Third', '', 'standard'],
      ['a 1 email', '', 'Hi', 'Other', 'cfo, finance', ''],
      ['a 1 email', '', 'Hi', 'other ', '', ''],
    ]);
    if (reading.kind !== 'value') throw new Error('unreadable');
    expect(reading.value.templates.map(({ body, role, weight }) => [body, role, weight])).toEqual([
      ['One', '', ''],
      ['Other', '', ''],
      ['One', '', 'light'],
      ['One', 'CFO', ''],
      ['One', 'Finance', ''],
      ['Third', '', ''],
      ['Other', 'cfo', ''],
      ['Other', 'finance', ''],
    ]);
    expect(reading.value.problems).toEqual([
      { row: 8, column: 'Template', words: 'this template already stands in row 2; keep one of the two' },
    ]);
  });
});

describe('System', () => {
  it('gives values by name with their rows, the upper of two', () => {
    const system = readSystem([
      ['Name', 'Value'],
      ['Today', new Date(at)],
      ['x', 1],
      ['x', 2],
      ['', 'lost'],
    ]);
    expect([system.value('x'), system.rowOf('x'), system.value('y'), system.rowOf('y'), system.names]).toEqual([
      1,
      3,
      '',
      null,
      ['Today', 'x'],
    ]);
  });

  it.each(['', 'text', 'null', '[]', '{"fields":1,"row":[]}', '{"fields":{}}'])(
    'a damaged memory of columns (%s) is none',
    (cell) => {
      expect(
        rememberedColumns(
          readSystem([
            ['Name', 'Value'],
            ['Columns', cell],
          ]),
        ),
      ).toEqual({ fields: {}, row: [] });
    },
  );
});

describe('when a mail came, in the Log', () => {
  it.each([
    [Date.UTC(2026, 2, 3, 9, 50), 'came 2026-03-03T09:50:00Z', Date.UTC(2026, 2, 3, 9, 50)],
    // Never earlier than it was: it answers what went out a moment before.
    [Date.UTC(2026, 2, 3, 9, 50, 7) + 0.4, 'came 2026-03-03T09:50:08Z', Date.UTC(2026, 2, 3, 9, 50, 8)],
  ])('%d is %s', (at, words, read) => {
    expect(cameWords(at)).toBe(words);
    expect(cameAt(words)).toBe(read);
  });

  it.each(['', '1.email', 'came 2026-03-03', 'came soon'])('%j is no such time', (text) => {
    expect(cameAt(text)).toBeNull();
  });
});
