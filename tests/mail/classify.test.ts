/**
 * What came back, sorted: one table per kind of sender.
 *
 *   July 2026    Mo 06  Tu 07  We 08  Th 09  Fr 10  Sa 11  Su 12
 *                Mo 13  Tu 14  We 15  Th 16  Fr 17  Sa 18  Su 19   Mo 20
 *   Every mail without a day of its own is written on Mon 6 July 2026.
 */
import { classify, type MailKind } from '../../src/mail/classify';
import { rawMail } from '../../src/mail/mimeIn';

const optOutLine = 'If you would rather not hear from me again, reply "stop" and I will not write any more.';

const mail = (headers: string, body: string, date = 'Mon, 6 Jul 2026 09:00:00 +0000') =>
  rawMail(
    `From: Ana Bell <ana@quinta.example>\nTo: Rui Costa <rui@firm.example>\nDate: ${date}\n${headers}\nContent-Type: text/plain; charset=utf-8\n\n${body}`,
  );

const reply = (body: string) =>
  classify(mail('Subject: Re: late deliveries\nIn-Reply-To: <1@firm.example>', body), { optOutLine });
const vacation = (subject: string, body: string, date?: string) =>
  classify(mail(`Subject: ${subject}\nAuto-Submitted: auto-replied`, body, date), { optOutLine });

describe('classify: people', () => {
  const table: readonly (readonly [kind: MailKind, body: string])[] = [
    ['reply', 'Thanks, I will look at it tonight.'],
    ['reply', 'Who else uses it?'],
    ['reply', 'I am out of office today, will read it tomorrow.'],
    ['reply', ''],
    ['reply', '👍'],
    ['reply', 'Interested, but not this quarter.'],
    ['interested', "Sounds good, let's talk next Tuesday."],
    ['interested', 'Can you send me more details and the pricing?'],
    ['interested', 'Das klingt interessant, gerne einen Termin.'],
    ['not-interested', 'Not interested, thanks.'],
    ['not-interested', 'No thank you.'],
    ['not-interested', 'We decided to go with another vendor.'],
    ['not-interested', 'Kein Interesse.'],
    ['not-interested', 'No estamos interesados.'],
    ['not-interested', 'Non siamo interessati, grazie.'],
    ['not-now', 'This is not a priority right now.'],
    ['not-now', 'Please come back to me in six months.'],
    ['not-now', 'Im Moment nicht, vielleicht im Herbst.'],
    ['not-now', "Ce n'est pas une priorité cette année."],
    ['wrong-person', 'I am not the right person for this.'],
    ['wrong-person', 'You should contact Maria Silva in purchasing.'],
    ['wrong-person', 'Dafür bin ich nicht zuständig.'],
    ['left-company', 'Ana has left the company, I read her mail now.'],
    ['left-company', 'Frau Bell ist nicht mehr bei uns.'],
  ];

  it.each(table)('%s: %s', (kind, body) => {
    const found = reply(body);

    expect(found.kind).toBe(kind);
    expect(found.isHuman).toBe(true);
  });

  it('reads their own words only', () => {
    const found = reply(
      `Not for us.\n\nOn Mon, 6 Jul 2026 at 08:00, Rui Costa <rui@firm.example> wrote:\n> Are you interested? Please unsubscribe me is what you may answer.\n> ${optOutLine}`,
    );

    expect(found).toMatchObject({ kind: 'not-interested', text: 'Not for us.' });
  });

  it('takes a bare forward for a person without words', () => {
    expect(
      reply(
        '---------- Forwarded message ----------\nFrom: Rui Costa <rui@firm.example>\nSubject: late deliveries\nTo: Ana\n\nPlease remove me from your list.',
      ).kind,
    ).toBe('reply');
  });
});

