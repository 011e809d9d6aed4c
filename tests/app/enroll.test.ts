import { enroll } from '../../src/app/enroll';
import { previewEnroll } from '../../src/app/enrollPlan';
import type { EnrollPreview, EnrollReport, FindingCode } from '../../src/app/sidebarContract';
import { undoEnroll } from '../../src/app/undoEnroll';
import { defaultSettings } from '../../src/engine/settings';
import { builtInTemplates } from '../../src/mail/templates/builtInTemplates';
import type { Cell } from '../../src/sheet/cells/cell';
import type { FieldId } from '../../src/sheet/fields';
import { emptyLog, logHeadings, writtenLog } from '../../src/sheet/logSheet';
import { freshState, writeState } from '../../src/sheet/prospectState';
import { writtenTemplates } from '../../src/sheet/templatesSheet';
import { type FileOptions, type FileRow, fine, type ProspectFile, prospectFile } from './prospectFile';

const anchor = '2026-03-02';

const look = (file: ProspectFile, cadence = 'outbound', day = anchor): EnrollPreview =>
  previewEnroll(file.ports, { ranges: null, cadence, anchor: day, includeHidden: false });

/** Confirms every row that nothing refuses, with every tick. */
const confirm = (file: ProspectFile, view: EnrollPreview): EnrollReport =>
  enroll(file.ports, {
    cadence: view.cadence.id,
    anchor: view.anchor,
    batch: null,
    rows: view.rows
      .filter(({ findings }) => findings.every(({ level }) => level !== 'refusal'))
      .map(({ row, email, print, findings }) => ({
        row,
        email,
        print,
        ticks: findings.filter(({ level }) => level === 'ask').map(({ code }) => code),
      })),
  });

const enrollAll = (file: ProspectFile, cadence = 'outbound'): EnrollReport => confirm(file, look(file, cadence));

const told = (view: EnrollPreview, row = 2): string[] =>
  view.rows.find((each) => each.row === row)?.findings.map(({ level, code }) => `${level}: ${code}`) ?? ['no such row'];

/** The product's own templates, with another body for the first email of Outbound. */
const withBody = (body: string): FileOptions => ({
  templates: writtenTemplates([
    { template: 'outbound 1 email', channel: 'email', subject: 'Hello', body, role: '', weight: '' },
    ...builtInTemplates().filter(({ template }) => template !== 'outbound 1 email'),
  ]),
});

