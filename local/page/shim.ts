/**
 * Stands in the sidebar before its own code: `google.script.run` and `google.script.host`, answered by the page around the frame.
 * As at Google: runners are chained, dates and functions are refused as arguments, at most ten calls run at once, the rest wait.
 */

interface Settings {
  success?: (value: unknown, object?: unknown) => void;
  failure?: (error: Error, object?: unknown) => void;
  object?: unknown;
}

interface Reply {
  nextTouchReply: number;
  ok: boolean;
  value: unknown;
  error: string;
}

const MOST_AT_ONCE = 10;
const waiting: (() => void)[] = [];
const pending = new Map<number, Settings>();
let lastId = 0;

const tag = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

const refuse = (position: number): never => {
  throw new TypeError(`Failed due to illegal value in property: ${position}`);
};

/** What Google would not carry over is refused before the call is made. */
const check = (value: unknown, position: number, above: unknown[]): void => {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') refuse(position);
  if (value === null || typeof value !== 'object') return;
  if (tag(value) === 'Date' || value instanceof Node || value === window || above.includes(value)) refuse(position);
  for (const inner of Object.values(value)) check(inner, position, [...above, value]);
};

const runNext = (): void => {
  if (pending.size < MOST_AT_ONCE) waiting.shift()?.();
};

const call = (settings: Settings, fn: string, args: unknown[]): void => {
  args.forEach((value, position) => {
    check(value, position, []);
  });
  const plain = JSON.parse(JSON.stringify(args)) as unknown[];
  waiting.push(() => {
    lastId++;
    pending.set(lastId, settings);
    parent.postMessage({ nextTouchCall: lastId, fn, args: plain }, '*');
  });
  runNext();
};

const runner = (settings: Settings): unknown =>
  new Proxy(
    {},
    {
      get: (_target, name) => {
        if (typeof name !== 'string' || name === 'then') return undefined;
        if (name === 'withSuccessHandler')
          return (success: Settings['success']) => runner({ ...settings, ...(success ? { success } : {}) });
        if (name === 'withFailureHandler')
          return (failure: Settings['failure']) => runner({ ...settings, ...(failure ? { failure } : {}) });
        if (name === 'withUserObject') return (object: unknown) => runner({ ...settings, object });
        // A trailing underscore makes a function private to the script.
        if (name.endsWith('_')) return undefined;
        return (...args: unknown[]) => call(settings, name, args);
      },
    },
  );

addEventListener('message', (event: MessageEvent<Reply>) => {
  const settings = event.source === parent ? pending.get(event.data?.nextTouchReply) : undefined;
  if (!settings) return;
  pending.delete(event.data.nextTouchReply);
  runNext();
  if (event.data.ok) settings.success?.(event.data.value, settings.object);
  else if (settings.failure) settings.failure(new Error(event.data.error), settings.object);
  else console.error(event.data.error);
});

Object.assign(window, {
  google: {
    script: {
      run: runner({}),
      host: {
        close: () => parent.postMessage({ nextTouchClose: true }, '*'),
        setHeight: () => undefined,
        setWidth: () => undefined,
        editor: { focus: () => parent.postMessage({ nextTouchFocus: true }, '*') },
      },
    },
  },
});

export {};
