import type { ExchangeCalls } from './exchangeContract';
import type { Answer, SidebarCalls } from './sidebarContract';

type Calls = SidebarCalls & ExchangeCalls;

/** What a person reads when a call fails for a reason that nobody foresaw. */
const unforeseen = (error: unknown): string => {
  const said = error instanceof Error ? error.message : String(error);
  if (error instanceof TypeError)
    return `The sidebar and the script do not understand each other (${said}). Close the sidebar, open it again, and look before you try once more.`;
  return said.trim() === ''
    ? 'Something went wrong and Google did not say what. Nothing else was changed; please try again.'
    : said;
};

/**
 * Runs one call of the sidebar, or of another page: JSON text in, JSON text of an `Answer` out. Never throws, so that a failed call always says why.
 * The name ties the request and the result to the contract; `work` gets the request as the contract describes it.
 */
export function answerCall<Name extends keyof Calls>(
  _name: Name,
  request: string,
  work: (request: Parameters<Calls[Name]>[0]) => ReturnType<Calls[Name]>,
): string {
  let answer: Answer<ReturnType<Calls[Name]>>;
  try {
    answer = { ok: true, value: work(JSON.parse(request) as Parameters<Calls[Name]>[0]) };
  } catch (error) {
    answer = { ok: false, words: unforeseen(error) };
  }
  return JSON.stringify(answer);
}
