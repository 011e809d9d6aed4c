import type { CheckWorld } from './world';

const prefix = 'Temporary: Next Touch check';

/** A sheet that this check made for its trials and takes away again. */
export const isScratch = (name: string): boolean => name.startsWith(prefix);

/** Name of the sheet for one kind of trial, made where it is not there. */
export function scratchSheet({ sheets, lab }: CheckWorld, part = 'formulas'): string {
  const name = `${prefix}, ${part}`;
  if (!sheets.has(name)) lab.insertSheet(name);
  return name;
}
