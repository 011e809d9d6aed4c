/**
 * Mail that came back: whose it was, why, and whose fault.
 *
 * The Action of each recipient decides first, since servers pair `failed` with 4.x codes; then the enhanced code, then the words.
 * Only what a person would never send is called a bounce: a daemon's name, a delivery report, or its fixed subject with its fixed words.
 */
import { addressList, isSameAddress } from './addresses';
import { bounceReasons, delayWords, type Reason, statusReasons } from './bounceReasons';
import { type Headers, headerBlocks, type IncomingMail } from './mimeIn';
import { stepHeaderName } from './mimeOut';
import { plainLetters } from './wording';

/** `recipient`: the address is no good. `mailbox-full`: good, but not now. `delay`: still being tried. `sender`: our side was refused. */
type BounceFault = 'recipient' | 'mailbox-full' | 'delay' | 'sender';

interface BouncedRecipient {
  /** The address as the report has it; empty where it names none. */
  readonly address: string;
  readonly fault: BounceFault;
  /** Enhanced status such as `5.1.1`, else a three-digit reply code, else empty. */
  readonly status: string;
  /** The server's own words, at most 300 characters. */
  readonly diagnostic: string;
}

export interface Bounce {
  /** The gravest of the recipients' faults: an address that is no good before a sender that was refused. */
  readonly fault: BounceFault;
  readonly status: string;
  /** The addresses that the report names; empty where it names none. */
  readonly recipients: readonly string[];
  readonly each: readonly BouncedRecipient[];
  /** Our own key, where our mail came back inside; empty otherwise. */
  readonly stepKey: string;
}

const daemonFrom =
  /(?:^|[<"\s.])(?:mailer[-_ ]?daemon|mail[-_ ]?daemon|post[-_]?master|mail delivery (?:subsystem|system|service)|mdaemon|majordomo|bounce[sd]?(?:[-+=][^@]*)?|mailerdaemon|mail[-_ ]?delivery[-_ ]?(?:subsystem|system)|delivery[-_ ]?(?:subsystem|notification)s?)(?:@|$|[>"\s])/i;

const bounceSubject =
  /^\s*(?:\[[^\]]{1,30}\]\s*|\*+\s*|warning:\s*)?(?:undeliver(?:able|ed)|delivery (?:status notification|failure|failed|notification|report|error|has failed|problem|unsuccessful)|(?:mail|message|e-?mail)s? (?:delivery (?:failed|failure|delayed|error|problem|status|has failed|report)|undeliverable|not deliver(?:ed|able)|could not be delivered|system error|delivery)|non[- ]?deliver(?:y|able)|failure (?:notice|delivery)|failed (?:mail|delivery|message)|returned (?:mail|message|to sender)|return(?:ed)? mail|mail (?:returned|could not)|your (?:message|e?-?mail) (?:to .{1,80} )?(?:could not|couldn't|cannot|was not|wasn't|has been (?:rejected|blocked|returned|delayed))|unable to deliver|(?:message|mail) (?:rejected|blocked|status|delayed|refused)|rejected (?:mail|message)|permanent (?:delivery )?failure|could not (?:send|deliver)|cannot deliver|there was an error sending your mail|unzustellbar|nicht zustellbar|nachricht (?:konnte )?nicht|mail (?:konnte )?nicht|zustellung fehlgeschlagen|fehler bei der (?:zustellung|nachrichten)|non remis|non distribu|message non|echec de (?:la )?(?:remise|distribution|livraison)|avis de non|no se (?:puede|pudo|ha podido) entregar|no entregado|mensaje no (?:entregado|enviado)|error de entrega|notificacion de estado|mancato recapito|impossibile (?:consegnare|recapitare)|messaggio non|non recapitabile|notifica (?:dello stato|di mancato)|nao foi possivel entregar|nao entregue|mensagem nao|falha na entrega|notificacao de status|onbestelbaar|niet (?:bezorgd|bestelbaar)|kan niet worden bezorgd|gick inte att leverera|kunde inte levereras|olevererbart|kunne ikke leveres|ikke levert|nie mozna dostarczyc|niedostarczon|nie dostarczono|配信不能|配信できません|メール送信エラー|系统退信|退信|无法投递|投递失败|complaint notification|message you sent blocked|loop alert|not member article|\[bounce\])/i;

