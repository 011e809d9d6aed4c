// The documentation as a folder of plain pages: no framework, no request to anywhere, readable from a disk.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPage } from './markdown.mjs';
import { navigation } from './navigation.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const isOutside = (href) => /^[a-z][a-z+.-]*:/i.test(href);
const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Where a page of the repository lies on the site: README.md is its folder's index. */
const addressOf = (page) => page.replace(/(^|\/)README\.md$/, '$1index.md').replace(/\.md$/, '.html');

const shortTitle = (title) => title.replace(/^`|`$/g, '').split(/: /)[0];

/**
 * Writes the site.
 * @param root the repository
 * @param out the folder to write, emptied first
 * @returns { pages, files }: the pages written, with their links, and the other files that they show or link to
 */
export const buildSite = (root, out) => {
  rmSync(out, { recursive: true, force: true });
  const groups = navigation(root);
  const pages = groups.flatMap(({ pages: list }) => list);
  const onSite = new Set(pages);
  const files = new Set();
  const read = new Map();

  for (const page of pages) {
    const resolve = (href) => {
      if (isOutside(href) || href.startsWith('#')) return href;
      const [path, anchor] = href.split('#');
      const target = posix.normalize(posix.join(posix.dirname(page), path));
      const from = posix.dirname(addressOf(page));
      if (onSite.has(target)) return `${posix.relative(from, addressOf(target))}${anchor === undefined ? '' : `#${anchor}`}`;
      if (existsSync(join(root, target)) && statSync(join(root, target)).isFile()) files.add(target);
      return posix.relative(from, target);
    };
    read.set(page, readPage(readFileSync(join(root, page), 'utf8'), resolve));
  }

  const titleOf = (page) => (page === 'README.md' ? 'Next Touch' : shortTitle(read.get(page).title));
  const frame = readFileSync(join(here, 'page.html'), 'utf8');
  for (const page of pages) {
    const address = addressOf(page);
    const up = posix.relative(posix.dirname(address), '.') || '.';
    const links = groups
      .map(
        ({ title, pages: list }) =>
          `<h2>${escaped(title)}</h2><ul>${list
            .map((each) => {
              const current = each === page ? ' aria-current="page"' : '';
              return `<li><a href="${posix.relative(posix.dirname(address), addressOf(each))}"${current}>${escaped(titleOf(each))}</a></li>`;
            })
            .join('')}</ul>`,
      )
      .join('');
    const { title, html, headings } = read.get(page);
    const parts = headings.filter(({ depth }) => depth === 2);
    const contents =
      parts.length < 3
        ? ''
        : `<details class="contents" open><summary>On this page</summary><ul>${parts
            .map(({ id, text }) => `<li><a href="#${id}">${escaped(text)}</a></li>`)
            .join('')}</ul></details>`;
    const filled = {
      title: escaped(page === 'README.md' ? title : `${title} · Next Touch`),
      up,
      navigation: links,
      source: escaped(page),
      body: html.replace('</h1>\n', `</h1>\n${contents}\n`),
    };
    const file = join(out, address);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      frame.replace(/\{\{(\w+)\}\}/g, (_, name) => filled[name]),
    );
  }

  for (const file of files) {
    mkdirSync(dirname(join(out, file)), { recursive: true });
    copyFileSync(join(root, file), join(out, file));
  }
  for (const name of ['style.css', 'page.js']) copyFileSync(join(here, name), join(out, name));
  const found = pages.flatMap((page) =>
    read
      .get(page)
      .sections.filter(({ heading, text }) => heading !== '' || text !== '')
      .map(({ id, heading, text }) => [addressOf(page), id, titleOf(page), heading, text]),
  );
  writeFileSync(join(out, 'search.js'), `window.searched=${JSON.stringify(found).replace(/</g, '\\u003c')};\n`);
  return { pages: pages.map((page) => ({ page, ...read.get(page) })), files: [...files] };
};
