// `npm run --silent mailcheck -- DIR`: what the product would make of every mail in DIR, one JSON line each. See docs/mailcheck.md.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The shipped rules, built in memory the way Code.js is. */
async function rules() {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { classify } from './mail/classify';
        export { rawMail } from './mail/mimeIn';
        export { defaultSettings } from './engine/settings';`,
      resolveDir: join(root, 'src'),
    },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2019',
    charset: 'utf8',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

/** Charsets that the product asks Google for; here Node reads them. */
function otherCharset(bytes, charset) {
  try {
    return new TextDecoder(charset).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}

/** A text file is the body of a person's mail: nothing in it may be taken for a header. */
const bodyAlone = (bytes) =>
  Buffer.concat([
    Buffer.from('Subject: Re:\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n'),
    bytes,
  ]);

const complain = (words) => {
  process.stderr.write(`${words}\n`);
  process.exitCode = 2;
};

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { 'opt-out-line': { type: 'string' }, 'month-first': { type: 'boolean' } },
    });
  } catch (error) {
    complain(error.message);
    return null;
  }
}

async function main() {
  const words = parsed();
  if (words === null) return;
  const [dir, ...more] = words.positionals;
  if (dir === undefined || more.length > 0)
    return complain('Usage: npm run --silent mailcheck -- DIR [--opt-out-line TEXT] [--month-first]');
  if (statSync(dir, { throwIfNoEntry: false })?.isDirectory() !== true) return complain(`"${dir}" is no folder.`);
  const { classify, rawMail, defaultSettings } = await rules();
  const context = {
    optOutLine: words.values['opt-out-line'] ?? defaultSettings.sending.optOutLine,
    ...(words.values['month-first'] === undefined ? {} : { monthFirst: words.values['month-first'] }),
  };
  const check = (file) => {
    try {
      const bytes = readFileSync(join(dir, file));
      const mail = rawMail(/\.txt$/i.test(file) ? bodyAlone(bytes) : bytes, undefined, otherCharset);
      const { kind, bounce, returns, text, why } = classify(mail, context);
      const shown = bounce === null ? null : { fault: bounce.fault, status: bounce.status, recipients: bounce.recipients };
      return { file, kind, bounce: shown, returnDate: returns, text, why };
    } catch (error) {
      return { file, kind: null, bounce: null, returnDate: null, text: '', why: `could not be read: ${error.message}` };
    }
  };
  const files = readdirSync(dir, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && /\.(?:eml|txt)$/i.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  for (const file of files) process.stdout.write(`${JSON.stringify(check(file))}\n`);
}

// Whoever reads may have read enough.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
await main();
