import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Health as Answer, HealthCheck, HealthLevel, HealthRepair, Rung, SenderOutlook } from '../src/app/healthContract';
import type { Overview, Sending } from '../src/app/sidebarContract';
import { question } from './asked';
import './health.css';
import { NotSetUp } from './notSetUp';
import { overview, refresh, runTick, sendingBusy, sendingFailed, throwSwitch, tick } from './overview';
import { Action, Busy, Failed, Lines, Notice, Section } from './parts';

const health = question('sidebarHealth');
/** The repair that is under way; '' for none. */
const repairing = signal<HealthRepair | ''>('');

const look = (): Promise<unknown> => health.ask({ what: 'look' });

async function repair(does: HealthRepair): Promise<void> {
  if (repairing.value !== '') return;
  repairing.value = does;
  await health.ask({ what: 'repair', does });
  repairing.value = '';
  refresh();
}

/** Word and shape say it as well as the colour. */
const lights: Readonly<Record<HealthLevel, readonly [shape: string, word: string, kind: string]>> = {
  good: ['●', 'Good', 'good'],
  'needs you': ['▲', 'Needs you', 'needs'],
  stopped: ['■', 'Stopped', 'halted'],
};

function Light({ level, words }: { readonly level: HealthLevel; readonly words: string }) {
  const [shape, word, kind] = lights[level];
  return (
    <p class={`light ${kind}`} role="status">
      <span class="shape" aria-hidden="true">
        {shape}
      </span>
      <strong>{word}</strong>
      <span>{words}</span>
    </p>
  );
}

