import type { EnrollPreview, EnrollRow, FindingCode, RowWords, SelectionShown } from '../src/app/sidebarContract';
import {
  anchor,
  asks,
  byState,
  cadence,
  cadences,
  choose,
  type Enrolled,
  enroll,
  enrolled,
  follow,
  isTicked,
  moved,
  preview,
  type RowState,
  selection,
  show,
  shown,
  stateOf,
  tickAll,
  undo,
  undone,
} from './enrolling';
import { useFollowing } from './following';
import { NotSetUp } from './notSetUp';
import { Action, Busy, Check, Choice, counted, Empty, Failed, Notice } from './parts';
import { Timeline } from './timeline';
import { Windowed } from './windowed';

const askWords: Readonly<Partial<Record<FindingCode, string>>> = {
  consent: 'Countries that ask for consent first: they agreed to be written to',
  enrolled: 'Take out of their present cadence and move to this one',
  hidden: 'Hidden or filtered rows: enroll them too',
  'other owner': 'Owned by somebody else: enroll them for that person',
};

const stateWords: Readonly<Record<RowState, string>> = { ready: 'Ready', asks: 'Needs a tick', refused: 'Not enrolled' };

function Selected({ view }: { readonly view: SelectionShown }) {
  if (view.prospects === null) return <NotSetUp />;
  if (view.sheet !== view.prospects) return <Empty>{`Open the sheet "${view.prospects}" and select the rows to enroll.`}</Empty>;
  if (view.rows === 0) return <Empty>Select one or more rows with prospects. Several ranges will do, or whole columns.</Empty>;
  const where = view.ranges.map(({ first, last }) => (first === last ? String(first) : `${first}–${last}`));
  const some = where.slice(0, 6).join(', ');
  return (
    <p class="selected">
      <strong>{counted(view.rows, 'row')} selected</strong>
      <span class="faint">{` ${some}${where.length > 6 ? ', …' : ''}${view.clipped ? ' (cut to the rows in use)' : ''}`}</span>
    </p>
  );
}

