import fc from 'fast-check';
import { builtInCadences } from '../../src/engine/builtInCadences';
import { entryInto, reEngageRefusal, triggerSuggestion } from '../../src/engine/decide/entry';
import type { Decision, Prospect, WorldFacts } from '../../src/engine/decision';
import { defaultSettings, type Settings } from '../../src/engine/settings';
import { outcomes, statuses } from '../../src/engine/vocabulary';
import { at, cadence, civil, day, holiday, moment, on, team, wall, zone } from '../tables/team';
import { decided, kept, mailWith, quietMail, row, sign } from './row';

// The same cases in every run: a test that fails must fail again.
fc.configureGlobal({ seed: 1789 });

type Exit = Extract<Decision, { kind: 'exit' }>;
type Pause = Extract<Decision, { kind: 'pause' }>;
type Touch = Extract<Decision, { kind: 'touch' }>;

const tuesday = '2026-03-03T08:10:00+01:00';

const withWork = (changes: Partial<Settings['work']>): Settings => ({
  ...defaultSettings,
  work: { ...defaultSettings.work, ...changes },
});

const last = (decision: Decision) => decision.because[decision.because.length - 1]!;

test('a row that waits says why wherever it is read: in the decision, in a copy of it and in writing', () => {
  const decision = decided(row(), {}, '2026-03-01T08:00:00+01:00');
  const { reason } = { ...decision } as { reason: string };
  expect([decision.kind, reason.slice(0, 14)]).toEqual(['wait', 'Step 1 of 7: 0']);
  expect(JSON.parse(JSON.stringify(decision))).toMatchObject({ reason, because: [{ rule: 'due date', words: reason }] });
  expect({ ...last(decision) }).toEqual({ rule: 'due date', words: reason });
});

describe('leaving', () => {
  const exit = (prospect: Partial<Prospect>, facts: Partial<WorldFacts> = {}): Exit => {
    const decision = decided(row(prospect), facts, '2026-06-30T10:00:00+02:00');
    if (decision.kind !== 'exit') throw new Error(`${decision.kind}: ${last(decision).words}`);
    return decision;
  };

  const postProposal = { sequence: 'Post-Proposal Follow-Up' };
  const allDone = { stepsDone: 7, lastContact: on('2026-06-20') };

  test.each`
    case                       | prospect                                                                                                                      | facts                                                           | reason
    ${'outcome'}               | ${{ outcome: 'Unsubscribed' }}                                                                                                | ${{}}                                                           | ${'Unsubscribed'}
    ${'outcome, exited'}       | ${{ outcome: 'Unsubscribed', status: 'Closed-Won' }}                                                                          | ${{}}                                                           | ${'Unsubscribed'}
    ${'outcome, unknown'}      | ${{ outcome: 'Unsubscribed', sequence: 'Nonsense' }}                                                                          | ${{}}                                                           | ${'Unsubscribed'}
    ${'address on the list'}   | ${{}}                                                                                                                         | ${{ doNotContact: { scope: 'address', entry: 'a@b.example' } }} | ${'Unsubscribed'}
    ${'domain on the list'}    | ${{ status: 'Paused' }}                                                                                                       | ${{ doNotContact: { scope: 'domain', entry: 'b.example' } }}    | ${'Unsubscribed'}
    ${'listed beats won'}      | ${{ outcome: 'Won' }}                                                                                                         | ${{ doNotContact: { scope: 'domain', entry: 'b.example' } }}    | ${'Unsubscribed'}
    ${'asks in a mail'}        | ${{}}                                                                                                                         | ${mailWith({ optOut: sign(tuesday), reply: sign(tuesday) })}    | ${'Unsubscribed'}
    ${'won'}                   | ${{ outcome: 'Won', ...postProposal }}                                                                                        | ${{}}                                                           | ${'Closed-Won'}
    ${'won after all'}         | ${{ outcome: 'Won', status: 'No Response' }}                                                                                  | ${{}}                                                           | ${'Closed-Won'}
    ${'won, never enrolled'}   | ${{ outcome: 'Won', status: null, sequence: '' }}                                                                             | ${{}}                                                           | ${'Closed-Won'}
    ${'lost'}                  | ${{ outcome: 'Lost', ...postProposal }}                                                                                       | ${{}}                                                           | ${'Closed-Lost'}
    ${'lost beats bounced'}    | ${{ outcome: 'Lost' }}                                                                                                        | ${{ bounced: sign(tuesday) }}                                   | ${'Closed-Lost'}
    ${'bounced'}               | ${{}}                                                                                                                         | ${{ bounced: sign(tuesday) }}                                   | ${'Bounced'}
    ${'bounced beats wrong'}   | ${{ outcome: 'Wrong Person' }}                                                                                                | ${{ bounced: sign(tuesday) }}                                   | ${'Bounced'}
    ${'bounced while held'}    | ${{ status: 'Held' }}                                                                                                         | ${{ bounced: sign(tuesday), mail: null }}                       | ${'Bounced'}
    ${'wrong person'}          | ${{ outcome: 'Wrong Person' }}                                                                                                | ${{}}                                                           | ${'Wrong Person'}
    ${'left the company'}      | ${{}}                                                                                                                         | ${mailWith({ leftCompany: sign(tuesday) })}                     | ${'Wrong Person'}
    ${'not interested'}        | ${{ outcome: 'Not Interested' }}                                                                                              | ${{}}                                                           | ${'Not Interested'}
    ${'booked'}                | ${{ outcome: 'Booked Demo' }}                                                                                                 | ${{}}                                                           | ${'Meeting Booked'}
    ${'booked, exited'}        | ${{ outcome: 'Booked Demo', status: 'Ghosted', ...postProposal }}                                                             | ${{}}                                                           | ${'Meeting Booked'}
    ${'proposal sent'}         | ${{ outcome: 'Proposal Sent', sequence: 'post-demo' }}                                                                        | ${{}}                                                           | ${'Advanced'}
    ${'proposal sent, exited'} | ${{ outcome: 'Proposal Sent', status: 'Unresponsive' }}                                                                       | ${{}}                                                           | ${'Advanced'}
    ${'third push'}            | ${{ outcome: 'Timeline Pushed', timelinePushes: 2, ...postProposal }}                                                         | ${{}}                                                           | ${'Timeline Pushed 3x'}
    ${'three typed'}           | ${{ timelinePushes: 3, ...postProposal, status: 'Paused' }}                                                                   | ${{}}                                                           | ${'Timeline Pushed 3x'}
    ${'ghosted'}               | ${{ ...allDone, outcome: 'Still Interested', status: 'Replied', lastContact: on('2026-05-01'), lastReply: on('2026-05-02') }} | ${{}}                                                           | ${'Ghosted'}
    ${'unresponsive'}          | ${{ sequence: 'post-demo', stepsDone: 5, lastContact: on('2026-06-25'), engagement: 'Low' }}                                  | ${{}}                                                           | ${'Unresponsive'}
    ${'no response'}           | ${allDone}                                                                                                                    | ${{}}                                                           | ${'No Response'}
    ${'no response, not mine'} | ${allDone}                                                                                                                    | ${{ mail: null }}                                               | ${'No Response'}
    ${'completed'}             | ${{ ...postProposal, stepsDone: 8, lastContact: on('2026-06-29') }}                                                           | ${{}}                                                           | ${'Completed'}
    ${'nurture completed'}     | ${{ sequence: 'nurture-90', stepsDone: 1, lastContact: on('2026-06-29') }}                                                    | ${{}}                                                           | ${'Completed'}
  `('$case: $reason', ({ prospect, facts, reason }) => {
    expect(exit(prospect, facts).reason).toBe(reason);
  });

  test.each`
    reason                  | prospect                                                                                                   | enters              | anchor          | tags                    | tasks                                 | draft           | blocks
    ${'Unsubscribed'}       | ${{ outcome: 'Unsubscribed' }}                                                                             | ${null}             | ${null}         | ${'Do Not Contact'}     | ${''}                                 | ${null}         | ${'all'}
    ${'Closed-Won'}         | ${{ outcome: 'Won' }}                                                                                      | ${null}             | ${null}         | ${''}                   | ${''}                                 | ${null}         | ${null}
    ${'Closed-Lost'}        | ${{ outcome: 'Lost' }}                                                                                     | ${'nurture-6m'}     | ${'2026-06-30'} | ${''}                   | ${''}                                 | ${null}         | ${null}
    ${'Wrong Person'}       | ${{ outcome: 'Wrong Person' }}                                                                             | ${null}             | ${null}         | ${''}                   | ${'find the right person'}            | ${null}         | ${null}
    ${'Not Interested'}     | ${{ outcome: 'Not Interested' }}                                                                           | ${null}             | ${null}         | ${''}                   | ${''}                                 | ${'permission'} | ${null}
    ${'Meeting Booked'}     | ${{ outcome: 'Booked Demo', meetingDate: on('2026-07-03') }}                                               | ${'post-demo'}      | ${'2026-07-03'} | ${''}                   | ${''}                                 | ${null}         | ${null}
    ${'Meeting Booked'}     | ${{ outcome: 'Booked Demo' }}                                                                              | ${'post-demo'}      | ${null}         | ${''}                   | ${''}                                 | ${null}         | ${null}
    ${'Advanced'}           | ${{ outcome: 'Proposal Sent' }}                                                                            | ${'post-proposal'}  | ${'2026-06-30'} | ${''}                   | ${''}                                 | ${null}         | ${null}
    ${'Timeline Pushed 3x'} | ${{ outcome: 'Timeline Pushed', timelinePushes: 2 }}                                                       | ${'nurture-6m'}     | ${'2026-06-30'} | ${''}                   | ${''}                                 | ${null}         | ${null}
    ${'Ghosted'}            | ${{ outcome: 'Still Interested', ...allDone, lastContact: on('2026-05-01'), lastReply: on('2026-05-02') }} | ${null}             | ${null}         | ${''}                   | ${''}                                 | ${'final'}      | ${null}
    ${'Unresponsive'}       | ${{ sequence: 'post-demo', stepsDone: 5, lastContact: on('2026-06-25'), engagement: 'Low' }}               | ${'nurture-annual'} | ${'2026-06-30'} | ${''}                   | ${'check address and deliverability'} | ${null}         | ${null}
    ${'No Response'}        | ${allDone}                                                                                                 | ${'nurture-6m'}     | ${'2026-06-30'} | ${'Nurture - 6 months'} | ${''}                                 | ${null}         | ${null}
    ${'Completed'}          | ${{ ...postProposal, stepsDone: 8 }}                                                                       | ${'nurture-6m'}     | ${'2026-06-30'} | ${'Nurture - 6 months'} | ${''}                                 | ${null}         | ${null}
    ${'Completed'}          | ${{ sequence: 'nurture-6m', stepsDone: 4 }}                                                                | ${null}             | ${null}         | ${''}                   | ${''}                                 | ${null}         | ${null}
  `('$reason: then $enters at $anchor', ({ reason, prospect, enters, anchor, tags, tasks, draft, blocks }) => {
    const decision = exit(prospect);
    const entry = decision.enters;
    expect({
      reason: decision.reason,
      enters: entry?.cadence.id ?? null,
      anchor: entry?.anchor ?? null,
      tags: decision.tags.join(),
      tasks: decision.tasks.join(),
      draft: decision.draft,
      blocks: decision.blocks,
      outcome: decision.outcome,
    }).toEqual({
      reason,
      enters,
      anchor: anchor === null ? null : on(anchor),
      tags,
      tasks,
      draft,
      blocks,
      outcome: prospect.outcome ?? null,
    });
  });

  test('a bounce blocks email and asks for the right address', () => {
    const decision = exit({}, { bounced: sign(tuesday) });
    expect([decision.blocks, decision.tasks, decision.enters]).toEqual(['email', ['find the right address'], null]);
  });

  test('a meeting without a date is asked about', () => {
    expect(exit({ outcome: 'Booked Demo' }).needsYou).toBe('When is the meeting? Fill Meeting Date.');
  });

  test.each`
    reply           | contact         | status
    ${'-'}          | ${'2026-03-10'} | ${'Active'}
    ${'2026-03-09'} | ${'2026-03-10'} | ${'Active'}
    ${'2026-03-10'} | ${'2026-03-10'} | ${'Resumed'}
    ${'2026-03-11'} | ${'2026-03-10'} | ${'Resumed'}
    ${'2026-03-11'} | ${'-'}          | ${'Resumed'}
  `('enters as $status where they replied on $reply after $contact', ({ reply, contact, status }) => {
    const prospect = row({ lastReply: moment(reply), lastContact: moment(contact) });
    expect(entryInto(cadence('post-demo'), on('2026-03-20'), prospect, team()).status).toBe(status);
  });
});

