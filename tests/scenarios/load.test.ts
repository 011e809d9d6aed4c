import type { RunResult } from '../../local/host';
import { type Loaded, type LoadOptions, playLoad } from '../../local/load';
import { loadOptions, loadText } from '../../local/loadMain';
import { startsPerDay } from '../../local/loadTeam';
import { counted } from '../docs/parts/capacity';
import { builtBundle } from '../support/builtBundle';

jest.setTimeout(120_000);

/** Monday to Thursday of one sender, who has the hours of Berlin and of New York. */
const small = {
  senders: 1,
  rows: 40,
  days: 4,
  runIn: 0,
  share: 1,
  cap: 6,
  places: 6,
  hours: [
    { from: 8, to: 10 },
    { from: 13, to: 16 },
    { from: 19, to: 21 },
  ],
  weekdays: [1, 2, 3, 4, 5],
  seed: 4,
  gaps: [2],
} as const;

const played = (changes: Partial<LoadOptions>): Promise<Loaded> => playLoad({ ...small, bundleDir: builtBundle(), ...changes });

const wrong = ({ rules, checks }: Loaded): readonly string[] =>
  [...rules, ...checks].flatMap(({ name, ok, faults }) => (ok ? [] : [`${name}: ${faults.join('\n')}`]));

/** How many mails left on each date, by the sheet's clock, and the hours at which they did. */
const days = ({ mails }: Loaded): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const { sent } of mails) {
    const date = sent === null ? 'not sent' : new Date(sent.at + 3_600_000).toISOString().slice(5, 10);
    found[date] = (found[date] ?? 0) + 1;
  }
  return found;
};
const inOrder = ({ checks }: Loaded): readonly string[] =>
  checks.flatMap(({ name, ok }) => (ok || !/by age|follow-up waited|Held/.test(name) ? [] : [name]));

describe('a day that is not full', () => {
  it('takes every due mail on the day it falls due, in whatever zone', async () => {
    const load = { share: 0.8, senders: 2, rows: 40, days: 3, gaps: [1] };
    const loaded = await played(load);
    expect(wrong(loaded)).toEqual([]);
    const text = loadText(loaded, { ...small, ...load });
    expect(text).toContain('2 senders, 40 rows, 0 + 3 days, 80 % of 6 mails a day, hourly runs at 8-10, 13-16, 19-21');
    expect(text).toContain('All checks hold.');
    expect(loaded.judged.filter(({ sent }) => sent !== null).length).toBe(loaded.judged.length);
    expect(loaded.judged.some(({ step }) => step === 2)).toBe(true);
  });
});

describe('three times as much as may be sent', () => {
  it('follow-ups go on their day though first mails wait in every zone, by age, and nobody is held', async () => {
    const loaded = await played({ share: 3, rows: 60 });
    expect(wrong(loaded)).toEqual([]);
    const followUps = loaded.judged.filter(({ step }) => step === 2);
    expect(followUps.length).toBeGreaterThan(3);
    const firsts = loaded.judged.filter(({ step, sent }) => step === 1 && sent !== null);
    expect(new Set(firsts.map(({ person }) => person.zone)).size).toBe(3);
    expect(loaded.judged.filter(({ sent }) => sent === null).length).toBeGreaterThan(20);
  });
});

