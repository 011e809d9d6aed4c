import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { PageState } from '../pageWire';

type MenuItem = PageState['menu'][number];

/** Closes whatever is open when a person clicks elsewhere or presses Escape. */
export const useDismiss = (open: boolean, close: () => void) => {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: PointerEvent) => {
      if (!ref.current?.contains(event.target as Node)) close();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    addEventListener('pointerdown', away, true);
    addEventListener('keydown', key, true);
    addEventListener('blur', close);
    return () => {
      removeEventListener('pointerdown', away, true);
      removeEventListener('keydown', key, true);
      removeEventListener('blur', close);
    };
  }, [open, close]);
  return ref;
};

export interface Choice {
  /** null draws a line. */
  label: string | null;
  hint?: string;
  disabled?: boolean;
  act?: () => void;
  inner?: Choice[];
}

export const Choices = ({ choices, done }: { choices: Choice[]; done: () => void }) => (
  <div className="menu" role="menu">
    {choices.map((choice, index) =>
      choice.label === null ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name and never move.
        <hr key={index} />
      ) : choice.inner ? (
        <div className="submenu" key={choice.label}>
          <button type="button" role="menuitem" aria-haspopup="true">
            {choice.label}
            <span className="hint">▸</span>
          </button>
          <Choices choices={choice.inner} done={done} />
        </div>
      ) : (
        <button
          type="button"
          role="menuitem"
          key={choice.label}
          disabled={choice.disabled ?? false}
          onClick={() => {
            done();
            choice.act?.();
          }}
        >
          {choice.label}
          {choice.hint ? <span className="hint">{choice.hint}</span> : null}
        </button>
      ),
    )}
  </div>
);

export const MenuButton = ({ label, choices, children }: { label: string; choices: Choice[]; children?: ReactNode }) => {
  const [open, setOpen] = useState(false);
  const ref = useDismiss(open, () => setOpen(false));
  return (
    <div className="menu-button" ref={ref}>
      <button type="button" aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
        {children ?? label}
      </button>
      {open ? <Choices choices={choices} done={() => setOpen(false)} /> : null}
    </div>
  );
};

/** The product's own menu as it built it, with the path of captions that finds an item again. */
export const productChoices = (items: MenuItem[], path: string[], click: (caption: string) => void): Choice[] =>
  items.map((item): Choice => {
    if (item.kind === 'separator') return { label: null };
    if (item.kind === 'menu') return { label: item.caption, inner: productChoices(item.items, [...path, item.caption], click) };
    return { label: item.caption, act: () => click([...path, item.caption].join(' > ')) };
  });
