/** Mail addresses: reading them from headers and cells, and telling whether two are one mailbox. */
import { decodedWords } from './headerWords';
import { asciiDomain } from './idn';

export interface MailAddress {
  /** The display name; empty where there is none. */
  readonly name: string;
  /** `local@domain` as written, trimmed. */
  readonly address: string;
}

const gmailDomains = new Set(['gmail.com', 'googlemail.com']);

/** The part after the last `@`, in lower case and ASCII form; empty where there is none. */
export const domainOf = (address: string): string => {
  const at = address.lastIndexOf('@');
  return at < 0
    ? ''
    : asciiDomain(
        address
          .slice(at + 1)
          .trim()
          .replace(/[>\s].*$/, '')
          .replace(/\.$/, ''),
      );
};

const localOf = (address: string): string => {
  const at = address.lastIndexOf('@');
  return (at < 0 ? address : address.slice(0, at)).trim().replace(/^<+|^"|"$/g, '');
};

/** An address that already has the form under which it is compared, Gmail's own aside; ten thousand of them are. */
const plainAddress = /^[a-z\d._-]+@((?:[a-z\d-]+\.)+[a-z]{2,})$/;

/**
 * The form under which addresses are compared: lower case, no `+tag`, no dots in the local part of a Gmail address, domain in ASCII.
 *
 * @example normalisedAddress('Ana.Bell+crm@GoogleMail.com') //=> 'anabell@gmail.com'
 */
export const normalisedAddress = (address: string): string => {
  const plainDomain = plainAddress.exec(address)?.[1];
  if (plainDomain !== undefined && !gmailDomains.has(plainDomain)) return address;
  const domain = domainOf(address);
  if (domain === '') return address.trim().toLowerCase();
  const local = localOf(address).toLowerCase();
  const plus = local.indexOf('+');
  const untagged = plus > 0 ? local.slice(0, plus) : local;
  return gmailDomains.has(domain) ? `${untagged.replace(/\./g, '')}@gmail.com` : `${untagged}@${domain}`;
};

/** True where mail to both reaches one mailbox, as far as the addresses tell. Two blanks are nobody. */
export const isSameAddress = (one: string, other: string): boolean =>
  one.trim() !== '' && normalisedAddress(one) === normalisedAddress(other);

/** Cuts an address list at its commas (and semicolons, as Outlook writes them), not inside quotes, comments or angle brackets. */
const listItems = (header: string): string[] => {
  const items: string[] = [];
  let item = '';
  let quoted = false;
  let comment = 0;
  let angle = false;
  for (let i = 0; i < header.length; i++) {
    const sign = header.charAt(i);
    if (sign === '\\' && (quoted || comment > 0)) {
      item += sign + header.charAt(++i);
      continue;
    }
    if (sign === '"' && comment === 0) quoted = !quoted;
    else if (!quoted && sign === '(') comment++;
    else if (!quoted && sign === ')' && comment > 0) comment--;
    else if (!quoted && comment === 0 && sign === '<') angle = true;
    else if (!quoted && sign === '>') angle = false;
    if ((sign === ',' || sign === ';') && !quoted && comment === 0 && !angle) {
      items.push(item);
      item = '';
    } else item += sign;
  }
  return [...items, item].map((text) => text.trim()).filter((text) => text !== '');
};

/** Reads one `Ana Bell <ana@firm.example>`, `"Bell, Ana" <…>`, `ana@firm.example (Ana Bell)` or bare address. */
const addressItem = (item: string): MailAddress => {
  const angled = /^(.*)<([^<>]*)>[^<>]*$/s.exec(item);
  const comment = /\(([^()]*)\)/.exec(item)?.[1] || '';
  const rawName = angled === null ? comment : (angled[1] || '').replace(/^[^"<:]*:\s*(?=["\w])/, '');
  const name = decodedWords(
    rawName
      .trim()
      .replace(/^"([\s\S]*)"$/, '$1')
      .replace(/\\(.)/g, '$1'),
  ).trim();
  const address = (angled === null ? item.replace(/\([^()]*\)/g, '') : angled[2] || '').trim().replace(/^mailto:/i, '');
  return { name, address };
};

/** Every address of a header such as To; entries without an `@`, such as an empty group, are left out. */
export const addressList = (header: string): MailAddress[] =>
  listItems(header)
    .map(addressItem)
    .filter(({ address }) => address.includes('@'));

/** The first address of a header such as From; a sender that is no address (`MAILER-DAEMON`) keeps its words. */
export const firstAddress = (header: string): MailAddress => {
  const [first] = listItems(header);
  return first === undefined ? { name: '', address: '' } : addressItem(first);
};

const unsubscribeTag = '+unsub-';

/** Where a List-Unsubscribe header sends people: the sender's own mailbox under a tag that says who asks. */
export const unsubscribeMailto = (ownAddress: string, token: string): string => {
  if (!/^[A-Za-z0-9_-]+$/.test(token))
    throw new Error(`The unsubscribe token "${token}" may hold letters, digits, - and _ only.`);
  const local = localOf(ownAddress);
  const untagged = local.includes('+') ? local.slice(0, local.indexOf('+')) : local;
  return `mailto:${encodeURIComponent(untagged)}${unsubscribeTag}${token}@${domainOf(ownAddress)}?subject=unsubscribe`;
};

/** The token of an address made by `unsubscribeMailto`; null for any other address. */
export const unsubscribeToken = (address: string): string | null => /\+unsub-([A-Za-z0-9_-]+)@/i.exec(address)?.[1] ?? null;
