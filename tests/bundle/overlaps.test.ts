import type { Faults, Host } from '../../local/hostTypes';
import { newTeam, rep, type Team } from '../support/team';

/**
 * People work in the sheet while the hourly run works: whatever they move, insert, delete or type at any moment of it, nothing lands in
 * another row or column, nothing typed is lost, nobody gets a mail twice, and whoever was just stopped gets none.
 */

const sheet = 'Prospects';
const people = [
  ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone', 'Owner', 'Outcome', 'Follow Up On', 'Tags', 'Notes'],
  ['ana@quinta.example', 'Ana', 'Quinta', '8000', 'Europe/Berlin', '', '', '', '', 'likes tea'],
  ['bela@duna.example', 'Béla', 'Duna', '9000', 'Europe/Berlin', '', '', '', 'north', ''],
  ['cleo@cielo.example', 'Cleo', 'Cielo', '8000', 'Europe/Berlin', '', '', '', '', 'met in May'],
  ['dara@delta.example', 'Dara', 'Delta', '8000', 'Europe/Berlin', '', '', '', 'vip', ''],
  ['eve@east.example', 'Eve', 'East', '8000', 'Europe/Berlin', '', '', '', '', ''],
  ['fay@field.example', 'Fay', 'Field', '8000', 'Europe/Berlin', '', 'Won', '', 'old', 'not ours'],
];
const [ana, bela, cleo, dara, eve, fay] = people.slice(1).map(([email]) => email ?? '') as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const everybody = [ana, bela, cleo, dara, eve, fay];

const wednesday = (hour: number, minute: number): number => Date.UTC(2026, 2, 4, hour, minute);

/**
 * On Wednesday morning Ana's second mail and Béla's first one are due, Cleo's row says Later, Dara has asked to be removed, Eve's deal
 * is lost, and Fay is on the sheet without being in a cadence.
 */
function toWednesday(team: Team): void {
  team.enroll('outbound', '2026-03-02', [ana, cleo, dara, eve]);
  team.hours(30);
  team.enroll('outbound', '2026-03-04', [bela]);
  team.host.clock.runTo(wednesday(6, 30));
  team.type(cleo, 'Outcome', 'Later');
  team.type(cleo, 'Follow Up On', '2026-03-20');
  team.type(eve, 'Outcome', 'Lost');
  const first = team.sent().find(({ to }) => to[0]?.address === dara);
  team.host.clock.moveTo(wednesday(7, 8));
  team.host.mail.replyAs(rep, { messageId: first!.id, text: 'Please remove me from your list.' });
  team.host.clock.moveTo(wednesday(7, 10));
}

const headings = [
  'Status',
  'Exit Reason',
  'Sequence Name',
  'Sequence Step',
  'Outcome',
  'Tags',
  'Notes',
  'Needs You',
  'Owner',
  'Company',
];

/** Everybody as the sheet shows them, by address and heading. */
function seen(team: Team): Record<string, string[]> {
  const rows = team.rows(sheet).filter((row) => everybody.includes(row.Email ?? ''));
  return Object.fromEntries(rows.map((row) => [row.Email, headings.map((heading) => row[heading] ?? 'no column')]));
}

const mailsTo = (team: Team): Record<string, number> =>
  Object.fromEntries(everybody.map((who) => [who, team.sent().filter(({ to }) => to[0]?.address === who).length]));

