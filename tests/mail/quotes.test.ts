/**
 * What is left of a mail once quotes and signature are gone. Every mail here is made up, in the habits of real programs.
 * Each row: what it is, the mail as it arrives, what is left.
 */
import { ownWords } from '../../src/mail/quotes';

const optOutLine = 'If you would rather not hear from me again, reply with "unsubscribe" and I will stop.';
const quote = '> Hi Ana,\n> are you interested?\n> Rui';

describe('the line above a quote', () => {
  const introductions: readonly string[] = [
    'On Mon, Jul 6, 2026 at 9:02 AM Rui Costa <rui@firm.example> wrote:',
    'On Mon, Jul 6, 2026 at 9:02 AM, Rui Costa <\nrui@firm.example> wrote:',
    'On 06/07/2026 09:02, Rui Costa wrote:',
    'On 6 Jul 2026, at 09:02, Rui Costa <rui@firm.example> wrote:',
    'On Mon, 6 Jul 2026 09:02:11 +0200\nRui Costa <rui@firm.example> wrote:',
    'On Monday, July 6, 2026, 9:02:11 AM GMT+2, Rui Costa <rui@firm.example> wrote:',
    'Rui Costa <rui@firm.example> wrote:',
    'Rui Costa <rui@firm.example> wrote on Mon, 6 Jul 2026:',
    'Rui Costa via Sales wrote:',
    '---- On Mon, 06 Jul 2026 09:02:11 +0200 Rui Costa <rui@firm.example> wrote ----',
    'Rui Costa <rui@firm.example> schrieb am Mo., 6.\nJuli 2026, 09:02:',
    'Am Mo., 6. Juli 2026 um 09:02 Uhr schrieb Rui Costa\n<rui@firm.example>:',
    'Quoting Rui Costa <rui@firm.example>:',
    '2026-07-06 9:02 GMT+02:00 Rui Costa <rui@firm.example>:',
    '2026/7/6 Rui Costa <rui@firm.example>',
    'Am 06.07.2026 um 09:02 schrieb Rui Costa:',
    'Am Mo., 6. Juli 2026 um 09:02 Uhr schrieb Rui Costa <rui@firm.example>:',
    'Am Montag, 6. Juli 2026, 09:02:11 CEST schrieb Rui Costa:',
    'Rui Costa <rui@firm.example> schrieb am Mo., 6. Juli 2026, 09:02:',
    'Rui Costa <rui@firm.example> hat am 06.07.2026 09:02 geschrieben:',
    'Le 06/07/2026 à 09:02, Rui Costa a écrit :',
    'Le lun. 6 juil. 2026 à 09:02, Rui Costa <rui@firm.example> a écrit :',
    'El lun, 6 jul 2026 a las 9:02, Rui Costa (<rui@firm.example>) escribió:',
    'El 6/7/26 a las 9:02, Rui Costa escribió:',
    'Il giorno lun 6 lug 2026 alle ore 09:02 Rui Costa <rui@firm.example> ha scritto:',
    'Il 06/07/2026 09:02, Rui Costa ha scritto:',
    'Em seg., 6 de jul. de 2026 às 09:02, Rui Costa <rui@firm.example> escreveu:',
    'Rui Costa <rui@firm.example> escreveu no dia segunda, 6/07/2026 à(s) 09:02:',
    'Op ma 6 jul. 2026 om 09:02 schreef Rui Costa <rui@firm.example>:',
    'Op 6 jul. 2026 om 09:02 heeft Rui Costa <rui@firm.example> het volgende geschreven:',
    'Den mån 6 juli 2026 kl 09:02 skrev Rui Costa <rui@firm.example>:',
    'Den 06.07.2026 09:02, skrev Rui Costa:',
    'man. 6. jul. 2026 kl. 09.02 skrev Rui Costa <rui@firm.example>:',
    'W dniu 06.07.2026 o 09:02, Rui Costa pisze:',
    'pon., 6 lip 2026 o 09:02 Rui Costa <rui@firm.example> napisał(a):',
    'Dnia 6 lipca 2026 09:02 Rui Costa <rui@firm.example> napisał(a):',
    'po 6. 7. 2026 v 9:02 odesílatel Rui Costa <rui@firm.example> napsal:',
    'ma 6. heinäk. 2026 klo 9.02 Rui Costa (rui@firm.example) kirjoitti:',
    'Rui Costa <rui@firm.example> ezt írta (időpont: 2026. júl. 6., H, 9:02):',
    'Rui Costa <rui@firm.example>, 6 Tem 2026 Pzt, 09:02 tarihinde şunu yazdı:',
    'пн, 6 июл. 2026 г. в 09:02, Rui Costa <rui@firm.example>:\u00a0написал:',
    'пн, 6 лип. 2026 р. о 09:02 Rui Costa <rui@firm.example> пише:',
    'Στις Δευ 6 Ιουλ 2026 στις 9:02 π.μ., ο/η Rui Costa <rui@firm.example> έγραψε:',
    '在 2026年7月6日 09:02，Rui Costa 写道：',
    '2026年7月6日(月) 9:02 Rui Costa <rui@firm.example>のメール:',
    'Rui Costa <rui@firm.example> 於 2026年7月6日 週一 上午9:02寫道：',
  ];

  it.each(introductions)('%s', (introduction) => {
    expect(ownWords(`Not for us.\n\n${introduction}\n\n${quote}`).text).toBe('Not for us.');
    expect(ownWords(`${introduction}\n${quote}\n\nNot for us.`).text).toBe('Not for us.');
    expect(ownWords(`Not for us.\n\n${introduction}\n\nHi Ana,\nare you interested?`).text).toBe('Not for us.');
    expect(ownWords(`Not for us.\n${introduction}\n${quote}`).text).toBe('Not for us.');
  });

  const prose: readonly string[] = [
    'I wrote to three people on 5 May:\n- Ben\n- Eva',
    'On Monday 6 July we decide. Then I write to you.',
    'Le 6 juillet nous décidons.',
    'Am 6. Juli entscheiden wir.\nDann schreibe ich Ihnen.',
    'As Rui wrote 3 days ago, this is late.',
    'From: now on, write to ben@quinta.example',
    'Two things:\nDate: not yet\nPlace: Lisbon',
    'a | b\n1 | 2',
    '5 > 3 and 2 < 4',
    'Sent from the warehouse were 30 pallets, 20 arrived.',
    'We send from: Lisbon, Porto',
    '* one\n* two',
    'Price: 30\nTo: be discussed',
    'These ran late:\n2026-07-01 14:30:25\n2026/07/02 14:30\n03.07.2026 14:30\nJul 4, 2026 at 14:30',
    'Regards aside, what Rui wrote at https://firm.example/2026/wrote is right.',
  ];

  it.each(prose)('is no prose: %s', (text) => {
    expect(ownWords(text).text).toBe(text);
  });
});

