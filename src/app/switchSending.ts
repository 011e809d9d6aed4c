import type { Spreadsheet } from '../ports/spreadsheet';
import type { Identity, Triggers } from '../ports/world';
import { readBook } from './book';
import { sendingOf } from './sendingShown';
import { writeSettings } from './settingCell';
import type { Sending, SendingSwitch } from './sidebarContract';

export interface SwitchPorts {
  readonly sheets: Spreadsheet;
  readonly identity: Identity;
  readonly triggers: Triggers;
}

const switchName = (who: SendingSwitch['who'], me: string): string => (who === 'all' ? 'Sending' : `Sending for ${me}`);

/**
 * Turns the sending switch of everybody or of the present user, where the tick reads it: on the Settings sheet.
 * Turning it on also starts this user's hourly run; turning it off leaves the run going, since it still watches replies.
 */
export function switchSending({ sheets, identity, triggers }: SwitchPorts, { who, on }: SendingSwitch): Sending {
  const me = identity.user();
  if (who === 'me' && me === '')
    throw new Error('Google does not tell who you are, so there is no switch of your own. Use the one for everybody.');
  writeSettings(sheets, { [switchName(who, me)]: on === true ? 'on' : 'off' });
  const noRun = on === true ? turnOn(triggers) : '';
  const book = readBook(sheets);
  if (book.kind === 'none') throw new Error(book.words);
  const sending = sendingOf(book.book, me);
  return noRun === '' ? sending : { ...sending, missing: [...sending.missing, noRun] };
}

/** Why there is no hourly run, in words; '' where there is one. The switch stands all the same: a person can run a tick by hand. */
function turnOn(triggers: Triggers): string {
  try {
    triggers.turnOn();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
