// Which pages the documentation has, and in which order a reader meets them.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Groups of pages by their path in the repository. A page of docs/ that no group names comes under "More". */
const groups = [
  ['Begin', ['README.md', 'docs/README.md', 'docs/quick-start.md', 'docs/installing.md', 'docs/concepts.md']],
  [
    'Every day',
    [
      'docs/today.md',
      'docs/prospect.md',
      'docs/cadences.md',
      'docs/templates.md',
      'docs/drafts.md',
      'docs/stakeholders.md',
      'docs/leaving-and-coming-back.md',
      'docs/do-not-contact.md',
      'docs/import-export.md',
      'docs/learning.md',
      'docs/health.md',
      'docs/working-together.md',
      'docs/growing.md',
    ],
  ],
  [
    'Look up',
    [
      'docs/runbook.md',
      'docs/functions.md',
      'docs/sheet-format.md',
      'docs/cadence-charts.md',
      'docs/exits-and-pauses.md',
      'docs/limits.md',
      'docs/commands.md',
    ],
  ],
  [
    'Before you trust it',
    [
      'docs/never-twice.md',
      'docs/permissions.md',
      'docs/privacy.md',
      'docs/compliance.md',
      'docs/comparison.md',
      'docs/speed.md',
      'docs/check-installation.md',
    ],
  ],
  [
    'Carry it on',
    [
      'CONTRIBUTING.md',
      'docs/architecture.md',
      'docs/decisions/README.md',
      'docs/migrations.md',
      'docs/simulate.md',
      'docs/mailcheck.md',
      'docs/once-json.md',
      'docs/exhaustive.md',
      'examples/README.md',
      'SECURITY.md',
      'CHANGELOG.md',
    ],
  ],
];

const pagesIn = (root, folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `${folder}/${name}`);

/** The groups with the pages that there are; longer decisions stand below their index. @returns [{ title, pages }] */
export const navigation = (root) => {
  const named = groups.map(([title, pages]) => ({
    title,
    pages: pages
      .filter((page) => existsSync(join(root, page)))
      .flatMap((page) =>
        page === 'docs/decisions/README.md'
          ? [page, ...pagesIn(root, 'docs/decisions').filter((other) => other !== page)]
          : [page],
      ),
  }));
  const known = new Set(named.flatMap(({ pages }) => pages));
  const others = pagesIn(root, 'docs').filter((page) => !known.has(page));
  return others.length === 0 ? named : [...named, { title: 'More', pages: others }];
};
