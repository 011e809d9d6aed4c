import { checkHeader, mailTrial, type SentTrial, triedHeaders, within } from './mailTrial';
import { differs, type Finding, fails, notAsked, passes, type Question } from './question';
import type { CheckWorld } from './world';

const ofMail =
  (judge: (trial: SentTrial) => Finding) =>
  (world: CheckWorld): Finding => {
    const trial = mailTrial(world);
    return trial.kind === 'none' ? notAsked(trial.why, trial.todo) : judge(trial);
  };

const how = 'One mail with such headers is drafted to yourself, sent as the product sends, and read back.';
const off =
  'Mails stop going out by themselves (System sheet, "Avoid Sending"); drafts for a person and tasks go on. A later pass takes that back.';

/** Why nothing goes out by itself, as the sidebar and the tick say it. */
const avoiding = (what: string): string => `the check of this installation found that ${what}.`;

function headers({ mail, sent }: SentTrial): Finding {
  if (mail === null)
    return {
      ...fails(`Gmail does not give back the mail that it sent (${sent.messageId}).`),
      avoidSending: avoiding('Gmail does not give back what it sent'),
    };
  const lost = triedHeaders.filter((name) => mail.headers.get(name).trim() === '');
  if (lost.length === 0) return passes(`All were kept: ${triedHeaders.join(', ')}.`);
  const answer = `Lost: ${lost.join(', ')}.`;
  if (!lost.includes(checkHeader)) return differs(answer);
  return { ...fails(answer), avoidSending: avoiding('Gmail drops the mark by which our own mail is known again') };
}

