import { act } from './app/act';
import { askCadences, changeCadences } from './app/cadences';
import { exportList, importList, previewList } from './app/doNotContactList';
import { enroll } from './app/enroll';
import { previewEnroll } from './app/enrollPlan';
import type { EnrollPorts } from './app/enrollPorts';
import { erasePeople, previewErase } from './app/erasePerson';
import { firstRun } from './app/firstRun';
import { goOn, goOnQuestion } from './app/goOn';
import { health } from './app/health';
import { insightOf } from './app/insight';
import { jump } from './app/jump';
import { markDone } from './app/markDone';
import { opensTyped } from './app/opensTyped';
import { overviewOf } from './app/overview';
import { lintWords, showProspect } from './app/prospect';
import { resumeProspect } from './app/resume';
import { showSelection } from './app/selectionShown';
import { type SetUpPorts, setUp, surveySetUp } from './app/setUp';
import { answerCall } from './app/sidebarAnswer';
import { switchSending } from './app/switchSending';
import { testSend } from './app/testSend';
import type { World } from './app/tick/run';
import { tick } from './app/tick/tick';
import { turnLock } from './app/turn';
import { undoEnroll } from './app/undoEnroll';
import { civilDayOf, zoneOf } from './engine/zones';
import { cadencePlan } from './functions/cadence';
import type { Answer, Argument } from './functions/call';
import type { FunctionContext } from './functions/context';
import { engagementLevels } from './functions/engagementLevel';
import { exitStatuses } from './functions/exitStatus';
import { nextTouchDates, nextTouchLabels, nextTouchReasons } from './functions/nextTouch';
import { sequenceSteps } from './functions/sequenceStep';
import { touchFindings } from './functions/touchLint';
import { googleFurnishing } from './google/furnishing';
import { googleMailbox } from './google/mailbox';
import { confirmed, type EditEvent, openMenu, showPage, typedAt } from './google/page';
import { googleSelection } from './google/selection';
import { googleSheets, googleSpreadsheet } from './google/spreadsheet';
import { googleClock, googleIdentity, googleLock, googlePermissions, googleStore, googleTriggers } from './google/world';

const version = '0.1.0';

const sheetContext = (): FunctionContext => {
  let zone: string | null = null;
  const sheetZone = (): string => {
    zone = zone ?? SpreadsheetApp.getActive().getSpreadsheetTimeZone();
    return zone;
  };
  return {
    sheetZone,
    today() {
      const known = zoneOf(sheetZone());
      if (known === null)
        throw new Error(`The time zone of this file, "${sheetZone()}", is unknown. Set it under File, Settings.`);
      return civilDayOf(googleClock().now(), known);
    },
  };
};

/** The adapters of one call. Nothing of Google is touched before a call asks for it. */
const google = () => {
  const files = googleSheets();
  const sheets = googleSpreadsheet(files);
  const clock = googleClock();
  const identity = googleIdentity();
  return {
    sheets,
    furnishing: googleFurnishing(files),
    clock,
    identity,
    lock: turnLock(googleLock(), { sheets, clock, identity }),
    selection: googleSelection(),
    triggers: googleTriggers(),
    mailbox: googleMailbox(),
  };
};

const withStore = () => {
  const adapters = google();
  return { ...adapters, store: googleStore(adapters.sheets.id()) };
};

const world = (): World => withStore();

const setUpPorts = (): SetUpPorts => {
  const { sheets, furnishing, clock, identity, lock } = google();
  return { spreadsheet: sheets, furnishing, clock, identity, lock };
};

const enrollPorts = (): EnrollPorts => withStore();

// ---- custom functions ---------------------------------------------------------------------------------------------------------------

