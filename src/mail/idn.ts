/** Domains with letters beyond ASCII, in the form that mail uses: `bücher.example` is `xn--bcher-kva.example` (RFC 3492). */

const base = 36;
const lowest = 1;
const highest = 26;
const digit = (value: number): string => String.fromCharCode(value < 26 ? value + 97 : value + 22);

const adapted = (delta: number, points: number, first: boolean): number => {
  let rest = first ? Math.floor(delta / 700) : delta >> 1;
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((base - lowest) * highest) >> 1; k += base) rest = Math.floor(rest / (base - lowest));
  return k + Math.floor(((base - lowest + 1) * rest) / (rest + 38));
};

const punycode = (label: string): string => {
  const points = Array.from(label, (character) => character.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < 0x80);
  let out = String.fromCharCode(...basic) + (basic.length > 0 ? '-' : '');
  let next = 128;
  let delta = 0;
  let bias = 72;
  let handled = basic.length;
  while (handled < points.length) {
    const least = Math.min(...points.filter((point) => point >= next));
    delta += (least - next) * (handled + 1);
    next = least;
    for (const point of points) {
      if (point < next) delta++;
      if (point !== next) continue;
      let q = delta;
      for (let k = base; ; k += base) {
        const threshold = k <= bias ? lowest : k >= bias + highest ? highest : k - bias;
        if (q < threshold) break;
        out += digit(threshold + ((q - threshold) % (base - threshold)));
        q = Math.floor((q - threshold) / (base - threshold));
      }
      out += digit(q);
      bias = adapted(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled++;
    }
    delta++;
    next++;
  }
  return out;
};

const beyondAscii = /[^\0-\x7f]/;

/** A domain in lower case and ASCII; the full stops of other scripts count as dots. */
export const asciiDomain = (domain: string): string =>
  beyondAscii.test(domain)
    ? domain
        .normalize('NFKC')
        .toLowerCase()
        .split(/[.。．｡]/)
        .map((label) => (beyondAscii.test(label) ? `xn--${punycode(label)}` : label))
        .join('.')
    : domain.toLowerCase();
