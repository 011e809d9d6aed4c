import type { Host } from '../../local/host';
import { START, script, toyHost } from './toy';

const REP = 'rep@demo.test';
const DAY = 86_400_000;

/** `send(mail)` and `draft(mail)` for scripts; a mail is headers and a text. */
const TOOLS = `
  const raw = (headers, text = 'Hello') => Utilities.base64EncodeWebSafe(Object.keys(headers).map(k => k + ': ' + headers[k]).join('\\r\\n') + '\\r\\n\\r\\n' + text, Utilities.Charset.UTF_8);
  const send = (headers, threadId, text) => Gmail.Users.Messages.send(threadId ? {raw: raw(headers, text), threadId} : {raw: raw(headers, text)}, 'me');
  const draft = (headers, threadId) => Gmail.Users.Drafts.create({message: {raw: raw(headers), threadId}}, 'me');
  const head = (message, name) => (message.payload.headers.find(h => h.name.toLowerCase() === name.toLowerCase()) || {}).value;
  const get = (id) => Gmail.Users.Messages.get('me', id, {format: 'full'});
  const found = (q) => (Gmail.Users.Messages.list('me', {q}).messages || []).length;
`;
const gmail = (host: Host, code: string, options = {}) => script(host, TOOLS + code, options);
const first = (host: Host) =>
  gmail(host, `return send({To: 'Ann <ann@x.test>', Subject: 'Hi', 'Message-ID': '<ours@x>', 'X-NT-Key': 'k1'})`) as {
    id: string;
    threadId: string;
  };

