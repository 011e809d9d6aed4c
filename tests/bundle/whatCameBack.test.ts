/**
 * What comes back to a mailbox, on the built bundle: one row a case, told by what the sheet says afterwards and by what was still sent.
 *
 * Ana's first mail goes out on Tue 3 March 2026 at 08:00 in Berlin; her next one would go on Wed 4 March at 08:00. Something comes
 * back in between; the sheet is looked at on Tuesday noon, and the mails are counted once the time of the next one has come.
 */
import type { Host, MailView } from '../../local/host';
import { callSidebar } from '../../local/onceStage';
import { newTeam, rep, replayable, type Team } from '../support/team';

const ana = 'ana@quinta.example';
const people = [
  ['Email', 'First Name', 'Company', 'Deal Size', 'Time Zone', 'Owner', 'Country', 'Outcome'],
  [ana, 'Ana', 'Quinta', '8000', 'Europe/Berlin', '', 'Portugal', ''],
];

const noon = Date.UTC(2026, 2, 3, 12, 10);
const nextDue = Date.UTC(2026, 2, 4, 7, 10);

let kept: Awaited<ReturnType<typeof replayable>>;

beforeAll(async () => {
  kept = await replayable((team) => {
    team.enroll('outbound', '2026-03-02', [ana]);
    team.host.clock.runTo(Date.UTC(2026, 2, 3, 7, 10));
  }, people);
}, 120_000);
afterAll(() => kept.forget());

interface Came {
  readonly host: Host;
  readonly team: Team;
  readonly first: MailView;
}

interface Expected {
  readonly status: string;
  readonly exit?: string;
  readonly needs?: RegExp;
  readonly mails: number;
  readonly also?: (team: Team) => void;
}

const raw = (headers: string, body: string): string =>
  `${headers}\nDate: Tue, 03 Mar 2026 09:00:00 +0000\nMIME-Version: 1.0\n${headers.includes('Content-Type') ? '' : 'Content-Type: text/plain; charset=utf-8\n'}\n${body}`.replace(
    /\n/g,
    '\r\n',
  );

const replies =
  (text: string, more: Record<string, unknown> = {}) =>
  ({ host, first }: Came): void => {
    host.mail.replyAs(rep, { messageId: first.id, text, ...more });
  };

const delivers =
  (make: (came: Came) => string, inThread = false) =>
  (came: Came): void => {
    came.host.mail.deliverRaw(rep, make(came), inThread ? came.first.threadId : undefined);
  };

const needsNothing = /^$/;

