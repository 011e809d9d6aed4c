import { templateKey } from '../../engine/cadence';
import {
  addBusinessDays,
  businessDayFrom,
  businessDaysBetween,
  type CivilDay,
  type DaysOff,
  formatDay,
  type Moment,
} from '../../engine/calendar';
import { roleTouches } from '../../engine/decide/touch';
import { touchLabel } from '../../engine/labels';
import { snap } from '../../engine/slot';
import { exitReasonOf } from '../../engine/vocabulary';
import { civilDayOf, startOfDay, type Zone } from '../../engine/zones';
import { isSameAddress, normalisedAddress } from '../../mail/addresses';
import type { OpenDraft, RoleState } from '../../sheet/prospectState';
import { grouped } from '../grouped';
import { roleRefusal } from '../stakeholderRefusal';
import type { Named } from './correspondence';
import { cadenceOf, type Deciding, roleVersions } from './decideRow';
import { takeBack } from './draftsTakenBack';
import { appendLog } from './logTail';
import { doneName } from './outgoing';
import type { Run, TickRow } from './run';
import { roleAt, roleWords, stakeholderRow, withRole } from './stakeholderRow';
import type { Desk } from './touches';
import { ask, drop, taskId } from './workQueue';
import { emailTemplate, taskText } from './writeStep';

/**
 * The other people of an account. Each who is named with an address gets the version of their role some days after the prospect got the
 * step's own, in a thread of their own, and on no day on which somebody else of the account hears from the team. What was planned stands
 * in State; what can no longer go in time lapses, and nothing is caught up on.
 */

/** What the rules about stakeholders need beside the row. */
export interface Beside extends Deciding {
  readonly desk: () => Desk;
  /** The row of the prospects sheet that has an address; null for none. */
  readonly rowAt: (address: string) => number | null;
  /** Rows that name an address under Stakeholder Roles. */
  readonly namers: (address: string) => readonly TickRow[];
}

export interface Place {
  readonly zone: Zone;
  readonly off: DaysOff;
  readonly today: CivilDay;
}

export const placeOf = ({ rules, now }: Run, { hand: { prospect } }: TickRow): Place => {
  const zone = prospect.zone ?? rules.defaultZone;
  return { zone, off: rules.daysOff(prospect.country), today: civilDayOf(now, zone) };
};

export const dayOf = (moment: Moment, zone: Zone): CivilDay =>
  moment.kind === 'date' ? moment.day : civilDayOf(moment.at, zone);

export const runs = ({ hand: { prospect } }: TickRow): boolean => prospect.status === 'Active' || prospect.status === 'Resumed';

const namedOn = (row: TickRow): readonly Named[] =>
  row.hand.prospect.stakeholderRoles.flatMap(({ role, address }) => (address === null ? [] : [{ role, address }]));

/** Finds the rows that name somebody beside their prospect, whoever the Owner is. They are gone through once, when first asked. */
export function rowsNaming(rows: readonly TickRow[]): Beside['namers'] {
  let byMailbox: ReadonlyMap<string, readonly { readonly row: TickRow }[]> | null = null;
  return (address) => {
    byMailbox ??= grouped(
      rows.flatMap((row) => namedOn(row).map((who) => ({ row, mailbox: normalisedAddress(who.address) }))),
      ({ mailbox }) => mailbox,
    );
    return (byMailbox.get(normalisedAddress(address)) || []).map(({ row }) => row);
  };
}

/** Of several rows that name one person, one writes to them: whichever did or is to, else the topmost. Gives that row; null where it is this one. */
function writtenBy({ namers }: Beside, row: TickRow, address: string): number | null {
  const writes = ({ hand: { state } }: TickRow): boolean => {
    const known = roleAt(state, address);
    return known !== null && (known.mailed !== null || known.next !== null || known.draft !== null);
  };
  const isIn = ({ hand: { prospect } }: TickRow): boolean =>
    prospect.sequence !== '' && (prospect.status === null || exitReasonOf(prospect.status) === null);
  const other = namers(address).find(
    (each) =>
      each.source !== row.source &&
      (writes(each) || isIn(each)) &&
      (writes(each) === writes(row) ? each.source.row < row.source.row : writes(each)),
  );
  return other?.source.row ?? null;
}

