import type { FirstRun, FirstRunRequest } from '../../src/app/firstRunContract';
import type { Health } from '../../src/app/healthContract';

const hostile = '<img src=x onerror="document.title=1">';

const permission = (words: string, granted = true) => ({ words, granted });

export const health: Health = {
  level: 'needs you',
  words: '2 things need you. The rest goes on.',
  checks: [
    {
      name: 'Formulas',
      level: 'needs you',
      words: `Next Contact Due cannot fill its column: something else stands in it. K7 holds "${hostile}".`,
      more: ['The repair: The cells in the way are cleared and kept in the Log.'],
      repair: { does: 'sheet', words: 'Repair the sheet' },
    },
    {
      name: 'Duplicates',
      level: 'needs you',
      words: '1 address of people in cadences stands in several rows.',
      more: ['ana@quinta.example: rows 3, 14', 'Delete the extra row.'],
      repair: null,
    },
    { name: 'Hourly run', level: 'good', words: 'On: every hour, as you.', more: [], repair: null },
    { name: 'Mailbox', level: 'good', words: 'Replies to me@team.example can be read.', more: [], repair: null },
  ],
  outlook: [
    {
      sender: 'me@team.example',
      days: ['Tue 3 Mar', 'Wed 4 Mar', 'Thu 5 Mar'].map((words, index) => ({
        words,
        due: [12, 3, 0][index] ?? 0,
        goes: [10, 5, 0][index] ?? 0,
        room: 10,
      })),
      waiting: 0,
    },
    { sender: 'bob@team.example', days: [{ words: 'Tue 3 Mar', due: 60, goes: 40, room: 40 }], waiting: 20 },
  ],
  rungs: [
    { name: 'Formulas', words: 'Due dates and tasks.', reached: true, needs: [permission('Read and write this spreadsheet.')] },
    { name: 'Drafts', words: 'Replies end a cadence.', reached: true, needs: [permission('Read your mailbox.')] },
    {
      name: 'Sending',
      words: 'Due mails go out by themselves.',
      reached: false,
      needs: [permission('Run once an hour.', false), permission('Ask Google how many mails you may send.')],
    },
  ],
  grantAt: 'https://accounts.google.com/o/oauth2/auth',
  done: [],
};

/** After a repair. */
export const healed: Health = {
  ...health,
  level: 'good',
  words: 'Everything works.',
  checks: health.checks.filter(({ level }) => level === 'good'),
  done: ['1 cell cleared.'],
};

const sender = { name: 'Mia Rep', address: 'me@team.example' };

/** The first steps of a file that is set up and has no postal address yet. */
export const firstSteps = (asked: FirstRunRequest): FirstRun => {
  const shown = { rungs: health.rungs, grantAt: health.grantAt, sender };
  const blank = { postalAddress: '', needsNoPostalAddress: false, offer: '' };
  if (asked.what !== 'save') return { ...shown, ...blank, step: asked.what === 'done' ? null : 2 };
  const { postalAddress, needsNoPostalAddress, offer } = asked;
  return { ...shown, step: 3, postalAddress, needsNoPostalAddress, offer };
};
