import { dateMoment, entryById } from './entry';
import { consequences, exit } from './leaving';
import { bookedDemo } from './meeting';
import { hold } from './pauses';
import { type DecisionRule, exitedWith, type Finding, isEnrolled, isRunning } from './situation';

/** What ends a cadence from outside: what a person chose as Outcome, the Do Not Contact list, and plain signs in the mail. */

const doNotContact: DecisionRule = {
  rule: 'do not contact',
  find: (situation) => {
    const { prospect, facts } = situation;
    const leave = (words: string): Finding => {
      const { outcome } = prospect;
      return exit('Unsubscribed', words, { ...consequences('Unsubscribed', situation), outcome });
    };
    if (prospect.status === 'Unsubscribed') return null;
    if (prospect.outcome === 'Unsubscribed')
      return leave('Outcome says Unsubscribed: they leave every cadence and are never contacted again.');
    if (facts.mail?.optOut != null) return leave(`They asked not to be contacted: ${facts.mail.optOut.words}`);
    if (facts.doNotContact !== null && (isEnrolled(situation) || prospect.outcome !== null)) {
      const what = facts.doNotContact.scope === 'domain' ? 'domain' : 'address';
      return leave(`Their ${what} (${facts.doNotContact.entry}) is on the Do Not Contact sheet.`);
    }
    return null;
  },
};

/** What somebody writes who has left: the cadence is over, but whoever looks at the sheet should know, and answer. A customer's mail is none of it. */
const lateReply: DecisionRule = {
  rule: 'a reply after leaving',
  find: (situation) => {
    const reply = situation.facts.mail?.reply ?? null;
    const reasonOut = exitedWith(situation);
    if (reply === null || reasonOut === null || reasonOut === 'Closed-Won' || situation.prospect.outcome !== null) return null;
    const { permission } = situation.prospect;
    const next =
      reasonOut === 'Not Interested' && permission === 'asked'
        ? 'Did they allow you to come back? Then write Permission into Tags and the day into Follow Up On.'
        : reasonOut === 'Unsubscribed'
          ? 'They are unsubscribed: nothing goes to them by itself.'
          : 'Answer them yourself; enroll them again if it goes on.';
    const reason = `They wrote after leaving (${reasonOut}): ${reply.words}`;
    return {
      verdict: {
        kind: 'late reply',
        lastReply: reply.at,
        suggests: reply.suggests ?? null,
        reason,
        needsYou: `${reason} ${next}`,
      },
      words: reason,
    };
  },
};

const unsubscribedStays: DecisionRule = {
  rule: 'unsubscribed for good',
  find: ({ prospect }) => {
    if (prospect.status !== 'Unsubscribed') return null;
    const reason = 'They unsubscribed: nothing brings them back.';
    if (prospect.outcome === null) return { verdict: { kind: 'none', reason }, words: reason };
    return { verdict: { kind: 'set aside', outcome: prospect.outcome, reason }, words: reason };
  },
};

const closed: DecisionRule = {
  rule: 'won or lost',
  find: (situation) => {
    const { outcome } = situation.prospect;
    if (outcome === 'Won') return exit('Closed-Won', 'The deal is won.', { ...consequences('Closed-Won', situation), outcome });
    if (outcome !== 'Lost') return null;
    return exit('Closed-Lost', 'The deal is lost: they enter Nurture 6-Month.', {
      ...consequences('Closed-Lost', situation),
      outcome,
    });
  },
};

const bounced: DecisionRule = {
  rule: 'hard bounce',
  find: (situation) => {
    const { facts } = situation;
    if (facts.bounced === null || !isEnrolled(situation)) return null;
    return exit('Bounced', `An email came back for good: ${facts.bounced.words}`, consequences('Bounced', situation));
  },
};

const wrongPerson: DecisionRule = {
  rule: 'wrong person',
  find: (situation) => {
    const { prospect, facts } = situation;
    if (!isEnrolled(situation)) return null;
    const { outcome } = prospect;
    const rest = consequences('Wrong Person', situation);
    if (outcome === 'Wrong Person') return exit('Wrong Person', 'Outcome says this is the wrong person.', { ...rest, outcome });
    const gone = facts.mail?.leftCompany ?? null;
    return gone === null ? null : exit('Wrong Person', `They seem to have left the company: ${gone.words}`, rest);
  },
};

