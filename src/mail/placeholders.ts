/** What a template leaves behind when it was not filled: tokens in double braces and words in square brackets. */
import { withoutLinks } from './wording';

/** Tokens, whole or torn, as written. */
export const tokensLeftIn = (text: string): string[] => {
  const whole = text.match(/\{\{[^{}]*\}\}/g) || [];
  const torn = text.replace(/\{\{[^{}]*\}\}/g, ' ').match(/\{\{[^\s{}]*|[^\s{}]*\}\}/g) || [];
  return [...whole, ...torn];
};

/** How other tools mark what they fill in, and words in single braces: nothing that people write to each other. */
const foreign =
  /(?<![{$])\{ ?[\p{L}_][\p{L}\d_ .]{1,40} ?\}(?!\})|\$\{[^{}\n]{1,40}\}|<<[^<>\n]{1,40}>>|\*\|[^|\n]{1,40}\|\*|%%?[A-Z][A-Z_]{2,30}%%?|<(?:(?:first|last|full|your) ?)?(?:name|company)(?: name)?>|\(insert [^()\n]{1,40}\)|\blorem ipsum\b/giu;

/**
 * Bracketed words that stand for something to be written, such as `[Name]` or `[CFO Sarah]`.
 * A footnote `[1]`, an empty or ticked box, the text of a `[link](https://…)` and an ellipsis `[…]` are none.
 */
export const placeholdersIn = (text: string): string[] => [
  ...(text.match(/\[[^[\]\n]{1,80}\](?!\()/g) || []).filter(
    (found) => /\p{L}{2,}/u.test(found) || (/^\[\p{L}\]$/u.test(found) && !/^\[[xX]\]$/.test(found)),
  ),
  ...(withoutLinks(text).match(foreign) || []),
];
