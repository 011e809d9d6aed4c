import { enough, type Run } from './run';

/** Milliseconds between two mails of one sender: bursts make mailboxes suspicious, and long pauses would leave few mails to a run. */
const shortest = 2000;
const longest = 8000;
/** What claiming, drafting, looking once more, sending and recording one mail takes of a run. */
const perMail = 3000;

/** A number from 0 up to 1 that a key always gives: the same run pauses alike, and no two mails alike. */
const shareOf = (key: string): number => (Number.parseInt(key.slice(-6), 16) || 0) / 0x1000000;

/**
 * How long to wait before a mail, in milliseconds: between 2 and 8 seconds, never the same, and no longer than what lets the rest of the
 * mails go in this run.
 * @param key the mail's journal key
 */
export function pauseBefore(key: string, timeLeft: number, mailsLeft: number): number {
  const room = timeLeft / Math.max(1, mailsLeft) - perMail;
  const upTo = Math.min(longest, Math.max(shortest, room));
  return Math.round(shortest + shareOf(key) * (upTo - shortest));
}

export const timeLeft = (run: Run): number => enough - run.world.clock.elapsed();

/** Mails that a run can still send before its time is up. */
export const mailsInTime = (run: Run): number => Math.max(0, Math.floor(timeLeft(run) / (perMail + shortest)));
