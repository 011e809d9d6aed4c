/**
 * Mail that came back: whose it was, why, and whose fault.
 *
 * The Action of each recipient decides first, since servers pair `failed` with 4.x codes; then the enhanced code, then the words,
 * and last the stage of the conversation at which the other server said no.
 */
import { addressList, domainOf, isSameAddress } from './addresses';
import { type BounceReason, bounceReasons, type Reason } from './bounceReasons';
import { daemonLength, isBounce, isDaemon } from './bounceSigns';
import { finalWords, statusReasons, waitingWords } from './bounceStatus';
import { type Headers, headerBlocks, type IncomingMail } from './mimeIn';
import { stepHeaderName } from './mimeOut';
import { type SesNotice, sesNotice } from './sesNotice';
import { plainLetters } from './wording';

/** `recipient`: the address is no good. `mailbox-full`: good, but not now. `delay`: still being tried. `sender`: our side was refused. */
type BounceFault = 'recipient' | 'mailbox-full' | 'delay' | 'sender';

interface BouncedRecipient {
  /** The address as the report has it; empty where it names none. */
  readonly address: string;
  readonly fault: BounceFault;
  /** Enhanced status such as `5.1.1`, else a three-digit reply code, else empty. */
  readonly status: string;
  /** What the server means, in words of ours; empty where nothing is known. */
  readonly reason: string;
  /** The server's own words, at most 300 characters. */
  readonly diagnostic: string;
}

export interface Bounce {
  /** The gravest of the recipients' faults: an address that is no good before a sender that was refused. */
  readonly fault: BounceFault;
  readonly status: string;
  /** What the server means, in words of ours; empty where nothing is known. */
  readonly reason: string;
  /** The addresses that the report names; empty where it names none. */
  readonly recipients: readonly string[];
  readonly each: readonly BouncedRecipient[];
  /** Our own key, where our mail came back inside; empty otherwise. */
  readonly stepKey: string;
}

/** Cuts the type off a typed value, and angle brackets and a route (`<@relay:ana@x>`) off an address. */
const typed = (value: string): string =>
  value
    .replace(/^\s*(?:rfc822|utf-8|x-[\w-]+|unknown|local|smtp)\s*;\s*/i, '')
    .trim()
    .replace(/^<+|>+$/g, '')
    .replace(/^@[^:]+:/, '')
    .replace(/^mailto:/i, '')
    .trim();

const enhanced = /(?<![\d.])[245]\.\d{1,2}\.\d{1,3}(?![\d.])/;
const replyCode = /(?<![\d.])(?:4[2-5][0-9]|5[0-7][0-9])(?=[\s-]|$)/;

const statusIn = (text: string): string => enhanced.exec(text)?.[0] ?? replyCode.exec(text)?.[0] ?? '';

const reasonByStatus = (status: string) => statusReasons.find(({ status: pattern }) => pattern.test(status));

/** The status that says most: a block's own, unless it says only that something failed, or the words hold one that is certain. */
const statusOf = (block: string, words: string): string => {
  const own = enhanced.exec(block)?.[0] || '';
  if (own === '' || /^[245]\.0\.0$/.test(own)) return statusIn(words) || own;
  const said = enhanced.exec(words)?.[0] || '';
  return said !== '' && reasonByStatus(said)?.isCertain === true && reasonByStatus(own)?.isCertain !== true ? said : own;
};

/** The server's reason alone: addresses, links and Postfix's opening words would only mislead. */
const plainReason = (words: string): string =>
  plainLetters(
    words
      .replace(/https?:\/\/\S+/g, ' ')
      .replace(/<?[^\s<>@]{1,100}@[^\s<>@]{1,255}>?/g, ' ')
      .replace(/\brecipient address rejected: (?=\S)(?!access denied)/gi, ' '),
  ).replace(/\s+/g, ' ');

/** The lines with the server's code, which know best; else all that was said. */
const reasonByWords = (words: string): BounceReason | undefined => {
  const lines = words.split('\n');
  const coded = lines.findIndex((line) => enhanced.test(line) || replyCode.test(line));
  const all = plainReason(words);
  const inAll = (): BounceReason | undefined =>
    bounceReasons.find((reason) => (coded < 0 || reason.isLoose !== true) && reason.words.test(all));
  if (coded < 0) return inAll();
  const said = plainReason(lines.slice(coded, coded + 4).join('\n'));
  return bounceReasons.find((reason) => reason.words.test(said)) ?? inAll();
};

