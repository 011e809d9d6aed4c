import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock, Identity, Store } from '../ports/world';
import { bookNow } from './book';
import { endHalt } from './senderRecord';
import { showHalt } from './senderShown';
import type { Words } from './sidebarContract';

export interface EndRestPorts {
  readonly sheets: Spreadsheet;
  readonly store: Store;
  readonly clock: Clock;
  readonly identity: Identity;
}

/**
 * Ends the rest of the present user's mailbox after it was refused. The same trouble begins no other rest, a new one does.
 * @throws words for the person where there is no such sheet
 */
export function endRest({ sheets, store, clock, identity }: EndRestPorts): Words {
  const { system, sheetZone } = bookNow(sheets);
  const now = clock.now();
  endHalt(store, now);
  showHalt({ sheets, system, sender: identity.user(), sheetZone, now }, null);
  sheets.flush();
  return { words: 'Your mailbox may send again from the next run on.' };
}
