import { builtInCadences } from '../engine/builtInCadences';
import { type Cadence, cadenceBook, templateKey } from '../engine/cadence';
import { type Channel, channelWords, folded } from '../engine/vocabulary';
import { type CadenceColumn, cadenceColumns, cadenceHeadings, readCadences } from '../sheet/cadencesSheet';
import type { Cell } from '../sheet/cells/cell';
import { valueOr } from '../sheet/cells/cell';
import { readWholeNumber } from '../sheet/cells/count';
import { readTouches, writtenTouches } from '../sheet/touches';
import type { CadenceDraft, StepDraft } from './cadencesContract';

/** A cadence between the sheet and the page: as the texts of its cells, judged by the reader of the sheet and by no rules of its own. */

export const shipped = cadenceBook(builtInCadences);

export const draftOf = ({ pace, days, steps }: Cadence): CadenceDraft => ({
  pace,
  days,
  steps: steps.map((step, index) => ({
    from: index + 1,
    day: String(step.day),
    touches: writtenTouches(step.touches),
    type: step.type,
    aim: step.aim,
    format: step.format,
    angle: step.angle,
    weight: step.weight,
    template: step.template || '',
    hours: step.office ? 'office' : '',
    ends: step.ends || '',
  })),
});

/** A cadence as shipped, on the way back to it: each step is the present one that says the same. */
export const shippedDraft = (ship: Cadence, present: Cadence): CadenceDraft => {
  const keyOf = (cadence: Cadence, number: number): string =>
    (cadence.steps[number - 1]?.touches || []).map((channel) => templateKey(cadence, number, channel)).join('; ');
  const now = present.steps.map((_step, index) => keyOf(present, index + 1));
  const draft = draftOf(ship);
  const steps = draft.steps.map((step, index) => {
    const key = keyOf(ship, index + 1);
    const at = now.indexOf(key);
    return { ...step, from: at === -1 ? null : at + 1, template: key };
  });
  return { ...draft, steps };
};

/**
 * What the Template cell of a step says: the keys of its touches, as far as they are not the usual ones. A key that holds the mark between
 * keys cannot stand there.
 */
export function templateCell(keys: readonly string[], id: string, number: number, channels: readonly Channel[]): string {
  const told = keys.map((key, place) => (key === `${id} ${number} ${channels[place]}` || key.includes(';') ? '' : key));
  const last = told.reduce((found, key, place) => (key === '' ? found : place), -1);
  return keys
    .slice(0, last + 1)
    .map((key) => (key.includes(';') ? '' : key))
    .join('; ');
}

const touchesIn = (text: string): readonly Channel[] => valueOr(readTouches(text), []);

/** The letters that tell a second text of one step from the first: "outbound 2b email". */
const letters = ['', ...'bcdefghijklmnopqrstuvwxyz'];

/**
 * Ties every step to the texts it has had: a step that got another number, or went into another cadence, keeps its words, and a new step
 * never takes those that another one left behind.
 * @param id of the cadence that the draft is to become
 */
export function withTexts(draft: CadenceDraft, base: Cadence, id: string, hasText: (key: string) => boolean): CadenceDraft {
  const known = draft.steps.map(({ from, touches }) =>
    touchesIn(touches).map((channel) => {
      const old = from === null ? undefined : base.steps[from - 1];
      return from !== null && old?.touches.includes(channel) ? templateKey(base, from, channel) : null;
    }),
  );
  const used = new Set(known.flat().flatMap((key) => (key === null ? [] : [folded(key)])));
  const fresh = (number: number, channel: Channel): string => {
    const keys = letters.map((letter) => `${id} ${number}${letter} ${channel}`);
    const key = keys.find((each) => !hasText(each) && !used.has(folded(each))) ?? keys[0]!;
    used.add(folded(key));
    return key;
  };
  const steps = draft.steps.map((step, index): StepDraft => {
    const before = step.from === null ? '' : base.steps[step.from - 1]?.template || '';
    const channels = touchesIn(step.touches);
    const typed = step.template.trim() === before ? null : step.template.split(';').map((key) => key.trim());
    const keys = typed ?? channels.map((channel, place) => known[index]?.[place] ?? fresh(index + 1, channel));
    return { ...step, template: templateCell(keys, id, index + 1, channels) };
  });
  return { ...draft, steps };
}

/** The cells of one step by column, as they are written. */
export function stepCells(name: string, draft: CadenceDraft, number: number): Readonly<Record<CadenceColumn, Cell>> {
  const { from: _from, day, ...texts } = draft.steps[number - 1]!;
  return { name, step: number, day: valueOr(readWholeNumber(day, 0, ''), day), ...texts, pace: draft.pace, days: draft.days };
}

/** Reads a draft as if it stood on the sheet under a Sequence Name. */
export function readDraft(
  name: string,
  draft: CadenceDraft,
): { readonly cadence: Cadence | null; readonly problems: readonly string[] } {
  const rows = draft.steps.map((_step, index) => {
    const cells = stepCells(name, draft, index + 1);
    return cadenceColumns.map(({ id }) => cells[id]);
  });
  if (rows.length === 0) return { cadence: null, problems: ['A cadence needs at least one step.'] };
  const reading = readCadences([[...cadenceHeadings], ...rows], shipped);
  if (reading.kind !== 'value') return { cadence: null, problems: [] };
  const { own, problems } = reading.value;
  return {
    cadence: problems.length > 0 ? null : (own[0] ?? shipped.find(name)),
    problems: problems.map(({ row, column, words }) => `Step ${row - 1}, ${column}: ${words}.`),
  };
}

/** The days of a cadence of the team's own count from 0: those of a built-in may count from 1. */
export const countedFromZero = (draft: CadenceDraft, { firstDay }: Cadence): CadenceDraft => ({
  ...draft,
  steps: draft.steps.map((step) => ({ ...step, day: String(Number(step.day) - firstDay) })),
});

/** Touches whose text is not on the Templates sheet yet, in words. */
export const missingTexts = (cadence: Cadence, hasText: (key: string) => boolean): string[] =>
  cadence.steps.flatMap(({ touches }, index) =>
    touches
      .filter((channel) => !hasText(templateKey(cadence, index + 1, channel)))
      .map(
        (channel) =>
          `Step ${index + 1} has no text yet for its ${channelWords[channel].replace(/^[A-Z](?=[a-z]+$)/, (letter) => letter.toLowerCase())}.`,
      ),
  );
