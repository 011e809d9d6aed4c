import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Enroll } from './enroll';
import { OptOuts } from './optOuts';
import { overview, refresh } from './overview';
import { SetUp } from './setUp';
import { Status } from './status';
import { Today } from './today';

const tabs = [
  ['today', 'Today', Today],
  ['enroll', 'Enroll', Enroll],
  ['status', 'Status', Status],
  ['optouts', 'Opt-outs', OptOuts],
  ['setup', 'Set-up', SetUp],
] as const;
type Tab = (typeof tabs)[number][0];

const open = signal<Tab>('today');

const keys: Readonly<Record<string, (index: number) => number>> = {
  ArrowRight: (index) => (index + 1) % tabs.length,
  ArrowLeft: (index) => (index + tabs.length - 1) % tabs.length,
  Home: () => 0,
  End: () => tabs.length - 1,
};

function Tabs() {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const to = keys[event.key]?.(tabs.findIndex(([id]) => id === open.value));
    const tab = to === undefined ? undefined : tabs[to];
    if (to === undefined || tab === undefined) return;
    event.preventDefault();
    open.value = tab[0];
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };
  const waiting = overview.state.value.last?.needsYou.length ?? 0;
  return (
    <div class="tabs" role="tablist" aria-label="Next Touch" ref={list} onKeyDown={move}>
      {tabs.map(([id, name]) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          aria-controls="panel"
          aria-selected={open.value === id}
          tabIndex={open.value === id ? 0 : -1}
          onClick={() => {
            open.value = id;
          }}
        >
          {name}
          {id === 'today' && waiting > 0 ? (
            <span class="badge">
              {waiting}
              <span class="unseen"> need you</span>
            </span>
          ) : null}
        </button>
      ))}
    </div>
  );
}

export function App() {
  useEffect(() => {
    refresh().then((first) => {
      // A file that is not set up has nothing to show elsewhere.
      if (first !== null && first.prospects === null && open.value === 'today') open.value = 'setup';
    });
  }, []);
  const [, , View] = tabs.find(([id]) => id === open.value) ?? tabs[0];
  return (
    <main>
      <h1 class="unseen">Next Touch</h1>
      <Tabs />
      <div role="tabpanel" id="panel" aria-labelledby={`tab-${open.value}`} tabIndex={-1}>
        <View />
      </div>
    </main>
  );
}
