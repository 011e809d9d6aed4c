import type { Permissions } from '../ports/world';
import type { Rung } from './healthContract';

/** What is asked of a person and why, by the last part of Google's scope. */
const permissions = {
  'spreadsheets.currentonly': 'Read and write this spreadsheet, and no other file of yours.',
  'script.container.ui': 'Show the menu and this sidebar.',
  'userinfo.email': 'See your address, to know which rows are yours.',
  'gmail.readonly':
    'Read your mailbox, to see replies, bounces and opt-outs in time. Nothing is sent while they cannot be seen. Google has no smaller permission for it.',
  'gmail.compose':
    'Write drafts. Google has no permission for drafts alone, this one includes sending: without the next rung, and without your switch, nothing leaves your mailbox.',
  'script.scriptapp': 'Run once an hour while the sheet is closed.',
  'script.send_mail': 'Know how many mails Google lets you send today. While that is not known, nothing is sent.',
} as const;

type Scope = keyof typeof permissions;

const rungs: readonly { readonly name: string; readonly words: string; readonly needs: readonly Scope[] }[] = [
  {
    name: 'Formulas',
    words: 'Due dates, next touches, and tasks for calls and LinkedIn. You write and send every mail yourself.',
    needs: ['spreadsheets.currentonly', 'script.container.ui', 'userinfo.email'],
  },
  {
    name: 'Drafts',
    words:
      'Replies end a cadence by themselves, and mails for a person to finish lie in Gmail as drafts after each run you start.',
    needs: ['gmail.readonly', 'gmail.compose'],
  },
  {
    name: 'Sending',
    words: 'Once you switch it on, due mails go out by themselves, and a run looks for replies every hour.',
    needs: ['script.scriptapp', 'script.send_mail'],
  },
];

/** The rungs with what the present user granted of each. */
function rungsOf(granted: ReturnType<Permissions['granted']>): readonly Rung[] {
  let below: boolean | null = true;
  return rungs.map(({ name, words, needs }): Rung => {
    const shown = needs.map((scope) => ({
      words: permissions[scope],
      granted: granted === null ? null : granted.includes(scope),
    }));
    below = granted === null ? null : below === true && shown.every((need) => need.granted === true);
    return { name, words, reached: below, needs: shown };
  });
}

/**
 * The rungs, and where what is missing is granted; '' where nothing is, or Google names no page. It names none where a person granted
 * all that the manifest asks for: then the installation itself stands on a lower rung, and `isLower` says so.
 */
export function permissionsShown(permissions: Permissions): {
  readonly rungs: readonly Rung[];
  readonly grantAt: string;
  readonly isLower: boolean;
} {
  const rungs = rungsOf(permissions.granted());
  const lacks = rungs.some(({ reached }) => reached === false);
  const grantAt = lacks ? permissions.link() : '';
  const isLower = lacks && grantAt === '';
  const shown = ({ name, words, ...rest }: Rung): Rung => ({
    ...rest,
    name,
    words:
      isLower && rest.reached === false
        ? `${words} This installation does not ask for it: whoever installed it runs npm run deploy -- --rung ${name.toLowerCase()}`
        : words,
  });
  return { rungs: rungs.map(shown), grantAt, isLower };
}

/** Every permission of the manifest is explained, and no other. */
export const explainedScopes: readonly string[] = Object.keys(permissions);
