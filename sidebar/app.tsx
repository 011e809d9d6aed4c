import { computed, useSignalEffect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import './shell.css';
import { Cadences } from './cadences';
import { Enroll } from './enroll';
import { FirstRun } from './firstRun';
import { Health } from './health';
import { Insight } from './insight';
import { OptOuts } from './optOuts';
import { overview, refresh } from './overview';
import { Prospect } from './prospect';
import { arrivals, go, lastView, openedFor, show, type View, view } from './route';
import { SetUp } from './setUp';
import { Today } from './today';

interface Listed {
  readonly id: View;
  readonly name: string;
  readonly Shown: ComponentType;
}

/** What lies behind More, each with a line on what it is for. */
const more: readonly (Listed & { readonly words: string })[] = [
  { id: 'firststeps', name: 'First steps', Shown: FirstRun, words: 'Your sheet, who sends, the first prospects' },
  { id: 'cadences', name: 'Cadences', Shown: Cadences, words: 'Steps, pace and texts, tried out before they are saved' },
  { id: 'insight', name: 'Insight', Shown: Insight, words: 'What is answered, and when people are given up' },
  { id: 'health', name: 'Health', Shown: Health, words: 'Sending, limits, and what needs repair' },
  { id: 'optouts', name: 'Opt-outs', Shown: OptOuts, words: 'Do Not Contact, its export, erasing a person' },
  { id: 'setup', name: 'Set-up', Shown: SetUp, words: 'Your columns and the sheets of Next Touch' },
];

/** The tab row: 300 pixels hold four words. */
const tabs: readonly Listed[] = [
  { id: 'today', name: 'Today', Shown: Today },
  { id: 'prospect', name: 'Prospect', Shown: Prospect },
  { id: 'enroll', name: 'Enroll', Shown: Enroll },
  { id: 'more', name: 'More', Shown: More },
];

const keys: Readonly<Record<string, (index: number) => number>> = {
  ArrowRight: (index) => (index + 1) % tabs.length,
  ArrowLeft: (index) => (index + tabs.length - 1) % tabs.length,
  Home: () => 0,
  End: () => tabs.length - 1,
};

/** The tab that the open view belongs to. */
const tabOf = (open: View): View => (tabs.some(({ id }) => id === open) ? open : 'more');

const firstStep = computed(() => overview.state.value.last?.firstStep ?? null);

function Badge({ of }: { readonly of: View }) {
  const last = overview.state.value.last;
  // What was chosen waits for the next run, not for a person.
  const waiting = last?.needsYou.filter(({ chosen }) => chosen === '').length ?? 0;
  if (of === 'today' && waiting > 0)
    return (
      <span class="badge">
        {waiting}
        <span class="unseen"> need you</span>
      </span>
    );
  if ((of === 'more' || of === 'health') && last !== null && last.stopped !== null)
    return <span class="badge">{of === 'more' ? <Stopped /> : 'Stopped'}</span>;
  return null;
}

const Stopped = () => (
  <>
    <span aria-hidden="true">!</span>
    <span class="unseen"> stopped</span>
  </>
);

function Tabs() {
  const list = useRef<HTMLDivElement>(null);
  const open = tabOf(view.value);
  const move = (event: KeyboardEvent): void => {
    const to = keys[event.key]?.(tabs.findIndex(({ id }) => id === open));
    const tab = to === undefined ? undefined : tabs[to];
    if (to === undefined || tab === undefined) return;
    event.preventDefault();
    show(tab.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Next Touch" ref={list} onKeyDown={move}>
      {tabs.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          aria-controls="panel"
          aria-selected={open === id}
          tabIndex={open === id ? 0 : -1}
          onClick={() => show(id)}
        >
          {name}
          <Badge of={id} />
        </button>
      ))}
    </div>
  );
}

function More() {
  return (
    <ul class="more" aria-label="More">
      {more
        .filter(({ id }) => id !== 'firststeps' || firstStep.value !== null)
        .map(({ id, name, words }) => (
          <li key={id}>
            <button type="button" id={`more-${id}`} onClick={() => go(id)} aria-describedby={`about-${id}`}>
              <strong>{name}</strong>
              <Badge of={id} />
            </button>
            <p class="faint" id={`about-${id}`}>
              {words}
            </p>
          </li>
        ))}
    </ul>
  );
}

/** Where a person writes, Escape is the field's own. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('textarea, select, input:not([type=checkbox])');

/** Back to the list behind More, with the focus on the line one came from. */
function back(from: View): void {
  show('more');
  requestAnimationFrame(() => document.getElementById(`more-${from}`)?.focus());
}

export function App() {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = [...tabs, ...more].find(({ id }) => id === lastView());
    if (before !== undefined) show(before.id);
    refresh().then((first) => {
      if (first === null) return;
      // A file that is not set up has nothing to show elsewhere; first steps that are done are shown no more.
      if (view.value === 'today' && first.firstStep !== null) show('firststeps');
      else if (view.value === 'today' && first.prospects === null) show('setup');
      else if (view.value === 'firststeps' && first.firstStep === null) show('today');
    });
  }, []);
  useSignalEffect(() => {
    if (arrivals.value === 0) return;
    panel.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  });
  const open = view.value;
  const behind = more.find(({ id }) => id === open);
  const { Shown } = behind ?? tabs.find(({ id }) => id === open) ?? (tabs[0] as Listed);
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || behind === undefined || isTyping(event.target)) return;
    back(open);
  };
  return (
    <main onKeyDown={leave}>
      <h1 class="unseen">Next Touch</h1>
      <Tabs />
      <div
        role="tabpanel"
        id="panel"
        ref={panel}
        aria-labelledby={behind === undefined ? `tab-${tabOf(open)}` : 'tab-more view-name'}
        tabIndex={-1}
      >
        {behind === undefined ? null : (
          <div class="crumb">
            <button type="button" onClick={() => back(open)}>
              <span aria-hidden="true">‹ </span>
              More
            </button>
            <h2 id="view-name">{behind.name}</h2>
          </div>
        )}
        {firstStep.value === null || open === 'firststeps' || open === 'more' ? null : (
          <p class="nudge">
            <button type="button" class="plain" onClick={() => go('firststeps')}>
              {`First steps: go on with step ${firstStep.value} of 3`}
            </button>
          </p>
        )}
        <Shown key={`${open} ${openedFor.value}`} />
      </div>
    </main>
  );
}
