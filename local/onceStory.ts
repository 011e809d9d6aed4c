/**
 * The story of the example's 30 days: whom the team enrolls in what, and what the world does meanwhile. It is told as tables, people by
 * their address, days and hours in the zone of the spreadsheet. Nothing here knows the product's rules: it only acts as people do.
 */

export const team = {
  rep: 'mira@fernhollow.example',
  sheetZone: 'Europe/Berlin',
  /** Settings that the team fills in before anything may be sent. */
  settings: {
    'Postal Address': 'Fernhollow GmbH, Musterstrasse 1, 12345 Beispielstadt, Germany',
    'First Day Cap': '40',
  },
  /** Headings of theirs that set-up cannot guess, by the field that the rep chooses for each. */
  corrections: { stakeholders: 'People involved', painPoint: 'Main headache', meetingDate: 'Next meeting' },
  /** On the Do Not Contact sheet before anyone is enrolled. */
  neverWrite: 'blocked@donotwrite.example',
} as const;

export const firstDay = '2026-03-02';
export const days = 30;

/** One batch that the rep enrolls through the sidebar. */
export interface Wave {
  /** Day and hour, `YYYY-MM-DD HH:MM`. */
  at: string;
  cadence: string;
  anchor: string;
  who: readonly string[];
}

export const waves: readonly Wave[] = [
  {
    at: '2026-03-02 07:30',
    cadence: 'outbound',
    anchor: '2026-03-02',
    who: [
      'ana.ribeiro@quintaazul.example',
      'lukas.brandt@nordwerk.example',
      'jana.vogt@nordwerk.example',
      'grace.okafor@lagoonlogistics.example',
      'priya.nair@tidewatertextiles.example',
      'sujan.shrestha@himalinnovate.example',
      'emily.tran@harbourlights.example',
      'cormac.walsh@saltmarsh.example',
      'tane.ruatapu@pounamutools.example',
      'moana.teaiti@kiritours.example',
      'sina.leota@samoafresh.example',
      'valentina.rojas@andesagua.example',
      'carlos.menezes@brisaverde.example',
      'hine.tuuta@chathamcatch.example',
      'dara.hosseini@zagroscarpets.example',
      'noah.gruber@alpenblick.example',
      'info@bluebirdbakery.example',
      'wei.chen@jadecircuit.example',
      'isabelle.laurent@atelierlaurent.example',
      'sam.harper@example.org',
      'olu.adeyemi@keystonedata.example',
      'mateo.silva@rioplata.example',
      'beatrix.vos@tulipoptics.example',
      'anne.leclerc@genevatime.example',
      'marco.rossi@torinogears.example',
      'duarte.pinto@oestevinhos.example',
      'bad.header@trickster.example',
      'no-at-sign.example',
      'Petra Weiss',
      'Quinta Azul (again)',
      'formula@sneakysheets.example',
      'sparkle@unicornsocks.example',
      'yael.levi@galilbooks.example',
      'long.notes@wordymills.example',
      'dates@calendarcurios.example',
      'negative@owesusmoney.example',
      'blocked@donotwrite.example',
      'quincy.adams@oldpost.example',
    ],
  },
  {
    at: '2026-03-02 07:40',
    cadence: 'outbound-14',
    anchor: '2026-03-02',
    who: [
      'hanna.lindqvist@fjallmobel.example',
      'kenji.sato@harukaze.example',
      'amina.diallo@baobabsolar.example',
      'peter.novak@vltavabrew.example',
      'ruth.cohen@galileeirrigation.example',
    ],
  },
  {
    at: '2026-03-02 07:45',
    cadence: 'post-first-contact',
    anchor: '2026-03-02',
    who: [
      'tom.becker@spreeverlag.example',
      'laura.bianchi@vetrinamoda.example',
      'john.mwangi@riftvalleytea.example',
      'fatima.zahra@atlasargan.example',
      'erik.hansen@polarline.example',
      'sofia.papadaki@kritioil.example',
    ],
  },
  {
    at: '2026-03-02 07:50',
    cadence: 'post-demo',
    anchor: '2026-02-27',
    who: [
      'david.kim@hanriversoft.example',
      'claire.dubois@loirevins.example',
      'ahmed.hassan@nilepack.example',
      'nora.virtanen@suomisauna.example',
      'ben.carter@cedarpoint.example',
      'lena.kowalska@wislastal.example',
    ],
  },
  { at: '2026-03-02 07:52', cadence: 'nurture-90', anchor: '2025-12-03', who: ['ingrid.dahl@fjordkraft.example'] },
  { at: '2026-03-02 07:53', cadence: 'nurture-90', anchor: '2025-12-23', who: ['pedro.gomez@mesetasol.example'] },
  { at: '2026-03-02 07:54', cadence: 'nurture-90', anchor: '2026-02-25', who: ['yuki.mori@moritea.example'] },
  {
    at: '2026-03-02 07:55',
    cadence: 'nurture-6m',
    anchor: '2025-12-09',
    who: ['zoe.martin@galleguitars.example', 'viktor.petrov@balkanrose.example'],
  },
  {
    at: '2026-03-02 07:56',
    cadence: 'nurture-annual',
    anchor: '2025-03-10',
    who: ['helen.clarke@peakoutdoor.example', 'arjun.mehta@vindhyacement.example'],
  },
  {
    at: '2026-03-04 10:20',
    cadence: 'post-proposal',
    anchor: '2026-03-04',
    who: [
      'michael.oconnor@emeraldfeed.example',
      'julia.schneider@rheinoptik.example',
      'raj.patel@deccanpharma.example',
      'nina.horvat@adriaboats.example',
      'george.bell@example.com',
      'mei.tanaka@tanakaseeds.test',
    ],
  },
  {
    at: '2026-03-05 09:20',
    cadence: 're-engage',
    anchor: '2026-03-05',
    who: ['oscar.lind@baltikbyg.example', 'maria.santos@luzonfiber.example', 'kofi.mensah@goldcoastcocoa.example'],
  },
];

