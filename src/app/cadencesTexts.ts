import { type Cadence, templateKey } from '../engine/cadence';
import { touchLabel } from '../engine/labels';
import { type Channel, channelOf, channelWords, folded } from '../engine/vocabulary';
import { lintMessage } from '../mail/lint';
import { renderMessage } from '../mail/render';
import { productTokens, tokenValues } from '../mail/tokens';
import { wordCount } from '../mail/wording';
import { type Cell, isBlank, onOneLine } from '../sheet/cells/cell';
import { formulaFields } from '../sheet/fields';
import type { PresentLine, WantedLine } from '../sheet/tableLines';
import { type TemplateColumn, templateColumns } from '../sheet/templatesSheet';
import type { CadencesAsk, CadencesSave, PutBack, Texts, TextTried, Wording } from './cadencesContract';
import {
  type CadencesDesk,
  type CadencesPorts,
  cadenceAt,
  cadencesTable,
  inCadence,
  keyOfCadence,
  printOfLines,
  type Table,
  templatesTable,
} from './cadencesDesk';
import { templateCell } from './cadencesDraft';
import { ChangedSince, changedWords, replaceLines, type Written } from './cadencesSave';
import { counted } from './counted';
import { type PreviewPorts, previewer } from './preview';

/** The texts of one touch: lines of the Templates sheet under its key, one for each role, weight and wording. */

type Of = Extract<CadencesAsk, { what: 'texts' }>;

interface Touch {
  readonly cadence: Cadence;
  readonly channel: Channel;
  readonly key: string;
}

function touchAt(desk: CadencesDesk, { cadence: name, step, channel: named }: Omit<Of, 'what'>): Touch {
  const cadence = cadenceAt(desk, name);
  const channel = channelOf(named);
  if (channel === null || cadence.steps[step - 1]?.touches.includes(channel) !== true)
    throw new Error(`Step ${step} of ${cadence.name} has no such touch any more.`);
  return { cadence, channel, key: templateKey(cadence, step, channel) };
}

const wordingIn = ({ places }: Table<TemplateColumn>['lines'], { cells }: PresentLine): Wording => {
  const text = (id: TemplateColumn): string => String(cells[places.get(id) ?? -1] ?? '');
  return { subject: text('subject'), body: text('body'), role: text('role'), weight: text('weight') };
};

/** Every column a person can name in a text, and what the product fills by itself. */
function tokensOf({ book: { headings } }: CadencesDesk): readonly string[] {
  const secret = new Set([...formulaFields, 'state' as const].map((field) => headings.columnOf[field]));
  const own = headings.headings.filter((heading, index) => heading !== '' && !secret.has(index + 1));
  const known = new Set(own.map(folded));
  return [...own, ...productTokens.filter((name) => !known.has(folded(name)))];
}

/** "Everybody", "CFO", "Everybody, light, wording B". */
function lineName(lines: readonly Wording[], index: number): string {
  const { role, weight } = lines[index]!;
  const alike = lines.flatMap((each, at) => (each.role === role && each.weight === weight ? [at] : []));
  return [
    role === '' ? 'Everybody' : onOneLine(role).slice(0, 40),
    ...(weight === '' ? [] : [weight]),
    ...(alike.length < 2 ? [] : [`wording ${alike.indexOf(index) + 1}`]),
  ].join(', ');
}

