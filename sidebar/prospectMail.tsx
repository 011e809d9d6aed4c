import type { NextWords, ProspectStory } from '../src/app/prospectContract';
import { Findings } from './findings';
import { Action, Failed, Field, Lines, Notice } from './parts';
import { doing, dropWords, lint, sendTest, tried, tryWords } from './prospecting';
import { Copy } from './reach';

type Mail = Extract<NextWords, { kind: 'mail' }>;

const countWords = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

/** Other words for the mail: nothing of them is kept anywhere; who likes them copies them. */
function TryWords({ story, mail }: { readonly story: ProspectStory; readonly mail: Mail }) {
  const { prospectId } = story;
  const mine = tried.value[prospectId];
  const { subject, words } = mine ?? mail;
  const { last, busy, words: failed } = lint.state.value;
  const findings = mine === undefined || last === null ? mail.findings : last.findings;
  return (
    <details open={mine !== undefined}>
      <summary>Try other words</summary>
      <Field label="Subject" value={subject} set={(value) => tryWords(prospectId, mail, value, words)} />
      <label class="field">
        <span>Words, without signature and footer</span>
        <textarea rows={10} value={words} onInput={(event) => tryWords(prospectId, mail, subject, event.currentTarget.value)} />
      </label>
      <p class="faint" role="status">
        {`${countWords(words)} words. ${busy ? 'Looking at them …' : findings.length === 0 ? 'Nothing to find fault with.' : `${findings.length} to look at.`}`}
      </p>
      <Failed words={failed} again={() => tryWords(prospectId, mail, subject, words)} />
      {mine === undefined ? null : <Findings findings={findings} />}
      <p class="faint">Nothing of this is stored. To use it, copy it into the draft or onto the Templates sheet.</p>
      <Copy text={words} words="Copy" />
      {mine === undefined ? null : <Action run={() => dropWords(prospectId)}>Back to the template</Action>}
    </details>
  );
}

/** A mail as it will go, what is to be said of it, and a test of it to oneself. */
function Mail({ story, mail }: { readonly story: ProspectStory; readonly mail: Mail }) {
  const { key, busy, words } = doing.value;
  return (
    <>
      <dl class="mail">
        <div>
          <dt>To</dt>
          <dd>{mail.to}</dd>
        </div>
        <div>
          <dt>Subject</dt>
          <dd>{mail.subject}</dd>
        </div>
      </dl>
      <p class="text">{mail.body}</p>
      {mail.holds === '' ? null : (
        <Notice kind="warning">
          <Lines lines={[`It would not go out as it is. ${mail.holds}`]} />
        </Notice>
      )}
      {mail.findings.length === 0 ? <p class="faint">No problems found in the words.</p> : null}
      <Findings findings={mail.findings} />
      <Action off={busy} run={() => sendTest(story)}>
        Send a test to myself
      </Action>
      <p class="faint">Marked as a test, to you alone; it counts for nothing.</p>
      <Failed words={key === 'test' ? words : ''} />
      <TryWords key={story.prospectId} story={story} mail={mail} />
    </>
  );
}

export function Words({ story, words }: { readonly story: ProspectStory; readonly words: NextWords }) {
  switch (words.kind) {
    case 'mail':
      return <Mail story={story} mail={words} />;
    case 'problem':
      return (
        <Notice kind="warning">
          <Lines lines={[words.words]} />
        </Notice>
      );
    case 'text':
      return words.text === '' ? null : (
        <>
          <p class="text">{words.text}</p>
          <Findings findings={words.findings} />
          <Copy text={words.text} />
        </>
      );
  }
}
