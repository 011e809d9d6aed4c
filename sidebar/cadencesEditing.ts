import { computed, type Signal, signal } from '@preact/signals';
import type {
  CadenceDraft,
  CadenceShown,
  CadencesAnswers,
  CadencesAsk,
  CadencesSave,
  CadencesSaved,
  PutBack,
  StepDraft,
  Wording,
} from '../src/app/cadencesContract';
import { question } from './asked';
import { call } from './call';
import { choose, cadences as enrollable } from './enrolling';

/** What is open in the Cadences view, what is being changed, and what was written. */

interface Asking<W extends keyof CadencesAnswers> {
  readonly state: Signal<{ readonly last: CadencesAnswers[W] | null; readonly busy: boolean; readonly words: string }>;
  ask(request: Extract<CadencesAsk, { what: W }>): Promise<CadencesAnswers[W] | null>;
  forget(): void;
}

/** One kind of question of the view: its answers overtake each other, never those of another kind. */
const asking = <W extends keyof CadencesAnswers>(): Asking<W> => question('sidebarCadences') as unknown as Asking<W>;

export const list = asking<'list'>();
export const judge = asking<'judge'>();
export const effect = asking<'effect'>();
export const sample = asking<'sample'>();
export const texts = asking<'texts'>();
export const trial = asking<'try'>();

/** Id of the cadence that is open; '' shows all. */
const openId = signal('');
/** Null while nothing was changed. */
export const draft = signal<CadenceDraft | null>(null);
export const open = computed<CadenceShown | null>(
  () => list.state.value.last?.cadences.find(({ id }) => id === openId.value) ?? null,
);
/** The steps as they stand here, saved or not. */
export const steps = computed<CadenceDraft | null>(() => draft.value ?? open.value?.draft ?? null);
export const isDirty = computed(() => JSON.stringify(steps.value) !== JSON.stringify(open.value?.draft ?? null));

export interface Saving {
  readonly busy: boolean;
  /** Why nothing was written; '' where it was. */
  readonly failed: string;
  readonly done: string;
  readonly undo: readonly PutBack[];
  /** Somebody changed the rows meanwhile: what was typed here is still here. */
  readonly changed: boolean;
}

const quiet: Saving = { busy: false, failed: '', done: '', undo: [], changed: false };
export const saving = signal<Saving>(quiet);

const pause = 400;

/** Runs the last of several wishes, once nothing was typed for a moment. */
function settled(work: () => void): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(work, pause);
  };
}

export const look = (): Promise<unknown> => list.ask({ what: 'list' });

/** Opens a cadence, by its id or name; '' goes back to all of them. */
export function openCadence(id: string): void {
  openId.value = id;
  draft.value = null;
  saving.value = quiet;
  for (const each of [judge, effect, sample]) each.forget();
  closeText();
}

const judgeSoon = settled(() => {
  const { value } = draft;
  const base = open.value;
  if (value !== null && base !== null) judge.ask({ what: 'judge', base: base.id, draft: value });
});

export function edit(next: CadenceDraft | null): void {
  draft.value = next;
  saving.value = quiet;
  // What was shown holds for other steps.
  effect.forget();
  sample.forget();
  if (next === null) judge.forget();
  else judgeSoon();
}

const editSteps = (change: (all: StepDraft[]) => StepDraft[]): void => {
  const { value } = steps;
  if (value !== null) edit({ ...value, steps: change([...value.steps]) });
};

export const setStep = (index: number, change: Partial<StepDraft>): void =>
  editSteps((all) => all.map((step, at) => (at === index ? { ...step, ...change } : step)));

export const removeStep = (index: number): void => editSteps((all) => all.filter((_step, at) => at !== index));

/** A new step in the middle of the gap behind another, or two days later where there is none. */
export const addStep = (index: number): void =>
  editSteps((all) => {
    const [before, after] = [Number(all[index]?.day ?? 0), all[index + 1]];
    const day = after === undefined ? before + 3 : Math.floor((before + Number(after.day)) / 2);
    const texts = { type: '', aim: '', angle: '', template: '', hours: '', ends: '' };
    const step: StepDraft = { from: null, day: String(day), touches: 'email', format: 'short', weight: 'standard', ...texts };
    return [...all.slice(0, index + 1), step, ...all.slice(index + 1)];
  });