/** Before any recipient was named, or after the text was handed over: then it is the sender or the words that are refused. */
const refusedStage =
  /(?:in reply to|after|response to|did not like our|reply to|\[)\s*\(?(?:the )?(?:end of )?(?:helo|ehlo|mail[ _]from|initial (?:connection|banner)|connection|banner|greeting|starttls|data|final data|message)\b/i;
const beforeRecipient =
  /(?:in reply to|after|response to|did not like our|reply to|\[)\s*\(?(?:the )?(?:helo|ehlo|mail[ _]from|initial (?:connection|banner)|greeting)\b/i;

interface Judged {
  readonly fault: Reason;
  readonly reason: string;
}

/** True where a server says of our own domain that it is not there. */
const doubtsOwnDomain = (words: string, ownDomains: readonly string[], address: string): boolean =>
  ownDomains.some(
    (domain) =>
      domain !== domainOf(address) &&
      new RegExp(
        `(?<![@\\w.-])${domain.replace(/[.]/g, '\\.')}\\]?>? (?:does not exist|not found|doesn't exist|unknown|is invalid|could not be)`,
      ).test(words.toLowerCase()),
  );

/** @param section what else the daemon says of this recipient, where the stage may be told */
const judged = (status: string, text: string, section: string, ownDomains: readonly string[], address: string): Judged => {
  const byStatus = reasonByStatus(status);
  const byWords = reasonByWords(text);
  const isAtStage = (stage: RegExp): boolean => stage.test(text) || stage.test(section);
  if (byStatus?.isCertain === true)
    return { fault: byStatus.fault, reason: byWords?.fault === byStatus.fault ? byWords.name : '' };
  if (doubtsOwnDomain(text, ownDomains, address)) return { fault: 'sender', reason: 'our own address or server is not accepted' };
  if (byWords?.fault === 'recipient' && isAtStage(beforeRecipient))
    return { fault: 'sender', reason: 'our own address or server is not accepted' };
  if (byWords !== undefined) return { fault: byWords.fault, reason: byWords.name };
  if (byStatus !== undefined) return { fault: byStatus.fault, reason: '' };
  return { fault: isAtStage(refusedStage) ? 'sender' : 'recipient', reason: '' };
};

const addressIn = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9][a-z0-9.-]{0,253}[a-z0-9]/gi;

/** What came before our own mail: the daemon's words, without the fields of its report. */
const daemonWords = (mail: IncomingMail): string => {
  const top = mail.allText
    .slice(0, daemonLength)
    .replace(
      /^(?:final-recipient|original-recipient|action|reporting-mta|remote-mta|received-from-mta|arrival-date|last-attempt-date|x-[\w-]{1,60}):.*$/gim,
      '',
    );
  const below =
    /^[ \t>-]{0,80}(?:(?:the )?(?:header of the )?original (?:message|mail)(?! was)|message headers|a copy of your message|below this line is|this is a copy|unsent message|forwarded message|returned message)\b/im.exec(
      top,
    );
  return below === null ? top : top.slice(0, below.index);
};

/** What the daemon says of one address: from the line that names it to the line that names another. */
const sectionOf = (address: string, words: string, all: readonly string[]): string => {
  const lines = words.split('\n');
  const names = (line: string, who: string): boolean => who !== '' && line.toLowerCase().includes(who.toLowerCase());
  const from = lines.findIndex((line) => names(line, address));
  if (from < 0) return words;
  const others = all.filter((other) => !isSameAddress(other, address));
  const to = lines.findIndex((line, index) => index > from && others.some((other) => names(line, other)));
  const section = lines.slice(from, to < 0 ? undefined : to).join('\n');
  return others.length > 0 && /\S+\s+\S+/.test(section.replace(addressIn, '')) ? section : words;
};

/** Our own side of the mail that came back. */
const ownDomainsOf = (mail: IncomingMail): string[] => {
  const headers = mail.embedded.flatMap((each) => [each.get('from'), each.get('return-path')]);
  const addresses = [...mail.to, ...headers.flatMap((header) => addressList(header))];
  return [...new Set(addresses.map(({ address }) => domainOf(address)).filter((domain) => domain !== ''))];
};

/** The addresses that a report without blocks speaks of: those our mail went to, else the first it names that is not ours. */
const namedRecipients = (mail: IncomingMail, words: string): string[] => {
  const failed = addressList(mail.headers.all('x-failed-recipients').join(', ')).map(({ address }) => address);
  if (failed.length > 0) return failed;
  const own = [...mail.to.map(({ address }) => address), ...mail.embedded.map((headers) => headers.get('from'))];
  const isOwn = (address: string): boolean =>
    own.some((ours) => isSameAddress(ours, address) || ours.includes(address)) || isDaemon(address);
  const sentTo = mail.embedded.flatMap((headers) => addressList(headers.all('to').join(', '))).map(({ address }) => address);
  const said = words.match(addressIn) || [];
  const both = sentTo.filter((address) => said.some((other) => isSameAddress(address, other)));
  if (both.length > 0) return both;
  const first = said.find((address) => !isOwn(address) && !/\d{6,}/.test(address.replace(/@.*/, '')));
  if (first !== undefined) return [first];
  const below = /^[ \t>]{0,20}to:[ \t]*(.{1,300})/im.exec(mail.allText.slice(0, daemonLength))?.[1] || '';
  return [...sentTo, ...addressList(below).map(({ address }) => address)].slice(0, 1);
};

const isGoodAction = (action: string): boolean => /^(?:delivered|relayed|expanded|deliverable)/.test(action);

const actionOf = (block: Headers): string => block.get('action').toLowerCase().replace(/\s.*$/s, '');

const addressOf = (block: Headers): string =>
  typed(block.get('final-recipient')) || typed(block.get('original-recipient')) || typed(block.get('x-actual-recipient'));

interface Report {
  readonly words: string;
  readonly ownDomains: readonly string[];
  readonly addresses: readonly string[];
}

const fromBlock = (block: Headers, { words, ownDomains, addresses }: Report): BouncedRecipient | null => {
  const action = actionOf(block);
  const named = addressOf(block);
  if ((named === '' && action === '') || isGoodAction(action)) return null;
  const address = named.includes('@') ? named : '';
  const diagnostic = typed(block.get('diagnostic-code').slice(0, 2000))
    .replace(/^smtp\s*;\s*/i, '')
    .trim();
  const isBare = diagnostic === '' || /^\d{1,3}$/.test(diagnostic);
  const section = sectionOf(address, words, addresses);
  const status = statusOf(block.get('status'), isBare ? '' : diagnostic);
  const isDelay = action.startsWith('delay') || (action === '' && status.startsWith('4.'));
  const { fault, reason } = judged(status, isBare ? section : diagnostic, section, ownDomains, address);
  return {
    address,
    fault: isDelay ? 'delay' : fault,
    status,
    reason,
    diagnostic: (isBare ? section : diagnostic).trim().slice(0, 300),
  };
};

const fromWords = (mail: IncomingMail, { words, ownDomains }: Omit<Report, 'addresses'>): BouncedRecipient[] => {
  const spoken = plainLetters(`${mail.subject}\n${words}`);
  const named = namedRecipients(mail, words);
  return (named.length > 0 ? named : ['']).map((address) => {
    const section = sectionOf(address, words, named);
    const status = statusOf('', section);
    const isDelay = waitingWords.test(spoken) && !/^5/.test(status) && !finalWords.test(spoken);
    const { fault, reason } = judged(status, section, '', ownDomains, address);
    const diagnostic = section.trim().replace(/\s+/g, ' ').slice(0, 300);
    return { address, fault: isDelay ? 'delay' : fault, status, reason, diagnostic };
  });
};

const fromNotice = ({ each, isTransient }: SesNotice): BouncedRecipient[] =>
  each.map(({ address, status, diagnostic }) => {
    const { fault, reason } = judged(status, diagnostic, '', [], address);
    const isDelay = isTransient && fault === 'recipient';
    return { address, fault: isDelay ? 'delay' : fault, status, reason, diagnostic: diagnostic.slice(0, 300) };
  });

const order: readonly BounceFault[] = ['recipient', 'sender', 'mailbox-full', 'delay'];

const bounceFrom = (each: readonly BouncedRecipient[], mail: IncomingMail): Bounce => {
  const worst = order.find((fault) => each.some((recipient) => recipient.fault === fault)) ?? 'recipient';
  const first = each.find(({ fault }) => fault === worst);
  return {
    fault: worst,
    status: first?.status || '',
    reason: first?.reason || '',
    recipients: [...new Set(each.map(({ address }) => address).filter((address) => address !== ''))],
    each,
    stepKey: mail.embedded.map((headers) => headers.get(stepHeaderName)).find((value) => value !== '') || '',
  };
};

/** Why a server's report asks for nothing: it tells that the mail arrived. */
export const arrived = 'it arrived, nothing failed';

/** A report of success has a bounce's form and no fault: like a delay, it has no consequence. */
const arrival = (address: string, status: string): BouncedRecipient => ({
  address,
  fault: 'delay',
  status,
  reason: arrived,
  diagnostic: '',
});

/** Reads a server's report on a delivery; null for any other mail, read receipts included. */
export const bounceOf = (mail: IncomingMail): Bounce | null => {
  const notice = sesNotice(mail.text);
  if (notice !== null) {
    if (notice.kind === 'bounce') return bounceFrom(fromNotice(notice), mail);
    return notice.kind === 'delivery' ? bounceFrom([arrival('', '')], mail) : null;
  }
  if (!isBounce(mail)) return null;
  const reported =
    mail.deliveryStatus.length > 0
      ? mail.deliveryStatus
      : headerBlocks(mail.allText).filter((block) => block.has('final-recipient'));
  const report: Report = {
    words: daemonWords(mail),
    ownDomains: ownDomainsOf(mail),
    addresses: reported.map(addressOf).filter((address) => address.includes('@')),
  };
  const said = reported.map((block) => fromBlock(block, report)).filter((found): found is BouncedRecipient => found !== null);
  const good = reported.filter((block) => isGoodAction(actionOf(block)));
  if (said.length === 0 && good.length > 0)
    return bounceFrom(
      good.map((block) => arrival(addressOf(block), block.get('status').trim())),
      mail,
    );
  return bounceFrom(said.length > 0 ? withAddresses(said, mail, report.words) : fromWords(mail, report), mail);
};

const withAddresses = (said: readonly BouncedRecipient[], mail: IncomingMail, words: string): readonly BouncedRecipient[] => {
  const [first] = said;
  if (said.length !== 1 || first === undefined || first.address !== '') return said;
  return [{ ...first, address: namedRecipients(mail, words)[0] || '' }];
};
