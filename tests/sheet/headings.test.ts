import type { Cell } from '../../src/sheet/cells/cell';
import { type FieldId, fieldIds, fieldOf, formulaFields, ownedFields, writtenFields } from '../../src/sheet/fields';
import { headingSynonyms } from '../../src/sheet/headingSynonyms';
import {
  columnLetters,
  findHeadingRow,
  headingKey,
  matchHeadings,
  nothingRemembered,
  type RememberedColumns,
  rememberColumns,
} from '../../src/sheet/headings';
import { renamedColumns } from '../../src/sheet/renamedColumns';

const match = (
  cells: readonly Cell[],
  more: {
    below?: readonly (readonly Cell[])[];
    formulas?: readonly string[];
    remembered?: RememberedColumns;
    chosen?: Partial<Record<FieldId, number>>;
  } = {},
) =>
  matchHeadings(
    { row: 1, cells, formulas: more.formulas ?? [], below: more.below ?? [], chosen: more.chosen ?? {} },
    more.remembered ?? nothingRemembered,
  );

describe('the table of fields', () => {
  it('names each heading and each synonym once', () => {
    const all = [
      ...fieldIds.map((id) => fieldOf(id).heading),
      ...fieldIds.flatMap((id) => fieldOf(id).otherwise ?? []),
      ...Object.values(headingSynonyms).flatMap((list) => list ?? []),
    ].map(headingKey);
    expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
  });

  it('holds twelve columns of the product, four formulas, and lets the product write four of a person’s', () => {
    expect(ownedFields.map((id) => fieldOf(id).heading)).toEqual([
      'Prospect ID',
      'Sequence Name',
      'Sequence Step',
      'Anchor Date',
      'Last Contact Date',
      'Last Reply Date',
      'Not Before',
      'Engagement Level',
      'Status',
      'Exit Reason',
      'Needs You',
      'State',
    ]);
    expect(formulaFields.map((id) => fieldOf(id).heading)).toEqual(['Next Contact Due', 'Next Touch', 'Why', 'Exit Status']);
    expect(writtenFields.filter((id) => !(ownedFields as readonly string[]).includes(id))).toEqual([
      'outcome',
      'timelinePushes',
      'owner',
      'tags',
    ]);
  });
});

