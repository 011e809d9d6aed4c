import { decide } from '../../engine/decide';
import type { MailSign } from '../../engine/decision';
import { folded } from '../../engine/vocabulary';
import { domainOf } from '../../mail/addresses';
import { isFreeMail } from '../../mail/freeMail';
import { valueOr } from '../../sheet/cells/cell';
import { cadenceOf, type Deciding, factsOf } from './decideRow';
import type { RowSigns } from './mailSigns';
import type { Run, TickRow } from './run';

/** Rows that would be written to in this run if nothing had come in: for them the mailbox is searched through before anything is decided. */
export function dueRows(deciding: Deciding, rows: readonly TickRow[], resting: ReadonlySet<TickRow>): readonly TickRow[] {
  const { run } = deciding;
  return rows.filter((row) => {
    if (resting.has(row)) return false;
    const cadence = cadenceOf(deciding, row);
    const decision = decide(row.hand.prospect, cadence, factsOf(deciding, row, cadence), run.now, run.rules);
    return decision.kind === 'touch' && decision.mode !== 'task';
  });
}

/** One employer: the same company by name, or the same domain unless anybody can have an address there. */
const accountsOf = (row: TickRow): readonly string[] => {
  const company = folded(valueOr(row.source.values.company, ''));
  const domain = row.email === '' || isFreeMail(row.email) ? '' : domainOf(row.email).toLowerCase();
  return [...(company === '' ? [] : [`company ${company}`]), ...(domain === '' ? [] : [`domain ${domain}`])];
};

const nameOf = (row: TickRow): string =>
  `${valueOr(row.source.values.firstName, '')} ${valueOr(row.source.values.lastName, '')}`.trim() || row.email;

/** For every row, a person of the same account who answered in what was just read. */
export function colleaguesOf(
  run: Run,
  signs: ReadonlyMap<TickRow, RowSigns>,
): ReadonlyMap<TickRow, MailSign & { readonly who: string }> {
  const answers = new Map<string, { readonly from: TickRow; readonly sign: MailSign }>();
  for (const [row, { reply }] of signs)
    if (reply !== null) for (const account of accountsOf(row)) answers.set(account, { from: row, sign: reply });
  const found = new Map<TickRow, MailSign & { readonly who: string }>();
  if (answers.size === 0) return found;
  for (const row of run.rows) {
    const answer = accountsOf(row).flatMap((account) => answers.get(account) ?? [])[0];
    if (answer !== undefined && answer.from !== row) found.set(row, { ...answer.sign, who: nameOf(answer.from) });
  }
  return found;
}
