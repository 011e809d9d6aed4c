import { type CSSProperties, useCallback, useRef, useState } from 'react';
import { ask } from './ask';
import { ClockBar } from './clockBar';
import type { Grid } from './grid';
import { Hint } from './hint';
import { Mailbox } from './mailbox';
import { type Choice, MenuButton, productChoices } from './menus';
import { Notices } from './notices';
import { Runs } from './runs';
import { Sheet, Tabs } from './sheet';
import { SidebarFrame } from './sidebarFrame';
import { attempt, change, type Drawer, toast, useKnown } from './store';

const importCsv = (): void => {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.csv,text/csv';
  input.onchange = async () => {
    const file = input.files?.[0];
    if (!file) return;
    const name = file.name.replace(/\.csv$/i, '').slice(0, 90) || 'Import';
    if (await attempt(async () => ask('importCsv', { name, text: await file.text() })))
      toast('plain', '', `${file.name} is a new sheet.`);
  };
  input.click();
};

const fileChoices = (showSheet: (name: string) => void, hidden: string[]): Choice[] => [
  { label: 'Import a CSV as a new sheet…', act: importCsv },
  ...(hidden.length > 0
    ? [{ label: 'Show hidden sheet', inner: hidden.map((name) => ({ label: name, act: () => showSheet(name) })) }]
    : []),
  { label: null },
  {
    label: 'Start over…',
    act: () => {
      if (confirm('Empty every sheet and mailbox, and set the clock back to the start?')) void attempt(() => ask('reset', {}));
    },
  },
];

const Logo = () => (
  <svg width="30" height="38" viewBox="0 0 30 38" role="img" aria-label="Next Touch">
    <path d="M3 0h16l11 11v24a3 3 0 0 1-3 3H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#188038" />
    <path d="M19 0l11 11H19z" fill="#0d652d" />
    <path d="M7 17h16v14H7zm2 2v2.6h5V19zm7 0v2.6h5V19zm-7 4.6V26h5v-2.4zm7 0V26h5v-2.4zM9 28v1h5v-1zm7 0v1h5v-1z" fill="#fff" />
  </svg>
);

const DrawerButton = ({ name, drawer, label, count }: { name: Drawer; drawer: Drawer; label: string; count: number }) => (
  <button
    type="button"
    className="drawer-button"
    aria-pressed={drawer === name}
    onClick={() => change({ drawer: drawer === name ? null : name })}
  >
    {label}
    {count > 0 ? <span className="count">{count}</span> : null}
  </button>
);

/** The upper edge of the drawer, which a person may drag. */
const Edge = ({ resize }: { resize: (height: number) => void }) => (
  <div
    className="edge"
    onPointerDown={(event) => {
      event.currentTarget.setPointerCapture(event.pointerId);
    }}
    onPointerMove={(event) => {
      if (event.buttons === 1) resize(Math.min(Math.max(innerHeight - event.clientY, 160), innerHeight - 260));
    }}
  />
);

export const App = ({ startGrid }: { startGrid: (container: string) => Grid }) => {
  const { online, state, drawer, runs } = useKnown();
  const [height, setHeight] = useState(330);
  const gridRef = useRef<Grid | null>(null);
  const start = useCallback(
    (container: string) => {
      gridRef.current = startGrid(container);
      return gridRef.current;
    },
    [startGrid],
  );
  const showSheet = (name: string) => gridRef.current?.open(name);
  const click = (caption: string) =>
    void attempt(async () => {
      await gridRef.current?.settled();
      await ask('menu', { caption });
    });
  const menus = state?.menu ?? [];
  const mails = Object.values(state?.mailCounts ?? {}).reduce((sum, each) => sum + each, 0);
  return (
    <div className="app" style={{ '--drawer': `${height}px` } as CSSProperties}>
      <header className="top">
        <Logo />
        <div className="title">
          <h1>
            {state?.title ?? 'Next Touch'}
            <span className="local" title={state ? `dist/Code.js, SHA-256 ${state.bundle}` : ''}>
              on this machine
            </span>
          </h1>
          <nav aria-label="Menu">
            <MenuButton
              label="File"
              choices={fileChoices(showSheet, state?.sheets.flatMap((sheet) => (sheet.hidden ? [sheet.name] : [])) ?? [])}
            />
            {menus.map((item) =>
              item.kind === 'menu' ? (
                <MenuButton key={item.caption} label={item.caption} choices={productChoices(item.items, [item.caption], click)} />
              ) : null,
            )}
          </nav>
        </div>
        {state ? <ClockBar state={state} /> : null}
        {state ? (
          <label className="actor" title="Who clicks, types and opens the sidebar">
            Acting as
            <select value={state.actor} onChange={(event) => attempt(() => ask('actor', { user: event.target.value }))}>
              {state.users.map((user) => (
                <option key={user}>{user}</option>
              ))}
            </select>
          </label>
        ) : null}
      </header>
      {mails === 0 ? <Hint /> : null}
      <main>
        <div className="work">
          <Sheet start={start} />
          <footer>
            <Tabs open={showSheet} />
            <span className="gap" />
            <DrawerButton name="mail" drawer={drawer} label="Mailbox" count={mails} />
            <DrawerButton name="runs" drawer={drawer} label="Executions" count={runs.filter((run) => !run.ok).length} />
          </footer>
          {drawer ? (
            <section className="drawer" aria-label={drawer === 'mail' ? 'Mailbox' : 'Executions'}>
              <Edge resize={setHeight} />
              {drawer === 'mail' ? <Mailbox /> : <Runs />}
            </section>
          ) : null}
        </div>
        {state?.sidebar && gridRef.current ? (
          <SidebarFrame title={state.sidebar.title} version={state.sidebar.key} grid={gridRef.current} />
        ) : null}
      </main>
      <Notices />
      {online ? null : <div className="offline">Waiting for the local host…</div>}
    </div>
  );
};