describe('nothing to do', () => {
  test.each`
    case                        | prospect                                                             | facts                                                     | words
    ${'never enrolled'}         | ${{ sequence: '', status: null }}                                    | ${{}}                                                     | ${'Not enrolled'}
    ${'sequence only'}          | ${{ status: null }}                                                  | ${{}}                                                     | ${'Not enrolled'}
    ${'never enrolled, listed'} | ${{ sequence: '', status: null }}                                    | ${{ doNotContact: { scope: 'address', entry: 'a' } }}     | ${'Not enrolled'}
    ${'exited'}                 | ${{ status: 'No Response' }}                                         | ${{}}                                                     | ${'No Response'}
    ${'exited, listed'}         | ${{ status: 'Closed-Won' }}                                          | ${{ doNotContact: { scope: 'domain', entry: 'b' } }}      | ${'Closed-Won'}
    ${'won, and writes'}        | ${{ status: 'Closed-Won' }}                                          | ${mailWith({ reply: sign(tuesday) })}                     | ${'Closed-Won'}
    ${'unsubscribed'}           | ${{ status: 'Unsubscribed' }}                                        | ${mailWith({ optOut: sign(tuesday) })}                    | ${'unsubscribed'}
    ${'replied'}                | ${{ status: 'Replied', pause: kept('reply') }}                       | ${{}}                                                     | ${'Replied'}
    ${'paused by hand'}         | ${{ status: 'Paused', pause: kept('by hand') }}                      | ${{}}                                                     | ${'Paused'}
    ${'took over'}              | ${{ status: 'Paused', pause: kept('took over') }}                    | ${mailWith({ tookOver: sign(tuesday) })}                  | ${'Paused'}
    ${'held for review'}        | ${{ status: 'Held', pause: kept('review') }}                         | ${{}}                                                     | ${'Held'}
    ${'held over a colleague'}  | ${{ status: 'Held', pause: kept('colleague') }}                      | ${{ colleagueReplied: { ...sign(tuesday), who: 'Ana' } }} | ${'Held'}
    ${'away, date unknown'}     | ${{ status: 'Out of Office', pause: kept('absence') }}               | ${{}}                                                     | ${'Out of Office'}
    ${'away until later'}       | ${{ status: 'Out of Office', pause: kept('absence', '2026-03-04') }} | ${{}}                                                     | ${'until Wed 4 Mar 2026'}
  `('$case', ({ prospect, facts, words }) => {
    const decision = decided(row(prospect), facts, tuesday);
    expect(decision.kind).toBe('none');
    expect(last(decision).words).toContain(words);
  });

  test.each(['Replied', 'Not Interested', 'Later', 'Timeline Pushed', 'Still Interested', 'Wrong Person'] as const)(
    '%s changes nothing for who is out, and is cleared',
    (outcome) => {
      expect(decided(row({ status: 'No Response', outcome }), {}, tuesday)).toMatchObject({ kind: 'set aside', outcome });
    },
  );

  test.each(outcomes.filter((outcome) => outcome !== 'Unsubscribed'))('%s never brings back who unsubscribed', (outcome) => {
    expect(decided(row({ status: 'Unsubscribed', outcome }), {}, tuesday)).toMatchObject({ kind: 'set aside', outcome });
  });
});

