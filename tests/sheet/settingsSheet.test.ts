import { formatCivil } from '../../src/engine/calendar';
import { defaultSettings, type Settings } from '../../src/engine/settings';
import { zoneOf } from '../../src/engine/zones';
import type { Cell } from '../../src/sheet/cells/cell';
import { holidayHeadings, newHolidaysSheet, readHolidays } from '../../src/sheet/holidaysSheet';
import { readWindows, writtenWindows } from '../../src/sheet/settings/windowsText';
import { readSettings, type SettingsRead, writtenSettings } from '../../src/sheet/settingsSheet';

const read = (rows: readonly (readonly Cell[])[]): SettingsRead => {
  const reading = readSettings([['Setting', 'Value', 'What it does'], ...rows]);
  if (reading.kind !== 'value') throw new Error(reading.kind);
  return reading.value;
};

describe('the Settings sheet', () => {
  it('is written with a sentence on each setting and reads back as the defaults', () => {
    const sheet = writtenSettings(defaultSettings);
    expect(sheet[0]).toEqual(['Setting', 'Value', 'What it does']);
    for (const row of sheet) expect(row[2]).toMatch(/./);
    expect(readSettings(sheet)).toEqual({ kind: 'value', value: { settings: defaultSettings, problems: [] } });
    const shown = Object.fromEntries(sheet.map(([name, value]) => [name, value]));
    expect(shown).toMatchObject({
      Sending: 'off',
      'Default Time Zone': '',
      'Send Windows': 'Tue–Thu 08:00–10:00, 13:00–15:00',
      'Office Hours': 'Mon–Fri 08:00–17:00',
      'Task Time': 'from 09:00',
      'Small Deal Gaps': '2 to 3',
      Personalise: 'first and last',
      'Video Steps': '3 and 5',
      'Long Cadence From': 50000,
    });
  });
  it('reads back every setting that differs from its default', () => {
    const other: Settings = {
      zone: 'Europe/Berlin',
      currency: 'CHF',
      pace: {
        lastDays: [
          { below: 5000, lastDay: 10 },
          { below: 40000, lastDay: null },
          { below: 90000, lastDay: 30 },
          { below: Number.POSITIVE_INFINITY, lastDay: 40 },
        ],
        smallDeal: 20000,
        smallDealGaps: [1, 4],
        largeDeal: 80000,
        largeDealGaps: [6, 12],
        engagement: { High: 0.5, Medium: 1.1, Low: 2, Unknown: 1 },
        committee: [
          { from: 1, factor: 1 },
          { from: 3, factor: 1.2 },
          { from: 6, factor: 3 },
          { from: 10, factor: 1 },
        ],
        longestStretched: 20,
        largeCommittee: 12,
        largeCommitteeGaps: [11, 15],
        leastBetweenEmails: 3,
        leastBetweenOthers: 2,
      },
      slots: {
        sendWindows: [
          { weekdays: [1, 3], from: 420, to: 495 },
          { weekdays: [5], from: 600, to: 1440 },
        ],
        guard: false,
        officeHours: [{ weekdays: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 1080 }],
        taskTime: 630,
      },
      exits: {
        pushes: 4,
        ghostedDays: 31,
        unresponsiveEmails: 6,
        unresponsiveDays: 7,
        unresponsiveDaysAtEnd: 11,
        noResponseDays: 12,
      },
      work: {
        lightBelow: 1,
        researchFrom: 2,
        automaticUpTo: 3,
        manualFrom: 4,
        personalise: [1, 3, 5],
        strategicStep: 5,
        strategicChannel: 'call',
        strategicSender: 'ceo@firm.example',
        accountBasedFrom: 8,
        videoSteps: [2],
        voicemailAttempts: [],
        taskLapsesAfter: 9,
        staleAfter: 6,
        outOfOfficeDays: 8,
        stakeholderSpacing: 3,
        pauseColleagues: false,
      },
      sending: {
        on: true,
        senders: { 'ana@firm.example': false, 'bob@firm.example': true },
        dailyCap: 50,
        rampFrom: 5,
        rampWeeks: 4,
        domainCap: 2,
        mailboxLimit: 1800,
        away: { '': [{ from: 20813, to: 20820 }], 'ana@firm.example': [{ from: 20851, to: 20851 }] },
        offer: 'We plan delivery runs.',
        senderWords: {
          'sender company': 'Firm Ltd',
          'sender signature': 'Ana\nFirm Ltd',
          'sender title for ana@firm.example': 'Head of Sales',
          'sender calendar': 'https://firm.example/cal',
        },
        postalAddress: 'Firm Ltd\n1 High Street',
        optOutLine: 'Say stop.',
        needsNoPostalAddress: true,
      },
    };
    const problemsAndSettings = readSettings(writtenSettings(other));
    expect(problemsAndSettings).toEqual({ kind: 'value', value: { settings: other, problems: [] } });
  });
  it('understands names and values in other words; blank is the default', () => {
    const { settings, problems } = read([
      ['default timezone', ' europe/berlin '],
      ['SEND WINDOW', 'Tue-Thu 8-10am or 1-3pm'],
      ['Guard', 'no'],
      ['Task Time', 0.375],
      ['Small deal:', '25k'],
      ['Personalize', '1, 3 and 5'],
      ['Sending', true],
      ['Daily Cap', ''],
      ['', ''],
      ['sending for Ana@Firm.example', 'off'],
    ]);
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({
      zone: 'Europe/Berlin',
      slots: {
        guard: false,
        taskTime: 540,
        sendWindows: [
          { weekdays: [2, 3, 4], from: 480, to: 600 },
          { weekdays: [2, 3, 4], from: 780, to: 900 },
        ],
      },
      pace: { smallDeal: 25000 },
      work: { personalise: [1, 3, 5] },
      sending: { on: true, dailyCap: 40, senders: { 'ana@firm.example': false } },
    });
  });
  it.each<[Cell, readonly (string | number)[]]>([
    ['all', ['all']],
    ['None', []],
    ['First, Last', ['first', 'last']],
    ['2 and last', [2, 'last']],
  ])('takes the steps to personalise from "%s"', (cell, expected) => {
    expect(read([['Personalise', cell]]).settings.work.personalise).toEqual(expected);
  });

  it.each<[Cell, Cell, string | null, string]>([
    ['Default Time Zone', 'Mars', 'zone', '"Mars" is no known time zone; write a name such as Europe/Berlin'],
    [
      'Send Windows',
      'mornings',
      'slots',
      '"mornings" is not understood; write days and hours such as "Tue–Thu 08:00–10:00, 13:00–15:00"',
    ],
    ['Send Windows', 'Tue 10:00–08:00', 'slots', 'is not understood'],
    ['Send Windows', '08:00–10:00', 'slots', 'is not understood'],
    ['Send Windows', 'Tue', 'slots', 'is not understood'],
    ['Task Time', new Date('1899-12-30T09:00:00Z'), 'slots', 'this is no time of day as text; write it as "from 09:00"'],
    ['Task Time', '25:00', 'slots', '"25:00" is no time of day as text'],
    ['Small Deal', 'lots', 'pace', '"lots" is no amount'],
    ['Small Deal', 200000, 'pace', 'Small Deal must be less than Large Deal'],
    ['Short Cadence Below', 60000, 'pace', 'must rise in this order'],
    ['Small Deal Gaps', new Date(0), 'pace', 'a date is no range of days; write it as "2 to 3"'],
    ['Small Deal Gaps', '3 to 2', 'pace', 'is no range of days'],
    ['Pace Factor Low Engagement', 0, 'pace', '"0" is no factor; write a number such as 1.5'],
    ['Daily Cap', -1, 'sending', '"-1" is not a number this setting can have; write a whole number from 0 up'],
    ['Sending', 'perhaps', 'sending', '"perhaps" is neither yes nor no'],
    ['Sending for Ana', 'on', 'sending', '"Sending for Ana" names no sender'],
    [
      'Sender Title for Ana',
      'CEO',
      null,
      '"Sender Title for Ana" names no sender; write it as "Sender Title for ana@firm.example"',
    ],
    ['Personalise', 135, 'work', '"135" is no list of steps; write it as "first, last" or "1, 3, 5"'],
    ['Strategic Step', 3, 'work', 'the executive touch belongs to step 4 or 5'],
    ['Strategic Channel', 'voicemail', 'work', '"voicemail" is not a channel'],
    ['No Response After Days', '#N/A', 'exits', 'the cell shows #N/A'],
  ])('asks about %p = %p, and keeps the default', (name, value, part, words) => {
    const { problems } = read([
      ['Currency', 'EUR'],
      [name, value],
    ]);
    expect(problems).toEqual([expect.objectContaining({ row: 3, part, words: expect.stringContaining(words) })]);
  });
  it('asks about names that are no setting and settings that stand there twice', () => {
    const { problems, settings } = read([
      ['Daily Cap', 10],
      ['Dayly Cap', 20],
      ['daily cap', 30],
    ]);
    expect(problems).toEqual([
      {
        row: 3,
        column: 'Setting',
        words: '"Dayly Cap" is no setting; compare its name with the list in the guide, or delete the row',
        setting: 'Dayly Cap',
        part: null,
      },
      {
        row: 4,
        column: 'Setting',
        words: '"daily cap" already stands in row 2; keep one of the two',
        setting: 'Daily Cap',
        part: 'sending',
      },
    ]);
    expect(settings.sending.dailyCap).toBe(10);
  });
  it('is blank when empty and a problem without headings', () => {
    expect(readSettings([['']])).toEqual({ kind: 'blank' });
    expect(readSettings([['Daily Cap', 10]])).toMatchObject({ kind: 'problem' });
  });
});

