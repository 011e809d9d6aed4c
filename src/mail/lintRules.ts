/**
 * The rules of a message worth sending, one row each: how grave, where from, and what to tell the sheet user.
 *
 * A row's `find` gives the sentence to show, or null where the message is right by that rule.
 */
import { folded } from '../engine/vocabulary';
import type { Linted, Severity } from './lint';
import { overBy } from './lintDates';
import { stockPhrase } from './lintLanguages';
import { isEnglish, saysSame, shapeOf, tellsAgain } from './lintLikeness';
import {
  asksOf,
  asksOfNothing,
  asksOneNamedQuestion,
  asksSpecifically,
  checksIn,
  claimsReply,
  deliversValue,
  offersOpenly,
  saysFarewell,
  tellingWords,
  wantsNoReply,
  withoutGreeting,
} from './lintPhrases';
import { placeholdersIn, tokensLeftIn } from './placeholders';
import { bulletsOf, linksOf, questionsOf, withoutLinks, wordCount } from './wording';

export interface LintRule {
  readonly severity: Severity;
  readonly isHole?: true;
  readonly source: string;
  readonly find: (linted: Linted) => string | null;
}

/** "{{Pain Point}}, {{Industry}} and 3 more": enough for a cell. */
const named = (found: readonly string[]): string =>
  found.slice(0, 3).join(', ') + (found.length > 3 ? ` and ${found.length - 3} more` : '');

const plainFollowUpWords = 30;
const longestMessage = 125;

const shorteners =
  /^(?:https?:\/\/)?(?:www\.)?(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|lnkd\.in|buff\.ly|rebrand\.ly|is\.gd|cutt\.ly|hubs\.ly|hubs\.la|t\.ly|rb\.gy|shorturl\.at|tiny\.cc|bl\.ink|s\.id)(?:\/|$)/i;

const shouting =
  /(?<![\p{L}\p{N}])\p{Lu}{4,}(?:[\s-]+\p{Lu}{2,})*[\s-]+\p{Lu}{4,}(?![\p{L}\p{N}])|(?<!\p{L})(?:URGENT|FREE|IMPORTANT|REMINDER|GUARANTEED|ATTENTION|AMAZING|FINAL|PLEASE|NEVER|ALWAYS|IMMEDIATELY|ASAP)(?!\p{L})/u;

/** Tells something and asks for nothing, not even an answer: what it tells has to be taken on trust. */
const informs = (message: string): boolean => wantsNoReply(message) && wordCount(message) >= 20 && !checksIn(message);

/** A row's names never make a fault; what they add to a good message counts. */
const either = ({ message, said }: Linted, does: (text: string) => boolean): boolean =>
  does(said) || (message !== said && does(message));

const bringsOrAsks = (linted: Linted): boolean =>
  either(linted, (text) => deliversValue(text) || asksSpecifically(text) || asksOneNamedQuestion(text));

/**
 * True for a message with next to nothing in it. A follow-up without a question says little whatever its length; where it is not
 * known to be one, or asks something, its telling words decide, and those are known for English alone.
 */
const saysLittle = (body: string, followsUp: boolean): boolean => {
  const asks = questionsOf(body).length > 0;
  return (followsUp && !asks) || (isEnglish(body) && tellingWords(withoutGreeting(body)).length < (asks ? 2 : 8));
};