describe('headings matched by meaning', () => {
  const rows: [field: FieldId, heading: string, sureness: string][] = [
    ['email', 'Email', 'same'],
    ['email', ' e-mail ', 'same'],
    ['email', 'E_MAIL:', 'same'],
    ['email', 'Email address', 'synonym'],
    ['email', 'Contact email', 'synonym'],
    ['email', 'Person - Email - Work', 'synonym'],
    ['email', 'Correo electrónico', 'synonym'],
    ['email', 'correo electronico', 'synonym'],
    ['email', 'Email (work)', 'synonym'],
    ['email', 'Best e-mail to use', 'likely'],
    ['firstName', 'Vorname', 'synonym'],
    ['firstName', 'firstName', 'same'],
    ['firstName', 'first_name', 'same'],
    ['lastName', 'Nachname', 'synonym'],
    ['company', 'Company name', 'synonym'],
    ['company', 'Account Name', 'synonym'],
    ['company', 'Organization', 'synonym'],
    ['dealSize', 'Deal Value (EUR)', 'synonym'],
    ['dealSize', 'Amount', 'synonym'],
    ['owner', 'Contact owner', 'synonym'],
    ['phone', 'Téléphone', 'synonym'],
    ['title', 'Job Title', 'synonym'],
    ['country', 'Country/Region', 'synonym'],
    ['followUpOn', 'Follow-up date', 'synonym'],
    ['sequenceName', 'sequence name', 'same'],
    ['status', 'Cadence Status', 'same'],
  ];
  it.each(rows)('%s from "%s" (%s)', (field, heading, sureness) => {
    expect(match(['x', heading]).matches).toMatchObject([{ field, column: 2, sureness }]);
  });

  it.each(['', '   ', 'Name', 'Emails sent', 'Status of order', '2026', '<b>Email</b>', 'Mail merge status', '🙂'])(
    'nothing from "%s"',
    (heading) => {
      expect(match([heading]).matches.filter(({ field }) => field !== 'email')).toEqual([]);
    },
  );

  it('never throws at hostile headings', () => {
    const hostile: Cell[] = [
      'x'.repeat(5000),
      new Date(Number.NaN),
      new Date(0),
      true,
      3.5,
      'עברית',
      '#REF!',
      '=cmd()',
      '__proto__',
      'constructor',
    ];
    const map = match(hostile);
    expect(map.matches).toEqual([]);
    expect(map.unmatched).toHaveLength(10);
    expect(Object.keys(map.columnOf)).toEqual([]);
  });

  it('takes a column of addresses for Email where no heading says so', () => {
    const map = match(['Who', 'Reach'], {
      below: [
        ['Ana', 'ana@firm.example'],
        ['Ben', 'ben@firm.example'],
        ['Cy', 'n/a'],
      ],
    });
    expect(map.matches).toEqual([
      { field: 'email', column: 2, heading: 'Reach', sureness: 'likely', why: 'its cells are email addresses' },
    ]);
  });

  it.each([
    ['State', ['CA', 'NY'], 'Column A "State" holds something else, such as "CA", and is left alone.'],
    ['Status', ['Customer', 'Lead'], 'Column A "Status" holds something else, such as "Customer", and is left alone.'],
    ['Value', ['high', 'low'], 'Column A "Value" holds something else, such as "high", and is left alone.'],
    ['Outcome', ['great call'], 'Column A "Outcome" holds something else, such as "great call", and is left alone.'],
  ])('leaves a column "%s" that holds something else', (heading, cells, words) => {
    const map = match([heading], { below: cells.map((cell) => [cell]) });
    expect([map.matches, map.conflicts.map((conflict) => conflict.words)]).toEqual([[], [words]]);
  });

  it.each([
    ['State', ['{"enrollment":1}', '']],
    ['Status', ['Active', 'Closed-Won', 'nonsense']],
    ['Outcome', []],
    ['Anchor Date', ['31 February', 'soon']],
  ])('takes a column "%s" that holds what it should', (heading, cells) => {
    expect(match([heading], { below: cells.map((cell) => [cell]) }).matches).toHaveLength(1);
  });

  it('takes the left of two equal columns of a person, and says so', () => {
    const map = match(['Email', 'E-mail']);
    expect(map.columnOf.email).toBe(1);
    expect(map.conflicts).toEqual([
      {
        field: 'email',
        columns: [1, 2],
        words: 'Columns A "Email" and B "E-mail" can both be Email; A is taken.',
        blocks: false,
      },
    ]);
  });

  it('takes neither of two equal columns that the product writes', () => {
    const map = match(['Status', 'Email', 'Status']);
    expect(map.columnOf.status).toBeUndefined();
    expect(map.conflicts).toMatchObject([{ field: 'status', columns: [1, 3], blocks: true }]);
  });

  it('prefers the surer heading', () => {
    expect(match(['Contact email', 'Email']).columnOf.email).toBe(2);
    expect(match(['Account', 'Company']).columnOf.company).toBe(2);
  });
});

describe('formula columns', () => {
  it.each(['Loading...', '#REF!', '#NAME?', '', 'Next Contact Due', 'something else'])(
    'are found by formula where the heading shows "%s"',
    (shown) => {
      const map = match(['Email', shown], { formulas: ['', '=NEXT_TOUCH(K:K, M:M)'] });
      expect(map.columnOf.nextContactDue).toBe(2);
      expect(map.headings).toEqual(['Email', 'Next Contact Due']);
    },
  );

  it.each([
    ['=NEXT_TOUCH_LABEL(A:A)', 'nextTouch'],
    ['= next_touch_why ( A:A )', 'why'],
    ['=ARRAYFORMULA(EXIT_STATUS(A:A))', 'exitStatus'],
    ['=NEXT_TOUCHES(A:A)', undefined],
    ['=IF(TRUE, NEXT_TOUCH(A:A))', undefined],
    ['=CADENCE("outbound")', undefined],
  ])('%s is %s', (formula, field) => {
    expect(match(['x'], { formulas: [formula] }).matches[0]?.field).toBe(field);
  });

  it('are never found by their heading', () => {
    expect(match(['Next Contact Due', 'Why', 'Exit Status', 'Next Touch']).matches).toEqual([]);
  });
});