export function change(row: TickRow, { role, address }: Named, how: (known: RoleState) => RoleState): void {
  const state = withRole(row.hand.state, role, address, how);
  if (state !== row.hand.state) row.hand = { ...row.hand, state };
}

/** A line of the Log about somebody beside the prospect. */
function note(row: TickRow, who: Named, words: string, step?: number): void {
  const told = `${roleWords(who)}, ${words}`;
  const noted = { what: 'Stakeholder', words: told.charAt(0).toUpperCase() + told.slice(1), channel: 'email' as const };
  row.hand = { ...row.hand, noted: [...row.hand.noted, step === undefined ? noted : { ...noted, step }] };
}

/** A version that was to go does not: the Log says why. */
function giveUp(row: TickRow, who: RoleState, why: string): void {
  if (who.next === null) return;
  change(row, who, (known) => ({ ...known, next: null }));
  note(row, who, `does not get the version of step ${who.next.step}: ${why}`, who.next.step);
}

const askedFor = {
  bounced: 'Their mail came back: find the right address of',
  left: 'Has left: find the right person for',
} as const;

/** What the mailbox showed about somebody beside the prospect concerns them alone. It is told once: it is kept whatever else is in doubt. */
export function heed(beside: Beside, row: TickRow): void {
  const signs = beside.signs.get(row)?.roles || [];
  if (signs.length === 0) return;
  const { off } = placeOf(beside.run, row);
  const { outOfOfficeDays } = beside.run.rules.settings.work;
  for (const { kind, address, at, words, returns } of signs) {
    const known = roleAt(row.hand.state, address);
    const role = known?.role ?? namedOn(row).find((each) => isSameAddress(each.address, address))?.role;
    if (role === undefined) continue;
    const who = { role, address };
    if (kind === 'absent') {
      const day = civilDayOf(at, row.hand.prospect.zone ?? beside.run.rules.defaultZone);
      const rests = returns === null ? addBusinessDays(day, outOfOfficeDays, off) : businessDayFrom(returns + 1, off);
      if (rests === null || rests <= (known?.rests ?? day)) continue;
      change(row, who, (each) => ({ ...each, rests }));
      note(row, who, `is away: nothing goes to them before ${formatDay(rests)}.`);
    } else if (known?.ended !== true) {
      change(row, who, (each) => ({ ...each, ended: true, next: null, told: words }));
      note(row, who, `gets nothing more: ${words}`);
      if (kind === 'silence') continue;
      ask(beside.queue, row, {
        touch: `role.${kind}.${address}`,
        enrollment: row.hand.state.enrollment,
        due: beside.run.now,
        channel: '',
        what: `${askedFor[kind]} ${roleWords(who)}. Write it under Stakeholder Roles.`,
        text: '',
        first: false,
      });
    }
  }
}

/** Who may get something: named with an address, not at an end, and nothing speaks against them. What does is told once. */
function admitted(beside: Beside, row: TickRow): readonly Named[] {
  const written = namedOn(row);
  const look = { email: row.email, owner: beside.run.me, doNotContact: beside.doNotContact, rowAt: beside.rowAt };
  const namedAt = (address: string): number | null => writtenBy(beside, row, address);
  return written.filter((who, index) => {
    const earlier = written.slice(0, index).map(({ address }) => address);
    const known = roleAt(row.hand.state, who.address);
    const refused = roleRefusal(who.address, { ...look, earlier, namedAt });
    // Named twice is one person, and what is kept of them is that of the role named first.
    if (earlier.some((address) => isSameAddress(address, who.address))) {
      beside.run.told.push(`${row.email}: ${roleWords(who)}, ${refused}`);
      return false;
    }
    if (known?.ended === true) return false;
    const told = refused ?? '';
    if (refused !== null && known?.told !== refused) note(row, who, refused);
    if (refused !== null || known !== null)
      change(row, who, (each) =>
        each.told === told && each.role === who.role
          ? each
          : { ...each, role: who.role, told, next: refused === null ? each.next : null },
      );
    return refused === null;
  });
}

