import { computed, signal } from '@preact/signals';
import type {
  CadenceShape,
  EnrollPreview,
  EnrollRow,
  Finding,
  FindingCode,
  RowWords,
  UndoReport,
} from '../src/app/sidebarContract';
import { question } from './asked';
import { call } from './call';
import { refresh } from './overview';

/** Rows a single call writes. Each call asks Google as much for one row as for all of these, so few are made; the bar moves where more are enrolled. */
const rowsPerCall = 1000;

export const selection = question('sidebarSelection');
export const preview = question('sidebarEnrollPreview');

export const cadences = signal<readonly CadenceShape[]>([]);
export const cadence = signal('outbound');
/** `YYYY-MM-DD`; '' until the sheet has said what day it is. */
export const anchor = signal('');
/** What the person ticked, as "row code". */
const ticked = signal<ReadonlySet<string>>(new Set());
export const shown = signal<RowState | 'all'>('all');

export type RowState = 'ready' | 'asks' | 'refused';

export interface Enrolled {
  readonly batch: string;
  readonly total: number;
  readonly done: number;
  readonly enrolled: number;
  readonly refused: readonly RowWords[];
  readonly busy: boolean;
  /** Why it stopped before the end; '' where it did not. */
  readonly words: string;
}

export const enrolled = signal<Enrolled | null>(null);
export const undone = signal<{ readonly busy: boolean; readonly words: string; readonly report: UndoReport | null } | null>(null);

const tickKey = (row: number, code: FindingCode): string => `${row} ${code}`;
export const isTicked = (row: number, code: FindingCode): boolean => ticked.value.has(tickKey(row, code));

export function tickAll(rows: readonly number[], code: FindingCode, on: boolean): void {
  const next = new Set(ticked.value);
  for (const row of rows) {
    if (on) next.add(tickKey(row, code));
    else next.delete(tickKey(row, code));
  }
  ticked.value = next;
}

const asksOf = (row: EnrollRow): readonly Finding[] => row.findings.filter((finding) => finding.level === 'ask');

export function stateOf(row: EnrollRow): RowState {
  if (row.findings.some((finding) => finding.level === 'refusal')) return 'refused';
  return asksOf(row).every((finding) => isTicked(row.row, finding.code)) ? 'ready' : 'asks';
}

const rowsNow = computed<readonly EnrollRow[]>(() => preview.state.value.last?.rows ?? []);

export const byState = computed<Readonly<Record<RowState, readonly EnrollRow[]>>>(() => {
  const sorted: Record<RowState, EnrollRow[]> = { ready: [], asks: [], refused: [] };
  for (const row of rowsNow.value) sorted[stateOf(row)].push(row);
  return sorted;
});

export interface AskGroup {
  readonly code: FindingCode;
  readonly rows: readonly number[];
  readonly ticked: number;
}

/** What needs a tick, over all rows that nothing else forbids. */
export const asks = computed<readonly AskGroup[]>(() => {
  const rows = new Map<FindingCode, number[]>();
  for (const row of rowsNow.value) {
    if (row.findings.some((finding) => finding.level === 'refusal')) continue;
    for (const { code } of asksOf(row)) rows.set(code, [...(rows.get(code) ?? []), row.row]);
  }
  return [...rows].map(([code, numbers]) => ({
    code,
    rows: numbers,
    ticked: numbers.filter((row) => isTicked(row, code)).length,
  }));
});

let isChosen = false;
/** A day that a person chose stays; else it is the sheet's own, also in a sidebar that stayed open overnight. */
let isDated = false;

/** The newest version of a cadence: edits for new enrollments only are saved as "… v2", "… v3". */
function newest(all: readonly CadenceShape[], id: string): string {
  const stem = `${all.find((each) => each.id === id)?.name} v`;
  const versions = all
    .filter(({ name }) => name.startsWith(stem) && /^\d+$/.test(name.slice(stem.length)))
    .sort((one, other) => Number(other.name.slice(stem.length)) - Number(one.name.slice(stem.length)));
  return versions[0]?.id ?? id;
}

/** Looks at what is selected. The cadences come with the first look, and whenever `anew`. */
export async function follow(anew = false): Promise<void> {
  if (selection.state.value.busy) return;
  const answer = await selection.ask({ withCadences: anew || cadences.value.length === 0 });
  if (answer === null) return;
  if (answer.cadences !== null) {
    cadences.value = answer.cadences;
    if (!isChosen) cadence.value = newest(answer.cadences, cadence.value);
  }
  if ((!isDated || anchor.value === '') && anchor.value !== answer.today) {
    anchor.value = answer.today;
    preview.forget();
  }
  if (cadences.value.length > 0 && !cadences.value.some((each) => each.id === cadence.value))
    cadence.value = cadences.value[0]?.id ?? '';
}

export function choose(change: { readonly cadence?: string; readonly anchor?: string }): void {
  if (change.cadence !== undefined) {
    cadence.value = change.cadence;
    isChosen = true;
  }
  if (change.anchor !== undefined) {
    anchor.value = change.anchor;
    isDated = true;
  }
  // What was shown holds for another cadence or day: it must not be enrolled from.
  preview.forget();
}

export async function show(): Promise<void> {
  enrolled.value = null;
  undone.value = null;
  ticked.value = new Set();
  shown.value = 'all';
  shownFor.value = '';
  await preview.ask({ ranges: null, cadence: cadence.value, anchor: anchor.value, includeHidden: false });
  await follow();
  shownFor.value = rangesNow();
}

const rangesNow = (): string => JSON.stringify(selection.state.value.last?.ranges);
/** The selection that the preview is of; '' while that is being found out. */
const shownFor = signal('');
/** Other rows were selected since. */
export const moved = computed(() => shownFor.value !== '' && shownFor.value !== rangesNow());

export async function enroll(view: EnrollPreview): Promise<void> {
  if (enrolled.value?.busy) return;
  const rows = byState.value.ready.map((row) => ({
    row: row.row,
    email: row.email,
    print: row.print,
    ticks: asksOf(row).map((finding) => finding.code),
  }));
  // Known here from the start: what was written by a call that then died can be undone all the same.
  const batch = [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  let state: Enrolled = { batch, total: rows.length, done: 0, enrolled: 0, refused: [], busy: true, words: '' };
  enrolled.value = state;
  undone.value = null;
  while (state.done < rows.length) {
    const part = rows.slice(state.done, state.done + rowsPerCall);
    try {
      const report = await call('sidebarEnroll', {
        cadence: view.cadence.id,
        anchor: view.anchor,
        rows: part,
        batch,
      });
      state = {
        ...state,
        done: state.done + part.length,
        enrolled: state.enrolled + report.enrolled.length,
        refused: [...state.refused, ...report.refused],
      };
      enrolled.value = state;
    } catch (error) {
      enrolled.value = { ...state, busy: false, words: (error as Error).message };
      return;
    }
  }
  enrolled.value = { ...state, busy: false };
  preview.forget();
  follow();
  refresh();
}

export async function undo(batch: string): Promise<void> {
  if (undone.value?.busy) return;
  undone.value = { busy: true, words: '', report: null };
  try {
    const report = await call('sidebarUndoEnroll', { batch });
    undone.value = { busy: false, words: '', report };
    enrolled.value = null;
    follow();
    refresh();
  } catch (error) {
    undone.value = { busy: false, words: (error as Error).message, report: null };
  }
}
