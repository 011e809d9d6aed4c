/** Post-Demo Follow-Up: from the call to a proposal that the right people have read. */
export const postDemoTexts = `
# 1 email: Next steps{{#if Company}} for {{Company}}{{/if}}
Hi,

Thank you for your time. What I took from our call:

- the problem: {{Pain Point|the one you walked us through}}
{{#if Goal}}- the goal: {{Goal}}
{{/if}}- the decision: {{Decision Timeline|date to be confirmed}}
- next from me: a proposal{{#if Proposal Date}} by {{Proposal Date}}{{/if}}, with a price and a plan
- next from you: the names of those who should read it

If one of these lines is wrong, put it right in a word or two.

Besides you, who should I write the proposal for{{#if Company}} at {{Company}}{{/if}}?

# 1 email / light: Next steps{{#if Company}} for {{Company}}{{/if}}
Hi,

Thank you for your time. What I took from our call:

- the problem: {{Pain Point|the one you walked us through}}
- the decision: {{Decision Timeline|date to be confirmed}}
- next from me: a short proposal with a price
- next from you: who else should read it

Besides you, who should I write it for{{#if Company}} at {{Company}}{{/if}}?

# 1 email / research: Next steps{{#if Company}} for {{Company}}{{/if}}
Hi,

Thank you for your time. What I took from our call:

- the problem: {{Pain Point|the one you walked us through}}
{{#if Goal}}- the goal: {{Goal}}
{{/if}}- the decision: {{Decision Timeline|date to be confirmed}}
- next from me: a look at your market and at what others there do, then a proposal{{#if Proposal Date}} by {{Proposal Date}}{{/if}}, with a price, a plan and one page your board can read alone
- next from you: the names of those who should read it

If one of these lines is wrong, put it right in a word or two.

Besides you, who should I write the proposal for{{#if Company}} at {{Company}}{{/if}}?

# 2 email
Hi,

{{#if Resource}}While I write your proposal, this may help with {{Pain Point|the problem}}, whether you work with us or not: {{Resource}}{{else}}While I write your proposal, one sum for you: the hours that {{Pain Point|the problem}} took in one bad week, times 40. A budget owner will ask for it.{{/if}}

No reply needed.

# 3 email
Hi,

Your proposal is ready{{#if Proposal Link}}: {{Proposal Link}}{{else}}, and I would rather show it than just drop it in your inbox.{{/if}}

Can we take 30 minutes {{#if Meeting Times}}on {{Meeting Times}}{{else}}in the next few days{{/if}} to go through it together?

# 4 email
Hi {{First Name|there}}, which part of the proposal will raise the most questions{{#if Company}} at {{Company}}{{/if}}: the scope, the price or the timing?

# 5 email
Hi,

Plans like this get stuck at the start. Three things to settle before you sign:

- who does what in week one
- how much of your team's time it takes
- what happens if it fails

Which one should I put in writing first?

# 6 email
Hi,

Finance will ask what it pays back, operations what changes, IT who gets access. I can prepare for each.

Should one of them join our next talk, or will you brief them yourself?

# 6 email / CFO, Finance, Head of Finance: {{Company|Your company}}: cost and return
Hello,

{{First Name|A colleague of yours}} and I are talking about {{Pain Point|a change in the way you work}}. Before it goes further, three things for you in writing:

- the full cost, one-off and yearly
- the return, in figures you already keep
- the cost of stopping early

Which one should I send you first?

# 6 email / VP Ops, COO, Operations, Head of Operations: {{Company|Your company}}: what changes day by day
Hello,

{{First Name|A colleague of yours}} and I are talking about {{Pain Point|a change in the way you work}}. You will want to know what it asks of your teams:

- whose hours, how many, and when
- what runs side by side, and how long
- how to go back if it fails

Which weeks of the year must it stay away from?

# 6 email / IT, IT lead, Head of IT, CIO, CTO: {{Company|Your company}}: data, access, support
Hello,

{{First Name|A colleague of yours}} and I are talking about {{Pain Point|a change in the way you work}}. Three things you should not have to chase:

- which data moves, and where it lies
- how people sign in, and how access ends
- who answers when something breaks

Is there a security form that I should fill in for you?

# 6 email / Procurement, Purchasing, Buyer: {{Company|Your company}}: supplier papers
Hello,

{{First Name|A colleague of yours}} and I are talking about {{Pain Point|a change in the way you work}}. So that nothing waits on paper later, we could settle early:

- the papers that make us a supplier
- whose terms we use
- the steps from request to order

Which form do you want first?

# 7 email
Hi {{First Name|there}}, {{#if Decision Timeline}}does your date for the decision, {{Decision Timeline}}, still hold, or has something moved it?{{else}}by which date do you want to decide, and what could still move it?{{/if}}
`;
