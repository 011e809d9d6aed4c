import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventLine, type SimEvent } from './simulateEvents';
import type { Person } from './simulatePeople';
import { type Left, type Stage, standingOf } from './simulateStage';
import { type CadenceId, entries, firstDay, holidays, limits, sheetZone, teamSettings } from './simulateTeam';

/** What a simulation leaves in its folder: docs/simulate.md. */

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');

const personColumns: Readonly<Record<string, (stage: Stage, person: Person) => string>> = {
  id: (stage, person) => standingOf(stage, person).id,
  // What the row shows as one plain address; a cell that is no address, as it stands.
  Email: (_, { email, cells }) => ((cells.Email ?? '').toLowerCase().includes(email) ? email : (cells.Email ?? '')),
  'Time Zone': (_, person) => person.zone,
  cadence: (_, person) => entries[person.cadence as CadenceId].name,
  'cadence id': (_, person) => person.cadence,
  'deal size': (_, person) => person.cells['Deal Size'] ?? '',
  owner: (_, person) => person.owner,
  country: (_, person) => person.country,
  stakeholders: (_, person) => person.cells.Stakeholders ?? '',
  'stakeholder roles': (_, person) => person.cells['Stakeholder Roles'] ?? '',
  company: (_, person) => person.cells.Company ?? '',
  language: (_, person) => person.language,
  temper: (_, person) => person.temper.name,
  hostile: (_, person) => person.hostile,
};

/** `person7@firm7.example` as a part of a file name. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9@.-]+/g, '-')
    .slice(0, 60);

/** Names that sort by time: `20260303T081502123Z-person7@firm7.example.eml`. */
export function nameMails(left: readonly Left[]): void {
  const used = new Set<string>();
  for (const { mail, by, event } of left) {
    const stem = `${new Date(mail.at).toISOString().replace(/[-:.]/g, '')}-${plain(mail.to[0]?.address ?? 'nobody')}`;
    let name = stem;
    for (let again = 2; used.has(name); again += 1) name = `${stem}-${again}`;
    used.add(name);
    event.file = `${by === 'product' ? 'mails' : 'hand'}/${name}.eml`;
  }
}

/** Empties the folder of what an earlier simulation wrote, and nothing else. */
function emptied(dir: string): void {
  for (const folder of ['mails', 'hand']) {
    mkdirSync(join(dir, folder), { recursive: true });
    for (const name of readdirSync(join(dir, folder))) if (name.endsWith('.eml')) rmSync(join(dir, folder, name));
  }
}

/** @param summary goes into summary.json as it is */
export function writeFiles(dir: string, stage: Stage, events: readonly SimEvent[], summary: unknown): void {
  emptied(dir);
  for (const { mail, event } of stage.left)
    if (event.file !== undefined) writeFileSync(join(dir, event.file), mail.raw, 'latin1');
  const columns = Object.entries(personColumns);
  const rows = stage.people.map((person) => columns.map(([, cell]) => cell(stage, person)));
  writeFileSync(join(dir, 'prospects.csv'), csv([columns.map(([name]) => name), ...rows]));
  writeFileSync(
    join(dir, 'holidays.csv'),
    csv([['Date', 'Country', 'Name'], ...holidays.map(({ date, country, name }) => [date, country, name])]),
  );
  writeFileSync(join(dir, 'events.jsonl'), `${events.map(eventLine).join('\n')}\n`);
  const team = { senders: stage.reps, sheetZone, firstDay, settings: teamSettings, ...limits };
  writeFileSync(join(dir, 'team.json'), `${JSON.stringify(team, null, 1)}\n`);
  writeFileSync(join(dir, 'summary.json'), `${JSON.stringify(summary, null, 1)}\n`);
}
