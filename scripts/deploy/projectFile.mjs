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
    /** @returns ids, rung and clasp's name for the login, each null where unknown, and `begun` where a run broke off before it knew them; @throws Error with a sentence where the file is no JSON */
    read() {
      if (!existsSync(path)) return { scriptId: null, sheetId: null, rung: null, user: null, begun: false };
      let held;
      try {
        held = JSON.parse(readFileSync(path, 'utf8'));
      } catch {
        throw new Error(
          `${`.clasp.${name}.json`} cannot be read: correct it, or delete it and name the script with --script-id and the sheet with --sheet-id.`,
        );
      }
      const { scriptId, parentId, rung = null, user = null } = held;
      return { scriptId: scriptId || null, sheetId: parentId || null, rung, user, begun: !scriptId };
    },
    keep({ scriptId, sheetId, rung, user }) {
      const parent = sheetId === null ? {} : { parentId: sheetId };
      write({ scriptId, ...parent, rootDir: 'dist', rung, ...(user === null ? {} : { user }) });
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
