import type { Cadence } from '../engine/cadence';
import { templateKey } from '../engine/cadence';
import type { CivilDay } from '../engine/calendar';
import { primaryChannel, stepMode } from '../engine/decide/touch';
import { nextTouch } from '../engine/due';
import type { Channel } from '../engine/vocabulary';
import { exitReasonOf } from '../engine/vocabulary';
import { civilDayOf } from '../engine/zones';
import type { Finding, LintContext } from '../mail/lint';
import type { IncomingMail } from '../mail/mimeIn';
import { renderMessage } from '../mail/render';
import type { MessageTemplate } from '../mail/templates/messageTemplate';
import type { Mailbox } from '../ports/mailbox';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock, Identity } from '../ports/world';
import { valueOr } from '../sheet/cells/cell';
import { toProspectFacts } from '../sheet/prospectFacts';
import { freshState, type ProspectState } from '../sheet/prospectState';
import type { ProspectRow } from '../sheet/prospects';
import { sheetNames } from '../sheet/sheetNames';
import { readTemplates } from '../sheet/templatesSheet';
import type { Book } from './book';
import { originalOf } from './tick/carryOut';
import { type Sender, senderOf, type TemplateShelf, templateShelf } from './tick/compose';
import { judgeStep } from './tick/judgeStep';
import { personName } from './tick/workQueue';
import { emailTemplate, type Reader, taskMessage, valuesFor, type Writer } from './tick/writeStep';

export interface PreviewPorts {
  readonly sheets: Pick<Spreadsheet, 'id' | 'read'>;
  readonly identity: Pick<Identity, 'user' | 'digest'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly mailbox: Pick<Mailbox, 'canRead' | 'sender' | 'thread'>;
}

/** Which message is asked for; what is left out is the row's own: its cadence, its next step, that step's first touch. */
export interface Asked {
  readonly cadence?: Cadence;
  /** Counts from 1. */
  readonly step?: number;
  readonly channel?: Channel;
  /** Words to try in place of the template's, tokens and all. */
  readonly instead?: { readonly subject: string; readonly body: string };
}

export type Previewed =
  | {
      readonly kind: 'message';
      readonly step: number;
      readonly channel: Channel;
      /** What the tick would do with it: send it, leave it as a draft, or list it as work. */
      readonly mode: 'send' | 'draft' | 'task';
      /** As the Templates sheet names it: "outbound 1 email" (light). */
      readonly template: string;
      /** The subject line as it goes out, "Re:" included; '' where the channel has none. */
      readonly subject: string;
      /** As it goes out: signature, opt-out line, address and a forwarded mail included. */
      readonly body: string;
      /** The message itself, without what stands below it. */
      readonly words: string;
      readonly to: { readonly name: string; readonly address: string };
      readonly sender: { readonly name: string; readonly address: string };
      /** Subject of the thread that it answers; null where it begins one, or is no mail. */
      readonly threadSubject: string | null;
      /** What `lintMessage` takes to read other words in this one's place. */
      readonly initial: string;
      readonly context: LintContext;
      readonly findings: readonly Finding[];
      /** Why it would not go out as it is; null where nothing stands in its way. */
      readonly holds: string | null;
      /** The mail as Gmail is given it; '' for other channels. For the server alone. */
      readonly raw: string;
    }
  | { readonly kind: 'problem'; readonly words: string };

export type Previewer = (source: ProspectRow, asked?: Asked) => Previewed;

const problem = (words: string): Previewed => ({ kind: 'problem', words });

/** A row that begins this cadence anew has no threads in it yet; what was said to them before still counts. */
function stateIn(source: ProspectRow, isAnew: boolean): ProspectState {
  const state = source.state.kind === 'state' ? source.state.state : freshState;
  return isAnew ? { ...state, threads: [], draft: null, done: [], enrollment: state.enrollment + 1 } : state;
}

/** The day on which a step is due; one that lies further ahead, as many days later as the cadence writes it. Never a day gone by. */
function plannedDay(
  { hand: { prospect } }: Reader,
  cadence: Cadence,
  number: number,
  { rules }: Book,
  today: CivilDay,
): CivilDay {
  const step = cadence.steps[number - 1];
  const next = cadence.steps[prospect.stepsDone];
  if (step === undefined || next === undefined) return today;
  const zone = prospect.zone ?? rules.defaultZone;
  const touch = prospect.anchor === null ? null : nextTouch({ ...prospect, cadence, anchor: prospect.anchor, zone }, rules);
  const due = touch?.kind === 'due' ? touch.trace.slot.day : today;
  return Math.max(today, due) + Math.max(0, step.day - next.day);
}

/** One message that is asked for, with all that it is written from. */
interface Asking {
  readonly writer: Writer;
  readonly reader: Reader;
  readonly cadence: Cadence;
  readonly number: number;
  readonly channel: Channel;
  readonly instead: MessageTemplate | null;
  readonly to: { readonly name: string; readonly address: string };
  /** Messages of a thread, oldest first; none where the mailbox is not ours to read. */
  readonly thread: (threadId: string) => readonly IncomingMail[];
}

