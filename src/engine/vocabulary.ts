/** The words of the trade that cells, rules and people share, each list in the order a dropdown shows it. */

export const channels = ['email', 'call', 'voicemail', 'linkedin', 'video', 'meeting'] as const;
export type Channel = (typeof channels)[number];

/** A channel as a person reads it, in labels and tasks. */
export const channelWords: Readonly<Record<Channel, string>> = {
  email: 'Email',
  call: 'Call',
  voicemail: 'Voicemail',
  linkedin: 'LinkedIn',
  video: 'Video',
  meeting: 'Meeting',
};

/** The shapes an email can have; two emails in a row never share one (G0 §Channel-Specific). */
export const formats = ['short', 'bullets', 'one-liner', 'forward'] as const;
export type Format = (typeof formats)[number];

export const engagementLevels = ['High', 'Medium', 'Low', 'Unknown'] as const;
export type EngagementLevel = (typeof engagementLevels)[number];

/** How much work a touch carries: light drops secondary touches, research adds a research task. */
export const weights = ['light', 'standard', 'research'] as const;
export type Weight = (typeof weights)[number];

/** Who finishes the words: nobody, a person on some steps, a person on all of them. */
export const modes = ['Automatic', 'Mixed', 'Manual'] as const;
export type Mode = (typeof modes)[number];

export const exitReasons = [
  'Unsubscribed',
  'Closed-Won',
  'Closed-Lost',
  'Bounced',
  'Wrong Person',
  'Not Interested',
  'Meeting Booked',
  'Timeline Pushed 3x',
  'Ghosted',
  'Unresponsive',
  'No Response',
  'Completed',
  'Advanced',
] as const;
export type ExitReason = (typeof exitReasons)[number];

export const pauses = ['Replied', 'Out of Office', 'Meeting Set', 'Paused', 'Held'] as const;
export type Pause = (typeof pauses)[number];

const running = ['Active', 'Resumed'] as const;
type Running = (typeof running)[number];

/** What the Status column can say. A row that was never enrolled has none. */
export type Status = Running | Pause | ExitReason;
export const statuses: readonly Status[] = [...running, ...pauses, ...exitReasons];

export const outcomes = [
  'Replied',
  'Booked Demo',
  'Proposal Sent',
  'Won',
  'Lost',
  'Not Interested',
  'Timeline Pushed',
  'Later',
  'Still Interested',
  'Unsubscribed',
  'Wrong Person',
] as const;
export type Outcome = (typeof outcomes)[number];

export const paces = ['length', 'gaps', 'fixed'] as const;
export type Pace = (typeof paces)[number];

export const dayKinds = ['calendar', 'business'] as const;
export type DayKind = (typeof dayKinds)[number];

export const stepEnds = ['breakup', 'close'] as const;
/** What a step ends: a breakup asks whether to close the file, a close says that it is closed. */
export type StepEnd = (typeof stepEnds)[number];

/** The form under which names, ids, outcomes, statuses and levels are compared: trimmed, inner blanks as one, any case. */
export const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

const lookup = <T extends string>(words: readonly T[]): ((text: string) => T | null) => {
  const byFolded = new Map<string, T>(words.map((word) => [folded(word), word]));
  return (text) => byFolded.get(folded(text)) ?? null;
};

export const channelOf = lookup(channels);
export const formatOf = lookup(formats);
export const engagementLevelOf = lookup(engagementLevels);
export const weightOf = lookup(weights);
export const modeOf = lookup(modes);
export const exitReasonOf = lookup(exitReasons);
export const pauseOf = lookup(pauses);
export const statusOf = lookup(statuses);
export const outcomeOf = lookup(outcomes);
export const paceOf = lookup(paces);
export const dayKindOf = lookup(dayKinds);
export const stepEndOf = lookup(stepEnds);
