import type {
  CadenceShape,
  EnrollPreview,
  EnrollRow,
  ErasePreview,
  ListPreview,
  Overview,
  RequestOf,
  ResultOf,
  SelectionShown,
  SetUpSurvey,
  SidebarCallName,
  TouchItem,
} from '../../src/app/sidebarContract';
import { cadencesServed, hostileFile } from './cadencesAnswers';
import { firstSteps, healed, health } from './healthAnswers';
import { insight } from './insightServed';
import { answered } from './prospectAnswers';
import { hostile, outbound } from './samples';

export { hostile };

/** What a served call gives: a value, or an Error that becomes a refusal in words. */
export type Served = { readonly [Name in SidebarCallName]: (request: RequestOf<Name>) => ResultOf<Name> };

const proposal: CadenceShape = {
  id: 'post-proposal',
  name: 'Post-Proposal Follow-Up',
  builtIn: true,
  firstDay: 0,
  warnings: ['No step is the breakup: without one, silence is never asked about.'],
  steps: [1, 5, 10, 17, 25, 35, 45, 60].map((day, index) => ({
    number: index + 1,
    day,
    type: 'follow-up',
    channels: ['email'],
    ends: index === 6 ? 'breakup' : index === 7 ? 'close' : null,
  })),
};

export const selection: SelectionShown = {
  sheet: 'Prospects',
  prospects: 'Prospects',
  ranges: [
    { first: 2, last: 4 },
    { first: 7, last: 8 },
  ],
  rows: 5,
  clipped: false,
  today: '2026-03-02',
  cadences: [outbound, proposal],
};

const plan = outbound.steps.map((step) => ({
  step: step.number,
  label: `Email ${step.number} of 7 · ${step.type}`,
  due: '2026-03-03T07:00:00.000Z',
  words: 'Tue 3 Mar 2026 08:00',
}));

const row = (number: number, rest: Partial<EnrollRow>): EnrollRow => ({
  row: number,
  name: `Person ${number}`,
  email: `person${number}@firm.example`,
  company: 'Firm',
  hidden: null,
  zone: 'Europe/Berlin',
  findings: [],
  plan,
  print: `print-${number}`,
  ...rest,
});

export const enrollRows: readonly EnrollRow[] = [
  row(2, { name: hostile }),
  row(3, { findings: [{ code: 'consent', level: 'ask', words: 'Germany asks for consent before advertising mail.' }] }),
  row(4, {
    email: '',
    plan: [],
    findings: [{ code: 'no address', level: 'refusal', words: 'There is no email address in this row.' }],
  }),
  row(7, { name: 'مرحبا بالعالم', findings: [{ code: 'role account', level: 'warning', words: 'info@ is a shared mailbox.' }] }),
  row(8, {
    name: 'x'.repeat(5000),
    hidden: 'filtered',
    findings: [{ code: 'hidden', level: 'ask', words: 'A filter hides this row: enroll it too?' }],
  }),
];

export const previewOf = (rows: readonly EnrollRow[]): EnrollPreview => ({
  cadence: outbound,
  anchor: '2026-03-02',
  rows,
  blankRows: 1,
  warnings: ['2 rows without a Time Zone: Europe/Berlin is assumed.'],
});

export const manyRows = (count: number): readonly EnrollRow[] => Array.from({ length: count }, (_, index) => row(index + 2, {}));

const touch = (number: number, rest: Partial<TouchItem>): TouchItem => ({
  key: `${number} 1`,
  prospectId: `P${number}`,
  print: `as P${number}`,
  row: number,
  name: `Person ${number}`,
  company: 'Firm',
  owner: 'me@team.example',
  step: 5,
  label: 'Email 5 of 7 · case study',
  channel: 'email',
  due: '2026-03-03T07:00:00.000Z',
  dueWords: 'Tue 3 Mar 2026 08:00 (Europe/Berlin)',
  when: 'today',
  inDeal: false,
  why: 'Step 5 of 7: 4 days after step 4 (as written); planned Tue 3 Mar 2026.',
  by: 'product',
  draft: '',
  waits: null,
  task: null,
  ...rest,
});

