/** Text of an HTML part, good enough to read a reply from: line breaks where a reader sees them, quotes marked with `>`. */

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  euro: '€',
  bull: '•',
  middot: '·',
  szlig: 'ß',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  aacute: 'á',
  acirc: 'â',
  atilde: 'ã',
  aring: 'å',
  oacute: 'ó',
  ograve: 'ò',
  ocirc: 'ô',
  otilde: 'õ',
  oslash: 'ø',
  iacute: 'í',
  igrave: 'ì',
  icirc: 'î',
  uacute: 'ú',
  ugrave: 'ù',
  ucirc: 'û',
  ntilde: 'ñ',
  ccedil: 'ç',
  aelig: 'æ',
  Eacute: 'É',
  Agrave: 'À',
  iexcl: '¡',
  iquest: '¿',
};

const entity = (whole: string, body: string): string => {
  if (!body.startsWith('#')) return named[body] ?? whole;
  const point = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
};

/** Deeper quotes are shown as deep as this, and longer mails are cut: nobody reads on, and nobody should be able to stop a run with one. */
const deepest = 9;
const longest = 1_000_000;

/** Quote depth is followed through blockquotes, so that the reply can be told from what it answers. */
export const htmlText = (html: string): string => {
  const cleaned = html
    .slice(0, longest)
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|head|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/\s+/g, ' ');
  const lines: string[] = [];
  let line = '';
  let depth = 0;
  const end = (): void => {
    const text = line.trim();
    lines.push(depth > 0 ? `${'>'.repeat(Math.min(depth, deepest))} ${text}`.trimEnd() : text);
    line = '';
  };
  const piece = /<\s*(\/?)([a-z][a-z0-9]*)\b([^>]*)>|([^<]+)|</gi;
  for (let found = piece.exec(cleaned); found !== null; found = piece.exec(cleaned)) {
    const tag = (found[2] || '').toLowerCase();
    const closing = found[1] === '/';
    if (tag === '') line += found[4] ?? found[0];
    else if (tag === 'br' || tag === 'hr') end();
    else if (tag === 'blockquote') {
      if (line.trim() !== '') end();
      depth = Math.max(0, depth + (closing ? -1 : 1));
    } else if (tag === 'li' && !closing) {
      if (line.trim() !== '') end();
      line = '- ';
    } else if (/^(?:p|div|tr|table|ul|ol|li|h[1-6]|pre|section|article|header|footer)$/.test(tag) && line.trim() !== '') {
      end();
      if (closing && /^(?:p|h[1-6]|ul|ol|table)$/.test(tag)) end();
    } else if (/^t[dh]$/.test(tag) && closing) line += ' ';
  }
  if (line.trim() !== '') end();
  return lines
    .join('\n')
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, entity)
    .replace(/\u00a0/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
};
