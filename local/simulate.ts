import { createHost } from './host';
import { day, instantOf, minute } from './onceTime';
import { chanceOf } from './simulateChance';
import { checked } from './simulateChecks';
import { edit } from './simulateEdits';
import { enrollWave, type Refused, setUpTeam } from './simulateEnroll';
import type { SimEvent } from './simulateEvents';
import { nameMails, writeFiles } from './simulateFiles';
import { absenceOf, dayAfter, isWorkday, nextDesk } from './simulateHours';
import { type Person, peopleOf, sheetRows } from './simulatePeople';
import { newStage, play } from './simulatePlay';
import { blockCompany, hearOnThePhone } from './simulateReps';
import { finishDrafts, markTasks, reviewHeld } from './simulateRoutine';
import { settledEvents } from './simulateSettle';
import { type Stage, tell } from './simulateStage';
import { type Summary, summaryOf } from './simulateSummary';
import { firstDay, limits, repsFor, sheetZone, startsAt } from './simulateTeam';
import { type Runs, runTicks } from './simulateTicks';
import { asPerson, type Watch } from './simulateWatch';

export interface SimulateOptions {
  readonly bundleDir: string;
  readonly prospects: number;
  readonly days: number;
  readonly seed: number;
  /** Where everything is written; without it nothing is. */
  readonly dir?: string;
  /** Probability of trouble in one execution. */
  readonly faults: number;
  readonly edits: boolean;
  /** Told once a simulated day. */
  readonly progress?: (text: string) => void;
}

export interface Simulated {
  readonly ok: boolean;
  readonly summary: Summary;
  readonly events: readonly SimEvent[];
  readonly stage: Stage;
}

const sheet = 'Prospects';

/** Days of the team: drafts and tasks, unless the rep is away. */
function planDesks(stage: Stage, watch: Watch, days: number): void {
  for (const rep of stage.reps) {
    const absence = absenceOf(stage, rep, days);
    const chance = chanceOf(stage.seed, `desk of ${rep}`);
    for (let number = 0; number < days; number += 1) {
      const date = dayAfter(firstDay, number);
      if (!isWorkday(date) || (absence !== null && date >= absence.from && date <= absence.to)) continue;
      const offset = stage.reps.indexOf(rep) * 7;
      const at = (time: string): number => instantOf(`${date} ${time}`, sheetZone) + offset * minute;
      stage.agenda.add(at('10:30'), () => finishDrafts(stage, watch, rep, chance));
      stage.agenda.add(at('16:10'), () => finishDrafts(stage, watch, rep, chance));
      stage.agenda.add(at('16:30'), () => markTasks(stage, watch, rep, chance));
      if (number % 7 === 3) stage.agenda.add(at('14:20'), () => reviewHeld(stage, watch, rep, chance));
    }
  }
}

/** Everybody is enrolled on their day; some are met in other ways besides. */
function planPeople(stage: Stage, watch: Watch, refused: Refused[]): void {
  const waves = new Map<number, Person[]>();
  for (const person of stage.people) waves.set(person.wave, [...(waves.get(person.wave) ?? []), person]);
  for (const [wave, people] of waves) {
    const at = wave === 0 ? stage.host.clock.now() : nextDesk(instantOf(`${dayAfter(firstDay, wave)} 09:00`, sheetZone), 0);
    stage.agenda.add(at, () => {
      enrollWave(stage, watch, people, refused);
      for (const person of people) {
        if (person.temper.habit === 'phone') hearOnThePhone(stage, watch, person);
        if (person.temper.habit === 'block') blockCompany(stage, watch, person);
      }
    });
  }
}

/** One rep turns the own sending off for two days. */
function planSwitch(stage: Stage, watch: Watch, days: number): void {
  const chance = chanceOf(stage.seed, 'switch');
  const rep = chance.pick(stage.reps);
  const turn = (on: boolean): void =>
    asPerson(stage, watch, () => {
      stage.host.setActor(rep);
      const answer = stage.host.run('sidebarSending', [JSON.stringify({ who: 'me', on })], { via: 'sidebar' });
      if (answer.ok) tell(stage, null, 'switch', { owner: rep, by: 'person', reason: on ? 'on' : 'off' });
    });
  const off = instantOf(`${dayAfter(firstDay, Math.floor(days / 3))} 11:20`, sheetZone);
  stage.agenda.add(off, () => turn(false));
  stage.agenda.add(off + 2 * day, () => turn(true));
}

function planEdits(stage: Stage, watch: Watch, days: number): void {
  const chance = chanceOf(stage.seed, 'edits');
  for (let number = 0; number < days; number += 1)
    for (let times = chance.between(0, 5); times > 0; times -= 1) {
      const at = instantOf(`${dayAfter(firstDay, number)} 08:00`, sheetZone) + chance.between(0, 720) * minute;
      stage.agenda.add(at, () =>
        asPerson(stage, watch, () =>
          edit({ stage, chance, rep: chance.pick(stage.reps), at: stage.host.clock.now(), during: false }),
        ),
      );
    }
}

/**
 * Plays a team's quarter on the built bundle: seeded people who answer, bounce, leave and complain, a team that works with them, and,
 * where wanted, trouble with Google and hands on the sheet.
 */
export async function simulate(options: SimulateOptions): Promise<Simulated> {
  const { seed, days } = options;
  const start = instantOf(`${firstDay} ${startsAt}`, sheetZone);
  const until = start + days * day;
  const reps = repsFor(options.prospects);
  const people = peopleOf(options.prospects, seed, days, reps);
  const host = await createHost({
    bundleDir: options.bundleDir,
    now: start,
    sheetZone,
    locale: 'en_GB',
    user: reps[0] ?? '',
    users: [...reps],
    seed,
    executionsPerRealm: 1000,
  });
  host.insertSheetFromCsv(sheet, sheetRows(people));
  setUpTeam(host, sheet, reps);
  const { stage, watch } = newStage({ host, sheet, seed, reps, people });
  const refused: Refused[] = [];
  planPeople(stage, watch, refused);
  planDesks(stage, watch, days);
  planSwitch(stage, watch, days);
  if (options.edits) planEdits(stage, watch, days);
  const runs: Runs = runTicks(stage, watch, options, until);
  await play(stage, runs, until, options.progress);
  watch.look();
  nameMails(stage.left);
  const events = settledEvents(stage, watch);
  const checks = checked({ stage, events, limits, failures: runs.failures });
  const summary = summaryOf({ options, stage, watch, events, runs, refused, checks });
  if (options.dir !== undefined) writeFiles(options.dir, stage, events, summary);
  return { ok: summary.ok, summary, events, stage };
}
