import { everybody } from '../../engine/away';
import type { Settings } from '../../engine/settings';
import { folded } from '../../engine/vocabulary';
import { value } from '../cells/cell';
import { readCheckbox, readText } from '../cells/text';
import { readZone } from '../cells/zone';
import { readAway, writtenAway } from './awayText';
import { asIs, fieldsOf, from, onOff, type Setting, setting, yesNo } from './setting';
import { readLines } from './settingValues';

const sending = fieldsOf('sending');

export const withSenderWords = (settings: Settings, token: string, words: string): Settings => ({
  ...settings,
  sending: { ...settings.sending, senderWords: { ...settings.sending.senderWords, [token]: words } },
});

/** Something about the sender that mails say, as a token of the row's name. */
const ofSender = (name: string, what: string): Setting =>
  setting(
    null,
    { name, what },
    readLines,
    asIs,
    ({ sending: { senderWords } }) => senderWords[folded(name)] || '',
    (settings, words) => withSenderWords(settings, folded(name), words),
  );

/** Whether and how much is sent, and what stands under it; the zone and the currency. */
export const sendingRows: readonly Setting[] = [
  sending(
    'on',
    'Sending',
    'The switch for everybody: while it is off, nothing is sent by itself. A row "Sending for ana@firm.example" switches one sender.',
    readCheckbox,
    onOff,
    ['Sending Switch', 'Send'],
  ),
  sending(
    'offer',
    'What We Do',
    'One sentence for the first mails, such as "We plan delivery runs for food makers.": the token {{Sender Offer}}.',
    readText,
    asIs,
    ['Sender Offer', 'Our Offer'],
  ),
  ofSender(
    'Sender Company',
    'The token {{Sender Company}}. Any row "Sender …" is a token of that name; "Sender … for ana@firm.example" is for one sender.',
  ),
  ofSender(
    'Sender Title',
    'The token {{Sender Title}}. Where titles differ, add rows such as "Sender Title for ana@firm.example".',
  ),
  ofSender('Sender Phone', 'The token {{Sender Phone}}, likewise.'),
  ofSender('Sender Executive', 'Name of the executive for strategic accounts: the token {{Sender Executive}}.'),
  ofSender(
    'Sender Signature',
    "Stands under every email in place of the sender's name alone, in as many lines as you like; likewise for one sender.",
  ),
  sending(
    'postalAddress',
    'Postal Address',
    'Stands under every automatic email. Without it nothing is sent by itself, unless the next setting says yes.',
    readLines,
  ),
  sending(
    'needsNoPostalAddress',
    'Needs No Postal Address',
    'yes: the team has made sure that its emails need no postal address.',
    readCheckbox,
    yesNo,
    ['No Postal Address Needed'],
  ),
  sending('optOutLine', 'Opt-Out Line', 'Stands under every automatic email and tells people how to stop it.', readText),
  sending('dailyCap', 'Daily Cap', 'Automatic emails one sender may send within 24 hours.', from(0)),
  sending(
    'rampFrom',
    'First Day Cap',
    'Automatic emails on the first day of a sender; the number grows to the daily cap.',
    from(0),
    asIs,
    ['Ramp From'],
  ),
  sending('rampWeeks', 'Ramp Weeks', 'Weeks over which the first day cap grows to the daily cap.', from(0)),
  sending(
    'domainCap',
    'Domain Cap',
    "Automatic emails within 24 hours to one company's domain, by all senders together.",
    from(1),
    asIs,
    ['Company Cap'],
  ),
  sending(
    'mailboxLimit',
    'Mailbox Limit',
    'Mails that Google lets a mailbox send in 24 hours, those by hand included: 500 at gmail.com and on trial, else up to 2000. Nothing goes out by itself beyond nine tenths of it.',
    from(1),
    asIs,
    ['Google Limit', 'Gmail Limit'],
  ),
  setting(
    'sending',
    {
      name: 'Away',
      alsoCalled: ['Away Dates', 'Away for Everybody'],
      what: 'Days on which nobody\'s mail goes out by itself, such as "2026-12-24 to 2027-01-02, 2027-02-01". A row "Away ana@firm.example" is for one sender.',
    },
    readAway,
    (ranges) => writtenAway(ranges),
    ({ sending: { away } }) => away[everybody] || [],
    (settings, ranges) => ({
      ...settings,
      sending: { ...settings.sending, away: { ...settings.sending.away, [everybody]: ranges } },
    }),
  ),
  setting(
    'zone',
    {
      name: 'Default Time Zone',
      alsoCalled: ['Time Zone', 'Default Zone'],
      what: 'The time zone of prospects whose row names none, such as Europe/Berlin. Blank: the zone of this file.',
    },
    (cell) => {
      const zone = readZone(cell);
      return zone.kind === 'value' ? value(zone.value.name) : zone;
    },
    asIs,
    (settings) => settings.zone || '',
    (settings, zone) => ({ ...settings, zone }),
  ),
  setting(
    null,
    { name: 'Currency', what: 'Shown beside amounts; deal sizes are compared as written and never converted.' },
    readText,
    asIs,
    (settings) => settings.currency,
    (settings, currency) => ({ ...settings, currency }),
  ),
];
