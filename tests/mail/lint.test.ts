/** What the lint says of a message: the faults it must name, the good messages it must leave alone. */
import { parseCivil } from '../../src/engine/calendar';
import { findingLine, type LintContext, lintMessage } from '../../src/mail/lint';
import { laterBad, laterGood } from './lintLaterMessages';
import { badMessages, type Fault, goodMessages } from './lintMessages';

const first =
  'Hi Ana,\n\nPeople in logistics keep telling us about late deliveries: they cost hours every week, and no budget line shows it. We help teams such as yours see where those hours go, change one thing at a time, and know within a month whether it worked.\n\nIs this something you want to change this year, or does another topic come first?';

interface Row {
  readonly name: string;
  readonly message: string;
  readonly initial?: string;
  readonly context?: LintContext;
  /** A piece of each finding's words, in order. */
  readonly says: readonly string[];
}

const checkIn = 'Checks in without bringing anything';
const owed = 'as if they owed you a reply';
const vague = 'A vague, open offer';

const rows: readonly Row[] = [
  // Faults of the valueless check-in.
  {
    name: 'check-in and open offer',
    message: 'Hi Ana, just checking in to see whether you found time to look at the offer. Let me know if any questions come up!',
    says: [checkIn, owed, vague],
  },
  { name: 'touching base', message: 'Hello Ben, touching base on the quote we sent over. Any thoughts?', says: [checkIn, vague] },
  {
    name: 'quick check-in',
    message: 'Hi Cara, quick check-in regarding our proposal. Shout if something is unclear.',
    says: [checkIn, vague],
  },
  { name: 'bumping', message: 'Bumping this to the top of your inbox.', says: [checkIn] },
  {
    name: 'following up for an update',
    message: 'Hi Dan, following up on my note from last week. Any updates on your side?',
    says: [checkIn],
  },
  {
    name: 'wanted to see where things stand',
    message: 'Hi Eva, I wanted to see where things stand with the contract.',
    says: [checkIn],
  },
  // Faults of the nudge that claims a reply.
  {
    name: 'sent it, heard nothing',
    message: "Hi Ana, I sent you the offer on Monday but haven't heard anything. Have you been able to look at it yet?",
    says: [owed],
  },
  { name: 'did you get my mail', message: 'Hello Ben, did you see my last email?', says: [owed] },
  { name: 'still waiting', message: 'Hi Cara, we are still waiting for your answer about the pilot.', says: [owed] },
  { name: 'third message', message: 'Dan, this is my third email and I never received a reply.', says: [owed] },
  { name: 'chance to review', message: 'Hi Eva, have you had a chance to go through the document?', says: [owed] },
  // Faults of the vague offer.
  {
    name: 'anything I can help with',
    message: 'Hi Ana, I wanted to follow up and ask whether there is anything I can do for you.',
    says: [checkIn, vague],
  },
  { name: 'happy to help', message: 'Hello Ben, as your contact here I am happy to help with whatever comes up.', says: [vague] },
  { name: 'feel free', message: 'Hi Cara, please feel free to reach out at any time.', says: [vague] },
  { name: 'your thoughts', message: 'Hi Dan, the new version is out. Let me know your thoughts.', says: [vague] },

  // The same faults in plainer words.
  {
    name: 'still no answer',
    message: "Hi Ana, I emailed the quote on Monday and still haven't had an answer. Have you been able to read it?",
    says: [owed],
  },
  {
    name: 'no word since',
    message: 'Hi Ben, sent you the offer ten days ago, no word since. Did you get round to it?',
    says: [owed],
  },
  {
    name: 'not come back',
    message: 'Hi Cara, you still have not come back to me on the quote. Have you looked?',
    says: [owed],
  },
  { name: 'just wondering', message: 'Hi Dan, just wondering if you have reviewed the quote yet.', says: [checkIn, owed] },
  {
    name: 'questions welcome',
    message: 'Hi Eva, just dropping a line about the offer. Questions welcome!',
    says: [checkIn, vague],
  },
  { name: 'all in one breath', message: 'Just checking in — any update?', says: [checkIn] },
  { name: 'a talk some day', message: 'Hi Dan, it would be great to connect again.', says: [vague] },
  { name: 'anything you need', message: 'Hi Ana, is there anything you need from me?', says: [vague] },
  { name: 'of service', message: 'Hi Ben, let me know if I can be of service.', says: [vague] },

  // Virtues: value with no ask.
  {
    name: 'a comparison, no reply needed',
    message:
      'Hi Ana, since you are comparing routing tools, I made a table of ours next to Fastlog and Porto on the four points you raised on Tuesday. It is attached. No answer needed unless something in it looks wrong.',
    initial: first,
    says: [],
  },
  {
    name: 'a worked figure',
    message:
      'Hi Ben, I ran the numbers for your two depots: 14 hours a week go into re-planning. The sheet is attached, no reply required unless you have questions.',
    initial: first,
    says: [],
  },
  {
    name: 'value opened by a check-in phrase',
    message: 'Hi Cara, following up on our call: here is the checklist for the handover that you asked about.',
    initial: first,
    says: [],
  },
  // Virtues: a specific request with two ways to answer.
  {
    name: 'binary request',
    message:
      'Hi Dan, could you tell me whether Maria from finance should join the review? If yes, I will send an invitation for Thursday at 10. If no, the three of us go ahead with the plan.',
    initial: first,
    says: [],
  },
  {
    name: 'a choice of two days',
    message: 'Hi Eva, would Tuesday at 2pm or Thursday at 9am suit you better for the walk-through with your planners?',
    initial: first,
    says: [],
  },
  // Virtues: an objection met before it is raised.
  {
    name: 'objection, plan, question',
    message:
      'Hi Ana, most teams ask about the effort of moving at this point. We would do it in three steps:\n- week 1: one depot, two people\n- weeks 2 and 3: both systems side by side\n- week 4: you decide\nDoes that answer your concern, or should we begin elsewhere?',
    initial: first,
    says: [],
  },

  // The phrase that passes with a named pain and one question.
  {
    name: 'circling back with a pain point',
    message: 'Hi Ana, circling back on this. Is late unloading still a priority for Q2?',
    initial: first,
    says: [],
  },
  {
    name: 'circling back to a pain point, asked about in a word',
    message: 'Hi Ana, circling back on the late unloading. Is that still a priority for Q2?',
    initial: first,
    says: [],
  },
  {
    name: 'a silence that is theirs',
    message: 'Hi Ana, your customers hear nothing for two days after they order. Would a notice help your support team?',
    initial: first,
    says: [],
  },
  {
    name: 'circling back without one',
    message: 'Hi Ana, circling back on this. Is it still a priority?',
    initial: first,
    says: [checkIn],
  },
  {
    name: 'circling back with two questions',
    message: 'Hi Ana, circling back. Is late unloading a priority? Any news?',
    initial: first,
    says: [checkIn, vague].slice(0, 1),
  },
  {
    name: 'an offer with times to choose from',
    message: "Hi Ana, I am free on Wednesday at 9 or Friday at 3 if you'd like to go into the depot plan.",
    initial: first,
    says: [],
  },
  {
    name: 'an offer without, after a day that is over',
    message: 'Hi Ana, I sent the depot plan on Tuesday. I am always available if you have questions.',
    initial: first,
    says: [vague],
  },
  {
    name: 'a smaller beginning',
    message: 'Hi Ana, to keep the risk small, you could begin with a 60-day trial in the northern depot alone.',
    initial: first,
    says: [],
  },
  // A breakup may speak of the silence; a close may leave the door open.
  {
    name: 'breakup',
    message:
      "Hi Ben, I haven't heard back, so I assume this is not a priority now. Shall I close your file, or would autumn suit you better?",
    initial: first,
    says: [],
  },
  {
    name: 'final close',
    message: 'Hi Cara, closing your file today. If things change, feel free to write.',
    initial: first,
    says: [],
  },

  // Errors.
  {
    name: 'token left',
    message: 'Hi {{First Name}}, does late unloading matter at {{Company}}?',
    says: ['Unfilled: {{First Name}}, {{Company}}.'],
  },
  { name: 'torn token', message: 'Hi {{First Name, does it matter?', says: ['Unfilled: {{First'] },
  {
    name: 'bracket left',
    message: 'Hi Ana, [Competitor A] does it differently. Should [CFO Sarah] see how?',
    says: ['Still a placeholder: [Competitor A], [CFO Sarah].'],
  },
  {
    name: 'footnote, box and link are no placeholders',
    message: 'Hi Ana, the figures [1] are in [the table](https://x.example/t). [ ] read [x] kept',
    says: [],
  },
  { name: 'greeting without a name', message: 'Hi , does late unloading matter this year?', says: ['"Hi ," greets nobody'] },
  {
    name: 'greeting an error',
    message: 'Hello undefined, does late unloading matter this year?',
    says: ['greets nobody', 'The message holds "undefined"'],
  },
  { name: 'a dash after the greeting', message: 'Hi - does late unloading matter this year?', says: [] },
  { name: 'a dash for a name', message: 'Hi -,\ndoes late unloading matter this year?', says: ['"Hi -," greets nobody'] },
  { name: 'a mark for a name', message: 'Dear N/A\n\ndoes late unloading matter this year?', says: ['"Dear N/A" greets nobody'] },
  { name: 'a line for a name', message: 'Hello ____,\ndoes late unloading matter this year?', says: ['greets nobody'] },
  { name: 'dots for a name', message: 'Dear …,\ndoes late unloading matter this year?', says: ['greets nobody'] },
  { name: 'letters for a name', message: 'Hi XX,\ndoes late unloading matter this year?', says: ['greets nobody'] },
  {
    name: 'marks of other tools',
    message: 'Hi *|FNAME|*, does late unloading matter at <<Company>> this year (insert reason here)?',
    says: ['Still a placeholder: *|FNAME|*, <<Company>>, (insert reason here).'],
  },
  {
    name: 'marks that are none',
    message: 'Hi Ana, late unloading fell 20%, see https://x.example/%ADdef%20{id}?a=<name> (enter by gate 3). Is yours <10%?',
    says: [],
  },
  { name: 'a name that looks like no number', message: 'Hi Nan, does late unloading matter this year?', says: [] },
  {
    name: 'no number for a name',
    message: 'Hi NaN, does late unloading matter this year?',
    says: ['greets nobody', 'holds "NaN"'],
  },
  { name: 'greeting with none meant', message: 'Hello,\ndoes late unloading matter this year?', says: [] },
  {
    name: 'sheet error',
    message: 'Hi Ana, at #N/A we can help with late unloading. Is it a priority?',
    says: ['The message holds "#N/A"'],
  },
  {
    name: 'same words as the first mail',
    message: first.toUpperCase().toLowerCase(),
    initial: first,
    says: ['already got these words', 'A follow-up is shorter'],
  },
  {
    name: 'same words as an earlier one',
    message: 'Is late unloading a topic, Ana?',
    context: { alreadySent: ['is late unloading a topic, ana'] },
    says: ['already got these words'],
  },
  {
    name: 'a reply that answers nothing',
    message: 'Is late unloading a topic, Ana?',
    context: { subject: 'Re: late unloading', alreadySent: [] },
    says: ['A first mail cannot have the subject "Re: late unloading"'],
  },

  // Other warnings.
  {
    name: 'three questions',
    message: 'Who plans the routes? Who pays for them? Who drives them?',
    says: ['3 questions in one message'],
  },
  { name: 'two asks', message: 'Could you send me the route plan? Please confirm the depot too.', says: ['2 separate asks'] },
  {
    name: 'brings and asks nothing',
    message: 'Hi Ana, I keep thinking of our talk about the harvest and the weather.',
    initial: first,
    says: ['Brings nothing new and asks nothing'],
  },
  {
    name: 'longer than the first mail',
    message: `${first} And one more line about the depots that you have in the north.`,
    initial: first,
    says: ['A follow-up is shorter than the first mail', 'Tells what an earlier mail to them told already'],
  },
  {
    name: 'long plain follow-up',
    message:
      'Hi Ana, it was good to talk about the harvest and about how the weather made all of us late this year, and about the trucks, and about the new depot in the north, which I liked a lot.',
    initial: first,
    says: ['Brings nothing new', 'A plain follow-up stays under 30 words'],
  },
  { name: 'two links', message: 'Hi Ana, two reads: https://a.example/x and https://b.example/y', says: ['2 links. Keep one.'] },
  { name: 'short link', message: 'Hi Ana, the plan: https://bit.ly/3xyz', says: ['https://bit.ly/3xyz is a shortened link'] },
  { name: 'capitals', message: 'Hi Ana, this is a LIMITED OFFER on route plans attached.', says: ['"LIMITED OFFER" shouts'] },
  {
    name: 'acronyms are no shouting',
    message: 'Hi Ana, the CRM export to your ERP is GDPR safe; the SOC 2 report is attached.',
    says: [],
  },
  { name: 'doubled marks', message: 'Hi Ana, the plan is attached!!', says: ['Doubled exclamation or question marks'] },
  {
    name: 'a quarter that is over',
    message: 'Is late unloading a topic for Q1?',
    context: { plannedDay: parseCivil('2026-04-01') ?? 0 },
    says: ['"Q1" will be over'],
  },
  {
    name: 'a quarter that still runs',
    message: 'Is late unloading a topic for Q1?',
    context: { plannedDay: parseCivil('2026-03-31') ?? 0 },
    says: [],
  },
  {
    name: 'a quarter of a named year',
    message: 'Is late unloading a topic for Q1 2027?',
    context: { plannedDay: parseCivil('2026-04-01') ?? 0 },
    says: [],
  },
  { name: 'a quarter without a date to compare', message: 'Is late unloading a topic for Q1?', says: [] },
  { name: 'nothing', message: '   ', says: [] },
];

