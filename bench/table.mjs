/** Figures as a table in a terminal. */

const shown = (value) => value.toLocaleString('en', { maximumFractionDigits: 3 });
const spread = ({ min, max, rounds }) => (rounds === 1 || min === max ? '' : `${shown(min)} – ${shown(max)}`);
const verdict = ({ met }) => (met === null ? '' : met ? 'met' : 'not met');

const headings = ['what', 'median', 'spread', 'goal', ''];
const cellsOf = (each) => [each.what, `${shown(each.median)} ${each.unit}`.trim(), spread(each), each.goal ?? '', verdict(each)];

/** @param {{part: string, figures: object[]}[]} parts */
export const terminalTable = (parts) => {
  const rows = parts.flatMap(({ part, figures }) => [[part], ...figures.map(cellsOf)]);
  const widths = headings.map((heading, at) =>
    Math.max(heading.length, ...rows.filter((row) => row.length > 1).map((row) => row[at].length)),
  );
  const line = (cells) => cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ');
  return [line(headings), ...rows.map((row) => (row.length === 1 ? `\n${row[0]}` : line(row)))].join('\n');
};