export const manyTouches = (count: number): readonly TouchItem[] =>
  Array.from({ length: count }, (_, index) => touch(index + 2, { when: 'overdue' }));

export const overview: Overview = {
  prospects: 'Prospects',
  firstStep: null,
  at: '2026-03-03T09:00:00.000Z',
  me: 'me@team.example',
  counts: { rows: 60, running: 41, paused: 3, held: 1, exited: 15, overdue: 1, today: 1, coming: 1 },
  touches: [
    touch(2, {
      when: 'overdue',
      name: hostile,
      channel: 'call',
      label: 'Call 3 of 7 · call',
      by: 'person',
      waits: null,
      task: { id: 'P2/1/3.call', what: 'Call: ask about the pilot', text: 'Hello,\nthis is a note.', reach: '+49 30 123456' },
    }),
    touch(3, {
      channel: 'linkedin',
      label: 'LinkedIn 4 of 7 · relevant content',
      by: 'person',
      waits: null,
      task: {
        id: 'P3/1/4.linkedin',
        what: 'Like or comment first',
        text: 'A text to copy',
        reach: 'javascript:document.title=1',
      },
    }),
    touch(4, { when: 'coming', dueWords: 'Thu 5 Mar 2026 08:00 (Europe/Berlin)' }),
  ],
  tasks: [
    {
      id: 'P9/1/exit',
      prospectId: 'P9',
      row: 9,
      name: 'Person 9',
      company: 'Firm',
      owner: 'me@team.example',
      channel: '',
      what: 'Find the right address',
      text: '',
      reach: '',
      draft: '',
      due: '2026-03-03',
      dueWords: 'due Tue 3 Mar 2026',
      when: 'today',
      hot: '',
    },
  ],
  needsYou: [
    {
      prospectId: 'P5',
      print: 'as P5',
      row: 5,
      name: 'Ana Prieto',
      company: 'Firm',
      owner: 'me@team.example',
      status: 'Replied',
      words: 'They replied on Tue 3 Mar 2026. Answer them yourself.',
      mail: 'https://mail.google.com/mail/?authuser=me%40team.example#all/18c2',
      hot: true,
      resumable: true,
      chosen: '',
      moves: [
        {
          does: 'outcome',
          outcome: 'Later',
          words: 'Not now, but on',
          date: { heading: 'Follow Up On', value: '2026-09-03' },
          suggested: true,
        },
        {
          does: 'outcome',
          outcome: 'Booked Demo',
          words: 'Meeting booked for',
          date: { heading: 'Meeting Date', value: '' },
          suggested: false,
        },
        { does: 'outcome', outcome: 'Not Interested', words: 'Not interested', date: null, suggested: false },
        { does: 'outcome', outcome: 'Wrong Person', words: 'Wrong person', date: null, suggested: false },
        { does: 'outcome', outcome: 'Unsubscribed', words: 'Never contact them again', date: null, suggested: false },
        { does: 'dismiss', outcome: '', words: 'Dismiss', date: null, suggested: false },
      ],
    },
    {
      prospectId: 'P6',
      print: 'as P6',
      row: 6,
      name: 'Cleo Okonkwo',
      company: 'Quinta',
      owner: 'me@team.example',
      status: 'Active',
      words: 'Outcome says Not Interested: the next run acts on it.',
      mail: '',
      hot: false,
      resumable: false,
      chosen: 'Not Interested',
      moves: [{ does: 'undo', outcome: 'Not Interested', words: 'Undo', date: null, suggested: false }],
    },
    {
      prospectId: 'P7',
      print: 'as P7',
      row: 7,
      name: 'Bela Duna',
      company: 'Quinta',
      owner: 'me@team.example',
      status: 'Held',
      words: 'Ana of the same company replied: resume this person if they should still hear from you.',
      mail: '',
      hot: false,
      resumable: true,
      chosen: '',
      moves: [{ does: 'resume all', outcome: '', words: 'Resume everyone there', date: null, suggested: false }],
    },
    {
      prospectId: 'P8',
      print: 'as P8',
      row: 8,
      name: 'Dara Lind',
      company: 'Else',
      owner: 'me@team.example',
      status: 'No Response',
      words: 'Trigger event: raised 20 million. Restart them in Re-Engagement?',
      mail: '',
      hot: false,
      resumable: false,
      chosen: '',
      moves: [
        { does: 're-engage', outcome: '', words: 'Restart in Re-Engagement', date: null, suggested: true },
        { does: 'dismiss', outcome: '', words: 'Dismiss', date: null, suggested: false },
      ],
    },
  ],
  noted: [
    {
      key: 'act act-1',
      name: 'Finn Aalto',
      words: 'Not before Mon 9 Mar 2026. Next: Email 3 of 7 · case study, Mon 9 Mar 2026 08:00.',
      undo: { call: 'act', request: { does: 'take back', prospectId: 'P11', act: 'act-1' } },
    },
    {
      key: 'task P12/1/3.call',
      name: 'Gro Lie',
      words: 'No answer: Call them',
      undo: { call: 'task', request: { taskId: 'P12/1/3.call', done: '', was: 'No answer' } },
    },
  ],
  sending: { all: false, me: true, missing: ['Write your Postal Address on the Settings sheet.'] },
  limits: {
    order: 'When a day is full, mails that a person rescheduled go first, then later steps before earlier ones.',
    senders: [
      {
        sender: 'me@team.example',
        words: [
          '6 sent automatically in the last 24 hours. Daily cap: 10 (it grows to 40 by Tue 24 Mar 2026); 4 left.',
          '9 mails wait for room; each row says how many go before it.',
        ],
        rest: 'Until Wed 4 Mar 2026 08:15: A mail came back because of this mailbox or its domain (5.4.5).',
        canEndRest: true,
      },
      {
        sender: 'bob@team.example',
        words: ['Daily cap: 40.', 'Away until Fri 6 Mar 2026: mails, drafts and tasks wait.'],
        rest: '',
        canEndRest: false,
      },
    ],
  },
  mailbox: { readable: true, words: 'Replies to me@team.example can be read.' },
  trigger: { on: true, words: 'On: every hour, as you.' },
  heartbeats: [{ sender: 'me@team.example', at: '2026-03-03T08:00:00.000Z', words: '2 sent, 1 reply.' }],
  stopped: null,
  lastTick: { at: '2026-03-03T08:00:00.000Z', words: '2 sent, 1 reply.' },
  version: '0.1.0',
};

