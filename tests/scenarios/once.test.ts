import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOnce } from '../../local/once';
import type { OnceDocument } from '../../local/onceDocument';
import { builtBundle } from '../support/builtBundle';

jest.setTimeout(600_000);

const example = join(__dirname, '../../examples/prospects.csv');

const play = async (options: {
  bundleDir: string;
  data?: string;
  days?: number;
}): Promise<{ code: number; document: OnceDocument }> => {
  let text = '';
  const code = await runOnce({
    example,
    json: true,
    out: (part) => {
      text += part;
    },
    ...options,
  });
  return { code, document: JSON.parse(text) as OnceDocument };
};

describe('30 days of the example on the built bundle', () => {
  let code = -1;
  let document: OnceDocument;

  beforeAll(async () => {
    ({ code, document } = await play({ bundleDir: builtBundle() }));
  });

  it('holds every check and ends with 0', () => {
    expect(document.checks.filter((check) => !check.ok)).toEqual([]);
    expect(code).toBe(0);
  });

  it.each([
    'Outbound 21-Day',
    'Outbound 14-Touch',
    'Post-First-Contact Follow-Up',
    'Post-Demo Follow-Up',
    'Post-Proposal Follow-Up',
    'Re-Engagement',
    'Nurture 90-Day',
    'Nurture 6-Month',
    'Nurture Annual',
  ])('sends a mail of %s', (cadence) => {
    expect(document.mails.filter((mail) => mail.cadence === cadence).length).toBeGreaterThan(0);
  });

  it.each([
    ['Unsubscribed', 'sujan.shrestha@himalinnovate.example', ''],
    ['Unsubscribed', 'mateo.silva@rioplata.example', ''],
    ['Closed-Won', 'michael.oconnor@emeraldfeed.example', ''],
    ['Closed-Lost', 'ahmed.hassan@nilepack.example', 'Nurture 6-Month'],
    ['Bounced', 'grace.okafor@lagoonlogistics.example', ''],
    ['Wrong Person', 'dara.hosseini@zagroscarpets.example', ''],
    ['Not Interested', 'valentina.rojas@andesagua.example', ''],
    ['Meeting Booked', 'emily.tran@harbourlights.example', 'Post-Demo Follow-Up'],
    ['Timeline Pushed 3x', 'claire.dubois@loirevins.example', 'Nurture 6-Month'],
    ['Ghosted', 'freya.jensen@nordlysdesign.example', ''],
    ['Unresponsive', 'omar.farouk@redseafreight.example', 'Nurture Annual'],
    ['No Response', 'liam.murphy@corkcheese.example', 'Nurture 6-Month'],
    ['No Response', 'ana.ribeiro@quintaazul.example', 'Nurture 6-Month'],
    ['Completed', 'elena.popescu@carpatwood.example', 'Nurture 6-Month'],
    ['Completed', 'ingrid.dahl@fjordkraft.example', ''],
    ['Advanced', 'david.kim@hanriversoft.example', 'Post-Proposal Follow-Up'],
  ])('ends with %s for %s', (what, who, entered) => {
    expect(document.exits.filter((exit) => exit.who === who).map((exit) => [exit.what, exit.entered])).toContainEqual([
      what,
      entered,
    ]);
  });

  it.each([
    ['Grace Okafor', 'right address'],
    ['Dara Hosseini', 'right one'],
    ['Ruth Cohen', 'right one'],
    ['Omar Farouk', 'check that the address is right'],
    ['Olu Adeyemi', 'opened your mail'],
    ['Isabelle Laurent', 'chloe.petit@atelierlaurent.example'],
    ['Isabelle Laurent', 'paul.morel@atelierlaurent.example'],
    ['Tom Becker', 'one executive to another'],
  ])('leaves a task about %s', (person, words) => {
    const tasks = document.work.filter((task) => task.Person === person).map((task) => task['What to do']);
    expect(tasks).toContainEqual(expect.stringContaining(words));
  });

  it.each([
    ['Replied', 'lukas.brandt@nordwerk.example'],
    ['Out of Office', 'priya.nair@tidewatertextiles.example'],
    ['Out of Office', 'amina.diallo@baobabsolar.example'],
    ['Meeting Set', 'nora.virtanen@suomisauna.example'],
    ['Paused', 'hine.tuuta@chathamcatch.example'],
    ['Held', 'nina.horvat@adriaboats.example'],
  ])('pauses with %s for %s', (what, who) => {
    expect(document.pauses.filter((pause) => pause.who === who).map((pause) => pause.what)).toContain(what);
  });

  it.each([
    ['duarte.pinto@oestevinhos.example', 'zone'],
    ['bad.header@trickster.example', 'address'],
    ['no-at-sign.example', 'address'],
    ['Petra Weiss', 'address'],
    ['ana.ribeiro@quintaazul.example', 'row'],
    ['blocked@donotwrite.example', 'Do Not Contact'],
    ['kofi.mensah@goldcoastcocoa.example', 'unsubscribe'],
  ])('refuses %s with a word about its %s', (who, word) => {
    const words = document.enrolments
      .flatMap((wave) => wave.refused.filter((each) => each.who === who).map((each) => each.words))
      .join(' ');
    expect(words.toLowerCase()).toContain(word.toLowerCase());
  });

  it('answers with every follow-up to a Message-ID that the mailbox held', () => {
    const held = new Set(document.mails.map((mail) => mail.messageId));
    const followUps = document.mails.filter((mail) => mail.inReplyTo !== '');
    expect(followUps.length).toBeGreaterThan(40);
    expect(followUps.filter((mail) => !held.has(mail.inReplyTo))).toEqual([]);
  });

  it('writes no hostile cell into a header, and shows it as text', () => {
    expect(document.mails.filter((mail) => /victims\.example/.test(mail.raw))).toEqual([]);
    const row = document.sheet.rows.find((each) => each.cells['E-mail'] === 'formula@sneakysheets.example');
    expect(row?.cells['First name']).toBe('=HYPERLINK("http://sneaky.example","Click me")');
  });

  it('leaves a row alone that nobody enrolled', () => {
    const row = document.sheet.rows.find((each) => each.cells['E-mail'] === 'later.list@example.net');
    expect(['Sequence Name', 'Status', 'Next Contact Due', 'Exit Status'].map((heading) => row?.cells[heading])).toEqual([
      '',
      '',
      '',
      '',
    ]);
  });
});

describe('a bundle whose NEXT_TOUCH was swapped', () => {
  let folder = '';
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows what it answers, so nothing else computes the dates', async () => {
    folder = mkdtempSync(join(tmpdir(), 'next-touch-'));
    cpSync(builtBundle(), folder, { recursive: true });
    const file = join(folder, 'Code.js');
    const code = readFileSync(file, 'utf8');
    const answer = 'Array.isArray(sequence) ? sequence.map((row) => [row[0] === "" ? "" : "X"]) : "X"';
    const swapped = code.replace(/(function NEXT_TOUCH\([^)]*\) \{\n)[^\n]*\n/, `$1  return ${answer};\n`);
    expect(swapped).not.toBe(code);
    writeFileSync(file, swapped);
    const data = join(folder, 'people.csv');
    writeFileSync(data, 'Email,First Name,Company\numa@oak.example,Uma,Oak\nivo@elm.example,Ivo,Elm\n');
    const { document } = await play({ bundleDir: folder, data, days: 1 });
    expect(document.sheet.headings).not.toContain('Next Contact Due');
    expect(document.sheet.rows.map((row) => [row.cells.Email, row.cells.X])).toEqual([
      ['uma@oak.example', 'X'],
      ['ivo@elm.example', 'X'],
    ]);
  });
});
