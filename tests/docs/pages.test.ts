import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, commandsIn } from './commands';
import { drawings, filled, partsOf, standing } from './parts';
import { functionDocs } from './parts/functionTables';
import { type Message, messagesIn } from './parts/messages';
import { sorted } from './parts/runbook';
import { areas } from './parts/runbookEntries';
import { docsTools, root } from './tools';

/** The documentation says what the code does, leads nowhere wrong, and names no command that nothing runs. */

const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const { links, markdown } = docsTools();
const { pages, faults } = links.lookAtLinks(root);

describe('parts made from the code', () => {
  const parts = partsOf(root);

  it.each(parts.map(({ page, name, text: words }) => [page, name, words] as const))(
    '%s, %s is up to date',
    (page, name, words) => {
      // Stale? npm run docs
      expect(standing(text(page), name)).toBe(words);
    },
  );

  it.each(drawings().map(({ path, text: svg }) => [path, svg] as const))('%s is up to date', (path, svg) => {
    expect(text(path)).toBe(svg);
  });

  it('are filled between their marks and nowhere else', () => {
    const page = 'a\n<!-- one -->\nold\n<!-- end of one -->\nb\n<!-- two -->\n\n<!-- end of two -->';

    expect(filled(page, 'one', '$1 new')).toBe(page.replace('old', () => '$1 new'));
    expect(standing(page, 'two')).toBe('');
    expect(standing(page, 'three')).toBeNull();
  });

  it('know every custom function', () => {
    expect(
      functionDocs(`${text('src/formulas.ts')}\n${text('src/lintFormula.ts')}`).map(({ name, arguments: given }) => [
        name,
        given.length,
      ]),
    ).toEqual([
      ['NEXT_TOUCH', 14],
      ['NEXT_TOUCH_LABEL', 14],
      ['NEXT_TOUCH_WHY', 14],
      ['EXIT_STATUS', 11],
      ['SEQUENCE_STEP', 3],
      ['ENGAGEMENT_LEVEL', 4],
      ['CADENCE', 10],
      ['TOUCH_LINT', 2],
    ]);
  });
});

describe('the runbook', () => {
  const messages = messagesIn(root);
  const entries = areas.flatMap((area) => area.entries);

  it('has an entry for every sentence about trouble', () => {
    // A sentence stands here? Add a cover to its entry in tests/docs/parts/runbookEntries.ts, or an entry of its own.
    expect(sorted(messages).unexplained).toEqual([]);
  });

  it('passes over no file and no words that are gone', () => {
    expect(sorted(messages).idle).toEqual([]);
  });

  it('has words of its own in every entry', () => {
    const { of } = sorted(messages);
    const silent = entries.filter((entry) => (of.get(entry) ?? []).length + (entry.others ?? []).length === 0);

    expect(silent.map(({ title }) => title)).toEqual([]);
    expect(new Set(entries.map(({ title }) => title)).size).toBe(entries.length);
  });

  it('notices a new reason to hold a row', () => {
    const news: Message[] = [
      { file: 'engine/decide/pauses', words: 'The moon is full, so nothing goes out.' },
      { file: 'app/tick/moon', words: 'The moon could not be asked.' },
    ];

    expect(sorted(news).unexplained).toEqual(news);
  });

  it.each([
    [
      'app/tick/recover',
      'It is not certain whether step … went out to …: look in …. It does not go to them again. Set Status to Resumed to go on.',
      'It is not certain whether a step went out',
    ],
    ['app/tick/tick', 'Replies cannot be read now, so nothing is sent.', 'Replies cannot be read'],
    ['app/tick/gate', 'the Settings sheet has no Postal Address.', 'Sending is switched off, or a setting keeps it off'],
    [
      'sheet/cells/zone',
      '… is no known time zone; write a name such as Europe/Berlin',
      '⚠ and a sentence in a formula column, or a cell named in Needs You',
    ],
    [
      'app/tick/draftsGone',
      'The draft of step … is gone and nothing was sent',
      'A draft is gone, changed hands or went elsewhere',
    ],
  ])('finds the entry of %s: %s', (file, words, title) => {
    expect(messages).toContainEqual({ file, words });
    const found = [...sorted(messages).of].find(([, said]) => said.some((each) => each.file === file && each.words === words));
    expect(found?.[0].title).toBe(title);
  });
});