describe('what is said of a row', () => {
  const state = (rest: object): string => writeState({ ...freshState, enrollment: 1, ...rest });
  const rows: [what: string, row: FileRow, expected: string[], cadence?: string, options?: FileOptions][] = [
    ['nothing', fine(1), []],
    ['no address', fine(1, { email: '' }), ['refusal: no address']],
    ['no address at all', fine(1, { email: 'ana at firm' }), ['refusal: bad address']],
    ['a line break in the address', fine(1, { email: 'ana@firm.example\nBcc: all@firm.example' }), ['refusal: bad address']],
    ['two addresses', fine(1, { email: 'ana@firm.example, ben@firm.example' }), ['refusal: bad address']],
    ['an address with a name', fine(1, { email: 'Ana <ana@firm.example>' }), []],
    ['the address listed', fine(1), ['refusal: do not contact'], 'outbound', { doNotContact: ['ANA1@firm1.example'] }],
    ['the domain listed', fine(1), ['refusal: do not contact'], 'outbound', { doNotContact: ['firm1.example'] }],
    ['another domain listed', fine(1), [], 'outbound', { doNotContact: ['firm11.example'] }],
    ['an unknown zone', fine(1, { timeZone: 'Mars/Olympus' }), ['refusal: bad zone']],
    ['no zone', fine(1, { timeZone: '' }), ['warning: assumed zone']],
    [
      'in a cadence',
      fine(1, { sequenceName: 'Outbound 21-Day', status: 'Active', sequenceStep: 'Email 2 of 7' }),
      ['ask: enrolled'],
    ],
    ['paused in a cadence', fine(1, { sequenceName: 'Outbound 21-Day', status: 'Replied' }), ['ask: enrolled']],
    ['in a cadence, brought along without a status', fine(1, { sequenceName: 'Outbound 21-Day' }), ['ask: enrolled']],
    ['unsubscribed', fine(1, { sequenceName: 'Outbound 21-Day', status: 'Unsubscribed' }), ['refusal: unsubscribed']],
    [
      'unsubscribed once, whatever came later',
      fine(1, { sequenceName: 'x', status: 'Completed', exitReason: 'Unsubscribed' }),
      ['refusal: unsubscribed'],
    ],
    ['not interested', fine(1, { sequenceName: 'Outbound 21-Day', status: 'Not Interested' }), ['refusal: permission']],
    [
      'not interested, permission asked for only',
      fine(1, { sequenceName: 'Outbound 21-Day', status: 'Not Interested', state: state({ permission: 'asked' }) }),
      ['refusal: permission'],
    ],
    [
      'not interested, permission given',
      fine(1, { sequenceName: 'Outbound 21-Day', status: 'Not Interested', state: state({ permission: 'given' }) }),
      ['warning: left before'],
    ],
    ['no response before', fine(1, { sequenceName: 'Outbound 21-Day', status: 'No Response' }), ['warning: left before']],
    ['the wrong person before', fine(1, { sequenceName: 'Outbound 21-Day', status: 'Wrong Person' }), ['ask: left before']],
    ['won', fine(1, { sequenceName: 'Post-Proposal Follow-Up', status: 'Closed-Won' }), ['ask: left before']],
    [
      'bounced, same address',
      fine(1, { sequenceName: 'Outbound 21-Day', status: 'Bounced', state: state({ bounced: 'ana1@firm1.example' }) }),
      ['refusal: bounced'],
    ],
    [
      'bounced, corrected address',
      fine(1, { sequenceName: 'Outbound 21-Day', status: 'Bounced', state: state({ bounced: 'anna1@firm1.example' }) }),
      ['warning: left before'],
    ],
    [
      'a lost state',
      fine(1, { sequenceName: 'Outbound 21-Day', status: 'No Response', state: '{{' }),
      ['warning: left before', 'ask: lost state'],
    ],
    ['an outcome still to be acted on', fine(1, { outcome: 'Lost' }), ['refusal: outcome']],
    ['an outcome that is none', fine(1, { outcome: 'maybe' }), ['refusal: bad cell']],
    ['a negative deal', fine(1, { dealSize: -5 }), ['warning: taken as blank']],
    ['a deal in words', fine(1, { dealSize: 'plenty' }), ['warning: taken as blank']],
    ['half a stakeholder', fine(1, { stakeholders: 1.5 }), ['warning: taken as blank']],
    ['a deal that a person plainly means', fine(1, { dealSize: '€12.500', stakeholders: '3' }), []],
    ['an owner who is no address', fine(1, { owner: 'Ana Lopez' }), ['refusal: bad owner']],
    ['another owner', fine(1, { owner: 'bob@team.example' }), ['warning: other owner']],
    ['the own owner, in capitals', fine(1, { owner: 'ME@team.example' }), []],
    ['no owner, and Google does not tell', fine(1), ['refusal: no owner'], 'outbound', { me: '' }],
    ['Germany', fine(1, { country: 'Germany' }), ['ask: consent']],
    ['a German address', fine(1, { email: 'ana@firma.de' }), ['ask: consent']],
    ['a German address of a person in France', fine(1, { email: 'ana@firma.de', country: 'France' }), []],
    ['a shared mailbox', fine(1, { email: 'info@firm1.example' }), ['warning: role account']],
    ['a private mailbox', fine(1, { email: 'ana1@gmail.com' }), ['warning: free mail']],
    [
      'a token without value or fallback',
      fine(1),
      ['refusal: token'],
      'outbound',
      withBody('Hi, about {{Pain Point}}: shall we?'),
    ],
    ['the same, filled', fine(1, { painPoint: 'slow audits' }), [], 'outbound', withBody('Hi, about {{Pain Point}}: shall we?')],
    ['a token that no column has', fine(1), ['refusal: token'], 'outbound', withBody('Hi, {{Shoe Size|}}')],
    ['any other column is a token', fine(1, { other: 'blue' }), [], 'outbound', withBody('Hi, {{favourite colour}}')],
    ['a placeholder left over', fine(1), ['refusal: token'], 'outbound', withBody('Hi, as I saw [mention their news].')],
    ['what the sender gives is looked at on sending', fine(1), [], 'outbound', withBody('Hi, I am {{Sender Name}}.')],
    [
      'a value of 5,000 characters',
      fine(1, { painPoint: 'x'.repeat(5000) }),
      ['refusal: token'],
      'outbound',
      withBody('Hi, about {{Pain Point|it}}.'),
    ],
    ['steps that are none, to be written anew', fine(1, { sequenceStep: '-3' }), []],
    ['a date of last contact that is none', fine(1, { lastContactDate: '31 February' }), ['refusal: bad cell']],
    ['a hostile name', fine(1, { firstName: '=HYPERLINK("x")', company: '<img src=x onerror=alert(1)>' }), []],
  ];

  test.each(rows)('%s', (_what, row, expected, cadence = 'outbound', options = {}) => {
    const found = told(look(prospectFile([row], options), cadence));
    // One token can be missing from several steps: each is told.
    expect([...new Set(found)]).toEqual(expected);
  });

  test('every refusal says what to do, in whole sentences', () => {
    for (const [, row, expected, cadence = 'outbound', options = {}] of rows) {
      const [shown] = look(prospectFile([row], options), cadence).rows;
      for (const { words } of shown?.findings ?? []) expect(words).toMatch(/^[^a-z].*[.?)]$/s);
      expect(shown?.findings.length === 0).toBe(expected.length === 0);
    }
  });

  test('a missing token is told with its step and template', () => {
    const [row] = look(prospectFile([fine(1)], withBody('Hi, about {{Pain Point}}'))).rows;
    expect(row?.findings[0]?.words).toMatch(
      /^Email 1 of 7 · .*, template "outbound 1 email": \{\{Pain Point\}\}: the cell is empty/,
    );
  });

  test('a missing template is told', () => {
    const templates = [
      ['Template', 'Channel', 'Subject', 'Body', 'Role', 'Weight'],
      ['outbound 1 email', 'email', 'Hello', 'Hi {{First Name}}', '', ''],
    ];
    const [row] = look(prospectFile([fine(1)], { templates })).rows;
    expect(row?.findings.map(({ code }) => code)).toEqual(['template', 'template', 'template']);
    expect(row?.findings[0]?.words).toMatch(/no "outbound 2 email"/);
  });
});