/**
 * When the next touch is due: a real date and time, from the row's own cells. Blank once the prospect has left, replied, or had
 * every step. Give one cell, or whole columns such as K:K in the heading row.
 *
 * @param {string|Array<Array<string>>} sequence The Sequence Name or id of the cadence, such as "Outbound 21-Day" or outbound.
 * @param {Date|Array<Array<Date>>} anchor The Anchor Date that day numbers count from.
 * @param {number|string|Array<Array<number|string>>} steps_done Optional. Steps done so far: a number, or a text such as "Email 3 of 7".
 * @param {Date|Array<Array<Date>>} last_contact Optional. When the last step was done.
 * @param {number|string|Array<Array<number|string>>} deal_size Optional. Annual contract value: 25000, 25k, €25,000.
 * @param {number|Array<Array<number>>} stakeholders Optional. How many people decide.
 * @param {string|Array<Array<string>>} engagement Optional. High, Medium, Low or Unknown.
 * @param {string|Array<Array<string>>} time_zone Optional. The prospect's time zone, such as Europe/Berlin.
 * @param {string|Array<Array<string>>} exit_status Optional. What EXIT_STATUS gives for the row.
 * @param {Date|Array<Array<Date>>} not_before Optional. The touch is never due before this date.
 * @param {Array<Array<string>>} cadences Optional. The Cadences sheet, headings included, such as Cadences!A:N.
 * @param {Array<Array<string>>} settings Optional. The Settings sheet, headings included, such as Settings!A:B.
 * @param {Array<Array<string>>} holidays Optional. The Holidays sheet, headings included, such as Holidays!A:C.
 * @param {string|Array<Array<string>>} country Optional. The prospect's country, for holidays of that country.
 * @return {Date|Array<Array<Date>>} The instant from which the next touch is due.
 * @customfunction
 */
export function NEXT_TOUCH(
  sequence: Argument,
  anchor: Argument,
  steps_done: Argument,
  last_contact: Argument,
  deal_size: Argument,
  stakeholders: Argument,
  engagement: Argument,
  time_zone: Argument,
  exit_status: Argument,
  not_before: Argument,
  cadences: Argument,
  settings: Argument,
  holidays: Argument,
  country: Argument,
): Answer {
  return nextTouchDates(
    {
      sequence,
      anchor,
      steps_done,
      last_contact,
      deal_size,
      stakeholders,
      engagement,
      time_zone,
      exit_status,
      not_before,
      cadences,
      settings,
      holidays,
      country,
    },
    sheetContext(),
  );
}

/**
 * What the next touch is, such as "Email 5 of 7 · case study". Takes the same arguments as NEXT_TOUCH.
 *
 * @param {string|Array<Array<string>>} sequence The Sequence Name or id of the cadence, such as "Outbound 21-Day" or outbound.
 * @param {Date|Array<Array<Date>>} anchor The Anchor Date that day numbers count from.
 * @param {number|string|Array<Array<number|string>>} steps_done Optional. Steps done so far: a number, or a text such as "Email 3 of 7".
 * @param {Date|Array<Array<Date>>} last_contact Optional. When the last step was done.
 * @param {number|string|Array<Array<number|string>>} deal_size Optional. Annual contract value: 25000, 25k, €25,000.
 * @param {number|Array<Array<number>>} stakeholders Optional. How many people decide.
 * @param {string|Array<Array<string>>} engagement Optional. High, Medium, Low or Unknown.
 * @param {string|Array<Array<string>>} time_zone Optional. The prospect's time zone, such as Europe/Berlin.
 * @param {string|Array<Array<string>>} exit_status Optional. What EXIT_STATUS gives for the row.
 * @param {Date|Array<Array<Date>>} not_before Optional. The touch is never due before this date.
 * @param {Array<Array<string>>} cadences Optional. The Cadences sheet, headings included, such as Cadences!A:N.
 * @param {Array<Array<string>>} settings Optional. The Settings sheet, headings included, such as Settings!A:B.
 * @param {Array<Array<string>>} holidays Optional. The Holidays sheet, headings included, such as Holidays!A:C.
 * @param {string|Array<Array<string>>} country Optional. The prospect's country, for holidays of that country.
 * @return {string|Array<Array<string>>} The next touch in words.
 * @customfunction
 */
export function NEXT_TOUCH_LABEL(
  sequence: Argument,
  anchor: Argument,
  steps_done: Argument,
  last_contact: Argument,
  deal_size: Argument,
  stakeholders: Argument,
  engagement: Argument,
  time_zone: Argument,
  exit_status: Argument,
  not_before: Argument,
  cadences: Argument,
  settings: Argument,
  holidays: Argument,
  country: Argument,
): Answer {
  return nextTouchLabels(
    {
      sequence,
      anchor,
      steps_done,
      last_contact,
      deal_size,
      stakeholders,
      engagement,
      time_zone,
      exit_status,
      not_before,
      cadences,
      settings,
      holidays,
      country,
    },
    sheetContext(),
  );
}

