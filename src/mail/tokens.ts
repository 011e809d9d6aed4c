/**
 * The language of templates: `{{Column}}`, `{{Column|fallback}}`, `{{Column as weekday}}`, `{{#if Column}}…{{else}}…{{/if}}`.
 *
 * A template is parsed once into pieces and filled as often as there are rows. What a person writes, template or cell,
 * is text and stays text: nothing is evaluated, and a value that looks like a token is not filled again.
 */
import { folded } from '../engine/vocabulary';
import { type DateForm, dateForms } from './tokenDates';

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  /** `fallback` is null where none was written; an empty one is a fallback too: "leave it out". */
  | {
      readonly kind: 'token';
      readonly name: string;
      /** How a date is to read; null for the usual form, and for what is no date. */
      readonly form: DateForm | null;
      readonly fallback: string | null;
      readonly written: string;
    }
  | {
      readonly kind: 'if';
      readonly name: string;
      readonly written: string;
      readonly filled: readonly Piece[];
      readonly blank: readonly Piece[];
    };

export interface Template {
  readonly pieces: readonly Piece[];
  /** Torn braces and conditions, in words; a template with any is never sent. */
  readonly problems: readonly string[];
}

/**
 * Names that are always known though a sheet may lack the column: the fields of the product, and what the sender and the
 * settings give. Blank where nothing fills them, so that a fallback steps in.
 */
export const productTokens: readonly string[] = [
  'Email',
  'First Name',
  'Last Name',
  'Company',
  'Title',
  'Industry',
  'Country',
  'Pain Point',
  'Goal',
  'Deal Size',
  'Stakeholders',
  'Stakeholder Roles',
  'Competitors',
  'Decision Timeline',
  'Meeting Date',
  'Follow Up On',
  'Trigger Event',
  'LinkedIn',
  'LinkedIn Reason',
  'Phone',
  'Notes',
  'Role',
  'Resource',
  'Case Study',
  'Video Link',
  'Proposal Link',
  'Proposal Date',
  'Pilot',
  'Meeting Times',
  'Sender Name',
  'Sender First Name',
  'Sender Company',
  'Sender Title',
  'Sender Phone',
  'Sender Executive',
  'Sender Signature',
  'Sender Offer',
  'Executive Name',
  'Postal Address',
  'Opt-Out Line',
];

const knownAlways: ReadonlySet<string> = new Set(productTokens.map(folded));

/** Values of one row under their headings. */
export interface TokenValues {
  /** The value as text; null where neither the sheet nor the product knows the name. */
  of(name: string): string | null;
}

/** Values by heading, in any case and trimmed; the first of two columns with one heading counts, later sources fill what is blank. */
export const tokenValues = (...sources: readonly Iterable<readonly [heading: string, value: string]>[]): TokenValues => {
  const values = new Map<string, string>();
  for (const source of sources) {
    for (const [heading, value] of source) {
      const key = folded(heading);
      if (key !== '' && (values.get(key) || '') === '') values.set(key, value.trim());
    }
  }
  return { of: (name) => values.get(folded(name)) ?? (knownAlways.has(folded(name)) ? '' : null) };
};

interface Open {
  readonly name: string;
  readonly written: string;
  readonly filled: Piece[];
  readonly blank: Piece[];
  inElse: boolean;
}

/** `Meeting Date as full date`: a name, and the form in which its date is to read. */
const asDate = /^(.*\S)\s+as\s+(\S.*)$/i;

const tag = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Parses a subject or body. Never throws: what cannot be read is a problem of the template. */
export const parseTemplate = (source: string): Template => {
  const pieces: Piece[] = [];
  const open: Open[] = [];
  const problems: string[] = [];
  const text = source.replace(/\r\n?/g, '\n');
  const add = (piece: Piece): void => {
    const inner = open[open.length - 1];
    (inner === undefined ? pieces : inner.inElse ? inner.blank : inner.filled).push(piece);
  };
  const addText = (plain: string): void => {
    if (plain === '') return;
    const torn = /\{\{[^\n]{0,30}|[^\n{}]{0,30}\}\}/.exec(plain);
    if (torn !== null)
      problems.push(`"${torn[0].trim()}" is half a token: write two braces on both sides, as in {{First Name|there}}.`);
    add({ kind: 'text', text: plain });
  };
  let at = 0;
  tag.lastIndex = 0;
  for (let found = tag.exec(text); found !== null; found = tag.exec(text)) {
    const written = found[0];
    const inside = found[1] || '';
    addText(text.slice(at, found.index));
    at = found.index + written.length;
    if (text[found.index - 1] === '{' || text[at] === '}')
      problems.push(`${written} has a brace too many beside it: write two on both sides.`);
    const condition = /^#\s*if\s+(.+)$/i.exec(inside);
    if (condition !== null) open.push({ name: (condition[1] || '').trim(), written, filled: [], blank: [], inElse: false });
    else if (/^else$/i.test(inside)) {
      const inner = open[open.length - 1];
      if (inner === undefined || inner.inElse) problems.push(`${written} has no {{#if …}} before it.`);
      else inner.inElse = true;
    } else if (/^\/\s*if$/i.test(inside)) {
      const closed = open.pop();
      if (closed === undefined) problems.push(`${written} has no {{#if …}} before it.`);
      else add({ kind: 'if', name: closed.name, written: closed.written, filled: closed.filled, blank: closed.blank });
    } else if (/^[#/]/.test(inside) || inside === '' || inside.startsWith('|')) {
      problems.push(`${written} is not a token: name a column, as in {{First Name|there}}.`);
    } else {
      const bar = inside.indexOf('|');
      const asked = (bar < 0 ? inside : inside.slice(0, bar)).trim();
      const chosen = asDate.exec(asked);
      const form = dateForms.find((each) => each === folded(chosen?.[2] ?? '')) ?? null;
      const name = form === null ? asked : (chosen?.[1] ?? asked);
      add({ kind: 'token', name, form, fallback: bar < 0 ? null : inside.slice(bar + 1).trim(), written });
    }
  }
  addText(text.slice(at));
  for (const { written } of open) problems.push(`${written} is never closed: add {{/if}}.`);
  return { pieces, problems };
};

/** Every name a template asks for, conditions included, as written and once each. */
export const namesIn = (template: Template): string[] => {
  const names = new Map<string, string>();
  const walk = (pieces: readonly Piece[]): void => {
    for (const piece of pieces) {
      if (piece.kind === 'text') continue;
      if (!names.has(folded(piece.name))) names.set(folded(piece.name), piece.name);
      if (piece.kind === 'if') {
        walk(piece.filled);
        walk(piece.blank);
      }
    }
  };
  walk(template.pieces);
  return [...names.values()];
};
