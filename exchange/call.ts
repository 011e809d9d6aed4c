import type { ExchangeCalls } from '../src/app/exchangeContract';
import type { Answer } from '../src/app/sidebarContract';

type Name = keyof ExchangeCalls;
type RequestOf<N extends Name> = Parameters<ExchangeCalls[N]>[0];
type ResultOf<N extends Name> = ReturnType<ExchangeCalls[N]>;

/** What Google puts into the page: every top-level function of the script, called with one text and answered with one. */
type Runner = {
  withSuccessHandler(handler: (answer: unknown) => void): Runner;
  withFailureHandler(handler: (error: unknown) => void): Runner;
} & Record<Name, (request: string) => void>;

declare const google: { readonly script: { readonly run: Runner } };

/** Milliseconds: Google itself ends an execution after six minutes. */
const patience = 6.5 * 60_000;
const silence = 'Google did not answer. Check the connection and try again: what was written already is not written twice.';

/** Calls the script. Rejects with an Error whose message is for the person. */
export function call<N extends Name>(name: N, request: RequestOf<N>): Promise<ResultOf<N>> {
  return new Promise((resolve, reject) => {
    const fail = (words: string): void => reject(new Error(words.trim() === '' ? silence : words));
    const timer = setTimeout(fail, patience, silence);
    google.script.run
      .withSuccessHandler((text) => {
        clearTimeout(timer);
        try {
          const answer = JSON.parse(String(text)) as Answer<ResultOf<N>>;
          if (answer.ok) resolve(answer.value);
          else fail(answer.words);
        } catch {
          fail('The answer could not be read. Close this window, open it again and try once more.');
        }
      })
      .withFailureHandler((error) => {
        clearTimeout(timer);
        fail(error instanceof Error ? error.message : '');
      })
      [name](JSON.stringify(request));
  });
}

export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
