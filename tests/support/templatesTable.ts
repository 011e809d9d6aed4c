import { builtInCadences } from '../../src/engine/builtInCadences';
import { renderMessage } from '../../src/mail/render';
import { builtInTemplates } from '../../src/mail/templates/builtInTemplates';
import type { MessageTemplate } from '../../src/mail/templates/messageTemplate';
import { tokenValues } from '../../src/mail/tokens';
import { questionsOf, wordCount } from '../../src/mail/wording';

/** The prospect for whom words are counted: row 2 of the example sheet. */
const reader = tokenValues([
  ['First Name', 'Ana'],
  ['Company', 'Quinta Azul Foods'],
  ['Industry', 'Food'],
  ['Pain Point', 'late deliveries in the harvest weeks'],
]);

/** What the text wants to hear: the question to ask on a call, else the last question of the text. */
const askOf = (body: string): string => {
  const asked = /^Ask: "?(.+?)"?$/m.exec(body)?.[1] ?? questionsOf(body.replace(/"/g, '')).pop();
  if (asked !== undefined) return asked.replace(/^\d\. /, '');
  return /no reply needed/i.test(body) ? 'none: no reply needed' : 'none';
};

const lineOf = (template: MessageTemplate): string => {
  const { template: key, channel, role, weight } = template;
  const cadence = builtInCadences.find(({ id }) => new RegExp(`^${id} \\d`).test(key));
  const number = cadence === undefined ? 0 : Number.parseInt(key.slice(cadence.id.length + 1), 10);
  const step = cadence?.steps[number - 1];
  const { body } = renderMessage(template, reader);
  return [
    '',
    cadence?.name ?? 'occasion',
    step === undefined ? key.slice(0, key.lastIndexOf(' ')) : String(number),
    channel,
    [role, weight].filter((version) => version !== '').join(', '),
    String(wordCount(body)),
    step !== undefined && channel === 'email' ? (role === '' ? step.format : 'own thread') : '',
    step?.angle ?? '',
    askOf(body),
    '',
  ]
    .join(' | ')
    .trim();
};

const headings = ['Cadence', 'Step', 'Channel', 'For', 'Words', 'Format', 'Angle', 'Ask'];

/** Every built-in template, one line each, as a table in Markdown. */
export const templatesTable = (): string =>
  [
    `| ${headings.join(' | ')} |`,
    `|${headings.map((heading) => (heading === 'Words' ? ' ---: ' : ' --- ')).join('|')}|`,
    ...builtInTemplates().map(lineOf),
  ].join('\n');
