import { type Cadence, isNurture, type Step, templateKey } from '../cadence';
import { addBusinessDays } from '../calendar';
import type { Prospect, RoleTouch, RuleApplied, SecondaryTouch, Verdict, WorldFacts } from '../decision';
import { type WorkSettings, weightOfDeal } from '../settings';
import { type Channel, channelWords, type Mode, type Weight } from '../vocabulary';
import { civilDayOf } from '../zones';
import type { Situation } from './situation';

/** How a step that is due is done: who finishes it, what joins it, what is dropped. */

/** The row's own choice, else by deal size: small goes by itself, large is written by hand, the rest is mixed (G1 §Automation vs. Personalization). */
export const modeOfRow = ({ mode, dealSize }: Pick<Prospect, 'mode' | 'dealSize'>, work: WorkSettings): Mode => {
  if (mode !== null) return mode;
  if (dealSize === null) return 'Mixed';
  if (dealSize <= work.automaticUpTo) return 'Automatic';
  return dealSize >= work.manualFrom ? 'Manual' : 'Mixed';
};

const isPersonal = (number: number, cadence: Cadence, work: WorkSettings): boolean =>
  work.personalise.some(
    (step) =>
      step === number ||
      step === 'all' ||
      (step === 'first' && number === 1) ||
      (step === 'last' && number === cadence.steps.length),
  );

/** A voicemail stands only beside the call attempts it is meant for, whatever a step says (G0 §Channel-Specific). */
const voicemailAllowed = (callAttempts: number, work: WorkSettings): boolean => work.voicemailAttempts.includes(callAttempts + 1);

/** What the primary touch really is: a voicemail that may not be left is a plain call. */
export const primaryChannel = (step: Step, callAttempts: number, work: WorkSettings): Channel =>
  step.touches[0] === 'voicemail' && !voicemailAllowed(callAttempts, work) ? 'call' : step.touches[0];

export const stepMode = (number: number, cadence: Cadence, prospect: Prospect, work: WorkSettings): 'send' | 'draft' | 'task' => {
  if (cadence.steps[number - 1]?.touches[0] !== 'email') return 'task';
  const mode = modeOfRow(prospect, work);
  if (mode === 'Mixed') return isPersonal(number, cadence, work) ? 'draft' : 'send';
  return mode === 'Automatic' ? 'send' : 'draft';
};

type Addition = { readonly touch: SecondaryTouch; readonly note: RuleApplied };

const written = (step: Step, weight: Weight, situation: Situation): { touches: SecondaryTouch[]; notes: RuleApplied[] } => {
  const { facts, rules } = situation;
  const others = step.touches.slice(1);
  if (others.length > 0 && weight === 'light') {
    return { touches: [], notes: [{ rule: 'light', words: 'A small deal: secondary touches are dropped.' }] };
  }
  const kept = others.filter((channel) => channel !== 'voicemail' || voicemailAllowed(facts.callAttempts, rules.settings.work));
  const notes =
    kept.length < others.length
      ? [{ rule: 'voicemail', words: `Call attempt ${facts.callAttempts + 1}: no voicemail on this one.` }]
      : [];
  return { touches: kept.map((channel) => ({ channel, why: 'written', sender: '' })), notes };
};

const strategic = (number: number, { prospect, rules }: Situation): Addition[] => {
  const { strategicStep, strategicChannel, strategicSender } = rules.settings.work;
  if (!prospect.strategic || number !== strategicStep) return [];
  return [
    {
      touch: { channel: strategicChannel, why: 'strategic', sender: strategicSender },
      note: { rule: 'strategic account', words: 'A strategic account: one executive writes to another.' },
    },
  ];
};

const accountBased = (number: number, cadence: Cadence, { prospect, rules }: Situation): Addition[] => {
  const step = cadence.steps[number - 1];
  const next = cadence.steps[number];
  const betweenEmails = step?.touches[0] === 'email' && next?.touches[0] === 'email';
  const large = prospect.stakeholders !== null && prospect.stakeholders >= rules.settings.work.accountBasedFrom;
  if (!large || !betweenEmails || step.touches.includes('linkedin')) return [];
  return [
    {
      touch: { channel: 'linkedin', why: 'account-based', sender: '' },
      note: {
        rule: 'large committee',
        words: `${prospect.stakeholders} stakeholders: engage with the account on LinkedIn between two emails.`,
      },
    },
  ];
};

