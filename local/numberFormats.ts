/** Number formats: which are dates, how a cell is shown, and what a typed text means. */
import { format as formatNumber, isDateFormat as isNumfmtDate, parseDate, parseValue } from 'numfmt';
import { Dated, FormulaError, type Value } from './values';
import type { Scalar } from './workbook';

/** What Range.getNumberFormat gives for a cell without a format of its own. */
export const AUTOMATIC = '0.###############';

const dates = new Map<string, boolean>();

const isTextFormat = (format: string | undefined): boolean => format === '@' || format === '@STRING@';

export const isDateFormat = (format: string): boolean => {
  let known = dates.get(format);
  if (known === undefined) {
    known = !isTextFormat(format) && format !== AUTOMATIC && isNumfmtDate(format);
    dates.set(format, known);
  }
  return known;
};

export const shortDateFormat = (locale: 'en_US' | 'en_GB'): string => (locale === 'en_GB' ? 'dd/mm/yyyy' : 'm/d/yyyy');

/** The text that a cell shows. */
export const displayText = (value: Value | Scalar, format: string | undefined): string => {
  if (value === null || value === '') return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof FormulaError) return value.code;
  const serial = value instanceof Dated ? value.serial : value;
  const wanted = format ?? (value instanceof Dated ? value.format : AUTOMATIC);
  if (wanted === AUTOMATIC || isTextFormat(wanted)) return String(Number(serial.toPrecision(15)));
  try {
    return formatNumber(wanted.replace(/AM\/PM/i, 'AM/PM'), serial);
  } catch {
    return String(serial);
  }
};

export interface Typed {
  value: Scalar;
  /** Set when the text brings a format with it, such as a date or a percentage. */
  format?: string;
  formula?: string;
}

const ERRORS = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|ERROR!)$/i;
const EPOCH_YEAR = Date.UTC(1899, 11, 30);

/** A date typed without its year means the year of the clock, not that of this computer. */
const inYear = (serial: number, year: number): number => {
  const date = new Date(EPOCH_YEAR + serial * 86_400_000);
  date.setUTCFullYear(year);
  return (date.getTime() - EPOCH_YEAR) / 86_400_000;
};

/**
 * What a text becomes when it is typed, or written by a script as a string: a formula, a number, a date of the locale, a boolean,
 * or the text itself. A leading apostrophe makes it a text; a cell formatted as plain text keeps everything but formulas as it is.
 */
export const parseTyped = (
  text: string,
  options: { locale: 'en_US' | 'en_GB'; format: string | undefined; year: number; signsAreFormulas: boolean },
): Typed => {
  if (text.startsWith("'")) return { value: text.slice(1) };
  if (text.length > 1 && text.startsWith('=')) return { value: '', formula: text };
  if (text === '' || isTextFormat(options.format)) return { value: text };
  const trimmed = text.trim();
  if (/^(?:true|false)$/i.test(trimmed)) return { value: /^true$/i.test(trimmed) };
  if (ERRORS.test(trimmed)) return { value: new FormulaError(trimmed.toUpperCase()) };
  // The two commonest kinds, read directly: the general reader takes a thousand times as long.
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/.test(trimmed)) return { value: Number(trimmed) };
  const iso = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(trimmed);
  if (iso) {
    const instant = Date.UTC(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]));
    if (new Date(instant).toISOString().startsWith(trimmed))
      return { value: (instant - EPOCH_YEAR) / 86_400_000, format: 'yyyy-mm-dd' };
    return { value: text };
  }
  if (trimmed.length <= 40 && /\d/.test(trimmed)) {
    const date = parseDate(trimmed, { locale: options.locale === 'en_GB' ? 'en-GB' : 'en-US' });
    const parsed = date ?? parseValue(trimmed);
    if (parsed && typeof parsed.v === 'number') {
      const format = parsed.z ? String(parsed.z) : undefined;
      if (format === undefined) return { value: parsed.v };
      if (!isDateFormat(format)) return { value: parsed.v, format };
      return { value: /[dm]/i.test(format) && !/[yh]/i.test(format) ? inYear(parsed.v, options.year) : parsed.v, format };
    }
  }
  if (options.signsAreFormulas && text.length > 1 && /^[+-]/.test(text)) return { value: '', formula: `=${text}` };
  return { value: text };
};
