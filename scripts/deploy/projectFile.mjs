// Where the ids of somebody's own sheet and script are kept: a file that git ignores and clasp reads with -P.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of one's own beside .clasp.json: clasp makes no new script where the project file holds any id, not even an empty one. */
export function projectFile(root, name) {
  const path = join(root, `.clasp.${name}.json`);
  const write = (ids) => writeFileSync(path, `${JSON.stringify(ids, null, 2)}\n`);
  return {
    path,
    name: `.clasp.${name}.json`,
    /** @returns ids and rung, each null where unknown, and `begun` where a run broke off before it knew them; @throws Error with a sentence where the file is no JSON */
    read() {
      if (!existsSync(path)) return { scriptId: null, sheetId: null, rung: null, begun: false };
      let held;
      try {
        held = JSON.parse(readFileSync(path, 'utf8'));
      } catch {
        throw new Error(
          `${`.clasp.${name}.json`} cannot be read: correct it, or delete it and name the script with --script-id and the sheet with --sheet-id.`,
        );
      }
      return { scriptId: held.scriptId || null, sheetId: held.parentId || null, rung: held.rung ?? null, begun: !held.scriptId };
    },
    keep({ scriptId, sheetId, rung }) {
      write({ scriptId, ...(sheetId === null ? {} : { parentId: sheetId }), rootDir: 'dist', rung });
    },
    /** Before there are ids: clasp then knows where the folder is and that a script may be made. */
    open() {
      write({ rootDir: 'dist' });
    },
    remove() {
      rmSync(path, { force: true });
    },
  };
}