describe('pausing', () => {
  const pause = (prospect: Partial<Prospect>, facts: Partial<WorldFacts> = {}, now = tuesday, rules = team()): Pause => {
    const decision = decided(row(prospect), facts, now, rules);
    if (decision.kind !== 'pause') throw new Error(`${decision.kind}: ${last(decision).words}`);
    return decision;
  };

  const demo = { sequence: 'Post-Demo Follow-Up' };

  test.each`
    case                    | prospect                                                                                                   | facts                                                                          | pause              | cause          | until
    ${'a reply'}            | ${{}}                                                                                                      | ${mailWith({ reply: sign(tuesday) })}                                          | ${'Replied'}       | ${'reply'}     | ${null}
    ${'a reply while away'} | ${{ status: 'Out of Office', pause: kept('absence', '2026-04-01') }}                                       | ${mailWith({ reply: sign(tuesday) })}                                          | ${'Replied'}       | ${'reply'}     | ${null}
    ${'a reply while held'} | ${{ status: 'Held', pause: kept('data') }}                                                                 | ${mailWith({ reply: sign(tuesday) })}                                          | ${'Replied'}       | ${'reply'}     | ${null}
    ${'a reply, resumed'}   | ${{ status: 'Resumed' }}                                                                                   | ${mailWith({ reply: sign(tuesday) })}                                          | ${'Replied'}       | ${'reply'}     | ${null}
    ${'by phone'}           | ${{ outcome: 'Replied' }}                                                                                  | ${{}}                                                                          | ${'Replied'}       | ${'reply'}     | ${null}
    ${'on the row'}         | ${{ lastReply: on('2026-03-01') }}                                                                         | ${{}}                                                                          | ${'Replied'}       | ${'reply'}     | ${null}
    ${'in an unknown one'}  | ${{ sequence: 'Nonsense' }}                                                                                | ${mailWith({ reply: sign(tuesday) })}                                          | ${'Replied'}       | ${'reply'}     | ${null}
    ${'taken over'}         | ${{}}                                                                                                      | ${mailWith({ tookOver: sign(tuesday) })}                                       | ${'Paused'}        | ${'took over'} | ${null}
    ${'away until Friday'}  | ${{}}                                                                                                      | ${mailWith({ outOfOffice: { ...sign(tuesday), returns: day('2026-03-13') } })} | ${'Out of Office'} | ${'absence'}   | ${'2026-03-16'}
    ${'away until Sunday'}  | ${{}}                                                                                                      | ${mailWith({ outOfOffice: { ...sign(tuesday), returns: day('2026-03-15') } })} | ${'Out of Office'} | ${'absence'}   | ${'2026-03-16'}
    ${'away until Monday'}  | ${{}}                                                                                                      | ${mailWith({ outOfOffice: { ...sign(tuesday), returns: day('2026-03-16') } })} | ${'Out of Office'} | ${'absence'}   | ${'2026-03-17'}
    ${'away, who knows'}    | ${{}}                                                                                                      | ${mailWith({ outOfOffice: { ...sign(tuesday), returns: null } })}              | ${'Out of Office'} | ${'absence'}   | ${'2026-03-17'}
    ${'away for longer'}    | ${{ status: 'Out of Office', pause: kept('absence', '2026-03-05') }}                                       | ${mailWith({ outOfOffice: { ...sign(tuesday), returns: day('2026-03-13') } })} | ${'Out of Office'} | ${'absence'}   | ${'2026-03-16'}
    ${'later'}              | ${{ outcome: 'Later', followUpOn: on('2026-04-01') }}                                                      | ${{}}                                                                          | ${'Paused'}        | ${'follow up'} | ${'2026-04-01'}
    ${'later, when?'}       | ${{ outcome: 'Later' }}                                                                                    | ${{}}                                                                          | ${'Paused'}        | ${'follow up'} | ${null}
    ${'later, but past'}    | ${{ outcome: 'Later', followUpOn: on('2026-03-03') }}                                                      | ${{}}                                                                          | ${'Paused'}        | ${'follow up'} | ${null}
    ${'later, now filled'}  | ${{ status: 'Paused', pause: kept('follow up'), followUpOn: on('2026-04-01') }}                            | ${{}}                                                                          | ${'Paused'}        | ${'follow up'} | ${'2026-04-01'}
    ${'pushed'}             | ${{ outcome: 'Timeline Pushed', followUpOn: on('2026-04-01') }}                                            | ${{}}                                                                          | ${'Paused'}        | ${'follow up'} | ${'2026-04-01'}
    ${'a meeting'}          | ${{ ...demo, outcome: 'Booked Demo', meetingDate: on('2026-03-20') }}                                      | ${{}}                                                                          | ${'Meeting Set'}   | ${'meeting'}   | ${'2026-03-20'}
    ${'a meeting, when?'}   | ${{ ...demo, outcome: 'Booked Demo' }}                                                                     | ${{}}                                                                          | ${'Meeting Set'}   | ${'meeting'}   | ${null}
    ${'the meeting moved'}  | ${{ ...demo, status: 'Meeting Set', pause: kept('meeting', '2026-03-20'), meetingDate: on('2026-03-24') }} | ${{}}                                                                          | ${'Meeting Set'}   | ${'meeting'}   | ${'2026-03-24'}
  `('$case: $pause until $until', ({ prospect, facts, pause: kind, cause, until }) => {
    const decision = pause(prospect, facts);
    expect(decision.pause).toBe(kind);
    expect(decision.kept.cause).toBe(cause);
    expect(decision.kept.until === null ? null : civil(decision.kept.until)).toBe(until);
    const dateIsWanted = until === null && (cause === 'follow up' || cause === 'meeting');
    expect(/Fill (Follow Up On|Meeting Date)/.test(decision.needsYou)).toBe(dateIsWanted);
  });

  test.each`
    status             | prospect                             | pause              | cause        | until           | remaining
    ${'Paused'}        | ${{}}                                | ${'Paused'}        | ${'by hand'} | ${null}         | ${5}
    ${'Replied'}       | ${{}}                                | ${'Replied'}       | ${'reply'}   | ${null}         | ${5}
    ${'Out of Office'} | ${{}}                                | ${'Out of Office'} | ${'absence'} | ${'2026-03-26'} | ${5}
    ${'Meeting Set'}   | ${{ meetingDate: on('2026-03-20') }} | ${'Meeting Set'}   | ${'meeting'} | ${'2026-03-20'} | ${5}
    ${'Meeting Set'}   | ${{ meetingDate: on('2026-03-01') }} | ${'Meeting Set'}   | ${'meeting'} | ${null}         | ${5}
    ${'Meeting Set'}   | ${{}}                                | ${'Meeting Set'}   | ${'meeting'} | ${null}         | ${5}
    ${'Paused'}        | ${{ stepsDone: 7 }}                  | ${'Paused'}        | ${'by hand'} | ${null}         | ${null}
  `('$status typed by hand keeps $remaining days, until $until', ({ status, prospect, pause: kind, cause, until, remaining }) => {
    // Step 5 is due on Tue 17 Mar.
    const typed = { status, stepsDone: 4, lastContact: on('2026-03-09'), ...prospect };
    const decision = pause(typed, {}, '2026-03-12T09:00:00Z');
    expect([decision.pause, decision.kept]).toEqual([kind, { cause, until: until === null ? null : day(until), remaining }]);
  });

  test('Held typed by hand waits for a person', () => {
    const typed = row({ status: 'Held', stepsDone: 4, lastContact: on('2026-03-09') });
    expect(decided(typed, {}, '2026-03-12T09:00:00Z')).toMatchObject({ kind: 'hold', kept: { cause: 'review', remaining: 5 } });
  });

  test('a second meeting does not take the date of the first', () => {
    const decision = pause({ ...demo, outcome: 'Booked Demo', meetingDate: on('2026-02-20') });
    expect([decision.kept.until, decision.needsYou]).toEqual([
      null,
      expect.stringContaining('Fri 20 Feb 2026, which has passed'),
    ]);
  });

  test('what they wrote stands in Needs You, and what it suggests goes along', () => {
    const suggests = { kind: 'not-interested' as const, outcome: 'Not Interested' as const, followUpOn: null };
    const decision = pause({}, mailWith({ reply: { ...sign(tuesday, '"No, thanks"'), suggests } }));
    expect([decision.needsYou, decision.suggests]).toEqual([expect.stringContaining('"No, thanks"'), suggests]);
  });

  test('effects of an outcome are written once', () => {
    expect(pause({ outcome: 'Timeline Pushed', timelinePushes: 1 }).effect).toEqual({
      outcome: 'Timeline Pushed',
      timelinePushes: 2,
      lastReply: null,
    });
    expect(pause({ outcome: 'Later', timelinePushes: 1 }).effect).toEqual({
      outcome: 'Later',
      timelinePushes: null,
      lastReply: null,
    });
    expect(pause({ outcome: 'Replied' }).lastReply).toBe(Date.parse(tuesday));
    expect(pause({}, mailWith({ reply: sign('2026-03-02T22:00:00Z') })).lastReply).toBe(Date.parse('2026-03-02T22:00:00Z'));
  });

  test('holidays count as absence', () => {
    const rules = team({ holidays: [holiday('2026-03-16')] });
    const facts = mailWith({ outOfOffice: { ...sign(tuesday), returns: day('2026-03-13') } });
    expect(civil(pause({}, facts, tuesday, rules).kept.until!)).toBe('2026-03-17');
  });

  test('an absence that is over already stops nothing', () => {
    const facts = mailWith({ outOfOffice: { ...sign('2026-02-20T08:00:00Z'), returns: day('2026-02-27') } });
    expect(decided(row(), facts, tuesday).kind).toBe('touch');
  });

  test.each`
    prospect                                                                                            | now             | remaining
    ${{ stepsDone: 4, lastContact: on('2026-03-09') }}                                                  | ${'2026-03-12'} | ${5}
    ${{ stepsDone: 4, lastContact: on('2026-03-09') }}                                                  | ${'2026-03-17'} | ${0}
    ${{ stepsDone: 4, lastContact: on('2026-03-09') }}                                                  | ${'2026-03-30'} | ${0}
    ${{ stepsDone: 4, lastContact: on('2026-03-09'), pause: kept('absence'), status: 'Out of Office' }} | ${'2026-03-12'} | ${3}
    ${{ stepsDone: 7, lastContact: on('2026-03-24') }}                                                  | ${'2026-03-25'} | ${null}
  `('on $now, $remaining days of the gap remain', ({ prospect, now, remaining }) => {
    const facts = mailWith({ reply: sign(`${now}T08:00:00Z`) });
    expect(pause(prospect, facts, `${now}T09:00:00Z`).kept.remaining).toBe(remaining);
  });

  test('a cadence of business days keeps business days', () => {
    const own = { ...cadence('outbound'), days: 'business' as const };
    const rules = team({ own: [own] });
    // Step 5 is due on Tue 24 Mar: six business days after Mon 16.
    const prospect = { stepsDone: 4, lastContact: on('2026-03-16') };
    const decision = pause(prospect, mailWith({ reply: sign('2026-03-16T08:00:00Z') }), '2026-03-16T09:00:00Z', rules);
    expect(decision.kept.remaining).toBe(6);
  });
});

