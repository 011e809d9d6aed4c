import type { Insight, InsightRequest, InsightRow } from '../../src/app/insightContract';
import { withWords } from '../../src/app/insightWords';

const plain: InsightRow = { group: '', name: '', count: 0, answered: null, percent: null, range: null, guide: null };
const hostile = '<img src=x onerror="document.title=1">';

/** A quarter's figures, one row of each sort, as the script gives them. */
export const insight = ({ days, cadence }: InsightRequest): Insight => ({
  words: `${days === null ? 'All until' : 'Mon 24 Aug 2026 to'} Sun 22 Nov 2026, from 4,812 lines of the Log. Each count goes by its own day; the funnel by the day they entered.`,
  cadences: ['Outbound 21-Day', 'Post-Proposal Follow-Up', hostile],
  tables: withWords(
    [
      {
        id: 'funnel',
        rows: [
          { ...plain, name: 'Entered a cadence', count: 412, percent: 100 },
          { ...plain, name: 'Were touched', count: 398, percent: 96.6 },
          { ...plain, name: 'Replied', count: 61, percent: 14.8 },
          { ...plain, name: 'Booked a meeting', count: 22, percent: 5.3 },
          { ...plain, name: 'Won', count: 4, percent: 1 },
        ],
        findings: [],
      },
      {
        id: 'steps',
        rows: [
          { ...plain, group: 'Outbound 21-Day', name: '1 · Email', count: 360, answered: 32, percent: 8.9, range: [6.4, 12.3] },
          { ...plain, group: 'Outbound 21-Day', name: '3 · Call', count: 21, answered: 3 },
          { ...plain, group: cadence ?? hostile, name: '1 · Email', count: 44, answered: 9, percent: 20.5, range: [11.2, 34.5] },
        ],
        findings: [],
      },
      {
        id: 'persistence',
        rows: [
          { ...plain, name: '1 touch', count: 4, percent: 3.1, guide: 44 },
          { ...plain, name: '2 touches', count: 6, percent: 4.7, guide: 22 },
          { ...plain, name: '3 touches', count: 9, percent: 7 },
          { ...plain, name: '4 touches', count: 10, percent: 7.8 },
          { ...plain, name: '5 or more', count: 99, percent: 77.3, guide: 8 },
        ],
        findings: [],
      },
      {
        id: 'exits',
        rows: [],
        findings: [],
      },
      {
        id: 'wordings',
        rows: [
          {
            ...plain,
            group: 'outbound 1 email',
            name: '“Late deliveries at {{Company}}” (3f2a)',
            count: 180,
            answered: 24,
            percent: 13.3,
            range: [9.1, 19.1],
          },
          {
            ...plain,
            group: '=1+1 email',
            name: `“${hostile}” (91c0)`,
            count: 180,
            answered: 8,
            percent: 4.4,
            range: [2.3, 8.5],
          },
        ],
        findings: [
          {
            words:
              'Use “Late deliveries at {{Company}}” (3f2a) instead of “Runs” (91c0) in outbound 1 email? 13.3 % of 180 answered, against 4.4 % of 180: difference between +3 and +15 points.',
            how: 'To do it, delete the row of the other on the Templates sheet. Next Touch changes nothing by itself.',
          },
          {
            words:
              'outbound 2 email: “One” (1111) (10 % of 40) and “Two” (2222) (5 % of 40) cannot be told apart yet: difference between −8 and +18 points.',
            how: '',
          },
        ],
      },
    ],
    { enough: 30, daysToAnswer: 7, daysUntilGivenUp: 30 },
  ),
});