export const mailQuestions: readonly Question[] = [
  {
    id: 'headers',
    question: 'Does Gmail keep the headers of a draft that is sent?',
    how,
    pass: 'A mail of ours is known again in Sent, so that none goes out twice, and mail programs see how to opt out.',
    otherwise:
      'Without our own mark nothing goes out by itself. Without the others mail goes on: the opt-out line in the text is what people use, and threads are kept by Gmail’s own ids.',
    todo: 'Report the headers to the project. Where List-Unsubscribe is lost, keep the Opt-Out Line on the Settings sheet.',
    switches: off,
    ask: ofMail(headers),
  },
  {
    id: 'draft gone',
    question: 'Is a draft gone once it is sent?',
    how: 'The sent draft is asked for once more.',
    pass: 'A run that died while sending can tell afterwards whether the mail went.',
    otherwise: 'After a run that died nobody could tell whether a mail went, and it might go twice: nothing goes out by itself.',
    todo: 'Report it to the project.',
    switches: off,
    ask: ofMail(({ draftIsGone }) =>
      draftIsGone
        ? passes('It is gone.')
        : { ...fails('It is still there.'), avoidSending: avoiding('a draft stays after it was sent') },
    ),
  },
  {
    id: 'message id',
    question: 'Does Gmail give a sent mail another Message-ID?',
    how,
    pass: 'It does, as the product takes for granted: it reads the id back after each mail and answers to that.',
    otherwise: 'It keeps the one that was given. The product reads it back all the same.',
    todo: '',
    ask: ofMail(({ mail, ownMessageId }) => {
      const id = mail?.headers.get('Message-ID').trim() ?? '';
      if (id === '') return differs('The sent mail tells none.');
      return id === ownMessageId ? differs(`It kept ${id}.`) : passes(`It became ${id}.`);
    }),
  },
  {
    id: 'ids',
    question: 'Do a draft and the mail that it becomes have the same ids?',
    how: 'Message and thread ids are compared before and after sending.',
    pass: 'The thread stays the same.',
    otherwise: 'The thread is another one. The product keeps the ids that sending tells, never those of the draft.',
    todo: '',
    ask: ofMail(({ draft, sent }) => {
      const message = draft.messageId === sent.messageId ? 'the message id stays' : 'the message id changes';
      return draft.threadId === sent.threadId
        ? passes(`The thread id stays, ${message}.`)
        : differs(`The thread id changes, ${message}.`);
    }),
  },
  {
    id: 'history',
    question: 'Does the mailbox’s history tell of new mail at once?',
    how: 'The history since before the draft is asked for again and again, 20 s long, and once more some minutes and half an hour later.',
    pass: 'Replies are seen by the next run.',
    otherwise: 'A reply might not be seen before the next mail goes: nothing goes out by itself.',
    todo: 'Run the check again tomorrow. Where it stays so, report it to the project.',
    switches: off,
    ask: ofMail(({ told }) =>
      told === null
        ? notAsked('Not within 20 s. Asked again by itself.', 'Look again in half an hour.')
        : passes(within(told, '')),
    ),
  },
  {
    id: 'search',
    question: 'How soon does Gmail’s search find a new mail?',
    how: 'It is searched for by its Message-ID, 30 s long, and once more some minutes and half an hour later.',
    pass: 'Within the half hour that the product allows for.',
    otherwise:
      'It takes longer than the product waits. The search is its last look before a mail that may have gone already: nothing goes out by itself.',
    todo: 'Run the check again tomorrow. Where it stays so, report it to the project.',
    switches: off,
    ask: ofMail(({ found }) =>
      found === null
        ? notAsked('Not within 30 s. Asked again by itself.', 'Look again in half an hour.')
        : passes(within(found, '')),
    ),
  },
  {
    id: 'quota',
    question: 'Does a mail sent like this count in Google’s daily allowance?',
    how: 'Google’s own number of mails left is asked for before and after.',
    pass: 'It does: the product stops before Google would.',
    otherwise: 'Google’s number does not fall at once. The product counts for itself as well and stops at the lower of both.',
    todo: '',
    ask: ofMail(({ quota: [before, after] }) => {
      if (before === null || after === null) return notAsked('Asking for it was not allowed (script.send_mail).');
      return before > after ? passes(`From ${before} to ${after}.`) : differs(`It stays at ${after}.`);
    }),
  },
  {
    id: 'signed',
    question: 'Does Gmail’s signature cover List-Unsubscribe?',
    how: 'The DKIM-Signature of the mail to yourself is read.',
    pass: 'Mail programs may trust the opt-out header.',
    otherwise: 'Mail programs may show no button of their own; the opt-out line in the text works everywhere.',
    todo: '',
    ask: ofMail(({ mail }) => {
      const signature = mail?.headers.get('DKIM-Signature') ?? '';
      const signed = /(?:^|;)\s*h=([^;]*)/i.exec(signature)?.[1];
      if (signed === undefined) return notAsked('A mail to yourself bears no signature.');
      return /list-unsubscribe/i.test(signed) ? passes('It does.') : differs('It does not.');
    }),
  },
  {
    id: 'tidy',
    question: 'Is the mail of this check gone again?',
    how: 'It is moved to the trash.',
    pass: 'It lies in the trash.',
    otherwise: 'Next Touch was not allowed to delete mail, and asks for no such permission: the mail stays.',
    todo: 'Delete it when you like.',
    ask: ofMail(({ stays, subject }) =>
      stays === ''
        ? passes('It is.')
        : { ...differs(`No: "${subject}" lies in your mailbox.`), todo: `Delete the mail "${subject}".` },
    ),
  },
  {
    id: 'bounces',
    question: 'Does the report on a mail that came back join the thread of that mail?',
    how: 'It is not asked: mails to addresses that do not exist harm your standing as a sender.',
    pass: 'It does.',
    otherwise:
      'The product looks for reports inside and outside the thread, and fetches their parts where Gmail keeps them apart.',
    todo: '',
    ask: () => notAsked('Not to be asked without harm.'),
  },
  {
    id: 'one click',
    question: 'Does Gmail’s unsubscribe button take a web address of Apps Script?',
    how: 'It is not asked: the product has no web address. Its header names a mail address.',
    pass: 'It does.',
    otherwise: 'Nothing of the product rests on it.',
    todo: '',
    ask: () => notAsked('Nothing of the product rests on it.'),
  },
];
