import type { CallEntry, Faults, MailView } from '../../local/host';
import { callSidebar } from '../../local/onceStage';
import type { ErasePreview } from '../../src/app/sidebarContract';
import { newTeam, rep, type Team } from '../support/team';

const mate = 'mate@northbridge.example';
const [ana, bela, cleo, dora] = ['ana@quinta.example', 'bela@duna.example', 'cleo@monte.example', 'dora@lagos.example'];
const [carla, ivo, karl] = ['carla@quinta.example', 'ivo@quinta.example', 'karl@duna.example'];

const csv = [
  ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone', 'Owner', 'Outcome', 'Mode', 'Stakeholder Roles'],
  [ana, 'Ana', 'Quinta', '30000', 'Europe/Berlin', '', '', 'Automatic', `CFO <${carla}>, IT <${ivo}>, procurement`],
  [bela, 'Béla', 'Duna', '30000', 'Europe/Berlin', '', '', 'Automatic', `COO <${karl}>`],
  [cleo, 'Cleo', 'Monte', '30000', 'Europe/Berlin', '', '', 'Automatic', ''],
  [dora, 'Dora', 'Lagos', '30000', 'Europe/Berlin', '', '', 'Manual', 'CFO <cfo@lagos.example>'],
];

/** Universal time; Berlin is an hour ahead, so 7:10 lies in the first send window. */
const at = (day: number, hour = 7, minute = 10): number => Date.UTC(2026, 2, day, hour, minute);

let team: Team;
let tuesday = '';

/**
 * On Tuesday, 3 March, the first mails go to Ana and Béla, and what follows from them is planned: with a day between two people of one
 * account, their CFO and COO are due on Wednesday, when Cleo's first mail is as well, and the IT lead after Thursday's second step.
 */
beforeAll(async () => {
  team = await newTeam(csv, { users: [mate], executionsPerRealm: 200 });
  team.setting('Stakeholder Spacing', '1');
  team.host.pasteInto('Templates', `A${team.host.display('Templates').length + 1}`, [
    ['outbound 2 email', 'email', '', 'Did the figure surprise you, Quinta or not?', 'CFO', ''],
  ]);
  team.enroll('outbound', '2026-03-02', [ana, bela]);
  runs(at(3), at(3, 8));
  team.enroll('outbound', '2026-03-04', [cleo]);
  tuesday = team.host.remember();
}, 60_000);

afterAll(() => team.host.close());

beforeEach(() => again());

const again = (): void => {
  team.host.setFaults({});
  team.host.recall(tuesday);
};

const runs = (...instants: readonly number[]): void => {
  for (const instant of instants) {
    team.host.clock.moveTo(instant);
    team.tick();
  }
};

/** One run on the morning of each of these days; what follows from a mail is planned by the next one. */
const days = (...numbers: readonly number[]): void => runs(...numbers.map((day) => at(day, 8)));

const to = (who: string): readonly MailView[] => team.sent().filter((mail) => mail.to[0]?.address === who);
const sentOn = (who: string): readonly string[] => to(who).map((mail) => new Date(mail.at).toISOString().slice(8, 10));
const first = (who: string): string => to(who)[0]?.id ?? '';
const header = (mail: MailView | undefined, name: string): string =>
  mail?.headers.find((each) => each.name.toLowerCase() === name)?.value ?? '';
const told = (): readonly string[] => team.rows('Log').flatMap(({ What, Words = '' }) => (What === 'Stakeholder' ? [Words] : []));
const work = (): readonly string[] => team.rows('Work').map((line) => line['What to do'] ?? '');
const shown = (who: string, heading: string): string => team.shown(who, heading);
const drafts = (who: string): readonly MailView[] => team.host.mail.drafts(rep).filter((mail) => mail.to[0]?.address === who);
const answer = (name: string, what: RegExp, done: string): void => {
  const lines = team.rows('Work');
  const line = lines.findIndex((each) => each.Person === name && what.test(each['What to do'] ?? ''));
  const column = Object.keys(lines[0] ?? {}).indexOf('Done');
  if (line < 0) throw new Error(`${name} has no such work: ${work().join(' / ')}`);
  team.host.typeInto('Work', `${String.fromCharCode(65 + column)}${line + 2}`, done);
};

