import { useSignal } from '@preact/signals';
import type { NeedsYouItem, Overview, TaskAnswer, TaskShown, TouchItem } from '../src/app/sidebarContract';
import { reachable } from './links';
import { Moves } from './moves';
import { NotSetUp } from './notSetUp';
import { acts, lastAct, lookAt, markDone, overview, pauseAgain, pauseKey, refresh, resumed, who } from './overview';
import { Action, Busy, Choice, counted, Empty, Failed, LongList } from './parts';

const doneChoices: Readonly<Record<string, readonly TaskAnswer[]>> = {
  call: ['Done', 'No answer', 'Skipped'],
  voicemail: ['Left voicemail', 'No answer', 'Skipped'],
};
const usualDone: readonly TaskAnswer[] = ['Done', 'Skipped'];

const byWords: Readonly<Record<TouchItem['by'], string>> = {
  product: 'Goes out by itself',
  draft: 'A draft for you to finish',
  person: 'Yours to do',
};

function Copy({ text }: { readonly text: string }) {
  const copied = useSignal('');
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => (copied.value = 'Copied'),
      () => (copied.value = 'The browser did not allow it: select the text and copy it'),
    );
  };
  return (
    <>
      <Action run={copy}>Copy text</Action>
      <span role="status">{copied.value}</span>
    </>
  );
}

function Reach({ text }: { readonly text: string }) {
  const link = reachable(text);
  if (text.trim() === '') return null;
  return (
    <p>
      {link === null ? (
        <span dir="auto">{text}</span>
      ) : (
        <a href={link} rel="noopener noreferrer" dir="auto">
          {text}
        </a>
      )}
    </p>
  );
}

function Task({
  id,
  name,
  channel,
  task,
}: {
  readonly id: string;
  readonly name: string;
  readonly channel: string;
  readonly task: TaskShown;
}) {
  const state = acts.value[id];
  return (
    <>
      <p dir="auto">{task.what}</p>
      <Reach text={task.reach} />
      {task.text === '' ? null : (
        <details>
          <summary>Text</summary>
          <p class="text" dir="auto">
            {task.text}
          </p>
          <Copy text={task.text} />
        </details>
      )}
      <div class="actions">
        {(doneChoices[channel.toLowerCase()] ?? usualDone).map((done) => (
          <Action key={done} off={state?.busy ?? false} label={`${done}: ${name}`} run={() => markDone(id, task.id, done)}>
            {done}
          </Action>
        ))}
      </div>
      <Failed words={state?.words ?? ''} />
    </>
  );
}

function Person({ name, company, row }: { readonly name: string; readonly company: string; readonly row: number | null }) {
  return (
    <p class="person">
      <strong dir="auto">{name}</strong>
      {company === '' ? null : <span dir="auto">{company}</span>}
      {row === null ? null : <span class="row">Row {row}</span>}
    </p>
  );
}

function Touch({ item }: { readonly item: TouchItem }) {
  return (
    <article class={`item ${item.when}`}>
      <Person name={item.name} company={item.company} row={item.row} />
      <p>
        <span dir="auto">{item.label}</span>
      </p>
      <p class="faint">
        {item.dueWords} · {byWords[item.by]}
      </p>
      {item.waits === null ? null : <p dir="auto">{item.waits}</p>}
      <details>
        <summary>Why now</summary>
        <p dir="auto">{item.why}</p>
      </details>
      {item.task === null ? null : <Task id={item.key} name={item.name} channel={item.channel} task={item.task} />}
    </article>
  );
}

function NeedsYou({ item }: { readonly item: NeedsYouItem }) {
  const key = `needs ${item.prospectId} ${item.row}`;
  const state = acts.value[key];
  return (
    <article class="item needs">
      <Person name={item.name} company={item.company} row={item.row} />
      {item.status === '' ? null : <p class="faint">{item.status}</p>}
      <p dir="auto">{item.words}</p>
      <Moves item={item} />
      <Failed words={state?.words ?? ''} />
    </article>
  );
}

function Group({ view, when, words }: { readonly view: Overview; readonly when: TouchItem['when']; readonly words: string }) {
  const items = view.touches.filter((item) => item.when === when);
  if (items.length === 0) return null;
  return (
    <section aria-labelledby={`list-${when}`}>
      <h2 id={`list-${when}`}>{`${words} (${items.length})`}</h2>
      <LongList label={words} items={items} keyOf={(item) => item.key} draw={(item) => <Touch item={item} />} />
    </section>
  );
}

function OtherTasks({ view }: { readonly view: Overview }) {
  if (view.tasks.length === 0) return null;
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">{`Other tasks (${view.tasks.length})`}</h2>
      <LongList
        label="Other tasks"
        items={view.tasks}
        keyOf={(task) => task.id}
        draw={(task) => (
          <article class="item">
            <Person name={task.name} company={task.company} row={null} />
            <p class="faint">{task.dueWords}</p>
            <Task id={`task ${task.id}`} name={task.name} channel={task.channel} task={task} />
          </article>
        )}
      />
    </section>
  );
}

function Lists({ view }: { readonly view: Overview }) {
  const nothing = view.touches.length + view.needsYou.length + view.tasks.length === 0;
  return (
    <>
      <p class="summary">
        {view.counts.overdue} overdue · {view.counts.today} today · {view.counts.coming} coming
      </p>
      {nothing ? <Empty>Nothing is due, and nothing waits for you. Enroll prospects to get going.</Empty> : null}
      {view.needsYou.length === 0 ? null : (
        <section aria-labelledby="needs">
          <h2 id="needs">{`Needs you (${view.needsYou.length})`}</h2>
          <LongList
            label="Needs you"
            items={view.needsYou}
            keyOf={(item) => `${item.prospectId} ${item.row}`}
            draw={(item) => <NeedsYou item={item} />}
          />
        </section>
      )}
      <Group view={view} when="overdue" words="Overdue" />
      <Group view={view} when="today" words="Due today" />
      <OtherTasks view={view} />
      <Group view={view} when="coming" words="Coming" />
    </>
  );
}

export function Today() {
  const { last, busy, words } = overview.state.value;
  return (
    <>
      <div class="bar">
        <Choice
          label="Whose"
          value={who.value}
          options={[
            ['me', 'Mine'],
            ['all', "Everyone's"],
          ]}
          choose={lookAt}
        />
        <Action off={busy} run={refresh}>
          Refresh
        </Action>
      </div>
      <Busy on={busy} words={last === null ? 'Reading the sheet …' : 'Looking again …'} />
      <p class="said" role="status">
        {lastAct.value}
      </p>
      {resumed.value === '' ? null : (
        <Action label="Undo: pause them again" run={pauseAgain}>
          Undo
        </Action>
      )}
      <Failed words={acts.value[pauseKey]?.words ?? ''} />
      <Failed words={words} again={refresh} />
      {last === null ? null : last.prospects === null ? <NotSetUp /> : <Lists view={last} />}
      {last === null || last.prospects === null ? null : (
        <p class="faint">{`${counted(last.counts.running, 'prospect')} in cadences, ${last.counts.paused} paused, ${last.counts.held} held`}</p>
      )}
    </>
  );
}
