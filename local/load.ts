import { createHost, type Traits } from './host';
import { type DueMail, dueMails, judgedMails, loadChecks } from './loadChecks';
import { cadenceRows, type Load, limitsFor, loadPeople, sendersOf, settingsFor } from './loadTeam';
import { day, instantOf } from './onceTime';
import type { CheckDone } from './simulateCheck';
import { checked } from './simulateChecks';
import { enrollWave, type Refused, setUpTeam } from './simulateEnroll';
import { nameMails } from './simulateFiles';
import { sheetRows } from './simulatePeople';
import { newStage, play } from './simulatePlay';
import { settledEvents } from './simulateSettle';
import type { Stage } from './simulateStage';
import { firstDay, sheetZone, startsAt } from './simulateTeam';
import { type Runs, runTicks } from './simulateTicks';

export interface LoadOptions extends Load {
  readonly bundleDir: string;
  /** Recipients that Google allows each sender in 24 hours. */
  readonly dailyQuota?: number;
  readonly traits?: Partial<Traits>;
  /** Told once a simulated day. */
  readonly progress?: (text: string) => void;
}

export interface Loaded {
  /** The rules that hold whatever happens. */
  readonly rules: readonly CheckDone[];
  /** What left in time, and in which order. */
  readonly checks: readonly CheckDone[];
  readonly mails: readonly DueMail[];
  /** Those of the judged days. */
  readonly judged: readonly DueMail[];
  readonly refused: readonly Refused[];
  readonly runs: Runs;
  readonly stage: Stage;
}

const sheet = 'Prospects';

/** Plays a large team on one sheet, everybody's run coming hourly, and judges what left when. */
export async function playLoad(options: LoadOptions): Promise<Loaded> {
  const start = instantOf(`${firstDay} ${startsAt}`, sheetZone);
  const until = start + (options.runIn + options.days) * day;
  const reps = sendersOf(options.senders);
  const people = loadPeople(options);
  const host = await createHost({
    bundleDir: options.bundleDir,
    now: start,
    sheetZone,
    locale: 'en_GB',
    user: reps[0] ?? '',
    users: [...reps],
    seed: options.seed,
    executionsPerRealm: 1000,
    ...(options.dailyQuota === undefined ? {} : { dailyQuota: options.dailyQuota }),
    ...(options.traits === undefined ? {} : { traits: options.traits }),
  });
  host.insertSheetFromCsv(sheet, sheetRows(people));
  setUpTeam(host, sheet, reps, settingsFor(options));
  const [headings = [], ...rows] = host.display('Cadences');
  host.pasteInto('Cadences', `A${rows.length + 2}`, cadenceRows(headings, options.gaps), reps[0]);
  const { stage, watch } = newStage({ host, sheet, seed: options.seed, reps, people });
  const refused: Refused[] = [];
  enrollWave(stage, watch, people, refused);
  options.progress?.(`${people.length - refused.length} of ${people.length} enrolled`);
  const runs = runTicks(stage, watch, { faults: 0, edits: false, hours: options.hours, weekdays: options.weekdays }, until);
  await play(stage, runs, until, options.progress);
  watch.look();
  nameMails(stage.left);
  const events = settledEvents(stage, watch);
  const evidence = { stage, events, limits: limitsFor(options), failures: runs.failures };
  const judged = { load: options, evidence, until };
  const mails = dueMails(judged);
  return {
    rules: checked(evidence),
    checks: loadChecks(judged, mails),
    mails,
    judged: judgedMails(judged, mails),
    refused,
    runs,
    stage,
  };
}
