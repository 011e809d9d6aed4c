import { touchLabel } from '../engine/labels';
import { buildMessage } from '../mail/mimeOut';
import type { Mailbox } from '../ports/mailbox';
import type { Lock, Store } from '../ports/world';
import { valueOr } from '../sheet/cells/cell';
import { toProspectFacts } from '../sheet/prospectFacts';
import { bookNow } from './book';
import { type PreviewPorts, previewer } from './preview';
import type { TestSendRequest } from './prospectContract';
import { rowPrint } from './prospectPrint';
import type { Words } from './sidebarContract';
import { keepTestThread, testHeaderName } from './tick/testMails';

export interface TestSendPorts extends PreviewPorts {
  readonly sheets: Parameters<typeof bookNow>[0];
  readonly mailbox: PreviewPorts['mailbox'] & Pick<Mailbox, 'createDraft' | 'sendDraft' | 'deleteDraft'>;
  readonly lock: Lock;
  readonly store: Pick<Store, 'get' | 'set'>;
}

const noMailbox = 'Next Touch may not use your mailbox yet, so it cannot send you a test: allow it to, and try again.';

const wordsOf = (error: unknown): string => String((error as { message?: unknown } | null)?.message ?? error);

/**
 * Sends the next mail of a row to the present user alone, with the row's own values: a mail by itself, in no thread, with nothing by which
 * a run would take it for the step. Nothing is written into the file, and it goes while sending is switched off.
 * @throws words for the person where there is no such mail, or it cannot be written or sent
 */
export function testSend(ports: TestSendPorts, request: TestSendRequest): Words {
  if (ports.lock.acquire() === 'busy')
    throw new Error('A run is at work on this sheet. Nothing was sent: try again in a minute.');
  try {
    return sendTest(ports, request);
  } finally {
    ports.lock.release();
  }
}

function sendTest(ports: TestSendPorts, { prospectId, print }: TestSendRequest): Words {
  const { sheets, mailbox, store } = ports;
  const book = bookNow(sheets);
  const source = book.prospects.find(({ id }) => id !== '' && id === prospectId);
  if (source === undefined) throw new Error('This prospect is no longer on the sheet.');
  if (rowPrint(source) !== print) throw new Error('The row has changed since it was shown. Nothing was sent: look at it again.');
  if (!mailbox.canRead()) throw new Error(noMailbox);
  const next = previewer(ports, book)(source);
  if (next.kind === 'problem') throw new Error(`There is no mail to test: ${next.words}`);
  const cadence = book.rules.book.find(toProspectFacts(source).sequence);
  const label = cadence === null ? `Step ${next.step}` : `${touchLabel(cadence, next.step)}, of ${cadence.name}`;
  if (next.channel !== 'email') throw new Error(`The next step is no mail but this: ${label}. There is nothing to send.`);
  const me = mailbox.sender();
  const owner = valueOr(source.values.owner, '').toLowerCase();
  const from = owner === '' || owner === me.address ? '' : ` It would go from the mailbox of ${owner}, their Owner.`;
  const held = next.holds === null ? '' : ` As it is, it would not go out: ${next.holds}`;
  const first = `[This is a test that Next Touch sent to you alone. ${label}, to ${next.to.address}.${from}${held}]`;
  let raw: string;
  try {
    raw = buildMessage({
      from: me,
      to: me,
      subject: `[Test] ${next.subject}`,
      body: `${first}\n\n${next.body}`,
      stepHeader: { name: testHeaderName, value: '1' },
    });
  } catch (error) {
    throw new Error(`There is no mail to test: ${wordsOf(error)}`);
  }
  let draftId: string | null = null;
  try {
    const draft = mailbox.createDraft(raw, null);
    draftId = draft.draftId;
    keepTestThread(store, draft.threadId);
    const sent = mailbox.sendDraft(draftId);
    if (sent.threadId !== draft.threadId) keepTestThread(store, sent.threadId);
  } catch (error) {
    discard(mailbox, draftId);
    throw new Error(`The test was not sent: ${wordsOf(error)}`);
  }
  return { words: `Sent to ${me.address}, and to nobody else. It is in your inbox, marked [Test].${held}` };
}

/** Where nobody knows whether it went, it went at most to oneself. */
function discard(mailbox: TestSendPorts['mailbox'], draftId: string | null): void {
  try {
    if (draftId !== null) mailbox.deleteDraft(draftId);
  } catch {
    return;
  }
}
