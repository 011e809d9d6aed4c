/**
 * What people mean, by their words: English first, then German, French, Spanish, Italian, Portuguese, Dutch, the Scandinavian
 * languages and Polish. Matched against lower case without accents.
 */
export type Intent = 'interested' | 'not-interested' | 'not-now' | 'wrong-person' | 'left-company';

const any = (...words: readonly string[]): RegExp => new RegExp(words.join('|'));

const leftCompany = any(
  "\\b(?:has|have|had|i've|'s) (?:now |since |recently |just )?left (?:the|our|this|us\\b|[a-z]\\w+)? ?(?:company|organi[sz]ation|business|firm|team|us)?\\b(?= |[.,;!]|$)(?!(?: the)? (?:office|building|message|room|meeting|door))",
  '\\b[a-z]+ left (?:the|our|this) (?:company|organi[sz]ation|business|firm|team)\\b|\\bleft us (?:in|last|on|at)\\b|\\bi left (?!a |the (?:office|message|meeting)|my |it |for )\\w+ (?:last|in|on|at the end)\\b',
  "\\bno longer (?:works?|with (?:the|our|us|this)|employed|at (?:the|our|this)|part of (?:the|our))\\b|\\bi(?:'ve| have) moved on from\\b|\\bmoved to another company\\b|\\b(?:has|have) retired\\b",
  '\\b(?:hat|haben|habe) (?:das unternehmen|die firma|uns) verlassen|\\bnicht mehr (?:bei uns|im unternehmen|fur uns|im haus|hier tatig|hier beschaftigt)|\\barbeitet nicht mehr (?:hier|bei|fur)|\\bausgeschieden\\b',
  "\\b(?:a|ai|j'ai) quitte (?:la|l'|notre|nous|l'entreprise)|\\bne travaille plus\\b|\\bne fait plus partie\\b|\\bn'est plus (?:chez nous|dans l'entreprise|parmi nous)",
  '\\bya no (?:trabaja|esta (?:con nosotros|en la empresa)|forma parte)\\b|\\b(?:ha dejado|dejo) la empresa\\b',
  "\\bnon (?:lavora|fa) piu\\b|\\bha lasciato l'azienda\\b|\\b(?:ja )?nao trabalha (?:mais|aqui|ca|connosco)?\\b|\\bsaiu da empresa\\b|\\bdeixou a empresa\\b",
  '\\bwerkt (?:hier )?niet (?:meer|langer)|\\bheeft (?:het bedrijf|ons) verlaten|\\bhar slutat\\b|\\bjobbar inte kvar|\\barbetar inte langre|\\b(?:er|har) (?:stoppet|sluttet)\\b|\\bikke (?:laengere|lenger|langere) ansat|\\b(?:juz )?nie pracuje\\b',
);

