/** Which permissions a person must have granted for a call, and how Google refuses one that lacks them. */
import { ServiceError } from './world';

const auth = 'https://www.googleapis.com/auth/';
const readMail = ['gmail.readonly', 'gmail.modify'];
const writeMail = ['gmail.compose', 'gmail.modify'];

/** By how the name of a method begins, the longest first: any one of these is enough. */
const NEEDED: readonly (readonly [prefix: string, scopes: readonly string[]])[] = [
  ['Gmail.Users.Messages.send', writeMail],
  ['Gmail.Users.Messages.trash', ['gmail.modify']],
  ['Gmail.Users.Messages.untrash', ['gmail.modify']],
  ['Gmail.Users.Messages.modify', ['gmail.modify']],
  ['Gmail.Users.Threads.modify', ['gmail.modify']],
  ['Gmail.Users.Drafts.list', [...readMail, ...writeMail]],
  ['Gmail.Users.Drafts.get', [...readMail, ...writeMail]],
  ['Gmail.Users.Drafts', writeMail],
  ['Gmail.Users.getProfile', [...readMail, ...writeMail]],
  ['Gmail.Users.', readMail],
  ['MailApp.', ['script.send_mail']],
  ['ScriptApp.create', ['script.scriptapp']],
  ['ScriptApp.getProjectTriggers', ['script.scriptapp']],
  ['ScriptApp.deleteTrigger', ['script.scriptapp']],
  ['Session.getEffectiveUser', ['userinfo.email']],
  ['Session.getActiveUser', ['userinfo.email']],
  ['Ui.show', ['script.container.ui']],
];

/** Scopes as the manifest has them, or by their last part. */
export const withoutRefused = (scopes: readonly string[], refused: readonly string[]): string[] =>
  scopes.filter((scope) => !refused.includes(scope) && !refused.includes(scope.replace(auth, '')));

/** @throws ServiceError in Google's words where the manifest asks for none of the permissions that would do, or a person refused them */
export const refuseWithout = (method: string, manifest: readonly string[], refused: readonly string[]): void => {
  // A manifest that names no scopes leaves it to Google to find them in the code.
  if (manifest.length === 0) return;
  const needed = NEEDED.find(([prefix]) => method.startsWith(prefix))?.[1];
  if (needed === undefined) return;
  const granted = withoutRefused(manifest, refused);
  if (needed.some((scope) => granted.includes(`${auth}${scope}`))) return;
  if (method.startsWith('Gmail.'))
    throw new ServiceError(
      `API call to gmail.${method.slice('Gmail.'.length).replace(/^U/, 'u')} failed with error: Request had insufficient authentication scopes.`,
      'GoogleJsonResponseException',
    );
  const required = needed.map((scope) => `${auth}${scope}`).join(' || ');
  throw new ServiceError(`Specified permissions are not sufficient to call ${method}. Required permissions: (${required})`);
};
