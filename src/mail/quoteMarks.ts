/**
 * How mail programs mark what is not the writer's own, in some thirty languages: the line above a quote, the block of headers
 * that Outlook puts there, dividers, signatures of devices. Lines are compared after trimming; case is folded by the patterns.
 */

const oneOf = (...words: readonly string[]): string => `(?:${words.join('|')})`;

/** "Ana wrote": the verb, wherever the language puts it. */
const verb = oneOf(
  'wrote',
  'writes',
  'schrieb(?:en)?',
  'hat (?:am .{1,40} )?geschrieben',
  'geschrieben',
  'geschreven',
  'a [ée]crit',
  'escribi[óo]',
  'va escriure',
  'ha escrit(?:o)?',
  'ha scritto',
  'scrive',
  'escreveu',
  'schreef',
  'skrev',
  'napisał(?:a|\\(a\\))?',
  'napisal(?:a|\\(a\\))?',
  'pisze',
  'napsal(?:a|\\(a\\))?',
  'píše',
  'napísal(?:a|\\(a\\))?',
  'je napisa[ol](?:\\/?-?la|a)?',
  'kirjoitti',
  'kirjutas',
  'yazdı',
  'írta',
  'a scris',
  'rašė',
  'rakstīja',
  'έγραψε',
  'написал(?:а|\\(а\\))?',
  'пишет',
  'пише',
  'написав(?:ла)?',
  'написа',
  'писал(?:а)?',
  'כתב(?:ה)?',
  'كتب(?:ت)?',
  'menulis',
  'đã viết',
  '님이 작성',
  '작성:',
  '写道',
  '寫道',
  'のメール',
  'さんは書きました',
  'さんのメッセージ',
);

const wrote = new RegExp(`(?<![\\p{L}])${verb}(?![\\p{L}])`, 'iu');

/** What a line above a quote begins with, where the date comes first. */
const opening = new RegExp(
  `^(?:${oneOf(
    'on',
    'am',
    'le',
    'el',
    'il(?: giorno)?',
    'em',
    'op',
    'den',
    'på',
    'w dniu',
    'dnia',
    'dne',
    'dňa',
    'v',
    'în data',
    'în',
    'pe',
    'a',
    'στις',
    'в',
    'на',
    'у',
    'tarihinde',
    'vào',
    'pada',
    'ב',
    'בתאריך',
    'في',
    '在',
    '於',
    '于',
    'del',
    'kl\\.?',
  )}[\\s,:־-]|${oneOf('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')}[a-z]*,?\\s|\\d{1,4}[-./年 ])`,
  'iu',
);

const dateLike = new RegExp(
  oneOf(
    '\\d{1,2}[:.h]\\d{2}',
    '\\b(?:19|20)\\d{2}\\b',
    '\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}',
    '\\d{1,2}\\s?月',
    '\\d{1,2}\\.? \\p{L}{3,10}',
    '\\p{L}{3,10}\\.? \\d{1,2}\\b',
  ),
  'u',
);
const addressLike = /[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}/;

/** "I wrote to 3 people on 5 May:" is the writer's own. */
const firstPerson =
  /^(?:i|we|you|he|she|they|ich|wir|er|sie|je|j'ai|nous|yo|nosotros|io|noi|eu|nós|ik|wij|we|jag|jeg|vi|ja|my)\b/i;

/** Zoho puts dashes around it, mailing lists a list of their own. */
const bareOf = (line: string): string =>
  line
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/^[\s>*_-]+|[\s*_-]+$/g, '')
    .trim();

const longestIntroduction = 320;

