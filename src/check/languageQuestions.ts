import { sheetNames } from '../sheet/sheetNames';
import { readSystem, systemNames } from '../sheet/systemSheet';
import { commonZones } from './commonZones';
import { needed, spared } from './features';
import { differs, type Finding, fails, notAsked, passes, type Question } from './question';
import type { CheckWorld } from './world';

/** Zones that prospects of this file are in: every text below a heading "Time Zone". */
function zonesOnRows({ sheets }: CheckWorld): readonly string[] {
  const name = String(readSystem(sheets.read(sheetNames.system) ?? []).value(systemNames.prospects));
  const grid = (name === '' ? null : sheets.read(name)) ?? [];
  const at = grid.findIndex((line) => line.some((cell) => String(cell).trim().toLowerCase() === 'time zone'));
  if (at === -1) return [];
  const column = (grid[at] ?? []).findIndex((cell) => String(cell).trim().toLowerCase() === 'time zone');
  const texts = grid.slice(at + 1).map((line) => String(line[column] ?? '').trim());
  return [...new Set(texts.filter((text) => /^[A-Za-z_]+\/[A-Za-z_+\-/0-9]+$/.test(text)))];
}

const quarter = 91 * 86_400_000;
/** All four seasons from today: each way of changing clocks is met. */
const seasons = [0, 1, 2, 3].map((count) => count * quarter);

const some = (names: readonly string[]): string =>
  names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ');

function zones(world: CheckWorld): Finding {
  const { language, clock, sheets } = world;
  const used = new Set([sheets.zone(), ...zonesOnRows(world)]);
  const all = [...new Set([...used, ...commonZones])];
  const now = clock.now();
  const unknown = all.filter((zone) => language.ownClock(zone, now) === null);
  const wrong = all.filter(
    (zone) =>
      !unknown.includes(zone) &&
      seasons.some((later) => language.ownClock(zone, now + later) !== language.googleClock(zone, now + later)),
  );
  const told = [
    ...(unknown.length > 0 ? [`not known: ${some(unknown)}`] : []),
    ...(wrong.length > 0 ? [`another hour than Google's: ${some(wrong)}`] : []),
  ].join('; ');
  if (told === '') return passes(`All ${all.length} zones are known and show Google's own hours, in every season.`);
  if (unknown.includes(sheets.zone())) return fails(told);
  const hurt = wrong.filter((zone) => used.has(zone));
  if (hurt.length === 0) return differs(told);
  const stop = `The check of this installation found that hours in ${some(hurt)} are reckoned wrongly here, so nothing is done with this file.`;
  return { ...fails(told), stop };
}

export const languageQuestions: readonly Question[] = [
  {
    id: 'zones',
    question: 'Does the script know the time zones, and the same hours as Google?',
    how: 'For the zones of the file and its rows, and for some 80 others, the hour in four seasons is asked of the product and of Google’s date service.',
    pass: 'Due dates and sending hours are right in every zone.',
    otherwise:
      'Rows in a zone that is not known are told so and rest. Where hours are wrong in a zone that this file uses, everything stops, since mails would go out at the wrong time.',
    todo: 'Where a zone is misspelt, correct it. Else write another with the same hours on those rows, and report the zone to the project.',
    switches: 'Everything stops (System sheet, "Stopped") when hours of a zone in use are wrong; a later pass takes that back.',
    ask: zones,
  },
  {
    id: 'parts',
    question: 'Can the script take a date apart with Intl’s formatToParts?',
    how: 'One instant is taken apart in the zone of the file.',
    pass: 'It can. The product does without.',
    otherwise: 'The product reads the clock from the whole text instead, as it always does.',
    todo: '',
    ask({ language, clock, sheets }) {
      const now = clock.now();
      const own = language.partsClock(sheets.zone(), now);
      if (own === null) return differs('It is not there.');
      const google = language.googleClock(sheets.zone(), now);
      return own === google ? passes(`It says ${own}.`) : differs(`It says ${own}, Google says ${google}.`);
    },
  },
  {
    id: 'language',
    question: 'Which parts of the language are there?',
    how: 'Each is tried once.',
    pass: 'Everything that the product is written with is there.',
    otherwise: 'Something that the product is written with is missing: readers of dates, answers and headings may break off.',
    todo: 'Choose the V8 runtime (script editor, Project Settings), push the add-on again, and run the check again.',
    ask({ language }) {
      const missing = language.lacks(needed);
      const without = language.lacks(spared);
      const rest = without.length === 0 ? 'Newer parts are there as well.' : `Not there, and not used: ${without.join(', ')}.`;
      return missing.length === 0 ? passes(rest) : fails(`Missing: ${missing.join(', ')}. ${rest}`);
    },
  },
  {
    id: 'consent',
    question: 'Does Google tell what it was allowed to do?',
    how: 'The permissions that you granted are asked for.',
    pass: 'The sidebar can say which of its parts work and which wait for your permission.',
    otherwise: 'The sidebar cannot tell what was granted. Whatever needs a permission tries, and says so when it is refused.',
    todo: '',
    ask({ permissions }) {
      const granted = permissions.granted();
      if (granted === null) return differs('It does not tell.');
      return passes(`Granted: ${granted.join(', ')}.`);
    },
  },
  {
    id: 'hourly',
    question: 'Does a daily run keep its hour when clocks change?',
    how: 'It is not asked: it would take a night in spring or autumn.',
    pass: 'It does.',
    otherwise: 'The product asks for a run every hour and reckons for itself what is due, so that no hour of a run matters.',
    todo: '',
    ask: () => notAsked('Not to be asked within minutes.'),
  },
];
