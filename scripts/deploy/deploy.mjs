// One deployment, from the options to the sheet's address. What it needs of the world is passed in.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectFile } from './projectFile.mjs';
import { differences, foreignFiles, pull } from './remote.mjs';
import { lowerRung, manifestOf, rungOf, rungWords, scopesOf } from './rungs.mjs';
import { sentenceOf } from './sentences.mjs';

/** A failure that is told in its own words, with what clasp said below. */
class Told extends Error {
  constructor(sentence, said = '') {
    super(sentence);
    this.said = said;
  }
}

const failing = (failed, about) => new Told(sentenceOf(failed, about), failed.words);

const sheetAddress = (id) => `https://docs.google.com/spreadsheets/d/${id}/edit`;
const scriptAddress = (id) => `https://script.google.com/d/${id}/edit`;
const kilobytes = (text) => `${Math.max(1, Math.round(Buffer.byteLength(text) / 1000))} KB`;

/** Who is logged in; '' where clasp cannot say. */
async function user(clasp) {
  const { printed, failed } = await clasp.run(['show-authorized-user', '--json']);
  if (failed !== null) throw failing(failed, 'your login');
  const { loggedIn, email } = JSON.parse(printed.slice(printed.indexOf('{')));
  if (!loggedIn) throw failing({ words: 'Not logged in', reason: '', status: null }, 'your login');
  return email ?? '';
}

/** Asked before a sheet is made: otherwise each try with the Apps Script API off leaves an empty sheet in somebody's Drive. */
async function mustBeReachable(clasp) {
  const { failed } = await clasp.run(['list-versions', 'is-the-apps-script-api-switched-on', '--json']);
  const unknownId = failed !== null && [400, 403, 404].includes(failed.status);
  if (failed !== null && !(unknownId && isAboutTheId(failed))) throw failing(failed, 'the Apps Script API');
}

/** Google knows no script of that name: which it says only to somebody whose API is on. */
const isAboutTheId = ({ words }) => /not found|caller does not have permission|invalid argument/i.test(words);

/** The project's own .clasp.json goes along with every commit. An id in it is not used, and whoever wrote it there wants no second sheet. */
function mustNotBeKnownElsewhere(root, name) {
  const path = join(root, '.clasp.json');
  const script = existsSync(path) ? (/"scriptId"\s*:\s*"([^"]+)"/.exec(readFileSync(path, 'utf8'))?.[1] ?? '') : '';
  if (script !== '')
    throw new Told(
      `.clasp.json names the script ${script}, but git would carry that along: ids belong in ${name}. Empty it there, and run this again with --script-id ${script}.`,
    );
}

/** Makes the script, and the sheet where there is none. The ids are kept before anything else can go wrong. */
async function create(clasp, file, { title, sheetId, rung, user: login }, print) {
  file.open();
  const place = sheetId === null ? ['--type', 'sheets'] : ['--parentId', sheetId];
  const { printed, failed } = await clasp.run(['create-script', ...place, '--title', title, '--rootDir', 'dist'], {
    project: file.path,
  });
  const script = /script\.google\.com\/d\/([\w-]+)/.exec(printed)?.[1];
  const sheet = sheetId ?? /drive\.google\.com\/open\?id=([\w-]+)/.exec(printed)?.[1] ?? null;
  if (script === undefined) {
    file.remove();
    const isMade = /script\.googleapis\.com/.test(failed?.url ?? '');
    if (sheetId === null && (isMade || /ETIMEDOUT/.test(failed?.words ?? '')))
      print(`An empty sheet "${title}" ${isMade ? 'was' : 'may have been'} made in your Drive before this: move it to the bin.`);
    throw failing(
      failed ?? { words: printed, reason: '', status: null },
      sheetId === null ? 'the new sheet' : `the sheet ${sheetId}`,
    );
  }
  file.keep({ scriptId: script, sheetId: sheet, rung, user: login });
  print(sheetId === null ? `Made the sheet "${title}" and its script.` : `Made a script in the sheet ${sheetId}.`);
  return { scriptId: script, sheetId: sheet };
}

