import { type Chance, chanceOf } from './simulateChance';
import { type CadenceId, entries, sheetZone } from './simulateTeam';
import { type Temper, temperOf } from './simulateTempers';
import type { Language } from './simulateTongues';

/** A prospect as the world knows them; what the product knows of them stands in the sheet. */
export interface Person {
  readonly number: number;
  readonly email: string;
  readonly company: string;
  readonly domain: string;
  readonly language: Language;
  /** The zone that holds for them: the row's own, else the sheet's. */
  readonly zone: string;
  readonly country: string;
  /** Id or Sequence Name. */
  readonly cadence: string;
  /** Day of the simulation on which they are enrolled, from 0. */
  readonly wave: number;
  /** Days by which the anchor lies before that day. */
  readonly back: number;
  /** Who enrolls them, and so owns the row where the cell is blank. */
  readonly owner: string;
  readonly temper: Temper;
  /** What a cell of theirs tries; '' for nothing. */
  readonly hostile: string;
  /** The row as the team's own sheet has it, by heading. */
  readonly cells: Readonly<Record<string, string>>;
  readonly chance: Chance;
}

const headings = [
  'Email',
  'First Name',
  'Last Name',
  'Company',
  'Title',
  'Industry',
  'Country',
  'Deal Size',
  'Stakeholders',
  'Time Zone',
  'Pain Point',
  'LinkedIn',
  'LinkedIn Reason',
  'Phone',
  'Strategic',
  'Stakeholder Roles',
  'Opens',
  'Clicks',
  'Trigger Event',
  'Outcome',
  'Meeting Date',
  'Follow Up On',
  'Tags',
  'Mode',
  'Notes',
  'Lead Source',
  'Owner',
] as const;

interface Place {
  country: string;
  zones: readonly string[];
  language: Language;
}

const places: readonly Place[] = [
  { country: 'Germany', zones: ['Europe/Berlin'], language: 'de' },
  { country: 'France', zones: ['Europe/Paris'], language: 'fr' },
  { country: 'Spain', zones: ['Europe/Madrid', 'Atlantic/Canary'], language: 'es' },
  { country: 'Italy', zones: ['Europe/Rome'], language: 'it' },
  { country: 'Portugal', zones: ['Europe/Lisbon', 'Atlantic/Azores'], language: 'pt' },
  { country: 'Brazil', zones: ['America/Sao_Paulo'], language: 'pt' },
  { country: 'Netherlands', zones: ['Europe/Amsterdam'], language: 'nl' },
  { country: 'Sweden', zones: ['Europe/Stockholm'], language: 'sv' },
  { country: 'Poland', zones: ['Europe/Warsaw'], language: 'pl' },
  { country: 'Ireland', zones: ['Europe/Dublin'], language: 'en' },
  { country: 'United Kingdom', zones: ['Europe/London'], language: 'en' },
  {
    country: 'United States',
    zones: ['America/New_York', 'America/Chicago', 'America/Los_Angeles', 'Pacific/Honolulu'],
    language: 'en',
  },
  { country: 'India', zones: ['Asia/Kolkata'], language: 'en' },
  { country: 'Nepal', zones: ['Asia/Kathmandu'], language: 'en' },
  { country: 'Japan', zones: ['Asia/Tokyo'], language: 'en' },
  { country: 'Australia', zones: ['Australia/Sydney', 'Australia/Lord_Howe'], language: 'en' },
  { country: 'New Zealand', zones: ['Pacific/Auckland', 'Pacific/Chatham'], language: 'en' },
  { country: 'Mexico', zones: ['America/Mexico_City'], language: 'es' },
  { country: 'Chile', zones: ['America/Santiago'], language: 'es' },
  { country: 'South Africa', zones: ['Africa/Johannesburg'], language: 'en' },
];

const firstNames = [
  'Ana',
  'Lukas',
  'Zoë',
  'Søren',
  'Íñigo',
  'Chloé',
  'Grace',
  'Priya',
  'Yuki',
  'Tane',
  'Łucja',
  'Mateus',
  'Björn',
  'Wei',
  'Aoife',
  'Noor',
];
const lastNames = [
  'Ribeiro',
  'Brandt',
  "O'Neill",
  'Lindström',
  'Muñoz',
  'Dubois',
  'Okafor',
  'Nair',
  'Tanaka',
  'Kowalski',
  'van den Berg',
  'Silva',
];
const trades = ['Logistics', 'Foods', 'Textiles', 'Optics', 'Machinery', 'Travel', 'Solar', 'Software', 'Paper', 'Ceramics'];
const titles = ['CEO', 'CFO', 'Head of Purchasing', 'VP Operations', 'IT Manager', 'Plant Manager'];
const pains = ['late deliveries', 'manual reports', 'supplier lead times', 'unplanned downtime', 'duplicate data'];

/** Cells that try to become something else: a header, a formula, a page, a placeholder. By what they try, the cells. */
const hostile: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'line break in a name': { 'First Name': 'Ana\r\nBcc: everyone@victims.example' },
  'header in a company': { Company: 'Bcc: everyone@victims.example\nX-Smuggled: yes' },
  'right to left': { 'First Name': 'שרה', Company: '\u202eelpmaxe\u202c \u2066عربي\u2069' },
  'five thousand characters': { 'Pain Point': 'long '.repeat(1000).trim() },
  formula: { 'First Name': '=HYPERLINK("http://sneaky.example","Click me")' },
  'formula in a company': { Company: '=1+1' },
  placeholder: { 'First Name': '{{Email}}', Company: '{{Notes}}' },
  'encoded word': { 'First Name': '=?utf-8?B?QmNjOiB2aWN0aW1Admljim5leGFtcGxl?=', Company: 'A, B <x@victims.example>; "C"' },
  'address with a header': { Email: 'victim@victims.example\nBcc: everyone@victims.example' },
  'two addresses': { Email: 'one@victims.example, two@victims.example' },
  pictures: { 'First Name': '🦄 Zoë\u0301', Company: 'Ünïcorn Söcks GmbH & Cie.' },
  control: { 'Last Name': 'Null\u0007Bell\u200b', Company: 'Tab\tand\u2028line' },
};