/**
 * Why the next touch is due then, in one line: step, gap and what set it, planned day, why it moved. Begins with ⚠ where a deal
 * size, a committee or an engagement could not be read. Takes the same arguments as NEXT_TOUCH.
 *
 * @param {string|Array<Array<string>>} sequence The Sequence Name or id of the cadence, such as "Outbound 21-Day" or outbound.
 * @param {Date|Array<Array<Date>>} anchor The Anchor Date that day numbers count from.
 * @param {number|string|Array<Array<number|string>>} steps_done Optional. Steps done so far: a number, or a text such as "Email 3 of 7".
 * @param {Date|Array<Array<Date>>} last_contact Optional. When the last step was done.
 * @param {number|string|Array<Array<number|string>>} deal_size Optional. Annual contract value: 25000, 25k, €25,000.
 * @param {number|Array<Array<number>>} stakeholders Optional. How many people decide.
 * @param {string|Array<Array<string>>} engagement Optional. High, Medium, Low or Unknown.
 * @param {string|Array<Array<string>>} time_zone Optional. The prospect's time zone, such as Europe/Berlin.
 * @param {string|Array<Array<string>>} exit_status Optional. What EXIT_STATUS gives for the row.
 * @param {Date|Array<Array<Date>>} not_before Optional. The touch is never due before this date.
 * @param {Array<Array<string>>} cadences Optional. The Cadences sheet, headings included, such as Cadences!A:N.
 * @param {Array<Array<string>>} settings Optional. The Settings sheet, headings included, such as Settings!A:B.
 * @param {Array<Array<string>>} holidays Optional. The Holidays sheet, headings included, such as Holidays!A:C.
 * @param {string|Array<Array<string>>} country Optional. The prospect's country, for holidays of that country.
 * @return {string|Array<Array<string>>} One line on the due date.
 * @customfunction
 */
export function NEXT_TOUCH_WHY(
  sequence: Argument,
  anchor: Argument,
  steps_done: Argument,
  last_contact: Argument,
  deal_size: Argument,
  stakeholders: Argument,
  engagement: Argument,
  time_zone: Argument,
  exit_status: Argument,
  not_before: Argument,
  cadences: Argument,
  settings: Argument,
  holidays: Argument,
  country: Argument,
): Answer {
  return nextTouchReasons(
    {
      sequence,
      anchor,
      steps_done,
      last_contact,
      deal_size,
      stakeholders,
      engagement,
      time_zone,
      exit_status,
      not_before,
      cadences,
      settings,
      holidays,
      country,
    },
    sheetContext(),
  );
}

/**
 * Blank while a cadence runs, else why it has ended or is paused: an Exit Reason, or Replied, Out of Office, Meeting Set, Paused, Held.
 *
 * @param {string|Array<Array<string>>} sequence The Sequence Name or id of the cadence.
 * @param {number|string|Array<Array<number|string>>} steps_done Steps done so far: a number, or a text such as "Email 3 of 7".
 * @param {Date|Array<Array<Date>>} last_contact When the last step was done.
 * @param {string|Array<Array<string>>} outcome Optional. The Outcome a person chose, such as Won or Booked Demo.
 * @param {Date|Array<Array<Date>>} last_reply Optional. When the prospect last replied.
 * @param {number|Array<Array<number>>} timeline_pushes Optional. How often the prospect put the decision off.
 * @param {string|Array<Array<string>>} engagement Optional. High, Medium, Low or Unknown.
 * @param {Date} today Optional. A cell that holds today's date, such as the Today cell of the System sheet. Without it the answer ages.
 * @param {string|Array<Array<string>>} status Optional. The Status of the row.
 * @param {Array<Array<string>>} cadences Optional. The Cadences sheet, headings included, such as Cadences!A:N.
 * @param {Array<Array<string>>} settings Optional. The Settings sheet, headings included, such as Settings!A:B.
 * @return {string|Array<Array<string>>} An Exit Reason, a pause, or blank.
 * @customfunction
 */
export function EXIT_STATUS(
  sequence: Argument,
  steps_done: Argument,
  last_contact: Argument,
  outcome: Argument,
  last_reply: Argument,
  timeline_pushes: Argument,
  engagement: Argument,
  today: Argument,
  status: Argument,
  cadences: Argument,
  settings: Argument,
): Answer {
  return exitStatuses(
    { sequence, steps_done, last_contact, outcome, last_reply, timeline_pushes, engagement, today, status, cadences, settings },
    sheetContext(),
  );
}

