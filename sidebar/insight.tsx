import { signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type {
  InsightFinding,
  InsightRequest,
  InsightRow,
  InsightTable,
  Insight as Shown,
  TableAbout,
} from '../src/app/insightContract';
import { question } from './asked';
import './insight.css';
import { csvOf } from './insightCsv';
import { NotSetUp } from './notSetUp';
import { overview } from './overview';
import { Action, Busy, Choice, Empty, Failed, Notice, Section } from './parts';

const insight = question('sidebarInsight');
const wish = signal<InsightRequest>({ days: 90, cadence: null, who: 'all' });

const look = () => insight.ask(wish.value);

function choose(change: Partial<InsightRequest>): void {
  wish.value = { ...wish.value, ...change };
  look();
}

/** Rows drawn before a person asks for the rest. */
const firstRows = 10;

const shareOf = ({ percent, range }: InsightRow) =>
  percent === null ? null : (
    <>
      {`${percent} %`}
      {range === null ? null : <small>{`${Math.round(range[0])}–${Math.round(range[1])} %`}</small>}
    </>
  );

const forTheEye = { 'aria-hidden': 'true' } as const;

/** The figures above it say the same. Widths are per cent of `most`. */
function Meter({ row, most, columns }: { readonly row: InsightRow; readonly most: number; readonly columns: number }) {
  const { percent, range, guide } = row;
  if (percent === null && guide === null) return null;
  const at = (value: number): string => `${Math.round((value / most) * 1000) / 10}%`;
  const [low, high] = range ?? [0, percent ?? 0];
  return (
    <tr {...forTheEye}>
      <td colSpan={columns} class="meter">
        <div class={range === null ? 'share' : 'share range'} style={{ marginInlineStart: at(low), width: at(high - low) }} />
        {range === null ? null : <div class="mark" style={{ marginInlineStart: at(percent ?? 0) }} />}
        {guide === null ? null : <div class="mark guide" style={{ marginInlineStart: at(guide) }} />}
      </td>
    </tr>
  );
}

/** What the columns after the name hold. */
const cellsOf: Readonly<Record<TableAbout['kind'], (row: InsightRow) => readonly (preact.ComponentChildren | null)[]>> = {
  people: (row) => [row.count, shareOf(row)],
  guide: (row) => [row.count, shareOf(row), row.guide === null ? null : `${row.guide} %`],
  answers: (row) => [row.count, row.answered, shareOf(row) ?? <small>not enough yet</small>],
};
const moreColumns: Readonly<Record<TableAbout['kind'], readonly string[]>> = {
  people: ['Share'],
  guide: ['Share', 'Guide'],
  answers: ['Replied', 'Share'],
};

const groupsOf = (rows: readonly InsightRow[]): readonly (readonly InsightRow[])[] =>
  rows.reduce<InsightRow[][]>((groups, row) => {
    const last = groups[groups.length - 1];
    if (last?.[0]?.group === row.group) last.push(row);
    else groups.push([row]);
    return groups;
  }, []);

type TableProps = { readonly table: InsightTable };

function Figures({ table }: TableProps) {
  const all = useSignal(false);
  const { rows, id } = table;
  const { title, kind, name, count } = table.about;
  const shown = all.value ? rows : rows.slice(0, firstRows);
  const headings = [name, count, ...moreColumns[kind]];
  const most = Math.max(1, ...rows.map((row) => Math.max(row.range?.[1] ?? row.percent ?? 0, row.guide ?? 0)));
  return (
    <>
      <table aria-labelledby={id}>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        {groupsOf(shown).map((group) => (
          <tbody key={group[0]?.group} class="group">
            {group[0]?.group === '' ? null : (
              <tr>
                <th colSpan={headings.length} scope="rowgroup">
                  {group[0]?.group}
                </th>
              </tr>
            )}
            {group.map((row) => (
              <>
                <tr key={row.name}>
                  <th scope="row">{row.name}</th>
                  {cellsOf[kind](row).map((cell, index) => (
                    <td key={headings[index + 1]}>{cell ?? '–'}</td>
                  ))}
                </tr>
                <Meter key={`${row.name} meter`} row={row} most={most} columns={headings.length} />
              </>
            ))}
          </tbody>
        ))}
      </table>
      {rows.length > shown.length ? (
        <Action
          label={`${title}: show all ${rows.length}`}
          run={() => {
            all.value = true;
          }}
        >
          {`Show all ${rows.length}`}
        </Action>
      ) : null}
    </>
  );
}

function Finding({ found }: { readonly found: InsightFinding }) {
  return (
    <Notice kind={found.how === '' ? 'plain' : 'good'}>
      <p>
        {found.how === '' ? null : <strong>Worth a try: </strong>}
        {found.words}
      </p>
      {found.how === '' ? null : <p>{found.how}</p>}
    </Notice>
  );
}

function Table({ table }: TableProps) {
  const { title, words, more, none } = table.about;
  return (
    <Section id={table.id} name={title}>
      <p class="faint">{words}</p>
      {table.rows.every(({ count }) => count === 0) ? <Empty>{none}</Empty> : <Figures table={table} />}
      {more === '' ? null : (
        <details>
          <summary>
            How this is counted<span class="unseen">{`: ${title}`}</span>
          </summary>
          <p class="faint">{more}</p>
        </details>
      )}
      {table.findings.map((found) => (
        <Finding key={found.words} found={found} />
      ))}
    </Section>
  );
}

const refused = 'Your browser does not allow it: copy this text by hand.';

function Csv({ of }: { readonly of: Shown }) {
  const said = useSignal('');
  const say = (words: string) => () => {
    said.value = words;
  };
  return (
    <>
      <Action
        run={() =>
          Promise.resolve(csvOf(of))
            .then((text) => navigator.clipboard.writeText(text))
            .then(say('Copied.'), say(refused))
        }
      >
        Copy as CSV
      </Action>
      <p role="status">{said.value}</p>
      {said.value === refused ? (
        <textarea class="copied" rows={6} readOnly aria-label="All figures as CSV" value={csvOf(of)} />
      ) : null}
    </>
  );
}

/** What the Log teaches: how far people came, what is answered and when they are given up. Nothing here changes anything. */
export function Insight() {
  const { last, busy, words } = insight.state.value;
  const { days, cadence, who } = wish.value;
  useEffect(() => {
    look();
  }, []);
  if (overview.state.value.last?.prospects === null) return <NotSetUp />;
  const names = last?.cadences ?? [];
  return (
    <div class="insight">
      <div class="choices">
        <Choice
          label="Cadence"
          value={cadence ?? ''}
          options={[['', 'All cadences'], ...names.map((name) => [name, name] as const)]}
          choose={(name) => choose({ cadence: name === '' ? null : name })}
        />
        <Choice
          label="Time"
          value={days === null ? 'all' : 'days'}
          options={[
            ['days', 'Last 90 days'],
            ['all', 'The whole Log'],
          ]}
          choose={(time) => choose({ days: time === 'all' ? null : 90 })}
        />
        <Choice
          label="Whose"
          value={who}
          options={[
            ['all', 'Everyone'],
            ['me', 'Mine'],
          ]}
          choose={(whose) => choose({ who: whose })}
        />
      </div>
      <Busy on={busy} words="Counting …" />
      <Failed words={words} again={look} />
      {last === null ? null : (
        <div aria-busy={busy || words !== '' ? 'true' : undefined}>
          <p class="faint">{last.words}</p>
          {last.tables.map((table) => (
            <Table key={table.id} table={table} />
          ))}
          <Csv of={last} />
        </div>
      )}
    </div>
  );
}
