import type { CallEntry, Faults } from '../../local/host';
import { callSidebar } from '../../local/onceStage';
import { newTeam, rep, type Team } from '../support/team';

const ana = 'ana@quinta.example';
const bela = 'bela@duna.example';
const dora = 'dora@lagos.example';
const ida = 'ida@malmo.example';

const csv = [
  ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone', 'Outcome'],
  [ana, 'Ana', 'Quinta', '8000', 'Europe/Berlin', ''],
  [bela, 'Béla', 'Duna', '12000', 'Europe/Berlin', ''],
  [dora, 'Dora', 'Lagos', '60000', 'Europe/Berlin', ''],
  [ida, 'Ida', 'Malmö', '8000', 'Europe/Berlin', ''],
];

const at = (hour: number, minute: number): number => Date.UTC(2026, 2, 4, hour, minute);

let team: Team;
let wednesday = '';
/** Calls of the run that is disturbed, when nothing disturbs it. */
let calls: readonly CallEntry[] = [];

/**
 * On Wednesday at ten past eight Ana's follow-up and Béla's first mail go out, Dora's first mail is left as a draft, and Ida's Outcome
 * asks for a draft that thanks her.
 */
beforeAll(async () => {
  team = await newTeam(csv, { executionsPerRealm: 200 });
  team.enroll('outbound', '2026-03-02', [ana, ida]);
  team.hours(30);
  team.enroll('outbound', '2026-03-04', [bela, dora]);
  team.host.clock.runTo(at(6, 30));
  team.type(ida, 'Outcome', 'Not Interested');
  wednesday = team.host.remember();
  team.host.clock.moveTo(at(7, 10));
  calls = team.tick().callList;
}, 60_000);

afterAll(() => team.host.close());

const again = (instant = at(7, 10)): void => {
  team.host.setFaults({});
  team.host.traits.documentLock = 'works';
  team.host.recall(wednesday);
  team.host.clock.moveTo(instant);
};

const mailsTo = (who: string): number => team.sent().filter(({ to }) => to[0]?.address === who).length;
const draftsTo = (who: string): number => team.host.mail.drafts(rep).filter(({ to }) => to[0]?.address === who).length;
const workFor = (who: string, what: RegExp): number =>
  team
    .rows('Work')
    .filter(
      ({ Person = '', What: words = '', 'What to do': deed = '' }) =>
        Person !== '' && what.test(words + deed) && person(who).test(Person),
    ).length;
const person = (who: string): RegExp => new RegExp(who.split('@')[0] === 'bela' ? 'Béla' : (who.split('@')[0] ?? ''), 'i');
/** Held with words; or waiting in words, since the mailbox itself refused to send. */
const isExplained = (who: string): boolean => {
  const needs = team.shown(who, 'Needs You');
  return (team.shown(who, 'Status') === 'Held' && needs !== '') || needs.startsWith('Waits');
};

/** What may never be, whatever happened; and what must have come about in the end unless the row is Held with words. */
function wrongs(): string[] {
  const expected: readonly (readonly [string, string, number, number])[] = [
    ['mails to Ana', ana, mailsTo(ana), 2],
    ['mails to Béla', bela, mailsTo(bela), 1],
    ['mails to Dora', dora, mailsTo(dora), 0],
    ['mails to Ida', ida, mailsTo(ida), 1],
    ['drafts for Ana', ana, draftsTo(ana), 0],
    ['drafts for Béla', bela, draftsTo(bela), 0],
    ['drafts for Dora', dora, draftsTo(dora), 1],
    ['drafts for Ida', ida, draftsTo(ida), 1],
    ['tasks for Dora', dora, workFor(dora, /Finish the draft/), 1],
    ['tasks beside the mail to Béla', bela, workFor(bela, /LinkedIn/), 1],
    ['tasks for Ida', ida, workFor(ida, /thanks them/), 1],
  ];
  return expected.flatMap(([what, who, is, wanted]) =>
    is > wanted || (is < wanted && !isExplained(who)) ? [`${is} ${what} instead of ${wanted}`] : [],
  );
}

