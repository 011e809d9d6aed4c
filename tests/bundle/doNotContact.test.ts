import { callSidebar } from '../../local/onceStage';
import type {
  EraseConfirmed,
  ErasePreview,
  EraseReport,
  ListExport,
  ListPreview,
  ListReport,
} from '../../src/app/sidebarContract';
import { newTeam, rep, type Team } from '../support/team';

const other = 'other@northbridge.example';
const headings = [
  'Email',
  'First Name',
  'Last Name',
  'Company',
  'Deal Size',
  'Time Zone',
  'Owner',
  'Notes',
  'Phone',
  'Stakeholder Roles',
  'Outcome',
  'Birthday',
];
const person = (email: string, first: string, last: string, deal: string, more: Readonly<Record<string, string>> = {}) =>
  headings.map((heading) => {
    const cells: Record<string, string> = {
      Email: email,
      'First Name': first,
      'Last Name': last,
      Company: `${last} Ltd`,
      'Deal Size': deal,
      'Time Zone': 'Europe/Berlin',
    };
    return more[heading] ?? cells[heading] ?? '';
  });

const ana = 'ana@quinta.example';
const bela = 'bela@duna.example';
const cleo = 'cleo@marsh.example';
const dara = 'dara@else.example';
const people = [
  headings,
  person(ana, 'Ana', 'Prieto', '8000', { Notes: 'plays the cello', Phone: '+49 30 123', Birthday: 'in May' }),
  person(bela, 'Béla', 'Duna', '90000', { Phone: '+36 1 555' }),
  person(cleo, 'Cleo', 'Marsh', '8000', { Notes: `met by ${ana}`, 'Stakeholder Roles': `CFO <${ana}>, IT <it@marsh.example>` }),
  person(dara, 'Dara', 'Else', '90000', { Owner: other }),
];

const tuesday = Date.UTC(2026, 2, 3, 7, 10);
const mailsTo = (team: Team, who: string) => team.sent().filter(({ to }) => to[0]?.address === who);
const list = (team: Team) => team.rows('Do Not Contact');
const block = (team: Team, entry: string): void => {
  team.host.typeInto('Do Not Contact', `A${team.host.display('Do Not Contact').length + 1}`, entry);
};
const rowOf = (team: Team, who: string): number => team.host.display('Prospects').findIndex(([first]) => first === who) + 1;

function erase(team: Team, who: string): EraseReport & { preview: ErasePreview } {
  const row = rowOf(team, who);
  team.host.select('Prospects', [`A${row}`]);
  const preview = callSidebar<ErasePreview>(team.host, 'sidebarErasePreview', { address: '' });
  const { rows, address, print } = preview;
  const report = callSidebar<EraseReport>(team.host, 'sidebarErase', { rows, address, print } satisfies EraseConfirmed);
  return { ...report, preview };
}

/** Every place of the file that holds one of some texts: cells, formulas and notes of all sheets. */
function found(team: Team, ...texts: string[]): string[] {
  const places: string[] = [];
  for (const { name } of team.host.sheets()) {
    const grids = [team.host.values(name), team.host.formulas(name), team.host.display(name)];
    for (const grid of grids)
      grid.forEach((cells, row) => {
        cells.forEach((cell, column) => {
          const hit = texts.find((text) => String(cell).toLowerCase().includes(text.toLowerCase()));
          if (hit !== undefined) places.push(`${name} R${row + 1}C${column + 1}: ${hit}`);
        });
      });
  }
  return [...new Set(places)];
}

const states = (team: Team): string[] =>
  team
    .rows('Log')
    .filter(({ Key }) => Key !== '')
    .map(({ Key, State }) => `${Key} ${State}`);

