import { hash32 } from '../engine/learningWordings';
import { folded } from '../engine/vocabulary';
import { builtInTemplates } from '../mail/templates/builtInTemplates';
import type { MessageTemplate } from '../mail/templates/messageTemplate';
import { type Cell, isBlank, onOneLine } from './cells/cell';
import { findHeadings, type Grid, readTable, type TableRow } from './cells/table';
import { type SystemRead, systemNames } from './systemSheet';
import { type TemplateColumn, templateColumns } from './templatesSheet';

/** The built-in texts of a newer version on a Templates sheet that an older one filled: what is missing, and what nobody changed. */
export interface TextsPlan {
  /** Rows to write below those that stand there, in the sheet's own order of columns. */
  readonly added: readonly { readonly template: MessageTemplate; readonly cells: readonly Cell[] }[];
  /** Texts that the product wrote and nobody touched since, with what they become. */
  readonly renewed: readonly {
    readonly template: MessageTemplate;
    readonly row: number;
    readonly cells: readonly { readonly column: number; readonly value: string }[];
  }[];
  /** What the product is known to have written, as the System sheet keeps it. */
  readonly remembered: string;
}

const hash = (text: string): string => hash32(text).toString(36);

const nameOf = ({ template, role, weight }: MessageTemplate): string => hash(`${template}|${role}|${weight}`);

/** Changed letters are another text; blanks at the ends of lines are not. */
const textOf = (subject: Cell, body: Cell): string =>
  hash(
    `${onOneLine(String(subject))}\n${String(body)
      .split(/\r\n?|\n/)
      .map(onOneLine)
      .join('\n')
      .trim()}`,
  );

const rolesOf = (cell: Cell): readonly string[] =>
  String(cell)
    .split(/[,;]/)
    .map(folded)
    .filter((role) => role !== '');

/** A row under the key of a built-in text is its version where the weight is the same and they serve one role in common. */
const isVersionOf = ({ role, weight }: MessageTemplate, { cell }: TableRow<TemplateColumn>): boolean => {
  const [own, theirs] = [rolesOf(role), rolesOf(cell('role'))];
  const given = folded(String(cell('weight')));
  return (
    (given === 'standard' ? '' : given) === weight &&
    (own.length === 0 ? theirs.length === 0 : own.some((each) => theirs.includes(each)))
  );
};

const rememberedIn = (system: SystemRead): Readonly<Record<string, unknown>> => {
  try {
    const parsed: unknown = JSON.parse(String(system.value(systemNames.texts)));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

/**
 * Compares a Templates sheet with the texts that ship. A text that was written by the product and is as it was then is brought up to
 * date; one that somebody changed, or that the product is not known to have written, stays. A missing text is added, unless it had been
 * there and somebody took it away.
 * @param grid the Templates sheet; null, or blank, where set-up is about to fill it
 */
export function planTexts(grid: Grid | null, system: SystemRead): TextsPlan {
  const known = rememberedIn(system);
  const table = grid === null ? null : readTable(grid, templateColumns, ['template', 'body']);
  const places = (grid === null ? null : findHeadings(grid, templateColumns, ['template', 'body']))?.places;
  const isNew = table === null || table.kind === 'blank';
  const rows = new Map<string, TableRow<TemplateColumn>[]>();
  for (const row of table?.kind === 'value' ? table.value : []) {
    const key = folded(String(row.cell('template')));
    rows.set(key, [...(rows.get(key) || []), row]);
  }
  const added: TextsPlan['added'][number][] = [];
  const renewed: TextsPlan['renewed'][number][] = [];
  const remembered: Record<string, unknown> = {};
  for (const template of builtInTemplates()) {
    const name = nameOf(template);
    const shipped = textOf(template.subject, template.body);
    const versions = (rows.get(template.template) || []).filter((row) => isVersionOf(template, row));
    const [only, ...others] = versions;
    const stands = only === undefined ? null : textOf(only.cell('subject'), only.cell('body'));
    const wasWritten = typeof known[name] === 'string';
    const isOurs = stands !== null && others.length === 0 && known[name] === stands && !isBlank(only?.cell('body') ?? '');
    if (places !== undefined && only === undefined && !wasWritten) {
      const cells: Cell[] = Array.from({ length: Math.max(...places.values()) + 1 }, () => '');
      for (const { id } of templateColumns) {
        const place = places.get(id);
        if (place !== undefined) cells[place] = template[id];
      }
      added.push({ template, cells });
    }
    const isOld = isOurs && stands !== shipped;
    if (isOld && only !== undefined) {
      const cells = (['subject', 'body'] as const).flatMap((id) => {
        const place = places?.get(id);
        return place === undefined ? [] : [{ column: place + 1, value: template[id] }];
      });
      renewed.push({ template, row: only.row, cells });
    }
    if (isNew || isOld || stands === shipped || (only === undefined && !wasWritten && places !== undefined))
      remembered[name] = shipped;
    else if (wasWritten) remembered[name] = known[name];
  }
  return { added, renewed, remembered: JSON.stringify(remembered) };
}

/** "outbound 5 email, outbound 7 email (light) and 3 more": enough to know what is meant. */
export const namedTexts = (templates: readonly MessageTemplate[]): string => {
  const names = templates.map(({ template, role, weight }) => {
    const version = [role.split(',')[0] || '', weight].filter((part) => part !== '').join(', ');
    return `${template}${version === '' ? '' : ` (${version})`}`;
  });
  const shown = names.slice(0, 4).join(', ');
  return names.length > 4 ? `${shown} and ${names.length - 4} more` : shown;
};
