/**
 * Countries whose law asks for consent before the first business mail to somebody, as a warning when enrolling. Not legal advice.
 */
import { folded } from '../engine/vocabulary';
import { domainOf } from './addresses';

export interface ConsentRule {
  /** The country as a person reads it. */
  readonly country: string;
  readonly law: string;
  /** What to make sure of before enrolling, in one sentence. */
  readonly words: string;
}

type Row = readonly [country: string, law: string, words: string, ...alsoCalled: string[]];

const rows: readonly Row[] = [
  [
    'Germany',
    'UWG §7(2)',
    'Germany wants express consent before advertising mail, to companies too, unless they are a customer of yours for something similar.',
    'de',
    'deu',
    'deutschland',
    'ger',
  ],
  [
    'Austria',
    'TKG 2021 §174',
    'Austria wants consent before advertising mail, to companies too, unless they are a customer of yours for something similar.',
    'at',
    'aut',
    'osterreich',
    'österreich',
    'oesterreich',
  ],
  [
    'Canada',
    'CASL s. 6',
    'Canada wants express or implied consent first, such as a published business address or a dealing of the last two years; note which.',
    'ca',
    'can',
  ],
  [
    'Australia',
    'Spam Act 2003 s. 16',
    'Australia wants consent first; a published work address counts where your offer concerns their role and no "no spam" note stands by it.',
    'au',
    'aus',
  ],
  [
    'New Zealand',
    'Unsolicited Electronic Messages Act 2007 s. 9',
    'New Zealand wants express, inferred or deemed consent first; a published work address counts where your offer concerns their role.',
    'nz',
    'nzl',
    'aotearoa',
  ],
  [
    'Italy',
    'Codice Privacy art. 130',
    'Italy wants consent before advertising mail, to companies too, unless they are a customer of yours for something similar.',
    'it',
    'ita',
    'italia',
  ],
  [
    'Spain',
    'LSSI art. 21',
    'Spain wants request or express authorisation before commercial mail, unless they are a customer of yours for something similar.',
    'es',
    'esp',
    'espana',
    'españa',
  ],
  [
    'Poland',
    'Electronic Communications Law 2024 art. 398',
    'Poland wants prior consent to electronic marketing, to companies too; ask for it before you offer anything.',
    'pl',
    'pol',
    'polska',
  ],
  [
    'Netherlands',
    'Telecommunicatiewet art. 11.7',
    'The Netherlands wants consent first, unless the company published the address for such offers or is a customer of yours.',
    'nl',
    'nld',
    'nederland',
    'the netherlands',
    'holland',
  ],
  [
    'Belgium',
    'Code de droit économique XII.13',
    'Belgium wants consent for addresses with a person’s name; general addresses of companies may be written to.',
    'be',
    'bel',
    'belgie',
    'belgië',
    'belgique',
    'belgien',
  ],
  [
    'Denmark',
    'Markedsføringsloven §10',
    'Denmark wants prior request or consent before advertising mail, to companies too.',
    'dk',
    'dnk',
    'danmark',
  ],
  [
    'Norway',
    'Markedsføringsloven §15',
    'Norway wants prior consent for addresses that belong to a person, at work too.',
    'no',
    'nor',
    'norge',
  ],
  [
    'Switzerland',
    'UWG Art. 3(1)(o)',
    'Switzerland forbids unrequested mass advertising without consent; write to each person for a reason of their own.',
    'ch',
    'che',
    'schweiz',
    'suisse',
    'svizzera',
  ],
  [
    'Greece',
    'Law 3471/2006 art. 11',
    'Greece wants prior consent before advertising mail, unless they are a customer of yours for something similar.',
    'gr',
    'grc',
    'hellas',
    'el',
  ],
  [
    'Czechia',
    'Act 480/2004 §7',
    'Czechia wants prior consent before commercial mail, unless they are a customer of yours for something similar.',
    'cz',
    'cze',
    'czech republic',
    'cesko',
    'česko',
  ],
  [
    'Hungary',
    'Grt. §6',
    'Hungary wants prior consent for addresses that belong to a person, at work too.',
    'hu',
    'hun',
    'magyarorszag',
    'magyarország',
  ],
  [
    'China',
    'Measures for Internet E-mail Services art. 13',
    'China wants prior consent and the word AD or 广告 at the front of the subject of advertising mail.',
    'cn',
    'chn',
    'prc',
  ],
  [
    'South Korea',
    'Network Act art. 50',
    'South Korea wants prior consent before advertising mail, renewed every two years.',
    'kr',
    'kor',
    'korea',
    'republic of korea',
  ],
  [
    'Brazil',
    'LGPD art. 7',
    'Brazil wants a legal basis that you can show, consent or a balanced legitimate interest, and an easy way out.',
    'br',
    'bra',
    'brasil',
  ],
];

let byName: ReadonlyMap<string, ConsentRule> | null = null;

/**
 * The rule of a country given by name or ISO code, in any case, else of the country that the address's domain ends in.
 * Null where none is known, which is no clearance.
 */
export const consentRule = (country: string, address = ''): ConsentRule | null => {
  byName ??= new Map(
    rows.flatMap(([name, law, words, ...others]) =>
      [name, ...others].map((called): [string, ConsentRule] => [folded(called), { country: name, law, words }]),
    ),
  );
  if (country.trim() !== '') return byName.get(folded(country)) ?? null;
  const ending = domainOf(address).replace(/^.*\./, '');
  return ending.length === 2 ? (byName.get(ending) ?? null) : null;
};
