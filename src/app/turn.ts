import type { Instant } from '../engine/calendar';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock, Identity, Lock, LockState } from '../ports/world';
import { sheetNames } from '../sheet/sheetNames';
import { readSystem, type SystemRead, turnPrefix } from '../sheet/systemSheet';

/**
 * Whose turn it is on a sheet where Google gives no lock, as in some kinds of executions: each run puts a ticket on the System sheet.
 * Appended rows land one below the other, each run reads them back, and only the topmost live one goes on.
 */

/** Milliseconds after which a ticket means nothing: Google ends an execution at six minutes. */
const ticketLife = 7 * 60_000;

interface TurnPorts {
  readonly sheets: Spreadsheet;
  readonly clock: Clock;
  readonly identity: Identity;
}

interface Ticket {
  readonly name: string;
  readonly row: number;
}

/** A ticket reads "Run <start> <id> <user>". */
const ticketName = (now: Instant, id: string, user: string): string =>
  `${turnPrefix}${new Date(now).toISOString()} ${id.slice(0, 8)} ${user}`;

const startedAt = (name: string): Instant => Date.parse(name.split(' ')[1] || '');

/** Tickets on the System sheet from top to bottom, with those apart that died with their runs. */
function ticketsOn(system: SystemRead, now: Instant): { readonly live: readonly Ticket[]; readonly dead: readonly Ticket[] } {
  const live: Ticket[] = [];
  const dead: Ticket[] = [];
  for (const name of system.names) {
    const row = system.rowOf(name);
    if (!name.startsWith(turnPrefix) || row === null) continue;
    (Math.abs(now - startedAt(name)) < ticketLife ? live : dead).push({ name, row });
  }
  return { live, dead };
}

/** Takes a ticket off the sheet, if it still stands where it was: people sort this sheet, too. */
const takeOff = ({ sheets }: TurnPorts, { name, row }: Ticket): void => {
  sheets.replace(sheetNames.system, row, 1, name, '');
};

/**
 * A lock that keeps runs apart where Google gives none: `lock` first, and without it a ticket. Before set-up there is no sheet for tickets,
 * and `lock` alone says what it says. A ticket that cannot be taken off is dead after seven minutes, and so is one that nobody can read.
 */
export function turnLock(lock: Lock, ports: TurnPorts): Lock {
  const { sheets, clock, identity } = ports;
  let own: Ticket | null = null;
  const release = (): void => {
    const ticket = own;
    own = null;
    try {
      if (ticket !== null) takeOff(ports, ticket);
    } catch {
      return;
    } finally {
      lock.release();
    }
  };
  return {
    acquire(guards): LockState {
      const state = lock.acquire(guards);
      if (state !== 'none' || !sheets.has(sheetNames.system)) return state;
      const now = clock.now();
      const name = ticketName(now, identity.newId(), identity.user());
      try {
        sheets.append(sheetNames.system, [[name, '']]);
        const { live, dead } = ticketsOn(readSystem(sheets.read(sheetNames.system) || []), now);
        own = live.find((ticket) => ticket.name === name) ?? null;
        if (own !== null && own === live[0]) {
          for (const ticket of dead) takeOff(ports, ticket);
          return state;
        }
      } catch (error) {
        release();
        throw error;
      }
      release();
      return 'busy';
    },
    release,
  };
}
