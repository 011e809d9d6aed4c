import type { Moment } from '../engine/calendar';
import type { TouchInput } from '../engine/due';
import type { PlanInput } from '../engine/plan';
import { type Rules, rulesOf } from '../engine/rules';
import { engagementLevelOf, exitReasonOf, type Status, statusOf } from '../engine/vocabulary';
import type { Zone } from '../engine/zones';
import { type Cell, isBlank, onOneLine, problem, type Reading, valueOr } from '../sheet/cells/cell';
import { readStepsDone, readWholeNumber } from '../sheet/cells/count';
import { readMoment } from '../sheet/cells/moment';
import { readMoney } from '../sheet/cells/money';
import { readText, readWord } from '../sheet/cells/text';
import { readZone } from '../sheet/cells/zone';
import { defaultZoneOf } from '../sheet/settingsSheet';
import { type Argument, type ArgumentColumns, cellAt, remembering } from './call';
import { type FunctionContext, sheetZoneOf } from './context';
import { teamCadences, teamHolidays, teamSettings } from './teamRules';

/** The arguments of NEXT_TOUCH and its kin that are ranges of the product's own sheets. */
export interface SheetArguments {
  readonly cadences?: Argument;
  readonly settings?: Argument;
  readonly holidays?: Argument;
}

/** The arguments that say how a deal is paced. */
export type PaceName = 'deal_size' | 'stakeholders' | 'engagement' | 'time_zone' | 'country';
/** The arguments of NEXT_TOUCH and its kin that go row by row. */
export type TouchName = PaceName | 'sequence' | 'anchor' | 'steps_done' | 'last_contact' | 'exit_status' | 'not_before';

/** A row to be answered: a due date to work out, nothing to say, or words about what is wrong. */
type TouchRow =
  | { readonly kind: 'touch'; readonly input: TouchInput; readonly doubts: readonly string[] }
  | { readonly kind: 'blank' }
  | { readonly kind: 'problem'; readonly words: string };

/** A problem in words that name the column. */
const named = (column: string, reading: { readonly words: string }): TouchRow => ({
  kind: 'problem',
  words: `${column}: ${reading.words}`,
});
const nothing: TouchRow = { kind: 'blank' };

/** How the cells of a call are read: the team's rules, and one reader for each kind of cell. */
export interface TouchReader {
  readonly rules: Rules;
  readonly cadence: ReturnType<typeof teamCadences>['find'];
  readonly moment: (cell: Cell) => Reading<Moment>;
  readonly zone: (cell: Cell) => Reading<Zone>;
  /** What is wrong with the settings of pace and hours, in words; null for nothing. */
  readonly settingsDoubt: string | null;
  /** Pace, zone and country of a row; what could not be read counts as blank and is told in `doubts`. */
  readonly deal: (
    columns: ArgumentColumns<PaceName>,
    row: number,
    doubts: string[],
  ) => Omit<PlanInput, 'cadence' | 'anchor' | 'zone'>;
  readonly row: (columns: ArgumentColumns<TouchName>, row: number) => TouchRow;
}

/** Reads what EXIT_STATUS says; its own ⚠ is passed on, so that a person reads the cause and not that a text is no status. */
const readExitStatus = (cell: Cell): Reading<Status> => {
  const passedOn = typeof cell === 'string' && cell.startsWith('⚠') ? onOneLine(cell.slice(1, 400)) : '';
  return passedOn === '' ? readWord(cell, statusOf, 'an Exit Status; it is blank, an Exit Reason or a pause') : problem(passedOn);
};

/** What a cell says; one that cannot be read counts as blank, and the doubt is told. */
const orBlank = <T>(column: string, reading: Reading<T>, doubts: string[]): T | null => {
  if (reading.kind === 'problem') doubts.push(`${column}: ${reading.words}; taken as blank`);
  return valueOr(reading, null);
};

const endsTouches = (status: Status | null): boolean =>
  status === 'Replied' || (status !== null && exitReasonOf(status) !== null);

/**
 * Makes the team's rules and the readers of a call ready, once for all rows.
 * @throws Error where a range of the product's own sheets has no headings.
 */
