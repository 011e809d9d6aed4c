import type { Prospect } from '../engine/decision';
import type { Reading } from './cells/cell';
import { valueOr } from './cells/cell';
import type { FieldId } from './fields';
import { freshState } from './prospectState';
import type { ProspectRow } from './prospects';

const orNull = <T>(reading: Reading<T>): T | null => valueOr(reading, null);

/** The columns that Exit Status is worked out from: where one cannot be read, nobody knows whether the cadence has ended. */
const exitFields: ReadonlySet<FieldId> = new Set([
  'sequenceName',
  'sequenceStep',
  'lastContactDate',
  'lastReplyDate',
  'timelinePushes',
  'outcome',
  'status',
]);

/**
 * A row as the rules see it: what cannot be read counts as blank and is told in `problems`, under the heading that the sheet shows.
 * A State that was lost holds the row, since nothing may be assumed about what was already sent.
 */
export const toProspectFacts = (row: ProspectRow): Prospect => {
  const { values } = row;
  const state = row.state.kind === 'state' ? row.state.state : freshState;
  const lost =
    row.state.kind === 'lost'
      ? [
          {
            field: 'State',
            words: 'what was sent to this prospect can no longer be read; enroll the row again',
            holds: 'all' as const,
          },
        ]
      : [];
  return {
    id: row.id,
    sequence: valueOr(values.sequenceName, ''),
    status: orNull(values.status),
    exitReason: orNull(values.exitReason),
    anchor: orNull(values.anchorDate),
    stepsDone: valueOr(values.sequenceStep, 0),
    lastContact: orNull(values.lastContactDate),
    lastReply: orNull(values.lastReplyDate),
    notBefore: orNull(values.notBefore),
    followUpOn: orNull(values.followUpOn),
    meetingDate: orNull(values.meetingDate),
    outcome: orNull(values.outcome),
    dealSize: orNull(values.dealSize),
    stakeholders: orNull(values.stakeholders),
    stakeholderRoles: valueOr(values.stakeholderRoles, []),
    engagement: orNull(values.engagementLevel),
    timelinePushes: valueOr(values.timelinePushes, 0),
    zone: orNull(values.timeZone),
    country: valueOr(values.country, ''),
    strategic: valueOr(values.strategic, false),
    mode: orNull(values.mode),
    linkedInReason: valueOr(values.linkedinReason, ''),
    triggerEvent: valueOr(values.triggerEvent, ''),
    since: state.since,
    pause: state.pause,
    permission: state.permission,
    problems: [
      ...row.problems.map(({ field, heading, words, holds }) => ({
        field: heading,
        words,
        holds,
        hidesExit: exitFields.has(field),
      })),
      ...lost,
    ],
  };
};
