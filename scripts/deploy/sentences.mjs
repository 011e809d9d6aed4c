// Every way in which Google or clasp says no, and what a person does about it: one sentence each.

const settings = 'https://script.google.com/home/usersettings';
const login = 'npx clasp login';
const unreachable = 'Google cannot be reached: check the network, or name your proxy in HTTPS_PROXY, and run this again.';

/** The first row that fits is told. `words` is what clasp or Google said, `status` Google's number, `url` what was asked. */
const sentences = [
  [
    /has not enabled the Apps Script API/i,
    `The Apps Script API is switched off for your account: switch it on at ${settings}, wait a minute, and run this again.`,
  ],
  [
    /has not been used in project|accessNotConfigured|SERVICE_DISABLED/i,
    `The project of the client you logged in with may not use this service of Google: open the address in the words below and switch it on, or run ${login} without a client of your own, then run this again.`,
  ],
  [/No credentials found|Not logged in/i, `You are not logged in: run ${login}, then run this again.`],
  [/invalid_rapt|reauth/i, `Your organisation wants you to log in again from time to time: run ${login}, then run this again.`],
  [
    /invalid_grant|expired or revoked|invalid authentication credentials|invalid_token|Login Required|No refresh token/i,
    `Your login has expired or was withdrawn: run ${login}, then run this again.`,
  ],
  [
    /invalid_client|unauthorized_client|deleted_client/i,
    `Google no longer knows the client you logged in with: run ${login}, then run this again.`,
  ],
  [
    /insufficient authentication scopes|insufficientPermissions|Insufficient Permission/i,
    `The login lacks a permission: run ${login} and leave every box ticked, then run this again.`,
  ],
  [
    /storage ?quota/i,
    'Your Google Drive is full, so no sheet can be made: free some space, or name a sheet of somebody else with --sheet-id, and run this again.',
  ],
  [
    /domain ?(?:administrator|policy)|admin_policy|access_not_configured_by_admin|disabled by your administrator/i,
    "Your organisation's administrator does not allow this: ask them to allow Google Apps Script and clasp for you, or use another account.",
  ],
  [
    /rate ?limit|quota exceeded|resource_exhausted|too many requests|userRateLimit/i,
    'Google allows no more requests just now: wait some minutes and run this again; nothing is lost.',
  ],
  [
    /payload size|too large|exceeds the (?:maximum|limit)|size limit/i,
    'Google finds the files too large: if you changed the code, make dist/ smaller; otherwise run npm ci and this again, from a fresh clone if need be.',
  ],
  [
    /Syntax error|line: \d+ file:|- "Code:\d+"/i,
    'Google could not read the code, and nothing was changed there: the words below say where; if you did not change the code, please report them.',
  ],
  [
    /manifest|appsscript\.json|Invalid JSON payload/i,
    'Google did not accept the manifest, and nothing was changed there: undo what you changed in appsscript.json and run this again.',
  ],
  [
    /self[- ]signed certificate|unable to (?:get local issuer|verify the first) certificate|CERT_/i,
    "Something between you and Google uses a certificate of its own: put your organisation's certificate into a file, name it in NODE_EXTRA_CA_CERTS, and run this again.",
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|socket hang up|network|Premature close|proxy/i,
    unreachable,
  ],
  [
    /Unexpected token|in JSON at position|Unexpected end of JSON/i,
    `The file with your login cannot be read: delete it (normally .clasprc.json in your home folder), run ${login}, then run this again.`,
  ],
];

/** Where the words say nothing, the number does. */
const byStatus = {
  400: ({ about }) =>
    `Google did not accept the request about ${about}: check that its id is the whole one and no other, and run this again.`,
  401: () => `Your login has expired or was withdrawn: run ${login}, then run this again.`,
  403: ({ about }) =>
    `You may not change ${about}: ask its owner to make you an editor, or log in as somebody who is (${login}).`,
  404: ({ about }) =>
    `Google has nothing under the id of ${about}, or does not show it to you: check the id, log in as somebody who may see it (${login}), or delete the file with the ids (.clasp.*.json) to begin anew.`,
  413: () =>
    'Google finds the files too large: if you changed the code, make dist/ smaller; otherwise run npm ci and this again, from a fresh clone if need be.',
  429: () => 'Google allows no more requests just now: wait some minutes and run this again; nothing is lost.',
};

/**
 * The sentence for a failure.
 * @param failed as clasp.mjs gives it
 * @param about what was being worked on, such as "the script 1AbC…"
 */
export function sentenceOf(failed, about) {
  const { words, status, reason } = failed;
  if (status === 407)
    return 'Your proxy wants a name and a password: put them into HTTPS_PROXY (http://name:password@host:port), and run this again.';
  const row = sentences.find(([pattern]) => pattern.test(words) || (reason !== '' && pattern.test(reason)));
  if (row !== undefined) return row[1];
  // No login of Google answers with that number alone: somebody in between does.
  if (status === 403 && /^https:\/\/oauth2\./.test(failed.url ?? '')) return unreachable;
  if (status >= 500) return 'Google has a fault of its own just now: wait some minutes and run this again; nothing is lost.';
  const told = byStatus[status];
  if (told !== undefined) return told({ about });
  return `Something went wrong with ${about} that has no name here: the words below are clasp's own; please report them.`;
}
