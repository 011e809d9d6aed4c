/** Mail as it comes in: Gmail's payload tree and raw text give one shape, whatever encoding, nesting or damage. */
import { type GmailMessage, gmailMail, rawMail } from '../../src/mail/mimeIn';

const b64url = (text: string): string => Buffer.from(text).toString('base64url');
const signedBytes = (text: string): number[] => [...Buffer.from(text)].map((byte) => (byte > 127 ? byte - 256 : byte));

const resource = (data: (text: string) => string | number[]): GmailMessage => ({
  id: 'm1',
  threadId: 't1',
  labelIds: ['INBOX', 'UNREAD'],
  internalDate: '1783328400000',
  payload: {
    mimeType: 'multipart/alternative',
    headers: [
      { name: 'From', value: '=?UTF-8?Q?Jos=C3=A9_=C3=91and=C3=BA?= <jose@quinta.example>' },
      { name: 'To', value: '"Costa, Rui" <rui@firm.example>, ben@firm.example' },
      { name: 'Reply-To', value: 'office@quinta.example' },
      { name: 'SUBJECT', value: '=?utf-8?B?UmU6IEVudHJlZ2FzIPCfmpo=?=' },
      { name: 'Content-Type', value: 'multipart/alternative; boundary="x"' },
    ],
    body: {},
    parts: [
      {
        mimeType: 'text/plain',
        headers: [{ name: 'Content-Type', value: 'text/plain; charset="ISO-8859-1"' }],
        body: { data: data('Olá, façamos 🚚\r\nassim') },
      },
      { mimeType: 'text/html', headers: [], body: { data: data('<p>Olá</p>') } },
    ],
  },
});

describe('gmailMail', () => {
  it.each([
    ['base64url text', b64url],
    ['signed bytes', signedBytes],
  ])('reads a message whose data is %s', (_, data) => {
    const mail = gmailMail(resource(data));

    expect(mail).toMatchObject({
      id: 'm1',
      threadId: 't1',
      at: 1783328400000,
      labels: ['INBOX', 'UNREAD'],
      from: { name: 'José Ñandú', address: 'jose@quinta.example' },
      replyTo: { name: '', address: 'office@quinta.example' },
      to: [
        { name: 'Costa, Rui', address: 'rui@firm.example' },
        { name: '', address: 'ben@firm.example' },
      ],
      subject: 'Re: Entregas 🚚',
      text: 'Olá, façamos 🚚\nassim',
    });
    expect(mail.headers.get('subject')).toBe('Re: Entregas 🚚');
  });

  it('reads a report: blocks, recipients and our own headers', () => {
    const mail = gmailMail({
      payload: {
        mimeType: 'multipart/report',
        headers: [{ name: 'Content-Type', value: 'multipart/report; report-type=delivery-status; boundary=b' }],
        parts: [
          { mimeType: 'text/plain', body: { data: b64url('Not delivered.') } },
          {
            mimeType: 'message/delivery-status',
            body: {
              data: b64url(
                'Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; ana@quinta.example\r\nAction: failed\r\nStatus: 5.1.1\r\n',
              ),
            },
          },
          {
            mimeType: 'message/rfc822',
            headers: [],
            parts: [
              { mimeType: 'text/plain', headers: [{ name: 'X-Next-Touch-Step', value: 'k-9' }], body: { data: b64url('Hi') } },
            ],
          },
        ],
      },
    });

    expect(mail.reportType).toBe('delivery-status');
    expect(mail.deliveryStatus.map((block) => block.get('action'))).toEqual(['', 'failed']);
    expect(mail.embedded.map((headers) => headers.get('x-next-touch-step'))).toEqual(['k-9']);
    expect(mail.text).toBe('Not delivered.');
  });

  it('reads a message of which nothing is known', () => {
    expect(gmailMail({})).toMatchObject({
      id: '',
      at: 0,
      from: { name: '', address: '' },
      replyTo: null,
      to: [],
      subject: '',
      text: '',
      labels: [],
    });
  });
});

