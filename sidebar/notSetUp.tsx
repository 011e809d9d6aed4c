import { overview } from './overview';
import { Action } from './parts';
import { go } from './route';

/** In place of a view that has nothing to show before set-up. */
export function NotSetUp() {
  return (
    <div class="empty">
      <p>This file is not set up yet.</p>
      <Action main run={() => go(overview.state.value.last?.firstStep === null ? 'setup' : 'firststeps')}>
        Set it up
      </Action>
    </div>
  );
}