const bounceWords =
  /could(?: not|n't) (?:be )?deliver|cannot be delivered|(?:was|were|is) (?:not|un)\s?deliver(?:ed|able)|delivery (?:has )?failed|delivery to the following|undeliverable|unable to (?:deliver|relay)|permanent (?:fatal )?error|returned to (?:the )?sender|did not reach|has been (?:rejected|blocked|returned|delayed)|rejected your (?:message|mail)|user unknown|unknown user|unknown recipient|(?:no such|unknown|invalid) (?:user|recipient|mailbox|address)|mailbox (?:is )?(?:full|unavailable|not found)|host (?:unknown|not found)|message (?:was )?(?:not delivered|rejected|refused|bounced)|duplicated message-id|you are not a member|(?:55[0-9]|45[0-2]|421)[ -](?:#?[45]\.\d|\S)|[45]\.\d\.\d{1,3}|nicht zugestellt|unzustellbar|n'a pas (?:pu )?etre (?:remis|distribu|livre)|no se (?:puede|pudo|ha podido) entregar|non e stato possibile (?:consegnare|recapitare)|nao (?:foi possivel|pode ser) entreg|kon niet (?:worden )?(?:bezorgd|afgeleverd)|kunde inte levereras|kunne ikke leveres|nie (?:mozna|moze|udalo sie) (?:zostac )?dostarcz|配信|送信でき|退信/i;

const isReceipt = (mail: IncomingMail): boolean => mail.reportType === 'disposition-notification';

/** Amazon's notifications tell of a bounce in JSON. */
const notification = /"notificationType"\s*:\s*"Bounce"|"eventType"\s*:\s*"Bounce"|"bounceType"\s*:/;

const isReport = (mail: IncomingMail): boolean =>
  mail.deliveryStatus.length > 0 ||
  (mail.contentType === 'multipart/report' && (mail.reportType === 'delivery-status' || mail.reportType === ''));

/** An answer by hand keeps the subject behind a prefix, and a forward too: neither can be a bounce by its subject. */
const isByDaemon = (mail: IncomingMail): boolean => {
  const from = `${mail.from.name} <${mail.from.address}>`;
  const sender =
    daemonFrom.test(from) || daemonFrom.test(mail.headers.get('sender')) || daemonFrom.test(mail.headers.get('x-original-from'));
  const subject = bounceSubject.test(plainLetters(mail.subject));
  const words = bounceWords.test(plainLetters(mail.allText.slice(0, daemonLength)));
  const silent = /^\s*<>\s*$/.test(mail.headers.get('return-path')) || /^auto-/i.test(mail.headers.get('auto-submitted').trim());
  if (sender) return subject || words || silent;
  return (subject && (words || silent || mail.embedded.length > 0)) || (silent && words && mail.embedded.length > 0);
};

const typed = (value: string): string =>
  value
    .replace(/^\s*(?:rfc822|utf-8|x-[\w-]+|unknown)\s*;\s*/i, '')
    .replace(/^<|>$/g, '')
    .trim();

const enhanced = /(?<![\d.])[245]\.\d{1,2}\.\d{1,3}(?![\d.])/;
const replyCode = /(?<![\d.])(?:4[2-5][0-9]|5[0-7][0-9])(?=[\s-]|$)/;

const statusIn = (text: string): string => enhanced.exec(text)?.[0] ?? replyCode.exec(text)?.[0] ?? '';

/** The status that says most: a block's own, unless it is the empty "something failed" and the words know better. */
const statusOf = (block: string, words: string): string => {
  const own = enhanced.exec(block)?.[0] ?? '';
  return own === '' || /^[245]\.0\.0$/.test(own) ? statusIn(words) || own : own;
};

/** The server's reason alone: addresses, links and Postfix's opening words would only mislead. */
const reasonWords = (words: string): string => {
  const lines = words.split('\n');
  const coded = lines.findIndex((line) => enhanced.test(line) || replyCode.test(line));
  return (coded < 0 ? words : lines.slice(coded, coded + 4).join('\n'))
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/<?[^\s<>@]{1,100}@[^\s<>@]{1,255}>?/g, ' ')
    .replace(/\brecipient address rejected: (?=\S)/gi, ' ');
};

const faultOf = (status: string, words: string): BounceFault => {
  const said = plainLetters(reasonWords(words)).replace(/\s+/g, ' ');
  const byStatus = statusReasons.find(({ status: pattern }) => pattern.test(status));
  const byWords = bounceReasons.find(({ words: pattern }) => pattern.test(said));
  const reason: Reason = byStatus?.isCertain === true ? byStatus.fault : (byWords?.fault ?? byStatus?.fault ?? 'recipient');
  return reason;
};

const fromBlock = (block: Headers, text: string): BouncedRecipient | null => {
  const address =
    typed(block.get('final-recipient')) || typed(block.get('original-recipient')) || typed(block.get('x-actual-recipient'));
  const action = block.get('action').toLowerCase().replace(/\s.*$/s, '');
  if (address === '' && action === '') return null;
  if (/^(?:delivered|relayed|expanded)/.test(action)) return null;
  const diagnostic = typed(block.get('diagnostic-code').slice(0, 2000))
    .replace(/^smtp\s*;\s*/i, '')
    .trim();
  const words = diagnostic === '' ? text : diagnostic;
  const status = statusOf(block.get('status'), diagnostic);
  const isDelay = action.startsWith('delay') || (action === '' && status.startsWith('4.'));
  return {
    address: address.includes('@') ? address : '',
    fault: isDelay ? 'delay' : faultOf(status, words),
    status,
    diagnostic: words.trim().slice(0, 300),
  };
};

