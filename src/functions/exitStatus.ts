import type { Cadence } from '../engine/cadence';
import type { CivilDay, Moment } from '../engine/calendar';
import { type ExitFacts, exitStatus } from '../engine/exits';
import { engagementLevelOf, folded, outcomeOf, statusOf } from '../engine/vocabulary';
import { type Cell, isBlank, type Reading, valueOr } from '../sheet/cells/cell';
import { readStepsDone, readWholeNumber } from '../sheet/cells/count';
import { dayInSheet, readMoment } from '../sheet/cells/moment';
import { readWord } from '../sheet/cells/text';
import { type Answer, type Argument, type ArgumentTable, answerRows, type CellsOf, remembering, warning } from './call';
import { type FunctionContext, sheetZoneOf } from './context';
import { teamCadences, teamSettings } from './teamRules';

type ExitName =
  | 'sequence'
  | 'steps_done'
  | 'last_contact'
  | 'outcome'
  | 'last_reply'
  | 'timeline_pushes'
  | 'engagement'
  | 'today'
  | 'status';

/** The arguments of EXIT_STATUS, under the names that Sheets shows. */
export type ExitArguments = ArgumentTable<ExitName> & { readonly cadences?: Argument; readonly settings?: Argument };

const readOutcome = (cell: Cell) => readWord(cell, outcomeOf, 'an Outcome; choose one of its list');
const readStatus = (cell: Cell) => readWord(cell, statusOf, 'a Status: Active, Resumed, a pause or an Exit Reason');
const readPushes = (cell: Cell) => readWholeNumber(cell, 0, 'a number of pushes');
const readLevel = (cell: Cell) => readWord(cell, engagementLevelOf, 'a level');

const saysUnsubscribed = (cell: Cell): boolean => typeof cell === 'string' && folded(cell) === 'unsubscribed';

/** EXIT_STATUS: blank while a cadence runs, else the Exit Reason or pause that holds. */
export const exitStatuses = (given: ExitArguments, context: FunctionContext): Answer => {
  const { cadences, settings, ...byRow } = given;
  const sheetZone = sheetZoneOf(context);
  const { find } = teamCadences(cadences);
  const team = teamSettings(settings);
  const rules = { exits: team.settings.exits, sheetZone };
  const settingsDoubt = team.doubt('exits');

  const moment = remembering((cell) => readMoment(cell, sheetZone));
  const steps = remembering(readStepsDone);
  const outcome = remembering(readOutcome);
  const status = remembering(readStatus);
  const pushes = remembering(readPushes);
  const level = remembering(readLevel);
  let calculatedOn: CivilDay | null = null;
  const todayOf = (read: Reading<Moment>): CivilDay => {
    if (read.kind === 'value') return dayInSheet(read.value, sheetZone);
    calculatedOn ??= context.today();
    return calculatedOn;
  };

  /** Every cell of a row as the rules need it, or words about the first that cannot be read. */
  const factsOf = (cells: CellsOf<ExitName>): ExitFacts | string => {
    const cadence: Reading<Cadence> = find(cells('sequence'));
    if (cadence.kind === 'problem') return cadence.words;
    const read = {
      'Steps done': steps(cells('steps_done')),
      'Last Contact Date': moment(cells('last_contact')),
      'Last Reply Date': moment(cells('last_reply')),
      Today: moment(cells('today')),
      'Timeline Pushes': pushes(cells('timeline_pushes')),
      Outcome: outcome(cells('outcome')),
      Status: status(cells('status')),
    };
    for (const [column, reading] of Object.entries(read)) if (reading.kind === 'problem') return `${column}: ${reading.words}`;
    if (settingsDoubt !== null) return settingsDoubt;
    return cadence.kind === 'blank'
      ? ''
      : {
          cadence: cadence.value,
          stepsDone: valueOr(read['Steps done'], 0),
          lastContact: valueOr(read['Last Contact Date'], null),
          lastReply: valueOr(read['Last Reply Date'], null),
          today: todayOf(read.Today),
          timelinePushes: valueOr(read['Timeline Pushes'], 0),
          outcome: valueOr(read.Outcome, null),
          status: valueOr(read.Status, null),
          engagement: valueOr(level(cells('engagement')), null),
        };
  };

  return answerRows<ExitName>(byRow, 'sequence', { over: 'Sequence Name', heading: 'Exit Status' }, (cells) => {
    if (isBlank(cells('sequence'))) return '';
    // Whoever asked to be left alone is, whatever else the row says.
    if (saysUnsubscribed(cells('outcome')) || saysUnsubscribed(cells('status'))) return 'Unsubscribed';
    const facts = factsOf(cells);
    return typeof facts === 'string' ? warning(facts) : (exitStatus(facts, rules) ?? '');
  });
};