/** Emails that went unanswered before LinkedIn may help. */
const silentEmails = 2;

/**
 * Silence on email alone is no reason to turn up on LinkedIn (G1 §FAQ): only a connection that the row names is one,
 * and then once, in a cadence that has no LinkedIn step of its own.
 */
const connection = (number: number, cadence: Cadence, { prospect }: Situation): Addition[] => {
  const emailsBefore = cadence.steps.slice(0, number - 1).filter((step) => step.touches[0] === 'email').length;
  const isNextEmail = cadence.steps[number - 1]?.touches[0] === 'email' && emailsBefore === silentEmails;
  const hasLinkedIn = cadence.steps.some((step) => step.touches.includes('linkedin'));
  if (prospect.linkedInReason === '' || !isNextEmail || hasLinkedIn) return [];
  return [
    {
      touch: { channel: 'linkedin', why: 'connection', sender: '' },
      note: {
        rule: 'LinkedIn reason',
        words: `${silentEmails} emails went unanswered, and there is a reason for LinkedIn: ${prospect.linkedInReason}.`,
      },
    },
  ];
};

/** Each role of the account that the step has a version for hears from the team on a day of its own, counted from `now`. */
export const roleTouches = ({
  prospect,
  facts,
  rules,
  now,
  zone,
  off,
}: Pick<Situation, 'rules' | 'now' | 'zone' | 'off'> & {
  readonly prospect: Pick<Prospect, 'stakeholderRoles'>;
  readonly facts: Pick<WorldFacts, 'roleVersions'>;
}): RoleTouch[] => {
  const versions = new Set(facts.roleVersions.map((role) => role.trim().toLowerCase()));
  return prospect.stakeholderRoles
    .filter(({ role }) => versions.has(role.trim().toLowerCase()))
    .flatMap((stakeholder, index) => {
      const day = addBusinessDays(civilDayOf(now, zone), rules.settings.work.stakeholderSpacing * (index + 1), off);
      return day === null ? [] : [{ ...stakeholder, day }];
    });
};

/** The touch of a step that is due, with a note for every rule that shaped it. */
export const touchOf = (
  number: number,
  due: number,
  cadence: Cadence,
  situation: Situation,
  reason: string,
): { verdict: Extract<Verdict, { kind: 'touch' }>; notes: RuleApplied[] } => {
  const { prospect, facts, rules } = situation;
  const { work } = rules.settings;
  const step = cadence.steps[number - 1]!;
  const channel = primaryChannel(step, facts.callAttempts, work);
  const mode = stepMode(number, cadence, prospect, work);
  const weight = weightOfDeal(prospect.dealSize, work) ?? step.weight;
  const own = written(step, weight, situation);
  const engaged = accountBased(number, cadence, situation);
  const added = [...strategic(number, situation), ...(engaged.length > 0 ? engaged : connection(number, cadence, situation))];
  const research = weight === 'research' && mode === 'draft';
  const notes: RuleApplied[] = [
    {
      rule: 'mode',
      words: `${channelWords[channel]}, ${mode === 'send' ? 'sent by itself' : `as a ${mode}`} (${modeOfRow(prospect, work)}).`,
    },
    ...own.notes,
    ...added.map(({ note }) => note),
    ...(research ? [{ rule: 'research', words: 'A large deal: the draft comes with research to do first.' }] : []),
  ];
  const secondary = [...own.touches, ...added.map(({ touch }) => touch)];
  return {
    verdict: {
      kind: 'touch',
      step: number,
      channel,
      mode,
      due,
      template: templateKey(cadence, number, channel),
      secondary,
      roles: mode === 'task' ? [] : roleTouches(situation),
      research,
      offerVideo:
        step.touches[0] === 'email' && work.videoSteps.includes(number) && !isNurture(cadence) && !step.touches.includes('video'),
      engageFirst: channel === 'linkedin' || secondary.some((touch) => touch.channel === 'linkedin'),
      reason,
    },
    notes,
  };
};
