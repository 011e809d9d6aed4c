import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Part } from './cases';
import { readQuarter } from './quarterFiles';
import { judgeQuarter } from './quarterRules';

const root = join(__dirname, '../..');
const seeds = Array.from({ length: 20 }, (_, index) => 101 + index);

/** Twenty simulated quarters of sixty prospects, with faults and with people who edit the sheet. */
export const quarters: Part = {
  name: 'quarters',
  groups: async () =>
    seeds.map((seed) => ({
      name: `quarters ${seed}`,
      cases: () => [
        {
          name: `quarters ${seed}`,
          play() {
            const out = join(root, 'build/exhaustive/quarters', String(seed));
            const bundle = process.env.BUNDLE;
            const asked = { prospects: 60, days: 90, seed, faults: 0.02, out, ...(bundle ? { bundle } : {}) };
            const words = Object.entries(asked).flatMap(([name, value]) => [`--${name}`, String(value)]);
            const run = spawnSync(process.execPath, ['scripts/simulate.mjs', ...words, '--edits'], {
              cwd: root,
              encoding: 'utf8',
              maxBuffer: 1e8,
            });
            const own =
              run.status === 0
                ? []
                : [
                    `the simulation ended with ${run.status}: ${run.stdout
                      .split('\n')
                      .filter((line) => line.includes('WRONG'))
                      .join('; ')} ${run.stderr.slice(-400)}`,
                  ];
            return run.status === 2 ? own : [...own, ...judgeQuarter(readQuarter(out))];
          },
        },
      ],
    })),
};
