/** The words after `npm start --`, read and checked. */
import { parseArgs } from 'node:util';

export interface StartOptions {
  /** A person's own CSV. */
  data: string | null;
  once: boolean;
  json: boolean;
  reset: boolean;
  open: boolean;
  /** 0 for any free one. */
  port: number;
  /** Folder of another built bundle. */
  bundle: string | null;
  /** Folder that keeps the state. */
  state: string | null;
  /** Whose mailboxes there are; the first opens the sheet. */
  users: string[];
  zone: string | null;
  help: boolean;
}

export const HELP = `npm start                     opens the page on the example sheet, or as you left it
npm start -- --data FILE.csv  starts with your own sheet
npm start -- --reset          starts over
npm start -- --once           plays 30 days without a browser and prints what happened
npm start -- --once --json    the same, for machines

  --port N         listens on this port (any free one without it)
  --no-open        does not open the browser
  --user ADDRESS   whose mailbox it is; give it again for each colleague
  --zone ZONE      the spreadsheet's time zone, such as Europe/Berlin
  --bundle DIR     runs another built bundle than dist/
  --state DIR      keeps the state elsewhere than in .next-touch/`;

const validPort = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`--port ${text}: a port is a whole number from 1 to 65535.`);
  return port;
};

const validZone = (zone: string): string => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    throw new Error(`--zone ${zone}: that is no time zone. Write it as Europe/Berlin or America/New_York.`);
  }
};

const validUser = (address: string): string => {
  if (!/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(address)) throw new Error(`--user ${address}: that is no e-mail address.`);
  return address.toLowerCase();
};

/** @throws Error naming the word that was not understood */
export const startOptions = (words: readonly string[]): StartOptions => {
  const { values } = parseArgs({
    args: [...words],
    allowPositionals: false,
    options: {
      data: { type: 'string' },
      once: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      reset: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      bundle: { type: 'string' },
      state: { type: 'string' },
      user: { type: 'string', multiple: true, default: [] },
      zone: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.json && !values.once) throw new Error('--json goes with --once: the page has nothing to print.');
  return {
    data: values.data ?? null,
    once: values.once,
    json: values.json,
    reset: values.reset,
    open: !values['no-open'],
    port: validPort(values.port),
    bundle: values.bundle ?? null,
    state: values.state ?? null,
    users: values.user.map(validUser),
    zone: values.zone === undefined ? null : validZone(values.zone),
    help: values.help,
  };
};
