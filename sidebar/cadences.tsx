import './cadences.css';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CadenceShown, Effect, Judged, Sample, Tier } from '../src/app/cadencesContract';
import type { StepShape } from '../src/app/sidebarContract';
import {
  draft,
  edit,
  effect,
  isDirty,
  judge,
  list,
  look,
  open,
  openCadence,
  remove,
  sample,
  save,
  saveOrShow,
  saving,
  texts,
  undo,
} from './cadencesEditing';
import { Steps, StepsShown } from './cadencesSteps';
import { Texts } from './cadencesTexts';
import { NotSetUp } from './notSetUp';
import { overview } from './overview';
import { Action, Busy, counted, Failed, Notice } from './parts';
import { openedFor } from './route';
import { Timeline } from './timeline';

const kindWords: Readonly<Record<CadenceShown['kind'], string>> = {
  'built-in': 'Built-in',
  changed: 'Changed by you',
  own: 'Your own',
};

const facts = ({ kind, people, shape, draft: steps }: CadenceShown): string =>
  [
    kindWords[kind],
    steps === null ? 'cannot be used' : counted(steps.steps.length, 'step'),
    people === 0 ? 'nobody in it' : `${people.toLocaleString('en')} in it`,
    ...(shape === null || shape.warnings.length === 0 ? [] : [counted(shape.warnings.length, 'warning')]),
  ].join(' · ');

function All({ cadences }: { readonly cadences: readonly CadenceShown[] }) {
  return (
    <ul class="list" aria-label="Cadences">
      {cadences.map((each) => (
        <li key={each.id}>
          <button type="button" class="card" onClick={() => openCadence(each.id)}>
            <strong dir="auto">{each.name}</strong>
            <span class="faint">{facts(each)}</span>
          </button>
          {each.shape === null ? null : <Timeline shape={each.shape} />}
        </li>
      ))}
    </ul>
  );
}

const width = 268;

