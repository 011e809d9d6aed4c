/** Univer as a bare grid: drawing, scrolling, selecting and editing are its own, every formula is computed by the server. */
import { LocaleType, LogLevel, merge, type Plugin, type PluginCtor, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import coreWords from '@univerjs/preset-sheets-core/locales/en-US';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import validationWords from '@univerjs/preset-sheets-data-validation/locales/en-US';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/sheets';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-data-validation/lib/index.css';

/** What a drawn cell carries beyond its text: both are marked in a corner and read by the page when the mouse is over it. */
interface CellWords {
  note?: string;
  error?: string;
}

const MARKS: { of: keyof CellWords; color: string }[] = [
  { of: 'error', color: '#d93025' },
  { of: 'note', color: '#202124' },
];

/** Univer has the service only once it has a first workbook. */
const markCorners = (univer: Univer): void => {
  univer
    .__getInjector()
    .get(SheetInterceptorService)
    .intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      priority: 200,
      handler: (cell, _position, next) => {
        const words = cell?.custom as CellWords | null | undefined;
        const mark = words ? MARKS.find((each) => words[each.of]) : undefined;
        return next(cell && mark ? { ...cell, markers: { ...cell.markers, tr: { color: mark.color, size: 6 } } } : cell);
      },
    });
};

export const startUniver = (container: string): { api: FUniver; markCorners(): void } => {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: merge({}, coreWords, validationWords) },
    logLevel: LogLevel.ERROR,
  });
  const presets = [
    UniverSheetsCorePreset({
      container,
      header: true,
      toolbar: false,
      footer: false,
      formulaBar: true,
      contextMenu: false,
      disableAutoFocus: true,
      sheets: { disableForceStringAlert: true, disableForceStringMark: true },
    }),
    UniverSheetsDataValidationPreset({ showEditOnDropdown: false, showSearchOnDropdown: false }),
  ];
  for (const entry of presets.flatMap((preset) => preset.plugins)) {
    const [plugin, given] = (Array.isArray(entry) ? entry : [entry, {}]) as [PluginCtor<Plugin>, object];
    const config: Record<string, unknown> = { ...given };
    // Only the engine is told: its neighbours would ask for a worker to compute in.
    if (plugin.pluginName.includes('ENGINE_FORMULA')) config.notExecuteFormula = true;
    if ('initialFormulaComputing' in config) config.initialFormulaComputing = 2;
    univer.registerPlugin(plugin, config);
  }
  return { api: FUniver.newAPI(univer), markCorners: () => markCorners(univer) };
};
