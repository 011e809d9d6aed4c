import { newTeam, rep, type Team } from '../support/team';

/** Which mails go out by themselves and which are left for a person, and what becomes of those that are. */

const alias = 'dora.wolf@northbridge.example';
const dora = 'dora@lagos.example';
const emil = 'emil@faro.example';

const utc = (day: number, hour: number, minute = 10): number => Date.UTC(2026, 2, day, hour, minute);

describe('by deal size, Mode and Personalise', () => {
  // The first step of a first contact is an email, and so is every one after it; the breakup is the 5th of five.
  const rows: readonly (readonly [who: string, size: string, mode: string, first: 'mail' | 'draft' | 'held'])[] = [
    ['p01', '0', '', 'mail'],
    ['p02', '5000', '', 'mail'],
    ['p03', '24999.99', '', 'mail'],
    ['p04', '25000', '', 'mail'],
    ['p05', '25k', '', 'mail'],
    ['p06', '25.000 €', '', 'mail'],
    ['p07', '25000.01', '', 'draft'],
    ['p08', '30000', '', 'draft'],
    ['p09', '', '', 'draft'],
    ['p10', 'a lot', '', 'draft'],
    ['p11', '-5', '', 'draft'],
    ['p12', '50000', '', 'draft'],
    ['p13', '$1.2m', '', 'draft'],
    ['p14', '500000', 'Automatic', 'mail'],
    ['p15', '500000', ' automatic ', 'mail'],
    ['p16', '5000', 'Manual', 'draft'],
    ['p17', '5000', 'Mixed', 'draft'],
    ['p18', 'USD 20000', '', 'mail'],
    ['p19', '5000', 'Automtic', 'held'],
  ];
  const csv = [
    ['Email', 'First Name', 'Company', 'Deal Size', 'Mode', 'Pain Point', 'Industry', 'Time Zone'],
    ...rows.map(([who, size, mode]) => [
      `ann@${who}.example`,
      'Ann',
      `Firm ${who}`,
      size,
      mode,
      'late deliveries',
      'Food',
      'Europe/Berlin',
    ]),
  ];
  let team: Team;
  const people = csv.slice(1).map(([email]) => email ?? '');
  const got = (who: string): string => {
    const mail = team.sent().some(({ to }) => to[0]?.address === who);
    const draft = team.host.mail.drafts(rep).some(({ to }) => to[0]?.address === who);
    return mail && draft ? 'both' : mail ? 'mail' : draft ? 'draft' : team.shown(who, 'Status') === 'Held' ? 'held' : 'nothing';
  };
  const misspelt = 'ann@p19.example';

  beforeAll(async () => {
    team = await newTeam(csv, { executionsPerRealm: 60 });
    team.type(misspelt, 'Mode', '');
    team.enroll('post-first-contact', '2026-03-02', people);
    team.type(misspelt, 'Mode', 'Automtic');
    team.host.clock.moveTo(utc(3, 7));
    team.tick();
  }, 60_000);
  afterAll(() => team.host.close());

  it('the first touch goes out, or waits for a person', () => {
    expect(rows.map(([who, size, mode]) => [who, size, mode, got(`ann@${who}.example`)])).toEqual(rows);
    expect(team.shown(misspelt, 'Needs You')).toMatch(/^Mode: .*Automtic/);
  });

  it('a Mode that was put right lets its row go on by itself', () => {
    team.type(misspelt, 'Mode', 'Manual');
    for (const day of [3, 4]) {
      team.host.clock.moveTo(utc(day, 8));
      team.tick();
    }
    expect([got(misspelt), team.shown(misspelt, 'Status')]).toEqual(['draft', 'Resumed']);
  });
});

