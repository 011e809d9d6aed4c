import { callSidebar } from '../../local/onceStage';
import { newTeam, rep, type Team } from '../support/team';
import { fillLog, makeCopy, putBack } from '../support/versions';

const ana = 'ana@quinta.example';
const bela = 'bela@duna.example';
const colleague = 'kim@northbridge.example';

const csv = [
  ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone', 'Owner'],
  [ana, 'Ana', 'Quinta', '8000', 'Europe/Berlin', ''],
  [bela, 'Béla', 'Duna', '60000', 'Europe/Berlin', ''],
  ['cem@adana.example', 'Cem', 'Adana', '8000', 'Europe/Berlin', colleague],
];

const at = (day: number, hour: number, minute = 10): number => Date.UTC(2026, 2, day, hour, minute);

const tickAt = (team: Team, day: number, hour: number, as = rep): string => {
  team.host.clock.moveTo(at(day, hour));
  const words = team.host.run('runTickNow', [], { via: 'menu', as });
  if (words.error !== undefined) return words.error.message;
  return team.host.sheets().some(({ name }) => name === 'System') ? systemCell(team, `Heartbeat ${as}`) : '';
};

const systemCell = (team: Team, name: string): string => team.host.display('System').find(([first]) => first === name)?.[1] ?? '';

const systemRow = (team: Team, name: string): number => team.host.display('System').findIndex(([first]) => first === name) + 1;

const mailsTo = (team: Team, who: string): string[] =>
  team
    .sent()
    .filter(({ to }) => to[0]?.address === who)
    .map(({ subject }) => subject);

const goOn = (team: Team): string =>
  callSidebar<{ done: string[] }>(team.host, 'sidebarHealth', { what: 'repair', does: 'go on' }).done.join(' ');

/** States of one file as time went by; each test begins at the last and may go back to an earlier version of the file. */
let team: Team;
const kept = new Map<string, string>();

beforeAll(async () => {
  team = await newTeam(csv, { users: [rep, colleague] });
  team.enroll('outbound', '2026-03-02', [ana, bela]);
  tickAt(team, 2, 10);
  kept.set('enrolled', team.host.remember());
  tickAt(team, 3, 7);
  kept.set('first mail out', team.host.remember());
  tickAt(team, 4, 8);
  tickAt(team, 4, 9);
  kept.set('second mail out', team.host.remember());
}, 60_000);

afterAll(() => team.host.close());

const back = (name: string): void => team.host.recall(kept.get(name)!);

describe('what the story below begins with', () => {
  it('is two mails to Ana and a draft for Béla', () => {
    back('second mail out');
    expect(mailsTo(team, ana).map((subject) => subject.startsWith('Re: '))).toEqual([false, true]);
    expect(team.host.mail.drafts(rep).map(({ to }) => to[0]?.address)).toEqual([bela]);
    expect(systemCell(team, 'Stopped')).toBe('');
  });
});