describe('sending', () => {
  test('Gmail gives its own Message-ID, sender and date, and keeps our headers', async () => {
    const host = await toyHost();
    const sent = first(host);
    const [mail] = host.mail.messages(REP);
    expect([mail!.id, mail!.labels, mail!.from.address, mail!.headers.find((h) => h.name === 'X-NT-Key')?.value]).toEqual([
      sent.id,
      ['SENT'],
      REP,
      'k1',
    ]);
    expect(mail!.messageId).toMatch(/^<CA[0-9a-f]{16}@mail\.gmail\.com>$/);
    const kind = await toyHost({ traits: { idsChangeOnSend: false } });
    first(kind);
    expect(kind.mail.messages(REP)[0]!.messageId).toBe('<ours@x>');
  });

  test('a follow-up joins the thread only with thread id, reference and subject', async () => {
    const host = await toyHost();
    const { threadId } = first(host);
    const joins = (headers: string, thread: string) =>
      gmail(
        host,
        `const id = '${host.mail.messages(REP)[0]!.messageId}'; return send(${headers}, ${thread}).threadId === '${threadId}'`,
      );
    expect(joins(`{To: 'ann@x.test', Subject: 'Re: Hi', 'In-Reply-To': id}`, `'${threadId}'`)).toBe(true);
    expect(joins(`{To: 'ann@x.test', Subject: 'Re: Hi', References: '<a@b> ' + id}`, `'${threadId}'`)).toBe(true);
    expect(joins(`{To: 'ann@x.test', Subject: 'Re: Hi'}`, `'${threadId}'`)).toBe(false);
    expect(joins(`{To: 'ann@x.test', Subject: 'News', 'In-Reply-To': id}`, `'${threadId}'`)).toBe(false);
    expect(joins(`{To: 'ann@x.test', Subject: 'Re: Hi', 'In-Reply-To': id}`, 'null')).toBe(false);
    expect(() => gmail(host, `send({To: 'ann@x.test', Subject: 'x'}, 'nope')`)).toThrow(
      'API call to gmail.users.messages.send failed with error: Requested entity was not found.',
    );
  });

  const refused: [code: string, words: string][] = [
    [`send({Subject: 'x'})`, 'API call to gmail.users.messages.send failed with error: Recipient address required'],
    [`send({To: 'not an address', Subject: 'x'})`, 'API call to gmail.users.messages.send failed with error: Invalid To header'],
    [`Gmail.Users.Messages.send({raw: '***'}, 'me')`, "Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed"],
    [
      `Gmail.Users.Messages.get('me', 'nope')`,
      'API call to gmail.users.messages.get failed with error: Requested entity was not found.',
    ],
    [
      `Gmail.Users.Drafts.get('me', 'nope')`,
      'API call to gmail.users.drafts.get failed with error: Requested entity was not found.',
    ],
    [`Gmail.Users.getProfile('boss@demo.test')`, 'Delegation denied for rep@demo.test'],
    [`Gmail.Users.Watch.start()`, 'not implemented locally: Gmail.Users.Watch'],
  ];
  test.each(refused)('%s is refused', async (code, words) => {
    const host = await toyHost();
    expect(() => gmail(host, code)).toThrow(words);
  });

  test('the day has a quota of recipients that comes back after 24 hours', async () => {
    const limited = await toyHost({ dailyQuota: 3 });
    const left = () => script(limited, 'return MailApp.getRemainingDailyQuota()');
    gmail(limited, `send({To: 'a@x.test, b@x.test', Subject: 'x'})`);
    expect([left(), limited.mail.quota(REP)]).toEqual([1, { limit: 3, used: 2, left: 1 }]);
    expect(() => gmail(limited, `send({To: 'a@x.test, b@x.test', Subject: 'x'})`)).toThrow('User-rate limit exceeded.');
    limited.clock.moveTo(START + DAY + 1000);
    expect(left()).toBe(3);
  });

  test('a sender that is no alias of the mailbox is replaced', async () => {
    const own = await toyHost({ aliases: { [REP]: ['sales@demo.test'] } });
    gmail(
      own,
      `send({From: 'Sales <sales@demo.test>', To: 'a@x.test', Subject: 'x'}); send({From: 'Boss <boss@demo.test>', To: 'a@x.test', Subject: 'x'})`,
    );
    expect(own.mail.messages(REP).map((mail) => [mail.from.name, mail.from.address])).toEqual([
      ['Sales', 'sales@demo.test'],
      ['Boss', REP],
    ]);
    expect(gmail(own, `return Gmail.Users.Settings.SendAs.list('me').sendAs.map(s => [s.sendAsEmail, s.isPrimary])`)).toEqual([
      [REP, true],
      ['sales@demo.test', false],
    ]);
  });

  test('each user has a mailbox, and mail between them arrives', async () => {
    const two = await toyHost({ users: ['two@demo.test'] });
    gmail(two, `send({To: 'two@demo.test', Subject: 'x'})`);
    expect([two.mail.messages(REP).length, two.mail.messages('two@demo.test')[0]!.labels]).toEqual([1, ['INBOX', 'UNREAD']]);
    expect(gmail(two, `return Gmail.Users.getProfile('me').emailAddress`, { as: 'two@demo.test' })).toBe('two@demo.test');
  });
});

