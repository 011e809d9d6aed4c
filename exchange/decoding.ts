/** From the bytes of a file to its text. */

export const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof encodings)[number];

const largestFile = 10_000_000;

/** Zeros in every other byte, as Latin letters have them in UTF-16: how many stand at even and at odd places. */
const zerosAt = (bytes: Uint8Array, odd: 0 | 1): number =>
  bytes.slice(0, 2000).filter((byte, index) => byte === 0 && index % 2 === odd).length;

/** How a file is written: by its mark, by the zeros of UTF-16, by whether it can be UTF-8 at all, else as old Windows programs do. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const enough = Math.min(bytes.length, 2000) / 8;
  if (zerosAt(bytes, 1) > enough) return 'utf-16le';
  if (zerosAt(bytes, 0) > enough) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

export const decoded = (bytes: Uint8Array, encoding: Encoding): string => new TextDecoder(encoding).decode(bytes);

/** Why a file cannot be read as a table of text; '' where it can. */
export function refusalOf(bytes: Uint8Array): string {
  const begins = (...marks: number[]): boolean => marks.every((mark, index) => bytes[index] === mark);
  if (bytes.length === 0) return 'The file is empty.';
  if (bytes.length > largestFile) return 'The file is larger than 10 MB. Split it, and import the parts one after the other.';
  if (begins(0x50, 0x4b, 3, 4) || begins(0xd0, 0xcf, 0x11, 0xe0))
    return 'This is a workbook, not a CSV file. Open it in Sheets or Excel and save it as CSV first.';
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'This is a PDF. Choose a CSV file.';
  return '';
}