const wrongPerson = any(
  "\\b(?:wrong|not the (?:right|correct|best|appropriate)) (?:person|contact|address|department|one to)\\b|\\b(?:i'm|i am|am) not (?:the (?:right|one|person)|responsible|in charge|involved|the decision)",
  '\\b(?:you should|please|best to|better to|try to|kindly) (?:contact|speak (?:to|with)|talk to|reach out to|write to|e-?mail|get in touch with|ask) (?!me\\b|us\\b|again\\b|back\\b)\\w+',
  "\\b(?:handled|dealt with|managed|owned|looked after|taken care of) by (?!me\\b|us\\b)\\w+|^[\\w' ]{2,30} (?:handles|manages|looks after|is responsible for|is in charge of|takes care of|deals with) (?:this|that|these|it|our|all)\\b",
  "\\b(?:i've|i have|i'll|i will) (?:cc'?d|copied|looped in|forward(?:ed)?|pass(?:ed)? (?:it|this|that|your\\b.{0,20}) (?:on|to|along))\\b|\\bforward(?:ed|ing) (?:this|you|your|it) to\\b|\\b(?:not my|outside my) (?:area|department|remit|responsibility|job)\\b|\\bno longer (?:handle|responsible|in charge|in (?:this|that) role)\\b",
  '\\bnicht (?:der richtige|die richtige|mein(?:e)? (?:thema|bereich|aufgabe)|zustandig)|\\bfalsche[rn]? (?:ansprechpartner\\w*|person|adresse)|\\bwenden sie sich (?:bitte )?an\\b|\\b(?:dafur|hierfur|darum) (?:ist|sind|kummert sich) (?!ich\\b)\\w+|\\b(?:herr|frau|kollege|kollegin) \\w+ (?:ist (?:dafur |hierfur )?zustandig|kummert sich)',
  "\\bpas (?:la bonne personne|le bon interlocuteur|mon domaine)|\\b(?:adressez|contactez)[- ](?:vous )?(?:a|plutot|directement) \\w+|\\bs'en (?:occupe|charge)\\b|\\bvoyez avec \\w+",
  '\\bno soy (?:la persona (?:adecuada|indicada|correcta)|el responsable|quien)|\\bpersona (?:equivocada|sbagliata)|\\b(?:contacte|hable|pongase en contacto) con (?!nosotros|migo)\\w+|\\bse (?:encarga|ocupa)\\b',
  '\\bnon sono (?:la persona|il referente|io)|\\bse ne occupa\\b|\\b(?:contatti|si rivolga a|scriva a) (?!mi\\b)\\w+|\\bnao sou (?:a pessoa|o responsavel|eu)|\\bpessoa (?:errada|certa e)|\\bquem trata d(?:isso|esse)|\\b(?:fale|contacte|contate) (?:com )?(?:a |o )?(?!nos|me\\b|novamente)[a-z]{3,}(?= |[.,]|$)(?!.{0,20}(?:mes|semana|ano|janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro))',
  '\\bniet de juiste persoon|\\bverkeerde persoon|\\b(?:moet|kunt) (?:je |u )?bij \\w+ (?:zijn|terecht)|\\bgaat (?:daarover|hierover)\\b|\\bfel person\\b|\\binte ratt person|\\bikke (?:den )?(?:rette|riktige) (?:person)?|\\bforkert person|\\bfeil person|\\bniewlasciwa osoba|\\bnie jestem (?:wlasciwa|odpowiednia)',
);

const notInterested = any(
  "\\b(?:not|no longer|aren't|isn't|never) (?:really |currently |at all |particularly |that |very )?interested\\b|\\bno interest\\b|\\bno,? (?:thank(?:s| you)|thx)\\b|^(?:thanks,? but no|no|nope)[.!]?$|\\b(?:all set|all good),? (?:thanks?|thank you|here)\\b|\\bwe'?re (?:all set|good|covered|sorted)\\b",
  "\\b(?:we|i)(?:'ve| have|'re| are)? (?:already )?(?:decided|chosen|choose|chose|signed|gone|going|went|picked|opted) (?:to go )?(?:with|for|another|a different) (?!you\\b|your\\b)\\w+|\\b(?:going|gone|went) with (?:another|a different|someone|a competitor|\\w+) ?(?:vendor|provider|supplier|else|competitor|instead)?|\\b(?:another|different) (?:vendor|provider|supplier|solution)\\b|\\bgo(?:ing)? another way\\b",
  "\\balready (?:have|use|using|work(?:ing)? with) (?:a|an|another|our|\\w+) ?(?:own )?(?:solution|tool|vendor|provider|supplier|partner|agency|system)|\\bhappy with (?:our|what we|the one)\\b|\\b(?:not|isn't|n't) (?:a (?:good )?fit|for us|something we need|looking for|relevant (?:to|for) us)\\b|\\b(?:have|has|is|there's|there is) no (?:budget|need|interest|use)\\b|\\bdo(?:n't| not) need\\b|\\b(?:we(?:'ll| will)|i(?:'ll| will)) pass\\b|\\bplease close (?:my|the|our) file\\b",
  '\\bkein(?:e|en)? (?:interesse|bedarf|budget|verwendung)|\\bnicht interessiert|\\binteressiert (?:mich|uns) nicht|\\bnein,? danke|\\b(?:fur|haben uns) (?:einen )?(?:anderen|anderes) (?:anbieter|system|entschieden)|\\b(?:bereits|schon) (?:versorgt|einen (?:anbieter|partner|lieferanten)|gut aufgestellt)',
  "\\bpas interesse|\\bne (?:nous|m')? ?interesse pas|\\bnon,? merci|\\bpas (?:de )?(?:besoin|budget)|\\b(?:nous avons|j'ai|on a) deja (?:un|une|notre|nos)\\b",
  '\\bno (?:estoy|estamos|me|nos) interes|\\bno,? gracias|\\b(?:ya )?(?:tenemos|tengo) (?:ya )?(?:un |nuestro )?(?:proveedor|sistema|solucion)|\\bno (?:lo )?necesitamos',
  '\\bnon (?:sono|siamo|mi|ci) interess|\\bno,? grazie|\\babbiamo gia\\b|\\bnao (?:tenho|temos|estou|estamos) (?:qualquer )?interess|\\bnao,? obrigad|\\bja temos (?:um |uma )?(?:fornecedor|solucao|parceiro|sistema)',
  '\\bgeen (?:interesse|behoefte|budget)|\\bniet geinteresseerd|\\bnee,? (?:dank|bedankt)|\\b(?:hebben|heb) (?:al|reeds) een\\b',
  '\\b(?:inte|ikke) (?:\\w+ )?(?:intresser\\w*|interesser\\w*)|\\bnej,? tack|\\bnej,? tak|\\bnei,? takk|\\bhar (?:redan|allerede) en\\b|\\bnie (?:jestem\\w*|jestesmy) zainteresowan|\\bnie,? dziekuj',
);

