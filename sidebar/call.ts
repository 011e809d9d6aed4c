import type { Answer, RequestOf, ResultOf, SidebarCallName } from '../src/app/sidebarContract';

/** What Google puts into the page: every top-level function of the script, called with one text and answered with one. */
type Runner = {
  withSuccessHandler(handler: (answer: unknown) => void): Runner;
  withFailureHandler(handler: (error: unknown) => void): Runner;
} & Record<SidebarCallName, (request: string) => void>;

declare const google: { readonly script: { readonly run: Runner } };

/** Milliseconds after which a call that only reads is given up … */
const readPatience = 60_000;
/** … and one that writes: Google itself ends an execution after six minutes. */
const writePatience = 6.5 * 60_000;

const patience: Readonly<Record<SidebarCallName, number>> = {
  sidebarSurvey: readPatience,
  sidebarSelection: 20_000,
  sidebarEnrollPreview: writePatience,
  sidebarOverview: readPatience,
  sidebarSetUp: writePatience,
  sidebarEnroll: writePatience,
  sidebarUndoEnroll: writePatience,
  sidebarTickNow: writePatience,
  sidebarSending: readPatience,
  sidebarResume: readPatience,
  sidebarHealth: writePatience,
  sidebarFirstRun: readPatience,
  sidebarMarkDone: readPatience,
  sidebarJump: 20_000,
  sidebarAct: readPatience,
  sidebarProspect: readPatience,
  sidebarLint: 20_000,
  sidebarTestSend: readPatience,
  sidebarListPreview: writePatience,
  sidebarListImport: writePatience,
  sidebarListExport: readPatience,
  sidebarErasePreview: writePatience,
  sidebarErase: writePatience,
  sidebarInsight: writePatience,
  sidebarCadences: readPatience,
  sidebarCadencesSave: writePatience,
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
    const seconds = Math.round(patience[name] / 1000);
    const timer = setTimeout(() => {
      reject(new Error(`No answer for ${seconds} seconds. It may still be running: look at the sheet before you try again.`));
    }, patience[name]);
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