export const touchReader = (sheets: SheetArguments, context: FunctionContext): TouchReader => {
  const sheetZone = sheetZoneOf(context);
  const cadences = teamCadences(sheets.cadences);
  const team = teamSettings(sheets.settings);
  const holidays = teamHolidays(sheets.holidays, sheetZone);
  const rules = rulesOf({
    settings: team.settings,
    book: cadences.book,
    holidays: holidays.holidays,
    sheetZone,
    defaultZone: defaultZoneOf(team.settings, sheetZone),
  });
  const settingsDoubt = team.doubt('pace', 'slots');
  const zoneDoubt = team.doubt('zone');

  const moment = remembering((cell) => readMoment(cell, sheetZone));
  const zoneRead = remembering(readZone);
  const money = remembering(readMoney);
  const people = remembering((cell) => readWholeNumber(cell, 1, 'a number of people'));
  const steps = remembering(readStepsDone);
  const status = remembering(readExitStatus);
  const level = remembering((cell) => readWord(cell, engagementLevelOf, 'a level: High, Medium, Low or Unknown'));

  const zone = (cell: Cell): Reading<Zone> => {
    const own = zoneRead(cell);
    if (own.kind !== 'blank') return own;
    return zoneDoubt === null ? { kind: 'value', value: rules.defaultZone } : problem(zoneDoubt);
  };

  const country = remembering((cell) => valueOr(readText(cell), ''));

  const deal: TouchReader['deal'] = (columns, at, doubts) => ({
    dealSize: orBlank('Deal Size', money(cellAt(columns.deal_size, at)), doubts),
    stakeholders: orBlank('Stakeholders', people(cellAt(columns.stakeholders, at)), doubts),
    engagement: orBlank('Engagement Level', level(cellAt(columns.engagement, at)), doubts),
    country: country(cellAt(columns.country, at)),
  });

  const row: TouchReader['row'] = (columns, at) => {
    const sequence = cellAt(columns.sequence, at);
    const anchorCell = cellAt(columns.anchor, at);
    if (isBlank(sequence) || isBlank(anchorCell)) return nothing;
    const cadence = cadences.find(sequence);
    if (cadence.kind !== 'value') return cadence;
    const done = steps(cellAt(columns.steps_done, at));
    if (done.kind === 'problem') return named('Steps done', done);
    const stepsDone = valueOr(done, 0);
    const exit = status(cellAt(columns.exit_status, at));
    if (endsTouches(valueOr(exit, null)) || stepsDone >= cadence.value.steps.length) return nothing;

    const anchor = moment(anchorCell);
    if (anchor.kind === 'problem') return named('Anchor Date', anchor);
    if (anchor.kind === 'blank') return nothing;
    const lastContact = stepsDone === 0 ? null : moment(cellAt(columns.last_contact, at));
    if (lastContact?.kind === 'problem') return named('Last Contact Date', lastContact);
    const notBefore = moment(cellAt(columns.not_before, at));
    if (notBefore.kind === 'problem') return named('Not Before', notBefore);
    if (exit.kind === 'problem') return named('Exit Status', exit);
    const where = zone(cellAt(columns.time_zone, at));
    if (where.kind === 'problem') return named('Time Zone', where);
    if (where.kind === 'blank') return nothing;
    if (settingsDoubt !== null) return { kind: 'problem', words: settingsDoubt };

    const doubts = holidays.doubt === null ? [] : [`${holidays.doubt}; counted as no holiday`];
    const { dealSize, stakeholders, engagement, country } = deal(columns, at, doubts);
    const input: TouchInput = {
      dealSize,
      stakeholders,
      engagement,
      country,
      cadence: cadence.value,
      anchor: anchor.value,
      zone: where.value,
      stepsDone,
      lastContact: lastContact === null ? null : valueOr(lastContact, null),
      notBefore: valueOr(notBefore, null),
    };
    return { kind: 'touch', doubts, input };
  };
  return { rules, cadence: cadences.find, moment, zone, settingsDoubt, deal, row };
};
