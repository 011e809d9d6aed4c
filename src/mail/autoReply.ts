/**
 * Mail that a machine answered with: absence notices, "we have received your mail", mailboxes given up.
 *
 * One strong sign or two medium ones make an automatic reply; the words of the body never do alone, since people write
 * "I am out of office" by hand too, and a person stops the cadence for good.
 */
import type { IncomingMail } from './mimeIn';
import { plainLetters } from './wording';

const subjectStart =
  /^\s*(?:auto(?:matic|mated)?[ -]?(?:reply|response|respond|answer|antwort|svar)?\s*:|auto(?:matic|mated)?[ -]?(?:reply|response|answer)\b|autoreply|out of (?:the )?office|out[- ]of[- ]office|ooo\b|on (?:vacation|holiday|leave|annual leave|parental leave|maternity leave)|away (?:from|until|till)|vacation (?:reply|notice|response)|absence notice|automatische (?:antwort|antwoord|ruckmeldung|rueckmeldung)|automatisch antwoord|abwesenheits?(?:notiz|nachricht|meldung|benachrichtigung|agent|assistent)|abwesend|abwesenheit|nicht im (?:haus|buro|buero)|urlaub|reponse automatique|absence du bureau|absen(?:t|ce)\b|message d'absence|en conges?|respuesta automatica|fuera de (?:la )?oficina|ausente|de vacaciones|ausencia|resposta automatica|fora do escritorio|ausencia do escritorio|de ferias|risposta automatica|risposta non al computer|fuori (?:sede|ufficio)|assenza|in ferie|afwezig|afwezigheid|niet aanwezig|autosvar|automatiskt svar|franvaro|automatisk svar|fravaer|ikke til stede|ferie|autoodpowiedz|automatyczna odpowiedz|odpowiedz automatyczna|poza biurem|nieobecnosc|urlop|automaattinen vastaus|不在|自動応答|自動返信|自动回复|自動回覆|外出|休暇)/i;

/** What an absence notice says, in ten languages. */
const absenceWords =
  /out of (?:the )?office|out[- ]of[- ]office|\booo\b|(?:am|is|are|be|currently|i'm|i'll be) (?:currently |now |out |on )*(?:away|on (?:annual |paid |sick |parental |maternity |paternity |medical )?(?:leave|vacation|holidays?)|travell?ing|on sabbatical|out until|out of town|unavailable)|limited access to (?:my )?e?-?mail|upon my return|(?:when|until) i (?:am back|return|get back)|returning (?:to the office )?on|back in the office|maternity leave|parental leave|sick leave|nicht im (?:buro|buero|haus|dienst|unternehmen)|ausser haus|abwesend|abwesenheit|im urlaub|auf dienstreise|in elternzeit|wieder (?:erreichbar|im buro|im buero|fur sie da|zuruck|da)|nicht erreichbar|absent|en (?:conge|vacances|deplacement|arret)|conges?\b|de retour|hors du bureau|fuera de (?:la )?oficina|ausente|de vacaciones|de viaje|de baja|estare de vuelta|fuori (?:sede|ufficio)|in ferie|assente|al mio rientro|rientr(?:o|ero)|in maternita|fora do escritorio|de ferias|ausente|em viagem|estarei de volta|afwezig|met (?:vakantie|verlof)|op vakantie|niet (?:op kantoor|aanwezig|bereikbaar)|op reis|pa semester|ledig|bortrest|franvarande|tjansteresa|foraldraledig|inte pa kontoret|tillbaka|pa ferie|ikke pa kontoret|bortreist|bortrejst|fravaerende|tilbage|tilbake|poza biurem|na urlopie|nieobecn|urlop|w podrozy|wracam|不在|休暇|外出|出差|休假|お休み/;

/** The person is gone or the mailbox is given up: waiting would be for nothing. */
const goneWords =
  /(?:is|am|are|i'm|he's|she's) no longer (?:with|at|working|employed|part of|an employee|in (?:this|the) (?:role|position|office)|affiliated)|no longer works? (?:here|at|for|with)|has (?:now |since )?left (?:the |our |this )?(?:company|organi[sz]ation|firm|business|team|role|position|us\b|\w+(?: \w+)?\.?$)|have (?:now |since )?left (?:the |our |this )?(?:company|organi[sz]ation|firm|business|position)|left the (?:company|organi[sz]ation|firm)|(?:last|final) (?:working )?day (?:with|at|was)|moved on from|(?:inbox|mailbox|address|account)[^.\n]{0,40}(?:no longer|not) (?:in use|monitored|active|used|being (?:monitored|read|used)|checked|exists?|valid)|has retired|nicht mehr (?:bei|im unternehmen|in unserem|fur (?:die|das|uns)|tatig|angestellt|beschaftigt)|(?:unternehmen|firma) verlassen|ausgeschieden|wird nicht mehr (?:gelesen|abgerufen|genutzt|verwendet)|ne (?:fait|travaille|fais) plus partie|ne travaille plus|a quitte (?:la |l'|notre )?(?:societe|entreprise|groupe|organisation)|n'est plus (?:en fonction|utilisee|consultee|dans)|ya no (?:trabaj|forma|pertenece|labora)|ha dejado la empresa|non (?:lavora|lavoro|fa) piu|ha lasciato (?:l'azienda|la societa)|nao (?:trabalha|trabalho|faz) mais|ja nao (?:trabalha|faz|pertence)|deixou a empresa|niet (?:meer|langer) (?:werkzaam|in dienst|bij|werkt)|werkt niet meer|heeft (?:het bedrijf|ons) verlaten|(?:har )?slutat (?:pa|hos|pa foretaget)|arbetar inte langre|jobbar inte langre|(?:er )?(?:stoppet|fratradt|sluttet) (?:hos|i)|ikke l(?:ae|e)ngere ansat|ikke lenger ansatt|nie pracuj|退職/;