const monthNames =
  'january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|marz|juni|juli|oktober|dezember|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|novembro|dezembro|januari|februari|maart|mei|augustus|herbst|fruhjahr|fruhling|sommer|winter|autumn|fall|spring|summer|printemps|automne|otono|primavera|verano|autunno|estate|najaar|voorjaar|hosten|varen';

const notNow = any(
  "(?:\\bnot|n't) (?:a priority|right now|just now|at (?:this|the) (?:time|moment|stage|point)|now\\b|yet\\b|this (?:quarter|year|month)|(?:the|a) (?:right|best|good) time|ready)|\\b(?:bad|wrong|poor) (?:time|timing)\\b|\\bnot a good (?:time|moment)\\b",
  '\\b(?:next|following) (?:quarter|year|month|spring|summer|autumn|fall|winter)\\b|\\bafter (?:the )?(?:summer|holidays?|new year|easter|budget|q[1-4])|\\b(?:end|beginning|start|middle) of (?:q[1-4]|the (?:year|quarter|month)|next|\\w+ (?:quarter|month))',
  `\\b(?:come|get|reach|circle|check|touch|follow|ping|write|contact|try|ask|revisit|remind)\\w* (?:me |us |with me |to me )?(?:back|out|base|up|again|in)?\\b.{0,30}\\b(?:later|in (?:a|an|a few|two|three|four|six|nine|twelve|\\d+)|next|q[1-4]|after|${monthNames})\\b`,
  '\\b(?:need|want) (?:some |a bit |a little )?more time\\b|\\btoo (?:busy|early|soon)\\b|\\b(?:on hold|postponed?|delayed|pushed (?:back|out|to)|budget freeze|frozen)\\b|\\bmaybe later\\b|\\bin (?:a few|six|three|\\d+) (?:months|weeks)\\b',
  `\\b(?:im moment|derzeit|aktuell|momentan|gerade|zurzeit) (?:nicht|kein|haben wir andere)|\\bkeine prioritat|\\bandere prioritaten|\\b(?:nachste[sn]?|kommende[sn]?) (?:jahr|quartal|halbjahr|monat)|\\bspater\\b|\\b(?:im|nach dem) (?:herbst|fruhjahr|sommer|winter)\\b|\\b(?:melden|kommen|fragen|schreiben|rufen) sie (?:sich |mich |mir )?(?:bitte )?.{0,20}(?:wieder|nochmal|erneut|${monthNames})`,
  `\\bpas (?:pour le moment|maintenant|une priorite|cette annee|le bon moment)|\\bplus tard\\b|\\b(?:l'annee|le trimestre|le mois) prochaine?|\\b(?:recontactez|rappelez|relancez|revenez)\\b.{0,40}(?:${monthNames}|rentree|mois|semaines|annee|plus tard|prochain)`,
  `\\b(?:ahora|por el momento|de momento|por ahora) no\\b|\\bno (?:es una prioridad|es (?:el|buen|un buen) momento)|\\bmas adelante\\b|\\b(?:proximo|siguiente) (?:ano|trimestre|mes)|\\b(?:contacte|contacteme|escribame|llameme|vuelva)\\w*\\b.{0,40}(?:${monthNames}|mes|semanas|mas tarde)`,
  `\\bnon (?:ora|adesso|e una priorita|e il (?:momento|caso))|\\bpiu avanti\\b|\\bprossimo (?:anno|trimestre|mese)|\\b(?:ci )?(?:risentiamo|sentiamo|ricontatti|richiami|riscriva)\\w*\\b.{0,30}(?:${monthNames}|mesi|settimane|piu avanti)`,
  `\\b(?:agora|de momento|neste momento|por agora) nao\\b|\\bnao e (?:boa altura|o momento|uma prioridade)|\\bmais tarde\\b|\\bproximo (?:ano|trimestre|mes)|\\b(?:volte|voltem|contacte|fale)\\b.{0,40}(?:${monthNames}|meses|semanas)`,
  `\\b(?:nu|momenteel|op dit moment) (?:even )?(?:niet|geen)|\\bgeen prioriteit|\\bvolgend (?:jaar|kwartaal)|\\b(?:neem|bel|mail|kom)\\b.{0,30}(?:${monthNames}|later|volgend)`,
  '\\binte (?:just )?nu\\b|\\bikke (?:lige |akkurat )?n(?:u|a)\\b|\\bsenare\\b|\\bsenere\\b|\\bnasta (?:ar|kvartal)|\\bnaeste (?:ar|kvartal)|\\bneste (?:ar|kvartal)|\\bnie teraz\\b|\\bpozniej\\b|\\bw przyszlym (?:roku|kwartale)',
);