describe('rawMail', () => {
  it.each([
    [
      'utf-8, quoted-printable',
      'charset=utf-8\nContent-Transfer-Encoding: quoted-printable',
      'Gr=C3=BC=C3=9Fe =\nund mehr',
      'Grüße und mehr',
    ],
    ['latin-1, 8bit', 'charset=iso-8859-1\nContent-Transfer-Encoding: 8bit', 'Gr\u00fc\u00dfe', 'Grüße'],
    [
      'windows-1252',
      'charset=windows-1252\nContent-Transfer-Encoding: quoted-printable',
      '=80 5 =96 now =93x=94',
      '€ 5 – now “x”',
    ],
    ['iso-8859-15', 'charset="ISO-8859-15"\nContent-Transfer-Encoding: quoted-printable', '=A4 5', '€ 5'],
    ['base64', 'charset=utf-8\nContent-Transfer-Encoding: base64', 'R3LDvMOf\nZQ==', 'Grüße'],
    ['utf-8 under a wrong label', 'charset=us-ascii', 'Gr\u00c3\u00bc\u00c3\u009fe', 'Grüße'],
    ['latin-1 under the label of utf-8', 'charset=utf-8', 'Gr\u00fc\u00dfe', 'Grüße'],
    ['no charset', 'format=flowed', 'plain', 'plain'],
  ])('decodes %s', (_, type, body, text) => {
    expect(rawMail(`From: a@x.example\nContent-Type: text/plain; ${type}\n\n${body}`).text.trim()).toBe(text);
  });

  it('asks for charsets that it does not have', () => {
    const raw = 'From: a@x.example\nContent-Type: text/plain; charset=shift_jis\n\n\u0095\u0073';

    expect(rawMail(raw, 0, (bytes, charset) => (charset === 'shift_jis' && bytes.length > 1 ? '不' : null)).text.trim()).toBe(
      '不',
    );
  });

  it.each([
    ['joined words cut inside a character', '=?utf-8?B?8J+a?= =?utf-8?B?mg==?=', '🚚'],
    ['two charsets', '=?iso-8859-1?Q?Gr=FC=DFe?= =?utf-8?Q?_=E2=82=AC?=', 'Grüße €'],
    ['folded', '=?utf-8?Q?a?=\n =?utf-8?Q?b?= c', 'ab c'],
    ['raw utf-8', 'Gr\u00c3\u00bc\u00c3\u009fe', 'Grüße'],
    ['broken', '=?utf-8?B?', '=?utf-8?B?'],
  ])('decodes a subject: %s', (_, coded, subject) => {
    expect(rawMail(`Subject: ${coded}\n\n`).subject).toBe(subject);
  });

  it('finds the best text in nested parts and leaves attachments aside', () => {
    const mail = rawMail(
      'From: a@x.example\r\nContent-Type: multipart/mixed; boundary="o"\r\n\r\npreamble\r\n--o\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nattached\r\n--o\r\nContent-Type: multipart/alternative; boundary=i\r\n\r\n--i\r\nContent-Type: text/plain\r\n\r\nthe words\r\n--i\r\nContent-Type: text/html\r\n\r\n<b>html</b>\r\n--i--\r\n--o--\r\nepilogue',
    );

    expect(mail.text).toBe('the words');
  });

  it('falls back to HTML, with quotes marked', () => {
    const html =
      '<html><head><style>p{}</style></head><body><p>Not for us,&nbsp;thanks &amp; regards&#33;</p><ul><li>one</li><li>two</li></ul><div>Ana</div><blockquote><p>our words</p><blockquote>older</blockquote></blockquote></body></html>';

    expect(rawMail(`From: a@x.example\nContent-Type: text/html; charset=utf-8\n\n${html}`).text).toBe(
      'Not for us, thanks & regards!\n\n- one\n- two\nAna\n> our words\n>\n>> older',
    );
  });

  it.each([
    ['line feeds', '\n'],
    ['carriage returns', '\r'],
    ['both', '\r\n'],
  ])('reads line ends of %s', (_, end) => {
    const mail = rawMail(['From: a@x.example', 'Subject: one', '  two', '', 'line 1', 'line 2'].join(end));

    expect(mail.subject).toBe('one two');
    expect(mail.text).toBe('line 1\nline 2');
  });

  it('reads what is damaged', () => {
    expect(rawMail('').text).toBe('');
    expect(rawMail('no headers at all').text).toBe('no headers at all');
    expect(rawMail('Content-Type: multipart/mixed; boundary="gone"\n\nthe words').text).toBe('the words');
    expect(
      rawMail('Content-Type: multipart/mixed; boundary="a/xx"\n\n--a/x\nContent-Type: text/plain\n\nthe words\n--a/x--').text,
    ).toBe('the words');
    expect(rawMail(`${'Content-Type: multipart/mixed; boundary=b\n\n--b\n'.repeat(200)}x`).from.address).toBe('');
  });

  it('takes the day of arrival given, else its own Date in the zone it names', () => {
    expect(rawMail('Date: Mon, 6 Jul 2026 09:00:00 +0200 (CEST)\n\n').at).toBe(1783321200000);
    expect(rawMail('Date: Mon, 6 Jul 2026 09:00:00\n\n').at).toBe(1783328400000);
    expect(rawMail('Date: nonsense\n\n').at).toBe(0);
    expect(rawMail('Date: Mon, 6 Jul 2026 09:00:00 +0200\n\n', 5).at).toBe(5);
  });
});
