/** The built-in texts, held to the rules of the trade: nothing unfilled, nothing the lint objects to, each follow-up shorter than its first mail. */
import { builtInCadences } from '../../src/engine/builtInCadences';
import { templateKey } from '../../src/engine/cadence';
import { lintMessage } from '../../src/mail/lint';
import { renderMessage } from '../../src/mail/render';
import { builtInTemplates } from '../../src/mail/templates/builtInTemplates';
import type { MessageTemplate } from '../../src/mail/templates/messageTemplate';
import { namesIn, parseTemplate, productTokens, tokenValues } from '../../src/mail/tokens';

type Row = readonly (readonly [string, string])[];

const rows: Readonly<Record<string, Row>> = {
  'only an address': [['Email', 'ana@x.example']],
  'address and first name': [
    ['Email', 'ana@x.example'],
    ['First Name', 'Ana'],
  ],
  'the essential columns': [
    ['First Name', 'Ana'],
    ['Company', 'Quinta Azul'],
    ['Deal Size', '8,000'],
  ],
  'every column': [
    ['First Name', 'Ana-Sofia'],
    ['Company', 'Quinta Azul Foods and Sons'],
    ['Industry', 'food and drink'],
    ['Pain Point', 'late deliveries in the harvest weeks'],
    ['Competitors', 'Fastlog and Porto Systems'],
    ['Decision Timeline', 'the end of June'],
    ['Trigger Event', 'your new plant in Braga'],
    ['Resource', 'https://firm.example/guide'],
    ['Case Study', 'https://firm.example/case'],
    ['Video Link', 'https://firm.example/video'],
    ['Proposal Link', 'https://firm.example/proposal'],
    ['Pilot', 'two depots, six weeks, a fixed price'],
    ['Meeting Times', 'Tuesday at 10:00 or Thursday at 14:00'],
    ['Sender Name', 'Rui Costa'],
  ],
  'a pain point alone': [
    ['First Name', 'Bo'],
    ['Pain Point', 'manual invoicing'],
  ],
};

const rendered = (template: MessageTemplate, row: Row) => renderMessage(template, tokenValues(row));
const words = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
const versionsOf = (key: string, role = ''): MessageTemplate[] =>
  builtInTemplates.filter((each) => each.template === key && each.role === role);

