import { stakeholderFirstMails } from './outbound';

/** Outbound 14-Touch: the longer cold cadence. It is about one figure, with a minute of video in the middle. */
export const outboundFourteenTexts = `
# 1 email: {{#if Pain Point}}Figures on {{Pain Point}}{{else}}One figure for {{Company|your team}}{{/if}}
Hi,

Few teams have put a price on {{Pain Point|the job that everyone works around}}. They feel it in late evenings, in orders done twice, and in customers who call to ask. But as long as there is no figure, there is no budget to fix it. A rough one is a good start.

{{Sender Offer|Taking that load off teams is what we do.}}

Has anyone at {{Company|your company}} put one on paper yet?

# 1 email / light: {{#if Pain Point}}Figures on {{Pain Point}}{{else}}One figure for {{Company|your team}}{{/if}}
Hi,

Few teams have put a price on {{Pain Point|the job that everyone works around}}. And as long as there is no figure, there is no budget to fix it.

{{Sender Offer|Taking that load off teams is what we do.}}

Has anyone at {{Company|your company}} put a figure on paper yet?

# 1 email / research: {{#if Pain Point}}Figures on {{Pain Point}}{{else}}One figure for {{Company|your team}}{{/if}}
Hi,

{{#if Trigger Event}}I saw the news: {{Trigger Event}}. At such a moment someone will ask what{{else}}Sooner or later someone on your board will ask what{{/if}} {{Company|your company}} loses through {{Pain Point|the jobs that everyone works around}}.

In most firms three people would give three answers, because each sees one part: late evenings in one team, orders done twice in the next, customers who call to ask in a third. Without one figure there is no budget to fix it.

{{Sender Offer|Taking that load off teams is what we do.}}

Who would have to answer that question at your company?

${stakeholderFirstMails}

# 1 linkedin
Like or comment on one of their posts first. Then invite them:

Hi {{First Name|there}}, we both deal with how work gets done{{#if Industry}} in {{Industry}}{{/if}}. I would like to read more of your views. Glad to connect.

# 2 email
Hi,

A first figure for {{Pain Point|that job}}, in ten minutes:

- count how often it came up last week
- times the people it touched
- plus what had to wait

Big or small: which do you expect at {{Company|your company}}?

# 2 email / light
Hi,

A first figure for {{Pain Point|that job}}:

- how often it came up last week
- times the people it touched

Big or small: what would you guess?

# 3 call
Goal: a first talk, no meeting yet.
Say: who you are, then "I wrote to you about {{Pain Point|the job that everyone works around}}. Is this a bad time?"
Ask: "When did it last hold somebody up, and what happened then?"
Listen for: an example to come back to. Put it into Notes.
Bad moment: ask which hour suits, and call then.
No answer: mark it and leave no message. This is the first try.

# 4 linkedin
Like or comment on one of their recent posts first. Then send:

Hi {{First Name|there}}, {{#if Resource}}one for your reading list: {{Resource}}

What would you add to it?{{else}}a habit worth a try: one day a week, everyone notes what made them wait. Five lines are enough. What would be on top of your list{{#if Company}} at {{Company}}{{/if}}?{{/if}}

# 5 email
Hi,

{{#if Video Link}}One minute, made for you, that shows the idea: {{Video Link}}

Is that the kind of change {{Company|your team}} could use?{{else}}Some things are easier to show than to write. One minute of video could show you {{Pain Point|a slow job}} before and after.

Shall I record that minute for {{Company|your team}}?{{/if}}

# 6 call
Goal: a talk, or a call back. Have the video at hand.
Say: who you are, then "I {{#if Video Link}}sent{{else}}offered{{/if}} you one minute of video. May I ask you one thing about it?"
Ask: "If {{Pain Point|that job}} took no time at all, what would your team do with the hours?"
Listen for: the person who would have to agree.
Interested: offer two half hours and book one on the call.
A no: thank them, stop there, and choose the Outcome Not Interested.

# 6 voicemail
Second try, so leave a message. Twenty seconds at most:

"Hi {{First Name|there}}, {{#if Sender Name}}this is {{Sender Name}}. {{/if}}You have a mail from me about one minute of video. My question: will you look at {{Pain Point|that job}} this year, yes or no? One word by mail is enough. Thank you, and goodbye."

# 7 email
Hi,

{{#if Case Study}}Another company's story: {{Case Study}}

Read it for three things:{{else}}When others tell you how they solved this, ask three things:{{/if}}

- what did they count first
- what did they stop doing
- what would they do again

Which one would be hardest for {{Company|you}}?

# 8 call
Goal: learn what differs between other companies and them.
Say: who you are, then "I wrote to you about how others solved this, and I wonder how much of it fits you."
Ask: "What would be different at {{Company|your company}}?"
Listen for: a worry that you can answer in one mail. Put it into Notes.
No answer: mark it and leave no message. This is the third try.

# 9 linkedin
Like or comment on what they wrote last first, and quote one line of it. Then send:

Hi {{First Name|there}}, your post left me with one question: what made you see it that way?

# 10 call
Goal: the month of a decision, whatever it will be.
Say: who you are, then "This is my last call for now. I only want to know when to come back, if at all."
Ask: "In which month will {{Pain Point|this}} be decided anyway?"
A month: choose the Outcome Later and fill Follow Up On.
A no: thank them, stop there, and choose the Outcome Not Interested.

# 10 voicemail
Fourth try and the last message. Fifteen seconds at most:

"Hi {{First Name|there}}, {{#if Sender Name}}this is {{Sender Name}}, {{/if}}for the last time on this. If there is a better month for it, which one? Just the month by mail is enough. All the best{{#if Company}} to you and {{Company}}{{/if}}. Goodbye."

# 11 email
Hi {{First Name|there}}, I will stop here, with no hard feelings: shall I close your file for good, or would a later month suit you better?
`;
