import { useEffect, useMemo, useState } from 'preact/hooks';
import { Action, Busy, Check, counted, Failed, Lines, Notice } from '../sidebar/parts';
import type { ImportCheck, ImportLook } from '../src/app/exchangeContract';
import { writtenCsv } from '../src/sheet/csv';
import { call, wordsOf } from './call';
import type { DateOrder, DecimalMark, Reading } from './cells';
import { type Encoding, encodings } from './decoding';
import { converted, type Judged, judged, type Plan, planFault, questionsOf } from './fileRows';
import {
  type Chosen,
  checked,
  chosenFile,
  emailPlace,
  firstPlans,
  nothingYet,
  type Opened,
  opened,
  type Progress,
  readingOf,
  sendRows,
} from './importState';
import { Mapping } from './mapping';
import { Choice, Download, Either, Table } from './parts';

/** How many rows of the file and of its problems are shown. */
const shownRows = 10;
const shownProblems = 200;

const separatorNames: readonly (readonly [string, string])[] = [
  ['', 'Found out'],
  [',', 'Commas'],
  [';', 'Semicolons'],
  ['\t', 'Tabs'],
];

const whatWords: Readonly<Record<NonNullable<Judged['what']>, string>> = {
  blank: 'without an address',
  bad: 'with an address that is none',
  twice: 'with an address that stands above in the file',
  there: 'on the sheet already',
  listed: 'on Do Not Contact',
  role: 'with an address that several people may read',
  ragged: 'with more cells than there are headings',
  long: 'with a cell that is too long',
};

const shownCell = (cell: unknown): string =>
  typeof cell === 'object' && cell !== null && 'd' in cell
    ? String(cell.d)
    : typeof cell === 'boolean'
      ? cell
        ? 'yes'
        : 'no'
      : String(cell);

/** Rows with the reason why they were left out, to be mended and imported again. */
const rejectedCsv = (headings: readonly string[], rows: readonly Judged[]): string =>
  writtenCsv([
    [...headings, 'Reason'],
    ...rows.map(({ cells, words }) => [...headings.map((_, place) => cells[place] ?? ''), words]),
  ]);

function Rejected({ headings, rows }: { readonly headings: readonly string[]; readonly rows: readonly Judged[] }) {
  const text = useMemo(() => rejectedCsv(headings, rows), [headings, rows]);
  return rows.length === 0 ? null : (
    <p>
      <Download name="not imported.csv" text={text}>
        {`Download the ${counted(rows.length, 'row')} that ${rows.length === 1 ? 'is' : 'are'} left out, with the reasons`}
      </Download>
    </p>
  );
}

function Undo({ last, again }: { readonly last: NonNullable<ImportLook['last']>; readonly again: () => void }) {
  const [busy, setBusy] = useState(false);
  const [words, setWords] = useState('');
  const undo = async (): Promise<void> => {
    setBusy(true);
    setWords('');
    try {
      const sum = { removed: 0, kept: 0 };
      for (let done = false; !done; ) {
        const report = await call('exchangeUndo', { id: last.id });
        sum.removed += report.removed;
        sum.kept = report.kept;
        done = report.done || report.removed === 0;
      }
      setWords(
        `${counted(sum.removed, 'row')} removed.${sum.kept === 0 ? '' : ` ${counted(sum.kept, 'row')} that somebody changed or enrolled since stay.`}`,
      );
    } catch (error) {
      setWords(wordsOf(error));
    }
    setBusy(false);
  };
  return (
    <Notice kind="plain">
      <p>{`The last import added ${counted(last.rows, 'row')} (${last.at}${last.by === '' ? '' : `, ${last.by}`}).`}</p>
      {words === '' ? (
        <Action off={busy} run={() => void undo()}>
          Undo that import
        </Action>
      ) : (
        <Action run={again}>Go on</Action>
      )}
      <Busy on={busy} words="Removing …" />
      <p role="status">{words}</p>
    </Notice>
  );
}

function ChooseFile({ take }: { readonly take: (file: File | undefined) => void }) {
  const [over, setOver] = useState(false);
  return (
    <fieldset
      aria-label="File"
      class={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files[0]);
      }}
    >
      <label class="field">
        <span>A CSV file with your prospects, up to 10 MB and 20,000 rows. It is read in your browser.</span>
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
      </label>
    </fieldset>
  );
}

type ReviewProps = {
  readonly file: Opened;
  readonly plans: readonly Plan[];
  readonly reading: Reading;
  readonly check: ImportCheck;
  readonly restart: () => void;
};