/** Nothing goes to whoever is named no more, and nothing at all once somebody answered or the row has left. */
function withdraw(row: TickRow, who: readonly Named[]): void {
  const { status, sequence } = row.hand.prospect;
  const isOver = sequence === '' || status === 'Replied' || (status !== null && exitReasonOf(status) !== null);
  for (const each of row.hand.state.roles) {
    if (isOver) giveUp(row, each, sequence === '' ? 'the row is in no cadence.' : `the row is ${status}.`);
    else if (!who.some(({ address }) => isSameAddress(address, each.address)) && each.told === '' && !each.ended)
      giveUp(row, each, 'they are not named under Stakeholder Roles any more.');
  }
}

/** Why a draft to somebody beside the prospect should not be sent any more; null while it should. */
function overBecause({ queue }: Beside, row: TickRow, draft: OpenDraft, { zone }: Place): string | null {
  const { prospect, state } = row.hand;
  const name = doneName(draft.step, 'email', row.beside?.role);
  const id = taskId(prospect.id, state.enrollment, name);
  if (queue.items.some(({ taskId: each, done }) => each === id && done === 'Skipped')) return 'it was skipped.';
  const contact = prospect.lastContact === null ? null : dayOf(prospect.lastContact, zone);
  const isPassed = prospect.stepsDone > draft.step && contact !== null && contact > civilDayOf(draft.at, zone);
  return isPassed ? 'it waited past the next step, and lapses.' : null;
}

/** Takes back drafts to people beside the prospect that nobody should send: skipped, lapsed, or to somebody who is to get nothing. */
function withdrawDraft(beside: Beside, row: TickRow, who: readonly Named[], place: Place): void {
  for (const known of row.hand.state.roles) {
    const theirs = stakeholderRow(row, known.role, known.address);
    const { draft } = known;
    if (draft === null || beside.run.draftsTakenBack.has(theirs)) continue;
    const isSilent = known.ended || beside.doNotContact.find(known.address) !== null;
    const isMeant = !isSilent && who.some(({ address }) => isSameAddress(address, known.address));
    const why = isMeant ? overBecause(beside, theirs, draft, place) : 'they are to get nothing now.';
    if (why === null) continue;
    const lines = takeBack(beside.run, theirs, draft);
    appendLog(beside.run, lines);
    if (lines.length === 0) continue;
    drop(
      beside.queue,
      row,
      ({ enrollment, touch }) => enrollment === row.hand.state.enrollment && touch === doneName(draft.step, 'email', known.role),
    );
    change(row, known, (now) => ({ ...now, next: { step: draft.step, day: place.today } }));
    giveUp(row, roleAt(row.hand.state, known.address) ?? known, why);
  }
}

/** The words of a role go to a person where the product may not send them. */
function askPerson(beside: Deciding, row: TickRow, who: Named, step: number, what: string, text: string): void {
  const cadence = cadenceOf(beside, row);
  if (cadence === null) return;
  ask(beside.queue, row, {
    touch: doneName(step, 'email', who.role),
    enrollment: row.hand.state.enrollment,
    due: beside.run.now,
    channel: 'email',
    what: `${what} · ${touchLabel(cadence, step)}`,
    text,
    first: false,
  });
}

/** The version of a role could not be written: nobody is held up by it, a person writes. */
export function leaveToPerson(beside: Deciding, row: TickRow, step: number, why: string): void {
  if (row.beside === undefined) return;
  const { role, main } = row.beside;
  const who = { role, address: row.email };
  askPerson(beside, main, who, step, `Write to ${roleWords(who)}, yourself: ${why}`, '');
  const known = roleAt(main.hand.state, row.email);
  if (known !== null) giveUp(main, known, `${why} It stands on the Work sheet.`);
}

/** A talk with them has begun: what answers an earlier mail may go. */
const isBegun = (known: RoleState | null): boolean => known !== null && known.done.length > 0 && known.mailed !== null;