/** The run is disturbed, and some quiet ones follow. */
function disturbed(faults: Faults): string[] {
  again();
  team.host.setFaults(faults);
  team.tick();
  team.host.setFaults({});
  for (const [hour, minute] of [
    [7, 50],
    [8, 30],
    [9, 30],
    [10, 30],
  ] as const) {
    team.host.clock.moveTo(at(hour, minute));
    team.tick();
  }
  return wrongs();
}

describe('a run that nothing disturbs', () => {
  it('sends two mails and leaves two drafts', () => {
    expect(disturbed({})).toEqual([]);
  });
});

describe('a run that is stopped', () => {
  it('at any call, with none, some or all of the waiting writes kept, leaves every mail sent once or its row Held', () => {
    const wrong: string[] = [];
    for (let n = 3; n <= calls.length; n += 5) {
      const keepWrites = [0, 1, 99][n % 3] ?? 0;
      const found = disturbed({ killAtCall: n, keepWrites });
      if (found.length > 0)
        wrong.push(`killed at call ${n}, ${calls[n - 1]?.method}, keeping ${keepWrites}: ${found.join(', ')}`);
    }
    expect(wrong).toEqual([]);
  }, 240_000);
});

/** An error at the n-th call of a method, with the words that Google uses for it. */
const failing = (method: RegExp, nth: number, message: string, afterEffect = false): Faults => {
  let seen = 0;
  return {
    failCall: (call) => {
      if (!method.test(call.method)) return null;
      seen += 1;
      return seen === nth || nth === 0 ? { message, afterEffect } : null;
    },
  };
};

const timedOut = 'Service Spreadsheets timed out while accessing document with id x.';
const sheetsFailed = 'Service Spreadsheets failed while accessing document with id x.';
const backend = 'API call to gmail.users.drafts.send failed with error: Backend Error';
const tooOften = 'Service invoked too many times for one day: gmail.';
const rateLimit =
  'API call to gmail.users.drafts.send failed with error: User-rate limit exceeded. Retry after 2026-03-04T07:30:00.000Z';

