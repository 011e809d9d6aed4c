import type { Cell, Reading } from './cell';
import { blank, brokenFormula, isBlank, isDate, onOneLine, problem, quoted, value } from './cell';
import { readNumeral } from './numeral';

const multipliers: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  tsd: 1e3,
  m: 1e6,
  mm: 1e6,
  mn: 1e6,
  mio: 1e6,
  mln: 1e6,
  million: 1e6,
  millions: 1e6,
  bn: 1e9,
  billion: 1e9,
  lakh: 1e5,
  lakhs: 1e5,
  crore: 1e7,
  crores: 1e7,
  cr: 1e7,
};

/** Currency carries no amount: Deal Size is in the team's own currency and compared as written. */
const currencySymbol = /(?<!\p{L})(?:us|ca|au|nz|hk|a|c|r|s)?\p{Sc}|\p{Sc}/gu;
const currencyWord =
  /^(?:r|kr|fr|zł|kč|ft|lei|eur|usd|gbp|chf|sek|nok|dkk|isk|pln|czk|huf|ron|bgn|cad|aud|nzd|hkd|sgd|jpy|cny|inr|krw|brl|mxn|clp|cop|ars|zar|ils|try|aed|sar|euros?|dollars?|pounds?|francs?)$/u;

/** The dash that stands for no cents, as in "25.000,-" and "1'000.–". */
const noCents = /(\d)[.,]\s*[-–—]+(?=\D*$)/u;
const amountShape = /^([^\d]*?)(\d(?:[\d.,'’`\s]*\d)?)\s*([^\d]*)$/u;
const negative = /^\(.*\)$|[-−–]\s*\p{Sc}?\s*\d|\d\s*-$/u;
const howTo = 'write one plain amount, such as 25000, 25k or 1.2m';

/** The words beside the digits that are no currency, without the points of abbreviations. */
const unitWords = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(currencySymbol, ' ')
    .replace(/\./g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !currencyWord.test(word));

/**
 * Reads an amount as a person writes it: 25000, "25k", "€25,000", "25.000 €", "€12.500", "1.2m", "USD 50 000", "1'000".
 * The unit is whatever the team counts in. Negative amounts, ranges, percentages and numerals that could be two different
 * amounts ("12.500k") are problems. "12.5" and "1,5" are read as written: one or two digits after a mark are decimals everywhere.
 */
export const readMoney = (cell: Cell): Reading<number> => {
  if (isBlank(cell)) return blank;
  if (isDate(cell)) return problem(`a date stands where an amount belongs; ${howTo}`);
  const broken = brokenFormula(cell);
  if (broken !== null) return broken;
  if (typeof cell === 'boolean') return problem(`a checkbox stands where an amount belongs; ${howTo}`);
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) return problem(`${quoted(cell)} is no amount; ${howTo}`);
    return cell < 0 ? problem(`${quoted(cell)} is negative; an amount is 0 or more`) : value(cell);
  }
  const unreadable = (): Reading<number> => problem(`${quoted(cell)} is no amount; ${howTo}`);
  const text = onOneLine(cell.slice(0, 200)).normalize('NFKC').replace(noCents, '$1');
  if (cell.length > 60) return unreadable();
  if (negative.test(text) && /\d/.test(text) && !/\d.*[-−–].*\d/.test(text))
    return problem(`${quoted(cell)} is negative; an amount is 0 or more`);
  const shape = amountShape.exec(text);
  if (shape === null) return unreadable();
  const [, before = '', digits = '', after = ''] = shape;
  const [unit, ...rest] = unitWords(after);
  const multiplier = unit === undefined ? 1 : multipliers[unit];
  if (multiplier === undefined || rest.length > 0 || unitWords(before).length > 0) return unreadable();
  const numeral = readNumeral(digits, unit !== undefined);
  if (numeral.kind === 'none') return unreadable();
  if (numeral.kind === 'unclear') return problem(`${quoted(cell)} could be two different amounts; ${howTo}`);
  return value(Math.round(numeral.value * multiplier * 100) / 100);
};