export const lintRules: readonly LintRule[] = [
  {
    severity: 'error',
    isHole: true,
    source: 'Tokens: an unfilled token never goes out',
    find: ({ message, context }) => {
      const left = [...tokensLeftIn(message), ...tokensLeftIn(context.subject || '')];
      return left.length === 0
        ? null
        : `Unfilled: ${named(left)}. Fill the column, or give the token a fallback such as {{First Name|there}}.`;
    },
  },
  {
    severity: 'error',
    isHole: true,
    source: 'Tokens: a leftover bracket reads as a form letter',
    find: ({ message, context }) => {
      const left = [...placeholdersIn(message), ...placeholdersIn(context.subject || '')];
      return left.length === 0
        ? null
        : `Still a placeholder: ${named(left)}. Write what belongs there, or use a token in double braces.`;
    },
  },
  {
    severity: 'error',
    source: 'Tokens: a greeting needs a name or none at all',
    find: ({ message }) => {
      const hole =
        /(?<![\s\S])\s*(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Gg]ood (?:morning|afternoon))[ \t]*(?:[,!:](?=\s|$)|[ \t]+(?:undefined|null|NaN|n\/a|N\/A|#N\/A|#REF!|-|\?|_{2,}|[xX]{2,}|\.{3}|…)[ \t]*(?:[,!:]|$))/m.exec(
          message,
        );
      if (hole === null || /^\s*(?:hi|hello|hey)[,!](?=\s|$)/i.test(message)) return null;
      return `"${hole[0].trim()}" greets nobody. Fill in First Name, or write {{First Name|there}}.`;
    },
  },
  {
    severity: 'error',
    source: 'Tokens: an error of the sheet is not text',
    find: ({ said }) => {
      const broken =
        /#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|ERROR!)|(?<![\p{L}\p{N}])(?:undefined|NaN|\[object Object\]|Invalid Date)(?![\p{L}\p{N}])/u.exec(
          said,
        );
      return broken === null
        ? null
        : `The message holds "${broken[0]}", an error from the sheet. Correct the cell it comes from.`;
    },
  },
  {
    severity: 'error',
    source: 'Words already sent to a person are refused',
    find: ({ body, earlier }) => (saysSame(body, earlier) ? 'This person already got these words. Bring something new.' : null),
  },
  {
    severity: 'error',
    source: 'CAN-SPAM: a subject must not mislead',
    find: ({ initial, context }) =>
      initial === '' && context.alreadySent?.length === 0 && /^\s*(?:re|fwd?|aw|wg)\s*:/i.test(context.subject || '')
        ? `A first mail cannot have the subject "${(context.subject || '').trim()}": it answers nothing. Take the prefix away.`
        : null,
  },
  {
    severity: 'warning',
    source: 'guide B2B Follow-Up Sequences, bad example 1: the check-in',
    find: (linted) =>
      stockPhrase('checksIn', linted.said) ||
      (asksOfNothing(linted.body) && !claimsReply(linted.said) && !offersOpenly(linted.said) && !saysFarewell(linted.said)) ||
      ((checksIn(linted.said) || (claimsReply(linted.said) && offersOpenly(linted.said))) &&
        !saysFarewell(linted.said) &&
        !(bringsOrAsks(linted) && (questionsOf(linted.said).length < 2 || either(linted, deliversValue))))
        ? 'Checks in without bringing anything. Add something new, or name their problem and ask one specific question about it.'
        : null,
  },
  {
    severity: 'warning',
    source: 'guide B2B Follow-Up Sequences, bad example 2: the nudge',
    find: ({ said }) =>
      stockPhrase('claimsReply', said) || (claimsReply(said) && !saysFarewell(said))
        ? 'Speaks of your wait, as if they owed you a reply or a reading. Start from their situation and ask for one specific thing.'
        : null,
  },
  {
    severity: 'warning',
    source: 'guide B2B Follow-Up Sequences, bad example 3: the open offer',
    find: (linted) =>
      stockPhrase('offersOpenly', linted.said) ||
      (offersOpenly(linted.said) && !saysFarewell(linted.said) && !either(linted, asksSpecifically))
        ? 'A vague, open offer that is easy to ignore and asks for no clear action. Ask for one specific thing: a choice, a day, a yes or no.'
        : null,
  },
  {
    severity: 'warning',
    source: 'guide B2B Follow-Up Sequences, good example 2: one thing to answer',
    find: ({ said }) => {
      const questions = questionsOf(said).length;
      const asks = asksOf(said).length;
      if (questions > 2) return `${questions} questions in one message. Keep the one that matters; two at most.`;
      return asks > 1 ? `${asks} separate asks in one message. Keep the one that matters.` : null;
    },
  },
  {
    severity: 'warning',
    source: 'guide B2B Follow-Up Sequences, message variation',
    find: (linted) =>
      !bringsOrAsks(linted) &&
      !informs(linted.said) &&
      !saysFarewell(linted.said) &&
      !checksIn(linted.said) &&
      !claimsReply(linted.said) &&
      !offersOpenly(linted.said) &&
      saysLittle(linted.body, linted.initial !== '')
        ? 'Brings nothing new and asks nothing. Add a fact, a document or one clear question.'
        : null,
  },
  {
    severity: 'warning',
    source: 'guide B2B Sales Follow-Up Cadence, email',
    find: ({ body, initial }) => {
      if (initial === '' || wordCount(body) < wordCount(initial)) return null;
      return `${wordCount(body)} words, where the first mail has ${wordCount(initial)}. A follow-up is shorter than the first mail.`;
    },
  },
  {
    severity: 'warning',
    source: 'guide B2B Sales Follow-Up Cadence, email',
    find: (linted) => {
      const words = wordCount(linted.body);
      if (
        linted.initial === '' ||
        words < plainFollowUpWords ||
        either(linted, (text) => deliversValue(text) || informs(text) || saysFarewell(text) || asksSpecifically(text))
      )
        return null;
      return `${words} words that bring nothing new. A plain follow-up stays under ${plainFollowUpWords} words and ends in one clear question.`;
    },
  },
  {
    severity: 'warning',
    source: 'guide B2B Follow-Up Sequences, message variation',
    find: ({ body, previous, earlier, context }) => {
      const [own, before] = context.formats ? [context.formats.own, context.formats.before] : [shapeOf(body), shapeOf(previous)];
      return own === null || previous === '' || before !== own || saysSame(body, earlier)
        ? null
        : `The same form as the mail before it (${own}). Change it: ${own === 'bullets' ? 'one short question' : 'a short list'}, say.`;
    },
  },
  {
    severity: 'warning',
    source: 'guide B2B Sales Follow-Up Cadence, a different angle',
    find: ({ body, earlier, context }) => {
      const { own = '', before = [] } = context.angles || {};
      const step = own.trim() === '' ? -1 : before.findIndex((angle) => folded(angle) === folded(own));
      if (step >= 0) return `Has the angle of step ${step + 1} ("${own.trim()}"). Bring something that no earlier step brought.`;
      return tellsAgain(body, earlier)
        ? 'Tells what an earlier mail to them told already. Take a new angle: another cost, another person, another proof.'
        : null;
    },
  },
  {
    severity: 'warning',
    source: 'guide B2B Follow-Up Sequences, message variation',
    find: ({ message, context }) =>
      context.asks === true && questionsOf(message).length === 0 && asksOf(message).length === 0
        ? 'This step is there to ask for something, and nothing is asked. End it with one clear question.'
        : null,
  },
  {
    severity: 'warning',
    source: 'Telephones cut a subject after some 60 letters',
    find: ({ context }) => {
      const letters = [...(context.subject || '').trim()].length;
      return letters > 60 ? `The subject has ${letters} letters and will be cut off. Three or four words do.` : null;
    },
  },
  {
    severity: 'warning',
    source: 'Boomerang 2016: 50 to 125 words are answered most',
    find: ({ body }) => {
      const words = wordCount(body);
      return words > longestMessage
        ? `${words} words. Messages over ${longestMessage} are answered less: cut it, or move the detail to a document.`
        : null;
    },
  },
  {
    severity: 'warning',
    source: 'One link at most keeps a mail personal',
    find: ({ message }) => {
      const links = linksOf(message);
      return links.length > 1 ? `${links.length} links. Keep one.` : null;
    },
  },
  {
    severity: 'warning',
    source: 'Shortened links look like phishing to filters and people',
    find: ({ message }) => {
      const short = [
        ...linksOf(message),
        ...(message.match(/\b(?:bit\.ly|tinyurl\.com|lnkd\.in|rebrand\.ly|cutt\.ly)\/\S+/gi) || []),
      ].find((found) => shorteners.test(found));
      return short === undefined ? null : `${short} is a shortened link. Give the full address.`;
    },
  },
  {
    severity: 'warning',
    source: 'Capitals and exclamation marks read as shouting',
    find: ({ said, subject }) => {
      const loud = shouting.exec(withoutLinks(`${subject}\n${said}`));
      return loud === null ? null : `"${loud[0]}" shouts. Write it in small letters.`;
    },
  },
  {
    severity: 'warning',
    source: 'Capitals and exclamation marks read as shouting',
    find: ({ said, subject }) =>
      /[!?]\s*!|!\s*[!?]|\?\s*\?/.test(`${subject}\n\n${said}`) ? 'Doubled exclamation or question marks. One is enough.' : null,
  },
  {
    severity: 'warning',
    source: 'guide B2B Follow-Up Sequences, bad example 2: their needs, not yours',
    find: ({ said: message }) => {
      const mine = (message.match(/\b(?:I|I['’]\w+|me|my)\b/g) || []).length;
      const yours = (message.match(/\b(?:you|your|yours)\b/gi) || []).length;
      return mine >= 4 && mine > yours * 2 && bulletsOf(message).length === 0
        ? `Speaks of yourself ${mine} times and of them ${yours}. Turn it round.`
        : null;
    },
  },
  {
    severity: 'warning',
    source: 'Words about a date age',
    find: ({ message, context }) => {
      const over = context.plannedDay === undefined ? null : overBy(message, context.plannedDay);
      return over === null ? null : `"${over}" will be over when this goes out. Name a later time, or none.`;
    },
  },
];