describe('Do Not Contact in the built bundle', () => {
  let team: Team;
  let fresh = '';
  beforeAll(async () => {
    team = await newTeam(people, { users: [other], executionsPerRealm: 400 });
    fresh = team.host.remember();
  });
  beforeEach(() => team.host.recall(fresh));
  afterAll(() => team.host.close());

  it.each<[what: string, entry: string]>([
    ['the address in capitals with a tag', 'Ana+News@QUINTA.example'],
    ['the domain as a link', 'https://www.quinta.example/'],
  ])('ends a cadence when %s is listed, and nothing goes out after it', (_what, entry) => {
    team.enroll('outbound', '2026-03-02', [ana, bela]);
    team.host.clock.runTo(tuesday);
    expect(mailsTo(team, ana)).toHaveLength(1);
    block(team, entry);
    team.hours(49);
    expect(mailsTo(team, ana)).toHaveLength(1);
    expect([team.shown(ana, 'Status'), team.shown(ana, 'Tags')]).toEqual(['Unsubscribed', 'Do Not Contact']);
    expect(list(team)).toHaveLength(1);
  });

  it('takes the draft of a listed person back, and the tasks of a row that had left before', () => {
    team.enroll('outbound', '2026-03-02', [bela, ana]);
    team.host.clock.runTo(tuesday);
    expect(team.host.mail.drafts(rep).map(({ to }) => to[0]?.address)).toEqual([bela]);
    expect(
      team
        .rows('Work')
        .filter((row) => row.Person === 'Béla Duna')
        .map((row) => row.Channel),
    ).toEqual(['email', 'linkedin']);
    block(team, 'duna.example');
    team.hours(1);
    expect([team.host.mail.drafts(rep), team.shown(bela, 'Status')]).toEqual([[], 'Unsubscribed']);
    expect(team.rows('Work').some((row) => row.Person === 'Béla Duna')).toBe(false);

    team.type(ana, 'Outcome', 'Not Interested');
    team.hours(1);
    expect(team.rows('Work').some((row) => row.Person === 'Ana Prieto')).toBe(true);
    block(team, ana);
    team.hours(1);
    expect(team.rows('Work').some((row) => row.Person === 'Ana Prieto')).toBe(false);
  });

  it.each<[what: string, entry: (hash: string) => string, sent: number]>([
    ['their address', () => ana, 0],
    ['their domain', () => 'quinta.example', 0],
    ['a line that nobody can read', () => 'no idea', 0],
    ['a hash of a key that is not here', (hash) => hash.replace(/:[0-9a-f]{16}:/, ':0123456789abcdef:'), 0],
    ['somebody else', () => 'zoe@firm.example', 1],
  ])('asks again right before the send: %s is listed meanwhile', (_what, entry, sent) => {
    erase(team, dara);
    const hash = list(team)[0]?.['Address or Domain'] ?? '';
    team.enroll('outbound', '2026-03-02', [ana]);
    team.host.clock.moveTo(tuesday);
    let listed = false;
    team.host.setFaults({
      failCall: ({ method }) => {
        if (method === 'Gmail.Users.Drafts.create' && !listed) {
          listed = true;
          block(team, entry(hash));
        }
        return null;
      },
    });
    team.tick();
    team.host.setFaults({});
    expect(listed).toBe(true);
    expect(mailsTo(team, ana)).toHaveLength(sent);
    expect(team.host.mail.drafts(rep)).toEqual([]);
  });

  it('lists whoever opts out under every address that asked', () => {
    team.enroll('outbound', '2026-03-02', [ana]);
    team.host.clock.runTo(tuesday);
    const [first] = mailsTo(team, ana);
    team.host.mail.replyAs(rep, {
      messageId: first!.id,
      from: 'Ana Prieto <a.prieto@personal.example>',
      text: 'Please remove me from your list.',
    });
    team.hours(1);
    expect(team.shown(ana, 'Status')).toBe('Unsubscribed');
    expect(
      list(team)
        .map((row) => row['Address or Domain'])
        .sort(),
    ).toEqual(['a.prieto@personal.example', ana]);
  });

  it('leaves a listed person of the account out, and says so at enrolling', () => {
    const at = team.host.display('Templates').length + 1;
    team.host.pasteInto('Templates', `A${at}`, [
      ['outbound 1 email', 'email', 'For the CFO', 'Hello', 'CFO', ''],
      ['outbound 1 email', 'email', 'For IT', 'Hello', 'IT', ''],
    ]);
    const [cfo, it] = ['cfo@marsh.example', 'it@marsh.example'];
    team.type(cleo, 'Stakeholder Roles', `CFO <${cfo}>, IT <${it}>`);
    const ready = team.host.remember();
    const got = () => [cfo, it].map((who) => mailsTo(team, who).length);
    const tuesdayAfter = Date.UTC(2026, 2, 10, 7, 10);
    const tickAt = (instant: number): void => {
      team.host.clock.moveTo(instant);
      team.tick();
    };
    team.enroll('outbound', '2026-03-02', [cleo]);
    team.host.clock.runTo(tuesday);
    team.hours(1);
    block(team, cfo);
    for (const day of [2, 7, 8]) tickAt(tuesday + day * 86_400_000);
    expect(got()).toEqual([0, 1]);
    expect(
      team
        .rows('Log')
        .filter(({ What }) => What === 'Stakeholder')
        .map(({ Words }) => Words),
    ).toEqual([`Their CFO, ${cfo}, is on the Do Not Contact sheet and gets nothing.`]);

    team.host.recall(ready);
    block(team, cfo);
    const row = rowOf(team, cleo);
    const preview = callSidebar<{ rows: { findings: { code: string; level: string; words: string }[] }[] }>(
      team.host,
      'sidebarEnrollPreview',
      { ranges: [{ first: row, last: row }], cadence: 'outbound', anchor: '2026-03-02', includeHidden: true },
    );
    expect(preview.rows[0]?.findings.find(({ code }) => code === 'stakeholder')).toEqual({
      code: 'stakeholder',
      level: 'warning',
      words: `Their CFO, ${cfo}, is on the Do Not Contact sheet and gets nothing.`,
    });
    team.enroll('outbound', '2026-03-02', [cleo]);
    team.host.clock.runTo(tuesday);
    for (const instant of [tuesday + 3_600_000, tuesday + 2 * 86_400_000, tuesdayAfter, tuesdayAfter + 86_400_000])
      tickAt(instant);
    expect(got()).toEqual([0, 1]);
  });

  it('takes nobody off the list and brings nobody back by itself', () => {
    team.enroll('outbound', '2026-03-02', [ana]);
    block(team, ana);
    team.hours(1);
    expect(team.shown(ana, 'Status')).toBe('Unsubscribed');
    team.host.deleteRows('Do Not Contact', 2);
    team.hours(24);
    expect([list(team), team.shown(ana, 'Status'), team.sent()]).toEqual([[], 'Unsubscribed', []]);
    expect(team.enroll('outbound', '2026-03-09', [ana]).refused[0]?.words).toMatch(
      /They unsubscribed.*take them off the Do Not Contact sheet by hand, delete this row/,
    );
    team.host.deleteRows('Prospects', rowOf(team, ana));
    team.host.pasteInto('Prospects', `A${team.host.display('Prospects').length + 1}`, [person(ana, 'Ana', 'Prieto', '8000')]);
    team.hours(1);
    expect(team.enroll('outbound', '2026-03-09', [ana]).refused).toEqual([]);
  });

  it('is asked before a row is resumed, and before a risen number of opens becomes a call', () => {
    team.enroll('outbound', '2026-03-02', [ana]);
    team.host.clock.runTo(tuesday);
    team.type(ana, 'Status', 'Paused');
    const id = team.shown(ana, 'Prospect ID');
    block(team, 'quinta.example');
    expect(() => callSidebar(team.host, 'sidebarResume', { prospectId: id })).toThrow(
      /lists their domain \(quinta.example\): nothing goes to them/,
    );
    team.type(ana, 'Status', 'Active');
    team.type(ana, 'Opens', '3');
    expect(team.rows('Work').filter((row) => row.Channel === 'call')).toEqual([]);
    team.hours(1);
    expect([team.shown(ana, 'Status'), team.rows('Work')]).toEqual(['Unsubscribed', []]);
  });

  describe('erasing', () => {
    it('leaves nothing of them in the file but a hash, and the journal as it was', () => {
      team.enroll('outbound', '2026-03-02', [ana, cleo]);
      team.host.clock.runTo(tuesday);
      const [first] = mailsTo(team, ana);
      team.host.mail.replyAs(rep, { messageId: first!.id, text: 'Talk to Cleo, my cello teacher says hello.' });
      team.hours(2);
      expect(team.shown(ana, 'Status')).toBe('Replied');
      const row = rowOf(team, ana);
      const journal = states(team);
      const before = team.host.display('Prospects').length;

      const { preview, done, stays } = erase(team, ana);
      expect(preview.people).toEqual([{ name: 'Ana Prieto', addresses: [ana], rows: [row] }]);
      expect(preview.warnings).toEqual([]);
      expect(preview.goes[0]).toBe(`Row ${row} of Prospects: every cell and note, your own columns too.`);
      expect(preview.stays.join(' ')).toMatch(
        /keyed hash.*also named in Prospects H4: look there yourself.*searching Gmail for \{from:ana@quinta.example to:ana@quinta.example\}.*version history/,
      );
      expect(done.join(' ')).toMatch(/1 row emptied\. \d+ lines of the Log emptied.*1 hash kept/);
      expect(stays.join(' ')).toContain('Prospects H4');

      expect(found(team, ana, 'Ana Prieto', 'cello', '+49 30 123', 'in May', first!.subject.slice(0, 20))).toEqual([
        `Prospects R4C8: ${ana}`,
      ]);
      expect(team.shown(cleo, 'Stakeholder Roles')).toBe('CFO, IT <it@marsh.example>');
      expect(states(team)).toEqual(journal);
      expect(team.host.display('Prospects')).toHaveLength(before);
      const cells = Object.fromEntries(
        team.host.display('Prospects')[0]!.map((heading, index) => [heading, team.host.display('Prospects')[row - 1]?.[index]]),
      );
      expect(
        Object.entries(cells)
          .filter(([, text]) => text !== '')
          .map(([heading]) => heading)
          .sort(),
      ).toEqual(['Exit Reason', 'Prospect ID', 'Status', 'Tags'].sort());
      expect(list(team)).toEqual([
        {
          'Address or Domain': expect.stringMatching(/^hmac:[0-9a-f]{16}:[0-9a-f]{64}$/),
          Since: '2026-03-03',
          Reason: 'Erased at their request',
          Source: 'Next Touch, 2026-03-03',
        },
      ]);

      // The others go on, and the erased stay silent when somebody brings them back.
      team.hours(48);
      expect(mailsTo(team, cleo).length).toBeGreaterThan(1);
      expect(mailsTo(team, ana)).toHaveLength(1);
      expect(found(team, ana, 'Ana Prieto', 'cello')).toEqual([`Prospects R4C8: ${ana}`]);
      expect([list(team).length, team.host.display('Prospects')[row - 1]?.[0]]).toEqual([1, '']);
      const last = team.host.display('Prospects').length + 1;
      team.host.pasteInto('Prospects', `A${last}`, [person('ANA+new@quinta.example', 'Ana', 'Prieto', '8000')]);
      expect(team.enroll('outbound', '2026-03-09', ['ANA+new@quinta.example']).refused[0]?.words).toBe(
        'The Do Not Contact sheet lists this address (kept as a hash since they were erased).',
      );
    });

    it('works for the other rows of the same person, and by address for one without a row', () => {
      const last = team.host.display('Prospects').length + 1;
      team.host.pasteInto('Prospects', `A${last}`, [person('Ana+old@quinta.example', 'Ana', 'P.', '1')]);
      const both = erase(team, ana);
      expect(both.preview.people).toEqual([{ name: 'Ana Prieto', addresses: [ana], rows: [2, last] }]);
      expect(found(team, 'quinta.example').filter((place) => !place.startsWith('Prospects R4'))).toEqual([]);

      const preview = callSidebar<ErasePreview>(team.host, 'sidebarErasePreview', { address: ' Zoe <zoe@gone.example> ' });
      expect(preview).toMatchObject({ people: [{ name: '', addresses: ['zoe@gone.example'], rows: [] }], rows: [] });
      callSidebar(team.host, 'sidebarErase', { rows: [], address: preview.address, print: preview.print });
      expect(list(team)).toHaveLength(2);
      expect(found(team, 'zoe@gone')).toEqual([]);
    });

    it('stopped at any call, it is on the list before anything is gone, and can be done again', () => {
      team.enroll('outbound', '2026-03-02', [ana, bela]);
      team.host.clock.runTo(tuesday);
      const ready = team.host.remember();
      const tryAt = (who: string, faults: Parameters<typeof team.host.setFaults>[0]) => {
        team.host.recall(ready);
        team.host.select('Prospects', [`A${rowOf(team, who)}`]);
        const { rows, address, print } = callSidebar<ErasePreview>(team.host, 'sidebarErasePreview', { address: '' });
        team.host.setFaults(faults);
        const run = team.host.run('sidebarErase', [JSON.stringify({ rows, address, print })], { via: 'sidebar' });
        team.host.setFaults({});
        return run.callList.length;
      };
      const wrong: string[] = [];
      const calls = tryAt(bela, {});
      expect(calls).toBeGreaterThan(30);
      for (let at = 1; at <= calls; at += 5) {
        const keepWrites = at % 2 === 0 ? 'all' : 0;
        tryAt(bela, { killAtCall: at, keepWrites });
        // A lock that a stopped execution held is free again after six minutes.
        team.host.clock.moveTo(tuesday + 7 * 60_000);
        const isListed = list(team).length === 1;
        const isWhole = rowOf(team, bela) > 0;
        if (!isListed && !isWhole) wrong.push(`${at}: the row was emptied before they were listed`);
        const again = isWhole ? erase(team, bela).done : [];
        const left = found(team, bela, 'Béla', '+36 1 555');
        const lines = list(team).length;
        const keys = team.rows('System').filter(({ Name }) => Name?.startsWith('Do Not Contact Key')).length;
        if (left.length > 0 || lines !== 1 || keys !== 1)
          wrong.push(`${at} ${keepWrites}: ${left.join(', ')}; ${lines} lines, ${keys} keys; ${again.join(' ')}`);
        if (team.host.mail.drafts(rep).length > 0) wrong.push(`${at}: the draft is still there`);
      }
      expect(wrong).toEqual([]);
    });

    it('ends what a run that died had begun: no mail goes out later, no draft stays, and the journal moves on', () => {
      team.enroll('outbound', '2026-03-02', [ana, bela]);
      team.host.clock.moveTo(tuesday);
      const ready = team.host.remember();
      const methods = team.tick().callList.map(({ method }) => method);
      const first = methods.indexOf('Gmail.Users.Drafts.create');
      const last = methods.lastIndexOf('Gmail.Users.Drafts.send') + 3;
      const wrong: string[] = [];
      for (let at = first; at <= last; at += 3) {
        team.host.recall(ready);
        team.host.setFaults({ killAtCall: at + 1, keepWrites: 'all' });
        team.tick();
        team.host.setFaults({});
        team.host.clock.moveTo(tuesday + 7 * 60_000);
        const before = team.sent().length;
        for (const who of [ana, bela]) erase(team, who);
        team.hours(3);
        const left = found(team, ana, bela, 'Prieto', 'Béla');
        const drafts = team.host.mail.drafts(rep).length;
        if (team.sent().length !== before || drafts > 0 || left.length > 1)
          wrong.push(`${at} ${methods[at]}: ${before} → ${team.sent().length} mails, ${drafts} drafts, ${left.join(', ')}`);
        const pointer = Number(team.rows('System').find(({ Name }) => Name === 'Journal Row')?.Value ?? 0);
        if (pointer !== team.host.display('Log').length + 1)
          wrong.push(`${at}: the journal waits at row ${pointer} of ${team.host.display('Log').length}`);
      }
      expect(wrong).toEqual([]);
    });

    it('removes drafts: one’s own at once, a colleague’s by their own next run', () => {
      team.enroll('outbound', '2026-03-02', [bela, dara]);
      team.host.setActor(other);
      callSidebar(team.host, 'sidebarSending', { who: 'me', on: true });
      team.host.setActor(rep);
      team.host.clock.runTo(tuesday);
      expect(
        [team.host.mail.drafts(rep), team.host.mail.drafts(other)].map((drafts) => drafts.map(({ to }) => to[0]?.address)),
      ).toEqual([[bela], [dara]]);
      expect(erase(team, bela).preview.goes).toContain('1 draft to them in your mailbox.');
      expect(team.host.mail.drafts(rep)).toEqual([]);
      expect(erase(team, dara).preview.goes).toContain(
        `1 draft to them in the mailbox of ${other}, by that mailbox's next hourly run.`,
      );
      expect(team.host.mail.drafts(other)).toHaveLength(1);
      expect(found(team, bela, dara, 'Béla', 'Dara')).toEqual([]);
      team.host.setFaults({
        failCall: ({ method }) => (method === 'Gmail.Users.Drafts.remove' ? { message: 'Backend Error' } : null),
      });
      team.hours(1);
      team.host.setFaults({});
      expect(team.host.mail.drafts(other)).toHaveLength(1);
      team.hours(1);
      expect(team.host.mail.drafts(other)).toEqual([]);
      expect(found(team, 'draftId')).toEqual([]);
      team.hours(2);
      expect(found(team, bela, dara)).toEqual([]);
    });

    it('a draft that cannot be reached is told, and goes when it can be', () => {
      team.enroll('outbound', '2026-03-02', [bela]);
      team.host.clock.runTo(tuesday);
      team.host.traits.refusedScopes = ['gmail.readonly', 'gmail.compose'];
      const { done } = erase(team, bela);
      team.host.traits.refusedScopes = [];
      expect(done).toContain('1 draft still in your mailbox, which could not be reached: delete by hand.');
      team.hours(1);
      expect(team.host.mail.drafts(rep)).toEqual([]);
    });

    it('turns a plain line of the list into the hash, once', () => {
      block(team, 'ANA@quinta.example');
      block(team, ana);
      block(team, 'quinta.example');
      team.host.typeInto('Do Not Contact', 'D4', `told by ${ana}`);
      erase(team, ana);
      expect(list(team).map((row) => [row['Address or Domain']?.slice(0, 5), row.Source])).toEqual([
        ['hmac:', 'Next Touch, 2026-03-02'],
        ['quint', 'told by (erased)'],
      ]);
      erase(team, cleo);
      expect(list(team)).toHaveLength(3);
      expect(team.rows('System').filter(({ Name }) => Name?.startsWith('Do Not Contact Key'))).toHaveLength(1);
    });

    it.each<[what: string, change: () => void, words: RegExp]>([
      [
        'the row was sorted away',
        () => team.host.sort('Prospects', 1, { descending: true }),
        /has changed since it was shown. Nothing was erased/,
      ],
      ['the address was changed', () => team.type(ana, 'Email', 'anna@quinta.example'), /has changed since it was shown/],
    ])('writes nothing where %s since it was shown', (_what, change, words) => {
      team.host.select('Prospects', ['A2']);
      const { rows, address, print } = callSidebar<ErasePreview>(team.host, 'sidebarErasePreview', { address: '' });
      change();
      expect(() => callSidebar(team.host, 'sidebarErase', { rows, address, print })).toThrow(words);
      expect([list(team), found(team, 'plays the cello').length > 0]).toEqual([[], true]);
    });

    it.each<[what: string, select: [string, string], words: RegExp]>([
      ['another sheet', ['Work', 'A2'], /Select the person's row on the sheet "Prospects" first/],
    ])('is refused on %s', (_what, [sheet, range], words) => {
      team.host.select(sheet, [range]);
      expect(() => callSidebar(team.host, 'sidebarErasePreview', { address: '' })).toThrow(words);
      expect(() => callSidebar(team.host, 'sidebarErasePreview', { address: 'nobody' })).toThrow(/no email address/);
    });

    it('finds nobody in empty rows', () => {
      team.host.select('Prospects', ['A40:A60']);
      expect(callSidebar<ErasePreview>(team.host, 'sidebarErasePreview', { address: '' })).toMatchObject({
        people: [],
        warnings: ['There is nobody in the selected rows. Select the rows of the people to be erased.'],
      });
    });
  });

  describe('the key', () => {
    const keyRow = (): number => team.host.display('System').findIndex(([name]) => name?.startsWith('Do Not Contact Key')) + 1;

    it.each<[what: string, damage: () => void]>([
      ['deleted', () => team.host.deleteRows('System', keyRow())],
      ['emptied', () => team.host.clearCells('System', `B${keyRow()}`)],
      ['replaced', () => team.host.typeInto('System', `B${keyRow()}`, `k${'0'.repeat(63)}`)],
      [
        'changed by a letter',
        () =>
          team.host.typeInto(
            'System',
            `B${keyRow()}`,
            team.host.display('System')[keyRow() - 1]![1]!.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')),
          ),
      ],
    ])('%s stops all sending and says so, until the export puts it back', (_what, damage) => {
      erase(team, dara);
      const { text } = callSidebar<ListExport>(team.host, 'sidebarListExport', {});
      team.enroll('outbound', '2026-03-02', [ana, bela]);
      damage();
      team.host.clock.runTo(tuesday);
      expect([team.sent(), team.host.mail.drafts(rep), team.rows('Work')]).toEqual([[], [], []]);
      const { missing } = callSidebar<{ sending: { missing: string[] } }>(team.host, 'sidebarOverview', { who: 'me' }).sending;
      expect(missing.join(' ')).toMatch(
        /Do Not Contact row 2.*this hash of erased people cannot be compared with anybody.*import an export/,
      );
      expect(found(team, 'cannot be compared with anybody').some((place) => place.startsWith('System'))).toBe(true);
      expect(team.enroll('outbound', '2026-03-02', [cleo]).refused[0]?.words).toMatch(
        /Nobody can be compared with the Do Not Contact sheet now/,
      );

      const preview = callSidebar<ListPreview>(team.host, 'sidebarListPreview', { text });
      expect(preview).toMatchObject({ added: 0, keys: 1, unreadCount: 0 });
      expect(callSidebar<ListReport>(team.host, 'sidebarListImport', { text }).words).toMatch(/1 key put back/);
      team.hours(1);
      expect([mailsTo(team, ana).length, team.host.mail.drafts(rep).length]).toEqual([1, 1]);
    });

    it('travels with a copy, and a System sheet made anew has to be given it back', () => {
      const setUpAgain = () => {
        const choice = { sheet: 'Prospects', set: 'full', columns: {} };
        const { print } = callSidebar<{ print: string }>(team.host, 'sidebarSurvey', choice);
        callSidebar(team.host, 'sidebarSetUp', { ...choice, print });
      };
      erase(team, ana);
      const { text } = callSidebar<ListExport>(team.host, 'sidebarListExport', {});
      team.host.pasteInto('Prospects', 'A6', [person(ana, 'Ana', 'Prieto', '8000')]);
      const stamp = team.host.display('System').findIndex(([name]) => name === 'Spreadsheet ID') + 1;
      team.host.typeInto('System', `B${stamp}`, 'the-original');
      setUpAgain();
      const words = () => team.enroll('outbound', '2026-03-02', [ana]).refused[0]?.words;
      expect(words()).toMatch(/lists this address \(kept as a hash/);

      team.host.deleteSheet('System');
      setUpAgain();
      expect(words()).toMatch(/Nobody can be compared with the Do Not Contact sheet now/);
      callSidebar(team.host, 'sidebarListImport', { text });
      expect(words()).toMatch(/lists this address \(kept as a hash/);
    });

    it('comes with an export into another file, where the hashes then hold', async () => {
      erase(team, ana);
      block(team, 'duna.example');
      const { text, entries } = callSidebar<ListExport>(team.host, 'sidebarListExport', {});
      expect(entries).toBe(2);
      const second = await newTeam(people, { executionsPerRealm: 400 });
      try {
        const withoutKey = text.replace(/^key:.*$/m, '');
        expect(callSidebar<ListPreview>(second.host, 'sidebarListPreview', { text: withoutKey })).toMatchObject({
          added: 1,
          unread: [{ words: expect.stringMatching(/made with a key that is neither in this sheet nor in this text/) }],
        });
        expect(callSidebar<ListReport>(second.host, 'sidebarListImport', { text }).added).toBe(2);
        expect(second.enroll('outbound', '2026-03-02', [ana, bela, cleo]).refused.map(({ words }) => words)).toEqual([
          'The Do Not Contact sheet lists this address (kept as a hash since they were erased).',
          'The Do Not Contact sheet lists everyone at duna.example.',
        ]);
        // A key of its own beside the imported one, and both hold.
        erase(second, cleo);
        expect(list(second)).toHaveLength(3);
        expect(callSidebar<ListExport>(second.host, 'sidebarListExport', {}).problems).toEqual([]);
      } finally {
        second.host.close();
      }
    });
  });

  it('imports, says what it would do before, and acts in the next run', () => {
    team.enroll('outbound', '2026-03-02', [ana, cleo]);
    erase(team, dara);
    const text = `Email;Reason\nANA@quinta.example;asked by phone\n${ana};again\n${dara};erased before\nnobody at all;\ngmail.com;\n=evil@firm.example;=1+1\n`;
    const preview = callSidebar<ListPreview>(team.host, 'sidebarListPreview', { text });
    expect(preview).toMatchObject({
      added: 2,
      already: 2,
      keys: 0,
      leaving: 1,
      unreadCount: 2,
      examples: ['ANA@quinta.example', '=evil@firm.example'],
    });
    expect(preview.unread.map(({ line }) => line)).toEqual([5, 6]);
    expect(list(team)).toHaveLength(1);
    const report = callSidebar<ListReport>(team.host, 'sidebarListImport', { text });
    expect(report).toEqual({ added: 2, leaving: 1, words: '2 lines added, 2 stood there already, 2 could not be read.' });
    expect(list(team).slice(1)).toEqual([
      {
        'Address or Domain': 'ANA@quinta.example',
        Since: '2026-03-02',
        Reason: 'asked by phone',
        Source: `Import by ${rep}, 2026-03-02`,
      },
      { 'Address or Domain': '=evil@firm.example', Since: '2026-03-02', Reason: '=1+1', Source: `Import by ${rep}, 2026-03-02` },
    ]);
    expect(callSidebar<ListReport>(team.host, 'sidebarListImport', { text }).added).toBe(0);
    team.host.clock.runTo(tuesday);
    expect([mailsTo(team, ana).length, mailsTo(team, cleo).length, team.shown(ana, 'Status')]).toEqual([0, 1, 'Unsubscribed']);
    expect(callSidebar<ListExport>(team.host, 'sidebarListExport', {}).text).toContain(
      "\r\n'=evil@firm.example,2026-03-02,'=1+1,",
    );
  });
});
