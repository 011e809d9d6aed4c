import type { Answer, Requests } from '../pageWire';

/** Asks the server. @throws Error with words for the person */
export const ask = async <Name extends keyof Requests>(name: Name, request: Requests[Name]): Promise<unknown> => {
  let response: Response;
  try {
    response = await fetch(`/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
  } catch {
    throw new Error('The local host does not answer. Is npm start still running?');
  }
  const answer = (await response.json()) as Answer;
  if (answer.ok) return answer.value;
  throw new Error(answer.error);
};
