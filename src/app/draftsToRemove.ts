import type { Mailbox } from '../ports/mailbox';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Cell } from '../sheet/cells/cell';
import { sheetNames } from '../sheet/sheetNames';
import type { SystemRead } from '../sheet/systemSheet';

/**
 * Drafts to people who were erased: nothing in the sheet says any more to whom they are, so they are kept by their ids alone, one row of
 * the System sheet for each mailbox, until that mailbox's own run has removed them.
 */
export interface DraftToRemove {
  /** '' where a run died before it learned the id; then the key finds it. */
  readonly draftId: string;
  readonly threadId: string;
  readonly key: string;
}

const prefix = 'Drafts to Remove ';
const nameFor = (owner: string): string => `${prefix}${owner.toLowerCase()}`;

const isText = (value: unknown): value is string => typeof value === 'string';

/** What one mailbox still has to remove; a damaged cell asks for nothing. */
export function draftsToRemove(system: SystemRead, owner: string): readonly DraftToRemove[] {
  try {
    const parsed: unknown = JSON.parse(String(system.value(nameFor(owner)) || '[]'));
    if (!Array.isArray(parsed)) return [];
    return parsed.flatMap((each: Partial<DraftToRemove> | null) =>
      isText(each?.draftId) && isText(each.threadId) && isText(each.key)
        ? [{ draftId: each.draftId, threadId: each.threadId, key: each.key }]
        : [],
    );
  } catch {
    return [];
  }
}

/** Puts a mailbox's drafts on the System sheet in the place of what stood there. */
export function keepDraftsToRemove(
  sheets: Pick<Spreadsheet, 'append' | 'write'>,
  system: SystemRead,
  owner: string,
  drafts: readonly DraftToRemove[],
): void {
  const row = system.rowOf(nameFor(owner));
  const cell: Cell = drafts.length === 0 ? '' : JSON.stringify(drafts);
  if (row !== null) sheets.write(sheetNames.system, row, 2, [[cell]]);
  else if (drafts.length > 0) sheets.append(sheetNames.system, [[nameFor(owner), cell]]);
}

/**
 * Removes drafts from the present user's mailbox. One whose id has changed is known by its thread, one without an id by its key.
 * @returns those that could not be removed; what is gone already is no failure
 */
export function removeDrafts(
  mailbox: Pick<Mailbox, 'drafts' | 'draftWithKey' | 'deleteDraft'>,
  drafts: readonly DraftToRemove[],
): readonly DraftToRemove[] {
  if (drafts.length === 0) return [];
  const open = mailbox.drafts();
  return drafts.filter((draft) => {
    const place =
      open.find(({ draftId }) => draftId !== '' && draftId === draft.draftId) ??
      open.find(({ threadId }) => threadId !== '' && threadId === draft.threadId) ??
      (draft.draftId === '' ? mailbox.draftWithKey(draft.key) : null);
    if (place === null) return false;
    try {
      mailbox.deleteDraft(place.draftId);
      return false;
    } catch {
      return true;
    }
  });
}
