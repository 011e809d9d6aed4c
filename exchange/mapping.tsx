import type { CellsAs, ImportLook } from '../src/app/exchangeContract';
import type { CsvRow } from '../src/sheet/csv';
import type { Plan, Target } from './fileRows';
import { Choice } from './parts';

const kinds: readonly (readonly [CellsAs, string])[] = [
  ['text', 'Text'],
  ['number', 'Number'],
  ['date', 'Date'],
  ['yes or no', 'Yes or no'],
];

const chosenOf = (target: Target): string => (target.to === 'column' ? String(target.column) : target.to);
const targetOf = (value: string): Target =>
  value === 'new' || value === 'nowhere' ? { to: value } : { to: 'column', column: Number(value) };

const examplesOf = (rows: readonly CsvRow[], place: number): string => {
  const filled = rows.slice(0, 200).flatMap(({ cells }) => cells[place] || []);
  return [...new Set(filled)]
    .slice(0, 3)
    .map((text) => text.slice(0, 60))
    .join(' · ');
};

/** Which column of the file goes where, for a person to correct. */
export function Mapping({
  look,
  plans,
  rows,
  set,
}: {
  readonly look: ImportLook;
  readonly plans: readonly Plan[];
  readonly rows: readonly CsvRow[];
  readonly set: (plans: readonly Plan[]) => void;
}) {
  const change = (place: number, changes: Partial<Plan>): void =>
    set(plans.map((plan) => (plan.place === place ? { ...plan, ...changes } : plan)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="wide" tabIndex={0} aria-label="Which column goes where">
      <table>
        <thead>
          <tr>
            <th scope="col">In the file</th>
            <th scope="col">For example</th>
            <th scope="col">Goes into</th>
            <th scope="col">As</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.place} class={plan.target.to === 'nowhere' ? 'out' : ''}>
              <th scope="row">{plan.heading}</th>
              <td>{examplesOf(rows, plan.place)}</td>
              <td>
                <Choice
                  quiet
                  label={`${plan.heading} goes into`}
                  value={chosenOf(plan.target)}
                  options={[
                    ['nowhere', 'Leave out'],
                    ['new', `New column "${plan.name}"`],
                    ...look.columns.map(({ column, heading }) => [String(column), heading] as const),
                  ]}
                  set={(value) => {
                    const target = targetOf(value);
                    const as = target.to === 'column' ? look.columns.find(({ column }) => column === target.column)?.as : null;
                    change(plan.place, { target, why: 'chosen by you', ...(as ? { as } : {}) });
                  }}
                />
                <div class="faint">
                  {plan.target.to === 'nowhere' && plan.kept ? 'Next Touch or a formula fills this column.' : plan.why}
                </div>
              </td>
              <td>
                <Choice
                  quiet
                  label={`${plan.heading} as`}
                  value={plan.as}
                  options={kinds}
                  set={(as) => change(plan.place, { as })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
