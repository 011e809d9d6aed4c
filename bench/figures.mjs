// Figures of the built bundle: how fast a column is computed, what loading costs, and how many requests a tick makes.
// Times are of this machine and say nothing absolute about Google's; the counts and the growth with the number of rows carry over.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { buildProduct } from '../scripts/build.mjs';
import { buildLocal } from '../scripts/buildLocal.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
await buildProduct();
await buildLocal();
const { createHost } = createRequire(import.meta.url)(`${root}build/local/host.cjs`);
const code = readFileSync(`${root}dist/Code.js`, 'utf8');
const script = new vm.Script(code, { filename: 'Code.js' });
const stub = 'var SpreadsheetApp = { getActive: () => ({ getSpreadsheetTimeZone: () => "Europe/Berlin" }) };';
const rounds = 5;

const timed = (work) => {
  const from = performance.now();
  work();
  return performance.now() - from;
};
const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];

function realm() {
  const context = vm.createContext(Object.create(null));
  vm.runInContext(stub, context);
  script.runInContext(context);
  return context;
}

/** Columns as Sheets hands them over, made inside the realm: dates must be of its own kind. */
const columns = (rows) => `
  var zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'Africa/Lagos', 'America/Sao_Paulo', 'Asia/Tokyo', 'Europe/London', 'America/Los_Angeles', 'Pacific/Auckland'];
  var names = ['outbound', 'post-demo', 'post-proposal', 'Post-First-Contact Follow-Up'];
  var fill = (heading, cell) => [[heading]].concat(Array.from({ length: ${rows} }, (_, i) => [cell(i)]));
  var sequence = fill('Sequence Name', (i) => names[i % 4]);
  var anchor = fill('Anchor Date', (i) => new Date(Date.UTC(2026, 2, 1 + (i % 28), 23)));
  var done = fill('Sequence Step', (i) => i % 5);
  var last = fill('Last Contact Date', (i) => new Date(Date.UTC(2026, 2, 10 + (i % 20), 9, 30)));
  var deal = fill('Deal Size', (i) => (i % 7) * 20000);
  var people = fill('Stakeholders', (i) => 1 + (i % 12));
  var level = fill('Engagement Level', (i) => ['High', 'Medium', 'Low', 'Unknown'][i % 4]);
  var zone = fill('Time Zone', (i) => zones[i % 10]);
  var none = fill('', () => '');`;

const calls = {
  NEXT_TOUCH: 'NEXT_TOUCH(sequence, anchor, done, last, deal, people, level, zone, none, none)',
  EXIT_STATUS: 'EXIT_STATUS(sequence, done, last, none, none, none, level, new Date(Date.UTC(2026, 3, 1, 22)))',
};

console.log(`Code.js: ${Buffer.byteLength(code)} bytes`);
const loads = Array.from({ length: 20 }, () => {
  const context = vm.createContext(Object.create(null));
  return [timed(() => script.runInContext(context)), timed(() => vm.runInContext('app_()', context))];
});
console.log(
  `load: ${median(loads.map(([load]) => load)).toFixed(2)} ms to declare, ${median(loads.map(([, boot]) => boot)).toFixed(2)} ms to boot on the first call (medians of 20)`,
);

for (const [name, call] of Object.entries(calls)) {
  for (const rows of [1_000, 10_000, 100_000]) {
    const cold = [];
    const warm = [];
    for (let round = 0; round < rounds; round += 1) {
      const context = realm();
      vm.runInContext(columns(rows), context);
      cold.push(timed(() => vm.runInContext(call, context)));
      warm.push(timed(() => vm.runInContext(call, context)));
    }
    const perSecond = (ms) => Math.round((rows / ms) * 1000).toLocaleString('en');
    console.log(
      `${name}, ${rows.toLocaleString('en')} rows: cold ${median(cold).toFixed(0)} ms (${perSecond(median(cold))} rows/s), warm ${median(warm).toFixed(0)} ms (${perSecond(median(warm))} rows/s)`,
    );
  }
}

const ask = (host, fn, request) => {
  const { value, error } = host.run(fn, [JSON.stringify(request)], { via: 'sidebar' });
  const answer = error ? { ok: false, words: error.message } : JSON.parse(value);
  if (!answer.ok) throw new Error(`${fn}: ${answer.words}`);
  return answer.value;
};

/** What a tick asks of Google, with `due` first mails due and the rest of the rows in the middle of their cadences or not in one. */
async function ticks(rows, due) {
  const host = await createHost({
    bundleDir: `${root}dist`,
    now: Date.UTC(2026, 2, 2, 9),
    sheetZone: 'Europe/Berlin',
    user: 'rep@northbridge.example',
  });
  const csv = [['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone']];
  for (let i = 1; i <= rows; i += 1) csv.push([`p${i}@firm${i}.example`, `Name${i}`, `Firm ${i}`, '8000', 'Europe/Berlin']);
  host.insertSheetFromCsv('Prospects', csv);
  const choice = { sheet: 'Prospects', set: 'full', columns: {} };
  ask(host, 'sidebarSetUp', { ...choice, print: ask(host, 'sidebarSurvey', choice).print });
  const settings = host.values('Settings');
  host.typeInto('Settings', `B${settings.findIndex(([name]) => name === 'Postal Address') + 1}`, '1 Main Street');
  ask(host, 'sidebarSending', { who: 'all', on: true });
  const enroll = (first, last, anchor) => {
    const preview = ask(host, 'sidebarEnrollPreview', {
      ranges: [{ first, last }],
      cadence: 'outbound',
      anchor,
      includeHidden: true,
    });
    const confirmed = preview.rows.map(({ row, email, print }) => ({ row, email, print, ticks: [] }));
    ask(host, 'sidebarEnroll', { cadence: 'outbound', anchor, batch: null, rows: confirmed });
  };
  if (due > 0) enroll(2, due + 1, '2026-03-02');
  enroll(due + 2, rows + 1, '2026-06-01');
  host.clock.moveTo(Date.UTC(2026, 2, 3, 7, 10));
  host.run('onTick', [], { via: 'trigger' });
  const first = host.executions().at(-1);
  host.clock.moveTo(Date.UTC(2026, 2, 3, 18, 10));
  const second = host.run('onTick', [], { via: 'trigger' });
  host.close();
  const total = (result) => Object.values(result.calls).reduce((sum, count) => sum + count, 0);
  return { due, sending: total(first), idle: total(second), modelled: first.modelledMs, idleModelled: second.modelledMs };
}

for (const [rows, due] of [
  [100, 10],
  [1_000, 0],
  [1_000, 10],
]) {
  const { sending, idle, modelled, idleModelled } = await ticks(rows, due);
  console.log(
    `tick over ${rows} rows: ${due} sends: ${sending} calls (${(modelled / 1000).toFixed(1)} modelled seconds); an idle one after it: ${idle} calls (${(idleModelled / 1000).toFixed(1)} s)`,
  );
}