describe('windows', () => {
  it.each([
    ['Tue–Thu 08:00–10:00, 13:00–15:00', 'Tue–Thu 08:00–10:00, 13:00–15:00'],
    ['tuesday to thursday 8.00 - 10.00', 'Tue–Thu 08:00–10:00'],
    ['Mon, Wed, Fri 9:30-12:00; Sat 10-11', 'Mon, Wed, Fri 09:30–12:00; Sat 10:00–11:00'],
    ['weekdays 9am–5pm', 'Mon–Fri 09:00–17:00'],
    ['Fri–Mon 11-1pm', 'Sun–Mon, Fri–Sat 11:00–13:00'],
    ['Tue 08:00–10:00\nWed 09:00–24:00', 'Tue 08:00–10:00; Wed 09:00–24:00'],
  ])('%p is %p', (text, expected) => {
    const windows = readWindows(text);
    if (windows.kind !== 'value') throw new Error(windows.kind);
    expect(writtenWindows(windows.value)).toBe(expected);
    expect(readWindows(expected)).toEqual(windows);
  });
});

describe('the Holidays sheet', () => {
  const berlin = zoneOf('Europe/Berlin')!;
  it('is new with its headings alone', () => {
    expect(newHolidaysSheet()).toEqual([['Date', 'Country', 'Name']]);
    expect(readHolidays(newHolidaysSheet(), berlin)).toEqual({ kind: 'value', value: { holidays: [], problems: [] } });
  });
  it('reads dates of every kind, countries and names, and tells bad rows', () => {
    expect(
      readHolidays(
        [
          ['Name', 'Day', 'Country'],
          ['Unity', new Date('2026-10-02T22:00:00Z'), ' Germany '],
          ['Christmas', '2026-12-25', ''],
          ['', '', ''],
          ['Fools', '31/02/2026', ''],
          ['Nameless', '', 'France'],
          ['Unclear', '03/04/2026', ''],
        ],
        berlin,
      ),
    ).toEqual({
      kind: 'value',
      value: {
        holidays: [
          { day: 20729, country: 'Germany', name: 'Unity' },
          { day: 20812, country: '', name: 'Christmas' },
        ],
        problems: [
          { row: 5, column: 'Date', words: '"31/02/2026" is no date of the calendar; write a date such as 2026-03-02' },
          { row: 6, column: 'Date', words: 'the date is missing' },
          {
            row: 7,
            column: 'Date',
            words: '"03/04/2026" could be Fri 3 Apr 2026 or Wed 4 Mar 2026; write a date such as 2026-03-02',
          },
        ],
      },
    });
    expect(holidayHeadings).toEqual(['Date', 'Country', 'Name']);
  });
});

