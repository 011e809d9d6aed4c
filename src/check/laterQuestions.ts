import { differs, type Finding, notAsked, passes, type Question } from './question';
import type { CheckWorld } from './world';

/** Questions that only a run which comes by itself can answer. `waited` is how long it was in coming, beyond what it was asked for. */
export interface LaterQuestion extends Question {
  askLater(world: CheckWorld, waited: number): Finding;
}

const byItself = (): Finding =>
  notAsked(
    'Asked by itself within some minutes.',
    'Look again in ten minutes. If nothing came within the hour, run the check again.',
  );

export const laterQuestions: readonly LaterQuestion[] = [
  {
    id: 'open file',
    question: 'Does a run that comes by itself know which file it belongs to?',
    how: 'A run that comes once, some minutes later, asks Google for the open file.',
    pass: 'The hourly run works on this file.',
    otherwise: 'The hourly run finds no file and breaks off: nothing goes out, and the sidebar says when the last run was.',
    todo: 'Use "Run now" in the menu, and report it to the project.',
    ask: byItself,
    askLater({ lab, sheets }) {
      const open = lab.activeFile();
      if (open === null) return { result: 'fail', answer: 'Google names none.' };
      return open === sheets.id() ? passes('It is this file.') : { result: 'fail', answer: 'Google names another file.' };
    },
  },
  {
    id: 'lock',
    question: 'Does a run that comes by itself get a lock for this file?',
    how: 'The same run asks for one.',
    pass: 'Two runs never work on the file at once.',
    otherwise: 'Runs keep apart by lines on the System sheet instead, and by the Log.',
    todo: '',
    ask: byItself,
    askLater: ({ lab }) => (lab.hasDocumentLock() ? passes('It does.') : differs('It does not.')),
  },
  {
    id: 'mailbox',
    question: 'Can a run that comes by itself read your mailbox?',
    how: 'The same run asks for it.',
    pass: 'Replies are seen while the sheet is closed.',
    otherwise: 'Nothing goes out by itself: the hourly run says that replies cannot be read.',
    todo: 'Open the sidebar, More, Health, and allow it there; then run the check again.',
    ask: byItself,
    askLater({ mailbox, permissions }) {
      if (mailbox.canRead()) return passes('It can.');
      const may = permissions.granted()?.includes('gmail.readonly') ?? true;
      return may ? { result: 'fail', answer: 'It cannot.' } : notAsked('This needs the drafts rung.');
    },
  },
  {
    id: 'punctual',
    question: 'How punctual is a run that comes by itself?',
    how: 'The time at which the same run comes is compared with the time for which it was asked.',
    pass: 'Within ten minutes. Mails go in the hour for which they are due.',
    otherwise: 'Later than that: mails go later in the day, or the next day, and never outside their hours.',
    todo: '',
    ask: byItself,
    askLater(_world, waited) {
      const minutes = Math.max(0, Math.round(waited / 60_000));
      return minutes <= 10 ? passes(`${minutes} minutes late.`) : differs(`${minutes} minutes late.`);
    },
  },
];

/** What the last check asked for and never got: a run that finds no file has nowhere to write its answer. */
export const didNotCome: Finding = {
  result: 'fail',
  answer: 'The run that the last check asked for did not come, or it found no file. It is asked for once more.',
};

export const killedLock: Question = {
  id: 'killed run',
  question: 'Does a run that Google ended keep its lock?',
  how: 'It is not asked: the check would have to be ended by Google.',
  pass: 'It does not.',
  otherwise:
    'The next run finds it taken and leaves the work to the run after it; a line of a dead run counts for seven minutes.',
  todo: '',
  ask: () => notAsked('Not to be asked without letting a run die.'),
};
