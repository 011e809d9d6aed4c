import type { Cadence } from '../../engine/cadence';
import type { Instant, Moment } from '../../engine/calendar';
import type { Decision, Entry, ExitTask, Verdict } from '../../engine/decision';
import { sequenceStepLabel } from '../../engine/labels';
import type { ExitReason, Pause } from '../../engine/vocabulary';
import { startOfDay, type Zone } from '../../engine/zones';
import type { Cell } from '../../sheet/cells/cell';
import type { WrittenFieldId } from '../../sheet/fields';
import { leftThreads, type Owed, rolesAfresh } from '../../sheet/prospectState';
import { permissionTag, withoutTag, withTag } from '../../sheet/tags';
import type { Noted, OwedDraft, RowInHand, TaskAsked } from './effects';
import { heldForReview } from './holdForReview';

/** What applying a decision needs besides the row. */
export interface Applying {
  readonly now: Instant;
  readonly sheetZone: Zone;
  /** The cadence the row is in, null where it is in none that is known. */
  readonly cadence: Cadence | null;
}

type Cells = Partial<Record<WrittenFieldId, Cell>>;

const exitTaskWords: Readonly<Record<ExitTask, string>> = {
  'find the right address': 'Their mail came back: find the right address, correct the E-mail cell and enroll them again.',
  'find the right person': 'This was the wrong person, or they have left: find the right one at the company.',
  'check address and deliverability':
    'Nothing was opened in all these mails: check that the address is right and that your mail is not filtered.',
};

/** A moment as it goes into a cell: a calendar date as the beginning of that day in the sheet's zone. */
const momentCell = (moment: Moment | null, sheetZone: Zone): Cell =>
  moment === null ? '' : new Date(moment.kind === 'date' ? startOfDay(moment.day, sheetZone) : moment.at);

/** What an exit writes into Tags: what it adds, and without the permission that a new no takes back. */
const tagsAfter = (present: string, { tags, draft }: Extract<Verdict, { kind: 'exit' }>): string => {
  const kept = draft === 'permission' ? withoutTag(present, permissionTag) : present;
  return tags.reduce(withTag, kept);
};

const note = (row: RowInHand, noted: Noted): RowInHand => ({ ...row, noted: [...row.noted, noted] });
const write = (row: RowInHand, cells: Cells): RowInHand => ({
  ...row,
  cells: { ...row.cells, ...cells },
  needsYou: cells.needsYou === undefined ? row.needsYou : String(cells.needsYou),
  tags: cells.tags === undefined ? row.tags : String(cells.tags),
});

/** A cadence is entered afresh: nothing done in it, nothing pushed, and mails of the last one belong to other threads. */
function enter(row: RowInHand, entry: Entry, applying: Applying): RowInHand {
  const { prospect, state } = row;
  return write(
    {
      ...row,
      prospect: {
        ...prospect,
        sequence: entry.cadence.name,
        anchor: entry.anchor,
        stepsDone: 0,
        notBefore: null,
        timelinePushes: 0,
        status: entry.status,
        since: applying.now,
        pause: null,
      },
      state: {
        ...state,
        enrollment: state.enrollment + 1,
        since: applying.now,
        pushes: 0,
        done: [],
        threads: [],
        earlier: leftThreads(state),
        roles: rolesAfresh(state.roles),
        // Only the Owner's run reaches the draft of the cadence that is left: it takes it back.
        draft: state.draft,
        pause: null,
        doubt: null,
        suggestion: null,
        followUpOn: null,
        meetingDate: null,
        waiting: false,
      },
    },
    {
      sequenceName: entry.cadence.name,
      sequenceStep: '',
      anchorDate: momentCell(entry.anchor, applying.sheetZone),
      notBefore: '',
      status: entry.status,
      ...(prospect.timelinePushes > 0 ? { timelinePushes: 0 } : {}),
    },
  );
}

const owedOn = (what: OwedDraft, enrollment: number): Owed => ({ what, enrollment, asked: false, draftId: '' });