describe('the other people of an account', () => {
  it('are looked for where only their role is known', () => {
    expect(work()).toContain('Find the address of their procurement and write to them · Email 1 of 7 · introduction');
  });

  it('get their own versions, one a day, in threads of their own, and never with anybody else in copy', () => {
    days(4, 5, 6, 10, 11);
    expect([ana, carla, ivo].map(sentOn)).toEqual([['03', '05'], ['04', '11'], ['10']]);
    expect([bela, karl].map(sentOn)).toEqual([['03', '05'], ['04']]);
    for (const mail of team.sent()) expect([mail.to.length, mail.cc, mail.bcc]).toEqual([1, [], []]);
    expect(to(carla).map(({ subject }) => subject)).toEqual(['A cost that no line shows', 'Re: A cost that no line shows']);
    expect(new Set(to(carla).map(({ threadId }) => threadId)).size).toBe(1);
    expect(new Set(team.sent().map(({ threadId }) => threadId)).size).toBe(6);
    expect(header(to(carla)[1], 'in-reply-to')).toBe(to(carla)[0]?.messageId);
    for (const mail of to(carla)) expect(mail.text).toMatch(/1 Main Street, Springfield/);
    expect(new Set(team.sent().map((mail) => header(mail, 'list-unsubscribe'))).size).toBe(6);
    expect(shown(ana, 'Sequence Step')).toBe('Email 2 of 7');
    expect(shown(ana, 'Last Contact Date')).toMatch(/^2026-03-05/);
    const log = team.rows('Log').filter(({ State }) => State === 'SENT');
    expect(log.map(({ Email, Touch }) => `${Email} ${Touch}`)).toContain(`${carla} 1.email.CFO`);
  });

  it('are counted under every cap', () => {
    team.setting('First Day Cap', '1');
    team.setting('Daily Cap', '1');
    days(4);
    expect(team.sent().filter(({ at: when }) => when > at(4, 0))).toHaveLength(1);
  });

  it.each`
    what                         | from  | prepare
    ${'sending is switched off'} | ${0}  | ${() => callSidebar(team.host, 'sidebarSending', { who: 'all', on: false })}
    ${'the window is not open'}  | ${-1} | ${() => undefined}
    ${'their Owner is away'}     | ${0}  | ${() => team.setting('Away', '2026-03-04')}
    ${'the row is paused'}       | ${0}  | ${() => [team.type(ana, 'Status', 'Paused'), team.type(bela, 'Status', 'Paused')]}
    ${'it is a colleague’s run'} | ${0}  | ${() => [team.type(ana, 'Owner', mate), team.type(bela, 'Owner', mate)]}
  `('wait while $what', ({ from, prepare }: { from: number; prepare: () => void }) => {
    prepare();
    runs(at(4, 7 + from));
    expect([to(carla), to(karl)]).toEqual([[], []]);
  });

  it('hear from the colleague to whom the row was handed, once', () => {
    team.type(ana, 'Owner', mate);
    runs(at(3, 9));
    expect(shown(ana, 'Status')).toBe('Held');
    team.type(ana, 'Status', 'Resumed');
    for (const user of [rep, mate, rep, mate]) {
      team.host.clock.moveTo(team.host.clock.now() < at(4) ? at(4) : team.host.clock.now() + 600_000);
      team.host.run('onTick', [], { as: user, via: 'trigger' });
    }
    const gone = team.host.mail.messages(mate).filter(({ labels }) => labels.includes('SENT'));
    expect([to(carla).length, gone.map((mail) => mail.to[0]?.address)]).toEqual([0, [carla]]);
  });

  it('lapse where they waited past the next step, or too long, and the Log says so', () => {
    days(4, 5);
    callSidebar(team.host, 'sidebarSending', { who: 'all', on: false });
    runs(at(6), at(10));
    answer('Ana', /^Call/, 'Done');
    days(11);
    callSidebar(team.host, 'sidebarSending', { who: 'all', on: true });
    runs(at(12), at(17));
    expect([carla, ivo].map(sentOn)).toEqual([['04'], []]);
    expect(told()).toEqual([
      `Their CFO, ${carla}, does not get the version of step 2: it waited past the next step, and lapses.`,
      `Their IT, ${ivo}, does not get the version of step 1: it waited past the next step, and lapses.`,
    ]);
  });
});