describe('classify: opt-outs', () => {
  const asks: readonly string[] = [
    'Unsubscribe',
    'STOP',
    'stop.',
    'Please remove me from your list.',
    'Take me off your mailing list please',
    'Stop emailing me.',
    'Please do not contact me again.',
    "Don't email me any more.",
    'I want to unsubscribe.',
    'Could you please take me off this list?',
    'How do I unsubscribe?',
    'No more emails, please.',
    'Please delete my data, as is my right under the GDPR.',
    'I unsubscribed twice already, stop emailing me!',
    'Kindly remove my email address from your database.',
    'Hi Rui,\n\nthanks, but please stop\nsending me these messages.\n\nAna',
    // German
    'Bitte nehmen Sie mich aus dem Verteiler.',
    'Bitte keine weiteren E-Mails mehr.',
    'Schreiben Sie mir nicht mehr.',
    'Abmelden',
    'Löschen Sie bitte meine Daten.',
    'Ich möchte keine weiteren Nachrichten von Ihnen erhalten.',
    // French
    'Merci de me désabonner.',
    'Veuillez ne plus me contacter.',
    'Retirez-moi de votre liste.',
    'Je ne souhaite plus recevoir vos mails.',
    // Spanish
    'Por favor, no me escriban más.',
    'Quiero darme de baja.',
    'Elimíneme de su lista, por favor.',
    'No deseo recibir más correos.',
    // Italian
    'Cancellatemi dalla vostra lista.',
    'Per favore non contattatemi più.',
    'Disiscrivetemi.',
    'Non desidero più ricevere le vostre mail.',
    // Portuguese
    'Por favor, removam-me da lista.',
    'Não me contactem mais.',
    'Não quero receber mais emails.',
    // Dutch
    'Graag uitschrijven.',
    'Verwijder mij uit uw bestand.',
    'Stuur mij geen e-mails meer.',
    // Swedish, Danish, Norwegian, Polish
    'Avregistrera mig, tack.',
    'Kontakta mig inte igen.',
    'Fjern mig venligst fra jeres liste.',
    'Jeg vil ikke have flere mails.',
    'Proszę o usunięcie mnie z listy.',
    'Proszę nie pisać do mnie więcej.',
  ];

  it.each(asks)('acts on: %s', (body) => {
    expect(reply(body).kind).toBe('opt-out');
  });

  const means: readonly string[] = [
    'Did I unsubscribe? I do not remember.',
    "Please don't remove me from the list, I like these.",
    'Bitte nehmen Sie mich nicht aus dem Verteiler.',
    'If you no longer wish to receive these emails, click here to unsubscribe.',
    'To unsubscribe from this newsletter, visit your preferences.',
    'Um sich abzumelden, klicken Sie hier.',
    'Our customers unsubscribe when we mail too often.',
    'We stop sending $ into the CMA account next week.',
    "Don't contact me until September, please.",
    'Do not email me, call me on my mobile instead.',
    'How do people unsubscribe from your tool?',
    'Please remove the second line from the offer.',
    'We do not want to stop the project.',
    'Let me know if I should opt out of the old plan.',
    'You are receiving this because you subscribed. Unsubscribe at any time.',
    'Non cancellatemi dalla lista, mi interessa.',
  ];

  it.each(means)('leaves to a person: %s', (body) => {
    const found = reply(body);

    expect(found.kind).not.toBe('opt-out');
    expect(found.isHuman).toBe(true);
  });

  it('never reads our own opt-out line as theirs, quoted or not', () => {
    expect(reply(`Thanks, noted.\n\n> ${optOutLine}`).kind).toBe('reply');
    expect(
      reply('Thanks, noted.\n\nIf you would rather not hear from me again, reply "stop" and I\nwill not write any more.').kind,
    ).toBe('reply');
  });

  it('doubts an opt-out inside a friendly mail', () => {
    expect(reply('We are interested in the pilot. Please remove me from your newsletter list, though.')).toMatchObject({
      kind: 'opt-out',
      isCertain: false,
    });
    expect(reply('Please remove me from your list.')).toMatchObject({ kind: 'opt-out', isCertain: true });
  });

  it('acts on a mail to the unsubscribe address whatever it says', () => {
    const sent = rawMail('From: Ana <ana@quinta.example>\nTo: rui+unsub-a1B2_c3@firm.example\nSubject: unsubscribe\n\n');

    expect(classify(sent)).toMatchObject({ kind: 'opt-out', isCertain: true, unsubscribeToken: 'a1B2_c3' });
  });

  it('acts on a subject alone', () => {
    expect(classify(rawMail('From: Ana <ana@quinta.example>\nTo: rui@firm.example\nSubject: unsubscribe\n\n')).kind).toBe(
      'opt-out',
    );
  });
});

