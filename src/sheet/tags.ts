/** Tags stand in one cell, separated by commas; they match in any case. */

/** Written by a person, or by a click in the sidebar: somebody who said no allowed another approach. */
export const permissionTag = 'Permission';

const tagsOf = (cell: string): readonly string[] =>
  cell
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export const hasTag = (cell: string, tag: string): boolean => tagsOf(cell).some((each) => isSame(each, tag));

/** The cell with a tag; unchanged where it has it already. */
export const withTag = (cell: string, tag: string): string => (hasTag(cell, tag) ? cell : [...tagsOf(cell), tag].join(', '));

/** The cell without a tag; unchanged where it has none such. */
export const withoutTag = (cell: string, tag: string): string =>
  hasTag(cell, tag)
    ? tagsOf(cell)
        .filter((each) => !isSame(each, tag))
        .join(', ')
    : cell;