describe('what Personalise makes of a deal of 30k', () => {
  const ann = 'ann@mid.example';
  let team: Team;
  let enrolled = '';
  beforeAll(async () => {
    const csv = [
      ['Email', 'First Name', 'Company', 'Deal Size', 'Pain Point', 'Industry', 'Time Zone'],
      [ann, 'Ann', 'Mid', '30000', 'late deliveries', 'Food', 'Europe/Berlin'],
    ];
    team = await newTeam(csv, { executionsPerRealm: 200 });
    team.enroll('post-first-contact', '2026-03-02', [ann]);
    enrolled = team.host.remember();
  }, 60_000);
  afterAll(() => team.host.close());

  // Each step is sent by hand, or goes out by itself, on the day on which it is due.
  it.each([
    ['first, last', 'draft mail mail mail draft'],
    ['1, 3, 5', 'draft mail draft mail draft'],
    ['all', 'draft draft draft draft draft'],
    ['none', 'mail mail mail mail mail'],
  ])('"%s"', (says, expected) => {
    team.host.recall(enrolled);
    team.setting('Personalise', says);
    const kinds: string[] = [];
    for (const day of [3, 4, 5, 10, 11, 12, 17, 18, 19, 24]) {
      if (kinds.length === 5) break;
      team.host.clock.moveTo(utc(day, 7));
      const before = team.sent().length;
      team.tick();
      const [draft] = team.host.mail.drafts(rep);
      if (draft !== undefined) {
        team.host.mail.sendDraftByHand(rep, draft.draftId ?? '');
        team.host.clock.moveTo(utc(day, 8));
        team.tick();
      }
      if (team.sent().length > before) kinds.push(draft === undefined ? 'mail' : 'draft');
    }
    expect(kinds.join(' ')).toBe(expected);
    // All in one thread, whoever sent them.
    expect(new Set(team.sent().map(({ threadId }) => threadId)).size).toBe(1);
  });
});

