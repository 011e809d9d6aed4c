import { type Cadence, cadenceBook } from '../engine/cadence';
import { cadenceWarnings } from '../engine/cadenceWarnings';
import { formatCivil } from '../engine/calendar';
import { defaultSettings, type PaceSettings } from '../engine/settings';
import { folded } from '../engine/vocabulary';
import { civilDayOf, zoneOf } from '../engine/zones';
import type { Selection } from '../ports/selection';
import type { Grid, Spreadsheet } from '../ports/spreadsheet';
import type { Clock, Identity, Lock, Store } from '../ports/world';
import { type CadenceColumn, cadenceColumns, readCadences } from '../sheet/cadencesSheet';
import { readSettings } from '../sheet/settingsSheet';
import { sheetNames } from '../sheet/sheetNames';
import { type LinesBy, linesBy, type PresentLine } from '../sheet/tableLines';
import { readTemplates, type TemplateColumn, templateColumns } from '../sheet/templatesSheet';
import { type Book, bookNow } from './book';
import { shapeOf } from './cadenceShape';
import type { CadenceDraft, CadenceList, CadenceShown, Judged } from './cadencesContract';
import { draftOf, missingTexts, readDraft, shipped, shippedDraft, withTexts } from './cadencesDraft';
import { amount, tiersOf } from './cadencesTiers';
import { counted } from './counted';
import { type Candidate, candidateOf, isInCadence } from './enrollCandidate';
import { shortHash } from './enrollPrint';
import { grouped } from './grouped';
import { type TemplateShelf, templateShelf } from './tick/compose';

export interface CadencesPorts {
  readonly sheets: Spreadsheet;
  readonly selection: Selection;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly lock: Lock;
  readonly store: Store;
}

/** A sheet whose rows are cadences or texts, as it stands now. */
export interface Table<Id extends string> {
  readonly sheet: string;
  readonly grid: Grid;
  readonly lines: LinesBy<Id>;
}

/** The file as the Cadences view looks at it. */
export interface CadencesDesk extends Judging {
  readonly book: Book;
  readonly cadences: Table<CadenceColumn>;
  readonly templates: Table<TemplateColumn>;
  /** The rows of a cadence on its sheet, from the top. */
  linesOf(name: string): readonly PresentLine[];
  readonly candidates: readonly Candidate[];
  /** Rows of the prospects sheet that name a cadence, by its folded name. */
  readonly people: ReadonlyMap<string, readonly Candidate[]>;
}

export const keyOfCadence = (name: string): string => folded(shipped.find(name)?.name ?? name);

export const cadencesTable = (sheets: Spreadsheet): Table<CadenceColumn> => {
  const grid = sheets.read(sheetNames.cadences) || [];
  return { sheet: sheetNames.cadences, grid, lines: linesBy(grid, cadenceColumns, ['name', 'day'], 'name', keyOfCadence) };
};

export const templatesTable = (sheets: Spreadsheet): Table<TemplateColumn> => {
  const grid = sheets.read(sheetNames.templates) || [];
  return { sheet: sheetNames.templates, grid, lines: linesBy(grid, templateColumns, ['template', 'body'], 'template', folded) };
};

function shelfOf({ grid }: Table<TemplateColumn>): TemplateShelf {
  const read = readTemplates(grid);
  return templateShelf(read.kind === 'value' ? read.value.templates : []);
}

/** @throws an Error whose message is for the person: no set-up */
export function cadencesDesk({ sheets }: Pick<CadencesPorts, 'sheets'>): CadencesDesk {
  const book = bookNow(sheets);
  const cadences = cadencesTable(sheets);
  const templates = templatesTable(sheets);
  const shelf = shelfOf(templates);
  const candidates = book.prospects.map((source) => candidateOf(source, book.rules));
  return {
    book,
    cadences,
    templates,
    pace: book.rules.settings.pace,
    hasText: (key) => shelf.has(folded(key)),
    linesOf: (name) => cadences.lines.of(keyOfCadence(name)),
    candidates,
    people: grouped(candidates, ({ prospect: { sequence } }) => folded(book.rules.book.find(sequence)?.name ?? sequence)),
  };
}

/** Stands for some rows as they are now, wherever they stand. */
export const printOfLines = ({ grid, lines: { headingRow } }: Table<string>, lines: readonly PresentLine[]): string =>
  shortHash(JSON.stringify([grid[headingRow - 1] || [], lines.map(({ cells }) => cells)]));

export const inCadence = ({ people }: CadencesDesk, name: string): readonly Candidate[] =>
  (people.get(folded(name)) || []).filter(({ prospect }) => isInCadence(prospect));

const goneWords = (name: string): string => `There is no cadence "${name}" any more. Somebody took it from the Cadences sheet.`;
const upper = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** A cadence of the list by its name or id. @throws where there is none */
export function cadenceAt({ book }: CadencesDesk, name: string): Cadence {
  const broken = book.brokenCadences.get(folded(name));
  if (broken !== undefined) throw new Error(`${upper(broken)}.`);
  const cadence = book.rules.book.find(name);
  if (cadence === null) throw new Error(goneWords(name));
  return cadence;
}

