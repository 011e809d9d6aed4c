/** The built-in texts, held to the rules of the trade for every row of the example sheet, and for rows that mean no good. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { templateFor, templateShelf } from '../../src/app/tick/compose';
import { builtInCadences } from '../../src/engine/builtInCadences';
import { templateKey } from '../../src/engine/cadence';
import type { Weight } from '../../src/engine/vocabulary';
import { type LintContext, lintMessage } from '../../src/mail/lint';
import { placeholdersIn, tokensLeftIn } from '../../src/mail/placeholders';
import { renderMessage } from '../../src/mail/render';
import { builtInTemplates } from '../../src/mail/templates/builtInTemplates';
import type { MessageTemplate } from '../../src/mail/templates/messageTemplate';
import { namesIn, parseTemplate, productTokens, tokenValues } from '../../src/mail/tokens';
import { questionsOf, wordCount } from '../../src/mail/wording';
import { templatesTable } from '../support/templatesTable';

type Row = readonly (readonly [string, string])[];

const root = join(__dirname, '../..');
const templates = builtInTemplates();
const shelf = templateShelf(templates);
const weights: readonly (Weight | null)[] = [null, 'light', 'research'];

/** Columns of the example sheet under the names that set-up gives them. */
const fieldOfHeading: Readonly<Record<string, string>> = {
  'E-mail': 'Email',
  'First name': 'First Name',
  Surname: 'Last Name',
  'Company name': 'Company',
  'Job title': 'Title',
  Sector: 'Industry',
  'Main headache': 'Pain Point',
  'Deal value': 'Deal Size',
  'People involved': 'Stakeholders',
  'Next meeting': 'Meeting Date',
  Mobile: 'Phone',
};

const exampleRows: Row[] = (
  parse(readFileSync(join(root, 'examples/prospects.csv'), 'utf8'), { columns: true }) as Record<string, string>[]
).map((line) => Object.entries(line).map(([heading, cell]) => [fieldOfHeading[heading] ?? heading, cell] as const));

const madeRows: Readonly<Record<string, Row>> = {
  'only an address': [['Email', 'ana@x.example']],
  'address and first name': [
    ['Email', 'ana@x.example'],
    ['First Name', 'Ana'],
  ],
  'a pain point alone': [
    ['First Name', 'Bo'],
    ['Pain Point', 'manual invoicing'],
  ],
  'links and times, but nothing about the prospect': [
    ['Resource', 'https://firm.example/guide'],
    ['Case Study', 'https://firm.example/case'],
    ['Video Link', 'https://firm.example/video'],
    ['Proposal Link', 'https://firm.example/proposal'],
    ['Meeting Times', 'Tuesday at 10:00 or Thursday at 14:00'],
  ],
  'every column': [
    ['First Name', 'Ana-Sofia'],
    ['Company', 'Quinta Azul Foods and Sons'],
    ['Industry', 'food and drink'],
    ['Pain Point', 'late deliveries in the harvest weeks'],
    ['Goal', 'half as many late orders by May'],
    ['Competitors', 'Fastlog and Porto Systems'],
    ['Decision Timeline', 'the end of June'],
    ['Trigger Event', 'your new plant in Braga'],
    ['LinkedIn Reason', 'we both know Eva Brandt'],
    ['Resource', 'https://firm.example/guide'],
    ['Case Study', 'https://firm.example/case'],
    ['Video Link', 'https://firm.example/video'],
    ['Proposal Link', 'https://firm.example/proposal'],
    ['Proposal Date', 'Friday'],
    ['Pilot', 'two depots, six weeks, a fixed price'],
    ['Meeting Times', 'Tuesday at 10:00 or Thursday at 14:00'],
    ['Sender Name', 'Rui Costa'],
    ['Sender Offer', 'We plan delivery runs for food makers.'],
  ],
};