describe('what comes back', () => {
  beforeEach(() => runs(at(4), at(4, 8)));

  const nothingMore = (): void => {
    days(5, 6, 10);
    expect([ana, carla, ivo].map(sentOn)).toEqual([['03'], ['04'], []]);
  };

  it('stops all where one of them answers', () => {
    team.host.mail.replyAs(rep, { messageId: first(carla), text: 'Could you tell me what it costs?' });
    nothingMore();
    expect(shown(ana, 'Status')).toBe('Replied');
    expect(shown(ana, 'Needs You')).toMatch(/their CFO/);
    expect(told()).toContain(`Their IT, ${ivo}, does not get the version of step 1: the row is Replied.`);
  });

  it('stops all where the prospect answers', () => {
    team.host.mail.replyAs(rep, { messageId: first(ana), text: 'Thank you, let us talk.' });
    nothingMore();
  });

  it.each`
    how                                               | act
    ${'by our unsubscribe address'}                   | ${() => team.host.mail.newMailFrom(rep, { from: carla, to: /mailto:([^?>]+)/.exec(header(to(carla)[0], 'list-unsubscribe'))?.[1] ?? '', subject: 'unsubscribe', text: '' })}
    ${'by our unsubscribe address, from another one'} | ${() => team.host.mail.newMailFrom(rep, { from: 'c.other@quinta.example', to: /mailto:([^?>]+)/.exec(header(to(carla)[0], 'list-unsubscribe'))?.[1] ?? '', subject: 'unsubscribe', text: '' })}
    ${'in words'}                                     | ${() => team.host.mail.replyAs(rep, { messageId: first(carla), text: 'Please remove me from your list.' })}
  `('lists who asks for silence $how, and nobody else, and a person decides about the rest', ({ act }: { act: () => void }) => {
    act();
    nothingMore();
    const listed = team.rows('Do Not Contact').map((line) => line['Address or Domain']);
    expect(listed).toContain(carla);
    expect(listed).not.toContain(ana);
    expect(shown(ana, 'Status')).toBe('Replied');
    expect(shown(ana, 'Needs You')).toMatch(/asks not to be contacted/);
    team.type(ana, 'Status', 'Resumed');
    runs(at(12), at(17), at(18));
    expect(to(carla)).toHaveLength(1);
    expect(to(ana).length).toBeGreaterThan(1);
  });

  it.each`
    what                      | act                                                                                                                                                                                    | carlas          | says
    ${'a bounce'}             | ${() => team.host.mail.bounce(rep, { messageId: first(carla), status: '5.1.1' })}                                                                                                      | ${['04']}       | ${/gets nothing more: their mail came back/}
    ${'an absence'}           | ${() => team.host.mail.outOfOffice(rep, { messageId: first(carla), until: '11 March 2026' })}                                                                                          | ${['04', '17']} | ${/is away: nothing goes to them before Fri 13 Mar 2026/}
    ${'who left the company'} | ${() => team.host.mail.replyAs(rep, { messageId: first(carla), text: 'I no longer work for this company. This mailbox is not read.', headers: { 'Auto-Submitted': 'auto-replied' } })} | ${['04']}       | ${/they have left/}
  `('leaves all others as they are after $what', ({ act, carlas, says }: { act: () => void; carlas: string[]; says: RegExp }) => {
    act();
    days(5, 6, 10, 17);
    expect([ana, carla, ivo].map(sentOn)).toEqual([['03', '05'], carlas, ['10']]);
    expect(told().join('\n')).toMatch(says);
    expect(shown(ana, 'Status')).toBe('Active');
  });

  it('stops all where one of them answers while the run is at work', () => {
    let isFirst = true;
    team.host.setFaults({
      failCall: ({ method }) => {
        if (isFirst && /Drafts\.create/.test(method)) {
          isFirst = false;
          team.host.mail.replyAs(rep, { messageId: first(carla), text: 'Could you tell me what it costs?' });
        }
        return null;
      },
    });
    runs(at(5));
    expect([sentOn(ana), sentOn(bela)]).toEqual([['03'], ['03', '05']]);
  });

  it('is heard on the row of who answers as well, in whichever thread they do', () => {
    team.host.mail.replyAs(rep, { messageId: first(karl), from: cleo, text: 'Could you tell me what it costs?' });
    days(5, 6, 10);
    expect([shown(bela, 'Status'), shown(cleo, 'Status'), sentOn(cleo)]).toEqual(['Replied', 'Replied', ['04']]);
  });

  it('writes to them again once they are back, in the thread in which they said that they were away', () => {
    const text = 'I am out of the office until 10 March 2026.';
    team.host.mail.replyAs(rep, { messageId: first(carla), text, headers: { 'Auto-Submitted': 'auto-replied' } });
    days(5, 6, 10, 12);
    expect(sentOn(carla)).toEqual(['04', '12']);
  });

  it('heeds what came back while Stakeholder Roles could not be read', () => {
    team.type(ana, 'Stakeholder Roles', `CFO <${carla}>, IT ${ivo}`);
    team.host.mail.bounce(rep, { messageId: first(carla), status: '5.1.1' });
    days(5);
    expect(shown(ana, 'Status')).toBe('Held');
    team.type(ana, 'Stakeholder Roles', `CFO <${carla}>`);
    days(6, 10, 11, 12);
    expect([ana, carla].map(sentOn)).toEqual([['03', '10'], ['04']]);
  });

  it('asks for the right address where a mail to one of them came back, once', () => {
    team.host.mail.bounce(rep, { messageId: first(carla), status: '5.1.1' });
    days(5, 6, 10);
    expect(work().filter((what) => /find the right address/.test(what))).toEqual([
      `Their mail came back: find the right address of their CFO, ${carla}. Write it under Stakeholder Roles.`,
    ]);
  });

  it('halts the sender where their own mailbox was to blame, and takes no step of the prospect back', () => {
    team.host.mail.bounce(rep, { messageId: first(carla), status: '5.7.1', diagnostic: '550 5.7.1 policy of your domain' });
    runs(at(4, 12), at(5));
    expect(shown(ana, 'Status')).toBe('Held');
    expect(shown(ana, 'Sequence Step')).toBe('Email 1 of 7');
    expect([sentOn(ana), sentOn(bela)]).toEqual([['03'], ['03']]);
  });
});