const receivedWords =
  /(?:we|i) (?:have )?(?:received|got) your (?:e-?mail|message|request|enquiry|inquiry|mail|ticket)|your (?:e-?mail|message|request|enquiry|inquiry|mail|ticket|case)[^.\n]{0,60}(?:has been|was|is) (?:successfully )?(?:received|logged|created|registered|assigned|opened)|thank you for (?:contacting|your (?:e-?mail|message|enquiry|inquiry|interest|request)|reaching out|getting in touch)|thanks for (?:contacting|your (?:e-?mail|message)|reaching out|getting in touch)|(?:ticket|case|request|reference) (?:number|id|no\.?|#)|a ticket has been|will (?:get back|respond|reply) to you (?:within|as soon|shortly|soon)|(?:we aim|aims?) to (?:respond|reply)|ihre (?:nachricht|e-?mail|anfrage)[^.\n]{0,60}(?:erhalten|eingegangen)|vielen dank fur ihre (?:nachricht|e-?mail|anfrage)|(?:nous avons )?bien recu votre|accuse de reception|hemos recibido su|gracias por (?:contactar|su mensaje)|abbiamo ricevuto|grazie per averci contattato|recebemos (?:a sua|sua|o seu)|we hebben uw|bedankt voor uw (?:bericht|mail|e-?mail)|vi har (?:tagit emot|mottagit|modtaget|mottatt)|otrzymalismy/;

const challengeWords =
  /confirm (?:that )?you are (?:a |not a )?(?:human|person|robot)|verify (?:your|the) (?:sender|e-?mail) (?:address )?(?:to|in order)|sender verification|click (?:here|the link|below) to (?:confirm|verify) (?:your|that)/;

/** Signs in the headers, by weight. */
interface Signs {
  readonly strong: readonly string[];
  readonly medium: readonly string[];
}

const markedHeaders: readonly { readonly name: string; readonly value: RegExp }[] = [
  { name: 'auto-submitted', value: /^(?!no\b)\S/i },
  { name: 'x-autoreply', value: /^(?!no\b|false\b)/i },
  { name: 'x-autorespond', value: /^/ },
  { name: 'x-autoresponder', value: /^/ },
  { name: 'x-mail-autoreply', value: /^/ },
  { name: 'x-autoreply-from', value: /^/ },
  { name: 'x-autogenerated', value: /reply|respon|vacation/i },
  { name: 'x-apple-action', value: /vacation/i },
  { name: 'precedence', value: /^auto[_-]?reply/i },
  { name: 'x-precedence', value: /^auto[_-]?reply/i },
  { name: 'x-post-messageclass', value: /autoresponder/i },
  { name: 'delivered-to', value: /^autoresponder/i },
  { name: 'x-fc-machinegenerated', value: /true/i },
  { name: 'x-vacation', value: /^/ },
];

const signsOf = (mail: IncomingMail): Signs => {
  const { headers } = mail;
  const subject = plainLetters(mail.subject);
  const strong = markedHeaders
    .filter(({ name, value }) => headers.has(name) && headers.all(name).some((text) => value.test(text.trim())))
    .map(({ name }) => name);
  const startsSo = subjectStart.test(subject);
  const medium = [
    ...(startsSo ? ['its subject'] : []),
    ...(/\b(?:all|oof|autoreply)\b/i.test(headers.get('x-auto-response-suppress')) ? ['x-auto-response-suppress'] : []),
    ...(headers.has('x-ms-exchange-inbox-rules-loop') ? ['x-ms-exchange-inbox-rules-loop'] : []),
    ...(headers.has('x-ms-exchange-generated-message-source') ? ['x-ms-exchange-generated-message-source'] : []),
    ...(/^\s*<>\s*$/.test(headers.get('return-path')) ? ['an empty return path'] : []),
    ...(/^(?:bulk|junk)/i.test(headers.get('precedence')) ? ['precedence'] : []),
    ...(startsSo && absenceWords.test(plainLetters(mail.text.slice(0, 1500))) ? ['its words'] : []),
  ];
  return { strong, medium };
};

type AutoReplyKind = 'out-of-office' | 'left-company' | 'acknowledgement' | 'other-machine';

export interface AutoReply {
  readonly kind: AutoReplyKind;
  /** By what it was recognised, in words. */
  readonly why: string;
}

/** Tells what an automatic reply is; null for mail that shows too few signs of a machine. */
export const autoReplyOf = (mail: IncomingMail): AutoReply | null => {
  const { strong, medium } = signsOf(mail);
  if (strong.length === 0 && medium.length < 2) return null;
  const signs = `automatic reply by ${[...strong, ...medium].slice(0, 3).join(', ')}`;
  const text = plainLetters(`${mail.subject}\n${mail.text.slice(0, 3000)}`);
  if (goneWords.test(text)) return { kind: 'left-company', why: `${signs}; says the person is gone` };
  const subject = plainLetters(mail.subject);
  if (subjectStart.test(subject) && absenceWords.test(text))
    return { kind: 'out-of-office', why: `${signs}; speaks of an absence` };
  if (challengeWords.test(text)) return { kind: 'other-machine', why: `${signs}; asks the sender to prove something` };
  if (absenceWords.test(text) && !(receivedWords.test(text) && /#\d{3,}|ticket/.test(text)))
    return { kind: 'out-of-office', why: `${signs}; speaks of an absence` };
  if (receivedWords.test(text)) return { kind: 'acknowledgement', why: `${signs}; confirms receipt` };
  const isGenerated =
    /^auto-generated/i.test(mail.headers.get('auto-submitted').trim()) &&
    !subjectStart.test(subject) &&
    !mail.headers.has('x-ms-exchange-inbox-rules-loop');
  if (isGenerated) return { kind: 'other-machine', why: `${signs}; a notification` };
  return { kind: 'out-of-office', why: `${signs}; no other kind fits` };
};

/** The exact end of an absence where the mail program states it in a header (iCloud); ISO text, empty otherwise. */
export const statedEnd = (mail: IncomingMail): string =>
  /endDate=(20\d{2}-\d{2}-\d{2})/.exec(mail.headers.get('x-apple-criteria'))?.[1] ?? '';
