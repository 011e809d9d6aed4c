import type { CheckWorld } from './world';

/**
 * `pass`: Google does what the product takes for granted. `differs`: it does otherwise, and the product holds all the same.
 * `fail`: it does otherwise, and something of the product cannot be relied on. `not asked`: nobody knows yet.
 */
export type Result = 'pass' | 'differs' | 'fail' | 'not asked';

export interface Finding {
  readonly result: Result;
  /** What Google did, in words. */
  readonly answer: string;
  /** In place of the question's own words, where this answer asks for something else. */
  readonly todo?: string;
  /** Why no mail may go out by itself on this installation. */
  readonly avoidSending?: string;
  /** Why nothing at all may be done with this file. */
  readonly stop?: string;
  /** True where hidden rows must be asked for one by one. */
  readonly oneByOne?: boolean;
}

/** Something of Google that documentation leaves open, and that decides how the product behaves. */
export interface Question {
  readonly id: string;
  /** As the report has it. */
  readonly question: string;
  /** How the check asks it. */
  readonly how: string;
  /** What `pass` means. */
  readonly pass: string;
  /** What any other answer means, and what the product falls back to. */
  readonly otherwise: string;
  /** What a person does about any other answer; '' for nothing. */
  readonly todo: string;
  /** What a bad answer switches in the product; none for most. */
  readonly switches?: string;
  /** @throws whatever the service throws: that is an answer as well, see `answerOf` */
  ask(world: CheckWorld): Finding;
}

export const passes = (answer: string): Finding => ({ result: 'pass', answer });
export const differs = (answer: string): Finding => ({ result: 'differs', answer });
export const fails = (answer: string): Finding => ({ result: 'fail', answer });
export const notAsked = (answer: string, todo?: string): Finding => ({
  result: 'not asked',
  answer,
  ...(todo === undefined ? {} : { todo }),
});

/** Milliseconds as a person reads them. */
export const seconds = (milliseconds: number): string =>
  milliseconds < 120_000 ? `${(milliseconds / 1000).toFixed(1)} s` : `${Math.round(milliseconds / 60_000)} minutes`;

/** The words of whatever was thrown. */
export const wordsOf = (error: unknown): string => String((error as { message?: unknown } | null)?.message ?? error);
