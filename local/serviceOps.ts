/** Properties, locks, session, triggers, user interface and utilities. */
import { createHash, createHmac } from 'node:crypto';
import { parseCsv } from './csv';
import { javaDate } from './dateFormat';
import type { Dialog, MenuItem } from './hostTypes';
import { quotaUsed } from './mailStore';
import { withoutRefused } from './scopes';
import { instantOf, type Operation, type Operations, ServiceError, type Session, type Trigger, type World } from './world';

type Run = (world: World, session: Session, args: readonly unknown[]) => unknown;
const operation = (kind: Operation['kind'], run: Run, more: Partial<Operation> = {}): Operation => ({
  kind,
  run: run as Operation['run'],
  ...more,
});

const VALUE_LIMIT = 9 * 1024;
const STORE_LIMIT = 500 * 1024;

const storeOf = (world: World, session: Session, kind: unknown): Map<string, string> => {
  if (kind === 'document') return world.properties.document;
  if (kind === 'script') return world.properties.script;
  let own = world.properties.user.get(session.user);
  if (!own) {
    own = new Map();
    world.properties.user.set(session.user, own);
  }
  return own;
};

const setProperty = (store: Map<string, string>, key: string, value: string): void => {
  if (Buffer.byteLength(value) > VALUE_LIMIT) throw new ServiceError('Argument too large: value');
  let total = Buffer.byteLength(value);
  for (const [k, v] of store) if (k !== key) total += k.length + v.length;
  if (total > STORE_LIMIT)
    throw new ServiceError('You have exceeded the property storage quota. Please remove some properties and try again.');
  store.set(key, value);
};

const lockKey = (session: Session, kind: unknown): string => (kind === 'user' ? `user ${session.user}` : String(kind));

/** From when on the lock can be had: at once, never as far as one knows, or when a killed execution's time is over. */
export const lockFreeAt = (world: World, session: Session, kind: unknown): number => {
  if (kind === 'document' && world.traits.documentLock === 'busy') return Number.POSITIVE_INFINITY;
  const holder = world.locks.get(lockKey(session, kind));
  if (holder === undefined || holder === session) return Number.NEGATIVE_INFINITY;
  return holder.dead ? holder.beganAt + world.traits.executionLimitMs : Number.POSITIVE_INFINITY;
};

const bytesOf = (value: unknown): Buffer =>
  typeof value === 'string' ? Buffer.from(value, 'utf8') : Buffer.from((value as number[]).map((byte) => Number(byte) & 255));
const signed = (bytes: Buffer): number[] => Array.from(bytes, (byte) => (byte > 127 ? byte - 256 : byte));

const unpack = (text: unknown, alphabet: RegExp): number[] => {
  const given = String(text);
  if (!alphabet.test(given)) throw new ServiceError('Could not decode string.');
  return signed(Buffer.from(given, 'base64'));
};

const DIGESTS: Record<string, string> = { MD5: 'md5', SHA_1: 'sha1', SHA_256: 'sha256', SHA_384: 'sha384', SHA_512: 'sha512' };

const triggerData = (trigger: Trigger): Record<string, unknown> => ({ id: trigger.id, fn: trigger.fn, type: trigger.type });

