import { zoneOf } from '../../src/engine/zones';
import type { Cell } from '../../src/sheet/cells/cell';
import { isSameState, type OwnField, ownWords, typedOver, withOwn } from '../../src/sheet/ownCells';

const berlin = zoneOf('Europe/Berlin')!;
const tokyo = zoneOf('Asia/Tokyo')!;

const cells: Record<OwnField, Cell> = {
  prospectId: 'P1',
  sequenceName: 'Outbound 21-Day',
  sequenceStep: 'Email 2 of 7',
  anchorDate: new Date('2026-03-01T23:00:00Z'),
  lastContactDate: new Date('2026-03-03T07:10:00.123Z'),
  notBefore: '',
  status: 'Active',
  owner: 'rep@our.example',
};
const remembered = JSON.parse(withOwn('{"enrollment":1}', cells, () => '', berlin)).own as (string | number)[];
const changed = (over: Partial<Record<OwnField, Cell>>, zone = berlin) =>
  typedOver(remembered, (field) => ({ ...cells, ...over })[field], zone).map(
    ({ field, was, now }) => `${field}: ${ownWords(was)} to ${ownWords(now)}`,
  );

describe('what a person typed over since the product wrote', () => {
  it.each<[what: string, over: Partial<Record<OwnField, Cell>>, found: string[]]>([
    ['nothing', {}, []],
    ['another case and blanks', { status: ' ACTIVE ', sequenceName: 'outbound 21-day' }, []],
    ['the same minute', { lastContactDate: new Date('2026-03-03T07:10:40Z') }, []],
    [
      'another minute',
      { lastContactDate: new Date('2026-03-03T07:11:00Z') },
      ['lastContactDate: 2026-03-03 08:10 to 2026-03-03 08:11'],
    ],
    ['a number for a step', { sequenceStep: 3 }, ['sequenceStep: "Email 2 of 7" to "3"']],
    ['a cleared date', { anchorDate: '' }, ['anchorDate: 2026-03-02 to blank']],
    ['a text for a date', { anchorDate: 'soon' }, ['anchorDate: 2026-03-02 to "soon"']],
    [
      'two cells',
      { status: 'Paused', owner: 'ben@our.example' },
      ['status: "Active" to "Paused"', 'owner: "rep@our.example" to "ben@our.example"'],
    ],
    ['a date that is none', { notBefore: new Date(Number.NaN) }, []],
  ])('%s', (_what, over, found) => {
    expect(changed(over)).toEqual(found);
  });

  it('takes no date for typed over when the file moves to another zone', () => {
    const moved = { anchorDate: new Date('2026-03-01T15:00:00Z'), lastContactDate: new Date('2026-03-02T23:10:00Z') };
    expect(changed(moved, tokyo)).toEqual([]);
  });

  it('knows nothing of a row that it never wrote', () => {
    expect(typedOver(null, (field) => cells[field], berlin)).toEqual([]);
  });
});

describe('State with what the product wrote', () => {
  it('renews what is written, keeps what it knew, and takes what stands for what it never knew', () => {
    const text = withOwn(
      '{"enrollment":2,"own":["P1","A","1","","","","Held",""]}',
      { status: 'Resumed' },
      () => 'other',
      berlin,
    );
    expect(JSON.parse(text).own).toEqual(['P1', 'A', '1', '', '', '', 'Resumed', '']);
    expect(JSON.parse(withOwn('{"enrollment":2}', { status: 'Resumed' }, () => 'stands', berlin)).own).toEqual([
      'stands',
      'stands',
      'stands',
      'stands',
      'stands',
      'stands',
      'Resumed',
      'stands',
    ]);
  });

  it.each(['', 'lost', '{"enrollment":"x"}', '[1]', '{}', 'null', '7'])('leaves %j alone', (text) => {
    expect(withOwn(text, { status: 'Active' }, () => '', berlin)).toBe(text);
  });

  it('is the same State whatever the cells said', () => {
    expect(isSameState('{"enrollment":2,"own":["P1"]}', '{"own":["P2"],"enrollment":2}')).toBe(true);
    expect(isSameState('{"enrollment":2}', '{"enrollment":3}')).toBe(false);
    expect(isSameState('', '{"enrollment":2}')).toBe(false);
    expect(isSameState('oops', ' oops ')).toBe(true);
  });
});
