import { builtInCadences } from '../../src/engine/builtInCadences';
import { type Cadence, cadenceBook, isDealCadence, isNurture, templateKey } from '../../src/engine/cadence';
import { cadenceWarnings } from '../../src/engine/cadenceWarnings';
import { engagementLevel } from '../../src/engine/engagement';
import { sequenceStepLabel, touchLabel } from '../../src/engine/labels';
import { defaultSettings, weightOfDeal } from '../../src/engine/settings';
import {
  channelOf,
  dayKindOf,
  engagementLevelOf,
  exitReasonOf,
  formatOf,
  modeOf,
  outcomeOf,
  paceOf,
  pauseOf,
  statusOf,
  stepEndOf,
  weightOf,
} from '../../src/engine/vocabulary';
import { cadence } from './team';

const written = (of: Cadence): string =>
  of.steps
    .map((step) => {
      const marks = `${step.office ? ' office' : ''}${step.ends === null ? '' : ` ${step.ends}`}`;
      return `${step.day} ${step.touches.join('+')}${marks}`;
    })
    .join(', ');

describe('the nine cadences', () => {
  test('stand in their order', () => {
    expect(builtInCadences.map((of) => of.id)).toEqual([
      'outbound',
      'outbound-14',
      'post-first-contact',
      'post-demo',
      'post-proposal',
      're-engage',
      'nurture-90',
      'nurture-6m',
      'nurture-annual',
    ]); // prettier-ignore
  });

  test.each`
    id                      | name                              | pace        | first | steps
    ${'outbound'}           | ${'Outbound 21-Day'}              | ${'length'} | ${1}  | ${'1 email+linkedin, 3 email, 5 call, 8 linkedin, 12 email, 16 call+voicemail, 21 email breakup'}
    ${'outbound-14'}        | ${'Outbound 14-Touch'}            | ${'length'} | ${1}  | ${'1 email+linkedin, 3 email, 5 call, 8 linkedin, 10 email, 12 call+voicemail, 15 email, 17 call, 20 linkedin, 22 call+voicemail, 26 email breakup'}
    ${'post-first-contact'} | ${'Post-First-Contact Follow-Up'} | ${'gaps'}   | ${0}  | ${'0 email office, 2 email, 5 email, 8 email, 12 email breakup'}
    ${'post-demo'}          | ${'Post-Demo Follow-Up'}          | ${'gaps'}   | ${0}  | ${'1 email office, 3 email, 7 email, 10 email, 14 email, 18 email, 21 email'}
    ${'post-proposal'}      | ${'Post-Proposal Follow-Up'}      | ${'gaps'}   | ${0}  | ${'1 email office, 5 email, 10 email, 17 email, 25 email, 35 email, 45 email breakup, 60 email close'}
    ${'re-engage'}          | ${'Re-Engagement'}                | ${'gaps'}   | ${1}  | ${'1 email, 4 linkedin, 9 email, 15 email breakup'}
    ${'nurture-90'}         | ${'Nurture 90-Day'}               | ${'fixed'}  | ${0}  | ${'90 email+linkedin'}
    ${'nurture-6m'}         | ${'Nurture 6-Month'}              | ${'fixed'}  | ${0}  | ${'90 email+linkedin, 180 email+linkedin, 270 email+linkedin, 360 email+linkedin'}
    ${'nurture-annual'}     | ${'Nurture Annual'}               | ${'fixed'}  | ${0}  | ${'365 email+linkedin, 730 email+linkedin'}
  `('$name: $steps', ({ id, name, pace, first, steps }) => {
    const of = cadence(id);
    expect([of.name, of.pace, of.firstDay, of.days, of.builtIn]).toEqual([name, pace, first, 'calendar', true]);
    expect(written(of)).toBe(steps);
  });

  test('fourteen touches are fourteen', () => {
    expect(cadence('outbound-14').steps.flatMap((step) => step.touches)).toHaveLength(14);
  });

  test.each(builtInCadences.map((of) => [of.name, of] as const))('%s says all of every step, and nothing twice', (_name, of) => {
    for (const step of of.steps) {
      expect([step.type, step.aim, step.angle].every((words) => words.length > 3)).toBe(true);
    }
    expect(new Set(of.steps.map((step) => step.angle)).size).toBe(of.steps.length);
    const formats = of.steps.filter((step) => step.touches[0] === 'email').map((step) => step.format);
    formats.forEach((format, index) => {
      expect(format).not.toBe(formats[index + 1]);
    });
  });

  test('families', () => {
    expect(builtInCadences.filter(isNurture).map((of) => of.id)).toEqual(['nurture-90', 'nurture-6m', 'nurture-annual']);
    expect(builtInCadences.filter(isDealCadence).map((of) => of.id)).toEqual(['post-demo', 'post-proposal']);
  });
});