describe('rows that belong together', () => {
  test('the same address twice: the topmost stands', () => {
    const view = look(prospectFile([fine(1), fine(2), fine(3, { email: 'ANA1@FIRM1.example' })]));
    expect([told(view, 2), told(view, 4)]).toEqual([[], ['refusal: duplicate']]);
    expect(view.rows[2]?.findings[0]?.words).toMatch(/row 2/);
  });

  test('the same address twice: the one in a cadence stands, wherever it is', () => {
    const view = look(prospectFile([fine(1), fine(1, { sequenceName: 'Outbound 21-Day', status: 'Active' })]));
    expect([told(view, 2), told(view, 3)]).toEqual([['refusal: duplicate'], ['ask: enrolled']]);
  });

  test('a row outside the selection counts as well', () => {
    const file = prospectFile([fine(1), fine(1)]);
    file.selection.select('Prospects', [{ row: 3 }]);
    expect(told(look(file), 3)).toEqual(['refusal: duplicate']);
  });

  test('a copied row bears the same Prospect ID', () => {
    const view = look(prospectFile([fine(1, { prospectId: 'P1' }), fine(2, { prospectId: 'P1' })]));
    expect([told(view, 2), told(view, 3)]).toEqual([['refusal: duplicate id'], ['refusal: duplicate id']]);
  });

  test.each([
    ['by domain', fine(1, { email: 'a@firm.example', company: '' }), fine(2, { email: 'b@firm.example', company: '' }), true],
    ['by name', fine(1, { company: 'ACME  Ltd' }), fine(2, { company: 'acme ltd' }), true],
    [
      'free mail is nobody’s company',
      fine(1, { email: 'a@gmail.com', company: '' }),
      fine(2, { email: 'b@gmail.com', company: '' }),
      false,
    ],
  ])('two of one company on one day, %s', (_how, one, other, meets) => {
    const view = look(prospectFile([one, other]));
    expect(view.rows.map(({ findings }) => findings.some(({ code }) => code === 'same company'))).toEqual([meets, meets]);
    if (meets) expect(view.rows[0]?.findings.find(({ code }) => code === 'same company')?.words).toMatch(/Tue 3 Mar 2026 row 3/);
  });

  test('a colleague who is under way counts with the next touch', () => {
    const file = prospectFile([
      fine(1, { company: 'Acme' }),
      fine(2, {
        company: 'Acme',
        sequenceName: 'Outbound 21-Day',
        status: 'Active',
        anchorDate: new Date('2026-03-01T23:00:00Z'),
      }),
    ]);
    file.selection.select('Prospects', [{ row: 2 }]);
    expect(told(look(file))).toEqual(['warning: same company']);
  });

  const capped = { sending: { ...defaultSettings.sending, dailyCap: 4, rampFrom: 2, rampWeeks: 1 } };
  const smallDeals = [1, 2, 3, 4, 5].map((number) => fine(number, { dealSize: 20_000 }));
  const waiting = (view: EnrollPreview): boolean[] =>
    view.rows.map(({ findings }) => findings.some(({ code }) => code === 'capacity'));

  test('a day past the cap is told, for all and on the rows that wait', () => {
    const file = prospectFile(smallDeals, { settings: capped });
    file.ports.store.set('mailbox sending', JSON.stringify({ since: Date.parse('2026-01-01T00:00:00Z'), sent: '' }));
    const view = look(file);
    expect(view.warnings[0]).toBe(
      'me@team.example: 5 first mails and 15 follow-ups. The daily cap is 4, follow-ups first. If nobody answers, the last first mail goes out about Wed 4 Mar 2026 instead of Tue 3 Mar 2026.',
    );
    expect(view.rows[4]?.findings.find(({ code }) => code === 'capacity')?.words).toBe(
      'Step 1 waits for room: planned for Tue 3 Mar 2026, it goes about Wed 4 Mar 2026.',
    );
    expect(waiting(view)).toEqual([false, false, false, false, true]);
  });

  test('a day is the prospect’s own: while it is Monday in Berlin, an Auckland mail of Tuesday goes, and waits for nothing', () => {
    const far = smallDeals.slice(0, 3).map((row) => ({ ...row, timeZone: 'Pacific/Auckland' }));
    const settings = { sending: { ...capped.sending, rampFrom: 4 } };
    expect(waiting(look(prospectFile(far, { settings })))).toEqual([false, false, false]);
  });

  test('a new sender’s cap grows from the first day on', () => {
    const view = look(prospectFile(smallDeals, { settings: capped }));
    // Two go on the first day and two on the second; on the third the second steps of the first two come before the fifth row.
    expect(view.warnings).toEqual([
      'me@team.example: 5 first mails and 15 follow-ups. The daily cap is 2 (it grows to 4 by Tue 10 Mar 2026), follow-ups first. If nobody answers, the last first mail goes out about Tue 10 Mar 2026 instead of Tue 3 Mar 2026.',
    ]);
    expect(waiting(view)).toEqual([false, false, true, true, true]);
  });

  test('another owner has a cap of their own, and drafts count for nothing', () => {
    const bob = smallDeals.map((row) => ({ ...row, owner: 'bob@team.example' }));
    expect(waiting(look(prospectFile(bob, { settings: capped })))).toEqual([false, false, true, true, true]);
    const both = smallDeals.map((row, index) => ({ ...row, owner: index < 2 ? 'bob@team.example' : 'me@team.example' }));
    expect(waiting(look(prospectFile(both, { settings: capped })))).toEqual([false, false, false, false, true]);
    const away = { sending: { ...capped.sending, away: { 'bob@team.example': [{ from: 20515, to: 20516 }] } } };
    expect(waiting(look(prospectFile(both, { settings: away })))).toEqual([true, true, false, false, true]);
    const large = smallDeals.map((row) => ({ ...row, dealSize: 90_000 }));
    expect(waiting(look(prospectFile(large, { settings: capped })))).toEqual([false, false, false, false, false]);
  });
});

