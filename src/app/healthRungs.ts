import type { Permissions } from '../ports/world';
import type { Rung } from './healthContract';

/** What is asked of a person and why, by the last part of Google's scope. */
const permissions = {
  'spreadsheets.currentonly': 'Read and write this spreadsheet, and no other file of yours.',
  'script.container.ui': 'Show the menu and this sidebar.',
  'userinfo.email': 'See your address, to know which rows are yours.',
  'gmail.readonly':
    'Read your mailbox, to see replies, bounces and opt-outs in time. Nothing is sent while they cannot be seen. Google has no smaller permission for it.',
  'gmail.compose': 'Write drafts, and send them once you switched sending on. Without that switch nothing leaves your mailbox.',
  'script.scriptapp': 'Run once an hour while the sheet is closed.',
  'script.send_mail': 'Ask Google how many mails you may still send today. Nothing is sent with it.',
} as const;

type Scope = keyof typeof permissions;

const rungs: readonly { readonly name: string; readonly words: string; readonly needs: readonly Scope[] }[] = [
  {
    name: 'Formulas',
    words: 'Due dates, next touches, and tasks for calls and LinkedIn. You write and send every mail yourself.',
    needs: ['spreadsheets.currentonly', 'script.container.ui'],
  },
  {
    name: 'Drafts',
    words:
      'Replies end a cadence by themselves, and mails for a person to finish lie in Gmail as drafts after each run you start.',
    needs: ['userinfo.email', 'gmail.readonly', 'gmail.compose'],
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

/** The rungs, and where what is missing is granted; '' where nothing is, or Google names no page. */
export function permissionsShown(permissions: Permissions): { readonly rungs: readonly Rung[]; readonly grantAt: string } {
  const rungs = rungsOf(permissions.granted());
  return { rungs, grantAt: rungs.some(({ reached }) => reached === false) ? permissions.link() : '' };
}

/** Every permission of the manifest is explained, and no other. */
export const explainedScopes: readonly string[] = Object.keys(permissions);
