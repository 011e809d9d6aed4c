import { signal } from '@preact/signals';
import { question } from './asked';
import { refresh } from './overview';

/** What the person wrote or chose for the list. */
export const listText = signal('');
/** Name of the file it came from; '' where it was typed. */
export const listFile = signal('');
export const fileFailed = signal('');
/** Counts what was taken in: each time the file field begins anew. */
export const listRound = signal(0);

export const listPreview = question('sidebarListPreview');
export const listImport = question('sidebarListImport');
export const listExport = question('sidebarListExport');

const largestFile = 5_000_000;

/** Spreadsheets save in UTF-8, UTF-16 or the old Western charset. */
function decoded(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** A change of what is meant takes away what was shown of it. */
export function writeList(text: string, file = ''): void {
  listText.value = text;
  listFile.value = file;
  fileFailed.value = '';
  listPreview.forget();
  listImport.forget();
}

export async function chooseFile(file: File | undefined): Promise<void> {
  if (file === undefined) return;
  writeList('');
  if (file.size > largestFile) {
    fileFailed.value = 'This file is larger than 5 MB. Split it, and take one part after the other.';
    return;
  }
  try {
    writeList(decoded(await file.arrayBuffer()), file.name);
  } catch {
    fileFailed.value = 'The file could not be read. Copy its lines and paste them above.';
  }
}

export async function lookAtList(): Promise<void> {
  if (listPreview.state.value.busy || listText.value.trim() === '') return;
  listImport.forget();
  await listPreview.ask({ text: listText.value });
}

export async function importList(): Promise<void> {
  if (listImport.state.value.busy) return;
  const report = await listImport.ask({ text: listText.value });
  if (report === null) return;
  listPreview.forget();
  listText.value = '';
  listFile.value = '';
  listRound.value += 1;
  refresh();
}

export async function exportList(): Promise<void> {
  if (!listExport.state.value.busy) await listExport.ask({});
}

export const eraseAddress = signal('');
export const erasePreview = question('sidebarErasePreview');
export const erased = question('sidebarErase');

export function writeEraseAddress(text: string): void {
  eraseAddress.value = text;
  erasePreview.forget();
  erased.forget();
}

export async function lookAtPerson(): Promise<void> {
  if (erasePreview.state.value.busy) return;
  erased.forget();
  await erasePreview.ask({ address: eraseAddress.value.trim() });
}

export async function erase(): Promise<void> {
  const shown = erasePreview.state.value.last;
  if (shown === null || erased.state.value.busy) return;
  const { rows, address, print } = shown;
  const report = await erased.ask({ rows, address, print });
  if (report === null) return;
  erasePreview.forget();
  eraseAddress.value = '';
  refresh();
}
