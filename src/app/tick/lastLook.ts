import { civilDayOf } from '../../engine/zones';
import { isSameAddress } from '../../mail/addresses';
import type { IncomingMail } from '../../mail/mimeIn';
import { valueOr } from '../../sheet/cells/cell';
import { readSettings } from '../../sheet/settingsSheet';
import { sheetNames } from '../../sheet/sheetNames';
import type { Book } from '../book';
import { type ListNow, listReader } from '../doNotContactNow';
import { rowAsItStands } from '../sheetLook';
import { switchedOff } from './gate';
import { instantOf, noSigns, noteMail } from './mailSigns';
import type { Outgoing } from './outgoing';
import type { Run } from './run';
import type { LastLook } from './sendMail';

/** What a person changed on the row since it was read, as far as it stands against this mail. */
function changedOnRow(run: Run, book: Book, mail: Outgoing): string | null {
  const { row } = mail;
  const now = rowAsItStands(run.world.sheets, book, row.hand.prospect.id, row.source.row);
  if (now === null) return 'its row cannot be found any more, or stands there twice.';
  const { prospect } = row.hand;
  if (valueOr(now.values.owner, '').toLowerCase() !== run.me) return 'the row was given to somebody else.';
  const named = valueOr(now.values.stakeholderRoles, []).some(
    ({ address }) => address !== null && isSameAddress(address, row.email),
  );
  if (row.beside !== undefined && !named) return 'they are not named under Stakeholder Roles any more.';
  const { email } = row.beside?.main ?? row;
  if (valueOr(now.values.email, '') !== email) return 'the address on the row was changed.';
  const { outcome } = now.values;
  if (outcome.kind === 'problem' || valueOr(outcome, null) !== prospect.outcome) return 'an Outcome was chosen.';
  if (valueOr(now.values.status, null) !== prospect.status) return 'its Status was changed.';
  if (valueOr(now.values.sequenceName, '') !== prospect.sequence || valueOr(now.values.sequenceStep, 0) !== prospect.stepsDone)
    return 'its cadence or step was changed.';
  if (valueOr(now.values.mode, null) !== prospect.mode) return 'its Mode was changed.';
  const later = instantOf(valueOr(now.values.notBefore, null), run);
  return later > run.now && later !== instantOf(prospect.notBefore, run) ? 'Not Before was set to a later day.' : null;
}

function forbidden(run: Run, mail: Outgoing, list: () => ListNow): string | null {
  const { sheets } = run.world;
  const settings = readSettings(sheets.read(sheetNames.settings) || [], run.rules.sheetZone);
  if (settings.kind !== 'value' || settings.value.problems.some(({ part }) => part === 'sending'))
    return 'the Settings sheet cannot be read.';
  const off = switchedOff(settings.value.settings.sending, run.me, civilDayOf(run.now, run.rules.sheetZone));
  if (off !== null) return off;
  const listed = list();
  if (listed.kind === 'doubt') return listed.words;
  return listed.book.find(mail.row.email) === null ? null : 'they are on the Do Not Contact sheet.';
}

function answered(run: Run, mail: Outgoing, thread: readonly IncomingMail[] | null): string | null {
  if (mail.message.thread !== null && thread === null) return 'its thread is not in this mailbox.';
  const main = mail.row.beside?.main ?? mail.row;
  // An answer of anybody of the account stops everybody of it.
  const people = [...(main === mail.row ? [] : [main.hand.state]), ...main.hand.state.roles];
  const others = people.flatMap(({ threads }) => threads[threads.length - 1]?.id ?? []);
  const theirs = others.filter((id) => id !== mail.message.thread?.id).flatMap((id) => run.world.mailbox.thread(id) || []);
  const signs = noSigns();
  for (const each of [...(thread || []), ...theirs]) noteMail(signs, each, main, run);
  const { roles, ...rest } = signs;
  // What concerns one of them alone is old, and known, unless it came during this run.
  const isNews = (roles ?? []).some(({ at, address }) => at > run.now && isSameAddress(address, mail.row.email));
  return isNews || Object.values(rest).some((sign) => sign !== null) ? 'something came back in the thread meanwhile.' : null;
}

/** The last look before each send: the switches, the Do Not Contact sheet, the row and the thread, all as they are at this moment. */
export function lastLookOf(run: Run, book: Book): LastLook {
  const list = listReader(run.world.sheets, run.rules.sheetZone, book.hashKeys);
  return (mail, thread) => forbidden(run, mail, list) ?? answered(run, mail, thread) ?? changedOnRow(run, book, mail);
}
