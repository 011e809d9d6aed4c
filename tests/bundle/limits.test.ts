import { callSidebar } from '../../local/onceStage';
import { newTeam, rep, type Team } from '../support/team';

const other = 'other@northbridge.example';
const hour = 3_600_000;

/** Thirty people of as many companies and a company of eight, all of them small deals, so that every mail goes by itself. */
const names = Array.from({ length: 30 }, (_, index) => `p${String(index + 1).padStart(2, '0')}`);
const single = names.map((name) => `${name}@${name}.example`);
const together = Array.from({ length: 8 }, (_, index) => `c${index + 1}@acme.example`);
const people = [
  ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone', 'Owner'],
  ...single.map((email, index) => [email, names[index] ?? '', `Firm ${index + 1}`, '8000', 'Europe/Berlin', rep]),
  ...together.map((email, index) => [email, `C${index + 1}`, '', '8000', 'Europe/Berlin', index % 2 === 0 ? rep : other]),
];

const at = (text: string): number => Date.parse(`${text}:00+01:00`);
const tuesday = at('2026-03-03T08:10');

describe('limits, in the built bundle', () => {
  let team: Team;
  let start = '';

  beforeAll(async () => {
    team = await newTeam(people, { users: [other], executionsPerRealm: 80 });
    team.setting('Daily Cap', '6');
    team.setting('First Day Cap', '6');
    start = team.host.remember();
  }, 60_000);
  afterAll(() => team.host.close());
  beforeEach(() => {
    team.host.recall(start);
    team.host.setFaults({});
    team.host.traits.documentLock = 'works';
  });

  const host = () => team.host;
  const sentOf = (who: string, since = 0) =>
    host()
      .mail.messages(who)
      .filter(
        ({ labels, at: when, headers }) =>
          labels.includes('SENT') && when > since && headers.some(({ name }) => name === 'X-Next-Touch-Step'),
      );
  const to = (mails: readonly { to: readonly { address: string }[] }[]): string[] =>
    mails.map((mail) => mail.to[0]?.address.split('@')[0] ?? '');
  const mailed = (): string => to(sentOf(rep)).join(' ');
  const words = (name: string): string => team.rows('System').find(({ Name }) => Name === name)?.Value ?? '';
  const tickAt = (instant: number, as = rep) => {
    host().clock.moveTo(instant);
    return host().run('onTick', [], { via: 'trigger', as });
  };
  const byHand = (count: number): void => {
    for (let index = 0; index < count; index++)
      host().mail.sendByHand(rep, { to: `friend${index}@else.example`, subject: 'Hi', text: 'By hand.' });
  };

  it('sends what the day allows, in order, and says on every row that waits how many go before it and when', () => {
    team.enroll('outbound', '2026-03-02', single.slice(0, 15));
    tickAt(tuesday);
    expect(mailed()).toBe('p01 p02 p03 p04 p05 p06');
    expect(team.shown(single[6]!, 'Needs You')).toBe(
      "Waits for room: next in line, about Thu 5 Mar 2026. 6 emails went out automatically in the last 24 hours; today's cap for rep@northbridge.example is 6.",
    );
    expect(team.shown(single[12]!, 'Needs You')).toContain('Waits for room: 6 before it, about Tue 10 Mar 2026.');
    expect(words(`Heartbeat ${rep}`)).toContain('9 mails wait for room.');
    tickAt(at('2026-03-04T08:00'));
    expect(sentOf(rep)).toHaveLength(6);
    tickAt(at('2026-03-04T09:10'));
    // Their second steps are due on day 2 and come before first steps.
    expect(mailed()).toBe('p01 p02 p03 p04 p05 p06 p01 p02 p03 p04 p05 p06');
    tickAt(at('2026-03-05T09:20'));
    expect(to(sentOf(rep)).slice(12).join(' ')).toBe('p07 p08 p09 p10 p11 p12');
    expect(team.shown(single[6]!, 'Needs You')).toBe('');
    expect(team.shown(single[13]!, 'Status')).toBe('Active');
  });

  it.each`
    why                                             | prepare                                                                        | goes | says
    ${'mails by hand count against Google’s limit'} | ${() => [team.setting('Mailbox Limit', '20'), byHand(15)]}                     | ${3} | ${'The mailbox of rep@northbridge.example sent 18 emails within 24 hours, 15 of them by hand. Google allows 20'}
    ${'Google’s own daily quota is one more limit'} | ${() => host().mail.setQuota(rep, 2)}                                          | ${2} | ${"Google's own daily quota of rep@northbridge.example allows"}
    ${'the cap is the smallest'}                    | ${() => byHand(15)}                                                            | ${6} | ${"today's cap for rep@northbridge.example is 6"}
    ${'a new sender begins slowly'}                 | ${() => [team.setting('Daily Cap', '40'), team.setting('First Day Cap', '4')]} | ${4} | ${'is 4 (it grows to 40 by Tue 24 Mar 2026)'}
    ${'a cap of none'}                              | ${() => team.setting('Daily Cap', '0')}                                        | ${0} | ${"today's cap for rep@northbridge.example is 0"}
  `('$why', ({ prepare, goes, says }) => {
    team.enroll('outbound', '2026-03-02', single.slice(0, 12));
    host().clock.moveTo(tuesday - 2 * hour);
    prepare();
    tickAt(tuesday);
    expect(sentOf(rep)).toHaveLength(goes);
    expect(team.shown(single[11]!, 'Needs You')).toContain(says);
    tickAt(tuesday + hour);
    expect(sentOf(rep)).toHaveLength(goes);
  });

  const backend = { message: 'API call to gmail failed with error: Backend Error' };
  const full = { message: 'API call to gmail failed with error: User-rate limit exceeded. Retry after 2026-03-04T20:00:00.000Z' };
  const gone = { message: 'API call to gmail failed with error: Requested entity was not found.' };
  /** The n-th request of a run, and three more where `all`, end with an error. */
  const failing = (name: string, nth: number, error: { message: string }, all = false): void => {
    let seen = 0;
    host().setFaults({
      failCall: ({ method }) => {
        if (method === `Gmail.Users.${name}`) seen += 1;
        else return null;
        return seen === nth || (all && seen > nth && seen < nth + 4) ? error : null;
      },
    });
  };

  it.each`
    what                                    | day  | fails                                             | went | says
    ${'a draft that cannot be made'}        | ${0} | ${() => failing('Drafts.create', 2, backend)}     | ${4} | ${[1]}
    ${'a mail that cannot be sent'}         | ${0} | ${() => failing('Drafts.send', 2, backend)}       | ${4} | ${[1]}
    ${'a thread that cannot be read'}       | ${1} | ${() => failing('Threads.get', 2, backend)}       | ${4} | ${[1]}
    ${'the third error in a row'}           | ${0} | ${() => failing('Drafts.send', 2, backend, true)} | ${1} | ${[1, 2, 3, 4]}
    ${'four threads that were deleted'}     | ${1} | ${() => failing('Drafts.create', 1, gone, true)}  | ${1} | ${[0, 1, 2, 3]}
    ${'a refusal of the mailbox'}           | ${0} | ${() => failing('Drafts.send', 2, full)}          | ${1} | ${[1, 2, 3, 4]}
    ${'Sent that cannot be looked through'} | ${0} | ${() => failing('Messages.list', 3, backend)}     | ${0} | ${[0, 1, 2, 3, 4]}
  `('$what: the others go unless it is Gmail itself, and every row that waits says why', ({ day, fails, went, says }) => {
    team.enroll('outbound', '2026-03-03', single.slice(0, 5));
    if (day > 0) {
      tickAt(tuesday);
      for (let hours = 1; hours < 24; hours++) tickAt(tuesday + hours * hour);
    }
    const start = tuesday + day * 24.5 * hour;
    fails();
    expect(tickAt(start).error).toBeUndefined();
    host().setFaults({});
    const needs = single.slice(0, 5).map((who) => team.shown(who, 'Needs You'));
    expect(sentOf(rep, start - 1)).toHaveLength(went);
    expect(needs.flatMap((words, index) => (words.startsWith('Waits: Gmail refused it ("') ? [index] : []))).toEqual(says);
    for (const later of [1, 5, 24.5]) tickAt(start + later * hour);
    expect(new Set(to(sentOf(rep, start - 1))).size).toBe(5);
    expect(host().mail.drafts(rep)).toEqual([]);
  });

  it('keeps no place for rows that stand there twice, and so never get their mail', () => {
    const west = single.slice(0, 6);
    for (const who of west) team.type(who, 'Time Zone', 'America/New_York');
    team.enroll('outbound', '2026-03-02', west);
    tickAt(at('2026-03-03T15:10'));
    expect(sentOf(rep)).toHaveLength(6);
    const [headings = [], ...lines] = host().display('Prospects');
    const copies = lines.filter(([email = '']) => west.includes(email)).map((cells) => cells.slice(0, headings.length));
    host().pasteInto('Prospects', `A${lines.length + 2}`, copies);
    tickAt(at('2026-03-03T16:10'));
    host().clock.moveTo(at('2026-03-04T12:10'));
    team.enroll('outbound', '2026-03-05', single.slice(6, 12));
    const thursday = at('2026-03-05T08:10');
    tickAt(thursday);
    expect(to(sentOf(rep, thursday - 1))).toEqual(names.slice(6, 12));
  });

  it('counts what a run sent before it was killed, wherever that was', () => {
    team.enroll('outbound', '2026-03-02', single.slice(0, 12));
    host().clock.moveTo(tuesday);
    const scene = host().remember();
    const calls = tickAt(tuesday).callList;
    const sends = calls.filter(({ method }) => method === 'Gmail.Users.Drafts.send').map(({ n }) => n);
    expect(sends).toHaveLength(6);
    const last = sends[sends.length - 1] ?? 0;
    const end = calls.length;
    for (const kill of [sends[3]! + 1, last + 1, Math.floor((last + end) / 2), end - 4]) {
      for (const keepWrites of [0, 1000]) {
        host().recall(scene);
        host().setFaults({ killAtCall: kill, keepWrites });
        tickAt(tuesday);
        host().setFaults({});
        for (const later of [hour, 5 * hour, 6 * hour, 23 * hour]) tickAt(tuesday + later);
        expect([kill, sentOf(rep).length]).toEqual([kill, Math.min(6, sentOf(rep).length)]);
        expect(new Set(mailed().split(' ')).size).toBe(sentOf(rep).length);
      }
    }
  });

  it.each(['the rows of what went out', 'the notes in the store', 'both'])(
    'knows what went out today when %s are lost',
    (lost) => {
      team.enroll('outbound', '2026-03-02', single.slice(0, 12));
      tickAt(tuesday);
      expect([mailed(), words(`Sending Since ${rep}`)]).toEqual(['p01 p02 p03 p04 p05 p06', '3/3/2026']);
      if (lost !== 'the rows of what went out') {
        const kept = JSON.parse(host().remember());
        (kept.state ?? kept).properties.user = [];
        host().recall(JSON.stringify(kept));
      }
      if (lost !== 'the notes in the store') host().deleteRows('Prospects', 2, 6);
      tickAt(tuesday + 5 * hour);
      tickAt(tuesday + 6 * hour);
      expect(sentOf(rep)).toHaveLength(6);
      tickAt(at('2026-03-05T09:10'));
      expect(sentOf(rep)).toHaveLength(12);
    },
  );

  it('gives a company its share, all senders together, and nobody two mails within 24 hours', () => {
    team.setting('Domain Cap', '3');
    team.enroll('outbound', '2026-03-02', together);
    tickAt(tuesday);
    expect(to(sentOf(rep)).join(' ')).toBe('c1 c3 c5');
    tickAt(tuesday + 60_000, other);
    expect(sentOf(other)).toEqual([]);
    expect(team.shown(together[1]!, 'Needs You')).toContain('acme.example has had 3 emails within 24 hours');
    team.enroll('post-first-contact', '2026-03-03', [together[0]!]);
    for (const later of [1, 5, 6, 22]) tickAt(tuesday + later * hour);
    expect(to(sentOf(rep)).join(' ')).toBe('c1 c3 c5');
    expect(team.shown(together[0]!, 'Needs You')).toContain('They had an email within the last 24 hours.');
    tickAt(at('2026-03-04T11:10'));
    expect(to(sentOf(rep)).join(' ')).toBe('c1 c3 c5 c1');
  });

  it('keeps a company’s share where two senders run at once and no lock is to be had', () => {
    team.setting('Domain Cap', '3');
    team.enroll('outbound', '2026-03-02', together);
    host().clock.moveTo(tuesday);
    const scene = host().remember();
    for (const place of [20, 40, 60, 80, 100]) {
      host().recall(scene);
      host().traits.documentLock = 'null';
      host().interleave(
        [
          { fn: 'onTick', via: 'trigger', as: rep },
          { fn: 'onTick', via: 'trigger', as: other },
        ],
        [
          [0, place],
          [1, place],
        ],
      );
      host().traits.documentLock = 'works';
      for (const who of [rep, other]) tickAt(tuesday + hour, who);
      expect([place, sentOf(rep).length + sentOf(other).length]).toEqual([place, 3]);
    }
  });

  it('leaves a mailbox alone for a day when a mail comes back because of its limit; the row is Held, others wait, other senders go on', () => {
    team.enroll('outbound', '2026-03-02', [...single.slice(0, 8), together[1]!]);
    tickAt(tuesday);
    const [first] = sentOf(rep);
    host().clock.moveTo(tuesday + 5 * 60_000);
    host().mail.bounce(rep, { messageId: first!.id, status: '5.4.5', diagnostic: '550 5.4.5 Daily user sending limit exceeded' });
    team.setting('Daily Cap', '40');
    team.setting('First Day Cap', '40');
    tickAt(tuesday + hour);
    expect(sentOf(rep)).toHaveLength(6);
    expect([
      team.shown(single[0]!, 'Status'),
      team.shown(single[0]!, 'Sequence Step'),
      team.shown(single[0]!, 'Last Contact Date'),
    ]).toEqual(['Held', '', '']);
    expect(team.shown(single[0]!, 'Needs You')).toContain('It was not delivered');
    expect(words(`Halted ${rep}`)).toContain('Until Wed 4 Mar 2026 08:15: A mail came back because of this mailbox');
    expect(team.shown(single[6]!, 'Needs You')).toContain('Waits: Due, but nothing goes out before Wed 4 Mar 2026 08:15');
    tickAt(tuesday + hour + 60_000, other);
    expect(sentOf(other)).toHaveLength(1);

    callSidebar(host(), 'sidebarResume', { prospectId: team.shown(single[0]!, 'Prospect ID') });
    tickAt(at('2026-03-04T08:10'));
    expect(sentOf(rep)).toHaveLength(6);
    tickAt(at('2026-03-04T09:10'));
    expect(words(`Halted ${rep}`)).toBe('');
    const second = sentOf(rep).slice(6);
    expect(to(second)).toContain('p01');
    expect(to(second)).toContain('p07');
    const again = second.find((mail) => mail.to[0]?.address === single[0]);
    expect([again?.subject, again?.inReplyTo]).toEqual([first?.subject, '']);
    expect(team.shown(single[0]!, 'Sequence Step')).toBe('Email 1 of 7');
    tickAt(at('2026-03-05T09:10'));
    expect(words(`Halted ${rep}`)).toBe('');
  });

  it('sends a follow-up again that came back, in its thread, and counts from the mail before it', () => {
    team.enroll('outbound', '2026-03-02', single.slice(0, 1));
    tickAt(tuesday);
    tickAt(at('2026-03-04T09:10'));
    const [first, second] = sentOf(rep);
    host().mail.bounce(rep, {
      messageId: second!.id,
      status: '5.4.5',
      diagnostic: '550 5.4.5 Daily user sending limit exceeded',
    });
    tickAt(at('2026-03-04T13:10'));
    expect([team.shown(single[0]!, 'Status'), team.shown(single[0]!, 'Sequence Step')]).toEqual(['Held', 'Email 1 of 7']);
    expect(team.shown(single[0]!, 'Last Contact Date')).toBe('2026-03-03 08:10');
    callSidebar(host(), 'sidebarResume', { prospectId: team.shown(single[0]!, 'Prospect ID') });
    tickAt(at('2026-03-05T13:10'));
    const again = sentOf(rep)[2];
    expect([again?.threadId, again?.inReplyTo, again?.text]).toEqual([first?.threadId, first?.messageId, second?.text]);
    expect([team.shown(single[0]!, 'Status'), team.shown(single[0]!, 'Sequence Step')]).toEqual(['Active', 'Email 2 of 7']);
  });

  it('rests as well where a mail by hand comes back because of the limit', () => {
    team.enroll('outbound', '2026-03-02', single.slice(0, 3));
    host().clock.moveTo(tuesday - hour);
    const mail = host().mail.sendByHand(rep, { to: 'friend@else.example', subject: 'Hi', text: 'By hand.' });
    host().clock.moveTo(tuesday - hour / 2);
    tickAt(tuesday - hour / 2);
    host().mail.bounce(rep, {
      messageId: mail.id,
      status: '5.4.5',
      diagnostic: '550 5.4.5 Daily user sending limit exceeded. For more information on Gmail sending limits',
    });
    tickAt(tuesday);
    expect([sentOf(rep).length, words(`Halted ${rep}`).slice(0, 26)]).toEqual([0, 'Until Wed 4 Mar 2026 07:40']);
  });

  it('ends the rest where a person writes so, and does not begin it anew for the same bounce', () => {
    team.enroll('outbound', '2026-03-02', single.slice(0, 8));
    tickAt(tuesday);
    host().mail.bounce(rep, {
      messageId: sentOf(rep)[0]!.id,
      status: '5.4.5',
      diagnostic: '550 5.4.5 Daily user sending limit exceeded',
    });
    team.setting('Daily Cap', '40');
    team.setting('First Day Cap', '40');
    tickAt(tuesday + hour);
    const row =
      host()
        .values('System')
        .findIndex(([name]) => name === `Halted ${rep}`) + 1;
    host().typeInto('System', `B${row}`, 'END');
    tickAt(tuesday + 5 * hour);
    expect([words(`Halted ${rep}`), to(sentOf(rep)).slice(6).join(' ')]).toEqual(['', 'p07 p08']);
    tickAt(tuesday + 6 * hour);
    expect(words(`Halted ${rep}`)).toBe('');
  });

  it.each`
    says                                                                                  | rests
    ${'API call to gmail.users.drafts.send failed with error: User-rate limit exceeded.'} | ${'Until Wed 4 Mar 2026 08:10'}
    ${'User-rate limit exceeded.  Retry after 2026-03-03T09:30:00.000Z'}                  | ${'Until Tue 3 Mar 2026 10:30'}
    ${'API call to gmail.users.drafts.send failed with error: Mail service not enabled'}  | ${'Until Wed 4 Mar 2026 08:10'}
    ${'Quota exceeded for quota metric Queries and limit Queries per minute per user'}    | ${''}
    ${'API call to gmail.users.drafts.send failed with error: Backend Error'}             | ${''}
  `('rests as an error asks for: $says', ({ says, rests }) => {
    team.enroll('outbound', '2026-03-02', single.slice(0, 4));
    let sends = 0;
    host().setFaults({
      failCall: ({ method }) => (method === 'Gmail.Users.Drafts.send' && ++sends > 1 ? { message: says } : null),
    });
    tickAt(tuesday);
    host().setFaults({});
    expect([sentOf(rep).length, words(`Halted ${rep}`).slice(0, 26)]).toEqual([1, rests]);
  });

  it('keeps mail, drafts and tasks of who is away, still reads what comes in, and goes on without a burst', () => {
    team.enroll('outbound', '2026-03-02', single.slice(0, 10));
    tickAt(tuesday);
    const due = team.shown(single[0]!, 'Next Contact Due');
    team.host.typeInto('Settings', `A${host().values('Settings').length + 1}`, `Away ${rep}`);
    team.host.typeInto('Settings', `B${host().values('Settings').length}`, '2026-03-04 to 2026-03-06');
    expect(team.shown(single[0]!, 'Next Contact Due')).toBe(due);
    host().mail.replyAs(rep, { messageId: sentOf(rep)[0]!.id, text: 'Thanks, call me.' });
    for (const moment of ['2026-03-04T09:10', '2026-03-05T13:10', '2026-03-06T09:10']) tickAt(at(moment));
    expect([sentOf(rep).length, team.shown(single[0]!, 'Status')]).toEqual([6, 'Replied']);
    expect(team.shown(single[1]!, 'Needs You')).toBe('Waits: Due, but its Owner is away until Fri 6 Mar 2026.');
    expect(team.rows('Work')).toEqual([]);
    tickAt(at('2026-03-10T08:10'));
    expect(to(sentOf(rep)).slice(6).join(' ')).toBe('p02 p03 p04 p05 p06 p07');
    expect(team.rows('Prospects').filter(({ Status }) => Status === 'Held')).toEqual([]);
  });

  it('reviews after an absence what was due more than five business days ago, and lets no task lapse meanwhile', () => {
    team.type(single[1]!, 'Owner', rep);
    team.enroll('outbound', '2026-03-02', single.slice(0, 3));
    tickAt(tuesday);
    // Step 2 goes on Wednesday; the call of step 3 is due on Friday and put on the Work sheet.
    for (const moment of ['2026-03-04T09:10', '2026-03-05T09:10', '2026-03-06T09:10']) tickAt(at(moment));
    expect(team.rows('Work')).toHaveLength(3);
    team.enroll('outbound', '2026-03-08', single.slice(3, 4));
    team.setting('Away', '2026-03-09 to 2026-03-20');
    for (const moment of ['2026-03-10T09:10', '2026-03-17T09:10', '2026-03-20T09:10']) tickAt(at(moment));
    expect(sentOf(rep)).toHaveLength(6);
    tickAt(at('2026-03-24T09:10'));
    expect(team.rows('Work')).toHaveLength(3);
    expect([team.shown(single[3]!, 'Status'), team.shown(single[3]!, 'Needs You')]).toEqual([
      'Held',
      expect.stringContaining('do its words still hold?'),
    ]);
  });

  it('a sender whose dates cannot be read sends nothing, is told so, and others go on', () => {
    team.enroll('outbound', '2026-03-02', [single[0]!, together[1]!]);
    host().typeInto('Settings', `A${host().values('Settings').length + 1}`, `Away ${rep}`);
    host().typeInto('Settings', `B${host().values('Settings').length}`, 'some day in spring');
    tickAt(tuesday);
    tickAt(tuesday, other);
    expect([sentOf(rep).length, sentOf(other).length]).toEqual([0, 1]);
    expect(words(`Heartbeat ${rep}`)).toContain('"some day in spring" is no day and no range of days');
  });
});