describe('finding a cadence', () => {
  const own: Cadence = { ...cadence('re-engage'), id: 'partners', name: 'Partners 2026', builtIn: false };
  const override: Cadence = { ...own, id: 'whatever', name: ' nurture 6-month ' };
  const book = cadenceBook(builtInCadences, [own, override]);

  test.each`
    text                     | id
    ${'Outbound 21-Day'}     | ${'outbound'}
    ${' OUTBOUND '}          | ${'outbound'}
    ${'outbound  21-day'}    | ${'outbound'}
    ${'Post-Demo Follow-Up'} | ${'post-demo'}
    ${'partners 2026'}       | ${'partners'}
    ${'Nurture 6-Month'}     | ${'nurture-6m'}
    ${'nurture-6m'}          | ${'nurture-6m'}
    ${'whatever'}            | ${null}
    ${'Outbound'}            | ${'outbound'}
    ${'Outbound 22-Day'}     | ${null}
    ${''}                    | ${null}
  `('"$text" is $id', ({ text, id }) => {
    expect(book.find(text)?.id ?? null).toBe(id);
  });

  test('an override keeps id and name, brings its own steps, and is listed once in its old place', () => {
    const found = book.find('nurture-6m')!;
    expect([found.name, found.builtIn, found.steps.length]).toEqual(['Nurture 6-Month', false, 4]);
    expect(book.all.map((of) => of.id).slice(6)).toEqual(['nurture-90', 'nurture-6m', 'nurture-annual', 'partners']);
  });

  test('the id as a name is the built-in, too', () => {
    const byId = cadenceBook(builtInCadences, [{ ...own, name: 'Post-Demo', steps: own.steps.slice(0, 2) }]);
    expect(byId.find('post-demo')).toBe(byId.find('Post-Demo Follow-Up'));
    expect([byId.all.length, byId.find('post-demo')?.steps.length]).toEqual([9, 2]);
  });

  test('template keys name cadence, step and channel', () => {
    expect(templateKey(cadence('outbound'), 1, 'email')).toBe('outbound 1 email');
    expect(templateKey(cadence('outbound'), 6, 'voicemail')).toBe('outbound 6 voicemail');
    const special = { ...cadence('outbound'), steps: [{ ...cadence('outbound').steps[0]!, template: 'hello' }] };
    expect(templateKey(special, 1, 'email')).toBe('hello');
    expect(templateKey(special, 1, 'linkedin')).toBe('outbound 1 linkedin');
  });
});

