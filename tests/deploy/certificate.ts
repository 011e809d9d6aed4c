import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A certificate for a server on this machine that says it is Google, made anew by each test run and trusted by that run alone. */

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = body.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
const object = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const text = (tag: number, words: string): Buffer => der(tag, Buffer.from(words, 'latin1'));

const ecdsaWithSha256 = sequence(object('2a8648ce3d040302'));
const commonName = object('550403');
const subjectAltName = object('551d11');
const basicConstraints = object('551d13');

/** Whoever trusts it trusts it for these names and for nothing else. */
export function certificateFor(names: readonly string[]): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });
  const who = sequence(der(0x31, sequence(commonName, text(0x0c, 'Next Touch tests'))));
  const always = sequence(text(0x17, '200101000000Z'), text(0x17, '491231235959Z'));
  const alternatives = sequence(...names.map((name) => text(0x82, name)));
  const extensions = der(
    0xa3,
    sequence(
      sequence(basicConstraints, text(0x01, '\u00ff'), der(0x04, sequence(text(0x01, '\u00ff')))),
      sequence(subjectAltName, der(0x04, alternatives)),
    ),
  );
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    who,
    always,
    who,
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions,
  );
  const signature = sign('sha256', body, privateKey);
  const whole = sequence(body, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}
