/** Built-in texts of a newer version beside what a team made of the older ones: what is added, what is renewed, and what nobody touches. */
import { builtInTemplates } from '../../src/mail/templates/builtInTemplates';
import { planTexts } from '../../src/sheet/builtInTexts';
import type { Cell } from '../../src/sheet/cells/cell';
import { readSystem } from '../../src/sheet/systemSheet';
import { writtenTemplates } from '../../src/sheet/templatesSheet';

type Grid = readonly (readonly Cell[])[];

const shipped = writtenTemplates(builtInTemplates());
const system = (remembered?: string) =>
  readSystem([['Name', 'Value'], ...(remembered === undefined ? [] : [['Built-in Texts', remembered]])]);
const fresh = planTexts(null, system()).remembered;

const at = (key: string, role = '', weight = ''): number =>
  shipped.findIndex((line) => line[0] === key && String(line[4]).split(',')[0] === role && line[5] === weight);
const first = at('outbound 1 email');
const without = (...rows: readonly number[]): Grid => shipped.filter((_, index) => !rows.includes(index));
const changed = (row: number, cells: Readonly<Record<number, Cell>>): Grid =>
  shipped.map((line, index) => (index === row ? line.map((cell, place) => cells[place] ?? cell) : line));
const ofOther = (row: number, body: string): string => {
  const [name = ''] = Object.keys(JSON.parse(fresh)).slice(row - 1);
  return JSON.stringify({ ...JSON.parse(fresh), [name]: olderHash(body, String(shipped[row]?.[2])) });
};
/** The same short digest that the product keeps, by the one way there is to ask for it: a text of the library in another's place. */
const olderHash = (body: string, subject: string): string => {
  const other = shipped.findIndex((line, index) => index > 0 && line[3] === body && line[2] === subject);
  return (Object.values(JSON.parse(fresh)) as string[])[other - 1] ?? '';
};

const names = (grid: Grid | null, remembered?: string): { added: string[]; renewed: string[] } => {
  const { added, renewed } = planTexts(grid, system(remembered));
  return { added: added.map(({ template }) => template.template), renewed: renewed.map(({ template }) => template.template) };
};
const nothing = { added: [], renewed: [] };

describe('planTexts', () => {
  it.each<
    readonly [what: string, grid: Grid | null, remembered: string | undefined, gives: { added: string[]; renewed: string[] }]
  >([
    ['a sheet that set-up is about to make', null, undefined, nothing],
    ['an empty sheet', [['', '']], undefined, nothing],
    ['a sheet as it was filled', shipped, fresh, nothing],
    ['the same, of an older version', shipped, undefined, nothing],
    ['one that lacks a text and remembers nothing', without(first), undefined, { added: ['outbound 1 email'], renewed: [] }],
    ['one from which somebody took a text away', without(first), fresh, nothing],
    ['a text that somebody changed', changed(first, { 3: 'Our own words.' }), fresh, nothing],
    [
      'a text that somebody changed by a letter’s case',
      changed(first, { 3: String(shipped[first]?.[3]).toUpperCase() }),
      fresh,
      nothing,
    ],
    ['a changed text, with nothing remembered', changed(first, { 3: 'Our own words.' }), undefined, nothing],
    ['a text that somebody emptied', changed(first, { 3: '' }), fresh, nothing],
    ['a memory that is damaged', without(first), '{"x', { added: ['outbound 1 email'], renewed: [] }],
    ['a memory that is no list of texts', without(first), '["a"]', { added: ['outbound 1 email'], renewed: [] }],
    ['a role served under fewer names', changed(at('outbound 1 email', 'CFO'), { 4: 'Finance' }), fresh, nothing],
    [
      'a role served under fewer names, in an older file',
      changed(at('outbound 1 email', 'CFO'), { 4: 'Finance' }),
      undefined,
      nothing,
    ],
    ['another case of a key', changed(first, { 0: 'OUTBOUND 1 Email ' }), undefined, nothing],
    ['a weight written out', changed(first, { 5: 'standard' }), undefined, nothing],
    ['a sheet without headings', [['Hello'], ['there']], undefined, nothing],
  ])('%s', (_, grid, remembered, gives) => {
    expect(names(grid, remembered)).toEqual(gives);
  });

  // The words of another text of the library stand for those of an older version.
  const second = at('outbound 2 email');
  const old = shipped[second]!;
  const older = changed(at('outbound 5 email'), { 2: old[2]!, 3: old[3]! });
  const written = ofOther(at('outbound 5 email'), String(old[3]));

  it('brings up to date what the product wrote and nobody touched, and remembers it', () => {
    const plan = planTexts(older, system(written));

    expect(plan.renewed).toEqual([
      {
        template: builtInTemplates()[at('outbound 5 email') - 1],
        row: at('outbound 5 email') + 1,
        cells: [
          { column: 3, value: shipped[at('outbound 5 email')]?.[2] },
          { column: 4, value: shipped[at('outbound 5 email')]?.[3] },
        ],
      },
    ]);
    expect(plan.added).toEqual([]);
    expect(plan.remembered).toBe(fresh);
  });

  it.each<readonly [what: string, grid: Grid]>([
    [
      'a person changed since',
      older.map((line, index) =>
        index === at('outbound 5 email') ? [line[0]!, line[1]!, line[2]!, `${line[3]} PS`, '', ''] : line,
      ),
    ],
    ['of which a second wording stands there', [...older, ['outbound 5 email', 'email', '', 'Another wording.', '', '']]],
  ])('leaves an older text that %s', (_, grid) => {
    expect(planTexts(grid, system(written)).renewed).toEqual([]);
  });

  it('writes into the columns that the sheet has, wherever they are', () => {
    const grid: Grid = [['Texts of our team'], ['Body', 'Remarks', 'Key'], ['Hello', 'mine', 'outbound 1 email']];
    const { added } = planTexts(grid, system());

    expect(added).toHaveLength(shipped.length - 2);
    expect(added.find(({ template }) => template.template === 'outbound 2 email')?.cells).toEqual([
      shipped[second]?.[3],
      '',
      'outbound 2 email',
    ]);
  });

  it('keeps its memory short', () => {
    expect(fresh.length).toBeLessThan(4000);
    expect(Object.keys(JSON.parse(fresh))).toHaveLength(shipped.length - 1);
  });
});
