import type { Cadence } from '../cadence';
import { email } from './step';

/** The three phases of a deal (G1 §The 3-Phase Follow-Up Framework): first contact, after the demo, after the proposal. */

const postFirstContact: Cadence = {
  id: 'post-first-contact',
  name: 'Post-First-Contact Follow-Up',
  pace: 'gaps',
  firstDay: 0,
  days: 'calendar',
  builtIn: true,
  steps: [
    email(0, 'thank you + resource', 'short', 'the resource they asked for', 'They book a meeting', { office: true }),
    email(2, 'value', 'forward', 'a resource for a neighbouring problem', 'They open it and click'),
    email(5, 'social proof', 'bullets', 'what a company like theirs achieved', 'They reply'),
    email(8, 'direct ask', 'one-liner', 'the question that is still open for them', 'They reply or unsubscribe'),
    email(
      12,
      'final attempt',
      'short',
      'whether to close the file or come back later',
      'They reply, unsubscribe, or fall silent',
      {
        ends: 'breakup',
      },
    ),
  ],
};

const postDemo: Cadence = {
  id: 'post-demo',
  name: 'Post-Demo Follow-Up',
  pace: 'gaps',
  firstDay: 0,
  days: 'calendar',
  builtIn: true,
  steps: [
    email(1, 'recap + next steps', 'bullets', 'what we agreed on in the call', 'They confirm the next step', { office: true }),
    email(3, 'value', 'forward', 'a tool for the problem they named', 'They open it and use it'),
    email(7, 'proposal delivery', 'short', 'the proposal itself', 'They book a review of the proposal'),
    email(
      10,
      'proposal follow-up',
      'one-liner',
      'questions that the proposal raises',
      'They reply with objections or next steps',
    ),
    email(14, 'objection pre-empt', 'bullets', 'the worry that most clients have at this point', 'They reply'),
    email(18, 'stakeholder inclusion', 'short', 'who else has a say, and what matters to them', 'More people of theirs join in'),
    email(21, 'timeline check', 'one-liner', 'the date by which they mean to decide', 'They confirm or correct the date'),
  ],
};

const postProposal: Cadence = {
  id: 'post-proposal',
  name: 'Post-Proposal Follow-Up',
  pace: 'gaps',
  firstDay: 0,
  days: 'calendar',
  builtIn: true,
  steps: [
    email(1, 'confirmation', 'short', 'the proposal is with them', 'They acknowledge it', { office: true }),
    email(5, 'availability', 'one-liner', 'times to go through a section together', 'They book a review call'),
    email(10, 'competitive positioning', 'bullets', 'how we differ from the alternatives', 'They say whom else they consider'),
    email(17, 'risk reversal', 'short', 'a smaller way to begin', 'They show interest or object'),
    email(
      25,
      'stakeholder nudge',
      'one-liner',
      'the person on their side who has yet to agree',
      'They name what blocks them inside',
    ),
    email(35, 'timeline reality check', 'short', 'how long such decisions usually take', 'They tell the true timeline'),
    email(45, 'breakup', 'one-liner', 'whether this still is a priority', 'An honest answer, or the end', { ends: 'breakup' }),
    email(60, 'final close', 'short', 'the file is closed, the door is open', 'A clean end', { ends: 'close' }),
  ],
};

export const dealCadences: readonly Cadence[] = [postFirstContact, postDemo, postProposal];
