import type { Book } from '../book';
import { draftsToRemove, keepDraftsToRemove, removeDrafts } from '../draftsToRemove';
import type { Run } from './run';

/** Removes drafts to people who were erased from somebody else's seat. Called where the mailbox can be read; costs nothing where there are none. */
export function removeErasedDrafts(run: Run, { system }: Pick<Book, 'system'>): void {
  const pending = draftsToRemove(system, run.me);
  if (pending.length === 0) return;
  let left = pending;
  try {
    left = removeDrafts(run.world.mailbox, pending);
  } catch (error) {
    run.told.push(`Drafts to erased people could not be looked for: ${(error as Error).message}`);
  }
  if (left.length < pending.length) keepDraftsToRemove(run.world.sheets, system, run.me, left);
  if (left.length < pending.length) run.told.push(`${pending.length - left.length} drafts to erased people were removed.`);
  if (left.length > 0)
    run.told.push(`${left.length} drafts to erased people are still in the mailbox: the next run tries again.`);
}