describe('dates', () => {
  test('the plan of the cadence, on the prospect’s wall clock', () => {
    const [row] = look(prospectFile([fine(1)])).rows;
    expect(row?.plan.map(({ words }) => words)).toEqual([
      'Tue 3 Mar 2026 08:00',
      'Thu 5 Mar 2026 08:00',
      'Fri 6 Mar 2026 09:00',
      'Mon 9 Mar 2026 09:00',
      'Tue 17 Mar 2026 08:00',
      'Wed 18 Mar 2026 09:00',
      'Tue 24 Mar 2026 08:00',
    ]);
    expect(row?.plan[0]).toMatchObject({ step: 1, due: '2026-03-03T07:00:00.000Z' });
  });

  test('a Not Before that was set for a fresh row holds it back, and the rest keeps its distance', () => {
    const file = prospectFile([fine(1, { notBefore: new Date('2026-03-16T23:00:00Z') })]);
    const view = look(file);
    expect(view.rows[0]?.plan.slice(0, 3).map(({ words }) => words)).toEqual([
      'Tue 17 Mar 2026 08:00',
      'Thu 19 Mar 2026 08:00',
      'Fri 20 Mar 2026 09:00',
    ]);
    confirm(file, view);
    expect(file.cell(2, 'notBefore')).toEqual(new Date('2026-03-16T23:00:00Z'));
  });

  test.each([
    ['a day ago', '2026-02-26', ['warning: late start'], 'It is due at once.'],
    ['weeks ago', '2026-02-02', ['warning: late start'], 'More than 5 business days late'],
  ])('an anchor %s is told', (_when, day, codes, words) => {
    const view = look(prospectFile([fine(1)], { now: '2026-03-04T11:00:00Z' }), 'outbound', day);
    expect(told(view)).toEqual(codes);
    expect(view.rows[0]?.findings[0]?.words).toContain(words);
  });

  test('no day is free', () => {
    const settings = { slots: { ...defaultSettings.slots, sendWindows: [{ weekdays: [0], from: 480, to: 490 }] } };
    const holidays = Array.from({ length: 130 }, (_, week) => [
      new Date(Date.UTC(2026, 2, 1 + 7 * week, 23) - 86_400_000),
      '',
      'shut',
    ]);
    const view = look(prospectFile([fine(1)], { settings, holidays }));
    expect(told(view)).toEqual(['refusal: no dates']);
  });

  test.each([
    ['no date', 'tomorrow'],
    ['31 February', '2026-02-31'],
    ['the year 2', '0002-03-02'],
  ])('an anchor that is %s stops everything, in words', (_what, day) => {
    expect(() => look(prospectFile([fine(1)]), 'outbound', day)).toThrow(/choose/);
  });
});

