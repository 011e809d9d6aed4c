import { domainOf, isSameAddress, normalisedAddress } from '../mail/addresses';
import { isFreeMail } from '../mail/freeMail';
import { valueOr } from '../sheet/cells/cell';
import type { DoNotContactBook } from '../sheet/doNotContactSheet';
import type { ProspectRow } from '../sheet/prospects';

/** What somebody named under Stakeholder Roles is held against. */
export interface RoleLook {
  /** The prospect's own address. */
  readonly email: string;
  /** Address of the person whose mailbox sends. */
  readonly owner: string;
  /** Addresses that stand before this one in the cell. */
  readonly earlier: readonly string[];
  readonly doNotContact: DoNotContactBook;
  /** The row of the prospects sheet that has an address; null for none. */
  readonly rowAt: (address: string) => number | null;
  /** Another row that names them as well and writes to them; null for none. */
  readonly namedAt: (address: string) => number | null;
}

/** Why nothing is sent to a stakeholder by itself, as the end of a sentence that begins with who it is; null where nothing speaks against it. */
export function roleRefusal(address: string, { email, owner, earlier, doNotContact, rowAt, namedAt }: RoleLook): string | null {
  if (doNotContact.find(address) !== null) return 'is on the Do Not Contact sheet and gets nothing.';
  if (isSameAddress(address, email)) return 'is the prospect and gets no second version.';
  if (earlier.some((each) => isSameAddress(each, address))) return 'stands there twice: the first one counts.';
  if (isSameAddress(address, owner) || (!isFreeMail(owner) && domainOf(address) === domainOf(owner)))
    return 'is of your own company and gets nothing.';
  const row = rowAt(address);
  if (row !== null) return `is the prospect of row ${row} and gets nothing beside that row's own mails.`;
  const other = namedAt(address);
  return other === null ? null : `is named in row ${other} as well and gets nothing beside that row's mails.`;
}

/** Finds the row that has an address, whoever looks for it. The rows are gone through once, when first asked. */
export function prospectRows(prospects: readonly ProspectRow[]): RoleLook['rowAt'] {
  let byMailbox: ReadonlyMap<string, number> | null = null;
  return (address) => {
    byMailbox ??= new Map(prospects.map(({ row, values }) => [normalisedAddress(valueOr(values.email, '')), row]));
    return byMailbox.get(normalisedAddress(address)) ?? null;
  };
}
