import type { Prospect } from '../../engine/decision';
import { valueOr } from '../../sheet/cells/cell';
import type { DoNotContactBook } from '../../sheet/doNotContactSheet';
import type { Deciding } from './decideRow';
import type { TickRow } from './run';
import { drop } from './workQueue';

/** What the Do Not Contact sheet means beside the decision about a row: an opt-out is never worked around on another channel. */

type Knowing = Pick<Deciding, 'doNotContact' | 'queue'>;

/** Nobody is to be contacted on this row: it is listed, or it says Unsubscribed. */
export const isSilenced = ({ doNotContact }: Knowing, row: TickRow): boolean =>
  row.hand.prospect.status === 'Unsubscribed' || (row.email !== '' && doNotContact.find(row.email) !== null);

/** A row's facts without the other people of the account who are on the list: neither mail nor task is for them. */
export const withoutSilenced = <Facts extends Pick<Prospect, 'stakeholderRoles'>>(
  facts: Facts,
  doNotContact: DoNotContactBook,
): Facts => {
  const stakeholderRoles = facts.stakeholderRoles.filter(
    ({ address }) => address === null || doNotContact.find(address) === null,
  );
  return stakeholderRoles.length === facts.stakeholderRoles.length ? facts : { ...facts, stakeholderRoles };
};

/** Takes off the Work sheet what would reach a listed person, on any channel; the Log says so. */
export function keepSilence(knowing: Knowing, row: TickRow): void {
  const { doNotContact, queue } = knowing;
  const roles = valueOr(row.source.values.stakeholderRoles, []).flatMap(({ role, address }) =>
    address !== null && doNotContact.find(address) !== null ? [`.email.${role}`] : [],
  );
  const everything = isSilenced(knowing, row);
  if (!everything && roles.length === 0) return;
  const dropped = drop(queue, row, ({ touch }) => everything || roles.some((role) => touch.endsWith(role)));
  row.hand = {
    ...row.hand,
    ...(everything ? { tasks: [] } : {}),
    noted: [
      ...row.hand.noted,
      ...dropped.map(({ what }) => ({ what: 'Taken off the Work sheet', words: `${what} (Do Not Contact)` })),
    ],
  };
}
