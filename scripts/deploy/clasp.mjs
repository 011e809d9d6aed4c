// The real clasp, in a process of its own.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const worker = fileURLToPath(new URL('claspWorker.mjs', import.meta.url));

/**
 * Opens clasp. Nothing is started before the first command.
 * `run` gives what clasp printed, and `failed` (words, reason, status, url) where it did not do what was asked: clasp's own exit
 * code says 0 for some of that.
 * @param patience milliseconds for one command: clasp itself would wait for ever
 */
export function openClasp({ root, patience = 180_000 }) {
  let child = null;
  let user = null;
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
    /** @param name clasp's name for one of several logins; null for the usual one */
    as(name) {
      user = name;
    },
    async run(words, { project = null, folder = root } = {}) {
      if (child === null) {
        child = fork(worker, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
        await answer(null);
      }
      const whose = user === null ? [] : ['--user', user];
      const asked = answer({ words: [...whose, ...(project === null ? [] : ['--project', project]), ...words], folder });
      let timer;
      const late = new Promise((done) => {
        timer = setTimeout(() => done(null), patience);
      });
      const reply = await Promise.race([asked, late]);
      clearTimeout(timer);
      if (reply !== null) return reply;
      asked.catch(() => undefined);
      child.kill();
      child = null;
      const failed = { words: `ETIMEDOUT: no answer within ${patience / 1000} seconds`, reason: '', status: null, url: '' };
      return { printed: '', failed };
    },
    close() {
      child?.kill();
      child = null;
    },
  };
}