/** True for one line, or several joined, that introduce a quote. */
export const introducesQuote = (line: string): boolean => {
  const bare = bareOf(line);
  if (bare === '' || bare.length > longestIntroduction || firstPerson.test(bare)) return false;
  // Old Gmail: date, zone, name and perhaps an address.
  if (/^\d{4}[-/]\d{1,2}[-/]\d{1,2}\b.{0,3}\d{1,2}:\d{2}(?::\d{2})?\s*(?:GMT|UTC|[+-]\d)/i.test(bare)) return true;
  if (/^\d{4}[-/]\d{1,2}[-/]\d{1,2}\b.{0,120}<[^<>]{3,120}>\s*:?$/.test(bare)) return true;
  if (/^(?:quoting|citando|zitat von|citation de|citat från|citando a|cytowanie|citerar)\s.{2,120}:$/i.test(bare)) return true;
  if (/^posted by .{2,80} on .{4,60}\d/i.test(bare)) return true;
  if (/^.{2,80}\bvia\b.{2,80}\bwrote\s*:?$/i.test(bare)) return true;
  if (/^(?:>{3,}\s*)?"[^"]{1,80}" == .{1,80} writes:$/i.test(bare)) return true;
  if (!wrote.test(bare) || !(dateLike.test(bare) || addressLike.test(bare))) return false;
  const ends = /[:：]$/.test(bare) || new RegExp(`${verb}$`, 'iu').test(bare);
  return ends && (opening.test(bare) || addressLike.test(bare) || dateLike.test(bare));
};

/** True for a line with which an introduction of several lines can begin. */
export const mayBeginIntroduction = (line: string): boolean => {
  const bare = bareOf(line);
  if (bare === '' || /[.!?]$/.test(bare) || firstPerson.test(bare)) return false;
  return (opening.test(bare) && dateLike.test(bare)) || /<\S*$/.test(bare) || (addressLike.test(bare) && !/\s{2,}/.test(bare));
};

const originalWords = oneOf(
  'original(?: message| appointment| e?-?mail)?',
  "message(?: d[’']origine| original| initial)",
  "message d'origine",
  'courriel original',
  'ursprüngliche (?:nachricht|e-?mail|mitteilung)',
  'original ?-?nachricht',
  'mensaje original',
  'missatge original',
  'mensagem original',
  'messaggio originale',
  'oorspronkelijke? (?:bericht|e-?mail)',
  'origineel bericht',
  'ursprungligt (?:meddelande|mejl)',
  'originalmeddelande',
  'oprindelig (?:meddelelse|besked|mail)',
  'opprinnelig (?:melding|e-?post)',
  'original ?(?:meddelelse|melding|meddelande)',
  'alkuperäinen viesti',
  'wiadomość oryginalna',
  'oryginalna wiadomość',
  'původní (?:zpráva|e-?mail)',
  'pôvodná správa',
  'eredeti üzenet',
  'mesaj original',
  'orijinal (?:mesaj|ileti)',
  'özgün i̇?leti',
  'izvorno sporočilo',
  'izvorna poruka',
  'исходное сообщение',
  'пересылаемое сообщение',
  'оригінальне повідомлення',
  'αρχικό μήνυμα',
  'originele bericht',
  'reply (?:message|above this line)',
  'original msg',
  '原始邮件',
  '原始郵件',
  '元のメッセージ',
  'オリジナルメッセージ',
  '원본 메시지',
);

const divider = new RegExp(`^[\\s>*]*[-_=—]{2,}\\s*${originalWords}\\s*[-_=—]*\\s*$`, 'iu');

const forwardedWords = oneOf(
  'forwarded message',
  'forwarded by .{1,80}',
  'weitergeleitete nachricht',
  'message transféré',
  'mensaje reenviado',
  'messaggio inoltrato',
  'mensagem (?:encaminhada|reencaminhada)',
  'doorgestuurd bericht',
  'vidarebefordrat (?:meddelande|mejl)',
  'videresendt (?:meddelelse|melding|besked)',
  'przekazana wiadomość',
  'wiadomość przekazana',
  'přeposlaná zpráva',
  'välitetty viesti',
  'továbbított üzenet',
  'пересылаемое сообщение',
  '转发的邮件',
  '転送されたメッセージ',
);

const forward = new RegExp(
  `^[\\s>*]*(?:[-_=—]{2,}\\s*${forwardedWords}\\s*[-_=—]*|(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-?mail)|début du (?:message|e-?mail) (?:transféré|réexpédié)|inicio del mensaje reenviado|inizio messaggio inoltrato|início da mensagem (?:re)?encaminhada|begin doorgestuurd bericht|vidarebefordrat mejl|start på videresendt besked)\\s*[:：]?)\\s*$`,
  'iu',
);

