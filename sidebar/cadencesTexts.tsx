import { useRef } from 'preact/hooks';
import type { TextTried, Wording } from '../src/app/cadencesContract';
import {
  closeText,
  type Editing,
  editing,
  editText,
  emptyText,
  pickLine,
  saveText,
  saving,
  texts,
  trial,
} from './cadencesEditing';
import { Findings } from './findings';
import { Action, Busy, Check, Choice, Failed, Field, Notice } from './parts';

/** The texts of one touch, with what the lint says while somebody writes. */

const weights = [
  ['', 'any deal'],
  ['light', 'light: small deals'],
  ['standard', 'standard'],
  ['research', 'research: large deals'],
] as const;

function Heard({ of, isMail }: { readonly of: TextTried; readonly isMail: boolean }) {
  return (
    <>
      <p role="status">
        {of.length}
        {of.findings.length === 0 && of.problem === '' && isMail ? ' No problems found.' : ''}
      </p>
      {of.problem === '' ? null : (
        <Notice kind="warning">
          <p>{of.problem}</p>
        </Notice>
      )}
      <Findings findings={of.findings} />
      {of.who === '' ? (
        <p class="faint">There is no prospect to fill it in for yet.</p>
      ) : (
        <details>
          <summary>{`As ${of.who} gets it`}</summary>
          {of.subject === '' ? null : (
            <p>
              <strong>{of.subject}</strong>
            </p>
          )}
          <p class="text">{of.body}</p>
        </details>
      )}
    </>
  );
}

function Fields({
  value,
  isMail,
  tokens,
}: {
  readonly value: Editing;
  readonly isMail: boolean;
  readonly tokens: readonly string[];
}) {
  const body = useRef<HTMLTextAreaElement>(null);
  const { text } = value;
  const set = (change: Partial<Wording>): void => editText({ ...value, text: { ...text, ...change } });
  const insert = (name: string): void => {
    const from = body.current?.selectionStart ?? text.body.length;
    const to = body.current?.selectionEnd ?? from;
    const token = `{{${name}}}`;
    set({ body: `${text.body.slice(0, from)}${token}${text.body.slice(to)}` });
    requestAnimationFrame(() => {
      body.current?.focus();
      body.current?.setSelectionRange(from + token.length, from + token.length);
    });
  };
  return (
    <>
      {isMail ? (
        <Field
          label="Subject; blank on a follow-up stays in the thread"
          value={text.subject}
          set={(subject) => set({ subject })}
        />
      ) : null}
      <label class="field">
        <span>Text</span>
        <textarea ref={body} rows={10} value={text.body} onInput={(event) => set({ body: event.currentTarget.value })} />
      </label>
      <Choice
        label="Insert a column or a sender’s token"
        value=""
        options={[['', 'Choose …'], ...tokens.map((name) => [name, name] as const)]}
        choose={(name) => {
          if (name !== '') insert(name);
        }}
      />
      <details>
        <summary>For whom</summary>
        <Field label="Roles, such as CFO, Finance; blank for the prospect" value={text.role} set={(role) => set({ role })} />
        <Choice label="Deals" value={text.weight} options={weights} choose={(weight) => set({ weight })} />
      </details>
    </>
  );
}

export function Texts() {
  const { last, busy, words } = texts.state.value;
  const value = editing.value;
  const tried = trial.state.value;
  if (last === null || value === null) return <Busy on={busy} words="Reading the texts …" />;
  const stored = value.line === null ? emptyText : (last.lines[value.line] ?? emptyText);
  const dirty = JSON.stringify(stored) !== JSON.stringify(value.text);
  const isMail = last.channel === 'email';
  return (
    <>
      <button type="button" class="link" aria-disabled={dirty ? 'true' : undefined} onClick={() => dirty || closeText()}>
        ‹ All steps
      </button>
      <h3>{last.label}</h3>
      <p class="faint">{`Templates, "${last.key}"`}</p>
      <Failed words={words} />
      {last.lines.length === 0 ? <Notice kind="warning">There is no text yet: write it here.</Notice> : null}
      {last.lines.length < 2 ? null : (
        <Choice
          label={dirty ? 'Version (save or discard first)' : 'Version'}
          value={String(value.line)}
          off={dirty}
          options={[
            ...last.names.map((name, index) => [String(index), name] as const),
            ...(value.line === null ? [['null', 'A new one'] as const] : []),
          ]}
          choose={(index) => pickLine(Number(index))}
        />
      )}
      <Fields key={String(value.line)} value={value} isMail={isMail} tokens={last.tokens} />
      <Failed words={tried.words} />
      {tried.last === null ? null : <Heard of={tried.last} isMail={isMail} />}
      {last.borrowed ? (
        <Check on={value.apart} set={(apart) => editText({ ...value, apart })}>
          <span>{last.shared}</span>
        </Check>
      ) : (
        <p class="faint">{last.shared}</p>
      )}
      <div>
        <Action main off={!dirty || saving.value.busy || value.text.body.trim() === ''} run={() => saveText(value.text)}>
          Save the text
        </Action>
        {dirty ? <Action run={() => pickLine(value.line ?? (last.lines.length === 0 ? null : 0))}>Discard</Action> : null}
      </div>
      {dirty || last.lines.length === 0 ? null : (
        <div class="actions">
          <Action run={() => editText({ ...value, line: null })}>Add a wording or a version</Action>
          <Action off={saving.value.busy || value.line === null} run={() => saveText(null)}>
            Remove this one
          </Action>
        </div>
      )}
    </>
  );
}
