import { domainOf } from '../mail/addresses';

/** Finds and takes out of a text what names some people: their addresses with any tag, and their full names. */
export interface Mentions {
  in(text: string): boolean;
  /** The text with each of them replaced. */
  without(text: string, by: string): string;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** An address as it may be written anywhere: a tag before the @, no letters or digits around it. */
function addressPattern(address: string): string {
  const at = address.lastIndexOf('@');
  const [local = ''] = address.slice(0, at).split('+');
  const written = address.slice(at + 1);
  const domains = [...new Set([written, domainOf(address)])].map(escaped).join('|');
  return `(?<![\\p{L}\\p{N}._%+-])${escaped(local)}(?:\\+[^\\s@]*)?@(?:${domains})(?![\\p{L}\\p{N}]|[.-][\\p{L}\\p{N}])`;
}

/** A name is looked for as a whole, and only where it has two words: a first name alone is anybody's. */
const namePattern = (name: string): string =>
  `(?<![\\p{L}\\p{N}])${name.trim().split(/\s+/).map(escaped).join('\\s+')}(?![\\p{L}\\p{N}])`;

/** @param names full names; those of one word are passed over */
export function mentionsOf(addresses: readonly string[], names: readonly string[]): Mentions {
  const patterns = [
    ...addresses.filter((address) => address.includes('@')).map(addressPattern),
    ...names.filter((name) => /\S\s+\S/.test(name.trim())).map(namePattern),
  ];
  if (patterns.length === 0) return { in: () => false, without: (text) => text };
  const pattern = new RegExp([...new Set(patterns)].join('|'), 'giu');
  return {
    in: (text) => text !== '' && text.search(pattern) >= 0,
    without: (text, by) => text.replace(pattern, by),
  };
}