describe('what is used up goes on later, in order, and nothing is lost', () => {
  it("a day's quota at Google: the rest goes on the next days", async () => {
    const loaded = await played({ cap: 40, places: 4, dailyQuota: 4, share: 1, gaps: [] });
    expect(loaded.rules.filter(({ ok }) => !ok)).toEqual([]);
    expect(inOrder(loaded)).toEqual([]);
    expect(days(loaded)).toEqual({ '03-03': 4, '03-04': 4, '03-05': 4 });
  });
  it("a run's six minutes: the next run of the day goes on, and nothing costs more than the documentation reckons with", async () => {
    const loaded = await played({ cap: 70, places: 70, rows: 70, days: 2, gaps: [] });
    expect(wrong(loaded)).toEqual([]);
    expect(loaded.runs.longestMs).toBeGreaterThan(200_000);
    expect(loaded.runs.longestMs).toBeLessThan(360_000);
    expect(days(loaded)).toEqual({ '03-03': 70 });
    const { idle, sending, mail, logRowsAMail } = counted;
    const runs = loaded.stage.host.executions().filter(({ via }) => via === 'trigger');
    const of = (run: RunResult, kind: RegExp): number => run.callList.filter((call) => kind.test(call.kind)).length;
    const sentBy = ({ calls }: RunResult): number => calls['Gmail.Users.Drafts.send'] ?? 0;
    const quiet = runs.reduce((least, run) => (run.callList.length < least.callList.length ? run : least));
    const busy = runs.reduce((most, run) => (sentBy(run) > sentBy(most) ? run : most));
    expect(sentBy(busy)).toBeGreaterThan(20);
    for (const [run, base] of [
      [quiet, { calls: 0, mail: 0, store: 0, seconds: 0 }],
      [busy, sending],
    ] as const) {
      const mails = sentBy(run);
      expect(run.callList.length).toBeLessThanOrEqual(idle.calls + base.calls + mails * mail.calls);
      expect(of(run, /^gmail/)).toBeLessThanOrEqual(idle.mail + base.mail + mails * mail.mail);
      expect(of(run, /^properties/)).toBeLessThanOrEqual(idle.store + base.store + mails * mail.store);
      expect(run.modelledMs / 1000).toBeLessThanOrEqual(idle.seconds + base.seconds + mails * mail.seconds);
    }
    const enrolledRows = 70;
    expect(loaded.stage.host.display('Log').length - 1 - enrolledRows).toBeLessThanOrEqual(70 * logRowsAMail);
  });
  it('a run that Google ends in the middle of its mails: each of them goes once', async () => {
    const loaded = await played({ cap: 20, places: 20, rows: 20, days: 2, gaps: [], traits: { executionLimitMs: 60_000 } });
    expect(loaded.rules.filter(({ ok, name }) => !ok && !name.startsWith('no run of the bundle'))).toEqual([]);
    expect(inOrder(loaded)).toEqual([]);
    expect(days(loaded)).toEqual({ '03-03': 20 });
  });
  it("the day's time for runs: they come again when it has passed", async () => {
    const loaded = await played({ cap: 16, places: null, rows: 48, gaps: [], traits: { triggerMsADay: 60_000 } });
    expect(loaded.rules.filter(({ ok, name }) => !ok && !name.startsWith('no run of the bundle'))).toEqual([]);
    expect(inOrder(loaded)).toEqual([]);
    expect(loaded.runs.failures.map(({ message }) => message)).toContain('Service using too much computer time for one day');
    const { 'not sent': waiting = 0, ...sent } = days(loaded);
    expect(Object.keys(sent).sort()).toEqual(['03-03', '03-04', '03-05']);
    expect(waiting + Object.values(sent).reduce((sum, count) => sum + count, 0)).toBe(48);
  });
});

describe('the load that is asked for', () => {
  it.each`
    share  | gaps      | runIn | starts
    ${0.8} | ${[]}     | ${0}  | ${[8, 8, 8]}
    ${0.8} | ${[7]}    | ${7}  | ${[4, 4, 4, 4, 4, 4]}
    ${3}   | ${[7]}    | ${7}  | ${[15, 15, 15, 20, 20, 20]}
    ${0.5} | ${[2, 5]} | ${0}  | ${[5, 5, 0]}
  `('$share of ten a day, mails after $gaps days: $starts begin', ({ share, gaps, runIn, starts }) => {
    const load = { ...small, days: 7, runIn, share, gaps, cap: 10, places: 10 };
    expect([...startsPerDay(load).values()]).toEqual(starts);
  });
  it.each`
    words                    | refused
    ${'--share 0'}           | ${'--share cannot be "0"'}
    ${'--senders two'}       | ${'--senders cannot be "two"'}
    ${'--gaps 7,7,7,7'}      | ${'--gaps are up to three'}
    ${'--hours 9'}           | ${'--hours are spans'}
    ${'--hours 9-25'}        | ${'--hours are spans'}
    ${'--weekdays 2,7'}      | ${'--weekdays are numbers'}
    ${'--speed 9'}           | ${"Unknown option '--speed'"}
    ${'--trigger-minutes 0'} | ${'--trigger-minutes cannot be "0"'}
  `('$words is refused in words', ({ words, refused }) => {
    expect(() => loadOptions(words.split(' '))).toThrow(refused);
  });
  it('too few rows for the load are refused', async () => {
    await expect(played({ rows: 5 })).rejects.toThrow('So much load needs 12 rows for each sender, and 5 are there');
  });
  it('a limit that cuts runs short leaves nobody to know the places of a day', () => {
    expect(loadOptions([]).places).toBe(40);
    expect(loadOptions(['--quota', '25']).places).toBe(25);
    expect(loadOptions(['--trigger-minutes', '5']).places).toBeNull();
    expect(loadOptions(['--limit', '200']).places).toBeNull();
  });
});
