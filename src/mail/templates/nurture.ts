/** Re-Engagement and the nurture cadences: rare mails, so each must be worth opening on its own. */
export const reEngageTexts = `
# 1 email: {{#if Trigger Event}}About {{Trigger Event}}{{else}}A fresh look{{#if Company}}, {{Company}}{{/if}}{{/if}}
Hi,

{{#if Trigger Event}}I saw the news: {{Trigger Event}}. A moment like that moves budgets and people, so an old plan can look different now.{{else}}Some time has passed. Budgets and people move, so an old plan can look different now.{{/if}}

Last time it was about {{Pain Point|how your team works}}. That may now matter more, or less, or not at all, and you are the one who can tell.

What has changed most{{#if Company}} at {{Company}}{{/if}}: the problem, the budget, or who decides?

# 2 linkedin
Like or comment on {{#if Trigger Event}}what they wrote about the news{{else}}something they wrote lately{{/if}} first. Then send:

Hi {{First Name|there}}, {{#if Trigger Event}}I saw the news: {{Trigger Event}}. What{{else}}what{{/if}} is first on your list{{#if Company}} at {{Company}}{{/if}} now?{{#if Resource}} This may fit: {{Resource}}{{/if}}

# 3 email
Hi,

A change often opens a door that was shut before:

- money that was not there
- someone new who decides
- an old habit nobody defends

Which of the three is open now{{#if Company}} at {{Company}}{{/if}}?

# 4 email
Hi {{First Name|there}}, last note from me: does {{#if Trigger Event}}the change{{else}}anything{{/if}} put {{Pain Point|this}} on your list for this year, or shall I close the file?
`;

export const nurture90Texts = `
# 1 email: {{#if Company}}{{Company}}, three months on{{else}}Three months on{{/if}}
Hi,

When we were last in touch the time was not right, and that was fine. {{#if Resource}}This may be of use either way: {{Resource}}{{else}}One thing that costs nothing: ask the person closest to {{Pain Point|the problem}} what they would stop doing tomorrow. The answer is often a good start.{{/if}}

Is it time to look at {{Pain Point|the topic}} again{{#if Company}} at {{Company}}{{/if}}, or should it rest?

# 1 linkedin
Like or comment on something they published first. That alone is enough. If you write:

Hi {{First Name|there}}, three months on: is {{Company|your team}} where you wanted it to be?
`;

export const nurture6mTexts = `
# 1 email: {{#if Company}}{{Company}}, a quarter on{{else}}A quarter on{{/if}}
Hi,

A quarter has gone by, so here is one {{#if Resource}}link and no pitch: {{Resource}}{{else}}idea and no pitch. Ask your newest colleague to write down each step around {{Pain Point|a slow job}} that makes no sense to them. New eyes see what the rest have learned to live with.{{/if}}

If this is back on your desk{{#if Company}} at {{Company}}{{/if}}, a short call would do. Shall we set one up, or shall I ask again next quarter?

# 1 linkedin
Like or comment on something they published since last time first. That alone is enough. If you write:

Hi {{First Name|there}}, which of this quarter's plans took the most out of {{Company|your team}}?

# 2 email
Hi,

Half a year moves things. Three that count here:

- who decides
- what waiting costs you
- what else is on your plate

Which of them has changed{{#if Company}} at {{Company}}{{/if}}?

# 2 linkedin
Like or comment on something they published since last time first. That alone is enough. If you write:

Hi {{First Name|there}}, how do you see the next half year{{#if Industry}} in {{Industry}}{{/if}}?

# 3 email
Hi,

{{#if Resource}}One to keep for the day somebody asks you for a reason to change: {{Resource}}

Read it with your own figures next to it.{{else}}To put a figure on {{Pain Point|a slow job}}, count one bad week: hours, people, and what had to wait. Keep that note for the day somebody asks.{{/if}}

No reply needed.

# 3 linkedin
Like or comment on something they published since last time first. That alone is enough. If you write:

Hi {{First Name|there}}, what turned out harder than planned{{#if Company}} at {{Company}}{{/if}} this year?

# 4 email
Hi {{First Name|there}}, when {{Company|your team}} plans next year, will {{Pain Point|this topic}} be on the list or off it?

# 4 linkedin
Like or comment on something they published since last time first. That alone is enough. If you write:

Hi {{First Name|there}}, a year on, which of your plans{{#if Company}} for {{Company}}{{/if}} should I follow?
`;

export const nurtureAnnualTexts = `
# 1 email: {{#if Company}}{{Company}}, a year on{{else}}A year on{{/if}}
Hi,

I write once a year and leave you in peace for the rest of it. {{#if Resource}}What is new on our side: {{Resource}}{{else}}A year changes a lot, on our side too. What was too big or too dear then may fit now.{{/if}}

How do you manage {{Pain Point|your slowest job}} now{{#if Company}} at {{Company}}{{/if}}: better than a year ago, worse, or the same?

# 1 linkedin
Like or comment on something they published this year first. That alone is enough. If you write:

Hi {{First Name|there}}, a year on: what would you not want to go back to{{#if Company}} at {{Company}}{{/if}}?

# 2 email
Hi {{First Name|there}}, are you still the one to ask about {{Pain Point|this}}, or should I write to someone else?

# 2 linkedin
Like or comment on something they published this year first. That alone is enough. If you write:

Hi {{First Name|there}}, which of your topics grew the most this year?
`;
