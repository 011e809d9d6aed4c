/**
 * Mail that came back, in the words and forms of many servers. All texts are made up for these tests.
 *
 * The first table goes through the reasons that servers give, the second through forms of report without a standard part,
 * the third through mail that only looks like a bounce.
 */
import { classify } from '../../src/mail/classify';
import { rawMail } from '../../src/mail/mimeIn';

const report = (fields: string, words = 'Your message could not be delivered.') =>
  classify(
    rawMail(
      `Return-Path: <>\nFrom: MAILER-DAEMON@mx.firm.example\nTo: rui@firm.example\nSubject: Undelivered Mail Returned to Sender\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\n${words}\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.firm.example\n\n${fields}\n--b\nContent-Type: text/rfc822-headers\n\nFrom: Rui <rui@firm.example>\nTo: ana@quinta.example\nSubject: late deliveries\n--b--\n`,
    ),
  );

const failed = (status: string, diagnostic: string) =>
  report(`Final-Recipient: rfc822; ana@quinta.example\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp; ${diagnostic}`)
    .bounce;

describe('what servers say, and whose fault it is', () => {
  const table: readonly (readonly [fault: string, status: string, diagnostic: string])[] = [
    // No such person
    ['recipient', '5.1.1', '550 5.1.1 <ana@quinta.example>: Recipient address rejected: User unknown in virtual mailbox table'],
    ['recipient', '5.0.0', '550 No such user here'],
    ['recipient', '5.0.0', '550 ana@quinta.example is not a valid mailbox'],
    [
      'recipient',
      '5.0.0',
      "551 The person you wrote to doesn't have an account with us; see our policy at https://x.example/policy",
    ],
    ['recipient', '5.1.0', '550 Address rejected'],
    ['recipient', '5.7.1', '550 5.7.1 Recipient unknown'],
    ['recipient', '5.4.1', '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)'],
    ['recipient', '5.1.10', '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'],
    ['recipient', '5.0.0', '550 Adresse du destinataire inconnue'],
    ['recipient', '5.0.0', '550 Der Empfänger existiert nicht'],
    ['recipient', '5.0.0', '550 El usuario no existe'],
    ['recipient', '5.0.0', '550 utente sconosciuto'],
    // Moved, closed, switched off
    ['recipient', '5.1.6', '551 5.1.6 User has moved, mailbox is no longer in use'],
    ['recipient', '5.2.1', '550 5.2.1 The account that you tried to reach is disabled.'],
    ['recipient', '5.0.0', '550 Mailbox is frozen'],
    ['recipient', '5.0.0', '554 This account has been suspended for not logging in'],
    // No such domain, or one that takes no mail
    ['recipient', '5.1.2', '550 5.1.2 Host unknown (Name server: quinta.example: host not found)'],
    ['recipient', '5.4.4', 'Host or domain name not found. Name service error for name=quinta.example type=MX'],
    ['recipient', '4.0.0', "DNS Error: The domain quinta.example doesn't receive email: returned Null MX"],
    ['recipient', '5.3.2', '521 5.3.2 This host does not accept mail'],
    ['recipient', '5.4.6', '554 5.4.6 Hop count exceeded, possible mail loop'],
    // Reached too late, or never
    ['recipient', '4.4.7', '554 4.4.7 Message expired: unable to deliver in 840 minutes. 421 4.4.2 Connection timed out'],
    ['recipient', '4.4.1', 'connect to mx.quinta.example[192.0.2.1]:25: Connection refused'],
    ['recipient', '5.3.0', '554 5.3.0 Local configuration error'],
    // Full
    ['mailbox-full', '5.2.2', '552 5.2.2 Over quota'],
    ['mailbox-full', '5.0.0', "552 Requested action aborted: the user's mailbox is full"],
    ['mailbox-full', '5.0.0', '550 Quota exceeded (mailbox for user is full)'],
    ['mailbox-full', '4.3.1', '452 4.3.1 Insufficient system storage'],
    ['mailbox-full', '5.0.0', '552 Mailbox size limit exceeded'],
    ['mailbox-full', '5.2.1', '450 4.2.1 The user you are trying to contact is receiving mail too quickly'],
    ['mailbox-full', '5.0.0', '550 Das Postfach ist voll'],
    ['mailbox-full', '5.0.0', '550 La boîte aux lettres du destinataire est pleine'],
    // Block lists and reputation
    ['sender', '5.7.1', '554 5.7.1 Service unavailable; client host [192.0.2.9] blocked using zen.spamhaus.org'],
    ['sender', '5.0.0', '550 SC-001 Mail rejected for policy reasons. The mail server IP has a poor reputation'],
    ['sender', '5.7.606', '550 5.7.606 Access denied, banned sending IP [192.0.2.9]'],
    ['sender', '4.7.0', '421 4.7.0 [TSS04] Messages temporarily deferred due to unexpected volume or user complaints'],
    ['sender', '5.7.1', '554 5.7.1 <ana@quinta.example>: Recipient address rejected: blocked by our policy'],
    // Who we are
    ['sender', '5.7.26', '550-5.7.26 This mail is unauthenticated, which poses a security risk'],
    ['sender', '5.7.25', '550-5.7.25 The IP address sending this message does not have a PTR record'],
    ['sender', '5.7.509', '550 5.7.509 Access denied, sending domain FIRM.EXAMPLE does not pass DMARC verification'],
    ['sender', '5.1.8', '553 5.1.8 Domain of sender address rui@firm.example does not exist'],
    ['sender', '5.0.0', '550 Sender verify failed'],
    ['sender', '5.0.0', '504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname'],
    ['sender', '5.7.1', '550 5.7.1 Relaying denied'],
    ['sender', '5.5.0', '550 domain firm.example mismatches client ip 192.0.2.9'],
    ['sender', '553', '553 firm.example does not exist'],
    // How much, how fast, how large
    ['sender', '5.4.5', '550 5.4.5 Daily user sending limit exceeded'],
    ['sender', '4.3.2', '452 4.3.2 Connection rate limit exceeded'],
    ['sender', '5.0.0', '550 too many messages in this session'],
    ['sender', '5.1.1', '550 5.1.1 has sent to too many recipients this hour'],
    ['sender', '5.3.4', '552 5.3.4 Message size exceeds fixed limit'],
    ['sender', '5.2.3', '550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient'],
    // What we sent
    ['sender', '5.7.0', '552-5.7.0 This message was blocked because its content presents a potential security issue'],
    ['sender', '5.0.0', '554 rejected: this looks like spam'],
    ['sender', '5.0.0', '550 Virus detected in attachment'],
    ['sender', '5.6.0', '554 5.6.0 Message with invalid header'],
    ['sender', '5.7.10', '550 5.7.10 Encryption is required: use STARTTLS'],
    ['sender', '5.0.0', '503 bad sequence of commands'],
    ['sender', '5.0.0', '550 Rejected (in reply to end of DATA command)'],
    ['sender', '5.0.0', '550 Rejected (in reply to MAIL FROM command)'],
    ['recipient', '5.0.0', '550 Rejected (in reply to RCPT TO command)'],
    // Nothing is known: the address is doubted, and a person looks
    ['recipient', '5.0.0', '550 Error'],
  ];

  it.each(table)('%s: %s %s', (fault, status, diagnostic) => {
    expect(failed(status, diagnostic)?.fault).toBe(fault);
  });

  it('says in words what the server means', () => {
    expect(report('Final-Recipient: rfc822; ana@quinta.example\nAction: failed\nStatus: 5.2.2').why).toBe(
      'mail came back (mailbox-full 5.2.2) for ana@quinta.example',
    );
    expect(
      report(
        'Final-Recipient: rfc822; ana@quinta.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 user unknown',
      ).why,
    ).toBe('mail came back: there is no such person or mailbox (recipient 5.1.1) for ana@quinta.example');
  });

  it('lets Action decide whether it is over', () => {
    const of = (action: string, status: string) =>
      report(`Final-Recipient: rfc822; ana@quinta.example\nAction: ${action}\nStatus: ${status}`).bounce?.fault ?? 'none';

    expect(of('failed', '4.4.1')).toBe('recipient');
    expect(of('delayed', '5.1.1')).toBe('delay');
    expect(of('Delayed (will be tried again)', '4.2.2')).toBe('delay');
    expect(['delivered', 'relayed', 'expanded', 'deliverable'].map((action) => of(action, '2.1.5'))).toEqual(
      Array(4).fill('delay'),
    );
  });

  it('prefers the code that is certain', () => {
    expect(failed('5.1.1', '552 5.2.2 Over quota')).toMatchObject({ fault: 'mailbox-full', status: '5.2.2' });
    expect(failed('5.0.0', '550 5.1.1 unknown')).toMatchObject({ status: '5.1.1' });
  });

  const addresses: readonly (readonly [field: string, address: string])[] = [
    ['RFC822; <ana@quinta.example>', 'ana@quinta.example'],
    ['rfc822;ana@quinta.example', 'ana@quinta.example'],
    ['RFC822; <@relay.example:ana@quinta.example>', 'ana@quinta.example'],
    ['utf-8; zoë@quinta.example', 'zoë@quinta.example'],
    ['rfc822; "ana bell"@quinta.example', '"ana bell"@quinta.example'],
  ];

  it.each(addresses)('reads the address in %s', (field, address) => {
    expect(report(`Final-Recipient: ${field}\nAction: failed\nStatus: 5.1.1`).bounce?.recipients).toEqual([address]);
  });
});