describe('a draft that a person finishes', () => {
  let team: Team;
  let tuesday = '';

  /** Dora's first mail lies there as a draft, her second goes out by itself; Emil's are all drafts, and his second answers the first. */
  beforeAll(async () => {
    team = await newTeam(
      [
        ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone', 'Outcome', 'Follow Up On'],
        [dora, 'Dora', 'Lagos', '30000', 'Europe/Berlin', '', ''],
        [emil, 'Emil', 'Faro', '60000', 'Europe/Berlin', '', ''],
      ],
      { executionsPerRealm: 200, aliases: { [rep]: [alias] } },
    );
    team.enroll('outbound', '2026-03-02', [dora, emil]);
    team.host.clock.moveTo(utc(3, 7));
    team.tick();
    tuesday = team.host.remember();
  }, 60_000);
  afterAll(() => team.host.close());

  const again = (): void => {
    team.host.setFaults({});
    Object.assign(team.host.traits, { editedDraftLosesHeaders: true, editedDraftChangesId: true, idsChangeOnSend: true });
    team.host.recall(tuesday);
  };
  const draftTo = (who: string) => {
    const draft = team.host.mail.drafts(rep).find(({ to }) => to[0]?.address === who);
    if (draft === undefined) throw new Error(`No draft to ${who}.`);
    return draft as typeof draft & { draftId: string };
  };
  const mailsTo = (who: string) => team.sent().filter(({ to, cc }) => [...to, ...cc].some(({ address }) => address === who));
  const draftsTo = (who: string) => team.host.mail.drafts(rep).filter(({ to }) => to.some(({ address }) => address === who));
  const runAt = (...hours: readonly (readonly [day: number, hour: number])[]): void => {
    for (const [day, hour] of hours) {
      team.host.clock.moveTo(utc(day, hour));
      team.tick();
    }
  };
  const said = (what: string, who = dora): string[] =>
    team.rows('Log').flatMap(({ What, Words, Email }) => (What === what && Email === who ? [Words ?? ''] : []));
  const workFor = (who: string, what: RegExp) =>
    team.rows('Work').filter(({ Person, 'What to do': deed = '' }) => Person === who && what.test(deed));
  const byHand = (edit?: Parameters<Team['host']['mail']['sendDraftByHand']>[2]) => (): void => {
    team.host.mail.sendDraftByHand(rep, draftTo(dora).draftId, edit);
  };

  interface Expected {
    /** Status and Sequence Step in the same hour. */
    readonly row: readonly [status: string, step: string];
    /** Drafts to Dora in the same hour. */
    readonly drafts: number;
    /** Mails to Dora in the end, two days later: with the second step, where that goes out by itself. */
    readonly mails: number;
    /** What is told of the share that was changed. */
    readonly told?: RegExp;
    readonly needs?: RegExp;
  }
  const sentIt: Expected = { row: ['Active', 'Email 1 of 7'], drafts: 0, mails: 2 };
  const lost: Expected = {
    row: ['Held', ''],
    drafts: 0,
    mails: 0,
    needs: /^The draft of step 1 is gone and nothing was sent to dora@lagos\.example/,
  };
  const own =
    'Dear Dora, my sister told me how Lagos runs its night shifts, and I could not stop thinking about it. Shall we have coffee?';

  const cases: readonly (readonly [what: string, act: () => void, expected: Expected])[] = [
    ['leaves it', () => undefined, { row: ['Active', ''], drafts: 1, mails: 0 }],
    ['sends it as it is', byHand(), { ...sentIt, told: /^You changed 0 % of the draft; 30–50 % makes it yours\.$/ }],
    [
      'changes its body',
      () => byHand({ text: draftTo(dora).text.replace(/^Hi|^Hello|^Dear/, 'Good morning') })(),
      { ...sentIt, told: /^You changed [1-9] % of the draft; 30–50 % makes it yours\.$/ },
    ],
    [
      'writes it anew',
      byHand({ text: own }),
      { ...sentIt, told: /^You changed (?:9\d|100) % of the draft, more than the advised 30–50 %/ },
    ],
    ['changes its subject', byHand({ subject: 'Night shifts' }), { ...sentIt, told: /^You changed 0 %/ }],
    [
      'changes nothing, and the editor takes our header away',
      () => {
        const { draftId, text } = draftTo(dora);
        team.host.traits.editedDraftChangesId = false;
        team.host.mail.editDraft(rep, draftId, { text });
        team.host.mail.sendDraftByHand(rep, draftId);
      },
      { ...sentIt, told: /^You changed 0 %/ },
    ],
    [
      'has the editor wrap it',
      () => byHand({ text: draftTo(dora).text.replace(/(.{50,66}?) /g, '$1 \n') })(),
      { ...sentIt, told: /^You changed 0 %/ },
    ],
    [
      'begins to change it, which gives it another id, and leaves it',
      () => void team.host.mail.editDraft(rep, draftTo(dora).draftId, { text: own }),
      { row: ['Active', ''], drafts: 1, mails: 0 },
    ],
    ['deletes it', () => team.host.mail.deleteDraft(rep, draftTo(dora).draftId), lost],
    [
      'sends it from a phone that keeps no header and no thread',
      () => {
        const { draftId, subject, text } = draftTo(dora);
        team.host.mail.deleteDraft(rep, draftId);
        team.host.mail.sendByHand(rep, { to: dora, subject, text: `${text}\n\nSent from my iPhone` });
      },
      { ...sentIt, told: /^You changed 0 %/ },
    ],
    ['sends it with a colleague of hers in Cc', byHand({ cc: 'boss@lagos.example' }), { ...sentIt, told: /^You changed 0 %/ }],
    [
      'sends it to a colleague of hers, with her in Cc',
      byHand({ to: 'boss@lagos.example', cc: dora }),
      { ...sentIt, told: /^You changed 0 %/ },
    ],
    [
      'sends it to somebody else',
      byHand({ to: 'boss@lagos.example' }),
      {
        row: ['Held', ''],
        drafts: 0,
        mails: 0,
        needs: /nothing was sent to dora@lagos|went to boss@lagos\.example and not to dora@lagos/,
      },
    ],
    [
      'sends it to somebody else, and our header is kept',
      () => {
        team.host.traits.editedDraftLosesHeaders = false;
        byHand({ to: 'boss@lagos.example' })();
      },
      {
        row: ['Held', ''],
        drafts: 0,
        mails: 0,
        needs: /^The draft of step 1 went to boss@lagos\.example and not to dora@lagos\.example\. Set Status to Resumed/,
      },
    ],
    ['sends it from an alias', byHand({ from: `Dora Wolf <${alias}>` }), { ...sentIt, told: /^You changed 0 %/ }],
    [
      'writes to her about something else and leaves the draft',
      () => void team.host.mail.sendByHand(rep, { to: dora, subject: 'Your invoice', text: 'Please find the invoice attached.' }),
      { row: ['Paused', ''], drafts: 1, mails: 1, needs: /^You wrote to them yourself/ },
    ],
    [
      'sends it, and writes to her about something else before it',
      () => {
        team.host.mail.sendByHand(rep, { to: dora, subject: 'Your invoice', text: 'Please find the invoice attached.' });
        byHand({ text: draftTo(dora).text })();
      },
      { ...sentIt, mails: 3, told: /^You changed 0 %/ },
    ],
    [
      'sends it, and writes to her about something else after it',
      () => {
        byHand()();
        team.host.clock.moveTo(utc(3, 8, 8));
        team.host.mail.sendByHand(rep, { to: dora, subject: 'Your invoice', text: 'Please find the invoice attached.' });
      },
      { row: ['Paused', 'Email 1 of 7'], drafts: 0, mails: 2, told: /^You changed 0 %/, needs: /^You wrote to them yourself/ },
    ],
    [
      'throws it away and writes another mail',
      () => {
        team.host.mail.deleteDraft(rep, draftTo(dora).draftId);
        team.host.mail.sendByHand(rep, { to: dora, subject: 'Coffee', text: own });
      },
      {
        ...sentIt,
        told: /Hardly a word of it is in "Coffee", which is counted as step 1 all the same, so that nothing goes out twice\.$/,
      },
    ],
    [
      'makes a second draft to her and sends ours',
      () => {
        byHand()();
        const { draftId } = draftTo(emil);
        team.host.mail.editDraft(rep, draftId, { to: dora, text: own });
      },
      { ...sentIt, drafts: 1, told: /^You changed 0 %/ },
    ],
    [
      'sends it, and she answers before the run',
      () => {
        const { id } = team.host.mail.sendDraftByHand(rep, draftTo(dora).draftId);
        team.host.clock.moveTo(utc(3, 8, 8));
        team.host.mail.replyAs(rep, { messageId: id, text: 'Thank you. Can you call me on Thursday?' });
      },
      { row: ['Replied', 'Email 1 of 7'], drafts: 0, mails: 1, told: /^You changed 0 %/, needs: /^They replied/ },
    ],
    [
      'pauses the row, then sends it',
      () => {
        team.type(dora, 'Status', 'Paused');
        byHand()();
      },
      { row: ['Paused', 'Email 1 of 7'], drafts: 0, mails: 1, told: /^You changed 0 %/ },
    ],
    [
      'sends it and chooses Lost in the same hour',
      () => {
        byHand()();
        team.type(dora, 'Outcome', 'Lost');
      },
      { row: ['Active', ''], drafts: 0, mails: 1, told: /^You changed 0 %/ },
    ],
    [
      'types the exit, then sends it',
      () => {
        team.type(dora, 'Status', 'Closed-Won');
        byHand()();
      },
      { row: ['Closed-Won', ''], drafts: 0, mails: 1 },
    ],
    [
      'moves her to another cadence, then sends it',
      () => {
        team.enroll('post-first-contact', '2026-03-03', [dora]);
        team.host.clock.moveTo(utc(3, 8, 7));
        byHand()();
      },
      { row: ['Held', ''], drafts: 0, mails: 1, needs: /^The draft of step 1 of the cadence before went to dora@lagos\.example/ },
    ],
  ];

  it('edits it and moves her to another cadence: their words stay theirs', () => {
    again();
    team.host.mail.editDraft(rep, draftTo(dora).draftId, { text: own });
    team.enroll('re-engage', '2026-03-20', [dora]);
    runAt([3, 8], [3, 9]);
    expect([team.shown(dora, 'Status'), draftsTo(dora).map(({ text }) => text.trim())]).toEqual(['Active', [own]]);
    expect(said('Draft left')).toEqual([expect.stringContaining('stays in Gmail: send it or delete it there.')]);
  });

  it.each(cases)('%s', (_what, act, { row, drafts, mails, told, needs }) => {
    again();
    team.host.clock.moveTo(utc(3, 8, 5));
    act();
    runAt([3, 8], [3, 9]);
    expect([team.shown(dora, 'Status'), team.shown(dora, 'Sequence Step'), draftsTo(dora).length]).toEqual([...row, drafts]);
    expect(team.shown(dora, 'Needs You')).toMatch(needs ?? /^$/);
    expect(said('Draft sent by hand')).toEqual(told === undefined ? [] : [expect.stringMatching(told)]);
    runAt([5, 7], [5, 8]);
    expect(mailsTo(dora)).toHaveLength(mails);
    expect(said('Draft sent by hand')).toHaveLength(told === undefined ? 0 : 1);
  });

  describe('that is gone', () => {
    const remade = (): number => draftsTo(dora).length;

    it('is told once, and written anew only when that is asked for', () => {
      again();
      team.host.mail.deleteDraft(rep, draftTo(dora).draftId);
      runAt([3, 8], [3, 9], [4, 8], [10, 8]);
      expect([team.shown(dora, 'Status'), remade(), said('Pause: Held').length]).toEqual(['Held', 0, 1]);
      expect(workFor('Dora', /Finish the draft/)).toEqual([]);
      team.type(dora, 'Status', 'Resumed');
      runAt([10, 9], [11, 7], [11, 8], [12, 8]);
      expect([team.shown(dora, 'Status'), remade(), workFor('Dora', /Finish the draft/).length]).toEqual(['Resumed', 1, 1]);
      expect(mailsTo(dora)).toEqual([]);
    });

    const schedule = (): (() => void) => {
      const { draftId, subject, text } = draftTo(dora);
      team.host.mail.deleteDraft(rep, draftId);
      return () => void team.host.mail.sendByHand(rep, { to: dora, subject, text });
    };

    it('since it was set to go out later, goes on when it is out', () => {
      again();
      const goOut = schedule();
      runAt([3, 8], [3, 9], [4, 6]);
      expect([team.shown(dora, 'Status'), team.shown(dora, 'Needs You')]).toEqual([
        'Held',
        expect.stringContaining('Set to go out later? Then wait'),
      ]);
      team.host.clock.moveTo(utc(4, 9));
      goOut();
      runAt([4, 10]);
      expect([team.shown(dora, 'Status'), team.shown(dora, 'Sequence Step'), team.shown(dora, 'Needs You')]).toEqual([
        'Active',
        'Email 1 of 7',
        '',
      ]);
      expect(team.shown(dora, 'Last Contact Date')).toBe('2026-03-04 10:10');
      expect(said('Draft sent by hand')).toEqual([expect.stringMatching(/^It went out after all\. You changed 0 %/)]);
      runAt([5, 8], [10, 8], [10, 9]);
      expect([mailsTo(dora).length, remade()]).toEqual([2, 0]);
    });

    it('and was written anew meanwhile: the one that goes out counts, the other is taken back', () => {
      again();
      const goOut = schedule();
      runAt([3, 8]);
      team.type(dora, 'Status', 'Resumed');
      runAt([3, 9], [4, 8]);
      expect(remade()).toBe(1);
      team.host.clock.moveTo(utc(4, 9));
      goOut();
      runAt([4, 10], [4, 11]);
      expect([team.shown(dora, 'Status'), team.shown(dora, 'Sequence Step'), remade(), mailsTo(dora).length]).toEqual([
        'Active',
        'Email 1 of 7',
        0,
        1,
      ]);
    });

    it('and whose row rests for another reason meanwhile, asks again: nothing goes by itself', () => {
      again();
      schedule();
      runAt([3, 8]);
      team.type(dora, 'Deal Size', '5000');
      team.type(dora, 'Follow Up On', '2026-03-05');
      team.type(dora, 'Outcome', 'Later');
      runAt([3, 9]);
      expect(team.shown(dora, 'Status')).toBe('Paused');
      runAt([5, 8], [6, 8], [9, 8], [10, 8]);
      expect([team.shown(dora, 'Status'), remade(), mailsTo(dora)]).toEqual(['Held', 0, []]);
      expect(team.shown(dora, 'Needs You')).toContain('Set to go out later? Then wait');
      team.type(dora, 'Status', 'Resumed');
      runAt([10, 9], [11, 8], [12, 8]);
      expect(mailsTo(dora)).toHaveLength(1);
    });

    it('and other words go to her later: nobody takes them for it', () => {
      again();
      team.host.mail.deleteDraft(rep, draftTo(dora).draftId);
      runAt([3, 8]);
      team.host.clock.moveTo(utc(4, 9));
      team.host.mail.sendByHand(rep, { to: dora, subject: 'Your invoice', text: own });
      runAt([4, 10], [4, 11]);
      expect([team.shown(dora, 'Status'), team.shown(dora, 'Sequence Step')]).toEqual(['Held', '']);
    });

    it('after other words went to her that a run saw: those are not taken for it either', () => {
      again();
      team.host.clock.moveTo(utc(3, 8, 5));
      team.host.mail.sendByHand(rep, { to: dora, subject: 'Your invoice', text: own });
      runAt([3, 8]);
      expect(team.shown(dora, 'Status')).toBe('Paused');
      team.host.mail.deleteDraft(rep, draftTo(dora).draftId);
      runAt([3, 9], [3, 10]);
      expect([team.shown(dora, 'Status'), team.shown(dora, 'Sequence Step')]).toEqual(['Held', '']);
      expect(team.shown(dora, 'Needs You')).toContain('is gone and nothing was sent to dora@lagos.example');
    });

    it('and was counted by hand: the cadence goes on after it', () => {
      again();
      team.host.mail.deleteDraft(rep, draftTo(dora).draftId);
      runAt([3, 8]);
      team.type(dora, 'Sequence Step', '1');
      team.type(dora, 'Status', 'Resumed');
      runAt([3, 9], [5, 8], [10, 8], [10, 9]);
      expect([remade(), mailsTo(dora).length]).toEqual([0, 1]);
    });
  });

  describe('that is left', () => {
    it('is told after five business days, once, and lapses after ten', () => {
      again();
      const needs: string[] = [];
      for (const day of [4, 5, 6, 9, 10, 11, 12, 13, 16]) {
        runAt([day, 8]);
        needs.push(team.shown(dora, 'Needs You').slice(0, 59));
      }
      const waits = 'The draft of step 1 has been waiting in Gmail since Tue 3 M';
      expect(needs).toEqual(['', '', '', '', waits, waits, waits, waits, waits]);
      expect([said('Draft waits').length, draftsTo(dora).length, team.shown(dora, 'Status')]).toEqual([1, 1, 'Active']);
      runAt([17, 8], [17, 9]);
      expect([team.shown(dora, 'Sequence Step'), draftsTo(dora).length, team.shown(dora, 'Needs You')]).toEqual([
        'Email 1 of 7',
        0,
        '',
      ]);
      expect(said('Lapsed')).toContainEqual(expect.stringContaining('Nobody did the task of step 1 for 10 business days'));
    });

    it('and sent after all, asks for nothing more', () => {
      again();
      runAt([10, 8]);
      expect(team.shown(dora, 'Needs You')).not.toBe('');
      byHand()();
      runAt([10, 9]);
      expect([team.shown(dora, 'Needs You'), team.shown(dora, 'Sequence Step')]).toEqual(['', 'Email 1 of 7']);
    });

    it('is not late before it was there', () => {
      again();
      team.type(dora, 'Status', 'Paused');
      team.host.mail.deleteDraft(rep, draftTo(dora).draftId);
      runAt([3, 8], [27, 8]);
      team.type(dora, 'Status', 'Resumed');
      runAt([27, 9], [30, 8], [31, 8], [31, 9]);
      expect([draftsTo(dora).length, team.shown(dora, 'Sequence Step'), said('Lapsed')]).toEqual([1, '', []]);
    });

    it('and whose row gets another address, says that it goes to the old one', () => {
      again();
      team.host.pasteInto('Prospects', 'A2', [['dora.lima@lagos.example']]);
      const moved = 'dora.lima@lagos.example';
      runAt([3, 8], [3, 9]);
      expect([team.shown(moved, 'Status'), team.shown(moved, 'Needs You')]).toEqual([
        'Active',
        'The draft of step 1 is addressed to dora@lagos.example, and the row says dora.lima@lagos.example now: change that in the draft before you send it.',
      ]);
      team.host.mail.sendDraftByHand(rep, draftTo(dora).draftId, { to: moved });
      runAt([3, 10]);
      expect([team.shown(moved, 'Sequence Step'), team.shown(moved, 'Needs You'), said('Draft waits', moved).length]).toEqual([
        'Email 1 of 7',
        '',
        1,
      ]);
    });

    it('keeps its line of work, whoever deletes that', () => {
      again();
      const line = team.rows('Work').findIndex(({ Person }) => Person === 'Dora') + 2;
      team.host.pasteInto('Work', `A${line}`, [Array.from({ length: 12 }, () => '')]);
      runAt([3, 8], [3, 9]);
      expect(workFor('Dora', /^Finish the draft in Gmail and send it · Email 1 of 7/)).toHaveLength(1);
    });

    it('and skipped, is taken back', () => {
      again();
      const line = team.rows('Work').findIndex(({ Person, Channel }) => Person === 'Dora' && Channel === 'email') + 2;
      const done = Object.keys(team.rows('Work')[0] ?? {}).indexOf('Done');
      team.host.pasteInto('Work', `${String.fromCharCode(65 + done)}${line}`, [['Skipped']]);
      runAt([3, 8]);
      expect([draftsTo(dora).length, team.shown(dora, 'Sequence Step'), mailsTo(dora).length]).toEqual([0, 'Email 1 of 7', 0]);
    });
  });

  it('of two rows, and the run that settles them stopped at any call: every step counts once', () => {
    const settled = (n: number): readonly unknown[] => {
      again();
      byHand()();
      team.host.mail.deleteDraft(rep, draftTo(emil).draftId);
      team.host.clock.moveTo(utc(3, 8));
      if (n > 0) team.host.setFaults({ killAtCall: n });
      const { callList, error } = team.tick();
      team.host.setFaults({});
      runAt([3, 8.5], [3, 9]);
      if (n === 0) return [callList.length];
      const rows = [dora, emil].map((who) => [
        team.shown(who, 'Status'),
        team.shown(who, 'Sequence Step'),
        mailsTo(who).length,
        draftsTo(who).length,
      ]);
      return error === undefined
        ? []
        : [rows.flat().join(' '), said('Draft sent by hand').length <= 1 ? '' : `told twice, at ${n}`];
    };
    const calls = Number(settled(0)[0]);
    const seen = new Set(Array.from({ length: 12 }, (_, part) => settled(1 + Math.floor((part * calls) / 12))).flat());
    expect([...seen].sort()).toEqual(['', 'Active Email 1 of 7 1 0 Held  0 0']);
  });

  it('counts from the moment at which it was sent, whenever the next run comes', () => {
    again();
    team.host.clock.moveTo(utc(3, 13, 20));
    byHand()();
    runAt([6, 8]);
    expect([team.shown(dora, 'Last Contact Date'), team.shown(dora, 'Next Contact Due')]).toEqual([
      '2026-03-03 14:20',
      'Thu 5 Mar 2026 08:00',
    ]);
    const [mail] = mailsTo(dora);
    expect(team.rows('Log').filter(({ State }) => State === 'SENT')).toEqual([
      expect.objectContaining({ 'Thread ID': mail?.threadId, 'Message ID': mail?.id, 'RFC Message-ID': mail?.messageId }),
    ]);
  });

  it('of a large deal comes with research, answers in its thread, and begins another one where its template has a subject', () => {
    again();
    expect(workFor('Emil', /^Finish the draft/)[0]?.Text).toMatch(/competitor/i);
    const first = team.host.mail.sendDraftByHand(rep, draftTo(emil).draftId, { text: 'Emil, in my own words.' });
    runAt([3, 8], [5, 7]);
    const second = draftTo(emil);
    expect([second.threadId, second.inReplyTo, second.subject]).toEqual([
      first.threadId,
      first.messageId,
      `Re: ${first.subject}`,
    ]);
    const sent = team.host.mail.sendDraftByHand(rep, second.draftId, { text: 'More of my own words, Emil.' });
    expect(sent.threadId).toBe(first.threadId);
    const line = team.rows('Templates').findIndex(({ Template }) => Template === 'outbound 5 email') + 2;
    const column = Object.keys(team.rows('Templates')[0] ?? {}).indexOf('Subject');
    team.host.pasteInto('Templates', `${String.fromCharCode(65 + column)}${line}`, [['What a harvest costs']]);
    runAt([5, 8]);
    for (const step of ['3', '4']) {
      team.type(emil, 'Sequence Step', step);
      runAt([5, 9]);
    }
    runAt([17, 8]);
    const fifth = draftTo(emil);
    expect([fifth.subject, fifth.inReplyTo]).toEqual(['What a harvest costs', '']);
    expect(fifth.threadId).not.toBe(first.threadId);
    expect(workFor('Emil', /^Finish the draft/)[0]?.Text).toMatch(/video/i);
  });

  describe('whose row has left', () => {
    const failing = (): void => {
      team.host.setFaults({
        failCall: ({ method }) =>
          method === 'Gmail.Users.Drafts.remove' ? { message: 'Drafts.delete failed: Backend Error' } : null,
      });
    };

    it('is removed by the next run where Gmail would not let it go', () => {
      again();
      team.type(dora, 'Outcome', 'Won');
      failing();
      runAt([3, 8]);
      team.host.setFaults({});
      expect([team.shown(dora, 'Status'), draftsTo(dora).length]).toEqual(['Closed-Won', 1]);
      runAt([3, 9]);
      expect(draftsTo(dora)).toEqual([]);
    });

    it('and that was sent all the same, is told and counts nowhere', () => {
      again();
      team.type(dora, 'Outcome', 'Won');
      failing();
      runAt([3, 8]);
      team.host.setFaults({});
      byHand()();
      runAt([3, 9], [3, 10]);
      expect([team.shown(dora, 'Status'), team.shown(dora, 'Sequence Step')]).toEqual(['Closed-Won', '']);
      expect(said('Found after the exit')).toEqual([
        'The draft of step 1 went to dora@lagos.example by hand on Tue 3 Mar 2026. They had left as Closed-Won, so it is not counted.',
      ]);
    });
  });

  it('tells in the words of the run what was changed in several', () => {
    again();
    byHand()();
    team.host.mail.sendDraftByHand(rep, draftTo(emil).draftId, { text: own });
    runAt([3, 8]);
    const words = team
      .rows('System')
      .map(({ Value }) => Value ?? '')
      .join(' ');
    expect(words).toMatch(
      /2 drafts went out by hand\. Changed: dora@lagos\.example 0 %, emil@faro\.example (?:9\d|100) %; 30–50 % makes them yours\./,
    );
  });
});
