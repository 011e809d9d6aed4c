import type { Cadence } from '../engine/cadence';
import type { CivilDay, Moment } from '../engine/calendar';
import { type ExitFacts, exitStatus } from '../engine/exits';
import { engagementLevelOf, folded, outcomeOf, statusOf } from '../engine/vocabulary';
import { type Cell, isBlank, type Reading, valueOr } from '../sheet/cells/cell';
import { readStepsDone, readWholeNumber } from '../sheet/cells/count';
import { dayInSheet, readMoment } from '../sheet/cells/moment';
import { readWord } from '../sheet/cells/text';
import {
  type Answer,
  type Argument,
  type ArgumentColumns,
  type ArgumentTable,
  answerRows,
  cellAt,
  remembering,
  warning,
} from './call';
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
  const unsubscribed = remembering(saysUnsubscribed);
  let calculatedOn: CivilDay | null = null;
  const todayOf = (read: Reading<Moment>): CivilDay => {
    if (read.kind === 'value') return dayInSheet(read.value, sheetZone);
    calculatedOn ??= context.today();
    return calculatedOn;
  };

  /** Every cell of a row as the rules need it, or words about the first that cannot be read. */
  const factsOf = (cadence: Reading<Cadence>, columns: ArgumentColumns<ExitName>, row: number): ExitFacts | string => {
    if (cadence.kind === 'problem') return cadence.words;
    const stepsDone = steps(cellAt(columns.steps_done, row));
    if (stepsDone.kind === 'problem') return `Steps done: ${stepsDone.words}`;
    const lastContact = moment(cellAt(columns.last_contact, row));
    if (lastContact.kind === 'problem') return `Last Contact Date: ${lastContact.words}`;
    const lastReply = moment(cellAt(columns.last_reply, row));
    if (lastReply.kind === 'problem') return `Last Reply Date: ${lastReply.words}`;
    const today = moment(cellAt(columns.today, row));
    if (today.kind === 'problem') return `Today: ${today.words}`;
    const timelinePushes = pushes(cellAt(columns.timeline_pushes, row));
    if (timelinePushes.kind === 'problem') return `Timeline Pushes: ${timelinePushes.words}`;
    const said = outcome(cellAt(columns.outcome, row));
    if (said.kind === 'problem') return `Outcome: ${said.words}`;
    const present = status(cellAt(columns.status, row));
    if (present.kind === 'problem') return `Status: ${present.words}`;
    if (settingsDoubt !== null) return settingsDoubt;
    if (cadence.kind === 'blank') return '';
    return {
      cadence: cadence.value,
      stepsDone: valueOr(stepsDone, 0),
      lastContact: valueOr(lastContact, null),
      lastReply: valueOr(lastReply, null),
      today: todayOf(today),
      timelinePushes: valueOr(timelinePushes, 0),
      outcome: valueOr(said, null),
      status: valueOr(present, null),
      engagement: valueOr(level(cellAt(columns.engagement, row)), null),
    };
  };

  return answerRows<ExitName>(byRow, 'sequence', { over: 'Sequence Name', heading: 'Exit Status' }, (columns, row) => {
    const sequence = cellAt(columns.sequence, row);
    if (isBlank(sequence)) return '';
    // Whoever asked to be left alone is, whatever else the row says.
    if (unsubscribed(cellAt(columns.outcome, row)) || unsubscribed(cellAt(columns.status, row))) return 'Unsubscribed';
    const facts = factsOf(find(sequence), columns, row);
    return typeof facts === 'string' ? warning(facts) : (exitStatus(facts, rules) ?? '');
  });
};
