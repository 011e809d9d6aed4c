import { builtInCadences } from '../engine/builtInCadences';
import { type Cadence, cadenceBook } from '../engine/cadence';
import { formatDay, type Instant, msPerDay } from '../engine/calendar';
import { daysToAnswer, daysUntilGivenUp, enoughForShare, type Learned, learn } from '../engine/learning';
import { type Course, coursesOf } from '../engine/learningHistory';
import { defaultSettings } from '../engine/settings';
import { folded } from '../engine/vocabulary';
import { civilDayOf, zoneOf } from '../engine/zones';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock, Identity } from '../ports/world';
import { readCadences } from '../sheet/cadencesSheet';
import { valueOr } from '../sheet/cells/cell';
import { defaultZoneOf, readSettings } from '../sheet/settingsSheet';
import { sheetNames } from '../sheet/sheetNames';
import { readTemplates } from '../sheet/templatesSheet';
import type { Insight, InsightRequest } from './insightContract';
import { tablesOf, wordingNames } from './insightTables';
import { withWords } from './insightWords';
import { readHappenings } from './learningLog';

export interface InsightPorts {
  readonly sheets: Pick<Spreadsheet, 'zone' | 'has' | 'read' | 'lastRow' | 'readBlock'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly identity: Pick<Identity, 'user'>;
}

/** Days between two steps from which on silence is no sign of giving up. */
const longGap = 30;

const isSlow = ({ steps }: Cadence): boolean => steps.some(({ day }, index) => day - (steps[index - 1]?.day ?? 0) >= longGap);

/** Every Sequence Name of the Log once, the most used first. */
function namesOf(courses: readonly Course[]): readonly string[] {
  const counts = new Map<string, { name: string; count: number }>();
  for (const { cadence } of courses) {
    const there = counts.get(folded(cadence));
    if (there === undefined) counts.set(folded(cadence), { name: cadence, count: 1 });
    else there.count += 1;
  }
  return [...counts.values()].sort((one, other) => other.count - one.count).map(({ name }) => name);
}

const wordsOf = (
  scope: { readonly since: Instant; readonly now: Instant; readonly lines: number },
  day: (at: Instant) => string,
) => {
  const from = Number.isFinite(scope.since) ? `${day(scope.since)} to ${day(scope.now)}` : `All until ${day(scope.now)}`;
  return `${from}, from ${scope.lines.toLocaleString('en')} lines of the Log. Each count goes by its own day; the funnel by the day they entered.`;
};

/**
 * What the Log teaches, as tables with their definitions. Reads the Log, the settings, the cadences and the templates; no prospect's row
 * and no mailbox. Writes nothing.
 * @throws words for the person where the file is not set up or the Log cannot be read
 */
export function insightOf({ sheets, clock, identity }: InsightPorts, request: InsightRequest): Insight {
  const sheetZone = zoneOf(sheets.zone());
  if (sheetZone === null)
    throw new Error(`The file's time zone "${sheets.zone()}" is unknown: choose another under File → Settings.`);
  if (!sheets.has(sheetNames.log)) throw new Error('There is no Log yet: open Set-up first.');
  const { settings } = valueOr(readSettings(sheets.read(sheetNames.settings) || [], sheetZone), { settings: defaultSettings });
  const builtIn = cadenceBook(builtInCadences);
  const { own } = valueOr(readCadences(sheets.read(sheetNames.cadences) || [], builtIn), { own: [] as readonly Cadence[] });
  const book = cadenceBook(builtInCadences, own);
  const { templates } = valueOr(readTemplates(sheets.read(sheetNames.templates) || []), { templates: [] });
  const { happenings, lines } = readHappenings(sheets, {
    sheetZone,
    defaultZone: defaultZoneOf(settings, sheetZone),
    windows: settings.slots.sendWindows,
  });
  const courses = coursesOf(happenings);
  const now = clock.now();
  const me = folded(identity.user());
  const cadence = request.cadence === null ? null : folded(request.cadence);
  const since = request.days === null ? Number.NEGATIVE_INFINITY : now - request.days * msPerDay;
  const learned: Learned = learn(courses, {
    now,
    since,
    counts: (course) =>
      (cadence === null || folded(course.cadence) === cadence) &&
      (request.who === 'all' || me === '' || folded(course.owner) === me),
    isSlow: (name) => {
      const found = book.find(name);
      return found !== null && isSlow(found);
    },
  });
  return {
    words: wordsOf({ since, now, lines }, (at) => formatDay(civilDayOf(at, sheetZone))),
    cadences: namesOf(courses),
    tables: withWords(tablesOf(learned, { grouped: cadence === null, names: wordingNames(templates) }), {
      enough: enoughForShare,
      daysToAnswer,
      daysUntilGivenUp,
    }),
  };
}
