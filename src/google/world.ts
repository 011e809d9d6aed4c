import {
  type Clock,
  type Identity,
  type Lock,
  type LockState,
  ofMailbox,
  type Permissions,
  type Store,
  type Triggers,
} from '../ports/world';
import { isRefusal, unlessRefused } from './refusal';

/** The execution's own clock. `startedAt` is taken when the adapter is made: once a call, never at load. */
export function googleClock(): Clock {
  const startedAt = Date.now();
  return {
    now: () => Date.now(),
    elapsed: () => Date.now() - startedAt,
    pause: (milliseconds) => Utilities.sleep(milliseconds),
  };
}

/** Milliseconds to wait for another run before leaving the work to it. */
const patience = 15_000;

/**
 * The document lock keeps runs on one sheet apart, the user lock keeps one mailbox's runs over several sheets apart.
 * Outside a container the document lock is null; the script lock would be shared by every customer of a published add-on, so it is not used.
 */
export function googleLock(): Lock {
  const held: GoogleAppsScript.Lock.Lock[] = [];
  const take = (lock: GoogleAppsScript.Lock.Lock | null): LockState => {
    if (lock === null) return 'none';
    try {
      if (!lock.tryLock(patience)) return 'busy';
    } catch {
      return 'none';
    }
    held.push(lock);
    return 'held';
  };
  return {
    acquire(guards) {
      const states = [take(LockService.getDocumentLock()), ...(guards === 'file' ? [] : [take(LockService.getUserLock())])];
      if (states.includes('busy')) {
        for (const lock of held.splice(0)) lock.releaseLock();
        return 'busy';
      }
      return states.includes('none') ? 'none' : 'held';
    },
    // Every call of ours ends right after its work, and Google lets go of its locks then.
    release: () => undefined,
  };
}

/**
 * A user's own texts, apart for each file unless they are about the mailbox: user properties are shared by all files that carry this script. They are read in one request,
 * when the first is asked for; nobody else writes those of this user and file while it is this run's turn.
 */
export function googleStore(spreadsheetId: string): Store {
  const properties = PropertiesService.getUserProperties();
  const key = (name: string): string => (name.startsWith(ofMailbox) ? name : `${spreadsheetId} ${name}`);
  let known: Map<string, string> | null = null;
  const all = (): Map<string, string> => {
    known = known ?? new Map(Object.entries(properties.getProperties()));
    return known;
  };
  return {
    get: (name) => all().get(key(name)) ?? null,
    set(name, value) {
      properties.setProperty(key(name), value);
      all().set(key(name), value);
    },
    remove(name) {
      properties.deleteProperty(key(name));
      all().delete(key(name));
    },
  };
}

const tickHandler = 'onTick';

export function googleTriggers(): Triggers {
  const ours = (): GoogleAppsScript.Script.Trigger[] =>
    unlessRefused(() => ScriptApp.getProjectTriggers(), []).filter((trigger) => trigger.getHandlerFunction() === tickHandler);
  return {
    isOn: () => ours().length > 0,
    turnOn() {
      if (ours().length > 0) return;
      try {
        ScriptApp.newTrigger(tickHandler).timeBased().everyHours(1).create();
      } catch (error) {
        if (!isRefusal(error)) throw error;
        throw new Error(
          'Google was not allowed to run Next Touch every hour. Allow it: the sidebar says how, under More, Health.',
        );
      }
    },
    turnOff() {
      for (const trigger of ours()) ScriptApp.deleteTrigger(trigger);
    },
  };
}

export function googleIdentity(): Identity {
  let user: string | null = null;
  return {
    user() {
      if (user === null) user = unlessRefused(() => Session.getEffectiveUser().getEmail().toLowerCase(), '');
      return user;
    },
    newId: () => Utilities.getUuid(),
    digest: (text) =>
      Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8)
        .map((byte) => (byte & 0xff).toString(16).padStart(2, '0'))
        .join(''),
  };
}

/** The published types lack the scopes. */
type Authorization = GoogleAppsScript.Script.AuthorizationInfo & { getAuthorizedScopes(): readonly string[] | null };

/** What the present user allowed. */
export function googlePermissions(): Permissions {
  let info: Authorization | null = null;
  const tell = <T>(of: (known: Authorization) => T, otherwise: T): T => {
    try {
      info = info ?? (ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL) as Authorization);
      return of(info);
    } catch {
      return otherwise;
    }
  };
  return {
    granted: () =>
      tell((known) => known.getAuthorizedScopes()?.map((scope) => scope.split('/auth/').pop() ?? scope) ?? null, null),
    link: () => tell((known) => known.getAuthorizationUrl() ?? '', ''),
  };
}