describe('an older version of the file', () => {
  const version = ['enrolled', 'first mail out'] as const;

  it.each(version)('put back as it was with "%s" stops everything, for everybody, in words', (older) => {
    back('second mail out');
    putBack(team.host, kept.get(older)!);
    tickAt(team, 4, 10);
    expect(systemCell(team, 'Stopped')).toMatch(
      /^The Log no longer holds what it held in row \d+ on .*4 Mar 2026: an older version/,
    );
    expect(mailsTo(team, ana)).toHaveLength(2);
    const log = team.host.display('Log');
    for (const who of [rep, colleague]) tickAt(team, 4, 11, who);
    tickAt(team, 5, 8);
    expect(team.host.display('Log')).toEqual(log);
    expect([mailsTo(team, ana).length, team.host.mail.drafts(rep).length]).toEqual([2, 1]);
    const view = callSidebar<{ stopped: { words: string; canGoOn: boolean } | null }>(team.host, 'sidebarOverview', {
      who: 'me',
    });
    expect(view.stopped).toEqual({ words: systemCell(team, 'Stopped'), canGoOn: true });
  });

  it.each(version)('that a person takes for right ("%s") sends nothing that lies in Sent, and catches up with it', (older) => {
    back('second mail out');
    putBack(team.host, kept.get(older)!);
    tickAt(team, 4, 10);
    expect(goOn(team)).toContain('Going on with this version.');
    expect(systemCell(team, 'Stopped')).toBe('');
    for (const hour of [11, 12, 13, 14]) tickAt(team, 4, hour);
    expect(mailsTo(team, ana)).toHaveLength(2);
    expect(team.shown(ana, 'Status')).toBe('Active');
    expect(['Email 1 of 7', 'Email 2 of 7']).toContain(team.shown(ana, 'Sequence Step'));
    for (const hour of [8, 9]) tickAt(team, 5, hour);
    expect(mailsTo(team, ana)).toHaveLength(2);
    expect(team.shown(ana, 'Sequence Step')).toBe('Email 2 of 7');
  });

  it('lets the draft of a person be the only one for its step', () => {
    back('second mail out');
    putBack(team.host, kept.get('enrolled')!);
    tickAt(team, 4, 10);
    goOn(team);
    for (const hour of [11, 12, 13]) tickAt(team, 4, hour);
    expect(team.host.mail.drafts(rep)).toHaveLength(1);
  });

  it('sees again who answered since, and does not write to them', () => {
    back('second mail out');
    const [first] = team.sent();
    team.host.mail.replyAs(rep, { threadId: first!.threadId, text: 'Let us talk in June.' });
    tickAt(team, 4, 10);
    expect(team.shown(ana, 'Status')).toBe('Replied');
    putBack(team.host, kept.get('first mail out')!);
    tickAt(team, 4, 11);
    goOn(team);
    for (const [day, hour] of [
      [4, 12],
      [5, 8],
      [10, 8],
      [11, 8],
    ] as const)
      tickAt(team, day, hour);
    expect(mailsTo(team, ana)).toHaveLength(2);
    expect(team.shown(ana, 'Status')).toBe('Replied');
  });

  it('in which the row is in an earlier enrollment than the mailbox is Held with words', () => {
    back('first mail out');
    team.host.clock.moveTo(at(3, 9));
    team.enroll('re-engage', '2026-03-02', [ana]);
    for (const [day, hour] of [
      [3, 10],
      [4, 8],
      [4, 9],
    ] as const)
      tickAt(team, day, hour);
    const sent = mailsTo(team, ana).length;
    expect(sent).toBe(2);
    putBack(team.host, kept.get('first mail out')!);
    tickAt(team, 4, 10);
    goOn(team);
    for (const [day, hour] of [
      [4, 11],
      [4, 12],
      [5, 8],
      [10, 8],
    ] as const)
      tickAt(team, day, hour);
    expect(mailsTo(team, ana)).toHaveLength(sent);
    expect(team.shown(ana, 'Status')).toBe('Held');
    expect(team.shown(ana, 'Needs You')).toContain('Your mailbox is ahead of this sheet');
  });

  it('stops a second sender no more once one person went on', () => {
    back('second mail out');
    tickAt(team, 4, 10, colleague);
    putBack(team.host, kept.get('first mail out')!);
    tickAt(team, 4, 11, colleague);
    expect(systemCell(team, 'Stopped')).not.toBe('');
    goOn(team);
    tickAt(team, 4, 12, colleague);
    tickAt(team, 4, 12);
    expect(systemCell(team, 'Stopped')).toBe('');
    expect(systemCell(team, `Heartbeat ${colleague}`)).toContain('2026-03-04T12');
  });

  it('has nothing to go on with where nothing is stopped', () => {
    back('second mail out');
    expect(() => goOn(team)).toThrow('Nothing is stopped on this sheet.');
  });
});