describe('lintMessage', () => {
  it.each(rows)('$name', ({ message, initial, context, says }) => {
    const found = lintMessage(message, initial, context).map(({ words }) => words);

    expect(found).toHaveLength(says.length);
    says.forEach((piece, index) => {
      expect(found[index]).toContain(piece);
    });
  });

  it('puts errors before warnings and names a source for each', () => {
    const found = lintMessage('Hi [Name], just checking in!!');

    expect(found.map(({ severity }) => severity)).toEqual(['error', 'warning', 'warning']);
    expect(found.every(({ source }) => source.length > 5)).toBe(true);
  });

  it('reads a long hostile text quickly', () => {
    const started = process.hrtime.bigint();
    lintMessage('if you have any '.repeat(2000) + '?'.repeat(500), 'x '.repeat(5000));

    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(1000);
  });
});

const list = 'Hi Ana,\n\n- late trucks cost two shifts\n- drivers wait for papers\n\nWhich one hurts more?';

describe('lintMessage beside earlier mail', () => {
  it.each<readonly [name: string, message: string, context: LintContext, says: readonly string[]]>([
    [
      'a list after a list',
      'Hi Ana,\n\n1. papers on a phone\n2. one gate\n\nWhich first?',
      { alreadySent: [list] },
      ['The same form as the mail before it (bullets)'],
    ],
    [
      'one line after one line',
      'Is the gate still slow?',
      { alreadySent: ['Who plans the gate?'] },
      ['The same form as the mail before it (one-liner)'],
    ],
    ['one line after a list', 'Is the gate at the depot still slow?', { alreadySent: [list] }, []],
    ['a list after one line', list, { alreadySent: ['Who plans the gate?'] }, []],
    [
      'only the mail right before counts',
      list,
      { alreadySent: [list.replace('Ana', 'Ben'), 'Who plans the gate?'] },
      ['already'],
    ],
    [
      'the same told in another order',
      'Drivers in your depots wait for papers, gates stay shut, trucks leave late and night shifts pay for it. Who sees that cost?',
      {
        alreadySent: [
          'Night shifts pay when trucks leave late. Gates stay shut and drivers wait for papers at depots.\n- x1\n- x2',
        ],
      },
      ['Tells what an earlier mail'],
    ],
    [
      'another angle of the same pain',
      'Late trucks have a second price: customers order elsewhere. Two of your rivals now promise slots of an hour. Would that matter to your sales team?',
      {
        alreadySent: [
          'Night shifts pay when trucks leave late. Gates stay shut and drivers wait for papers at depots.\n- x1\n- x2',
        ],
      },
      [],
    ],
    [
      'two formats of the cadence, whatever the texts look like',
      'Is the gate at the depot still slow?',
      { alreadySent: ['Who plans the gate?'], formats: { own: 'short', before: 'forward' } },
      [],
    ],
    [
      'one format of the cadence twice',
      'Is the gate at the depot still slow?',
      { alreadySent: [list], formats: { own: 'short', before: 'short' } },
      ['(short)'],
    ],
    [
      'a signature makes no other words',
      'Is the gate slow?\n\nBest,\nTim',
      { alreadySent: ['Is the gate slow?\n\nCheers,\nTim\nAcme'] },
      ['already'],
    ],
    [
      'the angle of an earlier step',
      'The gate plan is attached.',
      { angles: { own: 'What it costs ', before: ['a first look', 'what it costs'] } },
      ['Has the angle of step 2 ("What it costs")'],
    ],
    ['an angle of its own', 'The gate plan is attached.', { angles: { own: 'a plan', before: ['what it costs'] } }, []],
    ['no angle given', 'The gate plan is attached.', { angles: { own: ' ', before: ['', ' '] } }, []],
    ['a step that asks, and a message that does not', 'The gate plan is attached.', { asks: true }, ['nothing is asked']],
    ['a step that asks, and one that does', 'Please send the gate plan by Friday.', { asks: true }, []],
    ['a step that only brings', 'The gate plan is attached.', {}, []],
    ['a long subject', 'Is the gate slow?', { subject: 'x'.repeat(61) }, ['61 letters']],
    ['a subject that shouts', 'Is the gate slow?', { subject: 'URGENT: the gate' }, ['"URGENT" shouts']],
    ['a subject with two marks', 'Is the gate slow?', { subject: 'The gate!!' }, ['Doubled']],
  ])('%s', (_name, message, context, says) => {
    const found = lintMessage(message, '', context).map(({ words }) => words);

    expect(found).toHaveLength(says.length);
    says.forEach((piece, index) => {
      expect(found[index]).toContain(piece);
    });
  });
});

