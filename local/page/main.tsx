import { createRoot } from 'react-dom/client';
import { App } from './app';
import { createGrid } from './grid';
import { connect, onSheet } from './store';
import './style.css';

const startGrid = (container: string) => {
  const grid = createGrid(container);
  onSheet(grid.hear);
  connect();
  return grid;
};

createRoot(document.getElementById('page')!).render(<App startGrid={startGrid} />);