const expectedMails = { [ana]: 2, [bela]: 1, [cleo]: 1, [dara]: 1, [eve]: 1, [fay]: 0 };
const expected: Record<string, string[]> = {
  [ana]: ['Active', '', 'Outbound 21-Day', 'Email 2 of 7', '', '', 'likes tea', '', rep, 'Quinta'],
  [bela]: ['Active', '', 'Outbound 21-Day', 'Email 1 of 7', '', 'north', '', '', rep, 'Duna'],
  [cleo]: ['Paused', '', 'Outbound 21-Day', 'Email 1 of 7', '', '', 'met in May', '', rep, 'Cielo'],
  [dara]: ['Unsubscribed', 'Unsubscribed', 'Outbound 21-Day', 'Email 1 of 7', '', 'vip, Do Not Contact', '', '', rep, 'Delta'],
  [eve]: ['Active', 'Closed-Lost', 'Nurture 6-Month', '', '', '', '', '', rep, 'East'],
  [fay]: ['Closed-Won', 'Closed-Won', '', '', '', 'old', 'not ours', '', '', 'Field'],
};

const columnOf = (host: Host, heading: string): number => {
  const at = (host.display(sheet)[0] ?? []).indexOf(heading) + 1;
  if (at === 0) throw new Error(`No column ${heading}.`);
  return at;
};
const rowOf = (host: Host, who: string): number => host.display(sheet).findIndex(([email]) => email === who) + 1;

/** Runs the tick with an edit made right before its n-th call, and then the two ticks that follow. */
function withEditAt(team: Team, n: number, edit: (team: Team) => void): void {
  let done = false;
  const faults: Faults = {
    failCall: (call) => {
      if (call.n === n && !done) {
        done = true;
        edit(team);
      }
      return null;
    },
  };
  team.host.setFaults(faults);
  const run = team.tick();
  team.host.setFaults({});
  if (run.error !== undefined) throw new Error(`${run.error.message}\n${run.error.stack}`);
  for (const at of [wednesday(7, 40), wednesday(8, 20)]) {
    team.host.clock.moveTo(at);
    team.tick();
  }
}

