import { useEffect, useRef } from 'react';
import { ask } from './ask';
import type { Grid } from './grid';
import { attempt } from './store';

interface Call {
  nextTouchCall?: number;
  nextTouchClose?: true;
  fn: string;
  args: unknown[];
}

/** The product's own sidebar, 300 px wide as in Sheets, shut off from everything but what it asks of the script. */
export const SidebarFrame = ({ title, version, grid }: { title: string; version: number; grid: Grid }) => {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const answer = async ({ nextTouchCall, fn, args }: Call): Promise<object> => {
      try {
        await grid.settled();
        return { nextTouchReply: nextTouchCall, ok: true, value: await ask('run', { fn, args }), error: '' };
      } catch (error) {
        return { nextTouchReply: nextTouchCall, ok: false, value: null, error: (error as Error).message };
      }
    };
    const hear = (event: MessageEvent<Call>) => {
      const inside = frame.current?.contentWindow;
      if (!inside || event.source !== inside) return;
      if (event.data?.nextTouchClose) void attempt(() => ask('closeSidebar', {}));
      // The frame's origin is opaque, so there is no narrower name to send to.
      if (event.data?.nextTouchCall !== undefined) void answer(event.data).then((reply) => inside.postMessage(reply, '*'));
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, [grid]);
  return (
    <aside className="sidebar" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="icon" aria-label="Close sidebar" onClick={() => attempt(() => ask('closeSidebar', {}))}>
          ✕
        </button>
      </header>
      <iframe
        ref={frame}
        key={version}
        title={title}
        src={`/sidebar?${version}`}
        sandbox="allow-scripts allow-forms allow-modals allow-popups allow-downloads"
      />
    </aside>
  );
};
