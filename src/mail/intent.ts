/**
 * What a person's reply seems to want. A suggestion for the sidebar, never an act: the cadence has stopped by then anyway.
 *
 * Two intents that contradict each other, or none, leave a plain reply for a person to read.
 */
import { plainLetters } from './wording';

export type Intent = 'interested' | 'not-interested' | 'not-now' | 'wrong-person' | 'left-company';

/** Words by intent in the order they are tried; English first, then German, French, Spanish, Italian, Portuguese, Dutch. */
const signs: readonly { readonly intent: Intent; readonly words: RegExp }[] = [
  {
    intent: 'wrong-person',
    words:
      /\b(?:wrong|not the (?:right|correct|best|appropriate)) (?:person|contact|address|department|one to)\b|\bi(?:'m| am) not (?:the (?:right|one|person)|responsible|in charge|involved|the decision)|\b(?:you should|please|best to|better to) (?:contact|speak (?:to|with)|talk to|reach out to|write to|get in touch with) (?!me\b|us\b)\w+|\b(?:handled|dealt with|managed|owned|looked after) by (?!me\b|us\b)\w+|\b(?:i've|i have) (?:cc'?d|copied|looped in|forwarded)|\bforward(?:ed|ing) (?:this|you|your|it) to\b|\bnicht (?:der richtige|die richtige|mein(?:e)? (?:thema|bereich|aufgabe)|zustandig)|\bfalsche[rn]? (?:ansprechpartner|person|adresse)|\bwenden sie sich (?:bitte )?an\b|\bpas la bonne personne|\badressez[- ]vous a\b|\bno soy la persona (?:adecuada|indicada|correcta)|\bpersona (?:equivocada|sbagliata)|\bnon sono la persona|\bnao sou a pessoa|\bpessoa (?:errada|certa e)|\bniet de juiste persoon|\bverkeerde persoon/,
  },
  {
    intent: 'not-interested',
    words:
      /\b(?:not|no longer|aren't|isn't|never) (?:really |currently |at all |particularly |that )?interested\b|\bno interest\b|\bno,? thank(?:s| you)\b|^(?:thanks,? but no|no)[.!]?$|\b(?:we|i)(?:'ve| have)? (?:already )?(?:decided|chosen|choose|chose|signed|gone|going|went|picked|opted) (?:to go )?(?:with|for) (?!you\b|your\b)\w+|\b(?:going|gone|went) with (?:another|a different|someone|\w+) ?(?:vendor|provider|supplier|else|competitor|instead)?|\b(?:another|different) (?:vendor|provider|supplier|solution)\b|\balready (?:have|use|using|work(?:ing)? with) (?:a|an|another|\w+) (?:solution|tool|vendor|provider|supplier|partner|agency|system)|\bnot (?:a (?:good )?fit|for us|something we need|looking for)\b|\b(?:have|has|is|there's) no (?:budget|need)\b|\bdon't need\b|\b(?:we(?:'ll| will)|i(?:'ll| will)) pass\b|\bplease close (?:my|the|our) file\b|\bkein (?:interesse|bedarf|budget)|\bnicht interessiert|\bnein,? danke|\b(?:fur|haben uns) (?:einen )?(?:anderen|anderes) (?:anbieter|system|entschieden)|\bpas interesse|\bnon,? merci|\bpas (?:de )?(?:besoin|budget)|\bno (?:estoy|estamos|me|nos) interes|\bno,? gracias|\bnon (?:sono|siamo|mi|ci) interess|\bno,? grazie|\bnao (?:tenho|temos|estou|estamos) interess|\bnao,? obrigad|\bgeen interesse|\bniet geinteresseerd|\bnee,? (?:dank|bedankt)/,
  },
  {
    intent: 'not-now',
    words:
      /\bnot (?:a priority|right now|at (?:this|the) (?:time|moment|stage|point)|now\b|yet\b|this (?:quarter|year|month)|the (?:right|best|a good) time|ready)|\b(?:bad|wrong) (?:time|timing)\b|\b(?:next|following) (?:quarter|year|month|spring|summer|autumn|fall|winter)\b|\bafter (?:the )?(?:summer|holidays?|new year|easter|budget|q[1-4])|\b(?:end|beginning|start|middle) of (?:q[1-4]|the (?:year|quarter|month)|next|\w+ (?:quarter|month))|\b(?:come|get|reach|circle|check|touch|follow|ping|write|contact)\w* (?:me |us )?(?:back|out|base|up|again|in)?\b.{0,30}\b(?:later|in (?:a|an|a few|two|three|four|six|nine|twelve|\d+)|next|q[1-4]|after|january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:need|want) (?:some |a bit |a little )?more time\b|\btoo (?:busy|early|soon)\b|\b(?:on hold|postponed?|delayed|pushed (?:back|out|to)|budget freeze|frozen)\b|\bmaybe later\b|\bin (?:a few|six|three|\d+) (?:months|weeks)\b|\b(?:im moment|derzeit|aktuell|momentan|gerade|zurzeit) (?:nicht|kein)|\bkeine prioritat|\b(?:nachstes|kommendes) (?:jahr|quartal|halbjahr)|\bspater\b|\bpas (?:pour le moment|maintenant|une priorite|cette annee)|\bplus tard\b|\b(?:l'annee|le trimestre) prochaine?|\b(?:ahora|por el momento|de momento) no\b|\bno (?:es una prioridad|es el momento)|\bmas adelante\b|\b(?:proximo|siguiente) (?:ano|trimestre|mes)|\bnon (?:ora|adesso|e una priorita|e il momento)|\bpiu avanti\b|\bprossimo (?:anno|trimestre|mese)|\b(?:agora|de momento|neste momento) nao\b|\bmais tarde\b|\bproximo (?:ano|trimestre|mes)|\b(?:nu|momenteel|op dit moment) (?:niet|geen)|\bgeen prioriteit|\bvolgend (?:jaar|kwartaal)|\blater\b/,
  },
  {
    intent: 'interested',
    words:
      /^(?:yes,? )?interested\b|\b(?:i(?:'m| am)|we(?:'re| are)|definitely|very|quite|yes,?|still|would be|are|am) (?:still |very |definitely |quite |also )?interested\b|\b(?:tell|send|show|give) (?:me|us) (?:some |a bit )?(?:more|the|your|a|an)\b|\b(?:let's|happy to|glad to|would love to|i'd love to|we'd love to|would like to|i'd like to|we'd like to|keen to|can we|could we) (?:talk|chat|speak|meet|schedule|set up|book|hear|learn|see|discuss|connect|jump|have a)\b|\bsounds (?:good|great|interesting|useful|like a plan)\b|\b(?:book|schedule|set up|arrange) (?:a|some) (?:call|time|meeting|demo|slot)\b|\b(?:what|how much)\b.{0,30}\b(?:cost|price|pricing|charge)\b|\b(?:monday|tuesday|wednesday|thursday|friday|tomorrow|next week|\d{1,2}(?::\d{2})? ?(?:am|pm)) (?:works|is fine|suits|would work)|\bworks for me\b|\b(?:yes|sure|absolutely),? (?:please|let's|go ahead|happy)|\b(?:habe|haben|hatte|hatten|grosses) interesse\b(?! nicht)|\binteressiert (?:mich|uns)|\bklingt (?:gut|interessant|spannend)|\bgerne? (?:ein|einen|mehr|telefonieren|termin)|\b(?:m'|nous )?interesse(?:e?s?)?(?= |[.!,]|$)|\bje suis interesse|\bvolontiers\b|\bme interesa\b|\bnos interesa\b|\bestoy interesad|\bmi interessa\b|\bsono interessat|\btenho interesse\b|\bestou interessad|\binteressant\b|\bgraag (?:een|meer)/,
  },
];

const goneByHand =
  /\b(?:has|have) (?:now |since |recently )?left (?:the|our|this)? ?(?:company|organi[sz]ation|business|firm|team|us)\b|\bno longer (?:works?|with|employed|at (?:the|our|this))\b|\bi(?:'ve| have) (?:left|moved on from)\b|\b(?:hat|haben) (?:das unternehmen|die firma|uns) verlassen|\bnicht mehr (?:bei uns|im unternehmen|fur uns)|\ba quitte (?:la|l'|notre|nous)|\bne travaille plus\b|\bya no (?:trabaja|esta)\b|\bnon lavora piu\b|\bja nao trabalha\b|\bnao trabalha mais\b|\bwerkt (?:hier )?niet (?:meer|langer)/;

/** Reads intent from somebody's own words; null where they are mixed or say none of these. */
export const intentOf = (words: string): Intent | null => {
  const text = plainLetters(words).slice(0, 1200);
  if (goneByHand.test(text)) return 'left-company';
  const refused = signs.find(({ intent }) => intent === 'not-interested')?.words;
  const rest = refused === undefined ? text : text.replace(new RegExp(refused.source, 'g'), ' ');
  const found = signs
    .filter(({ intent, words: pattern }) => pattern.test(intent === 'interested' ? rest : text))
    .map(({ intent }) => intent);
  if (found.includes('interested') && found.length > 1) return null;
  return found[0] ?? null;
};