describe('which rows', () => {
  const file = (): ProspectFile => prospectFile([1, 2, 3, 4, 5, 6].map((number) => (number === 4 ? {} : fine(number))));
  test.each<[string, { row?: number; rows?: number; column?: number }[], number[], number]>([
    ['several ranges, overlapping and out of order', [{ row: 6, rows: 2 }, { row: 2, rows: 2 }, { row: 3 }], [2, 3, 6, 7], 0],
    ['a whole column', [{ row: 1, rows: 1000 }], [2, 3, 4, 6, 7], 1],
    ['with the headings', [{ row: 1, rows: 3 }], [2, 3], 0],
    ['past the end', [{ row: 7, rows: 40 }], [7], 0],
  ])('%s', (_what, ranges, rows, blank) => {
    const one = file();
    one.selection.select('Prospects', ranges);
    const view = look(one);
    expect([view.rows.map(({ row }) => row), view.blankRows]).toEqual([rows, blank]);
  });

  test.each([
    ['another sheet', 'Settings', 2, /Open the sheet "Prospects"/],
    ['a blank row', 'Prospects', 5, /no prospect in the selected rows/],
    ['below everything', 'Prospects', 400, /no prospect in the selected rows/],
  ])('%s is refused in words', (_what, sheet, row, words) => {
    const one = file();
    one.selection.select(sheet, [{ row }]);
    expect(() => look(one)).toThrow(words);
  });

  test('hidden and filtered rows are listed and need a tick, unless they were meant', () => {
    const one = file();
    one.selection.hide(2);
    one.selection.filterOut(3);
    one.selection.leaveOpen(6);
    const view = look(one);
    expect([told(view, 2), told(view, 3), told(view, 4)]).toEqual([['ask: hidden'], ['ask: hidden'], []]);
    expect(view.rows.map(({ hidden }) => hidden)).toEqual(['hidden', 'filtered', null, 'unknown', null]);
    const meant = previewEnroll(one.ports, { ranges: null, cadence: 'outbound', anchor, includeHidden: true });
    expect(told(meant, 2)).toEqual(['warning: hidden']);
  });

  test('a file without set-up says so', () => {
    const one = file();
    one.book.sheets.delete('System');
    expect(() => look(one)).toThrow(/not set up/);
  });

  test('a cadence that cannot be used says why', () => {
    const cadences: Cell[][] = [
      ['Sequence Name', 'Day', 'Touches'],
      ['Ours', 'soon', 'email'],
    ];
    expect(() => look(prospectFile([fine(1)], { cadences }), 'Ours')).toThrow(
      /The cadence "Ours" cannot be used: Cadences row 2, Day/,
    );
    expect(() => look(prospectFile([fine(1)]), 'no such')).toThrow(/no cadence "no such"/);
  });
});

