import type { Host } from './host';
import { addressOf } from './onceStage';
import { hour, minute } from './onceTime';
import { newAgenda } from './simulateAgenda';
import { newDesk } from './simulateDesk';
import { newJournal } from './simulateEvents';
import { dayOf, later } from './simulateHours';
import { react } from './simulateMail';
import type { Person } from './simulatePeople';
import { handleAnswer, letGoOn, writeByHand } from './simulateReps';
import { endsCadence } from './simulateSettle';
import { cadencesShown, type Left, type Stage, standingOf } from './simulateStage';
import type { Runs } from './simulateTicks';
import { newWatch, type Watch } from './simulateWatch';

/** What every simulation does alike: sets the stage, lets people answer, and goes from one thing on the agenda to the next. */

const rolesIn = (text: string): string[] => text.toLowerCase().match(/[^\s<>;,"]+@[^\s<>;,"]+/g) ?? [];

/** What a mail that reached somebody sets going. */
function reached(stage: Stage, watch: Watch, { user, mail, by, key }: Left): void {
  const person = stage.byAddress.get(mail.to[0]?.address.toLowerCase() ?? '');
  if (person === undefined || by === 'person') return;
  const standing = standingOf(stage, person);
  standing.last = { user, mail };
  standing.mails += 1;
  if (endsCadence(stage, watch, key)) standing.saidEnough = true;
  const due = person.temper.reactions.filter((reaction) =>
    reaction.mail === 0 ? standing.saidEnough : reaction.mail === standing.mails,
  );
  for (const { hours, deed, mail: nth } of due) {
    if (nth === 0) standing.saidEnough = false;
    stage.agenda.add(mail.at + hours * hour + person.chance.between(1, 50) * minute, () => {
      react(stage, person, deed);
      if (deed.does === 'reply') handleAnswer(stage, watch, person, deed.intent);
      watch.look();
    });
  }
  if (person.temper.habit === 'by hand' && standing.mails === 2)
    later(stage, 6, () => {
      writeByHand(stage, watch, person, 'I forgot to say: it comes with two years of warranty.\n');
      if (person.chance.happens(0.5)) later(stage, 50, () => letGoOn(stage, watch, person));
    });
}

export interface Cast {
  readonly host: Host;
  /** Set up already, with everybody's row in it. */
  readonly sheet: string;
  readonly seed: number;
  readonly reps: readonly string[];
  readonly people: readonly Person[];
}

export function newStage({ host, sheet, seed, reps, people }: Cast): { readonly stage: Stage; readonly watch: Watch } {
  const stage: Stage = {
    host,
    seed,
    reps,
    desk: newDesk(host, sheet),
    agenda: newAgenda(),
    journal: newJournal(),
    people,
    standing: new Map(people.map((person) => [person, { id: '', last: null, mails: 0, saidEnough: false }])),
    byAddress: new Map(
      people.flatMap((person) => [
        ...rolesIn(person.cells['Stakeholder Roles'] ?? '').map((address) => [address, person] as const),
        [addressOf(person.email), person] as const,
      ]),
    ),
    byId: new Map(),
    left: [],
    byHand: new Map(),
    cadences: cadencesShown(host),
  };
  const watch: Watch = newWatch(stage, (left) => reached(stage, watch, left));
  watch.look();
  return { stage, watch };
}

/** @param progress told once a simulated day */
export async function play(stage: Stage, runs: Runs, until: number, progress?: (text: string) => void): Promise<void> {
  const { host, agenda } = stage;
  const wall = Date.now();
  let today = '';
  for (let next = agenda.next(until); next !== null; next = agenda.next(until)) {
    if (next.at > host.clock.now()) host.clock.moveTo(next.at);
    next.act();
    const date = dayOf(host.clock.now());
    if (date === today) continue;
    today = date;
    progress?.(
      `${date}  ${stage.left.length} mails, ${runs.runs} runs, ${Math.round((Date.now() - wall) / 1000)} s, cpu ${Math.round(process.cpuUsage().user / 1e6)}`,
    );
    await new Promise((done) => setImmediate(done));
  }
}
