import './prospect.css';
import { useSignal, useSignalEffect } from '@preact/signals';
import type { NextShown, PastTouch, ProspectStory } from '../src/app/prospectContract';
import { useFollowing } from './following';
import { NotSetUp } from './notSetUp';
import { Action, Busy, Empty, Failed, Notice } from './parts';
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

function Who({ of }: { readonly of: ProspectStory }) {
  const about = [of.title, of.company].filter((part) => part !== '');
  return (
    <header class="who">
      <p class="person">
        <strong dir="auto">{of.name === '' ? 'No name' : of.name}</strong>
        <span class="row">{`Row ${of.row}`}</span>
      </p>
      {about.map((part) => (
        <p key={part} dir="auto">
          {part}
        </p>
      ))}
      {of.email === '' || of.email === of.name ? null : <p dir="auto">{of.email}</p>}
      <Reach text={of.phone} />
      <Reach text={of.linkedin} />
      <p class="faint">
        {of.clock}
        {of.owner === '' ? '' : ` · Owner ${of.owner}`}
      </p>
    </header>
  );
}

function Standing({ of }: { readonly of: ProspectStory }) {
  const where = of.cadence === '' ? 'In no cadence' : of.cadence;
  return (
    <section aria-labelledby="standing">
      <h2 id="standing" dir="auto">
        {where}
      </h2>
      <p>
        {of.status === '' ? null : <span class="chip status">{of.status}</span>}
        <span>{of.step === '' ? (of.cadence === '' ? '' : 'No step done yet') : `Done: ${of.step}`}</span>
      </p>
      {of.shape === null ? null : <Timeline shape={of.shape} />}
      {of.reasons.map((words) => (
        <p key={words} dir="auto">
          {words}
        </p>
      ))}
      {of.problems.length === 0 ? null : (
        <Notice kind="warning">
          {of.problems.map((words) => (
            <p key={words} dir="auto">
              {words}
            </p>
          ))}
        </Notice>
      )}
      {of.cadence === '' ? <Action run={() => moveOn(of, 'enroll')}>Enroll them …</Action> : null}
    </section>
  );
}

