import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Loaded, playLoad } from './load';
import type { DueMail } from './loadChecks';
import type { Load } from './loadTeam';

/** `npm run load`: built by scripts/loadTest.mjs, which calls `main`. */

const help = `npm run load -- --senders 5 --rows 10000 --days 7 --share 0.8
Plays some senders on one sheet for so many days, with a share of what they may send falling due, and judges what left when: docs/growing.md.
  --share 3        three times as much as the senders may send
  --cap 40         automatic mails of one sender a day
  --run-in 7       days before those that are judged
  --gaps 7,7       days between the mails of the cadence
  --quota 1500     recipients that Google allows each sender in 24 hours
  --trigger-minutes 360   minutes of runs that Google allows each sender in 24 hours
  --limit 360      seconds after which Google ends a run
  --hours 8-11,13-17,18-21   hours of the team's day in which the hourly runs come: those in which somebody's window is open
  --weekdays 2,3,4 days of the week on which they come, 0 for Sunday; all of them by default
  --seed 7`;

export interface Asked extends Load {
  readonly quota: number;
  readonly triggerMinutes: number;
  readonly limit: number;
  readonly bundle: string | undefined;
}

const defaults = {
  senders: '5',
  rows: '10000',
  days: '7',
  share: '0.8',
  cap: '40',
  'run-in': '7',
  gaps: '7,7',
  quota: '1500',
  'trigger-minutes': '360',
  limit: '360',
  hours: '8-11,13-17,18-21',
  weekdays: '0,1,2,3,4,5,6',
  seed: '7',
} as const;

/** @throws Error with words for the person at the terminal */
export function loadOptions(words: readonly string[]): Asked {
  const names = [...Object.keys(defaults), 'bundle'];
  let values: Record<string, string | undefined>;
  try {
    values = parseArgs({
      args: [...words],
      options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    }).values as Record<string, string | undefined>;
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${help}`);
  }
  const numberOf = (name: keyof typeof defaults, fits: (number: number) => boolean): number => {
    const text = values[name] ?? defaults[name];
    const number = text.trim() === '' ? Number.NaN : Number(text);
    if (!fits(number)) throw new Error(`--${name} cannot be "${text}".\n${help}`);
    return number;
  };
  const count = (name: keyof typeof defaults): number => numberOf(name, (number) => Number.isInteger(number) && number > 0);
  const gaps = (values.gaps ?? defaults.gaps).split(',').map(Number);
  if (gaps.length > 3 || gaps.some((gap) => !Number.isInteger(gap) || gap < 1))
    throw new Error(`--gaps are up to three numbers of days, such as 7,7.\n${help}`);
  const spans = values.hours ?? defaults.hours;
  const hours = spans.split(',').map((span) => {
    const [from, to, ...rest] = span.split('-').map(Number);
    if (from === undefined || to === undefined || rest.length > 0 || !(from >= 0 && from < to && to <= 24))
      throw new Error(`--hours are spans of a day, such as 8-16 or 8-11,13-16.\n${help}`);
    return { from, to };
  });
  const weekdays = (values.weekdays ?? defaults.weekdays).split(',').map(Number);
  if (weekdays.some((day) => !(day >= 0 && day <= 6)))
    throw new Error(`--weekdays are numbers from 0 to 6, such as 2,3,4.\n${help}`);
  const [cap, quota, triggerMinutes, limit] = [
    count('cap'),
    count('quota'),
    numberOf('trigger-minutes', (number) => number > 0),
    count('limit'),
  ];
  const isCutShort = triggerMinutes < Number(defaults['trigger-minutes']) || limit < Number(defaults.limit);
  return {
    senders: count('senders'),
    rows: count('rows'),
    days: count('days'),
    runIn: numberOf('run-in', (number) => Number.isInteger(number) && number >= 0),
    share: numberOf('share', (number) => number > 0),
    cap,
    places: isCutShort ? null : Math.min(cap, quota),
    hours,
    weekdays,
    gaps,
    seed: numberOf('seed', Number.isInteger),
    quota,
    triggerMinutes,
    limit,
    bundle: values.bundle,
  };
}

const spread = (mails: readonly DueMail[]): string => {
  const found = new Map<string, number>();
  for (const { sent, late } of mails) {
    const key = sent === null ? 'still waits' : late === 0 ? 'same day' : `${late} sending days later`;
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return [...found].map(([words, count]) => `${words} ${count}`).join(', ') || 'none';
};

const most = 6;

/** What came of it, as a person reads it. */
export function loadText({ rules, checks, judged, mails, refused, runs }: Loaded, load: Load): string {
  const all = [...rules, ...checks];
  const lines = [
    `${load.senders} senders, ${load.rows} rows, ${load.runIn} + ${load.days} days, ${Math.round(load.share * 100)} % of ${load.places ?? load.cap} mails a day, hourly runs at ${load.hours.map(({ from, to }) => `${from}-${to}`).join(', ')}`,
    `Mails in all: ${mails.filter(({ sent }) => sent !== null).length} of ${mails.length} that fell due`,
    `Judged first mails: ${spread(judged.filter(({ step }) => step === 1))}`,
    `Judged follow-ups: ${spread(judged.filter(({ step }) => step > 1))}`,
    `Not enrolled: ${refused.length}${refused[0] === undefined ? '' : ` (${refused[0].words})`}`,
    `Runs: ${runs.runs}, ${Math.round(runs.modelledMs / 1000)} s of Google's time as modelled, the longest ${Math.round(runs.longestMs / 1000)} s`,
    'Checks:',
    ...all.flatMap(({ name, ok, seen, faults }) => [
      `  ${ok ? 'ok   ' : 'WRONG'} ${name} (${seen})`,
      ...faults.slice(0, most).map((fault) => `      ${fault}`),
      ...(faults.length > most ? [`      and ${faults.length - most} more`] : []),
    ]),
    all.every(({ ok }) => ok) ? 'All checks hold.' : 'A check failed.',
  ];
  return lines.join('\n');
}

/** @returns 0 where every check held, 1 where one did not, 2 where the load could not be played */
export async function main(
  words: readonly string[],
  root: string,
  say: (text: string) => void,
  complain: (text: string) => void,
): Promise<number> {
  try {
    const { quota, triggerMinutes, limit, bundle, ...load } = loadOptions(words);
    const bundleDir = resolve(bundle ?? join(root, 'dist'));
    if (!existsSync(join(bundleDir, 'Code.js'))) throw new Error(`There is no built bundle in ${bundleDir}.`);
    const traits = { triggerMsADay: triggerMinutes * 60_000, executionLimitMs: limit * 1000 };
    const loaded = await playLoad({ ...load, bundleDir, dailyQuota: quota, traits, progress: complain });
    say(loadText(loaded, load));
    return [...loaded.rules, ...loaded.checks].every(({ ok }) => ok) ? 0 : 1;
  } catch (error) {
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 2;
  }
}