/** What stands in the script now; asks before files that somebody else wrote are replaced, and keeps a copy of them. */
async function look(clasp, { scriptId, options, root, ask, print }) {
  const seen = await pull(clasp, scriptId, (files, keep) => {
    const foreign = foreignFiles(files);
    const backup = foreign.length === 0 ? null : keep(join(root, '.next-touch/backup', scriptId), foreign);
    return { foreign, backup, manifest: files.get('appsscript.json') ?? null, names: [...files.keys()] };
  });
  if (seen.failed !== null) throw failing(seen.failed, `the script ${scriptId}`);
  if (seen.foreign.length > 0) {
    const what = `The script holds what is not Next Touch's: ${seen.foreign.join(', ')}`;
    const copy = `a copy is in ${relative(root, seen.backup)}`;
    if (!options.overwrite && !(await ask(`${what}. A push replaces it; ${copy}. Go on?`)))
      throw new Told(`${what}, and nothing was changed there: run this again with --overwrite if it may go (${copy}).`);
    print(`Replacing ${seen.foreign.join(', ')}; ${copy}.`);
  }
  return seen;
}

/** What of the permissions is new, for people who are asked again. */
function tellPermissions(before, after, print) {
  const known = before === null ? null : scopesOf(before);
  if (known === null) return false;
  const now = scopesOf(after);
  const more = now.filter((scope) => !known.includes(scope));
  const fewer = known.filter((scope) => !now.includes(scope));
  if (more.length > 0)
    print(`New permissions: ${more.join(', ')}. Each person is asked again, and their hourly run waits until they allowed it.`);
  if (fewer.length > 0)
    print(
      `No longer asked for: ${fewer.join(', ')}. What somebody allowed before ends at https://myaccount.google.com/connections.`,
    );
  return more.length > 0;
}

async function run(options, { root, clasp, build, ask, print }, told) {
  const file = projectFile(root, options.to);
  const known = file.read();
  // Whoever made a sheet with one of several logins updates it with the same one.
  const login = options.user ?? known.user;
  told.login = login;
  clasp.as(login);
  if (known.scriptId === null && options.scriptId === null) mustNotBeKnownElsewhere(root, file.name);
  for (const [flag, asked, held] of [
    ['--script-id', options.scriptId, known.scriptId],
    ['--sheet-id', options.sheetId, known.sheetId],
  ]) {
    if (asked !== null && held !== null && asked !== held)
      throw new Told(
        `${file.name} already names another one for ${flag}: use --to NAME for a second sheet, or delete that file.`,
      );
  }
  const title = options.title ?? 'Prospects';
  const scriptId = known.scriptId ?? options.scriptId;
  const sheetId = known.sheetId ?? options.sheetId;

  if (options.dryRun) {
    const rung = options.rung ?? known.rung ?? 'sending';
    const place = sheetId === null ? `make a sheet "${title}" with a script` : `make a script in the sheet ${sheetId}`;
    print(`Would ${scriptId === null ? place : `use the script ${scriptId}`}.`);
    print(`Would build dist/ for the rung ${rung}: ${rungWords[rung]}`);
    print(`Would push what dist/ then holds${options.check ? ', and the check' : ''}, and keep the ids in ${file.name}.`);
    print('Nothing was asked of Google, and nothing was written.');
    return;
  }

  const email = await user(clasp);
  print(email === '' ? 'Logged in with clasp.' : `Logged in as ${email}.`);
  let ids = { scriptId, sheetId };
  let before = null;
  let names = [];
  if (scriptId === null) {
    await mustBeReachable(clasp);
    if (known.begun)
      print(
        `An earlier run broke off before it knew what Google had made: if an empty sheet "${title}" or a second script is left of it, delete that.`,
      );
    ids = await create(clasp, file, { title, sheetId, rung: options.rung ?? 'sending', user: login }, print);
  } else {
    ({ manifest: before, names } = await look(clasp, { scriptId, options, root, ask, print }));
  }
  const standing = before === null ? null : rungOf(before);
  // Somebody may have moved the script down from another clone, or a move down may not have arrived: nobody goes up unasked.
  const rung = options.rung ?? lowerRung(known.rung, standing) ?? 'sending';
  if (options.rung === null && known.rung !== null && standing !== null && known.rung !== standing)
    print(
      `${file.name} names the rung ${known.rung}, and the script stands on ${standing}: it stays on the lower one, --rung moves it.`,
    );

  const files = await buildFor(rung, { root, build, options, before, names });
  print(
    `Built ${Object.entries(files)
      .map(([name, text]) => `${name} ${kilobytes(text)}`)
      .join(', ')}.`,
  );
  const asksAnew = tellPermissions(scriptId === null ? null : before, files['appsscript.json'], print);
  file.keep({ ...ids, rung, user: login });

  const pushed = await clasp.run(['push', '--force'], { project: file.path });
  if (pushed.failed !== null) throw failing(pushed.failed, `the script ${ids.scriptId}`);
  const after = await pull(clasp, ids.scriptId, (held) => ({ wrong: differences(held, files) }));
  if (after.failed !== null) throw failing(after.failed, `the script ${ids.scriptId}`);
  if (after.wrong.length > 0)
    throw new Told(
      `The push was skipped or did not arrive whole (${after.wrong.join('; ')}): run this again, and if it stays, report the words below.`,
      pushed.printed.trim(),
    );
  print(
    /already up to date/i.test(pushed.printed)
      ? 'Google held exactly these files already.'
      : `Pushed ${Object.keys(files).length} files, and read them back: Google holds exactly these.`,
  );
  print('');
  print(`Rung:   ${rung}. ${rungWords[rung]}`);
  print(ids.sheetId === null ? `Script: ${scriptAddress(ids.scriptId)}` : `Sheet:  ${sheetAddress(ids.sheetId)}`);
  print(`Next:   ${nextClick(ids.sheetId, scriptId === null || known.scriptId === null, asksAnew, options.check)}`);
}