export function textsOf(desk: CadencesDesk, of: Omit<Of, 'what'>): Texts {
  const { cadence, channel, key } = touchAt(desk, of);
  const present = desk.templates.lines.of(folded(key));
  const sharedWith = desk.book.rules.book.all.flatMap((each) =>
    each.steps.flatMap(({ touches }, index) =>
      touches
        .filter((other) => folded(templateKey(each, index + 1, other)) === folded(key))
        .filter((other) => each !== cadence || index + 1 !== of.step || other !== channel)
        .map(() => `${each.name}, step ${index + 1}`),
    ),
  );
  const lines = present.map((line) => wordingIn(desk.templates.lines, line));
  const borrowed = sharedWith.length > 0 && key !== `${cadence.id} ${of.step} ${channel}`;
  return {
    ...of,
    key,
    label: `${touchLabel(cadence, of.step)}${channel === cadence.steps[of.step - 1]?.touches[0] ? '' : ` · ${channelWords[channel]}`}`,
    lines,
    names: lines.map((_line, index) => lineName(lines, index)),
    shared:
      sharedWith.length === 0
        ? ''
        : borrowed
          ? `Only here: ${sharedWith.join('; ')} keeps its text`
          : `Also changes ${sharedWith.join('; ')}.`,
    borrowed,
    tokens: tokensOf(desk),
    print: printOfLines(desk.templates, present),
  };
}

const told = ({ severity, words, source }: TextTried['findings'][number]): TextTried['findings'][number] => ({
  severity,
  words,
  source,
});

/** @param first the first mail; '' where there is none to compare with */
function lengthWords(text: string, first: string): string {
  const [words, most] = [wordCount(text), wordCount(first)];
  const beside = first === '' ? '' : `, the first mail has ${most}${words < most ? '' : ': make it shorter'}`;
  return `${counted(words, 'word')}${beside}.`;
}

/** Reads a text for the selected row, else for somebody in the cadence, else for the first row of the sheet. */
export function tryText(
  ports: CadencesPorts & PreviewPorts,
  desk: CadencesDesk,
  { text, ...of }: Extract<CadencesAsk, { what: 'try' }>,
): TextTried {
  const { cadence, channel } = touchAt(desk, of);
  const { book, candidates } = desk;
  const selected = ports.selection.selected();
  const row = selected.sheet === book.prospectsSheet ? selected.ranges[0]?.row : undefined;
  const reader = candidates.find(({ source }) => source.row === row) ?? inCadence(desk, cadence.name)[0] ?? candidates[0];
  const nobody: TextTried = {
    who: '',
    subject: text.subject,
    body: text.body,
    problem: '',
    findings: [],
    length: lengthWords(text.body, ''),
  };
  if (reader === undefined) return nobody;
  const who = `${reader.name || reader.email || 'Row'}, row ${reader.source.row}`;
  const preview = previewer(ports, book);
  const shown = preview(reader.source, { cadence, step: of.step, channel, instead: text });
  if (shown.kind === 'problem') {
    // What stands in the way may be said on another sheet: the words can be read all the same.
    const { subject, body } = renderMessage(text, tokenValues(reader.source.tokens()));
    const findings = channel === 'email' ? lintMessage(body, '', { subject }).map(told) : [];
    return { ...nobody, who, subject, body, problem: shown.words, findings };
  }
  return {
    who,
    subject: shown.subject,
    body: shown.body,
    problem: shown.holds || '',
    findings: shown.findings.map(told),
    length: lengthWords(shown.words, of.step === 1 ? '' : shown.initial),
  };
}

const bodiless = (text: Wording): boolean => isBlank(text.body);

/** The lines of a key with one changed, added or taken away. */
function linesWith(
  present: readonly PresentLine[],
  { grid, lines: { places, headingRow } }: Table<TemplateColumn>,
  key: string,
  channel: Channel,
  line: number | null,
  text: Wording | null,
): readonly WantedLine[] {
  const width = Math.max((grid[headingRow - 1] || []).length, ...places.values());
  const lineOf = (raw: readonly Cell[], from: number | null, words: Wording | null): WantedLine => {
    const cells = Array.from({ length: width }, (_, column): Cell => raw[column] ?? '');
    const all = { template: key, channel, ...(words || {}) };
    for (const { id } of templateColumns) {
      const place = places.get(id);
      const value = (all as Partial<Record<TemplateColumn, string>>)[id];
      const isOurs = from === null || (id !== 'template' && id !== 'channel');
      if (place !== undefined && value !== undefined && isOurs && String(cells[place]) !== value) cells[place] = value;
    }
    return { from, cells };
  };
  const kept = present.map(({ cells }, index): WantedLine => lineOf(cells, index, index === line ? text : null));
  if (text === null) return kept.filter((_line, index) => index !== line);
  return line === null ? [...kept, lineOf([], null, text)] : kept;
}

