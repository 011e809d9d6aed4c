// The real clasp, in a process of its own.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const worker = fileURLToPath(new URL('claspWorker.mjs', import.meta.url));

/**
 * Opens clasp. Nothing is started before the first command.
 * `run` gives what clasp printed, and `failed` (words, reason, status, url) where it did not do what was asked: clasp's own exit
 * code says 0 for some of that.
 */
export function openClasp({ root, user }) {
  let child = null;
  const answer = (message) =>
    new Promise((done, fail) => {
      const ended = (code) => fail(new Error(`clasp ended by itself (${code}): run npm ci, then try again.`));
      child.once('exit', ended);
      child.once('message', (reply) => {
        child.off('exit', ended);
        done(reply);
      });
      if (message !== null) child.send(message);
    });
  return {
    async run(words, { project = null, folder = root } = {}) {
      if (child === null) {
        child = fork(worker, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
        await answer(null);
      }
      const whose = user === null ? [] : ['--user', user];
      return answer({ words: [...whose, ...(project === null ? [] : ['--project', project]), ...words], folder });
    },
    close() {
      child?.kill();
      child = null;
    },
  };
}
