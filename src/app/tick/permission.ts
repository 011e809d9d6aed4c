import { formatDay } from '../../engine/calendar';
import { permissionDays } from '../../engine/decide/entry';
import { dayOf } from '../../engine/plan';
import { civilDayOf, startOfDay } from '../../engine/zones';
import { hasTag, permissionTag } from '../../sheet/tags';
import type { Run, TickRow } from './run';
import { ask, drop, type WorkQueue } from './workQueue';

const touch = 'permission';

/**
 * Somebody who said no allowed another approach: a person writes the tag Permission, in the sheet or by a click in the sidebar, and the
 * day into Follow Up On. Only then is there a task to come back. Taking the tag away takes the permission back.
 */
export function keepPermission(run: Run, queue: WorkQueue, row: TickRow): void {
  const { prospect, state, tags } = row.hand;
  // Without a column for tags nothing can be read there, nor taken away.
  if (prospect.status !== 'Not Interested' || row.source.token('Tags') === null) return;
  const stands = hasTag(tags, permissionTag);
  if (stands === (state.permission === 'given')) return;
  if (!stands) {
    drop(queue, row, (name) => name.touch === touch);
    settle(row, 'asked', '', 'Permission withdrawn: the tag Permission was taken out of Tags.');
    return;
  }
  const today = civilDayOf(run.now, run.rules.sheetZone);
  const typed = prospect.followUpOn === null ? null : dayOf(prospect.followUpOn, run.rules.sheetZone);
  const day = typed !== null && typed > today ? typed : today + permissionDays;
  ask(queue, row, {
    touch,
    enrollment: state.enrollment,
    due: startOfDay(day, run.rules.sheetZone),
    channel: 'email',
    what: 'Come back to them: they said no then, and allowed you to ask again now. Enroll them in Re-Engagement, or write yourself.',
    text: '',
    first: false,
  });
  const source = typed === day ? 'Follow Up On names the day' : 'no day was named, so half a year';
  settle(row, 'given', '', `They allow another approach from ${formatDay(day)} (tag Permission in Tags; ${source}).`);
}

function settle(row: TickRow, permission: 'asked' | 'given', needsYou: string, words: string): void {
  row.hand = {
    ...row.hand,
    prospect: { ...row.hand.prospect, permission },
    state: { ...row.hand.state, permission, suggestion: null },
    needsYou,
    cells: { ...row.hand.cells, needsYou },
    noted: [...row.hand.noted, { what: permission === 'given' ? 'Permission' : 'Permission withdrawn', words }],
  };
}
