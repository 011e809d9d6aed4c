import { defaultSettings } from '../../../src/engine/settings';
import { type FieldId, type FieldKind, fieldIds, fieldOf, functionOf, writtenFields } from '../../../src/sheet/fields';
import { formulaArguments } from '../../../src/sheet/formulaColumns';
import { headingSynonyms } from '../../../src/sheet/headingSynonyms';
import { type OtherSheetId, otherSheetIds, otherSheets } from '../../../src/sheet/otherSheets';
import { writtenSettings } from '../../../src/sheet/settingsSheet';
import { systemNames } from '../../../src/sheet/systemSheet';
import { code, listed, table } from './markdown';

/** The sheet's format, from the tables by which the product itself reads and writes it. */

/** What may stand in a cell, in a reader's words. */
const readAs: Readonly<Record<FieldKind, string>> = {
  text: 'any text',
  email: 'one address, also as "Ana Ribeiro &lt;ana@firm.example>"',
  money: '25000, 25k, 1.2m, €25,000, 25.000 €',
  committee: 'a whole number from 1 up',
  count: 'a whole number from 0 up',
  moment: 'a date cell, 2026-03-02, 2 March 2026, 2.3.2026; one that could be two days is asked about',
  zone: 'an IANA name such as Europe/Berlin',
  checkbox: 'a tick box, yes or no',
  steps: 'a number, or a text such as Email 3 of 7',
  roles: 'role &lt;address>, separated by commas',
  outcome: 'one of its list',
  mode: 'one of its list',
  status: 'one of its list',
  'exit reason': 'one of its list',
  engagement: 'High, Medium, Low or Unknown',
  state: 'what the product wrote; anything else holds the row',
};

const written = new Set<FieldId>(writtenFields);

const whoWrites = (id: FieldId): string => {
  const { set } = fieldOf(id);
  if (set === 'formula') return `the formula ${code(functionOf[id as keyof typeof functionOf])}`;
  if (set === 'owned') return 'Next Touch';
  return written.has(id) ? 'you; Next Touch too' : 'you';
};

const choicesOf = (id: FieldId): string => {
  const { choices, kind } = fieldOf(id);
  return choices === undefined ? readAs[kind] : listed(choices);
};

/** @param set essential and full are a person's; owned the product's */
export const fieldTable = (sets: readonly string[]): string =>
  table(
    ['Heading', 'Who writes it', 'What may stand there', 'What it is for'],
    fieldIds
      .filter((id) => sets.includes(fieldOf(id).set))
      .map((id) => [`**${fieldOf(id).heading}**`, whoWrites(id), choicesOf(id).replace(/&lt;/g, '<'), fieldOf(id).note]),
  );

export const formulaTable = (): string =>
  table(
    ['Heading', 'Function', 'Columns and sheets that it reads', 'What it is for'],
    Object.entries(formulaArguments).map(([id, list]) => [
      `**${fieldOf(id as FieldId).heading}**`,
      code(functionOf[id as keyof typeof functionOf]),
      listed(list.map((argument) => (typeof argument === 'string' ? fieldOf(argument).heading : code(argument.range)))),
      fieldOf(id as FieldId).note,
    ]),
  );

export const synonymTable = (): string =>
  table(
    ['Column', 'Also recognised under'],
    fieldIds.flatMap((id) => {
      const words = headingSynonyms[id as keyof typeof headingSynonyms];
      return words === undefined ? [] : [[`**${fieldOf(id).heading}**`, listed(words)]];
    }),
  );

type ColumnWords = Readonly<Record<string, string>>;

