import { useState } from 'react';

const KEY = 'next-touch-hint';
const STEPS = [
  ['Set up', 'in the sidebar: it shows what it will add before it writes.'],
  ['Enroll', 'rows: click their numbers, choose a cadence in the sidebar, then switch sending on.'],
  ['Move the clock', 'to the next due hour, and answer the mail as the prospect.'],
] as const;

/** Three lines for somebody who sees the page for the first time; gone for good once closed. */
export const Hint = () => {
  const [closed, setClosed] = useState(() => localStorage.getItem(KEY) === 'closed');
  if (closed) return null;
  return (
    <section className="hint" aria-label="First steps">
      <ol>
        {STEPS.map(([what, how]) => (
          <li key={what}>
            <strong>{what}</strong> {how}
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="icon"
        aria-label="Close the first steps"
        onClick={() => {
          localStorage.setItem(KEY, 'closed');
          setClosed(true);
        }}
      >
        ✕
      </button>
    </section>
  );
};
