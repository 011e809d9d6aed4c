/** How cells call the product: in one realm for all of them, with no service but the sheet's time zone. */

import type { CallProduct } from './calculation';
import type { Realm, RealmMaker } from './realm';
import type { Wire } from './realmWire';
import { bridgeFor, failure, newSession, OPERATIONS } from './session';
import { ServiceError, type World } from './world';

/** What a custom function may ask for besides Utilities; everything else is refused by name. */
const OPEN_TO_CELLS = new Set([
  'SpreadsheetApp.getActive',
  'Spreadsheet.getSpreadsheetTimeZone',
  'Session.getScriptTimeZone',
  'Logger.log',
]);

/** Results of whole columns are large; a few sheets' worth of them is enough. */
const MOST_KEPT = 64;

export const cellCaller = (world: World, maker: RealmMaker): CallProduct => {
  let realm: Realm | null = null;
  const session = newSession(world, { as: '', authMode: 'CUSTOM_FUNCTION' });
  const bridge = bridgeFor(world, session);
  const guarded = (method: string, args: string): string => {
    if (method.startsWith('realm.')) return bridge(method, args);
    if (!OPEN_TO_CELLS.has(method) && !method.startsWith('Utilities.'))
      return failure(new ServiceError(`You do not have permission to call ${method}.`));
    try {
      return JSON.stringify({ v: OPERATIONS[method]!.run(world, session, JSON.parse(args) as never[]) ?? null });
    } catch (error) {
      return failure(error);
    }
  };
  // As at Google, a call with the same arguments keeps its result: most of what happens on a sheet changes none of them.
  const kept = new Map<string, string>();
  return (name, args) => {
    realm ??= maker.open(guarded);
    const call = `${name} ${args}`;
    const text = kept.get(call) ?? (world.live.length > 0 ? realm.runWithin : realm.run)(name, args, '', 'cell');
    kept.delete(call);
    kept.set(call, text);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string);
    const answer = JSON.parse(text) as { v?: Wire; e?: { message: string } };
    return answer.e ? { error: answer.e.message } : { value: answer.v ?? null };
  };
};
