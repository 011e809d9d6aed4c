/**
 * "Do not write to me again", in eleven languages.
 *
 * Conservative: a sentence must ask it for the writer, not describe it. Missing one costs little, since every human reply
 * stops the cadence anyway; what is found here blocks the address for good.
 */
import { plainLetters, sentencesOf, wordCount } from './wording';

/** A whole message of a word or three. */
const bare =
  /^(?:please |kindly |bitte |por favor |favor |s'il vous plait |alstublieft |per favore )?(?:unsubscribe(?: me)?|stop|stopp|remove(?: me)?|opt[- ]?out|take me off|no more|no more (?:e-?mails?|mails?|messages)|abmelden|abmeldung|austragen|keine (?:weiteren )?(?:e-?mails?|mails?|nachrichten)(?: mehr)?|desabonner|desabonnement|desinscrire|desinscription|desabonnez[- ]moi|me desabonner|baja|darme de baja|dar de baja|cancelar suscripcion|disiscrivimi|disiscrivetemi|cancellami|cancellatemi|cancelar (?:inscricao|subscricao)|remover|descadastrar|afmelden|uitschrijven|uitschrijving|avregistrera|avprenumerera|avmeld(?: meg| mig)?|afmeld(?: mig)?|wypisz(?: mnie)?|rezygnuje|wypisac)(?: please| me| bitte| thanks?| thank you| danke| merci| gracias| grazie| obrigad[oa]| now| immediately)*[.!\s]*$/;

const english: readonly RegExp[] = [
  /\bunsubscribe (?:me|us|my|this (?:address|e-?mail)|please|from)\b|\bplease unsubscribe\b/,
  /\b(?:remove|delete|erase|drop|strike|scrub) (?:me|us|my (?!last |previous |earlier |first |second )(?:\w+ ){0,2}(?:e-?mail|address|name|details|data|info|information|contact|record|number)|our (?:\w+ ){0,2}(?:e-?mail|address|details|data|company)|this (?:e-?mail|address)|all (?:of )?my (?:data|details|information))\b(?=.{0,60}(?:list|database|records?|system|crm|mailing|contacts?|distribution|off\b|please|immediately|now|data|e-?mails?|$|[.!]))/,
  /\btake (?:me|us|my (?:\w+ ){0,2}(?:e-?mail|address|name|details|data|number)) (?:off|from|out of)\b|\bopt (?:me|us) out\b|\b(?:want|wish|like|choose|going|need|asking|request|prefer) to (?:opt[- ]?out|unsubscribe|be (?:removed|taken off|unsubscribed|deleted))\b|\bi (?:hereby )?(?:opt[- ]?out|unsubscribe)\b|\bhow (?:do|can) i (?:unsubscribe|opt[- ]?out|get off)\b/,
  /\b(?:stop|quit|cease) (?:all )?(?:e-?mailing|mailing|contacting|writing|messaging|spamming|calling|pestering|bothering|harassing|sending) (?:to )?(?:me|us|these|this|those|any(?:thing| more| further)?|more|your|such|e-?mails?|mails?|messages?)\b(?! \$)|\bstop (?:with )?(?:these|the|your|all|this) (?:\w+ )?(?:e-?mails?|messages?|mails?|spam|outreach)\b|\bstop (?:it|this) (?:now|please|immediately)\b/,
  /\b(?:do not|don't|dont|never|please not) (?:ever )?(?:e-?mail|mail|contact|write(?: to)?|message|bother|disturb) (?:me|us|this (?:address|e-?mail)|any(?:thing| more| further)?)\b|\b(?:do not|don't|dont|never) (?:ever )?(?:send|call) (?:me|us)(?= (?:any|again|more|further|e-?mails?|messages?|mails?|such|these|this (?:stuff|kind|rubbish|spam))|[.!]|$)|\b(?:do not|don't|dont) send any(?:thing)? (?:more|else|further)/,
  /\bcease (?:all |any |further )*(?:contact|communications?|e-?mails?|correspondence|outreach)\b|\b(?:do not|don't|dont|never) contact (?:again|any ?more)\b|\bno (?:more|further) (?:e-?mails?|mails?|messages?|contact|communication|correspondence|outreach)\b/,
  /\b(?:i )?(?:do not|don't) (?:want|wish|care) to (?:receive|get|hear|be contacted|be e-?mailed)\b(?=.{0,50}(?:e-?mails?|messages?|from you|contact|anything|more|again|any|$))/,
  /\b(?:delete|erase|remove) (?:all )?(?:of )?(?:my|our|any) (?:personal )?(?:data|details|information|record)|\bright to (?:be forgotten|erasure|object)\b|\bunder (?:the )?gdpr\b.{0,80}\b(?:delete|erase|remove|object|stop)\b|\bgdpr\b.{0,40}\b(?:request|erasure|deletion|removal)\b|\bi object to (?:the |any |your |further )?(?:direct )?(?:marketing|processing|use)/,
  /\bcease and desist\b|\blose my (?:number|e-?mail|address)\b|\bleave (?:me|us) alone\b|\bblack ?list (?:me|us)\b|\bnot to be contacted\b|\bdo not contact\b(?= (?:again|list|any)|[.!]|$)/,
];

const others: readonly RegExp[] = [
  // German
  /\b(?:nehmen|streichen|loschen|entfernen|tragen|melden) sie (?:mich|uns|meine (?:\S+ ){0,2}(?:adresse|e-?mail-?adresse|daten|mailadresse))\b|\b(?:nimm|streich(?:e)?|losch(?:e)?|entfern(?:e)?|trag(?:e)?|meld(?:e)?) (?:mich|uns|meine (?:\S+ )?(?:adresse|daten))\b.{0,40}\b(?:aus|raus|ab|verteiler|liste)\b|\baus (?:dem|ihrem|eurem|deinem|diesem|ihrer|der|eurer) (?:\S+ )?(?:verteiler|mailingliste|e-?mail-?liste|liste|datenbank|kartei)\b|\bkeine (?:weiteren |weitere )?(?:e-?mails?|mails?|nachrichten|werbung|kontaktaufnahmen?|anfragen|zuschriften)\b(?=.{0,30}(?:mehr|von ihnen|senden|schicken|zusenden|an mich|bitte|zu senden|zu schicken|$|[.!]))|\b(?:schreiben|kontaktieren|schicken|senden|mailen|belastigen) sie (?:mir|mich|uns) (?:bitte )?(?:nicht|nie)(?: mehr| wieder)|\bschreib(?:t)? (?:mir|uns) (?:bitte )?nicht mehr|\bnicht (?:mehr|weiter|wieder) (?:kontaktier|anschreib|anzuschreib|angeschrieben|kontaktiert|kontaktiert)|\b(?:mochte|will|bitte|wunsche) (?:mich |hiermit |bitte )*(?:abmelden|austragen|abbestellen|keine (?:weiteren )?(?:e-?mails?|mails?|nachrichten|kontakt))|\b(?:loschen|loschung) (?:sie )?(?:bitte )?(?:alle |aller |samtliche |samtlicher )?(?:meine|meiner|uber mich)\b.{0,30}daten|\bwiderspreche\b.{0,60}(?:verarbeitung|nutzung|werbung|daten|kontakt)|\blassen sie mich (?:bitte )?in ruhe|\bunterlassen sie\b.{0,40}(?:mails?|nachrichten|kontakt|werbung|zusendung|anschreiben)|\bbitte nicht (?:mehr|weiter|wieder) (?:kontaktieren|anschreiben|schreiben|mailen|melden)/,
  // French
  /\bdesabonne[rz][- ]?(?:moi|nous)?\b(?=.{0,40}(?:svp|merci|liste|$|[.!]|de))|\b(?:me|nous) (?:desabonner|desinscrire|retirer|supprimer|rayer)\b|\b(?:retirez|supprimez|enlevez|rayez|desinscrivez|otez)(?:[- ](?:moi|nous)| (?:mon|mes|notre|nos|mon adresse))\b|\bne (?:plus )?(?:me|nous) (?:plus )?(?:contacte[rz]?|ecri(?:re|vez)|envoye[rz]?|solliciter|sollicitez|adresser|relancer?|relancez)\b(?=.{0,30}(?:plus|jamais|$|[.!]|d'e?-?mails?|de|svp|merci))|\bne (?:m'|me |nous )?(?:envoyez|ecrivez|contactez|adressez) (?:(?:plus|jamais)\b|pas (?:d'|de )(?:e-?mails?|mails?|messages?|pub))|\bplus (?:recevoir|etre contacte|etre sollicite|aucun (?:e-?mail|mail|message))|\bplus (?:de|d') ?(?:e-?mails?|mails?|messages?|courriels?)(?= (?:de votre|svp|s'il)|[.!]|$)|\bsuppri(?:mer|mez|mez) (?:toutes )?mes donnees|\bdroit (?:a l'oubli|a l'effacement|d'opposition)|\bm'oppose (?:au|a)\b|\blaissez[- ]moi tranquille|\bne plus (?:m'|me |nous )?(?:envoyer|ecrire|contacter|adresser|solliciter)\b|\bstop (?:aux?|les|a vos) (?:e-?mails?|mails?|messages?|sollicitations?|pub\w*)|\b(?:arretez|cessez|arrete) de (?:m'|me |nous )(?:ecrire|envoyer|contacter|spammer|solliciter|relancer|harceler)/,
  // Spanish
  /\b(?:darme|dame|denme|deme|dadme|darnos|dar) de baja\b|\bno (?:me|nos) (?:contacte[ns]?|contacteis|escriba[ns]?|escribais|llame[ns]?|vuelva[ns]? a (?:contactar|escribir|enviar))\b(?=.{0,40}(?:mas|nunca|correos?|e-?mails?|mensajes|por favor|$|[.!]))|\bno (?:me|nos) (?:envie[ns]?|envieis|mande[ns]?)\b(?=.{0,20}(?:\bmas\b|nunca|nada|correos|e-?mails|mensajes|publicidad))|\b(?:solicito|quiero|pido|deseo|tramiten) (?:la |mi |darme de )?baja\b|\bno (?:quiero|deseo|queremos) (?:recibir|que me (?:escrib|contact|envi))|\b(?:elimin(?:e|en|ar|arme|enme|eme|a|ame)|borr(?:e|en|ar|arme|enme|eme|ame)|quit(?:e|en|ar|arme|enme|eme|ame)|sac(?:ar|arme|ame)|saque(?:me|nme)|retir(?:e|en|eme|enme|arme))\b.{0,30}\b(?:me|mi|mis|lista|base de datos|datos|correo)\b|\b(?:eliminarme|borrarme|quitarme|sacarme|elimineme|eliminenme|quiteme|quitenme|borreme|saqueme|saquenme)\b|\b(?:dejen?|deje) de (?:escribir|contactar|enviar|mandar|llamar|molestar)(?:me|nos)|\bno mas (?:correos|e-?mails?|mensajes)\b/,
  // Italian
  /\b(?:disiscriv(?:imi|etemi|ermi|eteci)|cancell(?:ami|atemi|armi|ateci|are il mio)|rimuov(?:imi|etemi|ermi|ete il mio|ere il mio)|toglie(?:temi|rmi)|toglimi|elimin(?:ami|atemi|ate i miei|are i miei))\b|\bnon (?:mi |ci )?(?:contatt(?:atemi|ate|armi|i)|scriv(?:etemi|ermi|ete|a|ere)|contattare)\b(?=.{0,40}(?:piu|mai|e-?mail|mail|messaggi|$|[.!]))|\bnon (?:mi |ci )?(?:inviat(?:emi|e)|mandat(?:emi|e)|inviarmi)\b(?=.{0,20}(?:\bpiu\b|\bmai\b|e-?mail|mail|messaggi|pubblicita))|\b(?:chiedo|richiedo|desidero) (?:la |di )?(?:cancellazione|cancellarmi)|\bessere (?:rimoss[oa]|cancellat[oa]|eliminat[oa]|disiscritt[oa])\b|\bcancellare il mio (?:indirizzo|nome|contatto|nominativo)|\bnon (?:desidero|voglio|vorrei|intendo) (?:piu )?(?:ricevere|essere contattat)|\bsmett(?:ete|etela|ila|i|a) di (?:scriver|contattar|inviar|mandar)|\bniente piu (?:e-?mail|mail|messaggi)|\b(?:mi oppongo|diritto all'oblio)/,
  // Portuguese
  /\b(?:remov(?:er?|am|a)[- ]?me|retir(?:e|em|ar)[- ]?me|tir(?:e|em|ar)[- ]?me|exclua(?:m)?[- ]?me|elimin(?:e|em)[- ]?me|me (?:remov(?:a|am|er)|retir(?:e|em|ar)|tir(?:e|em|ar)|exclu(?:a|am|ir)|descadastr(?:e|em|ar)))\b|\bnao (?:me |nos |voltem? a )?(?:contact(?:e|em|ar)|contat(?:e|em|ar)|escrev(?:a|am)|envi(?:e|em)|mand(?:e|em))(?:[- ]?me)?\b(?=.{0,40}(?:mais|nunca|e-?mails?|mensagens|por favor|$|[.!]))|\bnao (?:quero|desejo|pretendo|queremos) (?:mais )?(?:receber|ser contact|ser contat)|\bpar(?:e|em) de (?:me )?(?:enviar|escrever|contactar|contatar|mandar)|\bcancel(?:ar|e|em) (?:a )?(?:minha )?(?:inscricao|subscricao|assinatura)|\b(?:apag|elimin|exclu)\w+ (?:os )?meus dados|\bchega de (?:e-?mails|mensagens)|\b(?:remov(?:a|am|er)|retir(?:e|em|ar)|elimin(?:e|em|ar)|apagu(?:e|em)|exclu(?:a|am|ir)) (?:o |a |os |as )?(?:meus?|minhas?|nosso|nossa)\b.{0,40}(?:lista|base|e-?mail|endereco|dados|contact|contat)|\b(?:solicito|peco|pedimos|quero) a (?:remocao|eliminacao|exclusao)|\bcancelar a (?:subscricao|inscricao|assinatura)\b/,
  // Dutch
  /\b(?:mij|me|ons|mijn (?:e-?mail)?adres|ik wil|graag) (?:\S+ ){0,4}(?:afmelden|uitschrijven|uit te schrijven|af te melden|verwijderen|te verwijderen)\b|\b(?:verwijder|schrijf|haal|meld|schrap) (?:mij|me|ons|mijn (?:\S+ )?(?:adres|gegevens|e-?mailadres))\b|\bgeen (?:verdere |nieuwe )?(?:e-?mails?|mails?|berichten|contact|reclame)\b(?=.{0,40}(?:meer|sturen|ontvangen|opnemen|$|[.!]))|\b(?:mail|schrijf|contacteer|benader|stuur|bel) (?:mij|me|ons) (?:alstublieft |aub |a\.u\.b\. )?niet (?:meer|langer|opnieuw)|\bniet (?:meer|langer) (?:te )?(?:mailen|benaderen|contacteren|schrijven|benaderd|gemaild|contact)|\bstop (?:met|a\.?u\.?b\.? met) (?:mailen|schrijven|het sturen|e-?mails|mij|contact)|\blaat (?:mij|me) met rust/,
  // Swedish, Danish, Norwegian
  /\b(?:avregistrera|avprenumerera|avmeld|afmeld|fjern|slett|slet|ta bort|ta vack|stryk) (?:mig|meg|oss|os|min (?:\S+ )?(?:adress|adresse|e-?post|mail|e-?mail)|mina uppgifter|mine (?:data|oplysninger|opplysninger))\b|\b(?:kontakta|kontakt|mejla|maila|skriv|skicka|send) (?:inte|ikke)?(?: till| til)? ?(?:mig|meg|oss|os)?(?: inte| ikke)? (?:mer|mere|langre|laengere|lenger|igen|flere|fler)\b|\b(?:inga|ingen|inte|ikke) (?:fler|flere|flera|mer|mere) (?:e-?mails?|mails?|mejl|meddelanden|beskeder|meldinger|e-?post|henvendelser)\b|\b(?:vill|vil|onskar|onsker) (?:inte|ikke) (?:ha |fa |have |modtage |motta |bli )?(?:\S+ )?(?:fler|flere|mer|mere|mejl|mails?|e-?post|kontakta[dt]|kontaktet)|\bsluta (?:mejla|maila|skicka|skriva|kontakta)|\b(?:stop|slutt) (?:med )?(?:at |a )?(?:sende|skrive|maile|kontakte)/,
  // Polish
  /\b(?:prosze )?(?:o )?(?:usun(?:ac|iecie|ciecie)?|wypisa(?:c|nie)|wykresl(?:ic|enie)|skasowa(?:c|nie)) (?:mnie|moj\w*|nas|z (?:listy|bazy))\b|\b(?:wypiszcie|usuncie|wykreslcie|wypisz|usun) (?:mnie|nas|moj\w*)\b|\b(?:prosze )?(?:wiecej )?(?:juz )?(?:wiecej )?nie (?:pisac|pisz|piszcie|kontaktowac|kontaktuj\w*|wysylac|wysylaj\w*|przesylac)\b(?=.{0,40}(?:do mnie|wiecej|juz|ze mna|maili|wiadomosci|$|[.!]))|\bnie (?:chce|zycze sobie) (?:juz )?(?:wiecej )?(?:otrzymywac|dostawac|kontaktu|wiadomosci|maili)|\bsprzeciw\w* wobec|\bprosze (?:mnie|nas) (?:wypisac|usunac|wykreslic|skasowac)/,
];

/** The sentence speaks of something else: a negated wish, a wait, another way, a newsletter's instructions, a question about the past. */
const notMeant =
  /\b(?:remove|take|drop|delete) (?:me|us) (?:off|from|as|through|to|for|with|out of) (?:the |this |your |that |our )?(?:\w+ )?(?:call|invit\w*|meeting|agenda|cc|copy|project|calendar|contact|steps|process|loop|channel|shipment|order)\b|\bunsubscribe from (?:the|our|your|this) (?:\w+ )?(?:trial|plan|service|product|tool|app)\b|\bopt(?:ing)?[- ]?out of (?:the|our|this|that|a) (?!(?:\w+ )?(?:e-?mails?|mail|list|news\w*|communic\w*|messages?|sequence|campaign))|^if i\b|\b(?:before(?= \w)(?! to\b)|yet|over the weekend|on weekends|todavia|aun|ancora|prima di|noch nicht|pas avant|nog niet)\b(?=.{0,40}(?:$|[.!,]))|\b(?:do not|don't|dont|didn't|did not|never|no need to|without|please not|rather than|instead of|won't|wouldn't|shouldn't) (?:\w+ ){0,3}(?:unsubscrib\w*|remov\w*|delet\w*|stop|take (?:me|us) off|opt(?:ed)?[- ]?out|erase|drop)\b|^(?:\w+,? )?(?:did|have|had|was|were|am|should) (?:i|we|you) (?:\w+ ){0,3}(?:unsubscribed?|opt(?:ed)?[- ]?out|removed?|taken off)\b.*\?|\b(?:if|why|when|whether|because) (?:\w+ ){0,2}(?:unsubscribed?|opted[- ]?out|removed|taken off)\b|\b(?:until|till|bis (?:zum|ende|mitte)|instead|but call|call me|phone me|ring me|on my (?:mobile|cell|phone)|other (?:address|e-?mail)|private (?:address|e-?mail)|this (?:address|mailbox) but)\b|\b(?:nicht|noch nicht|bitte nicht) (?:aus dem verteiler|abmelden|austragen|loschen|entfernen)\b|\bnehmen sie mich (?:bitte )?nicht\b|\b(?:streichen|loschen|entfernen) sie (?:mich|uns|meine \S+) (?:bitte )?nicht\b|\bne (?:me|nous) (?:retirez|supprimez|desabonnez|desinscrivez) pas\b|\bno (?:me|nos) (?:elimin\w+|borr\w+|quit\w+|saqu\w+|den? de baja)\b|\bnon (?:cancellatemi|cancellarmi|rimuovetemi|disiscrivetemi|eliminatemi)\b|\bnao (?:me )?(?:remov\w+|retir\w+|tir\w+|exclu\w+)\b|\b(?:verwijder|schrijf|haal|meld) (?:mij|me|ons) (?:alstublieft |aub )?niet (?:af|uit|van|weg|$)/;

const instruction =
  /\b(?:click|clicking|visit|preferences|hyperlink|https?:|www\.|\$link|klicken|cliquez|cliquant|haga clic|clicca|clique|klik hier|klicka|klik)\b|^(?:to|if you(?:'d)?|you (?:can|may)|um|wenn sie|falls sie|pour|si vous|para|si (?:desea|no desea|quiere)|per|se (?:desidera|non)|se (?:deseja|nao)|om|als u|wil je|vill du|hvis du|jesli|aby)\b.{0,80}\b(?:unsubscribe|opt[- ]?out|stop receiving|no longer|wish|prefer|would (?:rather|like)|abmelden|abzumelden|desabonner|desinscrire|baja|disiscriver|cancelar|remover|afmelden|avregistrera|afmelde|wypisac|receive|keine weiteren|plus recevoir|don't want|do not want)\b|\b(?:you (?:are|were) receiv|this (?:e-?mail|message) was sent|you received this|you subscribed|manage your|update your (?:subscription|preferences)|unsubscribe (?:here|link|button|rate|page|list|at any time|any ?time)|sie erhalten diese|vous recevez ce|recibe este|ricevi questa|recebeu este|u ontvangt deze|reply (?:with )?["']?(?:stop|unsubscribe|remove))\b/;

/** People who end a long mail with an ask mean it too, but what stands that far down is more often somebody else's text. */
const topLength = 600;

export interface OptOut {
  /** The sentence that asks, as it was read. */
  readonly sentence: string;
  /** False where the rest of the message is long or friendly: then stop, and let a person look. */
  readonly isCertain: boolean;
}

const friendly =
  /\b(?:interested in|tell me more|let's talk|send me (?:the|a|your) (?:proposal|pricing|quote|deck|details)|looking forward to|sounds (?:good|great)|interessiert an)\b/;

/** Looks for an opt-out in somebody's own words, quotes, signature and our opt-out line already cut. */
export const optOutOf = (words: string): OptOut | null => {
  const text = plainLetters(words).slice(0, topLength);
  if (bare.test(text.trim())) return { sentence: words.trim(), isCertain: true };
  if (/\bmy (?:e-?mail|address|data|number|details|name)\b[^.?!]*[.?!]\s*(?:please )?(?:delete|remove|erase) it\b/.test(text))
    return { sentence: words.trim().slice(0, 200), isCertain: true };
  const sentences = sentencesOf(joined(text));
  for (const sentence of sentences) {
    if (notMeant.test(sentence)) continue;
    // "Stop!" among other words is no more than an exclamation.
    const isAlone = sentences.length === 1 || !/^stopp?\W*$/.test(sentence);
    const asked = (isAlone && bare.test(sentence)) || [...english, ...others].some((pattern) => pattern.test(sentence));
    if (!asked) continue;
    const asksForMe =
      /^(?:please |kindly |can you |could you |would you )*(?:unsubscribe|remove|delete|take) (?:me|us|my)\b/.test(sentence);
    if (instruction.test(sentence) && !asksForMe) continue;
    if (
      /\?$/.test(sentence) &&
      !/\b(?:can|could|would|will|please|how (?:do|can) i|konnen|konnten|bitte|pouvez|pourriez|puede|podria|puo|potete|pode|podem|kunt|kun je|kan|czy mozecie|when will you)\b/.test(
        sentence,
      )
    )
      continue;
    return { sentence, isCertain: wordCount(words) <= 80 && !friendly.test(text) };
  }
  return null;
};

/** Sentences run over line ends; a list or a new paragraph does not. */
const joined = (text: string): string => text.replace(/([^\n.!?:,])\n(?=[^\n\s-•*])/g, '$1 ').replace(/,\n(?=\S)/g, ',\n');
