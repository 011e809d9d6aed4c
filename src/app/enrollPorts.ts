import type { Selection } from '../ports/selection';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { Clock, Identity, Lock, Store } from '../ports/world';

/** What enrolling and its undoing need of the world. */
export interface EnrollPorts {
  readonly sheets: Spreadsheet;
  readonly selection: Selection;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly lock: Lock;
  readonly store: Store;
}
