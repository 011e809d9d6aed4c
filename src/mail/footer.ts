/** The end of every mail: signature, opt-out line and postal address, added after the template was filled. */

export interface Footer {
  readonly signature: string;
  /** A plain sentence that says how to be left alone. */
  readonly optOutLine: string;
  readonly postalAddress: string;
}

/** Appends what is not blank and not already in the body, a blank line before each part that stands apart. */
export const withFooter = (body: string, { signature, optOutLine, postalAddress }: Footer): string => {
  const own = body.trimEnd();
  const missing = (part: string): boolean => part.trim() !== '' && !own.includes(part.trim());
  const legal = [optOutLine, postalAddress].filter(missing).map((part) => part.trim());
  return [own, ...(missing(signature) ? [signature.trim()] : []), ...(legal.length > 0 ? [legal.join('\n')] : [])]
    .map((part) => part.replace(/\r\n?/g, '\n'))
    .join('\n\n');
};

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The words above a footer, on one line: what a mail says, whatever a mail program did to its lines. */
export const withoutFooter = (text: string, { signature, optOutLine, postalAddress }: Footer): string =>
  [postalAddress, optOutLine, signature].map(onOneLine).reduce((own, part) => {
    const stands = part !== '' && own.endsWith(part);
    return stands ? own.slice(0, own.length - part.length).trimEnd() : own;
  }, onOneLine(text));

/** What keeps an automatic mail from going out, in words; empty when the footer is complete or the team needs none. */
export const footerProblems = ({ optOutLine, postalAddress }: Footer, needsPostalAddress: boolean): string[] => [
  ...(needsPostalAddress && optOutLine.trim() === ''
    ? ['Settings has no Opt-Out Line. Nothing is sent by itself without one.']
    : []),
  ...(needsPostalAddress && postalAddress.trim() === ''
    ? ['Settings has no Postal Address. Fill it, or tick that automatic mails need none.']
    : []),
];
