/**
 * The three faults of a follow-up in German, French, Spanish, Italian and Portuguese: their stock phrases only, since what a
 * sentence asks for can be told in English alone. A message that brings something, or names a day or an hour, is left alone.
 */
import { bulletsOf, linksOf, plainLetters } from './wording';

export type StockFault = 'checksIn' | 'claimsReply' | 'offersOpenly';

const stock: Readonly<Record<StockFault, RegExp>> = {
  checksIn:
    /\b(?:woll\w+|mocht\w+) (?:\w+ ){0,4}(?:nach(?:fragen|haken|horen)|fragen,? (?:ob|wie))\b|\b(?:frage|hake) (?:\w+ ){0,3}nach\b|\b(?:kurz\w*|kleine|freundliche) (?:nachfrage|erinnerung|rueckfrage|ruckfrage)\b|\bje (?:me permets de (?:vous |te )?(?:relancer|recontacter)|reviens vers|voulais (?:juste |simplement )?savoir|fais suite a)\b|\bpetite relance\b|\b(?:solo|unicamente) (?:queria|quisiera|para) (?:saber|preguntar|hacer)|\b(?:hacer|dar) (?:un )?seguimiento\b|\bvolevo (?:solo |semplicemente )?(?:sapere|chiedere|capire) se\b|\b(?:faccio|fare) (?:un )?(?:follow|sollecito)|\bbreve promemoria\b|\b(?:so|apenas|gostaria de|queria) (?:queria |gostaria de |para )?saber (?:se|como)\b|\bpassando para\b/,
  claimsReply:
    /\b(?:nichts|keine (?:\w+ )?(?:antwort|ruckmeldung|reaktion)|ohne antwort)\b[^.!?\n]{0,30}(?:gehort|erhalten|bekommen|\.|$)|\bwarte (?:noch |immer |weiterhin )*auf\b|\b(?:haben sie|hast du|konnten sie|konntest du)\b[^.!?\n]{0,60}\b(?:ansehen|angesehen|anschauen|angeschaut|gelesen|lesen|durchsehen|prufen|gepruft|erhalten|zeit gefunden)\b|\b(?:pas|sans|aucune?)(?: \w+){0,2} (?:reponse|retour|nouvelles?)\b|\b(?:avez-vous|as-tu|avez vous) (?:eu|pu|recu|lu)\b|\bno (?:he|hemos) (?:recibido|tenido|obtenido)\b|\bsin (?:respuesta|noticias)\b|\b(?:sigo|seguimos|quedo) (?:esperando|a la espera)\b|\b(?:ha|has|pudo|pudiste|tuvo|tuviste)(?: \w+)? (?:podido|oportunidad|tiempo|ocasion|ver|revisar|leer)\b|\bnon (?:ho|abbiamo) (?:ancora )?(?:ricevuto|avuto)\b|\bsenza risposta\b|\bsto (?:ancora )?aspettando\b|\b(?:ha|hai) (?:avuto|potuto)\b[^.!?\n]{0,40}\b(?:modo|tempo|occasione|vedere|leggere|guardare)\b|\bnao (?:recebi|tive|obtive|recebemos)\b|\bsem (?:resposta|retorno)\b|\b(?:conseguiu|pode|teve)(?: \w+)? (?:ver|ler|analisar|tempo|oportunidade)\b/,
  offersOpenly:
    /\b(?:bei|falls sie|wenn sie|haben sie|gibt es) (?:\w+ )?(?:fragen|ruckfragen)\b|\bzur verfugung\b|\bmelden sie sich\b[^.!?\n]*\b(?:gern\w*|jederzeit|einfach|wenn|falls)\b|\bn'hesitez pas\b|\b(?:a|reste a) (?:votre|ta) (?:entiere )?disposition\b|\bsi vous avez (?:des|la moindre) questions?\b|\bno dud(?:e|es|en) en\b|\ba (?:su|tu) (?:entera )?disposicion\b|\b(?:cualquier|alguna) (?:duda|pregunta|cosa)\b|\bnon esit(?:i|are|ate)\b|\ba (?:sua |tua |vostra )?(?:completa )?disposizione\b|\b(?:qualsiasi|eventuali) (?:domand[ae]|dubbi|dubbio|cosa)\b|\bnao hesite\b|\b(?:a|ao) (?:sua |seu |vosso |vossa )?(?:inteira )?(?:dispor|disposicao)\b|\b(?:qualquer|alguma) (?:duvida|questao|coisa)\b/,
};

const brings =
  /\d|\b(?:anbei|anhang|angehangt|beigefugt|ci-joint\w*|en piece jointe|adjunt\w+|allegat\w+|(?:em|en) anexo|anex\w+)\b|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miercoles|jueves|viernes|lunedi|martedi|mercoledi|giovedi|venerdi|segunda|terca|quarta|quinta|sexta)(?:-feira)?\b/;

/** True for a stock phrase of the fault in one of the five languages, with nothing brought beside it. */
export const stockPhrase = (fault: StockFault, text: string): boolean => {
  const letters = plainLetters(text);
  return stock[fault].test(letters) && !brings.test(letters) && linksOf(text).length === 0 && bulletsOf(text).length < 2;
};
