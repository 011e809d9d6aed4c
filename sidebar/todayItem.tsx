import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { clearFailure, failures } from './doing';
import { jump, jumped } from './jump';
import { overview } from './overview';
import { Failed } from './parts';
import { Copy } from './reach';
import { go } from './route';
import { askedIn, asking, current, focusOn, pick, toggle, typeDay, typedDay, unfolded } from './todayActs';
import { type Choice, type GroupName, type Item, reachWords } from './todayList';

/** One item of the day's list: who, which step, why now, and everything that can be done about it, by button or by letter. */

interface DoProps {
  /** By which it is found, and which shows while its item has the focus. */
  readonly letter: string;
  readonly label: string;
  readonly look?: string | undefined;
  readonly run: () => void;
  readonly expanded?: boolean;
  readonly children: ComponentChildren;
}

const Do = ({ letter, label, look = 'quiet', run, expanded, children }: DoProps) => (
  <button type="button" class={look} aria-keyshortcuts={letter} aria-label={label} aria-expanded={expanded} onClick={run}>
    {children}
  </button>
);

type OutProps = Omit<DoProps, 'run'> & { readonly link: string };

const Out = ({ link, letter, label, look = 'quiet', children }: OutProps) => (
  <a class={look} href={link} rel="noopener noreferrer" aria-keyshortcuts={letter} aria-label={label}>
    {children}
  </a>
);

const dayMs = 86_400_000;
const two = (count: number): string => String(count).padStart(2, '0');
const textOf = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** Days that are often meant, counted from when the list was read: the sheet's own clock. */
function soonDays(): readonly (readonly [words: string, day: string])[] {
  const now = new Date(overview.state.value.last?.at ?? '');
  const at = (days: number): string => textOf(new Date(now.getTime() + days * dayMs));
  const monday = (8 - now.getDay()) % 7 || 7;
  return [
    ['Tomorrow', at(1)],
    ['Monday', at(monday)],
    ['In 2 weeks', at(14)],
    ['In 3 months', at(91)],
  ];
}

function DayForm({ item, choice, choose }: { item: Item; choice: Choice; choose: (day: string) => void }) {
  const day = typedDay(item, choice);
  const field = useRef<HTMLInputElement>(null);
  // A form that somebody asked for takes the focus; one that stands there by itself does not.
  useEffect(() => {
    if (asking.value?.key === item.key && asking.value.letter === choice.letter) field.current?.focus();
  }, [item.key, choice.letter]);
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    asking.value = null;
    clearFailure(item.key);
    focusOn(item.key);
  };
  return (
    <form
      class="asked"
      onKeyDown={close}
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== '') choose(day);
      }}
    >
      <div class="dated">
        <label class="field">
          <span>{choice.words}</span>
          <input
            type="date"
            value={day}
            ref={field}
            aria-keyshortcuts={choice.letter}
            aria-label={`${choice.words}: ${item.name}`}
            onInput={(event) => typeDay(item, choice, event.currentTarget.value)}
          />
        </label>
        <button
          type="submit"
          class="main"
          aria-disabled={day === '' ? 'true' : undefined}
          aria-label={`Note it, ${choice.words}: ${item.name}`}
        >
          Note it
        </button>
      </div>
      {choice.soon ? (
        <div class="actions">
          {soonDays().map(([words, soon]) => (
            <button key={words} type="button" class="quiet small" onClick={() => choose(soon)}>
              {words}
            </button>
          ))}
        </div>
      ) : null}
    </form>
  );
}

/** A choice with a day that their mail or the row has named is shown with its field at once. */
const isForm = (item: Item, choice: Choice): boolean =>
  choice.day !== undefined && ((choice.open && choice.day !== '') || askedIn(item) === choice.letter);

interface ChoicesProps {
  readonly item: Item;
  readonly choices: readonly Choice[];
  readonly open: boolean;
  readonly order: () => readonly string[];
  readonly children?: ComponentChildren;
}

function Choices({ item, choices, open, order, children }: ChoicesProps) {
  return (
    <div class="actions">
      {children}
      {choices
        .filter((choice) => (choice.open ?? false) === open)
        .map((choice) =>
          isForm(item, choice) ? (
            <DayForm key={choice.letter} item={item} choice={choice} choose={(day) => pick(item, choice, day, order())} />
          ) : (
            <Do
              key={choice.letter}
              letter={choice.letter}
              look={choice.main ? 'main' : undefined}
              label={`${choice.words}: ${item.name}`}
              run={() => pick(item, choice, '', order())}
            >
              {choice.words}
              {choice.day === undefined ? '' : ' …'}
            </Do>
          ),
        )}
    </div>
  );
}

