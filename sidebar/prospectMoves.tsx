import { useSignal } from '@preact/signals';
import type { Move } from '../src/app/actContract';
import type { ProspectStory } from '../src/app/prospectContract';
import { Action, Failed, Field } from './parts';
import { doing, make } from './prospecting';

const keyOf = ({ does, outcome }: Move): string => `${does} ${outcome}`;

/** One thing that can be done about the row: what it asks for, the button, and what follows from it. */
function OneMove({ story, move }: { readonly story: ProspectStory; readonly move: Move }) {
  const day = useSignal(move.date?.value ?? '');
  const text = useSignal(move.text?.value ?? '');
  const key = keyOf(move);
  const { busy, words, key: at } = doing.value;
  const missing = (move.date !== null && day.value === '') || (move.text !== undefined && text.value.trim() === '');
  const asks = move.date !== null || move.text !== undefined;
  const typed = { day: day.value, text: text.value };
  return (
    <div class="move">
      <div class="dated">
        {move.date === null ? null : (
          <Field label={move.words} type="date" value={day.value} set={(value) => (day.value = value)} />
        )}
        {move.text === undefined ? null : (
          <Field label={`${move.words}: ${move.text.heading}`} value={text.value} set={(value) => (text.value = value)} />
        )}
        <Action
          main={move.suggested}
          off={busy || missing}
          {...(asks ? { label: `Do it: ${move.words}` } : {})}
          run={() => make(key, story, move, typed)}
        >
          {asks ? 'Do it' : move.words}
        </Action>
      </div>
      {move.tells === undefined ? null : <p class="faint">{move.tells}</p>}
      <Failed words={at === key ? words : ''} />
    </div>
  );
}

export function Moves({ story, moves }: { readonly story: ProspectStory; readonly moves: readonly Move[] }) {
  return (
    <>
      {moves.map((move) => (
        <OneMove key={`${story.prospectId} ${keyOf(move)} ${move.date?.value ?? ''}`} story={story} move={move} />
      ))}
    </>
  );
}
