/** What the sidebar shows of a message is what Gmail is given, to the byte; and what keeps a message back is said in both alike. */
import { createHash } from 'node:crypto';
import { type BookReading, readBook } from '../../src/app/book';
import { type Asked, type Previewed, previewer } from '../../src/app/preview';
import { tick } from '../../src/app/tick/tick';
import { defaultSettings } from '../../src/engine/settings';
import { rawMail } from '../../src/mail/mimeIn';
import { buildMessage } from '../../src/mail/mimeOut';
import { builtInTemplates } from '../../src/mail/templates/builtInTemplates';
import { freshState, type ProspectState, writeState } from '../../src/sheet/prospectState';
import { writtenTemplates } from '../../src/sheet/templatesSheet';
import { memoryMailbox } from '../memory/mailbox';
import { type FileOptions, type FileRow, prospectFile } from './prospectFile';

const me = 'me@team.example';
/** Tuesday 3 March 2026, 08:10 in Berlin. */
const now = '2026-03-03T07:10:00Z';
const at = Date.parse(now);
const hour = 3_600_000;
const day = (text: string): Date => new Date(`${text}T00:00:00+01:00`);

const settings = {
  ...defaultSettings,
  sending: {
    ...defaultSettings.sending,
    on: true,
    postalAddress: 'Rua Nova 1\n4700 Braga',
    offer: 'We plan runs for food makers.',
  },
};

const state = (own: Partial<ProspectState> = {}): string =>
  writeState({ ...freshState, enrollment: 1, since: at - 86_400_000, ...own });

/** Somebody whose next email is due now. */
const due = (email: string, rest: FileRow = {}): FileRow => ({
  email,
  firstName: 'Ana',
  company: 'Quinta Azul',
  painPoint: 'late deliveries',
  timeZone: 'Europe/Berlin',
  dealSize: 8000,
  owner: me,
  prospectId: `P-${email}`,
  sequenceName: 'Outbound 21-Day',
  anchorDate: day('2026-03-02'),
  status: 'Active',
  state: state(),
  ...rest,
});

function world(rows: readonly FileRow[], options: FileOptions = {}) {
  const file = prospectFile(rows, { now, me, settings, system: [['Spreadsheet ID', 'file-1']], ...options });
  const time = { now: at - hour };
  const mailbox = memoryMailbox({ name: 'Rui Costa', address: me }, () => time.now);
  const identity = { ...file.ports.identity, digest: (text: string) => createHash('sha256').update(text).digest('hex') };
  const ports = { ...file.ports, identity, mailbox, clock: { ...file.ports.clock, now: () => time.now } };
  const preview = (row: number, asked?: Asked): Previewed => {
    const reading = readBook(file.book.spreadsheet) as Extract<BookReading, { kind: 'book' }>;
    const source = reading.book.prospects.find((each) => each.row === row);
    if (source === undefined) throw new Error(`No row ${row}.`);
    return previewer(ports, reading.book)(source, asked);
  };
  const run = (): void => {
    tick({ ...ports, furnishing: file.book.furnishing });
  };
  for (const thread of ['t-1', 't-2']) mailbox.put(firstMail, thread, at - 24 * hour);
  // An hour before anything is due: the mailbox is known from then on.
  run();
  time.now = at;
  return { file, mailbox, preview, run };
}

const message = (previewed: Previewed): Extract<Previewed, { kind: 'message' }> => {
  if (previewed.kind !== 'message') throw new Error(previewed.words);
  return previewed;
};

const firstMail = buildMessage({
  from: { name: 'Rui Costa', address: me },
  to: { name: 'Ana', address: 'forwarded@x.example' },
  subject: 'The guide you asked for',
  body: 'Hi Ana,\n\nhere is the guide.',
});
const inThread = (id: string): Partial<ProspectState> => ({
  threads: [{ id, subject: 'The guide you asked for', messageIds: ['<first@mail.example>'] }],
  done: ['1.email'],
});