describe('away dates', () => {
  const berlin = zoneOf('Europe/Berlin');
  const readAway = (name: string, cell: Cell) => {
    const reading = readSettings(
      [
        ['Setting', 'Value', 'What it does'],
        [name, cell],
      ],
      berlin,
    );
    if (reading.kind !== 'value') throw new Error(reading.kind);
    const { settings, problems } = reading.value;
    const ranges = Object.entries(settings.sending.away).map(([sender, days]) => [
      sender,
      days === null ? null : days.map(({ from, to }) => `${formatCivil(from)}/${formatCivil(to)}`).join(' '),
    ]);
    return { ranges, problems: problems.map(({ words, part }) => [words, part]) };
  };
  test.each<[string, Cell, string]>([
    ['one day', '2027-02-01', '2027-02-01/2027-02-01'],
    ['a range and a day', '2026-12-24 to 2027-01-02, 2027-02-01', '2026-12-24/2027-01-02 2027-02-01/2027-02-01'],
    ['points and a dash', '24.12.2026 – 2.1.2027', '2026-12-24/2027-01-02'],
    ['a hyphen with spaces', '24.12.2026 - 2.1.2027', '2026-12-24/2027-01-02'],
    ['the year once', '24 Dec to 2 Jan 2027', '2026-12-24/2027-01-02'],
    ['the year once, with points', '24.12. - 2.1.2027', '2026-12-24/2027-01-02'],
    ['month and year once', '24 to 31 Dec 2026', '2026-12-24/2026-12-31'],
    [
      'dates with a comma of their own',
      'Dec 24, 2026 to Jan 2, 2027, Feb 1, 2027',
      '2026-12-24/2027-01-02 2027-02-01/2027-02-01',
    ],
    [
      'lines and semicolons',
      '2026-12-24 until 2026-12-31\n2027-02-01; 2027-02-03',
      '2026-12-24/2026-12-31 2027-02-01/2027-02-01 2027-02-03/2027-02-03',
    ],
    ['an interval with a slash', '2026-12-24/2027-01-02', '2026-12-24/2027-01-02'],
    ['weekdays', 'Thu 24 December 2026 to Sat 2 January 2027', '2026-12-24/2027-01-02'],
    ['a date cell of the sheet', new Date('2027-01-31T23:00:00Z'), '2027-02-01/2027-02-01'],
  ])('%s', (_what, cell, ranges) => {
    expect(readAway('Away', cell)).toEqual({ ranges: [['', ranges]], problems: [] });
    expect(readAway('Away Ana@Firm.example', cell)).toEqual({ ranges: [['ana@firm.example', ranges]], problems: [] });
    expect(readAway('away for: ana@firm.example', cell)).toEqual({ ranges: [['ana@firm.example', ranges]], problems: [] });
  });
  test.each<[string, Cell, string]>([
    ['no date', 'some day in spring', '"some day in spring" is no day and no range of days'],
    ['one of several', '2026-12-24, soon', '"soon" is no day and no range of days'],
    ['two orders', '03/04/2026', '"03/04/2026" is no day and no range of days'],
    ['backwards', '2027-01-02 to 2026-12-24', 'Thu 24 Dec 2026 comes before Sat 2 Jan 2027'],
    ['years', '2026-12-24 to 2036-12-24', 'is more than a year'],
    ['half a range', '2026-12-24 to', '"2026-12-24 to" is no day and no range of days'],
    ['a checkbox', true, 'a checkbox stands where a date belongs'],
  ])('%s keeps that sender in, and nobody else', (_what, cell, words) => {
    const { ranges, problems } = readAway('Away ana@firm.example', cell);
    expect(ranges).toEqual([['ana@firm.example', null]]);
    expect(problems).toEqual([[expect.stringContaining(words), null]]);
  });
  it('stops everybody where nobody can tell whom it is about', () => {
    expect(readAway('Away Ana', '2027-02-01').problems).toEqual([[expect.stringContaining('names no sender'), 'sending']]);
    expect(readAway('Away', 'soon').problems).toEqual([[expect.stringContaining('"soon" is no day'), 'sending']]);
  });
  it('a lower cap than that of the first day is no mistake', () => {
    expect(read([['Daily Cap', 5]]).problems).toEqual([]);
  });
});
