import { message } from './messageTemplate';

/** Outbound 21-Day: a stranger writes, so every text is about the reader's work and asks for one small thing. */
export const outboundTemplates = [
  message(
    'outbound 1 email',
    [
      'Hi {{First Name|there}},',
      '',
      '{{#if Pain Point}}People {{#if Industry}}in {{Industry}}{{else}}in your position{{/if}} keep telling us about {{Pain Point}}: it costs hours every week, and no budget line shows it.{{else}}People {{#if Industry}}in {{Industry}}{{else}}in your position{{/if}} keep telling us about work that costs hours every week and that no budget line shows.{{/if}}',
      '',
      'We help teams such as {{Company|yours}} see where those hours go, change one thing at a time, and know within a month whether it worked. Nothing has to be ripped out for that.',
      '',
      'Is {{Pain Point|such hidden work}} something you want to change this year, or does another topic come first?',
    ],
    {
      subject:
        '{{#if Pain Point}}{{Pain Point}} at {{Company|your company}}{{else}}A question about {{Company|your team}}{{/if}}',
    },
  ),
  message(
    'outbound 1 email',
    [
      'Hi {{First Name|there}},',
      '',
      'Before writing I read what {{Company|your company}} has published this year{{#if Industry}} and what moves {{Industry}} at the moment{{/if}}. Between the lines I see {{Pain Point|a team that grows faster than its processes}}, which firms of your size rarely have a budget line for, and which your competitors are starting to work on.',
      '',
      'We help teams such as yours see what it costs, change one thing at a time, and know within a month whether it worked. Nothing has to be ripped out for that.',
      '',
      'Is {{Pain Point|this}} on your own list for this year, or have I read it wrong?',
    ],
    {
      subject:
        '{{#if Pain Point}}{{Pain Point}} at {{Company|your company}}{{else}}A question about {{Company|your team}}{{/if}}',
      weight: 'research',
    },
  ),
  message('outbound 1 linkedin', [
    'Like or comment on something of theirs first. Then send the invitation with this note:',
    '',
    'Hi {{First Name|there}}, I follow what {{Company|your team}} does{{#if Industry}} in {{Industry}}{{/if}} and would be glad to have you in my network. No pitch in the first message, promised.',
  ]),
  message('outbound 2 email', [
    'Hi {{First Name|there}},',
    '',
    'Three places where {{Pain Point|hidden work}} costs more than it seems:',
    '',
    '- hours spent checking and redoing',
    '- decisions that wait for a number',
    '- good people who build their own workaround',
    '',
    'Which of the three would you find first at {{Company|your company}}?',
  ]),
  message(
    'outbound 2 email',
    [
      'Hi {{First Name|there}},',
      '',
      'What {{Pain Point|hidden work}} costs usually shows in one of two ways:',
      '',
      '- hours of redoing',
      '- decisions that wait',
      '',
      'Which one is yours?',
    ],
    { weight: 'light' },
  ),
  message('outbound 3 call', [
    'Goal: hear in their words how they see it. Two minutes are plenty.',
    '',
    'Opening: say who you are, that you wrote about {{Pain Point|the hours their team loses}}, and ask whether two minutes suit now.',
    'Question: how does {{Company|the team}} deal with it today, and who feels it first?',
    'Listen for: a number, a name, a date. Write them into Pain Point and Notes.',
    'Not a good moment: agree on an hour and call then.',
    'No answer: mark it so and leave no message, this is the first attempt.',
  ]),
  message('outbound 4 linkedin', [
    'Like or comment on a recent post of theirs first, with a thought of your own. The message comes after that:',
    '',
    'Hi {{First Name|there}}, this made me think of {{Company|your team}}: {{Resource|a short read on how others measure hidden work before they change anything. I can send you the link here}}. Which part would you disagree with?',
  ]),
  message('outbound 5 email', [
    'Hi {{First Name|there}},',
    '',
    'A company {{#if Industry}}in {{Industry}}{{else}}of about your size{{/if}} began where you may be now. {{#if Case Study}}Their story on one page: {{Case Study}}{{else}}Their story fits on one page: how it started, what they changed first, and what that was worth after a quarter.{{/if}}',
    '',
    '{{#if Case Study}}Does their starting point look like yours?{{else}}Shall I send you that page?{{/if}}',
  ]),
  message(
    'outbound 5 email',
    [
      'Hi {{First Name|there}},',
      '',
      '{{#if Case Study}}How a company like yours solved it, on one page: {{Case Study}}',
      '',
      'Does their starting point look like yours?{{else}}How a company like yours solved it fits on one page. Shall I send you that page?{{/if}}',
    ],
    { weight: 'light' },
  ),
  message('outbound 6 call', [
    'Goal: one open question about this quarter, and a date to talk if the answer is yes.',
    '',
    'Opening: you wrote about {{Pain Point|hidden work}} and about a company that had the same starting point.',
    'Question: what would have to happen this quarter for it to move up the list?',
    'Listen for: who decides, what else is on the table, when the budget is set.',
    'Interested: offer two half hours and book one while you talk.',
    'Not interested: thank them, ask nothing more, and choose the Outcome Not Interested.',
  ]),
  message('outbound 6 voicemail', [
    'Second attempt, so leave a message of 20 seconds at most:',
    '',
    'Hello {{First Name|there}}, {{Sender Name|your contact}} here. I wrote to you about {{Pain Point|hours that teams lose without noticing}}. One question: would it help to see how a company like {{Company|yours}} solved it? A yes or no by mail is enough. Thank you, and goodbye.',
  ]),
  message('outbound 7 email', [
    'Hi {{First Name|there}}, this is my last note on this. Shall I close the file, or would a later quarter suit you better?',
  ]),
];
