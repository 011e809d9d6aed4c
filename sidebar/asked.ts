import { type Signal, signal } from '@preact/signals';
import type { RequestOf, ResultOf, SidebarCallName } from '../src/app/sidebarContract';
import { call } from './call';

/** What the page knows of a question to the script. `last` is the newest good answer: a failure never takes it away. */
interface Asked<T> {
  readonly last: T | null;
  readonly busy: boolean;
  /** Why the newest question failed; '' where it did not. */
  readonly words: string;
}

export interface Question<Name extends SidebarCallName> {
  readonly state: Signal<Asked<ResultOf<Name>>>;
  /** Asks; gives the answer, or null where it failed or a newer question overtook it. */
  ask(request: RequestOf<Name>): Promise<ResultOf<Name> | null>;
  forget(): void;
}

/** One kind of question. Calls may be answered out of order: only the newest counts, later arrivals of older ones are dropped. */
export function question<Name extends SidebarCallName>(name: Name): Question<Name> {
  const unasked: Asked<ResultOf<Name>> = { last: null, busy: false, words: '' };
  const state: Signal<Asked<ResultOf<Name>>> = signal(unasked);
  let turn = 0;
  return {
    state,
    async ask(request) {
      const mine = ++turn;
      state.value = { ...state.value, busy: true };
      try {
        const answer = await call(name, request);
        if (mine !== turn) return null;
        state.value = { last: answer, busy: false, words: '' };
        return answer;
      } catch (error) {
        if (mine === turn) state.value = { ...state.value, busy: false, words: (error as Error).message };
        return null;
      }
    },
    forget() {
      turn++;
      state.value = unasked;
    },
  };
}
