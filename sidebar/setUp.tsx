import { useEffect } from 'preact/hooks';
import type { FieldMatch, SetUpProblem, SetUpSurvey } from '../src/app/sidebarContract';
import { refresh } from './overview';
import { Action, Busy, Choice, counted, Failed, Notice } from './parts';
import { chooseSet, chooseSheet, chosenSet, correct, doing, look, setUp, survey } from './settingUp';

const sureWords: Readonly<Record<FieldMatch['sure'], string>> = {
  chosen: 'Chosen by you',
  certain: 'Certain',
  likely: 'Likely: please check',
  none: '',
};

const noColumn = 'none';

function Match({ field, view }: { readonly field: FieldMatch; readonly view: SetUpSurvey }) {
  const absent = field.added ? 'No column yet: add one' : 'No column';
  return (
    <div class="match">
      <Choice
        label={`${field.heading}${field.required ? ' (needed)' : ''}`}
        value={field.column === null ? noColumn : String(field.column)}
        options={[
          [noColumn, absent],
          ...view.columns.map(
            ({ column, letter, heading }) =>
              [String(column), `${letter} · ${heading === '' ? '(no heading)' : heading}`] as const,
          ),
        ]}
        choose={(value) => correct(field.field, value === noColumn ? null : Number(value))}
      />
      {field.column === null ? null : (
        <p class="faint" dir="auto">
          {[sureWords[field.sure], field.why].filter((words) => words !== '').join(' · ')}
        </p>
      )}
    </div>
  );
}

function Problems({ problems }: { readonly problems: readonly SetUpProblem[] }) {
  return (
    <>
      {problems.map((problem) => (
        <Notice key={problem.words} kind="warning">
          <p dir="auto">{problem.words}</p>
          {problem.repair === null ? null : (
            <p dir="auto">
              <strong>Set-up will:</strong> {problem.repair}
            </p>
          )}
        </Notice>
      ))}
    </>
  );
}

/** Person columns that were found are what needs a look; the rest is folded away. */
function Matches({ view }: { readonly view: SetUpSurvey }) {
  const own = view.fields.filter((field) => field.owner === 'person');
  const found = own.filter((field) => field.column !== null || field.required);
  const absent = own.filter((field) => field.column === null && !field.required);
  const ours = view.fields.filter((field) => field.owner !== 'person' && field.column !== null);
  return (
    <section aria-labelledby="matches">
      <h2 id="matches">Your columns</h2>
      <p class="faint">{`Headings in row ${view.headingRow}, ${counted(view.rows, 'row')} below, times as in ${view.zone}.`}</p>
      {found.map((field) => (
        <Match key={field.field} field={field} view={view} />
      ))}
      {absent.length === 0 ? null : (
        <details>
          <summary>{`Not found (${absent.length})`}</summary>
          {absent.map((field) => (
            <Match key={field.field} field={field} view={view} />
          ))}
        </details>
      )}
      {ours.length === 0 ? null : (
        <details>
          <summary>{`Next Touch's own columns (${ours.length})`}</summary>
          <ul>
            {ours.map((field) => (
              <li
                key={field.field}
              >{`${field.heading}: column ${view.columns.find(({ column }) => column === field.column)?.letter ?? ''}`}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Plan({ view }: { readonly view: SetUpSurvey }) {
  const blocked = view.problems.some((problem) => problem.blocks);
  const idle = view.steps.length === 0;
  const added = [
    ...(view.newSheets.length > 0 ? [counted(view.newSheets.length, 'new sheet')] : []),
    ...(view.newColumns.length > 0 ? [`${counted(view.newColumns.length, 'new column')} on the right`] : []),
  ];
  const busy = doing.value.busy || survey.state.value.busy;
  const start = async (): Promise<void> => {
    if (await setUp(view)) refresh();
  };
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">What will be done</h2>
      {idle ? (
        <Notice kind="good">
          <p>Everything is in place. There is nothing to do.</p>
        </Notice>
      ) : (
        <>
          {added.length === 0 ? null : <p>{`${added.join(' and ')}. Nothing that stands in the sheet is overwritten.`}</p>}
          <details open={added.length === 0}>
            <summary>{`Every step (${view.steps.length})`}</summary>
            <ul>
              {view.steps.map((words) => (
                <li key={words} dir="auto">
                  {words}
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
      {view.newColumns.length === 0 ? null : (
        <details>
          <summary>{`New columns on the right (${view.newColumns.length})`}</summary>
          <p dir="auto">{view.newColumns.join(', ')}</p>
        </details>
      )}
      {view.newSheets.length === 0 ? null : (
        <details>
          <summary>{`New sheets (${view.newSheets.length})`}</summary>
          <p dir="auto">{view.newSheets.join(', ')}</p>
        </details>
      )}
      {blocked ? <p>Please mend what is said above first.</p> : null}
      {idle ? null : (
        <Action main off={blocked || busy} run={start}>
          {`Set up "${view.sheet}"`}
        </Action>
      )}
      <Action off={busy} run={look}>
        Look again
      </Action>
    </section>
  );
}

function Report() {
  const { busy, words, report } = doing.value;
  return (
    <>
      <Busy on={busy} words="Setting up: this can take half a minute …" />
      <Failed words={words} />
      {report === null ? null : (
        <section aria-labelledby="report">
          <h2 id="report">Done</h2>
          <Notice kind="good">
            <p role="status">
              {report.done.length === 0
                ? 'Nothing was left to do.'
                : `Set-up is complete. Next: write your Postal Address on the Settings sheet, then select rows and open Enroll.`}
            </p>
            <details>
              <summary>{`What was done (${report.done.length})`}</summary>
              <ul>
                {report.done.map((line) => (
                  <li key={line} dir="auto">
                    {line}
                  </li>
                ))}
              </ul>
            </details>
          </Notice>
          <Problems problems={report.problems} />
        </section>
      )}
    </>
  );
}

export function SetUp() {
  useEffect(() => {
    look();
  }, []);
  const { last, busy, words } = survey.state.value;
  return (
    <>
      <Busy on={busy} words={last === null ? 'Reading your headings …' : 'Looking again …'} />
      <Failed words={words} again={look} />
      <Report />
      {last === null ? null : (
        <>
          <Choice
            label="Sheet with your prospects"
            value={last.sheet}
            options={last.sheets.map((name) => [name, name] as const)}
            choose={chooseSheet}
            off={doing.value.busy}
          />
          <Choice
            label="Columns"
            value={chosenSet.value}
            options={[
              ['essential', 'Essential: nine to start with'],
              ['full', 'Full: everything the rules can use'],
            ]}
            choose={chooseSet}
            off={doing.value.busy}
          />
          <Problems problems={last.problems} />
          <Matches view={last} />
          <Plan view={last} />
        </>
      )}
    </>
  );
}
