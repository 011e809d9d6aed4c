// The usual way beside the hourly run: the same rows and due mails in the same counted host, sent by the common mail-merge script.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { fromTests } from './cases.mjs';
import { figure } from './figure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const counted = (rows) => `${rows.toLocaleString('en')} rows`;
const now = Date.UTC(2026, 2, 3, 7, 10);

export const title = 'The usual way: a mail-merge script, row by row';

async function merged(createHost, rows, due) {
  const host = await createHost({
    bundleDir: `${root}bench/mailMerge`,
    now,
    sheetZone: 'Europe/Berlin',
    user: 'rep@northbridge.example',
    traits: { executionLimitMs: 24 * 3_600_000 },
  });
  const headings = ['Email', 'First Name', 'Company', 'Status', 'Next Mail', 'Last Mail'];
  const people = Array.from({ length: rows }, (_, index) => {
    const number = index + 1;
    const next = number <= due ? '2026-03-02' : '2026-06-01';
    return [`p${number}@firm${number}.example`, `Name${number}`, `Firm ${number}`, '', next, ''];
  });
  host.insertSheetFromCsv('People', [headings, ...people]);
  const result = host.run('sendDue', [], { via: 'trigger' });
  host.close();
  return result;
}

export async function measure({ quick }) {
  const [{ countOf }] = await fromTests('support/countedTeam.ts');
  const { createHost } = createRequire(import.meta.url)(`${root}build/local/host.cjs`);
  const figures = [];
  for (const rows of quick ? [100] : [100, 1_000, 10_000]) {
    for (const due of [0, 10, 100]) {
      if (due >= rows) continue;
      const { calls, seconds, units } = countOf(await merged(createHost, rows, due));
      const what = `${counted(rows)}, ${due} due`;
      const note = seconds > 360 ? 'Google ends an execution after 360 s' : '';
      figures.push(figure(`${what}: calls`, '', [calls]));
      figures.push(figure(`${what}: as long as its calls are taken to last`, 's', [seconds], null, note));
      figures.push(figure(`${what}: Gmail quota units`, '', [units]));
    }
  }
  return figures;
}