function Review({ file, plans, reading, check, restart }: ReviewProps) {
  const [fill, setFill] = useState(false);
  const [noRoles, setNoRoles] = useState(false);
  const [progress, setProgress] = useState<Progress>(nothingYet);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const going = useMemo(() => plans.filter(({ target }) => target.to !== 'nowhere'), [plans]);
  const all = useMemo(
    () => judged(file.rows, file.headings.length, emailPlace(plans, file.look), check, { fill, noRoles }),
    [file, plans, check, fill, noRoles],
  );
  const sent = useMemo(() => all.filter(({ verdict }) => verdict !== 'refuse'), [all]);
  const left = useMemo(
    () => [...all.filter(({ verdict }) => verdict === 'refuse'), ...progress.refused],
    [all, progress.refused],
  );
  const joining = sent.filter(({ verdict }) => verdict === 'add').length;
  const told = useMemo(() => {
    const texts = new Map<string, number>();
    for (const { cells } of sent)
      for (const heading of converted(going, cells, reading).asText) texts.set(heading, (texts.get(heading) ?? 0) + 1);
    const counts = new Map<string, number>();
    for (const { what } of all) if (what !== null) counts.set(what, (counts.get(what) ?? 0) + 1);
    return [
      ...[...counts].map(([what, count]) => `${counted(count, 'row')} ${whatWords[what as keyof typeof whatWords]}`),
      ...[...texts].map(
        ([heading, count]) =>
          `${counted(count, 'cell')} under "${heading}" cannot be read as ${going.find((plan) => plan.heading === heading)?.as ?? 'such'} and ${count === 1 ? 'stays' : 'stay'} text`,
      ),
    ];
  }, [all, sent, going, reading]);
  const send = async (): Promise<void> => {
    setBusy(true);
    setFault('');
    try {
      await sendRows({ look: file.look, plans, rows: sent, reading, fill }, progress, setProgress);
    } catch (error) {
      setFault(wordsOf(error));
    }
    setBusy(false);
  };
  const begun = progress.sent > 0 || busy || progress.finished;
  const preview = sent
    .slice(0, shownRows)
    .map(({ line, cells }) => [line, ...converted(going, cells, reading).row.map(shownCell)]);
  const problems = all.filter(({ words }) => words !== '');
  return (
    <section aria-labelledby="review">
      <h2 id="review">What will be written</h2>
      <p role="status">
        <strong>{`${counted(joining, 'row')} will be added below the others on "${file.look.sheet}".`}</strong> Nobody is enrolled
        by it.
      </p>
      <Lines lines={told} />
      <Check on={fill} off={begun} set={setFill}>
        Fill blank cells of rows that are on the sheet already (nothing is ever overwritten)
      </Check>
      <Check on={noRoles} off={begun} set={setNoRoles}>
        Leave out addresses such as info@ and sales@
      </Check>
      {preview.length === 0 ? null : (
        <>
          <h3>{`The first ${counted(preview.length, 'row')}`}</h3>
          <Table
            name="The first rows"
            headings={['Line', ...going.map(({ name, target }) => nameOf(file.look, target, name))]}
            rows={preview}
          />
        </>
      )}
      {problems.length === 0 ? null : (
        <>
          <h3>Row by row</h3>
          <Table
            name="Row by row"
            headings={['Line', 'Address', 'What happens', 'Why']}
            rows={problems
              .slice(0, shownProblems)
              .map(({ line, address, verdict, words }) => [
                line,
                address,
                verdict === 'refuse' ? 'left out' : verdict === 'fill' ? 'blank cells are filled' : 'added',
                words,
              ])}
          />
          {problems.length > shownProblems ? <p>{`and ${problems.length - shownProblems} more`}</p> : null}
        </>
      )}
      <Rejected headings={file.headings} rows={left} />
      {begun ? null : (
        <p>
          <Action main off={sent.length === 0} run={() => void send()}>
            {fill ? `Import ${counted(sent.length, 'row')}` : `Add ${counted(joining, 'row')}`}
          </Action>
          <Action run={restart}>Another file</Action>
        </p>
      )}
      {begun && !progress.finished ? (
        <progress value={progress.sent} max={Math.max(1, sent.length)} aria-label="Rows written" />
      ) : null}
      <Busy on={busy} words={`${progress.sent} of ${sent.length} rows written …`} />
      {fault === '' ? null : <Failed words={fault} again={() => void send()} />}
      {progress.finished ? (
        <Notice kind="good">
          <p role="status">
            {`${counted(progress.added, 'row')} added${progress.filledCells === 0 ? '' : `, ${counted(progress.filledCells, 'blank cell')} of ${counted(progress.filledRows, 'row')} filled`}, ${counted(left.length, 'row')} left out. Enroll them in the sidebar whenever you like.`}
          </p>
          <Action run={restart}>Done</Action>
        </Notice>
      ) : null}
    </section>
  );
}

