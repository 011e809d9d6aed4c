import './fields.css';
import type { ComponentChildren, JSX } from 'preact';

type Children = { readonly children?: ComponentChildren };

/** Something went wrong: said at once to a screen reader, with the way to try again beside it. */
export function Failed({ words, again }: { readonly words: string; readonly again?: () => void }) {
  if (words === '') return null;
  return (
    <div class="notice failed" role="alert">
      <p>{words}</p>
      {again === undefined ? null : (
        <button type="button" class="quiet" onClick={again}>
          Try again
        </button>
      )}
    </div>
  );
}

export function Notice({ kind, children }: Children & { readonly kind: 'plain' | 'warning' | 'good' }) {
  return <div class={`notice ${kind}`}>{children}</div>;
}

/** Said politely, and kept in place so that screen readers notice its changes. */
export function Busy({ on, words }: { readonly on: boolean; readonly words: string }) {
  return (
    <p class="busy" role="status">
      {on ? (
        <>
          <span class="spinner" aria-hidden="true" />
          {words}
        </>
      ) : null}
    </p>
  );
}

/** A part of a view under a heading of its own. */
export function Section({ id, name, children }: Children & { readonly id: string; readonly name: string }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      {children}
    </section>
  );
}

/** Sentences one below the other, some of them out of cells. */
export function Lines({ lines }: { readonly lines: readonly string[] }) {
  return lines.length === 0 ? null : (
    <ul>
      {lines.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

export function Empty({ children }: Children) {
  return <p class="empty">{children}</p>;
}

type ActionProps = Children & {
  readonly run: () => void;
  readonly main?: boolean;
  readonly off?: boolean;
  readonly label?: string;
  /** By which a view that listens to letters finds it. */
  readonly letter?: string | undefined;
};

/** A button. One that cannot be used now stays reachable by keyboard, and does nothing. */
export function Action({ run, main, off, label, letter, children }: ActionProps) {
  return (
    <button
      type="button"
      class={main ? 'main' : 'quiet'}
      aria-disabled={off ? 'true' : undefined}
      aria-label={label}
      aria-keyshortcuts={letter}
      onClick={() => {
        if (!off) run();
      }}
    >
      {children}
    </button>
  );
}

type CheckProps = Children & { readonly on: boolean; readonly set: (on: boolean) => void; readonly off?: boolean };

export function Check({ on, set, off, children }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={on} disabled={off} onChange={(event) => set(event.currentTarget.checked)} />
      <span>{children}</span>
    </label>
  );
}

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly type?: 'text' | 'date';
  readonly off?: boolean;
};

export function Field({ label, value, set, type = 'text', off }: FieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input type={type as 'text'} value={value} disabled={off} onInput={(event) => set(event.currentTarget.value)} />
    </label>
  );
}

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, words: string])[];
  readonly choose: (value: T) => void;
  readonly off?: boolean;
};

export function Choice<T extends string>({ label, value, options, choose, off }: ChoiceProps<T>): JSX.Element {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} disabled={off} onChange={(event) => choose(event.currentTarget.value as T)}>
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** "1 row", "2 rows". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
