// Where the version stands, and how the changelog names what is not released yet.

const pattern = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** @returns three numbers; null for what is no version */
const parts = (text) => pattern.exec(text)?.slice(1).map(Number) ?? null;

export const isVersion = (text) => parts(text) !== null;

/** Positive where the first is the newer one. */
export function compare(one, other) {
  const [a, b] = [parts(one), parts(other)];
  const differs = a.findIndex((part, index) => part !== b[index]);
  return differs === -1 ? 0 : a[differs] - b[differs];
}

const unreleased = /^## (?:\[?Unreleased\]?|.+ — unreleased)[ \t]*$/im;

/**
 * The changelog with what was not released put under a version, and that section by itself.
 * @returns null where there is nothing to release
 */
export function released(changelog, version, day) {
  const heading = unreleased.exec(changelog);
  if (heading === null) return null;
  const after = heading.index + heading[0].length;
  const next = changelog.slice(after).search(/^## /m);
  const section = changelog.slice(after, next === -1 ? undefined : after + next).trim();
  if (!/^[-*] /m.test(section)) return null;
  return {
    text: `${changelog.slice(0, heading.index)}## ${version} — ${day}${changelog.slice(after)}`,
    notes: `${section}\n`,
  };
}

const inJson = (count) => (text, from, to) => {
  let left = count;
  const wanted = `"version": "${from}"`;
  return text
    .split('\n')
    .map((line) => {
      if (left === 0 || !line.includes(wanted)) return line;
      left -= 1;
      return line.replace(wanted, `"version": "${to}"`);
    })
    .join('\n');
};

/** The files that state the version, and how each does: npm's lock file states it twice before it comes to other packages. */
export const statedIn = {
  'package.json': inJson(1),
  'package-lock.json': inJson(2),
  'src/main.ts': (text, from, to) => text.replace(`const version = '${from}';`, `const version = '${to}';`),
};