const dealSizes = [
  '4,500',
  '8000',
  '12k',
  '€18,500',
  '20.000 €',
  '24,000',
  '25k',
  '30,000',
  '45000',
  '60,000',
  '100k',
  '250,000',
  '',
];
const dealWeights = [10, 10, 12, 10, 9, 9, 7, 7, 5, 6, 4, 3, 5];

const dealOf = (chance: Chance): string =>
  dealSizes[Number(chance.weighed(Object.fromEntries(dealWeights.map((weight, index) => [`d${index}`, weight]))).slice(1))] ?? '';

const rolesOf = (domain: string): string => `CFO <cfo@${domain}>, IT <it@${domain}>`;

/** Every cadence comes first once, so that a small simulation enters each of them; then as the weights say. */
const cadenceOf = (number: number, chance: Chance): CadenceId =>
  (Object.keys(entries) as CadenceId[])[number] ??
  chance.weighed(
    Object.fromEntries(Object.entries(entries).map(([id, { weight }]) => [id, weight])) as Record<CadenceId, number>,
  );

interface Crowd {
  readonly seed: number;
  readonly days: number;
  readonly reps: readonly string[];
}

function personOf(
  number: number,
  { seed, days, reps }: Crowd,
  companies: Map<number, { company: string; domain: string }>,
): Person {
  const chance = chanceOf(seed, `person ${number}`);
  const place = chance.pick(places);
  const zone = chance.pick(place.zones);
  const bare = chance.happens(0.06);
  const cadence = cadenceOf(number, chance);
  const [least, most] = entries[cadence].back;
  const colleague = number > 12 && chance.happens(0.12) ? companies.get(chance.between(0, number - 1)) : undefined;
  const trade = chance.pick(trades);
  const firm = colleague ?? { company: `${chance.pick(lastNames)} ${trade} ${number}`, domain: `firm${number}.example` };
  companies.set(number, firm);
  const tricks = Object.keys(hostile);
  const trick = number >= 9 && chance.happens(0.05) ? chance.pick(tricks) : '';
  const firstName = chance.pick(firstNames);
  const lastName = chance.pick(lastNames);
  const freeMail = colleague === undefined && chance.happens(0.04);
  const written = hostile[trick]?.Email;
  const email =
    written !== undefined
      ? written.trim().toLowerCase()
      : freeMail
        ? `some.one.${number}@gmail.com`
        : `person${number}@${firm.domain}`;
  const temper = temperOf(chance, cadence);
  const ownerCell = chance.happens(0.8);
  const owner = reps[number % reps.length] ?? '';
  const deal = dealOf(chance);
  const cells: Record<string, string> = {
    Email: number % 17 === 3 ? `"${firstName} ${lastName}" <${email}>` : number % 23 === 5 ? ` ${email.toUpperCase()} ` : email,
    'First Name': firstName,
    'Last Name': lastName,
    Company: firm.company,
    Title: chance.pick(titles),
    Industry: trade,
    Country: place.country,
    'Deal Size': deal,
    Stakeholders: chance.happens(0.2) ? '' : String(chance.pick([1, 1, 2, 2, 3, 4, 6, 8, 10, 12])),
    'Time Zone': bare ? '' : zone,
    'Pain Point': chance.pick(pains),
    LinkedIn: chance.happens(0.5) ? `https://www.linkedin.example/in/p${number}` : '',
    'LinkedIn Reason': chance.happens(0.1) ? 'shared interest' : '',
    Phone: chance.happens(0.6) ? `+49 30 ${String(100000 + number)}` : '',
    Strategic: chance.happens(0.03) ? 'yes' : '',
    'Stakeholder Roles': chance.happens(0.06) ? rolesOf(firm.domain) : '',
    Opens: temper.opens,
    Clicks: temper.opens === '' ? '' : '0',
    'Trigger Event': cadence === 're-engage' ? `their new funding round number ${number}` : '',
    Notes: 'Met at the fair, asked for an email (consent noted)',
    'Lead Source': chance.pick(['Trade fair', 'Web form', 'Referral']),
    Owner: ownerCell ? owner : '',
    ...(trick === '' ? {} : hostile[trick]),
  };
  return {
    number,
    email,
    ...firm,
    language: place.language,
    zone: bare ? sheetZone : zone,
    country: place.country,
    cadence,
    wave: number < 9 ? 0 : Math.floor(chance.next() ** 1.3 * Math.max(1, Math.min(45, Math.floor(days * 0.55)))),
    back: chance.between(least, most),
    owner,
    temper,
    hostile: trick,
    cells,
    chance: chanceOf(seed, `deeds of ${number}`),
  };
}

/** The prospects of a seed. More of them begin with the same people. */
export function peopleOf(count: number, seed: number, days: number, reps: readonly string[]): readonly Person[] {
  const companies = new Map<number, { company: string; domain: string }>();
  return Array.from({ length: count }, (_, number) => personOf(number, { seed, days, reps }, companies));
}

/** The sheet as the team had it before the product came. */
export const sheetRows = (people: readonly Person[]): string[][] => [
  [...headings],
  ...people.map(({ cells }) => headings.map((heading) => cells[heading] ?? '')),
];
