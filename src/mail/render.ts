/**
 * Fills a template with a row. One renderer for preview, draft and send, so that what was shown is what goes out.
 *
 * Fails closed: whatever cannot be filled is named, and a message with anything missing must be held.
 */
import { flattened } from './headerWords';
import { placeholdersIn, tokensLeftIn } from './placeholders';
import { dateAs } from './tokenDates';
import { type Piece, parseTemplate, type Template, type TokenValues } from './tokens';
import { linksOf, wordCount } from './wording';

export interface Rendered {
  readonly text: string;
  /** The same with letters that mean nothing in place of a row's names and short phrases: what the template itself says. */
  readonly said: string;
  /** Tokens and placeholders that keep the message back, as they are written in the template, each once. */
  readonly missing: readonly string[];
  /** The same and more in words for the sheet user, one sentence each; empty when the text may go. */
  readonly problems: readonly string[];
}

/** Longer values were pasted into the wrong cell: nobody's first name has a thousand letters. */
const longestValue = 1000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters, and marks that turn the direction of what follows, are what a value must not carry into a mail.
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069\ufeff]/g;

interface Filling {
  readonly values: TokenValues;
  readonly out: string[];
  readonly said: string[];
  readonly missing: string[];
  readonly problems: string[];
}

/** "Acme Inc." at the end of a sentence needs no second full stop. */
const joining = (before: string | undefined, text: string): string =>
  before?.endsWith('.') === true && /^\.(?!\.)/.test(text) ? text.slice(1) : text;

const put = ({ out, said }: Filling, text: string, meaning = text): void => {
  out.push(joining(out[out.length - 1], text));
  said.push(joining(said[said.length - 1], meaning));
};

/** Longer values are prose of the team's own, and said as its templates are. */
const nameWords = 6;

const wordless = (word: string): string => (/^\p{Ll}/u.test(word) ? 'v' : 'V') + 'v'.repeat([...word].length - 1);

/** A company may be called "Checking In" or "Owes Us Ltd!": its name tells nothing about the message. Links and figures do. */
const unspoken = (value: string): string =>
  wordCount(value) > nameWords || linksOf(value).length > 0 ? value : value.replace(/\p{L}+/gu, wordless).replace(/[?!]/g, '');

/** What stands in a cell and would read as a mail that nobody finished. */
const unfinished = (value: string): string | null =>
  /^(?:undefined|NaN|null|Invalid Date)$|#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|ERROR!)/.exec(value.trim())?.[0] ??
  [...tokensLeftIn(value), ...placeholdersIn(value)][0] ??
  null;

/** What the team says of its senders stands on the Settings sheet. */
const isOfSender = (name: string): boolean => /^sender /i.test(name);

const miss = (filling: Filling, written: string, words: string): void => {
  put(filling, written);
  if (filling.missing.includes(written)) return;
  filling.missing.push(written);
  if (!filling.problems.includes(words)) filling.problems.push(words);
};

const fill = (pieces: readonly Piece[], filling: Filling): void => {
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      put(filling, piece.text);
      continue;
    }
    const value = filling.values.of(piece.name);
    if (value === null)
      miss(
        filling,
        piece.written,
        isOfSender(piece.name)
          ? `${piece.written}: the Settings sheet has no "${piece.name}". Correct the name, or add the row there.`
          : `${piece.written}: no column is called "${piece.name}". Correct the name, or add the column.`,
      );
    else if (piece.kind === 'if') fill(value.trim() === '' ? piece.blank : piece.filled, filling);
    else if (value.length > longestValue)
      miss(
        filling,
        piece.written,
        `{{${piece.name}}}: the cell holds ${value.length} characters. Shorten it to ${longestValue} at most.`,
      );
    else if (/^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|ERROR!|NULL!)/.test(value))
      miss(filling, piece.written, `{{${piece.name}}}: the cell shows the error ${value}. Correct the cell.`);
    else if (unfinished(value) !== null)
      miss(
        filling,
        piece.written,
        `{{${piece.name}}}: the cell holds "${(unfinished(value) || '').slice(0, 40)}", which reads as a form that nobody filled in. Correct the cell; words in square brackets do without them.`,
      );
    else if (value.trim() !== '' && dateAs(value, piece.form) !== null) {
      const words = (dateAs(value, piece.form) || '').replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(invisible, '');
      put(filling, words, unspoken(words));
    } else if (piece.fallback !== null) put(filling, piece.fallback);
    else if (value.trim() !== '')
      miss(
        filling,
        piece.written,
        `${piece.written}: the cell holds no ${piece.form === 'time' ? 'time of day' : 'date'}. Enter one, or write {{${piece.name}}} for its text as it stands.`,
      );
    else
      miss(
        filling,
        piece.written,
        `${piece.written}: ${isOfSender(piece.name) ? `"${piece.name}" on the Settings sheet` : 'the cell'} is empty and the token has no fallback. Fill it, or write {{${piece.name}|…}}.`,
      );
  }
};

