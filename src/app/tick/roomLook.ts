import { lowest } from '../../engine/allocate';
import { msPerDay } from '../../engine/calendar';
import { normalisedAddress } from '../../mail/addresses';
import { type Claim, claimId } from './journal';
import { isPersonal } from './outgoing';
import type { Run } from './run';
import type { LastLook } from './sendMail';
import { companyDomain, type Standing } from './standing';

/** An automatic mail that is claimed and may go, or has gone. */
const counts = (claim: Claim, run: Run): boolean =>
  claim.state !== 'ABORTED' && !isPersonal(claim) && (claim.entry.at ?? 0) > run.now - msPerDay;

/**
 * A last look at the caps where no lock kept another run away: whatever it claimed above a mail of ours, in the one order that the Log
 * gives, has taken its place. Looks at claims that were read anyway, so it costs nothing.
 */
export function roomLookOf(run: Run, standing: () => Standing): LastLook {
  const before = new Set(run.claims.map(({ id }) => id));
  return (mail) => {
    const mine = claimId(mail.key, run.attempt);
    const place = run.claims.findIndex(({ id }) => id === mine);
    const above = run.claims.slice(0, Math.max(0, place)).filter((claim) => !before.has(claim.id) && counts(claim, run));
    const isOurs = ({ id }: Claim): boolean => id.endsWith(`#${run.attempt}`);
    const others = above.filter((claim) => !isOurs(claim));
    if (others.length === 0) return null;
    const { ceilings, byDomain } = standing();
    const address = normalisedAddress(mail.row.email);
    if (others.some(({ entry }) => normalisedAddress(entry.email) === address)) return 'another run is writing to them.';
    const domain = companyDomain(mail.row.email);
    const sameCompany = above.filter(({ entry }) => companyDomain(entry.email) === domain).length + (byDomain.get(domain) ?? 0);
    if (domain !== '' && sameCompany >= run.rules.settings.sending.domainCap)
      return `another run took the last place of ${domain}.`;
    const ofSender = above.filter(({ entry }) => entry.owner === run.me).length;
    return ofSender >= lowest(ceilings).left ? 'another run took the last place of the day.' : null;
  };
}