describe('warnings', () => {
  const steps = (count: number, change: (index: number) => object = () => ({})): Cadence['steps'] =>
    Array.from({ length: count }, (_, index) => ({
      ...cadence('outbound').steps[0]!,
      day: index + 1,
      angle: `angle ${index}`,
      format: index % 2 === 0 ? ('short' as const) : ('bullets' as const),
      ...change(index),
    }));
  const of = (list: Cadence['steps'], changes: Partial<Cadence> = {}): readonly string[] =>
    cadenceWarnings({ ...cadence('outbound'), id: 'own', steps: list, ...changes });
  const breakupAt = (place: number) => (index: number) => (index === place - 1 ? { ends: 'breakup' } : {});

  test.each`
    why                    | list                                                                                     | words
    ${'nothing'}           | ${steps(7, breakupAt(7))}                                                                | ${[]}
    ${'too many'}          | ${steps(9, breakupAt(7))}                                                                | ${['9 steps', 'Steps follow the breakup']}
    ${'too long'}          | ${steps(7, (i) => ({ ...breakupAt(7)(i), day: i === 6 ? 62 : i + 1 }))}                  | ${['61 days long']}
    ${'just not too long'} | ${steps(7, (i) => ({ ...breakupAt(7)(i), day: i === 6 ? 61 : i + 1 }))}                  | ${[]}
    ${'no breakup'}        | ${steps(6)}                                                                              | ${['No step is the breakup']}
    ${'breakup too early'} | ${steps(6, breakupAt(4))}                                                                | ${['The breakup is email 4', 'Steps follow the breakup']}
    ${'fifth, then on'}    | ${steps(6, breakupAt(5))}                                                                | ${['Steps follow the breakup']}
    ${'fifth, then close'} | ${steps(6, (i) => (i === 5 ? { ends: 'close' } : breakupAt(5)(i)))}                      | ${[]}
    ${'breakup too late'}  | ${steps(8, breakupAt(8))}                                                                | ${['The breakup is email 8']}
    ${'few emails'}        | ${steps(4, breakupAt(4))}                                                                | ${[]}
    ${'one angle twice'}   | ${steps(5, (i) => ({ ...breakupAt(5)(i), ...(i === 3 ? { angle: ' ANGLE 0 ' } : {}) }))} | ${['Steps 1 and 4 share the angle']}
    ${'one format twice'}  | ${steps(5, (i) => ({ ...breakupAt(5)(i), ...(i === 1 ? { format: 'short' } : {}) }))}    | ${['Emails 1 and 2 have the same format', 'Emails 2 and 3 have the same format']}
    ${'no steps'}          | ${[]}                                                                                    | ${['No step is the breakup']}
  `('$why', ({ list, words }) => {
    expect(of(list)).toEqual(words.map((start: string) => expect.stringContaining(start)));
  });

  test.each`
    emails | calls | words
    ${4}   | ${2}  | ${[]}
    ${5}   | ${0}  | ${['5 emails: where more than 4 go by themselves']}
    ${5}   | ${3}  | ${['5 emails: where more than 4 go by themselves']}
    ${6}   | ${0}  | ${['6 emails: where more than 4 go by themselves', '6 emails: after 5 without an open']}
  `('a cadence of the team with $emails emails and $calls calls', ({ emails, calls, words }) => {
    const list = steps(emails + calls, (i) => ({
      ...(i < calls ? { touches: ['call'] } : {}),
      ...breakupAt(emails + calls)(i),
    }));
    expect(of(list, { builtIn: false })).toEqual(words.map((start: string) => expect.stringContaining(start)));
    expect(of(list, { builtIn: false, id: 'nurture-90' })).toEqual([]);
  });

  test('the built-ins are warned about only where they mean it', () => {
    expect(builtInCadences.filter((each) => cadenceWarnings(each).length > 0).map((each) => each.id)).toEqual([
      'outbound-14',
      'post-demo',
    ]);
  });
});

describe('labels', () => {
  test.each`
    id                 | number | label                                   | done
    ${'outbound'}      | ${5}   | ${'Email 5 of 7 · case study'}          | ${'Email 5 of 7'}
    ${'outbound'}      | ${6}   | ${'Call 6 of 7 · call + voicemail'}     | ${'Call 6 of 7'}
    ${'outbound'}      | ${4}   | ${'LinkedIn 4 of 7 · relevant content'} | ${'LinkedIn 4 of 7'}
    ${'post-proposal'} | ${8}   | ${'Email 8 of 8 · final close'}         | ${'Email 8 of 8'}
    ${'outbound'}      | ${0}   | ${''}                                   | ${''}
    ${'outbound'}      | ${8}   | ${''}                                   | ${'Email 7 of 7'}
  `('$id, step $number: "$label", done "$done"', ({ id, number, label, done }) => {
    expect(touchLabel(cadence(id), number)).toBe(label);
    expect(sequenceStepLabel(cadence(id), number)).toBe(done);
  });

  test('a step without a type is its name alone', () => {
    const own = { ...cadence('outbound'), steps: [{ ...cadence('outbound').steps[0]!, type: ' ' }] };
    expect(touchLabel(own, 1)).toBe('Email 1 of 1');
  });
});