describe('links', () => {
  it('lead to files and headings that there are, and outside by whole addresses', () => {
    expect(faults).toEqual([]);
  });

  it('are looked at with their anchors', () => {
    const folder = mkdtempSync(join(tmpdir(), 'next-touch-links-'));
    writeFileSync(
      join(folder, 'README.md'),
      '# A `b`: *c*!\n\n## Twice\n\n## Twice\n\n[1](#a-b-c) [2](#twice-1) [3](#twice-2) [4](gone.md) [5](README.md#twice) [6](http://old.example) ![7](https://far.example/a.png)',
    );

    expect(links.lookAtLinks(folder).faults.map(({ href, words }) => [href, words])).toEqual([
      ['#twice-2', 'there is no such heading'],
      ['gone.md', 'there is no such file'],
      ['http://old.example', 'an address outside must be a whole https address'],
      ['https://far.example/a.png', 'a picture must lie in the repository'],
    ]);
    rmSync(folder, { recursive: true });
  });

  it('outside are each asked once, and what does not answer is told', async () => {
    const asked: string[] = [];
    const hrefs = [
      'https://a.example/x#1',
      'https://a.example/x#2',
      'https://b.example/',
      'https://c.example/',
      'mailto:ana@firm.example',
    ];
    const { asked: count, silent } = await links.tryOutside(
      hrefs.map((href) => ({ href })),
      (href) => {
        asked.push(href);
        if (href.includes('c.')) return Promise.reject(new Error('no way there'));
        return Promise.resolve({ ok: href.includes('a.'), status: href.includes('a.') ? 200 : 404 });
      },
    );

    expect(asked).toEqual(['https://a.example/x', 'https://b.example/', 'https://c.example/']);
    expect(count).toBe(3);
    expect(silent).toEqual([
      { href: 'https://b.example/', words: 'answered 404' },
      { href: 'https://c.example/', words: 'did not answer (no way there)' },
    ]);
  });

  it.each([
    ['What Google allows', 'what-google-allows'],
    ['`npm start --silent -- --once --json`', 'npm-start---silent------once---json'],
    ['The prospects sheet: the product’s own columns', 'the-prospects-sheet-the-products-own-columns'],
    ['Größe & Ort', 'größe--ort'],
    ['⚠ and #REF!', '-and-ref'],
  ])('anchor "%s" as GitHub does: %s', (heading, id) => {
    expect(markdown.readPage(`# ${heading}`).headings[0]?.id).toBe(id);
  });
});

describe('commands', () => {
  const named = pages.flatMap((page) => commandsIn(text(page)).map((command) => [command, page] as const));

  it('are many, so that a page that hides them is noticed', () => {
    expect(named.length).toBeGreaterThan(30);
  });

  it.each(named)('%s (%s) is known', (command) => {
    expect(commands.filter(({ written }) => written.test(command))).toHaveLength(1);
  });

  it.each(commands.map(({ command, runBy }) => [command, runBy]))('%s is run by something that there is', (_, runBy) => {
    for (const [path] of runBy.matchAll(/tests\/[\w/.]+\w/g)) expect(existsSync(join(root, path))).toBe(true);
  });

  it('have a script in package.json', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    const wanted = commands.flatMap(({ command }) => /^npm run ([\w:]+)/.exec(command)?.[1] ?? []);

    expect(wanted.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe('pages', () => {
  it.each(pages)('%s has one title, and headings that rise by one', (page) => {
    const { headings } = markdown.readPage(text(page));
    const depths = headings.map(({ depth }) => depth);

    expect(depths.filter((depth) => depth === 1)).toHaveLength(
      page.startsWith('.github/') ? depths.filter((depth) => depth === 1).length : 1,
    );
    expect(depths.filter((depth, index) => index > 0 && depth > (depths[index - 1] ?? 0) + 1)).toEqual([]);
  });

  it('of docs/ stand in its index, or one page further', () => {
    const index = markdown.readPage(text('docs/README.md')).links.map(({ href }) => `docs/${href}`);
    const further = ['docs/commands.md', 'docs/decisions/README.md', 'README.md'].flatMap((page) =>
      markdown.readPage(text(page)).links.map(({ href }) => join(page, '..', href.split('#')[0] ?? '')),
    );
    const known = new Set([...index, ...further, 'docs/README.md']);

    expect(pages.filter((page) => page.startsWith('docs/') && !known.has(page))).toEqual([]);
  });

  it('compare with others by claims that each have a source, and sources that are used', () => {
    const page = text('docs/comparison.md');
    const cited = new Set([...page.matchAll(/\[([A-Z]+\d*[a-z]?)\](?!:)/g)].map(([, key]) => key));
    const defined = new Set([...page.matchAll(/^\[(\w+)\]: https:\/\/\S+$/gm)].map(([, key]) => key));

    expect([...cited].filter((key) => !defined.has(key))).toEqual([]);
    expect([...defined].filter((key) => !cited.has(key))).toEqual([]);
    expect(defined.size).toBeGreaterThan(50);
  });
});
