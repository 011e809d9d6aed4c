/**
 * What each message means and what to do. Every sentence of the product belongs to one entry: a cover names a file or folder of src/,
 * and may narrow it to the sentences that hold some words. Narrow covers go before whole files, whatever their order here.
 */

export type Cover = readonly [file: string, words?: RegExp];

export interface Entry {
  readonly title: string;
  readonly means: string;
  readonly todo: string;
  readonly covers: readonly Cover[];
  /** Sentences that others say, Google above all, or that are put together from parts. */
  readonly others?: readonly string[];
}

export interface Area {
  readonly title: string;
  readonly entries: readonly Entry[];
}

export const areas: readonly Area[] = [
  {
    title: 'Nothing happens at all',
    entries: [
      {
        title: 'This file is not set up yet, or a sheet of Next Touch is gone',
        means: 'Set-up has not been run in this file, or somebody deleted or renamed one of the sheets that it made.',
        todo: 'Undo the change, or open the sidebar and run set-up: it puts back what is missing and leaves the rest as it is. A Log that comes back empty knows nothing of what was sent, so take the old one from File → Version history first.',
        covers: [
          [
            'app/',
            /not set up yet|(?:sheet|heading|column).*(?:is missing|is gone|was renamed)|no Log yet|cannot be read\. Run set-up|Log sheet were moved|columns were moved\. /,
          ],
          ['google/spreadsheet'],
          ['sheet/', /run set-up/],
          ['app/settingCell'],
        ],
      },
      {
        title: 'This file is a copy, or no longer says which file it belongs to',
        means:
          'The file’s own id differs from the one that set-up noted. The original may still be at work, and two files must not write to the same people.',
        todo: 'To use the copy, run set-up in it. Its running rows are Held until you decide for each; see [never twice](never-twice.md).',
        covers: [
          ['app/tick/fitToRun'],
          ['app/tick/otherFile'],
          ['sheet/setUpProblems', /copy|other file/],
          ['sheet/setUpPlan', /copy of another/],
        ],
      },
      {
        title: 'The Log no longer holds what it held',
        means:
          'An older version of the file was put back, or rows of the Log were deleted, sorted or changed. The sheet may have forgotten what went out and who said no, so nothing is sent by anybody.',
        todo: 'Put the newer version back (File → Version history). If the older one is to stay, put back first who was erased, unsubscribed or listed since, then choose *Go on with this version*.',
        covers: [['app/tick/openJournal'], ['app/goOn'], ['app/tick/logTail'], ['app/learningLog', /heading/], ['app/needLog']],
      },
      {
        title: 'A column of Next Touch is missing or stands there twice',
        means: 'Without it a row cannot be known for certain, so nothing is done with any row.',
        todo: 'Undo the change, or run set-up, which names the column. A heading between its old neighbours is recognised under a new name.',
        covers: [
          ['app/tick/tickRows', /has no column/],
          ['app/deed', /has no column/],
          ['app/enrollPlan', /has no column/],
          ['sheet/rowWrites', /column/],
          ['app/jump', /column/],
          ['app/healthChecks', /columns are put right/],
        ],
      },
      {
        title: 'Another run is at work',
        means:
          'Two runs, or a run and the sidebar, met. The second one leaves the sheet alone. A run that died holds its place for seven minutes at most.',
        todo: 'Wait a minute and try again. Nothing was written.',
        covers: [
          ['app/', /run is at work|another run|Somebody is changing|claimed before|changed by another run/i],
          ['sheet/rowWrites', /another run/],
        ],
      },
      {
        title: 'The run broke off, or its time was used up',
        means:
          'Google ends a run after six minutes, and now and then without a word. Whatever was claimed is looked up in the mailbox by the next run.',
        todo: 'Nothing, if it goes on with the next run. If it repeats, look at Health for the cause, and at [limits](limits.md#what-google-allows) for Google’s own.',
        covers: [
          ['app/tick/tick', /broke off|time of this run|left|What is left|nothing is left/],
          ['app/tick/whoGoes'],
          ['app/tick/sendMail', /No time left/],
          ['app/healthChecks', /could not do all/],
          ['app/tick/finish', /could not be painted/],
          ['app/erasePerson', /no time/],
          ['app/tick/owedClaims'],
          ['app/tick/recover', /A run ended|The draft was still there|The draft is gone, and/],
          ['app/sidebarAnswer'],
        ],
        others: ['Exceeded maximum execution time', 'Service using too much computer time for one day'],
      },
      {
        title: 'The hourly run does not come',
        means:
          'It was never switched on for that person, or Google ended it. Google’s list of triggers shows each person only their own.',
        todo: 'The person opens the sidebar → More → Health and presses *Switch the hourly run on* or *Start it anew*. Starting it anew is safe.',
        covers: [
          ['google/world', /every hour/],
          ['app/health', /hourly run/],
          [
            'app/healthChecks',
            /hourly run|It does not come|ends a run for good|never run|silent since|Start it anew|They open the sidebar|no run/,
          ],
          ['app/tick/notices', /waiting for the hourly run|switches it on/],
          ['app/tick/beside', /never run|last seen/],
          ['engine/decide/work', /own mailbox/],
        ],
      },
    ],
  },
  {
    title: 'Nothing is sent',
    entries: [
      {
        title: 'Sending is switched off, or a setting keeps it off',
        means:
          'Nothing goes out by itself unless the switch is on, a postal address stands on Settings (or you stated that none is needed), an opt-out line stands there, and everything said about sending can be read.',
        todo: 'Put the named setting right on the Settings sheet, or switch sending on under Health. Nothing is lost meanwhile: what is due waits.',
        covers: [
          ['app/tick/gate', /switched off|Postal Address|Opt-Out/],
          ['app/sendingShown'],
          ['app/switchSending'],
          ['app/overview', /Off for you/],
          ['app/healthChecks', /Nothing goes out|Off for you|Put it right on the Settings|sending that cannot be read/],
          ['app/tick/tick', /about sending that cannot/],
          ['app/tick/lastLook', /Settings sheet/],
          ['app/firstRun'],
        ],
      },
      {
        title: 'Replies cannot be read',
        means:
          'The permission to read the mailbox is missing, or Gmail did not answer. An answer could not be seen, so nothing is sent or drafted.',
        todo: 'Open the sidebar → More → Health → Permissions and allow reading the mailbox. If it is allowed, the next run tries again.',
        covers: [
          [
            'app/',
            /[Rr]eplies cannot be read|read your mailbox|mailbox could not be read|Replies to … can be read|reading the mailbox/,
          ],
          ['app/tick/readMail'],
          ['engine/decide/work', /replies cannot be read/],
          ['app/tick/lastLook', /thread is not|came back in the thread/],
          ['app/prospectStory', /could not be asked/],
          ['google/mailbox'],
        ],
        others: [
          'Gmail API has not been used in project',
          'Request had insufficient authentication scopes',
          'Specified permissions are not sufficient',
        ],
      },
      {
        title: 'A permission is missing',
        means:
          'Somebody left out a permission, or the team chose a lower rung. What needs it is left undone, in words, and the rest goes on.',
        todo: 'Health shows your rung, what is missing and where to allow it; [permissions](permissions.md) says what each is for.',
        covers: [['app/tick/gate', /permission/], ['google/world']],
        others: ['You do not have permission to perform that action', 'Authorization is required to perform that action'],
      },
      {
        title: 'Waits for room: the day is full',
        means:
          'The daily cap, the company’s cap, Google’s own limit or the mailbox’s is reached. The order and the outlook stand in Needs You.',
        todo: 'Nothing. To send more, see [limits](limits.md) before you raise a cap.',
        covers: [
          ['app/tick/waits'],
          ['app/tick/gate', /waits for room/],
          ['app/tick/roomLook'],
          ['app/limitsShown'],
          ['app/enrollCapacity'],
          ['engine/allocate'],
          ['engine/ceilings'],
          ['engine/decide/work', /send window|capacity/],
          ['app/healthChecks', /Google’s (?:own|daily)|Google lets|mails? of yours|More is due|Daily Cap|are due on/],
          ['app/volumeShown'],
        ],
      },
      {
        title: 'Somebody is away',
        means: 'The Settings sheet says that the sender is away, or the prospect’s own mailbox says so.',
        todo: 'Nothing; it goes on after the return. Dates that cannot be read keep that sender’s mail in: correct them.',
        covers: [
          ['app/tick/gate', /away/],
          ['engine/decide/work', /away/],
          ['app/limitsShown', /Away/],
          ['app/tick/stakeholders', /away/],
        ],
      },
      {
        title: 'The mailbox was refused and rests',
        means:
          'Gmail said that too much was sent, or a mail came back because of your own mailbox or domain. Your prospects are not to blame.',
        todo: 'Mend what the code names (your domain’s SPF, DKIM or DMARC for 5.7.…; time for 5.4.5). The rest ends by itself after 24 hours; *End the rest* under Health ends it sooner. The row whose mail came back is Held: resume it to have that step sent again.',
        covers: [
          ['app/tick/senderFaults'],
          ['app/tick/senderHalt'],
          ['app/senderShown'],
          ['app/endRest'],
          ['app/tick/gate', /refused/],
          ['app/healthChecks', /rests|End the rest/],
          ['app/tick/sendMail', /Sending to … ended/],
        ],
        others: [
          'Service invoked too many times for one day: email',
          'Limit Exceeded: Email Recipients Per Day',
          'Mail service not enabled',
          '550 5.4.5 Daily user sending limit exceeded',
        ],
      },
      {
        title: 'The Do Not Contact list cannot be read',
        means:
          'The sheet is gone, one of its lines is no address and no domain, or the key of erased people was lost or changed. Somebody asked for each line, so nothing is sent to anybody.',
        todo: 'Correct the line that is named. For a lost key, import the list’s export under Opt-outs, or put the System row back from the version history.',
        covers: [
          ['sheet/doNotContactSheet'],
          ['sheet/doNotContactKeys'],
          ['sheet/doNotContactFile'],
          ['app/doNotContactNow'],
          ['app/doNotContactList'],
          ['app/healthChecks', /list/],
          ['app/enrollFindings', /Nobody can be compared/],
        ],
      },
      {
        title: 'Gmail would not take a mail',
        means:
          'Gmail answered with an error where the draft was made, the thread was read or the mail was sent. The others went; after three errors in a row, or where Sent could not be searched, the run sent no more.',
        todo: 'Nothing at first: the next run looks in the mailbox and tries again. Where the words come back each hour for one row, its thread was deleted in Gmail or its address is refused: answer them by hand, or enroll the row anew.',
        covers: [['app/tick/sendMail', /Gmail refused it|Sent could not be looked|No draft for|its thread could not be read/]],
      },
      {
        title: 'Not sent at the last look',
        means:
          'Right before each mail the row, the switch, the Do Not Contact sheet and the thread are read once more. Something had changed in between.',
        todo: 'Nothing: the next run decides anew from what stands there now.',
        covers: [
          ['app/tick/lastLook'],
          ['app/tick/record', /not written/],
          ['app/tick/tick', /Nothing was sent/],
          ['app/tick/sendMail', /It does not go|Not sent to ….$|Not sent to …: …$|is still in the mailbox|Step … had gone out/],
          ['sheet/rowWrites'],
          ['app/writeRows'],
        ],
      },
    ],
  },
  {
    title: 'Held: a row waits for you',
    entries: [
      {
        title: 'It is not certain whether a step went out',
        means: 'A run died while Gmail had the mail, and neither the draft, the thread, the history nor the search can tell.',
        todo: 'Look in the Sent folder that is named. If it went, raise Sequence Step by one. Then set Status to *Resumed*. It is never sent again in doubt.',
        covers: [['app/tick/recover']],
      },
      {
        title: 'Your mailbox is ahead of this sheet, or those words went out already',
        means:
          'Sent holds a mail to this address that the row knows nothing of: an older version of the file, another row or another file wrote to them.',
        todo: 'Look in Sent, correct Sequence Step as the message says, then set Status to *Resumed*. For equal words, change the template.',
        covers: [['app/tick/sentBefore'], ['app/tick/judgeStep', /very words/], ['app/tick/tickRows', /nothing is sent twice/]],
      },
      {
        title: 'A cell of the row cannot be read',
        means: 'A column that the cadence needs holds something else than it should. Only this row waits.',
        todo: 'Correct the cell that is named. The row goes on by itself with the next run.',
        covers: [
          ['engine/decide/data'],
          ['engine/decide/pauses', /held over data/],
          ['app/tick/tickRows'],
          ['sheet/prospectFacts'],
          ['engine/decide/stops', /Status: it is blank/],
        ],
      },
      {
        title: 'The message has a hole, or cannot be made',
        means:
          'A token has no value and no words for a blank, a bracket was left over, the template is missing, or it names a column that is not there.',
        todo: 'Correct the cell or the template that is named, or give the token words for a blank: `{{First Name|there}}`. Then set Status to *Resumed*.',
        covers: [
          ['mail/render'],
          ['mail/tokens'],
          ['app/tick/compose'],
          ['app/tick/judgeStep'],
          ['app/enrollMessages'],
          ['app/preview', /Templates sheet|Tokens/],
          ['app/tick/owed', /could not be filled/],
          ['app/tick/writeStep'],
        ],
      },
      {
        title: 'It is long overdue',
        means:
          'A mail fell due more than five business days ago (*Email Stale After*), through no lack of room: its words may have aged.',
        todo: 'Read it under Prospect, then press Resume, or skip the step.',
        covers: [
          ['engine/decide/work', /do its words still hold/],
          ['app/tick/holdForReview'],
          ['app/todayShown', /Held for your review/],
        ],
      },
      {
        title: 'Somebody typed over the product’s own columns',
        means: 'The Log says *Changed by hand*. What can be taken as your will is taken; what cannot holds the row.',
        todo: 'Do what the sentence offers: put the old value back, enroll anew, or set Status to *Resumed*. See [working together](working-together.md).',
        covers: [
          ['app/typedOver'],
          ['app/tick/tickRows', /hidden State|nobody’s mailbox|no email address/],
          ['app/resume', /can no longer be read/],
          ['app/act', /can no longer be read/],
        ],
      },
      {
        title: 'Two rows with one Prospect ID or one address',
        means:
          'A row was copied, or one person stands there twice. Neither row is written to, so that nobody hears from you twice.',
        todo: 'Delete the copy; or clear Prospect ID and State in it and give it an address of its own.',
        covers: [
          ['app/tick/notices'],
          ['app/tick/tickRows', /same address/],
          ['sheet/rowWrites', /same Prospect ID|stands in rows/],
          ['sheet/setUpProblems', /one Prospect ID/],
          ['app/enrollFindings', /same address|same Prospect ID/],
          ['app/healthChecks', /several rows|Delete the extra|Prospect IDs? stand|one row/],
        ],
      },
      {
        title: 'A pause without an end',
        means: 'It was paused by hand, no date is known on which to go on, or it was held until you look.',
        todo: 'Resume it when it should go on, or fill the date (Follow Up On, Meeting Date).',
        covers: [['engine/decide/pauses', /no date is known|waits until you|until a person resumes|Status says|Held by hand/]],
      },
      {
        title: 'A colleague of theirs answered',
        means:
          'Somebody of the same company or domain replied. The others rest, so that nobody is written to past a talk that has begun.',
        todo: 'Resume each, or *Resume everyone there* under Today. *Pause Colleagues* on Settings turns it off.',
        covers: [
          ['engine/decide/pauses', /colleague|same company/],
          ['app/resume', /account/],
        ],
      },
      {
        title: 'You wrote to them yourself',
        means: 'A mail of yours stands in their thread that Next Touch did not make. You took over.',
        todo: 'Resume the cadence when it should go on.',
        covers: [['engine/decide/pauses', /by hand|yourself/]],
      },
      {
        title: 'A draft is gone, changed hands or went elsewhere',
        means: 'The draft of a step was deleted, sent to another address, left waiting, or belongs to a step that is over.',
        todo: 'As the sentence says: send it, choose *Skipped* on Work, or set Status to *Resumed* for a new one. If it was scheduled in Gmail, wait. See [drafts](drafts.md).',
        covers: [
          ['app/tick/draftsGone'],
          ['app/tick/draftsSent'],
          ['app/tick/draftsTakenBack'],
          ['app/tick/draftsWaiting'],
          ['app/tick/settleDrafts'],
          ['app/tick/owed'],
          ['app/tick/beside', /draft/],
          ['app/tick/removeErasedDrafts'],
          ['app/draftsToRemove'],
          ['engine/decide/work', /draft of step/],
        ],
      },
    ],
  },
  {
    title: 'Needs You: something to do for a person',
    entries: [
      {
        title: 'They answered',
        means: 'A person wrote. The cadence rests; nothing goes out by itself.',
        todo: 'Answer them. Then choose an Outcome, or resume. What their mail seems to say is a suggestion, one click under Today.',
        covers: [
          ['engine/decide/pauses', /replied|Answer/i],
          ['engine/decide/stops', /Answer them|wrote after leaving|allow you|Permission/],
          ['engine/decide/timed'],
          ['app/tick/mailSigns'],
          ['app/todayShown', /replied/],
          ['app/hotCall'],
          ['app/todayShown', /Opened your mail/],
        ],
      },
      {
        title: 'A date is asked for',
        means: 'Later, Timeline Pushed or Booked Demo needs a day to come, and the cell is blank, past or unreadable.',
        todo: 'Fill Follow Up On or Meeting Date. The next run goes on from there.',
        covers: [
          ['engine/decide/pauses', /Follow Up On|Meeting Date|meeting/],
          ['engine/decide/data', /meeting|Anchor/],
          ['engine/decide/meeting'],
          ['engine/decide/leaving', /meeting/],
        ],
      },
      {
        title: 'Find the right address or the right person',
        means: 'A mail came back for good, or they have left the company. “Bounced” words name the reason in plain language.',
        todo: 'Correct the row and enroll it again. An address that bounced is not written to again.',
        covers: [
          ['engine/decide/leaving'],
          ['app/tick/applyVerdict'],
          ['engine/decide/stops', /came back|wrong person|left the company/],
          ['app/tick/stakeholders', /right address|Has left|came back/],
        ],
        others: ['there is no such person or mailbox', 'their domain or server takes no mail', 'the mailbox is full'],
      },
      {
        title: 'Write to another person of the account yourself',
        means:
          'A stakeholder’s version could not be sent by itself: no address, no text for the role, or a thread they never saw.',
        todo: 'Do the task on the Work sheet, or complete Stakeholder Roles. See [stakeholders](stakeholders.md).',
        covers: [
          ['app/tick/stakeholders'],
          ['app/tick/stakeholderDue'],
          ['app/tick/stakeholderSigns'],
          ['app/stakeholderRefusal'],
          ['sheet/stakeholderRoles'],
        ],
      },
      {
        title: 'A task on the Work sheet',
        means: 'A call, a LinkedIn touch, a video, or a draft to finish.',
        todo: 'Do it and choose an answer in Done. An answer that is none of the list stays and is told in Row Note.',
        covers: [
          ['app/tick/touches'],
          ['app/markDone'],
          ['sheet/workSheet'],
          ['engine/decide/work', /task/],
          ['app/tick/permission'],
        ],
      },
      {
        title: 'A new start is suggested, or refused',
        means:
          'Somebody who left has a Trigger Event, or asked you back. Who said no is approached again only with permission; who unsubscribed, never.',
        todo: 'Press *Restart in Re-Engagement*, note their permission, or dismiss it.',
        covers: [
          ['engine/decide/entry'],
          ['engine/decide/stops', /unsubscribed|never contacted/i],
          ['app/deeds', /allow|Re-Engagement|Trigger|Do Not Contact|came back for good/],
        ],
      },
    ],
  },
  {
    title: 'Cells and formulas',
    entries: [
      {
        title: '⚠ and a sentence in a formula column, or a cell named in Needs You',
        means: 'A cell cannot be read as what its column says. The other rows go on.',
        todo: 'Write what the sentence asks for. Cells that show #N/A or #REF! themselves must be mended first.',
        covers: [
          ['sheet/cells'],
          ['functions/exitStatus'],
          ['functions/touchInput'],
          ['functions/nextTouch'],
          ['sheet/prospects'],
          ['sheet/columnContent'],
          ['engine/due', /No day is free/],
          ['functions/cadence', /no day is free|Anchor Date|Time Zone/],
        ],
      },
      {
        title: 'The ranges of a formula do not fit together',
        means:
          'A formula was given ranges of different heights, several columns where one belongs, or a range where one cell belongs.',
        todo: 'Give whole columns from the heading down, such as `K:K`, or run set-up, which writes the formulas anew.',
        covers: [['functions/call'], ['functions/cadence']],
      },
      {
        title: '#REF!, #NAME? or #ERROR! in a heading',
        means:
          'Something stands below and keeps the formula from filling its column; or the script is not in this file; or a function was given something it cannot use.',
        todo: 'Open Health: it names the cell in the way and clears it, keeping what it held in the Log. For #NAME?, push the script again.',
        covers: [
          ['sheet/formulaColumns'],
          ['app/healthChecks', /formula column|cannot fill/],
          ['app/setUp', /heading, as happens/],
          ['sheet/setUpProblems', /filled: empty|cells in the way|never finishes/],
        ],
        others: ['Array result was not expanded because it would overwrite data', 'Unknown function'],
      },
      {
        title: 'Loading… that stays, or “You do not have permission to call …”',
        means:
          'Google runs too many custom functions at once, several Google accounts are open in one browser, an argument changes by itself (TODAY, NOW, RAND), or another script has a function of the same name.',
        todo: 'Reload; use a browser profile with one account; type the value in place of TODAY(); look for the other script under Extensions.',
        covers: [],
        others: [
          'Loading...',
          'You do not have permission to call',
          'Service invoked too many times in a short time',
          'This function is not allowed to reference a cell with NOW(), RAND()',
        ],
      },
      {
        title: 'The time zone of the file is unknown',
        means: 'File → Settings names a zone that cannot be computed with.',
        todo: 'Choose another zone of the same place there.',
        covers: [['functions/context'], ['formulas'], ['app/', /time zone "…" is unknown/]],
      },
      {
        title: 'A line of Settings, Cadences, Templates or Holidays cannot be used',
        means:
          'The message names sheet, row and column. A setting that cannot be read keeps its default, and where it concerns sending, nothing is sent. A cadence with such a line is not used at all.',
        todo: 'Correct the cell; names and forms stand in [the sheet’s format](sheet-format.md).',
        covers: [
          ['sheet/settingsSheet'],
          ['sheet/settings'],
          ['sheet/cadencesSheet'],
          ['sheet/templatesSheet'],
          ['sheet/holidaysSheet'],
          ['sheet/touches'],
          ['app/tick/tick', /row …|put right/],
          ['app/healthChecks', /cannot be used|sheet … is missing|no cadence/],
        ],
      },
    ],
  },
  {
    title: 'Set-up and enrolling',
    entries: [
      {
        title: 'Set-up asks or refuses',
        means:
          'Two columns can be the same thing, a heading holds something else, a sheet of the same name stands in the way, or the sheet changed while you looked.',
        todo: 'Choose or rename what the sentence names, look again and confirm. Nothing was written.',
        covers: [
          ['app/setUp'],
          ['app/surveySheet'],
          ['app/fillSheets'],
          ['sheet/setUpProblems'],
          ['sheet/setUpPlan'],
          ['sheet/headings'],
          ['app/healthChecks', /Merged|merged/],
        ],
      },
      {
        title: 'A row is refused at enrolling, or asks for a tick',
        means:
          'No address, on Do Not Contact, unsubscribed, said no without permission, bounced, enrolled elsewhere, a country that wants consent first, a shared or private mailbox.',
        todo: 'What is refused must be put right in the row. What asks may be ticked if you know it to be right; each tick is yours.',
        covers: [
          ['app/enroll'],
          ['app/enrollFindings'],
          ['app/enrollPlan'],
          ['app/enrollTogether'],
          ['app/enrollPrint'],
          ['mail/consentCountries'],
        ],
      },
      {
        title: 'A finding of TOUCH_LINT',
        means:
          'The message has a fault that costs answers. Errors hold a mail; everything else is told where words are written and keeps nothing back.',
        todo: 'The finding says what to change; [messages](templates.md) has the rules and their sources.',
        covers: [['mail/lintRules']],
      },
      {
        title: 'A cadence warns while you edit it',
        means: 'The shape breaks a rule of thumb: no breakup, two steps with one angle or format, too many steps, too long.',
        todo: 'Your choice: warnings never keep you from saving. What cannot be read as a step does.',
        covers: [
          ['engine/cadenceWarnings'],
          ['app/cadencesDraft'],
          ['app/cadencesEffect'],
          ['app/cadencesSave'],
          ['app/cadencesTexts'],
          ['app/cadencesDesk'],
          ['app/cadences'],
        ],
      },
    ],
  },
  {
    title: 'Import, export, older and newer files',
    entries: [
      {
        title: 'The file’s format is older or newer than the add-on',
        means:
          'The System sheet says which layout the product’s own sheets have. An older one is brought up to date by the next run or by set-up; with a newer one nothing is sent or written, since it may hold what this version does not know.',
        todo: 'Older: run set-up, or wait for the hourly run. Newer: update the add-on. See [migrations](migrations.md).',
        covers: [['sheet/format'], ['app/migrate']],
      },
      {
        title: 'A row of a CSV is not imported, or the import is refused',
        means:
          'It has no address, one that stands on the sheet already or twice in the file, or one on the Do Not Contact sheet; or the columns moved meanwhile.',
        todo: 'The other rows are imported. Correct the rows that are named and import them again, or choose to fill blank cells. See [import and export](import-export.md).',
        covers: [['app/import'], ['exchange/decoding'], ['exchange/fileRows'], ['exchange/importState'], ['sidebar/optingOut']],
      },
    ],
  },
  {
    title: 'A click is refused',
    entries: [
      {
        title: 'Google did not answer, or the answer could not be read',
        means: 'The connection broke, Google took too long, or the page in the browser is older than the script.',
        todo: 'Look at the sheet first: what you asked for may have been done. Then try again; after an update, close the sidebar and open it again. What was written once is not written twice.',
        covers: [['sidebar/call'], ['exchange/call']],
      },
      {
        title: 'Changed since it was shown',
        means: 'Between showing and clicking, a person or a run changed the row, the sheet or the text. Nothing was written.',
        todo: 'Look at it again and decide anew.',
        covers: [
          [
            'app/',
            /since it was shown|since they were shown|no longer on the sheet|has moved on|is done by now|has changed since|rows of the sheet moved|no such line/,
          ],
          ['app/act'],
          ['app/skipSnooze', /may be on its way/],
        ],
      },
      {
        title: 'Too late to take back',
        means: 'A run acted on it, a message went out, or a day has passed whose dates follow from it.',
        todo: 'Change the row by hand, or choose another Outcome.',
        covers: [['app/actRecord'], ['app/deeds', /Too late/], ['app/markDone', /Too late/], ['app/undoEnroll']],
      },
      {
        title: 'That choice does not fit this row',
        means: 'There is nothing to pause, skip or leave, the day is not to come, or the word is none of its list.',
        todo: 'Choose what the sentence names.',
        covers: [
          ['app/deeds'],
          ['app/deed'],
          ['app/skipSnooze'],
          ['app/resume'],
          ['app/jump'],
          ['app/prospect'],
          ['app/preview'],
        ],
      },
      {
        title: 'The test mail was not sent',
        means: 'There is no mail to test, the mailbox may not be used yet, or Gmail refused.',
        todo: 'As the sentence says. A test goes to you alone and counts for nothing.',
        covers: [['app/testSend']],
      },
      {
        title: 'Erasing a person stops half-way, or names what is left',
        means:
          'Some traces lie where Next Touch cannot reach: colleagues’ mailboxes, cells that quote them, copies and versions of the file.',
        todo: 'Erase again for the rest, and do by hand what is named. See [privacy](privacy.md).',
        covers: [['app/erasePerson'], ['app/eraseRows'], ['app/eraseTraces']],
      },
    ],
  },
];