describe('reports in plain words', () => {
  const daemon = (words: string, head = 'From: MAILER-DAEMON@mx.example\nSubject: failure notice') =>
    classify(rawMail(`${head}\nTo: rui@firm.example\n\n${words}`)).bounce;

  it('keeps the recipients of one text apart', () => {
    const found = daemon(
      'A message that you sent could not be delivered.\n\n  ana@quinta.example\n    550 5.1.1 User unknown\n  ben@quinta.example\n    552 5.2.2 Mailbox full\n',
      'From: Mail Delivery System <Mailer-Daemon@mx.example>\nSubject: Mail delivery failed: returning message to sender\nX-Failed-Recipients: ana@quinta.example, ben@quinta.example',
    );

    expect(found?.each.map(({ address, fault, status }) => [address, fault, status])).toEqual([
      ['ana@quinta.example', 'recipient', '5.1.1'],
      ['ben@quinta.example', 'mailbox-full', '5.2.2'],
    ]);
  });

  const forms: readonly (readonly [name: string, fault: string, head: string, words: string])[] = [
    [
      'a phone company',
      'mailbox-full',
      'Return-Path: <>\nFrom: no-reply@mobile.example\nSubject: Mail',
      'Your mail sent on: Thu, 2 Jul 2026\n Could not be delivered to: <ana@quinta.example>\n As their mailbox is full.\n\nMessage-ID: <1@firm.example>',
    ],
    [
      'a picture messaging gate',
      'recipient',
      'From: post_master@text.example\nSubject: Undeliverable Message',
      'Message to ana@quinta.example could not be delivered.\nError: No valid recipients for this message',
    ],
    [
      'a mailing list manager',
      'sender',
      'From: team-admin@list.example\nX-MLServer: fml 4\nSubject: NOT MEMBER article from rui@firm.example',
      'You are not a member of this list, ana@quinta.example.\n\nReceived: from firm.example',
    ],
    [
      'a Java server',
      'recipient',
      'From: postmaster@quinta.example\nSubject: [BOUNCE]',
      "Hi. I'm afraid I wasn't able to deliver your message to ana@quinta.example.\n550 5.1.1 No such user",
    ],
    [
      'a virus gateway in Japanese',
      'recipient',
      'Return-Path: <>\nFrom: "Gateway" <gateway@quinta.example>\nSubject: メール配信に失敗しました',
      'RCPT TO:<ana@quinta.example>\n550 5.1.1 user unknown',
    ],
    [
      'an old Exchange',
      'recipient',
      'From: System Administrator <administrator@quinta.example>\nSubject: Undeliverable: late deliveries',
      'Your message did not reach the following recipient(s):\n\nana@quinta.example on Thu, 2 Jul 2026\n The recipient name is not recognized',
    ],
    [
      'an Exchange marked by headers alone',
      'recipient',
      'From: quinta <quinta@quinta.example>\nX-MS-Exchange-Message-Is-Ndr:\nSubject: x',
      'ana@quinta.example: the address was not found.',
    ],
    [
      'a warning',
      'delay',
      'From: Mail Deliver System <MAILER-DAEMON@mx.example>\nSubject: Warning--Could not send mail for past 8 hours',
      'ana@quinta.example\n  [Connection timed out]',
    ],
    [
      'a queue that still tries',
      'delay',
      'From: MAILER-DAEMON@mx.example\nSubject: Delivery status notification: warning',
      'A message is delayed for more than 4 hours for ana@quinta.example:\n421 4.7.0 try again later\nThis is only a temporary failure.',
    ],
    [
      'a queue that gave up',
      'sender',
      'From: MAILER-DAEMON@mx.example\nSubject: failure notice',
      "<ana@quinta.example>:\n192.0.2.1 failed: 421 4.7.0 try again later, too many connections\nI've given up: this is a permanent error.",
    ],
    [
      'Russian',
      'recipient',
      'From: mailer-daemon@quinta.example\nSubject: Недоставленное сообщение',
      'ana@quinta.example\nпользователь не найден',
    ],
  ];

  it.each(forms)('%s: %s', (_, fault, head, words) => {
    expect(daemon(words, head)).toMatchObject({ fault, recipients: ['ana@quinta.example'] });
  });

  const notice = (type: string, about: string) =>
    classify(
      rawMail(
        `From: no-reply@sns.example\nTo: rui@firm.example\nSubject: AWS Notification Message\n\n{"notificationType":"${type}",${about},"mail":{"source":"rui@firm.example"}}\n\n--\nIf you wish to stop receiving notifications, unsubscribe.`,
      ),
    );

  it('reads notices in JSON', () => {
    expect(
      notice(
        'Bounce',
        '"bounce":{"bounceType":"Permanent","bouncedRecipients":[{"emailAddress":"ana@quinta.example","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"}]}',
      ).bounce,
    ).toMatchObject({ fault: 'recipient', status: '5.1.1', recipients: ['ana@quinta.example'] });
    expect(
      notice('Bounce', '"bounce":{"bounceType":"Transient","bouncedRecipients":[{"emailAddress":"ana@quinta.example"}]}').bounce,
    ).toMatchObject({ fault: 'delay' });
    expect(notice('Complaint', '"complaint":{"complainedRecipients":[{"emailAddress":"ana@quinta.example"}]}').kind).toBe(
      'complaint',
    );
    expect(notice('Delivery', '"delivery":{"recipients":["ana@quinta.example"]}')).toMatchObject({
      kind: 'bounce',
      bounce: { fault: 'delay' },
      why: 'a server reports: it arrived, nothing failed (delay)',
    });
    expect(notice('Open', '"open":{"ipAddress":"192.0.2.1"}').kind).toBe('other-machine');
  });
});

