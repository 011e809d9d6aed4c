import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { createHost } from '../../local/host';
import type { Furnishing } from '../../src/ports/furnishing';
import type { Spreadsheet } from '../../src/ports/spreadsheet';
import type { Cell } from '../../src/sheet/cells/cell';
import { isOurPainting } from '../../src/sheet/painting';
import type { Standing } from './spreadsheet';

const root = join(__dirname, '../..');

/** A script that holds nothing but the adapters; each call of a port is one execution in the sealed realm. */
const entry = `
import { googleFurnishing } from './src/google/furnishing';
import { googleSheets, googleSpreadsheet } from './src/google/spreadsheet';
import { isOurPainting } from './src/sheet/painting';
export const port = (name, method, args) => {
  const sheets = googleSheets();
  const target = name === 'spreadsheet' ? googleSpreadsheet(sheets) : googleFurnishing(sheets);
  // A function cannot travel into the realm, so a word stands for it.
  return target[method](...args.map((each) => (each === '$ours' ? isOurPainting : each === '$none' ? () => false : each)));
};
`;

let bundle: string | null = null;

function adapterBundle(): string {
  if (bundle !== null) return bundle;
  const { outputFiles } = buildSync({
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'iife',
    globalName: 'adapters_',
    platform: 'neutral',
    target: 'es2019',
    write: false,
  });
  bundle = mkdtempSync(join(tmpdir(), 'adapters-'));
  const folder = bundle;
  process.on('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const call = 'function portCall(name, method, args) { return adapters_.port(name, method, args); }';
  writeFileSync(join(bundle, 'Code.js'), `${outputFiles[0]?.text ?? ''}\n${call}\n`);
  writeFileSync(join(bundle, 'Sidebar.html'), '<p></p>');
  writeFileSync(join(bundle, 'appsscript.json'), JSON.stringify({ timeZone: 'Etc/UTC', runtimeVersion: 'V8', oauthScopes: [] }));
  return bundle;
}

/** The two Google adapters, run by the local host over a file with these sheets. */
export async function adaptersOverHost(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): Promise<Standing> {
  const host = await createHost({
    bundleDir: adapterBundle(),
    now: Date.UTC(2026, 2, 2, 9, 30),
    user: 'rep@team.example',
    sheetZone: 'Europe/Berlin',
  });
  const portOf = (name: string): unknown =>
    new Proxy(
      {},
      {
        get:
          (_, method: string) =>
          (...args: unknown[]) => {
            const sent = args.map((each) => (each === isOurPainting ? '$ours' : typeof each === 'function' ? '$none' : each));
            const result = host.run('portCall', [name, method, sent]);
            if (!result.ok) throw new Error(result.error?.message);
            return result.value;
          },
      },
    );
  for (const [name, rows] of Object.entries(sheets))
    host.insertSheetFromCsv(
      name,
      rows.map((row) => row.map(String)),
    );
  for (const { name } of host.sheets()) if (!(name in sheets)) host.deleteSheet(name);
  return {
    spreadsheet: portOf('spreadsheet') as Spreadsheet,
    furnishing: portOf('furnishing') as Furnishing,
    close: () => {
      host.close();
    },
  };
}