describe('the Log and the System sheet under people’s hands', () => {
  const lastLine = (): number => team.host.display('Log').length;

  /** What a person does, whether all stops, and what the tick says. */
  const damages: readonly [string, () => void, 'stops' | 'says' | 'goes on', RegExp | null][] = [
    ['rows of the Log deleted', () => team.host.deleteRows('Log', 3, 4), 'stops', /older version/],
    ['the last line of the Log deleted', () => team.host.deleteRows('Log', lastLine()), 'stops', /older version/],
    ['a row inserted above', () => team.host.insertRows('Log', 3), 'stops', /older version/],
    ['the Log sorted from Z to A', () => team.host.sort('Log', 1, { descending: true }), 'stops', /older version/],
    ['a key typed over', () => team.host.typeInto('Log', `D${lastLine()}`, 'mine'), 'stops', /older version/],
    ['a state typed over', () => team.host.typeInto('Log', `E${lastLine()}`, 'ABORTED'), 'stops', /older version/],
    ['a column inserted into the Log', () => team.host.insertColumns('Log', 2), 'stops', /older version/],
    ['two columns of the Log swapped', () => team.host.moveColumn('Log', 4, 6), 'stops', /older version/],
    ['an address blanked in the Log', () => team.host.clearCells('Log', `C${lastLine()}`), 'goes on', null],
    ['the Log filtered', () => team.host.filter('Log', 5, ['SENT']), 'goes on', null],
    ['the Log deleted', () => team.host.deleteSheet('Log'), 'says', /Log sheet is missing/],
    ['the Log renamed', () => team.host.renameSheet('Log', 'Protocol'), 'says', /Log sheet is missing/],
    [
      'the pointer typed over',
      () => team.host.typeInto('System', `B${systemRow(team, 'Journal Row')}`, '99999'),
      'goes on',
      null,
    ],
    ['the pointer cleared', () => team.host.clearCells('System', `B${systemRow(team, 'Journal Row')}`), 'goes on', null],
    ['the pointer a word', () => team.host.typeInto('System', `B${systemRow(team, 'Journal Row')}`, 'none'), 'goes on', null],
    [
      'the stamp cleared',
      () => team.host.clearCells('System', `B${systemRow(team, 'Spreadsheet ID')}`),
      'says',
      /no longer says which file/,
    ],
    [
      'the stamp typed over',
      () => team.host.typeInto('System', `B${systemRow(team, 'Spreadsheet ID')}`, 'x'),
      'says',
      /is a copy/,
    ],
    ['the System sheet sorted', () => team.host.sort('System', 1), 'goes on', null],
    ['the System sheet deleted', () => team.host.deleteSheet('System'), 'says', /not set up yet/],
  ];

  it.each(damages)('%s', (_what, damage, outcome, words) => {
    back('first mail out');
    damage();
    team.host.clock.moveTo(at(4, 8));
    const run = team.tick();
    expect(run.error).toBeUndefined();
    const said = callSidebar<{ words: string[] }>(team.host, 'sidebarTickNow', {}).words.join(' ');
    for (const hour of [9, 10]) tickAt(team, 4, hour);
    expect(mailsTo(team, ana)).toHaveLength(outcome === 'goes on' ? 2 : 1);
    if (words !== null) expect(said).toMatch(words);
    expect(team.host.sheets().some(({ name }) => name === 'System') && systemCell(team, 'Stopped') !== '').toBe(
      outcome === 'stops',
    );
  });

  it('a ticket of a run that died, or that nobody can read, keeps nobody waiting', () => {
    back('first mail out');
    team.host.traits.documentLock = 'null';
    const row = team.host.display('System').length + 1;
    team.host.typeInto('System', `A${row}`, 'Run');
    team.host.typeInto('System', `A${row + 1}`, 'Run whenever');
    team.host.typeInto('System', `A${row + 2}`, 'Run 2026-03-04T07:00:00.000Z abcdefgh rep@northbridge.example');
    team.host.typeInto('System', `A${row + 3}`, 'Run 2999-01-01T00:00:00.000Z abcdefgh rep@northbridge.example');
    tickAt(team, 4, 8);
    team.host.traits.documentLock = 'works';
    expect(mailsTo(team, ana)).toHaveLength(2);
    expect(team.host.display('System').filter(([name]) => /^Run \d/.test(name ?? ''))).toEqual([]);
  });
});

