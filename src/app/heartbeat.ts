import type { Instant } from '../engine/calendar';
import type { Cell } from '../sheet/cells/cell';
import { isDate } from '../sheet/cells/cell';

/** What a sender's last run left on the System sheet under "Heartbeat <address>". */
export interface Heartbeat {
  readonly at: Instant;
  readonly words: string;
}

const prefix = 'Heartbeat ';

/** The name of a sender's row on the System sheet, also of one whom Google does not name. */
export const heartbeatName = (sender: string): string => `${prefix}${sender}`.trim();

/** The sender whose row it is; null for a row of another kind. */
export const heartbeatSender = (name: string): string | null => (name.startsWith(prefix) ? name.slice(prefix.length) : null);

/** As one text, the instant first: `2026-03-03T08:00:00.000Z 2 sent, 1 reply.` */
export const writtenHeartbeat = ({ at, words }: Heartbeat): Cell => `${new Date(at).toISOString()} ${words}`.trim();

/** Null where the cell holds neither such a text nor a date. */
export function readHeartbeat(cell: Cell): Heartbeat | null {
  if (isDate(cell)) return Number.isNaN(cell.getTime()) ? null : { at: cell.getTime(), words: '' };
  const parts = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)\s*([\s\S]*)$/.exec(String(cell).trim());
  const at = parts === null ? Number.NaN : Date.parse(parts[1] ?? '');
  return Number.isNaN(at) ? null : { at, words: parts?.[2] ?? '' };
}
