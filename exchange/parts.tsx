import { useEffect, useMemo } from 'preact/hooks';

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, words: string])[];
  readonly set: (value: T) => void;
  /** Said to a screen reader alone, as in a table whose column has a heading. */
  readonly quiet?: boolean;
};

export function Choice<T extends string>({ label, value, options, set, quiet }: ChoiceProps<T>) {
  const list = (
    <select value={value} aria-label={label} onChange={(event) => set(event.currentTarget.value as T)}>
      {options.map(([each, words]) => (
        <option key={each} value={each}>
          {words}
        </option>
      ))}
    </select>
  );
  return quiet ? (
    list
  ) : (
    <div class="field">
      <span aria-hidden="true">{label}</span>
      {list}
    </div>
  );
}

type EitherProps<T extends string> = {
  readonly name: string;
  readonly legend: string;
  readonly value: T | null;
  readonly options: readonly (readonly [value: T, words: string])[];
  readonly set: (value: T) => void;
};

/** One of a few, all in sight; none of them may be chosen yet. */
export function Either<T extends string>({ name, legend, value, options, set }: EitherProps<T>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map(([each, words]) => (
        <label key={each}>
          <input type="radio" name={name} checked={value === each} onChange={() => set(each)} /> {words}
        </label>
      ))}
    </fieldset>
  );
}

/** A file that is offered, never fetched: it is made in this page. */
export function Download({ name, text, children }: { readonly name: string; readonly text: string; readonly children: string }) {
  const link = useMemo(() => URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' })), [text]);
  useEffect(() => () => URL.revokeObjectURL(link), [link]);
  return (
    <a href={link} download={name}>
      {children}
    </a>
  );
}

/** Letters of a cell: a whole letter in one would hide the others. */
const longestShown = 300;

type TableProps = {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
};

/** A table of texts that can be scrolled by keyboard, too. */
export function Table({ name, headings, rows }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="wide" tabIndex={0} aria-label={name}>
      <table>
        <thead>
          <tr>
            {Array.from(headings.entries(), ([at, heading]) => (
              <th key={at} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from(rows.entries(), ([row, cells]) => (
            <tr key={row}>
              {Array.from(cells.entries(), ([at, cell]) => (
                <td key={at} class="cut" title={String(cell)}>
                  {String(cell).slice(0, longestShown)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
