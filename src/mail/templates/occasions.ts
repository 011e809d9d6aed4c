/** Texts for occasions that no step number has: after a no, after a long silence, for large accounts, and tasks beside a draft. */
export const occasionTexts = `
# permission email
Hi,

Thank you for telling me. I will leave you in peace.

One last question: may I ask again in 6 or 12 months? Without a yes from you I will not.

# final email
Hi,

Take the time you need. I am closing your file for now, so that nothing from me gets in the way.

When you are ready, one line brings it back, and we go on where we stopped.

All the best{{#if Company}} to you and {{Company}}{{/if}}.

# executive email: {{#if Company}}{{Company}} and us{{else}}From my desk to yours{{/if}}
Hello {{First Name|there}},

Our teams are talking about {{Pain Point|a change in the way you work}}. You answer for the result on your side, and I do on ours, so we should know each other before there is a problem to solve.

I will not go into the product. I would like to hear what a good year looks like{{#if Company}} for {{Company}}{{/if}}, and what would spoil it.

Could we take 20 minutes, just the two of us?

# executive call
From one executive to another. Ten minutes, no product.
Say: "Our teams are talking, and I wanted us to know each other before it matters."
Ask: "What would make {{Company|your company}} call this a success a year from now?"
Give: one promise you can keep yourself, and your own number.
After: put what was said into Notes, so that the next mail fits.

# executive linkedin
From one executive to another. Like or comment on something of theirs first. Then send:

Hello {{First Name|there}}, our teams are talking about {{Pain Point|a change in the way you work}}. I like to know who answers for the result. Glad to connect.

# executive video
From one executive to another. Forty seconds at your desk, no slides:
1. Their name, and {{Company|their company}}.
2. Why you look after this account yourself.
3. One promise in one sentence.
4. Your own number, and goodbye.

# executive meeting
From one executive to another. Half an hour, at their place if you can.
Before: read the last three mails and Notes.
Ask: what must be true a year from now for {{Company|their company}} to call it a success?
After: send your one promise, in one sentence, on the same day.

# account-based linkedin
Ten or more people decide here. Be seen without filling an inbox.
Like or comment first, on a post of {{Company|the company}} or of someone with a say, and add a thought of your own.
Write to nobody today unless they answer you.

# connection linkedin
You have a reason to connect here: {{LinkedIn Reason|a person you both know, a shared interest or an event}}. Like or comment on one of their posts first. Then invite them and say that reason in your own first line. Go on with:

Hi {{First Name|there}}, that is why I would like to stay in touch here too. What are you working on{{#if Company}} at {{Company}}{{/if}} these days?

Not a word about mails that had no answer.

# offer video
A short video gets more answers than long words here. One minute, to go with the mail:
1. Five seconds: say {{First Name|their name}} and show something of {{Company|their company}}.
2. Forty seconds: {{Pain Point|the one thing they care about}}, before and after, on a live example.
3. Ten seconds: the one question of the mail.
Put its link into the draft, and take any other link out.

# research email
Ten minutes of research before you finish this draft. Find one fact for each, with its date:
1. What was said so far: the last mails, and Notes.
2. News{{#if Company}} of {{Company}}{{/if}}{{#if Industry}} and of {{Industry}}{{/if}}: plans, people, money.
3. What {{Competitors|their competitors}} did lately.
Put the best one into the first line in your own words, and cut what it makes needless. Change a third to a half of the draft.

# post-demo research email
Ten minutes of research before you finish this draft:
1. Your notes of the call: their own words for the problem, and every name they mentioned.
2. News{{#if Company}} of {{Company}}{{/if}}{{#if Industry}} and of {{Industry}}{{/if}} since the call.
3. What {{Competitors|their competitors}} did about the same problem.
Use their words, not ours. Change a third to a half of the draft.

# post-proposal research email
Ten minutes of research before you finish this draft:
1. Who reads the proposal, and what each of them stands to lose.
2. News of {{Competitors|the other suppliers they may look at}}: prices, people, customers won or lost.
3. Their budget year{{#if Company}}: when does {{Company}} decide on money?{{/if}}
Answer one worry by name. Change a third to a half of the draft.
`;
