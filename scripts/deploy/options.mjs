// What may stand behind `npm run deploy --`, and what it means.
import { parseArgs } from 'node:util';
import { rungNames } from './rungs.mjs';

export const help = `Puts Next Touch into a Google Sheet of yours, and later brings it up to date.

  npm run deploy                       the first time: makes a sheet with the add-on; later: updates it
  npm run deploy -- --rung drafts      asks Google for less: formulas, drafts or sending (default: sending, then what it was)
  npm run deploy -- --title "Leads"    the new sheet's name (default: Prospects)
  npm run deploy -- --sheet-id ID      puts a script into this sheet of yours, which has none yet
  npm run deploy -- --script-id ID     uses this script, of a sheet of yours, instead of making one; name the sheet, too, to see its address
  npm run deploy -- --to NAME          several sheets from one clone: each has a name and a file .clasp.NAME.json
  npm run deploy -- --check            adds the check of the installation to the menu; the next deploy without it takes it away
  npm run deploy -- --user NAME        the login made by "npx clasp login --user NAME"
  npm run deploy -- --overwrite        replaces files in the script that are not Next Touch's, without asking
  npm run deploy -- --dry-run          says what would be done, and asks Google nothing

You are logged in once by "npx clasp login". Ids are kept in .clasp.local.json, which git ignores.
The rungs: formulas (no Gmail at all) · drafts (reads replies, writes drafts; Google's gmail.compose includes sending) · sending (and an hourly run).`;

const known = {
  rung: { type: 'string' },
  title: { type: 'string' },
  'sheet-id': { type: 'string' },
  'script-id': { type: 'string' },
  to: { type: 'string' },
  user: { type: 'string' },
  check: { type: 'boolean' },
  overwrite: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
};

/** An id, or the id in an address that somebody copied from the browser. */
const idIn = (text) => /\/(?:d|projects)\/([\w-]{10,})/.exec(text)?.[1] ?? (/^[\w-]{10,}$/.test(text) ? text : null);

/**
 * npm keeps to itself every option that does not stand behind two hyphens by themselves: without a word, a dry run would be a real one,
 * and `--rung=drafts` would ask for everything. It takes `--to` for the beginning of an option of its own.
 * @param env of the process; @returns the sentence, or null where nothing was kept
 */
export function keptByNpm(env) {
  if (env.npm_lifecycle_event !== 'deploy') return null;
  const place = (name) => `npm_config_${name === 'to' ? 'token_description' : name.replace('-', '_')}`;
  const kept = Object.keys(known).filter((name) => (env[place(name)] ?? '') !== '');
  return kept.length === 0
    ? null
    : `npm kept ${kept.map((name) => `--${name}`).join(', ')} to itself, and nothing was done: put two hyphens before the options, as in npm run deploy -- --${kept[0]}`;
}

/** @returns the options, or `wrong`: a sentence about what cannot be understood */
export function readOptions(words) {
  let values;
  try {
    ({ values } = parseArgs({ args: words, options: known, strict: true, allowPositionals: false }));
  } catch (error) {
    const named = /'([^']+)'/.exec(error.message)?.[1] ?? words.join(' ');
    return { wrong: `"${named}" is not understood: npm run deploy -- --help lists what is.` };
  }
  for (const name of ['title', 'sheet-id', 'script-id', 'to', 'user', 'rung']) {
    if (values[name]?.trim() === '') return { wrong: `--${name} needs a value after it.` };
  }
  if (values.rung !== undefined && !rungNames.includes(values.rung))
    return { wrong: `There is no rung "${values.rung}": choose formulas, drafts or sending.` };
  if (values.to !== undefined && !/^[A-Za-z0-9_-]+$/.test(values.to))
    return {
      wrong: `--to "${values.to}": a name of letters, digits and hyphens, please, since it becomes part of a file's name.`,
    };
  const ids = {};
  for (const name of ['sheet-id', 'script-id']) {
    if (values[name] === undefined) continue;
    ids[name] = idIn(values[name]);
    if (ids[name] === null)
      return { wrong: `--${name} "${values[name]}" is no id: copy the long word of letters and digits out of its address.` };
  }
  return {
    rung: values.rung ?? null,
    title: values.title ?? null,
    sheetId: ids['sheet-id'] ?? null,
    scriptId: ids['script-id'] ?? null,
    to: values.to ?? 'local',
    user: values.user ?? null,
    check: values.check === true,
    overwrite: values.overwrite === true,
    dryRun: values['dry-run'] === true,
    help: values.help === true,
  };
}
