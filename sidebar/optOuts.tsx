import { useEffect, useMemo } from 'preact/hooks';
import type { ErasePreview, ListExport, ListPreview } from '../src/app/sidebarContract';
import { NotSetUp } from './notSetUp';
import {
  chooseFile,
  erase,
  eraseAddress,
  erased,
  erasePreview,
  exportList,
  fileFailed,
  importList,
  listExport,
  listFile,
  listImport,
  listPreview,
  listRound,
  listText,
  lookAtList,
  lookAtPerson,
  writeEraseAddress,
  writeList,
} from './optingOut';
import { overview } from './overview';
import { Action, Busy, counted, Failed, Lines, Notice, Section } from './parts';

function Unread({ view }: { readonly view: ListPreview }) {
  if (view.unreadCount === 0) return null;
  return (
    <details>
      <summary>{`${counted(view.unreadCount, 'line')} cannot be read`}</summary>
      <Lines lines={view.unread.map(({ line, words }) => `Line ${line}: ${words}`)} />
      {view.unreadCount > view.unread.length ? <p>{`and ${view.unreadCount - view.unread.length} more`}</p> : null}
    </details>
  );
}

function Shown({ view }: { readonly view: ListPreview }) {
  const nothing = view.added + view.keys === 0;
  return (
    <Notice kind={nothing ? 'plain' : 'warning'}>
      <div role="status">
        <p>{nothing ? 'Nothing new in there.' : `${counted(view.added, 'line')} will be added. Nothing comes off the list.`}</p>
        {view.leaving === 0 ? null : (
          <p>
            <strong>
              {view.leaving === 1
                ? '1 prospect in a cadence leaves it for good in the next run.'
                : `${counted(view.leaving, 'prospect')} in cadences leave them for good in the next run.`}
            </strong>
          </p>
        )}
        {view.keys === 0 ? null : <p>{`${counted(view.keys, 'key')} of erased people will be put back.`}</p>}
        {view.already === 0 ? null : <p>{`${counted(view.already, 'line stands', 'lines stand')} there already.`}</p>}
      </div>
      {view.examples.length === 0 ? null : (
        <details>
          <summary>Who</summary>
          <Lines lines={view.examples} />
          {view.added > view.examples.length ? <p>{`and ${view.added - view.examples.length} more`}</p> : null}
        </details>
      )}
      <Unread view={view} />
      {nothing ? null : (
        <Action main off={listImport.state.value.busy} run={importList}>
          {view.added === 0 ? 'Put the key back' : `Add ${counted(view.added, 'line')}`}
        </Action>
      )}
      <Action off={listImport.state.value.busy} run={() => listPreview.forget()}>
        Cancel
      </Action>
    </Notice>
  );
}

/** What is wrong with the list itself: until it is put right, nothing is sent at all. */
function Doubt() {
  const missing = overview.state.value.last?.sending.missing ?? [];
  const words = missing.filter((each) => each.includes('Do Not Contact'));
  if (words.length === 0) return null;
  return (
    <Notice kind="warning">
      <p>Nothing is sent until this is put right:</p>
      <Lines lines={words} />
    </Notice>
  );
}

