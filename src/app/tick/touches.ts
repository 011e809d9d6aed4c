import type { Cadence } from '../../engine/cadence';
import { templateKey } from '../../engine/cadence';
import { touchLabel } from '../../engine/labels';
import type { Channel } from '../../engine/vocabulary';
import { startOfDay } from '../../engine/zones';
import { withFooter } from '../../mail/footer';
import { renderMessage } from '../../mail/render';
import { signatureOf, templateFor, valuesOf } from './compose';
import type { OwedDraft } from './effects';
import { doneName, type TouchDecision } from './outgoing';
import type { Run, TickRow } from './run';
import { roleWords } from './stakeholderRow';
import { ask, type WorkQueue } from './workQueue';
import { footerOf, taskText, type Writer } from './writeStep';

/** What every message of one tick is written with. */
export interface Desk extends Writer {
  readonly run: Run;
  readonly queue: WorkQueue;
}

const deed: Readonly<Record<Channel, string>> = {
  email: 'Write',
  call: 'Call',
  voicemail: 'Call; leave a voicemail if nobody answers',
  linkedin: 'LinkedIn: like or comment on something of theirs first, then write',
  video: 'Record and send a short video',
  meeting: 'Meet',
};

/** What to find out before a large deal's draft is finished: the cadence's own list, else the one for all. */
const researchText = (desk: Desk, row: TickRow, cadence: Cadence): string =>
  taskText(desk, row, `${cadence.id} research email`) ||
  taskText(desk, row, 'research email') ||
  'Research first: what was said so far, news of their industry, what competitors do.';

const videoText = (desk: Desk, row: TickRow): string =>
  taskText(desk, row, 'offer video') || 'A short video instead of long words may help here.';

/** What is said of a draft that waits for its person. */
export const finishWords = ({ beside, email }: Pick<TickRow, 'beside' | 'email'>, label: string): string => {
  const whose = beside === undefined ? '' : ` to ${roleWords({ ...beside, address: email })},`;
  return `Finish the draft${whose} in Gmail and send it · ${label}`;
};

/** Lists the work that a touch leaves to people: its primary touch where a person makes it, what stands beside it, and other people of the account. */
export function askForWork(
  desk: Desk,
  row: TickRow,
  cadence: Cadence,
  touch: TouchDecision,
  tells: readonly string[] = [],
): void {
  const { run, queue } = desk;
  const { enrollment } = row.hand.state;
  const label = touchLabel(cadence, touch.step);
  const voicemail = touch.secondary.some(({ channel }) => channel === 'voicemail');
  if (touch.mode === 'task') {
    const texts = [
      taskText(desk, row, touch.template),
      voicemail ? `Voicemail: ${taskText(desk, row, templateKey(cadence, touch.step, 'voicemail'))}` : '',
    ];
    const what = voicemail && touch.channel === 'call' ? deed.voicemail : deed[touch.channel];
    ask(queue, row, {
      touch: doneName(touch.step, touch.channel),
      enrollment,
      due: touch.due,
      channel: touch.channel,
      what: `${what} · ${label}`,
      text: texts.filter((text) => text !== '').join('\n\n'),
      first: false,
    });
  }
  if (touch.mode === 'draft') {
    const hints = [
      ...tells,
      touch.research ? researchText(desk, row, cadence) : '',
      touch.offerVideo ? videoText(desk, row) : '',
    ].filter((hint) => hint !== '');
    ask(queue, row, {
      touch: doneName(touch.step, touch.channel, row.beside?.role),
      enrollment,
      due: touch.due,
      channel: 'email',
      what: finishWords(row, label),
      text: hints.join('\n\n'),
      first: false,
    });
  }
  for (const { channel, why, sender } of touch.secondary) {
    if (channel === 'voicemail' && touch.channel === 'call') continue;
    const occasion = why === 'strategic' ? 'executive' : why;
    const key = why === 'written' ? templateKey(cadence, touch.step, channel) : `${occasion} ${channel}`;
    const who = sender === '' ? '' : ` (${sender})`;
    const words = why === 'strategic' ? `From one executive to another${who}: ${deed[channel]}` : deed[channel];
    ask(queue, row, {
      touch: `${doneName(touch.step, channel)}.${why}`,
      enrollment,
      due: touch.due,
      channel,
      what: `${words} · beside ${label}`,
      text: taskText(desk, row, key),
      first: false,
    });
  }
  // Whoever has an address gets the version of their role from the product itself.
  for (const { role, day } of touch.roles.filter(({ address }) => address === null)) {
    ask(queue, row, {
      touch: doneName(touch.step, 'email', role),
      enrollment,
      due: startOfDay(day, run.rules.sheetZone),
      channel: 'email',
      what: `Find the address of their ${role} and write to them · ${label}`,
      text: taskText(desk, row, touch.template, role),
      first: false,
    });
  }
}

/** Words for the Log about a task that gave way to the next step. */
export const lapsedWords = (what: string): string => `"${what}" was not done before the next step fell due.`;

/** The words of a draft that an exit owes, footer included; `isWhole` is false where something in them could not be filled. */
export function owedText(
  desk: Desk,
  row: TickRow,
  owed: OwedDraft,
): { readonly subject: string; readonly body: string; readonly isWhole: boolean } {
  const template = templateFor(desk.shelf, `${owed} email`, null, row.hand.prospect.id);
  if (template === null) return { subject: '', body: '', isWhole: false };
  const first = desk.run.rules.book.find(
    row.source.values.sequenceName.kind === 'value' ? row.source.values.sequenceName.value : '',
  );
  const begins = first === null ? null : templateFor(desk.shelf, templateKey(first, 1, 'email'), null, row.hand.prospect.id);
  const { subject, body, problems } = renderMessage(
    { subject: template.subject === '' ? (begins?.subject ?? '') : template.subject, body: template.body },
    valuesOf({ token: row.source.token, sender: desk.sender, footer: footerOf(desk) }),
  );
  const { optOutLine, postalAddress } = footerOf(desk);
  return {
    subject,
    body: withFooter(body, { signature: signatureOf(desk.sender), optOutLine, postalAddress }),
    isWhole: problems.length === 0,
  };
}
