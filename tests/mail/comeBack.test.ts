/** The day to come back on, as replies name it. Every reply is written on Mon 6 July 2026. */
import { civilDay, formatCivil } from '../../src/engine/calendar';
import { comeBackDay } from '../../src/mail/comeBack';

const sent = civilDay(2026, 7, 6) ?? 0;

describe('the day to come back on', () => {
  const table: readonly (readonly [day: string | null, words: string])[] = [
    ['2026-09-01', 'Please come back to me in September.'],
    ['2026-09-04', 'Get back to me after 3 September.'],
    ['2026-10-01', 'Not before after September, please.'],
    ['2026-09-15', 'Call me on 15 September.'],
    ['2026-09-15', 'Try again mid September.'],
    ['2027-01-06', 'Reach out again in six months.'],
    ['2026-07-20', 'Ask me in two weeks.'],
    ['2026-10-06', 'Check back in 3 months.'],
    ['2027-07-06', 'Maybe in a year.'],
    ['2026-10-01', 'Perhaps next quarter.'],
    ['2026-10-01', 'Let us look at it in Q4.'],
    ['2027-01-01', 'We plan for Q1.'],
    ['2027-04-01', 'In Q2 2027, not earlier.'],
    ['2026-08-01', 'Next month is better.'],
    ['2027-01-01', 'Maybe next year.'],
    ['2026-09-01', 'After the summer.'],
    ['2027-03-01', 'Ask again in spring.'],
    ['2026-09-01', 'Melden Sie sich bitte im September wieder.'],
    ['2026-10-06', 'Kommen Sie in drei Monaten wieder auf uns zu.'],
    ['2026-10-01', 'Nächstes Quartal vielleicht.'],
    ['2026-09-01', 'Im Herbst wieder.'],
    ['2026-09-01', 'Recontactez-moi en septembre.'],
    ['2026-09-06', 'Dans deux mois, peut-être.'],
    ['2026-09-01', 'Revenez vers moi à la rentrée.'],
    ['2026-09-01', 'Contácteme en septiembre.'],
    ['2027-01-06', 'En seis meses.'],
    ['2026-09-01', 'Ci risentiamo a settembre.'],
    ['2026-09-01', 'Volte a contactar em setembro.'],
    ['2026-09-01', 'Neem in september weer contact op.'],
    ['2026-10-06', 'Over drie maanden graag.'],
    ['2026-09-01', 'Hör av dig i september.'],
    [null, 'Not a priority right now.'],
    [null, 'Too busy.'],
    [null, 'You wrote on 3 July 2025.'],
  ];

  it.each(table)('%s: %s', (day, words) => {
    const found = comeBackDay(words, sent);

    expect(found === null ? null : formatCivil(found)).toBe(day);
  });
});
