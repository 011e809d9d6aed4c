// Every link of the documentation: to files and anchors of the repository, and what an address outside must look like.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import { readPage } from './markdown.mjs';

/** Pages that people read: the repository's own Markdown. */
const pagesToRead = (root) => [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...['docs', 'docs/decisions', 'examples', '.github', '.github/ISSUE_TEMPLATE']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((name) => name.endsWith('.md'))
        .map((name) => `${folder}/${name}`),
    ),
];

const outside = /^[a-z][a-z+.-]*:/i;

/** @returns { pages, faults: [{ page, href, words }], outside: [{ page, href }] } */
export const lookAtLinks = (root) => {
  const read = new Map();
  const pageOf = (page) => {
    if (!read.has(page)) read.set(page, readPage(readFileSync(join(root, page), 'utf8')));
    return read.get(page);
  };
  const faults = [];
  const away = [];
  const pages = pagesToRead(root);
  for (const page of pages)
    for (const { href, image } of pageOf(page).links) {
      const fault = (words) => faults.push({ page, href, words });
      if (outside.test(href)) {
        away.push({ page, href });
        if (image) fault('a picture must lie in the repository');
        else if (!/^https:\/\/[a-z0-9.-]+\.[a-z]{2,}(\/[^\s]*)?$/i.test(href) && !/^mailto:/.test(href))
          fault('an address outside must be a whole https address');
        continue;
      }
      const [path, anchor] = href.split('#');
      const target = path === '' ? page : posix.normalize(posix.join(posix.dirname(page), decodeURIComponent(path)));
      if (target.startsWith('..') || !existsSync(join(root, target)) || !statSync(join(root, target)).isFile())
        fault('there is no such file');
      else if (anchor !== undefined && extname(target) === '.md' && !pageOf(target).headings.some(({ id }) => id === anchor))
        fault('there is no such heading');
    }
  return { pages, faults, outside: away };
};

/** Asks each address outside once; what does not answer is told, since a site may be down or refuse machines. */
export const tryOutside = async (
  links,
  ask = (href) => fetch(href, { redirect: 'follow', signal: AbortSignal.timeout(15_000) }),
) => {
  const addresses = [...new Set(links.map(({ href }) => href.split('#')[0]))].filter((href) => href.startsWith('https:'));
  const answers = [];
  for (const href of addresses) {
    const words = await ask(href).then(
      ({ ok, status }) => (ok ? null : `answered ${status}`),
      (error) => `did not answer (${error.cause?.code ?? error.message})`,
    );
    if (words !== null) answers.push({ href, words });
  }
  return { asked: addresses.length, silent: answers };
};