describe('an error', () => {
  it.each`
    what                                              | faults
    ${'sending fails'}                                | ${() => failing(/Drafts\.send/, 1, backend)}
    ${'the second sending fails'}                     | ${() => failing(/Drafts\.send/, 2, backend)}
    ${'every sending fails'}                          | ${() => failing(/Drafts\.send/, 0, backend)}
    ${'Gmail takes the mail and its answer is lost'}  | ${() => failing(/Drafts\.send/, 1, backend, true)}
    ${'the same at every mail'}                       | ${() => failing(/Drafts\.send/, 0, backend, true)}
    ${'a 429 after the mail went out'}                | ${() => failing(/Drafts\.send/, 1, rateLimit, true)}
    ${'the quota of the day ends while sending'}      | ${() => failing(/Drafts\.send/, 2, tooOften)}
    ${'the draft cannot be made'}                     | ${() => failing(/Drafts\.create/, 1, backend)}
    ${'the draft is made and its answer is lost'}     | ${() => failing(/Drafts\.create/, 1, backend, true)}
    ${'the same with every draft'}                    | ${() => failing(/Drafts\.create/, 0, backend, true)}
    ${'the quota ends while making drafts'}           | ${() => failing(/Drafts\.create/, 2, tooOften)}
    ${'the mail cannot be read back'}                 | ${() => failing(/Messages\.get/, 0, 'Requested entity was not found.')}
    ${'the thread cannot be read'}                    | ${() => failing(/Threads\.get/, 0, backend)}
    ${'the search fails'}                             | ${() => failing(/Messages\.list/, 0, backend)}
    ${'the history fails'}                            | ${() => failing(/History\.list/, 0, backend)}
    ${'the history is gone with 410'}                 | ${() => failing(/History\.list/, 0, 'API call failed with error: 410 Gone')}
    ${'drafts cannot be listed'}                      | ${() => failing(/Drafts\.list/, 0, backend)}
    ${'a flush times out'}                            | ${() => failing(/flush/, 1, timedOut)}
    ${'the flush before the first sending times out'} | ${() => failing(/flush/, 4, timedOut)}
    ${'every flush times out after it worked'}        | ${() => failing(/flush/, 0, timedOut, true)}
    ${'a row cannot be appended'}                     | ${() => failing(/appendRow/, 1, sheetsFailed)}
    ${'a row is appended and the answer is lost'}     | ${() => failing(/appendRow/, 1, timedOut, true)}
    ${'the third row cannot be appended'}             | ${() => failing(/appendRow/, 3, sheetsFailed)}
    ${'no row can be appended'}                       | ${() => failing(/appendRow/, 0, sheetsFailed)}
    ${'a write fails'}                                | ${() => failing(/setValues/, 2, sheetsFailed)}
    ${'a write works and its answer is lost'}         | ${() => failing(/setValues/, 3, timedOut, true)}
    ${'every write fails'}                            | ${() => failing(/setValues/, 0, sheetsFailed)}
    ${'nothing can be kept outside the sheet'}        | ${() => failing(/setProperty/, 0, 'Service invoked too many times for one day: properties.')}
    ${'nothing can be read outside the sheet'}        | ${() => failing(/getPropert/, 0, 'Service error: PropertiesService')}
    ${'the lock service fails'}                       | ${() => failing(/tryLock/, 0, 'Service error: LockService')}
    ${'the quota cannot be asked for'}                | ${() => failing(/getRemainingDailyQuota/, 0, 'Service error: MailApp')}
  `('leaves every mail sent once, or its row Held, when $what', ({ faults }: { faults: () => Faults }) => {
    expect(disturbed(faults())).toEqual([]);
  });

  it.each([true, false])(
    'that leaves a claim open is not forgotten where somebody sorts the Log meanwhile (mail out: %s)',
    (out) => {
      again();
      const sent = failing(/Drafts\.send/, 1, backend, out).failCall!;
      team.host.setFaults({
        failCall: (call) => {
          const error = sent(call);
          if (error !== null) team.host.sort('Log', 1, { descending: true });
          return error;
        },
      });
      team.tick();
      team.host.setFaults({});
      const before = team.sent().length;
      for (const hour of [8, 9]) {
        team.host.clock.moveTo(at(hour, 10));
        team.tick();
      }
      expect(team.rows('System').find(({ Name }) => Name === 'Stopped')?.Value).toContain('deleted, sorted or changed');
      expect(team.sent()).toHaveLength(before);
    },
  );

  it('asks a person where nobody can tell, sends nothing by itself, and lets no other hint hide the question', () => {
    again();
    team.type(bela, 'Trigger Event', 'a funding round');
    team.host.setFaults(failing(/Drafts\.send/, 0, backend));
    team.tick();
    team.host.setFaults({});
    for (const { draftId, to } of team.host.mail.drafts(rep))
      if (to[0]?.address !== dora && to[0]?.address !== ida) team.host.mail.deleteDraft(rep, draftId ?? '');
    for (const hour of [8, 9, 12]) {
      team.host.clock.moveTo(at(hour, 10));
      team.tick();
    }
    const unsure = [ana, bela].filter((who) => team.shown(who, 'Needs You').includes('It is not certain'));
    expect(unsure.length).toBeGreaterThan(0);
    for (const who of unsure) expect(team.shown(who, 'Status')).toBe('Held');
    expect([mailsTo(ana), mailsTo(bela)]).toEqual([unsure.includes(ana) ? 1 : 2, unsure.includes(bela) ? 0 : 1]);
  });

  it('that was asked about is settled by the person who resumes the row', () => {
    again();
    team.host.setFaults(failing(/Drafts\.send/, 0, backend));
    team.tick();
    team.host.setFaults({});
    for (const { draftId, to } of team.host.mail.drafts(rep))
      if (to[0]?.address === bela) team.host.mail.deleteDraft(rep, draftId ?? '');
    team.host.clock.moveTo(at(8, 10));
    team.tick();
    if (team.shown(bela, 'Status') !== 'Held') return;
    team.type(bela, 'Status', 'Resumed');
    for (const day of [5, 10, 11]) {
      team.host.clock.moveTo(Date.UTC(2026, 2, day, 7, 10));
      team.tick();
    }
    expect(mailsTo(bela)).toBeGreaterThan(0);
    expect(team.shown(bela, 'Status')).toBe('Active');
  });
});