describe('classify: absences', () => {
  const table: readonly (readonly [returns: string | null, subject: string, body: string])[] = [
    // "Until" names the last day away, "back on" the first day here.
    [
      '2026-07-20',
      'Automatic reply: late deliveries',
      'I am out of the office until Friday, 17 July. For urgent matters call Ben.',
    ],
    ['2026-07-20', 'Automatic reply: late deliveries', 'I am out of office and will be back on July 20th.'],
    ['2026-07-20', 'Out of Office', 'I will be on vacation from July 6 to July 17, 2026.'],
    ['2026-07-20', 'Automatic reply', 'I am away July 10-17 and will answer after that.'],
    ['2026-07-08', 'Automatic reply', 'Returning on Wednesday. Limited access to email.'],
    ['2026-07-07', 'Automatic reply', 'I am out of the office today and will be back tomorrow.'],
    ['2027-01-04', 'Out of office', 'I am on parental leave until 1 January 2027.'],
    ['2026-07-20', 'Automatic reply', 'Thank you for your email of 3 July. I am out of office, returning 20/07/2026.'],
    ['2026-07-21', 'Automatic reply', 'I am out of the office through 2026-07-20.'],
    [null, 'Automatic reply', 'I am out of the office with limited access to email.'],
    [null, 'Automatic reply', 'Thank you for your email sent on 9 July. I am currently away.'],
    ['2026-07-20', 'Automatische Antwort: Lieferungen', 'Ich bin bis zum 17.07.2026 nicht im Büro.'],
    ['2026-07-20', 'Abwesenheitsnotiz', 'Ich bin im Urlaub und ab dem 20. Juli wieder erreichbar.'],
    ['2026-07-20', 'Abwesend', 'Ich bin vom 06.07. bis 17.07. abwesend.'],
    ['2026-07-20', 'Réponse automatique : livraisons', "Je suis absente jusqu'au 17 juillet inclus."],
    ['2026-07-20', 'Absence du bureau', 'En congés, je serai de retour le lundi 20 juillet 2026.'],
    ['2026-07-20', 'Respuesta automática', 'Estaré fuera de la oficina hasta el 17 de julio.'],
    ['2026-07-20', 'Fuera de la oficina', 'Estoy de vacaciones y vuelvo el 20 de julio de 2026.'],
    ['2026-07-20', 'Risposta automatica', 'Sono in ferie fino al 17 luglio.'],
    ['2026-07-20', 'Fuori sede', 'Sono fuori ufficio, rientro il 20 luglio.'],
    ['2026-07-20', 'Resposta automática', 'Estou de férias até 17 de julho.'],
    ['2026-07-20', 'Fora do escritório', 'Estarei fora do escritório e volto no dia 20 de julho.'],
    ['2026-07-20', 'Automatisch antwoord', 'Ik ben met vakantie tot en met 17 juli.'],
    ['2026-07-20', 'Afwezig', 'Ik ben niet op kantoor. Vanaf maandag 20 juli ben ik weer bereikbaar.'],
    ['2026-07-20', 'Autosvar', 'Jag är på semester till och med den 17 juli.'],
    ['2026-07-20', 'Automatisk svar', 'Jeg er på ferie og er tilbage den 20. juli.'],
    ['2026-07-20', 'Automatyczna odpowiedź', 'Jestem na urlopie do 17 lipca.'],
  ];

  it.each(table)('back %s: %s | %s', (returns, subject, body) => {
    expect(vacation(subject, body)).toMatchObject({ kind: 'out-of-office', returns, isHuman: false });
  });

  it('reads the year that is meant around its turn', () => {
    expect(vacation('Out of office', 'I am away until 2 January.', 'Mon, 21 Dec 2026 09:00:00 +0000').returns).toBe('2027-01-04');
  });

  it('reads 07/08 by the country', () => {
    const notice = mail('Subject: Automatic reply\nAuto-Submitted: auto-replied', 'I am out of office, back on 07/08/2026.');

    expect(classify(notice).returns).toBe('2026-08-07');
    expect(classify(notice, { monthFirst: true }).returns).toBe('2026-07-08');
  });

  it('takes the end that iCloud states', () => {
    const notice = mail(
      'Subject: Re: late deliveries\nX-Apple-Action: VACATION\nX-Apple-Criteria: {startDate=2026-07-05T15:00:00Z, endDate=2026-07-17T14:59:59Z}',
      'Away.',
    );

    expect(classify(notice)).toMatchObject({ kind: 'out-of-office', returns: '2026-07-20' });
  });

  const signs: readonly (readonly [kind: MailKind, headers: string, body: string])[] = [
    ['out-of-office', 'Subject: Automatic reply: x\nReturn-Path: <>', 'Away.'],
    ['out-of-office', 'Subject: Re: x\nX-Autoreply: yes\nPrecedence: bulk', 'Travelling.'],
    [
      'out-of-office',
      'Subject: Re: x\nX-Auto-Response-Suppress: All\nX-MS-Exchange-Inbox-Rules-Loop: ana@quinta.example',
      'I am on vacation.',
    ],
    [
      'out-of-office',
      'Subject: =?UTF-8?B?6Ieq5YuV5b+c562U?=\nAuto-Submitted: auto-replied; owner-email="ana@quinta.example"',
      '休暇',
    ],
    [
      'left-company',
      'Subject: Automatic reply: x\nAuto-Submitted: auto-replied',
      'Ana Bell is no longer with Quinta. Please write to ben@quinta.example.',
    ],
    ['left-company', 'Subject: Automatische Antwort\nAuto-Submitted: auto-replied', 'Dieses Postfach wird nicht mehr gelesen.'],
    ['left-company', 'Subject: Auto: x\nAuto-Submitted: auto-replied', 'This inbox is no longer in use.'],
    [
      'acknowledgement',
      'Subject: [#48213] x\nAuto-Submitted: auto-replied',
      'Thank you for contacting us. We have received your message and a ticket has been created.',
    ],
    [
      'acknowledgement',
      'Subject: Ihre Anfrage\nAuto-Submitted: auto-generated',
      'Vielen Dank für Ihre Nachricht. Ihre Anfrage ist bei uns eingegangen.',
    ],
    [
      'other-machine',
      'Subject: Re: x\nAuto-Submitted: auto-replied',
      'Please confirm that you are a human by clicking the link below.',
    ],
    ['other-machine', 'Subject: Weekly report\nAuto-Submitted: auto-generated', 'Your dashboard is ready.'],
    [
      'other-machine',
      'Subject: July news\nList-Unsubscribe: <https://x.example/u>\nList-Id: <news.x.example>',
      'Our summer offers.',
    ],
    // One medium sign, or the words alone, are no machine.
    ['reply', 'Subject: Re: x\nX-Auto-Response-Suppress: All', 'Will read it tomorrow.'],
    ['reply', 'Subject: Re: Automatic reply: x', 'Back now, thanks for waiting.'],
    ['reply', 'Subject: Re: x\nAuto-Submitted: no', 'Thanks for this.'],
    ['reply', 'Subject: Re: x\nPrecedence: bulk', 'I am away from the office, will be back on July 20th.'],
    [
      'reply',
      'Subject: Re: x\nIn-Reply-To: <1@firm.example>\nList-Id: <team.quinta.example>\nList-Unsubscribe: <mailto:l@quinta.example>',
      'Thanks for this.',
    ],
  ];

  it.each(signs)('%s: %s', (kind, headers, body) => {
    expect(classify(mail(headers, body)).kind).toBe(kind);
  });
});

