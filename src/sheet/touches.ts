import { type Channel, channelOf, folded } from '../engine/vocabulary';
import type { Cell, Reading } from './cells/cell';
import { problem, quoted, value } from './cells/cell';
import { readText } from './cells/text';

/** What people call the channels otherwise. */
const alsoCalled: Readonly<Record<string, Channel>> = {
  'e-mail': 'email',
  mail: 'email',
  phone: 'call',
  'phone call': 'call',
  'voice mail': 'voicemail',
  'linked in': 'linkedin',
  'linkedin message': 'linkedin',
  'video message': 'video',
};

const channelNamed = (word: string): Channel | null => channelOf(word) ?? alsoCalled[folded(word)] ?? null;

/** Reads the channels of a step, the primary one first: "email + linkedin", also with commas or "and" between them. */
export const readTouches = (cell: Cell): Reading<readonly [Channel, ...Channel[]]> => {
  const text = readText(cell);
  if (text.kind !== 'value') return text;
  const found: Channel[] = [];
  for (const word of text.value.split(/\s*[+,;&/]\s*|\s+and\s+/i)) {
    const channel = channelNamed(word);
    if (channel === null)
      return problem(
        `${quoted(word)} is no channel; write email, call, voicemail, linkedin, video or meeting, with + between several`,
      );
    if (found.includes(channel)) return problem(`${quoted(word)} stands twice in one step; write each channel once`);
    found.push(channel);
  }
  const [primary, ...others] = found;
  return primary === undefined ? problem(`${quoted(text.value)} names no channel`) : value([primary, ...others]);
};

export const writtenTouches = (touches: readonly Channel[]): string => touches.join(' + ');
