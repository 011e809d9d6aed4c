import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { templatesTable } from '../support/templatesTable';
import { commands } from './commands';
import { cadenceSections, drawings } from './parts/cadenceCharts';
import { busiestMinute, capacityTable, placesTable } from './parts/capacity';
import { checkTable, switchTable } from './parts/checkTables';
import { consentTable } from './parts/consentTable';
import { exitTable, outcomeTable, pauseTable } from './parts/exitTables';
import { argumentTable } from './parts/functionTables';
import { table } from './parts/markdown';
import { messagesIn } from './parts/messages';
import { permissionTable } from './parts/permissionTable';
import { runbook } from './parts/runbook';
import { fieldTable, formulaTable, otherSheetTables, settingsTable, synonymTable, systemTable } from './parts/sheetFormat';
import { speedTables } from './parts/speedTables';

/** The parts of pages that are made from the code, each between `<!-- name -->` and `<!-- end of name -->`. */

export interface Part {
  readonly page: string;
  readonly name: string;
  readonly text: string;
}

const functions = ['NEXT_TOUCH', 'EXIT_STATUS', 'SEQUENCE_STEP', 'ENGAGEMENT_LEVEL', 'CADENCE', 'TOUCH_LINT'];

const commandTable = (): string =>
  table(
    ['Command', 'What it does', 'How it is known to work'],
    commands.map(({ command, does, runBy }) => [`\`${command}\``, does, runBy]),
  );

export const partsOf = (root: string): readonly Part[] => {
  const main = ['src/formulas.ts', 'src/lintFormula.ts'].map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  return [
    { page: 'docs/templates.md', name: 'table', text: templatesTable() },
    { page: 'docs/sheet-format.md', name: 'your columns', text: fieldTable(['essential', 'full']) },
    { page: 'docs/sheet-format.md', name: 'own columns', text: fieldTable(['owned']) },
    { page: 'docs/sheet-format.md', name: 'formulas', text: formulaTable() },
    { page: 'docs/sheet-format.md', name: 'synonyms', text: synonymTable() },
    { page: 'docs/sheet-format.md', name: 'other sheets', text: otherSheetTables() },
    { page: 'docs/sheet-format.md', name: 'settings', text: settingsTable() },
    { page: 'docs/sheet-format.md', name: 'system', text: systemTable() },
    { page: 'docs/cadence-charts.md', name: 'cadences', text: cadenceSections() },
    { page: 'docs/exits-and-pauses.md', name: 'exits', text: exitTable() },
    { page: 'docs/exits-and-pauses.md', name: 'pauses', text: pauseTable() },
    { page: 'docs/exits-and-pauses.md', name: 'outcomes', text: outcomeTable() },
    ...functions.map((name) => ({ page: 'docs/functions.md', name, text: argumentTable(main, name) })),
    { page: 'docs/permissions.md', name: 'permissions', text: permissionTable() },
    { page: 'docs/check-installation.md', name: 'switches', text: switchTable() },
    { page: 'docs/check-installation.md', name: 'questions', text: checkTable() },
    { page: 'docs/compliance.md', name: 'countries', text: consentTable() },
    { page: 'docs/runbook.md', name: 'messages', text: runbook(messagesIn(root)) },
    { page: 'docs/commands.md', name: 'commands', text: commandTable() },
    { page: 'docs/growing.md', name: 'places', text: placesTable() },
    { page: 'docs/growing.md', name: 'capacity', text: capacityTable() },
    { page: 'docs/growing.md', name: 'minute', text: busiestMinute() },
    // Figures are measured, not made: there are none before the first `npm run bench`.
    ...(existsSync(join(root, 'bench/results.json')) ? speedTables(root) : []).map((part) => ({
      page: 'docs/speed.md',
      ...part,
    })),
  ];
};

export { drawings };

const between = (name: string): RegExp => new RegExp(`(<!-- ${name} -->\\n)([\\s\\S]*?)(\\n<!-- end of ${name} -->)`);

/** What stands in a page between the marks of a part; null where the page has no such marks. */
export const standing = (markdown: string, name: string): string | null => between(name).exec(markdown)?.[2] ?? null;

export const filled = (markdown: string, name: string, text: string): string =>
  markdown.replace(between(name), (_, begin: string, __, end: string) => begin + text + end);
