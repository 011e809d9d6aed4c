/** Where a phone number or link of a cell may lead; null where it is neither: a cell is never trusted with a scheme of its own. */
export function reachable(text: string): string | null {
  const written = text.trim();
  if (/^https?:\/\/[^\s<>"']+$/i.test(written)) return written;
  if (/^(www\.|[a-z]{2,3}\.)?linkedin\.com\/[^\s<>"']+$/i.test(written)) return ['https:', '', written].join('/');
  const digits = written.replace(/[\s().\-/]/g, '');
  return /^\+?\d{5,15}$/.test(digits) ? `tel:${digits}` : null;
}
