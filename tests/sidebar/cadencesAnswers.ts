import { createHash } from 'node:crypto';
import { askCadences, changeCadences } from '../../src/app/cadences';
import { builtInCadences } from '../../src/engine/builtInCadences';
import { defaultSettings } from '../../src/engine/settings';
import { cadenceHeadings, writtenCadences } from '../../src/sheet/cadencesSheet';
import type { Cell } from '../../src/sheet/cells/cell';
import { type FileRow, fine, type ProspectFile, prospectFile } from '../app/prospectFile';

/** A file in memory behind the very functions that the script calls: what the Cadences view shows and writes is the product's own. */

const step = (name: string, number: number, day: number, touches: string, rest: Readonly<Record<string, Cell>> = {}): Cell[] => {
  const cells: Readonly<Record<string, Cell>> = { 'Sequence Name': name, Step: number, Day: day, Touches: touches, ...rest };
  return cadenceHeadings.map((heading) => cells[heading] ?? '');
};

/** Names and words that mean no good, as a person may have typed them into the sheet. */
export const hostileNames = [
  '<img src=x onerror="document.title=1">',
  '=HYPERLINK("https://evil.example","x")',
  'مرحبا بالعالم',
  'x'.repeat(5000),
];

const inOutbound = (number: number, rest: FileRow = {}): FileRow =>
  fine(number, {
    prospectId: `P${number}`,
    sequenceName: 'Outbound 21-Day',
    anchorDate: new Date('2026-03-01T23:00:00Z'),
    status: 'Active',
    owner: 'me@team.example',
    ...rest,
  });

const settings = { sending: { ...defaultSettings.sending, postalAddress: '1 Main Street, Springfield' } };

/** Thursday 5 March 2026, 13:00 in Berlin. Three people are in Outbound 21-Day, one of them two steps in. */
export const cadencesFile = (more: readonly Cell[][] = []): ProspectFile =>
  prospectFile(
    [
      inOutbound(2),
      inOutbound(3, { sequenceStep: 'Email 2 of 7', lastContactDate: new Date('2026-03-05T07:00:00Z') }),
      inOutbound(4, { status: 'Paused' }),
      inOutbound(5, { status: 'No Response' }),
      fine(6),
    ],
    { now: '2026-03-05T12:00:00Z', settings, cadences: [...writtenCadences(builtInCadences), ...more] },
  );

export const hostileFile = (): ProspectFile =>
  cadencesFile(
    hostileNames.flatMap((name) => [
      step(name, 1, 0, 'email', { Type: hostileNames[0]!, Angle: name.slice(0, 60), Ends: '' }),
      step(name, 2, 4, 'call + voicemail', { Type: '=1+1', Angle: hostileNames[2]! }),
    ]),
  );

/** The ports of one file, with a mailbox that cannot be read. */
export const cadencesPorts = (file: ProspectFile) => ({
  ...file.ports,
  identity: { ...file.ports.identity, digest: (text: string) => createHash('sha256').update(text).digest('hex') },
  mailbox: { canRead: () => false, sender: () => ({ name: 'Me', address: 'me@team.example' }), thread: () => null },
});

/** The two calls of the view, answered over a file. */
export const cadencesServed = (file: ProspectFile) => ({
  sidebarCadences: (ask: Parameters<typeof askCadences>[1]) => askCadences(cadencesPorts(file), ask),
  sidebarCadencesSave: (wish: Parameters<typeof changeCadences>[1]) => changeCadences(cadencesPorts(file), wish),
});
