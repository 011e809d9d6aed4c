import './cadences.css';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CadenceShown, Effect, Judged } from '../src/app/cadencesContract';
import { Pace, TryOut } from './cadencesDays';
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
  save,
  saveOrShow,
  saving,
  texts,
  undo,
} from './cadencesEditing';
import { Steps } from './cadencesSteps';
import { Texts } from './cadencesTexts';
import { NotSetUp } from './notSetUp';
import { overview } from './overview';
import { Action, Busy, Failed, Field, Lines, Notice } from './parts';
import { openedFor } from './route';
import { Timeline } from './timeline';

function Said({ lines, shape }: Judged) {
  return lines.length === 0 ? null : (
    <Notice kind="warning">
      {shape === null ? <strong>This cannot be used yet.</strong> : null}
      <Lines lines={lines} />
    </Notice>
  );
}

interface Naming {
  readonly label: string;
  readonly start: string;
  readonly words: string;
  readonly run: (name: string) => void;
}

/** A new cadence from this one: nobody is in it. */
function SaveAs({ label, start, words, run }: Naming) {
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

function Moves({ moved, words, rows, free, staying }: Effect) {
  const { busy } = saving.value;
  return (
    <section aria-label="Who moves" class="item asks">
      <Title name="Before it is saved: who moves" />
      <p role="status">{words}</p>
      <ul class="list">
        {rows.map((each) => (
          <li key={each.row}>
            <strong>{each.name}</strong>
            <span class="faint">{` Row ${each.row} · ${each.status}`}</span>
            <p>{each.words}</p>
            <strong>{each.note}</strong>
          </li>
        ))}
      </ul>
      {moved > rows.length ? <p>{`and ${moved - rows.length} more`}</p> : null}
      <Action main off={busy} run={() => save(null)}>
        {moved === 0 ? 'Save' : `Save and move ${moved}`}
      </Action>
      <Action off={busy} run={() => effect.forget()}>
        Go on editing
      </Action>
      <SaveAs label="or leave them, and save it under the name" start={free} words="New enrollments only" run={save} />
      <p class="faint">{staying}</p>
    </section>
  );
}

function Rest({ base }: { readonly base: CadenceShown }) {
  return (
    <>
      {base.draft === null ? null : (
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
      )}
      {base.deleting === '' ? null : (
        <details>
          <summary>Delete it</summary>
          <p>{base.deleting}</p>
          <Action off={saving.value.busy} run={remove}>
            Delete
          </Action>
        </details>
      )}
    </>
  );
}

function Cadence({ base }: { readonly base: CadenceShown }) {
  const asked = effect.state.value;
  const said: Judged = judge.state.value.last ?? base;
  const shape = said.shape ?? base.shape;
  const off = said.shape === null || saving.value.busy || asked.busy;
  return (
    <>
      <p class="faint">{base.facts}</p>
      {shape === null ? null : <Timeline shape={shape} />}
      <div aria-live="polite">
        <Said {...said} />
      </div>
      <Steps base={base} />
      <Failed words={judge.state.value.words} />
      {isDirty.value ? (
        <>
          <Action main off={off} run={saveOrShow}>
            Save
          </Action>
          <Action off={saving.value.busy} run={() => edit(null)}>
            Discard
          </Action>
        </>
      ) : base.shipped === null ? null : (
        <Action run={() => edit(base.shipped)}>Back to what was shipped</Action>
      )}
      <Busy on={asked.busy} words="Looking who would move …" />
      <Failed words={asked.words} />
      {asked.last === null || asked.busy ? null : <Moves key={asked.last.free} {...asked.last} />}
      <Pace {...said} />
      <TryOut {...base} />
      {isDirty.value ? null : <Rest base={base} />}
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
          <p role="status">{done}</p>
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
    <h2 ref={top} tabIndex={-1} class="cadence-name">
      {name}
    </h2>
  );
}

function One({ base }: { readonly base: CadenceShown }) {
  const deep = texts.state.value.last !== null;
  const up = (): void => {
    if (!isDirty.value && !deep) openCadence('');
  };
  useEscape(up);
  return (
    <>
      {deep ? null : (
        <button type="button" class="link" aria-disabled={isDirty.value ? 'true' : undefined} onClick={up}>
          ‹ All cadences
        </button>
      )}
      <Title key={`${base.id} ${deep}`} name={base.name} />
      <Outcome />
      {deep ? <Texts /> : <Cadence key={base.id} base={base} />}
    </>
  );
}

export function Cadences() {
  const { last, busy, words } = list.state.value;
  useEffect(() => {
    look();
    if (openedFor.value !== '') openCadence(openedFor.value);
  }, []);
  if (overview.state.value.last?.prospects === null) return <NotSetUp />;
  return (
    <>
      <Busy on={busy && last === null} words="Reading your cadences …" />
      <Failed words={words} again={look} />
      {open.value !== null ? (
        <One base={open.value} />
      ) : last === null ? null : (
        <>
          <Outcome />
          <ul class="list" aria-label="Cadences">
            {last.cadences.map((each) => (
              <li key={each.id} class="item">
                <button type="button" class="cadence-open" onClick={() => openCadence(each.id)}>
                  <strong class="cadence-name">{each.name}</strong>
                  <span class="faint">{each.facts}</span>
                </button>
                {each.shape === null ? null : <Timeline shape={each.shape} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
