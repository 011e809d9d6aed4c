import type { CallKind } from './hostTypes';

/**
 * Milliseconds that a call of each kind is taken to cost. Google publishes no figures; these are round numbers of the order that
 * its best-practices page implies for Sheets (10,000 alternating reads and writes in 70 s, one batch about 1 s) and that users
 * report for Gmail and for triggers. They make long executions long; they are no promise.
 */
export const LATENCY: Record<CallKind, number> = {
  read: 60,
  write: 7,
  flush: 150,
  properties: 30,
  lock: 40,
  gmailRead: 150,
  gmailWrite: 300,
  gmailSend: 500,
  trigger: 200,
  session: 5,
  ui: 50,
};

/** Milliseconds for every thousand cells read or written. */
export const PER_THOUSAND_CELLS = 5;