describe('what is remembered', () => {
  const before = match(['Mail', 'Firma', 'Region', 'Status']);
  const remembered = rememberColumns(before, ['phone']);

  it('holds the headings of the fields and of the whole row', () => {
    expect(remembered).toEqual({
      fields: { email: 'Mail', company: 'Firma', status: 'Status', phone: null },
      row: ['Mail', 'Firma', 'Region', 'Status'],
    });
  });

  it('wins over a better guess', () => {
    expect(match(['Email', 'Mail', 'Phone'], { remembered }).columnOf).toEqual({ email: 2 });
  });

  it.each([
    ['moved', ['Status', 'Region', 'Mail', 'Firma'], { email: 3, company: 4, status: 1 }, []],
    ['inserted', ['Mail', 'New', 'Firma', 'Region', 'Status'], { email: 1, company: 3, status: 4 + 1 }, []],
    ['renamed', ['Mail', 'Kunde', 'Region', 'Status'], { email: 1, company: 2, status: 4 }, []],
    ['renamed at the end', ['Mail', 'Firma', 'Region', 'Stage'], { email: 1, company: 2, status: 4 }, []],
    ['deleted', ['Mail', 'Region', 'Status'], { email: 1, status: 3 }, ['company']],
    ['deleted at the end', ['Mail', 'Firma', 'Region'], { email: 1, company: 2 }, ['status']],
    ['renamed, another inserted beside it', ['Mail', 'Kunde', 'Neu', 'Region', 'Status'], { email: 1, status: 5 }, ['company']],
  ])('finds columns again that were %s', (_, headings, columnOf, missing) => {
    const map = match(headings, { remembered });
    expect([map.columnOf, map.missing]).toEqual([columnOf, missing]);
  });

  it('gives way to what a person picks now', () => {
    const map = match(['Mail', 'Other'], { remembered, chosen: { email: 2 } });
    expect(map.matches[0]).toMatchObject({ field: 'email', column: 2, sureness: 'chosen', why: 'chosen by you' });
  });
});

describe('renamedColumns', () => {
  it.each<[before: string[], now: string[], renamed: [string, number][]]>([
    [['A', 'B', 'C'], ['A', 'X', 'C'], [['B', 2]]],
    [['A', 'B', 'C'], ['A', 'C'], []],
    [
      ['A', 'B', 'C'],
      ['X', 'B', 'Y'],
      [
        ['A', 1],
        ['C', 3],
      ],
    ],
    [['A', 'B'], ['A', 'X', 'B'], []],
    [
      ['A', 'B', 'C', 'D'],
      ['A', 'X', 'Y', 'D'],
      [
        ['B', 2],
        ['C', 3],
      ],
    ],
    [[], ['A'], []],
    [['A'], [], []],
  ])('%j -> %j', (before, now, renamed) => {
    expect(renamedColumns(before, now)).toEqual(renamed);
  });
});

describe('the heading row', () => {
  it.each<[grid: Cell[][], row: number]>([
    [[['Email', 'Company']], 1],
    [[['Our pipeline'], [''], ['Email', 'Company'], ['ana@firm.example', 'Firm']], 3],
    [[[''], [''], ['Email']], 3],
    [
      [
        ['A', 'B'],
        ['1', '2'],
      ],
      1,
    ],
    [[[''], ['A', 'B']], 2],
    [[], 1],
    [[['Email'], ['Email', 'Company', 'Phone']], 2],
  ])('of %j is row %d', (grid, row) => {
    expect(findHeadingRow(grid)).toBe(row);
  });

  it('is found by remembered headings of any kind', () => {
    expect(findHeadingRow([['Email us!'], ['Wer', 'Wo']], { fields: {}, row: ['Wer', 'Wo'] })).toBe(2);
  });
});

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [52, 'AZ'],
  [53, 'BA'],
  [702, 'ZZ'],
  [703, 'AAA'],
])('column %d is %s', (column, letters) => {
  expect(columnLetters(column)).toBe(letters);
});
