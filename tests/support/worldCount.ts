import type { SimEvent } from '../../local/simulateEvents';

/** What Insight should count, told from what the simulated world saw: no line of the Log, and nothing of the code that is tested. */

const day = 86_400_000;
const spoken = ['Replied', 'Booked Demo', 'Won', 'Lost', 'Not Interested', 'Timeline Pushed', 'Later'];
const tried = ['Done', 'No answer', 'Left voicemail'];

interface Stay {
  readonly cadence: string;
  readonly mails: { readonly at: number; readonly step: number }[];
  /** Instants of everything done to them, mails included. */
  readonly done: { readonly at: number; readonly mail: boolean; readonly step: number }[];
  answer: { readonly at: number; readonly byMail: boolean } | null;
  bounced: boolean;
}

function staysOf(events: readonly SimEvent[]): readonly Stay[] {
  const stays: Stay[] = [];
  for (const event of events) {
    const stay = stays[stays.length - 1];
    if (event.kind === 'enroll') {
      // A mail that never left because the sender's limit was reached goes out anew under another number, in the same cadence.
      const again = event.by === 'product' && event.reason === 'enrolled' && stay?.cadence === event.cadence;
      if (!again) stays.push({ cadence: event.cadence ?? '', mails: [], done: [], answer: null, bounced: false });
    } else if (stay !== undefined) {
      const step = event.step ?? 0;
      // A draft that an exit owes belongs to no step.
      const isMail = step > 0 && event.role === undefined && (event.kind === 'sent' || event.reason === 'draft finished');
      if (isMail && !stay.mails.some((mail) => mail.step === step)) {
        stay.mails.push({ at: event.at, step });
        stay.done.push({ at: event.at, mail: true, step });
      }
      if (event.kind === 'done' && tried.includes(event.reason ?? '') && event.channel !== 'email')
        stay.done.push({ at: event.at, mail: false, step });
      if (event.kind === 'reply') stay.answer ??= { at: event.at, byMail: true };
      if (event.kind === 'outcome' && spoken.includes(event.reason ?? '')) stay.answer ??= { at: event.at, byMail: false };
      if (event.kind === 'exit' && event.reason === 'Bounced') stay.bounced = true;
    }
  }
  return stays;
}

/** Mails by cadence and step that had seven days to be answered, and how many were: "Outbound 21-Day · 2" → "1/12". */
export function mailsByStep(events: readonly SimEvent[], now: number): Readonly<Record<string, string>> {
  const people = new Map<string, SimEvent[]>();
  for (const event of [...events].sort((one, other) => one.at - other.at)) {
    if (event.prospect !== undefined) people.set(event.prospect, [...(people.get(event.prospect) ?? []), event]);
  }
  const counts = new Map<string, { of: number; hits: number }>();
  for (const { cadence, mails, done, answer, bounced } of [...people.values()].flatMap(staysOf)) {
    const lost = bounced ? mails[mails.length - 1] : undefined;
    const before = done.filter(({ at, mail }) => answer !== null && at <= answer.at && (mail || !answer.byMail)).pop();
    for (const mail of mails) {
      if (mail === lost || mail.at > now - 7 * day || (answer !== null && mail.at > answer.at)) continue;
      const key = `${cadence} · ${mail.step}`;
      const { of, hits } = counts.get(key) ?? { of: 0, hits: 0 };
      counts.set(key, { of: of + 1, hits: hits + (before?.mail === true && before.at === mail.at ? 1 : 0) });
    }
  }
  return Object.fromEntries([...counts].map(([key, { of, hits }]) => [key, `${hits}/${of}`]));
}
