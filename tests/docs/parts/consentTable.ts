import { type ConsentRule, consentRule } from '../../../src/mail/consentCountries';
import { table } from './markdown';

/** The countries for which enrolling asks first, found by every two-letter ending that an address can have. */

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

const rules = (): readonly ConsentRule[] => {
  const byCountry = new Map<string, ConsentRule>();
  for (const first of letters)
    for (const second of letters) {
      const rule = consentRule('', `ana@firm.${first}${second}`);
      if (rule !== null) byCountry.set(rule.country, rule);
    }
  return [...byCountry.values()].sort((one, other) => (one.country < other.country ? -1 : 1));
};

export const consentTable = (): string =>
  table(
    ['Country', 'Law', 'What enrolling says'],
    rules().map(({ country, law, words }) => [country, law, words]),
  );
