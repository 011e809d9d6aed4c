import type { Candidate } from '../../src/app/enrollCandidate';
import { volumeWords } from '../../src/app/volumeShown';
import { defaultSettings } from '../../src/engine/settings';

const rows = (
  count: number,
  dealSize: number | null,
  status: string | null = 'Active',
  mode: string | null = null,
): Candidate[] =>
  Array.from({ length: count }, () => ({ prospect: { sequence: 'Outbound 21-Day', status, dealSize, mode } }) as Candidate);

test.each<[what: string, rows: Candidate[], says: RegExp | null]>([
  ['nobody', [], null],
  ['twenty by hand', rows(20, 50_000), null],
  ['twenty-one by hand', rows(21, 50_000), /^21 running prospects get drafts only\. By hand, 10 to 20/],
  ['twenty-one by hand, of which one rests', [...rows(20, 50_000), ...rows(1, 50_000, 'Replied')], null],
  ['twenty-one small deals by Mode', rows(21, 5_000, 'Resumed', 'Manual'), /^21 running prospects get drafts only/],
  ['ninety-nine mixed', rows(99, 30_000), null],
  ['a hundred mixed', rows(100, null), /^100 running prospects, 100 of them with drafts to finish\. From 100 on/],
  ['a hundred, half of them by themselves', [...rows(50, 30_000), ...rows(50, 5_000)], null],
  ['a hundred who have left', rows(100, 30_000, 'Closed-Won'), null],
  ['three hundred by themselves', rows(300, 5_000), null],
])('%s', (_what, candidates, says) => {
  const words = volumeWords(candidates, defaultSettings.work);
  expect(words).toEqual(says === null ? [] : [expect.stringMatching(says)]);
});
