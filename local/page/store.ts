/** What the page knows: the server's last word on everything, and the few things that are only the page's own. */
import { useSyncExternalStore } from 'react';
import type { Notice, PageState, RunLine, SheetPatch, WireThread } from '../pageWire';
import { ask } from './ask';

export interface Toast {
  id: number;
  kind: 'plain' | 'problem';
  title: string;
  text: string;
}

export type Drawer = 'mail' | 'runs' | null;

export interface Known {
  online: boolean;
  state: PageState | null;
  runs: RunLine[];
  /** Threads by user, newest first; a user whose mailbox was never looked at is missing. */
  threads: Record<string, WireThread[]>;
  toasts: Toast[];
  /** A question that the script asked and that was answered for the person. */
  alert: { title: string; text: string; answered: string } | null;
  drawer: Drawer;
  mailboxOf: string;
  /** Filter and size of the sheet on show. */
  shownRows: { hiddenByFilter: number; rows: number } | null;
}

let known: Known = {
  online: false,
  state: null,
  runs: [],
  threads: {},
  toasts: [],
  alert: null,
  drawer: null,
  mailboxOf: '',
  shownRows: null,
};
const listeners = new Set<() => void>();
const sheetListeners = new Set<(notice: Extract<Notice, { kind: 'state' | 'sheet' | 'selection' | 'reset' }>) => void>();
const KEPT_RUNS = 200;
const TOAST_MS = 6000;
let lastToast = 0;

export const change = (part: Partial<Known>): void => {
  known = { ...known, ...part };
  for (const listener of listeners) listener();
};

export const current = (): Known => known;

export const useKnown = (): Known =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => known,
  );

/** Hears of everything that belongs into the grid, in order. */
export const onSheet = (
  listener: (notice: Extract<Notice, { kind: 'state' | 'sheet' | 'selection' | 'reset' }>) => void,
): void => {
  sheetListeners.add(listener);
};

export const toast = (kind: Toast['kind'], title: string, text: string): void => {
  lastToast++;
  const id = lastToast;
  change({ toasts: [...known.toasts.slice(-3), { id, kind, title, text }] });
  setTimeout(() => change({ toasts: known.toasts.filter((each) => each.id !== id) }), TOAST_MS);
};

/** Does something that the person asked for; what goes wrong is said in a toast. Answers whether it worked. */
export const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
  try {
    await work();
    return true;
  } catch (error) {
    toast('problem', '', error instanceof Error ? error.message : String(error));
    return false;
  }
};

const stale = new Set<string>();
let fetching = false;

/** Mailboxes are fetched one at a time, and again when mail came while one was on its way. */
const fetchMail = async (): Promise<void> => {
  if (fetching) return;
  fetching = true;
  try {
    for (const user of stale) {
      stale.delete(user);
      const threads = (await ask('threads', { user })) as WireThread[];
      change({ threads: { ...known.threads, [user]: threads } });
    }
  } catch {
    // The next notice asks again.
  } finally {
    fetching = false;
  }
};

export const wantMail = (user: string): void => {
  stale.add(user);
  void fetchMail();
};

const hear = (notice: Notice): void => {
  switch (notice.kind) {
    case 'state':
      change({ state: notice.state, ...(known.mailboxOf === '' ? { mailboxOf: notice.state.actor } : {}) });
      for (const listener of sheetListeners) listener(notice);
      break;
    case 'runs':
      change({ runs: [...known.runs, ...notice.lines].slice(-KEPT_RUNS) });
      break;
    case 'mail':
      if (known.drawer === 'mail' && notice.user === known.mailboxOf) wantMail(notice.user);
      else {
        const { [notice.user]: _old, ...threads } = known.threads;
        change({ threads });
      }
      break;
    case 'toast':
      toast('plain', notice.title, notice.text);
      break;
    case 'alert':
      change({ alert: { title: notice.title, text: notice.text, answered: notice.answered } });
      break;
    case 'reset':
      change({ runs: [], threads: {}, alert: null });
      for (const listener of sheetListeners) listener(notice);
      break;
    default:
      if (notice.kind === 'sheet') change({ shownRows: rowsOf(notice.patch) });
      for (const listener of sheetListeners) listener(notice);
  }
};

const rowsOf = (patch: SheetPatch): Known['shownRows'] =>
  patch.filter ? { hiddenByFilter: patch.hiddenByFilter.length, rows: Math.max(patch.filter.rows - 1, 0) } : null;

export const connect = (): void => {
  const source = new EventSource('/events');
  source.onopen = () => change({ online: true });
  source.onerror = () => change({ online: false });
  source.onmessage = (event: MessageEvent<string>) => hear(JSON.parse(event.data) as Notice);
};