/** What a draft would be under a name, and what the rules say of it. */
export interface Proposed {
  readonly draft: CadenceDraft;
  readonly cadence: Cadence | null;
  readonly judged: Judged;
}

/** What a draft is judged by. */
export interface Judging {
  readonly pace: PaceSettings;
  hasText(key: string): boolean;
}

export function propose(judging: Judging, base: Cadence, name: string, draft: CadenceDraft): Proposed {
  const id = shipped.find(name)?.id ?? folded(name);
  const tied = withTexts(draft, base, id, judging.hasText);
  const { cadence, problems } = readDraft(name, tied);
  if (cadence === null) return { draft: tied, cadence, judged: { lines: problems, tiers: [], shape: null } };
  return { draft: tied, cadence, judged: shownOf(judging, cadence) };
}

function shownOf({ pace, hasText }: Judging, cadence: Cadence): Judged {
  const warnings = cadenceWarnings(cadence);
  return {
    lines: [...warnings, ...missingTexts(cadence, hasText)],
    tiers: tiersOf(cadence, pace),
    shape: shapeOf(cadence, warnings),
  };
}

/** What the rules say of a draft. Asked while somebody types, so no prospect is read. */
export function judgeDraft({ sheets }: Pick<CadencesPorts, 'sheets'>, name: string, draft: CadenceDraft): Judged {
  const zone = zoneOf(sheets.zone());
  const settings = zone === null ? null : readSettings(sheets.read(sheetNames.settings) || [], zone);
  const cadences = readCadences(sheets.read(sheetNames.cadences) || [], shipped);
  const base = cadenceBook(shipped.all, cadences.kind === 'value' ? cadences.value.own : []).find(name);
  if (base === null) throw new Error(goneWords(name));
  const shelf = shelfOf(templatesTable(sheets));
  const { pace } = settings?.kind === 'value' ? settings.value.settings : defaultSettings;
  return propose({ pace, hasText: (key) => shelf.has(folded(key)) }, base, base.name, draft).judged;
}

const kindWords: Readonly<Record<CadenceShown['kind'], string>> = {
  'built-in': 'Built-in',
  changed: 'Changed by you',
  own: 'Your own',
};

function deletingWords(kind: CadenceShown['kind'], people: number, left: number): string {
  if (kind !== 'own' || people > 0) return '';
  const still = ` ${left} ${left === 1 ? 'row that left it still names it: its' : 'rows that left it still name it: their'} Next Touch columns will show ⚠ until you choose another Sequence Name there.`;
  return `Its rows go from the Cadences sheet; its texts stay.${left === 0 ? '' : still}`;
}

export function listOf(ports: Pick<CadencesPorts, 'clock'>, desk: CadencesDesk): CadenceList {
  const { book } = desk;
  const { work } = book.rules.settings;
  const known = new Map(book.rules.book.all.map((cadence) => [folded(cadence.name), cadence]));
  const nameless = desk.cadences.lines.keys.filter((key) => !known.has(key));
  const shown = [...known.keys(), ...nameless].map((key): CadenceShown => {
    const cadence = known.get(key);
    const lines = desk.linesOf(key);
    const broken = book.brokenCadences.get(key);
    const nameCell = lines[0]?.cells[desk.cadences.lines.places.get('name') || 0];
    const name = cadence?.name ?? String(nameCell ?? key);
    const ship = shipped.find(name);
    const all = desk.people.get(key) || [];
    const people = inCadence(desk, key).length;
    const isWhole = cadence !== undefined && broken === undefined;
    const judgement: Judged = isWhole
      ? shownOf(desk, cadence)
      : { lines: [`${upper(broken || '')}. Correct it there, then look again.`], tiers: [], shape: null };
    const kind = ship === null ? 'own' : cadence?.builtIn === true && broken === undefined ? 'built-in' : 'changed';
    const said = [
      kindWords[kind],
      isWhole ? counted(cadence.steps.length, 'step') : 'cannot be used',
      people === 0 ? 'nobody in it' : `${people} in it`,
      ...(isWhole && judgement.lines.length > 0 ? [counted(judgement.lines.length, 'warning')] : []),
    ];
    return {
      ...judgement,
      id: cadence?.id ?? key,
      name,
      kind,
      facts: said.join(' · '),
      draft: isWhole ? draftOf(cadence) : null,
      shipped: ship === null || !isWhole || cadence.builtIn ? null : shippedDraft(ship, cadence),
      people,
      deleting: deletingWords(kind, people, all.length - people),
      print: printOfLines(desk.cadences, lines),
    };
  });
  return {
    cadences: shown,
    today: formatCivil(civilDayOf(ports.clock.now(), book.sheetZone)),
    modes: `Deals up to ${amount(work.automaticUpTo)} go out by themselves, from ${amount(work.manualFrom)} on every mail is a draft for a person. In between, and where no deal size is known, a person finishes steps ${work.personalise.join(', ')}. The Settings sheet says so for all cadences, the column Mode for one row.`,
  };
}