describe('engagement', () => {
  test.each`
    sent    | opens   | clicks  | replies | level
    ${null} | ${null} | ${null} | ${null} | ${'Unknown'}
    ${0}    | ${0}    | ${0}    | ${0}    | ${'Unknown'}
    ${3}    | ${null} | ${null} | ${0}    | ${'Unknown'}
    ${3}    | ${null} | ${0}    | ${0}    | ${'Unknown'}
    ${null} | ${0}    | ${null} | ${null} | ${'Unknown'}
    ${1}    | ${0}    | ${null} | ${null} | ${'Low'}
    ${3}    | ${0}    | ${0}    | ${0}    | ${'Low'}
    ${3}    | ${2}    | ${null} | ${null} | ${'Medium'}
    ${3}    | ${2}    | ${0}    | ${0}    | ${'Medium'}
    ${0}    | ${2}    | ${null} | ${null} | ${'Medium'}
    ${3}    | ${2}    | ${1}    | ${0}    | ${'High'}
    ${3}    | ${null} | ${1}    | ${null} | ${'High'}
    ${3}    | ${0}    | ${0}    | ${1}    | ${'High'}
    ${null} | ${null} | ${null} | ${1}    | ${'High'}
  `('$sent sent, $opens opens, $clicks clicks, $replies replies: $level', ({ sent, opens, clicks, replies, level }) => {
    expect(engagementLevel({ sent, opens, clicks, replies })).toBe(level);
  });

  test('a booked meeting is high engagement', () => {
    expect(engagementLevel({ sent: 3, opens: 0, clicks: 0, replies: 0, meeting: true })).toBe('High');
  });
});

test.each`
  deal       | weight
  ${null}    | ${null}
  ${0}       | ${'light'}
  ${9_999}   | ${'light'}
  ${10_000}  | ${null}
  ${49_999}  | ${null}
  ${50_000}  | ${'research'}
  ${500_000} | ${'research'}
`('a deal of $deal weighs $weight', ({ deal, weight }) => {
  expect(weightOfDeal(deal, defaultSettings.work)).toBe(weight);
});

test.each`
  lookup               | text                       | word
  ${channelOf}         | ${' LinkedIn '}            | ${'linkedin'}
  ${formatOf}          | ${'One-Liner'}             | ${'one-liner'}
  ${engagementLevelOf} | ${'high'}                  | ${'High'}
  ${weightOf}          | ${'LIGHT'}                 | ${'light'}
  ${modeOf}            | ${'manual'}                | ${'Manual'}
  ${exitReasonOf}      | ${' timeline  pushed 3X '} | ${'Timeline Pushed 3x'}
  ${exitReasonOf}      | ${'Replied'}               | ${null}
  ${pauseOf}           | ${'out of office'}         | ${'Out of Office'}
  ${statusOf}          | ${'RESUMED'}               | ${'Resumed'}
  ${statusOf}          | ${'closed-won'}            | ${'Closed-Won'}
  ${statusOf}          | ${'Asleep'}                | ${null}
  ${outcomeOf}         | ${'booked demo'}           | ${'Booked Demo'}
  ${outcomeOf}         | ${''}                      | ${null}
  ${paceOf}            | ${'Gaps'}                  | ${'gaps'}
  ${dayKindOf}         | ${'Business'}              | ${'business'}
  ${stepEndOf}         | ${'Breakup'}               | ${'breakup'}
  ${stepEndOf}         | ${'constructor'}           | ${null}
`('"$text" is $word', ({ lookup, text, word }) => {
  expect(lookup(text)).toBe(word);
});
