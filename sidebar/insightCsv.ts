import type { Insight } from '../src/app/insightContract';

/** A text of the file: quoted, and nothing that a spreadsheet would compute. */
const quoted = (text: string): string => `"${/^[=+\-@\t\r]/.test(text) ? "'" : ''}${text.replace(/"/g, '""')}"`;

/** All figures as one table (RFC 4180). */
export function csvOf({ tables }: Insight): string {
  const rows = tables.flatMap(({ about, rows: each }) =>
    each.map(({ group, name, count, answered, percent, range, guide }) =>
      [about.title, quoted(group), quoted(name), count, answered, percent, ...(range ?? [null, null]), guide].join(','),
    ),
  );
  return ['Table,Group,Name,Count,Answered,Percent,Low,High,Guide', ...rows, ''].join('\r\n');
}
