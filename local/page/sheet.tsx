import { useEffect, useRef, useState } from 'react';
import { ask } from './ask';
import type { Grid } from './grid';
import { type Choice, Choices, useDismiss } from './menus';
import { sheetChoices } from './sheetMenu';
import { attempt, useKnown } from './store';

const Hover = ({ grid }: { grid: Grid }) => {
  const [words, setWords] = useState<{ text: string; problem: boolean } | null>(null);
  const [at, setAt] = useState({ x: 0, y: 0 });
  useEffect(() => {
    grid.onHover(setWords);
    const move = (event: MouseEvent) => {
      setAt({ x: event.clientX, y: event.clientY });
      if (!(event.target instanceof HTMLCanvasElement)) setWords(null);
    };
    addEventListener('mousemove', move);
    return () => removeEventListener('mousemove', move);
  }, [grid]);
  if (!words) return null;
  const left = Math.min(at.x + 14, innerWidth - 330);
  return (
    <div className={words.problem ? 'cell-note problem' : 'cell-note'} role="tooltip" style={{ left, top: at.y + 16 }}>
      {words.text}
    </div>
  );
};

/** The grid's frame: Univer lives in the inner div, which React leaves alone. */
export const Sheet = ({ start }: { start: (container: string) => Grid }) => {
  const [grid, setGrid] = useState<Grid | null>(null);
  const [menu, setMenu] = useState<{ x: number; y: number; choices: Choice[] } | null>(null);
  const ref = useDismiss(menu !== null, () => setMenu(null));
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    setGrid(start('grid'));
  }, [start]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the grid inside handles keys; this is the right click of a sheet.
    <div
      className="sheet"
      onContextMenu={(event) => {
        event.preventDefault();
        if (!grid) return;
        const { x, y } = { x: Math.min(event.clientX, innerWidth - 290), y: Math.min(event.clientY, innerHeight - 430) };
        setMenu({ x, y, choices: sheetChoices(grid, grid.textAt) });
      }}
    >
      <div id="grid" />
      {grid ? <Hover grid={grid} /> : null}
      {menu ? (
        <div ref={ref} className="context" style={{ left: menu.x, top: menu.y }}>
          <Choices choices={menu.choices} done={() => setMenu(null)} />
        </div>
      ) : null}
    </div>
  );
};

export const Tabs = ({ open }: { open: (sheet: string) => void }) => {
  const { state, shownRows } = useKnown();
  if (!state) return null;
  const shown = state.sheets.filter((sheet) => !sheet.hidden || sheet.name === state.activeSheet);
  return (
    <>
      <div className="tabs" role="tablist" aria-label="Sheets">
        {shown.map((sheet) => (
          <button
            type="button"
            role="tab"
            key={sheet.id}
            aria-selected={sheet.name === state.activeSheet}
            style={sheet.color ? { boxShadow: `inset 0 -3px ${sheet.color}` } : {}}
            onClick={() => open(sheet.name)}
          >
            {sheet.name}
          </button>
        ))}
      </div>
      {shownRows ? (
        <span className="filtered">
          Filter: {shownRows.rows - shownRows.hiddenByFilter} of {shownRows.rows} rows
          <button
            type="button"
            className="link"
            onClick={() => attempt(() => ask('filter', { sheet: state.activeSheet, column: 1, show: null }))}
          >
            Remove
          </button>
        </span>
      ) : null}
    </>
  );
};