/** Sentences that report no trouble: explanations, names, what was done, and words of the Log. */
export const noTrouble: readonly Cover[] = [
  ['main'],
  ['sheet/fields'],
  ['sheet/otherSheets'],
  ['sheet/furnishPlan'],
  ['sheet/settings/', /^[A-Z“"]/],
  ['sheet/builtInTexts'],
  ['sheet/sheetNames'],
  ['engine/settings'],
  ['engine/pace'],
  ['engine/due'],
  ['engine/exits'],
  ['engine/vocabulary'],
  ['engine/learning'],
  ['engine/cadence'],
  ['app/moves'],
  ['app/insight'],
  ['app/healthChecks'],
  ['app/healthRungs'],
  ['app/healthSeen'],
  ['app/health'],
  ['app/overview'],
  ['app/prospectPast'],
  ['app/prospectStory'],
  ['app/learningLog'],
  ['app/cadencesTiers'],
  ['app/todayShown'],
  ['app/book'],
  ['google/'],
  ['app/tick/decideRow'],
  ['app/tick/finish', /Nothing was due|drafts? to finish/],
  ['app/tick/outgoing'],
  ['app/tick/silence'],
  ['engine/decide', /^(nothing to do|Nothing is due\.|all steps done|All steps are done|Timeline Pushed 3x|Out of Office)/],
  ['engine/decide/pauses', /asked for a later time|follow up later|out of office|pause that ends|ended on|now lasts|put right/],
  [
    'engine/decide/stops',
    /asked not to be|Do Not Contact|^do not contact$|after leaving|^won or lost$|deal is|said no|proposal went|pushed …|left with|changes nothing|Not enrolled/,
  ],
  ['engine/decide/touch'],
  ['sidebar/todayList'],
];