describe('enrolling', () => {
  const shown = (file: ProspectFile, row: number, ...fields: FieldId[]): Cell[] => fields.map((field) => file.cell(row, field));

  test('writes what was shown, and nothing else', () => {
    const file = prospectFile([fine(1, { other: 'blue', notes: '=1+1', timelinePushes: 2 })]);
    const before = file.book.grid('Prospects')[1] ?? [];
    const report = enrollAll(file);
    expect(report.enrolled).toEqual([{ row: 2, prospectId: 'P0000000200-1' }]);
    expect(
      shown(
        file,
        2,
        'prospectId',
        'sequenceName',
        'sequenceStep',
        'anchorDate',
        'status',
        'exitReason',
        'needsYou',
        'owner',
        'timelinePushes',
      ),
    ).toEqual(['P0000000200-1', 'Outbound 21-Day', '', new Date('2026-03-01T23:00:00Z'), 'Active', '', '', 'me@team.example', 0]);
    expect(JSON.parse(String(file.cell(2, 'state')))).toMatchObject({ enrollment: 1, since: Date.parse('2026-03-02T08:00:00Z') });
    const after = file.book.grid('Prospects')[1] ?? [];
    const headings = file.book.grid('Prospects')[0] ?? [];
    const changed = headings.filter((_heading, column) => String(before[column]) !== String(after[column]));
    expect(changed).toEqual(['Owner', 'Timeline Pushes', 'Prospect ID', 'Sequence Name', 'Anchor Date', 'Status', 'State']);
  });

  test('leaves one line a row in the Log', () => {
    const file = prospectFile([fine(1)]);
    const { batch } = enrollAll(file);
    const [line = []] = file.lines('Log');
    const of = (heading: string): Cell => line[logHeadings.indexOf(heading)] ?? '';
    expect(['At', 'Prospect ID', 'Email', 'Key', 'State', 'Cadence', 'What', 'Owner'].map(of)).toEqual([
      new Date('2026-03-02T08:00:00Z'),
      'P0000000200-1',
      'ana1@firm1.example',
      `enroll ${batch} P0000000200-1`,
      'ENROLLED',
      'Outbound 21-Day',
      'Enrolled',
      'me@team.example',
    ]);
  });

  test('the Log says what a person vouched for', () => {
    const file = prospectFile([fine(1, { country: 'Germany' }), fine(2)]);
    enrollAll(file);
    expect(file.lines('Log').map((line) => line[logHeadings.indexOf('What')])).toEqual([
      'Enrolled (confirmed: consent)',
      'Enrolled',
    ]);
  });

  test('moving ends the old cadence as Advanced and starts afresh', () => {
    const state = writeState({ ...freshState, enrollment: 4, done: ['1.email'], calls: 2, words: ['abc'] });
    const file = prospectFile([
      fine(1, {
        prospectId: 'P7',
        sequenceName: 'Outbound 21-Day',
        sequenceStep: 'Email 5 of 7',
        status: 'Replied',
        needsYou: 'They replied.',
        notBefore: new Date('2026-05-01T22:00:00Z'),
        lastContactDate: new Date('2026-02-24T08:00:00Z'),
        lastReplyDate: new Date('2026-02-25T08:00:00Z'),
        owner: 'bob@team.example',
        state,
      }),
    ]);
    enrollAll(file, 'post-demo');
    expect(
      shown(
        file,
        2,
        'prospectId',
        'sequenceName',
        'sequenceStep',
        'status',
        'exitReason',
        'needsYou',
        'notBefore',
        'owner',
        'lastContactDate',
      ),
    ).toEqual([
      'P7',
      'Post-Demo Follow-Up',
      '',
      'Resumed',
      'Advanced',
      '',
      '',
      'bob@team.example',
      new Date('2026-02-24T08:00:00Z'),
    ]);
    expect(JSON.parse(String(file.cell(2, 'state')))).toMatchObject({
      enrollment: 5,
      since: Date.parse('2026-03-02T08:00:00Z'),
      calls: 2,
      words: ['abc'],
    });
    expect(file.lines('Log')[0]?.[logHeadings.indexOf('What')]).toBe('Moved here from Outbound 21-Day, which ends as Advanced');
  });

  test('a lost state starts with a number that was never used', () => {
    const file = prospectFile([fine(1, { prospectId: 'P7', sequenceName: 'Outbound 21-Day', status: 'Held', state: '{{' })]);
    enrollAll(file);
    expect(JSON.parse(String(file.cell(2, 'state'))).enrollment).toBe(Date.parse('2026-03-02T08:00:00Z') / 60_000);
  });

  test.each<[string, FindingCode[]]>([
    ['without a tick', []],
    ['with a tick for something else', ['hidden']],
  ])('what asks for a tick is not written %s', (_how, ticks) => {
    const file = prospectFile([fine(1, { country: 'Germany' })]);
    const view = look(file);
    const rows = view.rows.map(({ row, email, print }) => ({ row, email, print, ticks }));
    const report = enroll(file.ports, { cadence: 'outbound', anchor, batch: null, rows });
    expect([report.enrolled, report.refused.map(({ words }) => words.slice(0, 10)), file.cell(2, 'status')]).toEqual([
      [],
      ['Not ticked'],
      '',
    ]);
  });

  test.each<[what: string, over: Parameters<typeof fine>[1], code: string]>([
    ['unsubscribed', { status: 'Unsubscribed', sequenceName: 'Outbound 21-Day' }, 'unsubscribed'],
    [
      'unsubscribed long ago',
      { status: 'Completed', exitReason: 'Unsubscribed', sequenceName: 'Outbound 21-Day' },
      'unsubscribed',
    ],
    ['said no', { status: 'Not Interested', sequenceName: 'Outbound 21-Day' }, 'permission'],
  ])('who %s in another row is refused in this one', (_what, over, code) => {
    const file = prospectFile([fine(1), fine(2, { email: 'ANA1@firm1.example', ...over })]);
    const [first] = look(file).rows;
    expect(first?.findings.filter(({ level }) => level === 'refusal').map((finding) => finding.code)).toEqual([code]);
  });

  test('a refused row is not written, whatever the sidebar says', () => {
    const file = prospectFile([fine(1), fine(2)], { doNotContact: ['firm2.example'] });
    const rows = look(file).rows.map(({ row, email, print }) => ({ row, email, print, ticks: [] }));
    const report = enroll(file.ports, { cadence: 'outbound', anchor, batch: null, rows: [...rows, ...rows.slice(0, 1)] });
    expect(report.enrolled.map(({ row }) => row)).toEqual([2]);
    expect(report.refused.map(({ row, words }) => [row, words])).toEqual([
      [3, 'The Do Not Contact sheet lists everyone at firm2.example.'],
      [2, 'This row was asked for twice.'],
    ]);
    expect(file.cell(3, 'status')).toBe('');
  });

  test('a run at work keeps it from writing', () => {
    const file = prospectFile([fine(1)]);
    const view = look(file);
    file.lock = 'busy';
    expect(() => confirm(file, view)).toThrow(/Nothing was written: try again/);
    expect(file.cell(2, 'status')).toBe('');
  });
});

