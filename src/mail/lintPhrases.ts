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

/** Things of the sender's that a prospect is asked about: "the proposal", "my last message", "it". */
const sent =
  '(?:it|this|them|everything|(?:my|our)\\b|what (?:i|we)|(?:the|that) (?:\\w+ ){0,2}(?:proposals?|quot(?:e|ation)s?|offers?|e-?mails?|mails?|messages?|notes?|contracts?|agreements?|documents?|decks?|pricing|prices|numbers|details|materials?|slides|files?|brochure|estimate|statement|tender|demo|link|info\\w*))';
const answer = '(?:repl(?:y|ies|ied)|respon(?:d|ded|se|ses)|answers?|answered|feedback|reaction|acknowledg\\w+)';
const reading =
  '(?:read|look(?:ed|ing)?(?: at| over| through| into)?|a (?:\\w+ )?look(?: at| over| through)?|g(?:o|one|oing) (?:over|through)|review(?:ed|ing)?|open(?:ed)?|see|seen|saw|receiv(?:e|ed)|miss(?:ed)?|digest(?:ed)?|stud(?:y|ied)|consider(?:ed)?|think(?:ing)?(?: about| over| of)?|thought(?: about| over| of)?|check(?:ed)?(?: out)?|skim(?:med)?|examin(?:e|ed|ing)|(?:peek|glance)(?:d|ed)?(?: at| over)?|get|got)';