/** Gives a step that takes another one's text a copy of its own: the lines under its usual key, and that key in its Template cell. */
function apart(
  ports: CadencesPorts,
  desk: CadencesDesk,
  { cadence, channel, key }: Touch,
  step: number,
): { readonly key: string; readonly undo: readonly PutBack[] } {
  if (!desk.cadences.lines.places.has('template'))
    throw new Error('The Cadences sheet has no column Template. Add it there with this heading, then save again.');
  const free = ['', ...'bcdefghijklmnopqrstuvwxyz']
    .map((letter) => `${cadence.id} ${step}${letter} ${channel}`)
    .find((each) => desk.templates.lines.of(folded(each)).length === 0);
  if (free === undefined) throw new Error('There are too many texts of this step already.');
  const copied = replaceLines(
    ports,
    () => templatesTable(ports.sheets),
    folded(free),
    printOfLines(desk.templates, []),
    (_none, table) => {
      const at = table.lines.places.get('template') || 0;
      return table.lines
        .of(folded(key))
        .map(({ cells }) => ({ from: null, cells: cells.map((cell, column) => (column === at ? free : cell)) }));
    },
  );
  const rows = desk.linesOf(cadence.name);
  const { touches } = cadence.steps[step - 1]!;
  const keys = touches.map((each) => (each === channel ? free : templateKey(cadence, step, each)));
  const cellOfKeys = templateCell(keys, cadence.id, step, touches);
  const day = desk.cadences.lines.places.get('day') || 0;
  const tied = replaceLines(
    ports,
    () => cadencesTable(ports.sheets),
    keyOfCadence(cadence.name),
    printOfLines(desk.cadences, rows),
    (present, table) => {
      const at = table.lines.places.get('template');
      return present.map(({ cells }, from) => ({
        from,
        cells:
          Number(cells[day]) === cadence.steps[step - 1]!.day
            ? cells.map((cell, column) => (column === at ? cellOfKeys : cell))
            : cells,
      }));
    },
  );
  return { key: free, undo: [tied, copied] };
}

/** Writes one text. @throws an Error whose message is for the person */
export function saveText(ports: CadencesPorts, desk: CadencesDesk, wish: Extract<CadencesSave, { does: 'text' }>): Written {
  const touch = touchAt(desk, wish);
  const { line, text } = wish;
  const there = desk.templates.lines.of(folded(touch.key)).map((each) => JSON.stringify(wordingIn(desk.templates.lines, each)));
  if (line === null && there.includes(JSON.stringify(text)))
    throw new Error('This very text stands there already. Change its words, its role or its deals.');
  if ((line === null && text === null) || (line !== null && there[line] === undefined))
    throw new Error('There is no such line any more. Nothing was written: look again.');
  if (text !== null && bodiless(text)) throw new Error('Write the text first: a line without a body is left out.');
  if (desk.templates.lines.headingRow === 0)
    throw new Error('The Templates sheet is missing or has no headings: run set-up again, it puts it back.');
  if (printOfLines(desk.templates, desk.templates.lines.of(folded(touch.key))) !== wish.print)
    throw new ChangedSince(changedWords(desk.templates.sheet));
  const own = wish.apart ? apart(ports, desk, touch, wish.step) : { key: touch.key, undo: [] };
  const table = templatesTable(ports.sheets);
  const print = wish.apart ? printOfLines(table, table.lines.of(folded(own.key))) : wish.print;
  const undo = replaceLines(
    ports,
    () => templatesTable(ports.sheets),
    folded(own.key),
    print,
    (present, now) => linesWith(present, now, own.key, touch.channel, line, text),
  );
  return {
    words:
      text === null
        ? `The line is gone from "${own.key}".`
        : `The text "${own.key}" is saved. What is sent from now on says this.`,
    id: touch.cadence.id,
    undo: [undo, ...own.undo],
  };
}
