// The three rungs of trust: what each asks of Google, and the manifest that asks for no more.

const auth = 'https://www.googleapis.com/auth/';

/** What a rung adds to those before it, by the last part of Google's scope, and the advanced services it calls. */
const added = {
  formulas: { scopes: ['spreadsheets.currentonly', 'script.container.ui', 'userinfo.email'], services: [] },
  drafts: { scopes: ['gmail.compose', 'gmail.readonly'], services: ['Gmail'] },
  sending: { scopes: ['script.scriptapp', 'script.send_mail'], services: [] },
};

export const rungNames = Object.keys(added);

/** In words, for the person who is about to be asked. */
export const rungWords = {
  formulas: 'Google asks for this spreadsheet, the sidebar and your address, and for nothing of Gmail.',
  drafts:
    'Google asks for this spreadsheet, the sidebar, your address, reading your mailbox and writing drafts. Google has no permission for drafts alone: gmail.compose includes sending. On this rung Next Touch sends nothing but a test to yourself, and has no hourly run.',
  sending:
    'Google asks for this spreadsheet, the sidebar, your address, reading your mailbox, writing and sending mail (gmail.compose), the hourly run and its own daily limit. Nothing is sent before you switch sending on.',
};

const upTo = (rung) => rungNames.slice(0, rungNames.indexOf(rung) + 1).map((name) => added[name]);

const shortScope = (scope) => scope.replace(auth, '');

/**
 * The manifest of a rung, as text: the project's own with every scope and service taken out that the rung does without.
 * @param full the text of the project's appsscript.json, which is that of the highest rung
 */
export function manifestOf(rung, full) {
  const manifest = JSON.parse(full);
  const wanted = upTo(rung);
  const scopes = wanted.flatMap((each) => each.scopes);
  const services = wanted.flatMap((each) => each.services);
  const kept = {
    ...manifest,
    dependencies: {
      ...manifest.dependencies,
      enabledAdvancedServices: manifest.dependencies.enabledAdvancedServices.filter(({ userSymbol }) =>
        services.includes(userSymbol),
      ),
    },
    oauthScopes: manifest.oauthScopes.filter((scope) => scopes.includes(shortScope(scope))),
  };
  if (kept.dependencies.enabledAdvancedServices.length === 0) delete kept.dependencies;
  const unchanged = JSON.stringify(kept) === JSON.stringify(manifest);
  return unchanged ? full : `${JSON.stringify(kept, null, 2)}\n`;
}

/** The rung whose scopes a manifest asks for; null where it is none of the three, or cannot be read. */
export function rungOf(text) {
  const asked = scopesOf(text);
  if (asked === null) return null;
  const same = (rung) => {
    const scopes = upTo(rung).flatMap((each) => each.scopes);
    return scopes.length === asked.length && scopes.every((scope) => asked.includes(scope));
  };
  return rungNames.find(same) ?? null;
}

/** The one that asks for less; the other where one is not known. */
export const lowerRung = (one, other) => rungNames.find((rung) => rung === one || rung === other) ?? null;

/** The scopes of a manifest by their last part; null where it names none or cannot be read. */
export function scopesOf(text) {
  try {
    return JSON.parse(text).oauthScopes?.map(shortScope) ?? null;
  } catch {
    return null;
  }
}
