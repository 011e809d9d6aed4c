import type { Host } from './host';
import { callSidebar, type Survey } from './onceStage';
import { day } from './onceTime';
import { dayAfter, dayOf } from './simulateHours';
import type { Person } from './simulatePeople';
import { type Stage, tell } from './simulateStage';
import { holidays, teamSettings } from './simulateTeam';
import { asPerson, type Watch } from './simulateWatch';

/** Set-up and enrolling, as the team does them in the sidebar. */

/** Set-up, what nothing is sent without, the holidays, and everybody's switch. @throws Error in the product's words */
export function setUpTeam(
  host: Host,
  sheet: string,
  reps: readonly string[],
  typed: Readonly<Record<string, string>> = teamSettings,
): void {
  const first = reps[0] ?? '';
  host.setActor(first);
  host.open();
  const choice = { sheet, set: 'full', columns: {} };
  const { print } = callSidebar<Survey>(host, 'sidebarSurvey', choice);
  callSidebar(host, 'sidebarSetUp', { ...choice, print });
  const settings = host.display('Settings');
  for (const [name, text] of Object.entries(typed)) {
    const row = settings.findIndex((cells) => cells[0] === name);
    if (row === -1) throw new Error(`The Settings sheet has no row "${name}".`);
    host.typeInto('Settings', `B${row + 1}`, text, first);
  }
  host.pasteInto(
    'Holidays',
    'A2',
    holidays.map(({ date, country, name }) => [date, country, name]),
    first,
  );
  callSidebar(host, 'sidebarSending', { who: 'all', on: true });
  for (const rep of reps) {
    host.setActor(rep);
    callSidebar(host, 'sidebarSending', { who: 'me', on: true });
  }
  for (const rep of reps)
    if (!host.triggers().some(({ user }) => user === rep)) throw new Error(`No hourly run was installed for ${rep}.`);
}

interface Preview {
  rows: { row: number; email: string; print: string; findings: { code: string; level: string }[] }[];
}

/** What enrolling could not do, and why: told in the summary. */
export interface Refused {
  readonly email: string;
  readonly words: string;
}

/** One rep enrolls some people in one cadence with one anchor: looks at the preview, ticks what is asked, confirms. */
function enrollTogether(
  stage: Stage,
  watch: Watch,
  rep: string,
  cadence: string,
  anchor: string,
  people: readonly Person[],
): Refused[] {
  const rows = people.flatMap((person) => stage.desk.rowOf(person) ?? []);
  if (rows.length === 0) return [];
  const refused: Refused[] = [];
  asPerson(stage, watch, () => {
    stage.host.setActor(rep);
    const ranges = rows.map((row) => ({ first: row, last: row }));
    const preview = callSidebar<Preview & { rows: { findings: { words: string }[] }[] }>(stage.host, 'sidebarEnrollPreview', {
      ranges,
      cadence,
      anchor,
      includeHidden: true,
    });
    const open = preview.rows.filter(({ findings }) => !findings.some(({ level }) => level === 'refusal'));
    for (const { email, findings } of preview.rows)
      for (const finding of findings.filter(({ level }) => level === 'refusal'))
        refused.push({ email, words: (finding as { words?: string }).words ?? finding.code });
    const report = callSidebar<{ refused: { email: string; words: string }[] }>(stage.host, 'sidebarEnroll', {
      cadence,
      anchor,
      batch: null,
      rows: open.map(({ row, email, print, findings }) => ({
        row,
        email,
        print,
        ticks: findings.filter(({ level }) => level === 'ask').map(({ code }) => code),
      })),
    });
    refused.push(...report.refused);
  });
  return refused;
}

/** Enrolls everybody whose day has come. What fails, such as a run at work, is tried again an hour later, three times. */
export function enrollWave(stage: Stage, watch: Watch, people: readonly Person[], refused: Refused[], tries = 3): void {
  const groups = new Map<string, Person[]>();
  for (const person of people) {
    const name = `${person.owner}|${person.cadence}|${person.back}`;
    groups.set(name, [...(groups.get(name) ?? []), person]);
  }
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const anchor = dayAfter(dayOf(stage.host.clock.now()), -first.back);
    try {
      refused.push(...enrollTogether(stage, watch, first.owner, first.cadence, anchor, group));
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      if (tries > 1) {
        stage.agenda.add(stage.host.clock.now() + day / 24, () => enrollWave(stage, watch, group, refused, tries - 1));
        continue;
      }
      for (const person of group) refused.push({ email: person.email, words });
      tell(stage, null, 'fault', { owner: first.owner, fault: 'sidebar', reason: words });
    }
  }
}
