import type { Chance } from './simulateChance';
import { letGoOn } from './simulateReps';
import { cellOf, personOfDraft, rowsShownOf, type Stage, tell } from './simulateStage';
import { asPerson, keyOfMail, type Watch } from './simulateWatch';

/** What a rep does on working days: finish drafts, go down the Work sheet, look at the rows that ask for it. */

const resting = ['Replied', 'Out of Office', 'Meeting Set', 'Paused', 'Held'];

/** The rep reads each waiting draft: most are sent, many of them changed before; some are thrown away, some are left. */
export function finishDrafts(stage: Stage, watch: Watch, rep: string, chance: Chance): void {
  asPerson(stage, watch, () => {
    for (const draft of stage.host.mail.drafts(rep)) {
      const id = draft.draftId;
      const person = personOfDraft(stage, draft);
      if (id === undefined || person === null) continue;
      const row = stage.desk.rowOf(person);
      if (row !== null && resting.includes(stage.desk.text(row, 'Status'))) continue;
      const does = chance.weighed({ change: 45, send: 20, wait: 28, discard: 7 });
      if (does === 'wait') continue;
      const key = keyOfMail(draft);
      if (does === 'discard') {
        stage.host.mail.deleteDraft(rep, id);
        tell(stage, person, 'done', {
          owner: rep,
          channel: 'email',
          by: 'person',
          reason: 'draft thrown away',
          ...(key === '' ? {} : { key }),
        });
        continue;
      }
      const edit = does === 'change' ? { text: `${draft.text.trimEnd()}\n\nP.S. I wrote this line myself.\n` } : undefined;
      const sent = stage.host.mail.sendDraftByHand(rep, id, edit);
      stage.byHand.set(sent.id, { key: key === '' ? `draft ${id}` : key });
    }
  });
}

/** The rep says of each task that is due what came of it; some stay undone until they lapse. */
export function markTasks(stage: Stage, watch: Watch, rep: string, chance: Chance): void {
  const now = stage.host.clock.now();
  const dues = stage.host.values('Work');
  const [headings = []] = stage.host.display('Work');
  const due = headings.indexOf('Due');
  asPerson(stage, watch, () => {
    for (const { row, cells } of rowsShownOf(stage.host, 'Work')) {
      const at = dues[row - 1]?.[due];
      const open = (cells['Task ID'] ?? '') !== '' && cells.Done === '' && (cells.Owner ?? '').toLowerCase() === rep;
      if (!open || typeof at !== 'object' || at.getTime() > now) continue;
      const person = stage.byId.get(cells['Prospect ID'] ?? '');
      if (person?.temper.habit === 'ignore' || chance.happens(0.25)) continue;
      const isCall = ['call', 'voicemail'].includes((cells.Channel ?? '').toLowerCase());
      const said = isCall
        ? chance.weighed({ Done: 40, 'No answer': 35, 'Left voicemail': 10, Skipped: 15 })
        : chance.weighed({ Done: 85, Skipped: 15 });
      const place = cellOf(stage.desk, 'Work', row, 'Done');
      if (place === null) continue;
      stage.host.typeInto('Work', place, said, rep);
      tell(stage, person ?? null, 'done', {
        prospect: cells['Prospect ID'] ?? '',
        channel: (cells.Channel ?? '').toLowerCase(),
        owner: rep,
        key: cells['Task ID'] ?? '',
        by: 'person',
        reason: said,
      });
    }
  });
}

/** The rep looks at the held rows and at colleagues who rest; most are let go on. */
export function reviewHeld(stage: Stage, watch: Watch, rep: string, chance: Chance): void {
  for (const person of stage.people.filter(({ owner }) => owner === rep)) {
    const row = stage.desk.rowOf(person);
    if (row === null || !['Held', 'Paused'].includes(stage.desk.text(row, 'Status')) || !chance.happens(0.6)) continue;
    letGoOn(stage, watch, person);
  }
}
