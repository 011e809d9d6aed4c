// What the script at Google holds now, whose it is, and whether it is what was pushed.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** How the files of the product are known, whatever its version. */
const ours = [
  [/^appsscript\.json$/, () => true],
  [/^Code\.js$/, (text) => text.includes('function NEXT_TOUCH(')],
  [/^Check\.js$/, (text) => text.includes('checkInstallation')],
  [/^\w+\.html$/, (text) => text.includes('Next Touch')],
];

const isOurs = (name, text) => ours.some(([named, known]) => named.test(name) && known(text));

/** The script editor begins every project with a function that does nothing. */
const isBlank = (text) => /^\s*(?:function myFunction\(\)\s*\{\s*\}\s*)?$/.test(text);

/**
 * @param pulled file name -> text
 * @returns the names of files that somebody else wrote and that a push would delete or replace
 */
export const foreignFiles = (pulled) =>
  [...pulled]
    .filter(([name, text]) => !isBlank(text) && !isOurs(name, text))
    .map(([name]) => name)
    .sort();

const plain = (name, text) => {
  if (name !== 'appsscript.json') return text.replace(/\r\n/g, '\n').trimEnd();
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
};

/** How what is there differs from what was to be there: one word each, none where nothing differs. */
export function differences(pulled, wanted) {
  const names = [...new Set([...pulled.keys(), ...Object.keys(wanted)])].sort();
  return names.flatMap((name) => {
    if (!pulled.has(name)) return [`${name} is missing`];
    if (!Object.hasOwn(wanted, name)) return [`${name} should not be there`];
    return plain(name, pulled.get(name)) === plain(name, wanted[name]) ? [] : [`${name} is another one`];
  });
}

/**
 * Fetches a script's files into a folder that is gone afterwards.
 * @returns `failed` as clasp told it, or what `use` makes of the files, name -> text, and of `keep(folder, names)`, which copies those and
 *   the manifest for good, beside an earlier copy that says something else, and tells where
 */
export async function pull(clasp, scriptId, use) {
  // clasp refuses a folder that is reached through a symbolic link or by a short name, as the temporary folder of some systems is.
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'next-touch-deploy-')));
  try {
    const project = join(folder, '.clasp.json');
    writeFileSync(project, JSON.stringify({ scriptId }));
    const { printed, failed } = await clasp.run(['pull', '--json'], { project, folder });
    if (failed !== null) return { failed };
    const names = JSON.parse(printed.slice(printed.indexOf('{'))).pulledFiles;
    const text = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '');
    const keep = (to, which) => {
      const texts = ['appsscript.json', ...which].map((name) => [name, text(name)]);
      const isFree = (place) =>
        texts.every(([name, now]) => !existsSync(join(place, name)) || readFileSync(join(place, name), 'utf8') === now);
      let place = to;
      for (let n = 2; !isFree(place); n++) place = `${to}-${n}`;
      for (const [name, now] of texts) {
        mkdirSync(dirname(join(place, name)), { recursive: true });
        writeFileSync(join(place, name), now);
      }
      return place;
    };
    return { failed: null, ...use(new Map(names.map((name) => [name, text(name)])), keep) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
