import { engagementLevels, exitReasons, modes, outcomes, statuses } from '../engine/vocabulary';

/** What belongs into the cells of a column, and so which reader reads them. */
export type FieldKind =
  | 'text'
  | 'email'
  | 'money'
  | 'committee'
  | 'count'
  | 'moment'
  | 'zone'
  | 'checkbox'
  | 'steps'
  | 'roles'
  | 'outcome'
  | 'mode'
  | 'status'
  | 'exit reason'
  | 'engagement'
  | 'state';

/** Which set a field belongs to: a person's essential or full set, what the product writes, or what a formula shows. */
type FieldSet = 'essential' | 'full' | 'owned' | 'formula';

export interface Field {
  /** The heading under which set-up adds the column. */
  readonly heading: string;
  readonly set: FieldSet;
  readonly kind: FieldKind;
  /** Heading for a new column where a column of another meaning already stands under the usual one. */
  readonly otherwise?: string;
  /** Values of a dropdown. */
  readonly choices?: readonly string[];
  /** Number format in Sheets' own notation. */
  readonly format?: string;
  /** Shown when the pointer rests on the heading. */
  readonly note: string;
  /** Width of a column that set-up adds, in pixels, where it is not the usual one. */
  readonly width?: number;
}

const date = 'yyyy-mm-dd';
const dateTime = 'yyyy-mm-dd hh:mm';