/** Two neighbours change places; the days stay where they are. */
export const moveStep = (index: number, by: 1 | -1): void =>
  editSteps((all) => {
    const [one, other] = [all[index], all[index + by]];
    if (one === undefined || other === undefined) return all;
    all[index] = { ...other, day: one.day };
    all[index + by] = { ...one, day: other.day };
    return all;
  });

/** Writes; gives what was written, or null where nothing was. */
async function write(wish: CadencesSave): Promise<Extract<CadencesSaved, { kind: 'saved' }> | null> {
  if (saving.value.busy) return null;
  saving.value = { ...saving.value, busy: true, failed: '', changed: false };
  try {
    const answer = await call('sidebarCadencesSave', wish);
    list.state.value = { last: answer.list, busy: false, words: '' };
    // Enroll reads them anew when it is opened.
    enrollable.value = [];
    if (answer.kind === 'changed') {
      saving.value = { ...saving.value, busy: false, failed: answer.words, changed: true };
      return null;
    }
    saving.value = { ...quiet, done: answer.words, undo: answer.undo };
    return answer;
  } catch (error) {
    saving.value = { ...saving.value, busy: false, failed: (error as Error).message };
    return null;
  }
}

/** First asks who moves, where somebody is in it; saves at once where nobody is. */
export async function saveOrShow(): Promise<void> {
  const [base, next] = [open.value, draft.value];
  if (base === null || next === null) return;
  saving.value = quiet;
  if (base.people === 0) return save(null);
  await effect.ask({ what: 'effect', base: base.id, draft: next });
}

/** @param as a new name; null saves in place */
export async function save(as: string | null, copied: CadenceDraft | null = draft.value): Promise<void> {
  const base = open.value;
  if (base === null || copied === null) return;
  const answer = await write({ does: 'save', base: base.id, draft: copied, as, print: base.print });
  if (answer === null) return;
  const { value } = saving;
  openCadence(answer.id);
  saving.value = value;
  if (as !== null) choose({ cadence: answer.id });
}

export async function remove(): Promise<void> {
  const base = open.value;
  if (base === null || (await write({ does: 'delete', name: base.name, print: base.print })) === null) return;
  const { value } = saving;
  openCadence('');
  saving.value = value;
}

export async function undo(): Promise<void> {
  const parts = saving.value.undo;
  const before = texts.state.value.last;
  const answer = await write({ does: 'put back', parts });
  if (answer === null) return;
  const { value } = saving;
  draft.value = null;
  if (open.value === null) openCadence(answer.id);
  else if (before !== null) openText(before);
  saving.value = value;
}

// ---- texts --------------------------------------------------------------------------------------------------------------------------

export interface Editing {
  /** Place among the lines, from 0; null for a new one. */
  readonly line: number | null;
  readonly text: Wording;
  /** Only for this step, where it takes another one's text. */
  readonly apart: boolean;
}

export const editing = signal<Editing | null>(null);
export const emptyText: Wording = { subject: '', body: '', role: '', weight: '' };

interface OfTouch {
  readonly cadence: string;
  readonly step: number;
  readonly channel: string;
}

const trySoon = settled(() => {
  const [of, value] = [texts.state.value.last, editing.value];
  if (of === null || value === null) return;
  trial.ask({ what: 'try', cadence: of.cadence, step: of.step, channel: of.channel, text: value.text });
});

export function editText(next: Editing): void {
  editing.value = next;
  trySoon();
}

export const pickLine = (line: number | null): void => {
  const last = texts.state.value.last;
  editText({ line, text: (line === null ? undefined : last?.lines[line]) ?? emptyText, apart: last?.borrowed ?? false });
};

export async function openText({ cadence, step, channel }: OfTouch, line: number | null = 0): Promise<void> {
  trial.forget();
  const found = await texts.ask({ what: 'texts', cadence, step, channel });
  if (found !== null) pickLine(found.lines.length === 0 ? null : line);
}

export function closeText(): void {
  texts.forget();
  trial.forget();
  editing.value = null;
}

/** @param text null takes the line away */
export async function saveText(text: Wording | null): Promise<void> {
  const [of, value] = [texts.state.value.last, editing.value];
  if (of === null || value === null) return;
  const { cadence, step, channel, print } = of;
  const { line, apart } = value;
  const answer = await write({ does: 'text', cadence, step, channel, print, line, text, apart });
  if (answer !== null) await openText(of, text === null ? 0 : (line ?? of.lines.length));
}
