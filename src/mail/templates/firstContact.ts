import { message } from './messageTemplate';

/** Post-First-Contact Follow-Up: they asked for something, so they get it first and are asked for fifteen minutes after. */
export const firstContactTemplates = [
  message(
    'post-first-contact 1 email',
    [
      'Hi {{First Name|there}},',
      '',
      'Thank you for your interest. {{#if Resource}}Here is what you asked for: {{Resource}}{{else}}Here is the short version of what most people come for.{{/if}}',
      '',
      'One tip to go with it: write down how {{Pain Point|the problem}} shows in one ordinary week, who notices it first, and how many hours it takes. Those three lines are worth more than any feature list, and they make every offer you will look at comparable.',
      '',
      'When could we take 15 minutes to go through {{Pain Point|your three lines}}{{#if Company}} at {{Company}}{{/if}}?',
    ],
    { subject: '{{#if Resource}}What you asked for{{else}}Thank you, and a first tip{{/if}}' },
  ),
  message('post-first-contact 2 email', [
    'Hi {{First Name|there}},',
    '',
    '{{#if Resource}}Next to the material below, one{{else}}One{{/if}} thing for the problem next door: whoever fixes {{Pain Point|one process}} soon meets the handover behind it. A checklist of four lines settles that: who hands over, when, in which form, and who may say no.',
    '',
    'No reply needed.',
  ]),
  message('post-first-contact 3 email', [
    'Hi {{First Name|there}},',
    '',
    'What a team {{#if Industry}}in {{Industry}}{{else}}like yours{{/if}} did in its first month{{#if Case Study}} ({{Case Study}}){{/if}}:',
    '',
    '- week 1: measured one process',
    '- week 2: removed two approvals',
    '- week 4: had the first free afternoon',
    '',
    'Would a free afternoon a week be a goal worth having at {{Company|your company}}?',
  ]),
  message(
    'post-first-contact 3 email',
    [
      'Hi {{First Name|there}},',
      '',
      'A team like yours, after four weeks:',
      '',
      '- two approvals fewer',
      '- one free afternoon a week',
      '',
      'Would that be a goal for {{Company|you}}?',
    ],
    { weight: 'light' },
  ),
  message('post-first-contact 4 email', [
    'Hi {{First Name|there}}, which question about {{Pain Point|the change you have in mind}} must be answered before you choose a way forward?',
  ]),
  message('post-first-contact 5 email', [
    'Hi {{First Name|there}},',
    '',
    'Should I close your file, or write again in 3, 6 or 12 months? One number is enough as an answer, and closing is perfectly fine. Thank you for your interest in the first place.',
  ]),
];
