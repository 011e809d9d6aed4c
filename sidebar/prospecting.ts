import { signal } from '@preact/signals';
import type { Move } from '../src/app/actContract';
import type { NextWords, ProspectStory } from '../src/app/prospectContract';
import type { MarkDoneRequest } from '../src/app/sidebarContract';
import { requestOf, type Typed } from './acting';
import { question } from './asked';
import { call } from './call';
import { refresh } from './overview';
import { go, openedFor } from './route';

export const asked = question('sidebarProspect');
export const story = signal<ProspectStory | null>(null);
/** Why nobody is shown. */
export const nobody = signal('');
/** Whom another view opened this one for; '' follows the selection. */
const pinned = signal('');

/** What stands for the row as it is shown, and for the row that was selected then. */
let mark = '';
let selected = '';

/** What is being done, and why it failed; `key` says beside which button. */
export const doing = signal({ key: '', busy: false, words: '' });
export const said = signal('');

/** Words that a person tries, by prospect: they stay while other rows are looked at. */
export const tried = signal<Readonly<Record<string, { readonly subject: string; readonly words: string }>>>({});
export const lint = question('sidebarLint');

function forget(): void {
  said.value = '';
  doing.value = { key: '', busy: false, words: '' };
  lint.forget();
}

/** Looks at the selected row, or at whom the view was opened for. `anew`: whatever is known. */
export async function look(anew = false): Promise<void> {
  if (openedFor.value !== '') {
    if (pinned.value !== openedFor.value) [pinned.value, mark, selected] = [openedFor.value, '', ''];
    openedFor.value = '';
  }
  const shownId = story.value?.prospectId ?? '';
  const answer = await asked.ask({ prospectId: pinned.value, shownId, mark: anew ? '' : mark });
  if (answer === null) return;
  const hasMoved = selected !== '' && answer.selected !== selected;
  selected = answer.selected;
  if (pinned.value !== '' && hasMoved) {
    pinned.value = '';
    mark = '';
    return look();
  }
  if (answer.kind === 'same') return;
  mark = answer.mark;
  if (answer.kind === 'none') {
    story.value = null;
    nobody.value = answer.words;
    forget();
    return;
  }
  if (answer.story.prospectId !== shownId || answer.story.row !== story.value?.row) forget();
  story.value = answer.story;
}

/** Does one thing about the row that is shown, and looks at it again where it was written. What fails is said beside its button, and nothing else changes. */
async function work(key: string, ask: () => Promise<{ readonly words: string }>, writes = true): Promise<void> {
  if (doing.value.busy) return;
  doing.value = { key, busy: true, words: '' };
  said.value = '';
  try {
    const { words } = await ask();
    doing.value = { key: '', busy: false, words: '' };
    said.value = words;
    if (!writes) return;
    await look(true);
    refresh();
    // The button may be gone with what it did: whoever has no mouse goes on from where the undo stands.
    if (document.activeElement === document.body) document.getElementById('prospect-done')?.focus();
  } catch (error) {
    doing.value = { key, busy: false, words: (error as Error).message };
    // It may have failed because the row is not as it was shown.
    look();
  }
}

export function make(key: string, { prospectId, print }: ProspectStory, move: Move, typed: Typed): Promise<void> {
  const request = requestOf({ prospectId, print }, move, typed);
  return work(key, () =>
    request === null ? call('sidebarResume', { prospectId, colleagues: true }) : call('sidebarAct', request),
  );
}

export function takeBack({ prospectId, undo }: ProspectStory): Promise<void> {
  return work('undo', () =>
    undo?.does === 'enroll'
      ? call('sidebarUndoEnroll', { batch: undo.id })
      : call('sidebarAct', { does: 'take back', prospectId, act: undo?.id ?? '' }),
  );
}

export const answerTask = (key: string, request: MarkDoneRequest): Promise<void> =>
  work(key, () => call('sidebarMarkDone', request));

export const showInSheet = ({ prospectId, row }: ProspectStory): Promise<void> =>
  work('jump', () => call('sidebarJump', { prospectId, row }), false);

/** On to a view that goes by the selection: this very row is selected first. */
export async function moveOn(of: ProspectStory, to: 'enroll' | 'optouts'): Promise<void> {
  await showInSheet(of);
  if (doing.value.words === '') go(to);
}

export const sendTest = ({ prospectId, print }: ProspectStory): Promise<void> =>
  work('test', () => call('sidebarTestSend', { prospectId, print }), false);

const lintAfter = 400;
let waiting: ReturnType<typeof setTimeout> | undefined;

/** Keeps the words that are tried and asks, once the person rests, what is to be said of them. */
export function tryWords(prospectId: string, mail: Extract<NextWords, { kind: 'mail' }>, subject: string, words: string): void {
  tried.value = { ...tried.value, [prospectId]: { subject, words } };
  clearTimeout(waiting);
  waiting = setTimeout(() => lint.ask({ subject, words, basis: mail.basis }), lintAfter);
}

/** Back to the template's own words. */
export function dropWords(prospectId: string): void {
  const { [prospectId]: _dropped, ...others } = tried.value;
  clearTimeout(waiting);
  lint.forget();
  tried.value = others;
}
