/** Post-First-Contact Follow-Up: they asked for something, so they get it first and are asked for fifteen minutes after. */
export const firstContactTexts = `
# 1 email: {{#if Resource}}What you asked for{{else}}Thank you, and a first tip{{/if}}
Hi,

{{#if Resource}}Thank you for asking. Here it is: {{Resource}}{{else}}Thank you for getting in touch.{{/if}}

One tip to go with it. For one normal week, note when {{Pain Point|the problem}} came up, who had to step in, and how long that took. With those three lines you can judge any offer, ours or another.

When could we take 15 minutes to talk about {{Pain Point|what you find}}{{#if Company}} at {{Company}}{{/if}}?

# 1 email / light: {{#if Resource}}What you asked for{{else}}Thank you, and a first tip{{/if}}
Hi,

{{#if Resource}}Thank you for asking. Here it is: {{Resource}}{{else}}Thank you for getting in touch.{{/if}}

One tip: for a week, note when {{Pain Point|the problem}} came up and who had to step in. That tells you more than a brochure.

When could we take 15 minutes to talk about {{Pain Point|what you find}}{{#if Company}} at {{Company}}{{/if}}?

# 1 email / research: {{#if Resource}}What you asked for{{else}}Thank you, and a first tip{{/if}}
Hi,

{{#if Resource}}Thank you for asking. Here it is: {{Resource}}{{else}}Thank you for getting in touch.{{/if}}

One tip for a company of your size. Before you compare offers, ask three people from three teams what {{Pain Point|the problem}} cost them last month. If the answers differ, half of the work is to agree on one. You can do that without any supplier, and it makes every offer easier to judge, ours too.

When could we take 15 minutes to talk about who those three are{{#if Company}} at {{Company}}{{/if}}?

# 2 email
Hi,

A neighbour of {{Pain Point|this problem}} is the handover that comes after. Four answers settle it: who hands over, to whom, by when, and who may say no.

No reply needed.

# 3 email
Hi,

{{#if Case Study}}A story with a start you may know: {{Case Study}}

Look out for three things:{{else}}In any success story, look for three things:{{/if}}

- what they measured first
- what went wrong
- what they got back

Which result would make it worth your time{{#if Company}} at {{Company}}{{/if}}?

# 3 email / light
Hi,

{{#if Case Study}}A story with a start you may know: {{Case Study}}{{else}}In any success story, look for two things:{{/if}}

- what they measured first
- what they got back

Which result would be worth your time?

# 4 email
Hi {{First Name|there}}, before you choose a way to deal with {{Pain Point|this}}, which question must still be answered?

# 5 email
Hi,

Should I close your file, or come back in 3, 6 or 12 months? One number is enough, and closing it is fine too. Thank you for your interest.
`;
