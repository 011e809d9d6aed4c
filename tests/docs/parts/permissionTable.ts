import { explainedScopes, permissionsShown } from '../../../src/app/healthRungs';
import { code, table } from './markdown';

/** Every permission, from the words of the sidebar: what each is for, what goes on without it, and how Google ranks it. */

const withoutIt: Readonly<Record<string, string>> = {
  'spreadsheets.currentonly': 'nothing works but the functions in cells',
  'script.container.ui': 'no sidebar; the formulas and the hourly run go on',
  'userinfo.email':
    'Google does not tell who you are: nothing is done for your rows by a run, until you write your address into Owner and allow this',
  'gmail.readonly':
    'nothing is sent or drafted, since an answer could not be seen; dates, tasks for calls and LinkedIn, enrolling go on',
  'gmail.compose': 'answers are seen and end cadences; no draft is made, nothing is sent, and each run says so',
  'script.scriptapp': 'no run comes by itself: **Run now** in the menu does the same',
  'script.send_mail': 'nothing goes out by itself, whatever the switch says; drafts and tests to yourself go on',
};

const restricted: readonly string[] = ['gmail.readonly', 'gmail.compose'];

const standsOn = (scope: string): { rung: string; words: string } => {
  const { rungs } = permissionsShown({ granted: () => [scope], link: () => 'https://accounts.google.com/' });
  for (const { name, needs } of rungs) {
    const need = needs.find(({ granted }) => granted === true);
    if (need !== undefined) return { rung: name, words: need.words };
  }
  throw new Error(`No rung needs ${scope}.`);
};

export const permissionTable = (): string =>
  table(
    ['From rung', 'Scope', 'What it is for', 'Without it', "Google's class"],
    ['Formulas', 'Drafts', 'Sending'].flatMap((rung) =>
      explainedScopes
        .map((scope) => ({ scope, ...standsOn(scope) }))
        .filter((each) => each.rung === rung)
        .map(({ scope, words }) => [
          rung,
          code(scope),
          words,
          withoutIt[scope] ?? '',
          restricted.includes(scope) ? 'restricted' : 'not restricted',
        ]),
    ),
  );