describe('a change of Stakeholder Roles', () => {
  const name = (text: string): void => team.type(ana, 'Stakeholder Roles', text);

  it('refuses in words who should get nothing', () => {
    name(`CFO <${ana}>, IT <${bela}>, COO <boss@northbridge.example>, Buyer <b@quinta.example>, Finance <b@quinta.example>`);
    days(4, 5, 6, 10);
    expect(told()).toEqual([
      `Their CFO, ${ana}, is the prospect and gets no second version.`,
      `Their IT, ${bela}, is the prospect of row 3 and gets nothing beside that row's own mails.`,
      'Their COO, boss@northbridge.example, is of your own company and gets nothing.',
      ...[`CFO, ${carla}`, `IT, ${ivo}`].map(
        (who) => `Their ${who}, does not get the version of step 1: they are not named under Stakeholder Roles any more.`,
      ),
    ]);
    expect(sentOn('b@quinta.example')).toHaveLength(1);
    expect(to(carla)).toEqual([]);
  });

  it('has one row write to whoever is named in two, the first to have to do with them', () => {
    team.type(bela, 'Stakeholder Roles', `CFO <${carla}>`);
    runs(at(3, 9));
    days(4, 5, 6, 10, 11, 12);
    expect(sentOn(carla)).toEqual(['04', '11']);
    expect([shown(ana, 'Status'), shown(bela, 'Status')]).toEqual(['Active', 'Active']);
    expect(told()).toContain(`Their CFO, ${carla}, is named in row 2 as well and gets nothing beside that row's mails.`);
  });

  it('gives nobody a version of a cadence that the row was moved out of, or into, by hand', () => {
    team.type(ana, 'Sequence Name', 'Outbound 14-Touch');
    runs(at(3, 9));
    team.type(ana, 'Status', 'Resumed');
    days(4, 5, 6, 10);
    expect([sentOn(ana).length, to(carla), to(ivo)]).toEqual([2, [], []]);
  });

  it('takes away what was planned for who is named no more', () => {
    name(`IT <${ivo}>`);
    days(4, 5, 6, 10);
    expect([carla, ivo].map(sentOn)).toEqual([[], ['10']]);
    expect(told()).toEqual([
      `Their CFO, ${carla}, does not get the version of step 1: they are not named under Stakeholder Roles any more.`,
    ]);
  });

  it('writes to whoever is added, a day later at the earliest', () => {
    team.type(bela, 'Stakeholder Roles', `COO <${karl}>, IT <lena@duna.example>`);
    days(4, 5, 6, 10);
    expect([karl, 'lena@duna.example'].map(sentOn)).toEqual([['04'], ['10']]);
  });

  it('takes a changed address for a new person, who gets the first mail first', () => {
    runs(at(4), at(4, 8));
    name(`CFO <new@quinta.example>, IT <${ivo}>`);
    days(5, 6, 10, 11);
    expect([carla, 'new@quinta.example', ivo].map(sentOn)).toEqual([['04'], ['11'], ['10']]);
    expect(to('new@quinta.example')[0]?.subject).toBe('A cost that no line shows');
    team.host.mail.replyAs(rep, { messageId: first(carla), text: 'Who are you?' });
    runs(at(11, 9));
    expect(shown(ana, 'Status')).toBe('Replied');
  });

  it('leaves it to a person where the words answer a mail that a new person never got', () => {
    days(4, 5);
    name(`CFO <new@quinta.example>, IT <${ivo}>`);
    runs(at(5, 9));
    expect(work().filter((what) => /new@/.test(what))).toEqual([
      'Write to their CFO, new@quinta.example, for the first time: these words answer a mail that they never got · Email 2 of 7 · different angle',
    ]);
    runs(at(10), at(11));
    expect(to('new@quinta.example')).toEqual([]);
  });

  it('knows a person under a new role, and sends them no words of another', () => {
    runs(at(4), at(4, 8));
    name(`Finance <${carla}>, IT <${ivo}>`);
    days(5);
    runs(at(5, 9));
    expect(work()).toContain(
      `Write to their Finance, ${carla}, yourself: the Templates sheet has no "outbound 2 email" for this role · Email 2 of 7 · different angle`,
    );
    runs(at(10), at(11));
    expect(sentOn(carla)).toEqual(['04']);
  });

  it('does not mistake the CFO for the prospect whose address was changed to theirs', () => {
    runs(at(4), at(4, 8));
    team.type(ana, 'Email', carla);
    runs(at(5), at(10));
    expect(sentOn(carla)).toEqual(['04']);
    expect(shown(carla, 'Status')).toBe('Held');
  });

  it('erases a person from the row that named them', () => {
    runs(at(4), at(4, 8));
    const preview = callSidebar<ErasePreview>(team.host, 'sidebarErasePreview', { address: carla });
    callSidebar(team.host, 'sidebarErase', { rows: preview.rows, address: preview.address, print: preview.print });
    const all = team.host.sheets().flatMap(({ name: sheet }) => team.host.display(sheet).flat());
    expect(all.filter((text) => text.includes(carla))).toEqual([]);
    days(5, 6, 10);
    expect([carla, ivo].map(sentOn)).toEqual([['04'], ['10']]);
  });
});