describe('reading', () => {
  test('formats, header selection and bodies as signed bytes', async () => {
    const host = await toyHost();
    host.mail.deliverRaw(
      REP,
      Buffer.from(
        'From: =?UTF-8?B?Wm/Dqw==?= <zoe@x.test>\r\nTo: rep@demo.test\r\nSubject: =?iso-8859-1?Q?Ol=E1?=\r\n =?iso-8859-1?Q?_you?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=FC=DFe=\r\n!\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Gr\u00c3\u00bc\u00c3\u009fe</p>\r\n--b--\r\n',
        'latin1',
      ).toString('latin1'),
    );
    const id = host.mail.messages(REP)[0]!.id;
    expect(
      gmail(
        host,
        `const m = get('${id}'); return [head(m, 'From'), head(m, 'Subject'), m.payload.mimeType, m.payload.parts.map(p => [p.partId, p.mimeType, Utilities.newBlob(p.body.data).getDataAsString()]), m.payload.parts[0].body.data.slice(0, 4)]`,
      ),
    ).toEqual([
      'Zoë <zoe@x.test>',
      'Olá you',
      'multipart/alternative',
      [
        ['0', 'text/plain', 'Grüße!'],
        ['1', 'text/html', '<p>Grüße</p>'],
      ],
      [71, 114, -61, -68],
    ]);
    expect(
      gmail(
        host,
        `return [Gmail.Users.Messages.get('me', '${id}', {format: 'metadata', metadataHeaders: ['to']}).payload.headers, Gmail.Users.Messages.get('me', '${id}', {format: 'minimal'}).payload, Gmail.Users.Messages.get('me', '${id}', {format: 'raw'}).raw.length > 100]`,
      ),
    ).toEqual([[{ name: 'To', value: 'rep@demo.test' }], null, true]);
  });

  test('history tells what came since, and an old id answers 404', async () => {
    const host = await toyHost();
    const { threadId } = first(host);
    const from = gmail(host, `return Gmail.Users.getProfile('me').historyId`) as string;
    const reply = host.mail.replyAs(REP, { threadId, text: 'Yes' });
    const list = `const h = Gmail.Users.History.list('me', {startHistoryId: '${from}', historyTypes: ['messageAdded']}); return (h.history || []).flatMap(e => e.messagesAdded.map(m => [m.message.id, m.message.threadId, m.message.labelIds.join()]))`;
    expect([gmail(host, list), reply.threadId]).toEqual([[[reply.id, threadId, 'INBOX,UNREAD']], threadId]);
    host.clock.moveTo(START + 7 * DAY - 1000);
    expect(gmail(host, list)).toHaveLength(1);
    host.clock.moveTo(START + 7 * DAY + 60_000);
    expect(() => gmail(host, list)).toThrow(
      'API call to gmail.users.history.list failed with error: Requested entity was not found.',
    );
  });

  test('a search does not see the last ten minutes', async () => {
    const host = await toyHost();
    host.mail.newMailFrom(REP, { from: 'ann@x.test', subject: 'x', text: 'y' });
    expect(
      gmail(host, `return [found('from:ann@x.test'), Gmail.Users.Messages.list('me', {labelIds: ['INBOX']}).messages.length]`),
    ).toEqual([0, 1]);
    host.clock.moveTo(START + 600_000);
    expect(gmail(host, `return found('from:ann@x.test')`)).toBe(1);
  });

  const searches: [query: string, hits: number][] = [
    ['from:ann@x.test', 1],
    ['from:(ann@x.test OR bob@y.test)', 2],
    ['{from:ann@x.test from:bob@y.test}', 2],
    ['from:ann@x.test OR from:bob@y.test', 2],
    ['from:y.test subject:"second one"', 1],
    ['-from:ann@x.test in:inbox', 1],
    ['to:rep@demo.test', 2],
    ['in:sent', 1],
    ['in:anywhere', 3],
    ['after:1772445600', 1],
    ['before:1772445600', 2],
    ['newer_than:1h', 1],
    ['rfc822msgid:two@y.test', 1],
    ['rfc822msgid:<two@y.test>', 1],
    ['rfc822msgid:gone@y.test', 0],
    ['stop', 1],
    ['"please stop"', 1],
    ['is:unread', 2],
  ];
  describe('search', () => {
    let host: Host;
    beforeAll(async () => {
      host = await toyHost();
      first(host);
      host.mail.newMailFrom(REP, { from: 'Ann <ann@x.test>', subject: 'first', text: 'please stop' });
      host.clock.moveTo(START + 2 * 3_600_000);
      host.mail.newMailFrom(REP, {
        from: 'bob@y.test',
        subject: 'the second one',
        text: 'hello',
        headers: { 'Message-ID': '<two@y.test>' },
      });
      host.clock.moveTo(START + 2.5 * 3_600_000);
    });
    test.each(searches)('%s', (query, hits) => {
      expect(gmail(host, `return found(${JSON.stringify(query)})`)).toBe(hits);
    });
    test('an unknown operator is refused by name', () => {
      expect(() => gmail(host, `found('larger:5M')`)).toThrow('not implemented locally: search operator larger:');
    });
    test('pages', () => {
      expect(
        gmail(
          host,
          `const a = Gmail.Users.Messages.list('me', {maxResults: 2}); const b = Gmail.Users.Messages.list('me', {maxResults: 2, pageToken: a.nextPageToken}); return [a.messages.length, b.messages.length, b.nextPageToken]`,
        ),
      ).toEqual([2, 1, null]);
    });
  });
});