function Add() {
  const { last, busy, words } = listPreview.state.value;
  const added = listImport.state.value;
  return (
    <Section id="list" name="Do Not Contact">
      <p class="faint">Nobody on this list gets anything more: no mail and no task, on any channel.</p>
      <Doubt />
      <label class="field">
        <span>Addresses or domains, one a line</span>
        <textarea
          rows={3}
          spellcheck={false}
          value={listFile.value === '' ? listText.value : ''}
          onInput={(event) => writeList(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        <span>or a file: CSV, or an export of this list</span>
        <input
          key={listRound.value}
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          onChange={(event) => chooseFile(event.currentTarget.files?.[0])}
        />
      </label>
      {listFile.value === '' ? null : <p class="faint">{`Read: ${listFile.value}`}</p>}
      <Failed words={fileFailed.value} />
      {last !== null ? null : (
        <Action off={busy || listText.value.trim() === ''} run={lookAtList}>
          Show what will be added
        </Action>
      )}
      <Busy on={busy || added.busy} words={added.busy ? 'Writing …' : 'Comparing with the list …'} />
      <Failed words={words} again={lookAtList} />
      {last === null ? null : <Shown view={last} />}
      <Failed words={added.words} />
      {added.last === null ? null : (
        <Notice kind="good">
          <p role="status">
            {added.last.words}
            {added.last.leaving > 0 ? ' Anyone in a cadence leaves it in the next run, and gets no mail before that.' : ''}
          </p>
        </Notice>
      )}
    </Section>
  );
}

/** A line that carries a key. */
const hasKey = /^key:/m;

function File({ file }: { readonly file: ListExport }) {
  const link = useMemo(() => URL.createObjectURL(new Blob([file.text], { type: 'text/csv;charset=utf-8' })), [file]);
  useEffect(() => () => URL.revokeObjectURL(link), [link]);
  return (
    <Notice kind="plain">
      <p role="status">
        {`${counted(file.entries, 'line')}.`}
        {hasKey.test(file.text) ? ' With them goes the key of erased people: keep the file as safe as this sheet.' : ''}
      </p>
      <p>
        <a href={link} download={file.name}>
          {`Download ${file.name}`}
        </a>
      </p>
      <details>
        <summary>Or copy the text</summary>
        <textarea class="copied" rows={6} readOnly aria-label="The list as CSV" value={file.text.replace(/^\ufeff/, '')} />
      </details>
      {file.problems.length === 0 ? null : (
        <>
          <p>Not everything on the sheet can be read. Correct these lines and export again:</p>
          <Lines lines={file.problems} />
        </>
      )}
    </Notice>
  );
}

function Export() {
  const { last, busy, words } = listExport.state.value;
  return (
    <Section id="export" name="Export">
      <p class="faint">For your records, another sheet or another tool.</p>
      <Action off={busy} run={exportList}>
        Export the list
      </Action>
      <Busy on={busy} words="Reading the list …" />
      <Failed words={words} again={exportList} />
      {last === null ? null : <File file={last} />}
    </Section>
  );
}

function People({ view }: { readonly view: ErasePreview }) {
  return (
    <ul class="list">
      {view.people.map((person) => (
        <li key={`${person.rows.join()} ${person.addresses.join()}`}>
          <p class="person">
            <strong>{person.name === '' ? (person.addresses[0] ?? 'No name') : person.name}</strong>
            {person.rows.length === 0 ? null : (
              <span class="row">{`${person.rows.length === 1 ? 'Row' : 'Rows'} ${person.rows.join(', ')}`}</span>
            )}
          </p>
          {person.name === '' || person.addresses.length === 0 ? null : <p class="faint">{person.addresses.join(', ')}</p>}
        </li>
      ))}
    </ul>
  );
}

function Erasing({ view }: { readonly view: ErasePreview }) {
  const nobody = view.people.length === 0;
  const { busy } = erased.state.value;
  return (
    <Notice kind={nobody ? 'plain' : 'warning'}>
      <div role="status">
        <People view={view} />
        {view.warnings.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </div>
      {nobody ? null : (
        <>
          <h3>This goes</h3>
          <Lines lines={view.goes} />
          <h3>This stays</h3>
          <Lines lines={view.stays} />
          <Action main off={busy} run={erase}>
            {`Erase ${counted(view.people.length, 'person', 'people')} for good`}
          </Action>
        </>
      )}
      <Action off={busy} run={() => erasePreview.forget()}>
        Cancel
      </Action>
    </Notice>
  );
}

function Erase() {
  const { last, busy, words } = erasePreview.state.value;
  const done = erased.state.value;
  return (
    <Section id="erase" name="Erase a person">
      <p class="faint">When somebody asks to be deleted. Select their row on the sheet, or write their address.</p>
      <label class="field">
        <span>Address (blank: the selected rows)</span>
        <input
          type="text"
          inputMode="email"
          autocomplete="off"
          spellcheck={false}
          value={eraseAddress.value}
          onInput={(event) => writeEraseAddress(event.currentTarget.value)}
        />
      </label>
      {last !== null ? null : (
        <Action off={busy} run={lookAtPerson}>
          Show what goes and what stays
        </Action>
      )}
      <Busy on={busy || done.busy} words={done.busy ? 'Erasing …' : 'Looking through the file …'} />
      <Failed words={words} again={lookAtPerson} />
      {last === null ? null : <Erasing view={last} />}
      <Failed words={done.words} />
      {done.last === null ? null : (
        <Notice kind="good">
          <div role="status">
            <p>Erased.</p>
            <Lines lines={done.last.done} />
          </div>
          {done.last.stays.length === 0 ? null : (
            <>
              <h3>Left for you</h3>
              <Lines lines={done.last.stays} />
            </>
          )}
        </Notice>
      )}
    </Section>
  );
}

export function OptOuts() {
  const { last } = overview.state.value;
  if (last !== null && last.prospects === null) return <NotSetUp />;
  return (
    <>
      <Add />
      <Export />
      <Erase />
    </>
  );
}
