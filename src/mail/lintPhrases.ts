/**
 * What a follow-up does: the phrases by which the lint rules see an ask, something of value, a check-in, pressure or a farewell.
 *
 * Every list is wording found in business mail, matched in lower case with straight apostrophes. Where a phrase could be
 * meant either way the lists leave it out: a warning that is wrong teaches people to ignore warnings.
 */
import { bulletsOf, linksOf, questionsOf, sentencesOf, wordsOf } from './wording';

const plain = (text: string): string => text.toLowerCase().replace(/[’‘`´]/g, "'");

const anyOf =
  (patterns: readonly RegExp[]) =>
  (text: string): boolean => {
    const lowered = plain(text);
    return patterns.some((pattern) => pattern.test(lowered));
  };

/** Says that it is a check-in. Alone it is worthless; with something of value or a specific ask it is only an opening. */
export const checksIn = anyOf([
  /\bcheck(?:ing|ed)?(?: back)?[ -]in\b|\b(?:just|only|simply) (?:quickly )?check(?:ing)?\b|\b(?:quick|little) check\b/,
  /\b(?:just|only|simply) (?:wondering|seeing|asking|popping|dropping|writing|reaching)\b|\bchecking (?:if|whether|to see|up)\b/,
  /\b(?:i'm|i am) (?:writing|getting in touch|reaching out) to (?:ask|see|know|hear|check|find out) (?:if|whether|how|what|where)\b/,
  /\bcircl(?:e|ing) back\b/,
  /\btouch(?:ing)? base\b/,
  /\bbump(?:ing)? (?:this|my|it)\b/,
  /\bping(?:ing)? you\b|\b(?:quick|little|gentle|friendly) (?:ping|nudge|reminder|follow-?up|chaser)\b/,
  /\bfloat(?:ing)? this\b|\bresurfac(?:e|ing)\b|\btop of your inbox\b/,
  /\bfollow(?:ing)?[ -]up\b(?! call| meeting)/,
  /\b(?:want(?:ed)?|like|love|curious|hop(?:e|ing)) to (?:just )?(?:see|know|hear|check|find out) (?:if|whether|where|how|what|when)\b/,
  /\bany (?:news|updates?|thoughts|feedback|luck|movement|progress)\b/,
  /\bhow (?:are|is) (?:things|it|everything) (?:going|coming|looking)\b|\bhow (?:are|is) [^.!?\n]{1,40} coming (?:along|on)\b/,
  /\bwhere (?:things|we|you) (?:stand|are at)\b/,
]);

/** Speaks as if an answer were owed, or counts what was not answered. */
export const claimsReply = anyOf([
  /\b(?:have ?n't|have not|has ?n't|has not|did ?n't|did not|never|(?:yet|still) to) (?:yet |even |really )?(?:heard?|received?|had|got|get|gotten) (?:\w+ ){0,2}?(?:a thing|thing|anything|back|reply|response|answer|word|feedback|reaction)\b/,
  /(?<!\byou )\b(?:have ?n't|have not|did ?n't|did not) (?:yet )?hea(?:r|rd)\b(?! (?:of|about|that)\b)|\bnot to have heard\b/,
  /\b(?:i|we)(?:'ve|'d| have| had)? (?:still |only |since )?(?:heard|got|received|had|have|seen) (?:nothing|no (?:reply|response|answer|word|feedback|reaction)\b)/,
  /\b(?:no (?:reply|response|answer|word|feedback|reaction|news)|nothing(?: back)?) (?:since|yet|so far|from you|from your side)\b|\bbut (?:got |heard |had |received )?(?:nothing|no (?:reply|response|answer|word|feedback))\b/,
  /\b(?:i'm|i am|we're|we are) (?:still |patiently )*waiting\b|\bin case (?:you|this|it|my) (?:missed|was missed|e-?mail|message)\b|\blost in your inbox\b/,
  /\b(?:you manag(?:e|ed)|(?:were|have|had) you (?:been )?able|(?:get|got|gotten) (?:round|around)) to (?:read(?:ing)?|look(?:ing)?|take a|have a|review(?:ing)?|go (?:over|through)|going (?:over|through)|stud(?:y|ying)|digest|open(?:ing)?|(?:see|check|consider) (?:it|this|them|the|our|my|what))\b/,
  /\b(?:have|had|did) you (?:get|got|gotten) (?:round|around) to\b|\b(?:have|had) you (?:(?:had|taken) a (?:quick |brief |first )?look|(?:gone|been|looked|read) (?:over|through))\b|\bhave you (?:looked|read|replied|decided)(?: yet)? ?\?/,
  /\b(?:if|whether) you(?:'ve| have|'d| had)? (?:already |yet |finally )?(?:reviewed|read|opened|looked (?:at|over|through)|gone (?:over|through)|managed to (?:read|look|go|see)|got(?:ten)? (?:round|around) to|(?:seen|received|got) (?:my|our|the))\b/,
  /\b(?:have ?n['o]t|have not|haven't|has ?n['o]t|has not|hasn't|did ?n[o']t|did not|didn't|never|yet to|still not) (?:yet )?(?:heard|hear|received|receive|got|get|gotten|seen) (?:anything |a word |a |any |an )?(?:back|from you|reply|response|answer|word)/,
  /\b(?:no|any|without an?|without any|still no) (?:response|reply|answer|word) (?:from you|yet|so far|to my|to the|to any|back)\b|\b(?:still )?(?:have|got|had|with) no (?:response|reply|answer)\b/,
  /\byou (?:still )?(?:have not|haven't|did not|didn't|never|have yet to|are yet to) (?:yet )?(?:replied|reply|responded|respond|answered|answer|got|gotten|come back|got back|gotten back|get back|written back)\b/,
  /\b(?:still|been|am|are|keep) (?:patiently |still )?waiting (?:for|on|to hear)\b/,
  /\b(?:await|awaiting|look(?:ing)? forward to) your (?:prompt |quick |early |swift )?(?:reply|response|answer|feedback)\b/,
  /\b(?:get|got|had|have|having|find|found) (?:a |the |any |some )?(?:chance|opportunity|time|moment|minute) to (?:read|look|review|see|go|check|open|think|digest|skim|consider|respond|reply)\b/,
  /\b(?:did|have) you (?:see|seen|read|receive|received|get|got|open|opened|look|looked|review|reviewed|miss|missed)(?: at| over| through)? (?:yet |it|this|them|the |my |our |all |already)/,
  /\byou (?:saw|got|received|read|noticed|opened) (?:my|our|the) (?:last |previous |earlier |first )?(?:e-?mail|message|note|mail|proposal|quote|offer)\b/,
  /\b(?:did|has|have) (?:my|our|the) (?:last |previous |earlier )?(?:e-?mail|message|note|proposal|mail|quote)s? (?:reach|get|come|arrive|make|land)/,
  /\b(?:as |like )?(?:per|mentioned in|stated in|said in|written in) my (?:last|previous|earlier|prior) (?:e-?mail|message|note|mail)/,
  /\b(?:my|the) (?:second|third|fourth|fifth|2nd|3rd|4th|5th|last \w+) (?:e-?mail|message|attempt|note|try)\b|\b(?:e-?mailed|written|wrote|called|messaged|contacted|tried|reached out(?: to)?) (?:to )?(?:you )?(?:several|many|a few|a couple of|\w+) times\b/,
  /\bi(?:'ve| have)? (?:sent|e-?mailed|wrote|written|called|messaged|forwarded)\b.{0,80}\bbut\b/,
  /\b(?:please|kindly) (?:reply|respond|answer|get back to me|revert)\b(?! with)/,
  /\b(?:ignor(?:e|ed|ing)|gone quiet|gone silent|gone dark|ghost(?:ed|ing)|radio silence|disappeared)\b/,
  /\b(?:owe|owes|deserve|expected|expecting) (?:me |us |at least )*(?:a |an |your )?(?:reply|response|answer)\b/,
]);

/** Offers help with everything and asks for nothing. "No reply needed unless you have questions" is the opposite and is cut out first. */
export const offersOpenly = (text: string): boolean =>
  openOffer(
    plain(text).replace(
      /\bno (?:need to (?:reply|respond|answer)|(?:reply|response|answer|action)(?: is)? (?:needed|required|necessary|expected))\b[^.!?\n]*/g,
      ' ',
    ),
  );

const openOffer = anyOf([
  /\b(?:let me|let us|just let me) know (?:if|should|whether|when|in case|what|how|your|any|about|with)\b[^.!?\n]*\b(?:questions?|thoughts|help|need|concerns?|interested|anything|feedback|think|assist(?:ance)?|unclear|suits?)\b/,
  /\b(?:tell me|let me know) if (?:anything|something)\b|\bquestions (?:are )?(?:very )?welcome\b|\b(?:shout|reach out|get in touch|contact|write|call|e-?mail|ping|come back)\b[^.!?\n]*\bwith (?:any )?questions\b/,
  /\b(?:need|needs|needed|require) (?:anything|something|any help|help with anything|support with anything|a hand|me|us)\b|\b(?:anything|something) (?:else )?(?:that )?you (?:may |might |could |would )?(?:need|require)\b(?! to)/,
  /\bbe of (?:any |some |further )?(?:help|service|assistance|use|support)\b|\b(?:i|we) (?:can|could|may|might) be (?:useful|helpful)\b|\b(?:do (?:anything|something)|(?:can|could) (?:i|we) do) for you\b|\b(?:can|could|may) (?:i|we) (?:help|assist|support)(?: you)?(?: with (?:anything|something))? ?\?|\bin any way (?:i|we) can\b|\boffer(?:ing)? (?:my |our |some |any )?(?:help|support|assistance)\b|\b(?:help|assist|support) you (?:in any way|with anything|with something)\b/,
  /\b(?:any|have|got) (?:other |further |more )?questions\b[^.!\n]*\?|\bany questions\b[^.!?\n]*\b(?:let me|just ask|reach|here|shout|glad|happy)\b/,
  /\b(?:anything|something|any way|ways|how|what) (?:else )?(?:that )?(?:i|we) (?:can|could|may|might) (?:be of |help|do|assist|support|offer|clarify|answer)/,
  /\b(?:happy|glad|here|available|around|delighted) (?:to (?:help|answer|chat|talk|assist|discuss|support|clarify|jump)|if you|should you|whenever|for (?:any )?questions)\b/,
  /\bfeel free to\b|\bdo ?n[o']t hesitate\b|\bdo not hesitate\b|\bdon't hesitate\b/,
  /\b(?:reach out|shout|give me a shout|drop me a line|get in touch|just ask|ping me|i'm here|i am here)\b[^.!?\n]*\b(?:if|any ?time|whenever|should|with any)\b/,
  /\bif (?:there is|there's|you need|you have|you'd like|you want) (?:any|some|more|further)(?:thing)?\b/,
  /\b(?:answer|clarify|clear up) any (?:questions|doubts|concerns)\b|\bany questions (?:that )?i can\b/,
  /\b(?:any|your) thoughts\b|\bwhat do you think\b/,
  /\b(?:look(?:ing)? forward to) hearing from you\b|(?:\bwould|\b\w+'d) (?:be )?(?:love|like|great|good) to (?:chat|talk|connect|catch up|hear from you)\b/,
]);

/** A farewell: it may say that nothing was heard, and may leave the door open. */
export const saysFarewell = anyOf([
  /\bclos(?:e|ing) (?:your|the|this|our|out your|out the) (?:file|loop|thread|folder|page|conversation)\b/,
  /\b(?:this is|this will be|that was|that is|it's|it is|as) (?:my|the) (?:last|final) (?:e-?mail|note|message|mail|word|one|line)\b|\b(?:last|final) (?:e-?mail|note|message|mail|word|one|line) (?:from (?:me|us)|on this|about this|i (?:will|'ll)|you'll)\b/,
  /\b(?:stop|won't|will not|leave off|quit|end) (?:writing|write|contacting|contact|e-?mailing|bothering|following up|here|it here)\b/,
  /\bassume (?:that )?(?:this|it|the timing|now|the time|we)\b.{0,40}\b(?:priority|time|fit|right|paused?|off the table)\b/,
  /\b(?:leave|leaving) (?:it|this|you|things) (?:here|there|be|in peace|with you for now|alone)\b|\bbow(?:ing)? out\b|\bstep(?:ping)? back\b/,
]);

/** Brings something: a document, a figure, a plan, a comparison, a link. */
export const deliversValue = (text: string): boolean =>
  bulletsOf(text).length >= 2 ||
  linksOf(text).length > 0 ||
  value(text) ||
  /\d+\s?(?:%|percent\b|x\b|times\b|hours?\b|days?\b|weeks?\b)/i.test(text);

const value = anyOf([
  /\b(?:attached|attaching|enclosed|appended|i(?:'ve| have)? attach)\b/,
  /\b(?:here's|here is|here are|below is|below are|find below)\b(?! (?:if|to help))/,
  /\b(?:i|we|our team|my colleague)(?:'ve| have)? (?:just )?(?:put together|built|made|prepared|drafted|wrote up|written up|recorded|compiled|mapped|sketched|drew up|summari[sz]ed|worked out|pulled together|collected|ran the numbers|calculated)\b/,
  /\b(?:comparison|case study|checklist|calculator|benchmark|one-pager|one-page|summary|breakdown|worked example|template|roadmap|rollout plan|phased plan|guide|recording|white ?paper|pilot)\b/,
  /\b(?:cut|halved|reduced|saved|doubled|dropped|shortened|went from|fell|brought)\b.{0,60}\b(?:to|by|from|in half|per|a week|a month)\b/,
  /\b(?:most|other|similar) (?:clients|customers|teams|companies|buyers|people)\b.{0,60}\b(?:ask|want to know|worry|wonder|start|found|learn|do|use|choose|solve)/,
]);

/** Words that a question can be made of without saying anything: a question of only these has no subject of its own. */
const empty = new Set(
  `a about after all already also am an and any anything are as at back be been before but by call chance chat check
  could day decide decided decision did discuss do does doing earlier email else ever feedback few find for forward from
  further get give go going good got had has have hear heard help hi how i if in interest interested into is it it's just
  know last later let look looked looking mail make makes me meeting message mind minute minutes moment more moved my need
  needed new news next note of on one open opportunity or our out over own pass past please possible previous priority
  progress proposal question questions quick quote read ready received recent recently regarding reply review reviewed
  right said saw see seen send sense sent share should side since so some something soon still stuff such sure talk team
  than that that's the their them then there there's these they thing things think this those thought thoughts through
  time to today touch try update updates us use view want wanted was way we week weeks well were what what's when where
  whether which who why will with wondering work works would yet you you'd you're you've your yours
  q1 q2 q3 q4 quarter month year top mine happy hope hello hey dear thanks thank regards best able across along around
  attention below coming contract conversation deck demo discussion document following gone gotten managed matter offer
  request response round subject thread topic while base bump bumping checking circle circling curious dropping hoping line
  ping pinging popping reaching seeing touching writing quickly here landed movement stand status`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** True where the question names something: a pain, a person, a day, a document by its subject. */
const isNamed = (question: string): boolean =>
  wordsOf(plain(question)).some((word) => {
    const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    return bare.length > 2 && !empty.has(bare) && !/^(?:{{|\d)/.test(bare);
  });

/** Drops the greeting, so that the addressee's name is not taken for the subject of a question. */
const withoutGreeting = (text: string): string =>
  text.replace(
    /^\s*(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|day))\b[^,.:!?\n]{0,60}[,.:!]?|\p{L}[\p{L}-]{1,30}[,:])/iu,
    '',
  );

/** What a message says it comes back to: "circling back on late invoices" names it, "following up on my email" does not. */
const comesBackTo =
  /\b(?:circl(?:e|ing) back|touch(?:ing)? base|follow(?:ing)?[ -]up|check(?:ing)?(?: back)?[ -]in|com(?:e|ing) back)(?: with you| to you| again)? (?:on|about|regarding|re|to)\b([^.!?\n]*)/i;

/**
 * True for exactly one question that names what it is about, be it in the question or in what the message comes back to:
 * a named pain point and one question.
 */
export const asksOneNamedQuestion = (text: string): boolean => {
  const body = withoutGreeting(text);
  const [question, more] = questionsOf(body);
  if (question === undefined || more !== undefined) return false;
  const openEnded = [checksIn, claimsReply, openOffer].some((finds) => finds(question.replace(comesBackTo, '')));
  return isNamed(question) || (!openEnded && isNamed(comesBackTo.exec(body)?.[1] ?? ''));
};

const dayOrHour =
  /\b(?:mon|tues|wednes|thurs|fri)day\b|\btomorrow\b|\bnext week\b|\b\d{1,2}(?::\d{2})? ?(?:am|pm|uhr)\b|\b\d{1,2}:\d{2}\b|\b\d{1,3}[- ]?minutes?\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b/;

const asking = anyOf([
  /\b(?:can|could|would|will) (?:you|we|i)\b[^.!\n]*\?/,
  /\b(?:should|shall|may) (?:i|we)\b[^.!\n]*\?/,
  /\bdo(?:es)? (?:you|it|that|this|\w+day)\b[^.!\n]*\?/,
  /\b(?:is|are|was|were) [^.!\n]*\?/,
  /\b(?:who|what|which|when|where|why|how)\b[^.!\n]*\?/,
  /\bplease (?:confirm|send|choose|pick|tell|forward|reply with|book|sign)\b/,
  /\b(?:reply|answer|write back) (?:with )?(?:just )?(?:"|'|a |yes|no\b|one word|1|2)/,
  /\b(?:let me know|tell me) (?:which|who|whether|by|when)\b(?! you have)/,
]);

/** Says what it asks for: a choice, a day, a person, a yes or no on something named. An open offer's question is none. */
export const asksSpecifically = (text: string): boolean =>
  sentencesOf(withoutGreeting(text)).some((sentence) => {
    if (!asking(sentence) || (openOffer(sentence) && !dayOrHour.test(plain(sentence)))) return false;
    if (claimsReply(sentence)) return false;
    return isNamed(sentence) || dayOrHour.test(plain(sentence));
  });

/** Sentences that each want the reader to do something of their own; two halves of one choice count once. */
export const asksOf = (text: string): string[] =>
  sentencesOf(withoutGreeting(text)).filter(
    (sentence) => actionAsk(sentence) && !/^(?:if (?:yes|no|so|not)\b|or\b)/i.test(sentence) && !openOffer(sentence),
  );

const actionAsk = anyOf([
  /\b(?:can|could|would|will) you\b[^.!\n]*\?/,
  /\b(?:can|could|shall|should|may) (?:we|i)\b[^.!\n]*\?/,
  /\bdo you have\b[^.!\n]*\?|\bare you (?:free|available|open|around)\b[^.!\n]*\?|\bdoes [^.!\n]*\b(?:work|suit)\b[^.!\n]*\?/,
  /\bplease (?:confirm|send|choose|pick|tell|forward|reply with|book|sign|review|introduce|share)\b/,
  /\bbook (?:a|some|your)\b/,
]);

export const wantsNoReply = anyOf([
  /\bno (?:need to (?:reply|respond|answer)|(?:reply|response|answer|action)(?: is)? (?:needed|required|necessary|expected))\b/,
]);
