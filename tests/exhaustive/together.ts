import type { Start } from '../../local/host';
import { callSidebar } from '../../local/onceStage';
import { rep } from '../support/team';
import { type Case, type Part, runOn } from './cases';
import { judge, justOnce, type Outcome, outcomeOf } from './judge';
import { deskMorning, mate, quietMorning, type Scene } from './scene';

const tickBy = (as: string): Start => ({ fn: 'onTick', as, via: 'trigger' });
const fromSidebar = (fn: string, request: unknown): Start => ({ fn, args: [JSON.stringify(request)], as: rep, via: 'sidebar' });

/** A run of the trigger, and what happens beside it. */
interface Meeting {
  readonly name: string;
  readonly scene: () => Promise<Scene>;
  readonly lock: boolean;
  /** Made ready while nothing runs: what the sidebar shows when the person clicks. */
  readonly beside: (scene: Scene) => Start;
  /** Whether the file must end as if one had come after the other. */
  readonly asInTurn: boolean;
}

const rowOf = (scene: Scene, who: string): number => scene.host.display('Prospects').findIndex(([email]) => email === who) + 1;

const enrolment = (scene: Scene): Start => {
  const row = rowOf(scene, 'dean@porto.example');
  const asked = { cadence: 'outbound', anchor: '2026-03-04' };
  const preview = callSidebar<{
    rows: { row: number; email: string; print: string; findings: { code: string; level: string }[] }[];
  }>(scene.host, 'sidebarEnrollPreview', { ...asked, ranges: [{ first: row, last: row }], includeHidden: true });
  const rows = preview.rows.map(({ findings, ...each }) => ({
    row: each.row,
    email: each.email,
    print: each.print,
    ticks: findings.filter(({ level }) => level === 'ask').map(({ code }) => code),
  }));
  return fromSidebar('sidebarEnroll', { ...asked, batch: null, rows });
};

const answer = (scene: Scene): Start => {
  const line = scene.team.rows('Work').find(({ Person, Channel }) => Person === 'Finn' && Channel === 'linkedin');
  return fromSidebar('sidebarMarkDone', { taskId: line?.['Task ID'], done: 'Done' });
};

const meetings: readonly Meeting[] = [
  { name: 'two ticks, no lock', scene: quietMorning, lock: false, beside: () => tickBy(rep), asInTurn: true },
  { name: 'two ticks, lock', scene: quietMorning, lock: true, beside: () => tickBy(rep), asInTurn: true },
  {
    name: 'colleagues, no lock',
    scene: () => quietMorning([rep, mate, rep]),
    lock: false,
    beside: () => tickBy(mate),
    asInTurn: true,
  },
  {
    name: 'colleagues, lock',
    scene: () => quietMorning([rep, mate, rep]),
    lock: true,
    beside: () => tickBy(mate),
    asInTurn: true,
  },
  { name: 'tick and enrolment', scene: deskMorning, lock: true, beside: enrolment, asInTurn: true },
  { name: 'tick and answered task', scene: deskMorning, lock: true, beside: answer, asInTurn: true },
  {
    name: 'tick and resumed row',
    scene: deskMorning,
    lock: true,
    beside: (scene) => fromSidebar('sidebarResume', { prospectId: scene.team.shown('eva@sella.example', 'Prospect ID') }),
    asInTurn: true,
  },
  {
    name: 'tick and switch',
    scene: quietMorning,
    lock: true,
    beside: () => fromSidebar('sidebarSending', { who: 'me', on: false }),
    asInTurn: false,
  },
];

/** A lock lets the second only stand before it or wait for it: holding it at more places than these shows nothing new. */
const placesBeforeLock = 4;

const casesOf = async ({ name, scene: make, lock, beside, asInTurn }: Meeting): Promise<readonly Case[]> => {
  const scene = await make();
  const start = (): readonly [Start, Start] => {
    scene.again();
    if (!lock) scene.host.traits.documentLock = 'null';
    return [tickBy(rep), beside(scene)];
  };
  /** As if one had come after the other, and the numbers of their calls. */
  const inTurn = (turns: readonly (readonly [number, number])[]): { calls: readonly number[]; outcome: Outcome } => {
    const results = scene.host.interleave(start(), turns);
    const failed = results.find(({ ok }) => !ok);
    if (failed) throw new Error(`${name}: ${failed.fn} failed by itself: ${failed.error?.message}`);
    runOn(scene);
    return { calls: results.map(({ callList }) => callList.length), outcome: outcomeOf(scene) };
  };
  const firstThenSecond = inTurn([]);
  const secondThenFirst = inTurn([[1, Number.POSITIVE_INFINITY]]);
  const expected = [firstThenSecond.outcome, secondThenFirst.outcome];
  const first = Math.max(firstThenSecond.calls[0] ?? 0, secondThenFirst.calls[0] ?? 0);
  const second = Math.max(firstThenSecond.calls[1] ?? 0, secondThenFirst.calls[1] ?? 0);
  const bothTick = beside(scene).fn === 'onTick';
  const cases: Case[] = [];
  for (let i = 1; i <= first; i++)
    for (let j = 1; j <= (lock && bothTick ? Math.min(placesBeforeLock, second) : second); j++)
      cases.push({
        name: `interleave ${name}: ${i}, ${j}`,
        play() {
          scene.host.interleave(start(), [
            [0, i],
            [1, j],
          ]);
          runOn(scene);
          if (!asInTurn) return expected.every((each) => justOnce(scene, each).length > 0) ? justOnce(scene, expected[0]!) : [];
          const verdicts = expected.map((each) => judge(scene, each));
          return verdicts.find((wrong) => wrong.length === 0) ?? verdicts[0] ?? [];
        },
      });
  return cases;
};

/** Two executions at the same time: the first makes so many calls, then the second so many, then each goes on to its end. */
export const interleaved: Part = {
  name: 'interleave',
  async cases() {
    const lists: (readonly Case[])[] = [];
    for (const meeting of meetings) lists.push(await casesOf(meeting));
    return lists.flat();
  },
};
