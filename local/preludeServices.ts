/** The services besides SpreadsheetApp, and the way in. Evaluated in the realm from its own text, see preludeCore.ts. */
import type { Kit } from './preludeCore';

/** How the host calls into a realm: JSON in, JSON out. */
export interface Entry {
  /** `{v}`, or `{e}` with what was thrown. `event` is handed over in place of the arguments. */
  run(fn: string, args: string, event: string, via: string): string;
  /** JSON of the members of every class and service that stands in the realm. */
  offered(): string;
}

export function preludeServices(kit: Kit, global: Record<string, unknown>): Entry {
  const { call } = kit;
  type Members = Record<string, unknown>;
  const forwarded = (service: string, names: string[]): Members => {
    const members: Members = {};
    for (const name of names) members[name] = (...args: unknown[]) => call(`${service}.${name}`, args);
    return members;
  };
  const chained = (name: string, members: Members): Record<string, unknown> =>
    Object.create(kit.shape(name, members)) as Record<string, unknown>;

  // --- user interface ----------------------------------------------------------------------------------------------------------
  const menuBuilder = (caption: string): Record<string, unknown> => {
    const items: unknown[] = [];
    const builder = chained('Menu', {
      addItem: (text: string, fn: string) => {
        items.push({ kind: 'item', caption: text, fn });
        return builder;
      },
      addSeparator: () => {
        items.push({ kind: 'separator' });
        return builder;
      },
      addSubMenu: (menu: { $menu(): unknown }) => {
        items.push(menu.$menu());
        return builder;
      },
      addToUi: () => void call('Ui.addToUi', [{ kind: 'menu', caption, items }]),
    });
    Object.defineProperty(builder, '$menu', { value: () => ({ kind: 'menu', caption, items }) });
    return builder;
  };
  const Button = kit.enumeration(['OK', 'CANCEL', 'YES', 'NO', 'CLOSE']);
  const ButtonSet = kit.enumeration(['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);
  const asEnum = (set: Record<string, unknown>, name: unknown): unknown => set[String(name)] ?? null;
  (kit as Kit & { ui: Members }).ui = {
    createMenu: menuBuilder,
    createAddonMenu: () => menuBuilder('Extensions'),
    showSidebar: (output: { $dialog(): unknown }) => void call('Ui.showSidebar', [output.$dialog()]),
    // One page at a time: a dialog takes the sidebar's place.
    showModelessDialog: (output: { $dialog(): object }, title: string) =>
      void call('Ui.showSidebar', [{ ...output.$dialog(), title }]),
    alert: (...args: unknown[]) => {
      const buttons = args.length > 1 && typeof args.at(-1) === 'object' ? String(args.pop()) : 'OK';
      const [title, text] = args.length > 1 ? args : ['', args[0]];
      return asEnum(Button, call('Ui.alert', [String(title), String(text), buttons]));
    },
    Button,
    ButtonSet,
  };

  const htmlOutput = (file: string): Record<string, unknown> => {
    const state: Record<string, unknown> = { html: call('HtmlService.read', [file]), title: '' };
    const output = chained('HtmlOutput', {
      setTitle: (title: string) => {
        state.title = title;
        return output;
      },
      setWidth: (width: number) => {
        state.width = width;
        return output;
      },
      setHeight: () => output,
      getTitle: () => state.title,
      getContent: () => state.html,
    });
    Object.defineProperty(output, '$dialog', { value: () => state });
    return output;
  };
  kit.expose('HtmlService', kit.service('HtmlService', { createHtmlOutputFromFile: htmlOutput }));

  // --- properties, locks, session ----------------------------------------------------------------------------------------------
  const store = (kind: string): Record<string, unknown> => {
    const at =
      (name: string) =>
      (...args: unknown[]) =>
        call(`Properties.${name}`, [kind, ...args]);
    const properties: Record<string, unknown> = chained('Properties', {
      getProperty: at('getProperty'),
      getProperties: at('getProperties'),
      getKeys: at('getKeys'),
      setProperty: (key: string, value: unknown) => {
        call('Properties.setProperty', [kind, key, String(value)]);
        return properties;
      },
      setProperties: (values: object, deleteOthers = false) => {
        call('Properties.setProperties', [kind, values, deleteOthers]);
        return properties;
      },
      deleteProperty: (key: string) => {
        call('Properties.deleteProperty', [kind, key]);
        return properties;
      },
      deleteAllProperties: () => {
        call('Properties.deleteAllProperties', [kind]);
        return properties;
      },
    });
    return properties;
  };
  kit.expose(
    'PropertiesService',
    kit.service('PropertiesService', {
      getDocumentProperties: () => store('document'),
      getUserProperties: () => store('user'),
      getScriptProperties: () => store('script'),
    }),
  );

  const lock = (kind: string): unknown => {
    if (!call('LockService.open', [kind])) return null;
    return chained('Lock', {
      tryLock: (ms: number) => call('Lock.tryLock', [kind, ms]),
      waitLock: (ms: number) => {
        if (!call('Lock.tryLock', [kind, ms]))
          throw kit.fail('Exception', 'Lock timeout: another process was holding the lock for too long.');
      },
      releaseLock: () => void call('Lock.releaseLock', [kind]),
      hasLock: () => call('Lock.hasLock', [kind]),
    });
  };
  kit.expose(
    'LockService',
    kit.service('LockService', {
      getDocumentLock: () => lock('document'),
      getUserLock: () => lock('user'),
      getScriptLock: () => lock('script'),
    }),
  );

  const person = (method: string): unknown => {
    const email = call(method, []);
    return chained('User', { getEmail: () => email });
  };
  kit.expose(
    'Session',
    kit.service('Session', {
      getEffectiveUser: () => person('Session.getEffectiveUser'),
      getActiveUser: () => person('Session.getActiveUser'),
      ...forwarded('Session', ['getScriptTimeZone', 'getActiveUserLocale', 'getTemporaryActiveUserKey']),
    }),
  );

  // --- triggers and authorization ----------------------------------------------------------------------------------------------
  const AuthMode = kit.enumeration(['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);
  const AuthorizationStatus = kit.enumeration(['REQUIRED', 'NOT_REQUIRED']);
  const EventType = kit.enumeration(['CLOCK', 'ON_OPEN', 'ON_EDIT', 'ON_FORM_SUBMIT', 'ON_CHANGE']);
  const TriggerSource = kit.enumeration(['SPREADSHEETS', 'CLOCK', 'FORMS', 'DOCUMENTS', 'CALENDAR']);
  interface TriggerData {
    id: string;
    fn: string;
    type: string;
  }
  const triggerShape = kit.shape('Trigger', {
    getUniqueId(this: { data: TriggerData }) {
      return this.data.id;
    },
    getHandlerFunction(this: { data: TriggerData }) {
      return this.data.fn;
    },
    getEventType(this: { data: TriggerData }) {
      return EventType[this.data.type];
    },
    getTriggerSource(this: { data: TriggerData }) {
      return TriggerSource[this.data.type === 'CLOCK' ? 'CLOCK' : 'SPREADSHEETS'];
    },
    getTriggerSourceId(this: { data: TriggerData }) {
      return this.data.type === 'CLOCK' ? null : call('Spreadsheet.getId', []);
    },
  });
  const trigger = (data: TriggerData): object =>
    Object.defineProperty(Object.create(triggerShape) as object, 'data', { value: data });
  const triggerBuilder = (fn: string): Record<string, unknown> => {
    const plan: Record<string, unknown> = { fn, type: 'CLOCK' };
    const setting = (key: string, value?: unknown) => (given: unknown) => {
      plan[key] = value ?? given;
      return builder;
    };
    const builder: Record<string, unknown> = chained('TriggerBuilder', {
      timeBased: () => builder,
      forSpreadsheet: () => builder,
      everyHours: setting('everyHours'),
      everyMinutes: setting('everyMinutes'),
      everyDays: setting('everyDays'),
      after: setting('after'),
      atHour: setting('atHour'),
      nearMinute: () => builder,
      inTimezone: setting('zone'),
      onEdit: setting('type', 'ON_EDIT'),
      onOpen: setting('type', 'ON_OPEN'),
      onChange: setting('type', 'ON_CHANGE'),
      create: () => trigger(call('ScriptApp.create', [plan]) as TriggerData),
    });
    return builder;
  };
  kit.expose(
    'ScriptApp',
    kit.service('ScriptApp', {
      newTrigger: triggerBuilder,
      getProjectTriggers: () => (call('ScriptApp.getProjectTriggers', []) as TriggerData[]).map(trigger),
      getUserTriggers: () => (call('ScriptApp.getProjectTriggers', []) as TriggerData[]).map(trigger),
      deleteTrigger: (gone: { data: TriggerData }) => void call('ScriptApp.deleteTrigger', [gone.data.id]),
      getScriptId: () => call('ScriptApp.getScriptId', []),
      getAuthorizationInfo: () => {
        const info = call('ScriptApp.getAuthorizationInfo', []) as { status: string; scopes: string[]; url: string | null };
        return chained('AuthorizationInfo', {
          getAuthorizationStatus: () => AuthorizationStatus[info.status],
          getAuthorizedScopes: () => info.scopes.slice(),
          getAuthorizationUrl: () => info.url,
        });
      },
      AuthMode,
      AuthorizationStatus,
      EventType,
      TriggerSource,
    }),
  );

  // --- utilities -----------------------------------------------------------------------------------------------------------------
  const blob = (data: unknown, type: unknown, name: unknown): Record<string, unknown> => {
    const bytes = typeof data === 'string' ? (call('Utilities.toBytes', [data]) as number[]) : (data as number[]);
    const made = chained('Blob', {
      getBytes: () => bytes.slice(),
      getDataAsString: (charset: unknown) => call('Utilities.toText', [bytes, charset ?? 'UTF-8']),
      getContentType: () => type ?? null,
      getName: () => name ?? null,
    });
    return made;
  };
  kit.expose(
    'Utilities',
    kit.service('Utilities', {
      ...forwarded('Utilities', [
        'getUuid',
        'sleep',
        'base64Encode',
        'base64EncodeWebSafe',
        'base64Decode',
        'base64DecodeWebSafe',
        'computeDigest',
        'computeHmacSha256Signature',
        'formatDate',
        'parseCsv',
      ]),
      formatString: (template: string, ...args: unknown[]) => {
        let at = 0;
        return template.replace(/%[sd]/g, () => String(args[at++]));
      },
      newBlob: blob,
      DigestAlgorithm: kit.enumeration(['MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512']),
      Charset: kit.enumeration(['US_ASCII', 'UTF_8']),
    }),
  );

  // --- mail ------------------------------------------------------------------------------------------------------------------------
  kit.expose('MailApp', kit.service('MailApp', forwarded('MailApp', ['getRemainingDailyQuota'])));
  const collection = (name: string, methods: string[], more: Members = {}): Record<string, unknown> =>
    kit.service(`Gmail.Users.${name}`, { ...forwarded(`Gmail.Users.${name}`, methods), ...more });
  kit.expose(
    'Gmail',
    kit.service('Gmail', {
      Users: kit.service('Gmail.Users', {
        ...forwarded('Gmail.Users', ['getProfile']),
        Messages: collection('Messages', ['get', 'list', 'send', 'modify', 'trash', 'untrash'], {
          Attachments: collection('Messages.Attachments', ['get']),
        }),
        Threads: collection('Threads', ['get', 'list', 'modify']),
        Drafts: collection('Drafts', ['create', 'get', 'list', 'send', 'update', 'remove']),
        History: collection('History', ['list']),
        Labels: collection('Labels', ['list', 'create']),
        Settings: kit.service('Gmail.Users.Settings', { SendAs: collection('Settings.SendAs', ['list', 'get']) }),
      }),
      newMessage: () => ({}),
      newDraft: () => ({}),
    }),
  );

  // --- the way in --------------------------------------------------------------------------------------------------------------------
  const hasDate = (wire: unknown): boolean =>
    wire !== null && typeof wire === 'object' && ('$d' in wire || Object.values(wire as object).some(hasDate));

  const eventOf = (text: string): Record<string, unknown> => {
    const event = kit.decode(JSON.parse(text)) as Record<string, unknown>;
    if (typeof event.authMode === 'string') event.authMode = AuthMode[event.authMode];
    const range = event.range as { name: string; a1: string } | undefined;
    const spreadsheets = global.SpreadsheetApp as {
      getActive(): { getSheetByName(name: string): { getRange(a1: string): unknown } };
    };
    if (range) event.range = spreadsheets.getActive().getSheetByName(range.name).getRange(range.a1);
    return event;
  };

  return {
    offered: () => {
      // Some classes are made on use: one of each, so that all are told.
      const script = global.ScriptApp as { getAuthorizationInfo(): unknown };
      const spreadsheets = global.SpreadsheetApp as { getUi(): unknown };
      for (const make of [
        () => store('user'),
        () => menuBuilder(''),
        () => htmlOutput(''),
        () => person(''),
        () => triggerBuilder(''),
        () => blob([], '', ''),
        () => lock('user'),
        () => script.getAuthorizationInfo(),
        () => spreadsheets.getUi(),
      ])
        make();
      return JSON.stringify(kit.offered);
    },
    run: (fn, args, event, via) => {
      try {
        const handler = fn.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], global);
        if (typeof handler !== 'function') throw kit.fail('ReferenceError', `Script function not found: ${fn}`);
        const given = event === '' ? (kit.decode(JSON.parse(args)) as unknown[]) : [eventOf(event)];
        const wire = kit.encode((handler as (...all: unknown[]) => unknown).apply(global, given));
        return JSON.stringify({ v: via === 'sidebar' && hasDate(wire) ? null : wire });
      } catch (thrown) {
        const error = thrown as { name?: unknown; message?: unknown; stack?: unknown } | null;
        const known = error !== null && typeof error === 'object' && 'message' in error;
        return JSON.stringify({
          e: known
            ? { name: String(error.name), message: String(error.message), stack: String(error.stack) }
            : { name: 'Error', message: String(thrown), stack: '' },
        });
      }
    },
  };
}