describe('two runs at once', () => {
  /** A second run of the same user begins and ends while the first waits at its n-th call. */
  const within = (n: number, before: () => void): string[] => {
    again();
    team.host.traits.documentLock = 'null';
    let inside = false;
    team.host.setFaults({
      failCall: (call) => {
        if (call.n === n && !inside) {
          inside = true;
          before();
          team.tick();
        }
        return null;
      },
    });
    team.tick();
    team.host.setFaults({});
    for (const hour of [8, 9, 10]) {
      team.host.clock.moveTo(at(hour, 10));
      team.tick();
    }
    return wrongs();
  };

  const everySo = (step: number): number[] =>
    Array.from({ length: Math.floor((calls.length - 2) / step) }, (_, index) => 3 + index * step);

  it('with no lock to be had: one works, the other leaves all alone', () => {
    const wrong = everySo(11).flatMap((n) => within(n, () => undefined).map((words) => `at call ${n}: ${words}`));
    expect(wrong).toEqual([]);
  }, 120_000);

  it('with no lock, and with the ticket of the first wiped off: the claims alone keep mails apart', () => {
    const wipe = (): void => {
      const row = team.host.display('System').findIndex(([name]) => name?.startsWith('Run ')) + 1;
      if (row > 0) team.host.clearCells('System', `A${row}`);
    };
    const wrong = everySo(11).flatMap((n) => within(n, wipe).map((words) => `at call ${n}: ${words}`));
    expect(wrong).toEqual([]);
  }, 120_000);
});