export const notSetUp: Overview = {
  ...overview,
  prospects: null,
  firstStep: 1,
  counts: { rows: 0, running: 0, paused: 0, held: 0, exited: 0, overdue: 0, today: 0, coming: 0 },
  touches: [],
  tasks: [],
  needsYou: [],
  noted: [],
  heartbeats: [],
  stopped: null,
  lastTick: null,
};

const person = (field: string, heading: string, column: number | null, rest: object = {}): SetUpSurvey['fields'][number] => ({
  field,
  heading,
  owner: 'person',
  required: field === 'email',
  column,
  sure: column === null ? 'none' : 'likely',
  why: column === null ? '' : '"E-mail" means the same as "Email"',
  added: column === null,
  ...rest,
});

export const survey: SetUpSurvey = {
  sheet: 'Prospects',
  sheets: ['Prospects', 'Old list'],
  set: 'essential',
  headingRow: 1,
  rows: 60,
  zone: 'Europe/Berlin',
  columns: [
    { column: 1, letter: 'A', heading: 'E-mail' },
    { column: 2, letter: 'B', heading: hostile },
    { column: 3, letter: 'C', heading: '' },
  ],
  fields: [person('email', 'Email', 1), person('company', 'Company', 2), person('dealSize', 'Deal Size', null)],
  newColumns: ['Deal Size', 'Prospect ID'],
  newSheets: ['Work', 'Log'],
  steps: ['Add 2 columns on the right.', 'Make 2 sheets.'],
  problems: [{ words: 'Cell K7 keeps Next Contact Due from spilling.', repair: null, blocks: false }],
  print: 'survey-print',
};

export const listPreview: ListPreview = {
  added: 3,
  examples: ['ana@quinta.example', hostile, 'everyone at firm.example'],
  already: 1,
  keys: 1,
  unread: [
    { line: 2, words: '"nobody at all" is neither an address nor a domain; write ana@firm.example or firm.example' },
    { line: 7, words: hostile },
  ],
  unreadCount: 2,
  leaving: 1,
};

