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

const inSetOf =
  <Set extends FieldSet>(set: Set) =>
  (heading: string, kind: FieldKind, note: string, rest: Omit<Field, 'heading' | 'set' | 'kind' | 'note'> = {}) => ({
    heading,
    set,
    kind,
    note,
    ...rest,
  });
const [essential, full, owned, formula] = [inSetOf('essential'), inSetOf('full'), inSetOf('owned'), inSetOf('formula')];

/** Every column that the product knows, in the order in which set-up adds them. */
const fields = {
  email: essential('Email', 'email', 'One address. The only column that every prospect needs.', { width: 210 }),
  firstName: essential('First Name', 'text', 'How the greeting addresses the prospect.'),
  company: essential('Company', 'text', 'Used in messages, and to pause colleagues when one of them replies.'),
  dealSize: essential(
    'Deal Size',
    'money',
    "Annual contract value in your team's currency. Sets the pace and how much a person finishes by hand; blank changes nothing.",
    { format: '#,##0' },
  ),
  stakeholders: essential('Stakeholders', 'committee', 'How many people take part in the decision: a whole number from 1 up.', {
    format: '0',
  }),
  timeZone: essential(
    'Time Zone',
    'zone',
    "The prospect's own zone by its IANA name, such as Europe/Berlin. Blank is the team's default.",
  ),
  owner: essential(
    'Owner',
    'text',
    'Address of the person whose mailbox writes to this prospect. Filled at enrollment where it is blank.',
  ),
  outcome: essential('Outcome', 'outcome', 'Choose what happened. It is acted on once and then cleared.', {
    otherwise: 'Cadence Outcome',
    choices: outcomes,
  }),
  notes: essential('Notes', 'text', 'Yours. Never read for decisions, never written.', { width: 200 }),
  lastName: full('Last Name', 'text', 'Family name, for messages.'),
  title: full('Title', 'text', 'Job title, for messages.'),
  industry: full('Industry', 'text', 'For messages and case studies.'),
  country: full('Country', 'text', 'Decides which lines of the Holidays sheet count, and which consent rules to mind.'),
  painPoint: full('Pain Point', 'text', 'What they struggle with, in a few words that fit into a sentence.', { width: 180 }),
  linkedin: full('LinkedIn', 'text', 'Link to the profile, shown in the task.'),
  linkedinReason: full(
    'LinkedIn Reason',
    'text',
    'Mutual connection, shared interest or event. Without one, no LinkedIn touch is added because emails went unanswered.',
  ),
  phone: full('Phone', 'text', 'Shown in call tasks.'),
  strategic: full(
    'Strategic',
    'checkbox',
    'Ticked: an executive of yours writes to an executive of theirs as part of the cadence.',
    { width: 80 },
  ),
  stakeholderRoles: full(
    'Stakeholder Roles',
    'roles',
    'Others of the account who get a version of their own: CFO <ana@firm.example>, IT <ben@firm.example>. A role without an address becomes a task.',
    { width: 200 },
  ),
  competitors: full('Competitors', 'text', 'Whom else they look at.'),
  decisionTimeline: full('Decision Timeline', 'text', 'When they mean to decide, in their words.'),
  timelinePushes: full('Timeline Pushes', 'count', 'How often they put the decision off. The third time ends the cadence.', {
    format: '0',
  }),
  meetingDate: full('Meeting Date', 'moment', 'Day of the booked meeting or demo.', { format: dateTime }),
  followUpOn: full('Follow Up On', 'moment', 'Day until which Later and Timeline Pushed pause the row.', { format: date }),
  opens: full('Opens', 'count', 'From your own tracking tool. Blank is not tracked, 0 is tracked and never opened.', {
    format: '0',
    width: 70,
  }),
  clicks: full('Clicks', 'count', 'From your own tracking tool. Blank is not tracked, 0 is tracked and never clicked.', {
    format: '0',
    width: 70,
  }),
  triggerEvent: full(
    'Trigger Event',
    'text',
    'News that is a reason to write again: a new role, a funding round, a visit to your site.',
  ),
  tags: full('Tags', 'text', 'Words separated by commas. The product adds its own and keeps yours.'),
  mode: full('Mode', 'mode', 'Automatic sends, Manual prepares drafts, Mixed does both. Blank follows the deal size.', {
    otherwise: 'Cadence Mode',
    choices: modes,
  }),
  prospectId: owned(
    'Prospect ID',
    'text',
    'Written at enrollment or import and never changed: by it the row is found again after sorting.',
  ),
  sequenceName: owned('Sequence Name', 'text', 'The cadence this prospect is in.', { width: 180 }),
  sequenceStep: owned('Sequence Step', 'steps', 'The step last done, such as Email 3 of 7.'),
  anchorDate: owned('Anchor Date', 'moment', 'The day from which the cadence counts.', { format: date }),
  lastContactDate: owned('Last Contact Date', 'moment', 'When a step was last done.', { format: dateTime }),
  lastReplyDate: owned('Last Reply Date', 'moment', 'When the prospect last answered.', { format: dateTime }),
  notBefore: owned('Not Before', 'moment', 'No step is due before this day.', { format: date }),
  engagementLevel: owned('Engagement Level', 'engagement', 'High, Medium, Low or Unknown, from replies, clicks and opens.'),
  status: owned('Status', 'status', 'Active, Resumed, a pause, or the reason why the cadence ended.', {
    otherwise: 'Cadence Status',
  }),
  exitReason: owned('Exit Reason', 'exit reason', 'Why the last cadence ended.', { otherwise: 'Cadence Exit Reason' }),
  needsYou: owned('Needs You', 'text', 'What a person should do here, in words.', { width: 240 }),
  state: owned('State', 'state', 'What the product must remember of this row. Do not edit.', {
    otherwise: 'Cadence State',
    width: 60,
  }),
  nextContactDue: formula('Next Contact Due', 'moment', 'Computed by NEXT_TOUCH from the columns beside it.', {
    format: 'ddd d mmm yyyy hh:mm',
  }),
  nextTouch: formula('Next Touch', 'text', 'What the next step is. Computed by NEXT_TOUCH_LABEL.', { width: 190 }),
  why: formula('Why', 'text', 'Why it is due then. Computed by NEXT_TOUCH_WHY.', { width: 260 }),
  exitStatus: formula('Exit Status', 'text', 'Blank while the cadence runs, else its pause or end. Computed by EXIT_STATUS.'),
} satisfies Readonly<Record<string, Field>>;

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
