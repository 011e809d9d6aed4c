import { useEffect, useState } from 'react';
import type { WireThread } from '../pageWire';
import { MailThread } from './mailThread';
import { change, useKnown, wantMail } from './store';
import { WriteIn } from './writeIn';

/** Mail programs often answer without a name, but the thread has known it since the first mail. */
const nameIn = (thread: WireThread, address: string): string =>
  thread.messages.flatMap((mail) => [mail.from, ...mail.to]).find((each) => each.address === address && each.name !== '')?.name ??
  address;

const addressee = (thread: WireThread, owner: string): string => {
  for (const mail of [...thread.messages].reverse()) {
    const other = mail.from.address === owner ? mail.to[0] : mail.from;
    if (other) return nameIn(thread, other.address);
  }
  return owner;
};

const marksOf = (thread: WireThread, owner: string): { text: string; kind: string }[] => [
  ...(thread.messages.some((mail) => mail.draftId) ? [{ text: 'Draft', kind: 'draft' }] : []),
  ...(thread.messages.some((mail) => mail.labels.includes('INBOX') && mail.from.address !== owner)
    ? [{ text: 'Answered', kind: 'in' }]
    : []),
];

const Row = ({ thread, owner, chosen, choose }: { thread: WireThread; owner: string; chosen: boolean; choose: () => void }) => {
  const last = thread.messages.at(-1);
  return (
    <li>
      <button type="button" className={chosen ? 'thread chosen' : 'thread'} aria-current={chosen} onClick={choose}>
        <span className="who">
          {addressee(thread, owner)}
          {thread.messages.length > 1 ? <small> {thread.messages.length}</small> : null}
        </span>
        <span className="when">{last?.when.slice(5)}</span>
        <span className="subject">
          {marksOf(thread, owner).map((mark) => (
            <em key={mark.text} className={mark.kind}>
              {mark.text}
            </em>
          ))}
          {thread.subject || '(no subject)'}
        </span>
      </button>
    </li>
  );
};

const matches = (thread: WireThread, find: string): boolean =>
  find === '' ||
  thread.messages.some((mail) =>
    [mail.subject, mail.from.address, mail.from.name, ...mail.to.flatMap((each) => [each.name, each.address])].some((text) =>
      text.toLowerCase().includes(find.toLowerCase()),
    ),
  );

/** One person's mailbox: what was sent and drafted, and buttons that let the world answer. */
export const Mailbox = () => {
  const { state, threads, mailboxOf } = useKnown();
  const [chosen, setChosen] = useState('');
  const [find, setFind] = useState('');
  const [writing, setWriting] = useState(false);
  const list = threads[mailboxOf];
  useEffect(() => {
    if (mailboxOf !== '' && list === undefined) wantMail(mailboxOf);
  }, [mailboxOf, list]);
  if (!state) return null;
  const found = (list ?? []).filter((thread) => matches(thread, find));
  const thread = found.find((each) => each.id === chosen) ?? found[0];
  return (
    <div className="mailbox">
      <div className="threads">
        <div className="tools">
          <select aria-label="Whose mailbox" value={mailboxOf} onChange={(event) => change({ mailboxOf: event.target.value })}>
            {state.users.map((user) => (
              <option key={user}>{user}</option>
            ))}
          </select>
          <button
            type="button"
            className="quiet"
            title="A mail that belongs to no thread arrives"
            onClick={() => setWriting(true)}
          >
            Mail arrives…
          </button>
        </div>
        <input
          type="search"
          placeholder="Find by person or subject"
          aria-label="Find mail"
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
        <ul>
          {found.map((each) => (
            <Row
              key={each.id}
              thread={each}
              owner={mailboxOf}
              chosen={!writing && each.id === thread?.id}
              choose={() => {
                setWriting(false);
                setChosen(each.id);
              }}
            />
          ))}
        </ul>
        {list !== undefined && found.length === 0 ? (
          <p className="empty">
            {list.length === 0 ? 'No mail yet. What the add-on sends or drafts lands here.' : 'Nothing matches.'}
          </p>
        ) : null}
      </div>
      {writing ? (
        <WriteIn user={mailboxOf} done={() => setWriting(false)} />
      ) : thread ? (
        <MailThread key={thread.id} thread={thread} owner={mailboxOf} clock={state.clock} />
      ) : (
        <p className="empty wide">Choose a mail to read it, and to answer as the person it went to.</p>
      )}
    </div>
  );
};
