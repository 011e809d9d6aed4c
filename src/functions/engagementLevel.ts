import { engagementLevel } from '../engine/engagement';
import { valueOr } from '../sheet/cells/cell';
import { readCount } from '../sheet/cells/count';
import { type Answer, type ArgumentTable, answerRows, cellAt, warning } from './call';

type CountName = 'sent' | 'opens' | 'clicks' | 'replies';
/** The arguments of ENGAGEMENT_LEVEL, under the names that Sheets shows. */
export type CountArguments = ArgumentTable<CountName>;

/** ENGAGEMENT_LEVEL: High, Medium, Low or Unknown. A blank count is "not tracked", 0 is "tracked, none". */
export const engagementLevels = (given: CountArguments): Answer =>
  answerRows<CountName>(given, 'sent', { over: 'Sent', heading: 'Engagement Level' }, (columns, row) => {
    const counts = {
      Sent: readCount(cellAt(columns.sent, row)),
      Opens: readCount(cellAt(columns.opens, row)),
      Clicks: readCount(cellAt(columns.clicks, row)),
      Replies: readCount(cellAt(columns.replies, row)),
    };
    for (const [name, count] of Object.entries(counts)) if (count.kind === 'problem') return warning(`${name}: ${count.words}`);
    return engagementLevel({
      sent: valueOr(counts.Sent, null),
      opens: valueOr(counts.Opens, null),
      clicks: valueOr(counts.Clicks, null),
      replies: valueOr(counts.Replies, null),
    });
  });
