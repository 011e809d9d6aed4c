import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Items that are drawn and taken away together. */
const together = 12;
/** Lists of so many items are drawn whole: a screen reader then finds all of them without scrolling. */
const few = 36;
/** Pixels before the eye at which items are drawn: more than a turn of the wheel. */
const ahead = 900;
/** Pixels that an item is taken for until one was seen. */
const guessed = 132;

interface Props<T> {
  /** Names the list for screen readers. */
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly draw: (item: T) => ComponentChildren;
  /** The item that must be there to take the focus, wherever the eye is; '' for none. */
  readonly kept?: string;
}

type PartProps<T> = Props<T> & { readonly from: number; readonly total: number };

/** Drawn while it is near the eye or holds the focus; its height stays when it goes. */
function Part<T>({ label, items, keyOf, draw, kept = '', from, total }: PartProps<T>) {
  const place = useRef<HTMLDivElement>(null);
  const height = useRef(items.length * guessed);
  const near = useSignal(from === 0);
  useEffect(() => {
    const box = place.current;
    if (box === null) return;
    const watch = new IntersectionObserver(
      (entries) => {
        const entry = entries[entries.length - 1];
        if (entry === undefined) return;
        if (!entry.isIntersecting && box.firstElementChild !== null) height.current = entry.boundingClientRect.height;
        near.value = entry.isIntersecting || box.contains(document.activeElement);
      },
      // Named, since within a frame of another site the margin counts only for the frame's own document.
      { root: document, rootMargin: `${ahead}px 0px` },
    );
    watch.observe(box);
    return () => watch.disconnect();
  }, [near]);
  const drawn = total <= few || near.value || (kept !== '' && items.some((item) => keyOf(item) === kept));
  return (
    <div ref={place} style={drawn ? undefined : { height: `${height.current}px` }}>
      {drawn ? (
        <ul class="list drawn" aria-label={total > together ? `${label}, from ${from + 1} of ${total}` : label}>
          {items.map((item, index) => (
            <li key={keyOf(item)} aria-posinset={from + index + 1} aria-setsize={total}>
              {draw(item)}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** A list of thousands of items, of which those near the eye are drawn. */
export function Windowed<T>(props: Props<T>): JSX.Element {
  const { items } = props;
  const parts = Array.from({ length: Math.ceil(items.length / together) }, (_, index) => index * together);
  return (
    <>
      {parts.map((from) => (
        <Part key={from} {...props} items={items.slice(from, from + together)} from={from} total={items.length} />
      ))}
    </>
  );
}
