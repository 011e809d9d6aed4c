import type { Rung } from './healthContract';

/** What the first steps and the server say to each other. */

/** Which of the three steps is next: the sheet, who sends, the first prospects; null once they are done, or nobody wants them. */
export type FirstStep = 1 | 2 | 3 | null;

/** What stands under each mail and in it: as the Settings sheet has it. */
export interface SenderWords {
  readonly postalAddress: string;
  readonly needsNoPostalAddress: boolean;
  /** One sentence: what we do. */
  readonly offer: string;
}

/** `save` may be asked for after every change; `done` ends the first steps for this file, for everybody. */
export type FirstRunRequest = { readonly what: 'look' } | ({ readonly what: 'save' } & SenderWords) | { readonly what: 'done' };

export interface FirstRun extends SenderWords {
  readonly step: FirstStep;
  /** Under which mails go out, as Gmail has them; each '' where it may not be read. */
  readonly sender: { readonly name: string; readonly address: string };
  readonly rungs: readonly Rung[];
  /** Where missing permissions are granted; '' for nowhere. */
  readonly grantAt: string;
}
