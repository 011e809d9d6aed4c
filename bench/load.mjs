// What loading costs: every execution of every formula, menu and trigger reads the whole script anew.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { atMost, figure, timed, times } from './figure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const code = `${root}dist/Code.js`;
const here = fileURLToPath(import.meta.url);

export const title = 'Load';

/** Once, in a process that has never seen the script. */
const loaded = () => JSON.parse(execFileSync(process.execPath, [here], { encoding: 'utf8' }));

export async function measure({ quick }) {
  const colds = times(quick ? 5 : 15, loaded);
  const script = new vm.Script(readFileSync(code, 'utf8'));
  const again = times(15, () => {
    const [formulas, app] = times(2, () => vm.createContext(Object.create(null)));
    return {
      formulas: timed(() => script.runInContext(formulas)) + timed(() => vm.runInContext('formulas_()', formulas)),
      app: timed(() => script.runInContext(app)) + timed(() => vm.runInContext('app_()', app)),
    };
  });
  const of = (list, key) => list.map((each) => each[key]);
  return [
    figure('Code.js', 'bytes', [readFileSync(code).byteLength], atMost(200_000)),
    figure('Reading the script, never seen before', 'ms', of(colds, 'compile')),
    figure('A formula: evaluate what it needs, never seen before', 'ms', of(colds, 'formulas'), atMost(5)),
    figure('Anything else: evaluate what it needs, never seen before', 'ms', of(colds, 'app'), atMost(5)),
    figure('A formula: evaluate, once the engine has read the script', 'ms', of(again, 'formulas'), atMost(5)),
    figure('Anything else: evaluate, once the engine has read the script', 'ms', of(again, 'app'), atMost(5)),
  ];
}

if (process.argv[1] === here) {
  const text = readFileSync(code, 'utf8');
  let script;
  const compile = timed(() => {
    script = new vm.Script(text);
  });
  const context = vm.createContext(Object.create(null));
  script.runInContext(context);
  const formulas = timed(() => vm.runInContext('formulas_()', context));
  // The app boots on top of what it shares with the formulas; both together are what an execution of it pays.
  const app = formulas + timed(() => vm.runInContext('app_()', context));
  console.log(JSON.stringify({ compile, formulas, app }));
}
