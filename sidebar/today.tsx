import './today.css';
import { computed, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { NotedItem } from '../src/app/sidebarContract';
import { failed, gone, type Made, made, taken, told, undo, undoNoted, unsaved } from './doing';
import { useFollowing } from './following';
import { NotSetUp } from './notSetUp';
import { lookAt, overview, refresh, who } from './overview';
import { Action, Busy, Choice, counted, Empty, Failed, Section } from './parts';
import { go } from './route';
import { current, focusOn, step, toggle } from './todayActs';
import { TodayItem } from './todayItem';
import { groupsOf, type Group as Listed, notedOf } from './todayList';
import { Windowed } from './windowed';

/** Milliseconds after which the list is old. */
const staleAfter = 3 * 60_000;

const keysShown = signal(false);
const toggleKeys = (): void => {
  keysShown.value = !keysShown.value;
};

const groups = computed<readonly Listed[]>(() => {
  const { last } = overview.state.value;
  return last === null || last.prospects === null ? [] : groupsOf(last, gone.value);
});
/** Keys of all items that can take the focus, from top to bottom. */
const order = computed(() => groups.value.flatMap(({ items }) => items.map(({ key }) => key)));
const orderNow = (): readonly string[] => order.value;

const noted = computed<readonly NotedItem[]>(() => {
  const { last } = overview.state.value;
  const shown = new Set([...made.value.map((one) => JSON.stringify(one.undo)), ...taken.value]);
  return last === null ? [] : notedOf(last, shown);
});

function Summary() {
  return (
    <p class="summary">
      {groups.value.map(({ name, counted: words, items }) => (
        <button key={name} type="button" class="link" onClick={() => focusOn(items[0]?.key ?? '')}>
          {words}
        </button>
      ))}
    </p>
  );
}

const Group = ({ group: { name, words, items } }: { readonly group: Listed }) => (
  <Section id={`list-${name}`} name={`${words} (${items.length})`}>
    <Windowed
      label={words}
      items={items}
      keyOf={(item) => item.key}
      kept={current.value}
      draw={(item) => <TodayItem item={item} group={name} order={orderNow} />}
    />
  </Section>
);

interface DoneProps {
  readonly name: string;
  readonly words: string;
  readonly run: () => void;
  readonly off?: boolean;
}

const Done = ({ name, words, run, off = false }: DoneProps) => (
  <li class="noted">
    <p>
      <strong>{name}</strong> {words}
    </p>
    <Action off={off} label={`Undo: ${name}`} run={run}>
      Undo
    </Action>
  </li>
);

function JustDone() {
  const here = made.value.filter(({ undo: way, state }) => way !== null || state !== 'done');
  const count = here.length + noted.value.length;
  if (count === 0) return null;
  return (
    <Section id="just-done" name={`Done, and can be taken back (${count})`}>
      <ul class="list">
        {here.map((one) => (
          <Done key={one.id} name={one.name} words={one.said} run={() => undo(one.id)} off={one.unwanted} />
        ))}
        {noted.value.map((one) => (
          <Done key={one.key} name={one.name} words={one.words} run={() => undoNoted(one)} />
        ))}
      </ul>
    </Section>
  );
}

const latest = (): Made | undefined => made.value.find((one) => !one.unwanted && (one.undo !== null || one.state !== 'done'));

/** What was done last stays in sight, with its undo, wherever the eye is. */
function Bar() {
  const last = latest();
  const wrong = failed.value;
  const said = told.value;
  const words = said.words !== '' ? said.words : last === undefined ? '' : `${last.name}: ${last.said} …`;
  // Beside words on something else an Undo would be taken for theirs.
  const one = said.words === '' || said.id === last?.id ? last : undefined;
  const known = wrong !== null && order.value.includes(wrong.key);
  return (
    <div class="undo-bar" hidden={words === '' && wrong === null}>
      {wrong === null ? null : (
        <div class="notice failed" role="alert">
          <p>{wrong.words}</p>
          {known ? <Action run={() => focusOn(wrong.key)}>Show</Action> : null}
          <Action
            run={() => {
              failed.value = null;
            }}
          >
            Close
          </Action>
        </div>
      )}
      <p role="status">
        {words}
        {unsaved.value > 1 ? ` ${unsaved.value} are being written.` : ''}
      </p>
      {one === undefined ? null : (
        <button type="button" class="quiet" aria-keyshortcuts="z" aria-label={`Undo: ${one.name}`} onClick={() => undo(one.id)}>
          Undo
        </button>
      )}
    </div>
  );
}

const keyWords: readonly (readonly [letters: string, words: string])[] = [
  ['j k', 'next, previous (or the arrow keys)'],
  ['Enter', 'what came of it, and more'],
  ['d n v s', 'done, no answer, left voicemail, skip'],
  ['o t c', 'open the draft or profile, call, copy the text'],
  ['r b p', 'they replied, meeting booked, pushed to a day'],
  ['x w !', 'not interested, wrong person, never contact again'],
  ['h a', 'snooze until a day, pause or resume'],
  ['i 1 2', 'dismiss, and what else a row offers'],
  ['g e', 'go to the row, their whole story'],
  ['z', 'undo'],
  ['?', 'this list'],
];

function Keys() {
  return (
    <dl class="keys">
      {keyWords.map(([letters, words]) => (
        <div key={letters}>
          <dt>
            {letters.split(' ').map((letter) => (
              <kbd key={letter}>{letter}</kbd>
            ))}
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Where a person writes or chooses, letters are the field's own. */
const isField = (target: EventTarget | null): boolean => target instanceof Element && target.matches('input, select, textarea');

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Letters count while the focus is in this view, and nowhere else. */
function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || isField(event.target)) return;
  const { key, target } = event;
  const card = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
  const by = steps[key];
  const last = latest();
  if (by !== undefined && (card !== null || key.length === 1)) step(order.value, by);
  else if (key === '?') toggleKeys();
  else if (key === 'z' && last !== undefined) undo(last.id);
  else if (key === 'Enter' && card !== null && card === target) toggle(card.dataset.key ?? '');
  else if (key.length === 1 && key !== ' ' && card !== null) letter(card, key);
  else return;
  event.preventDefault();
}

/** The button of that letter, which the fold may hide as yet. */
function letter(card: HTMLElement, key: string): void {
  const { key: item = '' } = card.dataset;
  const found = (): HTMLElement | null => card.querySelector(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
  const button = found();
  if (button !== null) {
    if (isField(button)) button.focus();
    else button.click();
    return;
  }
  const choice = groups.value
    .flatMap(({ items }) => items)
    .find((each) => each.key === item)
    ?.choices()
    .find((each) => each.letter === key);
  if (choice === undefined) return;
  toggle(item);
  requestAnimationFrame(() => found()?.click());
}

/** Heard on the panel, which takes the focus when somebody clicks between the items. */
function useKeys(): void {
  useEffect(() => {
    const panel = document.getElementById('panel');
    panel?.addEventListener('keydown', press);
    return () => panel?.removeEventListener('keydown', press);
  }, []);
}

/** Reads the list again where it has grown old while somebody looks at it. */
function freshen(): void {
  const { last, busy } = overview.state.value;
  if (last !== null && !busy && unsaved.value === 0 && performance.now() - readAt > staleAfter) refresh();
}
let readAt = 0;
overview.state.subscribe(({ busy }) => {
  if (busy) readAt = performance.now();
});

/** Automatic mail is due and nothing will take it out: said where it is missed. */
function Stuck() {
  const { last } = overview.state.value;
  const waiting = groups.value.find(({ name }) => name === 'self');
  if (last === null || waiting === undefined) return null;
  const { sending, trigger } = last;
  if (sending.all && sending.me && sending.missing.length === 0 && trigger.on) return null;
  return (
    <div class="notice warning">
      <p>{`${counted(waiting.items.length, 'mail')} would go out today, and sending is not switched on.`}</p>
      <Action run={() => go('health')}>See why</Action>
    </div>
  );
}

export function Today() {
  const { last, busy, words } = overview.state.value;
  useFollowing(freshen);
  useKeys();
  return (
    <div class="today">
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
        <button type="button" class="quiet" aria-expanded={keysShown.value} aria-label="Keys" onClick={toggleKeys}>
          ?
        </button>
      </div>
      {keysShown.value ? <Keys /> : null}
      <Busy on={busy} words={last === null ? 'Reading the sheet …' : 'Looking again …'} />
      <Failed words={words} again={refresh} />
      {last === null ? null : last.prospects === null ? (
        <NotSetUp />
      ) : (
        <>
          {groups.value.length === 0 ? (
            <Empty>Nothing is due, and nothing waits for you. Enroll prospects to get going.</Empty>
          ) : (
            <Summary />
          )}
          <Stuck />
          {groups.value.map((group) => (
            <Group key={group.name} group={group} />
          ))}
          <JustDone />
          <p class="faint">{`${counted(last.counts.running, 'prospect')} in cadences, ${last.counts.paused} paused, ${last.counts.held} held`}</p>
        </>
      )}
      <Bar />
    </div>
  );
}