/** "-----Original Message-----": what stands below is the mail that is answered. */
export const isDivider = (line: string): boolean => divider.test(line);
/** "---------- Forwarded message ----------": what stands below is somebody else's mail. */
export const isForwardMark = (line: string): boolean => forward.test(line);

const senderNames = oneOf(
  'from',
  'von',
  'de(?: la)?',
  'da',
  'van',
  'från',
  'fra',
  'frá',
  'od',
  'lähettäjä',
  'feladó',
  'saatja',
  'kimden',
  'expéditeur',
  'afzender',
  'remitente',
  'mittente',
  'absender',
  'от(?: кого)?',
  'від',
  'από',
  'מאת',
  'من',
  '发件人',
  '寄件者',
  '寄件人',
  '差出人',
  '보낸 ?사람',
);

const otherNames = oneOf(
  'sent(?: at)?',
  'date',
  'datum',
  'gesendet(?: am)?',
  'envoyé(?: le)?',
  'fecha',
  'enviado(?: el| em)?',
  'enviada(?: em)?',
  'enviat',
  'data',
  'inviato',
  'verzonden',
  'skickat',
  'sendt',
  'dato',
  'wysłano',
  'odesláno',
  'odoslané',
  'lähetetty',
  'päivämäärä',
  'elküldve',
  'trimis',
  'gönderme tarihi',
  'gönderildi',
  'tarih',
  'poslano',
  'отправлено',
  'дата',
  'надіслано',
  'ημερομηνία',
  'στάλθηκε',
  'תאריך',
  'נשלח',
  '发送时间',
  '日期',
  '寄件日期',
  '送信日時',
  '日時',
  '날짜',
  '보낸 날짜',
  'to',
  'an',
  'à',
  'para',
  'per a',
  'a',
  'aan',
  'till',
  'til',
  'do',
  'komu',
  'pro',
  'za',
  'vastaanottaja',
  'címzett',
  'către',
  'kime',
  'destinataire',
  'destinatario',
  'кому',
  'προς',
  'אל',
  'إلى',
  '收件人',
  '收件者',
  '宛先',
  '받는 ?사람',
  'cc',
  'bcc',
  'kopie',
  'copie',
  'copia',
  'kopia',
  'kopi',
  '抄送',
  'subject',
  'betreff',
  'objet',
  'asunto',
  'assumpte',
  'oggetto',
  'assunto',
  'onderwerp',
  'ämne',
  'emne',
  'temat',
  'předmět',
  'predmet',
  'aihe',
  'tárgy',
  'subiect',
  'konu',
  'zadeva',
  'тема',
  'θέμα',
  'נושא',
  'الموضوع',
  '主题',
  '主旨',
  '件名',
  '제목',
  'reply-to',
  'antwort an',
  'répondre à',
  'responder a',
  'rispondi a',
  'importance',
  'priority',
  'attachments',
);

const sender = new RegExp(`^[\\s>*_|]*${senderNames}\\s?[*_]*\\s*[:：]`, 'iu');
const other = new RegExp(`^[\\s>*_|]*${otherNames}\\s?[*_]*\\s*[:：]`, 'iu');

/** How many header lines stand before the next blank line; a long value may run over the line end. */
const headerLinesFrom = (lines: readonly string[], index: number): number => {
  let count = 0;
  for (let at = index; at < Math.min(lines.length, index + 10); at++) {
    const line = lines[at] ?? '';
    if (/^[\s>]*$/.test(line)) break;
    if (sender.test(line) || other.test(line)) count++;
    else if (at - index > count + 2) break;
  }
  return count;
};