describe('classify: bounces and complaints', () => {
  const report = (fields: string, extra = '') =>
    rawMail(
      `From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nTo: rui@firm.example\nSubject: Delivery Status Notification (Failure)\nAuto-Submitted: auto-replied\nContent-Type: multipart/report; boundary="b"; report-type=delivery-status\n${extra}\n--b\nContent-Type: text/plain\n\nYour message was not delivered.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; googlemail.com\n\n${fields}\n--b\nContent-Type: message/rfc822\n\nFrom: rui@firm.example\nTo: ana@quinta.example\nSubject: late deliveries\nX-Next-Touch-Step: k-77\nMessage-ID: <1@firm.example>\n\nHi Ana\n--b--\n`,
    );

  const table: readonly (readonly [fault: string, status: string, fields: string])[] = [
    [
      'recipient',
      '5.1.1',
      'Final-Recipient: rfc822; ana@quinta.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 No such user',
    ],
    [
      'recipient',
      '4.0.0',
      "Final-Recipient: rfc822; ana@quinta.example\nAction: failed\nStatus: 4.0.0\nDiagnostic-Code: smtp; The domain quinta.example couldn't be found. NXDOMAIN",
    ],
    [
      'mailbox-full',
      '5.2.2',
      'Final-Recipient: rfc822; ana@quinta.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 Over quota',
    ],
    ['mailbox-full', '4.2.2', 'Final-Recipient: rfc822; ana@quinta.example\nAction: failed\nStatus: 4.2.2'],
    [
      'delay',
      '4.4.1',
      'Final-Recipient: rfc822; ana@quinta.example\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: smtp; timed out',
    ],
    ['delay', '5.1.1', 'Final-Recipient: rfc822; ana@quinta.example\nAction: delayed\nStatus: 5.1.1'],
    [
      'sender',
      '5.7.26',
      'Final-Recipient: rfc822; ana@quinta.example\nAction: failed\nStatus: 5.7.26\nDiagnostic-Code: smtp; 550-5.7.26 not authenticated, DMARC',
    ],
    [
      'sender',
      '5.7.515',
      'Final-Recipient: rfc822; ana@quinta.example\nAction: failed\nStatus: 5.7.515\nDiagnostic-Code: smtp; 550 5.7.515 Access denied, sending domain does not meet the required level',
    ],
    [
      'sender',
      '5.4.5',
      'Final-Recipient: rfc822; ana@quinta.example\nAction: failed\nStatus: 5.4.5\nDiagnostic-Code: smtp; 550 5.4.5 Daily sending quota exceeded',
    ],
    [
      'sender',
      '5.7.1',
      'Final-Recipient: rfc822; ana@quinta.example\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 554 5.7.1 Message blocked as spam',
    ],
    [
      'recipient',
      '5.7.1',
      'Final-Recipient: rfc822; ana@quinta.example\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 User unknown',
    ],
    [
      'sender',
      '5.7.0',
      'Final-Recipient: rfc822; userunknown@quinta.example\nAction: failed\nStatus: 5.7.0\nDiagnostic-Code: smtp; 550 5.7.0 <userunknown@quinta.example>: Recipient address rejected: Spam detected',
    ],
  ];

  it.each(table)('%s %s', (fault, status, fields) => {
    const found = classify(report(fields));

    expect(found.kind).toBe('bounce');
    expect(found.bounce).toMatchObject({ fault, status, stepKey: 'k-77' });
  });

  it('keeps the recipients of one report apart', () => {
    const found = classify(
      report(
        'Final-Recipient: rfc822; ana@quinta.example\nAction: failed\nStatus: 5.1.1\n\nFinal-Recipient: rfc822; ben@quinta.example\nAction: delayed\nStatus: 4.4.1',
      ),
    );

    expect(found.bounce?.recipients).toEqual(['ana@quinta.example', 'ben@quinta.example']);
    expect(found.bounce?.each.map(({ fault }) => fault)).toEqual(['recipient', 'delay']);
  });

  it('takes a delivery receipt for a report without a fault', () => {
    expect(classify(report('Final-Recipient: rfc822; ana@quinta.example\nAction: delivered\nStatus: 2.0.0'))).toMatchObject({
      kind: 'bounce',
      bounce: { fault: 'delay', recipients: ['ana@quinta.example'] },
    });
  });

  const texts: readonly (readonly [fault: string, recipients: readonly string[], raw: string])[] = [
    [
      'recipient',
      ['ana@quinta.example'],
      'From: MAILER-DAEMON@mx.example\nTo: rui@firm.example\nSubject: failure notice\n\nHi. This is the mail program at mx.example.\n<ana@quinta.example>:\n550 sorry, no mailbox here by that name',
    ],
    [
      'recipient',
      ['ana@quinta.example'],
      'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nTo: rui@firm.example\nX-Failed-Recipients: ana@quinta.example\nSubject: Delivery Status Notification (Failure)\n\n** Address not found **',
    ],
    [
      'delay',
      ['ana@quinta.example'],
      'From: postmaster@mx.example\nTo: rui@firm.example\nSubject: Delivery Status Notification (Delay)\n\nStill trying to reach ana@quinta.example, no action is required.',
    ],
    [
      'sender',
      ['ana@quinta.example'],
      'From: mailer-daemon@googlemail.com\nTo: rui@firm.example\nSubject: Message blocked\n\nana@quinta.example: You have reached a limit for sending mail. Your message was not sent.',
    ],
    [
      'recipient',
      ['ana@quinta.example'],
      'From: postmaster@quinta.example\nTo: rui@firm.example\nSubject: Unzustellbar: late deliveries\n\nana@quinta.example\nDer Empfänger unbekannt, die Nachricht konnte nicht zugestellt werden.',
    ],
  ];

  it.each(texts)('reads the old text form: %s %s', (fault, recipients, raw) => {
    const found = classify(rawMail(raw));

    expect(found.kind).toBe('bounce');
    expect(found.bounce).toMatchObject({ fault, recipients });
  });

  const people: readonly string[] = [
    'From: Ana <ana@quinta.example>\nSubject: Re: late deliveries\n\nMy mailbox is full, could you send the offer to ana2@quinta.example? 550 euros is fine.',
    'From: Ana <ana@quinta.example>\nSubject: Fwd: Undelivered Mail Returned to Sender\n\nLook what I got when I answered you.',
    'From: Ana <ana@quinta.example>\nSubject: Delivery problem with order 5.1.1\n\nThe truck could not be here on time.',
    'From: Ana <ana@quinta.example>\nSubject: Returned goods\n\nWe returned the goods to sender.',
  ];

  it.each(people)('never calls a person a bounce: %s', (raw) => {
    expect(classify(rawMail(raw))).toMatchObject({ isHuman: true, bounce: null });
  });

  it('takes an abuse report for a complaint, other reports for machines', () => {
    const arf = (type: string) =>
      rawMail(
        `From: fbl@mx.example\nSubject: Abuse\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\nContent-Type: text/plain\n\nA report.\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: ${type}\nUser-Agent: x\n--b--\n`,
      );

    expect(classify(arf('abuse')).kind).toBe('complaint');
    expect(classify(arf('fraud')).kind).toBe('complaint');
    expect(
      classify(
        rawMail(
          'From: fbl@mx.example\nSubject: Feedback\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\nContent-Type: text/plain\n\nA user complained.\n--b--\n',
        ),
      ).kind,
    ).toBe('complaint');
    expect(classify(arf('auth-failure')).kind).toBe('other-machine');
    expect(
      classify(
        rawMail(
          'From: ana@quinta.example\nSubject: Read: late deliveries\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\nContent-Type: text/plain\n\nRead.\n--b--\n',
        ),
      ).kind,
    ).toBe('other-machine');
  });
});