/** Every column that the product knows, in the order in which set-up adds them. */
const fields = {
  email: {
    heading: 'Email',
    set: 'essential',
    kind: 'email',
    note: 'One address. The only column that every prospect needs.',
    width: 210,
  },
  firstName: {
    heading: 'First Name',
    set: 'essential',
    kind: 'text',
    note: 'How the greeting addresses the prospect.',
  },
  company: {
    heading: 'Company',
    set: 'essential',
    kind: 'text',
    note: 'Used in messages, and to pause colleagues when one of them replies.',
  },
  dealSize: {
    heading: 'Deal Size',
    set: 'essential',
    kind: 'money',
    format: '#,##0',
    note: "Annual contract value in your team's currency. Sets the pace and how much a person finishes by hand; blank changes nothing.",
  },
  stakeholders: {
    heading: 'Stakeholders',
    set: 'essential',
    kind: 'committee',
    format: '0',
    note: 'How many people take part in the decision: a whole number from 1 up.',
  },
  timeZone: {
    heading: 'Time Zone',
    set: 'essential',
    kind: 'zone',
    note: "The prospect's own zone by its IANA name, such as Europe/Berlin. Blank is the team's default.",
  },
  owner: {
    heading: 'Owner',
    set: 'essential',
    kind: 'text',
    note: 'Address of the person whose mailbox writes to this prospect. Filled at enrollment where it is blank.',
  },
  outcome: {
    heading: 'Outcome',
    otherwise: 'Cadence Outcome',
    set: 'essential',
    kind: 'outcome',
    choices: outcomes,
    note: 'Choose what happened. It is acted on once and then cleared.',
  },
  notes: {
    heading: 'Notes',
    set: 'essential',
    kind: 'text',
    note: 'Yours. Never read for decisions, never written.',
    width: 200,
  },
  lastName: {
    heading: 'Last Name',
    set: 'full',
    kind: 'text',
    note: 'Family name, for messages.',
  },
  title: {
    heading: 'Title',
    set: 'full',
    kind: 'text',
    note: 'Job title, for messages.',
  },
  industry: {
    heading: 'Industry',
    set: 'full',
    kind: 'text',
    note: 'For messages and case studies.',
  },
  country: {
    heading: 'Country',
    set: 'full',
    kind: 'text',
    note: 'Decides which lines of the Holidays sheet count, and which consent rules to mind.',
  },
  painPoint: {
    heading: 'Pain Point',
    set: 'full',
    kind: 'text',
    note: 'What they struggle with, in a few words that fit into a sentence.',
    width: 180,
  },
  linkedin: {
    heading: 'LinkedIn',
    set: 'full',
    kind: 'text',
    note: 'Link to the profile, shown in the task.',
  },
  linkedinReason: {
    heading: 'LinkedIn Reason',
    set: 'full',
    kind: 'text',
    note: 'Mutual connection, shared interest or event. Without one, no LinkedIn touch is added because emails went unanswered.',
  },
  phone: {
    heading: 'Phone',
    set: 'full',
    kind: 'text',
    note: 'Shown in call tasks.',
  },
  strategic: {
    heading: 'Strategic',
    set: 'full',
    kind: 'checkbox',
    note: 'Ticked: an executive of yours writes to an executive of theirs as part of the cadence.',
    width: 80,
  },
  stakeholderRoles: {
    heading: 'Stakeholder Roles',
    set: 'full',
    kind: 'roles',
    note: 'Others of the account who get a version of their own: CFO <ana@firm.example>, IT <ben@firm.example>. A role without an address becomes a task.',
    width: 200,
  },
  competitors: {
    heading: 'Competitors',
    set: 'full',
    kind: 'text',
    note: 'Whom else they look at.',
  },
  decisionTimeline: {
    heading: 'Decision Timeline',
    set: 'full',
    kind: 'text',
    note: 'When they mean to decide, in their words.',
  },
  timelinePushes: {
    heading: 'Timeline Pushes',
    set: 'full',
    kind: 'count',
    format: '0',
    note: 'How often they put the decision off. The third time ends the cadence.',
  },
  meetingDate: {
    heading: 'Meeting Date',
    set: 'full',
    kind: 'moment',
    format: dateTime,
    note: 'Day of the booked meeting or demo.',
  },
  followUpOn: {
    heading: 'Follow Up On',
    set: 'full',
    kind: 'moment',
    format: date,
    note: 'Day until which Later and Timeline Pushed pause the row.',
  },
  opens: {
    heading: 'Opens',
    set: 'full',
    kind: 'count',
    format: '0',
    note: 'From your own tracking tool. Blank is not tracked, 0 is tracked and never opened.',
    width: 70,
  },
  clicks: {
    heading: 'Clicks',
    set: 'full',
    kind: 'count',
    format: '0',
    note: 'From your own tracking tool. Blank is not tracked, 0 is tracked and never clicked.',
    width: 70,
  },
  triggerEvent: {
    heading: 'Trigger Event',
    set: 'full',
    kind: 'text',
    note: 'News that is a reason to write again: a new role, a funding round, a visit to your site.',
  },
  tags: {
    heading: 'Tags',
    set: 'full',
    kind: 'text',
    note: 'Words separated by commas. The product adds its own and keeps yours.',
  },
  mode: {
    heading: 'Mode',
    otherwise: 'Cadence Mode',
    set: 'full',
    kind: 'mode',
    choices: modes,
    note: 'Automatic sends, Manual prepares drafts, Mixed does both. Blank follows the deal size.',
  },
  prospectId: {
    heading: 'Prospect ID',
    set: 'owned',
    kind: 'text',
    note: 'Written at enrollment and never changed: by it the row is found again after sorting.',
  },
  sequenceName: {
    heading: 'Sequence Name',
    set: 'owned',
    kind: 'text',
    note: 'The cadence this prospect is in.',
    width: 180,
  },
  sequenceStep: {
    heading: 'Sequence Step',
    set: 'owned',
    kind: 'steps',
    note: 'The step last done, such as Email 3 of 7.',
  },
  anchorDate: {
    heading: 'Anchor Date',
    set: 'owned',
    kind: 'moment',
    format: date,
    note: 'The day from which the cadence counts.',
  },
  lastContactDate: {
    heading: 'Last Contact Date',
    set: 'owned',
    kind: 'moment',
    format: dateTime,
    note: 'When a step was last done.',
  },
  lastReplyDate: {
    heading: 'Last Reply Date',
    set: 'owned',
    kind: 'moment',
    format: dateTime,
    note: 'When the prospect last answered.',
  },
  notBefore: {
    heading: 'Not Before',
    set: 'owned',
    kind: 'moment',
    format: date,
    note: 'No step is due before this day.',
  },
  engagementLevel: {
    heading: 'Engagement Level',
    set: 'owned',
    kind: 'engagement',
    note: 'High, Medium, Low or Unknown, from replies, clicks and opens.',
  },
  status: {
    heading: 'Status',
    otherwise: 'Cadence Status',
    set: 'owned',
    kind: 'status',
    note: 'Active, Resumed, a pause, or the reason why the cadence ended.',
  },
  exitReason: {
    heading: 'Exit Reason',
    otherwise: 'Cadence Exit Reason',
    set: 'owned',
    kind: 'exit reason',
    note: 'Why the last cadence ended.',
  },
  needsYou: {
    heading: 'Needs You',
    set: 'owned',
    kind: 'text',
    note: 'What a person should do here, in words.',
    width: 240,
  },
  state: {
    heading: 'State',
    otherwise: 'Cadence State',
    set: 'owned',
    kind: 'state',
    note: 'What the product must remember of this row. Do not edit.',
    width: 60,
  },
  nextContactDue: {
    heading: 'Next Contact Due',
    set: 'formula',
    kind: 'moment',
    format: 'ddd d mmm yyyy hh:mm',
    note: 'Computed by NEXT_TOUCH from the columns beside it.',
  },
  nextTouch: {
    heading: 'Next Touch',
    set: 'formula',
    kind: 'text',
    note: 'What the next step is. Computed by NEXT_TOUCH_LABEL.',
    width: 190,
  },
  why: {
    heading: 'Why',
    set: 'formula',
    kind: 'text',
    note: 'Why it is due then. Computed by NEXT_TOUCH_WHY.',
    width: 260,
  },
  exitStatus: {
    heading: 'Exit Status',
    set: 'formula',
    kind: 'text',
    note: 'Blank while the cadence runs, else its pause or end. Computed by EXIT_STATUS.',
  },
} as const satisfies Readonly<Record<string, Field>>;

