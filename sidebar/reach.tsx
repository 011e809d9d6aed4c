import { useSignal } from '@preact/signals';
import type { TaskAnswer } from '../src/app/sidebarContract';
import { reachable } from './links';
import { Action } from './parts';

/** What a task can be answered with, by its channel. */
const answers: Readonly<Record<string, readonly TaskAnswer[]>> = {
  call: ['Done', 'No answer', 'Left voicemail', 'Skipped'],
  voicemail: ['Left voicemail', 'No answer', 'Skipped'],
};
const usual: readonly TaskAnswer[] = ['Done', 'Skipped'];

export const answersFor = (channel: string): readonly TaskAnswer[] => answers[channel.toLowerCase()] ?? usual;

interface CopyProps {
  readonly text: string;
  readonly words?: string;
  readonly label?: string;
  readonly letter?: string;
}

export function Copy({ text, words = 'Copy text', label = words, letter }: CopyProps) {
  const copied = useSignal('');
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => (copied.value = 'Copied'),
      () => (copied.value = 'The browser did not allow it: select the text and copy it'),
    );
  };
  return (
    <>
      <Action run={copy} label={label} letter={letter}>
        {words}
      </Action>
      <span role="status">{copied.value}</span>
    </>
  );
}

/** A phone number or a profile as a cell has it: a link only where it is surely one. */
export function Reach({ text }: { readonly text: string }) {
  const link = reachable(text);
  if (text.trim() === '') return null;
  return (
    <p>
      {link === null ? (
        <span>{text}</span>
      ) : (
        <a href={link} rel="noopener noreferrer" target="_blank">
          {text}
        </a>
      )}
    </p>
  );
}
