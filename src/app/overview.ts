import { exitReasonOf, pauseOf } from '../engine/vocabulary';
import { civilDayOf } from '../engine/zones';
import type { Mailbox } from '../ports/mailbox';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock, Identity, Store, Triggers } from '../ports/world';
import { noSetUp, readBook } from './book';
import { type Candidate, candidateOf } from './enrollCandidate';
import { firstStepOf } from './firstRun';
import { heartbeatSender, readHeartbeat } from './heartbeat';
import { limitsOf } from './limitsShown';
import { sendingOf } from './sendingShown';
import type { Overview, OverviewRequest, TouchWhen } from './sidebarContract';
import { fitToRun } from './tick/fitToRun';
import { todayOf } from './todayShown';

/** A row, and whether it is the present user's. */
interface Seen {
  readonly candidate: Candidate;
  readonly mine: boolean;
}

export interface OverviewPorts {
  readonly sheets: Spreadsheet;
  readonly mailbox: Pick<Mailbox, 'canRead' | 'sender'>;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly triggers: Pick<Triggers, 'isOn'>;
  readonly store: Pick<Store, 'get'>;
}

const notSetUp = (ports: OverviewPorts, version: string, words: string): Overview => ({
  prospects: null,
  firstStep: words === noSetUp ? 1 : null,
  at: new Date(ports.clock.now()).toISOString(),
  me: ports.identity.user(),
  counts: { rows: 0, running: 0, paused: 0, held: 0, exited: 0, overdue: 0, today: 0, coming: 0 },
  touches: [],
  tasks: [],
  needsYou: [],
  noted: [],
  sending: { all: false, me: true, missing: [words] },
  limits: { order: '', senders: [] },
  mailbox: { readable: false, words: 'Not looked at yet.' },
  trigger: { on: false, words: 'Not switched on yet.' },
  heartbeats: [],
  stopped: null,
  lastTick: null,
  version,
});

function mailboxShown({ mailbox }: OverviewPorts): Overview['mailbox'] {
  if (mailbox.canRead()) return { readable: true, words: `Replies to ${mailbox.sender().address} can be read.` };
  return {
    readable: false,
    words: 'Replies cannot be read, so nothing is sent by itself. More → Health says what is missing.',
  };
}

/**
 * What is due, what waits for a person, and how the machinery stands. Dates come from the same rules as the sheet's own columns, whose
 * cells are never read. Writes nothing.
 * @param version of the product, as people should quote it
 */
export function overviewOf(ports: OverviewPorts, request: OverviewRequest, version: string): Overview {
  const reading = readBook(ports.sheets);
  if (reading.kind === 'none') return notSetUp(ports, version, reading.words);
  const { book } = reading;
  const now = ports.clock.now();
  const me = ports.identity.user();
  const today = civilDayOf(now, book.sheetZone);
  const isMine = (owner: string): boolean => owner === '' || owner.toLowerCase() === me;
  const seen = book.prospects.map((source): Seen => {
    const candidate = candidateOf(source, book.rules);
    return { candidate, mine: isMine(candidate.owner) };
  });
  const wanted = request.who === 'all' ? seen : seen.filter(({ mine }) => mine);
  const shown = todayOf(ports, book, {
    candidates: wanted.map(({ candidate }) => candidate),
    isMine: (owner) => request.who === 'all' || isMine(owner),
    me,
    today,
  });
  const statuses = wanted.map(({ candidate: { prospect } }) => (prospect.sequence === '' ? null : prospect.status));
  const having = (test: (status: NonNullable<(typeof statuses)[number]>) => boolean): number =>
    statuses.filter((status) => status !== null && test(status)).length;
  const due = (when: TouchWhen): number => shown.touches.filter((item) => item.when === when).length;
  const beats = book.system.names.flatMap((name) => {
    const sender = heartbeatSender(name);
    const beat = sender === null ? null : readHeartbeat(book.system.value(name));
    return sender === null || beat === null ? [] : [{ sender, at: beat.at, words: beat.words }];
  });
  const latest = beats.reduce<(typeof beats)[number] | null>(
    (last, beat) => (last === null || beat.at > last.at ? beat : last),
    null,
  );
  const on = ports.triggers.isOn();
  return {
    prospects: book.prospectsSheet,
    firstStep: firstStepOf(book),
    at: new Date(now).toISOString(),
    me,
    counts: {
      rows: wanted.length,
      running: having((status) => status === 'Active' || status === 'Resumed'),
      paused: having((status) => pauseOf(status) !== null && status !== 'Held'),
      held: having((status) => status === 'Held'),
      exited: having((status) => exitReasonOf(status) !== null),
      overdue: due('overdue'),
      today: due('today'),
      coming: due('coming'),
    },
    ...shown,
    sending: sendingOf(book, me),
    limits: limitsOf(
      seen.map(({ candidate }) => candidate),
      beats.map(({ sender }) => sender),
      { book, me, now, store: ports.store },
    ),
    mailbox: mailboxShown(ports),
    trigger: { on, words: on ? 'On: every hour, as you.' : 'Off for you: nothing of yours goes out by itself.' },
    heartbeats: beats.map(({ sender, at, words }) => ({ sender, at: new Date(at).toISOString(), words })),
    stopped: fitToRun(book, ports.sheets.id()),
    lastTick: latest === null ? null : { at: new Date(latest.at).toISOString(), words: latest.words },
    version,
  };
}