/** Names that would be faults if they were said: they are the row's own, and no message is blamed for them. */
const misleading = [
  'Owes Us Money Ltd',
  'Checking In GmbH',
  'No Reply Inc',
  'ACTION NOW!!',
  'Any Questions?',
  'Let Me Know',
  'Just Following Up',
  'Haven\u2019t Heard Back',
  'Close Your File',
  'Studio undefined',
  'NaN Bread Bakers',
];
const misleadingRows = misleading.map((name): readonly [string, Row] => [
  `a company called ${name}`,
  ['First Name', 'Company', 'Industry', 'Competitors', 'Title', 'Trigger Event', 'Resource'].map((heading) => [heading, name]),
]);

const rows: readonly (readonly [string, Row])[] = [
  ...misleadingRows,
  ...Object.entries(madeRows),
  ...exampleRows.map((row, index) => [`row ${index + 2} of the example sheet`, row] as const),
];

const named = ({ template, role, weight }: MessageTemplate): string =>
  [template, role, weight].filter((part) => part !== '').join(' / ');
const rendered = (template: MessageTemplate, row: Row) => renderMessage(template, tokenValues(row));
const bullets = (text: string): number => text.split('\n').filter((line) => line.startsWith('- ')).length;
const versionsOf = (key: string, role = ''): MessageTemplate[] =>
  templates.filter((each) => each.template === key && each.role.split(', ')[0] === role);

const emailSteps = builtInCadences.flatMap((cadence) =>
  cadence.steps.flatMap((step, index) =>
    step.touches.includes('email') ? [{ cadence, step, number: index + 1, key: templateKey(cadence, index + 1, 'email') }] : [],
  ),
);
const emails = templates.filter(({ channel, template }) => channel === 'email' && !template.endsWith('research email'));

/** Mails that are read against the first one of their cadence; the others begin a thread or stand alone. */
const isFollowUp = ({ template, role }: MessageTemplate): boolean => role === '' && / [2-9] email$| 1\d email$/.test(template);

/** The mails of each cadence as the product picks them for a weight, in order. */
const series = builtInCadences.flatMap((cadence) =>
  weights.map((weight) => ({
    cadence,
    weight,
    mails: emailSteps
      .filter((each) => each.cadence === cadence)
      .map(({ step, key }) => ({ step, template: templateFor(shelf, key, weight, '')! })),
  })),
);

/** Findings by message and first mail: many rows and weights give the same words. */
const linted = new Map<string, string[]>();
const findingsOf = (body: string, first: string, context: LintContext): string[] => {
  const key = JSON.stringify([body, first, context]);
  const known = linted.get(key) ?? lintMessage(body, first, context).map(({ words }) => words);
  linted.set(key, known);
  return known;
};

/** What a sceptical reader would say of one row's mails: a fault in words, none where all is well. */
function faultsFor(row: Row): string[] {
  const alone = templates.flatMap((template) => {
    const { subject, body, said, problems } = rendered(template, row);
    const isMail = emails.includes(template);
    const seam = / [,.?!]| {2}|\.\.|^[a-z]|[.!?] [a-z]/m.exec(
      said.body.replace(/https?:\S+/g, 'X').replace(/:\n\n.*\n\n/, '\n\n'),
    );
    return [
      ...problems,
      ...[...tokensLeftIn(`${subject} ${body}`), ...placeholdersIn(body)].map((left) => `left unfilled: ${left}`),
      ...(isMail && !isFollowUp(template) ? findingsOf(body, '', { subject, said }) : []),
      ...(isMail && seam !== null ? [`a seam: "${said.body.slice(Math.max(0, seam.index - 15), seam.index + 15)}"`] : []),
    ].map((fault) => `${named(template)}: ${fault}`);
  });
  const together = series.flatMap(({ mails }) => {
    const filled = mails.map(({ template }) => rendered(template, row));
    const texts = filled.map(({ body }) => body);
    const first = texts[0]!;
    return mails.flatMap(({ step, template }, index) => {
      const body = texts[index]!;
      const plain = step.format === 'one-liner';
      const { subject, said } = filled[index]!;
      const formats = { own: step.format, before: mails[index - 1]?.step.format ?? step.format };
      const alreadySent = texts.slice(0, index);
      return [
        ...(index > 0
          ? findingsOf(body, first, { subject, said, alreadySent, formats, asks: plain || step.ends === 'breakup' })
          : []),
        ...(texts.indexOf(body) < index ? ['the words of an earlier step'] : []),
        ...(index > 0 && wordCount(body) >= wordCount(first) ? [`${wordCount(body)} words against ${wordCount(first)}`] : []),
        ...(plain && (wordCount(body) >= 30 || questionsOf(said.body).length !== 1 || !body.endsWith('?') || body.includes('\n'))
          ? [`no plain one-liner (${wordCount(body)} words)`]
          : []),
        ...((step.format === 'bullets') === bullets(body) >= 2 ? [] : [`${bullets(body)} bullets in the format ${step.format}`]),
      ].map((fault) => `${named(template)}: ${fault}`);
    });
  });
  return [...new Set([...alone, ...together])];
}

