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
import { Action, Busy, counted, Failed, Field, Notice } from './parts';
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
        <li key={each.id} class="cadence-item">
          <button type="button" class="cadence-open" onClick={() => openCadence(each.id)}>
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

/** The days of each kind of prospect as dots on one scale, and in figures below them. */
function Pace({ tiers, steps }: { readonly tiers: readonly Tier[]; readonly steps: readonly StepShape[] }) {
  const longest = Math.max(1, ...tiers.flatMap(({ days }) => days));
  if (tiers.length < 2) return null;
  return (
    <section aria-labelledby="pace">
      <h2 id="pace">Pace for each kind of prospect</h2>
      <ul class="list">
        {tiers.map(({ words, days }) => (
          <li key={words}>
            {words}
            <svg class="tier" viewBox={`0 0 ${width} 12`} aria-hidden="true">
              <title>{words}</title>
              <line x1={0} y1={6} x2={width} y2={6} />
              {steps.map(({ number, ends }) => (
                <circle
                  key={number}
                  cx={Math.round(7 + ((days[number - 1] ?? 0) / longest) * (width - 14))}
                  cy={6}
                  r={ends === null ? 3.5 : 4.5}
                  class={ends === null ? '' : 'ends'}
                />
              ))}
            </svg>
            <span class="faint">{`Days ${days.join(' · ')}`}</span>
          </li>
        ))}
      </ul>
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

/** A new cadence from this one: nobody is in it. */
function SaveAs({
  label,
  start,
  words,
  run,
}: {
  readonly label: string;
  readonly start: string;
  readonly words: string;
  readonly run: (name: string) => void;
}) {
  const name = useSignal(start);
  return (
    <>
      <Field
        label={label}
        value={name.value}
        set={(typed) => {
          name.value = typed;
        }}
      />
      <Action off={saving.value.busy || name.value.trim() === ''} run={() => run(name.value)}>
        {words}
      </Action>
    </>
  );
}

function Moves({ of, base }: { readonly of: Effect; readonly base: CadenceShown }) {
  const { busy } = saving.value;
  const parts = [
    ', another next touch',
    of.atOnce > 0 ? `${of.atOnce} due at once` : '',
    of.again > 0 ? `${of.again} get a step again` : '',
    of.skipped > 0 ? `${of.skipped} never get a step` : '',
  ].filter((words) => words !== '');
  return (
    <section aria-label="Who moves" class="item asks">
      <Title name="Before it is saved: who moves" />
      <p role="status">
        <strong>
          {of.moved === 0
            ? `The next touch of all ${of.people} in it stays as it is.`
            : `${of.moved} of ${counted(of.people, 'prospect')} in it${parts.join(', ')}.`}
        </strong>{' '}
        Steps further ahead follow the new days.
      </p>
      <ul class="list">
        {of.rows.map((each) => (
          <li key={each.row} dir="auto">
            <strong>{each.name}</strong>{' '}
            <span class="faint">{`Row ${each.row}${each.status === 'Active' ? '' : ` · ${each.status}`}`}</span>
            <p>{`${each.before} → ${each.after}`}</p>
            {each.notes.length === 0 ? null : <strong>{each.notes.join(' ')}</strong>}
          </li>
        ))}
      </ul>
      {of.moved > of.rows.length ? <p>{`and ${of.moved - of.rows.length} more`}</p> : null}
      <Action main off={busy} run={() => save(null)}>
        {of.moved === 0 ? 'Save' : `Save and move ${of.moved}`}
      </Action>
      <Action off={busy} run={() => effect.forget()}>
        Go on editing
      </Action>
      <SaveAs label="or leave them, and save it under the name" start={of.free} words="New enrollments only" run={save} />
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
                    {moved === '' ? null : <span class="faint moved">{moved}</span>}
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
        <Field
          type="date"
          label="Try the dates on the selected rows, from"
          value={day.value}
          set={(typed) => {
            day.value = typed;
          }}
        />
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
  return (
    <details>
      <summary>Copy it under a new name</summary>
      {base.shape?.firstDay === 1 ? (
        <p class="faint">In a cadence of your own the day of enrolling is day 0, so its days read one lower.</p>
      ) : null}
      <SaveAs
        label="Name of the copy"
        start={`${base.name.slice(0, 80)} copy`}
        words="Copy"
        run={(name) => save(name, base.draft)}
      />
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
    <h2 ref={top} tabIndex={-1} dir="auto" class="cadence-name">
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
