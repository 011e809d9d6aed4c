import type { CheckDone } from './simulateCheck';
import type { Refused } from './simulateEnroll';
import type { SimEvent } from './simulateEvents';
import { type Stage, standingOf } from './simulateStage';
import type { Runs } from './simulateTicks';
import type { Watch } from './simulateWatch';

/** What a simulation came to, for summary.json and for the terminal. */
export interface Summary {
  readonly format: 1;
  readonly bundleSha256: string;
  readonly prospects: number;
  readonly days: number;
  readonly seed: number;
  readonly faults: number;
  readonly edits: boolean;
  readonly counts: Readonly<Record<string, number>>;
  readonly bounces: Readonly<Record<string, number>>;
  readonly exits: Readonly<Record<string, number>>;
  readonly pauses: Readonly<Record<string, number>>;
  readonly cadences: Readonly<Record<string, number>>;
  /** Rows that are Held at the end, with their words. */
  readonly held: readonly { readonly prospect: string; readonly words: string }[];
  readonly refused: readonly Refused[];
  readonly runs: { readonly count: number; readonly modelledSeconds: number; readonly longestSeconds: number };
  readonly checks: readonly CheckDone[];
  readonly ok: boolean;
}

export interface Played {
  readonly options: {
    readonly prospects: number;
    readonly days: number;
    readonly seed: number;
    readonly faults: number;
    readonly edits: boolean;
  };
  readonly stage: Stage;
  readonly watch: Watch;
  readonly events: readonly SimEvent[];
  readonly runs: Runs;
  readonly refused: readonly Refused[];
  readonly checks: readonly CheckDone[];
}

const counted = (names: readonly (string | undefined)[]): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const name of names) if (name !== undefined && name !== '') found[name] = (found[name] ?? 0) + 1;
  return Object.fromEntries(Object.entries(found).sort(([, one], [, other]) => other - one));
};

export function summaryOf({ options, stage, events, runs, refused, checks }: Played): Summary {
  const of = (kind: SimEvent['kind']): readonly SimEvent[] => events.filter((event) => event.kind === kind);
  const held = stage.people.flatMap((person) => {
    const row = stage.desk.rowOf(person);
    if (row === null || stage.desk.text(row, 'Status') !== 'Held') return [];
    return [{ prospect: standingOf(stage, person).id, words: stage.desk.text(row, 'Needs You') }];
  });
  const { prospects, days, seed, faults, edits } = options;
  return {
    format: 1,
    bundleSha256: stage.host.bundleSha256,
    ...{ prospects, days, seed, faults, edits },
    counts: {
      enrolled: of('enroll').length,
      sent: of('sent').length,
      drafts: of('draft').length,
      'by hand': of('by-hand').length,
      tasks: of('task').length,
      replies: of('reply').length,
      'automatic replies': of('auto-reply').length,
      'opt-outs': of('opt-out').length,
      complaints: of('complaint').length,
      bounces: of('bounce').length,
      outcomes: of('outcome').length,
      edits: of('edit').length,
      faults: of('fault').length,
      kills: of('kill').length,
    },
    bounces: counted(of('bounce').map(({ fault }) => fault)),
    exits: counted(of('exit').map(({ reason }) => reason)),
    pauses: counted(of('pause').map(({ reason }) => reason?.replace(/:.*$/s, ''))),
    cadences: counted(of('sent').map(({ cadence }) => cadence)),
    held,
    refused,
    runs: {
      count: runs.runs,
      modelledSeconds: Math.round(runs.modelledMs / 1000),
      longestSeconds: Math.round(runs.longestMs / 1000),
    },
    checks,
    ok: checks.every(({ ok }) => ok),
  };
}

const listed = (title: string, counts: Readonly<Record<string, number>>): string =>
  `${title}: ${
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ') || 'none'
  }`;

const most = 6;

/** The summary as a person reads it. */
export function summaryText(summary: Summary): string {
  const heldBy = counted(summary.held.map(({ words }) => words.replace(/\s+/g, ' ').slice(0, 110)));
  const refusedBy = counted(summary.refused.map(({ words }) => words.replace(/\s+/g, ' ').slice(0, 110)));
  const lines = [
    `${summary.prospects} prospects, ${summary.days} days, seed ${summary.seed}${summary.faults > 0 ? `, faults ${summary.faults}` : ''}${summary.edits ? ', edits' : ''}`,
    listed('Happened', summary.counts),
    listed('Sent by cadence', summary.cadences),
    listed('Exits', summary.exits),
    listed('Pauses', summary.pauses),
    listed('Bounces', summary.bounces),
    `Runs: ${summary.runs.count}, ${summary.runs.modelledSeconds} s of Google's time as modelled, the longest ${summary.runs.longestSeconds} s`,
    `Held at the end: ${summary.held.length}`,
    ...Object.entries(heldBy).map(([words, count]) => `  ${count} × ${words}`),
    `Not enrolled: ${summary.refused.length}`,
    ...Object.entries(refusedBy).map(([words, count]) => `  ${count} × ${words}`),
    'Checks:',
    ...summary.checks.flatMap(({ name, ok, seen, faults }) => [
      `  ${ok ? 'ok   ' : 'WRONG'} ${name} (${seen})`,
      ...faults.slice(0, most).map((fault) => `      ${fault}`),
      ...(faults.length > most ? [`      and ${faults.length - most} more`] : []),
    ]),
    summary.ok ? 'All checks hold.' : 'A check failed.',
  ];
  return lines.join('\n');
}
