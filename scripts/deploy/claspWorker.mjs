// Runs clasp's own commands one after another in one process: loading it costs more than a second, and a deployment needs five.
// What clasp prints is caught and handed to the parent; `process.chdir` and what clasp changes of the process stay in here.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const home = dirname(createRequire(import.meta.url).resolve('@google/clasp'));
const part = (path) => import(pathToFileURL(join(home, path)).href);
const { makeProgram } = await part('commands/program.js');
const { claspEnv } = await part('commands/utils.js');
claspEnv.isInteractive = false;
claspEnv.isBrowserPresent = false;
process.removeAllListeners('warning');

/** What is to be known of an error: clasp hides Google's answer in the cause. */
const told = (error) => {
  // Not every command of clasp hides it.
  const answer = error.cause?.error ?? error;
  return {
    words: [error.message, error.cause?.message, answer.message, answer.cause?.message, answer.response?.data?.error_description]
      .filter((each) => typeof each === 'string' && each !== '')
      .filter((each, index, all) => all.indexOf(each) === index)
      .join(' · ')
      // Where a login file cannot be read, the words quote a piece of it.
      .replace(/(?:\.\.\.)?"[\s\S]*"(?:\.\.\.)? is not valid JSON/g, 'it is not valid JSON'),
    reason: answer.errors?.[0]?.reason ?? '',
    status: answer.status ?? null,
    url: String(answer.config?.url ?? ''),
  };
};

process.on('message', async ({ words, folder }) => {
  const printed = [];
  const streams = [process.stdout, process.stderr];
  const writes = streams.map((stream) => stream.write);
  for (const stream of streams)
    stream.write = (text) => {
      printed.push(String(text));
      return true;
    };
  let failed = null;
  try {
    process.chdir(folder);
    await makeProgram().parseAsync(['node', 'clasp', ...words]);
  } catch (error) {
    failed = told(error);
  }
  streams.forEach((stream, index) => {
    stream.write = writes[index];
  });
  process.send({ printed: printed.join(''), failed });
});
process.send({ ready: true });