const nameOf = ({ columns }: ImportLook, target: Plan['target'], name: string): string =>
  target.to === 'column' ? (columns.find(({ column }) => column === target.column)?.heading ?? name) : name;

export function Importing() {
  const [last, setLast] = useState<ImportLook['last']>(null);
  const [file, setFile] = useState<Opened | null>(null);
  const [plans, setPlans] = useState<readonly Plan[]>([]);
  const [order, setOrder] = useState<DateOrder | null>(null);
  const [mark, setMark] = useState<DecimalMark | null>(null);
  const [check, setCheck] = useState<ImportCheck | null>(null);
  const [busy, setBusy] = useState('');
  const [fault, setFault] = useState('');

  const attempt = async (words: string, work: () => Promise<void>): Promise<void> => {
    setBusy(words);
    setFault('');
    try {
      await work();
    } catch (error) {
      setFault(wordsOf(error));
    }
    setBusy('');
  };
  const restart = (): void => {
    setFile(null);
    setCheck(null);
    setOrder(null);
    setMark(null);
    void attempt('Looking at the sheet …', async () => setLast((await call('exchangeLook', { top: [] })).last));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the page opens.
  useEffect(restart, []);
  const open = (chosen: () => Chosen | Promise<Chosen>): Promise<void> =>
    attempt('Reading the file …', async () => {
      const read = await opened(await chosen());
      setFile(read);
      setPlans(firstPlans(read));
      setCheck(null);
      setOrder(null);
      setMark(null);
    });
  const take = (chosen: File | undefined): void => {
    if (chosen !== undefined) void open(() => chosenFile(chosen));
  };
  const change = (next: readonly Plan[]): void => {
    setPlans(next);
    setCheck(null);
  };
  const questions = useMemo(() => (file === null ? null : questionsOf(plans, file.rows)), [file, plans]);

  if (file === null || questions === null)
    return (
      <>
        {last === null ? null : <Undo key={last.id} last={last} again={restart} />}
        <ChooseFile take={take} />
        <Busy on={busy !== ''} words={busy} />
        <Failed words={fault} />
      </>
    );

  const reading = readingOf(questions, { order, mark }, file.rows, plans);
  const unanswered = (questions.order !== null && reading.order === null) || (questions.mark !== null && reading.mark === null);
  const wrong = planFault(plans, file.look);
  return (
    <>
      <h2>{`${file.chosen.name}: ${counted(file.rows.length, 'row')}`}</h2>
      <div class="row-of">
        <Choice
          label="Between the cells"
          value={file.chosen.separator}
          options={separatorNames}
          set={(separator) => void open(() => ({ ...file.chosen, separator }))}
        />
        <Choice<Encoding>
          label="Letters are written as"
          value={file.chosen.encoding}
          options={encodings.map((each) => [each, each.toUpperCase()])}
          set={(encoding) => void open(() => ({ ...file.chosen, encoding }))}
        />
      </div>
      <Mapping look={file.look} plans={plans} rows={file.rows} set={change} />
      {questions.order === null ? null : (
        <Either<DateOrder>
          name="order"
          legend={`Which day is ${questions.order.example}?`}
          value={reading.order}
          options={[
            ['day first', 'The day stands first'],
            ['month first', 'The month stands first'],
          ]}
          set={(value) => {
            setOrder(value);
            setCheck(null);
          }}
        />
      )}
      {questions.mark === null ? null : (
        <Either<DecimalMark>
          name="mark"
          legend={`How much is ${questions.mark.example}?`}
          value={reading.mark}
          options={[
            ['.', 'A point begins the decimals'],
            [',', 'A comma begins the decimals'],
          ]}
          set={(value) => {
            setMark(value);
            setCheck(null);
          }}
        />
      )}
      {wrong === '' ? null : <p class="notice warning">{wrong}</p>}
      {unanswered ? <p class="notice warning">Answer the question above: the file alone does not tell.</p> : null}
      {check !== null ? null : (
        <p>
          <Action
            main
            off={wrong !== '' || unanswered || busy !== ''}
            run={() =>
              void attempt('Comparing with the sheet …', async () =>
                setCheck(await checked(file.rows, emailPlace(plans, file.look))),
              )
            }
          >
            Check the rows
          </Action>
          <Action off={busy !== ''} run={restart}>
            Another file
          </Action>
        </p>
      )}
      <Busy on={busy !== ''} words={busy} />
      <Failed words={fault} />
      {check === null ? null : <Review file={file} plans={plans} reading={reading} check={check} restart={restart} />}
    </>
  );
}
