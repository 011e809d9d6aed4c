import type { CadenceShown, StepDraft } from '../src/app/cadencesContract';
import { addStep, draft, edit, list, moveStep, openText, removeStep, setStep } from './cadencesEditing';
import { Action, Check, Choice, Field } from './parts';

/** The steps of a cadence, shown and edited. What may be written there is said by the script: nothing is judged here. */

const channels = [
  ['email', 'Email'],
  ['call', 'Call'],
  ['voicemail', 'Voicemail'],
  ['linkedin', 'LinkedIn'],
  ['video', 'Video'],
  ['meeting', 'Meeting'],
] as const;

const same = (words: readonly string[]): readonly (readonly [string, string])[] => words.map((word) => [word, word] as const);

const touchesOf = (step: StepDraft): string[] => step.touches.split(' + ');
const wordsOf = (channel: string): string => channels.find(([id]) => id === channel)?.[1] ?? channel;

const title = (step: StepDraft): string =>
  `Day ${step.day} · ${touchesOf(step).map(wordsOf).join(' + ')}${step.type === '' ? '' : ` · ${step.type}`}`;

const choices = [
  ['format', 'Format of the email', same(['short', 'bullets', 'one-liner', 'forward'])],
  ['weight', 'Weight', same(['light', 'standard', 'research'])],
  [
    'ends',
    'Ends',
    [
      ['', 'nothing'],
      ['breakup', 'breakup: asks whether to close the file'],
      ['close', 'close: says that it is closed'],
    ],
  ],
] as const;

const texts = [
  ['type', 'Type: the words after the dot'],
  ['angle', 'Angle: what is new in it'],
  ['aim', 'Aim: what it hopes to reach'],
  ['template', 'Template key, where it is not the usual one'],
] as const;

function Touches({ step, index }: { readonly step: StepDraft; readonly index: number }) {
  const [first = 'email', ...others] = touchesOf(step);
  const set = (next: readonly string[]): void => setStep(index, { touches: next.join(' + ') });
  return (
    <>
      <Choice
        label="Channel"
        value={first}
        options={channels}
        choose={(channel) => set([channel, ...others.filter((other) => other !== channel)])}
      />
      <fieldset>
        <legend>Beside it</legend>
        <div class="also">
          {channels
            .filter(([id]) => id !== first)
            .map(([id, words]) => (
              <Check
                key={id}
                on={others.includes(id)}
                set={(on) => set([first, ...others.filter((other) => other !== id), ...(on ? [id] : [])])}
              >
                {words}
              </Check>
            ))}
        </div>
      </fieldset>
    </>
  );
}

function OneStep({ step, index, count }: { readonly step: StepDraft; readonly index: number; readonly count: number }) {
  const named = `step ${index + 1}`;
  return (
    <details class="item step" open={step.from === null}>
      <summary>
        <strong dir="auto">{`${index + 1}. ${title(step)}`}</strong>
      </summary>
      <Field label="Day" value={step.day} set={(day) => setStep(index, { day })} />
      <Touches step={step} index={index} />
      {choices.map(([field, label, options]) => (
        <Choice
          key={field}
          label={label}
          value={step[field]}
          options={options as readonly (readonly [string, string])[]}
          choose={(value) => setStep(index, { [field]: value })}
        />
      ))}
      {texts.map(([field, label]) => (
        <Field key={field} label={label} value={step[field]} set={(value) => setStep(index, { [field]: value })} />
      ))}
      <Check on={step.hours === 'office'} set={(on) => setStep(index, { hours: on ? 'office' : '' })}>
        Answers something they just did: any office hour
      </Check>
      <div class="actions">
        <Action off={index === 0} label={`Up: ${named}`} run={() => moveStep(index, -1)}>
          Up
        </Action>
        <Action off={index === count - 1} label={`Down: ${named}`} run={() => moveStep(index, 1)}>
          Down
        </Action>
        <Action off={count === 1} label={`Remove: ${named}`} run={() => removeStep(index)}>
          Remove
        </Action>
        <Action label={`Add after: ${named}`} run={() => addStep(index)}>
          Add after
        </Action>
      </div>
    </details>
  );
}

export function Steps() {
  const { value } = draft;
  if (value === null) return null;
  return (
    <>
      {value.steps.map((step, index) => (
        <OneStep key={step.from ?? `new ${index}`} step={step} index={index} count={value.steps.length} />
      ))}
      <Choice
        label="Pace"
        value={value.pace}
        options={[
          ['length', 'length: a deal’s size sets the last day'],
          ['gaps', 'gaps: a deal’s size sets each gap'],
          ['fixed', 'fixed: always as written'],
        ]}
        choose={(pace) => edit({ ...value, pace })}
      />
      <Choice
        label="Days are counted as"
        value={value.days}
        options={[
          ['calendar', 'calendar days'],
          ['business', 'business days'],
        ]}
        choose={(days) => edit({ ...value, days })}
      />
    </>
  );
}

/** The steps as they stand, each with its texts one click away. */
export function StepsShown({ base, steps }: { readonly base: CadenceShown; readonly steps: readonly StepDraft[] }) {
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">Steps</h2>
      <ol class="list">
        {steps.map((step, index) => (
          <li key={step.from} class="item">
            <strong dir="auto">{`${index + 1}. ${title(step)}`}</strong>
            <p class="faint" dir="auto">
              {[
                step.angle,
                touchesOf(step)[0] === 'email' ? step.format : '',
                step.hours,
                step.ends,
                step.weight === 'standard' ? '' : step.weight,
              ]
                .filter((words) => words !== '')
                .join(' · ')}
            </p>
            <div class="actions">
              {touchesOf(step).map((channel) => (
                <Action
                  key={channel}
                  label={`${wordsOf(channel)} text of step ${index + 1}`}
                  run={() => openText({ cadence: base.id, step: index + 1, channel })}
                >
                  {`${wordsOf(channel)} text`}
                </Action>
              ))}
            </div>
          </li>
        ))}
      </ol>
      <p class="faint">{list.state.value.last?.modes}</p>
    </section>
  );
}
