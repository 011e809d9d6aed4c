/** The block of header lines that Outlook puts above what it quotes, in some thirty languages. */

const oneOf = (...words: readonly string[]): string => `(?:${words.join('|')})`;

const senderNames = oneOf(
  'from|von|de(?: la)?|da|van|från|fra|frá|od|lähettäjä|feladó|saatja|kimden|expéditeur|afzender|remitente',
  'mittente|absender|от(?: кого)?|від|από|מאת|من|发件人|寄件者|寄件人|差出人|보낸 ?사람',
);

const otherNames = oneOf(
  'sent(?: at)?|date|datum|gesendet(?: am)?|envoyé(?: le)?|fecha|enviado(?: el| em)?|enviada(?: em)?|enviat',
  'data|inviato|verzonden|skickat|sendt|dato|wysłano|odesláno|odoslané|lähetetty|päivämäärä|elküldve|trimis',
  'gönderme tarihi|gönderildi|tarih|poslano|отправлено|дата|надіслано|ημερομηνία|στάλθηκε|תאריך|נשלח|发送时间|日期',
  '寄件日期|送信日時|日時|날짜|보낸 날짜|to|an|à|para|per a|a|aan|till|til|do|komu|pro|za|vastaanottaja|címzett|către|kime',
  'destinataire|destinatario|кому|προς|אל|إلى|收件人|收件者|宛先|받는 ?사람|cc|bcc|kopie|copie|copia|kopia|kopi|抄送',
  'subject|betreff|objet|asunto|assumpte|oggetto|assunto|onderwerp|ämne|emne|temat|předmět|predmet|aihe',
  'tárgy|subiect|konu|zadeva|тема|θέμα|נושא|الموضوع|主题|主旨|件名|제목|reply-to|antwort an|répondre à|responder a',
  'rispondi a|importance|priority|attachments',
);

const sender = new RegExp(`^[\\s>*_|]*${senderNames}\\s?[*_]*\\s*[:：]`, 'iu');
const other = new RegExp(`^[\\s>*_|]*${otherNames}\\s?[*_]*\\s*[:：]`, 'iu');

/** How many header lines stand before the next blank line; a long value may run over the line end. */
const headerLinesFrom = (lines: readonly string[], index: number): number => {
  let count = 0;
  for (let at = index; at < Math.min(lines.length, index + 10); at++) {
    const line = lines[at] || '';
    if (/^[\s>]*$/.test(line)) break;
    if (sender.test(line) || other.test(line)) count++;
    else if (at - index > count + 2) break;
  }
  return count;
};

/** True where the line begins a block of header lines such as Outlook puts above what it quotes. */
export const beginsHeaderBlock = (lines: readonly string[], index: number): boolean => {
  const line = lines[index] || '';
  const isSender = sender.test(line);
  if (!isSender && !other.test(line)) return false;
  const count = headerLinesFrom(lines, index);
  if (isSender) return count >= 3;
  const block = lines.slice(index, index + 6).join('\n');
  return count >= 3 && lines.slice(index, index + 6).some((each) => sender.test(each)) && /\d|@/.test(block);
};
