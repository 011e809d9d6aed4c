import { message } from './messageTemplate';

/** Re-Engagement and the nurture cadences: rare mails, so each must be worth opening on its own. */
const engageFirst = 'Like or comment on something they published since last time first. Only write if there is something to say:';

export const nurtureTemplates = [
  message(
    're-engage 1 email',
    [
      'Hi {{First Name|there}},',
      '',
      '{{#if Trigger Event}}The news reached me: {{Trigger Event}}. Such a moment changes what is urgent and who decides, so I take our old conversation out of the drawer.{{else}}Some time has passed since our last conversation, and what was urgent then may be something else by now, so I take it out of the drawer.{{/if}}',
      '',
      'Back then it was about {{Pain Point|the way your team works}}. Others in the same situation first looked at what the change makes harder, and only then at what it makes possible.',
      '',
      'What does it change for {{Company|your team}}: the problem, the budget, or neither?',
    ],
    { subject: '{{#if Trigger Event}}{{Trigger Event}}{{else}}{{Company|Your team}}, a year on{{/if}}' },
  ),
  message('re-engage 2 linkedin', [
    'Like or comment on what they wrote about the news first. The message comes after that:',
    '',
    'Hi {{First Name|there}}, {{#if Trigger Event}}congratulations, or good luck, whichever fits better: {{Trigger Event}}. {{/if}}{{Resource|I have a short read on what teams do in the first hundred days of such a change and can send you the link here}}. What is first on your own list?',
  ]),
  message('re-engage 3 email', [
    'Hi {{First Name|there}},',
    '',
    'What has become possible since we last spoke:',
    '',
    '- a start in one week where it took five',
    '- a price by use, with a ceiling',
    '- a way out after every quarter',
    '',
    'Which of these was the hurdle for {{Company|you}} last time?',
  ]),
  message('re-engage 4 email', [
    'Hi {{First Name|there}}, last note from me: does the change at {{Company|your company}} move this up your list, or shall I close the file?',
  ]),

  message(
    'nurture-90 1 email',
    [
      'Hi {{First Name|there}},',
      '',
      'Three months ago the time was not right, which is fine. One thing has changed since that may concern you: teams{{#if Industry}} in {{Industry}}{{/if}} now begin with a single process and decide after four weeks, at a price they know beforehand.',
      '',
      'Has {{Pain Point|the topic}} become more pressing at {{Company|your company}}, or should it rest?',
    ],
    { subject: '{{#if Company}}{{Company}}, three months on{{else}}Three months on{{/if}}' },
  ),
  message('nurture-90 1 linkedin', [
    engageFirst,
    '',
    'Hi {{First Name|there}}, I read your latest with interest. How did it go down in your team?',
  ]),

  message(
    'nurture-6m 1 email',
    [
      'Hi {{First Name|there}},',
      '',
      'A quarter has gone by since we closed your file, so here is one piece of news and no pitch. Teams{{#if Industry}} in {{Industry}}{{/if}} have begun to start small: one process, four weeks, a price known beforehand, and a decision at the end that can be a no. About half of the questions we used to hear are gone since then.',
      '',
      'If {{Pain Point|the old topic}} comes back at {{Company|your company}}, this is the way I would go about it. Would you like to have the plan of those four weeks on one page?',
    ],
    { subject: '{{#if Company}}{{Company}}, a quarter on{{else}}A quarter on{{/if}}' },
  ),
  message('nurture-6m 1 linkedin', [
    engageFirst,
    '',
    'Hi {{First Name|there}}, your last post is one I passed on inside our team. What prompted it?',
  ]),
  message('nurture-6m 2 email', [
    'Hi {{First Name|there}},',
    '',
    'What half a year has changed{{#if Industry}} in {{Industry}}{{/if}}, seen from the teams we meet:',
    '',
    '- budgets are given per quarter, not per year',
    '- fewer tools, each used more',
    '- IT is asked first and not last',
    '',
    'Which of the three do you notice at {{Company|your company}}?',
  ]),
  message('nurture-6m 2 linkedin', [
    engageFirst,
    '',
    'Hi {{First Name|there}}, we see the same thing from the other side of the table. Does it look different from yours?',
  ]),
  message('nurture-6m 3 email', [
    'Hi {{First Name|there}},',
    '',
    '{{#if Resource}}Made since we last spoke, and free to use: {{Resource}}{{else}}Since we last spoke we have written down how to put a figure on {{Pain Point|lost hours}}: count one week, multiply by the people it touched, add what waited.{{/if}} The mail below has the background.',
    '',
    'No reply needed.',
  ]),
  message('nurture-6m 3 linkedin', [
    engageFirst,
    '',
    'Hi {{First Name|there}}, good to see {{Company|your team}} moving. What was the hardest part?',
  ]),
  message('nurture-6m 4 email', [
    'Hi {{First Name|there}}, when next year is planned at {{Company|your company}}, will {{Pain Point|the old topic}} be on the list?',
  ]),
  message('nurture-6m 4 linkedin', [
    engageFirst,
    '',
    'Hi {{First Name|there}}, a good year to {{Company|your team}}. Which of your plans should I follow?',
  ]),

  message(
    'nurture-annual 1 email',
    [
      'Hi {{First Name|there}},',
      '',
      'Once a year I look through the files that were closed in silence, and yours is one of them. What a year has changed on our side: a start takes one week, the price has a ceiling, and there is a way out after every quarter.',
      '',
      'Is {{Pain Point|the topic}} still yours at {{Company|your company}}, or has it moved to somebody else?',
    ],
    { subject: '{{#if Company}}{{Company}}, a year on{{else}}A year on{{/if}}' },
  ),
  message('nurture-annual 1 linkedin', [
    engageFirst,
    '',
    'Hi {{First Name|there}}, it has been a year. What are you proudest of since?',
  ]),
  message('nurture-annual 2 email', [
    'Hi {{First Name|there}}, are you still the right person for {{Pain Point|this}} at {{Company|your company}}?',
  ]),
  message('nurture-annual 2 linkedin', [
    engageFirst,
    '',
    'Hi {{First Name|there}}, I still enjoy reading you. Which of your topics has grown the most?',
  ]),
];
