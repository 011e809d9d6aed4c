import type { Stakeholder } from '../engine/decision';
import type { Cell, Reading } from './cells/cell';
import { blank, isBlank, problem, quoted, value } from './cells/cell';
import { readEmailAddress } from './cells/emailAddress';
import { readText } from './cells/text';

const howTo = 'write each as role <address>, separated by commas';

const readOne = (part: string): Reading<Stakeholder> => {
  const shape = /^([^<>]*?)\s*(?:<([^<>]*)>)?$/.exec(part);
  const role = shape?.[1]?.replace(/[:–-]\s*$/, '').trim() || '';
  const written = shape?.[2]?.trim() || '';
  if (shape === null || role === '' || role.includes('@')) return problem(`${quoted(part)} is no role; ${howTo}`);
  if (written === '') return value({ role, address: null });
  const address = readEmailAddress(written);
  return address.kind === 'value'
    ? value({ role, address: address.value })
    : problem(`${quoted(written)} is no email address; ${howTo}`);
};

/**
 * Reads the Stakeholder Roles cell: `CFO <ana@firm.example>, IT <ben@firm.example>, procurement`, separated by commas, semicolons or
 * line breaks. A role without an address is kept: it becomes a task to find one.
 */
export const readStakeholderRoles = (cell: Cell): Reading<readonly Stakeholder[]> => {
  if (isBlank(cell)) return blank;
  const text = typeof cell === 'string' ? value(cell) : readText(cell);
  if (text.kind !== 'value') return text;
  const roles: Stakeholder[] = [];
  for (const part of text.value.split(/[,;\r\n]+/)) {
    const trimmedPart = part.trim();
    if (trimmedPart === '') continue;
    const read = readOne(trimmedPart);
    if (read.kind === 'problem') return read;
    if (read.kind === 'value') roles.push(read.value);
  }
  return roles.length === 0 ? blank : value(roles);
};

/** Tags as a list, in the order written and each once. */
export const tagsIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
];