describe('three times as much as may be sent, week after week', () => {
  const many = Array.from({ length: 60 }, (_, index) => `q${String(index + 1).padStart(2, '0')}`);
  const csv = [
    ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone', 'Owner'],
    ...many.map((name, index) => [`${name}@${name}.example`, name, `Firm ${index + 1}`, '8000', 'Europe/Berlin', rep]),
  ];

  it('keeps to the cap and the order, lets nobody wait for ever, and holds nobody for it', async () => {
    const team = await newTeam(csv, { executionsPerRealm: 80 });
    const { host } = team;
    team.setting('Daily Cap', '12');
    team.setting('First Day Cap', '12');
    team.enroll(
      'outbound',
      '2026-03-02',
      many.map((name) => `${name}@${name}.example`),
    );
    const days = ['03', '04', '05', '10', '11', '12', '17', '18', '19', '24', '25', '26'];
    const seen = days.map((day) => {
      const before = team.sent().length;
      for (const time of ['08:10', '09:10', '13:10']) {
        host.clock.moveTo(at(`2026-03-${day}T${time}`));
        expect(team.tick().error).toBeUndefined();
      }
      const went = team.sent().slice(before);
      const named = (mails: typeof went): string[] => mails.map(({ to: [who] }) => who?.address.slice(1, 3) ?? '');
      const [firsts, later] = [
        went.filter(({ inReplyTo }) => inReplyTo === ''),
        went.filter(({ inReplyTo }) => inReplyTo !== ''),
      ];
      return {
        day,
        firsts: named(firsts),
        later: named(later),
        laterFirst: went.slice(0, later.length).every((mail) => later.includes(mail)),
      };
    });
    const numbers = (from: number, to: number): string[] =>
      Array.from({ length: to - from + 1 }, (_, index) => String(from + index).padStart(2, '0'));
    expect(seen.slice(0, 7)).toEqual([
      { day: '03', firsts: numbers(1, 12), later: [], laterFirst: true },
      { day: '04', firsts: [], later: numbers(1, 12), laterFirst: true },
      { day: '05', firsts: numbers(13, 24), later: [], laterFirst: true },
      { day: '10', firsts: [], later: numbers(13, 24), laterFirst: true },
      { day: '11', firsts: numbers(25, 36), later: [], laterFirst: true },
      { day: '12', firsts: [], later: numbers(25, 36), laterFirst: true },
      { day: '17', firsts: numbers(37, 48), later: [], laterFirst: true },
    ]);
    // From here on the rest has waited more than two weeks, and every fourth place is theirs.
    expect(seen[7]).toEqual({ day: '18', firsts: numbers(49, 51), later: numbers(37, 45), laterFirst: false });
    expect(seen.flatMap(({ firsts }) => firsts).sort()).toEqual(numbers(1, 60));
    expect(seen.flatMap(({ later }) => later).sort()).toEqual(numbers(1, 60));

    const instants = team.sent().map((mail) => mail.at);
    expect(
      instants.every((instant) => instants.filter((each) => each > instant - 24 * hour && each <= instant).length <= 12),
    ).toBe(true);
    const gaps = instants
      .slice(1)
      .map((instant, index) => instant - (instants[index] ?? 0))
      .filter((gap) => gap < hour);
    expect(Math.min(...gaps)).toBeGreaterThan(2000);
    expect(Math.max(...gaps)).toBeLessThan(12_000);
    expect(new Set(gaps.map((gap) => Math.round(gap / 100))).size).toBeGreaterThan(10);
    expect(team.rows('Prospects').filter(({ Status }) => Status !== 'Active')).toEqual([]);
    host.close();
  }, 180_000);
});
