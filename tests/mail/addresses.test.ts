/** Addresses, and the bytes they and their mails are made of. */
import {
  addressList,
  domainOf,
  firstAddress,
  isSameAddress,
  normalisedAddress,
  unsubscribeMailto,
  unsubscribeToken,
} from '../../src/mail/addresses';
import { base64, base64Url, bytesOfBase64, quotedPrintable, strictUtf8Text, utf8Bytes, utf8Text } from '../../src/mail/bytes';
import { consentRule } from '../../src/mail/consentCountries';
import { isFreeMail, isSameCompanyDomain } from '../../src/mail/freeMail';
import { asciiDomain } from '../../src/mail/idn';
import { isMachineAccount, isRoleAccount } from '../../src/mail/roleAccounts';

describe('isSameAddress', () => {
  it.each([
    ['ana@quinta.example', 'ANA@Quinta.Example', true],
    ['ana@quinta.example', ' ana+crm@quinta.example ', true],
    ['ana@quinta.example', 'ana.b@quinta.example', false],
    ['a.na@gmail.com', 'ana+x@googlemail.com', true],
    ['a.na@quinta.example', 'ana@quinta.example', false],
    ['ana@bücher.example', 'ana@xn--bcher-kva.example', true],
    ['ana@quinta.example', 'ana@quinta.example.', true],
    ['ana@quinta.example', 'ben@quinta.example', false],
    ['+ana@quinta.example', '+ben@quinta.example', false],
    ['', '', false],
    ['', 'ana@quinta.example', false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(isSameAddress(one, other)).toBe(same);
    expect(isSameAddress(other, one)).toBe(same);
  });

  it('has one form for all of them', () => {
    expect(normalisedAddress('Ana.Bell+crm@GoogleMail.com')).toBe('anabell@gmail.com');
    expect(domainOf('Ana <ana@Quinta.Example>')).toBe('quinta.example');
    expect(domainOf('ana')).toBe('');
  });
});

describe('addressList', () => {
  it.each([
    ['ana@x.example', [['', 'ana@x.example']]],
    [
      'Ana Bell <ana@x.example>, ben@x.example',
      [
        ['Ana Bell', 'ana@x.example'],
        ['', 'ben@x.example'],
      ],
    ],
    [
      '"Bell, Ana" <ana@x.example>; Ben <ben@x.example>',
      [
        ['Bell, Ana', 'ana@x.example'],
        ['Ben', 'ben@x.example'],
      ],
    ],
    ['ana@x.example (Ana Bell)', [['Ana Bell', 'ana@x.example']]],
    ['=?utf-8?Q?Jos=C3=A9?= <j@x.example>', [['José', 'j@x.example']]],
    ['"A \\"B\\" C" <a@x.example>', [['A "B" C', 'a@x.example']]],
    ['undisclosed-recipients:;', []],
    ['', []],
  ])('%s', (header, expected) => {
    expect(addressList(header).map(({ name, address }) => [name, address])).toEqual(expected);
  });

  it('keeps a sender that is no address', () => {
    expect(firstAddress('MAILER-DAEMON')).toEqual({ name: '', address: 'MAILER-DAEMON' });
  });
});

describe('unsubscribeMailto', () => {
  it('tags the own mailbox and is read back', () => {
    expect(unsubscribeMailto('rui@firm.example', 't1_A-b')).toBe('mailto:rui+unsub-t1_A-b@firm.example?subject=unsubscribe');
    expect(unsubscribeMailto('rui+sales@firm.example', 't1')).toBe('mailto:rui+unsub-t1@firm.example?subject=unsubscribe');
    expect(unsubscribeToken('Rui+unsub-t1_A-b@firm.example')).toBe('t1_A-b');
    expect(unsubscribeToken('rui@firm.example')).toBeNull();
    expect(() => unsubscribeMailto('rui@firm.example', 'a b')).toThrow('may hold letters');
  });
});

describe('asciiDomain', () => {
  it.each([
    ['Firm.Example', 'firm.example'],
    ['münchen.example', 'xn--mnchen-3ya.example'],
    ['straße.example', 'xn--strae-oqa.example'],
    ['例え.テスト', 'xn--r8jz45g.xn--zckzah'],
    ['пример.испытание', 'xn--e1afmkfd.xn--80akhbyknj4f'],
    ['bücher。example', 'xn--bcher-kva.example'],
  ])('%s', (domain, ascii) => {
    expect(asciiDomain(domain)).toBe(ascii);
  });
});

describe('who reads an address', () => {
  it.each([
    'info@x.example',
    'Sales@x.example',
    'no.reply@x.example',
    'no-reply@x.example',
    'support2@x.example',
    'info+x@x.example',
    'kontakt@x.example',
    'info-de@x.example',
  ])('%s is a role account', (address) => {
    expect(isRoleAccount(address)).toBe(true);
  });

  it.each(['ana@x.example', 'ana.sales@x.example', 'infomann@x.example', 'salesman@x.example', 'hr.mueller@x.example'])(
    '%s is a person',
    (address) => {
      expect(isRoleAccount(address)).toBe(false);
    },
  );

  it('knows robots, free mail and colleagues', () => {
    expect([isMachineAccount('noreply@x.example'), isMachineAccount('info@x.example')]).toEqual([true, false]);
    expect([isFreeMail('ana@gmail.com'), isFreeMail('ana@GMX.de'), isFreeMail('ana@quinta.example')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(isSameCompanyDomain('ana@quinta.example', 'ben@QUINTA.example')).toBe(true);
    expect(isSameCompanyDomain('ana@gmail.com', 'ben@gmail.com')).toBe(false);
  });
});

describe('consentRule', () => {
  it.each([
    ['Germany', '', 'Germany'],
    [' deutschland ', '', 'Germany'],
    ['DE', '', 'Germany'],
    ['at', '', 'Austria'],
    ['Canada', '', 'Canada'],
    ['Österreich', '', 'Austria'],
    ['', 'ana@firma.de', 'Germany'],
    ['Portugal', 'ana@firma.de', undefined],
    ['', 'ana@firm.com', undefined],
    ['United States', '', undefined],
    ['', '', undefined],
  ])('%s %s: %s', (country, address, expected) => {
    expect(consentRule(country, address)?.country).toBe(expected);
  });

  it('says what to do and names the law', () => {
    expect(consentRule('Germany')?.law).toBe('UWG §7(2)');
    expect(consentRule('Germany')?.words).toContain('consent');
  });
});

describe('bytes', () => {
  it.each(['', 'a', 'ab', 'abc', 'Grüße', '🚚', '\u0000\u007f', 'ÿ', '\uffff', 'mixed 日本 and 👩‍💻 text'])(
    'agrees with the platform for %s',
    (text) => {
      const bytes = Buffer.from(text);

      expect([...utf8Bytes(text)]).toEqual([...bytes]);
      expect(utf8Text(bytes)).toBe(text);
      expect(base64(bytes)).toBe(bytes.toString('base64'));
      expect(base64Url(bytes)).toBe(bytes.toString('base64url'));
      expect([...bytesOfBase64(bytes.toString('base64'))]).toEqual([...bytes]);
      expect([...bytesOfBase64(bytes.toString('base64url'))]).toEqual([...bytes]);
    },
  );

  it('mends what is broken and says what is not UTF-8', () => {
    expect([...utf8Bytes('a\ud83d')]).toEqual([0x61, 0xef, 0xbf, 0xbd]);
    expect(utf8Text([0x61, 0xff, 0x62])).toBe('a\ufffdb');
    expect(strictUtf8Text([0xc3, 0x28])).toBeNull();
    expect(strictUtf8Text([0xed, 0xa0, 0x80])).toBeNull();
    expect(strictUtf8Text([0xc0, 0x80])).toBeNull();
  });

  it('writes quoted-printable lines of 76 at most', () => {
    const written = quotedPrintable(`${'x'.repeat(200)}\n${'é'.repeat(60)} \nlast`);

    expect(written.split('\r\n').every((line) => line.length <= 76)).toBe(true);
    expect(written).toMatch(/=20\r\nlast$/);
  });

  it('is quick with a megabyte', () => {
    const text = 'Grüße 🚚 '.repeat(80_000);
    const started = process.hrtime.bigint();
    const back = utf8Text(bytesOfBase64(base64(utf8Bytes(text))));

    expect(back === text).toBe(true);
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(2000);
  });
});
