import type { RunResult, Start, Turn } from '../../local/host';
import { callSidebar } from '../../local/onceStage';
import { rep } from '../support/team';
import { type Group, type Part, runOn } from './cases';
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

const betweenColleagues = (): Promise<Scene> => quietMorning([rep, mate, rep]);

const meetings: readonly Meeting[] = [
  { name: 'two ticks, no lock', scene: quietMorning, lock: false, beside: () => tickBy(rep), asInTurn: true },
  { name: 'two ticks, lock', scene: quietMorning, lock: true, beside: () => tickBy(rep), asInTurn: true },
  {
    name: 'colleagues, no lock',
    scene: betweenColleagues,
    lock: false,
    beside: () => tickBy(mate),
    asInTurn: true,
  },
  {
    name: 'colleagues, lock',
    scene: betweenColleagues,
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

/** Nobody was killed, so that one run of each is enough to clear up, and one to see that it stays so. */
const soon = [25, 300];

/** Of two ticks with a lock the second stands before it or waits for it: more places than these show nothing new. */
const placesBeforeLock = 4;

const wasRefused = (result: RunResult | undefined): boolean =>
  result?.via === 'sidebar' && (JSON.parse(String(result.value)) as { ok: boolean }).ok === false;

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const groupsOf = async ({ name, scene: make, lock, beside, asInTurn }: Meeting): Promise<readonly Group[]> => {
  const scene = await make();
  const start = (): readonly [Start, Start] => {
    scene.again();
    if (!lock) scene.host.traits.documentLock = 'null';
    return [tickBy(rep), beside(scene)];
  };
  /** As if one had come after the other, and how many calls each made. */
  const inTurn = (turns: readonly Turn[]): { calls: readonly number[]; outcome: Outcome } => {
    const results = scene.host.interleave(start(), turns);
    const failed = results.find(({ ok }) => !ok);
    if (failed) throw new Error(`${name}: ${failed.fn} failed by itself: ${failed.error?.message}`);
    runOn(scene, soon);
    return { calls: results.map(({ callList }) => callList.length), outcome: outcomeOf(scene) };
  };
  const turns = [inTurn([]), inTurn([[1, Number.POSITIVE_INFINITY]])];
  const expected = turns.map(({ outcome }) => outcome);
  const alone = once(() => {
    scene.host.interleave(start().slice(0, 1), []);
    runOn(scene, soon);
    return outcomeOf(scene);
  });
  const most = (who: number): number => Math.max(...turns.map(({ calls }) => calls[who] ?? 0));
  const places = lock && name.includes('lock') ? Math.min(placesBeforeLock, most(1)) : most(1);
  /** One that was told to try again later has changed nothing. */
  const verdict = (besides: RunResult | undefined): readonly string[] => {
    const verdicts = (wasRefused(besides) ? [alone()] : expected).map((each) =>
      asInTurn ? judge(scene, each) : justOnce(scene, each),
    );
    return verdicts.find((wrong) => wrong.length === 0) ?? verdicts[0] ?? [];
  };
  return Array.from({ length: most(0) }, (_, before) => ({
    name: `interleave ${name}: ${before + 1}`,
    cases: () =>
      Array.from({ length: places }, (__, beside) => ({
        name: `interleave ${name}: ${before + 1}, ${beside + 1}`,
        play() {
          const [, besides] = scene.host.interleave(start(), [
            [0, before + 1],
            [1, beside + 1],
          ]);
          runOn(scene, soon);
          return verdict(besides);
        },
      })),
  }));
};

/** Two executions at the same time: the first makes so many calls, then the second so many, then each goes on to its end. */
export const interleaved: Part = {
  name: 'interleave',
  async groups() {
    const lists: (readonly Group[])[] = [];
    for (const meeting of meetings) lists.push(await groupsOf(meeting));
    return lists.flat();
  },
};