describe('a step that a person writes', () => {
  const cfo = 'cfo@lagos.example';
  beforeEach(() => {
    team.enroll('outbound', '2026-03-02', [dora]);
    runs(at(4));
    team.host.mail.sendDraftByHand(rep, drafts(dora)[0]?.draftId ?? '', { text: 'Dora, in my own words.' });
    runs(at(4, 8));
  });

  it('is taken out of the mailbox where its person is erased', () => {
    runs(at(5));
    const preview = callSidebar<ErasePreview>(team.host, 'sidebarErasePreview', { address: cfo });
    callSidebar(team.host, 'sidebarErase', { rows: preview.rows, address: preview.address, print: preview.print });
    expect([drafts(cfo), shown(dora, 'Stakeholder Roles')]).toEqual([[], 'CFO']);
  });

  it('leaves a draft for each of them too, after the prospect’s own went out', () => {
    expect(drafts(cfo)).toEqual([]);
    runs(at(5), at(5, 8));
    expect([drafts(cfo).length, drafts(cfo)[0]?.subject]).toEqual([1, 'A cost that no line shows']);
    expect(work()).toContain(`Finish the draft to their CFO, ${cfo}, in Gmail and send it · Email 1 of 7 · introduction`);
    team.host.mail.sendDraftByHand(rep, drafts(cfo)[0]?.draftId ?? '', { text: 'In my own words to you as well.' });
    runs(at(5, 9), at(6));
    expect([to(cfo).length, drafts(cfo).length, shown(dora, 'Status'), shown(dora, 'Sequence Step')]).toEqual([
      1,
      0,
      'Active',
      'Email 1 of 7',
    ]);
    expect(work().join()).not.toContain(cfo);
  });

  it.each`
    what                                | act
    ${'deleted'}                        | ${() => team.host.mail.deleteDraft(rep, drafts(cfo)[0]?.draftId ?? '')}
    ${'skipped'}                        | ${() => answer('Dora', /CFO/, 'Skipped')}
    ${'meant for who is named no more'} | ${() => team.type(dora, 'Stakeholder Roles', '')}
  `('makes no other draft where one was $what', ({ act }: { act: () => void }) => {
    runs(at(5));
    act();
    runs(at(5, 9), at(6), at(10));
    expect([drafts(cfo), to(cfo), shown(dora, 'Status')]).toEqual([[], [], 'Active']);
    expect(work().join()).not.toContain(cfo);
  });
});