describe('a reply after leaving', () => {
  test.each`
    prospect                                                 | words
    ${{ status: 'Ghosted' }}                                 | ${'enroll them again'}
    ${{ status: 'Unsubscribed' }}                            | ${'nothing goes to them'}
    ${{ status: 'Not Interested', permission: 'asked' }}     | ${'write Permission into Tags'}
    ${{ status: 'Not Interested', permission: 'given' }}     | ${'enroll them again'}
    ${{ status: 'No Response', sequence: 'Nurture 90-Day' }} | ${'enroll them again'}
  `('$prospect is told: $words', ({ prospect, words }) => {
    const decision = decided(row(prospect), mailWith({ reply: sign(tuesday, '"Hello again"') }), tuesday);
    expect(decision).toMatchObject({
      kind: 'late reply',
      lastReply: Date.parse(tuesday),
      needsYou: expect.stringContaining(words),
    });
    expect(decision).toMatchObject({ needsYou: expect.stringContaining('"Hello again"') });
  });
});

describe('resuming', () => {
  test.each`
    case                   | prospect                                                                                                                    | now             | notBefore
    ${'back from holiday'} | ${{ status: 'Out of Office', pause: kept('absence', '2026-03-16', 3) }}                                                     | ${'2026-03-16'} | ${'2026-03-19'}
    ${'nothing remained'}  | ${{ status: 'Out of Office', pause: kept('absence', '2026-03-16', 0) }}                                                     | ${'2026-03-16'} | ${'2026-03-17'}
    ${'nothing ahead'}     | ${{ status: 'Out of Office', pause: kept('absence', '2026-03-16', null) }}                                                  | ${'2026-03-16'} | ${'2026-03-17'}
    ${'the tick was late'} | ${{ status: 'Out of Office', pause: kept('absence', '2026-03-16', 3) }}                                                     | ${'2026-03-18'} | ${'2026-03-21'}
    ${'follow up'}         | ${{ status: 'Paused', pause: kept('follow up', '2026-03-16', 2), followUpOn: on('2026-03-16') }}                            | ${'2026-03-16'} | ${'2026-03-18'}
    ${'follow up, sooner'} | ${{ status: 'Paused', pause: kept('follow up', '2026-04-16', 2), followUpOn: on('2026-03-16') }}                            | ${'2026-03-16'} | ${'2026-03-18'}
    ${'after the meeting'} | ${{ sequence: 'post-demo', status: 'Meeting Set', pause: kept('meeting', '2026-03-16', 4), meetingDate: on('2026-03-16') }} | ${'2026-03-16'} | ${'2026-03-20'}
    ${'data put right'}    | ${{ status: 'Held', pause: kept('data', null, 2) }}                                                                         | ${'2026-03-16'} | ${'2026-03-18'}
  `('$case: not before $notBefore', ({ prospect, now, notBefore }) => {
    const decision = decided(row(prospect), {}, `${now}T10:00:00+01:00`);
    expect(decision.kind).toBe('resume');
    if (decision.kind === 'resume') expect(civil(decision.notBefore!)).toBe(notBefore);
  });

  test.each`
    now             | remaining | notBefore
    ${'2026-03-16'} | ${3}      | ${'2026-03-19'}
    ${'2026-03-13'} | ${2}      | ${'2026-03-17'}
    ${'2026-03-14'} | ${1}      | ${'2026-03-16'}
    ${'2026-03-13'} | ${0}      | ${'2026-03-16'}
    ${'2026-04-02'} | ${2}      | ${'2026-04-08'}
  `('in business days, $remaining left on $now: not before $notBefore', ({ now, remaining, notBefore }) => {
    // Good Friday and Easter Monday are free.
    const own = { ...cadence('outbound'), days: 'business' as const };
    const rules = team({ own: [own], holidays: [holiday('2026-04-03'), holiday('2026-04-06')] });
    const away = row({ status: 'Out of Office', pause: kept('absence', now, remaining) });
    const decision = decided(away, {}, `${now}T10:00:00+02:00`, rules);
    if (decision.kind !== 'resume') throw new Error(decision.kind);
    expect(civil(decision.notBefore!)).toBe(notBefore);
  });

  test('a pause for a meeting in nobody’s calendar waits', () => {
    const waits = row({ sequence: 'post-demo', status: 'Meeting Set', pause: kept('meeting') });
    expect(decided(waits, {}, tuesday).kind).toBe('none');
    // The cell still names the meeting before this one.
    expect(decided({ ...waits, meetingDate: on('2026-02-20') }, {}, tuesday).kind).toBe('none');
  });
});

