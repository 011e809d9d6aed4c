import { table } from './markdown';

/** What a team of so many senders and prospects costs a day, beside what Google allows: docs/growing.md. */

/** Google's published limits for one user, by kind of account. */
const allowed = {
  consumer: { recipients: 100, mailbox: 500, minutes: 90, mailCalls: 20_000, storeCalls: 50_000 },
  workspace: { recipients: 1500, mailbox: 2000, minutes: 360, mailCalls: 50_000, storeCalls: 500_000 },
} as const;
const unitsAMinute = 6000;
const mostCells = 10_000_000;

/** Units of Gmail's API that a request counts for. */
const units = { history: 2, list: 5, draftOut: 100, draftMade: 10, message: 20, thread: 40 } as const;

/**
 * Requests that were counted in the local host, where tests/scenarios/load.test.ts holds them to be the most: a run that finds nothing to
 * do, what a run that sends needs besides, and each mail. Seconds are modelled: Google publishes none.
 */
export const counted = {
  idle: { calls: 20, mail: 1, store: 2, seconds: 1.4 },
  sending: { calls: 40, mail: 9, store: 2, seconds: 4 },
  mail: { calls: 12, mail: 4, store: 0, seconds: 7.5 },
  /** Seconds that every run spends on each thousand rows of the sheet. */
  secondsAThousandRows: 0.4,
  cellsARow: 46,
  logRowsAMail: 6,
  cellsALogRow: 16,
} as const;

/** What a prospect in Outbound 21-Day gets by email: four in 21 days, on the three days a week on which mail goes. */
const mailsADay = 4 / 21;
const sendingDaysAWeek = 3;
const mailsASendingDay = (mailsADay * 7) / sendingDaysAWeek;
/** Hourly runs that fall into the send windows of one zone, and mails for which each has time. */
const runsInWindows = 4;
const mailsARun = 54;
const runsADay = 24;
const dailyCap = 40;

type Account = keyof typeof allowed;

/** One sender's day on which mail goes. */
interface Day {
  readonly mails: number;
  readonly minutes: number;
  readonly mailCalls: number;
  readonly storeCalls: number;
  /** Of the whole file. */
  readonly cellsAYear: number;
}

function dayOf(senders: number, prospects: number): Day {
  const mails = Math.ceil((prospects * mailsASendingDay) / senders);
  const busy = Math.min(runsInWindows, mails);
  const seconds =
    runsADay * (counted.idle.seconds + (counted.secondsAThousandRows * prospects) / 1000) +
    busy * counted.sending.seconds +
    mails * counted.mail.seconds;
  return {
    mails,
    minutes: seconds / 60,
    mailCalls: runsADay * counted.idle.mail + busy * counted.sending.mail + mails * counted.mail.mail,
    storeCalls: runsADay * counted.idle.store + busy * counted.sending.store,
    cellsAYear: prospects * mailsADay * 365 * counted.logRowsAMail * counted.cellsALogRow,
  };
}

/** What a sender may send on a day whatever is asked for, each limit with its name, the lowest first. */
function placesOf(account: Account): readonly (readonly [name: string, mails: number])[] {
  const { recipients, mailbox, minutes } = allowed[account];
  const places: (readonly [string, number])[] = [
    ['recipients for scripts', recipients],
    ['nine tenths of the mailbox', Math.floor(mailbox * 0.9)],
    ['four runs of a zone', runsInWindows * mailsARun],
    ['minutes of runs', Math.floor(((minutes - (runsADay * counted.idle.seconds) / 60) * 60) / counted.mail.seconds)],
  ];
  return places.sort((a, b) => a[1] - b[1]);
}

const percent = (part: number, whole: number): string => {
  const share = (100 * part) / whole;
  return share < 1 ? '< 1 %' : `${Math.round(share).toLocaleString('en')} %`;
};
const number = (value: number): string => Math.round(value).toLocaleString('en');

/** The limit that the day comes nearest to, or goes beyond. */
function bindsFirst(account: Account, day: Day): string {
  const { minutes, mailCalls, storeCalls } = allowed[account];
  const [lowest] = placesOf(account);
  const shares: readonly (readonly [string, number])[] = [
    [lowest?.[0] ?? '', day.mails / (lowest?.[1] ?? 1)],
    ['minutes of runs', day.minutes / minutes],
    ['Gmail requests', day.mailCalls / mailCalls],
    ['store requests', day.storeCalls / storeCalls],
  ];
  const [name, share] = shares.reduce((most, each) => (each[1] > most[1] ? each : most));
  return share > 1 ? `**${name}**` : name;
}

const sizes = [200, 1000, 5000, 10_000];
const teams = [1, 3, 5, 10];

const headings = [
  'Senders',
  'Prospects',
  'Mails a sender and sending day',
  'Minutes of runs (of 90 / of 360)',
  'Gmail requests (of 20,000 / of 50,000)',
  'Full file after',
  'Binds first: consumer',
  'Binds first: Workspace',
];

export function capacityTable(): string {
  const rows = teams.flatMap((senders) =>
    sizes.map((prospects) => {
      const day = dayOf(senders, prospects);
      const { consumer, workspace } = allowed;
      const over = day.mails > dailyCap ? ' (raise the cap)' : '';
      const years = (mostCells - prospects * counted.cellsARow) / day.cellsAYear;
      return [
        number(senders),
        number(prospects),
        `${number(day.mails)}${over}`,
        `${number(day.minutes)} (${percent(day.minutes, consumer.minutes)} / ${percent(day.minutes, workspace.minutes)})`,
        `${number(day.mailCalls)} (${percent(day.mailCalls, consumer.mailCalls)} / ${percent(day.mailCalls, workspace.mailCalls)})`,
        years < 0.25 ? `${number(years * 52)} weeks` : years < 2 ? `${number(years * 12)} months` : `${number(years)} years`,
        bindsFirst('consumer', day),
        bindsFirst('workspace', day),
      ];
    }),
  );
  return table(headings, rows, headings.slice(0, 6));
}

/** What one sender may send a day, and how many prospects that is. */
export function placesTable(): string {
  const rows = (['consumer', 'workspace'] as const).flatMap((account) =>
    placesOf(account).map(([name, mails], index) => [
      index === 0 ? (account === 'consumer' ? 'gmail.com' : 'Workspace') : '',
      name,
      number(mails),
      number(mails / mailsASendingDay),
    ]),
  );
  const ours: string[] = ['any', 'the Daily Cap as set-up writes it', number(dailyCap), number(dailyCap / mailsASendingDay)];
  return table(
    ['Account', 'Limit', 'Mails a day', 'Prospects under way'],
    [ours, ...rows],
    ['Mails a day', 'Prospects under way'],
  );
}

/** The busiest minute of a run: mails go at least two seconds apart, so more than this cannot be, however quick Google is. */
export function busiestMinute(): string {
  const mails = 30;
  const each = units.draftMade + units.draftOut + units.message + units.thread + units.list;
  return `A mail costs up to ${each} of Gmail's units (draft ${units.draftMade}, sending ${units.draftOut}, its thread ${units.thread}, reading what was sent ${units.message}, its share of looking through Sent ${units.list}), and two seconds at least lie between two, so fewer than ${mails} fit into a minute: less than ${number(mails * each)} of the ${number(unitsAMinute)} that Google allows a user and minute. A run that finds nothing costs ${units.history}.`;
}