describe('blocks of headers and dividers', () => {
  const heads: readonly string[] = [
    'From: Rui Costa <rui@firm.example>\nSent: Monday, July 6, 2026 9:02 AM\nTo: Ana Bell <ana@quinta.example>\nSubject: late deliveries',
    '*From:* Rui Costa <rui@firm.example>\n*Sent:* Monday, July 6, 2026 9:02 AM\n*To:* Ana Bell\n*Subject:* late deliveries',
    '**From:** Rui Costa\n**Date:** Monday, July 6, 2026\n**To:** Ana Bell\n**Subject:** late deliveries',
    '________________________________\nFrom: Rui Costa <rui@firm.example>\nSent: Monday, July 6, 2026 9:02:11 AM\nTo: Ana Bell\nSubject: late deliveries',
    '-----Original Message-----\nFrom: Rui Costa [mailto:rui@firm.example]\nSent: Monday, July 6, 2026 9:02 AM\nTo: Ana Bell\nSubject: late deliveries',
    '-------- Original message --------\nFrom: Rui Costa <rui@firm.example>\nDate: 06/07/2026 09:02 (GMT+01:00)\nTo: ana@quinta.example\nSubject: late deliveries',
    'Von: Rui Costa <rui@firm.example>\nGesendet: Montag, 6. Juli 2026 09:02\nAn: Ana Bell\nBetreff: Lieferungen',
    '-----Ursprüngliche Nachricht-----\nVon: Rui Costa\nGesendet: Montag, 6. Juli 2026 09:02\nAn: Ana Bell\nBetreff: Lieferungen',
    'De : Rui Costa <rui@firm.example>\nEnvoyé : lundi 6 juillet 2026 09:02\nÀ : Ana Bell\nObjet : livraisons',
    "-----Message d'origine-----\nDe : Rui Costa\nEnvoyé : lundi 6 juillet 2026 09:02\nÀ : Ana Bell\nObjet : livraisons",
    'De: Rui Costa <rui@firm.example>\nEnviado el: lunes, 6 de julio de 2026 9:02\nPara: Ana Bell\nAsunto: entregas',
    '-----Mensaje original-----\nDe: Rui Costa\nEnviado el: lunes, 6 de julio de 2026 9:02\nPara: Ana Bell\nAsunto: entregas',
    'Da: Rui Costa <rui@firm.example>\nInviato: lunedì 6 luglio 2026 09:02\nA: Ana Bell\nOggetto: consegne',
    'De: Rui Costa <rui@firm.example>\nEnviada em: segunda-feira, 6 de julho de 2026 09:02\nPara: Ana Bell\nAssunto: entregas',
    '-----Mensagem original-----\nDe: Rui Costa\nEnviada: segunda-feira, 6 de julho de 2026 09:02\nPara: Ana Bell\nAssunto: entregas',
    'Van: Rui Costa <rui@firm.example>\nVerzonden: maandag 6 juli 2026 09:02\nAan: Ana Bell\nOnderwerp: leveringen',
    '-----Oorspronkelijk bericht-----\nVan: Rui Costa\nVerzonden: maandag 6 juli 2026 09:02\nAan: Ana Bell\nOnderwerp: leveringen',
    'Från: Rui Costa <rui@firm.example>\nSkickat: den 6 juli 2026 09:02\nTill: Ana Bell\nÄmne: leveranser',
    'Fra: Rui Costa <rui@firm.example>\nSendt: 6. juli 2026 09:02\nTil: Ana Bell\nEmne: leverancer',
    'Od: Rui Costa <rui@firm.example>\nWysłano: poniedziałek, 6 lipca 2026 09:02\nDo: Ana Bell\nTemat: dostawy',
    'Lähettäjä: Rui Costa <rui@firm.example>\nLähetetty: maanantai 6. heinäkuuta 2026 9.02\nVastaanottaja: Ana Bell\nAihe: toimitukset',
    'От: Rui Costa <rui@firm.example>\nОтправлено: 6 июля 2026 г. 9:02\nКому: Ana Bell\nТема: поставки',
    '发件人: Rui Costa <rui@firm.example>\n发送时间: 2026年7月6日 9:02\n收件人: Ana Bell\n主题: 交货',
    '差出人: Rui Costa <rui@firm.example>\n送信日時: 2026年7月6日 9:02\n宛先: Ana Bell\n件名: 納品',
  ];

  it.each(heads)('%s', (head) => {
    expect(ownWords(`Not for us.\n\n${head}\n\nHi Ana,\nare you interested?`).text).toBe('Not for us.');
  });

  it('takes a long address that runs over the line end for a header still', () => {
    const head =
      'From: Rui Costa <rui@firm.example<mailto:rui@firm.example>>\nSent: Monday, July 6, 2026 9:02 AM\nTo: Ana Bell <ana@quinta.example>; Ben <ben@quinta.example>;\n Eva <eva@quinta.example>\nSubject: late deliveries';

    expect(ownWords(`Not for us.\n\n${head}\n\nHi Ana`).text).toBe('Not for us.');
  });

  it('knows a sender who stands on the next line', () => {
    const head =
      'From: Rui Costa \n<rui@firm.example> \nSent: Monday, July 6, 2026 9:02 AM\nTo: Ana Bell\nSubject: late deliveries';

    expect(ownWords(`Not for us.\n\n${head}\n\nHi Ana`).text).toBe('Not for us.');
  });

  it('has nothing of the writer where only the original stands', () => {
    expect(
      ownWords('\n-----Original Message-----\nFrom: Rui\nSent: Monday\nTo: Ana\nSubject: x\n\nAre you interested?').text,
    ).toBe('');
  });

  const forwards: readonly string[] = [
    '---------- Forwarded message ---------\nFrom: Rui Costa <rui@firm.example>\nDate: Mon, Jul 6, 2026 at 9:02 AM\nSubject: late deliveries\nTo: <ana@quinta.example>\n\n\nAre you interested?',
    'Begin forwarded message:\n\nFrom: Rui Costa <rui@firm.example>\nSubject: late deliveries\nDate: 6 July 2026\nTo: Ana\n\nAre you interested?',
    '-------- Weitergeleitete Nachricht --------\nBetreff: Lieferungen\nDatum: Mon, 6 Jul 2026 09:02\nVon: Rui Costa <rui@firm.example>\nAn: Ana\n\nAre you interested?',
  ];

  it.each(forwards)('tells a bare forward: %s', (text) => {
    expect(ownWords(text)).toEqual({ text: 'Are you interested?', isForward: true });
    expect(ownWords(`Ben, yours?\n\n${text}`)).toEqual({ text: 'Ben, yours?', isForward: false });
  });
});

