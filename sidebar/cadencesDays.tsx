import { useSignal } from '@preact/signals';
import type { CadenceShown, Judged, Sample } from '../src/app/cadencesContract';
import { list, sample, steps } from './cadencesEditing';
import { Action, Busy, Failed, Field, Lines, Section } from './parts';

/** On which days a cadence falls: for every kind of prospect, and for real ones. */

const width = 268;

/** The days of each kind of prospect as dots on one scale, and in figures below them. */
export function Pace({ tiers, shape }: Judged) {
  const longest = Math.max(1, ...tiers.flatMap(({ days }) => days));
  if (tiers.length < 2) return null;
  return (
    <Section id="pace" name="Pace for each kind of prospect">
      <ul class="list">
        {tiers.map(({ words, days }) => (
          <li key={words}>
            {words}
            <svg class="tier" viewBox={`0 0 ${width} 12`} aria-hidden="true">
              <title>{words}</title>
              <line x2={width} y1={6} y2={6} />
              {shape?.steps.map(({ number, ends }) => (
                <circle
                  key={number}
                  cx={7 + ((days[number - 1] ?? 0) / longest) * (width - 14)}
                  cy={6}
                  r={3}
                  class={ends === null ? '' : 'ends'}
                />
              ))}
            </svg>
            <span class="faint">{`Days ${days.join(' · ')}`}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Dates({ who, rows }: Sample) {
  return (
    <Section id="dates" name="Dates">
      <p class="faint" role="status">
        {who}
      </p>
      {rows.map((row) => (
        <details key={row.who} class="item" open={rows.length === 1}>
          <summary>{row.who}</summary>
          <Lines lines={row.lines} />
        </details>
      ))}
    </Section>
  );
}

/** Dates are asked for the steps as they stand here, saved or not. */
export function TryOut({ id }: CadenceShown) {
  const day = useSignal(list.state.value.last?.today ?? '');
  const { last, busy, words } = sample.state.value;
  const { value } = steps;
  if (value === null) return null;
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
        <Action off={busy} run={() => sample.ask({ what: 'sample', base: id, draft: value, anchor: day.value })}>
          Try
        </Action>
      </div>
      <Busy on={busy} words="Working out every date …" />
      <Failed words={words} />
      {last === null || busy ? null : <Dates {...last} />}
    </>
  );
}
