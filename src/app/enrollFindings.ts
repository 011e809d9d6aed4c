import type { Cadence } from '../engine/cadence';
import { businessDaysBetween, type Instant, type Moment } from '../engine/calendar';
import { reEngageRefusal } from '../engine/decide/entry';
import { stepMode } from '../engine/decide/touch';
import { sequenceStepLabel } from '../engine/labels';
import { exitReasonOf } from '../engine/vocabulary';
import { civilDayOf } from '../engine/zones';
import { isSameAddress, normalisedAddress } from '../mail/addresses';
import { consentRule } from '../mail/consentCountries';
import { isFreeMail } from '../mail/freeMail';
import { isMachineAccount, isRoleAccount } from '../mail/roleAccounts';
import { valueOr } from '../sheet/cells/cell';
import { readEmailAddress } from '../sheet/cells/emailAddress';
import type { DoNotContactFound } from '../sheet/doNotContactSheet';
import type { FieldId } from '../sheet/fields';
import type { Book } from './book';
import { type Candidate, isInCadence, onWallClock, type Planned } from './enrollCandidate';
import type { Finding, FindingCode } from './sidebarContract';
import { roleRefusal } from './stakeholderRefusal';

/** What the checks of one row may look at. */
export interface Checking {
  readonly book: Book;
  readonly cadence: Cadence;
  readonly anchor: Moment;
  readonly now: Instant;
  /** Address of the person who enrolls; '' where Google does not tell. */
  readonly me: string;
  /** Rows of the whole sheet by mailbox, in the order of the sheet. */
  readonly byMailbox: ReadonlyMap<string, readonly Candidate[]>;
  /** Rows that name somebody beside their prospect, by that mailbox. */
  readonly namers: ReadonlyMap<string, readonly { readonly candidate: Candidate }[]>;
  /** Rows by Prospect ID. */
  readonly byId: ReadonlyMap<string, readonly number[]>;
  /** What keeps the cadence's emails from being written for a row, a sentence each. */
  readonly messageProblems: (candidate: Candidate) => readonly { readonly code: 'token' | 'template'; readonly words: string }[];
}

type Check = (candidate: Candidate, checking: Checking, planned: readonly Planned[]) => readonly Finding[];

const refusal = (code: FindingCode, words: string): Finding[] => [{ code, level: 'refusal', words }];
const ask = (code: FindingCode, words: string): Finding[] => [{ code, level: 'ask', words }];
const warning = (code: FindingCode, words: string): Finding[] => [{ code, level: 'warning', words }];
const sentence = (words: string): string =>
  `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`;

/** Cells that enrolling writes anew: what stood there need not be readable. */
const rewritten: ReadonlySet<FieldId> = new Set([
  'sequenceName',
  'sequenceStep',
  'anchorDate',
  'notBefore',
  'status',
  'exitReason',
  'needsYou',
]);

const address: Check = ({ source, email }) => {
  if (email !== '') return [];
  const { email: reading } = source.values;
  if (reading.kind !== 'problem') return refusal('no address', 'There is no email address in this row.');
  return refusal('bad address', sentence(reading.words));
};

/** The row that may be enrolled for an address is the one in a cadence, else the topmost. */
const duplicate: Check = (candidate, { byMailbox }) => {
  const rows = byMailbox.get(candidate.mailbox) || [];
  if (candidate.mailbox === '' || rows.length < 2) return [];
  const first = rows.find(({ prospect }) => isInCadence(prospect)) ?? rows[0];
  if (first === undefined || first.source.row === candidate.source.row) return [];
  const how = isInCadence(first.prospect) ? `, which is in ${first.prospect.sequence}` : '';
  return refusal(
    'duplicate',
    `The same address stands in row ${first.source.row}${how}. Keep one of the two rows, or correct the address.`,
  );
};

const duplicateId: Check = ({ source }, { byId }) => {
  // Nearly all of a list that is enrolled for the first time shares a blank one.
  const rows = source.id === '' ? [] : (byId.get(source.id) || []).filter((row) => row !== source.row);
  if (rows.length === 0) return [];
  return refusal(
    'duplicate id',
    `Row ${rows.join(' and ')} bears the same Prospect ID: one is a copy. Clear Prospect ID and State in the copy.`,
  );
};

