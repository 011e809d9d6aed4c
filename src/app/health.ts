import { civilDayOf } from '../engine/zones';
import type { Furnishing } from '../ports/furnishing';
import type { Mailbox } from '../ports/mailbox';
import type { Grid, Spreadsheet } from '../ports/spreadsheet';
import type { Clock, Identity, Lock, Permissions, Store, Triggers } from '../ports/world';
import { sheetNames } from '../sheet/sheetNames';
import { systemNames } from '../sheet/systemSheet';
import { readTemplates } from '../sheet/templatesSheet';
import { readBook } from './book';
import { endRest } from './endRest';
import { candidateOf } from './enrollCandidate';
import { goOn } from './goOn';
import { checksOf, lightOf } from './healthChecks';
import type { Health, HealthRepair, HealthRequest } from './healthContract';
import { outlookOfSenders } from './healthOutlook';
import { explainedScopes, permissionsShown } from './healthRungs';
import { check } from './healthSeen';
import { lately, readRecord } from './senderRecord';
import { sendingSince } from './senderShown';
import { sendingOf } from './sendingShown';
import { repairSheet } from './setUp';
import { fitToRun } from './tick/fitToRun';

export interface HealthPorts {
  readonly sheets: Spreadsheet;
  readonly furnishing: Furnishing;
  readonly mailbox: Pick<Mailbox, 'canRead' | 'sender' | 'quotaLeft'>;
  readonly triggers: Triggers;
  readonly permissions: Permissions;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly lock: Lock;
  readonly store: Store;
}

/** The same spreadsheet, which keeps what was read of each sheet: the checks look again at what the rules have read. */
function remembering(sheets: Spreadsheet): { readonly sheets: Spreadsheet; readonly grid: (sheet: string) => Grid } {
  const read = new Map<string, Grid | null>();
  return {
    sheets: {
      ...sheets,
      read(sheet) {
        const grid = sheets.read(sheet);
        read.set(sheet, grid);
        return grid;
      },
    },
    grid: (sheet) => read.get(sheet) || [],
  };
}

function templateProblems(sheets: Spreadsheet): readonly string[] {
  const read = readTemplates(sheets.read(sheetNames.templates) || []);
  if (read.kind === 'problem') return [`${sheetNames.templates}: ${read.words}.`];
  if (read.kind === 'blank') return [];
  return read.value.problems.map(({ row, column, words }) => `${sheetNames.templates} row ${row}, ${column}: ${words}.`);
}

const attempt = <T>(work: () => T, otherwise: T): T => {
  try {
    return work();
  } catch {
    return otherwise;
  }
};

/**
 * Looks at everything that can keep the product from working, in some twenty requests however many rows there are. Writes nothing.
 * @throws words for the person where nothing can be looked at
 */
function look(ports: HealthPorts): Omit<Health, 'done'> {
  const { furnishing, mailbox, triggers, permissions, clock, identity, store } = ports;
  const { sheets, grid } = remembering(ports.sheets);
  const granted = permissions.granted();
  const { isLower, ...allowed } = permissionsShown(permissions);
  const reading = readBook(sheets);
  if (reading.kind === 'none') {
    const checks = [check('Set-up', 'stopped', reading.words)];
    return { ...lightOf(checks, false), checks, outlook: [], ...allowed };
  }
  const { book } = reading;
  const me = identity.user();
  const now = clock.now();
  const record = readRecord(store);
  const candidates = book.prospects.map((source) => candidateOf(source, book.rules));
  const own = record?.since ?? null;
  const sinceOf = (sender: string) =>
    sender === me && own !== null ? civilDayOf(own, book.sheetZone) : sendingSince(book.system, sender, book.sheetZone);
  const outlook = outlookOfSenders(candidates, { book, me, now, sinceOf, used: lately(record?.sent || [], now).length });
  const readable = mailbox.canRead();
  const quotaLeft = mailbox.quotaLeft();
  const checks = checksOf(
    {
      book,
      candidates,
      grid: grid(book.prospectsSheet),
      merged: attempt(() => furnishing.merged(book.prospectsSheet), []),
      me,
      now,
      stopped: fitToRun(book, sheets.id()),
      runs: triggers.isOn(),
      readable,
      sender: readable ? mailbox.sender() : { name: '', address: '' },
      quotaLeft,
      granted,
      isLower,
      templateProblems: templateProblems(sheets),
      outlook,
    },
    explainedScopes,
  );
  const { all, me: mine, missing } = sendingOf(book, me);
  return { ...lightOf(checks, all && mine && missing.length === 0 && quotaLeft !== null), checks, outlook, ...allowed };
}

/** The set of columns that was chosen at set-up. */
function chosenSet(sheets: Spreadsheet): 'essential' | 'full' {
  const reading = readBook(sheets);
  return reading.kind === 'book' && reading.book.system.value(systemNames.set) === 'full' ? 'full' : 'essential';
}

type Repairs = Readonly<Record<HealthRepair, (ports: HealthPorts) => readonly string[]>>;

const repairs: Repairs = {
  sheet: (ports) => {
    const report = repairSheet({ ...ports, spreadsheet: ports.sheets }, chosenSet(ports.sheets));
    const blocked = report.problems.filter(({ blocks }) => blocks).map(({ words }) => words);
    if (blocked.length > 0) throw new Error(blocked.join(' '));
    return report.done.length === 0 ? ['Nothing was left to repair.'] : report.done;
  },
  run: ({ triggers }) => {
    triggers.turnOff();
    triggers.turnOn();
    return ['The hourly run is on. The first one comes within the hour.'];
  },
  rest: (ports) => [endRest(ports).words],
  'go on': (ports) => [goOn(ports).words],
};

/** Puts right what was asked for, if anything, and looks. */
export function health(ports: HealthPorts, request: HealthRequest): Health {
  const done = request.what === 'repair' && Object.keys(repairs).includes(request.does) ? repairs[request.does](ports) : [];
  return { ...look(ports), done };
}
