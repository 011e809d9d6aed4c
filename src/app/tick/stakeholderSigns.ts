import type { CivilDay } from '../../engine/calendar';
import type { MailSign } from '../../engine/decision';
import { isSameAddress } from '../../mail/addresses';
import type { Bounce } from '../../mail/bounce';
import type { Classified } from '../../mail/classify';

/** What a mail says about one more person of the account. It concerns them alone, unless a person wrote it. */
export interface RoleSign extends MailSign {
  readonly kind: 'bounced' | 'left' | 'absent' | 'silence';
  /** Theirs, as the row knows it. */
  readonly address: string;
  /** Of who is absent: until when, null where they do not say. */
  readonly returns: CivilDay | null;
  /** Of who asked for silence: the addresses they asked from. */
  readonly from: readonly string[];
}

/** What a mail says of one more person of the account, and no other; null for nothing. */
export function signOf(found: Classified, address: string, words: string): Pick<RoleSign, 'kind' | 'words'> | null {
  if (found.kind === 'opt-out' || found.kind === 'complaint')
    return { kind: 'silence', words: 'they asked not to be contacted.' };
  if (found.kind === 'left-company') return { kind: 'left', words: `they have left (${words}).` };
  if (found.kind === 'out-of-office') return { kind: 'absent', words };
  const { fault, why } = faultOf(found.bounce, address);
  if (fault === 'recipient') return { kind: 'bounced', words: `their mail came back (${why}).` };
  return fault === 'mailbox-full' ? { kind: 'absent', words: `their mailbox is full (${why})` } : null;
}

/** What a report says of one address, and in which words. */
export function faultOf(
  bounce: Bounce | null,
  address: string,
): { readonly fault: Bounce['fault'] | null; readonly why: string } {
  const told = bounce?.each.find((each) => isSameAddress(each.address, address)) ?? bounce;
  const why = [told?.reason ?? '', told?.status ?? ''].filter((each) => each !== '').join(', ');
  return { fault: told?.fault ?? null, why: why === '' ? 'no code given' : why };
}