/** Blanks and lines that an empty piece left behind: no double blanks, none before a comma, at most one blank line. */
const tidied = (text: string): string =>
  text
    .replace(/[^\S\n]+$/gm, '')
    .replace(/(\S) {2,}(?=\S)/g, '$1 ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Fills a body. A placeholder is the template's fault where it stands there, and the cell's where a row brings it. */
export const render = (template: Template, values: TokenValues): Rendered => {
  const filling: Filling = { values, out: [], said: [], missing: [], problems: [...template.problems] };
  fill(template.pieces, filling);
  for (const placeholder of unwrittenIn(template)) {
    filling.missing.push(placeholder);
    filling.problems.push(`${placeholder} is still to be written: put words there, or a token in double braces.`);
  }
  return {
    text: tidied(filling.out.join('')),
    said: tidied(filling.said.join('')),
    missing: filling.missing,
    problems: filling.problems,
  };
};

const placeholdersOf = (pieces: readonly Piece[]): string[] =>
  pieces.flatMap((piece) => {
    if (piece.kind === 'text') return placeholdersIn(piece.text);
    return piece.kind === 'token'
      ? placeholdersIn(piece.fallback || '')
      : [...placeholdersOf(piece.filled), ...placeholdersOf(piece.blank)];
  });

/** A template is filled for thousands of rows, and what is still to be written in it stays the same. */
const unwritten = new WeakMap<Template, ReadonlySet<string>>();
const unwrittenIn = (template: Template): ReadonlySet<string> => {
  const found = unwritten.get(template) ?? new Set(placeholdersOf(template.pieces));
  unwritten.set(template, found);
  return found;
};

/** Fills a subject: one line, whatever the cells hold. */
export const renderSubject = (template: Template, values: TokenValues): Rendered => {
  const rendered = render(template, values);
  return { ...rendered, text: flattened(rendered.text) };
};

export interface RenderedMessage {
  readonly subject: string;
  readonly body: string;
  /** What the template itself says, the row's names aside: the words that the lint judges. */
  readonly said: { readonly subject: string; readonly body: string };
  readonly missing: readonly string[];
  readonly problems: readonly string[];
}

/** Fills subject and body of one touch. A blank subject is a follow-up in the thread and stays blank. */
export const renderMessage = (
  source: { readonly subject: string; readonly body: string },
  values: TokenValues,
): RenderedMessage => {
  const subject = renderSubject(parseTemplate(source.subject), values);
  const body = render(parseTemplate(source.body), values);
  const emptied =
    source.subject.trim() !== '' && subject.text === ''
      ? ['The subject is empty once its tokens are filled. Give them fallbacks.']
      : [];
  return {
    subject: subject.text,
    body: body.text,
    said: { subject: flattened(subject.said), body: body.said },
    missing: [...new Set([...subject.missing, ...body.missing])],
    problems: [
      ...new Set([...subject.problems, ...emptied, ...body.problems, ...(body.text === '' ? ['The message is empty.'] : [])]),
    ],
  };
};
