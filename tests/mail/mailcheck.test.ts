/** `npm run mailcheck`: one line of JSON for every mail of a folder, whatever the folder holds. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const script = join(__dirname, '../../scripts/mailcheck.mjs');
const folder = mkdtempSync(join(tmpdir(), 'mailcheck-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...words: string[]) => spawnSync(process.execPath, [script, ...words], { encoding: 'utf8', maxBuffer: 64_000_000 });

const head = 'From: Ana <ana@quinta.example>\nTo: rui@firm.example\nDate: Mon, 6 Jul 2026 09:00:00 +0200\nSubject: Re: x\n';
const encoded = (charset: string, bytes: number[]): Buffer =>
  Buffer.concat([
    Buffer.from(`${head}Content-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: 8bit\n\n`),
    Buffer.from(bytes),
  ]);

const files: Readonly<Record<string, string | Buffer>> = {
  'a reply.txt': 'Not for us, thanks.\r\n\r\nOn 06/07/2026 09:02, Rui wrote:\r\n> Hi\r\n',
  'absence.eml': `${head.replace('Re: x', 'Automatic reply: x')}Auto-Submitted: auto-replied\n\nI am back on 20 July.`,
  'base64.EML': `${head}Content-Transfer-Encoding: base64\nContent-Type: text/plain; charset=utf-8\n\nTm90IGZvciB1cy4=`,
  'bounce.eml':
    'From: MAILER-DAEMON@mx.example\nTo: rui@firm.example\nSubject: failure notice\n\n<ana@quinta.example>:\n550 5.1.1 no such user',
  'empty.eml': '',
  'empty.txt': '',
  'gb2312.eml': encoded('gb2312', [0xc4, 0xe3, 0xba, 0xc3]),
  'headers.txt': 'From: nobody\nSubject: Auto: x\nAuto-Submitted: auto-replied\n\nAll of this is text.',
  'huge.eml': `${head}\n${'Thanks a lot for this. '.repeat(230_000)}`,
  'iso-2022-jp.eml': encoded('iso-2022-jp', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x1b, 0x28, 0x42]),
  'koi8-r.eml': encoded('koi8-r', [0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]),
  'nothing known.eml': Buffer.from([0, 255, 254, 10, 13, 0, 61, 63, 61, 63]),
  'marked.eml': `\ufeff${head}\nNot for us.`,
  'old line ends.eml': `${head}\nNot for us.`.replace(/\n/g, '\r'),
  'our own line.txt': 'Thanks.\n\nIf you would rather not hear from me again, reply with "unsubscribe" and I\nwill stop.',
  'strange charset.eml': encoded('x-made-up', [0x4f, 0x6b]),
  'torn.eml': `${head}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nNot for us.`,
  'windows-1250.eml': encoded('windows-1250', [0x50, 0xf8, 0x69]),
  'left alone.md': 'no mail',
};

describe('mailcheck', () => {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, 'folder.eml'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'lost.eml'));
  writeFileSync(join(folder, 'locked.eml'), 'x');
  chmodSync(join(folder, 'locked.eml'), 0);
  const { stdout, status } = run(folder);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const of = (name: string) => lines.find(({ file }) => file === name);

  it('writes one line for each mail, sorted, and nothing else', () => {
    const names = Object.keys(files).filter((name) => name !== 'left alone.md');

    expect(lines.map(({ file }) => file)).toEqual([...names, 'locked.eml', 'lost.eml'].sort());
    expect(lines.map((line) => Object.keys(line).join())).toEqual(lines.map(() => 'file,kind,bounce,returnDate,text,why'));
    expect(status).toBe(0);
  });

  const table: readonly (readonly [file: string, what: Record<string, unknown>])[] = [
    ['a reply.txt', { kind: 'not-interested', bounce: null, returnDate: null, text: 'Not for us, thanks.' }],
    ['absence.eml', { kind: 'out-of-office', returnDate: '2026-07-20' }],
    ['base64.EML', { kind: 'not-interested', text: 'Not for us.' }],
    [
      'bounce.eml',
      { kind: 'bounce', bounce: { fault: 'recipient', status: '5.1.1', recipients: ['ana@quinta.example'] }, text: '' },
    ],
    ['empty.eml', { kind: 'reply', text: '' }],
    ['empty.txt', { kind: 'reply', text: '' }],
    ['gb2312.eml', { text: '你好' }],
    ['headers.txt', { kind: 'reply', text: expect.stringContaining('All of this is text.') }],
    ['huge.eml', { kind: 'reply' }],
    ['iso-2022-jp.eml', { text: '日' }],
    ['koi8-r.eml', { text: 'Привет' }],
    ['marked.eml', { text: 'Not for us.' }],
    ['nothing known.eml', { kind: 'reply' }],
    ['old line ends.eml', { text: 'Not for us.' }],
    ['our own line.txt', { text: 'Thanks.' }],
    ['strange charset.eml', { text: 'Ok' }],
    ['torn.eml', { text: 'Not for us.' }],
    ['windows-1250.eml', { text: 'Při' }],
    ['lost.eml', { kind: null, why: expect.stringContaining('could not be read') }],
  ];

  it.each(table)('%s', (file, what) => {
    expect(of(file)).toMatchObject(what);
  });

  it('says what it wants where it is not given it', () => {
    expect(run().stderr).toMatch(/^Usage: /);
    expect(run(join(folder, 'nowhere'))).toMatchObject({ status: 2, stdout: '' });
    expect(run('--what', folder)).toMatchObject({ status: 2, stdout: '' });
  });
});