/** When something happens: at an hour of the calendar, or so many hours after the n-th mail that the product sent to this person. */
type When = { at: string } | { mail: number; hours: number };

export type Deed =
  /** The person writes back; `newThread` as mail programs do that lose the thread. */
  | { does: 'reply'; text: string; newThread?: boolean }
  /** A server says that the mail could not be delivered. */
  | { does: 'bounce'; status: string; diagnostic: string }
  | { does: 'away'; until?: string; text?: string }
  /** A machine answers for somebody who is gone. */
  | { does: 'machine'; subject: string; text: string }
  /** Somebody of the team types into cells of this person's row, by the field that the heading was matched with. */
  | { does: 'type'; cells: Readonly<Record<string, string>> }
  | { does: 'block'; entry: string; reason: string }
  | { does: 'resume' }
  /** The rep answers from the mailbox, not through the product. */
  | { does: 'by hand'; text: string }
  /** The rep throws the waiting draft away. */
  | { does: 'throw away' };

export interface Event {
  who: string;
  when: When;
  deed: Deed;
}

const type = (who: string, at: string, cells: Readonly<Record<string, string>>): Event => ({
  who,
  when: { at },
  deed: { does: 'type', cells },
});
const reply = (who: string, mail: number, hours: number, text: string, newThread = false): Event => ({
  who,
  when: { mail, hours },
  deed: { does: 'reply', text, newThread },
});

