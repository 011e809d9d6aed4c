import { useState } from 'react';
import type { PageState } from '../pageWire';
import { ask } from './ask';
import { useDismiss } from './menus';
import { attempt, change, current, toast } from './store';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Mon 2 Mar 2026" of YYYY-MM-DD HH:MM. */
const dayWords = (wall: string): string => {
  const [year = 0, month = 1, day = 1] = wall.slice(0, 10).split('-').map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return `${DAYS[weekday]} ${day} ${MONTHS[month - 1]} ${year}`;
};

const nextMorning = (wall: string): string => {
  const next = new Date(Date.parse(`${wall.slice(0, 10)}T00:00:00Z`) + 86_400_000);
  return `${next.toISOString().slice(0, 10)}T09:00`;
};

const GoTo = ({ state, go }: { state: PageState; go: (wall: string) => void }) => {
  const [open, setOpen] = useState(false);
  const [wall, setWall] = useState('');
  const ref = useDismiss(open, () => setOpen(false));
  return (
    <div className="menu-button" ref={ref}>
      <button
        type="button"
        className="quiet"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => {
          setWall(nextMorning(state.clock));
          setOpen(!open);
        }}
      >
        Go to…
      </button>
      {open ? (
        <form
          className="menu popover"
          onSubmit={(event) => {
            event.preventDefault();
            setOpen(false);
            go(wall);
          }}
        >
          <label>
            Day and time in {state.zone}
            <input
              type="datetime-local"
              value={wall}
              min={state.clock.replace(' ', 'T')}
              required
              onChange={(event) => setWall(event.target.value)}
            />
          </label>
          <p>The hourly triggers run at every full hour on the way.</p>
          <button type="submit" className="strong">
            Go
          </button>
        </form>
      ) : null}
    </div>
  );
};

export const ClockBar = ({ state }: { state: PageState }) => {
  const [asked, setAsked] = useState(false);
  const running = state.running ?? (asked ? { until: '', done: 0 } : null);
  const go = async (to: Parameters<typeof ask<'clock'>>[1]) => {
    setAsked(true);
    await attempt(async () => {
      const { found, stopped } = (await ask('clock', to)) as { found: boolean; stopped: boolean };
      if (to.to === 'due' && !found && !stopped)
        toast('plain', 'Next due', 'Nothing was sent, drafted or put on the Work sheet on the way.');
      const { drawer, state: now } = current();
      const mails = Object.values(now?.mailCounts ?? {}).reduce((sum, each) => sum + each, 0);
      // What came of it should not have to be looked for.
      if (found && mails > 0 && drawer === null) change({ drawer: 'mail' });
    });
    setAsked(false);
  };
  return (
    <section className="clock" aria-label="Clock">
      <div className="time" title={`The simulated time in the sheet's zone, ${state.zone}`}>
        <strong>{state.clock.slice(11)}</strong>
        <span>{dayWords(state.clock)}</span>
        <span className="zone">{state.zone}</span>
      </div>
      {running ? (
        <div className="going">
          <progress value={running.until === '' ? undefined : running.done} aria-label="How far the clock is" />
          <button type="button" className="quiet" onClick={() => attempt(() => ask('stop', {}))}>
            Stop
          </button>
        </div>
      ) : (
        <>
          <button
            type="button"
            className="quiet"
            title="To the next full hour: the hourly triggers run"
            onClick={() => go({ to: 'hour' })}
          >
            Next hour
          </button>
          <button
            type="button"
            className="quiet"
            title="Hour by hour until a mail, a draft or a task appears"
            onClick={() => go({ to: 'due' })}
          >
            Next due
          </button>
          <GoTo state={state} go={(wall) => go({ to: 'wall', wall })} />
        </>
      )}
    </section>
  );
};
