import type { MailView } from './host';
import { callSidebar } from './onceStage';
import { dayAfter, dayOf, later } from './simulateHours';
import type { Person } from './simulatePeople';
import { stepOfKey } from './simulateSettle';
import { type Stage, standingOf, tell } from './simulateStage';
import type { Intent } from './simulateTongues';
import { asPerson, type Watch } from './simulateWatch';

/** How the team answers what came in: outcomes, answers by hand, and letting people go on. */

const paused = ['Replied', 'Out of Office', 'Meeting Set', 'Paused', 'Held'];

const statusOf = (stage: Stage, person: Person): string => {
  const row = stage.desk.rowOf(person);
  return row === null ? '' : stage.desk.text(row, 'Status');
};

/** A rep chooses an outcome, the cells that belong to it first. */
function choose(stage: Stage, watch: Watch, person: Person, outcome: string, cells: Readonly<Record<string, string>> = {}): void {
  asPerson(stage, watch, () => {
    const row = stage.desk.rowOf(person);
    if (row === null || stage.desk.text(row, 'Sequence Name') === '') return;
    for (const [heading, text] of Object.entries(cells)) stage.desk.type(row, heading, text, person.owner);
    if (!stage.desk.type(row, 'Outcome', outcome, person.owner)) return;
    const until = cells['Follow Up On'] ?? cells['Meeting Date'];
    tell(stage, person, 'outcome', {
      cadence: stage.desk.text(row, 'Sequence Name'),
      owner: person.owner,
      by: 'person',
      reason: outcome,
      ...(until === undefined ? {} : { until }),
    });
  });
}

/** The step whose mail a held row is unsure about, if the mailbox shows that it went out; else null. */
function stepThatWent(stage: Stage, watch: Watch, person: Person, needsYou: string): number | null {
  const step = Number(/step (\d+)/i.exec(needsYou)?.[1] ?? Number.NaN);
  const { id } = standingOf(stage, person);
  const cadence = watch.said.get(id)?.sequence ?? '';
  const went = stage.left.some(({ key }) => {
    const known = stepOfKey(stage, watch, key);
    return known.prospect === id && known.cadence === cadence && known.step === step;
  });
  return went ? step : null;
}

/** What the mailbox shows as sent is counted on the row, as Needs You asks. */
function countWhatWent(stage: Stage, watch: Watch, person: Person): void {
  const row = stage.desk.rowOf(person);
  const step = row === null ? null : stepThatWent(stage, watch, person, stage.desk.text(row, 'Needs You'));
  if (row === null || step === null) return;
  asPerson(stage, watch, () => {
    const written = `${step}`;
    if (stage.desk.type(row, 'Sequence Step', written, person.owner))
      tell(stage, person, 'edit', { owner: person.owner, by: 'person', reason: `Sequence Step = ${written}` });
  });
}

/** A rep looks into Sent where the row asks for it, and presses Resume in the sidebar, if there is anything to resume. What the sidebar refuses is left alone. */
export function letGoOn(stage: Stage, watch: Watch, person: Person): void {
  const { id } = standingOf(stage, person);
  if (id === '' || !paused.includes(statusOf(stage, person))) return;
  countWhatWent(stage, watch, person);
  asPerson(stage, watch, () => {
    stage.host.setActor(person.owner);
    try {
      callSidebar(stage.host, 'sidebarResume', { prospectId: id });
    } catch {
      // A fault, or a run at work: the rep gives up for today.
    }
  });
}

/** A rep writes from the mailbox, in the thread of the latest mail. */
export function writeByHand(stage: Stage, watch: Watch, person: Person, text: string): void {
  const { last } = standingOf(stage, person);
  if (last === null) return;
  asPerson(stage, watch, () => {
    const sent: MailView = stage.host.mail.sendByHand(last.user, {
      to: person.email,
      subject: `Re: ${last.mail.subject.replace(/^(re:\s*)+/i, '')}`,
      text,
      threadId: last.mail.threadId,
    });
    stage.byHand.set(sent.id, { key: '' });
  });
}

const inDays = (stage: Stage, days: number): string => dayAfter(dayOf(stage.host.clock.now()), days);

