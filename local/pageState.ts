/** The small part of the page, gathered afresh whenever something changed. */
import type { Host, RunResult, TriggerInfo } from './hostTypes';
import type { PageState, RunLine } from './pageWire';
import { wallText } from './zone';

const often = ({ everyMinutes, everyDays, kind }: TriggerInfo): string => {
  if (kind !== 'clock') return 'on every edit';
  if (everyDays !== null) return everyDays === 1 ? 'every day' : `every ${everyDays} days`;
  if (everyMinutes === null) return 'by the clock';
  if (everyMinutes % 60 !== 0) return `every ${everyMinutes} minutes`;
  return everyMinutes === 60 ? 'every hour' : `every ${everyMinutes / 60} hours`;
};

export const pageState = (
  host: Host,
  more: { title: string; sidebarKey: number; running: PageState['running']; mailCounts: Record<string, number> },
): PageState => {
  const sidebar = host.sidebar();
  const { ranges } = host.selection();
  const { used, limit } = host.mail.quota(host.actor());
  return {
    title: more.title,
    bundle: host.bundleSha256,
    clock: host.clock.text(),
    zone: host.sheetZone,
    actor: host.actor(),
    users: [...host.users],
    menu: host.menu(),
    sidebar: sidebar === null ? null : { title: sidebar.title, key: more.sidebarKey },
    sheets: host
      .sheets()
      .map(({ name, id, hidden, rows, columns, tabColor }) => ({ name, id, hidden, rows, columns, color: tabColor })),
    activeSheet: host.activeSheet(),
    selection: ranges,
    triggers: host.triggers().map((trigger) => ({ fn: trigger.fn, user: trigger.user, words: often(trigger) })),
    quota: { used, limit },
    mailCounts: more.mailCounts,
    running: more.running,
  };
};

export const runLine = (result: RunResult, id: number, zone: string): RunLine => ({
  id,
  fn: result.fn,
  as: result.as,
  via: result.via,
  ok: result.ok,
  killed: result.killed,
  modelledMs: result.modelledMs,
  hostMs: result.hostMs,
  log: result.log,
  at: wallText(zone, result.at),
  error: result.error?.message ?? '',
  calls: result.callList.length,
  methods: Object.entries(result.calls)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 8),
});