describe('an edit at any moment of a run', () => {
  let team: Team;
  let start = '';
  let calls: readonly { n: number; method: string }[] = [];
  const every = process.env.EVERY === 'call';
  let edits = 0;
  /** Calls at which something is written or asked for a last time, and a few of all the others: each edit takes its share of them. */
  const moments = (): number[] => {
    edits += 1;
    return calls
      .filter(
        ({ n, method }) => every || n % 29 === 0 || /setValues|flush|replaceAllWith|appendRow|Drafts\.(create|send)/.test(method),
      )
      .map(({ n }) => n)
      .filter((_n, index) => every || index % 5 === edits % 5);
  };

  beforeAll(async () => {
    team = await newTeam(people, { executionsPerRealm: 200 });
    toWednesday(team);
    start = team.host.remember();
    calls = team.tick().callList;
  }, 120_000);
  afterAll(() => team.host.close());

  const again = (): Team => {
    team.host.recall(start);
    return team;
  };

  it('has the run that all others are compared with', () => {
    withEditAt(again(), 0, () => undefined);
    expect([seen(team), mailsTo(team)]).toEqual([expected, expectedMails]);
  });

  /** Edits that move things about: afterwards everybody is as if nothing had been moved. */
  const moves: [what: string, edit: (host: Host) => void][] = [
    ['sorts the rows', (host) => host.sort(sheet, 1, { descending: true })],
    ['inserts rows above', (host) => host.insertRows(sheet, 2, 2)],
    ['inserts a row between', (host) => host.insertRows(sheet, 4, 1)],
    ['deletes the row above', (host) => host.deleteRows(sheet, rowOf(host, fay), 1)],
    ['inserts a column on the left', (host) => host.insertColumns(sheet, 2)],
    ['inserts a column among the product’s', (host) => host.insertColumns(sheet, columnOf(host, 'Status'))],
    ['moves the Outcome column', (host) => host.moveColumn(sheet, columnOf(host, 'Outcome'), 2)],
    ['moves the Status column', (host) => host.moveColumn(sheet, columnOf(host, 'Status'), 3)],
    ['deletes a column', (host) => host.deleteColumns(sheet, columnOf(host, 'First Name'))],
    ['renames a heading', (host) => host.renameHeading(sheet, 'Notes', 'Remarks')],
    ['filters', (host) => host.filter(sheet, columnOf(host, 'Company'), ['Field'])],
    ['hides rows', (host) => host.hideRows(sheet, 2, 3)],
  ];
  it.each(moves)(
    '%s',
    (what, edit) => {
      const wrong: string[] = [];
      for (const n of moments()) {
        again();
        withEditAt(team, n, ({ host }) => edit(host));
        const [now, mails] = [seen(team), mailsTo(team)];
        const left = { ...expected };
        if (what === 'deletes the row above') delete left[fay];
        for (const [who, cells] of Object.entries(left)) {
          const wanted =
            what === 'renames a heading' ? cells.map((cell, i) => (headings[i] === 'Notes' ? 'no column' : cell)) : cells;
          if (JSON.stringify(now[who]) !== JSON.stringify(wanted))
            wrong.push(`call ${n} ${calls[n - 1]?.method}: ${who} is ${JSON.stringify(now[who])}`);
        }
        if (JSON.stringify(mails) !== JSON.stringify(expectedMails))
          wrong.push(`call ${n} ${calls[n - 1]?.method}: mails ${JSON.stringify(mails)}`);
      }
      expect(wrong.slice(0, 12)).toEqual([]);
    },
    240_000,
  );

  const shown = (who: string, heading: string): string => team.shown(who, heading);
  const needsYou = (who: string): string => shown(who, 'Needs You');
  const count = (who: string): number => team.sent().filter(({ to }) => to[0]?.address === who).length;
  const clear = (who: string, heading: string): void => {
    const letter = String.fromCharCode(64 + columnOf(team.host, heading));
    team.host.clearCells(
      sheet,
      `${columnOf(team.host, heading) > 26 ? `A${String.fromCharCode(38 + columnOf(team.host, heading))}` : letter}${rowOf(team.host, who)}`,
    );
  };
  const copyRow = (who: string): void => {
    const cells = team.host.display(sheet)[rowOf(team.host, who) - 1] ?? [];
    const last = columnOf(team.host, 'State');
    team.host.pasteInto(sheet, 'A9', [cells.slice(0, last)]);
  };

  /**
   * What a person does, and what must be so afterwards: [what is so, what should be]. Everybody else is as if nothing had been done.
   * `early`: it was done before anything was claimed, so that the run knows of it in time.
   */
  const acts: [what: string, who: string, act: () => void, check: (early: boolean) => [is: unknown, should: unknown]][] = [
    [
      'pauses who is about to get a mail',
      bela,
      () => team.type(bela, 'Status', 'paused'),
      (early) => [
        [shown(bela, 'Status').toLowerCase(), early ? count(bela) : 0],
        ['paused', 0],
      ],
    ],
    [
      'chooses an Outcome for them',
      bela,
      () => team.type(bela, 'Outcome', 'Won'),
      (early) => [
        [shown(bela, 'Status'), shown(bela, 'Outcome'), early ? count(bela) : 0],
        ['Closed-Won', '', 0],
      ],
    ],
    [
      'chooses another Outcome over the one that is acted on',
      cleo,
      () => team.type(cleo, 'Outcome', 'Won'),
      () => [
        [shown(cleo, 'Status'), shown(cleo, 'Outcome'), count(cleo)],
        ['Closed-Won', '', 1],
      ],
    ],
    [
      'adds a tag where one is being written',
      dara,
      () => team.type(dara, 'Tags', 'vip, hot'),
      () => [
        [shown(dara, 'Tags').split(', ').includes('hot'), shown(dara, 'Status')],
        [true, 'Unsubscribed'],
      ],
    ],
    [
      'sets the step',
      ana,
      () => team.type(ana, 'Sequence Step', '4'),
      () => [
        [['4', 'Email 5 of 7', 'Email 2 of 7'].includes(shown(ana, 'Sequence Step')), count(ana) < 3],
        [true, true],
      ],
    ],
    [
      'clears State',
      ana,
      () => clear(ana, 'State'),
      () => [
        [count(ana) < 3, shown(ana, 'Status') === 'Held' ? needsYou(ana).includes('State') : count(ana) === 2],
        [true, true],
      ],
    ],
    [
      'types into State',
      bela,
      () => team.type(bela, 'State', 'oops'),
      () => [
        [count(bela) < 2, shown(bela, 'Status') === 'Held' ? needsYou(bela).includes('State') : count(bela) === 1],
        [true, true],
      ],
    ],
    [
      'clears the Prospect ID',
      bela,
      () => clear(bela, 'Prospect ID'),
      () => [
        [count(bela) < 2, shown(bela, 'Prospect ID') !== ''],
        [true, true],
      ],
    ],
    [
      'gives a row to a colleague',
      ana,
      () => team.type(ana, 'Owner', 'col@northbridge.example'),
      (early) => [
        [shown(ana, 'Owner'), early ? count(ana) : 1, shown(ana, 'Status'), needsYou(ana).includes('Put that back')],
        ['col@northbridge.example', 1, 'Held', true],
      ],
    ],
    [
      'deletes the row',
      bela,
      () => team.host.deleteRows(sheet, rowOf(team.host, bela)),
      (early) => [
        [rowOf(team.host, bela), early ? count(bela) : 0],
        [0, 0],
      ],
    ],
    [
      'copies the row',
      bela,
      () => copyRow(bela),
      (early) => [
        [
          early ? count(bela) : 0,
          count(bela) < 2,
          team
            .rows(sheet)
            .filter((row) => row.Email === bela)
            .map((row) => (row['Needs You'] ?? '').slice(0, 32)),
        ],
        [0, true, ['The same Prospect ID stands in ro', 'The same Prospect ID stands in ro'].map((words) => words.slice(0, 32))],
      ],
    ],
    [
      'writes another address',
      bela,
      () => team.type(bela, 'Email', 'new@duna.example'),
      (early) => [
        [early ? count(bela) : 0, count(bela) < 2, count(bela) + count('new@duna.example')],
        [0, true, 1],
      ],
    ],
    [
      'clears the cadence',
      bela,
      () => clear(bela, 'Sequence Name'),
      (early) => [
        [early ? count(bela) : 0, shown(bela, 'Sequence Name')],
        [0, ''],
      ],
    ],
    [
      'types another cadence',
      bela,
      () => team.type(bela, 'Sequence Name', 'Re-Engagement'),
      (early) => [
        [
          early ? count(bela) : 0,
          shown(bela, 'Sequence Name'),
          shown(bela, 'Status'),
          needsYou(bela).includes('"Outbound 21-Day"'),
        ],
        [0, 'Re-Engagement', 'Held', true],
      ],
    ],
  ];
  it.each(acts)(
    'a person %s (%s)',
    (_what, who, act, check) => {
      const wrong: string[] = [];
      for (const n of moments()) {
        again();
        let sentBefore = 0;
        const early = n <= (calls.find(({ method }) => method === 'Gmail.Users.Drafts.create')?.n ?? 0);
        withEditAt(team, n, () => {
          sentBefore = team.sent().length;
          act();
        });
        const [is, should] = check(early && sentBefore === 4);
        const at = `call ${n} ${calls[n - 1]?.method}: `;
        if (JSON.stringify(is) !== JSON.stringify(should))
          wrong.push(`${at}${JSON.stringify(is)} instead of ${JSON.stringify(should)}`);
        const now = seen(team);
        for (const [other, cells] of Object.entries(expected))
          if (other !== who && JSON.stringify(now[other]) !== JSON.stringify(cells))
            wrong.push(`${at}${other} is ${JSON.stringify(now[other])}`);
      }
      expect(wrong.slice(0, 12)).toEqual([]);
    },
    240_000,
  );
});