export const erasePreview: ErasePreview = {
  people: [{ name: 'Ana Prieto', addresses: ['ana@quinta.example'], rows: [3, 14] }],
  goes: [
    'Rows 3, 14 of Prospects: every cell and note, your own columns too.',
    'Address and words in 12 lines of the Log.',
    '1 draft to them in your mailbox.',
  ],
  stays: [
    'On the Do Not Contact sheet: a keyed hash of the address and today’s date, so that they are never contacted again.',
    'They are also named in Accounts B7: look there yourself.',
    'Mails in Gmail stay where they are. Find them by searching Gmail for {from:ana@quinta.example to:ana@quinta.example}.',
    'Out of reach: comments, the version history of this file, and its copies and exports.',
  ],
  warnings: [],
  rows: [3],
  address: '',
  print: 'erase-print',
};

export const served: Served = {
  sidebarSurvey: (choice) => ({ ...survey, set: choice.set }),
  sidebarSetUp: () => ({ done: ['2 columns added on the right.', '2 sheets made.'], problems: [] }),
  sidebarSelection: ({ withCadences }) => ({ ...selection, cadences: withCadences ? selection.cadences : null }),
  sidebarEnrollPreview: () => previewOf(enrollRows),
  sidebarEnroll: ({ rows, batch }) => ({
    enrolled: rows.map(({ row: number }) => ({ row: number, prospectId: `P${number}` })),
    refused: [],
    batch: batch ?? 'batch-1',
    words: `${rows.length} enrolled.`,
  }),
  sidebarUndoEnroll: () => ({ restored: 2, kept: [], words: '2 rows are as before.' }),
  sidebarOverview: () => overview,
  sidebarTickNow: () => ({ words: ['2 mails sent.', '1 reply found.'] }),
  sidebarSending: ({ who, on }) => ({ ...overview.sending, [who]: on }),
  sidebarResume: () => ({ words: 'Resumed: the next step is due Thu 5 Mar 2026.' }),
  sidebarJump: ({ row: number }) => ({ words: `Row ${number} is selected.` }),
  sidebarMarkDone: (asked) => ({
    words: 'until' in asked ? `Not before ${asked.until}.` : asked.done === '' ? 'Taken back.' : `Noted: ${asked.done}.`,
  }),
  sidebarAct: (asked) => ({
    words: asked.does === 'outcome' ? `Noted: ${asked.outcome}.` : 'Done.',
    undo: asked.does === 'take back' ? null : { does: 'take back', prospectId: asked.prospectId, act: `act-${asked.does}` },
  }),
  sidebarProspect: ({ mark }) => (mark === '' ? answered : { kind: 'same', selected: 'Prospects!5' }),
  sidebarLint: () => ({ findings: [] }),
  sidebarTestSend: () => ({ words: 'Sent to me@team.example, and to nobody else.' }),
  sidebarListPreview: () => listPreview,
  sidebarListImport: () => ({ added: 3, leaving: 1, words: '3 lines added, 1 stood there already, 2 could not be read.' }),
  sidebarListExport: () => ({
    name: 'do-not-contact 2026-03-02.csv',
    text: '\ufeffAddress or Domain,Since,Reason,Source\r\nana@quinta.example,2026-03-02,Unsubscribed,reply\r\n',
    entries: 1,
    problems: ['Row 4: "nobody" is neither an address nor a domain.'],
  }),
  sidebarErasePreview: ({ address }) => (address === '' ? erasePreview : { ...erasePreview, rows: [], address }),
  sidebarFirstRun: (asked) => firstSteps(asked),
  sidebarHealth: ({ what }) => (what === 'look' ? health : healed),
  sidebarInsight: insight,
  sidebarErase: () => ({
    done: ['1 row emptied.', '12 lines of the Log emptied of address and words.', '1 hash kept on the Do Not Contact sheet.'],
    stays: ['Mails in Gmail stay where they are.'],
  }),
  ...cadencesServed(hostileFile()),
};
