import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract, type LetterparserNode, parse } from 'letterparser';
import PostalMime, { type Email } from 'postal-mime';
import { parseCsv } from '../../local/csv';
import { type Simulated, simulate } from '../../local/simulate';
import { eventKinds } from '../../local/simulateEvents';
import { simulateOptions } from '../../local/simulateMain';
import type { Answer, ResultOf } from '../../src/app/sidebarContract';
import { builtBundle } from '../support/builtBundle';
import { mailsByStep } from '../support/worldCount';

jest.setTimeout(300_000);

/** One line of events.jsonl. */
type Line = Record<string, unknown> & { at: string; kind: string };

const folder = mkdtempSync(join(tmpdir(), 'next-touch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const linesOf = (dir: string): Line[] =>
  readFileSync(join(dir, 'events.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
const tableOf = (file: string): Record<string, string>[] => {
  const [headings = [], ...rows] = parseCsv(readFileSync(file, 'utf8'), ',');
  return rows
    .filter((row) => row.length > 1)
    .map((row) => Object.fromEntries(headings.map((name, index) => [name, row[index] ?? ''])));
};
/** The headers that the product and Gmail write. */
const ours = [
  'mime-version',
  'from',
  'to',
  'subject',
  'in-reply-to',
  'references',
  'list-unsubscribe',
  'x-next-touch-step',
  'content-type',
  'content-transfer-encoding',
  'date',
  'message-id',
];

/** How a parser ends a body says nothing. */
const words = (text: string | undefined): string => (text ?? '').replace(/\r\n/g, '\n').trimEnd();
const unfolded = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

const readBy = (mail: Email): unknown => ({
  headers: mail.headers.map(({ key }) => key).sort(),
  from: mail.from?.address,
  to: mail.to?.map(({ name, address }) => [name, address]),
  subject: mail.subject,
  messageId: mail.messageId,
  inReplyTo: unfolded(mail.inReplyTo),
  references: unfolded(mail.references),
  text: words(mail.text),
});

const readByAnother = (node: LetterparserNode): unknown => {
  const mail = extract(node);
  const headers = new Map(Object.entries(node.headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  return {
    headers: [...headers.keys()].sort(),
    from: mail.from?.address,
    to: (mail.to ?? []).map(({ name = '', address }) => [name, address]),
    subject: mail.subject,
    messageId: headers.get('message-id'),
    inReplyTo: unfolded(headers.get('in-reply-to')),
    references: unfolded(headers.get('references')),
    text: words(mail.text),
  };
};

const emls = (dir: string, part: string): string[] => readdirSync(join(dir, part)).map((name) => `${part}/${name}`);

describe('twelve days of thirty prospects, with trouble at Google and hands on the sheet', () => {
  let played: Simulated;
  let lines: Line[];

  beforeAll(async () => {
    played = await simulate({
      bundleDir: builtBundle(),
      prospects: 30,
      days: 12,
      seed: 12,
      faults: 0.03,
      edits: true,
      dir: folder,
    });
    lines = linesOf(folder);
  });

  it('holds every check', () => {
    expect(played.summary.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(played.ok).toBe(true);
  });

  it('is counted by Insight as the world saw it', () => {
    const { host } = played.stage;
    const request = JSON.stringify({ days: null, cadence: null, who: 'all' });
    const result = host.run('sidebarInsight', [request], { via: 'sidebar' });
    const answer = JSON.parse(String(result.value)) as Answer<ResultOf<'sidebarInsight'>>;
    if (!answer.ok) throw new Error(answer.words);
    const rows = answer.value.tables.find(({ id }) => id === 'steps')?.rows ?? [];
    const mails = rows.filter(({ name }) => name.endsWith('Email'));
    expect(
      Object.fromEntries(
        mails.map(({ group, name, count, answered }) => [`${group} · ${name.split(' ')[0]}`, `${answered}/${count}`]),
      ),
    ).toEqual(mailsByStep(played.events, host.clock.now()));
    expect(mails.length).toBeGreaterThan(3);
  });

  it.each([
    'enroll',
    'sent',
    'draft',
    'by-hand',
    'task',
    'reply',
    'auto-reply',
    'exit',
    'pause',
    'edit',
    'fault',
    'kill',
    'tick',
  ])('shows %s', (kind) => {
    expect(lines.filter((line) => line.kind === kind).length).toBeGreaterThan(0);
  });

  it('writes events in order of time, of known kinds', () => {
    const instants = lines.map(({ at }) => at);
    expect(instants).toEqual([...instants].sort());
    expect(lines.filter(({ kind }) => !(eventKinds as readonly string[]).includes(kind))).toEqual([]);
  });

  it('names prospect, enrollment, step, touch, channel, cadence and Message-ID of every mail of the product', () => {
    const wanted = [
      'prospect',
      'enrollment',
      'step',
      'touch',
      'channel',
      'cadence',
      'office',
      'messageId',
      'to',
      'owner',
      'file',
    ];
    const sent = lines.filter(({ kind }) => kind === 'sent');
    expect(sent.flatMap((line) => wanted.filter((name) => !(name in line)).map((name) => `${line.at} ${name}`))).toEqual([]);
  });

  it('has one file for every mail, and one line for every file', () => {
    const files = [...emls(folder, 'mails'), ...emls(folder, 'hand')].sort();
    const named = lines.flatMap(({ file }) => (file === undefined ? [] : [String(file)])).sort();
    expect(named).toEqual(files);
    expect(emls(folder, 'mails').length).toBe(lines.filter(({ kind }) => kind === 'sent').length);
    expect(emls(folder, 'hand').length).toBe(lines.filter(({ kind }) => kind === 'by-hand').length);
  });

  it('writes every mail so that two parsers that know nothing of each other read the same', async () => {
    const files = emls(folder, 'mails');
    for (const file of files) {
      const raw = readFileSync(join(folder, file));
      const one = await PostalMime.parse(raw);
      expect([file, readBy(one)]).toEqual([file, readByAnother(parse(raw.toString('latin1')))]);
      expect([file, one.to?.length, one.headers.filter(({ key }) => !ours.includes(key))]).toEqual([file, 1, []]);
    }
    expect(files.length).toBeGreaterThan(15);
  });

  it('addresses every mail to its own prospect', () => {
    const people = new Map(tableOf(join(folder, 'prospects.csv')).map((row) => [row.id, row]));
    const strange = lines
      .filter(({ kind }) => kind === 'sent')
      .filter(({ prospect, to, role }) => role === undefined && people.get(String(prospect))?.Email?.toLowerCase() !== to);
    expect(strange).toEqual([]);
  });

  it('answers with every follow-up to a mail of the same prospect that left before', () => {
    const left = lines.filter(({ kind }) => kind === 'sent' || kind === 'by-hand');
    const byId = new Map(left.map((line) => [line.messageId, line]));
    const answers = left.filter(({ kind, inReplyTo }) => kind === 'sent' && inReplyTo !== undefined);
    expect(answers.length).toBeGreaterThan(5);
    expect(answers.filter((line) => byId.get(line.inReplyTo)?.prospect !== line.prospect)).toEqual([]);
  });
});

describe('what is asked at the terminal', () => {
  it('has defaults, and takes numbers and folders', () => {
    expect(simulateOptions([])).toMatchObject({ prospects: 300, days: 90, seed: 7, faults: 0, edits: false });
    expect(simulateOptions(['--prospects', '20', '--days=9', '--seed', '3', '--out', 'x', '--faults', '0.5', '--edits'])).toEqual(
      {
        prospects: 20,
        days: 9,
        seed: 3,
        faults: 0.5,
        edits: true,
        out: 'x',
        bundle: undefined,
      },
    );
  });

  it.each([
    [['--prospects', '0']],
    [['--days', 'ten']],
    [['--seed', '1.5']],
    [['--faults', '2']],
    [['--out', '']],
    [['--edit']],
    [['here']],
  ])('refuses %j with the usage', (words) => {
    expect(() => simulateOptions(words)).toThrow(/npm run simulate --/);
  });
});