function Check({ check }: { readonly check: HealthCheck }) {
  const [shape, word, kind] = lights[check.level];
  const mend = check.repair;
  return (
    <article class={`item check-${kind}`}>
      <h3>
        <span class="shape" aria-hidden="true">
          {shape}
        </span>
        {check.name}
        <span class="unseen">{`, ${word.toLowerCase()}`}</span>
      </h3>
      {check.words.split(/(?<=[.?]) (?=[A-Z“"])/).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {check.more.length === 0 ? null : <Lines lines={check.more} />}
      {mend === null ? null : (
        <Action main={check.level === 'stopped'} off={repairing.value !== ''} run={() => repair(mend.does)}>
          {mend.words}
        </Action>
      )}
    </article>
  );
}

/** What is in order is said in one line each. */
function Fine({ checks }: { readonly checks: readonly HealthCheck[] }) {
  if (checks.length === 0) return null;
  return (
    <details>
      <summary>{`In order (${checks.length})`}</summary>
      <dl>
        {checks.map((check) => (
          <div key={check.name}>
            <dt>{check.name}</dt>
            <dd>
              {check.words}
              {check.more.length === 0 ? null : (
                <details>
                  <summary>Show</summary>
                  <Lines lines={check.more} />
                </details>
              )}
              {check.repair === null ? null : (
                <Action off={repairing.value !== ''} run={() => check.repair !== null && repair(check.repair.does)}>
                  {check.repair.words}
                </Action>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

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

/** The switch decides what the light says, so both are looked at again. */
const turn = (whose: 'all' | 'me', on: boolean): Promise<void> => throwSwitch(whose, on).then(() => void look());

function Switches({ sending }: { readonly sending: Sending }) {
  return (
    <Section id="sending" name="Sending">
      <Switch label="For everyone" on={sending.all} set={(on) => turn('all', on)} />
      <Switch label="For me" on={sending.me} set={(on) => turn('me', on)} />
      <Failed words={sendingFailed.value} />
      {sending.missing.length === 0 ? null : (
        <Notice kind="warning">
          <p>Nothing goes out by itself until this is done:</p>
          <Lines lines={sending.missing} />
        </Notice>
      )}
    </Section>
  );
}

function Runs() {
  const ran = tick.state.value;
  return (
    <Section id="work" name="Runs">
      <Action off={ran.busy} run={() => runTick().then(() => void look())}>
        Run now
      </Action>
      <Busy on={ran.busy} words="Looking at replies and doing what is due …" />
      <Failed words={ran.words} />
      {ran.last === null ? null : (
        <Notice kind="good">
          <div role="status">
            {ran.last.words.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </Notice>
      )}
    </Section>
  );
}

function Days({ of, alone }: { readonly of: SenderOutlook; readonly alone: boolean }) {
  const most = Math.max(1, ...of.days.flatMap(({ due, room }) => [due, room]));
  const share = (count: number): string => `${Math.round((count / most) * 100)}%`;
  return (
    <>
      {alone ? null : <h3>{of.sender}</h3>}
      <table class="days">
        <caption class="unseen">{`Automatic mails of the next sending days, ${of.sender}`}</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Due</th>
            <th scope="col">Goes</th>
            <th scope="col">May go</th>
          </tr>
        </thead>
        <tbody>
          {of.days.map((day) => (
            <tr key={day.words}>
              <th scope="row">
                {day.words}
                <span class="bar-line" aria-hidden="true">
                  <span class="goes" style={{ width: share(day.goes) }} />
                  <span class="room" style={{ left: share(day.room) }} />
                </span>
              </th>
              <td>{day.due}</td>
              <td>{day.goes}</td>
              <td>{day.room}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {of.waiting === 0 ? null : <p>{`${of.waiting} more are due by then and wait.`}</p>}
    </>
  );
}

function Outlook({ outlook }: { readonly outlook: readonly SenderOutlook[] }) {
  if (outlook.length === 0) return null;
  const [mine, ...others] = outlook;
  return (
    <Section id="outlook" name="The next sending days">
      <p class="faint">Automatic mails, if nobody answers.</p>
      {mine === undefined ? null : <Days of={mine} alone={others.length === 0} />}
      {others.length === 0 ? null : (
        <details>
          <summary>{`Colleagues (${others.length})`}</summary>
          {others.map((each) => (
            <Days key={each.sender} of={each} alone={false} />
          ))}
        </details>
      )}
    </Section>
  );
}

function Step({ rung, number }: { readonly rung: Rung; readonly number: number }) {
  const state = rung.reached === null ? 'not known' : rung.reached ? 'reached' : 'not yet';
  const missing = rung.needs.filter(({ granted }) => granted === false);
  return (
    <li>
      <h3>
        {`${number}. ${rung.name}`}
        <span class={`chip ${rung.reached === true ? 'ready' : 'asks'}`}>{state}</span>
      </h3>
      <p>{rung.words}</p>
      {missing.length > 0 ? (
        <>
          <p>Missing:</p>
          <Lines lines={missing.map(({ words }) => words)} />
        </>
      ) : (
        <details>
          <summary>What it is allowed</summary>
          <Lines lines={rung.needs.map(({ words }) => words)} />
        </details>
      )}
    </li>
  );
}

/** How far the permissions reach, and what each more is for, before Google asks for it. */
export function Permissions({ view }: { readonly view: Pick<Answer, 'rungs' | 'grantAt'> }) {
  const missing = view.rungs.some(({ reached }) => reached === false);
  return (
    <Section id="permissions" name="Permissions">
      <ol class="rungs">
        {view.rungs.map((rung, index) => (
          <Step key={rung.name} rung={rung} number={index + 1} />
        ))}
      </ol>
      {!missing ? null : /^https:\/\//.test(view.grantAt) ? (
        <p>
          <a href={view.grantAt} target="_blank" rel="noopener noreferrer">
            Allow more on Google’s page
          </a>
          , tick only what you want, then come back and look again.
        </p>
      ) : (
        <p>Choose Next Touch → Run now in the menu: Google asks there for what is missing, if this installation uses it.</p>
      )}
    </Section>
  );
}

const local = (iso: string): string => {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
};

function Senders({ view }: { readonly view: Overview }) {
  const { order, senders } = view.limits;
  if (senders.length === 0) return null;
  return (
    <Section id="senders" name="Senders">
      <ul class="list">
        {senders.map((of) => {
          const beat = view.heartbeats.find(({ sender }) => sender === of.sender);
          return (
            <li key={of.sender}>
              <strong>{of.sender}</strong>
              {of.words.map((words) => (
                <p key={words}>{words}</p>
              ))}
              {of.rest === '' ? null : (
                <Notice kind="warning">
                  <p>{`Resting. ${of.rest}`}</p>
                </Notice>
              )}
              <p class="faint">{beat === undefined ? 'No run yet.' : `${local(beat.at)} · ${beat.words}`}</p>
            </li>
          );
        })}
      </ul>
      {order === '' ? null : <p class="faint">{order}</p>}
    </Section>
  );
}

export function Health() {
  useEffect(() => {
    look();
  }, []);
  const { last, busy, words } = health.state.value;
  const file = overview.state.value.last;
  if (file !== null && file.prospects === null) return <NotSetUp />;
  const bad = last?.checks.filter(({ level }) => level !== 'good') ?? [];
  return (
    <>
      <Busy on={busy} words={repairing.value === '' ? 'Looking at everything …' : 'Putting it right …'} />
      <Failed words={words} again={look} />
      {last === null ? null : (
        <>
          <Light level={last.level} words={last.words} />
          {last.done.length === 0 ? null : (
            <Notice kind="good">
              <div role="status">
                {last.done.map((line) => (
                  <p key={line}>✓ {line}</p>
                ))}
              </div>
            </Notice>
          )}
          {bad.map((check) => (
            <Check key={check.name} check={check} />
          ))}
          <Fine checks={last.checks.filter(({ level }) => level === 'good')} />
        </>
      )}
      {file === null ? null : <Switches sending={file.sending} />}
      <Runs />
      {last === null ? null : (
        <>
          <Outlook outlook={last.outlook} />
          <Permissions view={last} />
        </>
      )}
      {file === null ? null : <Senders view={file} />}
      {file === null ? null : (
        <p class="faint">{`Next Touch ${file.version} · ${file.prospects} · ${file.me === '' ? 'Google does not tell who you are' : file.me}`}</p>
      )}
      <Action off={busy} run={() => void refresh().then(look)}>
        Look again
      </Action>
    </>
  );
}
