import { Fragment, useState } from 'react';
import type { RunLine } from '../pageWire';
import { useKnown } from './store';

const seconds = (ms: number): string => (ms < 10_000 ? (ms / 1000).toFixed(2) : (ms / 1000).toFixed(0));

const Detail = ({ run }: { run: RunLine }) => (
  <tr className="detail">
    <td colSpan={7}>
      {run.error ? <p className="problem">{run.error}</p> : null}
      {run.methods.length > 0 ? <p>{run.methods.map(([method, times]) => `${method} × ${times}`).join(' · ')}</p> : null}
      {run.log.length > 0 ? <pre>{run.log.join('\n')}</pre> : null}
      {run.error === '' && run.methods.length === 0 && run.log.length === 0 ? (
        <p>It called no service and logged nothing.</p>
      ) : null}
    </td>
  </tr>
);

/** Every execution of the script, newest first. */
export const Runs = () => {
  const { runs } = useKnown();
  const [open, setOpen] = useState<number | null>(null);
  if (runs.length === 0)
    return <p className="empty">Nothing has run yet. The menu, the sidebar, an edit or the clock runs the script.</p>;
  return (
    <div className="scroll">
      <table className="runs">
        <thead>
          <tr>
            <th>At</th>
            <th>Function</th>
            <th>By</th>
            <th>As</th>
            <th className="number">Service calls</th>
            <th className="number" title="What it would take at Google, by a stated latency for each call">
              Seconds at Google
            </th>
            <th>Outcome</th>
          </tr>
        </thead>
        <tbody>
          {[...runs].reverse().map((run) => (
            <Fragment key={run.id}>
              <tr className={run.ok ? '' : 'failed'}>
                <td>{run.at}</td>
                <td>
                  <button
                    type="button"
                    className="link"
                    aria-expanded={open === run.id}
                    onClick={() => setOpen(open === run.id ? null : run.id)}
                  >
                    {run.fn}
                  </button>
                </td>
                <td>{run.via}</td>
                <td>{run.as}</td>
                <td className="number">{run.calls}</td>
                <td className="number">{seconds(run.modelledMs)}</td>
                <td>{run.ok ? 'Done' : run.killed ? 'Killed' : `Failed: ${run.error}`}</td>
              </tr>
              {open === run.id ? <Detail run={run} /> : null}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
};
