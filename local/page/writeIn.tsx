import { useState } from 'react';
import { ask } from './ask';
import { attempt } from './store';

/** A mail out of the blue: a new thread, from anybody. */
export const WriteIn = ({ user, done }: { user: string; done: () => void }) => {
  const [from, setFrom] = useState('');
  const [subject, setSubject] = useState('');
  const [text, setText] = useState('');
  return (
    <form
      className="thread-view compose"
      onSubmit={async (event) => {
        event.preventDefault();
        if (await attempt(() => ask('mail', { act: 'write', user, from, subject, text }))) done();
      }}
    >
      <h3>A mail arrives for {user}</h3>
      <label>
        From
        <input
          type="email"
          required
          value={from}
          placeholder="someone@company.example"
          onChange={(event) => setFrom(event.target.value)}
        />
      </label>
      <label>
        Subject
        <input value={subject} onChange={(event) => setSubject(event.target.value)} />
      </label>
      <textarea aria-label="Text" rows={6} required value={text} onChange={(event) => setText(event.target.value)} />
      <div className="buttons">
        <button type="submit" className="strong">
          Deliver
        </button>
        <button type="button" className="quiet" onClick={done}>
          Cancel
        </button>
      </div>
    </form>
  );
};
