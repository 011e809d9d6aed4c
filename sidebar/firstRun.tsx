import { computed, signal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SenderWords } from '../src/app/firstRunContract';
import { question } from './asked';
import { Enroll } from './enroll';
import { enrolled } from './enrolling';
import './firstRun.css';
import { Permissions } from './health';
import { overview, refresh } from './overview';
import { Action, Busy, Check, counted, Failed, Notice } from './parts';
import { go } from './route';
import { doing } from './settingUp';
import { Report, SetUp } from './setUp';

type Step = 1 | 2 | 3;

const names: Readonly<Record<Step, string>> = { 1: 'Your sheet', 2: 'Who sends', 3: 'First prospects' };
const steps: readonly Step[] = [1, 2, 3];

const first = question('sidebarFirstRun');
/** The step a person went to; null follows what stands in the file. */
const chosen = signal<Step | null>(null);
/** What a person wrote and did not save yet. */
const draft = signal<SenderWords | null>(null);

const next = computed<Step | null>(() => overview.state.value.last?.firstStep ?? null);
const enrolledNow = computed(() => (enrolled.value?.busy === false ? enrolled.value.enrolled : 0));

async function save(words: SenderWords): Promise<void> {
  const answer = await first.ask({ what: 'save', ...words });
  if (answer === null) return;
  draft.value = null;
  chosen.value = 3;
  refresh();
}

/** Ends the first steps, for everybody on this file. */
async function end(): Promise<boolean> {
  if ((await first.ask({ what: 'done' })) === null) return false;
  await refresh();
  return true;
}

async function leave(to: 'today' | 'health'): Promise<void> {
  if (next.value === null || (await end())) go(to);
}

function Sender() {
  useEffect(() => {
    if (first.state.value.last === null) first.ask({ what: 'look' });
  }, []);
  const { last, busy, words } = first.state.value;
  if (last === null) return <Asking busy={busy} words={words} />;
  const { name, address } = last.sender;
  const now = draft.value ?? last;
  const write = (change: Partial<SenderWords>): void => {
    const { postalAddress, needsNoPostalAddress, offer } = now;
    draft.value = { postalAddress, needsNoPostalAddress, offer, ...change };
  };
  return (
    <>
      <p>
        {address === '' ? 'Gmail may not be read yet: see below what to allow.' : 'Mails go out as '}
        {address === '' ? null : <strong>{name === '' ? address : `${name} <${address}>`}</strong>}
      </p>
      {address !== '' && name === '' ? (
        <p>Gmail has no name for you: people see your bare address. Add one in Gmail under Settings, Accounts.</p>
      ) : null}
      <label class="field">
        <span>Postal address: stands under every automatic mail</span>
        <textarea rows={2} value={now.postalAddress} onInput={(event) => write({ postalAddress: event.currentTarget.value })} />
      </label>
      <Check on={now.needsNoPostalAddress} set={(on) => write({ needsNoPostalAddress: on })}>
        Our mails need no postal address
      </Check>
      <label class="field">
        <span>What you do, in one sentence (may stay blank)</span>
        <textarea
          rows={2}
          placeholder="We plan delivery runs for food makers."
          value={now.offer}
          onInput={(event) => write({ offer: event.currentTarget.value })}
        />
      </label>
      <Busy on={busy} words="Writing …" />
      <Failed words={words} />
      <Action
        main
        off={busy}
        run={() =>
          save({
            postalAddress: now.postalAddress.trim(),
            needsNoPostalAddress: now.needsNoPostalAddress,
            offer: now.offer.trim(),
          })
        }
      >
        Save and go on
      </Action>
      <Action
        run={() => {
          chosen.value = 3;
        }}
      >
        Later
      </Action>
      <details>
        <summary>What Google asks you to allow, and why</summary>
        <Permissions view={last} />
      </details>
    </>
  );
}

function Asking({ busy, words }: { readonly busy: boolean; readonly words: string }) {
  return (
    <>
      <Busy on={busy} words="Looking …" />
      <Failed words={words} again={() => first.ask({ what: 'look' })} />
    </>
  );
}

function Prospects() {
  const count = enrolledNow.value;
  useSignalEffect(() => {
    if (enrolledNow.value > 0 && overview.state.peek().last?.firstStep !== null) end();
  });
  const rows = overview.state.value.last?.counts.rows ?? 0;
  return (
    <>
      {count === 0 ? null : (
        <Notice kind="good">
          <p role="status">
            <strong>{`${counted(count, 'prospect')} enrolled.`}</strong>
            {' Every date stands on your sheet. Nothing goes out before you switch sending on.'}
          </p>
          <Action main run={() => leave('today')}>
            See Today
          </Action>
          <Action run={() => leave('health')}>Switch sending on</Action>
        </Notice>
      )}
      {count > 0 ? null : rows === 0 ? (
        <p>Type a person under the headings: an address is enough. Then click that row.</p>
      ) : (
        <p>Select a few rows with people on your sheet, then look at their dates.</p>
      )}
      <Enroll />
    </>
  );
}

/** From an empty or an odd sheet to the first enrolled prospect. Can be left at any time: what comes next is read from the file. */
export function FirstRun() {
  const at: Step = chosen.value ?? next.value ?? 3;
  // Also where rows were in a cadence before, which makes the file one that needs no first steps.
  useSignalEffect(() => {
    if (doing.value.report !== null && chosen.peek() === null) chosen.value = 2;
  });
  const reached = overview.state.value.last?.prospects === null ? 1 : 3;
  return (
    <>
      <ol class="steps">
        {steps.map((step) => (
          <li key={step}>
            <button
              type="button"
              aria-current={step === at ? 'step' : undefined}
              aria-disabled={step > reached ? 'true' : undefined}
              onClick={() => {
                if (step <= reached) chosen.value = step;
              }}
            >
              <span class="number" aria-hidden="true">
                {step}
              </span>
              <span class="unseen">{`Step ${step} of 3: `}</span>
              {names[step]}
            </button>
          </li>
        ))}
      </ol>
      {at === 1 ? <SetUp /> : null}
      {at === 2 ? (
        <>
          <Report />
          <Sender />
        </>
      ) : null}
      {at === 3 ? <Prospects /> : null}
      {reached === 1 || next.value === null ? null : (
        <p class="faint">
          <button type="button" class="plain" onClick={() => leave('today')}>
            Close the first steps for good
          </button>
        </p>
      )}
    </>
  );
}