const addressIn = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9][a-z0-9.-]{0,253}[a-z0-9]/gi;

/** The daemon speaks first and briefly; what lies below is the mail itself, and may be of any length. */
const daemonLength = 10_000;

/** What came before our own mail: the daemon's words, without the fields of its report. */
const daemonWords = (mail: IncomingMail): string => {
  const top = mail.allText
    .slice(0, daemonLength)
    .replace(
      /^(?:final-recipient|original-recipient|action|reporting-mta|remote-mta|received-from-mta|arrival-date|last-attempt-date|x-[\w-]{1,60}):.*$/gim,
      '',
    );
  const below =
    /^[ \t>-]{0,80}(?:(?:the )?original message(?! was)|message headers|a copy of your message|below this line is|this is a copy|unsent message|forwarded message|returned message)\b/im.exec(
      top,
    );
  return below === null ? top : top.slice(0, below.index);
};

/** The addresses that a report without blocks speaks of: those our mail went to, else the first it names that is not ours. */
const namedRecipients = (mail: IncomingMail, words: string): string[] => {
  const failed = addressList(mail.headers.all('x-failed-recipients').join(', ')).map(({ address }) => address);
  if (failed.length > 0) return failed;
  const own = [...mail.to.map(({ address }) => address), ...mail.embedded.map((headers) => headers.get('from'))];
  const isOwn = (address: string): boolean =>
    own.some((ours) => isSameAddress(ours, address) || ours.includes(address)) || daemonFrom.test(address);
  const sentTo = mail.embedded.flatMap((headers) => addressList(headers.all('to').join(', '))).map(({ address }) => address);
  const said = words.match(addressIn) ?? [];
  const both = sentTo.filter((address) => said.some((other) => isSameAddress(address, other)));
  if (both.length > 0) return both;
  const first = said.find((address) => !isOwn(address) && !/\d{6,}/.test(address.replace(/@.*/, '')));
  if (first !== undefined) return [first];
  const below = /^[ \t>]{0,20}to:[ \t]*(.{1,300})/im.exec(mail.allText.slice(0, daemonLength))?.[1] ?? '';
  return [...sentTo, ...addressList(below).map(({ address }) => address)].slice(0, 1);
};

const order: readonly BounceFault[] = ['recipient', 'sender', 'mailbox-full', 'delay'];

/** Reads a bounce; null for any other mail, delivery receipts and read receipts included. */
export const bounceOf = (mail: IncomingMail): Bounce | null => {
  if (isReceipt(mail) || mail.feedback !== null) return null;
  const isNamed = mail.headers.has('x-failed-recipients');
  if (!isReport(mail) && !isNamed && !isByDaemon(mail) && !notification.test(mail.allText.slice(0, daemonLength))) return null;
  const words = daemonWords(mail);
  const reported =
    mail.deliveryStatus.length > 0
      ? mail.deliveryStatus
      : headerBlocks(mail.allText).filter((block) => block.has('final-recipient'));
  const said = reported.map((block) => fromBlock(block, words)).filter((found): found is BouncedRecipient => found !== null);
  const onlyGood = said.length === 0 && reported.some((block) => /^(?:delivered|relayed|expanded)/i.test(block.get('action')));
  if (onlyGood) return null;
  const each = said.length > 0 ? withAddresses(said, mail, words) : fromWords(mail, words);
  const worst = order.find((fault) => each.some((recipient) => recipient.fault === fault)) ?? 'recipient';
  const key = mail.embedded.map((headers) => headers.get(stepHeaderName)).find((value) => value !== '');
  return {
    fault: worst,
    status: each.find(({ fault }) => fault === worst)?.status ?? '',
    recipients: [...new Set(each.map(({ address }) => address).filter((address) => address !== ''))],
    each,
    stepKey: key ?? '',
  };
};

const withAddresses = (said: readonly BouncedRecipient[], mail: IncomingMail, words: string): readonly BouncedRecipient[] => {
  const [first] = said;
  if (said.length !== 1 || first === undefined || first.address !== '') return said;
  return [{ ...first, address: namedRecipients(mail, words)[0] ?? '' }];
};

const fromWords = (mail: IncomingMail, words: string): BouncedRecipient[] => {
  const status = statusOf('', words);
  const isDelay = delayWords.test(plainLetters(`${mail.subject}\n${words}`)) && !/^5/.test(status);
  const fault = isDelay ? 'delay' : faultOf(status, words);
  const named = namedRecipients(mail, words);
  const diagnostic = words.trim().replace(/\s+/g, ' ').slice(0, 300);
  return (named.length > 0 ? named : ['']).map((address) => ({ address, fault, status, diagnostic }));
};