const emailSteps = builtInCadences.flatMap((cadence) =>
  cadence.steps.flatMap((step, index) =>
    step.touches.includes('email') ? [{ cadence, step, number: index + 1, key: templateKey(cadence, index + 1, 'email') }] : [],
  ),
);

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

  it('holds the texts for occasions', () => {
    const occasions = [
      'permission email',
      'final email',
      'executive email',
      'executive call',
      'executive linkedin',
      'executive video',
      'executive meeting',
      'account-based linkedin',
      'offer video',
    ];

    expect(occasions.filter((key) => versionsOf(key).length !== 1)).toEqual([]);
  });

  it('gives each key, role and weight one text, with the channel that its key names', () => {
    const keys = builtInTemplates.map(({ template, role, weight }) => `${template}/${role}/${weight}`);

    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(builtInTemplates.filter(({ template, channel }) => !template.endsWith(` ${channel}`))).toEqual([]);
  });

  it('asks only for tokens that the product knows, each with a way out when blank', () => {
    const asked = builtInTemplates.flatMap(({ subject, body }) => [
      ...namesIn(parseTemplate(subject)),
      ...namesIn(parseTemplate(body)),
    ]);

    expect([...new Set(asked)].filter((name) => !productTokens.includes(name))).toEqual([]);
  });

  it('has role versions for the four stakeholders after demo and proposal', () => {
    const roles = ['CFO', 'VP Ops', 'IT', 'Procurement'];

    expect(roles.map((role) => versionsOf('post-demo 6 email', role).length)).toEqual([1, 1, 1, 1]);
    expect(roles.map((role) => versionsOf('post-proposal 5 email', role).length)).toEqual([1, 1, 1, 1]);
  });

  describe.each(Object.entries(rows))('for a row with %s', (_, row) => {
    it('renders without a hole and without a lint error or warning', () => {
      const faults = builtInTemplates.flatMap((template) => {
        const { subject, body, problems } = rendered(template, row);
        const found =
          template.channel === 'email'
            ? lintMessage(body, '', { subject })
            : lintMessage(body).filter(({ severity }) => severity === 'error');
        return [...problems, ...found.map((finding) => finding.words)].map(
          (fault) => `${template.template} ${template.role} ${template.weight}: ${fault}`,
        );
      });

      expect(faults).toEqual([]);
    });

    it('leaves no seam where a token was blank', () => {
      const seams = builtInTemplates.filter(
        (template) =>
          / [,.?!]| {2}|\.\.|^[a-z]|[.!?] [a-z]/m.test(rendered(template, row).body.replace(/https?:\S+/g, 'X')) &&
          template.channel === 'email',
      );

      expect(seams.map(({ template, role, weight }) => `${template} ${role} ${weight}`)).toEqual([]);
    });

    it('keeps every follow-up shorter than the first mail of its cadence, and free of findings against it', () => {
      const faults = emailSteps.flatMap(({ cadence, number, key }) => {
        if (number === 1) return [];
        return versionsOf(templateKey(cadence, 1, 'email')).flatMap((first) => {
          const initial = rendered(first, row).body;
          return versionsOf(key).flatMap((template) => {
            const { body } = rendered(template, row);
            const longer = words(body) >= words(initial) ? [`${words(body)} words against ${words(initial)}`] : [];
            return [...longer, ...lintMessage(body, initial).map((finding) => finding.words)].map(
              (fault) => `${key} ${template.weight}: ${fault}`,
            );
          });
        });
      });

      expect(faults).toEqual([]);
    });

    it('says the plain follow-up in under 30 words with one clear question', () => {
      const faults = emailSteps
        .filter(({ step }) => step.format === 'one-liner')
        .flatMap(({ key }) => versionsOf(key).map((template) => ({ key, body: rendered(template, row).body })))
        .filter(({ body }) => words(body) >= 30 || body.split('?').length !== 2 || !body.endsWith('?'));

      expect(faults).toEqual([]);
    });

    it('shapes each email as its step says', () => {
      const bullets = (text: string): number => text.split('\n').filter((line) => line.startsWith('- ')).length;
      const faults = emailSteps
        .flatMap(({ key, step }) =>
          versionsOf(key).map((template) => ({ key, format: step.format, body: rendered(template, row).body })),
        )
        .filter(
          ({ format, body }) =>
            (format === 'bullets' ? bullets(body) < 2 : bullets(body) > 0) || (format === 'one-liner' && body.includes('\n')),
        );

      expect(faults).toEqual([]);
    });

    it('never says the same words in two steps of a cadence', () => {
      const same = builtInCadences.flatMap((cadence) => {
        const texts = emailSteps
          .filter((step) => step.cadence === cadence)
          .flatMap(({ key }) => versionsOf(key).map((template) => rendered(template, row).body));
        return texts.filter((text, index) => texts.indexOf(text) !== index);
      });

      expect(same).toEqual([]);
    });
  });

  it('begins a thread with a subject and stays in it after, stakeholder versions excepted', () => {
    const faults = emailSteps.flatMap(({ number, key }) =>
      versionsOf(key)
        .filter(({ subject }) => (subject !== '') !== (number === 1))
        .map(() => key),
    );
    const withoutSubject = builtInTemplates.filter(({ role, subject }) => role !== '' && subject === '');

    expect(faults).toEqual([]);
    expect(withoutSubject).toEqual([]);
  });

  it('tells to like or comment before every LinkedIn message', () => {
    const silent = builtInTemplates.filter(
      ({ channel, body }) => channel === 'linkedin' && !/like or comment/i.test(body.split('\n').slice(0, 3).join(' ')),
    );

    expect(silent.map(({ template }) => template)).toEqual([]);
  });

  it('leaves voicemail to the second and fourth call of a cadence', () => {
    const attempts = builtInCadences.flatMap((cadence) => {
      const calls = cadence.steps.flatMap((step, index) =>
        step.touches.includes('call') ? [{ number: index + 1, voicemail: step.touches.includes('voicemail') }] : [],
      );
      return calls.flatMap(({ number }, index) =>
        versionsOf(`${cadence.id} ${number} voicemail`).length > 0 ? [index + 1] : [],
      );
    });

    expect([...new Set(attempts)].sort()).toEqual([2, 4]);
  });

  it.each([
    ['a line break and a header in the name', 'Ana\r\nBcc: all@x.example', []],
    ['a formula', '=HYPERLINK("https://x.example")', []],
    ['right to left and emoji', 'أنا 👩‍💻', []],
    ['an error of the sheet', '#N/A', ['{{First Name|there}}']],
    ['five thousand characters', 'x'.repeat(5000), ['{{First Name|there}}']],
    ['a token', '{{Notes}}', []],
  ])('is written or held, never broken, for a First Name of %s', (_, name, missing) => {
    const first = versionsOf('outbound 7 email')[0]!;
    const { subject, body, missing: found } = rendered(first, [['First Name', name]]);

    expect(found).toEqual(missing);
    expect(`${subject}`.includes('\n')).toBe(false);
    expect(body.includes('\r')).toBe(false);
  });
});