function exit(row: RowInHand, verdict: Extract<Verdict, { kind: 'exit' }>, applying: Applying): RowInHand {
  const tags = tagsAfter(row.tags, verdict);
  const left: RowInHand = {
    ...row,
    prospect: {
      ...row.prospect,
      status: verdict.reason,
      exitReason: verdict.reason,
      permission: verdict.draft === 'permission' ? 'asked' : row.prospect.permission,
      outcome: verdict.outcome === null ? row.prospect.outcome : null,
      pause: null,
      notBefore: null,
    },
    state: {
      ...row.state,
      pause: null,
      suggestion: null,
      waiting: false,
      ...(verdict.draft === 'permission' ? { permission: 'asked' as const } : {}),
      ...(verdict.draft === null ? {} : { owed: [...row.state.owed, owedOn(verdict.draft, row.state.enrollment)] }),
    },
    tasks: [
      ...row.tasks,
      ...verdict.tasks.map(
        (task): TaskAsked => ({
          touch: `exit.${task}`,
          enrollment: row.state.enrollment,
          due: applying.now,
          channel: '',
          what: exitTaskWords[task],
          text: '',
          first: false,
        }),
      ),
    ],
    block: verdict.blocks === 'all' ? verdict.reason : row.block,
  };
  const told = write(left, {
    status: verdict.reason,
    exitReason: verdict.reason,
    needsYou: verdict.needsYou,
    notBefore: '',
    ...(verdict.outcome === null ? {} : { outcome: '' }),
    ...(tags === row.tags ? {} : { tags }),
  });
  const noted = note(told, { what: `Exit: ${verdict.reason}`, words: words(verdict) });
  return verdict.enters === null
    ? noted
    : note(enter(noted, verdict.enters, applying), {
        what: `Entered ${verdict.enters.cadence.name}`,
        words: `after ${verdict.reason}`,
      });
}

const words = (verdict: Verdict): string => {
  if (verdict.kind !== 'exit') return verdict.reason;
  return verdict.outcome === null ? verdict.reason : `Outcome ${verdict.outcome}`;
};

function pause(row: RowInHand, verdict: Extract<Verdict, { kind: 'pause' }>): RowInHand {
  const { effect } = verdict;
  const lastReply = verdict.lastReply ?? effect?.lastReply ?? null;
  const paused: RowInHand = {
    ...row,
    prospect: {
      ...row.prospect,
      status: verdict.pause,
      pause: verdict.kept,
      ...(effect === null ? {} : { outcome: null, timelinePushes: effect.timelinePushes ?? row.prospect.timelinePushes }),
      ...(lastReply === null ? {} : { lastReply: { kind: 'instant' as const, at: lastReply } }),
    },
    state: {
      ...row.state,
      pause: verdict.kept,
      waiting: false,
      pushes: effect?.timelinePushes ?? row.state.pushes,
      suggestion: verdict.suggests,
    },
  };
  const told = write(paused, {
    status: verdict.pause,
    needsYou: verdict.needsYou,
    ...(effect === null ? {} : { outcome: '' }),
    ...(effect === null || effect.timelinePushes === null ? {} : { timelinePushes: effect.timelinePushes }),
    ...(lastReply === null ? {} : { lastReplyDate: new Date(lastReply) }),
  });
  return note(told, {
    what: `Pause: ${verdict.pause}`,
    words: effect === null ? verdict.reason : `Outcome ${effect.outcome}: ${verdict.reason}`,
    ...(verdict.lastReply === null ? {} : { came: verdict.lastReply }),
  });
}

/** They had left, and wrote: the row says so, and nothing else about it changes. */
function lateReply(row: RowInHand, verdict: Extract<Verdict, { kind: 'late reply' }>): RowInHand {
  const told = write(
    {
      ...row,
      prospect: { ...row.prospect, lastReply: { kind: 'instant', at: verdict.lastReply } },
      state: { ...row.state, suggestion: verdict.suggests },
    },
    { lastReplyDate: new Date(verdict.lastReply), needsYou: verdict.needsYou },
  );
  return note(told, { what: 'Late reply', words: verdict.reason, came: verdict.lastReply });
}

/** The step that delivers the proposal; having sent it is for a person to say, by the Outcome. */
const deliversProposal = (cadence: Cadence | null, step: number): boolean =>
  cadence?.id === 'post-demo' && cadence.steps[step - 1]?.type === 'proposal delivery';

const askForProposal = 'Did the proposal go out? Then choose the Outcome Proposal Sent: they enter Post-Proposal Follow-Up.';

/** How a step came to be done. */
export interface Done {
  readonly at: Instant;
  readonly callAttempt: boolean;
  /** Active, or what the row stays in all the same: nothing that was done late sets a paused row running or brings back one that left. */
  readonly status: 'Active' | Pause | ExitReason;
}

/**
 * The step counts as done at this instant, whoever did it.
 * The next gap starts here, a resumed row becomes Active, and a date to wait for has served.
 */
