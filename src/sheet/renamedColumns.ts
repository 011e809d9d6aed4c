/**
 * Pairs headings that disappeared with new ones that took their place: `[old heading, column from 1]`.
 * A column counts as renamed where exactly one new heading stands between the same two neighbours as the old one did,
 * so that inserted, deleted and moved columns are never taken for it.
 */
export const renamedColumns = (before: readonly string[], now: readonly string[]): readonly (readonly [string, number])[] => {
  const stayed = new Set(before.filter((heading) => heading !== '' && now.includes(heading)));
  const runs = (row: readonly string[]): ReadonlyMap<string, readonly number[]> => {
    const found = new Map<string, number[]>();
    let left = '';
    let open: number[] = [];
    const close = (right: string): void => {
      if (open.length > 0) found.set(JSON.stringify([left, right]), open);
      open = [];
    };
    row.forEach((heading, index) => {
      if (stayed.has(heading)) {
        close(heading);
        left = heading;
      } else if (heading !== '') open.push(index);
    });
    close('');
    return found;
  };
  const gone = runs(before);
  return [...runs(now)].flatMap(([place, columns]) => {
    const old = gone.get(place) || [];
    if (old.length !== columns.length) return [];
    return columns.map((column, index) => [before[old[index] ?? -1] ?? '', column + 1] as const);
  });
};