export const events: readonly Event[] = [
  // People who answer.
  reply(
    'lukas.brandt@nordwerk.example',
    2,
    5,
    'Thank you, that is the problem we have. What would 200 units cost us, delivered in May?',
  ),
  reply('carlos.menezes@brisaverde.example', 1, 4, 'Interesting. Can we speak next week?', true),
  { who: 'carlos.menezes@brisaverde.example', when: { at: '2026-03-12 10:40' }, deed: { does: 'resume' } },
  reply('laura.bianchi@vetrinamoda.example', 2, 3, 'That helps, thank you. When could you show it to us?'),
  type('laura.bianchi@vetrinamoda.example', '2026-03-10 09:40', { meetingDate: '2026-03-18', outcome: 'Booked Demo' }),
  reply('viktor.petrov@balkanrose.example', 1, 6, 'Good timing, we have just begun to look at this again.'),
  reply('valentina.rojas@andesagua.example', 1, 6, 'Thank you for writing, but we are not interested.'),
  type('valentina.rojas@andesagua.example', '2026-03-05 11:40', { outcome: 'Not Interested' }),
  reply('sujan.shrestha@himalinnovate.example', 1, 20, 'Please remove me from your list and do not write to me again.'),

  // Machines.
  {
    who: 'grace.okafor@lagoonlogistics.example',
    when: { mail: 1, hours: 0 },
    deed: { does: 'bounce', status: '5.1.1', diagnostic: '550 5.1.1 No such user here' },
  },
  { who: 'priya.nair@tidewatertextiles.example', when: { mail: 1, hours: 0 }, deed: { does: 'away', until: '2026-03-12' } },
  { who: 'amina.diallo@baobabsolar.example', when: { mail: 1, hours: 0 }, deed: { does: 'away' } },
  {
    who: 'dara.hosseini@zagroscarpets.example',
    when: { mail: 1, hours: 1 },
    deed: {
      does: 'machine',
      subject: 'Automatic reply: I have left the company',
      text: 'Dara Hosseini is no longer with Zagros Carpets. Please write to export@zagroscarpets.example instead.',
    },
  },

  // What the team learns on the phone, in meetings and by post.
  type('emily.tran@harbourlights.example', '2026-03-05 11:20', { meetingDate: '2026-03-11', outcome: 'Booked Demo' }),
  type('fatima.zahra@atlasargan.example', '2026-03-05 15:20', { clicks: '2' }),
  type('david.kim@hanriversoft.example', '2026-03-10 10:30', { outcome: 'Proposal Sent' }),
  type('claire.dubois@loirevins.example', '2026-03-04 15:10', { followUpOn: '2026-03-09', outcome: 'Timeline Pushed' }),
  type('claire.dubois@loirevins.example', '2026-03-11 15:10', { followUpOn: '2026-03-16', outcome: 'Timeline Pushed' }),
  type('claire.dubois@loirevins.example', '2026-03-18 15:10', { followUpOn: '2026-06-29', outcome: 'Timeline Pushed' }),
  type('ada.eriksen@vikingvolt.example', '2026-03-06 11:10', { followUpOn: '2026-04-20', outcome: 'Timeline Pushed' }),
  type('ahmed.hassan@nilepack.example', '2026-03-12 16:10', { outcome: 'Lost' }),
  type('nora.virtanen@suomisauna.example', '2026-03-05 16:20', { meetingDate: '2026-03-13', outcome: 'Booked Demo' }),
  type('ben.carter@cedarpoint.example', '2026-03-06 16:20', { followUpOn: '2026-03-17', outcome: 'Later' }),
  type('michael.oconnor@emeraldfeed.example', '2026-03-18 12:10', { outcome: 'Won' }),
  type('julia.schneider@rheinoptik.example', '2026-03-12 12:20', { meetingDate: '2026-03-19', outcome: 'Booked Demo' }),
  type('mei.tanaka@tanakaseeds.test', '2026-03-16 09:20', { outcome: 'Replied' }),
  type('ruth.cohen@galileeirrigation.example', '2026-03-17 14:20', { outcome: 'Wrong Person' }),
  type('olu.adeyemi@keystonedata.example', '2026-03-10 10:10', { opens: '2' }),
  {
    who: 'george.bell@example.com',
    when: { mail: 2, hours: 22 },
    deed: { does: 'by hand', text: 'George, you asked me yesterday about the warranty: it is three years. Mira' },
  },

  // Hands on the sheet.
  type('hine.tuuta@chathamcatch.example', '2026-03-09 09:30', { status: 'Paused' }),
  { who: 'hine.tuuta@chathamcatch.example', when: { at: '2026-03-16 09:30' }, deed: { does: 'resume' } },
  type('nina.horvat@adriaboats.example', '2026-03-13 09:50', { timeZone: 'Adriatic/Marina' }),
  type('nina.horvat@adriaboats.example', '2026-03-17 09:50', { timeZone: 'Europe/Zagreb' }),
  {
    who: 'mateo.silva@rioplata.example',
    when: { at: '2026-03-11 12:30' },
    deed: { does: 'block', entry: 'rioplata.example', reason: 'Their legal department asked by post' },
  },
  { who: 'cormac.walsh@saltmarsh.example', when: { at: '2026-03-03 15:20' }, deed: { does: 'throw away' } },
];

/** How the rep spends the hours at the desk: drafts first, then the Work sheet, Monday to Friday. */
export const routine = {
  sendsDraftsAt: ['10:30', '16:20'],
  marksTasksAt: '16:30',
  /** Drafts of these people are not sent: the story does something else with them, or nothing. */
  leavesDraftsOf: ['cormac.walsh@saltmarsh.example'] as readonly string[],
  /** Tasks of these people are never touched, so that one lapses. */
  ignoresTasksOf: ['peter.novak@vltavabrew.example'] as readonly string[],
  /** What is chosen for the n-th call of a person; everything else is simply Done. */
  calls: { 'kenji.sato@harukaze.example': ['No answer', 'Left voicemail', 'No answer'] } as Readonly<
    Record<string, readonly string[]>
  >,
} as const;

/** What the run must have shown by its end: the words that the sheet writes. */
export const mustShow = {
  exits: [
    'Unsubscribed',
    'Closed-Won',
    'Closed-Lost',
    'Bounced',
    'Wrong Person',
    'Not Interested',
    'Meeting Booked',
    'Timeline Pushed 3x',
    'Ghosted',
    'Unresponsive',
    'No Response',
    'Completed',
    'Advanced',
  ],
  pauses: ['Replied', 'Out of Office', 'Meeting Set', 'Paused', 'Held'],
} as const;
