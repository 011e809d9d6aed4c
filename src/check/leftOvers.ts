import { keep } from './kept';
import { clearMail } from './mailTrial';
import { wordsOf } from './question';
import { isScratch } from './scratch';
import { clearTable } from './sheetQuestions';
import type { CheckWorld } from './world';

/**
 * Takes away whatever the check made and did not take away itself, after any end: its sheets, its mail, its runs, what it kept.
 * @returns what a person must do; nothing where all is gone
 */
export function clearLeftOvers(world: CheckWorld): readonly string[] {
  const { sheets, lab, later, store } = world;
  const told: string[] = [];
  const tidy = (what: string, work: () => string | undefined): void => {
    try {
      const todo = work() ?? '';
      if (todo !== '') told.push(todo);
    } catch (error) {
      told.push(`${what} could not be taken away: ${wordsOf(error)}`);
    }
  };
  for (const name of sheets.sheetNames().filter(isScratch))
    tidy(`The sheet "${name}"`, () => {
      lab.deleteSheet(name);
      return undefined;
    });
  tidy(`What the check wrote into your table`, () => {
    clearTable(world);
    return undefined;
  });
  tidy('The mail of the check', () => clearMail(world));
  tidy('The runs of the check', () => {
    later.cancel();
    keep(store, { wait: undefined });
    return undefined;
  });
  sheets.flush();
  return told;
}
