import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { simulate } from './simulate';
import { summaryText } from './simulateSummary';

/** `npm run simulate`: built by scripts/simulate.mjs, which calls `main`. */

const help = `npm run simulate -- --prospects 300 --days 90 --seed 7 --out DIR [--faults 0.02] [--edits]
Plays a team's quarter on the built bundle and writes what happened into DIR: docs/simulate.md.`;

export interface Asked {
  readonly prospects: number;
  readonly days: number;
  readonly seed: number;
  readonly faults: number;
  readonly edits: boolean;
  readonly out: string | undefined;
  readonly bundle: string | undefined;
}

const numberOf = (name: string, text: string, fits: (number: number) => boolean): number => {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (!fits(number)) throw new Error(`--${name} cannot be "${text}".\n${help}`);
  return number;
};

const isCount = (number: number): boolean => Number.isInteger(number) && number > 0;

/** @throws Error with words for the person at the terminal */
export function simulateOptions(words: readonly string[]): Asked {
  const text = { type: 'string' } as const;
  let values: {
    prospects?: string;
    days?: string;
    seed?: string;
    faults?: string;
    edits?: boolean;
    out?: string;
    bundle?: string;
  };
  try {
    const options = {
      prospects: text,
      days: text,
      seed: text,
      faults: text,
      edits: { type: 'boolean' },
      out: text,
      bundle: text,
    } as const;
    values = parseArgs({ args: [...words], options }).values;
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${help}`);
  }
  if (values.out === '') throw new Error(`--out needs a folder.\n${help}`);
  return {
    prospects: numberOf('prospects', values.prospects ?? '300', isCount),
    days: numberOf('days', values.days ?? '90', isCount),
    seed: numberOf('seed', values.seed ?? '7', Number.isInteger),
    faults: numberOf('faults', values.faults ?? '0', (number) => number >= 0 && number <= 1),
    edits: values.edits ?? false,
    out: values.out,
    bundle: values.bundle,
  };
}

/** @returns 0 where every check held, 1 where one did not, 2 where the simulation could not be played */
export async function main(
  words: readonly string[],
  root: string,
  say: (text: string) => void,
  complain: (text: string) => void,
): Promise<number> {
  try {
    const { out, bundle, ...options } = simulateOptions(words);
    const bundleDir = resolve(bundle ?? join(root, 'dist'));
    if (!existsSync(join(bundleDir, 'Code.js'))) throw new Error(`There is no built bundle in ${bundleDir}.`);
    if (out !== undefined) mkdirSync(resolve(out), { recursive: true });
    const places = { bundleDir, progress: complain, ...(out === undefined ? {} : { dir: resolve(out) }) };
    const { summary } = await simulate({ ...options, ...places });
    say(summaryText(summary));
    return summary.ok ? 0 : 1;
  } catch (error) {
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 2;
  }
}