describe('holding', () => {
  const zoneProblem = { field: 'Time Zone', words: '“Mars/Olympus” is no time zone.', holds: 'all' as const };
  const addressProblem = { field: 'Email', words: 'this is no address.', holds: 'email' as const };
  const dealProblem = { field: 'Deal Size', words: 'a negative size.', holds: 'nothing' as const };

  test.each`
    case                      | prospect                                                             | facts                                                                    | cause          | words
    ${'unknown cadence'}      | ${{ sequence: 'Nonsense' }}                                          | ${{}}                                                                    | ${'data'}      | ${'“Nonsense”'}
    ${'unknown zone'}         | ${{ problems: [zoneProblem] }}                                       | ${{}}                                                                    | ${'data'}      | ${'Time Zone: “Mars/Olympus”'}
    ${'no anchor'}            | ${{ anchor: null }}                                                  | ${{}}                                                                    | ${'data'}      | ${'Anchor Date'}
    ${'no meeting date'}      | ${{ sequence: 'post-demo', anchor: null }}                           | ${{}}                                                                    | ${'data'}      | ${'Meeting Date'}
    ${'no address'}           | ${{ problems: [addressProblem] }}                                    | ${{}}                                                                    | ${'data'}      | ${'Email: this is no address.'}
    ${'unfilled token'}       | ${{}}                                                                | ${{ messageProblem: '{{Company}} is blank.' }}                           | ${'data'}      | ${'{{Company}}'}
    ${'still unfilled'}       | ${{ status: 'Held', pause: kept('data') }}                           | ${{ messageProblem: '{{Company}} is blank.' }}                           | ${'data'}      | ${'{{Company}}'}
    ${'a colleague replied'}  | ${{ since: Date.parse('2026-03-01T08:00:00Z') }}                     | ${{ colleagueReplied: { ...sign('2026-03-02T08:00:00Z'), who: 'Ana' } }} | ${'colleague'} | ${'Ana of the same company'}
    ${'a status of no sense'} | ${{ status: null, problems: [{ ...zoneProblem, field: 'Status' }] }} | ${{}}                                                                    | ${'review'}    | ${'Status:'}
  `('$case', ({ prospect, facts, cause, words }) => {
    const decision = decided(row(prospect), facts, tuesday);
    expect(decision).toMatchObject({ kind: 'hold', kept: { cause }, needsYou: expect.stringContaining(words) });
  });

  test.each`
    case                        | prospect                                                                       | facts                                                                    | kind
    ${'address, but a call'}    | ${{ problems: [addressProblem], stepsDone: 2, lastContact: on('2026-02-20') }} | ${{}}                                                                    | ${'touch'}
    ${'deal size'}              | ${{ problems: [dealProblem] }}                                                 | ${{}}                                                                    | ${'touch'}
    ${'words not due yet'}      | ${{ anchor: on('2026-03-09') }}                                                | ${{ messageProblem: '{{Company}} is blank.' }}                           | ${'wait'}
    ${'colleague before'}       | ${{ since: Date.parse('2026-03-02T09:00:00Z') }}                               | ${{ colleagueReplied: { ...sign('2026-03-02T08:00:00Z'), who: 'Ana' } }} | ${'touch'}
    ${'zone, but unsubscribed'} | ${{ problems: [zoneProblem], outcome: 'Unsubscribed' }}                        | ${{}}                                                                    | ${'exit'}
  `('$case does not: $kind', ({ prospect, facts, kind }) => {
    expect(decided(row(prospect), facts, tuesday).kind).toBe(kind);
  });

  test('a push is not counted over a count that cannot be read', () => {
    const problems = [{ ...zoneProblem, field: 'Timeline Pushes' }];
    const pushed = { outcome: 'Timeline Pushed' as const, problems };
    expect(decided(row(pushed), {}, tuesday)).toMatchObject({ kind: 'hold', kept: { cause: 'data' } });
    expect(decided(row({ ...pushed, status: 'Held', pause: kept('data') }), {}, tuesday).kind).toBe('none');
    expect(decided(row({ ...pushed, status: 'Paused' }), {}, tuesday).kind).toBe('none');
  });

  test('a team may let colleagues go on', () => {
    const rules = team({ settings: withWork({ pauseColleagues: false }) });
    const facts = { colleagueReplied: { ...sign('2026-03-03T00:00:00Z'), who: 'Ana' } };
    expect(decided(row(), facts, tuesday, rules).kind).toBe('touch');
  });

  test('an unreadable row leaves no cadence by the clock', () => {
    const silent = { stepsDone: 7, lastContact: on('2026-02-01'), problems: [zoneProblem] };
    const hidden = { ...silent, problems: [{ ...zoneProblem, field: 'Last Reply Date', hidesExit: true }] };
    expect(decided(row(hidden), {}, tuesday).kind).toBe('hold');
    // The clock asks for no time zone of theirs, as Exit Status does not.
    expect(decided(row(silent), {}, tuesday)).toMatchObject({ kind: 'exit', reason: 'No Response' });
  });

  test.each`
    case                            | prospect                                                                                                                                  | kind
    ${'moved before the first'}     | ${{ exitReason: 'Meeting Booked', anchor: on('2026-03-05'), meetingDate: on('2026-03-09') }}                                              | ${'anchor'}
    ${'the same day, another hour'} | ${{ exitReason: 'Meeting Booked', anchor: on('2026-03-05'), meetingDate: at('2026-03-05T16:00:00+01:00') }}                               | ${'wait'}
    ${'enrolled with an anchor'}    | ${{ exitReason: 'Advanced', anchor: on('2026-03-05'), meetingDate: on('2026-03-09') }}                                                    | ${'wait'}
    ${'after the first mail'}       | ${{ exitReason: 'Meeting Booked', anchor: on('2026-03-01'), meetingDate: on('2026-03-09'), stepsDone: 1, lastContact: on('2026-03-02') }} | ${'wait'}
    ${'while they rest'}            | ${{ exitReason: 'Meeting Booked', anchor: on('2026-03-05'), meetingDate: on('2026-03-09'), status: 'Replied', pause: kept('reply') }}     | ${'anchor'}
    ${'long past, still asked for'} | ${{ anchor: null, meetingDate: on('2026-01-12'), since: Date.parse('2026-03-02T08:00:00Z') }}                                             | ${'hold'}
    ${'some days ago'}              | ${{ anchor: null, meetingDate: on('2026-02-27'), since: Date.parse('2026-03-02T08:00:00Z') }}                                             | ${'anchor'}
  `('post-demo, the meeting $case: $kind', ({ prospect, kind }) => {
    expect(decided(row({ sequence: 'post-demo', ...prospect }), {}, tuesday).kind).toBe(kind);
  });

  test('a meeting long past is not the one just booked', () => {
    const decision = decided(row({ outcome: 'Booked Demo', meetingDate: on('2026-01-12') }), {}, tuesday);
    expect(decision).toMatchObject({ kind: 'exit', enters: { anchor: null }, needsYou: expect.stringContaining('has passed') });
  });

  test.each`
    since                             | kind
    ${null}                           | ${'none'}
    ${Date.parse('2026-03-02T08:00')} | ${'hold'}
  `('a Status that was cleared ($since): $kind', ({ since, kind }) => {
    expect(decided(row({ status: null, since }), {}, tuesday).kind).toBe(kind);
  });

  test('the meeting date that was asked for becomes the anchor, and then the row runs again', () => {
    const held = row({
      sequence: 'post-demo',
      anchor: null,
      status: 'Held',
      pause: kept('data', null, null),
      meetingDate: at('2026-03-10T14:00:00+01:00'),
    });
    expect(decided(held, {}, tuesday)).toMatchObject({ kind: 'anchor', anchor: at('2026-03-10T14:00:00+01:00') });
    expect(decided({ ...held, anchor: held.meetingDate }, {}, tuesday).kind).toBe('resume');
  });
});

