import { a1 } from './onceStage';
import type { Chance } from './simulateChance';
import { dayAfter, dayOf } from './simulateHours';
import type { Person } from './simulatePeople';
import { type Stage, standingOf, tell } from './simulateStage';

/** People at work on the sheet, also while a run of the product is under way. */

interface Hand {
  readonly stage: Stage;
  readonly chance: Chance;
  readonly rep: string;
  /** Instant of the edit. */
  readonly at: number;
  /** True while an execution is under way. */
  readonly during: boolean;
}

const told = ({ stage, at, during, rep }: Hand, person: Person | null, reason: string): void => {
  const event = tell(stage, person, 'edit', { owner: rep, by: 'person', reason, ...(during ? { during } : {}) });
  event.at = at;
};

/** A row of somebody who is in a cadence, topmost of that address. */
function someone({ stage, chance }: Hand): { person: Person; row: number } | null {
  const known = stage.people.filter((person) => standingOf(stage, person).id !== '');
  if (known.length === 0) return null;
  const person = chance.pick(known);
  const row = stage.desk.rowOf(person);
  return row === null ? null : { person, row };
}

const typed = (hand: Hand, heading: string, text: string): void => {
  const who = someone(hand);
  if (who === null || !hand.stage.desk.type(who.row, heading, text, hand.rep)) return;
  told(hand, who.person, `${heading} = ${text}`);
};

const headingOf = ({ stage }: Hand, name: string): string => stage.desk.renamed.get(name) ?? name;

/** Turns one heading into another, and back some days later where the product cannot know the new one. */
function rename(hand: Hand, name: string, to: string, back: boolean): void {
  const { stage, chance } = hand;
  // Two columns of one name: whoever names them back could not tell which was which.
  const isTaken = [...stage.desk.renamed.values()].includes(to);
  if (isTaken || stage.desk.renamed.has(name) || stage.desk.column(name) === null) return;
  stage.host.renameHeading(stage.desk.sheet, headingOf(hand, name), to);
  stage.desk.renamed.set(name, to);
  told(hand, null, `heading ${name} renamed to ${to}`);
  if (!back) return;
  stage.agenda.add(stage.host.clock.now() + chance.between(3, 50) * 3_600_000, () => {
    const column = stage.desk.column(name);
    if (column === null) return;
    stage.host.typeInto(stage.desk.sheet, a1(1, column), name, hand.rep);
    stage.desk.renamed.delete(name);
    stage.desk.forget();
    told({ ...hand, at: stage.host.clock.now(), during: false }, null, `heading ${to} renamed back to ${name}`);
  });
}

/** Somebody copies a whole row below the others, and notices some days later. */
function duplicate(hand: Hand): void {
  const { stage, chance } = hand;
  const who = someone(hand);
  if (who === null || stage.desk.rowsOf(who.person).length > 1) return;
  const { host, desk } = stage;
  const last = desk.lastRow();
  const width = host.sheets().find(({ name }) => name === desk.sheet)?.lastColumn ?? 1;
  const formulas = new Set(['Next Contact Due', 'Next Touch', 'Why', 'Exit Status']);
  for (let column = 1; column <= width; column += 1) {
    if (formulas.has(host.cell(desk.sheet, a1(1, column)).display)) continue;
    const text = host.cell(desk.sheet, a1(who.row, column)).display;
    if (text !== '' && !text.startsWith('=')) host.typeInto(desk.sheet, a1(last + 1, column), text, hand.rep);
  }
  told(hand, who.person, 'row copied below the others');
  stage.agenda.add(host.clock.now() + chance.between(5, 60) * 3_600_000, () => {
    const rows = desk.rowsOf(who.person);
    const lower = rows[rows.length - 1];
    if (rows.length < 2 || lower === undefined) return;
    host.deleteRows(desk.sheet, lower);
    told({ ...hand, at: host.clock.now(), during: false }, who.person, 'copy of the row deleted');
  });
}

