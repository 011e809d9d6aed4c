/** Raw mail as it leaves: read back by a parser that is not ours, and refused where a cell tries to add to it. */
import PostalMime from 'postal-mime';
import { rawMail } from '../../src/mail/mimeIn';
import { buildMessage, followUpSubject, forwardBody, type OutgoingMail, stepHeaderName } from '../../src/mail/mimeOut';

const mail: OutgoingMail = {
  from: { name: 'Rui Costa', address: 'rui@firm.example' },
  to: { name: 'Ana Bell', address: 'ana@quinta.example' },
  subject: 'Late deliveries at Quinta Azul',
  body: 'Hi Ana,\n\nis this a priority?\n\nRui',
};

describe('buildMessage', () => {
  it('writes the whole of a first mail', () => {
    const raw = buildMessage({
      ...mail,
      listUnsubscribe: 'mailto:rui+unsub-t1@firm.example?subject=unsubscribe',
      stepHeader: { name: stepHeaderName, value: 'k-1' },
    });

    expect(raw).toBe(
      'MIME-Version: 1.0\r\nFrom: Rui Costa <rui@firm.example>\r\nTo: Ana Bell <ana@quinta.example>\r\nSubject: Late deliveries at Quinta Azul\r\nList-Unsubscribe: <mailto:rui+unsub-t1@firm.example?subject=unsubscribe>\r\nX-Next-Touch-Step: k-1\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nHi Ana,\r\n\r\nis this a priority?\r\n\r\nRui\r\n',
    );
  });

  const texts: readonly (readonly [name: string, subject: string, person: string, body: string])[] = [
    ['plain', 'Late deliveries', 'Ana Bell', 'Hello\n\nthere'],
    ['accents', 'Überfällige Lieferungen für Łódź', 'José Ñandú', 'Grüße aus Köln, naïve façade'],
    ['emoji across the encoded-word limit', '🚚'.repeat(40), '👩‍💻 Ana 👩‍💻 Ana 👩‍💻 Ana', '🚚 '.repeat(60)],
    ['right to left', 'שלום עולם', 'مرحبا', 'שלום\nמה שלומך'],
    ['Chinese', '关于您的延迟交货', '王小明', '您好，这是一个测试。'.repeat(20)],
    ['quotes and commas in a name', 'A "quoted" subject, with commas; and more', 'Bell, "Ana" (CFO) \\ x', 'x'],
    ['what looks like an encoded word', '=?UTF-8?B?QQ==?=', '=?x', 'a=3D b=\n=20'],
    ['a long subject', `${'word '.repeat(60)}end`, 'Ana', 'x'],
    ['a long subject without blanks', 'a'.repeat(300), 'b'.repeat(120), `${'c'.repeat(2000)}`],
    ['lines of dots and From', 'x', 'Ana', '.\n..\nFrom here on\n\n.x'],
    ['blanks at line ends', 'two  blanks', 'Ana', 'a  \n\tb\t\nc '],
    ['a formula', '=1+1', '=HYPERLINK("x")', '=1+1'],
  ];

  it.each(texts)('survives another parser: %s', async (_, subject, person, body) => {
    const raw = buildMessage({ ...mail, subject, to: { name: person, address: 'ana@quinta.example' }, body });
    const parsed = await PostalMime.parse(raw);

    expect(parsed.subject).toBe(subject);
    expect(parsed.to).toEqual([{ name: person, address: 'ana@quinta.example' }]);
    expect(parsed.from).toEqual({ name: 'Rui Costa', address: 'rui@firm.example' });
    expect(parsed.text?.replace(/\r\n/g, '\n').replace(/\n$/, '')).toBe(body);
    expect(raw.split('\r\n').filter((line) => line.length > 76 && !line.startsWith('X-'))).toEqual([]);
    expect(/[^\r]\n|\r[^\n]|[\u0080-\uffff]/.test(raw)).toBe(false);
  });

  it.each(texts)('survives our own parser: %s', (_, subject, person, body) => {
    const read = rawMail(buildMessage({ ...mail, subject, to: { name: person, address: 'ana@quinta.example' }, body }));

    expect(read.subject).toBe(subject);
    expect(read.to).toEqual([{ name: person, address: 'ana@quinta.example' }]);
    expect(read.text.replace(/\n$/, '')).toBe(body);
  });

  it('threads under the parent, which stands last and once', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `<${'m'.repeat(40)}${index}@mail.firm.example>`);
    const raw = buildMessage({ ...mail, inReplyTo: ids[3]!, references: ids });
    const parsed = await PostalMime.parse(raw);

    expect(parsed.inReplyTo).toBe(ids[3]);
    expect(parsed.references).toBe([...ids.filter((id) => id !== ids[3]), ids[3]].join(' '));
    expect(raw.split('\r\n').filter((line) => line.length > 76)).toEqual([]);
  });

  it('writes a domain in its ASCII form', () => {
    expect(buildMessage({ ...mail, to: { address: 'ana@bücher.example' } })).toContain('\r\nTo: ana@xn--bcher-kva.example\r\n');
  });

  const refused: readonly (readonly [name: string, change: Partial<OutgoingMail>, words: string])[] = [
    ['line break in the subject', { subject: 'Hi\r\nBcc: all@x.example' }, 'Subject holds a line break'],
    ['bare line feed in the subject', { subject: 'Hi\nBcc: all@x.example' }, 'Subject holds a line break'],
    ['line separator in the subject', { subject: 'Hi\u2028Bcc: x' }, 'Subject holds a line break'],
    ['NUL in the subject', { subject: 'Hi\u0000' }, 'Subject holds a control character'],
    [
      'line break in a name',
      { to: { name: 'Ana\r\nBcc: x@x.example', address: 'ana@quinta.example' } },
      'The To name holds a line break',
    ],
    [
      'line break in an address',
      { to: { address: 'ana@quinta.example\nBcc: x@x.example' } },
      'The To address holds a line break',
    ],
    ['two addresses', { to: { address: 'ana@quinta.example, ben@quinta.example' } }, 'is not a mail address'],
    ['an address with angle brackets', { to: { address: 'ana@quinta.example> <ben@x.example' } }, 'is not a mail address'],
    ['no address', { to: { address: 'ana' } }, 'is not a mail address'],
    ['a local part beyond ASCII', { to: { address: 'añá@quinta.example' } }, 'is not a mail address'],
    ['a broken Message-ID', { inReplyTo: '<1@x>\r\nBcc: x@x.example' }, 'In-Reply-To holds a line break'],
    ['a Message-ID without brackets', { references: ['1@x.example'] }, 'is no Message-ID'],
    [
      'a line break in the unsubscribe address',
      { listUnsubscribe: 'mailto:x@x.example\r\nBcc: y' },
      'List-Unsubscribe holds a line break',
    ],
    ['a foreign header', { stepHeader: { name: 'Bcc', value: 'x@x.example' } }, 'is no header name of ours'],
  ];

  it.each(refused)('refuses %s', (_, change, words) => {
    expect(() => buildMessage({ ...mail, ...change })).toThrow(words);
  });
});

describe('followUpSubject', () => {
  it.each([
    ['Late deliveries', 'Re: Late deliveries'],
    ['Re: Late deliveries', 'Re: Late deliveries'],
    ['RE: re: AW: Late deliveries', 'Re: Late deliveries'],
    ['Reach: a plan', 'Re: Reach: a plan'],
    [' Late ', 'Re: Late'],
  ])('%s -> %s', (first, subject) => {
    expect(followUpSubject(first)).toBe(subject);
  });
});

describe('forwardBody', () => {
  it('puts the original below in a block that is known as quoted', () => {
    const body = forwardBody('Hi Ana,\n\none more thing.\n', {
      from: { name: 'Rui Costa', address: 'rui@firm.example' },
      to: { address: 'ana@quinta.example' },
      date: 'Tue 3 Mar 2026',
      subject: 'Late deliveries',
      text: 'Hi Ana,\nfirst words.\n',
    });

    expect(body).toBe(
      'Hi Ana,\n\none more thing.\n\n---------- Forwarded message ----------\nFrom: Rui Costa <rui@firm.example>\nDate: Tue 3 Mar 2026\nSubject: Late deliveries\nTo: ana@quinta.example\n\nHi Ana,\nfirst words.',
    );
  });
});
