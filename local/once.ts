import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createHost, type Host } from './host';
import { runChecks } from './onceChecks';
import { type Enrolment, iso, type OnceDocument } from './onceDocument';
import { allRows, enrollRows, enrollWave, setUp } from './onceEnroll';
import { a1, addressOf, callSidebar, rowsShown, type Stage, tableOf } from './onceStage';
import { days, firstDay, mustShow, team } from './onceStory';
import { printed } from './onceTables';
import { day, hour, instantOf } from './onceTime';
import { look, mailsSent, newWatch, sheetShown, type Watch } from './onceWatch';
import { actUntil, block, newWorld, type World, wavesBetween } from './onceWorld';

export interface OnceOptions {
  /** Folder of the built bundle. */
  bundleDir: string;
  /** A person's own CSV; without it the example and its story are played. */
  data?: string;
  /** The example's CSV, where it is not the one of the folder that the run was started in. */
  example?: string;
  /** One JSON document instead of tables. */
  json: boolean;
  /** How many days are simulated; the story needs all 30. */
  days?: number;
  out: (text: string) => void;
}

const sheet = 'Prospects';
const startsAt = '07:30';

/** The rep fills in what nothing is sent without, and turns sending and the hourly run on. */
function switchOn(host: Host): void {
  const [headings = [], ...rows] = host.display('Settings');
  for (const [name, text] of Object.entries(team.settings)) {
    const row = rows.findIndex((cells) => cells[headings.indexOf('Setting')] === name);
    if (row === -1) throw new Error(`The Settings sheet has no row "${name}".`);
    host.typeInto('Settings', a1(row + 2, headings.indexOf('Value') + 1), text, team.rep);
  }
  for (const who of ['all', 'me']) callSidebar(host, 'sidebarSending', { who, on: true });
  if (host.triggers().length === 0) throw new Error('No hourly run was installed: nothing would ever be sent.');
}

interface Run {
  stage: Stage;
  world: World;
  watch: Watch;
  enrolments: Enrolment[];
}

/** One tick an hour, and between two ticks whatever people and machines do. */
async function play({ stage, world, watch, enrolments }: Run, until: number, withStory: boolean): Promise<void> {
  const { clock } = stage.host;
  let from = clock.now();
  while (clock.now() < until) {
    const next = Math.min(until, (Math.floor(clock.now() / hour) + 1) * hour);
    if (withStory) {
      for (const wave of wavesBetween(from, next)) {
        actUntil(stage, world, instantOf(wave.at, team.sheetZone));
        clock.moveTo(Math.max(clock.now(), instantOf(wave.at, team.sheetZone)));
        enrolments.push(enrollWave(stage, wave));
      }
    }
    actUntil(stage, world, next);
    from = next;
    clock.runTo(next);
    look(stage, watch);
    await new Promise((done) => setImmediate(done));
  }
}

const count = (names: readonly string[], wanted: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set([...wanted, ...names])].map((name) => [name, names.filter((each) => each === name).length]));

function zonesOf(stage: Stage): Map<string, string> {
  const zones = new Map<string, string>();
  for (const { text } of rowsShown(stage)) {
    for (const address of `${addressOf(text('email'))} ${text('stakeholderRoles')}`
      .toLowerCase()
      .match(/[^\s<>;,"]+@[^\s<>;,"]+/g) ?? []) {
      if (!zones.has(address)) zones.set(address, text('timeZone'));
    }
  }
  return zones;
}

