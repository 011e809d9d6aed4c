/** Tables in Markdown, as GitHub reads them. */

const cell = (text: string): string =>
  text
    .replace(/\|/g, '\\|')
    .replace(/\n/g, '<br>')
    .replace(/</g, '&lt;')
    .replace(/&lt;br>/g, '<br>');

/** @param sides where a column is set to the right, by its heading */
export const table = (headings: readonly string[], rows: readonly (readonly string[])[], right: readonly string[] = []): string =>
  [
    `| ${headings.join(' | ')} |`,
    `|${headings.map((heading) => (right.includes(heading) ? ' ---: ' : ' --- ')).join('|')}|`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  ].join('\n');

export const code = (text: string): string => `\`${text}\``;

export const listed = (words: readonly string[]): string => words.join(', ');
