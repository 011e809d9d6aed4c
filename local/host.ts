/** The local host: runs the built bundle with no Google account. It knows the product by `dist/` alone. See hostTypes.ts. */

import { rectName } from './a1';
import { readBundle } from './bundle';
import { createCalculation } from './calculation';
import { cellCaller } from './cellCalls';
import { execute } from './execution';
import type { Host, HostChange, HostOptions, MenuItem, RunOptions, RunResult, Traits } from './hostTypes';
import { interleave } from './interleaving';
import { mailActs } from './mailActs';
import { emptyMailbox } from './mailStore';
import {
  blockOf,
  clear,
  type Edit,
  filter,
  headingCell,
  hideRows,
  importCsv,
  makeTable,
  merge,
  namedSheet,
  sort,
  toHostCell,
  type,
} from './people';
import { deliverReports } from './quietLimit';
import { displayBlock, paintedBlock, shownRect } from './reading';
import { realmMaker } from './realm';
import { sheetInfo, viewOf } from './sheetView';
import { type Clockwork, recall, remember, removeState, restoreState, saveState } from './state';
import { deleteColumns, deleteRows, insertColumns, insertRows, moveColumn } from './structure';
import { isDue } from './triggerClock';
import { FormulaError } from './values';
import { cellAt, emptyWorkbook } from './workbook';
import type { Trigger, World } from './world';
import { wallText } from './zone';

export type * from './hostTypes';

const HOUR = 3_600_000;
const KEPT_EXECUTIONS = 200;
const CPU_LIMIT_MS = 60_000;

const TRAITS: Traits = {
  bufferedWrites: true,
  idsChangeOnSend: true,
  historyDays: 7,
  searchLagMinutes: 10,
  editedDraftLosesHeaders: true,
  editedDraftChangesId: true,
  reportsBehindAttachments: true,
  loadingMs: 1500,
  executionLimitMs: 360_000,
  triggerMsADay: 6 * 3_600_000,
  documentLock: 'works',
  killedKeepsLock: true,
  blankSpillsCount: true,
  authorization: 'NOT_REQUIRED',
  refusedScopes: [],
  minuteTriggers: false,
  latency: {},
};

