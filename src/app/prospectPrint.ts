import type { ProspectRow, ReadFieldId } from '../sheet/prospects';
import { shortHash } from './enrollPrint';

/** The cells that decide what a person may do about a row, and what follows from it. */
const steering: readonly ReadFieldId[] = [
  'email',
  'owner',
  'sequenceName',
  'sequenceStep',
  'status',
  'exitReason',
  'outcome',
  'anchorDate',
  'lastContactDate',
  'lastReplyDate',
  'notBefore',
  'followUpOn',
  'meetingDate',
  'triggerEvent',
  'timelinePushes',
  'tags',
  'mode',
];

/** Stands for a row as it was shown, wherever it stands: somebody who acts on it acts on what they saw. */
export const rowPrint = ({ values }: Pick<ProspectRow, 'values'>): string =>
  shortHash(JSON.stringify(steering.map((field) => values[field])));
