/** What answers by itself: absences, receipts, people who are gone, filters, reports, calendars. All texts are made up for these tests. */
import { classify } from '../../src/mail/classify';
import { rawMail } from '../../src/mail/mimeIn';

describe('mail that a machine sent', () => {
  const table: readonly (readonly [kind: string, head: string, body: string])[] = [
    [
      'acknowledgement',
      'Subject: Thank you for contacting us\nAuto-Submitted: auto-replied',
      'Thank you for contacting Quinta. This mailbox is not monitored. We will get back to you within 2 business days.',
    ],
    [
      'acknowledgement',
      'Subject: Re: x\nAuto-Submitted: auto-replied',
      'Hi, thanks for your email! I try to answer within 24 hours.',
    ],
    [
      'acknowledgement',
      'Subject: [Ticket #1234] x\nX-Auto-Response-Suppress: All\nAuto-Submitted: auto-generated',
      'Your request (1234) has been received and is being reviewed by our support staff.',
    ],
    [
      'acknowledgement',
      'Subject: Eingangsbestätigung\nAuto-Submitted: auto-replied',
      'wir haben Ihre Nachricht erhalten und melden uns.',
    ],
    [
      'acknowledgement',
      'Subject: Accusé de réception\nAuto-Submitted: auto-replied',
      'Nous avons bien reçu votre message et vous répondrons dans les meilleurs délais.',
    ],
    [
      'acknowledgement',
      'Subject: Hemos recibido su consulta\nAuto-Submitted: auto-replied',
      'Gracias por contactar con nosotros. Le responderemos lo antes posible.',
    ],
    [
      'acknowledgement',
      'Subject: Abbiamo ricevuto la tua richiesta\nAuto-Submitted: auto-replied',
      'Ti risponderemo al più presto.',
    ],
    ['acknowledgement', 'Subject: Recebemos a sua mensagem\nAuto-Submitted: auto-replied', 'Responderemos em breve.'],
    ['acknowledgement', 'Subject: Ontvangstbevestiging\nAuto-Submitted: auto-replied', 'Wij hebben uw bericht ontvangen.'],
    [
      'left-company',
      'Subject: Automatic reply: x\nAuto-Submitted: auto-replied',
      'Ana Bell has left Quinta. Please contact Ben Okoro.',
    ],
    [
      'left-company',
      'Subject: Automatic reply: x\nAuto-Submitted: auto-replied',
      'Thank you for your message. I am no longer employed at Quinta.',
    ],
    ['left-company', 'Subject: Automatic reply: x\nAuto-Submitted: auto-replied', 'As of June 30 I no longer work for Quinta.'],
    [
      'left-company',
      'Subject: Automatic reply: x\nAuto-Submitted: auto-replied',
      'I have moved on from Quinta. Reach Ben instead.',
    ],
    [
      'left-company',
      'Subject: Automatic reply: x\nAuto-Submitted: auto-replied',
      'This email address is no longer active. Please use info@quinta.example.',
    ],
    ['left-company', 'Subject: Automatic reply: x\nAuto-Submitted: auto-replied', 'Ana is not working here anymore.'],
    ['left-company', 'Subject: Automatic reply: x\nAuto-Submitted: auto-replied', 'My last day at Quinta was 30 June.'],
    ['left-company', 'Subject: Automatic reply: x\nAuto-Submitted: auto-replied', 'I have retired. Please contact Ben.'],
    [
      'left-company',
      'Subject: Automatische Antwort\nAuto-Submitted: auto-replied',
      'Frau Bell ist nicht mehr im Unternehmen tätig.',
    ],
    [
      'left-company',
      'Subject: Automatische Antwort\nAuto-Submitted: auto-replied',
      'Ich habe die Quinta GmbH zum 30.06. verlassen.',
    ],
    ['left-company', 'Subject: Réponse automatique\nAuto-Submitted: auto-replied', 'Ana Bell ne fait plus partie de la société.'],
    [
      'left-company',
      'Subject: Réponse automatique\nAuto-Submitted: auto-replied',
      "J'ai quitté l'entreprise. Merci de contacter Ben.",
    ],
    ['left-company', 'Subject: Respuesta automática\nAuto-Submitted: auto-replied', 'Ya no trabajo en Quinta.'],
    ['left-company', 'Subject: Risposta automatica\nAuto-Submitted: auto-replied', 'Ana Bell non lavora più in Quinta.'],
    ['left-company', 'Subject: Resposta automática\nAuto-Submitted: auto-replied', 'A Ana já não trabalha na Quinta.'],
    ['left-company', 'Subject: Automatisch antwoord\nAuto-Submitted: auto-replied', 'Ana Bell is niet meer werkzaam bij Quinta.'],
    ['left-company', 'Subject: Autosvar\nAuto-Submitted: auto-replied', 'Jag har slutat på Quinta.'],
    ['left-company', 'Subject: Automatisk svar\nAuto-Submitted: auto-replied', 'Ana er ikke længere ansat hos Quinta.'],
    ['left-company', 'Subject: Automatyczna odpowiedź\nAuto-Submitted: auto-replied', 'Ana Bell nie pracuje już w Quinta.'],
    [
      'out-of-office',
      'Subject: Automatic reply: x\nAuto-Submitted: auto-replied',
      'I am on parental leave and will return in 2027. My mailbox is not monitored.',
    ],
    [
      'out-of-office',
      'Subject: Automatic reply: x\nAuto-Submitted: auto-replied',
      'I have left the office for my holidays and return on 20 July.',
    ],
    [
      'out-of-office',
      'Subject: Automatic reply: x\nAuto-Submitted: auto-replied',
      'Thank you for your email. I am on holiday until 17 July. We have received your message and will answer then.',
    ],
    [
      'out-of-office',
      'Subject: Automatic reply: x\nAuto-Submitted: auto-replied',
      'During my absence, Ben is no longer with me in the office on Fridays; I am out of the office until 17 July.',
    ],
    ['out-of-office', 'Subject: [EXTERNAL] Automatic reply: x\nX-Auto-Response-Suppress: All', 'I am away until 17 July.'],
    ['out-of-office', 'Subject: I am out of the office\nAuto-Submitted: auto-replied', 'Back on Monday.'],
    ['out-of-office', 'Subject: Poissa: x\nAuto-Submitted: auto-replied', 'Olen lomalla 17.7. asti.'],
    ['out-of-office', 'Subject: Away from my mail\nAuto-Submitted: auto-replied', 'I am not in today.'],
    ['out-of-office', 'Subject: Автоответ: x\nAuto-Submitted: auto-replied', 'Я в отпуске до 17 июля.'],
    [
      'other-machine',
      'Subject: Message from unknown sender\nAuto-Submitted: auto-replied',
      'To deliver your message to Ana, please verify your email address by clicking the link below.',
    ],
    [
      'other-machine',
      'Subject: Re: x [please confirm]\nAuto-Submitted: auto-replied',
      'I use a spam filter. Please click here to confirm that you are a real person.',
    ],
    ['other-machine', 'Subject: Report domain: firm.example Submitter: mx.example Report-ID: 1', 'Attached.'],
    [
      'other-machine',
      'Subject: Your weekly digest\nList-Unsubscribe: <https://x.example/u>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click',
      'News.',
    ],
    ['other-machine', 'Subject: Security alert\nAuto-Submitted: auto-generated', 'A new sign-in to your account.'],
    [
      'reply',
      'Subject: Re: x\nIn-Reply-To: <1@f.example>',
      'I am out of the office until 17 July but read this on my phone. Who else uses it?',
    ],
    ['reply', 'Subject: Re: x\nIn-Reply-To: <1@f.example>\nX-MS-Exchange-Inbox-Rules-Loop: a@b.example', 'Let me see.'],
    [
      'interested',
      'Subject: Accepted: Call @ Tue 7 July\nAuto-Submitted: auto-generated\nContent-Type: text/calendar; method=REPLY',
      'BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nATTENDEE;CN=Ana;PARTSTAT=ACCEPTED:mailto:ana@q.example\nEND:VEVENT\nEND:VCALENDAR',
    ],
    [
      'reply',
      'Subject: Declined: Call\nContent-Type: text/calendar; method=REPLY',
      'BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nATTENDEE;PARTSTAT=DECLINED;CN=Ana:mailto:ana@q.example\nEND:VEVENT\nEND:VCALENDAR',
    ],
  ];

  it.each(table)('%s: %s | %s', (kind, head, body) => {
    const type = /Content-Type/.test(head) ? '' : '\nContent-Type: text/plain; charset=utf-8';
    const mail = rawMail(
      `From: ana@quinta.example\nTo: rui@firm.example\nDate: Mon, 6 Jul 2026 09:00:00 +0000\n${head}${type}\n\n${body}`,
    );

    expect(classify(mail).kind).toBe(kind);
  });

  it('keeps the words of a notice, since they may say whom to write to instead', () => {
    const mail = rawMail(
      'From: ana@quinta.example\nSubject: Automatic reply: x\nAuto-Submitted: auto-replied\n\nI have left Quinta. Write to Ben.\n\n> Hi Ana',
    );

    expect(classify(mail)).toMatchObject({ kind: 'left-company', text: 'I have left Quinta. Write to Ben.', isHuman: false });
  });
});
