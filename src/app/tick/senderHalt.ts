import type { Instant } from '../../engine/calendar';
import type { Book } from '../book';
import { endHalt, type Halt, halt, type SenderRecord } from '../senderRecord';
import { haltShown, isHaltEnded, momentWords, showHalt } from '../senderShown';
import type { Run } from './run';

/** The rest that this run's mailbox is given after it was refused, as far as it concerns one run. */
export interface SenderHalt {
  /** Null where the mailbox may send. */
  current(): Halt | null;
  /** Begins one, for a sign of trouble of that instant; one that a person ended stays ended. */
  begin(trouble: Halt, sign: Instant): void;
  /** Takes the words off the System sheet where the rest is over. */
  tidy(): void;
}

export function senderHalt(run: Run, book: Book, kept: () => SenderRecord): SenderHalt {
  const { world, me, now, rules } = run;
  const shown = { sheets: world.sheets, system: book.system, sender: me, sheetZone: rules.sheetZone, now };
  const isEnded = isHaltEnded(book.system, me);
  let began: Halt | null = null;
  if (isEnded) {
    endHalt(world.store, now);
    run.told.push(`${me} may send again: a person ended the rest.`);
  }
  const current = (): Halt | null => {
    if (began !== null) return began;
    const before = isEnded ? null : kept().halt;
    return before !== null && before.until > now ? before : null;
  };
  return {
    current,
    begin(trouble, sign) {
      if (trouble.until <= now || !halt(world.store, trouble, sign)) return;
      began = trouble;
      showHalt(shown, trouble);
      run.told.push(`${trouble.words} Nothing more goes out for ${me} before ${momentWords(trouble.until, rules.sheetZone)}.`);
    },
    tidy() {
      if (began === null && haltShown(book.system, me) !== '' && current() === null) showHalt(shown, null);
    },
  };
}
