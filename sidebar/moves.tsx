import { useSignal } from '@preact/signals';
import type { Move } from '../src/app/actContract';
import type { NeedsYouItem } from '../src/app/sidebarContract';
import { acts, move, resume } from './overview';
import { Action } from './parts';

/** What one click can do about a person: what their mail suggests stands first, the rest behind a fold. */

const keyOf = (item: NeedsYouItem): string => `needs ${item.prospectId} ${item.row}`;

const labelOf = ({ words }: Move, name: string): string => `${words}: ${name}`;

function DatedMove({ item, made, off }: { readonly item: NeedsYouItem; readonly made: Move; readonly off: boolean }) {
  const day = useSignal(made.date?.value ?? '');
  return (
    <div class="dated">
      <label class="field">
        <span>{made.words}</span>
        <input
          type="date"
          value={day.value}
          aria-label={labelOf(made, item.name)}
          onInput={(event) => {
            day.value = event.currentTarget.value;
          }}
        />
      </label>
      <Action
        main={made.suggested}
        off={off || day.value === ''}
        label={`Note it, ${labelOf(made, item.name)}`}
        run={() => move(keyOf(item), item.prospectId, made, day.value)}
      >
        Note it
      </Action>
    </div>
  );
}

function OneMove({ item, made, off }: { readonly item: NeedsYouItem; readonly made: Move; readonly off: boolean }) {
  if (made.date !== null) return <DatedMove item={item} made={made} off={off} />;
  return (
    <Action
      main={made.suggested}
      off={off}
      label={labelOf(made, item.name)}
      run={() =>
        made.does === 'resume all' ? resume(keyOf(item), item.prospectId, true) : move(keyOf(item), item.prospectId, made, '')
      }
    >
      {made.words}
    </Action>
  );
}

export function Moves({ item }: { readonly item: NeedsYouItem }) {
  const off = acts.value[keyOf(item)]?.busy ?? false;
  const open = item.moves.filter(({ suggested, does }) => suggested || does === 'undo' || does === 'resume all');
  const folded = item.moves.filter((made) => !open.includes(made));
  const alone = folded.length === 1 && folded[0]?.does === 'dismiss';
  const draw = (made: Move) => <OneMove key={`${made.does} ${made.outcome}`} item={item} made={made} off={off} />;
  return (
    <>
      <div class="actions">
        {open.map(draw)}
        {item.resumable ? (
          <Action off={off} label={`Resume ${item.name}`} run={() => resume(keyOf(item), item.prospectId, false)}>
            Resume
          </Action>
        ) : null}
        {alone ? folded.map(draw) : null}
      </div>
      {folded.length === 0 || alone ? null : (
        <details>
          <summary>What else came of it</summary>
          <div class="moves">{folded.map(draw)}</div>
        </details>
      )}
    </>
  );
}