/** That and how somebody stands on the Do Not Contact sheet. */
export const listedWords = ({ scope, entry }: DoNotContactFound): string =>
  `The Do Not Contact sheet lists ${scope === 'domain' ? `everyone at ${entry}` : `this address (${entry})`}.`;

const doNotContact: Check = ({ email }, { book }) => {
  if (book.doNotContactDoubt !== '') {
    return refusal('do not contact', `Nobody can be compared with the Do Not Contact sheet now. ${book.doNotContactDoubt}`);
  }
  const listed = email === '' ? null : book.doNotContact.find(email);
  if (listed === null) return [];
  return refusal('do not contact', listedWords(listed));
};

/** Whoever is named beside the prospect and gets nothing by itself. */
const stakeholders: Check = ({ email, prospect, owner, source }, { book, me, byMailbox, namers }) => {
  const rowAt = (address: string): number | null => byMailbox.get(normalisedAddress(address))?.[0]?.source.row ?? null;
  const namedAt = (address: string): number | null =>
    (namers.get(normalisedAddress(address)) || []).find(
      ({ candidate }) => candidate.source.row !== source.row && isInCadence(candidate.prospect),
    )?.candidate.source.row ?? null;
  const look = { email, owner: owner === '' ? me : owner, doNotContact: book.doNotContact, rowAt, namedAt };
  return prospect.stakeholderRoles.flatMap(({ role, address }, index) => {
    const earlier = prospect.stakeholderRoles.slice(0, index).flatMap((each) => each.address || []);
    const refused = address === null ? null : roleRefusal(address, { ...look, earlier });
    return refused === null ? [] : warning('stakeholder', `Their ${role}, ${address}, ${refused}`);
  });
};

const leftBefore: Check = ({ source, prospect, email }) => {
  const reason = prospect.status === null ? null : exitReasonOf(prospect.status);
  const gone = valueOr(source.values.exitReason, null);
  if (reason === 'Unsubscribed' || gone === 'Unsubscribed') {
    return refusal(
      'unsubscribed',
      'They unsubscribed, and are never contacted again. Only if they asked to hear from you after that: take them off the Do Not Contact sheet by hand, delete this row and write them into a new one.',
    );
  }
  const no = reEngageRefusal(prospect);
  if (no !== null) return refusal('permission', `${no} Record the permission first.`);
  const bounced = source.state.kind === 'state' ? source.state.state.bounced : null;
  if (bounced !== null && isSameAddress(bounced, email)) {
    return refusal('bounced', `Mail to ${email} came back for good. Find the right address and write it into the row.`);
  }
  if (reason === null) return [];
  if (reason === 'Wrong Person') return ask('left before', 'They left as Wrong Person: is this row now the right one?');
  if (reason === 'Closed-Won') return ask('left before', 'This deal is won: enroll them all the same?');
  return warning('left before', `They left ${prospect.sequence === '' ? 'a cadence' : prospect.sequence} before: ${reason}.`);
};

/** A no that stands in another row of the same person is theirs all the same. */
const leftElsewhere: Check = ({ source, mailbox }, { byMailbox }) => {
  const others = mailbox === '' ? [] : (byMailbox.get(mailbox) || []).filter((other) => other.source.row !== source.row);
  return others.slice(0, 1).flatMap(() => {
    const out = others.find(({ source: other, prospect }) =>
      [prospect.status, valueOr(other.values.exitReason, null)].includes('Unsubscribed'),
    );
    if (out !== undefined)
      return refusal(
        'unsubscribed',
        `They unsubscribed: row ${out.source.row} has the same address. They are never contacted again.`,
      );
    const no = others.find(({ prospect }) => reEngageRefusal(prospect) !== null);
    return no === undefined
      ? []
      : refusal(
          'permission',
          `They were not interested: row ${no.source.row} has the same address. Record the permission there first.`,
        );
  });
};

const enrolled: Check = ({ prospect, source }, { book }) => {
  if (!isInCadence(prospect)) return [];
  const known = book.rules.book.find(prospect.sequence);
  const step = known === null ? '' : sequenceStepLabel(known, prospect.stepsDone);
  const where = [prospect.status || '', step].filter((part) => part !== '').join(', ');
  const draft =
    source.state.kind === 'state' && source.state.state.draft !== null
      ? ' Its unsent draft is taken back by the next hourly run.'
      : '';
  return ask(
    'enrolled',
    `Already in ${prospect.sequence}${where === '' ? '' : ` (${where})`}. Move them, so that it ends as Advanced?${draft}`,
  );
};

