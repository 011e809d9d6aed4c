/**
 * The day somebody is back, as notices say it. Every notice is written on Mon 6 July 2026.
 *
 *   July 2026      Mo 06  Tu 07  We 08  Th 09  Fr 10  Sa 11  Su 12
 *                  Mo 13  Tu 14  We 15  Th 16  Fr 17  Sa 18  Su 19   Mo 20
 *   August 2026    Sa 15  Mo 17   Mo 31      September 2026   Tu 01
 */
import { civilDay, formatCivil } from '../../src/engine/calendar';
import { classify } from '../../src/mail/classify';
import { rawMail } from '../../src/mail/mimeIn';
import { returnDay } from '../../src/mail/returnDate';

const sent = civilDay(2026, 7, 6) ?? 0;

const notice = (body: string, date = 'Mon, 6 Jul 2026 09:00:00 +0000'): string | null =>
  classify(
    rawMail(
      `From: ana@quinta.example\nTo: rui@firm.example\nDate: ${date}\nSubject: Automatic reply: x\nAuto-Submitted: auto-replied\nContent-Type: text/plain; charset=utf-8\n\n${body}`,
    ),
  ).returns;

describe('the day somebody is back', () => {
  const table: readonly (readonly [back: string | null, notice: string])[] = [
    // English
    ['2026-07-20', 'I am out of the office returning Monday, July 20.'],
    ['2026-07-21', 'I am out of the office until Monday, July 20.'],
    ['2026-07-20', 'I am currently out of the office and will return on Monday, 20th July 2026.'],
    ['2026-07-20', 'I will be back in the office on Monday 20 July.'],
    ['2026-07-20', 'I am on annual leave from 6th - 17th July inclusive.'],
    ['2026-07-20', 'I am away from 6-17 July.'],
    ['2026-07-20', 'Out of office 7/6 - 7/17. Back 7/20.'],
    ['2026-07-20', 'I am on vacation July 6th through July 17th.'],
    ['2026-07-13', 'I am out of office this week and will be back next Monday.'],
    ['2026-07-13', 'I am away, back next Monday.'],
    ['2026-07-09', 'I am travelling and back on Thursday.'],
    ['2026-07-08', 'I am out today and tomorrow, back Wednesday.'],
    ['2026-09-01', 'I am on leave until the end of August.'],
    ['2026-08-03', 'I am on holiday until end of July.'],
    ['2026-09-01', 'I will be back at the beginning of September.'],
    ['2026-09-01', 'I am away and will return in September.'],
    ['2026-09-01', 'Back on 1 September 2026.'],
    ['2026-07-27', 'I am on holiday for two weeks and return on 27.07.2026.'],
    [null, 'I am on parental leave. Please contact Ben.'],
    ['2027-03-01', 'I am on maternity leave until 28 February 2027.'],
    [null, 'I am out of office. Our office is closed on 25 December.'],
    [null, 'Thank you for your mail of 10 July. I am away.'],
    ['2026-07-20', 'I am out of the office with no access to email. If urgent, call Ben at 555-1234. I return 20 July.'],
    ['2026-07-20', 'I will be out of the office starting 07/06/2026 and will not return until 07/20/2026.'],
    ['2026-07-15', 'Sorry I missed you! I am OOO and will respond when I am back on the 15th.'],
    ['2026-07-20', 'I will be out of the office from Monday 6 July to Friday 17 July and will reply on my return.'],
    ['2026-07-20', 'I am out of office till 17/07.'],
    ['2026-07-20', 'Annual leave: 03/07/2026 to 17/07/2026 inclusive'],
    ['2026-07-14', 'I am out of the office until Monday 13 July inclusive.'],
    ['2026-07-20', 'OOO until the 17th of July.'],
    ['2026-07-20', 'I will be unavailable until 2026-07-17.'],
    ['2026-07-20', 'I am out until 5pm on 17 July.'],
    ['2026-07-20', 'I am out of the office until Friday the 17th.'],
    // German
    ['2026-07-20', 'Ich bin ab Montag, den 20. Juli 2026 wieder im Büro.'],
    ['2026-07-20', 'Ich bin bis einschließlich 17. Juli nicht im Haus.'],
    ['2026-07-20', 'Vom 6. bis 17. Juli bin ich im Urlaub.'],
    ['2026-07-20', 'vielen Dank für Ihre Nachricht. Ich bin derzeit nicht im Büro und ab 20.7. wieder erreichbar.'],
    ['2026-07-20', 'Ich bin am 20.07. wieder da.'],
    ['2026-07-20', 'Meine Abwesenheit: 06.07.2026 - 17.07.2026'],
    ['2026-09-01', 'Ich bin bis Ende August in Elternzeit.'],
    ['2026-08-17', 'Ich bin bis Mitte August abwesend.'],
    ['2026-07-13', 'Ich bin nächsten Montag wieder erreichbar.'],
    ['2026-07-20', 'Ich bin zurück am Montag, 20. Juli.'],
    [null, 'Ich bin abwesend. Ihre Nachricht vom 03.07. wird nicht weitergeleitet.'],
    ['2026-07-20', 'Sie erreichen mich wieder ab dem 20. Juli.'],
    ['2026-07-20', 'Bis zum 19. Juli bin ich nicht im Büro.'],
    ['2026-07-27', 'Ich befinde mich bis zum 24.07.26 im Urlaub.'],
    // French
    ['2026-07-20', 'Je suis en congés du 6 au 17 juillet inclus.'],
    ['2026-07-20', "Je suis absent du bureau jusqu'au vendredi 17 juillet."],
    ['2026-07-20', 'Actuellement en vacances, je serai de retour le 20/07/2026.'],
    ['2026-07-20', 'De retour lundi 20 juillet.'],
    ['2026-07-20', 'Je serai absente du lundi 6 juillet au vendredi 17 juillet 2026.'],
    ['2026-09-01', "Je suis en congé maternité jusqu'à fin août."],
    ['2026-07-20', 'Je serai de nouveau joignable à partir du 20 juillet.'],
    ['2026-07-13', 'Je reviens lundi prochain.'],
    ['2026-07-20', "Je suis absent(e) jusqu'au 19/07 et répondrai à mon retour."],
    // Spanish
    ['2026-07-20', 'Estaré fuera de la oficina del 6 al 17 de julio.'],
    ['2026-07-20', 'Me encuentro de vacaciones hasta el viernes 17 de julio inclusive.'],
    ['2026-07-20', 'Estoy ausente y regresaré el lunes 20 de julio.'],
    ['2026-07-20', 'Vuelvo a la oficina el 20/07/2026.'],
    ['2026-07-20', 'Me reincorporo el 20 de julio.'],
    ['2026-09-01', 'Estaré de baja hasta finales de agosto.'],
    ['2026-07-13', 'Estaré de vuelta el próximo lunes.'],
    // Italian
    ['2026-07-20', 'Sarò assente dal 6 al 17 luglio compresi.'],
    ['2026-07-20', 'Sono in ferie fino a venerdì 17 luglio.'],
    ['2026-07-20', 'Rientrerò in ufficio lunedì 20 luglio 2026.'],
    ['2026-07-20', 'Sarò di nuovo in ufficio dal 20/07.'],
    ['2026-07-20', 'Torno il 20 luglio.'],
    ['2026-09-01', 'Sono in maternità fino a fine agosto.'],
    ['2026-07-13', 'Sarò di ritorno lunedì prossimo.'],
    // Portuguese
    ['2026-07-20', 'Estarei de férias de 6 a 17 de julho.'],
    ['2026-07-20', 'Estou ausente do escritório até sexta-feira, 17 de julho.'],
    ['2026-07-20', 'Regresso no dia 20 de julho.'],
    ['2026-07-20', 'Estarei de volta na segunda-feira, 20/07/2026.'],
    ['2026-07-20', 'Voltarei ao escritório em 20 de julho de 2026.'],
    ['2026-09-01', 'Estou de licença até ao final de agosto.'],
    ['2026-07-20', 'Estarei ausente entre os dias 6 e 17 de julho.'],
    // Dutch
    ['2026-07-20', 'Ik ben afwezig van 6 tot en met 17 juli.'],
    ['2026-07-20', 'Ik ben met vakantie t/m 17 juli.'],
    ['2026-07-20', 'Ik ben vanaf maandag 20 juli weer bereikbaar.'],
    ['2026-07-20', 'Op maandag 20 juli ben ik weer op kantoor.'],
    ['2026-07-20', 'Ik ben terug op 20-07-2026.'],
    ['2026-09-01', 'Ik ben met verlof tot eind augustus.'],
    ['2026-07-13', 'Ik ben volgende week maandag weer aanwezig.'],
    // Swedish, Danish, Norwegian, Polish, Finnish, Japanese
    ['2026-07-20', 'Jag är ledig till och med fredag 17 juli.'],
    ['2026-07-20', 'Jag har semester 6-17 juli.'],
    ['2026-07-20', 'Jag är tillbaka måndag den 20 juli.'],
    ['2026-07-20', 'Åter 20/7.'],
    ['2026-07-20', 'Jeg holder ferie til og med 17. juli.'],
    ['2026-07-20', 'Jeg er tilbage på kontoret mandag d. 20. juli.'],
    ['2026-07-20', 'Jeg er på ferie fra 6. juli til 17. juli.'],
    ['2026-07-20', 'Jeg er tilbake på kontoret 20. juli.'],
    ['2026-07-20', 'Przebywam na urlopie do dnia 17 lipca 2026 r.'],
    ['2026-07-20', 'Jestem nieobecna w dniach 6-17 lipca.'],
    ['2026-07-20', 'Wracam do biura 20.07.2026.'],
    ['2026-07-20', 'Olen lomalla 6.7.-17.7.2026.'],
    ['2026-07-20', 'Palaan toimistolle 20.7.'],
    ['2026-07-20', '不在にしております。7月20日に戻ります。'],
    ['2026-07-20', '7月17日まで休暇をいただいております。'],
    // Back, though the word is until
    ['2026-07-20', 'I will not be back until 20 July.'],
    ['2026-07-20', 'Ich bin nicht vor dem 20. Juli zurück, erst am 20. Juli.'],
    // No date at all
    [null, 'I am out of office until further notice.'],
    [null, 'Ich bin bis auf Weiteres nicht im Haus.'],
    [null, 'Call me at 20 July Street.'],
    [null, 'I am away. The offer of 550 euros stands.'],
    [null, ''],
    // Weeks
    ['2026-07-13', 'I am out of the office until the end of the week.'],
    ['2026-07-13', 'I am out and back next week.'],
    ['2026-07-13', 'Ich bin nächste Woche wieder da.'],
    // Long past, or too far ahead
    [null, 'I am out of the office until 3 July 2025.'],
    [null, 'I am away until 3 July 2036.'],
  ];

  it.each(table)('%s: %s', (back, text) => {
    const day = returnDay(text, sent);

    expect(day === null ? null : formatCivil(day)).toBe(back);
  });

  it('turns the year', () => {
    expect(notice('I am away until 2 January.', 'Mon, 21 Dec 2026 09:00:00 +0000')).toBe('2027-01-04');
    expect(notice('Zwischen den Jahren geschlossen, wir sind ab 4.1. wieder da.', 'Wed, 23 Dec 2026 09:00:00 +0100')).toBe(
      '2027-01-04',
    );
    expect(notice('Back on 5 January 2027.', 'Mon, 21 Dec 2026 09:00:00 +0000')).toBe('2027-01-05');
  });

  it("counts from the writer's own day", () => {
    expect(notice('I am back tomorrow.', 'Mon, 6 Jul 2026 23:30:00 -0700')).toBe('2026-07-07');
    expect(notice('I am back tomorrow.', 'Tue, 7 Jul 2026 06:30:00 +0000')).toBe('2026-07-08');
  });

  const slashed: readonly (readonly [back: string, date: string, text: string])[] = [
    // Nothing but one order makes a date, or one that is soon.
    ['2026-07-20', 'Mon, 6 Jul 2026 09:00:00 +0000', 'Back on 07/20/2026.'],
    ['2026-07-20', 'Mon, 6 Jul 2026 09:00:00 +0000', 'Back on 20/07/2026.'],
    ['2026-07-13', 'Mon, 6 Jul 2026 09:00:00 +0000', 'I am out of office 07/06 - 07/10.'],
    // Both do: the clock of an American, or day first.
    ['2026-08-07', 'Mon, 6 Jul 2026 09:00:00 +0200', 'I am out of office, back on 07/08/2026.'],
    ['2026-07-08', 'Mon, 6 Jul 2026 09:00:00 -0700', 'I am out of office, back on 07/08/2026.'],
    ['2026-08-07', 'Mon, 6 Jul 2026 09:00:00 -0300', 'Estou de férias e volto em 07/08/2026.'],
  ];

  it.each(slashed)('%s: %s %s', (back, date, text) => {
    expect(notice(text, date)).toBe(back);
  });
});
