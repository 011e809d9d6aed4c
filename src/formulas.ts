import { civilDayOf, zoneOf } from './engine/zones';
import { cadencePlan } from './functions/cadence';
import type { Answer, Argument } from './functions/call';
import type { FunctionContext } from './functions/context';
import { engagementLevels } from './functions/engagementLevel';
import { exitStatuses } from './functions/exitStatus';
import { nextTouchDates, nextTouchLabels, nextTouchReasons } from './functions/nextTouch';
import { sequenceSteps } from './functions/sequenceStep';
import { googleClock } from './google/world';

/** The functions that a cell may call, and what they know of the file. A formula boots this entry and nothing of mail or of the app. */

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
 * Why the next touch is due then, in one line: the step, its gap and rule, its day, what moved it. Begins with ⚠ where a deal
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
 * @return {string|Array<Array<string>>} Channel and number of the last step that was done.
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