describe('a draft that a person finishes', () => {
  const draftOfDora = (): string => team.host.mail.drafts(rep).find(({ to }) => to[0]?.address === dora)?.draftId ?? '';

  /** What the person does with Dora's draft after the run that made it, and how the row stands after the next ones. */
  const cases: readonly [string, () => void, { status: string; step: string; drafts: number; needs: RegExp | null }][] = [
    ['nothing yet', () => undefined, { status: 'Active', step: '', drafts: 1, needs: null }],
    [
      'edits it',
      () => void team.host.mail.editDraft(rep, draftOfDora(), { text: 'Dear Dora, quite other words.' }),
      { status: 'Active', step: '', drafts: 1, needs: null },
    ],
    [
      'sends it',
      () => void team.host.mail.sendDraftByHand(rep, draftOfDora()),
      { status: 'Active', step: 'Email 1 of 7', drafts: 0, needs: null },
    ],
    [
      'rewrites and sends it minutes before the run',
      () => void team.host.mail.sendDraftByHand(rep, draftOfDora(), { text: 'All new.', subject: 'Other' }),
      { status: 'Active', step: 'Email 1 of 7', drafts: 0, needs: null },
    ],
    [
      'edits it, and sends it later from a phone',
      () => {
        team.host.mail.editDraft(rep, draftOfDora(), { text: 'From my phone.' });
        team.host.mail.sendDraftByHand(rep, draftOfDora());
      },
      { status: 'Active', step: 'Email 1 of 7', drafts: 0, needs: null },
    ],
    [
      'deletes it',
      () => team.host.mail.deleteDraft(rep, draftOfDora()),
      { status: 'Held', step: '', drafts: 0, needs: /draft of step 1 is gone and nothing was sent to dora@lagos.example/ },
    ],
  ];

  it.each(cases)('%s', (_what, act, { status, step, drafts, needs }) => {
    again();
    team.tick();
    expect(draftsTo(dora)).toBe(1);
    team.host.clock.moveTo(at(8, 5));
    act();
    for (const hour of [8, 9, 10]) {
      team.host.clock.moveTo(at(hour, 10));
      team.tick();
    }
    expect([team.shown(dora, 'Status'), team.shown(dora, 'Sequence Step'), draftsTo(dora)]).toEqual([status, step, drafts]);
    expect(workFor(dora, /Finish the draft/)).toBe(drafts);
    if (needs !== null) expect(team.shown(dora, 'Needs You')).toMatch(needs);
  });

  it('to whom else it went is said, and nothing is made anew', () => {
    again();
    team.tick();
    team.host.clock.moveTo(at(8, 5));
    team.host.mail.sendDraftByHand(rep, draftOfDora(), { to: 'boss@lagos.example' });
    for (const hour of [8, 9, 10]) {
      team.host.clock.moveTo(at(hour, 10));
      team.tick();
    }
    expect([team.shown(dora, 'Status'), draftsTo(dora)]).toEqual(['Held', 0]);
    expect(team.shown(dora, 'Needs You')).toMatch(/nothing was sent to dora@lagos.example|went to boss@lagos.example/);
  });

  it('and was edited before the run that died could write it down is taken for that draft', () => {
    again();
    const made = calls.findIndex(({ method }) => method === 'Gmail.Users.Drafts.create');
    const createsBefore = (n: number): number =>
      calls.slice(0, n).filter(({ method }) => method === 'Gmail.Users.Drafts.create').length;
    for (let n = made + 2; n <= made + 8; n += 1) {
      again();
      team.host.setFaults({ killAtCall: n });
      team.tick();
      team.host.setFaults({});
      if (draftsTo(dora) === 0) continue;
      expect(createsBefore(n - 1)).toBeGreaterThan(0);
      team.host.clock.moveTo(at(7, 40));
      team.host.mail.editDraft(rep, draftOfDora(), { text: 'Dear Dora, quite other words.' });
      for (const hour of [8, 9, 10]) {
        team.host.clock.moveTo(at(hour, 10));
        team.tick();
      }
      expect([n, draftsTo(dora), team.shown(dora, 'Status')]).toEqual([n, 1, 'Active']);
    }
  });
});

