import type { Cadence } from '../cadence';
import { call, email, linkedin } from './step';

/** Cold outreach and its return, whose anchor is day 1 (G0 §Building the Optimal Follow-Up Cadence). */

const outbound: Cadence = {
  id: 'outbound',
  name: 'Outbound 21-Day',
  pace: 'length',
  firstDay: 1,
  days: 'calendar',
  builtIn: true,
  steps: [
    email(1, 'introduction', 'short', 'a problem that people in their role have', 'They learn who writes and why', {
      also: 'linkedin',
    }),
    email(3, 'different angle', 'bullets', 'what the problem costs them', 'They see the problem from another side'),
    call(5, 'first call', 'hear their view in person', 'A first conversation'),
    linkedin(8, 'relevant content', 'something worth reading in their field', 'They look at the content'),
    email(12, 'case study', 'short', 'how a company of their industry solved it', 'They ask how it would work for them'),
    call(16, 'call + voicemail', 'one open question about this quarter', 'A conversation, or a call back', { also: 'voicemail' }),
    email(21, 'breakup', 'one-liner', 'whether to close the file', 'A yes, a no, or a better time', { ends: 'breakup' }),
  ],
};

/** Fourteen touches in 26 days over three channels, as G0's FAQ asks. */
const outbound14: Cadence = {
  id: 'outbound-14',
  name: 'Outbound 14-Touch',
  pace: 'length',
  firstDay: 1,
  days: 'calendar',
  builtIn: true,
  steps: [
    email(1, 'introduction', 'short', 'a problem that people in their role have', 'They learn who writes and why', {
      also: 'linkedin',
    }),
    email(3, 'different angle', 'bullets', 'what the problem costs them', 'They see the problem from another side'),
    call(5, 'first call', 'hear their view in person', 'A first conversation'),
    linkedin(8, 'relevant content', 'something worth reading in their field', 'They look at the content'),
    email(10, 'video', 'short', 'the solution shown in a minute', 'They watch the video'),
    call(12, 'call + voicemail', 'the video and one question', 'A conversation, or a call back', { also: 'voicemail' }),
    email(15, 'case study', 'bullets', 'how a company of their industry solved it', 'They ask how it would work for them'),
    call(17, 'call on the case', 'what of the case fits them', 'They name what differs for them'),
    linkedin(20, 'their own content', 'a thought on what they published', 'An exchange in public or by message'),
    call(22, 'call + voicemail', 'timing of a decision', 'A conversation, or a date to come back', { also: 'voicemail' }),
    email(26, 'breakup', 'one-liner', 'whether to close the file', 'A yes, a no, or a better time', { ends: 'breakup' }),
  ],
};

/** Begins again after something changed at the prospect's (G0 §When to Stop and When to Re-Engage). */
const reEngage: Cadence = {
  id: 're-engage',
  name: 'Re-Engagement',
  pace: 'gaps',
  firstDay: 1,
  days: 'calendar',
  builtIn: true,
  steps: [
    email(1, 'trigger event', 'short', 'the event that brings us back', 'They say what the event changes'),
    linkedin(4, 'relevant content', 'something that fits the event', 'They look at the content'),
    email(9, 'fresh view', 'bullets', 'what has become possible since we last spoke', 'They ask for details or a meeting'),
    email(15, 'breakup', 'one-liner', 'whether the event changes their priorities', 'A yes, a no, or a better time', {
      ends: 'breakup',
    }),
  ],
};

export const outboundCadences: readonly Cadence[] = [outbound, outbound14];
export const reEngagement: Cadence = reEngage;
