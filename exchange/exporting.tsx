import { useState } from 'preact/hooks';
import { Action, Busy, Check, counted, Failed, Lines, Notice } from '../sidebar/parts';
import type { ExportFile, ExportWish } from '../src/app/exchangeContract';
import { call, wordsOf } from './call';
import { Choice, Download } from './parts';

type What = ExportWish['what'];

const tables: readonly (readonly [what: What, name: string, words: string])[] = [
  [
    'prospects',
    'Prospects',
    'Where everyone stands: every row of the sheet with all its columns, and with what Next Touch knows of it: cadence, step last done, status, what comes next, when and why. The hidden State is not in it.',
  ],
  [
    'log',
    'Log',
    'Everything that was done, one line each: what was sent, drafted, answered and changed, when, for whom and by whom.',
  ],
  [
    'list',
    'Do Not Contact',
    'The whole list. Erased people are in it as hashes, with the key that lets another file recognise them: keep this file as safe as the sheet.',
  ],
];

const separators: readonly (readonly [ExportWish['separator'], string])[] = [
  [',', 'Commas'],
  [';', 'Semicolons (Excel in German, French, Spanish …)'],
  ['\t', 'Tabs'],
];

export function Exporting() {
  const [separator, setSeparator] = useState<ExportWish['separator']>(',');
  const [marked, setMarked] = useState(true);
  const [busy, setBusy] = useState<What | null>(null);
  const [fault, setFault] = useState('');
  const [file, setFile] = useState<(ExportFile & { readonly what: What }) | null>(null);
  const make = async (what: What): Promise<void> => {
    setBusy(what);
    setFault('');
    setFile(null);
    try {
      setFile({ ...(await call('exchangeExport', { what, separator })), what });
    } catch (error) {
      setFault(wordsOf(error));
    }
    setBusy(null);
  };
  return (
    <>
      <p class="faint">
        Dates are written as 2026-03-02, times with the distance of the sheet’s zone from UTC. Cells that a spreadsheet would take
        for formulas begin with an apostrophe; importing takes it off again. The Log notes that an export was made.
      </p>
      <div class="row-of">
        <Choice label="Between the cells" value={separator} options={separators} set={setSeparator} />
        <Check on={marked} set={setMarked}>
          Begin with the mark for UTF-8, which Excel needs
        </Check>
      </div>
      {tables.map(([what, name, words]) => (
        <section key={what} aria-labelledby={`export-${what}`}>
          <h2 id={`export-${what}`}>{name}</h2>
          <p>{words}</p>
          <Action off={busy !== null} run={() => void make(what)}>
            {`Export ${name}`}
          </Action>
          <Busy on={busy === what} words="Reading the sheet …" />
          {file?.what !== what ? null : (
            <Notice kind="good">
              <p role="status">
                {`${counted(file.rows, 'row')}. `}
                <Download name={file.name} text={marked ? file.text : file.text.replace(/^\ufeff/, '')}>
                  {`Download ${file.name}`}
                </Download>
              </p>
              <Lines lines={file.problems} />
            </Notice>
          )}
        </section>
      ))}
      <Failed words={fault} />
    </>
  );
}
