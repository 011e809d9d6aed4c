/**
 * First part of what stands in a realm before the bundle. The function is evaluated there from its own text: it may use nothing
 * from outside itself, and every object a script sees is made here, since objects of the host would not be `instanceof` anything.
 */

export type Bridge = (method: string, args: string) => string;

export interface Kit {
  /** One call to the host. Throws what the host says. */
  call(method: string, args: unknown[]): unknown;
  /** An object whose unknown members throw `not implemented locally: Name.member`. */
  service(name: string, members: Record<string, unknown>): Record<string, unknown>;
  /** The prototype of a class of such objects. */
  shape(name: string, members: Record<string, unknown>): object;
  enumeration(names: string[]): Record<string, { toString(): string }>;
  expose(name: string, value: unknown): void;
  /** Members by class or service, as `shape` and `service` were told. */
  offered: Record<string, string[]>;
  fail(name: string, message: string): Error;
  isDate(value: unknown): value is Date;
  encode(value: unknown): unknown;
  decode(value: unknown): unknown;
}

export function preludeCore(bridge: Bridge, zone: string, global: Record<string, unknown>): Kit {
  const stringify = JSON.stringify;
  const parse = JSON.parse;
  const NativeDate = Date;
  const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === '[object Date]';

  const encode = (value: unknown): unknown => {
    if (value === undefined || value === null || typeof value === 'function') return null;
    if (typeof value === 'number') return Number.isFinite(value) ? value : { $n: String(value) };
    if (typeof value !== 'object') return typeof value === 'bigint' ? String(value) : value;
    if (isDate(value)) {
      const ms = value.getTime();
      return { $d: Number.isNaN(ms) ? null : ms };
    }
    if (Array.isArray(value)) return value.map(encode);
    const own = value as Record<string, unknown>;
    if (typeof own.$wire === 'function') return own.$wire();
    const out: Record<string, unknown> = {};
    for (const key of Object.keys(own)) if (typeof own[key] !== 'function' && own[key] !== undefined) out[key] = encode(own[key]);
    return out;
  };

  const decode = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) if (typeof value[i] === 'object') value[i] = decode(value[i]);
      return value;
    }
    const own = value as Record<string, unknown>;
    if ('$d' in own) return new NativeDate(own.$d === null ? Number.NaN : (own.$d as number));
    if ('$n' in own) return Number(own.$n);
    for (const key of Object.keys(own)) own[key] = decode(own[key]);
    return own;
  };

  const fail = (name: string, message: string): Error => {
    const error = new Error(message);
    error.name = name;
    return error;
  };

  const call = (method: string, args: unknown[]): unknown => {
    const answer = parse(bridge(method, stringify(encode(args)))) as {
      v?: unknown;
      e?: { name: string; message: string; details?: unknown };
    };
    if (answer.e) {
      const error = fail(answer.e.name, answer.e.message) as Error & { details?: unknown };
      if (answer.e.details !== undefined) error.details = answer.e.details;
      throw error;
    }
    return decode(answer.v);
  };

  const QUIET = [
    'toJSON',
    'then',
    'inspect',
    'constructor',
    'nodeType',
    '$$typeof',
    '$wire',
    '$d',
    '$n',
    'asymmetricMatch',
    'hasOwnProperty',
    'valueOf',
  ];
  const offered: Record<string, string[]> = {};
  const shape = (name: string, members: Record<string, unknown>): object => {
    offered[name] ??= Object.keys(members);
    const missing = new Proxy(Object.create(null) as object, {
      get: (_target, key) => {
        if (typeof key === 'symbol' || QUIET.includes(key)) return undefined;
        throw new Error(`not implemented locally: ${name}.${key}`);
      },
    });
    const prototype = Object.create(missing) as Record<string, unknown>;
    Object.defineProperty(prototype, 'toString', { value: () => name, enumerable: false, configurable: true, writable: true });
    for (const key of Object.keys(members))
      Object.defineProperty(prototype, key, { value: members[key], enumerable: false, configurable: true, writable: true });
    return prototype;
  };

  const kit: Kit = {
    call,
    shape,
    offered,
    encode,
    decode,
    fail,
    isDate,
    service: (name, members) => Object.create(shape(name, members)) as Record<string, unknown>,
    enumeration: (names) => {
      const found: Record<string, { toString(): string }> = {};
      names.forEach((name, at) => {
        found[name] = Object.freeze({
          toString: () => name,
          name: () => name,
          ordinal: () => at,
          $wire: () => name,
          toJSON: () => name,
        });
      });
      return Object.freeze(found);
    },
    expose: (name, value) =>
      Object.defineProperty(global, name, { value, enumerable: false, configurable: true, writable: true }),
  };

  // The clock is the host's, and the local time of a Date is that of the script's zone, wherever this computer stands.
  const hostNow = (): number => Number(bridge('realm.now', '[]'));
  const offset = (instant: number): number => Number(bridge('realm.offset', String(instant)));
  const instantOf = (wall: number): number => (Number.isNaN(wall) ? wall : Number(bridge('realm.instantOfWall', String(wall))));
  const proto = NativeDate.prototype as unknown as Record<string, (...args: number[]) => unknown>;
  const nativeParts = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'];
  const nativeGetters = nativeParts.map((part) => proto[`get${part}`]!);
  const ZONED = /(?:Z|[+-]\d\d:?\d\d|\b(?:GMT|UTC)(?:[+-]\d+)?)\s*(?:\(.*\))?$|^[+-]?\d{4,6}(?:-\d\d){0,2}$/i;
  const readText = (text: string): number => {
    const parsed = new NativeDate(text);
    if (Number.isNaN(parsed.getTime()) || ZONED.test(text.trim())) return parsed.getTime();
    const parts = nativeGetters.map((getter) => getter.call(parsed) as number) as [number, number];
    return instantOf(NativeDate.UTC(...parts));
  };
  const wallOf = (date: Date): Date =>
    new NativeDate(date.getTime() + (Number.isNaN(date.getTime()) ? 0 : offset(date.getTime())));

  function ScriptDate(this: unknown, ...args: unknown[]): unknown {
    if (!new.target) return new NativeDate(hostNow()).toString();
    let instant: number;
    if (args.length === 0) instant = hostNow();
    else if (args.length === 1) {
      const only = isDate(args[0]) ? args[0].getTime() : args[0];
      instant = typeof only === 'string' ? readText(only) : new NativeDate(only as number).getTime();
    } else instant = instantOf(NativeDate.UTC(...(args.map(Number) as [number, number])));
    return Reflect.construct(NativeDate, [instant], new.target);
  }
  Object.assign(ScriptDate, { now: hostNow, parse: readText, UTC: NativeDate.UTC });
  Object.defineProperty(ScriptDate, 'prototype', { value: NativeDate.prototype, writable: false });
  Object.defineProperty(ScriptDate, 'name', { value: 'Date' });
  Object.defineProperty(ScriptDate, 'length', { value: 7 });
  const hide = (target: object, key: string, value: unknown): void => {
    Object.defineProperty(target, key, { value, enumerable: false, configurable: true, writable: true });
  };
  hide(proto, 'constructor', ScriptDate);
  for (const part of [...nativeParts, 'Day']) {
    const getUtc = proto[`getUTC${part}`]!;
    hide(proto, `get${part}`, function (this: Date) {
      return getUtc.call(wallOf(this));
    });
    const setUtc = proto[`setUTC${part}`];
    if (setUtc)
      hide(proto, `set${part}`, function (this: Date, ...args: number[]) {
        const wall = wallOf(this);
        setUtc.apply(wall, args);
        return this.setTime(instantOf(wall.getTime()));
      });
  }
  hide(proto, 'getTimezoneOffset', function (this: Date) {
    return -offset(this.getTime()) / 60_000;
  });
  const two = (n: number): string => String(Math.abs(n)).padStart(2, '0');
  const dateText = (wall: Date): string => wall.toUTCString().replace(/^(\w+), (\d+) (\w+) (-?\d+).*$/, '$1 $3 $2 $4');
  const timeText = (date: Date, wall: Date): string => {
    const minutes = offset(date.getTime()) / 60_000;
    const sign = minutes < 0 ? '-' : '+';
    return `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}:${two(wall.getUTCSeconds())} GMT${sign}${two(Math.trunc(minutes / 60))}${two(minutes % 60)}`;
  };
  type DateWriter = (date: Date, wall: Date) => string;
  const texts: Record<string, DateWriter> = {
    toString: (date: Date, wall: Date) => `${dateText(wall)} ${timeText(date, wall)}`,
    toDateString: (_date, wall) => dateText(wall),
    toTimeString: (date, wall) => timeText(date, wall),
  };
  for (const name of Object.keys(texts))
    hide(proto, name, function (this: Date): string {
      return Number.isNaN(this.getTime()) ? 'Invalid Date' : texts[name]!(this, wallOf(this));
    });
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) {
    const native = proto[name] as unknown as (this: Date, locale?: string, options?: object) => string;
    hide(proto, name, function (this: Date, locale?: string, options?: object) {
      return native.call(this, locale, { timeZone: zone, ...options });
    });
  }
  const NativeFormat = Intl.DateTimeFormat;
  // The host makes each kind of formatter once; what is rarely asked for is made here.
  const ScriptFormat = function (this: unknown, locale?: string, options?: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const settled = { ...options, timeZone: options?.timeZone ?? zone };
    const kind = stringify([locale ?? null, settled]);
    const refused = bridge('realm.formatter', kind);
    if (refused !== '') throw new RangeError(refused);
    const native = (): Intl.DateTimeFormat => new NativeFormat(locale, settled);
    const instantOfDate = (at?: Date | number): number => (at === undefined ? hostNow() : Number(at));
    return {
      format: (at?: Date | number): string => bridge('realm.format', stringify([kind, instantOfDate(at)])),
      formatToParts: (at?: Date | number) => native().formatToParts(instantOfDate(at)),
      formatRange: (from: Date | number, to: Date | number) => native().formatRange(Number(from), Number(to)),
      resolvedOptions: () => parse(bridge('realm.formatterOptions', kind)) as Intl.ResolvedDateTimeFormatOptions,
    } as Intl.DateTimeFormat;
  };
  ScriptFormat.supportedLocalesOf = NativeFormat.supportedLocalesOf;
  Object.defineProperty(ScriptFormat, 'prototype', { value: NativeFormat.prototype });
  hide(Intl, 'DateTimeFormat', ScriptFormat);
  hide(global, 'Date', ScriptDate);
  hide(Math, 'random', () => Number(bridge('realm.random', '[]')));

  for (const name of ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'console']) delete global[name];
  const log = (...args: unknown[]): void => {
    const text = args.map((arg) =>
      typeof arg === 'string' ? arg : arg instanceof Error ? String(arg.stack ?? arg) : (stringify(encode(arg)) ?? 'undefined'),
    );
    call('Logger.log', [text.join(' ')]);
  };
  kit.expose('console', kit.service('console', { log, info: log, warn: log, error: log }));
  kit.expose('Logger', kit.service('Logger', { log, clear: () => undefined }));

  for (const name of [
    'GmailApp',
    'DriveApp',
    'UrlFetchApp',
    'CacheService',
    'ContentService',
    'CalendarApp',
    'ContactsApp',
    'DocumentApp',
    'FormApp',
    'Sheets',
    'Drive',
    'CardService',
    'XmlService',
    'Jdbc',
    'LanguageApp',
    'Browser',
  ])
    kit.expose(name, kit.service(name, {}));
  return kit;
}