export function stepDone(row: RowInHand, step: number, applying: Applying, done: Done): RowInHand {
  const label = applying.cadence === null ? `${step}` : sequenceStepLabel(applying.cadence, step);
  const runs = done.status === 'Active';
  const { outcome } = row.prospect;
  const served = outcome === 'Still Interested';
  const proposal = runs && deliversProposal(applying.cadence, step);
  const stepped: RowInHand = {
    ...row,
    prospect: {
      ...row.prospect,
      stepsDone: step,
      lastContact: { kind: 'instant', at: done.at },
      status: done.status,
      ...(runs ? { notBefore: null, pause: null } : {}),
      ...(served ? { outcome: null } : {}),
    },
    state: {
      ...row.state,
      draft: null,
      waiting: false,
      suggestion: proposal
        ? { kind: 'proposal', outcome: 'Proposal Sent', followUpOn: null }
        : runs
          ? null
          : row.state.suggestion,
      calls: row.state.calls + (done.callAttempt ? 1 : 0),
      ...(runs ? { pause: null } : {}),
    },
  };
  return write(stepped, {
    sequenceStep: label,
    lastContactDate: new Date(done.at),
    status: done.status,
    ...(runs ? { notBefore: '', needsYou: proposal ? askForProposal : '' } : {}),
    ...(served ? { outcome: '' } : {}),
  });
}

/**
 * Carries out what a decision says about the row itself, in memory: what the cells, the hidden State, the Log and the Work sheet are to say.
 * A touch is not carried out here, since it needs a mailbox; `none` and `touch` leave the row as it is.
 */
export function applyVerdict(row: RowInHand, decision: Decision, applying: Applying): RowInHand {
  switch (decision.kind) {
    case 'none':
    case 'touch':
      return row;
    case 'exit':
      return exit(row, decision, applying);
    case 'pause':
      return pause(row, decision);
    case 'late reply':
      return lateReply(row, decision);
    case 'hold':
      // The same hold is found again at every tick until somebody acts: told once.
      if (
        row.prospect.status === 'Held' &&
        row.needsYou === decision.needsYou &&
        row.prospect.pause?.cause === decision.kept.cause
      )
        return row;
      return note(
        write(
          {
            ...row,
            prospect: { ...row.prospect, status: 'Held', pause: decision.kept },
            state: { ...row.state, pause: decision.kept, waiting: false },
          },
          { status: 'Held', needsYou: decision.needsYou },
        ),
        { what: 'Pause: Held', words: decision.needsYou },
      );
    case 'resume': {
      const { doubt } = row.state;
      // Whoever, or whatever, ends another pause did not look whether that mail went out.
      if (doubt !== null && row.prospect.stepsDone < doubt.step && row.prospect.pause?.cause !== 'review')
        return heldForReview(row, doubt.words, doubt.step);
      const notBefore: Moment | null = decision.notBefore === null ? null : { kind: 'date', day: decision.notBefore };
      return note(
        write(
          {
            ...row,
            prospect: {
              ...row.prospect,
              status: 'Resumed',
              pause: null,
              since: applying.now,
              notBefore: notBefore ?? row.prospect.notBefore,
            },
            state: { ...row.state, pause: null, doubt: null, since: applying.now, suggestion: null },
          },
          {
            status: 'Resumed',
            needsYou: '',
            ...(notBefore === null ? {} : { notBefore: momentCell(notBefore, applying.sheetZone) }),
          },
        ),
        { what: 'Resumed', words: decision.reason },
      );
    }
    case 'set aside':
      return note(write({ ...row, prospect: { ...row.prospect, outcome: null } }, { outcome: '' }), {
        what: `Outcome: ${decision.outcome}`,
        words: decision.reason,
      });
    case 'anchor':
      return note(
        write(
          { ...row, prospect: { ...row.prospect, anchor: decision.anchor } },
          { anchorDate: momentCell(decision.anchor, applying.sheetZone), needsYou: '' },
        ),
        { what: 'Anchor set', words: decision.reason },
      );
    case 'wait':
      return row.state.waiting === decision.forCapacity
        ? row
        : { ...row, state: { ...row.state, waiting: decision.forCapacity } };
    case 'advance': {
      const channel = applying.cadence?.steps[decision.step - 1]?.touches[0];
      return note(
        stepDone(row, decision.step, applying, { at: applying.now, callAttempt: decision.callAttempt, status: decision.status }),
        {
          what: decision.how,
          words: decision.reason,
          step: decision.step,
          ...(channel === undefined ? {} : { channel }),
        },
      );
    }
    case 'lapse':
      return note(stepDone(row, decision.step, applying, { at: applying.now, callAttempt: false, status: 'Active' }), {
        what: 'Lapsed',
        words: decision.reason,
        step: decision.step,
      });
  }
}
