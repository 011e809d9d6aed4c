import type { Channel, Weight } from '../../engine/vocabulary';

/** One text of the Templates sheet: a message, the notes of a call, or what to say in a video. */
export interface MessageTemplate {
  /** `<cadence id> <step number> <channel>`, or the name of an occasion such as `permission email`. Several versions share one key. */
  readonly template: string;
  readonly channel: Channel;
  /** Blank on a follow-up: it stays in the thread. */
  readonly subject: string;
  /** Without footer; tokens in double braces. */
  readonly body: string;
  /** The stakeholder this version is for, such as CFO; of a built-in text several, with commas between; blank for the prospect. */
  readonly role: string;
  /** The deal weight this version is for; blank for any. */
  readonly weight: Weight | '';
}