/** Plans what the step that went out last means for everybody beside the prospect. */
function plan(beside: Beside, row: TickRow, who: readonly Named[], { zone, off, today }: Place): void {
  const { run, queue } = beside;
  const { prospect, state } = row.hand;
  const step = prospect.stepsDone;
  const cadence = cadenceOf(beside, row);
  const { lastContact } = prospect;
  if (cadence === null || lastContact === null || !state.done.includes(doneName(step, 'email'))) return;
  const unplanned = who.filter(({ address }) => (roleAt(state, address)?.planned ?? 0) < step);
  if (unplanned.length === 0) return;
  const versions = roleVersions(beside, cadence, step);
  const days = roleTouches({
    prospect: { stakeholderRoles: who },
    facts: { roleVersions: versions },
    rules: run.rules,
    now: lastContact.kind === 'instant' ? lastContact.at : startOfDay(lastContact.day, zone),
    zone,
    off,
  });
  const isLate = businessDaysBetween(dayOf(lastContact, zone), today, off) > run.rules.settings.work.staleAfter;
  for (const each of unplanned) {
    const day = days.find(({ address }) => address !== null && isSameAddress(address, each.address))?.day;
    const known = roleAt(state, each.address);
    change(row, each, (now) => ({ ...now, planned: step }));
    if (versions.length === 0) continue;
    drop(queue, row, ({ enrollment, touch }) => enrollment === state.enrollment && touch === doneName(step, 'email', each.role));
    const template = emailTemplate(beside.desk(), stakeholderRow(row, each.role, each.address), cadence, step);
    if (day === undefined || template === null) {
      const words = `Write to ${roleWords(each)}, yourself: the Templates sheet has no "${templateKey(cadence, step, 'email')}" for this role`;
      askPerson(beside, row, each, step, words, '');
    } else if (isLate) note(row, each, `does not get the version of step ${step}: that step went out too long ago.`, step);
    else if (known !== null && known.next !== null)
      note(row, each, `does not get the version of step ${step}: that of step ${known.next.step} is still to go.`, step);
    else if (template.subject === '' && !isBegun(known))
      askPerson(
        beside,
        row,
        each,
        step,
        `Write to ${roleWords(each)}, for the first time: these words answer a mail that they never got`,
        taskText(beside.desk(), row, templateKey(cadence, step, 'email'), each.role),
      );
    // Whoever has just been named is not written to at once: a person may still be typing.
    else change(row, each, (now) => ({ ...now, next: { step, day: Math.max(day, addBusinessDays(today, 1, off) ?? day) } }));
  }
}

/** The first day on which a planned version may go. */
export const dueDay = ({ next, rests }: RoleState): CivilDay => Math.max(next?.day ?? 0, rests ?? 0);

/** What waited until the next step had gone out, or grew old, goes no more. */
function lapse({ run }: Beside, row: TickRow, { zone, off, today }: Place): void {
  const { prospect, state } = row.hand;
  const contact = prospect.lastContact === null ? null : dayOf(prospect.lastContact, zone);
  for (const each of state.roles) {
    if (each.next === null || each.draft !== null) continue;
    const day = snap(dueDay(each), 'email', run.rules.slots, zone, off)?.day ?? dueDay(each);
    if (contact !== null && prospect.stepsDone > each.next.step && contact > day)
      giveUp(row, each, 'it waited past the next step, and lapses.');
    else if (businessDaysBetween(day, today, off) > run.rules.settings.work.staleAfter)
      giveUp(row, each, `it was due on ${formatDay(day)}, and lapses.`);
  }
}

/** Keeps what is known of, and planned for, the other people of an account. Only the Owner's run writes to them, so only it plans. */
export function keepStakeholders(beside: Beside, row: TickRow): void {
  const { prospect, state } = row.hand;
  const isAlone = prospect.stakeholderRoles.length === 0 && state.roles.length === 0;
  if (isAlone || !row.mine || row.unwritten || row.source.values.stakeholderRoles.kind === 'problem') return;
  const place = placeOf(beside.run, row);
  const who = runs(row) ? admitted(beside, row) : namedOn(row);
  withdraw(row, who);
  withdrawDraft(beside, row, who, place);
  lapse(beside, row, place);
  if (runs(row)) plan(beside, row, who, place);
}
