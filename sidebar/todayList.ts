import type { ActRequest, Move } from '../src/app/actContract';
import type {
  MarkDoneRequest,
  NeedsYouItem,
  NotedItem,
  OtherTask,
  Overview,
  TaskAnswer,
  TaskShown,
  TouchItem,
} from '../src/app/sidebarContract';
import { requestOf, type ShownRow } from './acting';
import { reachable } from './links';
import { answersFor } from './reach';

/** The day's list: what stands in it, in which order, and what can be done about each item. */

export type GroupName = 'hot' | 'needs' | 'overdue' | 'today' | 'self' | 'coming' | 'noted';

/** What a choice asks of the script. */
export type Asks =
  | { readonly call: 'act'; readonly request: ActRequest }
  /** `was`: the day that stood there. */
  | { readonly call: 'task'; readonly request: MarkDoneRequest; readonly was?: string }
  | { readonly call: 'resume all'; readonly prospectId: string };

/** One thing that can be done about an item: by its button, or by its letter while the item has the focus. */
export interface Choice {
  readonly letter: string;
  readonly words: string;
  /** In sight at once; the others are behind the fold. */
  readonly open?: boolean;
  /** What stands out. */
  readonly main?: boolean;
  /** The day it needs; '' where none is known. */
  readonly day?: string;
  /** Days that are offered beside the field, or only the field. */
  readonly soon?: boolean;
  readonly asks: (day: string) => Asks;
}

export interface Item {
  readonly key: string;
  readonly prospectId: string;
  readonly row: number | null;
  readonly name: string;
  readonly company: string;
  readonly owner: string;
  /** "Call 3 of 7 · call", or the status of a row. */
  readonly label: string;
  readonly due: string;
  readonly why: string;
  /** Why it comes first; '' where it does not. */
  readonly hot: string;
  readonly waits: string;
  readonly channel: string;
  /** Where it is worked on in Gmail: the link and its words. */
  readonly mail: { readonly link: string; readonly words: string } | null;
  readonly task: TaskShown | null;
  /** Made when the item is drawn: of thousands few are. */
  readonly choices: () => readonly Choice[];
}

export interface Group {
  readonly name: GroupName;
  readonly words: string;
  /** How many of them there are, in a word or two. */
  readonly counted: string;
  readonly items: readonly Item[];
}

/** A draft is done by sending it. */
const skipped: readonly TaskAnswer[] = ['Skipped'];
const answerLetters: Readonly<Record<TaskAnswer, string>> = {
  Done: 'd',
  'No answer': 'n',
  'Left voicemail': 'v',
  Skipped: 's',
};

const answers = (task: TaskShown, channel: string): readonly Choice[] =>
  (channel === 'email' ? skipped : answersFor(channel)).map((done, index) => ({
    letter: answerLetters[done],
    words: done === 'Skipped' ? 'Skip' : done,
    open: true,
    main: index === 0 && done !== 'Skipped',
    asks: () => ({ call: 'task', request: { taskId: task.id, done } }),
  }));

/** What a person may have heard; each is the Outcome that typing into the row would be. */
const heard: readonly (readonly [letter: string, outcome: string, words: string])[] = [
  ['r', 'Replied', 'They replied'],
  ['b', 'Booked Demo', 'Meeting booked for'],
  ['p', 'Later', 'Pushed to'],
  ['x', 'Not Interested', 'Not interested'],
  ['w', 'Wrong Person', 'Wrong person'],
  ['!', 'Unsubscribed', 'Never contact them again'],
];
const dated: ReadonlySet<string> = new Set(['Booked Demo', 'Later', 'Timeline Pushed']);

const act = (request: ActRequest): Asks => ({ call: 'act', request });

/** The row as it is shown here: where it says something else by then, nothing is done. */
const shownRow = ({ prospectId, print }: TouchItem | NeedsYouItem): ShownRow => ({ prospectId, print });

function outcomes(touch: TouchItem): readonly Choice[] {
  return heard.map(([letter, usual, words]) => {
    const outcome = usual === 'Later' && touch.inDeal ? 'Timeline Pushed' : usual;
    return {
      letter,
      words,
      ...(dated.has(outcome) ? { day: '', soon: outcome !== 'Booked Demo' } : {}),
      asks: (day) => act({ ...shownRow(touch), does: 'outcome', outcome, date: day }),
    };
  });
}

const snooze = (asks: Choice['asks']): Choice => ({ letter: 'h', words: 'Snooze until', day: '', soon: true, asks });

function notNow(touch: TouchItem): readonly Choice[] {
  const row = shownRow(touch);
  const { step, task } = touch;
  return [
    snooze((date) => act({ ...row, does: 'snooze', date })),
    ...(task === null ? [{ letter: 's', words: 'Skip this step', asks: () => act({ ...row, does: 'skip', step }) }] : []),
    { letter: 'a', words: 'Pause', asks: () => act({ ...row, does: 'pause' }) },
  ];
}

const byWords: Readonly<Record<TouchItem['by'], string>> = {
  product: 'goes out by itself',
  draft: 'a draft for you to finish',
  person: 'yours to do',
};

function touchItem(touch: TouchItem): Item {
  const { draft, task, by } = touch;
  const who = by === 'draft' && draft === '' && task === null ? 'the next run drafts it' : byWords[by];
  return {
    ...touch,
    key: `touch ${touch.key}`,
    due: `${touch.dueWords} · ${who}`,
    // When it is due stands in a line of its own.
    why: touch.why.replace(/; due [^;]+$/, '.'),
    hot: '',
    waits: touch.waits ?? '',
    mail: draftOf(touch),
    choices: () => [...(task === null ? [] : answers(task, touch.channel)), ...outcomes(touch), ...notNow(touch)],
  };
}