describe('waiting', () => {
  test.each`
    case                 | prospect                                           | facts                                                                | now                            | until                 | forCapacity
    ${'not due'}         | ${{}}                                              | ${{}}                                                                | ${'2026-03-03T07:59:00+01:00'} | ${'2026-03-03 08:00'} | ${false}
    ${'between windows'} | ${{}}                                              | ${{}}                                                                | ${'2026-03-03T10:00:00+01:00'} | ${'2026-03-03 13:00'} | ${false}
    ${'after hours'}     | ${{}}                                              | ${{}}                                                                | ${'2026-03-05T15:00:00+01:00'} | ${'2026-03-10 08:00'} | ${false}
    ${'another’s tick'}  | ${{}}                                              | ${{ mail: null }}                                                    | ${tuesday}                     | ${null}               | ${false}
    ${'mailbox closed'}  | ${{}}                                              | ${mailWith({ readable: false })}                                     | ${tuesday}                     | ${null}               | ${false}
    ${'switched off'}    | ${{}}                                              | ${{ sending: { kind: 'shut', words: 'sending is switched off.' } }}  | ${tuesday}                     | ${null}               | ${false}
    ${'full'}            | ${{}}                                              | ${{ sending: { kind: 'full', words: 'today is full.' } }}            | ${tuesday}                     | ${null}               | ${true}
    ${'full, overnight'} | ${{}}                                              | ${{ waitingForCapacity: true }}                                      | ${'2026-03-03T18:00:00+01:00'} | ${'2026-03-04 08:00'} | ${true}
    ${'a task is open'}  | ${{ stepsDone: 2, lastContact: on('2026-02-20') }} | ${{ task: { due: Date.parse('2026-03-02T08:00:00Z'), done: null } }} | ${tuesday}                     | ${null}               | ${false}
    ${'a draft is open'} | ${{ mode: 'Manual' }}                              | ${{ draftOpen: true }}                                               | ${'2026-05-05T08:00:00Z'}      | ${null}               | ${false}
    ${'for silence'}     | ${{ stepsDone: 7, lastContact: on('2026-03-01') }} | ${{}}                                                                | ${tuesday}                     | ${null}               | ${false}
  `('$case', ({ prospect, facts, now, until, forCapacity }) => {
    const decision = decided(row(prospect), facts, now);
    if (decision.kind !== 'wait') throw new Error(`${decision.kind}: ${last(decision).words}`);
    expect(decision.until === null ? null : wall(decision.until, 'Europe/Berlin')).toBe(until);
    expect(decision.forCapacity).toBe(forCapacity);
  });

  test('a draft needs no open gate and no window, since a person sends it', () => {
    const facts = { sending: { kind: 'shut' as const, words: 'off.' } };
    expect(decided(row({ mode: 'Manual' }), facts, '2026-03-03T22:00:00+01:00')).toMatchObject({ kind: 'touch', mode: 'draft' });
  });
});

describe('what has grown old', () => {
  // Due Tue 3 Mar; five business days later is Tue 10 Mar.
  test.each`
    case                  | prospect                                           | facts                                           | now                            | kind
    ${'5 days'}           | ${{}}                                              | ${{}}                                           | ${'2026-03-10T09:00:00+01:00'} | ${'touch'}
    ${'6 days'}           | ${{}}                                              | ${{}}                                           | ${'2026-03-11T09:00:00+01:00'} | ${'hold'}
    ${'6, at night'}      | ${{}}                                              | ${{}}                                           | ${'2026-03-11T02:00:00+01:00'} | ${'hold'}
    ${'6, for capacity'}  | ${{}}                                              | ${{ waitingForCapacity: true }}                 | ${'2026-03-11T09:00:00+01:00'} | ${'touch'}
    ${'6, a draft'}       | ${{ mode: 'Manual' }}                              | ${{}}                                           | ${'2026-03-11T09:00:00+01:00'} | ${'touch'}
    ${'6, switched off'}  | ${{}}                                              | ${{ sending: { kind: 'shut', words: 'off.' } }} | ${'2026-03-11T09:00:00+01:00'} | ${'wait'}
    ${'6, just enrolled'} | ${{ since: Date.parse('2026-03-10T09:00:00Z') }}   | ${{}}                                           | ${'2026-03-11T09:00:00+01:00'} | ${'touch'}
    ${'a call'}           | ${{ stepsDone: 2, lastContact: on('2026-03-05') }} | ${{}}                                           | ${'2026-05-12T09:00:00+02:00'} | ${'touch'}
  `('$case: $kind', ({ prospect, facts, now, kind }) => {
    expect(decided(row(prospect), facts, now).kind).toBe(kind);
  });

  test('it is held for review, with the day it was due', () => {
    const decision = decided(row(), {}, '2026-03-11T09:00:00+01:00');
    expect(decision).toMatchObject({
      kind: 'hold',
      kept: { cause: 'review', remaining: 0 },
      needsYou: expect.stringContaining('Tue 3 Mar 2026'),
    });
  });

  // A task due Fri 6 Mar at 09:00; ten business days later is Fri 20 Mar.
  test.each`
    now                            | kind
    ${'2026-03-19T18:00:00+01:00'} | ${'wait'}
    ${'2026-03-20T08:00:00+01:00'} | ${'lapse'}
    ${'2026-04-20T08:00:00+01:00'} | ${'lapse'}
  `('a task on $now: $kind', ({ now, kind }) => {
    const facts = { task: { due: Date.parse('2026-03-06T09:00:00+01:00'), done: null } };
    expect(decided(row({ stepsDone: 2, lastContact: on('2026-03-05') }), facts, now).kind).toBe(kind);
  });

  // Enrolled or resumed on Mon 16 Mar; ten business days later is Mon 30 Mar.
  test.each`
    now                            | kind
    ${'2026-03-27T18:00:00+01:00'} | ${'wait'}
    ${'2026-03-30T09:00:00+02:00'} | ${'lapse'}
  `('a task that was due before its row began, on $now: $kind', ({ now, kind }) => {
    const facts = { task: { due: Date.parse('2026-03-06T09:00:00+01:00'), done: null } };
    const since = Date.parse('2026-03-16T09:00:00+01:00');
    expect(decided(row({ stepsDone: 2, lastContact: on('2026-03-05'), since }), facts, now).kind).toBe(kind);
  });
});

describe('closing a task', () => {
  const call = { stepsDone: 2, lastContact: on('2026-03-05') };
  test.each`
    prospect                                                | done                | status       | callAttempt
    ${call}                                                 | ${'Done'}           | ${'Active'}  | ${true}
    ${call}                                                 | ${'No answer'}      | ${'Active'}  | ${true}
    ${call}                                                 | ${'Left voicemail'} | ${'Active'}  | ${true}
    ${call}                                                 | ${'Skipped'}        | ${'Active'}  | ${false}
    ${{ ...call, status: 'Resumed' }}                       | ${'Done'}           | ${'Active'}  | ${true}
    ${{ ...call, status: 'Replied', pause: kept('reply') }} | ${'Done'}           | ${'Replied'} | ${true}
    ${{ stepsDone: 3, lastContact: on('2026-03-06') }}      | ${'Done'}           | ${'Active'}  | ${false}
  `('$done, then $status', ({ prospect, done, status, callAttempt }) => {
    const facts = { task: { due: Date.parse('2026-03-06T08:00:00Z'), done } };
    expect(decided(row(prospect), facts, '2026-03-06T12:00:00Z')).toMatchObject({
      kind: 'advance',
      step: prospect.stepsDone + 1,
      how: done,
      callAttempt,
      status,
    });
  });
});

