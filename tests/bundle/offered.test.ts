import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHost } from '../../local/host';
import { builtBundle } from '../support/builtBundle';

const root = join(__dirname, '../..');

/** Members that Google's own type declarations name: what of them the adapters call, the local host must offer. */
const googleMembers = new Set(
  readdirSync(join(root, 'node_modules/@types/google-apps-script'))
    .filter((name) => /^google-apps-script\.(base|html|lock|mail|properties|script|spreadsheet|utilities)\.d\.ts$/.test(name))
    .flatMap((name) => [
      ...readFileSync(join(root, 'node_modules/@types/google-apps-script', name), 'utf8').matchAll(/^\s+([a-z]\w+)\(/gm),
    ])
    .map((match) => match[1] ?? ''),
);

const called = (file: string): string[] =>
  [...readFileSync(join(root, 'src/google', file), 'utf8').matchAll(/[.?]\s*([a-z]\w+)\(/g)].map((match) => match[1] ?? '');

/** Of the language itself, though Google has members of the same name; and the menu and sidebar, which are offered through getUi. */
const notListed = new Set([
  'map',
  'filter',
  'find',
  'forEach',
  'flatMap',
  'some',
  'every',
  'slice',
  'replace',
  'join',
  'get',
  'set',
  'has',
  'toString',
  'push',
  'getTime',
  'add',
  'remove',
  'list',
  'search',
  'copy',
  'now',
  'createMenu',
  'showSidebar',
]);

describe('the local host', () => {
  it('offers every member of Google that the adapters call', async () => {
    const host = await createHost({ bundleDir: builtBundle(), now: 0, user: 'rep@northbridge.example' });
    const offered = new Set(Object.values(host.offered()).flat());
    host.close();
    const used = [
      ...new Set(
        readdirSync(join(root, 'src/google'))
          .filter((name) => name.endsWith('.ts'))
          .flatMap(called),
      ),
    ];
    const asked = used.filter((name) => googleMembers.has(name) && !notListed.has(name));
    expect(asked.length).toBeGreaterThan(40);
    expect(asked.filter((name) => !offered.has(name))).toEqual([]);
  });
});
