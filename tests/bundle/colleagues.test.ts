import type { MailView } from '../../local/hostTypes';
import { callSidebar } from '../../local/onceStage';
import { newTeam, rep, type Team } from '../support/team';

/** Two colleagues with a mailbox and an hourly run each, one sheet; and rows that say what they should not. */

const col = 'col@northbridge.example';
const people = [
  ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone', 'Owner', 'Outcome', 'Mode', 'Notes'],
  ['ana@quinta.example', 'Ana', 'Quinta', '8000', 'Europe/Berlin', rep, '', '', ''],
  ['bela@duna.example', 'Béla', 'Duna', '8000', 'Europe/Berlin', rep, '', 'Manual', ''],
  ['cleo@cielo.example', 'Cleo', 'Cielo', '8000', 'Europe/Berlin', col, '', '', ''],
  ['dara@delta.example', 'Dara', 'Delta', '8000', 'Europe/Berlin', col, '', '', ''],
];
const [ana, bela, cleo, dara] = people.slice(1).map(([email]) => email ?? '') as [string, string, string, string];

const at = (day: number, hour: number, minute = 10): number => Date.UTC(2026, 2, day, hour, minute);

describe('colleagues', () => {
  let team: Team;
  let start = '';

  beforeAll(async () => {
    team = await newTeam(people, { users: [col], executionsPerRealm: 200 });
    start = team.host.remember();
  }, 120_000);
  afterAll(() => team.host.close());
  beforeEach(() => {
    team.host.recall(start);
    team.host.setFaults({});
    team.host.traits.documentLock = 'works';
  });

  const tickAs = (who: string, instant: number): void => {
    team.host.clock.moveTo(instant);
    const run = team.host.run('onTick', [], { as: who, via: 'trigger' });
    if (run.error !== undefined) throw new Error(run.error.message);
  };
  const both = (instant: number): void => {
    tickAs(rep, instant);
    tickAs(col, instant + 5 * 60_000);
  };
  const sentBy = (user: string, to: string): MailView[] =>
    team.host.mail.messages(user).filter((mail) => mail.labels.includes('SENT') && mail.to[0]?.address === to);
  const counts = (to: string): [rep: number, col: number] => [sentBy(rep, to).length, sentBy(col, to).length];
  const status = (who: string): string => team.shown(who, 'Status');
  const needsYou = (who: string): string => team.shown(who, 'Needs You');
  const logged = (who: string, what: string): string[] =>
    team
      .rows('Log')
      .filter((line) => line.Email === who && line.What === what)
      .map((line) => line.Words ?? '');
  const rowOf = (who: string): number => team.host.display('Prospects').findIndex(([email]) => email === who) + 1;

  it.each([
    ['Won', 'Closed-Won', 'Outbound 21-Day'],
    ['Unsubscribed', 'Unsubscribed', 'Outbound 21-Day'],
    ['Lost', 'Active', 'Nurture 6-Month'],
  ])(
    "a draft that its Owner sends after a colleague's run ended the cadence (%s) brings nobody back",
    (outcome, end, sequence) => {
      team.enroll('outbound', '2026-03-02', [bela]);
      tickAs(rep, at(3, 7));
      const draft = team.host.mail.drafts(rep).find(({ to }) => to[0]?.address === bela);
      team.host.clock.moveTo(at(3, 7, 50));
      team.type(bela, 'Outcome', outcome);
      tickAs(col, at(3, 8));
      expect([status(bela), team.shown(bela, 'Sequence Name')]).toEqual([end, sequence]);
      team.host.clock.moveTo(at(3, 8, 30));
      team.host.mail.sendDraftByHand(rep, draft?.draftId ?? '');
      for (const day of [3, 4, 5, 10, 12, 17, 19]) both(at(day, 9));
      expect([status(bela), team.shown(bela, 'Sequence Name'), team.shown(bela, 'Sequence Step')]).toEqual([end, sequence, '']);
      expect([counts(bela), team.host.mail.drafts(rep).length]).toEqual([[1, 0], 0]);
    },
  );

  it("a draft that its Owner deletes after a colleague's run ended the cadence brings nobody back", () => {
    team.enroll('outbound', '2026-03-02', [bela]);
    tickAs(rep, at(3, 7));
    const draft = team.host.mail.drafts(rep).find(({ to }) => to[0]?.address === bela);
    team.host.clock.moveTo(at(3, 7, 50));
    team.type(bela, 'Outcome', 'Won');
    tickAs(col, at(3, 8));
    team.host.mail.deleteDraft(rep, draft?.draftId ?? '');
    for (const day of [3, 4, 5, 10]) both(at(day, 9));
    expect([status(bela), counts(bela), team.host.mail.drafts(rep).length]).toEqual(['Closed-Won', [0, 0], 0]);
    expect(needsYou(bela)).not.toContain('draft');
  });

  it('each send for their own rows only, from their own mailbox', () => {
    team.enroll('outbound', '2026-03-02', [ana, cleo, dara]);
    tickAs(rep, at(3, 7));
    expect([ana, cleo, dara].map(counts)).toEqual([
      [1, 0],
      [0, 0],
      [0, 0],
    ]);
    tickAs(col, at(3, 7, 20));
    expect([ana, cleo, dara].map(counts)).toEqual([
      [1, 0],
      [0, 1],
      [0, 1],
    ]);
    both(at(4, 8));
    expect([ana, cleo, dara].map(counts)).toEqual([
      [2, 0],
      [0, 2],
      [0, 2],
    ]);
    expect([sentBy(rep, ana)[1]?.threadId, sentBy(col, cleo)[1]?.threadId]).toEqual([
      sentBy(rep, ana)[0]?.threadId,
      sentBy(col, cleo)[0]?.threadId,
    ]);
  });

  it('act on an outcome of a colleague’s row, once, whoever’s run comes first', () => {
    team.enroll('outbound', '2026-03-02', [cleo]);
    both(at(3, 7));
    team.type(cleo, 'Outcome', 'Lost');
    both(at(3, 8));
    both(at(3, 9));
    expect([team.shown(cleo, 'Sequence Name'), team.shown(cleo, 'Outcome'), logged(cleo, 'Exit: Closed-Lost').length]).toEqual([
      'Nurture 6-Month',
      '',
      1,
    ]);
  });

  it('see a reply in the Owner’s mailbox only', () => {
    team.enroll('outbound', '2026-03-02', [cleo]);
    both(at(3, 7));
    team.host.clock.moveTo(at(3, 8, 1));
    team.host.mail.replyAs(col, { messageId: sentBy(col, cleo)[0]!.id, text: 'Thanks, call me on Friday.' });
    tickAs(rep, at(3, 8));
    expect(status(cleo)).toBe('Active');
    tickAs(col, at(3, 8, 20));
    expect(status(cleo)).toBe('Replied');
  });

  it.each<[string, (mail: MailView) => void]>([
    ['in words', ({ id }) => team.host.mail.replyAs(rep, { messageId: id, text: 'Please remove me from your list.' })],
    [
      'by the unsubscribe address',
      ({ headers }) => {
        const to = headers.flatMap(({ value }) => /mailto:([^?>]+)/.exec(value)?.[1] ?? [])[0] ?? '';
        team.host.mail.newMailFrom(rep, { from: 'ana.other@quinta.example', to, subject: 'unsubscribe', text: '' });
      },
    ],
  ])('heed a no that reaches the Owner before, %s', (_how, act) => {
    team.enroll('outbound', '2026-03-02', [ana]);
    both(at(3, 7));
    team.type(ana, 'Owner', col);
    both(at(4, 7));
    team.type(ana, 'Status', 'Resumed');
    both(at(4, 8));
    act(sentBy(rep, ana)[0]!);
    for (const day of [5, 6, 10]) both(at(day, 7));
    expect([counts(ana), status(ana)]).toEqual([[1, 0], 'Unsubscribed']);
  });

  it('go on in a thread of their own once somebody has confirmed that a row is theirs now', () => {
    team.enroll('outbound', '2026-03-02', [ana]);
    both(at(3, 7));
    team.type(ana, 'Owner', col);
    both(at(4, 7));
    expect([counts(ana), status(ana)]).toEqual([[1, 0], 'Held']);
    expect(needsYou(ana)).toContain(`it was ${rep}, in whose mailbox the mails so far lie`);
    team.type(ana, 'Status', 'Resumed');
    both(at(4, 8));
    for (const day of [5, 6, 10]) both(at(day, 7));
    const [first, second] = sentBy(col, ana);
    expect([counts(ana)[0], first?.subject.startsWith('Re:'), first?.inReplyTo]).toEqual([1, false, '']);
    if (second !== undefined) expect(second.threadId).toBe(first?.threadId);
    expect(logged(ana, 'Changed by hand').sort()).toEqual([
      `Owner was "${rep}" and is "${col}".`,
      'Status was "Held" and is "Resumed".',
    ]);
  });

  it('confirm it in the sidebar as well', () => {
    team.enroll('outbound', '2026-03-02', [ana]);
    both(at(3, 7));
    team.type(ana, 'Owner', col);
    both(at(4, 7));
    callSidebar(team.host, 'sidebarResume', { prospectId: team.shown(ana, 'Prospect ID') });
    both(at(4, 8));
    expect([status(ana), needsYou(ana)]).toEqual(['Resumed', '']);
  });

  it('give a row back, and it goes on in its thread', () => {
    team.enroll('outbound', '2026-03-02', [ana]);
    both(at(3, 7));
    team.type(ana, 'Owner', col);
    both(at(4, 7));
    team.type(ana, 'Owner', rep);
    both(at(4, 8));
    expect([status(ana), needsYou(ana)]).toEqual(['Resumed', '']);
    both(at(5, 7));
    const [first, second] = sentBy(rep, ana);
    expect([counts(ana), second?.threadId]).toEqual([[2, 0], first?.threadId]);
  });

  it('take over a row that nobody has written to without a question', () => {
    team.enroll('outbound', '2026-03-02', [ana]);
    team.type(ana, 'Owner', col);
    both(at(3, 7));
    expect([counts(ana), status(ana)]).toEqual([[0, 1], 'Active']);
  });

  it('take a draft back from the mailbox of the Owner before', () => {
    team.enroll('outbound', '2026-03-02', [bela]);
    both(at(3, 7));
    expect(team.host.mail.drafts(rep)).toHaveLength(1);
    team.type(bela, 'Owner', col);
    both(at(3, 8));
    expect([team.host.mail.drafts(rep), status(bela)]).toEqual([[], 'Resumed']);
    both(at(4, 7));
    expect([team.host.mail.drafts(rep).length, team.host.mail.drafts(col).length, counts(bela)]).toEqual([0, 1, [0, 0]]);
  });

  it('count a draft that the Owner before has sent in the meantime', () => {
    team.enroll('outbound', '2026-03-02', [bela]);
    both(at(3, 7));
    team.host.mail.sendDraftByHand(rep, team.host.mail.drafts(rep)[0]!.draftId!, {});
    team.type(bela, 'Owner', col);
    both(at(3, 9));
    both(at(3, 11));
    expect([counts(bela), team.shown(bela, 'Sequence Step'), team.host.mail.drafts(col)]).toEqual([[1, 0], 'Email 1 of 7', []]);
  });

  it.each([
    ['', 'it is blank'],
    ['Carla', '"Carla" is no email address'],
  ])('hold a row whose Owner is %j, until there is an address', (owner, words) => {
    team.enroll('outbound', '2026-03-02', [ana]);
    team.type(ana, 'Owner', owner);
    both(at(3, 7));
    both(at(3, 8));
    expect([counts(ana), status(ana)]).toEqual([[0, 0], 'Held']);
    expect(needsYou(ana)).toContain(words);
    team.type(ana, 'Owner', rep);
    both(at(3, 9));
    both(at(4, 7));
    expect(counts(ana)).toEqual([1, 0]);
  });

  it('say so where the Owner’s run does not come, and stop saying it when it does', () => {
    team.enroll('outbound', '2026-03-02', [cleo]);
    tickAs(rep, at(3, 7));
    tickAs(rep, at(3, 8));
    expect([counts(cleo), status(cleo)]).toEqual([[0, 0], 'Active']);
    expect(needsYou(cleo)).toContain(`waiting for the hourly run of ${col}, which has never run on this sheet`);
    tickAs(col, at(3, 8, 30));
    expect([counts(cleo), needsYou(cleo)]).toEqual([[0, 1], '']);
    tickAs(rep, at(4, 7));
    expect(needsYou(cleo)).toContain('last seen Tue 3 Mar 2026 09:30');
  });

  it.each(['works', 'null'] as const)(
    'run at the same moment, with a lock that %s, and everybody gets one mail',
    (lock) => {
      team.enroll('outbound', '2026-03-02', [ana, cleo, dara]);
      team.host.clock.moveTo(at(3, 7));
      const before = team.host.remember();
      for (const seed of [1, 2, 3, 4, 5, 6]) {
        team.host.recall(before);
        team.host.traits.documentLock = lock;
        const length = [7, 23, 41, 60, 75, 90][seed - 1] ?? 30;
        const schedule = [
          [0, length],
          [1, length + 5],
          [0, 20],
          [1, 20],
        ] as [number, number][];
        team.host.interleave(
          [
            { fn: 'onTick', as: rep, via: 'trigger' },
            { fn: 'onTick', as: col, via: 'trigger' },
          ],
          schedule,
        );
        for (const minutes of [30, 60, 80]) both(at(3, 7) + minutes * 60_000);
        expect([seed, counts(ana), counts(cleo), counts(dara)]).toEqual([seed, [1, 0], [0, 1], [0, 1]]);
        expect([ana, cleo, dara].map((who) => [status(who), team.shown(who, 'Sequence Step')])).toEqual(
          Array.from({ length: 3 }, () => ['Active', 'Email 1 of 7']),
        );
      }
    },
    60_000,
  );

  describe('rows that stand twice', () => {
    const copyRow = (who: string): void => {
      const cells = team.host.display('Prospects')[rowOf(who) - 1] ?? [];
      const width = (team.host.display('Prospects')[0] ?? []).indexOf('State') + 1;
      team.host.pasteInto('Prospects', 'A6', [cells.slice(0, width)]);
    };

    it('are not written to, and say what to do; deleting the copy is enough', () => {
      team.enroll('outbound', '2026-03-02', [ana]);
      copyRow(ana);
      both(at(3, 7));
      const words = team
        .rows('Prospects')
        .filter(({ Email }) => Email === ana)
        .map((row) => row['Needs You']);
      expect([counts(ana), words]).toEqual([
        [0, 0],
        Array.from({ length: 2 }, () => expect.stringContaining('stands in rows 2, 6: one of them is a copy')),
      ]);
      team.host.deleteRows('Prospects', 6);
      both(at(3, 8));
      expect([counts(ana), needsYou(ana)]).toEqual([[1, 0], '']);
    });

    it('with the id cleared in the copy hold each other by their address', () => {
      team.enroll('outbound', '2026-03-02', [ana]);
      copyRow(ana);
      for (const heading of ['Prospect ID', 'State']) {
        const column = (team.host.display('Prospects')[0] ?? []).indexOf(heading);
        const letters = column >= 26 ? `A${String.fromCharCode(65 + column - 26)}` : String.fromCharCode(65 + column);
        team.host.clearCells('Prospects', `${letters}6`);
      }
      both(at(3, 7));
      both(at(3, 8));
      const rows = team.rows('Prospects').filter(({ Email }) => Email === ana);
      expect([counts(ana), rows.map((row) => row.Status)]).toEqual([
        [0, 0],
        ['Held', 'Held'],
      ]);
      expect(rows.map((row) => row['Needs You'])).toEqual([
        expect.stringContaining('stands in row 6'),
        expect.stringContaining('stands in row 2'),
      ]);
      team.host.deleteRows('Prospects', 6);
      both(at(3, 9));
      for (const day of [4, 5]) both(at(day, 7));
      expect(counts(ana)[0]).toBe(1);
    });

    it('are refused when the second is enrolled', () => {
      team.host.pasteInto('Prospects', 'A6', [[ana.toUpperCase(), 'Ana', 'Quinta', '8000', 'Europe/Berlin', col]]);
      expect(team.enroll('outbound', '2026-03-02', [ana]).refused).toEqual([]);
      expect(team.enroll('outbound', '2026-03-02', [ana.toUpperCase()]).refused[0]?.words).toContain(
        'The same address stands in row 2',
      );
    });
  });

  describe('cells of the product that a person typed over between two runs', () => {
    /** What is typed after the first mail of Tuesday, and what is so on Thursday: mails, Status, a part of Needs You, a part of the Log. */
    const cases: [heading: string, typed: string, mails: number, status: string, needs: string, log: string][] = [
      ['Sequence Step', '3', 1, 'Active', '', 'Sequence Step was "Email 1 of 7" and is "3".'],
      ['Sequence Step', 'Email 3 of 7', 1, 'Active', '', 'is "Email 3 of 7"'],
      [
        'Sequence Step',
        '',
        1,
        'Held',
        'the email of step 1 has gone out in this cadence',
        'Sequence Step was "Email 1 of 7" and is blank.',
      ],
      ['Sequence Step', '0', 1, 'Held', 'the email of step 1 has gone out in this cadence', 'is "0"'],
      ['Sequence Step', 'soon', 1, 'Held', 'Sequence Step', 'is "soon"'],
      ['Sequence Name', 'Re-Engagement', 1, 'Held', 'it was "Outbound 21-Day". Put that back', ''],
      ['Sequence Name', 'Nonsense', 1, 'Held', 'no cadence is called', ''],
      ['Sequence Name', 'outbound', 2, 'Active', '', ''],
      ['Anchor Date', '2026-03-09', 2, 'Active', '', 'Anchor Date was 2026-03-02 and is 2026-03-09.'],
      ['Anchor Date', 'whenever', 1, 'Held', 'Anchor Date', 'Anchor Date was 2026-03-02'],
      ['Last Contact Date', '2026-03-04', 1, 'Active', '', 'and is 2026-03-04.'],
      ['Not Before', '2026-03-20', 1, 'Active', '', 'Not Before was blank and is 2026-03-20.'],
      ['Not Before', 'spring', 1, 'Held', 'Not Before', 'is "spring"'],
      ['Status', 'paused', 1, 'Paused', '', 'Status was "Active" and is "paused".'],
      ['Status', 'Resumed', 2, 'Active', '', 'Status was "Active" and is "Resumed".'],
      ['Status', 'on the way', 1, 'Held', 'Status', 'is "on the way"'],
      ['Status', '', 1, 'Held', 'Status', 'Status was "Active" and is blank.'],
      ['Status', 'Closed-Won', 1, 'Closed-Won', '', 'is "Closed-Won"'],
      ['Status', 'Unsubscribed', 1, 'Unsubscribed', '', 'is "Unsubscribed"'],
      ['State', '', 1, 'Held', 'State', ''],
      ['State', 'oops', 1, 'Held', 'State', ''],
      ['State', '{"enrollment":1}', 2, 'Active', '', ''],
      ['Prospect ID', '', 2, 'Active', '', ''],
      ['Prospect ID', 'P-other', 1, 'Held', 'State', ''],
    ];
    it.each(cases)('%s, %j: %d mails, %s', (heading, typed, mails, shown, needs, log) => {
      team.enroll('outbound', '2026-03-02', [ana]);
      both(at(3, 7));
      team.type(ana, heading, typed);
      both(at(3, 8));
      both(at(4, 7));
      both(at(4, 8));
      expect([counts(ana), status(ana)]).toEqual([[mails, 0], shown]);
      expect(needsYou(ana)).toContain(needs);
      if (log !== '') expect(logged(ana, 'Changed by hand')).toEqual([expect.stringContaining(log)]);
      else expect(logged(ana, 'Changed by hand')).toEqual([]);
    });

    it('brings nobody back who has left, and puts the Prospect ID back', () => {
      team.enroll('outbound', '2026-03-02', [ana]);
      both(at(3, 7));
      const id = team.shown(ana, 'Prospect ID');
      team.type(ana, 'Prospect ID', '');
      both(at(3, 8));
      expect(team.shown(ana, 'Prospect ID')).toBe(id);
      team.type(ana, 'Outcome', 'Not Interested');
      both(at(3, 9));
      team.type(ana, 'Status', 'Active');
      both(at(4, 7));
      expect([status(ana), counts(ana)]).toEqual(['Not Interested', [1, 0]]);
      expect(needsYou(ana)).toContain('They left as Not Interested, and "Active" in Status does not bring them back');
    });

    it('lists who is set to Unsubscribed by hand', () => {
      team.enroll('outbound', '2026-03-02', [ana]);
      both(at(3, 7));
      team.type(ana, 'Status', 'unsubscribed');
      both(at(3, 8));
      expect([team.rows('Do Not Contact').map((row) => row['Address or Domain']), team.shown(ana, 'Tags')]).toEqual([
        [ana],
        'Do Not Contact',
      ]);
    });

    it('moves to another cadence when somebody resumes', () => {
      team.enroll('outbound', '2026-03-02', [ana]);
      both(at(3, 7));
      team.type(ana, 'Sequence Name', 'Re-Engagement');
      both(at(3, 8));
      team.type(ana, 'Status', 'Resumed');
      both(at(3, 9));
      expect([status(ana), team.shown(ana, 'Sequence Name'), needsYou(ana)]).toEqual(['Resumed', 'Re-Engagement', '']);
    });
  });

  describe('a sheet that is no longer as set-up left it', () => {
    const heartbeat = (): string => team.rows('System').find(({ Name }) => Name === `Heartbeat ${rep}`)?.Value ?? '';
    const setUpAgain = (sheet: string): void => {
      const choice = { sheet, set: 'full', columns: {} };
      const { print } = callSidebar<{ print: string }>(team.host, 'sidebarSurvey', choice);
      callSidebar(team.host, 'sidebarSetUp', { ...choice, print });
    };

    it('under another name waits for set-up, says so, and goes on where it was', () => {
      team.enroll('outbound', '2026-03-02', [ana]);
      both(at(3, 7));
      team.host.renameSheet('Prospects', 'Leads');
      both(at(4, 7));
      expect([counts(ana), heartbeat()]).toEqual([
        [1, 0],
        expect.stringContaining('The prospects sheet "Prospects" is gone or was renamed'),
      ]);
      setUpAgain('Leads');
      both(at(4, 8));
      const row = team.rows('Leads').find(({ Email }) => Email === ana);
      expect([counts(ana), row?.Status, row?.['Sequence Step']]).toEqual([[2, 0], 'Active', 'Email 2 of 7']);
    });

    it.each(['State', 'Status', 'Prospect ID', 'Last Contact Date', 'Email'])(
      'without its column %s sends nothing and says so',
      (heading) => {
        team.enroll('outbound', '2026-03-02', [ana]);
        both(at(3, 7));
        team.host.deleteColumns('Prospects', (team.host.display('Prospects')[0] ?? []).indexOf(heading) + 1);
        both(at(4, 8));
        expect([sentBy(rep, ana).length, heartbeat()]).toEqual([1, expect.stringContaining(`has no column ${heading}`)]);
        if (heading === 'Email') return;
        setUpAgain('Prospects');
        for (const [day, hour] of [
          [4, 12],
          [5, 8],
          [10, 8],
        ] as const)
          both(at(day, hour));
        // What was in the column is gone: whoever cannot be told from a fresh row, or has no date, waits for a person.
        expect([
          sentBy(rep, ana).length < 3,
          team
            .sent()
            .map(({ subject, to }) => `${to[0]?.address} ${subject}`)
            .filter((mail, index, all) => all.indexOf(mail) !== index),
        ]).toEqual([true, []]);
      },
    );

    it('with two columns Status sends nothing and says so', () => {
      team.enroll('outbound', '2026-03-02', [ana]);
      both(at(3, 7));
      team.host.insertColumns('Prospects', 3);
      team.host.typeInto('Prospects', 'C1', 'Status');
      both(at(4, 8));
      expect([sentBy(rep, ana).length, heartbeat()]).toEqual([
        1,
        expect.stringContaining('has no column Status, or two of them'),
      ]);
      team.host.deleteColumns('Prospects', 3);
      both(at(4, 12));
      expect(sentBy(rep, ana).length).toBe(2);
    });
  });

  describe('the sidebar', () => {
    it('does not enrol a row twice, and says why', () => {
      const ask = { ranges: [{ first: 2, last: 2 }], cadence: 'outbound', anchor: '2026-03-02', includeHidden: true };
      const view = callSidebar<{ rows: { row: number; email: string; print: string; findings: unknown[] }[] }>(
        team.host,
        'sidebarEnrollPreview',
        ask,
      );
      const rows = view.rows.map(({ row, email, print }) => ({ row, email, print, ticks: [] }));
      const request = { cadence: 'outbound', anchor: '2026-03-02', batch: null, rows };
      const [first, second] = [0, 1].map(() =>
        callSidebar<{ enrolled: unknown[]; refused: { words: string }[] }>(team.host, 'sidebarEnroll', request),
      );
      expect([first?.enrolled.length, second?.enrolled.length]).toEqual([1, 0]);
      expect(second?.refused[0]?.words).toContain('Since it was shown');
      expect(team.rows('Log').filter(({ State }) => State === 'ENROLLED')).toHaveLength(1);
    });

    it('waits for a run to end, and undoes nothing that was written to', () => {
      const { batch } = team.enroll('outbound', '2026-03-02', [ana]) as unknown as { batch: string };
      team.host.clock.moveTo(at(3, 7));
      let words = '';
      let undone = false;
      team.host.setFaults({
        failCall: ({ method }) => {
          if (method === 'Gmail.Users.Drafts.send' && !undone) {
            undone = true;
            try {
              callSidebar(team.host, 'sidebarUndoEnroll', { batch });
            } catch (error) {
              words = String(error);
            }
          }
          return null;
        },
      });
      tickAs(rep, at(3, 7));
      team.host.setFaults({});
      expect([words, counts(ana)]).toEqual([expect.stringContaining('A run is at work on this file'), [1, 0]]);
      const report = callSidebar<{ restored: number; kept: { words: string }[] }>(team.host, 'sidebarUndoEnroll', { batch });
      expect([report.restored, report.kept[0]?.words]).toEqual([
        0,
        expect.stringContaining('A message was written to them since'),
      ]);
    });
  });

  describe('the sidebar and a run at the same moment', () => {
    const ask = (who: string) => {
      const row = rowOf(who);
      const range = { ranges: [{ first: row, last: row }], cadence: 'outbound', anchor: '2026-03-03', includeHidden: true };
      const { rows } = callSidebar<{ rows: { row: number; email: string; print: string }[] }>(
        team.host,
        'sidebarEnrollPreview',
        range,
      );
      return { cadence: 'outbound', anchor: '2026-03-03', batch: null, rows: rows.map((each) => ({ ...each, ticks: [] })) };
    };
    /** Calls of the sidebar before the run begins, and of the run before the sidebar goes on. */
    const turns: [sidebar: number, run: number][] = [
      [3, 40],
      [12, 25],
      [18, 60],
      [22, 95],
      [26, 400],
      [30, 33],
    ];

    it.each(['works', 'null'] as const)(
      'enrolling beside a run, with a lock that %s: once, and one mail',
      (lock) => {
        team.enroll('outbound', '2026-03-02', [ana]);
        team.host.clock.moveTo(at(3, 7));
        const request = JSON.stringify(ask(dara));
        const before = team.host.remember();
        for (const [first, second] of turns) {
          team.host.recall(before);
          team.host.traits.documentLock = lock;
          team.host.interleave(
            [
              { fn: 'sidebarEnroll', args: [request], as: rep, via: 'sidebar' },
              { fn: 'onTick', as: rep, via: 'trigger' },
            ],
            [
              [0, first],
              [1, second],
              [0, 5],
              [1, 5],
            ],
          );
          for (const hour of [8, 12, 13]) both(at(3, hour));
          const lines = team.rows('Log').filter(({ State }) => State === 'ENROLLED').length;
          const wanted =
            lines === 2
              ? [
                  [1, 0],
                  [0, 1],
                ]
              : [
                  [1, 0],
                  [0, 0],
                ];
          expect([first, second, [counts(ana), counts(dara)]]).toEqual([first, second, wanted]);
          expect([status(dara) === '', lines === 1]).toEqual([lines === 1, lines === 1]);
        }
      },
      60_000,
    );

    it.each(['works', 'null'] as const)(
      'resuming beside a run, with a lock that %s: resumed or told why not',
      (lock) => {
        team.enroll('outbound', '2026-03-02', [ana, cleo]);
        both(at(3, 7));
        team.type(ana, 'Status', 'Paused');
        both(at(3, 8));
        team.host.clock.moveTo(at(4, 8));
        const request = JSON.stringify({ prospectId: team.shown(ana, 'Prospect ID') });
        const before = team.host.remember();
        for (const [first, second] of turns) {
          team.host.recall(before);
          team.host.traits.documentLock = lock;
          const [resumed] = team.host.interleave(
            [
              { fn: 'sidebarResume', args: [request], as: rep, via: 'sidebar' },
              { fn: 'onTick', as: rep, via: 'trigger' },
            ],
            [
              [0, first],
              [1, second],
              [0, 5],
              [1, 5],
            ],
          );
          both(at(4, 9));
          const isDone = JSON.stringify(resumed?.value).includes('Resumed.');
          expect([first, second, isDone, counts(ana)[0] < 3]).toEqual([first, second, status(ana) !== 'Paused', true]);
          both(at(5, 8));
          expect([first, counts(ana)[0]]).toEqual([first, isDone ? 2 : 1]);
        }
      },
      60_000,
    );
  });

  describe('the Work sheet', () => {
    const tasks = () => team.rows('Work').filter((row) => row['Task ID'] !== '');
    const answer = (row: number, text: string): void => {
      team.host.typeInto('Work', `J${row}`, text);
    };
    /** Ana's call of step 3 is on the list, and tasks of the others beside it. */
    const toTheCall = (): void => {
      team.enroll('outbound', '2026-03-02', [ana, cleo]);
      both(at(3, 7));
      both(at(4, 8));
      both(at(5, 9));
      both(at(5, 10));
      expect(
        tasks()
          .filter((row) => row.Person === 'Ana')
          .map((row) => row.Channel),
      ).toContain('call');
    };
    const callRow = (): number => team.host.display('Work').findIndex((line) => line[3] === 'Ana' && line[5] === 'call') + 1;

    it.each<[what: string, edit: () => void]>([
      ['sorted', () => team.host.sort('Work', 4, { descending: true })],
      ['given a new line on top', () => team.host.insertRows('Work', 2)],
      ['answered in another line', () => answer(callRow() === 2 ? 3 : 2, 'Skipped')],
    ])(
      'acts on an answer once, when the list is %s at any moment of the run',
      (_what, edit) => {
        toTheCall();
        answer(callRow(), 'No answer');
        team.host.clock.moveTo(at(5, 11));
        const before = team.host.remember();
        const calls = team.tick().callList.filter(({ method }) => /deleteRows|setValues|flush|getValues/.test(method));
        const others = tasks().length;
        for (const { n } of calls.filter((_call, index) => index % 6 === 0 || /deleteRows/.test(_call.method))) {
          team.host.recall(before);
          let done = false;
          team.host.setFaults({
            failCall: (call) => {
              if (call.n === n && !done) {
                done = true;
                edit();
              }
              return null;
            },
          });
          team.tick();
          team.host.setFaults({});
          both(at(5, 12));
          both(at(5, 13));
          const acted = logged(ana, 'No answer').length;
          const skipped = team.rows('Log').filter(({ What }) => What === 'Skipped').length;
          const left = tasks().length;
          expect([n, acted, team.shown(ana, 'Sequence Step'), left + skipped >= others - 1]).toEqual([n, 1, 'Call 3 of 7', true]);
        }
      },
      120_000,
    );

    it('takes a task that stands there twice for one', () => {
      toTheCall();
      const line = team.host.display('Work')[callRow() - 1] ?? [];
      team.host.pasteInto('Work', `A${team.host.display('Work').length + 1}`, [line]);
      answer(team.host.display('Work').length, 'Done');
      both(at(5, 11));
      both(at(5, 12));
      expect([logged(ana, 'Done').length, team.shown(ana, 'Sequence Step'), callRow()]).toEqual([1, 'Call 3 of 7', 0]);
    });

    it('acts once where a run dies before it takes the line off', () => {
      toTheCall();
      answer(callRow(), 'No answer');
      team.host.clock.moveTo(at(5, 11));
      const before = team.host.remember();
      const n = team.tick().callList.find(({ method }) => method === 'Sheet.deleteRows')?.n ?? 0;
      team.host.recall(before);
      team.host.setFaults({ killAtCall: n });
      team.tick();
      team.host.setFaults({});
      both(at(5, 12));
      both(at(5, 13));
      expect([logged(ana, 'No answer').length, team.shown(ana, 'Sequence Step'), callRow()]).toEqual([1, 'Call 3 of 7', 0]);
    });
  });
});