describe('lintMessage on the day of sending', () => {
  it.each<readonly [text: string, planned: string, over: string | null]>([
    ['Can you decide by March?', '2026-03-31', null],
    ['Can you decide by March?', '2026-04-01', 'by March'],
    ['Is the end of March still right?', '2026-04-02', 'end of March'],
    ['Can you sign by 3 March?', '2026-03-03', null],
    ['Can you sign by 3 March?', '2026-03-04', 'by 3 March'],
    ['Can you sign by Tuesday, March 3rd?', '2026-03-04', 'by Tuesday, March 3rd'],
    ['Can you sign before 3 March 2027?', '2026-03-04', null],
    ['Can you sign before Dec 2025?', '2026-01-04', 'before Dec 2025'],
    ['Can you decide by November?', '2026-01-10', 'by November'],
    ['Can you decide by January?', '2026-11-10', null],
    ['On 3 March you told us of the gate. Is it slow?', '2026-06-01', null],
    ['Late since March, and since Q1 at the gate. Is it slow?', '2026-06-01', null],
    ['Is the gate a topic for Q4?', '2026-12-31', null],
    ["Is the gate a topic for Q4'25?", '2026-01-01', "Q4'25"],
    ['Is the gate in the plan for 2025?', '2026-01-01', 'for 2025'],
    ['Is the gate in the plan for 2026?', '2026-12-31', null],
    ['Can you sign by 2026-03-03?', '2026-03-04', 'by 2026-03-03'],
    ['Can you sign by 31 February?', '2026-01-04', null],
  ])('%s on %s', (text, planned, over) => {
    const found = lintMessage(text, '', { plannedDay: parseCivil(planned) ?? 0 }).map(({ words }) => words);

    expect(found.filter((words) => words.includes('will be over'))).toEqual(
      over === null ? [] : [`"${over}" will be over when this goes out. Name a later time, or none.`],
    );
  });
});

