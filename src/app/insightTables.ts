import { wilson } from '../engine/intervals';
import { type Comparison, enoughForShare, type Learned, type Tally } from '../engine/learning';
import { wordingMark } from '../engine/learningWordings';
import { channelOf, channelWords } from '../engine/vocabulary';
import type { MessageTemplate } from '../mail/templates/messageTemplate';
import type { InsightFinding, InsightRow, InsightTable } from './insightContract';

/** What was counted, as tables that a person reads: figures, their intervals, and what they mean. */

export interface Shown {
  /** Whether several cadences stand in one table. */
  readonly grouped: boolean;
  /** Wordings as they stand on the Templates sheet, by mark. */
  readonly names: ReadonlyMap<string, string>;
}

/** Per cent with one decimal. */
const percent = (share: number): number => Math.round(share * 1000) / 10;

const stages = ['Entered a cadence', 'Were touched', 'Replied', 'Booked a meeting', 'Won'] as const;

const people = (names: readonly string[], counts: readonly number[], whole: number): InsightRow[] =>
  counts.map((count, index) => ({
    group: '',
    name: names[index] ?? '',
    count,
    answered: null,
    percent: whole === 0 ? null : percent(count / whole),
    range: null,
    guide: null,
  }));

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const touches = ['1 touch', '2 touches', '3 touches', '4 touches', '5 or more'] as const;

/** The follow-up guide's figures, by touches; it says nothing of three and four. */
const guide = [44, 22, null, null, 8] as const;

function answers(tally: Tally, group: string, name: string): InsightRow {
  const { hits, of } = tally;
  const enough = of >= enoughForShare;
  const { low, high } = wilson(tally);
  return {
    group,
    name,
    count: of,
    answered: hits,
    percent: enough ? percent(hits / of) : null,
    range: enough ? [percent(low), percent(high)] : null,
    guide: null,
  };
}

const channelName = (channel: string): string => {
  const known = channelOf(channel);
  return known === null ? 'touch' : channelWords[known];
};

const longest = 44;

