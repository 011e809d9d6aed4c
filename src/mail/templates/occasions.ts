import { message } from './messageTemplate';

/** Texts for occasions that no step number has: after a no, after a long silence, from executive to executive, for large accounts, for a video. */
export const occasionTemplates = [
  message('permission email', [
    'Hi {{First Name|there}},',
    '',
    'Thank you for telling me plainly, that helps. I take you out of everything, and you will not hear from me about this.',
    '',
    'One question before I close the file: may I ask again in 6 or 12 months, or would you rather I did not?',
  ]),
  message('final email', [
    'Hi {{First Name|there}},',
    '',
    'More time is a good answer, so I close your file for now and leave the next word to you. One line is enough to pick it up where we stopped{{#if Company}}, for you or anybody at {{Company}}{{/if}}.',
    '',
    'I wish you well with all that comes first.',
  ]),
  message(
    'executive email',
    [
      'Hello {{First Name|there}},',
      '',
      'Our teams are talking about {{Pain Point|a change in the way you work}}. I write because at this point it helps if two people who answer for the result know each other.',
      '',
      'What I can promise personally: a named person on our side, the figures in writing, and my own number if something stalls.',
      '',
      'Would 20 minutes between the two of us be useful{{#if Company}} for {{Company}}{{/if}}, before the details are settled?',
    ],
    { subject: '{{#if Company}}{{Company}} and us{{else}}From my desk to yours{{/if}}' },
  ),
  message('executive call', [
    'Executive to executive. Ten minutes, no product.',
    '',
    'Opening: our teams are talking, and you want to know each other before it matters.',
    'Question: what would make {{Company|their company}} call this a success a year from now?',
    'Promise: a named person, the figures in writing, your own number.',
    'Afterwards: write what was said into Notes, so that the next mail fits.',
  ]),
  message('executive linkedin', [
    'Executive to executive. Like or comment on something of theirs first; then:',
    '',
    'Hello {{First Name|there}}, our teams are talking about {{Pain Point|a change in the way you work}}, and I like to know the people who answer for the result. Glad to connect.',
  ]),
  message('executive video', [
    'Executive to executive. 40 seconds, filmed at your desk, no slides:',
    '',
    '1. Their name, and the name of {{Company|their company}}.',
    '2. Why you look after this account yourself.',
    '3. One promise, in one sentence.',
    '4. Your own number, and goodbye.',
  ]),
  message('executive meeting', [
    'Executive to executive. Half an hour, at their place if you can.',
    '',
    'Before: read the last three mails and Notes.',
    'There: ask what must be true a year from now for {{Company|their company}} to call it a success; promise one thing and write it down.',
    'After: send the promise in one sentence on the same day.',
  ]),
  message('account-based linkedin', [
    "Many people decide here, so be seen without filling anybody's inbox.",
    '',
    'Like or comment first: on a post of {{Company|the company}} or of somebody who has a say, with a thought of your own.',
    'Write to nobody today unless they answer you.',
  ]),
  message('offer video', [
    'A video of one minute, to go with the mail:',
    '',
    '1. Five seconds: say {{First Name|their name}} and hold up something of {{Company|their company}}, so that the first picture is about them.',
    '2. Forty seconds: show {{Pain Point|the one thing they asked about}} on a live example, before and after.',
    '3. Ten seconds: the same single question as in the mail.',
    '',
    'Put the link into the column Video Link, and no other link into the mail.',
  ]),
];
