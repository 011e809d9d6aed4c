import { useEffect } from 'preact/hooks';
import type { FieldMatch, SetUpProblem, SetUpSurvey } from '../src/app/sidebarContract';
import { refresh } from './overview';
import { Action, Busy, Choice, counted, Failed, Lines, Notice, Section } from './parts';
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
        <p class="faint">{[sureWords[field.sure], field.why].filter((words) => words !== '').join(' · ')}</p>
      )}
    </div>
  );
}

function Problems({ problems }: { readonly problems: readonly SetUpProblem[] }) {
  return (
    <>
      {problems.map((problem) => (
        <Notice key={problem.words} kind="warning">
          <p>{problem.words}</p>
          {problem.repair === null ? null : (
            <p>
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
  const isEmpty = view.columns.every(({ heading }) => heading === '');
  const known = found.flatMap(({ column, heading }) => (column === null ? [] : [heading]));
  const absent = own.filter((field) => field.column === null && !field.required);
  return (
    <Section id="matches" name="Your columns">
      <p class="faint">
        {isEmpty
          ? `Nothing stands here yet: the headings are written for you. Times as in ${view.zone}.`
          : `Headings in row ${view.headingRow}, ${counted(view.rows, 'row')} below, times as in ${view.zone}.`}
      </p>
      <details open={!isEmpty && found.some(({ column }) => column === null)}>
        <summary>
          {known.length === 0
            ? 'None recognised yet'
            : `Recognised: ${known.slice(0, 6).join(', ')}${known.length > 6 ? ` and ${known.length - 6} more` : ''}`}
        </summary>
        {found.map((field) => (
          <Match key={field.field} field={field} view={view} />
        ))}
      </details>
      {absent.length === 0 ? null : (
        <details>
          <summary>{`Not found (${absent.length})`}</summary>
          {absent.map((field) => (
            <Match key={field.field} field={field} view={view} />
          ))}
        </details>
      )}
    </Section>
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
    <Section id="plan" name="What will be done">
      {idle ? (
        <Notice kind="good">
          <p>Everything is in place. There is nothing to do.</p>
        </Notice>
      ) : (
        <>
          {added.length === 0 ? null : <p>{`${added.join(' and ')}. Nothing that stands in the sheet is overwritten.`}</p>}
          <details open={added.length === 0}>
            <summary>{`Every step (${view.steps.length})`}</summary>
            <Lines lines={view.steps} />
          </details>
        </>
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
    </Section>
  );
}

/** What set-up did. */
export function Report() {
  const { busy, words, report } = doing.value;
  return (
    <>
      <Busy on={busy} words="Setting up: this can take half a minute …" />
      <Failed words={words} />
      {report === null ? null : (
        <Section id="report" name="Done">
          <Notice kind="good">
            <p role="status">{report.done.length === 0 ? 'Nothing was left to do.' : 'Set-up is complete.'}</p>
            <details>
              <summary>{`What was done (${report.done.length})`}</summary>
              <Lines lines={report.done} />
            </details>
          </Notice>
          <Problems problems={report.problems} />
        </Section>
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
          {last.sheets.length < 2 ? null : (
            <Choice
              label="Sheet with your prospects"
              value={last.sheet}
              options={last.sheets.map((name) => [name, name] as const)}
              choose={chooseSheet}
              off={doing.value.busy}
            />
          )}
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