/** Asks how things stand, and so leaves all the work to the reader: a question of this kind names nothing, whatever its object. */
const asksForNews = anyOf([
  /\ban update for (?:me|us)\b|\b(?:anything|something|what(?:'s| is)) new\b[^.!?\n]{0,20}\b(?:your|end|side|there|with you|since|to (?:share|report|tell))\b|(?:^|[.!?,\n–—-] *)(?:anything|something|what's) new ?\?|\banything (?:to (?:report|share)|happening|moving|going on)\b|\bhave things (?:moved|changed|progressed)\b|\bhas anything (?:moved|changed|happened|come of it)(?: since (?:we|i|our|then|last)\b[^?]*)? ?\?|\bwhat(?:'s| is) (?:your|the) (?:timeline|timing|plan|eta)(?: looking like| now| here)? ?\?|\bwhat(?:'s| is) happening (?:with|on|to) (?:the|our|my|your end)\b|\bwhere (?:your|the team's) head(?:'s| is)\b/,
  /\bany (?:\w+ )?(?:news|updates?|thoughts|feedback|luck|movement|progress|decisions?|developments?|comments?|word)\b/,
  /\bhow(?:'s)? (?:(?:are|is|did|were) )?(?:you(?:'re)?|we|things|it(?:'s)?|everything|the|your|that|this)\b[^.!?\n]{0,50}\b(?:getting on|going|progress\w*|coming (?:along|on)|looking|shaping up|moving|land(?:ed)?)\b/,
  /\bwhere (?:(?:do|did|does|are|is|have) )?(?:things|we|you|it|this|that)(?:'re| all)* (?:stand|are|is|sit|land(?:ed)?|stood)\b|(?:^|[.,!?\n–—-] *)(?:(?:your|the) )?(?:thoughts|updates?|news|feedback|anything|progress) ?\?|\bwhat(?:'s| is) the (?:status|latest)\b|\bstatus (?:of|on|update)\b/,
  /\b(?:hear|know|get|have|share|see|what(?:'s| are)|curious|welcome|appreciate|love)\b[^.!?\n]{0,25}\b(?:your|the team's) (?:\w+ )?(?:feedback|comments|views?|take|impressions?|opinion|decision)\b|\bwhat(?:'s| are) your thoughts\b|\bstill (?:thinking about|considering|interested(?: in)?|keen(?: on)?)(?: (?:it|this|that|us))? ?\?/,
  /\bwhat (?:you|the team|everyone|they|your \w+) (?:think|thought|make|made)\b|\bdid (?:the|our|my) (?:\w+ )?(?:proposal|quote|quotation|offer|e-?mail) (?:work|suit|meet|land|make|fit)\b|\b(?:made|come to|reached|taken) (?:a|any|your) (?:decision|conclusion)\b/,
]);

const opensAsCheckIn = anyOf([
  /\bcheck(?:ing|ed)?(?: back)?[ -]in\b|\bchecking (?:if|whether|to see|up|that|on|where|how|what)\b|\b(?:quick|little|short) (?:check|one:|question on where)/,
  /\b(?:just|only|simply)(?: (?:quickly|briefly|thought i(?:'d| would)|wanted to|want to))* (?:check|wonder|see|ask|pop|drop|writ|reach|follow|touch|circl|bump|ping|float|nudg|remind|chas|curious|thought|making sure|make sure|keeping|resend|connect)/,
  /\b(?:i'm|i am|i was|i'd|i would|we are|we're)? ?(?:writing|getting in touch|reaching out|wondering|hoping|keen|curious|eager)(?: once more| again)? (?:to (?:ask|see|know|hear|check|find out|follow|get|learn)|if|whether|how|what|where|regarding|about)\b/,
  /\b(?:circl(?:e|ing)|loop(?:ing)?|swing(?:ing)?) (?:back|round|around)\b|\btouch(?:ing)? base\b|\bfollow(?:ing)?[ -]up\b(?! call| meeting)|\breach(?:ing)? out (?:to|again|once|regarding)\b|\bcoming back\b/,
  /\b(?:bump|ping|nudg|float|resurfac|chas|remind|pop)(?:e|p)?(?:ing|s|er)?\b[^.!?\n]{0,25}\b(?:this|my|it|you|your|up|e-?mail|message|inbox|reminder)\b|\b(?:quick|little|gentle|friendly|small|short|brief|polite) (?:\w+ )?(?:ping|bump|nudge|reminder|follow-?up|chaser|note to see)\b/,
  new RegExp(
    `\\breminder (?:about|regarding|on|of) ${sent}|\\bchecking back (?:with|on)\\b|\\bback on (?:your|the) (?:radar|agenda|desk|list)\\b`,
  ),
  /\btop of your inbox\b|\b(?:slip(?:ped)?|buried|sunk|lost|fell|fallen|got|get)\b[^.!?\n]{0,20}\b(?:in|down|through|past|under) (?:\w+ ){0,2}(?:inbox|net|cracks?|radar|pile)\b/,
  /\b(?:want(?:ed)?|like|love|interested|curious|keen|thought|hop(?:e|ing)|need|see)(?: to| i(?:'d| would))? (?:just )?(?:see|know|hear|check|find out|learn|get)\b[^.!?\n]{0,12}\b(?:if|whether|where|how|what|when|that|your)\b/,
  /\bmake sure (?:that )?(?:you|my|our|this|it)\b/,
]);

/** Says that it is a check-in. Alone it is worthless; with something of value or a specific ask it is only an opening. */
export const checksIn = (text: string): boolean => asksForNews(text) || opensAsCheckIn(text);

/** "No reply needed unless you have questions": the opposite of a claim and of an open offer, so it is cut out before both. */
const freesReader =
  /\b(?:no (?:need (?:to|for)|obligation|rush)|nothing (?:(?:for you )?to do|(?:is )?(?:needed|required))|(?:you )?(?:do not|don't|needn't|need not) (?:need to |have to |feel \w+ to )?(?:reply|respond|answer|do anything)|(?:reply|respond|write|answer) only if|only (?:reply|respond|write|answer) if|no (?:reply|response|answer|action)(?: is|'s)? (?:needed|required|necessary|expected))\b[^.!?\n]*/g;

const claimed = anyOf([
  // I or we have nothing: "I haven't had an answer", "we have yet to hear", "I've heard nothing".
  new RegExp(
    `(?<!\\b(?:if|unless|until) )(?<!\\byou )\\b(?:i|we|my|our|me)\\b[^.!?\\n]{0,90}(?:n't|\\b(?:not|never|yet to|no|nothing|without|zero|hardly))\\b[^.!?\\n]{0,30}\\b(?:hear|heard(?! (?:of|about|that)\\b)|${answer}|(?:anything|nothing|word|thing) (?:back|from|since|yet)|back from|got(?:ten)? back|word from)\\b`,
  ),
  /(?<!\byou )\b(?:have ?n't|have not|did ?n't|did not|not to have) (?:yet )?hea(?:r|rd)\b(?! (?:of|about|that)\b)/,
  /\b(?:i|we)(?:'ve|'d| have| had)? (?:still |only |since )?(?:heard|got|received|had|seen) nothing\b|\byet to (?:hear|receive|get) /,
  new RegExp(
    `(?:^|[.,;:!?\\n–—-]|\\b(?:and|but|still|been|is|had|have|has|got|with|yet|am)) *(?:no|nothing|without an?|not an?)(?: single)?(?: (?:${answer}|word|news|back|sign)\\b| from you\\b)(?! (?:is )?(?:needed|required|necessary|expected))`,
  ),
  /\b(?:the|your) silence\b|\b(?:and|but|then|only|just) (?:then )?silence\b|\b(?:been|gone|went|all|radio)(?: \w+)? (?:silent|silence|quiet|dark|crickets)\b|\b(?:ignor(?:e|ed|ing)|ghost(?:ed|ing))\b(?! (?:the|it)\b)/,
  // You have not done what you should: "you never got back to me", "you said you would answer by Friday".
  new RegExp(
    `\\byou (?:still |really |opened |saw |read |[^.!?\\n]{0,30}(?:but|and) )?(?:have|had|did|do|are)? ?(?:n't|not|never|yet to)[^.!?\\n]{0,12}\\b(?:${answer}|(?:got|get|gotten|come|came|written|called) back)\\b`,
  ),
  /\byou (?:said|promised|told me|were going|agreed)\b[^.!?\n]{0,25}\b(?:(?:come|get|be) (?:back|in touch)|reply|respond|answer me|let me know)\b/,
  // You are asked whether you did your reading.
  new RegExp(
    `\\b(?:did|have|had|has|were|was|if|whether|hope|hoping|trust|sure|chance|that) (?:you(?:'ve|'d)?|your (?:team|colleagues|\\w+)|anyone)\\b(?! (?:want|would|like|prefer|need)\\b)[^.!?\\n]{0,45}?\\b${reading}(?: |$)(?:yet\\b|already\\b|to )?${sent}`,
  ),
  new RegExp(
    `\\b(?:had|have|get|got|getting|find|found|having|were|was|been|the|an?|any|some|you) (?:\\w+ ){0,2}?(?:chance|opportunity|possibility|time|moment|minute|able|manag(?:e|ed)) to ${reading}\\b(?!(?: at| over| through)? (?:your|how)\\b)`,
  ),
  /\b(?:have|had|did) you (?:looked|read|replied|decided|(?:had|taken|have|take) a (?:\w+ )?look)(?: yet)? ?\?|\b(?:get|got|gotten|getting) (?:round|around) to\b/,
  /\byou (?:saw|got|received|read|noticed|opened) (?:my|our|the) (?:last |previous |earlier |first )?(?:e-?mail|message|note|mail|proposal|quote|offer)\b/,
  /\b(?:did|has|have) (?:my|our|the) (?:\w+ )?(?:e-?mail|message|note|proposal|mail|quote|offer)s? (?:reach|get|come|arrive|make|land|been)/,
  // Counts what was sent, or demands.
  /\b(?:this is|it's|it is|now|for) (?:the|my) (?:second|third|fourth|fifth|2nd|3rd|4th|5th|umpteenth) (?:e-?mail|message|attempt|note|try|time|reminder)\b|\bmy (?:second|third|fourth|fifth|last \w+) (?:e-?mail|message|attempt|note|try)\b/,
  /\b(?:e-?mailed|written|wrote|called|messaged|contacted|tried|reached out|sent)\b[^.!?\n]{0,30}\b(?:twice\b(?! (?:over|the|an?|as)\b)|(?:several|many|a few|a couple of|two|three|four|five|six|multiple|countless) (?:times|e-?mails|messages|reminders))\b|\bwith no luck\b|\bcan you at least\b|\bdespite (?:several|my|our|many|repeated)\b|\b(?:trying|tried|attempt\w*) to (?:reach|contact|get hold of|call) you\b/,
  /\b(?:as |like )?(?:per|mentioned in|stated in|said in|written in) my (?:last|previous|earlier|prior) (?:e-?mail|message|note|mail)\b/,
  /\bi(?:'ve| have)? (?:sent|e-?mailed|wrote|written|called|messaged|forwarded)\b.{0,80}\bbut\b/,
  new RegExp(
    `\\b(?:please|kindly) (?:reply|respond|answer|get back to me|revert)\\b(?! with)|\\byou (?:still )?owe (?:me|us)\\b|\\b(?:(?:i|we)\\b[^.!?\\n]{0,30}\\b(?:deserve|expect(?:ed|ing)?|appreciate|hoping for|await(?:ing)?)|await(?:ing)?|courtesy of|look(?:ing)? forward to (?:an?|your|the))\\b[^.!?\\n]{0,20}\\b(?:hear(?:ing)? (?:from|back)|${answer})\\b|\\b(?:short|quick|simple) (?:reply|answer|response) (?:would|is|should)\\b|\\bwhen (?:can|may|could|should) (?:i|we) expect\\b|\\b(?:get|have|receive|need) (?:an?|your|some) (?:answer|reply|response)(?: back)? from you\\b|\\b(?:really|still|urgently) need (?:an?|your) (?:answer|reply|response)\\b`,
  ),
  /\b(?:i|we)(?:'m|'re| am| are|'ve been| have been)? (?:still |patiently )*wait(?:ing)?\b|\b(?:still|been|keep) waiting (?:for|on|to hear)\b|\b(?:(?:i|we|and) (?:have|am|are)|(?:i|we)'(?:ve|m|re)) (?:been |still |just )+waiting\b|\b(?:can|could|will|would) you (?:please |kindly |just )?(?:get back to (?:me|us)|reply|respond)\b(?! with)|\breason for (?:the|your) (?:delay|silence)\b/,
]);

/** Speaks as if an answer were owed, counts what was not answered, or asks whether the reading was done. */
export const claimsReply = (text: string): boolean => claimed(plain(text).replace(freesReader, ' '));

/** Offers help with everything and asks for nothing. */
export const offersOpenly = (text: string): boolean => openOffer(plain(text).replace(freesReader, ' '));

const helping =
  '(?:help(?:ful)?|assist|assistance|support|service|disposal|questions?|doubts|talk|chat|connect|catch up|collaborate|work together|work with|reach out|contact|call|write|e-?mail|get in touch|shout|ping|ask|let (?:me|us) know|tell me|holler|here|around|available|a hand|door|feel free|clarify|discuss|elaborate|do for you|make your life|be useful|be of|away)';
const indefinite =
  "(?:anything|something|any (?:\\w+ )?(?:questions?|help|support|assistance|ways?|concerns?|doubts|information|thoughts|comments?)|whatever|wherever|whenever|any ?time|in any way|how (?:i|we) (?:can|could|might)|ways? (?:i|we|that)|at some point|some ?time|some day|ever|what (?:can|could) (?:i|we)|if (?:you(?:'d| ever| need| have| want| would| like|'re interested| are interested| prefer)|i can|we can|there(?:'s| is)|needed|of interest|that is of interest|useful|helpful)|(?:could|can|if) (?:i|we) (?:can |could |might )?(?:support|help|assist|be)|should (?:you|anything|any|something)|interested)";

const openOffer = anyOf([
  new RegExp(`\\b${helping}\\b[^.!?\\n]{0,120}\\b${indefinite}\\b|\\b${indefinite}\\b[^.!?\\n]{0,120}\\b${helping}\\b`),
  /\b(?:let me|let us|just let me) know (?:if|should|whether|when|in case|what|how|your|any|about|with)\b[^.!?\n]{0,120}\b(?:questions?|thoughts|help|need|concerns?|interested|anything|something|feedback|think|assist(?:ance)?|unclear|suits?)\b/,
  /\b(?:need|needs|require) (?:anything|something|someone|any help|a hand|me|us|from (?:me|us))\b|\b(?:i|we) (?:can|could|may|might) be (?:useful|helpful)\b|\b(?:anything|something) (?:else )?(?:that )?you (?:may |might |could |would )?(?:need|require)\b(?! to)/,
  /\binterested in (?:learning|hearing|finding out|knowing) more(?: about (?:us|what we|how we|our) ?\w*)? ?[?.!]|\bany help you need\b|\b(?:something|anything) (?:we|i) (?:can|could|might) (?:do|take)\b(?! about)|\b(?:in need of|add (?:any|some|more) value|make (?:myself|ourselves) useful|what else (?:i|we) (?:can|could) do|find (?:a|some) time to (?:connect|talk|chat|speak))\b|\bbe of (?:any |some |further )?(?:help|service|assistance|use|support)\b|\b(?:can|could|may) (?:i|we) (?:help|assist|support)(?: you)?(?: with (?:anything|something))? ?\?|\boffer(?:ing)? (?:my |our |some |any )?(?:help|support|assistance)\b/,
  /\b(?:any|have|got) (?:other |further |more )?questions\b[^.!\n]*\?|\bquestions (?:are )?(?:very )?welcome\b|\b(?:answer|clarify|clear up) any (?:questions|doubts|concerns)\b|\bwith any questions\b/,
  /\b(?:happy|glad|here|available|around|delighted|pleased) (?:to (?:help|answer|chat|talk|assist|discuss|support|clarify|jump)|if you|should you|whenever|for you|for (?:any )?questions)\b/,
  /\bfeel free to (?:reach|contact|ask|call|write|e-?mail|get|shout|message|ping|drop|come|let|book|respond|reply)\b|\bfeel free ?[.!]|\b(?:do not|do ?n[o']t|don't) hesitate\b|\b(?:at|remain) your disposal\b|\bsay the word\b|\b(?:my|our) door is\b|\b(?:e-?mail|call|message) away\b/,
  /\b(?:anything|something)(?: at all| else)?(?: that)? you(?:'d| would) (?:like|want) (?:to (?:know|ask|discuss|hear|see)|me to|us to|from (?:me|us))\b|\b(?:any|your) thoughts\b|\bwhat do you think ?[?.]|\b(?:tell me|let me know) if (?:anything|something)\b/,
  /\b(?:look(?:ing)? forward to) hearing from you\b|\b(?:would|\w+'d) (?:be )?(?:love|like|great|good|nice|happy|glad) to (?:chat|talk|connect|reconnect|catch up|hear from you|explore|support|help|discuss|collaborate)\b/,
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
  /[€$£]\s?\d|\d+[\s-]?(?:%|percent\b|x\b|times\b|hours?\b|days?\b|weeks?\b)/i.test(text);

const value = anyOf([
  /\b(?:attached|attachment|attaching|enclosed|appended|i(?:'ve| have)? attach)\b/,
  /\b(?:here's|here is|here are|below is|below are|(?:is|are|find|see) below)\b(?! (?:if|to help))|\bword for word\b|\bas promised\b/,
  /\b(?:i|we|our team|my colleague)(?:'ve| have)? (?:just )?(?:put together|built|made|prepared|drafted|wrote up|written up|recorded|compiled|mapped|sketched|drew up|summari[sz]ed|worked out|pulled together|collected|ran the numbers|calculated)\b/,
  /\b(?:comparison|case study|checklist|calculator|benchmark|one-pager|one-page|summary|breakdown|worked example|template|roadmap|rollout plan|phased plan|guide|recording|white ?paper|pilot|trial|phased)\b/,
  /\b(?:cut|halved|reduced|saved|doubled|dropped|shortened|went from|fell|brought)\b.{0,60}\b(?:to|by|from|in half|per|a week|a month)\b/,
  /\b(?:most|other|similar) (?:clients|customers|teams|companies|buyers|people)\b.{0,60}\b(?:ask|want to know|worry|wonder|start|found|learn|do|use|choose|solve)/,
]);

/** Words that a question can be made of without saying anything: a question of only these has no subject of its own. */
const empty = new Set(
  `a about after all already also am an and any anything are as at back be been before but by call chance chat check
  could day decide decided decision did discuss do does doing earlier email else ever feedback few find for forward from
  further get give go going good got had has have hear heard help hi how i if in interest interested into is it it's just
  know last later let look looked looking mail make makes me meeting message mind minute minutes moment more moved my need
  needed new news next note now of on one open opportunity or our out over own pass past please possible previous priority
  progress proposal question questions quick quote read ready received recent recently regarding reply review reviewed
  right said saw see seen send sense sent share should side since so some something soon still stuff such sure talk team
  than that that's the their them then there there's these they thing things think this those thought thoughts through
  time to today touch try update updates us use view want wanted was way we week weeks well were what what's when where
  whether which who why will with wondering work works would yet you you'd you're you've your yours
  q1 q2 q3 q4 quarter month year top mine happy hope hello hey dear thanks thank regards best able across along around
  attention below come comes came work worked works colleagues head paper feel feels silence learn either someone business
  known sign radar agenda relevant interested keen expect expected comments view views impression
  below coming far contract conversation deck demo discussion document following gone gotten managed matter offer
  request response round subject thread topic while base bump bumping checking circle circling curious dropping hoping line
  ping pinging popping reaching seeing touching writing quickly here landed movement stand status`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** The words that say something of their own: a pain, a person, a day, a document by its subject. */
export const tellingWords = (text: string): string[] =>
  wordsOf(plain(text)).flatMap((word) => {
    const bare = word.replace(/^[^\p{L}\p{N}]+|(?:'(?:s|re|ve|d|ll|m))?[^\p{L}\p{N}]*$/gu, '');
    return bare.length > 2 && !empty.has(bare) && !/^(?:{{|\d)/.test(bare) ? [bare] : [];
  });

const isNamed = (question: string): boolean => tellingWords(question).length > 0;

/** Drops the greeting, so that the addressee's name is not taken for the subject of a question. */
export const withoutGreeting = (text: string): string =>
  text.replace(
    /^\s*(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|day))\b[^,.:!?\n]{0,60}[,.:!]?|\p{L}[\p{L}-]{1,30}[,:])/iu,
    '',
  );

/** What a message says it comes back to: "circling back on late invoices" names it, "following up on my email" does not. */
const comesBackTo =
  /\b(?:circl(?:e|ing) back|touch(?:ing)? base|follow(?:ing)?[ -]up|check(?:ing)?(?: back)?[ -]in|com(?:e|ing) back)(?: with you| to you| again)? (?:on|about|regarding|re|to)\b([^.!?\n:–—]*)/i;

/**
 * True for exactly one question that names what it is about, be it in the question or in what the message comes back to:
 * a named pain point and one question.
 */
export const asksOneNamedQuestion = (text: string): boolean => {
  const body = withoutGreeting(text);
  const [question, more] = questionsOf(body);
  if (question === undefined || more !== undefined) return false;
  if (asksForNews(question) || claimsReply(question)) return false;
  const asked = question.replace(comesBackTo, '');
  const openEnded = [opensAsCheckIn, openOffer].some((finds) => finds(asked));
  return isNamed(openEnded ? asked : question) || (!openEnded && isNamed(comesBackTo.exec(body)?.[1] || ''));
};

const dayOrHour =
  /\b(?:mon|tues|wednes|thurs|fri)day\b|\btomorrow\b|\bnext week\b|\b\d{1,2}(?::\d{2})? ?(?:am|pm|uhr)\b|\b\d{1,2}:\d{2}\b|\b\d{1,3}[- ]?minutes?\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b/;

const asking = anyOf([
  /\b(?:can|could|would|will) (?:you|we|i|it|this|that|those|they)\b[^.!\n]*\?/,
  /\b(?:did|has|have) [^.!\n]*\?/,
  /\b(?:should|shall|may) (?:i|we)\b[^.!\n]*\?/,
  /\bdo(?:es)? (?:you|it|that|this|\w+day)\b[^.!\n]*\?/,
  /\b(?:is|are|was|were) [^.!\n]*\?/,
  /\b(?:who|what|which|when|where|why|how)\b[^.!\n]*\?/,
  /\bplease (?:confirm|send|choose|pick|tell|forward|reply with|book|sign)\b/,
  /\b(?:reply|answer|write back) (?:with )?(?:just )?(?:"|'|a |yes|no\b|one word|1|2)/,
  /\b(?:let me know|tell me) (?:which|who|whether|by|when)\b(?! you have)/,
]);

/** "I am free on Tuesday at 10 if you'd like to talk": times to choose from are an ask, question mark or not. */
const offersTimes =
  /\b(?:available|free|slots?|open)\b[^.!?\n]{0,40}(?:(?:mon|tues|wednes|thurs|fri)day|\d{1,2}(?::\d\d| ?[ap]m))/;

/** "Thoughts?", "What's next?", "Did you decide?": a message of questions alone, and none of them about anything. */
export const asksOfNothing = (text: string): boolean => {
  const body = withoutGreeting(text);
  return questionsOf(body).length > 0 && tellingWords(body).length === 0 && !/[\d{[]/.test(text) && linksOf(body).length === 0;
};

/** Says what it asks for: a choice, a day, a person, a yes or no on something named. An open offer's question is none. */
export const asksSpecifically = (text: string): boolean =>
  sentencesOf(withoutGreeting(text)).some((sentence) => {
    if (offersTimes.test(plain(sentence)) || /\breply with\b/i.test(sentence)) return true;
    if (!asking(sentence) || (openOffer(sentence) && !dayOrHour.test(plain(sentence)))) return false;
    if (claimsReply(sentence) || asksForNews(sentence)) return false;
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
