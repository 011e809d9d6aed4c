/** What a written number says. `unclear` could be two different numbers, such as "12.500k"; `none` is no number at all. */
export type Numeral =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'none' };

const none: Numeral = { kind: 'none' };
const unclear: Numeral = { kind: 'unclear' };
const number = (value: number): Numeral => (Number.isFinite(value) ? { kind: 'number', value } : none);

/** Apostrophes and blanks only ever group thousands; points and commas group or begin the decimals. */
const groupedByBlanks = /^\d{1,3}(?:[\s'’`]\d{3})+(?:[.,]\d{1,2})?$/;
/** 1,234,567 and 12,50,000, each with decimals after the other mark. */
const groupedByMarks = /^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$|^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
const oneMark = /^(\d+)[.,](\d+)$/;

/**
 * Reads digits with thousands marks and decimals as written anywhere: 12,500 · 12.500 · 12 500 · 12'500 · 1.234,56 · 1,234.56.
 * One mark followed by three digits groups thousands; followed by one or two digits it begins decimals. Where a multiplier
 * follows ("12.500k") three digits could be either, so `scaled` makes them unclear.
 */
export const readNumeral = (text: string, scaled = false): Numeral => {
  if (/^\d+$/.test(text)) return number(Number(text));
  const single = oneMark.exec(text);
  if (single !== null) {
    const [, whole = '', rest = ''] = single;
    if (rest.length <= 2) return number(Number(`${whole}.${rest}`));
    if (rest.length > 3 || whole.length > 3 || whole.startsWith('0') || scaled) return unclear;
    return number(Number(whole + rest));
  }
  if (groupedByBlanks.test(text)) return number(Number(text.replace(/[\s'’`]/g, '').replace(',', '.')));
  if (!groupedByMarks.test(text)) return none;
  const decimals = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const marks = new Set(text.replace(/\d/g, ''));
  if (marks.size === 1) return number(Number(text.replace(/[.,]/g, '')));
  return number(Number(`${text.slice(0, decimals).replace(/[.,]/g, '')}.${text.slice(decimals + 1)}`));
};
