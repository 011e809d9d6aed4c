/** The product as built: its code, page and manifest, and the functions that a cell may call. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';

export interface Bundle {
  code: string;
  sha256: string;
  scriptZone: string;
  scopes: string[];
  /** Advanced services that the manifest does not switch on. */
  servicesOff: string[];
  /** Callable from a cell: every top-level function whose name does not end in an underscore, by its name in upper case. */
  functions: Map<string, string>;
  /** Every top-level function. */
  topLevel: string[];
  readHtml(name: string): string;
}

interface Manifest {
  timeZone?: string;
  oauthScopes?: string[];
  dependencies?: { enabledAdvancedServices?: { userSymbol: string }[] };
}

/** The advanced services there are here and a manifest does not ask for; none where it asks for nothing by name. */
const servicesOff = ({ oauthScopes = [], dependencies }: Manifest): string[] =>
  oauthScopes.length === 0 || dependencies?.enabledAdvancedServices?.some(({ userSymbol }) => userSymbol === 'Gmail')
    ? []
    : ['Gmail'];

/** @throws Error saying which file is missing or does not parse */
export const readBundle = (dir: string): Bundle => {
  const path = (name: string): string => join(dir, name);
  for (const name of ['Code.js', 'appsscript.json']) {
    if (!existsSync(path(name))) throw new Error(`${path(name)} is missing. Build the add-on first: npm run build`);
  }
  // All scripts of a project share one scope.
  const scripts = readdirSync(dir).filter((name) => name.endsWith('.js'));
  const code = scripts
    .sort()
    .map((name) => readFileSync(path(name), 'utf8'))
    .join('\n');
  const manifest = JSON.parse(readFileSync(path('appsscript.json'), 'utf8')) as Manifest;
  let body: { type: string; id?: { name: string } | null }[];
  try {
    body = parse(code, { ecmaVersion: 2022, sourceType: 'script' }).body as unknown as typeof body;
  } catch (error) {
    throw new Error(`${scripts.map(path).join(', ')} does not parse: ${(error as Error).message}`);
  }
  const topLevel = body.flatMap((node) => (node.type === 'FunctionDeclaration' && node.id ? [node.id.name] : []));
  return {
    code,
    sha256: createHash('sha256').update(code).digest('hex'),
    scriptZone: manifest.timeZone ?? 'Etc/UTC',
    scopes: manifest.oauthScopes ?? [],
    servicesOff: servicesOff(manifest),
    functions: new Map(topLevel.filter((name) => !name.endsWith('_')).map((name) => [name.toUpperCase(), name])),
    topLevel,
    readHtml: (name) => {
      const file = path(name.endsWith('.html') ? name : `${name}.html`);
      if (!existsSync(file)) throw new Error(`No HTML file named ${name} was found.`);
      return readFileSync(file, 'utf8');
    },
  };
};
