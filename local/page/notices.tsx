import { useEffect, useRef } from 'react';
import { change, useKnown } from './store';

export const Notices = () => {
  const { toasts, alert } = useKnown();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (alert) dialog.current?.showModal();
  }, [alert]);
  return (
    <>
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className={`toast ${toast.kind}`}>
            {toast.title ? <strong>{toast.title}</strong> : null}
            <span>{toast.text}</span>
            <button
              type="button"
              className="icon"
              aria-label="Dismiss"
              onClick={() => change({ toasts: toasts.filter((each) => each.id !== toast.id) })}
            >
              ✕
            </button>
          </div>
        ))}
      </div>
      {alert ? (
        <dialog ref={dialog} className="alert" onClose={() => change({ alert: null })}>
          {alert.title ? <h2>{alert.title}</h2> : null}
          <p>{alert.text}</p>
          <form method="dialog">
            <span className="hint">Answered with “{alert.answered}”</span>
            <button type="submit" className="strong">
              Close
            </button>
          </form>
        </dialog>
      ) : null}
    </>
  );
};