describe('the touch', () => {
  const touch = (
    prospect: Partial<Prospect>,
    facts: Partial<WorldFacts> = {},
    now = '2026-03-03T08:10:00+01:00',
    rules = team(),
  ): Touch => {
    const decision = decided(row(prospect), facts, now, rules);
    if (decision.kind !== 'touch') throw new Error(`${decision.kind}: ${last(decision).words}`);
    return decision;
  };
  /** The nth step of outbound, on a day on which it is due. */
  const step = (number: number, changes: Partial<Prospect> = {}): [Partial<Prospect>, Partial<WorldFacts>, string] => [
    {
      stepsDone: number - 1,
      lastContact: number === 1 ? null : on('2026-03-02'),
      since: Date.parse('2026-03-30T00:00:00Z'),
      ...changes,
    },
    {},
    '2026-03-31T08:10:00+02:00',
  ];
  const secondary = (decision: Touch) => decision.secondary.map(({ channel, why }) => `${why} ${channel}`).join(', ');

  test.each`
    number | changes                                     | channel       | mode       | template
    ${1}   | ${{}}                                       | ${'email'}    | ${'send'}  | ${'outbound 1 email'}
    ${1}   | ${{ dealSize: 25_000 }}                     | ${'email'}    | ${'send'}  | ${'outbound 1 email'}
    ${1}   | ${{ dealSize: 25_001 }}                     | ${'email'}    | ${'draft'} | ${'outbound 1 email'}
    ${2}   | ${{ dealSize: 25_001 }}                     | ${'email'}    | ${'send'}  | ${'outbound 2 email'}
    ${5}   | ${{ dealSize: null }}                       | ${'email'}    | ${'send'}  | ${'outbound 5 email'}
    ${7}   | ${{ dealSize: null }}                       | ${'email'}    | ${'draft'} | ${'outbound 7 email'}
    ${2}   | ${{ dealSize: 49_999 }}                     | ${'email'}    | ${'send'}  | ${'outbound 2 email'}
    ${2}   | ${{ dealSize: 50_000 }}                     | ${'email'}    | ${'draft'} | ${'outbound 2 email'}
    ${2}   | ${{ dealSize: 500_000, mode: 'Automatic' }} | ${'email'}    | ${'send'}  | ${'outbound 2 email'}
    ${2}   | ${{ mode: 'Manual' }}                       | ${'email'}    | ${'draft'} | ${'outbound 2 email'}
    ${1}   | ${{ mode: 'Mixed' }}                        | ${'email'}    | ${'draft'} | ${'outbound 1 email'}
    ${3}   | ${{}}                                       | ${'call'}     | ${'task'}  | ${'outbound 3 call'}
    ${4}   | ${{ mode: 'Automatic' }}                    | ${'linkedin'} | ${'task'}  | ${'outbound 4 linkedin'}
  `('step $number with $changes: $channel as $mode', ({ number, changes, channel, mode, template }) => {
    expect(touch(...step(number, changes))).toMatchObject({ step: number, channel, mode, template });
  });

  test.each`
    personalise          | expected
    ${['first', 'last']} | ${'draft send send draft'}
    ${[1, 3, 5]}         | ${'draft send draft send'}
    ${['all']}           | ${'draft draft draft draft'}
    ${['last', 2]}       | ${'send draft send draft'}
    ${[]}                | ${'send send send send'}
  `('personalising $personalise: emails 1, 2, 5 and 7 are $expected', ({ personalise, expected }) => {
    const rules = team({ settings: withWork({ personalise }) });
    const modes = [1, 2, 5, 7].map((number) => touch(...step(number, { mode: 'Mixed' }), rules).mode);
    expect(modes.join(' ')).toBe(expected);
  });

  test.each`
    number | changes                 | attempts | expected
    ${1}   | ${{}}                   | ${0}     | ${'written linkedin'}
    ${1}   | ${{ dealSize: 9_999 }}  | ${0}     | ${''}
    ${1}   | ${{ dealSize: null }}   | ${0}     | ${'written linkedin'}
    ${6}   | ${{}}                   | ${0}     | ${''}
    ${6}   | ${{}}                   | ${1}     | ${'written voicemail'}
    ${6}   | ${{}}                   | ${2}     | ${''}
    ${6}   | ${{}}                   | ${3}     | ${'written voicemail'}
    ${6}   | ${{}}                   | ${4}     | ${''}
    ${6}   | ${{ dealSize: 5_000 }}  | ${1}     | ${''}
    ${3}   | ${{}}                   | ${1}     | ${''}
    ${4}   | ${{ strategic: true }}  | ${0}     | ${'strategic email'}
    ${5}   | ${{ strategic: true }}  | ${0}     | ${''}
    ${1}   | ${{ stakeholders: 9 }}  | ${0}     | ${'written linkedin'}
    ${1}   | ${{ stakeholders: 10 }} | ${0}     | ${'written linkedin'}
    ${2}   | ${{ stakeholders: 10 }} | ${0}     | ${''}
  `('step $number with $changes after $attempts calls: $expected', ({ number, changes, attempts, expected }) => {
    const [prospect, , now] = step(number, changes);
    expect(secondary(touch(prospect, { callAttempts: attempts }, now))).toBe(expected);
  });

  test('between two emails, a large committee is met on LinkedIn', () => {
    const demo = (number: number, stakeholders: number) =>
      secondary(touch(...step(number, { sequence: 'post-demo', stakeholders })));
    expect([demo(2, 12), demo(2, 9), demo(7, 12)]).toEqual(['account-based linkedin', '', '']);
  });

  test.each`
    number | sequence       | linkedInReason          | stakeholders | expected
    ${3}   | ${'post-demo'} | ${''}                   | ${null}      | ${''}
    ${3}   | ${'post-demo'} | ${'we met at the fair'} | ${null}      | ${'connection linkedin'}
    ${2}   | ${'post-demo'} | ${'we met at the fair'} | ${null}      | ${''}
    ${4}   | ${'post-demo'} | ${'we met at the fair'} | ${null}      | ${''}
    ${3}   | ${'post-demo'} | ${'we met at the fair'} | ${12}        | ${'account-based linkedin'}
    ${5}   | ${'outbound'}  | ${'we met at the fair'} | ${null}      | ${''}
  `(
    '$sequence $number, LinkedIn Reason "$linkedInReason": $expected',
    ({ number, sequence, linkedInReason, stakeholders, expected }) => {
      expect(secondary(touch(...step(number, { sequence, linkedInReason, stakeholders })))).toBe(expected);
    },
  );

  test('the team chooses step, channel and sender of the strategic touch', () => {
    const rules = team({ settings: withWork({ strategicStep: 5, strategicChannel: 'call', strategicSender: 'ceo@us.example' }) });
    expect(touch(...step(5, { strategic: true }), rules).secondary).toEqual([
      { channel: 'call', why: 'strategic', sender: 'ceo@us.example' },
    ]);
  });

  test('a voicemail step is a plain call where none may be left', () => {
    const steps = cadence('outbound').steps.map((each, index) =>
      index === 2 ? { ...each, touches: ['voicemail'] as const } : each,
    );
    const rules = team({ own: [{ ...cadence('outbound'), steps }] });
    const [prospect, , now] = step(3);
    expect(touch(prospect, { callAttempts: 0 }, now, rules)).toMatchObject({ channel: 'call', template: 'outbound 3 call' });
    expect(touch(prospect, { callAttempts: 1 }, now, rules)).toMatchObject({
      channel: 'voicemail',
      template: 'outbound 3 voicemail',
    });
  });

  test.each`
    number | changes                                                                                                 | research | offerVideo | engageFirst
    ${1}   | ${{}}                                                                                                   | ${false} | ${false}   | ${true}
    ${2}   | ${{ dealSize: 60_000 }}                                                                                 | ${true}  | ${false}   | ${false}
    ${2}   | ${{ dealSize: 60_000, mode: 'Automatic' }}                                                              | ${false} | ${false}   | ${false}
    ${3}   | ${{}}                                                                                                   | ${false} | ${false}   | ${false}
    ${4}   | ${{}}                                                                                                   | ${false} | ${false}   | ${true}
    ${5}   | ${{}}                                                                                                   | ${false} | ${true}    | ${false}
    ${3}   | ${{ sequence: 'post-demo' }}                                                                            | ${false} | ${true}    | ${false}
    ${3}   | ${{ sequence: 'nurture-6m', notBefore: null, anchor: on('2025-03-01'), lastContact: on('2025-11-25') }} | ${false} | ${false}   | ${true}
  `('step $number with $changes', ({ number, changes, research, offerVideo, engageFirst }) => {
    expect(touch(...step(number, changes))).toMatchObject({ research, offerVideo, engageFirst });
  });

  test('a step’s own weight counts where the deal says nothing', () => {
    const steps = cadence('outbound').steps.map((each) => ({ ...each, weight: 'light' as const }));
    const rules = team({ own: [{ ...cadence('outbound'), steps }] });
    expect(secondary(touch(...step(1), rules))).toBe('');
    expect(secondary(touch(...step(1, { dealSize: 60_000 }), rules))).toBe('written linkedin');
  });

  test('each role that the step has a version for gets a day of its own', () => {
    const stakeholderRoles = [
      { role: 'CFO', address: 'cfo@a.example' },
      { role: 'IT', address: null },
      { role: 'Legal', address: 'law@a.example' },
    ];
    const facts = { roleVersions: ['cfo', ' IT '] };
    const [prospect, , now] = step(2, { stakeholderRoles });
    expect(touch(prospect, facts, now).roles.map(({ role, address, day: when }) => `${role} ${address} ${civil(when)}`)).toEqual([
      'CFO cfo@a.example 2026-04-02',
      'IT null 2026-04-06',
    ]);
    expect(touch(...step(3, { stakeholderRoles })).roles).toEqual([]);
  });

  test('the answer names every rule that shaped it', () => {
    const decision = touch(...step(1, { dealSize: 9_000, strategic: true }));
    expect(decision.because.map(({ rule }) => rule)).toEqual(['mode', 'light', 'touch']);
    expect(last(decision).words).toContain('Step 1 of 7');
  });

  test('a step in the row’s own zone', () => {
    expect(touch({ zone: zone('America/Santiago') }, {}, '2026-03-03T08:00:00-03:00').due).toBe(
      Date.parse('2026-03-03T08:00:00-03:00'),
    );
  });
});