/**
 * The step last done, such as "Email 3 of 7"; blank for none.
 *
 * @param {string|Array<Array<string>>} sequence The Sequence Name or id of the cadence.
 * @param {number|string|Array<Array<number|string>>} steps_done Steps done so far.
 * @param {Array<Array<string>>} cadences Optional. The Cadences sheet, headings included, such as Cadences!A:N.
 * @return {string|Array<Array<string>>} The primary touch and number of the step last done.
 * @customfunction
 */
export function SEQUENCE_STEP(sequence: Argument, steps_done: Argument, cadences: Argument): Answer {
  return sequenceSteps({ sequence, steps_done, cadences });
}

/**
 * How engaged a prospect is: High, Medium, Low or Unknown. A blank count means "not tracked", 0 means "tracked, none".
 *
 * @param {number|Array<Array<number>>} sent Emails sent.
 * @param {number|Array<Array<number>>} opens Opens counted, or blank.
 * @param {number|Array<Array<number>>} clicks Clicks counted, or blank.
 * @param {number|Array<Array<number>>} replies Replies received.
 * @return {string|Array<Array<string>>} High, Medium, Low or Unknown.
 * @customfunction
 */
export function ENGAGEMENT_LEVEL(sent: Argument, opens: Argument, clicks: Argument, replies: Argument): Answer {
  return engagementLevels({ sent, opens, clicks, replies });
}

/**
 * The whole plan of a cadence as a table with headings, one step a row; with an anchor date, every due date.
 *
 * @param {string} sequence The Sequence Name or id of the cadence.
 * @param {Date} anchor Optional. The date that day numbers count from; without it the table has day numbers only.
 * @param {number|string} deal_size Optional. Annual contract value.
 * @param {number} stakeholders Optional. How many people decide.
 * @param {string} engagement Optional. High, Medium, Low or Unknown.
 * @param {string} time_zone Optional. The prospect's time zone, such as Europe/Berlin.
 * @param {Array<Array<string>>} cadences Optional. The Cadences sheet, headings included, such as Cadences!A:N.
 * @param {Array<Array<string>>} settings Optional. The Settings sheet, headings included, such as Settings!A:B.
 * @param {Array<Array<string>>} holidays Optional. The Holidays sheet, headings included, such as Holidays!A:C.
 * @param {string} country Optional. The prospect's country.
 * @return {Array<Array<string|number|Date>>} The plan, headings first.
 * @customfunction
 */
export function CADENCE(
  sequence: Argument,
  anchor: Argument,
  deal_size: Argument,
  stakeholders: Argument,
  engagement: Argument,
  time_zone: Argument,
  cadences: Argument,
  settings: Argument,
  holidays: Argument,
  country: Argument,
): Answer {
  return cadencePlan(
    { sequence, anchor, deal_size, stakeholders, engagement, time_zone, cadences, settings, holidays, country },
    sheetContext(),
  );
}

/**
 * What is wrong with a message, one finding a line; blank if nothing is.
 *
 * @param {string|Array<Array<string>>} message The message to look at.
 * @param {string|Array<Array<string>>} initial_message Optional. The first message of the cadence, where this one follows it up.
 * @return {string|Array<Array<string>>} The findings, one a line.
 * @customfunction
 */
export function TOUCH_LINT(message: Argument, initial_message: Argument): Answer {
  return touchFindings({ message, initial_message });
}

// ---- what Google calls by itself ----------------------------------------------------------------------------------------------------

export function onOpen(): void {
  openMenu();
}

export function onInstall(): void {
  openMenu();
}

/** A person typed somewhere: a risen number of Opens asks for a call at once. Anything that goes wrong here waits for the hourly run. */
export function onEdit(event: EditEvent): void {
  const typed = typedAt(event);
  if (typed === null) return;
  try {
    opensTyped({ sheets: googleSpreadsheet(), clock: googleClock() }, typed);
  } catch {
    return;
  }
}

/** The hourly run. */
export function onTick(): void {
  tick(world());
}

// ---- the menu -----------------------------------------------------------------------------------------------------------------------

export function openSidebar(): void {
  showPage();
}

export function runTickNow(): void {
  const { words } = tick(world());
  SpreadsheetApp.getActive().toast(words.join(' '), 'Next Touch', 15);
}