/** Mulberry32: a small repeatable generator whose state can be saved. */
const generator = (clock: Clockwork) => (): number => {
  clock.randomState = (clock.randomState + 0x6d2b79f5) | 0;
  let t = clock.randomState;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

/** @throws Error with words for the person who started it when the bundle is missing or does not load */
export const createHost = async (options: HostOptions): Promise<Host> => {
  const bundle = readBundle(options.bundleDir);
  const scriptZone = options.scriptZone ?? bundle.scriptZone;
  const sheetZone = options.sheetZone ?? 'America/New_York';
  const owner = options.user.toLowerCase();
  const users = [...new Set([owner, ...(options.users ?? []).map((user) => user.toLowerCase())])];
  const listeners = new Set<(change: HostChange) => void>();
  const history: RunResult[] = [];
  const clock: Clockwork = { now: options.now, actor: owner, randomState: options.seed ?? 1 };
  const random = generator(clock);
  const newId = (): string => Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('');
  // Drawing a whole sheet computes all of it; what was drawn counts until anything changes.
  const drawn = new Map<string, string[][]>();
  const emit = (change: HostChange): void => {
    drawn.clear();
    if (change.kind === 'execution') {
      history.push(change.result);
      if (history.length > KEPT_EXECUTIONS) history.shift();
    }
    for (const listener of listeners) listener(change);
  };

  const world = {
    options,
    bundle,
    traits: { ...TRAITS, ...options.traits },
    scriptZone,
    users,
    faults: {},
    random,
    emit,
    now: () => clock.now,
    changed: (sheet, rect) => emit({ kind: 'cells', sheet: sheet.name, block: rect }),
  } as World & { workbook: World['workbook']; calculation: World['calculation'] };

  const startOver = (): void => {
    Object.assign(clock, { now: options.now, actor: owner, randomState: options.seed ?? 1 });
    world.workbook = emptyWorkbook(sheetZone, options.locale ?? 'en_US', `local${newId()}`);
    world.properties = { document: new Map(), script: new Map(), user: new Map() };
    world.triggers = [];
    world.locks = new Map();
    world.live = [];
    world.triggerRuns = new Map();
    world.menus = [];
    world.sidebar = null;
    world.mail = {
      boxes: new Map(users.map((user) => [user, emptyMailbox(user, options.dailyQuota ?? 1500, clock.now)])),
      newId,
      emit: (user) => emit({ kind: 'mail', user }),
    };
    for (const [user, aliases] of Object.entries(options.aliases ?? {})) {
      const box = world.mail.boxes.get(user.toLowerCase());
      if (box) box.aliases = [...aliases];
    }
  };
  startOver();
  const maker = realmMaker(bundle.code, scriptZone, CPU_LIMIT_MS, bundle.servicesOff);
  world.calculation = createCalculation({
    workbook: () => world.workbook,
    now: () => clock.now,
    random,
    functionNames: bundle.functions,
    callProduct: cellCaller(world, maker),
  });
  if (options.stateDir !== undefined) {
    const restored = restoreState(options.stateDir, world);
    if (restored) Object.assign(clock, restored);
    for (const user of users)
      if (!world.mail.boxes.has(user)) world.mail.boxes.set(user, emptyMailbox(user, options.dailyQuota ?? 1500, clock.now));
  }
  world.calculation.rebuild();

  const run = (fn: string, args: readonly unknown[] = [], how: RunOptions = {}): RunResult =>
    execute(world, maker, { fn, args, options: { ...how, as: (how.as ?? clock.actor).toLowerCase() } });
  const has = (fn: string): boolean => bundle.topLevel.includes(fn);

  const runTrigger = (trigger: Trigger, event: Record<string, unknown>): RunResult =>
    run(trigger.fn, [], { as: trigger.user, via: 'trigger', event: { ...event, triggerUid: trigger.id } });

  const fireTriggers = (): RunResult[] =>
    world.triggers
      .filter((trigger) => isDue(trigger, clock.now))
      .map((trigger) => {
        trigger.lastFired = clock.now;
        return runTrigger(trigger, { timezone: trigger.zone });
      });

  const edited = (edit: Edit, as?: string): RunResult[] => {
    const single = edit.rect.rows === 1 && edit.rect.columns === 1;
    const event = {
      range: { name: edit.sheet.name, a1: rectName(edit.rect) },
      user: as ?? clock.actor,
      ...(single
        ? { ...(edit.value === '' ? {} : { value: edit.value }), ...(edit.oldValue === '' ? {} : { oldValue: edit.oldValue }) }
        : {}),
    };
    const simple = has('onEdit') ? [run('onEdit', [], { via: 'onEdit', event, ...(as === undefined ? {} : { as }) })] : [];
    return [
      ...simple,
      ...world.triggers.filter((trigger) => trigger.type === 'ON_EDIT').map((trigger) => runTrigger(trigger, event)),
    ];
  };

  const setClock = (instant: number): void => {
    if (instant < clock.now) throw new Error('The clock does not go backwards.');
    clock.now = instant;
    for (const box of world.mail.boxes.values()) deliverReports(world.mail, box, instant);
    world.calculation.clockMoved();
    emit({ kind: 'clock', now: instant });
  };
  const runTo = (instant: number): RunResult[] => {
    const results: RunResult[] = [];
    for (let next = (Math.floor(clock.now / HOUR) + 1) * HOUR; next <= instant; next += HOUR) {
      setClock(next);
      results.push(...fireTriggers());
    }
    if (instant > clock.now) setClock(instant);
    return results;
  };

  const structural = (sheetName: string, change: (sheet: ReturnType<typeof namedSheet>) => void): void => {
    const sheet = namedSheet(world, sheetName);
    change(sheet);
    emit({ kind: 'structure', sheet: sheet.name });
  };

  const host: Host = {
    clock: {
      now: () => clock.now,
      moveTo: setClock,
      runTo,
      advanceHours: (hours) => runTo((Math.floor(clock.now / HOUR) + hours) * HOUR),
      text: () => wallText(world.workbook.zone, clock.now),
    },
    mail: mailActs(world),
    traits: world.traits,
    users,
    sheetZone: world.workbook.zone,
    scriptZone,
    functionNames: [...bundle.functions.values()],
    offered: () => maker.open(() => '{"v":true}').offered(),
    bundleSha256: bundle.sha256,

    run,
    interleave: (starts, schedule) =>
      interleave(
        world,
        maker,
        starts.map((start) => ({ ...start, as: (start.as ?? clock.actor).toLowerCase() })),
        schedule,
      ),
    open: (as) => {
      world.menus = [];
      const how: RunOptions = { via: 'onOpen', event: {}, ...(as === undefined ? {} : { as }) };
      if (!has('onOpen')) throw new Error('The bundle has no onOpen, so it shows no menu.');
      return run('onOpen', [], how);
    },
    menu: () => world.menus,
    clickMenu: (caption, as) => {
      const path = caption.split(' > ');
      const items = (list: MenuItem[]): Extract<MenuItem, { kind: 'item' }>[] =>
        list.flatMap((item) => (item.kind === 'item' ? [item] : item.kind === 'menu' ? items(item.items) : []));
      let scope: MenuItem[] = world.menus;
      for (const step of path.slice(0, -1))
        scope = scope.flatMap((item) => (item.kind === 'menu' && item.caption === step ? item.items : []));
      const item = items(scope).find((candidate) => candidate.caption === path.at(-1));
      if (!item)
        throw new Error(
          `No menu item "${caption}". Items: ${items(world.menus)
            .map((i) => i.caption)
            .join(', ')}`,
        );
      return run(item.fn, [], { via: 'menu', ...(as === undefined ? {} : { as }) });
    },
    sidebar: () => world.sidebar,
    closeSidebar: () => {
      world.sidebar = null;
      emit({ kind: 'sidebar' });
    },
    fireTriggers,
    triggers: () =>
      world.triggers.map((trigger) => ({
        ...trigger,
        kind:
          trigger.type === 'CLOCK'
            ? 'clock'
            : trigger.type === 'ON_EDIT'
              ? 'onEdit'
              : trigger.type === 'ON_OPEN'
                ? 'onOpen'
                : 'onChange',
      })),
    actor: () => clock.actor,
    setActor: (user) => {
      if (!users.includes(user.toLowerCase())) throw new Error(`${user} is not one of the users: ${users.join(', ')}`);
      clock.actor = user.toLowerCase();
    },
    setFaults: (faults) => {
      world.faults = faults;
    },
    executions: () => history,

    sheets: () => world.workbook.sheets.map((sheet) => sheetInfo(world, sheet)),
    values: (name) => {
      const sheet = namedSheet(world, name);
      return world.calculation.read(sheet, shownRect(world, sheet)).map((line) => line.map((value) => toHostCell(world, value)));
    },
    display: (name) => {
      const sheet = namedSheet(world, name);
      const texts = drawn.get(sheet.name) ?? displayBlock(world, sheet, shownRect(world, sheet));
      drawn.set(sheet.name, texts);
      return texts.map((line) => [...line]);
    },
    formulas: (name) => viewOf(world, namedSheet(world, name)).formulas,
    painted: (name) => {
      const sheet = namedSheet(world, name);
      return paintedBlock(world, sheet, shownRect(world, sheet)).map((line) => line.map((look) => look.background));
    },
    view: (name) => viewOf(world, namedSheet(world, name)),
    cell: (name, a1) => {
      const sheet = namedSheet(world, name);
      const rect = { ...blockOf(sheet, a1), rows: 1, columns: 1 };
      const value = world.calculation.read(sheet, rect)[0]![0]!;
      const cell = cellAt(sheet, rect.row, rect.column);
      return {
        value: toHostCell(world, value),
        display: displayBlock(world, sheet, rect)[0]![0]!,
        formula: cell?.formula?.text ?? '',
        note: cell?.note ?? '',
        error: value instanceof FormulaError ? value.words : '',
      };
    },
    activeSheet: () => world.workbook.sheets.find((sheet) => sheet.id === world.workbook.activeSheet)!.name,
    selection: () => ({ sheet: host.activeSheet(), ranges: world.workbook.selection.slice() }),

    typeInto: (sheet, a1, text, as) => edited(type(world, sheet, a1, [[text]]), as),
    pasteInto: (sheet, a1, texts, as) => edited(type(world, sheet, a1, texts), as),
    clearCells: (sheet, a1, as) => edited(clear(world, sheet, a1), as),
    select: (name, ranges) => {
      const sheet = namedSheet(world, name);
      for (const range of ranges) blockOf(sheet, range);
      world.workbook.activeSheet = sheet.id;
      world.workbook.selection = [...ranges];
      emit({ kind: 'selection', sheet: sheet.name, ranges: [...ranges] });
    },
    insertRows: (name, before, count = 1) => structural(name, (sheet) => insertRows(world, sheet, before, count)),
    deleteRows: (name, row, count = 1) => structural(name, (sheet) => deleteRows(world, sheet, row, count)),
    insertColumns: (name, before, count = 1) => structural(name, (sheet) => insertColumns(world, sheet, before, count)),
    deleteColumns: (name, column, count = 1) => structural(name, (sheet) => deleteColumns(world, sheet, column, count)),
    moveColumn: (name, column, before) => structural(name, (sheet) => moveColumn(world, sheet, column, before)),
    sort: (name, column, how) => sort(world, name, column, how),
    filter: (name, column, show) => filter(world, name, column, show),
    hideRows: (name, row, count = 1) => hideRows(world, name, row, count, true),
    showRows: (name, row, count = 1) => hideRows(world, name, row, count, false),
    merge: (name, a1) => merge(world, name, a1),
    renameHeading: (name, from, to) => {
      edited(type(world, name, headingCell(world, name, from), [[to]]));
    },
    renameSheet: (name, to) => {
      namedSheet(world, name).name = to;
      emit({ kind: 'sheets' });
    },
    deleteSheet: (name) => {
      const sheet = namedSheet(world, name);
      if (world.workbook.sheets.length === 1) throw new Error('A workbook keeps at least one sheet.');
      world.workbook.sheets = world.workbook.sheets.filter((other) => other !== sheet);
      if (world.workbook.activeSheet === sheet.id) world.workbook.activeSheet = world.workbook.sheets[0]!.id;
      world.calculation.rebuild();
      emit({ kind: 'sheets' });
    },
    insertSheetFromCsv: (name, rows) => importCsv(world, name, rows),
    makeTable: (name, how) => makeTable(world, name, how?.typedColumns ?? []),

    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    remember: () => remember(world, clock),
    recall: (text) => {
      Object.assign(clock, recall(text, world));
      world.locks.clear();
      world.triggerRuns.clear();
      world.calculation.rebuild();
      emit({ kind: 'reset' });
    },
    save: () => {
      if (options.stateDir !== undefined) saveState(options.stateDir, world, clock);
    },
    reset: () => {
      if (options.stateDir !== undefined) removeState(options.stateDir);
      history.length = 0;
      startOver();
      world.calculation.rebuild();
      emit({ kind: 'reset' });
    },
    close: () => {
      host.save();
      listeners.clear();
    },
  };
  return host;
};
