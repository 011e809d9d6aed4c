// NEXT_TOUCH and EXIT_STATUS as one writes them with date-fns and @date-fns/tz and no thought of speed: one row after the other, every
// date a TZDate, nothing kept from row to row. It stands beside the product's functions on the same cells and must answer the same.
// The steps of the cadences and the numbers of the rules come from the product: they are data. Nothing else does.
import { TZDate } from '@date-fns/tz';
import { addDays, differenceInCalendarDays, getDay, isAfter, isBefore, isEqual, set, startOfDay } from 'date-fns';
import { builtInCadences } from '../src/engine/builtInCadences';
import { defaultSettings } from '../src/engine/settings';

const { pace, slots, exits } = defaultSettings;

const cadenceOf = (name) => {
  const wanted = name.trim().toLowerCase();
  return builtInCadences.find((cadence) => cadence.id === wanted || cadence.name.toLowerCase() === wanted);
};

/** The calendar day of a cell in a zone, as its midnight there; a cell without a time of day is the same date everywhere. */
const dayIn = (cell, zone, sheetZone) => {
  const inSheet = new TZDate(cell.getTime(), sheetZone);
  if (!isEqual(inSheet, startOfDay(inSheet))) return startOfDay(new TZDate(cell.getTime(), zone));
  return new TZDate(inSheet.getFullYear(), inSheet.getMonth(), inSheet.getDate(), zone);
};

const clamp = (days, [shortest, longest]) => Math.min(longest, Math.max(shortest, days));

const gapsOf = (cadence, dealSize, stakeholders, engagement) => {
  const offsets = cadence.steps.map((step) => step.day - cadence.firstDay);
  const written = offsets.map((offset, index) => offset - (index === 0 ? 0 : offsets[index - 1]));
  if (cadence.pace === 'fixed') return written;
  let sized = written;
  if (dealSize !== '' && cadence.pace === 'length') {
    const { lastDay } = pace.lastDays.find((band) => dealSize < band.below);
    const length = offsets[offsets.length - 1];
    if (lastDay !== null && length > 0) {
      const scaled = [];
      for (const offset of offsets) {
        const aimed = Math.round((offset * (lastDay - cadence.firstDay)) / length);
        scaled.push(scaled.length === 0 ? aimed : Math.max(aimed, scaled[scaled.length - 1] + 1));
      }
      sized = scaled.map((offset, index) => offset - (index === 0 ? 0 : scaled[index - 1]));
    }
  }
  if (dealSize !== '' && cadence.pace === 'gaps') {
    if (dealSize <= pace.smallDeal) sized = written.map((gap, index) => (index === 0 ? gap : clamp(gap, pace.smallDealGaps)));
    else if (dealSize >= pace.largeDeal)
      sized = written.map((gap, index) => (index === 0 ? gap : clamp(gap, pace.largeDealGaps)));
  }
  let factor = engagement === '' ? 1 : pace.engagement[engagement];
  if (stakeholders !== '') factor *= pace.committee.filter((band) => stakeholders >= band.from).pop().factor;
  return sized.map((gap, index) => {
    if (index === 0) return gap;
    const stretched = Math.min(Math.max(1, Math.floor(gap * factor + 0.5 + 1e-9)), Math.max(pace.longestStretched, gap));
    const isLarge = stakeholders !== '' && stakeholders >= pace.largeCommittee;
    return isLarge ? clamp(stretched, pace.largeCommitteeGaps) : stretched;
  });
};

const isEmail = (step) => step.touches[0] === 'email';

const hoursOn = (weekday, step) => {
  if (!isEmail(step)) return weekday >= 1 && weekday <= 5 ? [slots.taskTime] : [];
  const windows = step.office ? slots.officeHours : slots.sendWindows;
  return windows
    .filter((window) => window.weekdays.includes(weekday))
    .map((window) => {
      const guarded = slots.guard && !step.office;
      const from = guarded && weekday === 1 ? Math.max(window.from, 720) : window.from;
      const to = guarded && weekday === 5 ? Math.min(window.to, 720) : window.to;
      return { from, to };
    })
    .filter(({ from, to }) => from < to)
    .map(({ from }) => from)
    .sort((one, other) => one - other);
};

const slotFrom = (day, step) => {
  for (let candidate = day; ; candidate = addDays(candidate, 1)) {
    const [from] = hoursOn(getDay(candidate), step);
    if (from !== undefined) return set(candidate, { hours: Math.floor(from / 60), minutes: from % 60 });
  }
};