/** After a stop: a person says that this version of the file is the right one. */
export function goOnWithThisVersion(): void {
  if (!confirmed('Go on with this version?', goOnQuestion)) return;
  try {
    SpreadsheetApp.getActive().toast(goOn(world()).words, 'Next Touch', 15);
  } catch (error) {
    SpreadsheetApp.getActive().toast(String((error as { message?: unknown }).message ?? error), 'Next Touch', 15);
  }
}

// ---- the sidebar: one JSON text in, one out -----------------------------------------------------------------------------------------

export function sidebarSurvey(request: string): string {
  return answerCall('sidebarSurvey', request, (choice) => surveySetUp(setUpPorts(), choice));
}

export function sidebarSetUp(request: string): string {
  return answerCall('sidebarSetUp', request, (confirmed) => setUp(setUpPorts(), confirmed));
}

export function sidebarSelection(request: string): string {
  return answerCall('sidebarSelection', request, (wanted) => showSelection(google(), wanted));
}

export function sidebarEnrollPreview(request: string): string {
  return answerCall('sidebarEnrollPreview', request, (wanted) => previewEnroll(enrollPorts(), wanted));
}

export function sidebarEnroll(request: string): string {
  return answerCall('sidebarEnroll', request, (confirmed) => enroll(enrollPorts(), confirmed));
}

export function sidebarUndoEnroll(request: string): string {
  return answerCall('sidebarUndoEnroll', request, ({ batch }) => undoEnroll(enrollPorts(), batch));
}

export function sidebarOverview(request: string): string {
  return answerCall('sidebarOverview', request, (wanted) => overviewOf(withStore(), wanted, version));
}

export function sidebarTickNow(request: string): string {
  return answerCall('sidebarTickNow', request, () => ({ words: tick(world()).words }));
}

export function sidebarSending(request: string): string {
  return answerCall('sidebarSending', request, (wanted) => switchSending(google(), wanted));
}

export function sidebarResume(request: string): string {
  return answerCall('sidebarResume', request, (wanted) => resumeProspect(google(), wanted));
}

export function sidebarAct(request: string): string {
  return answerCall('sidebarAct', request, (wanted) => act(google(), wanted));
}

export function sidebarJump(request: string): string {
  return answerCall('sidebarJump', request, (wanted) => jump(google(), wanted));
}

export function sidebarProspect(request: string): string {
  return answerCall('sidebarProspect', request, (wanted) => showProspect(google(), wanted));
}

export function sidebarLint(request: string): string {
  return answerCall('sidebarLint', request, lintWords);
}

export function sidebarTestSend(request: string): string {
  return answerCall('sidebarTestSend', request, (wanted) => testSend(withStore(), wanted));
}

export function sidebarHealth(request: string): string {
  return answerCall('sidebarHealth', request, (wanted) => health({ ...withStore(), permissions: googlePermissions() }, wanted));
}

export function sidebarFirstRun(request: string): string {
  return answerCall('sidebarFirstRun', request, (wanted) => firstRun({ ...google(), permissions: googlePermissions() }, wanted));
}

export function sidebarMarkDone(request: string): string {
  return answerCall('sidebarMarkDone', request, (wanted) => markDone(google().sheets, wanted));
}

export function sidebarListPreview(request: string): string {
  return answerCall('sidebarListPreview', request, (wanted) => previewList(google(), wanted));
}

export function sidebarListImport(request: string): string {
  return answerCall('sidebarListImport', request, (wanted) => importList(google(), wanted));
}

export function sidebarListExport(request: string): string {
  return answerCall('sidebarListExport', request, () => exportList(google()));
}

export function sidebarErasePreview(request: string): string {
  return answerCall('sidebarErasePreview', request, (wanted) => previewErase(google(), wanted));
}

export function sidebarErase(request: string): string {
  return answerCall('sidebarErase', request, (confirmed) => erasePeople(google(), confirmed));
}

export function sidebarInsight(request: string): string {
  return answerCall('sidebarInsight', request, (wanted) => insightOf(google(), wanted));
}

export function sidebarCadences(request: string): string {
  return answerCall('sidebarCadences', request, (ask) => askCadences(withStore(), ask));
}

export function sidebarCadencesSave(request: string): string {
  return answerCall('sidebarCadencesSave', request, (wish) => changeCadences(withStore(), wish));
}