describe('drafts', () => {
  test('sending deletes the draft and gives new ids; updating changes the message id', async () => {
    const host = await toyHost();
    const seen = gmail(
      host,
      `const d = draft({To: 'ann@x.test', Subject: 'Hi', 'X-NT-Key': 'k'});
       const u = Gmail.Users.Drafts.update({message: {raw: raw({To: 'ann@x.test', Subject: 'Hi 2'})}}, 'me', d.id);
       const listed = Gmail.Users.Drafts.list('me').drafts.map(x => x.id);
       const sent = Gmail.Users.Drafts.send({id: d.id}, 'me');
       let gone; try { Gmail.Users.Drafts.get('me', d.id) } catch (e) { gone = [e.name, e.details.code] }
       return [u.id === d.id, u.message.id !== d.message.id, listed.length, sent.id !== u.message.id, gone, head(get(sent.id), 'Subject'), Gmail.Users.Drafts.list('me').drafts]`,
    );
    expect(seen).toEqual([true, true, 1, true, ['GoogleJsonResponseException', 404], 'Hi 2', null]);
  });

  test('a draft in a thread is sent in it', async () => {
    const host = await toyHost();
    const { threadId } = first(host);
    const messageId = host.mail.messages(REP)[0]!.messageId;
    gmail(
      host,
      `const d = draft({To: 'ann@x.test', Subject: 'Re: Hi', 'In-Reply-To': '${messageId}'}, '${threadId}'); Gmail.Users.Drafts.send({id: d.id}, 'me')`,
    );
    expect(host.mail.threads(REP).map((thread) => thread.messages.length)).toEqual([2]);
  });

  test('a person edits, sends or deletes one: our headers and its ids do not survive an edit', async () => {
    const host = await toyHost();
    const make = () =>
      gmail(host, `return draft({To: 'ann@x.test', Subject: 'Hi', 'X-NT-Key': 'k'})`) as { id: string; message: { id: string } };
    const names = (headers: { name: string }[]) => headers.map((h) => h.name).filter((name) => name.startsWith('X-'));
    const untouched = make();
    const sent = host.mail.sendDraftByHand(REP, untouched.id);
    expect([names(sent.headers), sent.id === untouched.message.id, sent.labels]).toEqual([['X-NT-Key'], false, ['SENT']]);
    const edited = host.mail.sendDraftByHand(REP, make().id, { text: 'My own words' });
    expect([names(edited.headers), edited.text, edited.subject, edited.to[0]?.address]).toEqual([
      [],
      'My own words',
      'Hi',
      'ann@x.test',
    ]);
    const kept = make();
    const view = host.mail.editDraft(REP, kept.id, { subject: 'Other' });
    expect([view.draftId === kept.id, view.id === kept.message.id, view.subject]).toEqual([false, false, 'Other']);
    host.mail.deleteDraft(REP, view.draftId!);
    expect(host.mail.drafts(REP)).toEqual([]);
    const steady = await toyHost({ traits: { editedDraftChangesId: false } });
    const { id } = gmail(steady, `return draft({To: 'ann@x.test', Subject: 'Hi'})`) as { id: string };
    expect(steady.mail.editDraft(REP, id, { subject: 'Other' }).draftId).toBe(id);
  });
});