describe('a copy of the file', () => {
  const setUpHere = (): void => {
    const choice = { sheet: 'Prospects', set: 'full', columns: {} };
    const { print } = callSidebar<{ print: string }>(team.host, 'sidebarSurvey', choice);
    callSidebar(team.host, 'sidebarSetUp', { ...choice, print });
  };

  it('does nothing by itself, and leaves the drafts of the original alone', () => {
    back('second mail out');
    makeCopy(team.host);
    const log = team.host.display('Log');
    for (const [day, hour] of [
      [4, 10],
      [10, 8],
      [11, 8],
    ] as const)
      tickAt(team, day, hour);
    expect([mailsTo(team, ana).length, team.host.mail.drafts(rep).length]).toEqual([2, 1]);
    expect(team.host.display('Log')).toEqual(log);
    const view = callSidebar<{ stopped: { words: string; canGoOn: boolean } }>(team.host, 'sidebarOverview', { who: 'me' });
    expect([view.stopped.words, view.stopped.canGoOn]).toEqual([expect.stringContaining('This file is a copy'), false]);
  });

  it('made a sheet of its own sends nothing that the original was about to send, and asks', () => {
    back('second mail out');
    makeCopy(team.host);
    setUpHere();
    expect(team.host.display('Settings').find(([name]) => name === 'Sending')?.[1]).toBe('off');
    callSidebar(team.host, 'sidebarSending', { who: 'all', on: true });
    for (const [day, hour] of [
      [4, 10],
      [5, 8],
      [10, 8],
      [11, 8],
    ] as const)
      tickAt(team, day, hour);
    expect(mailsTo(team, ana)).toHaveLength(2);
    for (const who of [ana, bela]) {
      expect(team.shown(who, 'Status')).toBe('Held');
      expect(team.shown(who, 'Needs You')).toContain('the file that this one was copied from');
    }
    expect(team.host.mail.drafts(rep).map(({ to }) => to[0]?.address)).toEqual([bela]);
  });

  it('goes on with a row that a person resumes, and with one enrolled anew', () => {
    back('second mail out');
    makeCopy(team.host);
    setUpHere();
    callSidebar(team.host, 'sidebarSending', { who: 'all', on: true });
    tickAt(team, 4, 10);
    team.type(ana, 'Status', 'Resumed');
    team.enroll('outbound', '2026-03-05', [bela]);
    for (const [day, hour] of [
      [5, 8],
      [6, 9],
      [9, 9],
      [10, 8],
      [11, 8],
    ] as const)
      tickAt(team, day, hour);
    expect(team.shown(ana, 'Status')).not.toBe('Held');
    expect(team.host.mail.drafts(rep).filter(({ to }) => to[0]?.address === bela)).toHaveLength(2);
  });

  it('does not settle what the original’s run left open', () => {
    back('first mail out');
    team.host.clock.moveTo(at(4, 8));
    let sends = 0;
    team.host.setFaults({
      failCall: ({ method }) => (method === 'Gmail.Users.Drafts.send' && sends++ === 0 ? { message: 'Backend Error' } : null),
    });
    team.tick();
    team.host.setFaults({});
    const drafts = team.host.mail.drafts(rep).length;
    makeCopy(team.host);
    setUpHere();
    callSidebar(team.host, 'sidebarSending', { who: 'all', on: true });
    for (const hour of [9, 10, 11]) tickAt(team, 4, hour);
    expect(team.host.mail.drafts(rep)).toHaveLength(drafts);
    expect(mailsTo(team, ana)).toHaveLength(1);
  });
});

describe('a Log of fifty thousand lines', () => {
  it('costs a run as many requests and cells as one of fifty', () => {
    const cost = (lines: number): { calls: Record<string, number>; modelled: number }[] => {
      back('enrolled');
      fillLog(team.host, lines);
      team.host.typeInto('System', `B${systemRow(team, 'Journal Row')}`, String(team.host.display('Log').length + 1));
      // The mark stood in the Log as it was before it was filled up: this user's first run here is like a new one's.
      const first = JSON.parse(team.host.remember());
      first.properties.user = [];
      team.host.recall(JSON.stringify(first));
      return (
        [
          [3, 7],
          [3, 9],
          [4, 8],
          [4, 9],
        ] as const
      ).map(([day, hour]) => {
        team.host.clock.moveTo(at(day, hour));
        const run = team.tick();
        expect(run.error).toBeUndefined();
        return { calls: run.calls, modelled: run.modelledMs };
      });
    };
    const short = cost(50);
    const long = cost(50_000);
    expect(mailsTo(team, ana)).toHaveLength(2);
    expect(long.map(({ calls }) => calls)).toEqual(short.map(({ calls }) => calls));
    // Modelled time counts the cells that are read.
    expect(long.map(({ modelled }) => modelled)).toEqual(short.map(({ modelled }) => modelled));
  }, 60_000);
});