function Findings({ row }: { readonly row: EnrollRow }) {
  return (
    <ul class="findings">
      {row.findings.map((finding) => (
        <li key={`${finding.code} ${finding.words}`} class={finding.level}>
          {finding.level === 'ask' ? (
            <Check on={isTicked(row.row, finding.code)} set={(on) => tickAll([row.row], finding.code, on)}>
              <span>{finding.words}</span>
            </Check>
          ) : (
            <span>{finding.words}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What is worth knowing without opening the row. */
const toldAtOnce: ReadonlySet<string> = new Set(['late start', 'taken as blank', 'same company', 'capacity']);

function Row({ row }: { readonly row: EnrollRow }) {
  const state = stateOf(row);
  const first = row.plan[0];
  const told = row.findings.find(({ code }) => toldAtOnce.has(code));
  return (
    <details class={`item ${state}`}>
      <summary>
        <strong>{row.name === '' ? row.email || 'No name' : row.name}</strong>
        <span class={`chip ${state}`}>{stateWords[state]}</span>
        <span class="faint line">{`Row ${row.row}${row.email === '' || row.name === '' ? '' : ` · ${row.email}`}`}</span>
        {state === 'refused' ? (
          <span class="line">{row.findings.find((finding) => finding.level === 'refusal')?.words}</span>
        ) : first === undefined ? null : (
          <span class="line">First: {first.words}</span>
        )}
        {told === undefined ? null : <span class="faint line">{told.words}</span>}
      </summary>
      <Findings row={row} />
      {row.plan.length === 0 ? null : (
        <table>
          <caption class="unseen">{`Dates of row ${row.row}, ${row.zone}`}</caption>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">{`Due (${row.zone})`}</th>
            </tr>
          </thead>
          <tbody>
            {row.plan.map((touch) => (
              <tr key={touch.step}>
                <td>{touch.label}</td>
                <td>{touch.words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

function Preview({ view }: { readonly view: EnrollPreview }) {
  const { ready, asks: asking, refused } = byState.value;
  const rows = shown.value === 'all' ? view.rows : byState.value[shown.value];
  const busy = enrolled.value?.busy ?? false;
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">What will happen</h2>
      <p class="summary" role="status">
        {`${ready.length} ready · ${asking.length} ${asking.length === 1 ? 'needs' : 'need'} a tick · ${refused.length} not enrolled`}
        {view.blankRows > 0 ? ` · ${counted(view.blankRows, 'blank row')} left out` : ''}
      </p>
      {view.warnings.length === 0 ? null : (
        <Notice kind="warning">
          <ul>
            {view.warnings.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notice>
      )}
      {asks.value.length === 0 ? null : (
        <fieldset disabled={busy}>
          <legend>Your word is needed</legend>
          {asks.value.map((group) => (
            <Check key={group.code} on={group.ticked === group.rows.length} set={(on) => tickAll(group.rows, group.code, on)}>
              {`${askWords[group.code] ?? group.code} (${counted(group.rows.length, 'row')})`}
            </Check>
          ))}
        </fieldset>
      )}
      <Action main={!moved.value} off={ready.length === 0 || busy} run={() => enroll(view)}>
        {`Enroll ${counted(ready.length, 'prospect')}`}
      </Action>
      <Choice
        label="Show"
        value={shown.value}
        options={[
          ['all', `All (${view.rows.length})`],
          ['ready', `Ready (${ready.length})`],
          ['asks', `Need a tick (${asking.length})`],
          ['refused', `Not enrolled (${refused.length})`],
        ]}
        choose={(value) => {
          shown.value = value;
        }}
      />
      {rows.length === 0 ? <Empty>No such rows.</Empty> : null}
      <Windowed key={shown.value} label="Rows" items={rows} keyOf={(row) => String(row.row)} draw={(row) => <Row row={row} />} />
    </section>
  );
}

function Left({ rows, title }: { readonly rows: readonly RowWords[]; readonly title: string }) {
  return rows.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <Windowed
        label={title}
        items={rows}
        keyOf={(row) => `${row.row} ${row.words}`}
        draw={(row) => (
          <p>
            <strong>{`Row ${row.row}`}</strong> {row.email} {row.words}
          </p>
        )}
      />
    </>
  );
}

function Done({ state }: { readonly state: Enrolled }) {
  const { batch } = state;
  return (
    <section aria-labelledby="done">
      <h2 id="done">{state.busy ? 'Enrolling' : 'Enrolled'}</h2>
      {state.busy ? <progress aria-label="Rows written" max={state.total} value={state.done} /> : null}
      <p role="status">
        {state.busy
          ? `${state.done} of ${state.total} rows`
          : `${counted(state.enrolled, 'prospect')} enrolled${state.refused.length > 0 ? `, ${counted(state.refused.length, 'row')} left as they were` : ''}.`}
      </p>
      <Failed words={state.words} />
      {state.words === '' ? null : (
        <p>{`Of the rows after the first ${state.done} some may be written and some not. Undo takes all of them back; or show what will happen again, and go on with the rest.`}</p>
      )}
      <Left title="Not written" rows={state.refused} />
      {state.busy || (state.enrolled === 0 && state.words === '') ? null : (
        <Action off={undone.value?.busy ?? false} run={() => undo(batch)}>
          Undo
        </Action>
      )}
    </section>
  );
}

function Undone() {
  const state = undone.value;
  if (state === null) return null;
  return (
    <>
      <Busy on={state.busy} words="Putting back what stood there …" />
      <Failed words={state.words} />
      {state.report === null ? null : (
        <Notice kind="good">
          <p role="status">{state.report.words}</p>
          <Left title="Left as they are" rows={state.report.kept} />
        </Notice>
      )}
    </>
  );
}

const look = (): void => {
  if (!enrolled.value?.busy) follow();
};

export function Enroll() {
  useFollowing(look);
  const { last, busy, words } = selection.state.value;
  const asked = preview.state.value;
  const shape = cadences.value.find((each) => each.id === cadence.value) ?? null;
  const writing = enrolled.value?.busy ?? false;
  const able = last !== null && last.rows > 0 && shape !== null && anchor.value !== '' && !asked.busy && !writing;
  return (
    <>
      <Busy on={busy && last === null} words="Looking at what is selected …" />
      <Failed words={words} again={() => follow(true)} />
      {last === null ? null : <Selected view={last} />}
      {shape === null ? null : (
        <>
          <Choice
            label="Cadence"
            value={cadence.value}
            options={cadences.value.map((each) => [each.id, each.name] as const)}
            choose={(id) => choose({ cadence: id })}
            off={writing}
          />
          <Timeline shape={shape} />
          {shape.warnings.map((line) => (
            <Notice key={line} kind="warning">
              <p>{line}</p>
            </Notice>
          ))}
          <label class="field">
            <span>Days count from</span>
            <input
              type="date"
              value={anchor.value}
              disabled={writing}
              onChange={(event) => choose({ anchor: event.currentTarget.value })}
            />
          </label>
          <Action main={asked.last === null || moved.value} off={!able} run={show}>
            {asked.last === null ? 'Show what will happen' : 'Show again for these rows'}
          </Action>
          {asked.last === null || !moved.value ? null : (
            <Notice kind="warning">
              <p>You have selected other rows since. What stands below is of the rows before.</p>
            </Notice>
          )}
        </>
      )}
      <Busy on={asked.busy} words="Working out every date …" />
      <Failed words={asked.words} />
      {asked.last === null || asked.busy ? null : <Preview view={asked.last} />}
      {enrolled.value === null ? null : <Done state={enrolled.value} />}
      <Undone />
    </>
  );
}
