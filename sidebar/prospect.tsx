import './prospect.css';
import { useSignal, useSignalEffect } from '@preact/signals';
import type { NextShown, PastTouch, ProspectStory } from '../src/app/prospectContract';
import type { PlannedTouch } from '../src/app/sidebarContract';
import { useFollowing } from './following';
import { NotSetUp } from './notSetUp';
import { Action, Busy, Empty, Failed, Lines, Notice, Section } from './parts';
import { answerTask, asked, doing, look, moveOn, nobody, said, showInSheet, story, takeBack } from './prospecting';
import { Words } from './prospectMail';
import { Moves } from './prospectMoves';
import { answersFor, Copy, Reach } from './reach';
import { openedFor } from './route';
import { Timeline } from './timeline';

/** Things that happened and are shown before a person asks for more. */
const firstPast = 5;

const byWords: Readonly<Record<NextShown['by'], string>> = {
  product: 'goes out by itself',
  draft: 'a draft for you to finish',
  person: 'yours to do',
};

const follow = (): void => {
  look();
};

type Of = { readonly of: ProspectStory };

/** Words of a cell or of the script, a paragraph each. */
const Said = ({ all }: { readonly all: readonly string[] }) => (
  <>
    {all.map((words) => (
      <p key={words}>{words}</p>
    ))}
  </>
);

const Wrong = ({ at }: { readonly at: string }) => <Failed words={doing.value.key === at ? doing.value.words : ''} />;

const isGiven = (part: string): boolean => part !== '';

function Who({ of }: Of) {
  const { name, row, title, company, email, phone, linkedin, clock, owner } = of;
  return (
    <header>
      <p class="person who">
        <strong>{name === '' ? 'No name' : name}</strong>
        <span class="row">{`Row ${row}`}</span>
      </p>
      <Said all={[title, company, email === name ? '' : email].filter(isGiven)} />
      <Reach text={phone} />
      <Reach text={linkedin} />
      <p class="faint">{[clock, owner === '' ? '' : `Owner ${owner}`].filter(isGiven).join(' · ')}</p>
    </header>
  );
}

function Standing({ of }: Of) {
  const { cadence, status, step, shape, reasons, others, problems } = of;
  return (
    <Section id="standing" name={cadence === '' ? 'In no cadence' : cadence}>
      <p>
        {status === '' ? null : <span class="chip status">{status}</span>}
        {step !== '' ? `Done: ${step}` : cadence === '' ? null : 'No step done yet'}
      </p>
      {shape === null ? null : <Timeline shape={shape} />}
      <Said all={reasons} />
      <Lines lines={others} />
      {problems.length === 0 ? null : (
        <Notice kind="warning">
          <Lines lines={problems} />
        </Notice>
      )}
      {cadence === '' ? <Action run={() => moveOn(of, 'enroll')}>Enroll them …</Action> : null}
    </Section>
  );
}

const Dates = ({ of }: { readonly of: readonly PlannedTouch[] }) => (
  <ol class="dates" start={of[0]?.step}>
    {of.map(({ step, label, words }) => (
      <li key={step}>
        <span>{label}</span> <span class="faint">{words}</span>
      </li>
    ))}
  </ol>
);

function Next({ of, next }: Of & { readonly next: NextShown }) {
  const { label, due, by, waits, why, words, later } = next;
  return (
    <Section id="next" name="Next">
      <p>
        <strong>{label}</strong>
      </p>
      <p class="faint">{`${due === '' ? 'Once you resume them' : due} · ${byWords[by]}`}</p>
      <Said all={[waits].filter(isGiven)} />
      <details>
        <summary>Why then</summary>
        <Said all={[why]} />
      </details>
      <Words story={of} words={words} />
      {later.length === 0 ? null : (
        <details>
          <summary>{`And after that (${later.length})`}</summary>
          <Dates of={later} />
        </details>
      )}
    </Section>
  );
}

function Task({ task }: { readonly task: ProspectStory['tasks'][number] }) {
  const { id, what, text, reach, channel, done } = task;
  const { busy } = doing.value;
  return (
    <article class="item">
      <Said all={[what]} />
      <Reach text={reach} />
      {text === '' ? null : (
        <details>
          <summary>Text</summary>
          <p class="text">{text}</p>
          <Copy text={text} />
        </details>
      )}
      {done === '' ? null : `Noted: ${done}. The next run acts on it. `}
      <div class="actions">
        {done === '' ? (
          answersFor(channel).map((answer) => (
            <Action key={answer} off={busy} label={`${answer}: ${what}`} run={() => answerTask(id, { taskId: id, done: answer })}>
              {answer}
            </Action>
          ))
        ) : (
          <Action off={busy} label={`Undo ${done}: ${what}`} run={() => answerTask(id, { taskId: id, done: '', was: done })}>
            Undo
          </Action>
        )}
      </div>
      <Wrong at={id} />
    </article>
  );
}