describe('coming back', () => {
  test.each`
    status              | permission | refused
    ${'Unsubscribed'}   | ${'given'} | ${true}
    ${'Not Interested'} | ${null}    | ${true}
    ${'Not Interested'} | ${'asked'} | ${true}
    ${'Not Interested'} | ${'given'} | ${false}
    ${'Active'}         | ${'asked'} | ${true}
    ${'No Response'}    | ${null}    | ${false}
    ${'Closed-Lost'}    | ${null}    | ${false}
  `('$status, permission $permission: refused $refused', ({ status, permission, refused }) => {
    expect(reEngageRefusal(row({ status, permission })) !== null).toBe(refused);
  });

  test.each`
    status            | triggerEvent       | nurture  | suggested
    ${'No Response'}  | ${'funding round'} | ${false} | ${true}
    ${'No Response'}  | ${''}              | ${false} | ${false}
    ${'Active'}       | ${'funding round'} | ${false} | ${false}
    ${'Active'}       | ${'funding round'} | ${true}  | ${true}
    ${'Closed-Won'}   | ${'funding round'} | ${false} | ${false}
    ${'Unsubscribed'} | ${'funding round'} | ${false} | ${false}
    ${'Bounced'}      | ${'funding round'} | ${false} | ${false}
    ${'Wrong Person'} | ${'funding round'} | ${false} | ${false}
    ${'Ghosted'}      | ${'funding round'} | ${false} | ${true}
    ${'Replied'}      | ${'funding round'} | ${true}  | ${false}
  `('$status, "$triggerEvent", nurture $nurture: suggested $suggested', ({ status, triggerEvent, nurture, suggested }) => {
    expect(triggerSuggestion(row({ status, triggerEvent }), nurture) !== null).toBe(suggested);
  });
});

describe('laws', () => {
  const dates = fc.option(
    fc.integer({ min: day('2026-01-01'), max: day('2026-12-31') }).map((each) => ({ kind: 'date' as const, day: each })),
    {
      nil: null,
    },
  );
  const prospects = fc.record({
    sequence: fc.constantFrom(...builtInCadences.map((of) => of.name), '', 'Nonsense'),
    status: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('Active' as const, 'Resumed' as const) },
      fc.constantFrom(...statuses, null),
    ),
    anchor: dates,
    stepsDone: fc.integer({ min: 0, max: 8 }),
    lastContact: dates,
    lastReply: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, dates),
    notBefore: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, dates),
    followUpOn: dates,
    meetingDate: dates,
    outcome: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.constantFrom(...outcomes)),
    dealSize: fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: null }),
    timelinePushes: fc.constantFrom(0, 0, 1, 2, 3),
    mode: fc.constantFrom('Automatic' as const, 'Automatic' as const, 'Manual' as const, null),
    pause: fc.constantFrom(null, kept('reply'), kept('absence', '2026-06-01'), kept('data'), kept('follow up', '2026-06-01')),
  });
  const worlds = fc.record({
    doNotContact: fc.constantFrom(null, null, null, { scope: 'domain' as const, entry: 'b.example' }),
    reply: fc.constantFrom(false, false, true),
    readable: fc.constantFrom(true, true, false),
    sending: fc.constantFrom('open' as const, 'open' as const, 'shut' as const, 'full' as const),
    now: fc.oneof(
      fc.integer({ min: Date.parse('2026-06-01'), max: Date.parse('2026-12-31') }),
      fc.integer({ min: 0, max: 28 }).map((week) => Date.parse('2026-06-03T06:30:00Z') + week * 7 * 86_400_000),
    ),
  });
  const judged = (
    changes: Partial<Prospect>,
    { reply, readable, sending, now, doNotContact }: typeof worlds extends fc.Arbitrary<infer W> ? W : never,
  ) => {
    const gate = sending === 'open' ? { kind: sending } : { kind: sending, words: 'no.' };
    const mail = { ...quietMail, readable, reply: reply ? { at: now - 1000, words: 'a mail' } : null };
    return decided(row({ ...changes, since: now - 1 }), { mail, sending: gate, doNotContact }, new Date(now).toISOString());
  };

  const berlin = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Berlin',
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  });

  test('nothing goes by itself to who answered, asked for silence, is paused or out, nor outside a window, nor through a shut gate', () => {
    let sent = 0;
    fc.assert(
      fc.property(prospects, worlds, fc.boolean(), (changes, state, near) => {
        const lately = { kind: 'date' as const, day: Math.floor(state.now / 86_400_000) - 2 };
        const begun = { anchor: lately, stepsDone: 0, lastContact: null, outcome: null, notBefore: null, timelinePushes: 0 };
        const prospect = near ? { ...changes, ...begun } : changes;
        const decision = judged(prospect, state);
        expect(decision.because.length).toBeGreaterThan(0);
        expect(decision.because.every(({ words }) => words !== '')).toBe(true);
        if (decision.kind !== 'touch') return;
        expect(prospect.status === 'Active' || prospect.status === 'Resumed').toBe(true);
        expect(state.reply || state.doNotContact !== null).toBe(false);
        expect(decision.due).toBeLessThanOrEqual(state.now);
        if (prospect.lastReply !== null && prospect.lastContact === null) expect(prospect.status).toBe('Resumed');
        if (decision.mode !== 'send') return;
        sent += 1;
        expect([state.readable, state.sending]).toEqual([true, 'open']);
        const [weekday, hour] = berlin.format(state.now).split(', ');
        const office = cadence(prospect.sequence).steps[decision.step - 1]!.office;
        expect(office ? 'Mon Tue Wed Thu Fri' : 'Tue Wed Thu').toContain(weekday);
        expect(office ? '08 09 10 11 12 13 14 15 16' : '08 09 13 14').toContain(hour);
      }),
      { numRuns: 2000 },
    );
    expect(sent).toBeGreaterThan(0);
  });

  test('the same facts give the same decision', () => {
    fc.assert(
      fc.property(prospects, worlds, (changes, state) => {
        expect(judged(changes, state)).toEqual(judged(changes, state));
      }),
    );
  });
});