const interested = any(
  "^(?:yes,? )?interested\\b|\\b(?:i(?:'m| am)|we(?:'re| are)|definitely|very|quite|yes,?|still|would be|are|am) (?:still |very |definitely |quite |also )?interested\\b|\\b(?:tell|send|show|give) (?:me|us) (?:some |a bit )?(?:more|the|your|a|an)\\b",
  "\\b(?:let's|happy to|glad to|would love to|i'd love to|we'd love to|would like to|i'd like to|we'd like to|keen to|can we|could we) (?:talk|chat|speak|meet|schedule|set up|book|hear|learn|see|discuss|connect|jump|have a)\\b|\\bsounds (?:good|great|interesting|useful|like a plan)\\b|\\b(?:book|schedule|set up|arrange|give us|show us) (?:a|some) (?:call|time|meeting|demo|slot)\\b",
  "\\b(?:what|how much)\\b.{0,30}\\b(?:cost|price|pricing|charge)\\b|\\b(?:monday|tuesday|wednesday|thursday|friday|tomorrow|next week|\\d{1,2}(?::\\d{2})? ?(?:am|pm)) (?:works|is fine|suits|would work)|\\bworks for me\\b|\\b(?:yes|sure|absolutely),? (?:please|let's|go ahead|happy)|^yes[.!]?$",
  '\\b(?:habe|haben|hatte|hatten|grosses) interesse\\b(?! nicht)|\\binteressiert (?:mich|uns)\\b(?! nicht)|\\bklingt (?:gut|interessant|spannend)|\\bgerne?\\b[, ]*(?:ein|einen|mehr|telefonieren|termin|wann)|\\brufen sie mich (?:gerne |bitte )?an\\b|\\bschicken sie (?:mir|uns) (?:gerne |bitte )?(?:mehr|weitere|ein angebot|unterlagen)',
  "\\bm'interesse\\b|\\bnous interesse\\b(?! pas)|\\bje suis interesse|\\bvolontiers\\b|\\b(?:m'|nous )envoyer (?:plus|davantage|une|votre)|\\bplus d'informations?\\b|\\bappelez[- ]moi\\b",
  '\\bme interesa\\b|\\bnos interesa\\b|\\bestoy interesad|\\bmas informacion\\b|\\b(?:envieme|mandeme|envienos|llameme)\\b|\\bpodemos hablar\\b',
  '\\bmi interessa\\b|\\bsono interessat|\\b(?:maggiori|piu) informazioni\\b|\\bsentiamoci\\b|\\btenho interesse\\b|\\bestou interessad|\\bmais informac(?:oes|ao)\\b|\\bpodemos falar\\b',
  '\\binteressant\\b|\\bgraag (?:een|meer)|\\bmeer informatie\\b|\\bbel (?:mij|me)\\b(?! niet)|\\bintressant\\b|\\b(?:jag|jeg|vi) (?:ar|er) (?:intresserad\\w*|interesser(?:et|t|ede)\\w*)|\\bring (?:mig|meg)\\b|\\bjestem\\w* zainteresowan|\\bprosze o wiecej',
);

/** By intent, in the order in which they are tried. */
export const intentWords: readonly { readonly intent: Intent; readonly words: RegExp }[] = [
  { intent: 'left-company', words: leftCompany },
  { intent: 'wrong-person', words: wrongPerson },
  { intent: 'not-interested', words: notInterested },
  { intent: 'not-now', words: notNow },
  { intent: 'interested', words: interested },
];