describe('signatures', () => {
  const devices: readonly string[] = [
    'Sent from my iPhone',
    'Sent from my Samsung Galaxy smartphone.',
    'Sent from Mail for Windows 10',
    'Sent from Yahoo Mail on Android',
    'Sent via my mobile phone',
    'Sent with Proton Mail secure email.',
    'Get Outlook for iOS<https://aka.example/o0ukef>',
    'Get Outlook for Android',
    'Télécharger Outlook pour iOS<https://aka.example/o0ukef>',
    'Outlook für iOS beziehen',
    '(sent from my phone)',
    'Von meinem iPhone gesendet',
    'Gesendet mit der GMX Mail App',
    'Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.',
    'Envoyé de mon iPhone',
    'Envoyé depuis mon mobile Orange',
    'Enviado desde mi iPhone',
    'Enviado do meu iPhone',
    'Inviato da iPhone',
    'Verstuurd vanaf mijn iPhone',
    'Skickat från min iPhone',
    'Sendt fra min iPhone',
    'Wysłane z iPhone’a',
    'Lähetetty iPhonesta',
    'Отправлено с iPhone',
    'Надіслано з iPhone',
    'iPhoneから送信',
    '从我的iPhone发送',
    '發自我的 iPhone',
  ];

  it.each(devices)('%s', (line) => {
    expect(ownWords(`Not for us.\n\n${line}\n\n${quote}`).text).toBe('Not for us.');
    expect(ownWords(`Not for us.\n\n${line}\n\nOne more thing: call Ben.`).text).toContain('One more thing: call Ben.');
  });

  const delimiters: readonly string[] = ['-- ', '--', '---', '____________', '=====', '—', '* * *', '-----------------'];

  it.each(delimiters)('cuts below %s', (line) => {
    expect(ownWords(`Not for us.\n\n${line}\nAna Bell\nQuinta Lda`).text).toBe('Not for us.');
  });

  it('keeps a mail that begins with a delimiter', () => {
    expect(ownWords('---\nNot for us.').text).toBe('---\nNot for us.');
  });

  it('keeps a greeting and a name', () => {
    expect(ownWords('Not for us.\n\nBest regards,\nAna').text).toBe('Not for us.\n\nBest regards,\nAna');
  });
});

