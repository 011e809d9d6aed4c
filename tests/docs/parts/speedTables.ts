import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from './markdown';

/** The figures of docs/speed.md, from what `npm run bench` wrote last. */

interface Figure {
  readonly what: string;
  readonly unit: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly rounds: number;
  readonly goal: string | null;
  readonly met: boolean | null;
}

interface Results {
  readonly date: string;
  readonly seed: number;
  readonly cpu: string;
  readonly cores: number;
  readonly node: string;
  readonly parts: readonly { readonly part: string; readonly load: readonly number[]; readonly figures: readonly Figure[] }[];
}

const shown = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 3 });

const lineOf = ({ what, unit, median, min, max, rounds, goal, met }: Figure): string[] => [
  what,
  `${shown(median)} ${unit}`.trim(),
  rounds === 1 || min === max ? '' : `${shown(min)} – ${shown(max)}`,
  goal ?? '',
  met === null ? '' : met ? 'met' : '**not met**',
];

const headings = ['What', 'Median', 'Least – most', 'Goal', 'Met?'];

const machineWords = ({ date, seed, cpu, cores, node, parts }: Results): string => {
  const loads = parts.flatMap(({ load }) => load);
  return `Measured on ${date}, ${cores} cores (${cpu}), Node ${node}, seed ${seed}; the machine's load was ${Math.min(...loads)} to ${Math.max(...loads)} meanwhile, so times are rather too long than too short.`;
};

/** The parts of docs/speed.md by name: one of each part of the bench, and the machine it ran on. */
export const speedTables = (root: string): readonly { readonly name: string; readonly text: string }[] => {
  const results = JSON.parse(readFileSync(join(root, 'bench/results.json'), 'utf8')) as Results;
  return [
    { name: 'machine', text: machineWords(results) },
    ...results.parts.map(({ part, figures }) => ({ name: part, text: table(headings, figures.map(lineOf)) })),
  ];
};