function nextClick(sheetId, first, asksAnew, check) {
  const open = sheetId === null ? 'open the sheet of that script' : 'open the sheet';
  if (check) return `${open}, reload it, and choose Next Touch → Check this installation.`;
  if (first)
    return `${open}, wait for the menu Next Touch beside Help, and choose Next Touch → Open sidebar; allow what Google asks, then follow its three steps.`;
  return asksAnew
    ? `${open}, reload it, choose Next Touch → Open sidebar, and allow what Google asks for now.`
    : `${open} and reload it.`;
}

/** Builds after creating, since clasp laid the blank manifest of the new script over ours. */
async function buildFor(rung, { root, build, options, before, names }) {
  let files;
  try {
    files = await build({ check: options.check });
  } catch (error) {
    throw new Told(
      'The build failed, and nothing was pushed: put right what the words below name, and run this again.',
      error.message,
    );
  }
  const full = readFileSync(join(root, 'appsscript.json'), 'utf8');
  const manifest = manifestOf(rung, full);
  // clasp pushes only where a file of ours has changed: one that must go would stay, so the manifest gets another last line.
  const mustGo = names.some((name) => !Object.hasOwn(files, name));
  const text = mustGo && before === manifest ? `${manifest}\n` : manifest;
  writeFileSync(join(root, 'dist/appsscript.json'), text);
  return { ...files, 'appsscript.json': text };
}

/**
 * @param options as readOptions gives them
 * @param world `root` of the clone, `clasp`, `build({check})` writing dist/ and giving its texts by file name,
 *   `ask(question)` a person's yes or no, `print` and `complain` for lines
 * @returns the exit code
 */
export async function deploy(options, world) {
  if (!existsSync(join(world.root, 'appsscript.json'))) {
    world.complain('appsscript.json is missing here: run this in the folder of the clone.');
    return 1;
  }
  const told = { login: options.user };
  try {
    await run(options, world, told);
    return 0;
  } catch (error) {
    const own = told.login === null ? '' : ` --user ${told.login}`;
    world.complain(error.message.replaceAll('npx clasp login', `npx clasp login${own}`));
    if (error.said) world.complain(`  ${error.said.split('\n').join('\n  ')}`);
    return 1;
  } finally {
    world.clasp.close();
  }
}
