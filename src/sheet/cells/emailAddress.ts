import type { Cell, Reading } from './cell';
import { anyControl, anyUnseen, blank, brokenFormula, isBlank, problem, quoted, trimmed, value } from './cell';

const localPart = /^[^\s"(),:;<>@[\\\]]{1,64}$/;
const domainLabel = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

const isDomain = (domain: string): boolean => {
  const labels = domain.split('.');
  const top = labels[labels.length - 1] || '';
  return domain.length <= 253 && labels.length >= 2 && labels.every((label) => domainLabel.test(label)) && !/^\d+$/.test(top);
};

/** One bare address: a local part without quoting, and a domain with at least two labels. */
const isAddress = (text: string): boolean => {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const dots = local.startsWith('.') || local.endsWith('.') || local.includes('..');
  return at > 0 && !dots && localPart.test(local) && isDomain(text.slice(at + 1));
};

/**
 * Reads exactly one email address, bare, as `mailto:` or with a name before it ("Ana <ana@firm.example>"); the value is the
 * bare address as written. A line break or another control character inside is a problem and never repaired: whatever
 * follows it could become a header of its own in a message.
 */
export const readEmailAddress = (cell: Cell): Reading<string> => {
  if (isBlank(cell)) return blank;
  const broken = brokenFormula(cell);
  if (broken !== null) return broken;
  if (typeof cell !== 'string') return problem('this is no email address; write one such as ana@firm.example');
  const text = trimmed(cell);
  if (anyControl.test(text))
    return problem(`${quoted(cell)} has a line break or control character inside; write the address alone, on one line`);
  if (text.length > 600) return problem(`${quoted(cell)} is too long for one email address`);
  const addresses = new Set(
    (text.toLowerCase().match(/[^\s,;<>"']+@[^\s,;<>"']+/g) || []).map((address) => address.replace(/^mailto:/, '')),
  );
  if (addresses.size > 1)
    return problem(`${quoted(cell)} holds several addresses; keep one here and give each other person a row`);
  const named = /^[^<>]*<([^<>]*)>$/.exec(text);
  const bare = trimmed((named?.[1] ?? text).replace(/^mailto:/i, ''));
  if (anyUnseen.test(bare)) return problem(`${quoted(cell)} has an invisible character inside; type the address again`);
  if (!isAddress(bare)) return problem(`${quoted(cell)} is no email address; write one such as ana@firm.example`);
  return value(bare);
};