/** After the meeting: a proposal, a no, a yes, or nothing that anybody wrote down. */
function afterMeeting(stage: Stage, watch: Watch, person: Person, days: number): void {
  const next = person.chance.weighed({ proposal: 4, lost: 2, won: 1, nothing: 3 });
  later(stage, days * 24 + 20, () => {
    if (next === 'lost') choose(stage, watch, person, 'Lost');
    if (next === 'won') choose(stage, watch, person, 'Won');
    if (next !== 'proposal') return;
    choose(stage, watch, person, 'Proposal Sent');
    const end = person.chance.weighed({ Won: 3, Lost: 2, nothing: 5 });
    if (end !== 'nothing') later(stage, person.chance.between(8, 25) * 24, () => choose(stage, watch, person, end));
  });
}

function book(stage: Stage, watch: Watch, person: Person): void {
  const days = person.chance.between(2, 10);
  choose(stage, watch, person, 'Booked Demo', { 'Meeting Date': inDays(stage, days) });
  afterMeeting(stage, watch, person, days);
}

type Choice = (stage: Stage, watch: Watch, person: Person) => void;

const push: Choice = (stage, watch, person) =>
  choose(stage, watch, person, 'Timeline Pushed', { 'Follow Up On': inDays(stage, person.chance.between(3, 14)) });
const putOff: Choice = (stage, watch, person) =>
  choose(stage, watch, person, 'Later', { 'Follow Up On': inDays(stage, person.chance.between(3, 20)) });
const goOnSoon: Choice = (stage, watch, person) =>
  later(stage, person.chance.between(20, 100), () => letGoOn(stage, watch, person));

const choices: Readonly<Record<Exclude<Intent, 'opt-out'>, (person: Person) => Choice | null>> = {
  interested: ({ chance }) =>
    ({ book, resume: goOnSoon, proposal: chooses('Proposal Sent'), won: chooses('Won'), nothing: null })[
      chance.weighed({ book: 6, resume: 2, proposal: 1, won: 1, nothing: 1 })
    ],
  question: ({ chance }) =>
    ({ book, resume: goOnSoon, lost: chooses('Lost'), nothing: null })[
      chance.weighed({ book: 2, resume: 4, lost: 1, nothing: 2 })
    ],
  'not-interested': ({ chance }) => (chance.happens(0.9) ? chooses('Not Interested') : null),
  'not-now': ({ temper, chance }) => (temper.habit === 'push' || chance.happens(0.5) ? push : putOff),
  'wrong-person': () => chooses('Wrong Person'),
  'still-interested': () => chooses('Still Interested'),
};

function chooses(outcome: string): Choice {
  return (stage, watch, person) => choose(stage, watch, person, outcome);
}

/** The rep reads an answer some hours later, often writes back, and says on the sheet what came of it. */
export function handleAnswer(stage: Stage, watch: Watch, person: Person, intent: Intent): void {
  if (intent === 'opt-out') return;
  const choice = choices[intent](person);
  const writes = ['interested', 'question'].includes(intent) && person.chance.happens(0.6);
  later(stage, person.chance.between(1, 20), () => {
    if (writes) writeByHand(stage, watch, person, 'Thank you for your answer. I will call you about it.\n');
    if (choice !== null && choice !== goOnSoon) choice(stage, watch, person);
    if (choice === goOnSoon) goOnSoon(stage, watch, person);
  });
}

/** What the rep hears on the phone, some days after the enrolling. */
export function hearOnThePhone(stage: Stage, watch: Watch, person: Person): void {
  const said = person.chance.weighed({
    Replied: 3,
    Won: 2,
    Lost: 2,
    'Booked Demo': 2,
    Later: 2,
    Unsubscribed: 1,
    'Wrong Person': 1,
  });
  later(stage, person.chance.between(3, 20) * 24, () => {
    if (said === 'Booked Demo') return book(stage, watch, person);
    if (said === 'Later') return putOff(stage, watch, person);
    choose(stage, watch, person, said);
    if (said === 'Replied') goOnSoon(stage, watch, person);
  });
}

/** The rep puts the whole company on the Do Not Contact sheet: they asked by post. */
export function blockCompany(stage: Stage, watch: Watch, person: Person): void {
  later(stage, person.chance.between(4, 15) * 24, () => {
    asPerson(stage, watch, () => {
      const rows = stage.host.display('Do Not Contact');
      const free = rows.findIndex((cells, index) => index > 0 && (cells[0] ?? '') === '');
      stage.host.typeInto('Do Not Contact', `A${(free === -1 ? rows.length : free) + 1}`, person.domain, person.owner);
      for (const each of stage.people.filter(({ domain, email }) => domain === person.domain && email.endsWith(`@${domain}`)))
        tell(stage, each, 'block', { to: person.domain, owner: person.owner, by: 'person', reason: 'Do Not Contact' });
    });
  });
}