describe('the sheet changes between showing and writing', () => {
  const rows = [fine(1), fine(2), fine(3)];
  const changes: [what: string, change: (file: ProspectFile) => void, enrolledAt: number[], words: RegExp | null][] = [
    ['a row is inserted on top', (file) => file.book.spreadsheet.insertRows('Prospects', 2, 1), [3, 4, 5], null],
    [
      'a row above is deleted',
      (file) => file.book.spreadsheet.deleteRows('Prospects', 2, 1),
      [2, 3],
      /somebody else stands in this row, or the row is gone/,
    ],
    [
      'it is sorted the other way round',
      (file) => {
        const [head = [], ...rest] = file.book.grid('Prospects');
        file.book.spreadsheet.write('Prospects', 1, 1, [head, ...rest.reverse()]);
      },
      [2, 3, 4],
      null,
    ],
    [
      'the address is corrected',
      (file) => file.set(3, 'email', 'other@firm2.example'),
      [2, 4],
      /somebody else stands in this row/,
    ],
    ['the deal grows', (file) => file.set(3, 'dealSize', 200_000), [2, 4], /its dates changed/],
    ['the zone changes', (file) => file.set(3, 'timeZone', 'Asia/Kathmandu'), [2, 4], /its dates changed/],
    ['an outcome is chosen', (file) => file.set(3, 'outcome', 'Lost'), [2, 4], /what speaks against it changed/],
    [
      'someone else enrolls it first',
      (file) => {
        file.set(3, 'sequenceName', 'Nurture 90-Day');
        file.set(3, 'status', 'Active');
      },
      [2, 4],
      /where it stands in its cadence and what speaks against it changed/,
    ],
    [
      'they are put on Do Not Contact',
      (file) => file.book.spreadsheet.append('Do Not Contact', [['ana2@firm2.example', '', '', '']]),
      [2, 4],
      /what speaks against it/,
    ],
    [
      'a holiday is added',
      (file) => file.book.spreadsheet.append('Holidays', [[new Date('2026-03-02T23:00:00Z'), 'Nepal', 'x']]),
      [2, 3, 4],
      null,
    ],
    ['a note is typed', (file) => file.set(3, 'notes', 'call me'), [2, 3, 4], null],
  ];

  test.each(changes)('%s', (_what, change, enrolledAt, words) => {
    const file = prospectFile(rows);
    const view = look(file);
    change(file);
    const report = confirm(file, view);
    const standing = file.book
      .grid('Prospects')
      .flatMap((_row, index) => (file.cell(index + 1, 'sequenceName') === 'Outbound 21-Day' ? [index + 1] : []));
    expect(standing).toEqual(enrolledAt);
    expect(report.refused.length).toBe(words === null ? 0 : 1);
    if (words !== null) expect(report.refused[0]?.words).toMatch(words);
    expect(file.lines('Log')).toHaveLength(enrolledAt.length);
  });

  test('a column moves: cells are found again by heading', () => {
    const file = prospectFile(rows);
    const view = look(file);
    const grid = file.book.grid('Prospects').map((row) => [row[row.length - 1] ?? '', ...row.slice(0, -1)]);
    file.book.spreadsheet.write('Prospects', 1, 1, grid);
    expect(confirm(file, view).enrolled).toHaveLength(3);
    const moved = file.book.grid('Prospects');
    expect(moved[1]?.[(moved[0] ?? []).indexOf('Sequence Name')]).toBe('Outbound 21-Day');
  });
});