const createTrigger: Run = (world, session, [given]) => {
  const plan = given as Record<string, unknown>;
  if (world.triggers.filter((t) => t.user === session.user).length >= 20)
    throw new ServiceError(
      'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    );
  const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  const minutes = number(plan.everyMinutes);
  const hours = number(plan.everyHours);
  if (plan.type === 'CLOCK') {
    if (minutes !== null && !world.traits.minuteTriggers)
      throw new ServiceError('The trigger interval is too short: the minimum is one hour.');
    if (
      minutes === null &&
      hours === null &&
      plan.everyDays === undefined &&
      plan.atHour === undefined &&
      plan.after === undefined
    )
      throw new ServiceError('The trigger has no time to run at.');
  }
  const trigger: Trigger = {
    id: world.mail.newId(),
    fn: String(plan.fn),
    user: session.user,
    type: plan.type as Trigger['type'],
    everyMinutes: minutes ?? (hours === null ? null : hours * 60),
    atHour: number(plan.atHour),
    everyDays: number(plan.everyDays) ?? (plan.atHour === undefined ? null : 1),
    ...(plan.after === undefined ? {} : { after: Number(plan.after) }),
    zone: String(plan.zone ?? world.scriptZone),
    createdAt: world.now(),
    lastFired: null,
  };
  world.triggers.push(trigger);
  return triggerData(trigger);
};

const answerAlert = (world: World, title: string, text: string, buttons: string): string => {
  const names = buttons.split('_');
  const answered = world.options.onAlert?.({ title, text, buttons: names }) ?? (names.length === 1 ? 'OK' : 'CLOSE');
  world.emit({ kind: 'alert', title, text, answered });
  return answered;
};

const withUi: Run = (_world, session) => {
  if (session.via === 'trigger') throw new ServiceError('Cannot call SpreadsheetApp.getUi() from this context.');
};

export const SERVICE_OPERATIONS: Operations = {
  'Properties.getProperty': operation(
    'properties',
    (world, session, [kind, key]) => storeOf(world, session, kind).get(String(key)) ?? null,
  ),
  'Properties.getProperties': operation('properties', (world, session, [kind]) =>
    Object.fromEntries(storeOf(world, session, kind)),
  ),
  'Properties.getKeys': operation('properties', (world, session, [kind]) => [...storeOf(world, session, kind).keys()]),
  'Properties.setProperty': operation('properties', (world, session, [kind, key, value]) =>
    setProperty(storeOf(world, session, kind), String(key), String(value)),
  ),
  'Properties.setProperties': operation('properties', (world, session, [kind, values, deleteOthers]) => {
    const store = storeOf(world, session, kind);
    if (deleteOthers) store.clear();
    for (const [key, value] of Object.entries(values as Record<string, unknown>)) setProperty(store, key, String(value));
  }),
  'Properties.deleteProperty': operation(
    'properties',
    (world, session, [kind, key]) => void storeOf(world, session, kind).delete(String(key)),
  ),
  'Properties.deleteAllProperties': operation('properties', (world, session, [kind]) => storeOf(world, session, kind).clear()),

  'LockService.open': operation(null, (world, _session, [kind]) => kind !== 'document' || world.traits.documentLock !== 'null'),
  'Lock.tryLock': operation('lock', (world, session, [kind, ms]) => {
    const now = instantOf(world, session);
    const until = session.waitsUntil ?? now + Number(ms);
    session.waitsUntil = null;
    // What became free only after the patience was over came too late.
    const free = now > until ? Number.POSITIVE_INFINITY : lockFreeAt(world, session, kind);
    session.modelledMs += Math.max(0, Math.min(free, until) - now);
    if (free > until) return false;
    world.locks.set(lockKey(session, kind), session);
    return true;
  }),
  'Lock.releaseLock': operation('lock', (world, session, [kind]) => {
    const key = lockKey(session, kind);
    if (world.locks.get(key) === session) world.locks.delete(key);
  }),
  'Lock.hasLock': operation(null, (world, session, [kind]) => world.locks.get(lockKey(session, kind)) === session),

  'Session.getEffectiveUser': operation('session', (_world, session) => session.user, { full: true }),
  'Session.getActiveUser': operation('session', (_world, session) => (session.via === 'trigger' ? '' : session.user), {
    full: true,
  }),
  'Session.getScriptTimeZone': operation(null, (world) => world.scriptZone, { open: true }),
  'Session.getActiveUserLocale': operation(null, (world) => world.workbook.locale.slice(0, 2), { open: true }),
  'Session.getTemporaryActiveUserKey': operation(
    null,
    (_world, session) => createHash('sha256').update(session.user).digest('base64'),
    { open: true },
  ),

  'ScriptApp.create': operation('trigger', createTrigger, { full: true }),
  'ScriptApp.getProjectTriggers': operation(
    'trigger',
    (world, session) => world.triggers.filter((t) => t.user === session.user).map(triggerData),
    { full: true },
  ),
  'ScriptApp.deleteTrigger': operation(
    'trigger',
    (world, session, [id]) => {
      const at = world.triggers.findIndex((t) => t.id === id && t.user === session.user);
      if (at < 0) throw new ServiceError('The trigger does not exist any more.');
      world.triggers.splice(at, 1);
    },
    { full: true },
  ),
  'ScriptApp.getScriptId': operation(null, () => 'local-script', { open: true }),
  'ScriptApp.getAuthorizationInfo': operation(
    'session',
    (world) => {
      const { authorization, refusedScopes } = world.traits;
      const required = authorization === 'REQUIRED' || refusedScopes.length > 0;
      return {
        status: required ? 'REQUIRED' : 'NOT_REQUIRED',
        scopes: authorization === 'REQUIRED' ? [] : withoutRefused(world.bundle.scopes, refusedScopes),
        url: required ? 'https://accounts.google.com/o/oauth2/auth' : null,
      };
    },
    { open: true },
  ),

  'SpreadsheetApp.getUi': operation(null, withUi, { open: true }),
  'Ui.addToUi': operation(
    'ui',
    (world, _session, [menu]) => {
      const made = menu as Extract<MenuItem, { kind: 'menu' }>;
      world.menus = [...world.menus.filter((item) => item.kind !== 'menu' || item.caption !== made.caption), made];
      world.emit({ kind: 'menu' });
    },
    { open: true },
  ),
  'Ui.showSidebar': operation(
    'ui',
    (world, _session, [dialog]) => {
      world.sidebar = dialog as Dialog;
      world.emit({ kind: 'sidebar' });
    },
    { full: true },
  ),
  'Ui.alert': operation(
    'ui',
    (world, _session, [title, text, buttons]) => answerAlert(world, String(title), String(text), String(buttons)),
    { full: true },
  ),
  'HtmlService.read': operation(null, (world, _session, [name]) => world.bundle.readHtml(String(name)), { open: true }),
  'Logger.log': operation(null, (_world, session, [text]) => void session.log.push(String(text)), { open: true }),
  'MailApp.getRemainingDailyQuota': operation(
    'gmailRead',
    (world, session) => {
      const box = world.mail.boxes.get(session.user.toLowerCase())!;
      return Math.max(0, box.quota - quotaUsed(box, instantOf(world, session)));
    },
    { full: true },
  ),

  'Utilities.getUuid': operation(
    null,
    (world) => {
      const hex = `${world.mail.newId()}${world.mail.newId()}`;
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
    { open: true },
  ),
  'Utilities.sleep': operation(
    null,
    (_world, session, [ms]) => {
      if (Number(ms) > 300_000) throw new ServiceError('sleep: the time must be at most 300000 milliseconds.');
      session.modelledMs += Number(ms);
    },
    { open: true },
  ),
  'Utilities.base64Encode': operation(null, (_w, _s, [data]) => bytesOf(data).toString('base64'), { open: true }),
  'Utilities.base64EncodeWebSafe': operation(
    null,
    (_w, _s, [data]) => bytesOf(data).toString('base64').replace(/\+/g, '-').replace(/\//g, '_'),
    { open: true },
  ),
  'Utilities.base64Decode': operation(null, (_w, _s, [text]) => unpack(text, /^[A-Za-z0-9+/\s]*={0,2}\s*$/), { open: true }),
  'Utilities.base64DecodeWebSafe': operation(null, (_w, _s, [text]) => unpack(text, /^[A-Za-z0-9_\-\s]*={0,2}\s*$/), {
    open: true,
  }),
  'Utilities.computeDigest': operation(
    null,
    (_w, _s, [algorithm, data]) => {
      const name = DIGESTS[String(algorithm)];
      if (!name) throw new ServiceError(`not implemented locally: digest ${String(algorithm)}`);
      return signed(createHash(name).update(bytesOf(data)).digest());
    },
    { open: true },
  ),
  'Utilities.computeHmacSha256Signature': operation(
    null,
    (_w, _s, [data, key]) => signed(createHmac('sha256', bytesOf(key)).update(bytesOf(data)).digest()),
    { open: true },
  ),
  'Utilities.formatDate': operation(
    null,
    (_w, _s, [date, zone, pattern]) => {
      const instant = (date as { $d?: number | null } | null)?.$d;
      if (typeof instant !== 'number')
        throw new ServiceError("The parameters don't match the method signature for Utilities.formatDate.");
      return javaDate(instant, String(zone), String(pattern));
    },
    { open: true },
  ),
  'Utilities.parseCsv': operation(
    null,
    (_w, _s, [text, separator]) => parseCsv(String(text), typeof separator === 'string' ? separator : ','),
    { open: true },
  ),
  'Utilities.toBytes': operation(null, (_w, _s, [text]) => signed(bytesOf(text)), { open: true }),
  'Utilities.toText': operation(
    null,
    (_w, _s, [bytes, charset]) => {
      try {
        return new TextDecoder(String(charset), { ignoreBOM: true }).decode(bytesOf(bytes));
      } catch {
        throw new ServiceError(`Invalid argument: ${String(charset)}`);
      }
    },
    { open: true },
  ),
};