/** The text of a touch that a person makes. */
function textFor({ writer, reader, cadence, number, channel, instead, to }: Asking): Previewed {
  const key = templateKey(cadence, number, channel);
  const text = instead === null ? taskMessage(writer, reader, key) : renderMessage(instead, valuesFor(writer, reader));
  if (text === null) return problem(`The Templates sheet has no "${key}". Add it there.`);
  const { values } = reader.source;
  const findings = text.problems.map(
    (words): Finding => ({ severity: 'error', isHole: true, words, source: 'Tokens: an unfilled token never goes out' }),
  );
  return {
    kind: 'message',
    step: number,
    channel,
    mode: 'task',
    template: `"${key}"`,
    subject: text.subject,
    body: text.body,
    words: text.body,
    to: { ...to, address: valueOr(channel === 'linkedin' ? values.linkedin : values.phone, '') },
    sender: writer.sender,
    threadSubject: null,
    initial: '',
    context: {},
    findings,
    holds: null,
    raw: '',
  };
}

/** The mail of a step. One that lies further ahead answers the thread that the first mail will have begun. */
function mailFor({ writer, reader, cadence, number, channel, instead, to, thread }: Asking, day: CivilDay): Previewed {
  const { prospect, state } = reader.hand;
  const begun = emailTemplate(writer, reader, cadence, 1);
  const isAhead = number > prospect.stepsDone + 1 && state.threads.length === 0 && begun !== null;
  const firstSubject = isAhead ? renderMessage(begun, valuesFor(writer, reader)).subject : '';
  const threads = isAhead ? [{ id: '', subject: firstSubject, messageIds: [] }] : state.threads;
  const latest = threads[threads.length - 1]?.id ?? '';
  const ahead: Reader = { ...reader, hand: { prospect, state: { ...state, threads } } };
  const { composed, initial, context, findings, holds } = judgeStep(writer, ahead, cadence, number, {
    original: () => (latest === '' ? null : originalOf(writer.run, thread(latest))),
    plannedDay: day,
    ...(instead === null ? {} : { template: instead }),
  });
  if (composed.kind === 'problem') return problem(holds ?? composed.words);
  const { subjectLine, template, body, words, raw } = composed.message;
  return {
    kind: 'message',
    step: number,
    channel,
    mode: stepMode(number, cadence, prospect, writer.run.rules.settings.work),
    template,
    subject: subjectLine,
    body,
    words,
    to,
    sender: writer.sender,
    threadSubject: composed.message.thread?.subject ?? null,
    initial,
    context,
    findings,
    holds,
    raw,
  };
}

/**
 * What a step would say to a row: the very message that a run drafts or sends, from the same hands. Reads the Templates sheet once for
 * any number of rows; a mailbox is asked for the sender, and for a thread where a step forwards its last mail. Writes nothing.
 * @throws what Google throws
 */
export function previewer(ports: PreviewPorts, book: Book): Previewer {
  const { sheets, identity, clock, mailbox } = ports;
  const { rules } = book;
  const now = clock.now();
  const me = identity.user();
  let known: {
    readonly shelf: TemplateShelf;
    readonly sender: Pick<Sender, 'name' | 'address'>;
    readonly canRead: boolean;
  } | null = null;
  const desk = () => {
    if (known !== null) return known;
    const read = readTemplates(sheets.read(sheetNames.templates) || []);
    const canRead = mailbox.canRead();
    known = {
      shelf: templateShelf(read.kind === 'value' ? read.value.templates : []),
      canRead,
      sender: canRead ? mailbox.sender() : { name: '', address: me },
    };
    return known;
  };

  return (source, asked = {}) => {
    const facts = toProspectFacts(source);
    const email = valueOr(source.values.email, '');
    const present = rules.book.find(facts.sequence);
    const cadence = asked.cadence ?? present;
    if (cadence === null)
      return problem(facts.sequence === '' ? 'They are in no cadence.' : `No cadence is called "${facts.sequence}".`);
    const isAnew = cadence.id !== present?.id || (facts.status !== null && exitReasonOf(facts.status) !== null);
    const prospect = isAnew ? { ...facts, sequence: cadence.name, stepsDone: 0, anchor: null } : facts;
    const number = asked.step ?? prospect.stepsDone + 1;
    const step = cadence.steps[number - 1];
    if (step === undefined)
      return problem(
        asked.step === undefined ? 'Every step of the cadence is done.' : `"${cadence.name}" has no step ${number}.`,
      );

    const { shelf, sender: mine, canRead } = desk();
    const owner = valueOr(source.values.owner, '').toLowerCase();
    const isMine = owner === '' || owner === me;
    const sender = senderOf(isMine ? mine : { name: '', address: owner }, rules.settings);
    const writer: Writer = { run: { world: { identity }, spreadsheetId: sheets.id(), rules, now }, shelf, sender };
    const state = stateIn(source, isAnew);
    const reader: Reader = { source, email, hand: { prospect, state } };
    const name = personName(reader);
    const channel = asked.channel ?? primaryChannel(step, state.calls, rules.settings.work);
    const template = templateKey(cadence, number, channel);
    const asking: Asking = {
      writer,
      reader,
      cadence,
      number,
      channel,
      instead: asked.instead === undefined ? null : { template, channel, role: '', weight: '', ...asked.instead },
      to: { name: name === email ? '' : name, address: email },
      thread: (id) => (isMine && canRead ? (mailbox.thread(id) ?? []) : []),
    };
    if (channel !== 'email') return textFor(asking);
    const today = civilDayOf(now, prospect.zone ?? rules.defaultZone);
    return mailFor(asking, plannedDay(reader, cadence, number, book, today));
  };
}