/** The days of each kind of prospect as dots on one scale, with its length in figures; the same as a table below. */
function Pace({ tiers, steps }: { readonly tiers: readonly Tier[]; readonly steps: readonly StepShape[] }) {
  const longest = Math.max(1, ...tiers.flatMap(({ days }) => days));
  const at = (day: number): number => Math.round(7 + (day / longest) * (width - 14));
  if (tiers.length < 2) return null;
  return (
    <section aria-labelledby="pace">
      <h2 id="pace">Pace for each kind of prospect</h2>
      {tiers.map(({ words, days }) => (
        <div key={words} class="tier">
          <p>
            {words} <b>{`day ${days[days.length - 1] ?? 0}`}</b>
          </p>
          <svg viewBox={`0 0 ${width} 14`} role="img" aria-label={`Days ${days.join(', ')}`}>
            <line x1={0} y1={7} x2={width} y2={7} />
            {steps.map(({ number, ends }) => (
              <circle
                key={number}
                cx={at(days[number - 1] ?? 0)}
                cy={7}
                r={ends === null ? 3.5 : 5}
                class={ends === null ? '' : 'ends'}
              />
            ))}
          </svg>
        </div>
      ))}
      <details>
        <summary>The days as a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">For</th>
              <th scope="col">{`Day of step 1 to ${steps.length}`}</th>
            </tr>
          </thead>
          <tbody>
            {tiers.map(({ words, days }) => (
              <tr key={words}>
                <td>{words}</td>
                <td>{days.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

function Said({ of }: { readonly of: Judged }) {
  const lines = [
    ...of.problems.map(({ step, words }) => (step > 0 ? `Step ${step}, ${words}` : words)),
    ...of.warnings,
    ...of.missing,
  ];
  if (lines.length === 0) return null;
  return (
    <Notice kind="warning">
      {of.problems.length > 0 ? <strong>This cannot be used yet.</strong> : null}
      <ul>
        {lines.map((words) => (
          <li key={words} dir="auto">
            {words}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Moves({ of, base }: { readonly of: Effect; readonly base: CadenceShown }) {
  const name = useSignal(of.free);
  const { busy } = saving.value;
  const parts = [
    ...(of.atOnce > 0 ? [`${of.atOnce} due at once`] : []),
    ...(of.again > 0 ? [`${of.again} get a step again`] : []),
    ...(of.skipped > 0 ? [`${of.skipped} never get a step`] : []),
  ];
  return (
    <section aria-labelledby="moves" class="item asks">
      <h2 id="moves">Before it is saved: who moves</h2>
      <p role="status">
        <strong>
          {of.moved === 0
            ? `The next touch of all ${of.people} in it stays as it is.`
            : `${of.moved} of ${counted(of.people, 'prospect')} in it: another next touch${parts.length > 0 ? `, ${parts.join(', ')}` : ''}.`}
        </strong>{' '}
        Steps further ahead follow the new days.
      </p>
      {of.rows.length === 0 ? null : (
        <ul class="list" aria-label="Who moves">
          {of.rows.map((each) => (
            <li key={each.row}>
              <strong dir="auto">{each.name}</strong>{' '}
              <span class="faint">{`Row ${each.row}${each.status === 'Active' ? '' : ` · ${each.status}`}`}</span>
              <p class="line" dir="auto">
                {`${each.before} → ${each.after}`}
              </p>
              {each.notes.map((words) => (
                <p key={words} class="line">
                  <strong>{words}</strong>
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
      {of.moved > of.rows.length ? <p>{`and ${of.moved - of.rows.length} more`}</p> : null}
      <Action main off={busy} run={() => save(null)}>
        {of.moved === 0 ? 'Save' : `Save and move ${of.moved}`}
      </Action>
      <Action off={busy} run={() => effect.forget()}>
        Go on editing
      </Action>
      <label class="field">
        <span>or for new enrollments only, under the name</span>
        <input
          type="text"
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
      </label>
      <Action off={busy || name.value.trim() === ''} run={() => save(name.value)}>
        New enrollments only
      </Action>
      <p class="faint">
        {`Who is in ${base.name} stays in it as it was. Enroll offers the new one from now on.`}
        {base.entered ? ' Outcomes and silence still lead into the old one.' : ''}
      </p>
    </section>
  );
}

function Dates({ of }: { readonly of: Sample }) {
  return (
    <section aria-labelledby="dates">
      <h2 id="dates">Dates</h2>
      <p class="faint" role="status">
        {of.rows.length === 0 ? 'There is no prospect on the sheet yet.' : of.who}
      </p>
      {of.rows.map((row) => (
        <details key={row.row} class="item" open={of.rows.length === 1}>
          <summary>
            <strong dir="auto">{row.name}</strong>
            <span class="faint line">{`Row ${row.row} · ${row.dates[0]?.words ?? ''} to ${row.dates[row.dates.length - 1]?.words ?? ''}`}</span>
          </summary>
          <Failed words={row.problem} />
          <table>
            <thead>
              <tr>
                <th scope="col">Step</th>
                <th scope="col">{`Due (${row.zone})`}</th>
              </tr>
            </thead>
            <tbody>
              {row.dates.map(({ label, words, moved }) => (
                <tr key={label}>
                  <td dir="auto">{label}</td>
                  <td>
                    {words}
                    {moved === '' ? null : <span class="faint line">{moved}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </section>
  );
}

/** Dates are asked for the steps as they stand here, saved or not. */
function TryOut({ base }: { readonly base: CadenceShown }) {
  const day = useSignal(list.state.value.last?.today ?? '');
  const { last, busy, words } = sample.state.value;
  const steps = draft.value ?? base.draft;
  if (steps === null) return null;
  return (
    <>
      <div class="bar">
        <label class="field">
          <span>Try the dates on the selected rows, from</span>
          <input
            type="date"
            value={day.value}
            onChange={(event) => {
              day.value = event.currentTarget.value;
            }}
          />
        </label>
        <Action off={busy} run={() => sample.ask({ what: 'sample', base: base.id, draft: steps, anchor: day.value })}>
          Try
        </Action>
      </div>
      <Busy on={busy} words="Working out every date …" />
      <Failed words={words} />
      {last === null || busy ? null : <Dates of={last} />}
    </>
  );
}

function Copy({ base }: { readonly base: CadenceShown }) {
  const name = useSignal(`${base.name.slice(0, 80)} copy`);
  return (
    <details>
      <summary>Copy it under a new name</summary>
      <label class="field">
        <span>Name of the copy</span>
        <input
          type="text"
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
      </label>
      {base.shape?.firstDay === 1 ? (
        <p class="faint">In a cadence of your own the day of enrolling is day 0, so its days read one lower.</p>
      ) : null}
      <Action off={saving.value.busy || name.value.trim() === ''} run={() => save(name.value, base.draft)}>
        Copy
      </Action>
    </details>
  );
}

function Delete({ base }: { readonly base: CadenceShown }) {
  if (base.kind !== 'own') return null;
  return (
    <details>
      <summary>Delete it</summary>
      {base.people > 0 ? (
        <p>{`${counted(base.people, 'prospect')} in it: let them finish, or move them to another cadence first.`}</p>
      ) : (
        <>
          <p>
            Its rows go from the Cadences sheet; its texts stay.
            {base.left > 0
              ? ` ${counted(base.left, 'row')} that left it still name it: their Next Touch columns will show ⚠ until you choose another Sequence Name there.`
              : ''}
          </p>
          <Action off={saving.value.busy} run={remove}>
            Delete
          </Action>
        </>
      )}
    </details>
  );
}

function Looking({ base }: { readonly base: CadenceShown }) {
  return (
    <>
      <p class="faint">{facts(base)}</p>
      <Said of={base} />
      {base.draft === null ? <p>Correct it on the Cadences sheet, then look again.</p> : null}
      {base.shape === null ? null : <Timeline shape={base.shape} />}
      {base.draft === null ? null : (
        <Action main run={() => edit(base.draft)}>
          Edit the steps
        </Action>
      )}
      {base.shipped === null ? null : <Action run={() => edit(base.shipped)}>Back to what was shipped</Action>}
      {base.draft === null ? null : <StepsShown base={base} steps={base.draft.steps} />}
      <Pace tiers={base.tiers} steps={base.shape?.steps ?? []} />
      <TryOut base={base} />
      {base.draft === null ? null : <Copy base={base} />}
      <Delete base={base} />
    </>
  );
}

function Editing({ base }: { readonly base: CadenceShown }) {
  const { last, busy } = judge.state.value;
  const asked = effect.state.value;
  const said: Judged = last ?? base;
  const shape = said.shape ?? base.shape;
  return (
    <>
      {shape === null ? null : <Timeline shape={shape} />}
      <div aria-live="polite">
        <Said of={said} />
      </div>
      <Failed words={judge.state.value.words} />
      <Steps />
      <div class="foot">
        <Action main off={!isDirty.value || busy || said.problems.length > 0 || saving.value.busy || asked.busy} run={saveOrShow}>
          Save
        </Action>
        <Action off={saving.value.busy} run={() => edit(null)}>
          {isDirty.value ? 'Discard' : 'Close'}
        </Action>
      </div>
      <Busy on={asked.busy} words="Looking who would move …" />
      <Failed words={asked.words} />
      {asked.last === null || asked.busy ? null : <Moves key={asked.last.free} of={asked.last} base={base} />}
      <Pace tiers={said.tiers} steps={said.shape?.steps ?? []} />
      <TryOut base={base} />
    </>
  );
}

function Outcome() {
  const { busy, failed, done, undo: parts, changed } = saving.value;
  return (
    <>
      <Busy on={busy} words="Writing …" />
      <Failed words={failed} />
      {changed && draft.value !== null ? (
        <p>What you changed here is kept. Save again to write it over what stands there now, or discard it to see that.</p>
      ) : null}
      {done === '' ? null : (
        <Notice kind="good">
          <p role="status" dir="auto">
            {done}
          </p>
          {parts.length === 0 ? null : (
            <Action off={busy} run={undo}>
              Undo
            </Action>
          )}
        </Notice>
      )}
    </>
  );
}

/** One level up, not out of the view; what is being changed is never thrown away by a key. */
function useEscape(up: () => void): void {
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      const inField = event.target instanceof Element && event.target.matches('input, textarea, select');
      if (event.key !== 'Escape' || inField) return;
      event.preventDefault();
      up();
    };
    document.addEventListener('keydown', heard, true);
    return () => document.removeEventListener('keydown', heard, true);
  });
}

/** Takes the focus wherever a page begins: what was clicked is gone. */
function Title({ name }: { readonly name: string }) {
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => top.current?.focus(), []);
  return (
    <h2 ref={top} tabIndex={-1} dir="auto" class="name">
      {name}
    </h2>
  );
}

function One({ base }: { readonly base: CadenceShown }) {
  const deep = texts.state.value.last !== null;
  useEscape(() => {
    if (!isDirty.value && !deep) openCadence('');
  });
  return (
    <>
      {deep ? null : (
        <button
          type="button"
          class="link"
          aria-disabled={isDirty.value ? 'true' : undefined}
          onClick={() => isDirty.value || openCadence('')}
        >
          ‹ All cadences
        </button>
      )}
      <Title key={`${base.id} ${deep}`} name={base.name} />
      <Outcome />
      {deep ? <Texts /> : draft.value === null ? <Looking base={base} /> : <Editing base={base} />}
    </>
  );
}

export function Cadences() {
  const { last, busy, words } = list.state.value;
  useEffect(() => {
    look();
    if (openedFor.value !== '') openCadence(openedFor.value);
  }, []);
  if (overview.state.value.last !== null && overview.state.value.last.prospects === null) return <NotSetUp />;
  return (
    <>
      <Busy on={busy && last === null} words="Reading your cadences …" />
      <Failed words={words} again={look} />
      {open.value !== null ? (
        <One base={open.value} />
      ) : last === null ? null : (
        <>
          <Outcome />
          <All cadences={last.cadences} />
          <p class="faint">{last.modes}</p>
        </>
      )}
    </>
  );
}
