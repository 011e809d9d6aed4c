/**
 * Telling a bounce from everything else, automatic replies and people above all.
 *
 * A delivery report, a failed-recipients header or a daemon's name is proof. A subject that speaks of a failed delivery is
 * none by itself: people write of parcels too, so a machine's sender or the traces of a server must stand beside it.
 */
import type { IncomingMail } from './mimeIn';
import { plainLetters } from './wording';

const daemonFrom =
  /(?:^|[<"'\s.(])(?:mailer[-_. ]?(?:daemon|deamon)|mail[-_. ]?daemon|(?:e-?)?post[-_. ]?master|mail[-_. ]deliver[yr]?[-_. ](?:subsystem|system|service|agent)|mdaemon|mail[-_. ]?delivery|delivery[-_. ]?(?:subsystem|notification|status)s?|bounce[sd]?(?:[-+=_][^@]*)?|mailerdaemon)(?:@|$|[>"'\s)])/i;

/** Names under which mail servers write, and nobody else. */
const serverFrom =
  /(?:^|[<"'\s.(])(?:mailer[-_. ]?d(?:aemon|eamon)|mail[-_. ]?daemon|mdaemon|mail[-_. ]deliver[yr]?[-_. ](?:subsystem|system|service))(?:@|$|[>"'\s)])/i;

/** Senders that no person writes as, though they send more than bounces. */
const machineFrom =
  /(?:^|[<"'\s])(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|system administrator|administrator|sysadmin|mail(?:system|er|scanner)?[-_. ]?(?:admin\w*|system|gateway|robot)|[^@<>\s]{1,60}-(?:admin|owner|request)|owner-[^@<>\s]{1,60}|majordomo|interscan[^@<>]*|content[-_ ]filter[^@<>]*|e-?mail (?:security|gateway)[^@<>]*|notifier|notifications?|alerts?|virusalert|amavis|root|daemon|microsoft exchange)(?:@|$|[>"'\s])/i;

const bounceSubject =
  /^\s*(?:\[[^\]]{1,30}\]\s*|\*+\s*|warning[:-]+\s*|[\w.-]+\.[a-z]{2,6}\s+)?(?:undeliver(?:able|ed)|delivery (?:status notification|failure|failed|notification|report|error|has failed|problem|unsuccessful|delayed|incomplete)|(?:mail|message|e-?mail)s? (?:delivery|undeliverable|not deliver(?:ed|able)|(?:could|can) ?not be (?:delivered|sent)|system error|failure|returned|could not|rejected|blocked|status|delayed|refused|bounced)|non[- ]?deliver(?:y|able)|nondeliverable|failure (?:notice|delivery)|failed (?:mail|delivery|message)|returned (?:mail|message|to sender)|return(?:ed)? mail|your (?:message|e?-?mail|mail) (?:to .{1,80} )?(?:could not|couldn't|cannot|was not|wasn't|has been (?:rejected|blocked|returned|delayed))|sorry, your message|could not send (?:mail|message)|unable to deliver|rejected (?:mail|message)|reject mail|permanent (?:delivery )?failure|could not (?:send|deliver)|cannot deliver|there was an error sending your mail|unzustellbar|nicht zustellbar|nachricht (?:konnte )?nicht|(?:e-?)?mail (?:konnte )?nicht (?:zugestellt|zustellbar)|zustellung (?:fehlgeschlagen|ihrer nachricht)|fehler bei der (?:zustellung|nachrichten)|zustellungsfehler|verzogerte zustellung|benachrichtigung (?:zum|uber den) (?:ubermittlungs|zustell)|non remis|non distribu|message non|echec de (?:la )?(?:remise|distribution|livraison)|avis de non|notification d'etat de (?:remise|distribution)|no se (?:puede|pudo|ha podido) entregar|no entregado|mensaje no (?:entregado|enviado)|(?:error|fallo) (?:de|en la) entrega|notificacion (?:de|del) estado|mancat[oa] (?:recapito|consegna)|impossibile (?:consegnare|recapitare)|messaggio non|non recapitabile|notifica (?:dello stato|di mancat)|nao foi possivel entregar|nao entregue|mensagem nao|falha na entrega|notificacao (?:de|do) status|devolvid[oa]|onbestelbaar|niet (?:bezorgd|bestelbaar|afgeleverd)|kan niet worden bezorgd|bezorging mislukt|gick inte att leverera|kunde inte levereras|olevererbart|kunne ikke leveres|ikke levert|kan ikke leveres|nie mozna dostarczyc|niedostarczon|nie dostarczono|nedoruciteln|kezbesitheteten|teslim edilemedi|недоставлен|не доставлен|ваше сообщение не|не удалось доставить|配信不能|配信できません|配信に失敗|配達できません|送信できません|送信エラー|お届けできません|系统退信|退信|无法投递|投递失败|無法傳遞|배달되지 않음|complaint notification|message you sent blocked|loop (?:alert|back warning)|not member article|spam mail from|warning unix from|\[bounce\])/i;

const bounceWords =
  /could(?: not|n't) (?:be )?(?:deliver|sent)|cannot be delivered|(?:was|were|is) (?:not|un)\s?deliver(?:ed|able)|delivery (?:has )?failed|delivery to the following|undeliverable|unable to (?:deliver|relay)|not able to deliver|wasn't able to deliver|(?:error|trouble|problem|failure)s? (?:delivering|occurred while|sending)|had delivery (?:problems|errors)|permanent (?:fatal )?error|returned to (?:the )?sender|did not reach|has been (?:rejected|blocked|returned|delayed)|is delayed for more|aborted after|rejected your (?:message|mail)|user unknown|unknown user|unknown recipient|(?:no such|unknown|invalid) (?:user|recipients?|mailbox|address)|no valid recipients?|mailbox (?:is )?(?:full|unavailable|not found)|host (?:unknown|not found)|message (?:was )?(?:not delivered|rejected|refused|bounced)|may not exist, or you may not have permission|duplicated message-id|mail[^.\n]{0,40} is rejected|doesn'?t exist|as their mailbox|attempted to be delivered|you are not a member|not member|transcript of session|(?:55[0-9]|45[0-2]|421)[ -](?:#?[45]\.\d|\S)|(?<![\d.])[45]\.\d\.\d{1,3}(?![\d.])|nicht zugestellt|unzustellbar|n'a pas (?:pu )?etre (?:remis|distribu|livre)|no se (?:puede|pudo|ha podido) entregar|non e stato possibile (?:consegnare|recapitare)|nao (?:foi possivel|pode ser) entreg|kon niet (?:worden )?(?:bezorgd|afgeleverd)|kunde inte levereras|kunne ikke leveres|nie (?:mozna|moze|udalo sie) (?:zostac )?dostarcz|не может быть доставлено|配信|送信でき|退信/i;

/** What only a server writes: codes, a session, the headers of the mail that it brings back. */
const serverTraces =
  /(?:^|[\s:(>])[45]\d\d[ -](?:#?[45]\.\d{1,3}\.\d{1,3}|<[^>\s]{1,200}@)|(?:^|[\s:(#])[45]\.\d\.\d{1,3}(?=[\s),.:;-]|$)|^(?:>>> |<<< )?(?:rcpt to|mail from):|^\s{0,8}(?:received: (?:from|by) |return-path: ?<|message-id: ?<|final-recipient:|reporting-mta:)|smtp error from remote/im;

const emptyPath = /^\s*<>\s*$/;
const answersByItself =
  /^\s*(?:auto(?:matic|mated)?[- ]?(?:reply|response|answer)|out of (?:the )?office|abwesen|re\s*:|aw\s*:)/i;

/** The daemon speaks first and briefly; what lies below is the mail itself, and may be of any length. */
export const daemonLength = 10_000;

const isReport = (mail: IncomingMail): boolean =>
  mail.deliveryStatus.length > 0 ||
  (mail.contentType === 'multipart/report' && (mail.reportType === 'delivery-status' || mail.reportType === ''));

/** Headers that servers set on bounces and on nothing else. */
const isMarked = (mail: IncomingMail): boolean =>
  mail.headers.has('x-failed-recipients') ||
  mail.headers.has('x-ms-exchange-message-is-ndr') ||
  mail.headers.has('x-ms-embedded-report') ||
  /^urn:content-classes?:dsn/i.test(mail.headers.get('content-class').trim()) ||
  /report-type="?delivery-status/i.test(mail.headers.get('content-type'));

const isByDaemon = (mail: IncomingMail): boolean => {
  const from = `${mail.from.name} <${mail.from.address}>`;
  const daemon =
    daemonFrom.test(from) || daemonFrom.test(mail.headers.get('sender')) || daemonFrom.test(mail.headers.get('x-original-from'));
  const subject = bounceSubject.test(plainLetters(mail.subject));
  const said = plainLetters(mail.allText.slice(0, daemonLength));
  const words = bounceWords.test(said);
  const silent = emptyPath.test(mail.headers.get('return-path')) || /^auto-/i.test(mail.headers.get('auto-submitted').trim());
  const answers = answersByItself.test(mail.subject);
  if (serverFrom.test(from) && !answers && !/success|receipt|\bdelivered\b/i.test(mail.subject)) return true;
  if (daemon) return subject || (words && !answers) || (silent && !answers && mail.embedded.length > 0);
  const nobody = mail.from.address.trim() === '' || machineFrom.test(from) || mail.headers.has('x-mlserver');
  const traces = mail.embedded.length > 0 || serverTraces.test(mail.allText.slice(0, daemonLength));
  if (answers) return false;
  if (nobody || silent)
    return (subject && (words || traces)) || (words && traces && (silent || nobody) && !subjectOfPeople(mail));
  return subject && words && traces;
};

/** A subject that answers something, or a list's: neither is the start of a report. */
const subjectOfPeople = (mail: IncomingMail): boolean => /^\s*(?:re|fwd?|aw|wg|tr|rv)\s*:/i.test(mail.subject);

/** True for mail that tells of a delivery that failed or waits; read receipts and abuse reports are none. */
export const isBounce = (mail: IncomingMail): boolean => {
  if (mail.reportType === 'disposition-notification' || mail.feedback !== null) return false;
  return isReport(mail) || isMarked(mail) || isByDaemon(mail);
};

/** True for an address or a name under which servers, not people, write. */
export const isDaemon = (address: string): boolean => daemonFrom.test(address);
