import type { Cadence } from '../engine/cadence';
import { templateKey } from '../engine/cadence';
import type { CivilDay } from '../engine/calendar';
import { primaryChannel, stepMode } from '../engine/decide/touch';
import { nextTouch } from '../engine/due';
import type { Channel } from '../engine/vocabulary';
import { exitReasonOf } from '../engine/vocabulary';
import { civilDayOf } from '../engine/zones';
import type { Finding, LintContext } from '../mail/lint';
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
    const read = readTemplates(sheets.read(sheetNames.templates) ?? []);
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
    const to = { name: name === email ? '' : name, address: email };
    const mode = stepMode(number, cadence, prospect, rules.settings.work);
    const channel = asked.channel ?? primaryChannel(step, state.calls, rules.settings.work);
    const key = templateKey(cadence, number, channel);
    const instead: MessageTemplate | null =
      asked.instead === undefined ? null : { template: key, channel, role: '', weight: '', ...asked.instead };

    if (channel !== 'email') {
      const text = instead === null ? taskMessage(writer, reader, key) : renderMessage(instead, valuesFor(writer, reader));
      if (text === null) return problem(`The Templates sheet has no "${key}". Add it there.`);
      const findings = text.problems.map(
        (words): Finding => ({ severity: 'error', isHole: true, words, source: 'Tokens: an unfilled token never goes out' }),
      );
      const reach = valueOr(channel === 'linkedin' ? source.values.linkedin : source.values.phone, '');
      const shown = { subject: text.subject, body: text.body, words: text.body, threadSubject: null, raw: '' };
      const judged = { findings, holds: null, initial: '', context: {} };
      const template = `"${key}"`;
      return {
        kind: 'message',
        step: number,
        channel,
        mode: 'task',
        template,
        ...shown,
        ...judged,
        to: { ...to, address: reach },
        sender,
      };
    }

    // The thread of a mail that lies further ahead is the one that the first mail will have begun.
    const begun = emailTemplate(writer, reader, cadence, 1);
    const isAhead = number > prospect.stepsDone + 1 && state.threads.length === 0 && begun !== null;
    const subject = isAhead ? renderMessage(begun, valuesFor(writer, reader)).subject : '';
    const threads = isAhead ? [{ id: '', subject, messageIds: [] }] : state.threads;
    const latest = threads[threads.length - 1];
    const { composed, initial, context, findings, holds } = judgeStep(
      writer,
      { ...reader, hand: { prospect, state: { ...state, threads } } },
      cadence,
      number,
      {
        original: () =>
          latest === undefined || latest.id === '' || !isMine || !canRead
            ? null
            : originalOf({ rules }, mailbox.thread(latest.id) ?? []),
        plannedDay: plannedDay(reader, cadence, number, book, civilDayOf(now, prospect.zone ?? rules.defaultZone)),
        ...(instead === null ? {} : { template: instead }),
      },
    );
    if (composed.kind === 'problem') return problem(holds ?? composed.words);
    const { subjectLine, template, body, words, thread, raw } = composed.message;
    const shown = { subject: subjectLine, template, body, words, threadSubject: thread?.subject ?? null, raw };
    return { kind: 'message', step: number, channel, mode, ...shown, initial, context, findings, holds, to, sender };
  };
}
