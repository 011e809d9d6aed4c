import { cadencePlan, type PlanArguments } from '../../src/functions/cadence';
import { engagementLevels } from '../../src/functions/engagementLevel';
import { sequenceSteps } from '../../src/functions/sequenceStep';
import { touchFindings } from '../../src/functions/touchLint';
import type { Cell } from '../../src/sheet/cells/cell';
import { sheetIn } from './context';

const column = (...cells: Cell[]): Cell[][] => cells.map((cell) => [cell]);

describe('SEQUENCE_STEP', () => {
  const step = (sequence: Cell, steps_done: Cell) => sequenceSteps({ sequence, steps_done });
  it.each<[Cell, Cell, string]>([
    ['Outbound 21-Day', 3, 'Call 3 of 7'],
    ['outbound', 'Email 5 of 7', 'Email 5 of 7'],
    ['outbound', 4, 'LinkedIn 4 of 7'],
    ['outbound', 99, 'Email 7 of 7'],
    ['post-demo', '7', 'Email 7 of 7'],
    ['outbound', '', ''],
    ['outbound', 0, ''],
    ['', 3, ''],
    ['', -3, ''],
    ['Nope', 3, '⚠ "Nope" is no cadence; choose a Sequence Name of the Cadences sheet'],
    ['outbound', -3, '⚠ Steps done: "-3" is no number of steps done; write a whole number, or a text such as "Email 3 of 7"'],
  ])('%p, %p is %p', (sequence, done, expected) => {
    expect(step(sequence, done)).toBe(expected);
  });
  it('knows the cadences of the team, and its own heading', () => {
    const cadences = [
      ['Sequence Name', 'Day', 'Touches'],
      ['Ours', 1, 'video'],
      ['Ours', 3, 'meeting + email'],
    ];
    expect(
      sequenceSteps({ sequence: column('Sequence Name', 'ours', 'OURS', ''), steps_done: column('Steps', 1, 2, 3), cadences }),
    ).toEqual([['Sequence Step'], ['Video 1 of 2'], ['Meeting 2 of 2']]);
  });
});

describe('ENGAGEMENT_LEVEL', () => {
  it.each<[Cell, Cell, Cell, Cell, string]>([
    [3, 0, 0, 1, 'High'],
    [3, 0, 2, 0, 'High'],
    ['', '', '', 1, 'High'],
    [3, 2, 0, 0, 'Medium'],
    [3, 2, '', '', 'Medium'],
    [3, 0, 0, 0, 'Low'],
    [1, 0, '', '', 'Low'],
    ['3', '0', '', '', 'Low'],
    [3, '', '', '', 'Unknown'],
    [3, '', 0, 0, 'Unknown'],
    [0, 0, 0, 0, 'Unknown'],
    ['', 0, '', '', 'Unknown'],
    ['', '', '', '', 'Unknown'],
    [-1, 0, 0, 0, '⚠ Sent: "-1" is not a count; write a whole number from 0 up'],
    [3, 'some', 0, 0, '⚠ Opens: "some" is not a count; write a whole number from 0 up'],
    [3, 0, 0.5, 0, '⚠ Clicks: "0.5" is not a count; write a whole number from 0 up'],
    [3, 0, 0, '#REF!', '⚠ Replies: the cell shows #REF!; mend its formula or type the value'],
  ])('%p sent, %p opens, %p clicks, %p replies is %s', (sent, opens, clicks, replies, expected) => {
    expect(engagementLevels({ sent, opens, clicks, replies })).toBe(expected);
  });
  it('has its own heading and ends with what was sent', () => {
    expect(
      engagementLevels({ sent: column('Sent', 2, '', 1, ''), opens: column('Opens', 1, '', 0, 3), clicks: '', replies: '' }),
    ).toEqual([['Engagement Level'], ['Medium'], ['Unknown'], ['Low']]);
  });
});

