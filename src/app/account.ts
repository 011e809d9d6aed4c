import { folded } from '../engine/vocabulary';
import { domainOf } from '../mail/addresses';
import { isFreeMail } from '../mail/freeMail';
import { valueOr } from '../sheet/cells/cell';
import type { ProspectRow } from '../sheet/prospects';

/** What a row's employer is known by: the company's name, and the domain unless anybody can have an address there. Colleagues share one. */
export function accountsOf({ values }: ProspectRow): readonly string[] {
  const email = valueOr(values.email, '');
  const company = folded(valueOr(values.company, ''));
  const domain = email === '' || isFreeMail(email) ? '' : domainOf(email).toLowerCase();
  return [...(company === '' ? [] : [`company ${company}`]), ...(domain === '' ? [] : [`domain ${domain}`])];
}
