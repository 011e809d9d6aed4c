/** Every command that the documentation names, and what runs it. A command that is not listed here fails a test. */

export interface Command {
  /** The command as it is written; what varies is in capitals or behind a …. */
  readonly command: string;
  readonly does: string;
  /** How it is known to work: a test, or the checks that run on every change. */
  readonly runBy: string;
  /** Other ways in which pages write it. */
  readonly written: RegExp;
}

export const commands: readonly Command[] = [
  {
    command: 'git clone …',
    does: 'fetches the project',
    runBy: 'tests/docs/quickStart.test.ts works on a copy as a clone has it',
    written: /^git clone \S+$/,
  },
  { command: 'cd FOLDER', does: 'goes into it', runBy: 'tests/docs/quickStart.test.ts', written: /^cd [\w-]+$/ },
  {
    command: 'npm ci',
    does: 'installs what package-lock.json names',
    runBy: 'every check of a change begins with it',
    written: /^npm ci$/,
  },
  {
    command: 'npm start',
    does: 'opens a sheet, the sidebar and a mailbox on your own machine; `-- --data FILE.csv`, `--reset`',
    runBy: 'tests/local/server.test.ts, tests/e2e/page.test.ts',
    written: /^npm start( -- (--data [\w./-]+|--reset|--no-open))?$/,
  },
  {
    command: 'npm start -- --once',
    does: 'plays 30 days without a browser and prints them; `--json` for machines',
    runBy: 'tests/scenarios/once.test.ts, tests/docs/quickStart.test.ts',
    written: /^npm start( --silent)? -- --once( --json)?$/,
  },
  { command: 'npm test', does: 'everything that must be green', runBy: 'it is the check of every change', written: /^npm test$/ },
  {
    command: 'npm run jest -- PATH',
    does: 'one folder or file of tests',
    runBy: 'npm test runs all of them',
    written: /^npm run jest -- [\w./-]+$/,
  },
  {
    command: 'npm run fix',
    does: 'formats, and repairs what the linter can',
    runBy: 'npm test fails where it would change anything',
    written: /^npm run fix$/,
  },
  {
    command: 'npm run build',
    does: 'writes into dist/ what is pushed to Google',
    runBy: 'npm test begins with it',
    written: /^npm run build$/,
  },
  {
    command: 'npm run deploy',
    does: 'makes a sheet with the add-on, or updates it',
    runBy: 'tests/deploy/deploy.test.ts, tests/docs/quickStart.test.ts',
    written: /^npm run deploy( -- .+)?$/,
  },
  {
    command: 'npm run docs',
    does: 'writes the generated parts of the pages and this site into site/; `-- --links` asks every address outside',
    runBy: 'tests/docs/site.test.ts builds it; tests/docs/pages.test.ts looks at the parts',
    written: /^npm run docs( -- --links)?$/,
  },
  {
    command: 'npm run bench',
    does: 'measures speed, calls and bytes against their goals',
    runBy: 'tests/bundle/budgets.test.ts holds the bytes and calls',
    written: /^npm run bench( -- .+)?$/,
  },
  {
    command: 'npm run load',
    does: 'plays a week of five senders on 10,000 rows',
    runBy: 'tests/scenarios plays the same at a small size',
    written: /^(npm run load|node scripts\/loadTest\.mjs)( -- .+| --.+)?$/,
  },
  {
    command: 'npm run simulate -- …',
    does: 'plays a quarter with trouble and people editing the sheet',
    runBy: 'tests/scenarios/simulate.test.ts',
    written: /^npm run simulate( -- .+)?$/,
  },
  {
    command: 'npm run mailcheck -- DIR',
    does: 'what would be made of the mails in a folder',
    runBy: 'tests/mail/mailcheck.test.ts',
    written: /^npm run( --silent)? mailcheck -- DIR$/,
  },
  {
    command: 'npm run test:exhaustive',
    does: 'stops and interleaves runs at every call',
    runBy: 'tests/exhaustive/sample.test.ts plays a sample of it',
    written: /^npm run test:exhaustive( -- .+?)?(\s{2,}.*)?$/,
  },
  {
    command: 'npm run screenshots',
    does: 'makes the pictures of the sidebar',
    runBy: 'tests/sidebar opens the same views; the pictures are looked at by a person',
    written: /^npm run screenshots$/,
  },
  {
    command: 'node scripts/release.mjs VERSION',
    does: 'checks, tests, writes the version, packs, commits and tags; `--dry-run`, `--tested`, `--pack`',
    runBy: 'tests/release/release.test.ts',
    written: /^node scripts\/release\.mjs( [\d.]+| VERSION)?( --(dry-run|tested|pack))?$/,
  },
  {
    command: 'git push --follow-tags',
    does: 'hands a release over; the workflow attaches the bundle',
    runBy: 'the release workflow; tests/release/release.test.ts makes the tag that is pushed',
    written: /^git push --follow-tags$/,
  },
  {
    command: 'git pull',
    does: 'fetches what is newer',
    runBy: 'git’s own; after it tests/docs/quickStart.test.ts deploys a second time',
    written: /^git pull$/,
  },
  {
    command: 'npx clasp …',
    does: 'logs in at Google, and pushes without npm run deploy',
    runBy: 'tests/deploy/deploy.test.ts runs the same clasp against a stand-in for Google; logging in needs a person',
    written: /^npx clasp (login|logout|login --user NAME|…|push -f|-P \.clasp\.local\.json push -f|create-script .+)$/,
  },
];

/** The commands of one page: lines of its code blocks, and inline code, that begin with a program's name. */
export const commandsIn = (markdown: string): readonly string[] => {
  const blocks = [...markdown.matchAll(/^```[a-z]*\n([\s\S]*?)^```/gm)].flatMap(([, text = '']) => text.split('\n'));
  const inline = [...markdown.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);
  return [...blocks, ...inline]
    .map((line) =>
      line
        .replace(/^\$ /, '')
        .replace(/\s+# .*$/, '')
        .trim(),
    )
    .flatMap((line) => line.split(' && '))
    .filter((line) => /^(npm (ci|start|test|run|install)|npx |node |git (clone|pull|switch|checkout|push|commit)|cd )/.test(line))
    .map((line) => line.trim());
};