/** What people do, with how often. */
const edits: Readonly<Record<string, readonly [number, (hand: Hand) => void]>> = {
  sort: [
    14,
    (hand) => {
      const { stage, chance } = hand;
      const heading = chance.pick(['Email', 'Company', 'Last Name', 'Status', 'Deal Size', 'Owner', 'Last Contact Date']);
      const column = stage.desk.column(heading);
      if (column === null) return;
      stage.host.sort(stage.desk.sheet, column, { descending: chance.happens(0.5) });
      told(hand, null, `sorted by ${heading}`);
    },
  ],
  'insert rows': [
    8,
    (hand) => {
      const before = hand.chance.between(2, Math.max(2, hand.stage.desk.lastRow()));
      hand.stage.host.insertRows(hand.stage.desk.sheet, before, hand.chance.between(1, 3));
      told(hand, null, `rows inserted above row ${before}`);
    },
  ],
  'insert a column': [
    3,
    (hand) => {
      const before = hand.chance.between(1, 40);
      hand.stage.host.insertColumns(hand.stage.desk.sheet, before, 1);
      told(hand, null, `column inserted before column ${before}`);
    },
  ],
  'move a column': [
    3,
    (hand) => {
      const heading = hand.chance.pick(['Notes', 'Phone', 'Company', 'Status', 'Outcome', 'Email', 'Needs You']);
      const column = hand.stage.desk.column(heading);
      if (column === null) return;
      const to = hand.chance.between(1, 30);
      hand.stage.host.moveColumn(hand.stage.desk.sheet, column, to);
      told(hand, null, `column ${heading} moved before column ${to}`);
    },
  ],
  'delete blank rows': [
    5,
    (hand) => {
      const { desk, host } = hand.stage;
      for (let row = desk.lastRow(); row > 1; row -= 1)
        if (desk.text(row, 'Email') === '' && desk.text(row, 'Prospect ID') === '' && desk.text(row, 'Notes') === '')
          host.deleteRows(desk.sheet, row);
      told(hand, null, 'blank rows deleted');
    },
  ],
  'delete a row': [
    1,
    (hand) => {
      const who = someone(hand);
      if (who === null) return;
      hand.stage.host.deleteRows(hand.stage.desk.sheet, who.row);
      told(hand, who.person, 'row deleted');
    },
  ],
  'copy a row': [4, duplicate],
  note: [18, (hand) => typed(hand, 'Notes', `Called on ${hand.chance.between(1, 28)}. Will see.`)],
  tag: [6, (hand) => typed(hand, 'Tags', hand.chance.pick(['hot', 'fair 2026', 'hot, fair 2026']))],
  title: [4, (hand) => typed(hand, 'Title', hand.chance.pick(['CTO', '=1+1', 'Head of\nEverything']))],
  'step retyped': [4, (hand) => typed(hand, 'Sequence Step', hand.chance.pick(['1', 'Email 2 of 7', '3', 'three', '-1', '']))],
  paused: [6, (hand) => typed(hand, 'Status', hand.chance.pick(['Paused', 'Paused', 'paused']))],
  'status nonsense': [2, (hand) => typed(hand, 'Status', hand.chance.pick(['???', 'Waiting for Tom']))],
  'status cleared': [1, (hand) => typed(hand, 'Status', '')],
  'not before': [
    5,
    (hand) => typed(hand, 'Not Before', dayAfter(dayOf(hand.stage.host.clock.now()), hand.chance.between(1, 12))),
  ],
  'last contact': [
    2,
    (hand) => typed(hand, 'Last Contact Date', dayAfter(dayOf(hand.stage.host.clock.now()), -hand.chance.between(0, 9))),
  ],
  'needs you cleared': [3, (hand) => typed(hand, 'Needs You', '')],
  'state cleared': [1, (hand) => typed(hand, 'State', '')],
  'state garbled': [1, (hand) => typed(hand, 'State', '{"enrollment":')],
  'rename a known heading': [2, (hand) => rename(hand, 'Company', 'Company name', false)],
  'rename an owned heading': [
    2,
    (hand) => rename(hand, hand.chance.pick(['Status', 'Sequence Step', 'Not Before', 'Email']), 'Zzz (do not touch)', true),
  ],
  'sort the work': [
    5,
    (hand) => {
      hand.stage.host.sort('Work', hand.chance.between(2, 6));
      told(hand, null, 'Work sorted');
    },
  ],
  filter: [
    4,
    (hand) => {
      const column = hand.stage.desk.column('Country');
      if (column === null) return;
      hand.stage.host.filter(hand.stage.desk.sheet, column, hand.chance.happens(0.5) ? ['Germany', 'France'] : null);
      told(hand, null, 'filter set or taken away');
    },
  ],
};

const weights = Object.fromEntries(Object.entries(edits).map(([name, [weight]]) => [name, weight]));

/** One edit of one person. Google refuses some, as it would. */
export function edit(hand: Hand): void {
  const name = hand.chance.weighed(weights);
  try {
    edits[name]?.[1](hand);
  } catch (error) {
    told(hand, null, `${name} refused: ${error instanceof Error ? error.message : String(error)}`);
  }
}
