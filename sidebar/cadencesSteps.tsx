import type { CadenceDraft, CadenceShown, StepDraft } from '../src/app/cadencesContract';
import { addStep, edit, isDirty, list, moveStep, openText, removeStep, setStep, steps } from './cadencesEditing';
import { Action, Check, Choice, Field, Section } from './parts';

/** The steps of a cadence, shown and edited. What may be written there is said by the script: nothing is judged here. */

type Options = readonly (readonly [value: string, words: string])[];

const channels: Options = [
  ['email', 'Email'],
  ['call', 'Call'],
  ['voicemail', 'Voicemail'],
  ['linkedin', 'LinkedIn'],
  ['video', 'Video'],
  ['meeting', 'Meeting'],
];

const same = (...words: readonly string[]): Options => words.map((word) => [word, word]);

const touchesOf = (step: StepDraft): string[] => step.touches.split(' + ');
const wordsOf = (channel: string): string => channels.find(([id]) => id === channel)?.[1] ?? channel;

const title = (step: StepDraft): string =>
  `Day ${step.day} · ${touchesOf(step).map(wordsOf).join(' + ')}${step.type === '' ? '' : ` · ${step.type}`}`;

/** The fields of a step: with options a choice, else a text. */
const fields: readonly (readonly [field: keyof StepDraft & string, label: string, options?: Options])[] = [
  ['type', 'Type: what the touch is called'],
  ['angle', 'Angle: what is new in it'],
  ['aim', 'Aim: what it hopes to reach'],
  ['format', 'Format of the email', same('short', 'bullets', 'one-liner', 'forward')],
  ['weight', 'Weight', same('light', 'standard', 'research')],
  [
    'ends',
    'Ends',
    [
      ['', 'nothing'],
      ['breakup', 'breakup: asks whether to close the file'],
      ['close', 'close: says that it is closed'],
    ],
  ],
  [
    'hours',
    'Hours',
    [
      ['', 'send windows'],
      ['office', 'office: answers something they just did'],
    ],
  ],
  ['template', 'Template key, where it is not the usual one'],
];

/** What holds for the cadence as a whole. */
const wholes: readonly (readonly [field: 'pace' | 'days', label: string, options: Options])[] = [
  [
    'pace',
    'Pace',
    [
      ['length', 'length: a deal’s size sets the last day'],
      ['gaps', 'gaps: a deal’s size sets each gap'],
      ['fixed', 'fixed: always as written'],
    ],
  ],
  ['days', 'Days counted', same('calendar', 'business')],
];

function Touches({ step, index }: { readonly step: StepDraft; readonly index: number }) {
  const [first = '', ...others] = touchesOf(step);
  const set = (...next: readonly string[]): void => setStep(index, { touches: next.join(' + ') });
  const without = (id: string): string[] => others.filter((other) => other !== id);
  return (
    <>
      <Choice label="Channel" value={first} options={channels} choose={(channel) => set(channel, ...without(channel))} />
      <fieldset>
        <legend>Beside it</legend>
        <div class="also">
          {channels.map(([id, words]) =>
            id === first ? null : (
              <Check key={id} on={others.includes(id)} set={(on) => set(first, ...without(id), ...(on ? [id] : []))}>
                {words}
              </Check>
            ),
          )}
        </div>
      </fieldset>
    </>
  );
}

interface OfStep {
  readonly cadence: string;
  readonly step: StepDraft;
  readonly index: number;
  readonly count: number;
}

function OneStep({ cadence, step, index, count }: OfStep) {
  const named = `step ${index + 1}`;
  const acts = [
    ['Up', index === 0, () => moveStep(index, -1)],
    ['Down', index === count - 1, () => moveStep(index, 1)],
    ['Remove', count === 1, () => removeStep(index)],
    ['Add after', false, () => addStep(index)],
  ] as const;
  return (
    <details class="item step" open={step.from === null}>
      <summary>
        <strong>{`${index + 1}. ${title(step)}`}</strong>
        {step.angle === '' ? null : <span class="faint moved">{step.angle}</span>}
      </summary>
      <div class="actions">
        {touchesOf(step).map((channel) => (
          <Action
            key={channel}
            off={isDirty.value}
            label={`${wordsOf(channel)} text of ${named}`}
            run={() => openText({ cadence, step: index + 1, channel })}
          >
            {`${wordsOf(channel)} text`}
          </Action>
        ))}
      </div>
      {isDirty.value ? <p class="faint">Save or discard before you open a text.</p> : null}
      <Field label="Day" value={step.day} set={(day) => setStep(index, { day })} />
      <Touches step={step} index={index} />
      {fields.map(([field, label, options]) => {
        const value = String(step[field]);
        const set = (next: string): void => setStep(index, { [field]: next });
        return options === undefined ? (
          <Field key={field} label={label} value={value} set={set} />
        ) : (
          <Choice key={field} label={label} value={value} options={options} choose={set} />
        );
      })}
      <div class="actions">
        {acts.map(([words, off, run]) => (
          <Action key={words} off={off} label={`${words}: ${named}`} run={run}>
            {words}
          </Action>
        ))}
      </div>
    </details>
  );
}

function Whole({ value }: { readonly value: CadenceDraft }) {
  return (
    <details>
      <summary>Pace, days, and who finishes a mail</summary>
      {wholes.map(([field, label, options]) => (
        <Choice
          key={field}
          label={label}
          value={value[field]}
          options={options}
          choose={(next) => edit({ ...value, [field]: next })}
        />
      ))}
      <p class="faint">{list.state.value.last?.modes}</p>
    </details>
  );
}

export function Steps({ base }: { readonly base: CadenceShown }) {
  const { value } = steps;
  return value === null ? null : (
    <Section id="steps" name="Steps">
      {value.steps.map((step, index) => (
        <OneStep key={step.from ?? `new ${index}`} cadence={base.id} step={step} index={index} count={value.steps.length} />
      ))}
      <Whole value={value} />
    </Section>
  );
}
