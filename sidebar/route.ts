import { signal } from '@preact/signals';

/** Every view of the sidebar: those of the tab row, and those behind More. */
export type View =
  | 'today'
  | 'prospect'
  | 'enroll'
  | 'more'
  | 'cadences'
  | 'insight'
  | 'health'
  | 'optouts'
  | 'setup'
  | 'firststeps';

/** The view that is open. */
export const view = signal<View>('today');

/** What it was opened for, such as a Prospect ID or the id of a cadence; '' where a person just opened it. */
export const openedFor = signal('');

/** Moves on with every `go`: then the focus, which stood on something that is gone, goes to the view. */
export const arrivals = signal(0);

const storeName = 'next-touch view';

/** Opens a view from within another one. */
export function go(to: View, what = ''): void {
  show(to, what);
  arrivals.value += 1;
}

/** Opens a view and leaves the focus where it is. */
export function show(to: View, what = ''): void {
  view.value = to;
  openedFor.value = what;
  try {
    sessionStorage.setItem(storeName, to);
  } catch {
    // A browser that keeps nothing for pages within pages: the sidebar opens on Today.
  }
}

/** The view this browser tab had open when the sidebar was closed; null in a new tab, so that a day begins with Today. */
export function lastView(): string | null {
  try {
    return sessionStorage.getItem(storeName);
  } catch {
    return null;
  }
}
