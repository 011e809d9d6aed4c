import { act } from './app/act';
import { askCadences, changeCadences } from './app/cadences';
import { exportList, importList, previewList } from './app/doNotContactList';
import { enroll } from './app/enroll';
import { previewEnroll } from './app/enrollPlan';
import type { EnrollPorts } from './app/enrollPorts';
import { erasePeople, previewErase } from './app/erasePerson';
import { exportTable } from './app/exportTables';
import { firstRun } from './app/firstRun';
import { goOn, goOnQuestion } from './app/goOn';
import { health } from './app/health';
import { checkAddresses, lookAtFile } from './app/importLook';
import { importPart, undoImport } from './app/importRows';
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
import { googleFurnishing } from './google/furnishing';
import { googleMailbox } from './google/mailbox';
import { confirmed, type EditEvent, openMenu, showDialog, showPage, typedAt } from './google/page';
import { googleSelection } from './google/selection';
import { googleSheets, googleSpreadsheet } from './google/spreadsheet';
import { googleClock, googleIdentity, googleLock, googlePermissions, googleStore, googleTriggers } from './google/world';

const version = '0.1.0';

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

export function openExchange(): void {
  showDialog();
}

const say = (words: string): unknown => SpreadsheetApp.getActive().toast(words, 'Next Touch', 15);

export function runTickNow(): void {
  say(tick(world()).words.join(' '));
}

/** After a stop: a person says that this version of the file is the right one. */
export function goOnWithThisVersion(): void {
  if (!confirmed('Go on with this version?', goOnQuestion)) return;
  try {
    say(goOn(world()).words);
  } catch (error) {
    say(String((error as { message?: unknown }).message ?? error));
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

// ---- the page "Import and export", in the same way -----------------------------------------------------------------------------------

export function exchangeLook(request: string): string {
  return answerCall('exchangeLook', request, (file) => lookAtFile(google(), file));
}

export function exchangeCheck(request: string): string {
  return answerCall('exchangeCheck', request, (wanted) => checkAddresses(google(), wanted));
}

export function exchangeImport(request: string): string {
  return answerCall('exchangeImport', request, (part) => importPart(google(), part));
}

export function exchangeUndo(request: string): string {
  return answerCall('exchangeUndo', request, (wanted) => undoImport(google(), wanted));
}

export function exchangeExport(request: string): string {
  return answerCall('exchangeExport', request, (wish) => exportTable(google(), wish));
}
