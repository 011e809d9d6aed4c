// From a page's Markdown to the HTML of its body, its headings, and every link and picture in it.
import { Marked } from 'marked';
import { anchors } from './anchors.mjs';

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const unescaped = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name]);

/** The words of inline tokens, without their marks. */
const plain = (tokens) =>
  unescaped(
    tokens.map((token) => (token.tokens ? plain(token.tokens) : token.type === 'br' ? ' ' : (token.text ?? ''))).join(''),
  );

/** The words of a block, for the search. */
const wordsOf = (token) => {
  if (token.type === 'table') return [token.header, ...token.rows].flat().map(({ tokens }) => plain(tokens));
  if (token.type === 'list') return token.items.flatMap(({ tokens }) => tokens.flatMap(wordsOf));
  if (token.type === 'blockquote') return token.tokens.flatMap(wordsOf);
  if (token.type === 'html') return [];
  return [token.tokens ? plain(token.tokens) : (token.text ?? '')];
};

/** The page's parts from heading to heading, with the anchor of each. */
const partsOf = (tokens) => {
  const anchorOf = anchors();
  const parts = [{ token: null, depth: 0, id: '', heading: '', words: [] }];
  for (const token of tokens)
    if (token.type === 'heading') {
      const heading = plain(token.tokens);
      parts.push({ token, depth: token.depth, id: anchorOf(heading), heading, words: [] });
    } else parts[parts.length - 1].words.push(...wordsOf(token));
  return parts;
};

/**
 * @param source Markdown as GitHub reads it
 * @param resolve what a link's address becomes
 * @returns { title, html, headings: [{ depth, text, id }], links: [{ href, image }], sections: [{ id, heading, text }], code: [{ lang, text }] }
 */
export const readPage = (source, resolve = (href) => href) => {
  const links = [];
  const marked = new Marked({ gfm: true });
  const tokens = marked.lexer(source);
  const parts = partsOf(tokens);
  const idOf = new Map(parts.map(({ token, id }) => [token, id]));
  let heading = '';
  const target = (href, image) => {
    links.push({ href, image });
    return escaped(resolve(href));
  };
  marked.use({
    renderer: {
      heading(token) {
        const id = idOf.get(token);
        heading = plain(token.tokens);
        const link = token.depth === 1 ? '' : ` <a class="anchor" href="#${id}" aria-label="Link to ${escaped(heading)}">#</a>`;
        return `<h${token.depth} id="${id}">${this.parser.parseInline(token.tokens)}${link}</h${token.depth}>\n`;
      },
      link({ href, tokens: words }) {
        // Addresses of fictitious people are no invitation to write to them.
        if (href.startsWith('mailto:')) return this.parser.parseInline(words);
        return `<a href="${target(href, false)}">${this.parser.parseInline(words)}</a>`;
      },
      image: ({ href, text }) => `<img src="${target(href, true)}" alt="${escaped(unescaped(text))}">`,
      html: ({ text }) => (text.trim().startsWith('<!--') ? '' : text),
      code: ({ text }) => `<pre tabindex="0"><code>${escaped(text)}</code></pre>\n`,
      table({ header, rows }) {
        const line = (row, tag) =>
          `<tr>${row
            .map(({ tokens: words, align }) => {
              const side = align === 'right' || align === 'center' ? ` class="${align}"` : '';
              const name = plain(words).trim() === '' ? 'td' : tag;
              return `<${name}${side}>${this.parser.parseInline(words)}</${name}>`;
            })
            .join('')}</tr>`;
        const titled = header.some(({ tokens: words }) => plain(words).trim() !== '');
        const name = escaped(`Table: ${heading}`);
        const head = titled ? `<thead>${line(header, 'th')}</thead>` : '';
        const body = rows.map((row) => line(row, 'td')).join('\n');
        return `<div class="wide${header.length > 5 ? ' many' : ''}" tabindex="0" role="group" aria-label="${name}"><table>${head}<tbody>${body}</tbody></table></div>\n`;
      },
    },
  });
  const html = marked.parser(tokens);
  const headings = parts.slice(1).map(({ depth, heading: text, id }) => ({ depth, text, id }));
  return {
    title: headings.find(({ depth }) => depth === 1)?.text ?? '',
    html,
    headings,
    links,
    sections: parts.map(({ id, heading: title, words }) => ({
      id,
      heading: title,
      text: words.join(' ').replace(/\s+/g, ' ').trim(),
    })),
    code: tokens.filter(({ type }) => type === 'code').map(({ lang, text }) => ({ lang: lang ?? '', text })),
  };
};