const kinds: readonly (readonly [what: string, row: FileRow])[] = [
  ['a first mail that goes by itself', due('auto@x.example')],
  ['a first mail that a person finishes', due('draft@x.example', { dealSize: 30_000 })],
  [
    'a researched draft to a name in another script',
    due('large@x.example', { dealSize: 80_000, firstName: 'Žofie', lastName: '山田' }),
  ],
  [
    'a follow-up in its thread',
    due('second@x.example', { sequenceStep: 'Email 1 of 7', lastContactDate: day('2026-03-01'), state: state(inThread('t-2')) }),
  ],
  [
    'a follow-up that forwards the mail before',
    due('forwarded@x.example', {
      sequenceName: 'Post-First-Contact Follow-Up',
      sequenceStep: 'Email 1 of 5',
      anchorDate: day('2026-03-01'),
      lastContactDate: day('2026-03-01'),
      state: state(inThread('t-1')),
    }),
  ],
  [
    'cells that try to be more than words',
    due('hostile@x.example', { company: '<b>=1+1</b> $& "quoted"', firstName: 'Ana\nBcc: x' }),
  ],
];

describe('preview and run', () => {
  it.each(kinds)('show and hand to Gmail the same bytes: %s', (_, row) => {
    const { mailbox, preview, run } = world([row]);
    const shown = message(preview(2));
    run();
    const [given] = [...mailbox.drafted.values()];

    expect(shown.raw).toBe(given);
    expect(shown.holds).toBeNull();
    const read = rawMail(given ?? '');
    expect([read.subject, read.text.trimEnd(), read.to[0]?.address]).toEqual([shown.subject, shown.body, row.email]);
  });

  it('show the forwarded mail, the thread and the mode', () => {
    const { preview } = world([kinds[4]![1]]);
    const shown = message(preview(2));

    expect([shown.subject, shown.threadSubject, shown.mode, shown.step]).toEqual([
      'Re: The guide you asked for',
      'The guide you asked for',
      'send',
      2,
    ]);
    expect(shown.body).toContain('---------- Forwarded message ----------\nFrom: Rui Costa <me@team.example>');
    expect(shown.words).not.toContain('Forwarded');
  });

  /** Templates of the team's own in place of the built-in ones. */
  const withTemplate = (key: string, body: string, subject = ''): FileOptions => ({
    templates: writtenTemplates([
      ...builtInTemplates().filter((each) => each.template !== key),
      { template: key, channel: 'email', subject, body, role: '', weight: '' },
    ]),
  });

  it.each<readonly [what: string, body: string, row: FileRow, mode: 'send' | 'draft', words: string | null]>([
    [
      'an empty cell',
      'Hi {{First Name}}, about {{Goal}}: is it late?',
      {},
      'send',
      'Step 1, template "outbound 1 email": {{Goal}}: ',
    ],
    ['an empty cell, in a draft', 'Hi {{First Name}}, {{Goal}}?', { dealSize: 30_000 }, 'draft', '{{Goal}}: '],
    ['a column that is not there', 'Hi {{Favorite Color}}, is it late?', {}, 'send', '{{Favorite Color}}: '],
    ['a bracket', 'Hi Ana, does [Competitor A] do it?', {}, 'send', '[Competitor A] is still to be written'],
    ['a bracket, in a draft', 'Hi Ana, does [Competitor A] do it?', { dealSize: 30_000 }, 'draft', '[Competitor A]'],
    ['a greeting of nobody', 'Hi {{Goal|}}, is the gate still slow?', {}, 'send', '"Hi ," greets nobody'],
    ['a check-in without anything to bring', 'Hi Ana, just checking in. Any news?', {}, 'send', null],
  ])('hold alike: %s', (_, body, row, mode, words) => {
    const { file, mailbox, preview, run } = world(
      [due('a@x.example', row)],
      withTemplate('outbound 1 email', body, 'Late trucks'),
    );
    const shown = preview(2);
    run();

    const held = shown.kind === 'problem' ? shown.words : shown.holds;
    expect(shown.kind === 'message' ? shown.mode : mode).toBe(mode);
    expect(file.cell(2, 'status')).toBe(words === null ? 'Active' : 'Held');
    expect(mailbox.drafted.size).toBe(words === null ? 1 : 0);
    if (words === null) return;
    expect(held).toContain(words);
    expect(held).toMatch(/^Step 1, template "outbound 1 email": /);
    expect(file.cell(2, 'needsYou')).toBe(held);
  });

  it('leave a draft with a fault that its reader will see, and say so in its work', () => {
    const { file, mailbox, preview, run } = world(
      [due('a@x.example', { dealSize: 30_000 })],
      withTemplate('outbound 1 email', 'Hi {{Goal|}}, is the gate still slow?', 'Late trucks'),
    );
    const shown = message(preview(2));
    run();

    expect([shown.holds, shown.findings.map(({ severity }) => severity)]).toEqual([null, ['error']]);
    expect(mailbox.drafted.size).toBe(1);
    expect(file.lines('Work').map((line) => line[7])).toContain(
      'Before you send it: "Hi ," greets nobody. Fill in First Name, or write {{First Name|there}}.',
    );
  });

  it('say what is to be filled in first in a text that a person copies', () => {
    const { file, preview, run } = world(
      [due('a@x.example', { dealSize: 30_000 })],
      withTemplate('outbound 1 linkedin', 'Like a post of theirs. Then: is {{Goal}} what [Company] wants?'),
    );
    const shown = message(preview(2, { channel: 'linkedin' }));
    run();

    expect(shown.findings.map(({ severity, words }) => [severity, words.split(':')[0]])).toEqual([
      ['error', '{{Goal}}'],
      ['error', '[Company] is still to be written'],
    ]);
    expect(file.lines('Work').map((line) => line[7])).toContain(
      'Fill in first: {{Goal}}, [Company].\n\nLike a post of theirs. Then: is {{Goal}} what [Company] wants?',
    );
  });

  it.each([8000, 30_000])('refuse words that were sent to them before, to a deal of %d', (dealSize) => {
    const template = withTemplate('outbound 1 email', 'Hi Ana, is the gate still slow?', 'Late trucks');
    const digest = createHash('sha256').update('hi ana, is the gate still slow?').digest('hex').slice(0, 12);
    const { file, mailbox, preview, run } = world(
      [due('a@x.example', { dealSize, state: state({ words: [digest] }) })],
      template,
    );
    const shown = message(preview(2));
    run();

    expect(shown.holds).toBe(
      'Step 1, template "outbound 1 email": It says the very words that were already sent to them. Change its template.',
    );
    expect([file.cell(2, 'status'), file.cell(2, 'needsYou'), mailbox.drafted.size]).toEqual(['Held', shown.holds, 0]);
  });

  it.each<readonly [what: string, row: FileRow, asked: Asked, says: Partial<Extract<Previewed, { kind: 'message' }>> | string]>([
    ['a row in no cadence', { sequenceName: '', status: '', state: '' }, {}, 'They are in no cadence.'],
    ['a cadence that is gone', { sequenceName: 'Spring' }, {}, 'No cadence is called "Spring".'],
    ['all steps done', { sequenceStep: 'Email 7 of 7' }, {}, 'Every step of the cadence is done.'],
    ['a step there is not', {}, { step: 9 }, '"Outbound 21-Day" has no step 9.'],
    [
      'a step further ahead, in the thread to come',
      {},
      { step: 2 },
      { subject: 'Re: About late deliveries', mode: 'send', step: 2 },
    ],
    [
      'a call',
      { phone: '+351 253 000 000' },
      { step: 3 },
      { channel: 'call', mode: 'task', subject: '', to: { name: 'Ana', address: '+351 253 000 000' } },
    ],
    [
      'the text beside a mail',
      { linkedin: 'https://l.example/ana' },
      { channel: 'linkedin' },
      { channel: 'linkedin', mode: 'task' },
    ],
    [
      'other words',
      {},
      { instead: { subject: 'Trucks', body: 'Hi {{First Name}}, is the gate slow?' } },
      { subject: 'Trucks', words: 'Hi Ana, is the gate slow?' },
    ],
    [
      'other words with a hole',
      {},
      { instead: { subject: 'Trucks', body: 'Hi {{Goal}}.' } },
      'Step 1, template "outbound 1 email": {{Goal}}: the cell is empty',
    ],
    [
      "somebody else's row, in their name",
      { owner: 'ines@team.example' },
      {},
      { sender: { name: '', address: 'ines@team.example' } },
    ],
  ])('shows %s', (_, row, asked, says) => {
    const shown = world([due('a@x.example', row)]).preview(2, asked);

    if (typeof says === 'string') expect(shown.kind === 'problem' ? shown.words : shown).toContain(says);
    else expect(shown).toMatchObject(says);
  });

  describe('what mails say of their sender', () => {
    const said = (senderWords: Readonly<Record<string, string>>, body: string, row: FileRow = {}) =>
      world([due('a@x.example', row)], {
        ...withTemplate('outbound 1 email', body, 'Late trucks'),
        settings: { ...settings, sending: { ...settings.sending, senderWords } },
      }).preview(2);

    it.each<readonly [what: string, words: Readonly<Record<string, string>>, body: string, gives: string]>([
      ['for everybody', { 'sender company': 'Northbridge' }, 'At {{Sender Company}}.', 'At Northbridge.'],
      ['for one sender first', { 'sender title': 'Sales', [`sender title for ${me}`]: 'CEO' }, '{{sender  title}}', 'CEO'],
      [
        'never for another',
        { 'sender title': 'Sales', 'sender title for ines@team.example': 'CEO' },
        '{{Sender Title}}',
        'Sales',
      ],
      ['under any name', { 'sender calendar': 'https://c.example/rui' }, 'See {{Sender Calendar}}', 'See https://c.example/rui'],
      ['a fallback where it is blank', {}, '{{Sender Phone|my number is on our page}}', 'my number is on our page'],
      ['a condition', { 'sender phone': '+351 253' }, '{{#if Sender Phone}}Call {{Sender Phone}}{{/if}}', 'Call +351 253'],
      [
        'the executive',
        { 'sender executive': 'Eva Brandt' },
        '{{Sender Executive}} / {{Executive Name}}',
        'Eva Brandt / Eva Brandt',
      ],
      ['the name of the mailbox', {}, '{{Sender Name}}, {{Sender First Name}}', 'Rui Costa, Rui'],
      ['a name of their own', { [`sender name for ${me}`]: 'Rui A. Costa' }, 'I am {{Sender Name}}', 'I am Rui A. Costa'],
      ['what the team does', {}, '{{Sender Offer}}', 'We plan runs for food makers.'],
    ])('%s', (_, words, body, gives) => {
      expect(message(said(words, body)).words).toBe(gives);
    });

    it.each<readonly [what: string, words: Readonly<Record<string, string>>, body: string, holds: string]>([
      ['blank', {}, '{{Sender Phone}}', '{{Sender Phone}}: "Sender Phone" on the Settings sheet is empty'],
      ['misspelt', { 'sender phone': '1' }, '{{Sender Fone}}', '{{Sender Fone}}: the Settings sheet has no "Sender Fone"'],
      [
        'only another sender has it',
        { 'sender fax for ines@team.example': '1' },
        '{{Sender Fax}}',
        'the Settings sheet has no "Sender Fax"',
      ],
      ['left to be written', { 'sender title': '[your title]' }, '{{Sender Title}}', 'the cell holds "[your title]"'],
    ])('held: %s', (_, words, body, holds) => {
      const shown = said(words, body);

      expect(shown.kind === 'problem' ? shown.words : shown).toContain(holds);
    });

    it('takes a signature of several lines in place of the name', () => {
      const words = { 'sender signature': 'Rui Costa\nNorthbridge\n+351 253', 'sender company': 'Northbridge' };
      const shown = message(said(words, 'Is it late at {{Company}}?'));

      expect(shown.body).toBe(
        `Is it late at Quinta Azul?\n\nRui Costa\nNorthbridge\n+351 253\n\n${settings.sending.optOutLine}\nRua Nova 1\n4700 Braga`,
      );
      expect(rawMail(shown.raw).from).toEqual({ name: 'Rui Costa', address: me });
    });
  });

  it('writes nothing and reads the Templates sheet once for many rows', () => {
    const { file } = world([due('a@x.example')]);
    const reading = readBook(file.book.spreadsheet) as Extract<BookReading, { kind: 'book' }>;
    const mailbox = memoryMailbox({ name: 'Rui Costa', address: me }, () => at);
    file.book.calls.length = 0;
    const preview = previewer({ ...file.ports, mailbox }, reading.book);
    for (const source of [...reading.book.prospects, ...reading.book.prospects]) preview(source);

    expect(file.book.calls).toEqual(['read Templates']);
    expect(mailbox.drafted.size).toBe(0);
  });
});
