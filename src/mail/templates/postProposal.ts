/** Post-Proposal Follow-Up: the decision is theirs; each mail takes one thing out of its way. */
export const postProposalTexts = `
# 1 email: Your proposal{{#if Company}} for {{Company}}{{/if}}
Hi,

The proposal is with you{{#if Proposal Link}}: {{Proposal Link}}{{else}} now.{{/if}}

A first read takes ten minutes. Look at the price, at what changes about {{Pain Point|the way you work}}, and at the one point where your own team would say no. That last one is the part I would like to talk about first, since it will come up anyway.

Besides you, who will read it{{#if Company}} at {{Company}}{{/if}}?

# 1 email / light: Your proposal{{#if Company}} for {{Company}}{{/if}}
Hi,

The proposal is with you{{#if Proposal Link}}: {{Proposal Link}}{{else}} now.{{/if}}

A first read takes five minutes. Look at the price, at what changes about {{Pain Point|the way you work}}, and at the one point where you would say no. I would like to start with that one.

Besides you, who will read it{{#if Company}} at {{Company}}{{/if}}?

# 1 email / research: Your proposal{{#if Company}} for {{Company}}{{/if}}
Hi,

The proposal is with you{{#if Proposal Link}}: {{Proposal Link}}{{else}} now.{{/if}}

Different people will open it at different pages. Finance looks for what it costs to stop, operations for the first month, IT for who gets access. You know best what {{Pain Point|the problem}} costs you today, and that is the page all of them need.

If it helps, I can write a one-page version for each of them, so that nobody has to read the whole.

Besides you, who has to say yes{{#if Company}} at {{Company}}{{/if}}?

# 2 email
Hi {{First Name|there}}, {{#if Meeting Times}}which of these suits you to go through the price together: {{Meeting Times}}?{{else}}which half hour in the next few days suits you to go through the price together?{{/if}}

# 3 email
Hi,

If you also look at {{Competitors|other offers}}, ask each of us three things:

- who does the work in week one
- what it costs to leave
- which result is in writing

Who else is on your list?

# 3 email / research
Hi,

If you also look at {{Competitors|other offers}}, ask each of us the same four things:

- who does the work in week one
- what it costs to leave after a year
- which result is in writing
- who looks after you in year two

Shall I send you our answers, with a blank column for theirs?

# 4 email
Hi,

If the whole step feels large, take a smaller one: {{Pilot|one team, one task, and a day on which you judge it}}.

What would a first try have to prove to you{{#if Company}} at {{Company}}{{/if}}?

# 5 email
Hi {{First Name|there}}, should I write to whoever still has to say yes, or would you rather ask them first?

# 5 email / CFO, Finance, Head of Finance: {{Company|Your company}}: three figures
Hello,

{{First Name|A colleague of yours}} has our proposal on {{Pain Point|a change in the way you work}}. For finance it comes down to three figures:

- what you pay, and when
- what comes back, and by when
- what you lose if you stop

Which of them would you challenge first?

# 5 email / VP Ops, COO, Operations, Head of Operations: {{Company|Your company}}: your teams and the plan
Hello,

{{First Name|A colleague of yours}} has our proposal on {{Pain Point|a change in the way you work}}. For operations it comes down to three points:

- the hours it takes from your people
- the weeks in which old and new run side by side
- the person to call when it sticks

Which month would disturb your teams least?

# 5 email / IT, IT lead, Head of IT, CIO, CTO: {{Company|Your company}}: your security check
Hello,

{{First Name|A colleague of yours}} has our proposal on {{Pain Point|a change in the way you work}}. For IT it comes down to three points:

- where the data lies, and who can read it
- what it connects to
- how you switch it off without us

Can we take 20 minutes to go through your own checklist?

# 5 email / Procurement, Purchasing, Buyer: {{Company|Your company}}: getting to an order
Hello,

{{First Name|A colleague of yours}} has our proposal on {{Pain Point|a change in the way you work}}. For the order itself three points are left:

- price and payment terms
- length and notice
- papers for your records

By which day must it reach you to count for this quarter?

# 6 email
Hi,

At this stage a plan either has a date or waits for someone. {{#if Decision Timeline}}You had {{Decision Timeline}} in mind.{{/if}}

Is there a date now, or is someone still missing?

# 7 email
Hi {{First Name|there}}, if this is not a priority right now, that is fine: shall I close your file, or does a later quarter suit you better?

# 8 email
Hi,

I am closing your file today. Thank you for the time you gave it. One line from you opens it again, whenever that may be.

All the best{{#if Company}} to you and {{Company}}{{/if}}.
`;