describe('a claim that stays open', () => {
  /** Kim's run dies while it sends to Cem, and Kim never comes back. */
  const abandoned = (): void => {
    back('enrolled');
    team.enroll('outbound', '2026-03-02', ['cem@adana.example']);
    team.host.clock.moveTo(at(3, 7));
    team.host.setFaults({
      failCall: ({ method }) => (method === 'Gmail.Users.Drafts.send' ? { message: 'Backend Error' } : null),
    });
    const run = team.host.run('onTick', [], { via: 'trigger', as: colleague });
    expect(run.error).toBeUndefined();
    team.host.setFaults({});
  };

  const openLines = (): number =>
    team.host.display('Log').filter((line) => line[4] === 'SENDING' && line[14] === colleague).length;

  it('is asked about after a day, by whichever run comes', () => {
    abandoned();
    expect(openLines()).toBe(1);
    tickAt(team, 3, 12);
    expect(team.shown('cem@adana.example', 'Status')).toBe('Active');
    tickAt(team, 4, 9);
    expect(team.shown('cem@adana.example', 'Status')).toBe('Held');
    expect(team.shown('cem@adana.example', 'Needs You')).toContain(`look in the Sent folder of ${colleague}`);
  });

  it('does not make every later run read the whole Log', () => {
    abandoned();
    tickAt(team, 3, 8);
    const pointer = Number(systemCell(team, 'Journal Row'));
    fillLog(team.host, 400);
    tickAt(team, 3, 9);
    tickAt(team, 3, 10);
    expect(openLines()).toBe(2);
    expect(Number(systemCell(team, 'Journal Row'))).toBeGreaterThan(pointer + 390);
    tickAt(team, 4, 9);
    expect(team.shown('cem@adana.example', 'Status')).toBe('Held');
  });
});

describe('a draft of a cadence that a colleague’s run ended', () => {
  it('is taken back by the next run of its owner', () => {
    back('second mail out');
    team.type(bela, 'Meeting Date', '2026-03-20');
    team.type(bela, 'Outcome', 'Booked Demo');
    tickAt(team, 4, 10, colleague);
    expect(team.shown(bela, 'Sequence Name')).toBe('Post-Demo Follow-Up');
    expect(team.host.mail.drafts(rep)).toHaveLength(1);
    tickAt(team, 4, 11);
    expect(team.host.mail.drafts(rep)).toHaveLength(0);
  });
});

describe('a draft whose work is answered before the next run of its owner', () => {
  const skip = (): void => {
    const [headings = [], ...lines] = team.host.display('Work');
    const row = lines.findIndex((line) => line.join('|').includes('Finish the draft')) + 2;
    team.host.typeInto('Work', `${String.fromCharCode(65 + headings.indexOf('Done'))}${row}`, 'Skipped');
  };
  const send = (): void => {
    const [draft] = team.host.mail.drafts(rep);
    team.host.mail.sendDraftByHand(rep, draft?.draftId ?? '', { text: 'Dear Béla, quite other words.' });
  };

  it('and that was sent by hand, counts as sent whatever the answer, and whosever run reads it first', () => {
    back('second mail out');
    send();
    skip();
    tickAt(team, 4, 10, colleague);
    tickAt(team, 4, 11);
    expect(team.shown(bela, 'Sequence Step')).toMatch(/^Email 1 of/);
    team.type(bela, 'Sequence Step', '');
    tickAt(team, 4, 12);
    expect([team.host.mail.drafts(rep).length, team.shown(bela, 'Status')]).toEqual([0, 'Held']);
    expect(team.shown(bela, 'Needs You')).toContain('the email of step 1 has gone out in this cadence');
  });

  it('and that still lies there, is skipped and taken back by the run that sees it', () => {
    back('second mail out');
    skip();
    tickAt(team, 4, 10, colleague);
    expect([team.host.mail.drafts(rep).length, team.shown(bela, 'Sequence Step')]).toEqual([1, '']);
    tickAt(team, 4, 11);
    expect(team.host.mail.drafts(rep)).toHaveLength(0);
    expect(team.shown(bela, 'Sequence Step')).toMatch(/^Email 1 of/);
  });
});