describe('what the world does', () => {
  test('a limit may be told of late: the mail was taken, and a report comes when the clock has moved', async () => {
    const host = await toyHost({ users: ['mate@demo.test'] });
    host.mail.setQuietLimit(REP, { recipients: 1, reportMinutes: 5 });
    const send = (to: string) =>
      gmail(host, `const d = draft({To: '${to}', Subject: 'Hi'}); return Gmail.Users.Drafts.send({id: d.id}, 'me').labelIds`);
    expect([send('mate@demo.test'), send('mate@demo.test')]).toEqual([['SENT'], ['SENT']]);
    expect(host.mail.messages('mate@demo.test')).toHaveLength(1);
    const reports = () => host.mail.messages(REP).filter(({ from }) => from.address.startsWith('mailer-daemon'));
    host.clock.moveTo(START + 4 * 60_000);
    expect(reports()).toEqual([]);
    const kept = host.remember();
    for (let round = 0; round < 2; round++) {
      host.recall(kept);
      host.clock.moveTo(START + 6 * 60_000);
      expect(reports().map(({ raw, inReplyTo }) => [raw.includes('Status: 5.4.5'), inReplyTo])).toEqual([
        [true, host.mail.messages(REP).filter(({ labels }) => labels.includes('SENT'))[1]?.messageId],
      ]);
    }
    host.mail.setQuietLimit(REP, null);
    send('mate@demo.test');
    expect(host.mail.messages('mate@demo.test')).toHaveLength(2);
  });

  test('replies thread by their references, or break the thread', async () => {
    const host = await toyHost();
    const { id, threadId } = first(host);
    const reply = host.mail.replyAs(REP, { messageId: id, text: 'Yes' });
    expect([reply.from.address, reply.subject, reply.inReplyTo, reply.threadId]).toEqual([
      'ann@x.test',
      'Re: Hi',
      host.mail.message(REP, id).messageId,
      threadId,
    ]);
    const stray = host.mail.replyAs(REP, { threadId, text: 'Stop', from: 'other@x.test', newThread: true });
    expect([stray.threadId === threadId, stray.inReplyTo]).toEqual([false, '']);
  });

  test('bounces are delivery reports in the thread of the mail', async () => {
    const host = await toyHost();
    const { id, threadId } = first(host);
    const bounce = host.mail.bounce(REP, { messageId: id, status: '5.1.1' });
    expect([bounce.threadId, bounce.subject, bounce.headers.find((h) => h.name === 'X-Failed-Recipients')?.value]).toEqual([
      threadId,
      'Delivery Status Notification (Failure)',
      'ann@x.test',
    ]);
    expect(
      gmail(
        host,
        `const m = get('${bounce.id}'); return [m.payload.mimeType, m.payload.parts.map(p => p.mimeType), m.payload.parts[1].body.data === undefined, Utilities.newBlob(Gmail.Users.Messages.Attachments.get('me', m.id, m.payload.parts[1].body.attachmentId).data).getDataAsString().includes('Status: 5.1.1')]`,
      ),
    ).toEqual(['multipart/report', ['text/plain', 'message/delivery-status', 'message/rfc822'], true, true]);
    expect(host.mail.bounce(REP, { messageId: id, status: '4.2.2' }).subject).toBe('Delivery Status Notification (Delay)');
  });

  test('absences say that they are automatic', async () => {
    const host = await toyHost();
    const { id } = first(host);
    const away = host.mail.outOfOffice(REP, { messageId: id, until: '16 March 2026' });
    expect([away.subject, away.headers.find((h) => h.name === 'Auto-Submitted')?.value, away.text]).toEqual([
      'Automatic reply: Hi',
      'auto-replied',
      'Thank you for your message. I am out of the office until 16 March 2026 and will answer when I am back.',
    ]);
  });

  test('a mail by hand and one that is thrown away', async () => {
    const host = await toyHost();
    const { threadId } = first(host);
    expect(host.mail.sendByHand(REP, { to: 'ann@x.test', subject: 'Re: Hi', text: 'by hand', threadId }).threadId).toBe(threadId);
    const spam = host.mail.newMailFrom(REP, { from: 'x@y.test', subject: 'x', text: 'y' });
    host.mail.moveToTrash(REP, spam.id);
    host.clock.moveTo(START + 3_600_000);
    expect(gmail(host, `return [found('from:x@y.test'), found('in:trash from:x@y.test')]`)).toEqual([0, 1]);
  });

  test('the page hears of every change', async () => {
    const host = await toyHost();
    const kinds: string[] = [];
    const stop = host.onChange((change) => kinds.push(change.kind));
    first(host);
    host.insertSheetFromCsv('Data', 'A\n1\n');
    host.typeInto('Data', 'A2', '2');
    host.clock.advanceHours(1);
    stop();
    host.typeInto('Data', 'A2', '3');
    expect(kinds).toEqual(['mail', 'execution', 'cells', 'sheets', 'cells', 'cells', 'execution', 'clock']);
  });
});