describe('builtInTemplates', () => {
  it('holds a text for every touch of every built-in step', () => {
    const missing = builtInCadences.flatMap((cadence) =>
      cadence.steps.flatMap((step, index) =>
        step.touches
          .map((channel) => templateKey(cadence, index + 1, channel))
          .filter((key) => versionsOf(key).every((each) => each.weight !== '')),
      ),
    );

    expect(missing).toEqual([]);
  });

  it.each([
    'permission email',
    'final email',
    'executive email',
    'executive call',
    'executive linkedin',
    'executive video',
    'executive meeting',
    'account-based linkedin',
    'connection linkedin',
    'offer video',
    'research email',
    'post-demo research email',
    'post-proposal research email',
  ])('holds one text for the occasion "%s"', (key) => {
    expect(versionsOf(key)).toHaveLength(1);
  });

  it('gives each key, role and weight one text, with the channel that its key names', () => {
    const keys = templates.map(({ template, role, weight }) => `${template}/${role}/${weight}`);

    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(templates.filter(({ template, channel }) => !template.endsWith(` ${channel}`))).toEqual([]);
  });

  it('asks only for tokens that the product knows', () => {
    const asked = templates.flatMap(({ subject, body }) => [...namesIn(parseTemplate(subject)), ...namesIn(parseTemplate(body))]);

    expect([...new Set(asked)].filter((name) => !productTokens.includes(name))).toEqual([]);
  });

  it.each(['outbound 1 email', 'outbound-14 1 email', 'post-demo 6 email', 'post-proposal 5 email'])(
    'has a version of "%s" for each of four stakeholders, with a concern and a thread of its own',
    (key) => {
      const versions = ['CFO', 'VP Ops', 'IT', 'Procurement'].map((role) => versionsOf(key, role));
      const texts = versions.flat().map((each) => rendered(each, madeRows['every column']!));

      expect(versions.map((each) => each.length)).toEqual([1, 1, 1, 1]);
      expect(new Set(texts.map(({ subject }) => subject)).size).toBe(4);
      expect(new Set(texts.map(({ body }) => questionsOf(body).pop())).size).toBe(4);
    },
  );

  it.each([
    'outbound 1 email',
    'outbound-14 1 email',
    'post-first-contact 1 email',
    'post-demo 1 email',
    'post-proposal 1 email',
  ])('has a shorter version of "%s" for small deals and a longer one for large ones', (key) => {
    const lengths = (['light', null, 'research'] as const).map((weight) =>
      wordCount(rendered(templateFor(shelf, key, weight, '')!, madeRows['every column']!).body),
    );

    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(new Set(lengths).size).toBe(3);
  });

  it('shows no fault for any row of the example sheet, nor for rows with little or much in them', () => {
    const faults = rows.flatMap(([name, row]) => faultsFor(row).map((fault) => `${name}: ${fault}`));

    expect(rows.length).toBeGreaterThan(75);
    expect(faults.slice(0, 40)).toEqual([]);
  });

  it.each<[what: string, value: string, written: 'goes' | 'held']>([
    ['five thousand characters', 'x'.repeat(5000), 'held'],
    ['five thousand characters in words', 'word '.repeat(1000), 'held'],
    ['an error of the sheet', '#N/A', 'held'],
    ['right to left and emoji', 'أنا 👩‍💻', 'goes'],
    ['line breaks and a header', 'Ana\r\nBcc: all@x.example', 'goes'],
    ['a formula', '=HYPERLINK("https://x.example")', 'goes'],
    ['a tag', '<img src=x onerror=alert(1)>', 'goes'],
    ['a pattern of replacements', "$& $' $1 $$ \\1", 'goes'],
    ['a token of its own', '{{Notes}}', 'held'],
    ['half a token', '{{', 'held'],
    ['a condition', '{{#if Email}}x{{/if}}', 'held'],
  ])('is written or held, never broken, where every cell is %s', (_, value, written) => {
    const row: Row = productTokens.map((name) => [name, value]);
    const faults = templates
      .filter(({ subject, body }) => `${subject}${body}`.includes('{{'))
      .flatMap((template) => {
        const { subject, body, problems } = rendered(template, row);
        const errors = lintMessage(body, '', { subject }).filter(({ severity }) => severity === 'error');
        const held = problems.length > 0 || errors.length > 0;
        const torn = /[\r\n]/.test(subject) || body.includes('\r');
        const lost = written === 'goes' && !`${subject} ${body}`.includes(value.split(/[\r\n]/)[0]!);
        return held === (written === 'held') && !torn && !lost ? [] : [named(template)];
      });

    expect(faults).toEqual([]);
  });

  it('begins a thread with a subject and stays in it after, stakeholder versions excepted', () => {
    const faults = emailSteps.flatMap(({ number, key }) =>
      versionsOf(key)
        .filter(({ subject }) => (subject !== '') !== (number === 1))
        .map(() => key),
    );
    const withoutSubject = templates.filter(({ role, subject }) => role !== '' && subject === '');

    expect(faults).toEqual([]);
    expect(withoutSubject).toEqual([]);
  });

  it('gives each step of a cadence an angle and an ask of its own, and consecutive emails another format', () => {
    const reader = exampleRows[0]!;
    const faults = series.flatMap(({ cadence, mails }) => {
      const angles = cadence.steps.map(({ angle }) => angle);
      const asks = mails.flatMap(({ template }) => questionsOf(rendered(template, reader).body));
      return [
        ...angles.filter((angle, index) => angles.indexOf(angle) !== index),
        ...asks.filter((ask, index) => asks.indexOf(ask) !== index),
        ...mails.flatMap(({ step, template }, index) => (mails[index - 1]?.step.format === step.format ? [named(template)] : [])),
      ];
    });

    expect(faults).toEqual([]);
  });

  it.each<[what: string, wording: RegExp]>([
    [
      'claims about what was read or noticed',
      /\bI (?:just )?(?:read|noticed|came across|loved|enjoyed|was impressed|followed)\b/i,
    ],
    [
      'claims about customers and results',
      /\bour (?:customers|clients|users)\b|\bwe (?:helped|saved|work with|served)\b|\d ?%|\btwice as\b/i,
    ],
    [
      'promises about price and terms',
      /\bguarantee|\bmoney back\b|\bdiscount\b|\bat no (?:further )?cost\b|\bholds for\b|\bfree trial\b/i,
    ],
    ['flattery', /\bcongrat|\bimpress|\bamazing|\bgreat (?:work|post|job)|\blove what|\bbig fan\b/i],
    [
      'worn phrases',
      /\bhope this\b|\bcircl(?:e|ing) back|\btouch(?:ing)? base|\bchecking in\b|\breach(?:ing)? out\b|\bjust wanted\b|\bpick your brain\b/i,
    ],
    [
      'words of brochures',
      /\bsolution|\bleverag|\bsynerg|\bcutting[- ]edge|\bseamless|\bworld-class|\bstreamlin|\bunlock|\bempower|\bgame[- ]chang/i,
    ],
    [
      'blame for silence',
      /\b(?:haven't|have not) heard\b|\bno (?:reply|answer|response)\b(?! needed)|\bignor|\bmy (?:last|previous) (?:mail|email)\b/i,
    ],
    ['an exclamation mark, a dash or a curly quote', /[!\u2010-\u201f\u2026]/],
    ['a bracket that somebody has to fill', /\[[^\]]*\]/],
  ])('is free of %s', (_, wording) => {
    const found = templates.filter(({ subject, body }) =>
      wording.test(`${subject}\n${body}`.replace(/^Not a word about.*$/m, '').replace(/^No answer: .*$/m, '')),
    );

    expect(found.map(named)).toEqual([]);
  });

  it('speaks in the words of a third-grader, by Flesch and Kincaid', () => {
    const syllables = (word: string): number =>
      Math.max(
        1,
        (
          word
            .toLowerCase()
            .replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '')
            .match(/[aeiouy]+/g) ?? []
        ).length,
      );
    const grades = emails.map((template) => {
      const body = rendered(template, madeRows['address and first name']!).body;
      const sentences = body.split(/[.!?:]\s|\n/).filter((part) => /\p{L}/u.test(part));
      const words = body.match(/\p{L}[\p{L}'-]*/gu) ?? [];
      const perWord = words.reduce((sum, word) => sum + syllables(word), 0) / words.length;
      return { template, grade: 0.39 * (words.length / sentences.length) + 11.8 * perWord - 15.59 };
    });
    const hard = grades.filter(({ grade }) => grade > 6).map(({ template, grade }) => `${named(template)}: ${grade.toFixed(1)}`);

    expect(hard).toEqual([]);
    expect(grades.reduce((sum, { grade }) => sum + grade, 0) / grades.length).toBeLessThan(3);
  });

  it('offers to close the file in every breakup, and says goodbye without a question where it is closed', () => {
    const bodies = (ends: 'breakup' | 'close'): string[] =>
      emailSteps.filter(({ step }) => step.ends === ends).map(({ key }) => rendered(versionsOf(key)[0]!, []).body);

    expect(bodies('breakup').filter((body) => !/close (?:your|the) file/.test(body) || !body.includes('?'))).toEqual([]);
    expect(bodies('close').filter((body) => !/closing your file/.test(body) || body.includes('?'))).toEqual([]);
  });

  it('tells to like or comment before every LinkedIn message, which stays short', () => {
    const faults = templates
      .filter(({ channel }) => channel === 'linkedin')
      .filter((template) => {
        const [advice = '', message = ''] = rendered(template, exampleRows[0]!).body.split(/:\n\n|on with:\n\n/);
        return (
          !/like or comment/i.test(advice) ||
          message.length > 300 ||
          (/then invite them:/i.test(template.body) && message.length > 200)
        );
      });

    expect(faults.map(named)).toEqual([]);
  });

  it('gives every call a goal, words to say and one thing to ask', () => {
    const faults = templates
      .filter(({ channel, template }) => channel === 'call' && !template.startsWith('executive'))
      .filter(({ body }) => !/^Goal: .+\nSay: .+\nAsk: "[^"]+\?"\n/.test(body));

    expect(faults.map(named)).toEqual([]);
  });

  it('leaves voicemail to the second and fourth call, in a few seconds, and says so on the others', () => {
    const calls = builtInCadences.flatMap((cadence) => {
      const numbers = cadence.steps.flatMap((step, index) => (step.touches.includes('call') ? [index + 1] : []));
      return numbers.map((number, index) => ({ attempt: index + 1, cadence, number }));
    });
    const voicemails = calls.filter(({ cadence, number }) => versionsOf(`${cadence.id} ${number} voicemail`).length > 0);
    const silent = calls.filter(({ cadence, number }) =>
      /leave no message/.test(versionsOf(`${cadence.id} ${number} call`)[0]!.body),
    );
    const spoken = templates
      .filter(({ channel }) => channel === 'voicemail')
      .map((template) => wordCount(/"([^"]+)"$/.exec(rendered(template, exampleRows[0]!).body)?.[1] ?? ''));

    expect([...new Set(voicemails.map(({ attempt }) => attempt))].sort()).toEqual([2, 4]);
    expect(silent.map(({ attempt }) => attempt).sort()).toEqual([1, 1, 3]);
    expect(spoken.filter((words) => words < 20 || words > 50)).toEqual([]);
  });

  it('is listed in the docs as it is', () => {
    const page = readFileSync(join(root, 'docs/templates.md'), 'utf8');
    const listed = /<!-- table -->\n([\s\S]*)\n<!-- end of table -->/.exec(page)?.[1];

    // Stale? npm run docs
    expect(listed).toBe(templatesTable());
  });
});