describe('never a bounce', () => {
  const people: readonly string[] = [
    'From: Ana <ana@quinta.example>\nSubject: Delivery failed\n\nHi, your parcel could not be delivered on Monday. Room 550 was closed.',
    'From: Ana <ana@quinta.example>\nSubject: Undeliverable goods\nAuto-Submitted: no\n\nThe goods were returned to sender, mailbox full of paper.',
    'From: Ana <ana@quinta.example>\nSubject: Re: Undelivered Mail Returned to Sender\nIn-Reply-To: <2@mx.example>\n\nI got your mail after all.\n\n> 550 5.1.1 User unknown',
    'From: Ana <ana@quinta.example>\nSubject: Fwd: failure notice\n\nSee below.\n\n550 5.1.1 <ana@quinta.example>: user unknown\nReceived: from mx.example',
    'From: Ana <ana@quinta.example>\nSubject: Message rejected by the board\n\nThe board rejected your message. Regards, Ana',
    'From: mail@quinta.example\nSubject: Nachricht nicht verstanden\n\nWas meinen Sie mit "unzustellbar"?',
    'From: postmaster@quinta.example\nSubject: Re: late deliveries\nIn-Reply-To: <1@firm.example>\n\nI look after the mail here. What do you need?',
    'From: Ana <ana@quinta.example>\nSubject: Re: your tool\n\nWe get "550 5.7.1 relaying denied" all day. Can you help?',
    'From: Ana <ana@quinta.example>\nSubject: Re: your tool\n\n{"notificationType":"Bounce"} is what we get. What is that?',
  ];

  it.each(people)('%s', (raw) => {
    expect(classify(rawMail(raw))).toMatchObject({ isHuman: true, bounce: null });
  });

  const machines: readonly (readonly [kind: string, raw: string])[] = [
    [
      'out-of-office',
      'Return-Path: <>\nFrom: Ana <ana@quinta.example>\nSubject: Automatic reply: Undeliverable: x\nAuto-Submitted: auto-replied\n\nI am out of the office until 17 July. Mail to me is not delivered to anybody else.',
    ],
    [
      'out-of-office',
      'Return-Path: <>\nFrom: postmaster@quinta.example\nSubject: Out of office: late deliveries\nAuto-Submitted: auto-replied\n\nWe are on holiday until 17 July. Returned mail is read later.',
    ],
    [
      'left-company',
      'Return-Path: <>\nFrom: Ana <ana@quinta.example>\nSubject: Automatic reply: x\nAuto-Submitted: auto-replied\n\nThis mailbox is no longer in use. Your message was not delivered.',
    ],
    [
      'other-machine',
      'From: Ana <ana@quinta.example>\nSubject: Not read: late deliveries\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\nContent-Type: text/plain\n\nYour message was deleted without being read.\n--b\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822;ana@quinta.example\nDisposition: automatic-action/MDN-sent-automatically; deleted\n--b--\n',
    ],
  ];

  it.each(machines)('%s: %s', (kind, raw) => {
    expect(classify(rawMail(raw))).toMatchObject({ kind, bounce: null });
  });
});