function Past({ past, left }: { readonly past: readonly PastTouch[]; readonly left: number }) {
  const all = useSignal(past.length <= firstPast);
  return (
    <Section id="past" name="What happened">
      {past.length === 0 ? <Empty>Nothing yet.</Empty> : null}
      <ul class="past" aria-label="What happened, newest first">
        {(all.value ? past : past.slice(0, firstPast)).map(({ at, what, words, link }) => (
          <li key={`${at} ${what} ${words}`}>
            <span class="faint">{at}</span>
            <Said all={[what]} />
            {words === '' ? null : <p class="line">{words}</p>}
            {link === '' ? null : (
              <a href={link} target="_blank" rel="noopener noreferrer" aria-label={`Open in Gmail: ${what}`}>
                Open in Gmail
              </a>
            )}
          </li>
        ))}
      </ul>
      {all.value ? null : <Action run={() => (all.value = true)}>{`Show all ${past.length}`}</Action>}
      {left > 0 && all.value ? <p class="faint">{`${left} older lines stand on the Log sheet.`}</p> : null}
    </Section>
  );
}

function Acts({ of }: Of) {
  const { outcomes, switches } = of.moves;
  const folds = [
    ['Log what came of it', outcomes],
    ['Pause, put off, leave, restart', switches],
  ] as const;
  const { busy } = doing.value;
  return (
    <Section id="acts" name="What to do">
      {folds.map(([words, moves]) =>
        moves.length === 0 ? null : (
          <details key={words}>
            <summary>{words}</summary>
            <Moves story={of} moves={moves} />
          </details>
        ),
      )}
      <div class="actions">
        <Action off={busy} run={() => showInSheet(of)}>
          Show in the sheet
        </Action>
        {of.cadence === '' || of.status.startsWith('Unsubscribed') ? null : (
          <Action off={busy} run={() => moveOn(of, 'enroll')}>
            Move to another cadence …
          </Action>
        )}
        <Action off={busy} run={() => moveOn(of, 'optouts')}>
          Erase them …
        </Action>
      </div>
      <Wrong at="jump" />
    </Section>
  );
}

/** What was done just now, or before the sidebar was closed, and the way back: in sight wherever the eye is. */
function Bar({ of }: Of) {
  const { undo } = of;
  const { busy } = doing.value;
  const words = busy ? 'Writing …' : said.value || (undo?.words ?? '');
  return (
    <div class="undo-bar" id="prospect-done" tabIndex={-1} hidden={words === ''}>
      <p role="status">{words}</p>
      {undo === null ? null : (
        <Action off={busy} label={`Undo: ${undo.words}`} run={() => takeBack(of)}>
          Undo
        </Action>
      )}
      <Wrong at="undo" />
    </div>
  );
}

function Story({ of }: Of) {
  const { undo, moves, next, tasks, past, pastLeft } = of;
  return (
    <>
      <Who of={of} />
      <Standing of={of} />
      {/* What was done is told once, with its way back. */}
      <Moves story={of} moves={undo === null ? moves.first : moves.first.filter(({ does }) => does !== 'undo')} />
      {next === null ? null : <Next of={of} next={next} />}
      {tasks.length === 0 ? null : (
        <Section id="their-tasks" name={`Tasks (${tasks.length})`}>
          {tasks.map((task) => (
            <Task key={task.id} task={task} />
          ))}
        </Section>
      )}
      <Acts of={of} />
      <Past past={past} left={pastLeft} />
      <Bar of={of} />
    </>
  );
}

export function Prospect() {
  useFollowing(follow);
  // Another view may open this one for somebody while it is in sight.
  useSignalEffect(() => {
    if (openedFor.value !== '') look();
  });
  const { busy, words, last } = asked.state.value;
  const of = story.value;
  if (of === null && nobody.value === '' && !busy && words === '' && last !== null) return <NotSetUp />;
  return (
    <>
      <div class="bar">
        <Busy on={busy && of === null} words="Reading the row …" />
        <Action off={busy} run={() => look(true)}>
          Refresh
        </Action>
      </div>
      <Failed words={words} again={() => look(true)} />
      {of !== null ? <Story key={of.row} of={of} /> : nobody.value === '' ? null : <Empty>{nobody.value}</Empty>}
    </>
  );
}