export const nextTouch = (row, sheetZone) => {
  if (row.sequence === '' || row.anchor === '') return '';
  if (row.exit_status !== '' && row.exit_status !== 'Paused' && row.exit_status !== 'Out of Office') return '';
  const cadence = cadenceOf(row.sequence);
  const step = cadence.steps[row.steps_done];
  if (step === undefined) return '';
  const zone = row.time_zone === '' ? sheetZone : row.time_zone;
  const anchor = dayIn(row.anchor, zone, sheetZone);
  const gaps = gapsOf(cadence, row.deal_size, row.stakeholders, row.engagement);
  let offset = 0;
  let before = null;
  let wanted = null;
  for (let index = 0; index <= row.steps_done; index++) {
    offset += gaps[index];
    wanted = addDays(anchor, offset);
    if (index > 0) {
      const least =
        isEmail(cadence.steps[index]) && isEmail(cadence.steps[index - 1]) ? pace.leastBetweenEmails : pace.leastBetweenOthers;
      const earliest = addDays(startOfDay(before), Math.min(gaps[index], least));
      if (isBefore(wanted, earliest)) wanted = earliest;
    }
    if (index < row.steps_done) before = slotFrom(wanted, cadence.steps[index]);
  }
  if (before !== null && row.last_contact !== '')
    wanted = addDays(dayIn(row.last_contact, zone, sheetZone), differenceInCalendarDays(wanted, before));
  let due = slotFrom(wanted, step);
  if (row.not_before !== '') {
    const heldBack = slotFrom(dayIn(row.not_before, zone, sheetZone), step);
    if (isAfter(heldBack, due)) due = heldBack;
  }
  return new Date(due.getTime());
};

const isPause = (status) => ['Out of Office', 'Meeting Set', 'Paused', 'Held'].includes(status);

export const exitStatus = (row, sheetZone) => {
  if (row.sequence === '') return '';
  const { outcome, status, last_reply: reply, last_contact: contact, steps_done: done } = row;
  if (outcome === 'Unsubscribed' || status === 'Unsubscribed') return 'Unsubscribed';
  if (status !== '' && status !== 'Active' && status !== 'Resumed' && status !== 'Replied' && !isPause(status)) return status;
  const cadence = cadenceOf(row.sequence);
  const isDeal = cadence.id === 'post-demo' || cadence.id === 'post-proposal';
  if (outcome === 'Booked Demo') return isDeal ? 'Meeting Set' : 'Meeting Booked';
  if (outcome === 'Lost') return 'Closed-Lost';
  if (outcome === 'Not Interested') return outcome;
  if (row.timeline_pushes !== '' && row.timeline_pushes >= exits.pushes) return 'Timeline Pushed 3x';
  if (isPause(status)) return status;

  const daysSince = (date) => differenceInCalendarDays(dayIn(row.today, sheetZone, sheetZone), dayIn(date, sheetZone, sheetZone));
  const answered = reply !== '' && (contact === '' || !isBefore(reply, contact));
  const steps = cadence.steps.slice(0, done);
  const isLast = done >= cadence.steps.length;
  const last = cadence.steps[cadence.steps.length - 1];
  const hasBreakup = cadence.steps.some((step) => step.ends === 'breakup');
  if (outcome === 'Still Interested' && steps.some((step) => step.ends === 'breakup') && answered && contact !== '') {
    if (daysSince(reply) >= exits.ghostedDays) return 'Ghosted';
  }
  if (status === 'Replied' || (status !== 'Resumed' && answered)) return 'Replied';
  if (contact !== '' && row.engagement === 'Low' && steps.filter(isEmail).length >= exits.unresponsiveEmails) {
    if (daysSince(contact) >= (isLast ? exits.unresponsiveDaysAtEnd : exits.unresponsiveDays)) return 'Unresponsive';
  }
  const isNurture = cadence.id.startsWith('nurture-');
  if (isLast && !isNurture && contact !== '' && (last.ends === 'breakup' || !hasBreakup)) {
    const silence = status === 'Resumed' && reply !== '' ? Math.min(daysSince(contact), daysSince(reply)) : daysSince(contact);
    if (silence >= exits.noResponseDays) return 'No Response';
  }
  return isLast && (isNurture || (last.ends === 'close' && hasBreakup)) ? 'Completed' : '';
};
