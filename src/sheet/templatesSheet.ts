import { wordingMark } from '../engine/learningWordings';
import { type Channel, channelOf, channels, folded, type Weight, weightOf } from '../engine/vocabulary';
import type { MessageTemplate } from '../mail/templates/messageTemplate';
import type { Cell, Reading } from './cells/cell';
import { isBlank, onOneLine, value, valueOr } from './cells/cell';
import type { Column, Grid, TableProblem } from './cells/table';
import { readTable } from './cells/table';
import { readText, readWord } from './cells/text';

export type TemplateColumn = 'template' | 'channel' | 'subject' | 'body' | 'role' | 'weight';

export const templateColumns: readonly Column<TemplateColumn>[] = [
  { id: 'template', heading: 'Template', alsoCalled: ['Template Key', 'Key'] },
  { id: 'channel', heading: 'Channel', alsoCalled: [] },
  { id: 'subject', heading: 'Subject', alsoCalled: ['Subject Line'] },
  { id: 'body', heading: 'Body', alsoCalled: ['Text', 'Message'] },
  { id: 'role', heading: 'Role', alsoCalled: ['Stakeholder Role'] },
  { id: 'weight', heading: 'Weight', alsoCalled: [] },
];

export const templateHeadings: readonly string[] = templateColumns.map((column) => column.heading);

export interface TemplatesRead {
  readonly templates: readonly MessageTemplate[];
  readonly problems: readonly TableProblem[];
}

const weightWord = (text: string): Weight | null => weightOf(text);

/** The channel that a key ends with, such as `outbound 6 voicemail`. */
const channelOfKey = (key: string): Channel | null => channelOf(key.slice(key.lastIndexOf(' ') + 1));

/** The lines as they were typed, without what has no shape of its own at their ends. */
const bodyText = (cell: Cell): string =>
  String(cell)
    .split(/\r\n?|\n/)
    .map(onOneLine)
    .join('\n')
    .trim();

/** One version serves every role that its cell names, such as "CFO, Finance"; a blank cell is the prospect's own version. */
const rolesIn = (text: string): string[] => {
  const roles = text
    .split(/[,;]/)
    .map((role) => role.trim())
    .filter((role) => role !== '');
  return roles.length === 0 ? [''] : roles;
};

/**
 * Reads the Templates sheet, one message a row; a row for several roles gives a template for each. A row without a body is a text the team has not written and is left out. Rows
 * with one key, channel, weight and Role cell, but other words, are wordings of one message, side by side. The same words twice, and two
 * rows whose Role cells overlap, are told: the upper counts.
 */
export const readTemplates = (grid: Grid): Reading<TemplatesRead> => {
  const table = readTable(grid, templateColumns, ['template', 'body']);
  if (table.kind !== 'value') return table;
  const templates: MessageTemplate[] = [];
  const problems: TableProblem[] = [];
  const seen = new Map<string, { readonly row: number; readonly roles: string; readonly wordings: readonly MessageTemplate[] }>();
  for (const { row, cell } of table.value) {
    const tell = (column: string, words: string): void => {
      problems.push({ row, column, words });
    };
    const key = valueOr(readText(cell('template')), '');
    if (isBlank(cell('body'))) continue;
    if (key === '') {
      tell('Template', 'the key is missing; write one such as "outbound 1 email"');
      continue;
    }
    const named = readWord(cell('channel'), channelOf, `one of ${channels.join(', ')}`);
    const channel = named.kind === 'value' ? named.value : channelOfKey(key);
    const weight = readWord(cell('weight'), weightWord, 'light, standard or research');
    if (named.kind === 'problem') tell('Channel', named.words);
    else if (channel === null) tell('Channel', `the channel is missing; write one of ${channels.join(', ')}`);
    else if (weight.kind === 'problem') tell('Weight', weight.words);
    else {
      const roles = folded(valueOr(readText(cell('role')), ''));
      for (const role of rolesIn(valueOr(readText(cell('role')), ''))) {
        const template: MessageTemplate = {
          template: folded(key),
          channel,
          subject: valueOr(readText(cell('subject')), ''),
          body: bodyText(cell('body')),
          role,
          weight: weight.kind === 'value' && weight.value !== 'standard' ? weight.value : '',
        };
        const same = JSON.stringify([template.template, channel, folded(role), template.weight]);
        const above = seen.get(same);
        // Marks are worked out only where there is something to tell apart: every run reads the whole sheet.
        const isSaid = above?.wordings.some((wording) => wordingMark(wording) === wordingMark(template)) === true;
        if (above === undefined || (above.roles === roles && !isSaid)) {
          templates.push(template);
          seen.set(same, { row: above?.row ?? row, roles, wordings: [...(above?.wordings || []), template] });
        } else if (above.row !== row) {
          const whom = role === '' ? '' : ` for ${role}`;
          tell('Template', `this template${whom} already stands in row ${above.row}; keep one of the two`);
        }
      }
    }
  }
  return value({ templates, problems });
};

/** The rows of a Templates sheet, headings first; what is written reads back as the same templates. */
export const writtenTemplates = (templates: readonly MessageTemplate[]): Cell[][] => [
  [...templateHeadings],
  ...templates.map(({ template, channel, subject, body, role, weight }): Cell[] => [
    template,
    channel,
    subject,
    body,
    role,
    weight,
  ]),
];
