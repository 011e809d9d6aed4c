import type { Cadence, Step } from '../engine/cadence';
import { type PlannedStep, planOf } from '../engine/plan';
import { type Settings, weightOfDeal } from '../engine/settings';
import type { Cell } from '../sheet/cells/cell';
import { writtenTouches } from '../sheet/touches';
import { type Answer, type Argument, type ArgumentColumns, type ArgumentTable, columnOfCell, warning } from './call';
import type { FunctionContext } from './context';
import { type PaceName, type SheetArguments, touchReader } from './touchInput';

type PlanName = PaceName | 'sequence' | 'anchor';
/** The arguments of CADENCE, under the names that Sheets shows. */
export type PlanArguments = ArgumentTable<PlanName> & SheetArguments;

const headings = ['Step', 'Touches', 'Day', 'Due', 'Type', 'Aim', 'Format', 'Angle', 'Weight', 'Ends'];

/** The one cell of an argument: a plan is one prospect's. */
const oneCell = (name: string, argument: Argument): Cell => {
  if (!Array.isArray(argument)) return (argument as Cell | null | undefined) ?? '';
  if (argument.length > 1 || (argument[0]?.length ?? 0) > 1)
    throw new Error(`CADENCE shows the plan of one prospect: give one cell for ${name}.`);
  return argument[0]?.[0] ?? '';
};

/** Step number, touches, day and so on; a light deal has primary touches only. */
const rowOf = (step: Step, number: number, day: number, due: Cell, dealSize: number | null, settings: Settings): Cell[] => {
  const weight = weightOfDeal(dealSize, settings.work) ?? step.weight;
  const touches = weight === 'light' ? step.touches.slice(0, 1) : step.touches;
  return [number, writtenTouches(touches), day, due, step.type, step.aim, step.format, step.angle, weight, step.ends ?? ''];
};

const dueOf = (planned: PlannedStep | undefined): Cell =>
  planned === undefined ? warning('no day is free: look at the send windows and holidays') : new Date(planned.slot.at);

const daysOf = (cadence: Cadence, gaps: readonly { readonly days: number }[]): number[] => {
  let day = cadence.firstDay;
  return gaps.map((gap) => {
    day += gap.days;
    return day;
  });
};

/**
 * CADENCE: the whole plan as a table under headings; without an anchor it has day numbers and no dates.
 * @throws Error where an argument is a range of several cells.
 */
export const cadencePlan = (given: PlanArguments, context: FunctionContext): Answer => {
  const { cadences, settings, holidays, ...own } = given;
  const names = Object.keys(own) as PlanName[];
  const cells = Object.fromEntries(
    names.map((name) => [name, columnOfCell(oneCell(name, own[name]))]),
  ) as ArgumentColumns<PlanName>;
  const reader = touchReader({ cadences, settings, holidays }, context);
  const cadence = reader.cadence(cells.sequence.only);
  if (cadence.kind !== 'value') return cadence.kind === 'blank' ? '' : warning(cadence.words);
  const anchor = reader.moment(cells.anchor.only);
  if (anchor.kind === 'problem') return warning(`Anchor Date: ${anchor.words}`);
  const zone = reader.zone(cells.time_zone.only);
  if (zone.kind === 'problem') return warning(`Time Zone: ${zone.words}`);
  if (reader.settingsDoubt !== null) return warning(reader.settingsDoubt);

  const { steps } = cadence.value;
  const deal = reader.deal(cells, 0, []);
  const days = daysOf(cadence.value, reader.rules.paceOf(cadence.value, deal));
  const plan =
    anchor.kind === 'blank' || zone.kind === 'blank'
      ? null
      : planOf({ ...deal, cadence: cadence.value, anchor: anchor.value, zone: zone.value }, reader.rules);
  return [
    headings,
    ...steps.map((step, index) =>
      rowOf(
        step,
        index + 1,
        days[index] ?? step.day,
        plan === null ? '' : dueOf(plan[index]),
        deal.dealSize,
        reader.rules.settings,
      ),
    ),
  ];
};
