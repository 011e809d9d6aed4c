import './timeline.css';
import type { CadenceShape, StepShape } from '../src/app/sidebarContract';

const width = 268;
const margin = 12;
/** Pixels that two steps keep from each other, so that each can be read. */
const apart = 22;
const lineY = 34;

const letters: Readonly<Record<string, string>> = {
  email: 'E',
  call: 'C',
  voicemail: 'V',
  linkedin: 'L',
  video: 'F',
  meeting: 'M',
};
const names: Readonly<Record<string, string>> = {
  email: 'email',
  call: 'call',
  voicemail: 'voicemail',
  linkedin: 'LinkedIn',
  video: 'video',
  meeting: 'meeting',
};

const letterOf = (channel: string): string => letters[channel] ?? channel.slice(0, 1).toUpperCase();
const nameOf = (channel: string): string => names[channel] ?? channel;

/** Where each step stands: by its day as far as steps can still be told apart. */
function places(steps: readonly StepShape[]): number[] {
  const from = steps[0]?.day ?? 0;
  const span = Math.max(1, (steps[steps.length - 1]?.day ?? 0) - from);
  const gap = Math.min(apart, (width - 2 * margin) / Math.max(1, steps.length - 1));
  const found: number[] = [];
  for (const step of steps) {
    const byDay = margin + ((step.day - from) / span) * (width - 2 * margin);
    found.push(Math.max(byDay, (found[found.length - 1] ?? Number.NEGATIVE_INFINITY) + gap));
  }
  let limit = width - margin;
  for (let index = found.length - 1; index >= 0; index--) {
    found[index] = Math.min(found[index] ?? limit, limit);
    limit = (found[index] ?? limit) - gap;
  }
  return found;
}

const spoken = (shape: CadenceShape): string =>
  shape.steps
    .map((step) => `day ${step.day} ${step.channels.map(nameOf).join(' and ')}${step.ends === null ? '' : `, the ${step.ends}`}`)
    .join('; ');

/** A cadence as a line of days: the primary channel as a letter in a dot, others above it, the day below. Never told by colour alone. */
export function Timeline({ shape }: { readonly shape: CadenceShape }) {
  const at = places(shape.steps);
  const used = [...new Set(shape.steps.flatMap((step) => step.channels))];
  return (
    <figure class="timeline">
      <svg viewBox={`0 0 ${width} 60`} role="img" aria-label={`${shape.name}: ${spoken(shape)}`}>
        <line x1={margin} y1={lineY} x2={width - margin} y2={lineY} />
        {shape.steps.map((step, index) => (
          <g key={step.number} transform={`translate(${Math.round(at[index] ?? 0)} ${lineY})`}>
            <circle r="9" class={step.ends === null ? step.channels[0] : `${step.channels[0]} ends`} />
            <text y="4">{letterOf(step.channels[0] ?? '')}</text>
            {step.channels.length > 1 ? (
              <text y="-14" class="beside">
                {step.channels.slice(1).map(letterOf).join('')}
              </text>
            ) : null}
            <text y="23" class="day">
              {step.day}
            </text>
          </g>
        ))}
      </svg>
      <figcaption aria-hidden="true">{used.map((channel) => `${letterOf(channel)} ${nameOf(channel)}`).join(' · ')}</figcaption>
    </figure>
  );
}