/** Who writes each of the product's own sheets, and what stands in each column. */
const sheetWords: Readonly<Record<OtherSheetId, { readonly who: string; readonly columns: ColumnWords }>> = {
  work: {
    who: 'Next Touch writes the lines; you answer in Done. Lines of your own, without a Task ID, stay untouched.',
    columns: {
      'Task ID': 'by which an answer finds its task, also after sorting',
      'Prospect ID': 'whose task it is',
      Due: 'when it falls due',
      Person: 'first and last name',
      Company: 'the company',
      Channel: 'email, call, voicemail, linkedin, video or meeting',
      'What to do': 'the task in one line',
      Text: 'the words to say or send, with every token filled',
      'Phone or Link': 'the number to call, or the profile to open',
      Done: 'your answer; it is acted on once, and then the line goes',
      Owner: 'whose task it is',
      'Row Note': 'why an answer could not be taken, in words',
    },
  },
  cadences: {
    who: 'Filled by set-up with the built-in cadences; from then on yours. Nothing but your own edits in the sidebar changes it.',
    columns: {
      'Sequence Name': 'the cadence; equal names in neighbouring rows are one cadence',
      Step: '1, 2, 3 … in the order of the days',
      Day: 'the day number, counted from the Anchor Date',
      Touches: 'channels with + between them, the primary one first',
      Type: 'what kind of message, for labels',
      Aim: 'what the step hopes to reach; ends nothing by itself',
      Format: 'the shape of the mail',
      Angle: 'what is new in this step',
      Weight: 'how much work goes into it where the deal asks for neither less nor more',
      Template: 'keys of other texts than the usual ones, with ; between',
      Hours: 'office: the mail answers them, and may go at any working hour',
      Ends: 'breakup asks whether to close the file, close says that it is closed',
      Pace: 'length: the deal sets the last day. gaps: the deal sets each gap. fixed: as written',
      Days: 'calendar days, or business days of their country',
    },
  },
  templates: {
    who: 'Filled by set-up with the built-in texts; texts that nobody changed are brought up to date by set-up, others never.',
    columns: {
      Template: 'the key: cadence, step number, channel, such as outbound 1 email',
      Channel: 'must agree with the end of the key',
      Subject: 'blank on a follow-up: it stays in its thread',
      Body: 'the words, with tokens such as {{First Name|there}}',
      Role: 'filled: a version for that role of the account',
      Weight: 'filled: a version for small or for large deals',
    },
  },
  settings: {
    who: 'Filled by set-up with every setting at its default; yours.',
    columns: {
      Setting: 'the name, by which it is read in any order',
      Value: 'blank: the default',
      'What it does': 'for you; not read',
    },
  },
  holidays: {
    who: 'Yours. Set-up makes it with its headings and nothing else.',
    columns: {
      Date: 'a day on which nothing falls due',
      Country: 'blank: everywhere. Else compared with the row’s Country',
      Name: 'shown where a due date moved because of it',
    },
  },
  doNotContact: {
    who: 'Opt-outs, erasures and imports append lines; you may add lines, and you alone take any off.',
    columns: {
      'Address or Domain': 'ana@firm.example, firm.example, or the keyed hash of an erased person',
      Since: 'the day',
      Reason: 'why, in words',
      Source: 'which mail, import or person it came from',
    },
  },
  log: {
    who: 'Next Touch alone, and it only ever appends; an erasure empties text in its lines. Hidden.',
    columns: {
      At: 'when, to the second',
      'Prospect ID': 'of whom',
      Email: 'the address at that time',
      Key: 'names one touch of one enrollment for ever',
      State: 'INTENT, DRAFT, SENDING, SENT, ABORTED, UNKNOWN: see never twice',
      Cadence: 'its id',
      Step: 'number of the step',
      Touch: 'what was touched, or when a mail came',
      Channel: 'by which channel',
      What: 'what happened, in a word or two',
      'Thread ID': 'Gmail’s thread, valid in its Owner’s mailbox only',
      'Message ID': 'Gmail’s message',
      'RFC Message-ID': 'the mail’s own Message-ID, by which replies thread',
      'Draft ID': 'the draft',
      Owner: 'whose mailbox',
      Words: 'the reason, in a sentence',
    },
  },
  system: {
    who: 'Next Touch alone. Hidden.',
    columns: { Name: 'the name of a value', Value: 'the value' },
  },
};

const missing = (what: string): never => {
  throw new Error(`${what} has no words in the documentation: write them in tests/docs/parts/sheetFormat.ts.`);
};

/** Every sheet that set-up makes, column by column. */
export const otherSheetTables = (): string =>
  otherSheetIds
    .map((id) => {
      const { name, what, columns } = otherSheets[id];
      const words = sheetWords[id];
      return [
        `### ${name}`,
        '',
        `${what.slice(0, 1).toUpperCase()}${what.slice(1)}. ${words.who}`,
        '',
        table(
          ['Heading', 'What stands there', 'Choices'],
          columns.map((column) => [
            `**${column.heading}**`,
            words.columns[column.heading] ?? missing(`${name}, ${column.heading}`),
            'choices' in column ? listed(column.choices ?? []) : '',
          ]),
        ),
      ].join('\n');
    })
    .join('\n\n');

/** Every setting with its default, in the order of the sheet. */
export const settingsTable = (): string =>
  table(
    ['Setting', 'Default', 'What it does'],
    writtenSettings(defaultSettings)
      .slice(1)
      .map(([name, value, what]) => [`**${name}**`, value === '' ? '*blank*' : String(value), String(what)]),
  );

const systemWords: Readonly<Record<keyof typeof systemNames, string>> = {
  today: 'today’s date in the file’s zone, written once a day: the formulas read it, since Sheets refuses TODAY() there',
  formatVersion: 'which layout the product’s own sheets have',
  spreadsheetId: 'the file’s own id: where it differs, the file is a copy and does nothing',
  prospects: 'the name of the sheet with the prospects',
  columns: 'which heading is which column',
  texts: 'which built-in texts were written, so that yours are told from them',
  set: 'essential or full: the columns that were chosen',
  firstSteps: 'done: the first steps were gone through, or closed',
  journalRow: 'the line of the Log above which everything is settled',
  stopped: 'why nothing is done with this file; blank while all is well',
  lastImport: 'the last import of prospects, which can be undone',
  acceptedLog: 'which version of the Log a person took for right after a stop',
  check: 'when this installation was last checked, and what came out',
  avoidSending:
    'why no mail goes out by itself on this installation, as the check of it found; blank where nothing speaks against it',
};

/** Names that carry an address or a number after them. */
const systemOthers: readonly (readonly [string, string])[] = [
  ['Heartbeat …', 'when a sender’s run last came, and what it said'],
  ['Run …', 'a run at work, or waiting for its turn; dead after seven minutes'],
  ['Sending Since …', 'the day of a sender’s first automatic mail, from which their daily number grows'],
  ['Halted …', 'until when a mailbox rests, and why'],
  ['Do Not Contact Key …', 'a key of the hashes of erased people; without it they match nobody, and nothing is sent'],
  ['Drafts to Remove …', 'drafts to erased people that the mailbox’s own run still has to remove'],
];

export const systemTable = (): string =>
  table(
    ['Name', 'Value'],
    [
      ...Object.entries(systemNames).map(([id, name]) => [
        `**${name}**`,
        systemWords[id as keyof typeof systemNames] ?? missing(`System, ${name}`),
      ]),
      ...systemOthers.map(([name, words]) => [`**${name}**`, words]),
    ],
  );