function documentOf(host: Host, run: Run, setUpWords: string[], zones: Map<string, string>, withStory: boolean): OnceDocument {
  const { stage, world, watch, enrolments } = run;
  const mails = mailsSent(stage, world.byPerson);
  const cadences = [...new Set(tableOf(host, 'Cadences').map((line) => line['Sequence Name'] ?? ''))].filter(
    (name) => name !== '',
  );
  const shown = {
    cadences: count(
      mails.map((mail) => mail.cadence).filter((name) => name !== ''),
      withStory ? cadences : [],
    ),
    exits: count(
      watch.exits.map((turn) => turn.what),
      withStory ? mustShow.exits : [],
    ),
    pauses: count(
      watch.pauses.map((turn) => turn.what),
      withStory ? mustShow.pauses : [],
    ),
  };
  const missing = Object.entries(shown).flatMap(([kind, names]) =>
    Object.entries(names).flatMap(([name, times]) => (times === 0 ? [`${kind}: ${name}`] : [])),
  );
  const checks = [
    ...runChecks({ stage, mails, world: world.happened, exits: watch.exits, zones }),
    ...(withStory
      ? [{ name: 'every cadence, exit and pause was shown', ok: missing.length === 0, seen: 'the table above', faults: missing }]
      : []),
    {
      name: 'everything that the story does was possible',
      ok: world.refused.length === 0 && world.waiting.length === 0,
      seen: `${world.happened.length} deeds`,
      faults: [...world.refused, ...world.waiting.map((event) => `${event.who}, ${event.deed.does}: its hour never came`)],
    },
    {
      name: 'no run of the bundle ended with an error',
      ok: watch.failures.length === 0,
      seen: `${watch.runs} runs`,
      faults: watch.failures.map((each) => `${each.at} ${each.fn}: ${each.message}`),
    },
  ];
  const shownSheet = sheetShown(stage);
  return {
    format: 1,
    bundleSha256: host.bundleSha256,
    from: iso(instantOf(`${firstDay} ${startsAt}`, team.sheetZone)),
    to: iso(host.clock.now()),
    sheetZone: host.sheetZone,
    setUp: setUpWords,
    enrolments,
    world: world.happened.map(({ at, who, what, words }) => ({ at: iso(at), who, what, words })),
    sheet: { name: sheet, ...shownSheet },
    mails,
    work: [...watch.work.values()],
    exits: watch.exits,
    pauses: watch.pauses,
    held: rowsShown(stage)
      .filter(({ text }) => text('status') === 'Held')
      .map(({ row, text }) => ({ row, who: addressOf(text('email')), words: text('needsYou') })),
    shown,
    checks,
    counts: {
      'prospects on the sheet': shownSheet.rows.length,
      'rows enrolled': enrolments.reduce((sum, wave) => sum + wave.enrolled.length, 0),
      'rows refused': enrolments.reduce((sum, wave) => sum + wave.refused.length, 0),
      'mails sent by a tick': mails.filter((mail) => mail.by === 'tick').length,
      'drafts finished by a person': mails.filter((mail) => mail.by === 'person with draft').length,
      'work items': watch.work.size,
      exits: watch.exits.length,
      pauses: watch.pauses.length,
      'painted rows': shownSheet.rows.filter((row) => row.painted !== '').length,
      'runs of the bundle': watch.runs,
    },
    failures: watch.failures,
    ok: checks.every((each) => each.ok),
  };
}

/**
 * Plays the example's 30 days, or a person's own sheet, on the built bundle and shows what came of it. No browser, nothing kept on disk.
 * @returns 0 where every check held and, for the example, every cadence, exit and pause was shown; else 1
 */
export async function runOnce(options: OnceOptions): Promise<number> {
  const withStory = options.data === undefined;
  const csv = readFileSync(options.data ?? options.example ?? resolve('examples/prospects.csv'), 'utf8');
  const start = instantOf(`${firstDay} ${startsAt}`, team.sheetZone);
  const host = await createHost({
    bundleDir: options.bundleDir,
    now: start,
    sheetZone: team.sheetZone,
    locale: 'en_GB',
    user: team.rep,
    // A simulated day shares one realm: a month of hourly runs in fresh ones spends most of its time on slow starts.
    executionsPerRealm: 24,
  });
  try {
    host.insertSheetFromCsv(sheet, csv);
    host.open(team.rep);
    const { stage, words } = setUp(host, sheet, withStory ? team.corrections : {});
    const zones = zonesOf(stage);
    switchOn(host);
    if (withStory) block(stage, team.neverWrite, 'Asked us never to write');
    const run: Run = { stage, world: newWorld(host, withStory), watch: newWatch(host, sheet), enrolments: [] };
    look(stage, run.watch);
    if (!withStory) run.enrolments.push(enrollRows(stage, 'outbound', firstDay, allRows(stage)));
    await play(run, start + (options.days ?? days) * day, withStory);
    const document = documentOf(host, run, words, zones, withStory);
    options.out(options.json ? `${JSON.stringify(document, null, 1)}\n` : printed(document));
    return document.ok ? 0 : 1;
  } finally {
    host.close();
  }
}