describe('lintMessage in other languages', () => {
  it.each<readonly [fault: Fault, message: string]>([
    ['check-in', 'Hallo Frau Weber, ich wollte nur mal kurz nachfragen, wie der Stand ist.'],
    ['check-in', 'Bonjour Marie, je me permets de vous relancer au sujet de notre échange.'],
    ['check-in', 'Hola Pablo, solo quería saber si hay novedades.'],
    ['check-in', 'Ciao Luca, volevo solo sapere se ci sono novità.'],
    ['check-in', 'Olá Rui, só queria saber se há novidades.'],
    ['owed', 'Hallo Herr Kunz, leider habe ich noch keine Antwort auf mein Angebot erhalten.'],
    ['owed', 'Guten Tag, haben Sie sich unser Angebot schon ansehen können?'],
    ['owed', 'Bonjour Paul, je suis toujours sans réponse de votre part.'],
    ['owed', 'Hola Ana, todavía no he recibido tu respuesta.'],
    ['owed', 'Buongiorno, non ho ancora ricevuto un Suo riscontro.'],
    ['owed', 'Bom dia, ainda não recebi a sua resposta.'],
    ['vague', 'Hallo Frau Weber, bei Fragen stehe ich Ihnen jederzeit gerne zur Verfügung.'],
    ['vague', "Bonjour Marie, n'hésitez pas à me contacter."],
    ['vague', 'Hola Pablo, no dudes en escribirme.'],
    ['vague', 'Gentile Dottoressa, resto a Sua completa disposizione.'],
    ['vague', 'Olá Rui, qualquer dúvida é só dizer.'],
  ])('hears a %s in: %s', (fault, message) => {
    expect(lintMessage(message).map(({ words }) => words)[0]).toContain({ 'check-in': checkIn, owed, vague }[fault]);
  });

  it.each([
    'Hallo Frau Weber, anbei der Vergleich der drei Anbieter, den Sie am Telefon erwähnt haben.',
    'Hallo Herr Kunz, passt Ihnen Dienstag oder Donnerstag besser für den Rundgang im Lager?',
    'Bonjour Marie, la facturation vous prend-elle toujours une semaine par mois ?',
    'Hola Pablo, ¿incluimos a Marta de finanzas en la revisión del jueves?',
    'Ciao Luca, in allegato il confronto che avevi chiesto.',
    'Olá Rui, o atraso nas entregas ainda custa horas extra à equipa?',
  ])('leaves alone: %s', (message) => {
    expect(lintMessage(message)).toEqual([]);
  });
});