describe('a run that is disturbed while it writes to them', () => {
  let calls: readonly CallEntry[] = [];
  const expected: Readonly<Record<string, number>> = { [ana]: 1, [bela]: 1, [carla]: 1, [karl]: 1, [cleo]: 1 };
  const isExplained = (who: string): boolean => {
    const row = who === carla ? ana : who === karl ? bela : who;
    return (shown(row, 'Status') === 'Held' && shown(row, 'Needs You') !== '') || shown(row, 'Needs You').startsWith('Waits');
  };
  const wrongs = (faults: Faults): readonly string[] => {
    again();
    team.host.clock.moveTo(at(4));
    team.host.setFaults(faults);
    team.tick();
    team.host.setFaults({});
    runs(at(4, 8, 30), at(4, 12, 30));
    return Object.entries(expected).flatMap(([who, wanted]) => {
      const keys = to(who).map((mail) => header(mail, 'x-next-touch-step'));
      const left = drafts(who).length;
      return [
        ...(new Set(keys).size < keys.length ? [`${who} got a mail twice`] : []),
        ...(keys.length > wanted ? [`${who} got ${keys.length} mails`] : []),
        ...(keys.length < wanted && !isExplained(who) ? [`${who} got ${keys.length} mails, and nobody says why`] : []),
        ...(left > 0 ? [`${who} has ${left} drafts`] : []),
      ];
    });
  };

  it('sends each mail once, or holds the row in words, wherever it is stopped', () => {
    expect(wrongs({})).toEqual([]);
    again();
    team.host.clock.moveTo(at(4));
    calls = team.tick().callList;
    const wrong: string[] = [];
    for (let n = 3; n <= calls.length; n += 11) {
      const keepWrites = [0, 1, 99][n % 3] ?? 0;
      const found = wrongs({ killAtCall: n, keepWrites });
      if (found.length > 0)
        wrong.push(`killed at call ${n}, ${calls[n - 1]?.method}, keeping ${keepWrites}: ${found.join(', ')}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('does not send it again where somebody resumed the row before it could say so', () => {
    again();
    team.host.clock.moveTo(at(4));
    team.host.setFaults({
      failCall: ({ method }) =>
        /Drafts\.send/.test(method) ? { message: 'API call to gmail failed with error: Backend Error' } : null,
    });
    team.tick();
    team.host.setFaults({});
    for (const { draftId } of team.host.mail.drafts(rep)) team.host.mail.deleteDraft(rep, draftId ?? '');
    const unsure =
      team
        .rows('Log')
        .flatMap(({ State, Email = '' }) => (State === 'SENDING' ? [Email] : []))
        .pop() ?? '';
    const main = { [carla]: ana, [karl]: bela }[unsure] ?? unsure;
    team.type(main, 'Status', 'Paused');
    const unasked = team.host.remember();
    team.host.clock.moveTo(at(4, 8));
    const writes = team.tick().callList.flatMap(({ method }, index) => (/appendRow|setValues/.test(method) ? [index + 1] : []));
    const wrong = writes.slice(0, 6).flatMap((n) => {
      team.host.recall(unasked);
      team.host.clock.moveTo(at(4, 8));
      team.host.setFaults({ killAtCall: n + 1, keepWrites: 99 });
      team.tick();
      team.host.setFaults({});
      team.host.clock.moveTo(at(4, 8, 20));
      callSidebar(team.host, 'sidebarResume', { prospectId: shown(main, 'Prospect ID') });
      runs(at(4, 8, 30), at(4, 8, 45));
      return to(unsure).length === 0 ? [] : [`${unsure} got a mail after call ${n}`];
    });
    expect([writes.length > 4, wrong]).toEqual([true, []]);
  });

  it('asks a person where nobody can tell, and never sends that version again', () => {
    again();
    team.host.clock.moveTo(at(4));
    team.host.setFaults({
      failCall: ({ method }) =>
        /Drafts\.send/.test(method) ? { message: 'API call to gmail failed with error: Backend Error' } : null,
    });
    team.tick();
    team.host.setFaults({});
    for (const { draftId } of team.host.mail.drafts(rep)) team.host.mail.deleteDraft(rep, draftId ?? '');
    runs(at(4, 8), at(4, 9));
    const asked = [ana, bela].filter((who) => /It is not certain whether step 1 went out to their/.test(shown(who, 'Needs You')));
    expect(asked.length).toBeGreaterThan(0);
    for (const who of asked) team.type(who, 'Status', 'Resumed');
    days(5, 6, 10);
    for (const who of asked)
      expect(to(who === ana ? carla : karl).filter(({ subject }) => !subject.startsWith('Re:'))).toEqual([]);
  });
});