const notInterested: DecisionRule = {
  rule: 'explicit rejection',
  find: (situation) => {
    const { outcome } = situation.prospect;
    if (outcome !== 'Not Interested' || !isEnrolled(situation)) return null;
    const words = 'They said no: a draft thanks them and asks whether you may come back in 6 to 12 months.';
    return exit('Not Interested', words, { ...consequences('Not Interested', situation), outcome });
  },
};

const proposalSent: DecisionRule = {
  rule: 'proposal sent',
  find: ({ prospect, rules, today }) => {
    if (prospect.outcome !== 'Proposal Sent') return null;
    const enters = entryById('post-proposal', dateMoment(today), prospect, rules);
    return exit('Advanced', 'The proposal went out: they enter Post-Proposal Follow-Up today.', {
      enters,
      outcome: prospect.outcome,
    });
  },
};

/** A count that cannot be read must not be written over: the outcome waits until the row can be read. */
const pushesUnreadable: DecisionRule = {
  rule: 'timeline pushes',
  find: (situation) => {
    const { prospect } = situation;
    const problem = prospect.problems.find(({ holds }) => holds === 'all');
    if (prospect.outcome !== 'Timeline Pushed' || problem === undefined || !isEnrolled(situation)) return null;
    const words = `${problem.field}: ${problem.words}`;
    if (isRunning(situation)) return hold('data', words, situation);
    return { verdict: { kind: 'none', reason: words }, words };
  },
};

const pushed: DecisionRule = {
  rule: 'timeline pushes',
  find: (situation) => {
    const { prospect, rules } = situation;
    if (prospect.outcome !== 'Timeline Pushed' || !isEnrolled(situation)) return null;
    const pushes = prospect.timelinePushes + 1;
    if (pushes < rules.settings.exits.pushes) return null;
    const words = `Their timeline was pushed ${pushes} times: they enter Nurture 6-Month.`;
    return exit('Timeline Pushed 3x', words, { ...consequences('Timeline Pushed 3x', situation), outcome: prospect.outcome });
  },
};

const alreadyOut: DecisionRule = {
  rule: 'already out',
  find: (situation) => {
    const reasonOut = exitedWith(situation);
    if (reasonOut === null) return null;
    const { outcome } = situation.prospect;
    const reason = `They left with ${reasonOut}.`;
    if (outcome === null) return { verdict: { kind: 'none', reason }, words: reason };
    const aside = `${reason} ${outcome} changes nothing for who is out.`;
    return { verdict: { kind: 'set aside', outcome, reason: aside }, words: aside };
  },
};

const blankStatus = 'Status: it is blank. Set it to Resumed to go on, or clear Sequence Name to leave it.';

/** A status nobody can read, or that was cleared, may have meant "stop": the row waits for a person, and is not resumed by itself. */
const unreadableStatus: DecisionRule = {
  rule: 'unreadable status',
  find: ({ prospect }) => {
    if (prospect.sequence === '' || prospect.status !== null) return null;
    const problem = prospect.problems.find(({ holds }) => holds === 'all');
    if (problem === undefined && prospect.since === null) return null;
    const words = problem === undefined ? blankStatus : `${problem.field}: ${problem.words}`;
    return {
      verdict: { kind: 'hold', kept: { cause: 'review', until: null, remaining: null }, reason: words, needsYou: words },
      words,
    };
  },
};

const neverEnrolled: DecisionRule = {
  rule: 'not enrolled',
  find: (situation) => {
    if (isEnrolled(situation)) return null;
    const reason = 'Not enrolled in a cadence.';
    return { verdict: { kind: 'none', reason }, words: reason };
  },
};

/** First match wins: who asks for silence comes first, and who is out stays out unless the deal itself moved. */
export const stopRules: readonly DecisionRule[] = [
  doNotContact,
  lateReply,
  unsubscribedStays,
  closed,
  bounced,
  wrongPerson,
  notInterested,
  bookedDemo,
  proposalSent,
  pushesUnreadable,
  pushed,
  alreadyOut,
  unreadableStatus,
  neverEnrolled,
];