describe('findingLine', () => {
  it('tells how grave it is, what is wrong, what to do, and where that comes from', () => {
    expect(lintMessage('Hi [Name], the gate plan is attached!!').map(findingLine)).toEqual([
      'Error: Still a placeholder: [Name]. Write what belongs there, or use a token in double braces. (Tokens: a leftover bracket reads as a form letter)',
      'Advice: Doubled exclamation or question marks. One is enough. (Capitals and exclamation marks read as shouting)',
    ]);
  });
});

describe('lintMessage on mail as it is written', () => {
  const toldBy: Readonly<Record<Fault, string>> = { 'check-in': checkIn, owed, vague };

  it.each(badMessages)('names %j in: %s', (faults, message) => {
    const found = lintMessage(message).map(({ words }) => words);

    for (const fault of faults) expect(found.join('\n')).toContain(toldBy[fault]);
  });

  it.each(goodMessages)('leaves alone (%s): %s', (_virtue, message) => {
    expect(lintMessage(message)).toEqual([]);
    expect(lintMessage(message, `${first} ${first.slice(9)}`)).toEqual([]);
  });

  it('names the fault of each message that came later, and leaves the good ones alone', () => {
    const missed = laterBad.filter(
      ([fault, message]) => !lintMessage(message, first).some(({ words }) => words.includes(toldBy[fault])),
    );
    const blamed = laterGood.filter(
      (message) => lintMessage(message).length + lintMessage(message, `${first} ${first.slice(9)}`).length > 0,
    );

    expect([missed, blamed]).toEqual([[], []]);
  });
});