const cases: readonly (readonly [what: string, happens: (came: Came) => void, expected: Expected])[] = [
  ['nothing', () => {}, { status: 'Active', needs: needsNothing, mails: 2 }],
  // People
  ['a reply in the thread', replies('Thanks, who else uses it?'), { status: 'Replied', needs: /who else uses it\?/, mails: 1 }],
  [
    'a reply from another address in the thread',
    replies('I answer for Ana.', { from: 'assistant@elsewhere.example' }),
    { status: 'Replied', needs: /assistant@elsewhere\.example.*I answer for Ana/, mails: 1 },
  ],
  [
    'a reply in a new thread',
    replies('A new thread, sorry.', { newThread: true }),
    { status: 'Replied', needs: /A new thread, sorry/, mails: 1 },
  ],
  [
    'a new mail from her address, without any reference',
    ({ host }) => {
      host.mail.newMailFrom(rep, { from: ana, subject: 'Hello', text: 'Can you call me?' });
    },
    { status: 'Replied', needs: /Can you call me\?/, mails: 1 },
  ],
  [
    'a new thread from an alias that quotes our Message-ID',
    delivers(({ first }) =>
      raw(
        `From: Ana Bell <a.bell@other.example>\nTo: ${rep}\nSubject: answer\nReferences: ${first.messageId}\nMessage-ID: <r1@other.example>`,
        'From my private address: yes.',
      ),
    ),
    { status: 'Replied', needs: /From my private address/, mails: 1 },
  ],
  [
    'a colleague answers what was handed on, without any reference',
    delivers(({ first }) =>
      raw(
        `From: Ben <ben@quinta.example>\nTo: ${rep}\nSubject: Re: FW: ${first.subject}\nMessage-ID: <r2@quinta.example>`,
        'Ana gave me your mail.',
      ),
    ),
    { status: 'Replied', needs: /Ben: "Ana gave me your mail/, mails: 1 },
  ],
  [
    'a reply that Gmail took for spam',
    delivers(
      ({ first }) => raw(`From: ${ana}\nTo: ${rep}\nSubject: Re: x\nIn-Reply-To: ${first.messageId}\nX-Spam: yes`, 'Yes please.'),
      true,
    ),
    { status: 'Replied', mails: 1 },
  ],
  [
    'a reply that was thrown into the trash',
    (came) => {
      const reply = came.host.mail.replyAs(rep, { messageId: came.first.id, text: 'Not for us.' });
      came.host.mail.moveToTrash(rep, reply.id);
    },
    { status: 'Replied', needs: /Not for us/, mails: 1 },
  ],
  ['an empty reply', replies(''), { status: 'Replied', mails: 1 }],
  [
    'an invitation to a meeting',
    delivers(() =>
      raw(
        `From: ${ana}\nTo: ${rep}\nSubject: Invitation: Call\nMessage-ID: <i1@quinta.example>\nContent-Type: text/calendar; method=REQUEST; charset=utf-8`,
        'BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR',
      ),
    ),
    { status: 'Replied', needs: /interested/, mails: 1 },
  ],
  // What they want is suggested, never done
  ['a no', replies('No thanks, we are not interested.'), { status: 'Replied', exit: '', needs: /Not Interested/, mails: 1 }],
  [
    'a not now',
    replies('Please come back to me in September.'),
    { status: 'Replied', exit: '', needs: /Follow Up On/, mails: 1 },
  ],
  [
    'another person',
    replies('You should contact Maria in purchasing.'),
    { status: 'Replied', exit: '', needs: /Wrong Person/, mails: 1 },
  ],
  [
    'one who left, by hand',
    replies('Ana has left the company.'),
    { status: 'Replied', exit: '', needs: /Wrong Person/, mails: 1 },
  ],
  [
    'an opt-out in doubt',
    replies('We are interested in the pilot. Please remove me from your newsletter list, though.'),
    { status: 'Replied', exit: '', needs: /Unsubscribed/, mails: 1 },
  ],
  // Opt-outs and complaints act at once
  ['STOP', replies('STOP'), { status: 'Unsubscribed', exit: 'Unsubscribed', mails: 1, also: isListed }],
  ['German', replies('Bitte nehmen Sie mich aus dem Verteiler.'), { status: 'Unsubscribed', mails: 1, also: isListed }],
  [
    'a mail to our unsubscribe address',
    ({ host, first }) => {
      const to = /<mailto:([^?>]+)/.exec(first.headers.find(({ name }) => name === 'List-Unsubscribe')?.value ?? '')?.[1] ?? '';
      host.mail.newMailFrom(rep, { from: 'someone@else.example', subject: 'unsubscribe', text: '', to });
    },
    { status: 'Unsubscribed', mails: 1, also: isListed },
  ],
  [
    'a STOP and then a friendly word',
    (came) => {
      replies('STOP')(came);
      replies('Sorry for being short.')(came);
    },
    { status: 'Unsubscribed', mails: 1, also: isListed },
  ],
  [
    'an abuse report',
    delivers(({ first }) =>
      raw(
        'From: <fbl@mx.example>\nSubject: complaint\nContent-Type: multipart/report; report-type=feedback-report; boundary=b',
        `--b\nContent-Type: text/plain\n\nA report.\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: x\nVersion: 1\n--b\nContent-Type: message/rfc822\n\nFrom: ${rep}\nTo: ${ana}\nMessage-ID: ${first.messageId}\nSubject: x\n\nHi\n--b--`,
      ),
    ),
    { status: 'Unsubscribed', mails: 1, also: isListed },
  ],
  // Machines
  [
    'an absence with a date',
    delivers(
      ({ first }) =>
        raw(
          `From: ${ana}\nTo: ${rep}\nSubject: Automatic reply: x\nAuto-Submitted: auto-replied\nIn-Reply-To: ${first.messageId}`,
          'I am out of the office until Friday, 6 March 2026.',
        ),
      true,
    ),
    { status: 'Out of Office', mails: 1 },
  ],
  [
    'one who left, by a machine',
    delivers(
      ({ first }) =>
        raw(
          `From: ${ana}\nTo: ${rep}\nSubject: Automatic reply: x\nAuto-Submitted: auto-replied\nIn-Reply-To: ${first.messageId}`,
          'I no longer work at Quinta.',
        ),
      true,
    ),
    { status: 'Wrong Person', exit: 'Wrong Person', mails: 1 },
  ],
  [
    'a ticket number',
    delivers(
      ({ first }) =>
        raw(
          `From: ${ana}\nTo: ${rep}\nSubject: [#4821] x\nAuto-Submitted: auto-replied\nIn-Reply-To: ${first.messageId}`,
          'We have received your message.',
        ),
      true,
    ),
    { status: 'Active', needs: needsNothing, mails: 2 },
  ],
  [
    'a read receipt',
    delivers(() =>
      raw(
        `From: ${ana}\nTo: ${rep}\nSubject: Read: x\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b`,
        '--b\nContent-Type: text/plain\n\nRead.\n--b--',
      ),
    ),
    { status: 'Active', needs: needsNothing, mails: 2 },
  ],
  [
    'no such person',
    ({ host, first }) => {
      host.mail.bounce(rep, { messageId: first.id, status: '5.1.1', diagnostic: '550 5.1.1 user unknown' });
    },
    { status: 'Bounced', exit: 'Bounced', mails: 1 },
  ],
  [
    'a full mailbox',
    ({ host, first }) => {
      host.mail.bounce(rep, { messageId: first.id, status: '5.2.2', diagnostic: '552 5.2.2 over quota' });
    },
    { status: 'Out of Office', mails: 1 },
  ],
  [
    'a delay',
    ({ host, first }) => {
      host.mail.bounce(rep, { messageId: first.id, status: '4.4.1', diagnostic: 'timed out', action: 'delayed' });
    },
    { status: 'Active', needs: needsNothing, mails: 2 },
  ],
  // The Owner writes by hand
  [
    'by hand in the thread',
    ({ host, first }) => {
      host.mail.sendByHand(rep, { to: ana, subject: `Re: ${first.subject}`, text: 'One more thing.', threadId: first.threadId });
    },
    { status: 'Paused', needs: /You wrote to them yourself/, mails: 2 },
  ],
  [
    'by hand in a new mail',
    ({ host }) => {
      host.mail.sendByHand(rep, { to: `Ana <${ana}>`, subject: 'Something else', text: 'Hello.' });
    },
    { status: 'Paused', needs: /You wrote to them yourself/, mails: 2 },
  ],
  [
    'handed to a colleague of ours',
    ({ host, first }) => {
      host.mail.sendByHand(rep, {
        to: 'boss@northbridge.example',
        subject: `Fwd: ${first.subject}`,
        text: 'See below.',
        threadId: first.threadId,
      });
    },
    { status: 'Active', needs: needsNothing, mails: 2 },
  ],
  // Much mail
  [
    'a reply in a new thread from another address among 120 mails of others',
    (came) => {
      for (let each = 0; each < 60; each++)
        came.host.mail.newMailFrom(rep, { from: `p${each}@crowd.example`, subject: `News ${each}`, text: 'x' });
      delivers(({ first }) =>
        raw(
          `From: a.bell@other.example\nTo: ${rep}\nSubject: y\nReferences: ${first.messageId}\nMessage-ID: <r3@other.example>`,
          'Yes.',
        ),
      )(came);
      for (let each = 60; each < 120; each++)
        came.host.mail.newMailFrom(rep, { from: `p${each}@crowd.example`, subject: `News ${each}`, text: 'x' });
    },
    { status: 'Replied', mails: 1 },
  ],
  [
    'a thread of more than a hundred mails, the answer among them',
    (came) => {
      for (let each = 0; each < 110; each++)
        delivers(
          ({ first }) =>
            raw(
              `From: ${ana}\nTo: ${rep}\nSubject: Automatic reply: x\nAuto-Submitted: auto-replied\nIn-Reply-To: ${first.messageId}\nMessage-ID: <o${each}@quinta.example>`,
              each === 60 ? 'We have received your message.' : 'Thank you for contacting us, we have received your message.',
            ),
          true,
        )(came);
      replies('Here I am.')(came);
    },
    { status: 'Replied', needs: /Here I am/, mails: 1 },
  ],
];

function isListed(team: Team): void {
  expect(team.rows('Do Not Contact').map((row) => row['Address or Domain'])).toContain(ana);
}

const at = (team: Team, instant: number): void => {
  team.host.clock.moveTo(instant);
  expect(team.tick().error).toBeUndefined();
};

const mailsTo = (team: Team): number => team.sent().filter(({ to }) => to.some(({ address }) => address === ana)).length;

describe('what came back', () => {
  it.each(cases)(
    '%s',
    async (_, happens, expected) => {
      const team = await kept.again();
      const [first] = team.sent();
      happens({ host: team.host, team, first: first! });
      at(team, noon);
      expect(team.shown(ana, 'Status')).toBe(expected.status);
      if (expected.exit !== undefined) expect(team.shown(ana, 'Exit Reason')).toBe(expected.exit);
      if (expected.needs !== undefined) expect(team.shown(ana, 'Needs You')).toMatch(expected.needs);
      expected.also?.(team);
      at(team, nextDue);
      expect(mailsTo(team)).toBe(expected.mails);
      team.host.close();
    },
    60_000,
  );

  const alias = ({ first }: Came): string =>
    raw(
      `From: a.bell@other.example\nTo: ${rep}\nSubject: y\nReferences: ${first.messageId}\nMessage-ID: <r4@other.example>`,
      'Yes.',
    );

  it('sees an answer that came minutes before the next mail, though no search finds it yet', async () => {
    const team = await kept.again();
    const came = { host: team.host, team, first: team.sent()[0]! };
    at(team, noon);
    team.host.clock.moveTo(nextDue - 300_000);
    delivers(alias)(came);
    at(team, nextDue);
    expect([team.shown(ana, 'Status'), mailsTo(team)]).toEqual(['Replied', 1]);
    team.host.close();
  }, 60_000);

  const lost = (team: Team): void =>
    team.host.setFaults({
      failCall: ({ method }) => (method === 'Gmail.Users.History.list' ? { message: 'Requested entity was not found.' } : null),
    });

  it('looks through the whole mailbox when the history is lost, and sends nothing until a search can have found the latest', async () => {
    const team = await kept.again();
    at(team, noon);
    lost(team);
    at(team, nextDue);
    team.host.setFaults({});
    expect([team.shown(ana, 'Status'), mailsTo(team)]).toEqual(['Active', 1]);
    at(team, nextDue + 3_000_000);
    expect([team.shown(ana, 'Status'), mailsTo(team)]).toEqual(['Active', 2]);
    team.host.close();
  }, 60_000);

  it('finds answers that came while the history was lost, in the thread and outside it', async () => {
    for (const happens of [replies('Here I am.'), delivers(alias)]) {
      const team = await kept.again();
      happens({ host: team.host, team, first: team.sent()[0]! });
      lost(team);
      at(team, noon);
      team.host.setFaults({});
      expect(team.shown(ana, 'Status')).toBe('Replied');
      at(team, nextDue);
      expect(mailsTo(team)).toBe(1);
      team.host.close();
    }
  }, 60_000);

  it('finds an answer that no search knew of when the history was lost', async () => {
    const team = await kept.again();
    const came = { host: team.host, team, first: team.sent()[0]! };
    team.host.clock.moveTo(nextDue - 300_000);
    delivers(alias)(came);
    lost(team);
    at(team, nextDue);
    team.host.setFaults({});
    expect(mailsTo(team)).toBe(1);
    at(team, nextDue + 3_000_000);
    expect([team.shown(ana, 'Status'), mailsTo(team)]).toEqual(['Replied', 1]);
    team.host.close();
  }, 60_000);

  it('hears a no that came before somebody resumed the row without knowing of it', async () => {
    const team = await kept.again();
    const came = { host: team.host, team, first: team.sent()[0]! };
    replies('Who are you?')(came);
    at(team, noon);
    team.host.clock.moveTo(noon + 600_000);
    replies('STOP')(came);
    team.host.clock.moveTo(noon + 1_200_000);
    callSidebar(team.host, 'sidebarResume', { prospectId: team.shown(ana, 'Prospect ID') });
    expect(team.shown(ana, 'Status')).toBe('Resumed');
    at(team, nextDue);
    expect([team.shown(ana, 'Status'), mailsTo(team)]).toEqual(['Unsubscribed', 1]);
    isListed(team);
    team.host.close();
  }, 60_000);

  const resumes: Readonly<Record<string, (team: Team) => void>> = {
    'in the sidebar': (team) => {
      callSidebar(team.host, 'sidebarResume', { prospectId: team.shown(ana, 'Prospect ID') });
    },
    'in the Status cell': (team) => team.type(ana, 'Status', 'Resumed'),
  };

  it.each(Object.entries(resumes))(
    'stops for an answer that nobody had seen when the row was resumed %s',
    async (_, resume) => {
      const team = await kept.again();
      const came = { host: team.host, team, first: team.sent()[0]! };
      replies('Who are you?')(came);
      at(team, noon);
      team.host.clock.moveTo(noon + 600_000);
      replies('And what does it cost?')(came);
      team.host.clock.moveTo(noon + 1_200_000);
      resume(team);
      at(team, nextDue);
      expect([team.shown(ana, 'Status'), mailsTo(team)]).toEqual(['Replied', 1]);
      expect(team.shown(ana, 'Needs You')).toMatch(/what does it cost/);
      resume(team);
      at(team, nextDue + 3_600_000);
      at(team, nextDue + 86_400_000);
      expect([team.shown(ana, 'Status'), mailsTo(team)]).toEqual(['Active', 2]);
      team.host.close();
    },
    60_000,
  );

  it('takes what somebody wrote before they were enrolled for the reason why they were', async () => {
    const team = await newTeam(people);
    team.tick();
    team.host.mail.newMailFrom(rep, { from: ana, subject: 'Hello', text: 'Tell me more.' });
    team.host.clock.moveTo(team.host.clock.now() + 600_000);
    team.enroll('outbound', '2026-03-02', [ana]);
    at(team, Date.UTC(2026, 2, 3, 7, 10));
    expect([team.shown(ana, 'Status'), mailsTo(team)]).toEqual(['Active', 1]);
    team.host.close();
  }, 60_000);

  it('waits once for a full mailbox, and takes it for a dead one the second time', async () => {
    const team = await kept.again();
    const full = { status: '5.2.2', diagnostic: '552 5.2.2 over quota' };
    team.host.mail.bounce(rep, { messageId: team.sent()[0]!.id, ...full });
    at(team, noon);
    expect(team.shown(ana, 'Status')).toBe('Out of Office');
    // Ten business days later it goes on by itself, and the mail that was due follows.
    for (const day of [17, 18, 19]) at(team, Date.UTC(2026, 2, day, 7, 10));
    expect([team.shown(ana, 'Status'), mailsTo(team)]).toEqual(['Active', 2]);
    team.host.clock.moveTo(Date.UTC(2026, 2, 19, 7, 20));
    team.host.mail.bounce(rep, { messageId: team.sent()[1]!.id, ...full });
    at(team, Date.UTC(2026, 2, 19, 8, 10));
    expect([team.shown(ana, 'Status'), mailsTo(team)]).toEqual(['Bounced', 2]);
    team.host.close();
  }, 60_000);
});