/** True where the line begins a block of header lines such as Outlook puts above what it quotes. */
export const beginsHeaderBlock = (lines: readonly string[], index: number): boolean => {
  const line = lines[index] ?? '';
  const isSender = sender.test(line);
  if (!isSender && !other.test(line)) return false;
  const count = headerLinesFrom(lines, index);
  if (isSender) return count >= 3;
  const block = lines.slice(index, index + 6).join('\n');
  return count >= 3 && lines.slice(index, index + 6).some((each) => sender.test(each)) && /\d|@/.test(block);
};

const device =
  '(?:i ?phone|i ?pad|i ?pod|ios|android|galaxy|samsung|smart ?phone|mobile?|mobil\\p{L}*|phone|tel[eé]fono|tel[ée]phone|tablet|handy|blackberry|nokia|huawei|xiaomi|htc|sony|xperia|nexus|pixel|oneplus|windows|outlook|yahoo|gmail|gmx|web\\.de|proton\\S*|airmail|mailbox|spark|newton|superhuman|thunderbird|k-9|fairemail|aquamail|mail(?: app)?|mac|laptop|computer|watch|device|ger[äa]t\\p{L}*)';

const deviceLine = new RegExp(
  `^[\\s<({\\[_*-]*(?:${oneOf(
    `(?:sent|send|typed|written|dictated) (?:from|via|with|by|using|on)\\b.{0,40}${device}.{0,60}`,
    'sent (?:from|via|with|by) (?:my|an?)(?: [^\\s,]{1,20}){1,4}',
    'from my .{1,20}',
    `\\p{L}+ from mobile`,
    'get outlook for .{1,60}',
    `von meine[mr]? .{1,60}gesendet`,
    `gesendet (?:von|mit|mittels|vom|aus)\\b.{0,60}`,
    'diese (?:nachricht|e-?mail|mail) wurde (?:von|mit)\\b.{1,60}gesendet',
    `envoyé (?:depuis|de(?:puis)?|à partir|avec|via)\\b.{1,60}`,
    'obtenez outlook pour .{1,60}',
    `enviad[oa] (?:desde|do|da|de|con|com|a partir)\\b.{1,60}`,
    'obtener outlook para .{1,60}',
    'obter o outlook para .{1,60}',
    `inviat[oa] (?:da|dal|dalla|con|tramite)\\b.{1,60}`,
    `(?:verzonden|verstuurd|gestuurd) (?:met|vanaf|via|van)\\b.{1,60}`,
    `(?:skickat|skickades) från\\b.{1,60}`,
    `från min .{1,30}`,
    `(?:sendt|sent) fra\\b.{1,60}`,
    `hent outlook (?:til|for) .{1,60}`,
    'hämta outlook för .{1,60}',
    'download outlook voor .{1,60}',
    `(?:wysłane|wysłano) (?:z|ze)\\b.{1,60}`,
    `odesláno z\\b.{1,60}`,
    `odoslané z\\b.{1,60}`,
    `lähetetty .{1,40}`,
    `.{1,30}(?:umdan|imden|ımdan|ndan) gönderildi`,
    `(?:отправлено|надіслано) (?:с|со|з|из)\\b.{1,60}`,
    `отправлено с .{1,60}`,
    `надіслано з .{1,60}`,
    'στάλθηκε από .{1,60}',
    `.{1,30}から送信`,
    `(?:从|從|發自|发自).{0,10}${device}.{0,20}(?:发送|傳送|送信)?`,
    `나의 .{1,20}에서 보냄`,
  )})[\\s>)}\\].!*_-]*$`,
  'iu',
);

/** "Sent from my iPhone": the line goes, what a person wrote below it stays. */
export const isDeviceLine = (line: string): boolean => line.length <= 120 && deviceLine.test(line.trim());

/** A line of dashes or the like: from here on it is a signature or a list's footer. */
export const isDelimiter = (line: string): boolean => /^(?:[-—–_]{1,}|[-_,=+~#*ᐧ—–]{2,})$/.test(line.replace(/\s+/g, ''));

/** Quoted by a sign in front: `>`, its HTML form, or a correspondent's initials before it. */
export const isQuoted = (line: string): boolean => /^\s{0,4}(?:>|&gt;|[A-Za-z]{1,4}>(?:\s|$|>))/.test(line);
