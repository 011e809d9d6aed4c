import { useState } from 'react';
import type { MailRequest, WireMail, WireThread } from '../pageWire';
import { ask } from './ask';
import { attempt } from './store';

const CANNED = [
  'Yes, that sounds useful. Can we talk on Thursday?',
  'Not now. Please ask me again in three months.',
  'We went with another supplier. Thanks all the same.',
  'I am the wrong person for this: please write to my colleague.',
];

const people = (list: WireMail['to']): string => list.map((each) => each.name || each.address).join(', ');

const plusDays = (wall: string, days: number): string =>
  new Date(Date.parse(`${wall.slice(0, 10)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const Headers = ({ mail }: { mail: WireMail }) => {
  const lines = [
    ['Message-ID', mail.messageId],
    ['In-Reply-To', mail.inReplyTo],
    ['References', mail.references],
    ...mail.headers.map(({ name, value }) => [name, value]),
  ].filter(([, value]) => value !== '');
  return (
    <details className="headers">
      <summary>Headers</summary>
      <dl>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
};

type Panel = 'reply' | 'away' | 'answer' | null;

const Text = ({
  label,
  canned,
  send,
  close,
}: {
  label: string;
  canned: string[];
  send: (text: string) => void;
  close: () => void;
}) => {
  const [text, setText] = useState('');
  return (
    <form
      className="compose"
      onSubmit={(event) => {
        event.preventDefault();
        send(text);
      }}
    >
      {canned.length > 0 ? (
        <div className="canned">
          {canned.map((each) => (
            <button type="button" key={each} onClick={() => setText(each)}>
              {each}
            </button>
          ))}
        </div>
      ) : null}
      <textarea
        aria-label={label}
        rows={3}
        required
        value={text}
        placeholder={label}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="buttons">
        <button type="submit" className="strong">
          Send
        </button>
        <button type="button" className="quiet" onClick={close}>
          Cancel
        </button>
      </div>
    </form>
  );
};

const Away = ({ clock, send, close }: { clock: string; send: (until: string) => void; close: () => void }) => {
  const [until, setUntil] = useState(plusDays(clock, 7));
  return (
    <form
      className="compose row"
      onSubmit={(event) => {
        event.preventDefault();
        send(until);
      }}
    >
      <label>
        Back on
        <input type="date" value={until} min={clock.slice(0, 10)} onChange={(event) => setUntil(event.target.value)} />
      </label>
      <button type="submit" className="strong">
        Send the auto-reply
      </button>
      <button type="button" className="quiet" onClick={close}>
        Cancel
      </button>
    </form>
  );
};

/** Under a mail that went out: what the person it went to, or their server, may do with it. */
const WorldActs = ({ mail, clock, act }: { mail: WireMail; clock: string; act: (request: MailRequest) => Promise<boolean> }) => {
  const { user, messageId } = { user: mail.from.address, messageId: mail.id };
  const [panel, setPanel] = useState<Panel>(null);
  const name = mail.to[0]?.name || mail.to[0]?.address || 'the prospect';
  const close = () => setPanel(null);
  const then = (request: MailRequest) => act(request).then((worked) => (worked ? close() : undefined));
  if (panel === 'reply')
    return (
      <Text
        label={`${name} writes back`}
        canned={CANNED}
        close={close}
        send={(text) => then({ act: 'reply', user, messageId, text })}
      />
    );
  if (panel === 'away')
    return <Away clock={clock} close={close} send={(until) => then({ act: 'away', user, messageId, until })} />;
  return (
    <div className="buttons world">
      <button type="button" className="quiet" onClick={() => setPanel('reply')}>
        Reply as {name}
      </button>
      <button type="button" className="quiet" onClick={() => setPanel('away')}>
        Out of office…
      </button>
      <button
        type="button"
        className="quiet"
        title="The mailbox does not exist: 5.1.1"
        onClick={() => then({ act: 'bounce', user, messageId, status: '5.1.1' })}
      >
        Bounce
      </button>
      <button
        type="button"
        className="quiet"
        title="The mailbox is full for now: 4.2.2"
        onClick={() => then({ act: 'bounce', user, messageId, status: '4.2.2' })}
      >
        Delay
      </button>
      <button type="button" className="quiet" onClick={() => then({ act: 'remove', user, messageId })}>
        Ask to be removed
      </button>
    </div>
  );
};

const Draft = ({ mail, owner, act }: { mail: WireMail; owner: string; act: (request: MailRequest) => Promise<boolean> }) => {
  const [text, setText] = useState(mail.text);
  const draftId = mail.draftId ?? '';
  return (
    <form
      className="compose"
      onSubmit={(event) => {
        event.preventDefault();
        void act({ act: 'sendDraft', user: owner, draftId, text });
      }}
    >
      <textarea aria-label="Draft" rows={8} value={text} onChange={(event) => setText(event.target.value)} />
      <div className="buttons">
        <button type="submit" className="strong">
          {text.trim() === mail.text.trim() ? 'Send' : 'Send as edited'}
        </button>
        <button type="button" className="quiet" onClick={() => act({ act: 'deleteDraft', user: owner, draftId })}>
          Delete draft
        </button>
      </div>
    </form>
  );
};

export const MailThread = ({ thread, owner, clock }: { thread: WireThread; owner: string; clock: string }) => {
  const [answering, setAnswering] = useState('');
  const act = (request: MailRequest) => attempt(() => ask('mail', { ...request, user: owner }));
  return (
    <article className="thread-view">
      <h3>{thread.subject || '(no subject)'}</h3>
      {thread.messages.map((mail) => {
        const ours = mail.labels.includes('SENT');
        const kind = mail.draftId ? 'draft' : ours ? 'out' : 'in';
        return (
          <section key={mail.id} className={`mail ${kind}`}>
            <header>
              <strong>{mail.from.name || mail.from.address}</strong>
              <span className="to">to {people(mail.to)}</span>
              {kind === 'draft' ? <em className="draft">Draft</em> : null}
              <time>{mail.when}</time>
            </header>
            {mail.draftId ? (
              <Draft key={mail.id} mail={mail} owner={owner} act={act} />
            ) : (
              <p className="text">{mail.text.trim()}</p>
            )}
            <Headers mail={mail} />
            {kind === 'out' ? <WorldActs mail={mail} clock={clock} act={act} /> : null}
            {kind === 'in' && answering !== mail.id ? (
              <div className="buttons">
                <button type="button" className="quiet" onClick={() => setAnswering(mail.id)}>
                  Answer by hand
                </button>
              </div>
            ) : null}
            {answering === mail.id ? (
              <Text
                label="Your answer"
                canned={[]}
                close={() => setAnswering('')}
                send={(text) =>
                  act({ act: 'answer', user: owner, messageId: mail.id, text }).then((worked) =>
                    worked ? setAnswering('') : undefined,
                  )
                }
              />
            ) : null}
          </section>
        );
      })}
    </article>
  );
};
