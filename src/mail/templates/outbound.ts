/** First mails to people with a say of their own: the same in both cold cadences, since each of them begins a talk. */
export const stakeholderFirstMails = `# 1 email / CFO, Finance, Head of Finance: {{#if Pain Point}}Figures on {{Pain Point}}{{else}}A cost that no line shows{{/if}}
Hello,

I wrote to {{First Name|a colleague of yours}} about {{Pain Point|a job that takes longer than it should}}. From the finance side the hard part is that it has no line of its own. It hides in overtime, in credits and in stock.

Where would you look for it first at {{Company|your company}}?

# 1 email / VP Ops, COO, Operations, Head of Operations: {{#if Pain Point}}{{Pain Point}}, day by day{{else}}The job that holds others up{{/if}}
Hello,

I wrote to {{First Name|a colleague of yours}} about {{Pain Point|a job that takes longer than it should}}. On the floor it shows as waiting, rework and people who step in for each other. A fix that adds a fourth thing is no fix.

Which of the three costs {{Company|your company}} the most hours?

# 1 email / IT, IT lead, Head of IT, CIO, CTO: {{Company|Your company}}: one more system?
Hello,

I wrote to {{First Name|a colleague of yours}} about {{Pain Point|a job that takes longer than it should}}. Any answer to that lands on your desk too: who signs in, which data moves, and who gets the call when it stops.

Which of the three would rule a new tool out for you?

# 1 email / Procurement, Purchasing, Buyer: {{Company|Your company}}: before an offer comes
Hello,

I wrote to {{First Name|a colleague of yours}} about {{Pain Point|a job that takes longer than it should}}. You may only hear of such things when an offer is on the table and everyone is in a hurry. I would rather know your rules first.

What must a new supplier bring at {{Company|your company}}: papers, references or a fixed price?`;

/** Outbound 21-Day: a stranger writes, so every text is about the reader's work and asks for one small thing. */
export const outboundTexts = `
# 1 email: {{#if Pain Point}}About {{Pain Point}}{{else}}A question for {{Company|your team}}{{/if}}
Hi,

I am writing about {{Pain Point|the one job that always takes longer than it should}}. That is the kind of problem that stays, because it costs everyone a little and no one a lot: an hour here, a late order there, a customer kept waiting.

{{Sender Offer|Taking that load off teams is what we do.}}

Who at {{Company|your company}} feels it most, you or someone on your team?

# 1 email / light: {{#if Pain Point}}About {{Pain Point}}{{else}}A question for {{Company|your team}}{{/if}}
Hi,

I am writing about {{Pain Point|the one job that always takes longer than it should}}. {{Sender Offer|Taking that load off teams is what we do.}}

It does not have to be a big project. Would a fix be worth a ten-minute call, or is it fine as it is{{#if Company}} at {{Company}}{{/if}}?

# 1 email / research: {{#if Trigger Event}}About {{Trigger Event}}{{else}}{{#if Pain Point}}About {{Pain Point}}{{else}}A question for {{Company|your team}}{{/if}}{{/if}}
Hi,

{{#if Trigger Event}}I saw the news: {{Trigger Event}}. It made me think of{{else}}One question about{{/if}} {{Pain Point|the work behind your plans}} at {{Company|your company}}.

In a larger company the cost of it is spread over many desks. Finance sees late numbers, operations sees rework, sales sees customers who wait. Each part looks small. Added up, it can decide whether a plan holds.

{{Sender Offer|Taking that load off teams is what we do.}}

Is it on anyone's list this year, and on whose?

${stakeholderFirstMails}

# 1 linkedin
Like or comment on one of their posts first. Then invite them:

Hi {{First Name|there}}, I work on {{Pain Point|jobs that take longer than they should}} and would like to follow what you do{{#if Company}} at {{Company}}{{/if}}. Glad to connect.

# 2 email
Hi,

What no report shows about {{Pain Point|a slow job}}:

- hours spent checking and redoing
- choices that wait for someone
- good people who tire of it

Which of the three would you find first at {{Company|your company}}?

# 2 email / light
Hi,

What hides behind {{Pain Point|a slow job}}:

- hours of redoing
- orders that wait

Which one do you notice more?

# 3 call
Goal: hear how they see it. Two minutes.
Say: who you are, then "I wrote to you about {{Pain Point|a job that takes longer than it should}}. Do you have two minutes?"
Ask: "How do you handle it today, and who feels it first?"
Listen for: a number, a name, a date. Put them into Notes.
Bad moment: ask which hour suits, and call then.
No answer: mark it and leave no message. This is the first try.

# 4 linkedin
Like or comment on one of their recent posts first. Then send:

Hi {{First Name|there}}, {{#if Resource}}this is worth ten minutes if you deal with {{Pain Point|slow work}}: {{Resource}}

Which part would you disagree with?{{else}}a quick test: ask three people in three rooms what {{Pain Point|a slow job}} cost them last month. Would the answers match{{#if Company}} at {{Company}}{{/if}}?{{/if}}

# 5 email
Hi,

{{#if Case Study}}How another company went about it, from the first week on: {{Case Study}}

Does their start look like yours{{#if Company}} at {{Company}}{{/if}}?{{else}}The fixes that last tend to start small: one team, one week of counting, one cause removed. Only then do they spread.

If you tried that with {{Pain Point|your slowest job}}, which team would go first?{{/if}}

# 5 email / light
Hi,

{{#if Case Study}}How another company went about it: {{Case Study}}

Does their start look like yours?{{else}}The fixes that last start small: one team, one week of counting, one cause removed.

Which team of yours would go first?{{/if}}

# 6 call
Goal: one open question about this quarter, and a date if the answer is yes.
Say: who you are, then "I wrote to you about {{Pain Point|a job that takes longer than it should}} and how to start small. One question and I let you go."
Ask: "What would have to happen this quarter to make it worth fixing?"
Listen for: who decides, what comes first, when budgets are set.
Interested: offer two half hours and book one on the call.
A no: thank them, stop there, and choose the Outcome Not Interested.

# 6 voicemail
Second try, so leave a message. Twenty seconds at most:

"Hi {{First Name|there}}, {{#if Sender Name}}this is {{Sender Name}}. {{/if}}I wrote to you about {{Pain Point|a job that takes longer than it should}}. One question: if that were gone tomorrow, what would your team do first? A line by mail is enough. Thank you, and goodbye."

# 7 email
Hi {{First Name|there}}, one last question from me: shall I close your file, or is there a better month to look at {{Pain Point|this}}?
`;
