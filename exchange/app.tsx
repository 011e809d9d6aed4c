import { useState } from 'preact/hooks';
import { Exporting } from './exporting';
import { Importing } from './importing';

const views = { import: 'Import prospects', export: 'Export' } as const;
type View = keyof typeof views;
const names = Object.keys(views) as readonly View[];

export function App() {
  const [view, setView] = useState<View>('import');
  const move = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const next = view === 'import' ? 'export' : 'import';
    setView(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <main>
      <h1 class="unseen">Import and export</h1>
      <div role="tablist" aria-label="Import and export" onKeyDown={move}>
        {names.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-selected={view === each}
            aria-controls={`view-${each}`}
            tabIndex={view === each ? 0 : -1}
            onClick={() => setView(each)}
          >
            {views[each]}
          </button>
        ))}
      </div>
      {names.map((each) => (
        <div key={each} role="tabpanel" id={`view-${each}`} aria-labelledby={`tab-${each}`} hidden={view !== each}>
          {each === 'import' ? <Importing /> : <Exporting />}
        </div>
      ))}
    </main>
  );
}
