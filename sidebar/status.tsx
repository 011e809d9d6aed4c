import type { Overview, SenderLimits, Sending } from '../src/app/sidebarContract';
import { NotSetUp } from './notSetUp';
import {
  acts,
  endRest,
  goOn,
  overview,
  refresh,
  restKey,
  runTick,
  sendingBusy,
  sendingFailed,
  throwSwitch,
  tick,
} from './overview';
import { Action, Busy, counted, Failed, Notice } from './parts';

/** An instant as this person's browser writes it. */
const local = (iso: string): string => {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
};

function Switch({ label, on, set }: { readonly label: string; readonly on: boolean; readonly set: (on: boolean) => void }) {
  return (
    <label class="switch">
      <span>{label}</span>
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        aria-disabled={sendingBusy.value ? 'true' : undefined}
        onClick={(event) => {
          event.preventDefault();
          set(!on);
        }}
      />
      <span class="state">{on ? 'On' : 'Off'}</span>
    </label>
  );
}

function Switches({ sending }: { readonly sending: Sending }) {
  return (
    <section aria-labelledby="sending">
      <h2 id="sending">Sending</h2>
      <Switch label="For everyone" on={sending.all} set={(on) => throwSwitch('all', on)} />
      <Switch label="For me" on={sending.me} set={(on) => throwSwitch('me', on)} />
      <Failed words={sendingFailed.value} />
      {sending.missing.length === 0 ? null : (
        <Notice kind="warning">
          <p>Nothing goes out by itself until this is done:</p>
          <ul>
            {sending.missing.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}

function Facts({ view }: { readonly view: Overview }) {
  const { counts } = view;
  const rows: readonly (readonly [string, string])[] = [
    ['Mailbox', view.mailbox.words],
    ['Hourly run', view.trigger.words],
    ['Last run', view.lastTick === null ? 'Never' : `${local(view.lastTick.at)}: ${view.lastTick.words}`],
    [
      'Prospects',
      `${counted(counts.running, 'runs', 'run')}, ${counts.paused} paused, ${counts.held} held, ${counts.exited} left`,
    ],
    ['You are', view.me === '' ? 'not known to Google here' : view.me],
    ['Sheet', view.prospects ?? 'none yet'],
    ['Version', view.version],
  ];
  return (
    <dl>
      {rows.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function Stopped({ stopped }: { readonly stopped: NonNullable<Overview['stopped']> }) {
  const state = acts.value['go on'];
  return (
    <section aria-labelledby="stopped">
      <h2 id="stopped">Stopped</h2>
      <Notice kind="warning">
        {stopped.words.split(/(?<=\.) (?=[A-Z])/).map((line) => (
          <p key={line} dir="auto">
            {line}
          </p>
        ))}
      </Notice>
      {stopped.canGoOn ? (
        <Action off={state?.busy === true} run={goOn}>
          Go on with this version
        </Action>
      ) : null}
      <Failed words={state?.words ?? ''} />
    </section>
  );
}

/** One sender: where they stand, and what their last run said. */
function Sender({ of, view }: { readonly of: SenderLimits; readonly view: Overview }) {
  const beat = view.heartbeats.find(({ sender }) => sender === of.sender);
  const state = acts.value[restKey];
  return (
    <>
      <strong dir="auto">{of.sender}</strong>
      {of.words.map((words) => (
        <p key={words}>{words}</p>
      ))}
      {of.rest === '' ? null : (
        <Notice kind="warning">
          <p>{`Resting. ${of.rest}`}</p>
        </Notice>
      )}
      {of.canEndRest ? (
        <>
          <Action off={state?.busy ?? false} run={endRest}>
            End the rest, send again
          </Action>
          <Failed words={state?.words ?? ''} />
        </>
      ) : null}
      <p class="faint">{beat === undefined ? 'No run of theirs yet.' : `${local(beat.at)} · ${beat.words}`}</p>
    </>
  );
}

function Senders({ view }: { readonly view: Overview }) {
  const { order, senders } = view.limits;
  if (senders.length === 0) return null;
  return (
    <section aria-labelledby="senders">
      <h2 id="senders">Senders</h2>
      <ul class="list">
        {senders.map((of) => (
          <li key={of.sender}>
            <Sender of={of} view={view} />
          </li>
        ))}
      </ul>
      {order === '' ? null : <p class="faint">{order}</p>}
    </section>
  );
}

export function Status() {
  const { last, busy, words } = overview.state.value;
  const ran = tick.state.value;
  return (
    <>
      <Busy on={busy} words="Reading the sheet …" />
      <Failed words={words} again={refresh} />
      {last === null ? null : last.prospects === null ? (
        <NotSetUp />
      ) : (
        <>
          {last.stopped === null ? null : <Stopped stopped={last.stopped} />}
          <Switches sending={last.sending} />
          <section aria-labelledby="work">
            <h2 id="work">Runs</h2>
            <Action main off={ran.busy} run={runTick}>
              Run a tick now
            </Action>
            <Busy on={ran.busy} words="Looking at replies and doing what is due …" />
            <Failed words={ran.words} />
            {ran.last === null ? null : (
              <Notice kind="good">
                <div role="status">
                  {ran.last.words.map((line) => (
                    <p key={line} dir="auto">
                      {line}
                    </p>
                  ))}
                </div>
              </Notice>
            )}
          </section>
          <section aria-labelledby="facts">
            <h2 id="facts">How things stand</h2>
            <Facts view={last} />
          </section>
          <Senders view={last} />
          <Action off={busy} run={refresh}>
            Refresh
          </Action>
        </>
      )}
    </>
  );
}
