/** Google says in words only that a person did not allow something, each service in its own, and in the person's language: there the scope tells. */
export const isRefusal = (error: unknown): boolean =>
  /insufficient (?:authentication scopes|permission)|permissions? (?:are|is) not sufficient|not have permission|authorization is required|\.googleapis\.com\/auth\/|installed without Gmail/i.test(
    String((error as { message?: unknown } | null)?.message ?? error),
  );

/** The answer to a request, or another one where it was not allowed. @throws whatever else went wrong */
export const unlessRefused = <T>(ask: () => T, otherwise: T): T => {
  try {
    return ask();
  } catch (error) {
    if (isRefusal(error)) return otherwise;
    throw error;
  }
};