const outcome: Check = ({ prospect }) =>
  prospect.outcome === null
    ? []
    : refusal(
        'outcome',
        `Outcome says ${prospect.outcome}, which is still to be acted on. Wait for the next run, or clear the cell.`,
      );

const lostState: Check = ({ source }) =>
  source.state.kind === 'lost'
    ? ask('lost state', 'What was sent to them before can no longer be read. Enroll them as if nothing was?')
    : [];

const badCells: Check = ({ source }) =>
  source.problems
    .filter(({ field }) => field !== 'email' && !rewritten.has(field))
    .flatMap(({ field, heading, words, holds }) => {
      const told = `${heading}: ${sentence(words)}`;
      if (field === 'timeZone') return refusal('bad zone', told);
      return holds === 'nothing' ? warning('taken as blank', `${told} Taken as blank.`) : refusal('bad cell', told);
    });

const owner: Check = ({ source, owner: address }, { me }) => {
  if (address === '')
    return me === '' ? refusal('no owner', 'Google does not tell who you are: write your address into Owner.') : [];
  const read = readEmailAddress(address);
  if (read.kind !== 'value') {
    const written = valueOr(source.values.owner, address);
    return refusal(
      'bad owner',
      `Owner "${written}" is no email address: write that of the person whose mailbox sends, or clear the cell.`,
    );
  }
  return me === '' || isSameAddress(address, me)
    ? []
    : warning('other owner', `Owned by ${address}: their mailbox sends, on their own hourly run.`);
};

const zone: Check = ({ source, zone: assumed }) =>
  source.values.timeZone.kind === 'blank' ? warning('assumed zone', `No Time Zone: ${assumed.name} is assumed.`) : [];

const kindOfAddress: Check = ({ email, prospect }) => {
  if (email === '') return [];
  const consent = consentRule(prospect.country, email);
  return [
    ...(consent === null ? [] : ask('consent', `${consent.words} (${consent.law})`)),
    ...(isMachineAccount(email)
      ? warning('role account', `Nobody reads ${email}: find a person's address.`)
      : isRoleAccount(email)
        ? warning('role account', `Looks like a shared mailbox, not a person: ${email}.`)
        : []),
    ...(isFreeMail(email) ? warning('free mail', `A private mailbox, not a company's: ${email}.`) : []),
  ];
};

const messages: Check = (candidate, { messageProblems }) =>
  messageProblems(candidate).flatMap(({ code, words }) => refusal(code, words));

const dates: Check = ({ prospect, zone: own }, { book, cadence, now }, planned) => {
  const first = planned[0];
  const missing = planned.length < cadence.steps.length;
  if (missing || first === undefined) {
    return refusal(
      'no dates',
      `No day is free for step ${planned.length + 1}: look at Send Windows on the Settings sheet and at Holidays.`,
    );
  }
  const today = civilDayOf(now, own);
  if (first.day >= today) return [];
  const late = businessDaysBetween(first.day, today, book.rules.daysOff(prospect.country));
  const { staleAfter } = book.rules.settings.work;
  const held = late > staleAfter && stepMode(first.step, cadence, prospect, book.rules.settings.work) !== 'task';
  const then = held ? `More than ${staleAfter} business days late, it will be held for your review.` : 'It is due at once.';
  return warning('late start', `Step 1 was due ${onWallClock(first.at, own)}. ${then}`);
};

/** In the order in which a person should read them. */
const checks: readonly Check[] = [
  address,
  duplicate,
  duplicateId,
  doNotContact,
  leftBefore,
  leftElsewhere,
  enrolled,
  outcome,
  lostState,
  badCells,
  owner,
  messages,
  stakeholders,
  dates,
  kindOfAddress,
  zone,
];

/** Everything there is to say about enrolling one row, for itself alone. */
export const findingsOf = (candidate: Candidate, checking: Checking, planned: readonly Planned[]): readonly Finding[] =>
  checks.flatMap((check) => check(candidate, checking, planned));
