// One call of a custom function in a sealed realm: the bundle, or the plain way, on columns of cells.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { build } from 'esbuild';
import { askedOn, columnsOf, sheetZone } from './columns.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Arguments in the order in which each function takes them; `today` is one cell, '-' is left blank. */
const argumentsOf = {
  NEXT_TOUCH: 'sequence anchor steps_done last_contact deal_size stakeholders engagement time_zone exit_status not_before'.split(
    ' ',
  ),
  EXIT_STATUS: 'sequence steps_done last_contact outcome last_reply timeline_pushes engagement today status'.split(' '),
};
export const functionNames = Object.keys(argumentsOf);

/** The plain way and the floor get these as parameters, as the bundle does: looking a global up in a sealed realm is slow. */
const oftenUsed = 'Array, Date, Map, Math, Number, Object, Set, String';

const inRealm = `
  var SpreadsheetApp = { getActive: () => ({ getSpreadsheetTimeZone: () => '${sheetZone}' }) };
  var given = {};
  const revived = (cell) => (typeof cell === 'object' ? new Date(cell.at) : cell);
  function fill(text) {
    for (const [name, cells] of Object.entries(JSON.parse(text))) given[name] = cells.map((cell) => [revived(cell)]);
    given.today = new Date(${askedOn.at});
  }
  var floor = ((Array, Date) => (names, dates) => {
    const columns = names.map((name) => given[name]);
    const rows = [];
    let filled = 0;
    for (let row = 0; row < columns[0].length; row++) {
      for (const column of columns) {
        const cell = Array.isArray(column) ? column[row][0] : column;
        if (typeof cell === 'object' ? cell.getTime() > 0 : cell !== '') filled++;
      }
      rows.push([row < dates ? new Date(filled) : '']);
    }
    return rows;
  })(Array, Date);
  var plainly = ((Array) => (rule, names) => {
    const columns = names.map((name) => given[name]);
    return columns[0].map((_, at) => {
      const row = {};
      names.forEach((name, index) => { row[name] = Array.isArray(columns[index]) ? columns[index][at][0] : columns[index]; });
      return [rule(row, '${sheetZone}')];
    });
  })(Array);`;

const bundleScript = () => new vm.Script(readFileSync(`${root}dist/Code.js`, 'utf8'), { filename: 'Code.js' });

/** The plain way as a script: \`plain.nextTouch\`, \`plain.exitStatus\`. */
export async function plainScript() {
  const { outputFiles } = await build({
    entryPoints: [`${root}bench/plainWay.mjs`],
    bundle: true,
    format: 'iife',
    globalName: 'plain',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2019',
    write: false,
  });
  const text = `var plain = ((${oftenUsed}) => { ${outputFiles[0].text}; return plain; })(${oftenUsed});`;
  return new vm.Script(text, { filename: 'plainWay.js' });
}

/** A realm with the bundle, the cells of so many rows, and whatever else is given. */
export const realmWith = (rows, seed, scripts = []) => {
  const context = vm.createContext(Object.create(null));
  vm.runInContext(inRealm, context);
  context.cells = JSON.stringify(columnsOf(rows, seed));
  vm.runInContext('fill(cells)', context);
  for (const script of [bundleScript(), ...scripts]) script.runInContext(context);
  return context;
};

const namesText = (name) => JSON.stringify(argumentsOf[name]);

/** The source of a call: of the product, of the plain way, and of the floor with as many Dates as the product answers. */
export const callsOf = (name) => ({
  product: `${name}(${argumentsOf[name].map((each) => `given.${each}`).join(', ')})`,
  plain: `plainly(plain.${name === 'NEXT_TOUCH' ? 'nextTouch' : 'exitStatus'}, ${namesText(name)})`,
  floor: (dates) => `floor(${namesText(name)}, ${dates})`,
});

/** Answers as text, row by row, so that two ways can be compared. */
export const answersOf = (context, call) =>
  JSON.parse(vm.runInContext(`JSON.stringify(${call})`, context)).map(([cell]) => cell ?? '');

// One cold call, in a process of its own: the file is read and compiled, the function is called once.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , name, rows, seed] = process.argv;
  const context = vm.createContext(Object.create(null));
  vm.runInContext(inRealm, context);
  context.cells = JSON.stringify(columnsOf(Number(rows), Number(seed)));
  vm.runInContext('fill(cells)', context);
  const from = performance.now();
  bundleScript().runInContext(context);
  vm.runInContext(callsOf(name).product, context);
  console.log(performance.now() - from);
}
