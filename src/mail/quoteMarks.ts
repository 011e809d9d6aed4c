/** How mail programs mark what is not the writer's own: dividers, quoting signs, signatures of devices. Case is folded by the patterns. */

const oneOf = (...words: readonly string[]): string => `(?:${words.join('|')})`;

const originalWords = oneOf(
  "original(?: message| appointment| e?-?mail)?|message(?: d[’']origine| original| initial)",
  "message d'origine|courriel original|ursprüngliche (?:nachricht|e-?mail|mitteilung)|original ?-?nachricht",
  'mensaje original|missatge original|mensagem original|messaggio originale',
  'oorspronkelijke? (?:bericht|e-?mail)|origineel bericht|ursprungligt (?:meddelande|mejl)',
  'originalmeddelande|oprindelig (?:meddelelse|besked|mail)|opprinnelig (?:melding|e-?post)',
  'original ?(?:meddelelse|melding|meddelande)|alkuperäinen viesti|wiadomość oryginalna|oryginalna wiadomość',
  'původní (?:zpráva|e-?mail)|pôvodná správa|eredeti üzenet|mesaj original|orijinal (?:mesaj|ileti)',
  'özgün i̇?leti|izvorno sporočilo|izvorna poruka|исходное сообщение|пересылаемое сообщение',
  'оригінальне повідомлення|αρχικό μήνυμα|originele bericht|reply (?:message|above this line)|original msg',
  '原始邮件|原始郵件|元のメッセージ|オリジナルメッセージ|원본 메시지',
);

const divider = new RegExp(`^[\\s>*]*[-_=—]{2,}\\s*${originalWords}\\s*[-_=—]*\\s*$`, 'iu');

const forwardedWords = oneOf(
  'forwarded message|forwarded by .{1,80}|weitergeleitete nachricht|message transféré|mensaje reenviado',
  'messaggio inoltrato|mensagem (?:encaminhada|reencaminhada)|doorgestuurd bericht',
  'vidarebefordrat (?:meddelande|mejl)|videresendt (?:meddelelse|melding|besked)|przekazana wiadomość',
  'wiadomość przekazana|přeposlaná zpráva|välitetty viesti|továbbított üzenet|пересылаемое сообщение|转发的邮件',
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

const device =
  '(?:i ?phone|i ?pad|i ?pod|ios|android|galaxy|samsung|smart ?phone|mobile?|mobil\\p{L}*|phone|tel[eé]fono|tel[ée]phone|tablet|handy|blackberry|nokia|huawei|xiaomi|htc|sony|xperia|nexus|pixel|oneplus|windows|outlook|yahoo|gmail|gmx|web\\.de|proton\\S*|airmail|mailbox|spark|newton|superhuman|thunderbird|k-9|fairemail|aquamail|mail(?: app)?|mac|laptop|computer|watch|device|ger[äa]t\\p{L}*)';

const deviceLine = new RegExp(
  `^[\\s<({\\[_*-]*(?:${oneOf(
    `(?:sent|send|typed|written|dictated) (?:from|via|with|by|using|on)\\b.{0,40}${device}.{0,60}`,
    'sent (?:from|via|with|by) (?:my|an?)(?: [^\\s,]{1,20}){1,4}',
    `from my (?:\\S{1,12} )?${device}.{0,10}`,
    `\\p{L}+ from mobile`,
    'get outlook for .{1,60}',
    `von meine[mr]? .{1,60}gesendet`,
    `gesendet (?:von|mit|mittels|vom|aus)\\b.{0,60}`,
    'diese (?:nachricht|e-?mail|mail) wurde (?:von|mit)\\b.{1,60}gesendet',
    `envoyé (?:depuis|de(?:puis)?|à partir|avec|via)\\b.{1,60}`,
    '.{0,30}outlook (?:for|für|pour|para|per|voor|för|for|til|do|для) (?:ios|android)\\b.{0,60}',
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
