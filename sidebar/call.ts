import type { Answer, RequestOf, ResultOf, SidebarCallName } from '../src/app/sidebarContract';

/** What Google puts into the page: every top-level function of the script, called with one text and answered with one. */
type Runner = {
  withSuccessHandler(handler: (answer: unknown) => void): Runner;
  withFailureHandler(handler: (error: unknown) => void): Runner;
} & Record<SidebarCallName, (request: string) => void>;

declare const google: { readonly script: { readonly run: Runner } };

/** Milliseconds after which a call is given up: soon where a glance is asked for … */
const quick = 20_000;
const usual = 60_000;
/** … and late where much is read or written: Google itself ends an execution after six minutes. */
const long = 6.5 * 60_000;

const patience: Readonly<Partial<Record<SidebarCallName, number>>> = {
  sidebarSelection: quick,
  sidebarJump: quick,
  sidebarLint: quick,
  sidebarEnrollPreview: long,
  sidebarSetUp: long,
  sidebarEnroll: long,
  sidebarUndoEnroll: long,
  sidebarTickNow: long,
  sidebarHealth: long,
  sidebarListPreview: long,
  sidebarListImport: long,
  sidebarErasePreview: long,
  sidebarErase: long,
  sidebarInsight: long,
  sidebarCadencesSave: long,
};

const wordsOf = (error: unknown): string => {
  const said = error instanceof Error ? error.message : typeof error === 'string' ? error : '';
  return said.trim() === '' ? 'Google did not answer. Check the connection and try again.' : said;
};

const answerIn = <T>(text: unknown): Answer<T> => {
  try {
    const answer = JSON.parse(String(text)) as Answer<T> | null;
    if (answer !== null && typeof answer === 'object' && 'ok' in answer) return answer;
  } catch {
    // What is no JSON is told below, in words.
  }
  return { ok: false, words: 'The answer could not be read. Reload the sheet and open the sidebar again.' };
};

/** Calls the script. Rejects with an Error whose message is for the person: a refusal, a failure, or no answer in time. */
export function call<Name extends SidebarCallName>(name: Name, request: RequestOf<Name>): Promise<ResultOf<Name>> {
  return new Promise((resolve, reject) => {
    const limit = patience[name] ?? usual;
    const timer = setTimeout(() => {
      reject(
        new Error(`No answer for ${limit / 1000} seconds. It may still be running: look at the sheet before you try again.`),
      );
    }, limit);
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      act();
    };
    google.script.run
      .withSuccessHandler((text) =>
        settle(() => {
          const answer = answerIn<ResultOf<Name>>(text);
          if (answer.ok) resolve(answer.value);
          else reject(new Error(answer.words));
        }),
      )
      .withFailureHandler((error) => settle(() => reject(new Error(wordsOf(error)))))
      [name](JSON.stringify(request));
  });
}