describe('CADENCE', () => {
  const berlin = sheetIn('Europe/Berlin');
  const blank: PlanArguments = {
    sequence: undefined,
    anchor: undefined,
    deal_size: undefined,
    stakeholders: undefined,
    engagement: undefined,
    time_zone: undefined,
    country: undefined,
  };
  const plan = (given: Partial<PlanArguments>) => cadencePlan({ ...blank, ...given }, berlin);
  const pick = (given: Partial<PlanArguments>, heading: string): unknown[] => {
    const [headings = [], ...rows] = plan(given) as Cell[][];
    return rows
      .map((row) => row[headings.indexOf(heading)])
      .map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 16) : cell));
  };
  it('lays the whole plan out under headings', () => {
    const table = plan({ sequence: 'Outbound 21-Day', anchor: '2026-03-02', deal_size: 30000 }) as Cell[][];
    expect(table[0]).toEqual(['Step', 'Touches', 'Day', 'Due', 'Type', 'Aim', 'Format', 'Angle', 'Weight', 'Ends']);
    expect(table.length).toBe(8);
    expect(table[7]?.slice(0, 4)).toEqual([7, 'email', 21, new Date('2026-03-24T07:00:00Z')]);
    expect(table[7]?.[9]).toBe('breakup');
    expect(pick({ sequence: 'outbound', anchor: '2026-03-02' }, 'Due')).toEqual([
      '2026-03-03T07:00',
      '2026-03-05T07:00',
      '2026-03-06T08:00',
      '2026-03-09T08:00',
      '2026-03-17T07:00',
      '2026-03-18T08:00',
      '2026-03-24T07:00',
    ]);
  });
  it.each<[string, Partial<PlanArguments>, number[]]>([
    ['8k', { sequence: 'outbound', deal_size: '8k' }, [1, 2, 4, 6, 8, 11, 14]],
    ['60k', { sequence: 'outbound', deal_size: 60000 }, [1, 4, 6, 10, 16, 21, 28]],
    ['100k', { sequence: 'outbound', deal_size: '€100.000' }, [1, 4, 8, 13, 20, 27, 35]],
    ['20k after the first contact', { sequence: 'post-first-contact', deal_size: 20000 }, [0, 2, 5, 8, 11]],
    ['150k after the proposal', { sequence: 'post-proposal', deal_size: 150000 }, [1, 6, 11, 18, 26, 36, 46, 56]],
    ['an unreadable deal is as written', { sequence: 'outbound', deal_size: 'lots' }, [1, 3, 5, 8, 12, 16, 21]],
  ])('counts days at the pace of the deal: %s', (_what, given, days) => {
    expect(pick(given, 'Day')).toEqual(days);
  });
  it('has no dates without an anchor, and drops secondary touches of a light deal', () => {
    expect(pick({ sequence: 'outbound' }, 'Due')).toEqual(['', '', '', '', '', '', '']);
    expect(pick({ sequence: 'outbound' }, 'Touches')).toEqual([
      'email + linkedin',
      'email',
      'call',
      'linkedin',
      'email',
      'call + voicemail',
      'email',
    ]);
    expect(pick({ sequence: 'outbound', deal_size: 0 }, 'Touches')).toEqual([
      'email',
      'email',
      'call',
      'linkedin',
      'email',
      'call',
      'email',
    ]);
    expect(pick({ sequence: 'outbound', deal_size: '50k' }, 'Weight')).toEqual(Array(7).fill('research'));
  });
  it('says in one cell what cannot be read', () => {
    expect(plan({ sequence: '' })).toBe('');
    expect(plan({ sequence: 'Nope' })).toBe('⚠ "Nope" is no cadence; choose a Sequence Name of the Cadences sheet');
    expect(plan({ sequence: 'outbound', anchor: 'soon' })).toBe(
      '⚠ Anchor Date: "soon" is no date; write a date such as 2026-03-02',
    );
    expect(plan({ sequence: 'outbound', anchor: '2026-03-02', time_zone: 'Mars' })).toBe(
      '⚠ Time Zone: "Mars" is no known time zone; write a name such as Europe/Berlin',
    );
    expect(
      plan({
        sequence: 'outbound',
        settings: [
          ['Setting', 'Value'],
          ['Small Deal', 'x'],
        ],
      }),
    ).toMatch(/^⚠ Settings row 2, Value: "x" is no amount/);
    expect(() => plan({ sequence: column('outbound', 'outbound') })).toThrow(
      'CADENCE shows the plan of one prospect: give one cell for sequence.',
    );
  });
  it('takes ranges of one cell', () => {
    expect(pick({ sequence: [['nurture-90']], anchor: [['2026-03-02']] }, 'Due')).toEqual(['2026-06-02T06:00']);
  });
});

describe('TOUCH_LINT', () => {
  const lint = (message: Cell | Cell[][], initial_message?: Cell): unknown => touchFindings({ message, initial_message });
  it('is blank for a blank and for a good message', () => {
    expect(lint('')).toBe('');
    expect(lint('Hi Ana,\n\nis the month-end close at Firm still taking a week?\n\nBo')).toBe('');
  });
  it('tells what is wrong, one finding a line', () => {
    const findings = String(lint('Hi [Name], just checking in. {{First Name}}')).split('\n');
    expect(findings.length).toBeGreaterThan(1);
    for (const finding of findings) expect(finding).toMatch(/\S/);
  });
  it('asks about what is no message', () => {
    expect(lint(new Date(0))).toMatch(/^⚠ a date stands where a text belongs/);
    expect(lint('Fine?', '#N/A')).toMatch(/^⚠ the cell shows #N\/A/);
  });
  it('compares a follow-up with the first message', () => {
    const follow = `Is the close still slow? ${'It takes many hours of many people every month. '.repeat(6)}`;
    expect(lint(follow, 'Short first mail. Is the close slow?')).not.toBe('');
  });
  it('answers a column row by row', () => {
    const answer = lint(column('Hi [Name]', '', '#REF!', '')) as Cell[][];
    expect(answer.length).toBe(3);
    expect(answer[0]?.[0]).not.toBe('');
    expect(answer.slice(1)).toEqual([[''], ['⚠ the cell shows #REF!; mend its formula or type the value']]);
  });
});