describe('undoing', () => {
  test.each<[string, FileRow]>([
    ['a fresh row', fine(1, { timelinePushes: 1 })],
    [
      'a row that was somewhere else',
      fine(1, {
        prospectId: 'P9',
        sequenceName: 'Nurture 90-Day',
        sequenceStep: '',
        anchorDate: new Date('2026-01-04T23:00:00Z'),
        notBefore: new Date('2026-05-01T22:00:00Z'),
        status: 'Paused',
        exitReason: 'No Response',
        needsYou: '=text that begins like a formula',
        state: writeState({
          ...freshState,
          enrollment: 3,
          calls: 1,
          own: ['P9', 'Nurture 90-Day', '', 29459520, '', 29628000, 'Paused', 'bob@team.example'],
        }),
        owner: 'bob@team.example',
      }),
    ],
  ])('puts back %s', (_what, row) => {
    const file = prospectFile([row, fine(2)]);
    file.selection.select('Prospects', [{ row: 2 }]);
    const before = file.book.grid('Prospects');
    const { batch } = enrollAll(file);
    expect(undoEnroll(file.ports, batch)).toEqual({ restored: 1, kept: [], words: '1 row is as before.' });
    expect(file.book.grid('Prospects')).toEqual(before);
    expect(file.lines('Log').map((line) => line[logHeadings.indexOf('State')])).toEqual(['ENROLLED', 'UNDONE']);
    expect(() => undoEnroll(file.ports, batch)).toThrow(/nothing left to undo/);
  });

  test('finds rows again after sorting, and undoes several calls of one batch', () => {
    const file = prospectFile([fine(1), fine(2), fine(3)]);
    const view = look(file);
    const rows = view.rows.map(({ row, email, print }) => ({ row, email, print, ticks: [] }));
    const first = enroll(file.ports, { cadence: 'outbound', anchor, batch: null, rows: rows.slice(0, 1) });
    enroll(file.ports, { cadence: 'outbound', anchor, batch: first.batch, rows: rows.slice(1) });
    const [head = [], ...rest] = file.book.grid('Prospects');
    file.book.spreadsheet.write('Prospects', 1, 1, [head, ...rest.reverse()]);
    expect(undoEnroll(file.ports, first.batch).restored).toBe(3);
    expect(file.book.grid('Prospects').map((_row, index) => file.cell(index + 1, 'status'))).toEqual(['Status', '', '', '']);
  });

  const since = (file: ProspectFile, key: string, ...states: string[]): void => {
    const prospectId = String(file.cell(2, 'prospectId'));
    for (const state of states) file.book.spreadsheet.append('Log', [writtenLog({ ...emptyLog, at: 0, prospectId, key, state })]);
  };
  test.each<[string, (file: ProspectFile) => void, string | null]>([
    [
      'a mail was sent',
      (file) => since(file, 'k#1', 'INTENT', 'DRAFT', 'SENDING', 'SENT'),
      'A message was written to them since.',
    ],
    [
      'nobody knows whether it was',
      (file) => since(file, 'k#1', 'INTENT', 'SENDING', 'UNKNOWN'),
      'A message was written to them since.',
    ],
    ['a draft lies there', (file) => since(file, 'k#1', 'INTENT', 'DRAFT'), 'A message was written to them since.'],
    ['a send was given up', (file) => since(file, 'k#1', 'INTENT', 'ABORTED'), null],
    ['a step was done', (file) => file.set(2, 'sequenceStep', 'Email 1 of 7'), 'The row has moved on since.'],
    ['they replied', (file) => file.set(2, 'status', 'Replied'), 'The row has moved on since.'],
    [
      'it was enrolled again',
      (file) => file.set(2, 'state', writeState({ ...freshState, enrollment: 2 })),
      'The row has moved on since.',
    ],
    ['the row is gone', (file) => file.book.spreadsheet.deleteRows('Prospects', 2, 1), 'The row is no longer on the sheet.'],
  ])('%s', (_what, change, words) => {
    const file = prospectFile([fine(1), fine(2)]);
    const { batch } = enrollAll(file);
    change(file);
    const report = undoEnroll(file.ports, batch);
    expect(report.restored).toBe(words === null ? 2 : 1);
    expect(report.kept.map((row) => row.words.slice(0, words?.length ?? 0))).toEqual(words === null ? [] : [words]);
  });
});

describe('a thousand rows', () => {
  test('are shown, written and undone in few requests', () => {
    const file = prospectFile(Array.from({ length: 1000 }, (_, index) => fine(index + 1)));
    const took: Record<string, number> = {};
    const timed = <T>(what: string, work: () => T): T => {
      file.book.calls.length = 0;
      const result = work();
      took[what] = file.book.calls.length;
      return result;
    };
    const view = timed('show', () => look(file));
    expect(view.rows).toHaveLength(1000);
    const { enrolled, batch } = timed('enroll', () => confirm(file, view));
    expect(enrolled).toHaveLength(1000);
    const { restored } = timed('undo', () => undoEnroll(file.ports, batch));
    expect(restored).toBe(1000);
    expect(took.show).toBeLessThanOrEqual(9);
    expect(took.enroll).toBeLessThanOrEqual(25);
    expect(took.undo).toBeLessThanOrEqual(25);
  });
});
