import type { NextShown, ProspectAnswer, ProspectStory } from '../../src/app/prospectContract';
import { hostile, outbound } from './samples';

export const next: NextShown = {
  step: 2,
  label: 'Email 2 of 7 · different angle',
  channel: 'email',
  due: 'Thu 5 Mar 2026 08:00 (Europe/Lisbon)',
  by: 'product',
  why: 'Step 2 of 7: 2 days after step 1 (as written); planned Thu 5 Mar 2026; due Thu 5 Mar 2026 08:00 Europe/Lisbon.',
  waits: '',
  words: {
    kind: 'mail',
    to: 'Ana Prieto <ana@quinta.example>',
    subject: 'Re: Quinta and the spring rush',
    body: `Hi Ana,\n\nSee ${hostile} for how three growers cut the wait.\n\nWould Tuesday suit you?\n\nRep\n\nReply "stop" and I will not write again.\n1 Main Street`,
    words: `Hi Ana,\n\nSee ${hostile} for how three growers cut the wait.\n\nWould Tuesday suit you?`,
    holds: '',
    findings: [
      {
        severity: 'warning',
        isHole: false,
        words: `Two mails in a row have one format. Write this one as bullets. ${hostile}`,
        source: 'Formats',
      },
    ],
    basis: { initial: 'Hi Ana,\n\nThe first mail.', context: { subject: '' } },
  },
  later: [
    { step: 3, label: 'Call 3 of 7 · call', due: '2026-03-06T09:00:00.000Z', words: 'Fri 6 Mar 2026 09:00' },
    { step: 4, label: 'LinkedIn 4 of 7 · relevant content', due: '2026-03-09T09:00:00.000Z', words: 'Mon 9 Mar 2026 09:00' },
  ],
};

export const story: ProspectStory = {
  prospectId: 'P5',
  row: 5,
  name: 'Ana Prieto',
  email: 'ana@quinta.example',
  company: hostile,
  title: 'مدير العمليات',
  phone: '+351 21 123456',
  linkedin: 'javascript:document.title=1',
  owner: 'me@team.example',
  clock: '14:05 there (Europe/Lisbon)',
  cadence: 'Outbound 21-Day',
  shape: outbound,
  step: 'Email 1 of 7',
  status: 'Active',
  reasons: ['The next run makes the next step.', 'Email, sent by itself (Automatic).'],
  others: [`CFO, carla@quinta.example: step 2 from Tue 10 Mar 2026 ${hostile}`],
  problems: ['Deal Size: "lots" is no amount of money'],
  next,
  tasks: [
    {
      id: 'P5/1/1.linkedin.written',
      channel: 'linkedin',
      what: 'LinkedIn: like or comment first, then write · beside Email 1 of 7',
      text: 'A text to copy',
      reach: 'https://www.linkedin.com/in/ana',
      done: '',
    },
  ],
  past: Array.from({ length: 8 }, (_, index) => ({
    at: `Tue 3 Mar 2026 0${8 - index}:00`,
    what: index === 0 ? 'Sent: Email 1 of 7 · introduction' : `Event ${index}`,
    words: index === 1 ? hostile.repeat(20) : '',
    link: index === 0 ? 'https://mail.google.com/mail/?authuser=me%40team.example#all/18c2f' : '',
  })),
  pastLeft: 3,
  moves: {
    first: [],
    outcomes: [
      {
        does: 'outcome',
        outcome: 'Booked Demo',
        words: 'Meeting booked for',
        date: { heading: 'Meeting Date', value: '' },
        suggested: false,
        tells: 'They leave the cadence for Post-Demo Follow-Up.',
      },
      {
        does: 'outcome',
        outcome: 'Not Interested',
        words: 'Not interested',
        date: null,
        suggested: false,
        tells: 'They leave the cadence.',
      },
    ],
    switches: [
      { does: 'pause', outcome: '', words: 'Pause', date: null, suggested: false, tells: 'Status becomes Paused.' },
      {
        does: 're-engage',
        outcome: '',
        words: 'Restart in Re-Engagement',
        date: null,
        suggested: false,
        text: { heading: 'Trigger Event', value: '' },
        tells: 'They enter Re-Engagement today.',
      },
    ],
  },
  undo: null,
  print: 'print-5',
};

export const answered: ProspectAnswer = { kind: 'story', story, mark: '5.abc', selected: 'Prospects!5' };
