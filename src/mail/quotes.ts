/**
 * What a person wrote themselves: a reply without the mail it answers, without signature, without our own opt-out line.
 *
 * Reads the habits of mail programs in a dozen languages. Where it cannot tell, text stays: a reply cut short could lose a no.
 */

/** "On … Ana wrote:" by its verb. Compared after case is folded; a name or address may follow the verb. */
const wroteVerb =
  /(?:wrote|writes|schrieb|hat geschrieben|geschrieben|a écrit|a ecrit|escribió|escribio|ha scritto|scrive|escreveu|schreef|skrev|napisał\(?a?\)?|napisała|napisal\(?a?\)?|napsal\(?a?\)?|kirjoitti|yazdı|írta|пишет|написала?|пише|писал|写道|写了|のメール|さんは書きました)/i;

/** True for one to four joined lines that introduce a quote; a date or an address must be in them, so that prose passes. */
const introducesQuote = (line: string): boolean => {
  const bare = line.replace(/^[\s>*-]+|[\s*-]+$/g, '').trim();
  if (bare.length > 320) return false;
  const dated = /\d/.test(bare) || /@/.test(bare);
  if (!dated) return false;
  if (/^\d{4}-\d{2}-\d{2}\b.{0,3}\d{1,2}:\d{2}(?::\d{2})?\s*(?:GMT|UTC|[+-]\d)/.test(bare)) return true;
  if (!wroteVerb.test(bare)) return false;
  if (/^.{1,300}(?:wrote|writes)\s*[:：]?$/i.test(bare) && /^(?:on\b|.{0,80}@)/i.test(bare)) return true;
  return /[:：]$/.test(bare) && wroteVerb.test(bare.slice(Math.min(bare.length - 1, 4)));
};

const divider =
  /^[\s>*]*(?:[-_=]{2,}\s*)(?:original(?: message| appointment| e?-?mail)?|ursprüngliche (?:nachricht|e-?mail)|originalnachricht|message (?:d'origine|original|initial)|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|oorspronkelijke bericht|ursprungligt meddelande|originalmeddelande|oprindelig (?:meddelelse|besked)|opprinnelig melding|wiadomość oryginalna|oryginalna wiadomość|исходное сообщение|reply (?:message|above this line)|原始邮件|元のメッセージ)\s*[-_=]*\s*$/i;

const forward =
  /^[\s>*]*(?:-{2,}\s*(?:forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht|vidarebefordrat meddelande|videresendt (?:meddelelse|melding)|przekazana wiadomość)\s*-*|begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message transféré\s*:)\s*$/i;

const senderLine = /^[\s>*]*(?:from|von|de|da|van|från|fra|od|от|від|expéditeur|afzender|发件人|差出人)\s*\*?\s*[:：]/i;
const otherHeaderLine =
  /^[\s>*]*(?:sent|date|gesendet|datum|envoyé|fecha|enviado(?: el| em)?|data|inviato|verzonden|skickat|sendt|dato|wysłano|отправлено|дата|to|an|à|para|a|aan|till|til|do|кому|cc|kopie|subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|temat|тема|reply-to|antwort an|发送时间|收件人|主题|件名|宛先)\s*\*?\s*[:：]/i;

const signatureStart =
  /^(?:--\s?|—|–|_{10,}|-{10,})$|^(?:sent|send|get|gesendet|von meinem|von meiner|envoyé|enviado|inviato|inviata|verzonden|verstuurd|skickat|sendt|wysłane|wysłano|отправлено)\s+(?:from|mit|von|vom|depuis|de(?:puis)?|desde|da|do|dal|van(?:af)?|met|från|fra|z|с)\b.{0,60}$|^(?:von meinem|get outlook for|diese nachricht wurde von)\b.{0,60}$|^[-_\s]*(?:sent via|sent with)\b.{0,40}$/i;

/** True where the line at `index` begins a block of header lines such as Outlook puts above what it quotes. */
const beginsHeaderBlock = (lines: readonly string[], index: number): boolean => {
  if (!senderLine.test(lines[index] ?? '')) return false;
  return lines.slice(index + 1, index + 7).filter((line) => otherHeaderLine.test(line)).length >= 2;
};

/** How many lines from `index` on introduce a quote; 0 for none. Mail programs wrap the introduction where they like. */
const introductionLength = (lines: readonly string[], index: number): number => {
  let joined = '';
  for (let count = 1; count <= 4; count++) {
    const line = lines[index + count - 1];
    if (line === undefined || line.trim() === '') return 0;
    joined = `${joined} ${line.replace(/^[\s>]+/, '').trim()}`.trim();
    if (introducesQuote(joined)) return count;
  }
  return 0;
};

const isQuoted = (line: string): boolean => /^\s{0,3}(?:>|&gt;)/.test(line);
const isBlank = (line: string): boolean => line.trim() === '';

const withoutBlankEnds = (lines: readonly string[]): string => {
  const first = lines.findIndex((line) => !isBlank(line));
  return first < 0
    ? ''
    : lines
        .slice(first)
        .map((line) => line.trimEnd())
        .join('\n')
        .trimEnd();
};

/** Cuts a trailing signature; one at the very top is no signature, since then nothing would be left. */
const withoutSignature = (lines: readonly string[]): readonly string[] => {
  const top = lines.findIndex((line) => !isBlank(line));
  const at = lines.findIndex((line, index) => index > top && signatureStart.test(line.trim()));
  return top < 0 || at < 0 ? lines : lines.slice(0, at);
};

/** Characters of a mail that are looked at: nobody answers below a longer quote. */
const longestRead = 100_000;

export interface OwnWords {
  /** What the sender wrote, quotes and signature gone; may be empty. */
  readonly text: string;
  /** True where nothing stands above a forwarded mail: the text is then that mail's and not the sender's. */
  readonly isForward: boolean;
}

/** Takes sentences of ours out wherever they stand, however the mail program wrapped or quoted them. */
const withoutLines = (text: string, ours: readonly string[]): string =>
  ours.reduce((rest, line) => {
    const words = line
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '');
    if (words.length < 3) return rest;
    const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[\\s>]+');
    return rest.replace(new RegExp(pattern, 'gi'), ' ');
  }, text);

/**
 * Reads the sender's own words from the text of a mail.
 *
 * @param ours our own sentences, such as the opt-out line, which are never theirs
 */
export const ownWords = (text: string, ours: readonly string[] = []): OwnWords => {
  const lines = withoutLines(
    text
      .slice(0, longestRead)
      .replace(/\r\n?/g, '\n')
      .replace(/\u00a0/g, ' ')
      .replace(/[\u200b\u200e\u200f\ufeff]/g, ''),
    ours,
  ).split('\n');
  const kept: string[] = [];
  let isForward = false;
  let above = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const isHeaderBlock = beginsHeaderBlock(lines, index);
    if (divider.test(line) || forward.test(line) || isHeaderBlock) {
      if (above) break;
      isForward = true;
      while (index + 1 < lines.length && (isHeaderBlock || !isBlank(lines[index + 1] ?? '')) && !isBlank(lines[index + 1] ?? ''))
        index++;
      continue;
    }
    const introduction = introductionLength(lines, index);
    if (introduction > 0) {
      const next = lines.slice(index + introduction).find((later) => !isBlank(later));
      if (above && next !== undefined && !isQuoted(next)) break;
      index += introduction - 1;
      continue;
    }
    if (isQuoted(line)) continue;
    kept.push(line);
    if (!isBlank(line)) above = true;
  }
  return { text: withoutBlankEnds(withoutSignature(kept)), isForward };
};
