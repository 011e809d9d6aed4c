import { signal } from '@preact/signals';
import type { ColumnSet, SetUpReport, SetUpSurvey } from '../src/app/sidebarContract';
import { question } from './asked';
import { call } from './call';

export const survey = question('sidebarSurvey');
/** What the person decided so far; null leaves it to the sheet that is open. */
const sheet = signal<string | null>(null);
const set = signal<ColumnSet>('essential');
const columns = signal<Readonly<Record<string, number | null>>>({});

export const doing = signal<{ readonly busy: boolean; readonly words: string; readonly report: SetUpReport | null }>({
  busy: false,
  words: '',
  report: null,
});

const ask = (): Promise<SetUpSurvey | null> => survey.ask({ sheet: sheet.value, set: set.value, columns: columns.value });

/** Looks at the sheet anew; what was corrected by hand stays corrected. */
export const look = ask;

export const chosenSet = set;

export function chooseSheet(name: string): void {
  sheet.value = name;
  columns.value = {};
  ask();
}

export function chooseSet(chosen: ColumnSet): void {
  set.value = chosen;
  ask();
}

/** Says which column a field is; null: none of them. */
export function correct(field: string, column: number | null): void {
  columns.value = { ...columns.value, [field]: column };
  ask();
}

/** Does what was shown; the survey is asked for again, and says what is left. */
export async function setUp(view: SetUpSurvey): Promise<boolean> {
  if (doing.value.busy) return false;
  doing.value = { busy: true, words: '', report: null };
  try {
    const report = await call('sidebarSetUp', { sheet: view.sheet, set: view.set, columns: columns.value, print: view.print });
    doing.value = { busy: false, words: '', report };
    sheet.value = view.sheet;
    await ask();
    return true;
  } catch (error) {
    doing.value = { busy: false, words: (error as Error).message, report: null };
    await ask();
    return false;
  }
}
