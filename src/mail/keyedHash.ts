import { utf8Bytes } from './bytes';

/**
 * HMAC-SHA256 (FIPS 180-4, RFC 2104) of texts under one key, in plain arithmetic. Google's own is a service call a text, which ten
 * thousand addresses cannot pay for, and is not there where nothing but the language is.
 */

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
// biome-ignore format: a table
const rounds = [
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
];
/** The same of the square roots of the first 8 primes. */
// biome-ignore format: a table
const beginning = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];
const blockBytes = 64;

const turned = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

/** Mixes one block of 64 bytes into the state. */
function mix(state: Int32Array, bytes: Uint8Array, from: number, words: Int32Array): void {
  for (let i = 0; i < 16; i++) {
    const at = from + i * 4;
    words[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  }
  for (let i = 16; i < 64; i++) {
    const early = words[i - 15]!;
    const late = words[i - 2]!;
    const one = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const two = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[i] = (words[i - 16]! + one + words[i - 7]! + two) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i++) {
    const up = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + up + ((e & f) ^ (~e & g)) + rounds[i]! + words[i]!) | 0;
    const down = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const second = (down + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  const mixed = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state[i] = (state[i]! + mixed[i]!) | 0;
}

/** Ends a hash: whole blocks, then the last bytes with their mark and the length of everything, what was mixed in before included. */
function ended(state: Int32Array, bytes: Uint8Array, before: number, words: Int32Array): Uint8Array {
  const whole = bytes.length - (bytes.length % blockBytes);
  for (let from = 0; from < whole; from += blockBytes) mix(state, bytes, from, words);
  const rest = bytes.length - whole;
  const tail = new Uint8Array(rest + 9 <= blockBytes ? blockBytes : 2 * blockBytes);
  tail.set(bytes.subarray(whole));
  tail[rest] = 0x80;
  const bits = (before + bytes.length) * 8;
  for (let i = 0; i < 6; i++) tail[tail.length - 1 - i] = Math.floor(bits / 256 ** i) & 0xff;
  for (let from = 0; from < tail.length; from += blockBytes) mix(state, tail, from, words);
  const digest = new Uint8Array(32);
  state.forEach((word, index) => {
    for (let i = 0; i < 4; i++) digest[index * 4 + i] = (word >>> (24 - 8 * i)) & 0xff;
  });
  return digest;
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Makes the hasher of a key: HMAC-SHA256 of UTF-8 texts, as 64 hex digits. The key is prepared once, so that a short text costs two blocks.
 *
 * @example keyedHasher('key')('The quick brown fox jumps over the lazy dog') //=> 'f7bc83f4…2d1a3cd8'
 */
export function keyedHasher(key: string): (text: string) => string {
  const words = new Int32Array(64);
  const given = utf8Bytes(key);
  const short = given.length > blockBytes ? ended(Int32Array.from(beginning), given, 0, words) : given;
  const padded = (pad: number): Int32Array => {
    const block = new Uint8Array(blockBytes);
    block.set(short);
    const state = Int32Array.from(beginning);
    mix(
      state,
      block.map((byte) => byte ^ pad),
      0,
      words,
    );
    return state;
  };
  const inner = padded(0x36);
  const outer = padded(0x5c);
  return (text) => {
    const digest = ended(inner.slice(), utf8Bytes(text), blockBytes, words);
    return hex(ended(outer.slice(), digest, blockBytes, words));
  };
}