describe('a draft of a mail that was to go by itself, left behind by a run that died', () => {
  const draftOfBela = (): string => team.host.mail.drafts(rep).find(({ to }) => to[0]?.address === bela)?.draftId ?? '';

  /** Stops the run right after Béla's draft is made and before anybody wrote down that it is. */
  const leaveDraft = (): void => {
    const creates = calls.filter(({ method }) => method === 'Gmail.Users.Drafts.create');
    for (const { n } of creates) {
      again();
      team.host.setFaults({ killAtCall: n + 1 });
      team.tick();
      team.host.setFaults({});
      if (draftOfBela() !== '') return;
    }
    throw new Error('No run leaves a draft to Béla.');
  };

  const later = (): void => {
    for (const hour of [8, 9, 10, 32, 33]) {
      team.host.clock.moveTo(at(hour, 10));
      team.tick();
    }
  };

  it('and sent by a person in other words, is asked about: the step does not go out once more', () => {
    leaveDraft();
    team.host.clock.moveTo(at(7, 40));
    team.host.mail.sendDraftByHand(rep, draftOfBela(), { text: 'Dear Béla, quite other words.' });
    later();
    expect([mailsTo(bela), draftsTo(bela), team.shown(bela, 'Status')]).toEqual([1, 0, 'Held']);
    expect(team.shown(bela, 'Needs You')).toContain('It is not certain whether step 1 went out to bela@duna.example');
  });

  it('and being edited by a person, is asked about and left to them', () => {
    leaveDraft();
    team.host.clock.moveTo(at(7, 40));
    team.host.mail.editDraft(rep, draftOfBela(), { text: 'Dear Béla, quite other words.' });
    later();
    expect([mailsTo(bela), draftsTo(bela), team.shown(bela, 'Status')]).toEqual([0, 1, 'Held']);
    expect(team.shown(bela, 'Needs You')).toContain('It is not certain whether step 1 went out to bela@duna.example');
  });

  describe('and sent by a person in other words, is still asked about after an answer led the row elsewhere', () => {
    const answered = (): void => {
      leaveDraft();
      team.host.clock.moveTo(at(7, 40));
      const { threadId } = team.host.mail.sendDraftByHand(rep, draftOfBela(), { text: 'Dear Béla, quite other words.' });
      team.host.clock.moveTo(at(8, 10));
      team.tick();
      team.host.clock.moveTo(at(8, 30));
      team.host.mail.replyAs(rep, { threadId, from: bela, text: 'Please come back to me later.' });
      team.host.clock.moveTo(at(9, 10));
      team.tick();
    };
    const days = (): void => {
      for (const hour of [32, 33, 152, 153, 176, 200, 320]) {
        team.host.clock.moveTo(at(hour, 10));
        team.tick();
      }
    };
    const press = (): string =>
      callSidebar<{ words: string }>(team.host, 'sidebarResume', { prospectId: team.shown(bela, 'Prospect ID') }).words;
    const shown = (): string[] => [team.shown(bela, 'Status'), team.shown(bela, 'Needs You').slice(0, 40)];
    const doubt = ['Held', 'It is not certain whether step 1 went ou'];

    it.each([
      ['resumed in the sidebar', press],
      ['Resumed is typed', () => team.type(bela, 'Status', 'Resumed')],
      [
        'put off until a day',
        () => {
          team.type(bela, 'Follow Up On', '2026-03-06');
          team.type(bela, 'Outcome', 'Timeline Pushed');
        },
      ],
    ])('%s', (_how, act) => {
      answered();
      expect(team.shown(bela, 'Status')).toBe('Replied');
      act();
      days();
      expect([mailsTo(bela), ...shown()]).toEqual([1, ...doubt]);
    });

    it('until the person who is asked lets the row go on: then the step goes out, once', () => {
      answered();
      expect(press()).toContain('It is not certain whether step 1 went out to bela@duna.example');
      expect(press()).toContain('Resumed.');
      days();
      const first = team.sent().filter(({ to, subject }) => to[0]?.address === bela && !subject.startsWith('Re: '));
      expect(first).toHaveLength(2);
    });

    it('or counts the step', () => {
      answered();
      press();
      team.type(bela, 'Sequence Step', '1');
      press();
      days();
      expect([mailsTo(bela), team.sent().some(({ subject }) => subject.startsWith('Re: '))]).toEqual([2, true]);
    });
  });

  it('and untouched, is taken back, and the mail goes out once', () => {
    leaveDraft();
    later();
    expect([mailsTo(bela), draftsTo(bela)]).toEqual([1, 0]);
  });
});