describe('quotes wherever they stand', () => {
  const table: readonly (readonly [what: string, mail: string, left: string])[] = [
    ['nothing else', quote, ''],
    ['below', `Not for us.\n\n${quote}`, 'Not for us.'],
    ['above', `${quote}\n\nNot for us.`, 'Not for us.'],
    ['between', '> Is it late?\nYes.\n> How often?\nWeekly.', 'Yes.\nWeekly.'],
    ['of an answer between', `On 06/07/2026 09:02, Rui wrote:\n> Late?\n\nYes.\n\n> How often?\n\nWeekly.`, 'Yes.\n\n\nWeekly.'],
    [
      'wrapped on its way',
      'No.\n\n> This line was so long that some relay on its way to us cut it in\ntwo.\n> And this is the next one.',
      'No.',
    ],
    [
      'with a short answer below a long question',
      '> This question is so long that it fills the whole line of a mail, is it?\nYes.\n> Is this one?\nNo.',
      'Yes.\nNo.',
    ],
    ['in HTML signs', 'Not for us.\n\n&gt; Hi Ana', 'Not for us.'],
    ['with initials', 'Not for us.\n\nRC> Hi Ana\nRC> interested?', 'Not for us.'],
    ['enclosed', 'Not for us.\n\n>>> Rui >>>\nHi Ana\n<<< Rui <<<', 'Not for us.'],
    ['nested', 'Not for us.\n\n>> Hi\n> Hi\n>>> Hi', 'Not for us.'],
    ['with line ends of old machines', 'Not for us.\r\rOn 06/07/2026 09:02, Rui wrote:\r> Hi', 'Not for us.'],
    ['with blanks that do not break', 'Not\u00a0for us.\n\n\u00a0> Hi', 'Not\u00a0for us.'],
    [
      'in signed mail',
      '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nNot for us.\n-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----',
      'Not for us.',
    ],
    ['in a code fence', 'See:\n\n```\n> x\n```', 'See:\n\n```\n> x\n```'],
    ['our own line, wrapped and quoted', `Thanks.\n\n> Hi\n> ${optOutLine.replace(' reply', '\n> reply')}`, 'Thanks.'],
    ['our own line, not quoted', `Thanks.\n\n${optOutLine}`, 'Thanks.'],
    ['our own line with other quotation marks', `Thanks.\n\n${optOutLine.replace(/"/g, '”')}`, 'Thanks.'],
  ];

  it.each(table)('%s', (_, mail, left) => {
    expect(ownWords(mail, [optOutLine]).text).toBe(left);
  });
});
