// Deploys again and again, each time in a folder of its own, with one clasp for all: to load clasp takes longer than to deploy.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openClasp } from '../../scripts/deploy/clasp.mjs';
import { deploy } from '../../scripts/deploy/deploy.mjs';
import { readOptions } from '../../scripts/deploy/options.mjs';

const clasp = openClasp({ root: process.cwd() });

process.on('message', async ({ root, words, product, answer, patience }) => {
  const own = patience === null ? clasp : openClasp({ root, patience });
  const printed = [];
  const questions = [];
  const build = async ({ check }) => {
    if (product === null) throw new Error('src/main.ts: no such rule');
    const files = { ...product, ...(check ? { 'Check.js': 'function checkInstallation_() {}\n' } : {}) };
    mkdirSync(join(root, 'dist'), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'dist', name), text);
    return files;
  };
  const options = readOptions(words);
  const code =
    options.wrong === undefined
      ? await deploy(options, {
          root,
          clasp: {
            as: own.as,
            run: (asked, where = {}) => own.run(asked, { folder: root, ...where }),
            close: () => (own === clasp ? undefined : own.close()),
          },
          build,
          ask: async (question) => {
            questions.push(question);
            return answer;
          },
          print: (line) => printed.push(line),
          complain: (line) => printed.push(line),
        })
      : 2;
  process.send({ code, printed: options.wrong ?? printed.join('\n'), questions });
});
process.on('disconnect', () => clasp.close());