export type FieldId = keyof typeof fields;
type InSet<S extends FieldSet> = { [K in FieldId]: (typeof fields)[K]['set'] extends S ? K : never }[FieldId];

export type PersonFieldId = InSet<'essential' | 'full'>;
export type OwnedFieldId = InSet<'owned'>;
export type FormulaFieldId = InSet<'formula'>;
/** The fields that the product may write: its own, and four of a person's. */
export type WrittenFieldId = OwnedFieldId | 'outcome' | 'timelinePushes' | 'owner' | 'tags';

export const fieldIds = Object.keys(fields) as readonly FieldId[];

/** A field by its id, typed as any field rather than as this one. */
export const fieldOf = (id: FieldId): Field => fields[id];

const inSet = (...sets: readonly FieldSet[]): readonly FieldId[] => fieldIds.filter((id) => sets.includes(fieldOf(id).set));

export const essentialFields = inSet('essential') as readonly PersonFieldId[];
export const fullFields = inSet('essential', 'full') as readonly PersonFieldId[];
export const ownedFields = inSet('owned') as readonly OwnedFieldId[];
export const formulaFields = inSet('formula') as readonly FormulaFieldId[];

/** Person columns that the product writes as well, each for one reason only. */
export const writtenFields: readonly WrittenFieldId[] = [...ownedFields, 'outcome', 'timelinePushes', 'owner', 'tags'];

/** The custom function whose formula fills each formula column, and by which the column is found. */
export const functionOf: Readonly<Record<FormulaFieldId, string>> = {
  nextContactDue: 'NEXT_TOUCH',
  nextTouch: 'NEXT_TOUCH_LABEL',
  why: 'NEXT_TOUCH_WHY',
  exitStatus: 'EXIT_STATUS',
};

/** Words of the closed lists, for the content check of a column that stands under one of our headings. */
export const wordsOfKind: Partial<Record<FieldKind, readonly string[]>> = {
  outcome: outcomes,
  mode: modes,
  status: statuses,
  'exit reason': exitReasons,
  engagement: engagementLevels,
};