const draftOf = ({ draft }: { readonly draft: string }): Item['mail'] =>
  draft === '' ? null : { link: draft, words: 'Open the draft' };

const taskItem = (task: OtherTask): Item => ({
  ...task,
  key: `task ${task.id}`,
  label: '',
  due: task.dueWords,
  why: '',
  waits: '',
  mail: draftOf(task),
  task,
  choices: () => [
    ...answers(task, task.channel === 'email' ? '' : task.channel),
    snooze((until) => ({ call: 'task', request: { taskId: task.id, until }, was: task.due })),
  ],
});

const moveLetters: Readonly<Record<string, string>> = {
  'Booked Demo': 'b',
  Later: 'p',
  'Timeline Pushed': 'p',
  'Not Interested': 'x',
  'Wrong Person': 'w',
  Unsubscribed: '!',
  Replied: 'r',
  dismiss: 'i',
  resume: 'a',
};

/** What a row that asks for something offers, what their mail suggests first; letters without a usual one are figures. */
function movesOf(item: NeedsYouItem): readonly Choice[] {
  const { prospectId, moves, resumable } = item;
  const row = shownRow(item);
  const isOpen = ({ suggested, does }: Move): boolean => suggested || does === 'resume all' || does === 'resume';
  const alone = moves.filter((move) => !isOpen(move)).length === 1;
  let figure = 0;
  const choices = moves.map((move): Choice => {
    const usual = moveLetters[move.outcome === '' ? move.does : move.outcome];
    return {
      letter: usual ?? String(++figure),
      words: move.words,
      open: isOpen(move) || alone,
      main: move.suggested,
      ...(move.date === null ? {} : { day: move.date.value, soon: move.outcome !== 'Booked Demo' && move.date.value === '' }),
      asks: (day) => {
        const request = requestOf(row, move, { day, text: '' });
        return request === null ? { call: 'resume all', prospectId } : act(request);
      },
    };
  });
  const goOn: Choice = {
    letter: 'a',
    words: 'Resume',
    open: true,
    main: !choices.some(({ main }) => main),
    asks: () => act({ ...row, does: 'resume' }),
  };
  const isOffered = moves.some(({ does }) => does === 'resume');
  return resumable && !isOffered
    ? [...choices.filter(({ open }) => open), goOn, ...choices.filter(({ open }) => !open)]
    : choices;
}

const needsItem = (needs: NeedsYouItem): Item => ({
  ...needs,
  key: `needs ${needs.prospectId} ${needs.row}`,
  label: needs.status,
  due: '',
  why: needs.words,
  hot: needs.hot ? 'They wrote: see what it suggests.' : '',
  waits: '',
  channel: '',
  mail: needs.mail === '' ? null : { link: needs.mail, words: 'Open the mail' },
  task: null,
  choices: () => movesOf(needs),
});

const headings: readonly (readonly [GroupName, heading: string, counted: string])[] = [
  ['hot', 'Hot', 'hot'],
  ['needs', 'Needs you', 'for you to decide'],
  ['overdue', 'Overdue', 'overdue'],
  ['today', 'Due today', 'due today'],
  ['self', 'Goes out by itself', 'automatic'],
  ['coming', 'Coming', 'coming'],
];

/** The list in the order in which a day is worked through; empty groups are left out. What waits for the next run only is no work. */
export function groupsOf({ touches, tasks, needsYou }: Overview, gone: ReadonlySet<string>): readonly Group[] {
  const groups: Record<GroupName, Item[]> = { hot: [], needs: [], overdue: [], today: [], self: [], coming: [], noted: [] };
  const put = (name: GroupName, item: Item): void => {
    if (!gone.has(item.key)) groups[item.hot === '' ? name : 'hot'].push(item);
  };
  // The freshest open first.
  for (const task of [...tasks].reverse().filter(({ hot }) => hot !== '')) put('hot', taskItem(task));
  for (const item of needsYou) if (item.chosen === '') put('needs', needsItem(item));
  for (const touch of touches)
    put(touch.when !== 'coming' && touch.by === 'product' && touch.task === null ? 'self' : touch.when, touchItem(touch));
  for (const task of tasks) if (task.hot === '') put(task.when, taskItem(task));
  return headings.flatMap(([name, words, counted]) => {
    const items = groups[name];
    return items.length === 0 ? [] : [{ name, words, counted: `${items.length} ${counted}`, items }];
  });
}

/** What can be taken back and was not done on this page: also Outcomes that somebody typed and no run has acted on yet. */
export function notedOf({ noted, needsYou }: Overview, shown: ReadonlySet<string>): readonly NotedItem[] {
  const known = new Set(noted.flatMap(({ undo }) => (undo.call === 'act' ? [undo.request.prospectId] : [])));
  const typed = needsYou.flatMap((item): NotedItem[] =>
    item.chosen === '' || known.has(item.prospectId)
      ? []
      : [
          {
            key: `outcome ${item.prospectId}`,
            name: item.name,
            words: item.words,
            undo: { call: 'act', request: { ...shownRow(item), does: 'undo' } },
          },
        ],
  );
  return [...noted, ...typed].filter(({ undo }) => !shown.has(JSON.stringify(undo)));
}

/** What the button for a phone number, profile or address says. */
export const reachWords = (text: string): { readonly link: string; readonly letter: string; readonly words: string } | null => {
  const link = reachable(text);
  if (link === null) return null;
  return link.startsWith('tel:')
    ? { link, letter: 't', words: `Call ${text.trim()}` }
    : { link, letter: 'o', words: link.includes('/search/') ? 'Find profile' : 'Open profile' };
};
