import { parseCivil } from '../../src/engine/calendar';
import type { FunctionContext } from '../../src/functions/context';

/** A spreadsheet's zone and today, with a count of how often a call asked. */
export const sheetIn = (
  zone: string,
  today = '2026-03-20',
): FunctionContext & { readonly asked: { zone: number; today: number } } => {
  const asked = { zone: 0, today: 0 };
  return {
    asked,
    sheetZone: () => {
      asked.zone++;
      return zone;
    },
    today: () => {
      asked.today++;
      return parseCivil(today) ?? Number.NaN;
    },
  };
};