describe('a draft that an exit owes', () => {
  const draftOfIda = (): string => team.host.mail.drafts(rep).find(({ to }) => to[0]?.address === ida)?.draftId ?? '';
  const later = (): void => {
    for (const hour of [8, 9, 10]) {
      team.host.clock.moveTo(at(hour, 10));
      team.tick();
    }
  };

  const enrollAnew = (): void => {
    team.type(ida, 'Tags', 'Permission');
    team.host.clock.moveTo(at(7, 50));
    team.tick();
    expect(team.enroll('re-engage', '2026-03-20', [ida]).refused).toEqual([]);
  };

  it.each`
    what                                      | act                                                                                                              | drafts
    ${'lies there'}                           | ${() => undefined}                                                                                               | ${1}
    ${'is not made again when it is sent'}    | ${() => team.host.mail.sendDraftByHand(rep, draftOfIda())}                                                       | ${0}
    ${'is not made again when it is deleted'} | ${() => team.host.mail.deleteDraft(rep, draftOfIda())}                                                           | ${0}
    ${'goes when they ask for silence'}       | ${() => team.host.mail.replyAs(rep, { threadId: team.sent()[0]!.threadId, from: ida, text: 'Unsubscribe me.' })} | ${0}
    ${'goes when they are listed'}            | ${() => team.host.pasteInto('Do Not Contact', 'A2', [[ida]])}                                                    | ${0}
    ${'goes when they are enrolled anew'}     | ${enrollAnew}                                                                                                    | ${0}
  `('$what', ({ act, drafts }: { act: () => unknown; drafts: number }) => {
    again();
    team.tick();
    expect(draftsTo(ida)).toBe(1);
    team.host.clock.moveTo(at(7, 30));
    act();
    later();
    expect(draftsTo(ida)).toBe(drafts);
  });

  it('is kept, and the run goes on, where Gmail will not remove it', () => {
    again();
    team.tick();
    team.host.pasteInto('Do Not Contact', 'A2', [[ida]]);
    team.host.clock.moveTo(at(8, 10));
    team.host.setFaults(failing(/Drafts\.remove/, 0, backend));
    expect(team.tick().error).toBeUndefined();
    team.host.setFaults({});
    expect(draftsTo(ida)).toBe(1);
    team.host.clock.moveTo(at(9, 10));
    team.tick();
    expect(draftsTo(ida)).toBe(0);
  });
});

describe('who answered minutes ago', () => {
  it.each`
    what                 | answer
    ${'in the thread'}   | ${(first: string) => team.host.mail.replyAs(rep, { messageId: first, text: 'Thanks, let us talk next week.' })}
    ${'in a new thread'} | ${() => team.host.mail.newMailFrom(rep, { from: ana, subject: 'Your mail', text: 'Please call me.' })}
  `('$what gets no mail', ({ answer }: { answer: (first: string) => unknown }) => {
    again(at(7, 8));
    answer(team.sent().find(({ to }) => to[0]?.address === ana)!.id);
    team.host.clock.moveTo(at(7, 10));
    team.tick();
    expect(mailsTo(ana)).toBe(1);
    expect(team.shown(ana, 'Status')).toBe('Replied');
  });

  it.each`
    what                                                  | who     | strangers | unread   | mails
    ${'in a thread that its row knows'}                   | ${ana}  | ${0}      | ${false} | ${2}
    ${'in a thread that no row knows of yet'}             | ${bela} | ${0}      | ${false} | ${1}
    ${'there, from somebody nobody knows'}                | ${bela} | ${1}      | ${false} | ${1}
    ${'there, among mails that wait unopened'}            | ${bela} | ${5}      | ${false} | ${1}
    ${'there, and the mailbox cannot be read in between'} | ${bela} | ${5}      | ${true}  | ${1}
  `('$what, is heard by the run after one that could do nothing about the row', ({ who, strangers, unread, mails }) => {
    again();
    team.host.setFaults(failing(/Drafts\.send/, 0, backend, true));
    team.tick();
    team.host.setFaults({});
    const last = team.sent().filter(({ to }) => to[0]?.address === who);
    for (let number = 1; number <= strangers; number++)
      team.host.mail.newMailFrom(rep, { from: `s${number}@else.example`, subject: `News ${number}`, text: 'News.' });
    const from = strangers > 0 ? 'assistant@else.example' : who;
    team.host.mail.replyAs(rep, { messageId: last[last.length - 1]!.id, from, text: 'Could you tell me what it costs?' });
    // The mail may still be on its way for all that this run knows, and the row rests.
    team.host.clock.moveTo(at(7, 15));
    team.tick();
    expect(team.shown(who, 'Status')).toBe('Active');
    if (unread) {
      team.host.clock.moveTo(at(7, 50));
      team.host.setFaults(failing(/Messages\.get/, 0, backend));
      team.tick();
      team.host.setFaults({});
    }
    team.host.clock.moveTo(at(8, 10));
    team.tick();
    expect([mailsTo(who), team.shown(who, 'Status')]).toEqual([mails, 'Replied']);
  });
});
