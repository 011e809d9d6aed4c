import { readMoney } from '../cells/money';
import { readCheckbox } from '../cells/text';
import { asIs, fieldsOf, from, type Setting, type SettingWords, setting, yesNo } from './setting';
import { readFactor, readGapRange, writtenGapRange } from './settingValues';
import { readTime, readWindows, writtenFrom, writtenWindows } from './windowsText';

const slots = fieldsOf('slots');
const pace = fieldsOf('pace');

const lastDayBand = (index: number, words: SettingWords, what: 'below' | 'lastDay'): Setting =>
  setting(
    'pace',
    words,
    what === 'below' ? readMoney : from(1),
    asIs,
    (settings) => settings.pace.lastDays[index]?.[what] || 0,
    (settings, read) => ({
      ...settings,
      pace: {
        ...settings.pace,
        lastDays: settings.pace.lastDays.map((band, at) => (at === index ? { ...band, [what]: read } : band)),
      },
    }),
  );

const engagementFactor = (level: 'High' | 'Medium' | 'Low', what: string): Setting =>
  setting(
    'pace',
    { name: `Pace Factor ${level} Engagement`, what },
    readFactor,
    asIs,
    (settings) => settings.pace.engagement[level],
    (settings, read) => ({ ...settings, pace: { ...settings.pace, engagement: { ...settings.pace.engagement, [level]: read } } }),
  );

const committeeFactor = (index: number, people: string): Setting =>
  setting(
    'pace',
    { name: `Pace Factor ${people} People`, what: `Gaps are multiplied by this where ${people} people decide.` },
    readFactor,
    asIs,
    (settings) => settings.pace.committee[index]?.factor ?? 1,
    (settings, read) => ({
      ...settings,
      pace: {
        ...settings.pace,
        committee: settings.pace.committee.map((band, at) => (at === index ? { ...band, factor: read } : band)),
      },
    }),
  );

/** Hours in which things are done. */
export const slotRows: readonly Setting[] = [
  slots('sendWindows', 'Send Windows', "When emails go out, in the prospect's own time.", readWindows, writtenWindows, [
    'Send Window',
  ]),
  slots(
    'guard',
    'Guard Monday Mornings and Friday Afternoons',
    'yes: no email goes out on Mondays before noon and Fridays after noon, whatever the windows say.',
    readCheckbox,
    yesNo,
    ['Guard'],
  ),
  slots(
    'officeHours',
    'Office Hours',
    'When emails go out that answer something the prospect just did (Hours "office" on the Cadences sheet).',
    readWindows,
    writtenWindows,
  ),
  slots('taskTime', 'Task Time', 'When calls, LinkedIn and video steps fall due, Monday to Friday.', readTime, writtenFrom),
];

/** What makes a cadence faster or slower. */
export const paceRows: readonly Setting[] = [
  lastDayBand(0, { name: 'Short Cadence Below', what: 'Deals below this size get the short cadence (pace "length").' }, 'below'),
  lastDayBand(0, { name: 'Short Cadence Last Day', what: 'Last day of the short cadence.' }, 'lastDay'),
  lastDayBand(
    1,
    { name: 'Long Cadence From', what: 'Deals from this size get the long cadence; those between are as written.' },
    'below',
  ),
  lastDayBand(2, { name: 'Long Cadence Last Day', what: 'Last day of the long cadence.' }, 'lastDay'),
  lastDayBand(2, { name: 'Longest Cadence From', what: 'Deals from this size get the longest cadence.' }, 'below'),
  lastDayBand(3, { name: 'Longest Cadence Last Day', what: 'Last day of the longest cadence.' }, 'lastDay'),
  pace('smallDeal', 'Small Deal', 'Deals up to this size keep to short gaps (pace "gaps").', readMoney, asIs, [
    'Small Deal Up To',
  ]),
  pace('smallDealGaps', 'Small Deal Gaps', 'Days between two steps of a small deal.', readGapRange, writtenGapRange),
  pace('largeDeal', 'Large Deal', 'Deals from this size take their time (pace "gaps").', readMoney, asIs, ['Large Deal From']),
  pace('largeDealGaps', 'Large Deal Gaps', 'Days between two steps of a large deal.', readGapRange, writtenGapRange),
  engagementFactor('High', 'Gaps are multiplied by this for engaged prospects.'),
  engagementFactor('Medium', 'Gaps are multiplied by this for prospects who open and do not click.'),
  engagementFactor('Low', 'Gaps are multiplied by this for prospects who are tracked and open nothing.'),
  committeeFactor(1, '3 to 5'),
  committeeFactor(2, '6 to 9'),
  pace('longestStretched', 'Longest Stretched Gap', 'Factors never make a gap longer than this many days.', from(1)),
  pace(
    'largeCommittee',
    'Large Committee From',
    'From this many people on, gaps keep to the next setting, whatever else was said.',
    from(2),
  ),
  pace(
    'largeCommitteeGaps',
    'Large Committee Gaps',
    'Days between two steps where a large committee decides.',
    readGapRange,
    writtenGapRange,
  ),
  pace(
    'leastBetweenEmails',
    'Least Days Between Emails',
    'Days that an email keeps from the email before it when that one was pushed.',
    from(1),
  ),
  pace('leastBetweenOthers', 'Least Days Between Other Steps', 'The same for steps on other channels.', from(1)),
];