const textWords: Readonly<Record<string, string>> = { call: 'Call notes', voicemail: 'Call notes', linkedin: 'The text' };

const calls: ReadonlySet<string> = new Set(['call', 'voicemail']);

function Task({ item }: { readonly item: Item }) {
  const { task, channel, label } = item;
  if (task === null) return null;
  // The step stands above it already.
  const what = label === '' ? task.what : task.what.replace(` · ${label}`, '');
  const reach = reachWords(task.reach);
  const kind = channel.toLowerCase();
  return (
    <>
      {what.toLowerCase() === kind ? null : <p>{what}</p>}
      {reach === null && task.reach.trim() !== '' && kind !== 'email' ? <p>{task.reach}</p> : null}
      {task.reach.trim() === '' && calls.has(kind) ? <p class="faint">No phone number in the row.</p> : null}
      {task.text === '' ? null : (
        <details open={unfolded.value.has(item.key)}>
          <summary>{textWords[kind] ?? 'Text'}</summary>
          <p class="text">{task.text}</p>
        </details>
      )}
    </>
  );
}

/** Where the work is done: the draft, the phone, the profile, the clipboard. */
function Ways({ item }: { readonly item: Item }) {
  const { mail, name, task, channel } = item;
  const reach = task === null ? null : reachWords(task.reach);
  return (
    <>
      {mail === null ? null : (
        <Out look={task === null ? undefined : 'main'} link={mail.link} letter="o" label={`${mail.words} in Gmail: ${name}`}>
          {mail.words}
        </Out>
      )}
      {reach === null ? null : (
        <Out link={reach.link} letter={reach.letter} label={`${reach.words}: ${name}`}>
          {reach.words}
        </Out>
      )}
      {task === null || task.text === '' || calls.has(channel.toLowerCase()) ? null : (
        <Copy text={task.text} label={`Copy text: ${name}`} letter="c" />
      )}
    </>
  );
}

export function TodayItem({
  item,
  group,
  order,
}: {
  readonly item: Item;
  readonly group: GroupName;
  readonly order: () => readonly string[];
}) {
  const { key, name, company, owner, row, label, due, why, hot, waits, prospectId } = item;
  const open = unfolded.value.has(key);
  const choices = item.choices();
  const me = overview.state.value.last?.me ?? '';
  const rowWords = row === null ? 'Row' : `Row ${row}`;
  return (
    <article
      class={`item todo ${group} ${open ? 'unfolded' : ''}`}
      data-key={key}
      tabIndex={current.value === key ? 0 : -1}
      aria-label={label === '' ? name : `${name}, ${label}`}
      onFocusIn={() => {
        current.value = key;
      }}
    >
      <p class="person">
        <strong>{name}</strong>
        {company === '' ? null : <span>{company}</span>}
      </p>
      {hot === '' ? null : <p class="hot">{hot}</p>}
      {label === '' ? null : (
        <p>
          <span>{label}</span>
        </p>
      )}
      {due === '' ? null : <p class="faint">{due}</p>}
      {why === '' ? null : <p class={group === 'needs' || group === 'hot' ? '' : 'faint why'}>{why}</p>}
      {waits === '' ? null : <p>{waits}</p>}
      {owner === '' || owner.toLowerCase() === me ? null : <p class="faint">{`Owner: ${owner}`}</p>}
      <Task item={item} />
      <Choices item={item} choices={choices} open order={order}>
        <Ways item={item} />
      </Choices>
      <Failed words={failures.value[key] ?? ''} />
      <div class="foot">
        {choices.every((choice) => choice.open) ? null : (
          <Do
            letter="Enter"
            look="link"
            expanded={open}
            label={`${open ? 'Less' : 'What came of it'}: ${name}`}
            run={() => toggle(key)}
          >
            {open ? 'Less' : 'What came of it …'}
          </Do>
        )}
        {prospectId === '' && row === null ? null : (
          <Do letter="g" look="link" label={`${rowWords}: go to ${name}`} run={() => jump(key, prospectId, row ?? 0)}>
            {rowWords}
          </Do>
        )}
        {prospectId === '' ? null : (
          <Do letter="e" look="link" label={`Story: everything about ${name}`} run={() => go('prospect', prospectId)}>
            Story
          </Do>
        )}
      </div>
      <Failed words={jumped.value?.key === key ? jumped.value.words : ''} />
      {open ? <Choices item={item} choices={choices} open={false} order={order} /> : null}
    </article>
  );
}