/** A template as it mostly reads: the first turn of each choice, and columns by their heading. */
const plainWords = (text: string): string =>
  text
    .replace(/\{\{#if [^}]*\}\}/g, '')
    .replace(/\{\{else\}\}[\s\S]*?\{\{\/if\}\}|\{\{\/if\}\}/g, '')
    .replace(/\{\{([^}|]*)(\|[^}]*)?\}\}/g, '[$1]')
    .trim();

/** A wording as people know it: its subject, else the first words after the greeting. */
function nameOf({ subject, body }: Pick<MessageTemplate, 'subject' | 'body'>): string {
  const text = subject === '' ? plainWords(body).replace(/^[^\n]{1,40},\s*\n+/, '') : plainWords(subject);
  const words = text.replace(/\s+/g, ' ');
  return `“${words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words}”`;
}

/** Wordings by their mark; where two of one message begin alike, the rest of the words tells them apart. */
export function wordingNames(templates: readonly MessageTemplate[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const template of templates) {
    const { role, weight, body } = template;
    const place = (name: string): string => [template.template, role, weight, name].join('|');
    const own = nameOf(template);
    const name = taken.has(place(own)) ? nameOf({ subject: '', body }) : own;
    taken.add(place(name));
    names.set(wordingMark(template), name);
  }
  return names;
}

const shareWords = ({ hits, of }: Tally): string => `${percent(hits / of)} % of ${of}`;

const points = ({ low, high }: Comparison['difference']): string => {
  const [from, to] = [low, high].map((each) => `${each > 0 ? '+' : each < 0 ? '−' : ''}${Math.abs(Math.round(each * 100))}`);
  return `difference between ${from} and ${to} points`;
};

interface Saying {
  readonly group: (tally: Tally) => string;
  readonly name: (tally: Tally) => string;
  readonly propose: (comparison: Comparison) => InsightFinding;
}

/** Of each message or step, the pair that differs most surely: a proposal, or that it cannot be told apart. */
function findings(compared: readonly Comparison[], { group, name, propose }: Saying): readonly InsightFinding[] {
  const best = new Map<string, Comparison>();
  for (const each of compared) {
    const there = best.get(group(each.one));
    if (there === undefined || each.difference.low > there.difference.low) best.set(group(each.one), each);
  }
  return [...best].map(([of, comparison]): InsightFinding => {
    if (comparison.differs) return propose(comparison);
    const { one, other, difference } = comparison;
    const words = `${of}: ${name(one)} (${shareWords(one)}) and ${name(other)} (${shareWords(other)}) cannot be told apart yet: ${points(difference)}.`;
    return { words, how: '' };
  });
}

const told = (words: string): readonly InsightFinding[] => [{ words, how: '' }];

const stepName = ({ cadence, step }: Tally): string => `step ${step} of ${cadence}`;
const slotName = ({ mail }: Tally): string => mail.slot?.label ?? '';

const proposeSlot = ({ one, other, difference }: Comparison): InsightFinding => ({
  words: `Send ${stepName(one)} on ${slotName(one)} instead of ${slotName(other)}? ${shareWords(one)} answered, against ${shareWords(other)}: ${points(difference)}.`,
  how: `To try it, take ${slotName(other)} out of Send Windows on the Settings sheet. That moves every email step, so look at the others first. Next Touch changes nothing by itself.`,
});

/** Every step has its pairs of times: what differs is told, of the others how many there are. */
function slotFindings(compared: readonly Comparison[]): readonly InsightFinding[] {
  const proposals = findings(compared, { group: stepName, name: slotName, propose: proposeSlot }).filter(({ how }) => how !== '');
  if (proposals.length > 0) return proposals;
  if (compared.length === 0)
    return told(`No step has ${enoughForShare} mails in each of two windows yet: there is nothing to compare.`);
  const pairs = compared.length === 1 ? 'One pair of times was' : `${compared.length} pairs of times were`;
  return told(`${pairs} compared within a step, and none differs for sure.`);
}

const proposeWording =
  (name: Saying['name']) =>
  ({ one, other, difference }: Comparison): InsightFinding => ({
    words: `Use ${name(one)} instead of ${name(other)} in ${one.mail.template}? ${shareWords(one)} answered, against ${shareWords(other)}: ${points(difference)}.`,
    how: 'To do it, delete the row of the other on the Templates sheet. Next Touch changes nothing by itself.',
  });

const rest = { findings: [] as readonly InsightFinding[] };

export function tablesOf(learned: Learned, { grouped, names }: Shown): readonly Omit<InsightTable, 'about'>[] {
  const times = (template: string): number => learned.wordings.filter(({ mail }) => mail.template === template).length;
  const nameOfWording = ({ mail: { template, wording } }: Tally): string => {
    const name = names.get(wording);
    // The Log's mark is told where it tells something apart.
    return name !== undefined && times(template) === 1 ? name : `${name ?? 'No longer on the sheet'} (${wording})`;
  };
  const sideBySide = learned.wordings.some(({ mail }) => times(mail.template) > 1);
  const wordingFindings =
    learned.wordingsCompared.length > 0
      ? findings(learned.wordingsCompared, {
          group: ({ mail }) => mail.template,
          name: nameOfWording,
          propose: proposeWording(nameOfWording),
        })
      : sideBySide
        ? told(`Two wordings are compared once each has ${enoughForShare} mails from the time in which both went out.`)
        : told('To try two wordings of a message, open its text under Cadences and add a wording.');
  const exits = learned.exits.map(({ count }) => count);
  return [
    { ...rest, id: 'funnel', rows: people(stages, learned.funnel, learned.funnel[0]) },
    {
      ...rest,
      id: 'steps',
      rows: learned.steps.map((tally) =>
        answers(tally, grouped ? tally.cadence : '', `${tally.step} · ${channelName(tally.channel)}`),
      ),
    },
    { ...rest, id: 'before', rows: people(touches, learned.touchesBefore, sum(learned.touchesBefore)) },
    {
      ...rest,
      id: 'persistence',
      rows: people(touches, learned.givenUp, sum(learned.givenUp)).map((row, index) => ({ ...row, guide: guide[index] ?? null })),
    },
    {
      ...rest,
      id: 'exits',
      rows: people(
        learned.exits.map(({ reason }) => reason),
        exits,
        sum(exits),
      ),
    },
    {
      id: 'slots',
      rows: learned.slots.map((tally) => answers(tally, '', slotName(tally))),
      findings: slotFindings(learned.slotsCompared),
    },
    {
      id: 'wordings',
      rows: learned.wordings.map((tally) => answers(tally, tally.mail.template, nameOfWording(tally))),
      findings: wordingFindings,
    },
  ];
}
