/** Moving the clock from the page: hour by hour, so that it shows how far it is and can be stopped. */
import type { Host } from './hostTypes';
import type { PageState, Requests } from './pageWire';
import { instantOfWall, wallText } from './zone';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** "Next due" gives up after this long without anything happening. */
const PATIENCE = 35 * DAY;

export interface ClockRun {
  /** What the page shows while the clock runs; null otherwise. */
  progress(): PageState['running'];
  /** Resolves when the clock has arrived or was stopped. @throws Error when it already runs or the time is past or unreadable */
  go(request: Requests['clock']): Promise<{ clock: string; found: boolean; stopped: boolean }>;
  stop(): void;
}

const yielded = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const wallInstant = (zone: string, wall: string): number => {
  const found = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})$/.exec(wall);
  if (!found) throw new Error(`"${wall}" is no date and time: write it as 2026-03-02 09:00.`);
  const [year, month, day, hours, minutes] = found.slice(1).map(Number) as [number, number, number, number, number];
  return instantOfWall(zone, Date.UTC(year, month - 1, day, hours, minutes));
};

/** @param told called whenever the page should see how far the clock is */
export const createClockRun = (host: Host, told: () => void): ClockRun => {
  let progress: PageState['running'] = null;
  let stopped = false;
  const text = (instant: number): string => wallText(host.sheetZone, instant);

  const targetOf = (request: Requests['clock']): number => {
    const now = host.clock.now();
    if (request.to === 'hour') return (Math.floor(now / HOUR) + 1) * HOUR;
    if (request.to === 'due') return now + PATIENCE;
    const target = wallInstant(host.sheetZone, request.wall);
    if (target <= now) throw new Error(`The clock only goes forward, and it is ${text(now)} already.`);
    if (target - now > 400 * DAY) throw new Error('That is more than a year away. Go there in smaller steps.');
    return target;
  };

  /** Mail that came or went, or a task that was written: what a person would want to look at. */
  const watchForNews = (): { found(): boolean; end(): void } => {
    let found = false;
    const hidden = new Set(host.sheets().flatMap((sheet) => (sheet.hidden ? [sheet.name] : [])));
    const rowsBefore = new Map(host.sheets().map((sheet) => [sheet.name, sheet.lastRow]));
    const end = host.onChange((change) => {
      if (change.kind === 'mail') found = true;
    });
    return {
      found: () =>
        found || host.sheets().some((sheet) => !hidden.has(sheet.name) && sheet.lastRow > (rowsBefore.get(sheet.name) ?? 0)),
      end,
    };
  };

  return {
    progress: () => progress,
    stop: () => {
      stopped = true;
    },
    go: async (request) => {
      if (progress) throw new Error('The clock is running already. Stop it first.');
      const start = host.clock.now();
      const target = targetOf(request);
      const news = watchForNews();
      stopped = false;
      const until = request.to === 'due' ? '' : text(target);
      const show = (at: number): void => {
        progress = { from: text(start), until, at: text(at), done: (at - start) / (target - start) };
        told();
      };
      show(start);
      await yielded();
      try {
        for (let next = (Math.floor(start / HOUR) + 1) * HOUR; next < target + HOUR; next += HOUR) {
          const step = Math.min(next, target);
          host.clock.runTo(step);
          show(step);
          await yielded();
          if (stopped || (request.to === 'due' && news.found())) break;
          if (step === target) break;
        }
      } finally {
        news.end();
        progress = null;
        told();
      }
      return { clock: host.clock.text(), found: news.found(), stopped };
    },
  };
};