function Next({ of, next }: { readonly of: ProspectStory; readonly next: NextShown }) {
  return (
    <section aria-labelledby="next">
      <h2 id="next">Next</h2>
      <p>
        <strong dir="auto">{next.label}</strong>
      </p>
      <p class="faint">{`${next.due === '' ? 'Once you resume them' : next.due} · ${byWords[next.by]}`}</p>
      {next.waits === '' ? null : <p dir="auto">{next.waits}</p>}
      <details>
        <summary>Why then</summary>
        <p dir="auto">{next.why}</p>
      </details>
      <Words story={of} words={next.words} />
      {next.later.length === 0 ? null : (
        <details>
          <summary>{`And after that (${next.later.length})`}</summary>
          <ol class="dates" start={next.step + 1}>
            {next.later.map(({ step, label, words }) => (
              <li key={step}>
                <span dir="auto">{label}</span> <span class="faint">{words}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function Tasks({ of }: { readonly of: ProspectStory }) {
  if (of.tasks.length === 0) return null;
  const { key, busy, words } = doing.value;
  return (
    <section aria-labelledby="their-tasks">
      <h2 id="their-tasks">{`Tasks (${of.tasks.length})`}</h2>
      {of.tasks.map(({ id, what, text, reach, channel, done }) => (
        <article class="item" key={id}>
          <p dir="auto">{what}</p>
          <Reach text={reach} />
          {text === '' ? null : (
            <details>
              <summary>Text</summary>
              <p class="text" dir="auto">
                {text}
              </p>
              <Copy text={text} />
            </details>
          )}
          {done === '' ? (
            <div class="actions">
              {answersFor(channel).map((answer) => (
                <Action
                  key={answer}
                  off={busy}
                  label={`${answer}: ${what}`}
                  run={() => answerTask(id, { taskId: id, done: answer })}
                >
                  {answer}
                </Action>
              ))}
            </div>
          ) : (
            <p>
              {`Noted: ${done}. The next run acts on it. `}
              <Action off={busy} label={`Undo ${done}: ${what}`} run={() => answerTask(id, { taskId: id, done: '', was: done })}>
                Undo
              </Action>
            </p>
          )}
          <Failed words={key === id ? words : ''} />
        </article>
      ))}
    </section>
  );
}

const threadLink = (thread: string): string =>
  ['https:', '', 'mail.google.com', 'mail', `#all/${encodeURIComponent(thread)}`].join('/');

function Past({ past, left }: { readonly past: readonly PastTouch[]; readonly left: number }) {
  const all = useSignal(false);
  const shown = all.value ? past : past.slice(0, firstPast);
  return (
    <section aria-labelledby="past">
      <h2 id="past">What happened</h2>
      {past.length === 0 ? <Empty>Nothing yet.</Empty> : null}
      <ul class="past" aria-label="What happened, newest first">
        {shown.map(({ at, what, words, thread }) => (
          <li key={`${at} ${what} ${words}`}>
            <span class="faint">{at}</span>
            <span dir="auto">{what}</span>
            {words === '' ? null : (
              <span class="line" dir="auto">
                {words}
              </span>
            )}
            {thread === '' ? null : (
              <a href={threadLink(thread)} target="_blank" rel="noopener noreferrer" aria-label={`Open in Gmail: ${what}`}>
                Open in Gmail
              </a>
            )}
          </li>
        ))}
      </ul>
      {past.length > firstPast && !all.value ? (
        <Action
          run={() => {
            all.value = true;
          }}
        >
          {`Show all ${past.length}`}
        </Action>
      ) : null}
      {left > 0 && (all.value || past.length <= firstPast) ? (
        <p class="faint">{`${left} older lines stand on the Log sheet.`}</p>
      ) : null}
    </section>
  );
}

function Acts({ of }: { readonly of: ProspectStory }) {
  const { outcomes, switches } = of.moves;
  return (
    <section aria-labelledby="acts">
      <h2 id="acts">What to do</h2>
      {outcomes.length === 0 ? null : (
        <details>
          <summary>Log what came of it</summary>
          <Moves story={of} moves={outcomes} />
        </details>
      )}
      {switches.length === 0 ? null : (
        <details>
          <summary>Pause, put off, leave, restart</summary>
          <Moves story={of} moves={switches} />
        </details>
      )}
      <div class="actions">
        <Action off={doing.value.busy} run={() => showInSheet(of)}>
          Show in the sheet
        </Action>
        {of.cadence === '' || of.status.startsWith('Unsubscribed') ? null : (
          <Action off={doing.value.busy} run={() => moveOn(of, 'enroll')}>
            Move to another cadence …
          </Action>
        )}
        <Action off={doing.value.busy} run={() => moveOn(of, 'optouts')}>
          Erase them …
        </Action>
      </div>
      <Failed words={doing.value.key === 'jump' ? doing.value.words : ''} />
    </section>
  );
}

/** What was done just now, or before the sidebar was closed, and the way back. */
function Done({ of }: { readonly of: ProspectStory }) {
  const { key, busy, words } = doing.value;
  return (
    <>
      {of.undo === null ? null : (
        <p class="undo">
          <span dir="auto">{of.undo.words}</span>{' '}
          <Action off={busy} label={`Undo: ${of.undo.words}`} run={() => takeBack(of)}>
            Undo
          </Action>
        </p>
      )}
      <Failed words={key === 'undo' ? words : ''} />
    </>
  );
}

function Story({ of }: { readonly of: ProspectStory }) {
  // What was done is told once, with its way back.
  const first = of.undo === null ? of.moves.first : of.moves.first.filter(({ does }) => does !== 'undo');
  return (
    <>
      <Who of={of} />
      <p class="said" role="status">
        {said.value === of.undo?.words ? '' : said.value}
      </p>
      <Done of={of} />
      <Standing of={of} />
      <Moves story={of} moves={first} />
      {of.next === null ? null : <Next of={of} next={of.next} />}
      <Tasks of={of} />
      <Acts of={of} />
      <Past key={of.prospectId} past={of.past} left={of.pastLeft} />
    </>
  );
}

export function Prospect() {
  useFollowing(follow);
  // Another view may open this one for somebody while it is in sight.
  useSignalEffect(() => {
    if (openedFor.value !== '') look();
  });
  const { busy, words } = asked.state.value;
  const of = story.value;
  if (of === null && nobody.value === '' && !busy && words === '' && asked.state.value.last !== null) return <NotSetUp />;
  return (
    <>
      <div class="bar end">
        <Busy on={busy || doing.value.busy} words={doing.value.busy ? 'Writing …' : of === null ? 'Reading the row …' : ''} />
        <Action off={busy} run={() => look(true)}>
          Refresh
        </Action>
      </div>
      <Failed words={words} again={() => look(true)} />
      {of === null ? nobody.value === '' ? null : <Empty>{nobody.value}</Empty> : <Story key={of.row} of={of} />}
    </>
  );
}
