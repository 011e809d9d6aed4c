import { decide } from '../../src/engine/decide';
import type { Decision, MailFacts, PauseKept, Prospect, WorldFacts } from '../../src/engine/decision';
import type { Rules } from '../../src/engine/rules';
import { day, on, team } from '../tables/team';

/** A running row of the outbound cadence whose first email is due on Tue 3 Mar 2026 at 08:00 in Berlin, and a quiet world around it. */

export const row = (changes: Partial<Prospect> = {}): Prospect => ({
  id: 'p1',
  sequence: 'Outbound 21-Day',
  status: 'Active',
  exitReason: null,
  anchor: on('2026-03-02'),
  stepsDone: 0,
  lastContact: null,
  lastReply: null,
  notBefore: null,
  followUpOn: null,
  meetingDate: null,
  outcome: null,
  dealSize: 20_000,
  stakeholders: null,
  stakeholderRoles: [],
  engagement: null,
  timelinePushes: 0,
  zone: null,
  country: '',
  strategic: false,
  mode: null,
  linkedInReason: '',
  triggerEvent: '',
  since: null,
  pause: null,
  permission: null,
  problems: [],
  ...changes,
});

export const quietMail: MailFacts = {
  readable: true,
  optOut: null,
  leftCompany: null,
  reply: null,
  outOfOffice: null,
  tookOver: null,
};

const world = (changes: Partial<WorldFacts> = {}): WorldFacts => ({
  doNotContact: null,
  bounced: null,
  colleagueReplied: null,
  mail: quietMail,
  sending: { kind: 'open' },
  away: null,
  waitingForCapacity: false,
  task: null,
  draftOpen: false,
  callAttempts: 0,
  messageProblem: null,
  roleVersions: [],
  ...changes,
});

export const mailWith = (changes: Partial<MailFacts>): Partial<WorldFacts> => ({ mail: { ...quietMail, ...changes } });

export const sign = (at: string, words = 'a mail') => ({ at: Date.parse(at), words });

export const kept = (cause: PauseKept['cause'], until: string | null = null, remaining: number | null = 3): PauseKept => ({
  cause,
  until: until === null ? null : day(until),
  remaining,
});

/** Decides with the row's cadence found by its name, as the tick does. */
export const decided = (prospect: Prospect, facts: Partial<WorldFacts>, now: string, rules: Rules = team()): Decision =>
  decide(prospect, rules.book.find(prospect.sequence), world(facts), Date.parse(now), rules);