describe('classify: mail of any size', () => {
  const fill = ['\n', '-', '? ', '> ', 'a@b.', 'x\n', ',\n', '<', 'user unknown mailbox '];
  const heads = [
    'Subject: Re: x',
    'Subject: x\nAuto-Submitted: auto-replied',
    'Subject: Undelivered Mail Returned to Sender\nReturn-Path: <>',
  ];

  it.each(heads)('is sorted quickly: %s', (head) => {
    const started = process.hrtime.bigint();
    for (const piece of fill) classify(mail(head, piece.repeat(100_000 / piece.length)), { optOutLine });

    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(5000);
  });

  it('is sorted quickly: quotes in quotes without an end', () => {
    const html = '<div><blockquote>x</div>'.repeat(100_000);
    const started = process.hrtime.bigint();
    const found = classify(rawMail(`From: ana@quinta.example\nContent-Type: text/html\n\nYes please.${html}`));

    expect(found).toMatchObject({ kind: 'interested', text: 'Yes please.' });
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(5000);
  });

  it('reads no day of return where nobody knows when a notice was written', () => {
    const undated = 'From: ana@quinta.example\nSubject: Automatic reply: x\nAuto-Submitted: auto-replied\n\nBack on 20 July.';

    expect(classify(rawMail(undated))).toMatchObject({ kind: 'out-of-office', returns: null });
  });
});
