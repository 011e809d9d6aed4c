import { builtInCadences } from '../../../src/engine/builtInCadences';
import type { Cadence, Step } from '../../../src/engine/cadence';
import { exitStatus } from '../../../src/engine/exits';
import { defaultSettings } from '../../../src/engine/settings';
import { type Channel, channels, channelWords } from '../../../src/engine/vocabulary';
import { zoneOf } from '../../../src/engine/zones';
import { table } from './markdown';

/** Every built-in cadence as a drawing and a table. */

const utc = zoneOf('UTC')!;
const { exits } = defaultSettings;

/** What the rules say of a row that had every step, that many days ago. */
const endAfter = (cadence: Cadence, days: number): string | null =>
  exitStatus(
    {
      cadence,
      stepsDone: cadence.steps.length,
      lastContact: { kind: 'date', day: 0 },
      outcome: null,
      lastReply: null,
      timelinePushes: 0,
      engagement: null,
      today: days,
      status: 'Active',
    },
    { exits, sheetZone: utc },
  );

const ending = (cadence: Cadence): string => {
  const atOnce = endAfter(cadence, 0);
  if (atOnce !== null) return `${atOnce} at once after the last step`;
  return `${endAfter(cadence, exits.noResponseDays)} after ${exits.noResponseDays} days of silence`;
};

const paceWords: Readonly<Record<Cadence['pace'], string>> = {
  length: 'The deal size sets the last day, and the days between move with it.',
  gaps: 'The deal size keeps each gap within a range; people who decide, and engagement, stretch or shorten it.',
  fixed: 'The days hold as written for every deal.',
};

const width = 760;
const left = 96;
const right = 24;
const lane = 34;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A drawing that reads on light and on dark ground: days to the right, one lane for each channel. */
const drawingOf = (cadence: Cadence): string => {
  const { steps } = cadence;
  const used = channels.filter((channel) => steps.some(({ touches }) => touches.includes(channel)));
  const first = Math.min(cadence.firstDay, steps[0]?.day ?? 0);
  const last = steps[steps.length - 1]?.day ?? 0;
  const scale = (width - left - right - 16) / Math.max(1, last - first);
  const x = (day: number): number => Math.round(left + 8 + (day - first) * scale);
  const y = (channel: Channel): number => 64 + used.indexOf(channel) * lane;
  const bottom = 64 + (used.length - 1) * lane;
  const height = bottom + 58;
  const words = `${cadence.name}: ${steps.map(({ day, touches }) => `day ${day} ${touches.join(' and ')}`).join(', ')}.`;
  const dot = (step: Step, channel: Channel, index: number): string => {
    const primary = index === 0;
    const kind = step.ends === null ? (primary ? 'one' : 'also') : 'end';
    return `<circle class="${kind}" cx="${x(step.day)}" cy="${y(channel)}" r="${primary ? 8 : 5}"/>`;
  };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(words)}">`,
    '<style>.ground{fill:#fff}text{font:13px system-ui,sans-serif;fill:#1c2328}.soft{fill:#55616b}.name{font-weight:600}',
    'line{stroke:#c3ccd3}.one{fill:#0b5d8f}.also{fill:#fff;stroke:#0b5d8f;stroke-width:2}.end{fill:#a4342a}',
    '@media(prefers-color-scheme:dark){.ground{fill:#14191d}text{fill:#e3e8ec}.soft{fill:#a3b0ba}line{stroke:#46535d}',
    '.one{fill:#7cc0ee}.also{fill:#14191d;stroke:#7cc0ee}.end{fill:#f0958b}}</style>',
    `<rect class="ground" width="${width}" height="${height}" rx="8"/>`,
    `<text class="name" x="14" y="26">${escaped(cadence.name)}</text>`,
    ...used.map(
      (channel) =>
        `<text x="14" y="${y(channel) + 4}">${channelWords[channel]}</text><line x1="${left}" x2="${width - right}" y1="${y(channel)}" y2="${y(channel)}"/>`,
    ),
    ...steps.flatMap((step) => step.touches.map((channel, index) => dot(step, channel, index))),
    ...steps.map((step) => `<text text-anchor="middle" x="${x(step.day)}" y="${bottom + 28}">${step.day}</text>`),
    `<text class="soft" x="14" y="${bottom + 28}">day</text>`,
    `<text class="soft" x="${width - right}" y="${height - 10}" text-anchor="end">then ${escaped(ending(cadence))}</text>`,
    '</svg>',
    '',
  ].join('\n');
};

export const drawings = (): readonly { readonly path: string; readonly text: string }[] =>
  builtInCadences.map((cadence) => ({ path: `docs/images/cadence-${cadence.id}.svg`, text: drawingOf(cadence) }));

const endsWords = { breakup: 'breakup', close: 'close' } as const;

export const cadenceSections = (): string =>
  builtInCadences
    .map((cadence) =>
      [
        `## ${cadence.name}`,
        '',
        `Id \`${cadence.id}\`. ${paceWords[cadence.pace]} It ends with *${ending(cadence)}*.`,
        '',
        `![${cadence.name}, its days and channels](images/cadence-${cadence.id}.svg)`,
        '',
        table(
          ['Step', 'Day', 'Touches', 'Type', 'What is new', 'Ends'],
          cadence.steps.map(({ day, touches, type, angle, office, ends }, index) => [
            String(index + 1),
            String(day),
            `${touches.map((channel) => channelWords[channel]).join(' + ')}${office ? ' (any office hour)' : ''}`,
            type,
            angle,
            ends === null ? '' : endsWords[ends],
          ]),
          ['Step', 'Day'],
        ),
      ].join('\n'),
    )
    .join('\n\n');
