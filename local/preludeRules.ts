/** Validations, conditional formats and protections in the realm. Evaluated from its own text, see preludeCore.ts. */
import type { Kit } from './preludeCore';

export interface RangeHandle {
  s: number;
  r: number;
  c: number;
  nr: number;
  nc: number;
}

export interface Holder<T> {
  data: T;
}

export interface ValidationData {
  type: string;
  values: unknown[];
  allowInvalid: boolean;
  help: string;
}

export interface RuleData {
  sheet: number;
  rects: number[][];
  type: string;
  values: string[];
  background: string | null;
  fontColor: string | null;
  bold: boolean | null;
}

/** What the sheets of the realm need of these. */
export interface Rules {
  make<T extends object>(prototype: object, fields: T): T;
  validationOf(data: ValidationData | null): unknown;
  rule(data: RuleData): Holder<RuleData>;
  protection(sheet: number, id: number): object;
  /** Set by the part that makes ranges. */
  rangeOf(sheet: number, rect: number[]): RangeHandle;
  /** Builders and enumerations of SpreadsheetApp. */
  members: Record<string, unknown>;
}

export function preludeRules(kit: Kit): Rules {
  const { call } = kit;
  const make = <T extends object>(prototype: object, fields: T): T => {
    const made = Object.create(prototype) as T;
    for (const key of Object.keys(fields))
      Object.defineProperty(made, key, { value: fields[key as keyof T], writable: true, enumerable: false });
    return made;
  };

  const criteria = kit.enumeration(['VALUE_IN_LIST', 'VALUE_IN_RANGE', 'CHECKBOX', 'DATE_IS_VALID_DATE', 'CUSTOM_FORMULA']);
  const conditions = kit.enumeration(['CUSTOM_FORMULA']);
  const protectionTypes = kit.enumeration(['RANGE', 'SHEET']);

  // --- data validation -------------------------------------------------------------------------------------------------------
  const validationShape = kit.shape('DataValidation', {
    getCriteriaType(this: Holder<ValidationData>) {
      return criteria[this.data.type] ?? null;
    },
    getCriteriaValues(this: Holder<ValidationData>) {
      return this.data.values.slice();
    },
    getAllowInvalid(this: Holder<ValidationData>) {
      return this.data.allowInvalid;
    },
    getHelpText(this: Holder<ValidationData>) {
      return this.data.help === '' ? null : this.data.help;
    },
    copy(this: Holder<ValidationData>) {
      return make(validationBuilderShape, { data: { ...this.data } });
    },
  });
  const validationOf = (data: ValidationData | null): unknown => (data ? make(validationShape, { data }) : null);
  const validationBuilderShape = kit.shape('DataValidationBuilder', {
    requireValueInList(this: Holder<ValidationData>, values: unknown[], showDropdown = true) {
      Object.assign(this.data, { type: 'VALUE_IN_LIST', values: [values.map(String), showDropdown] });
      return this;
    },
    requireValueInRange(
      this: Holder<ValidationData>,
      range: { getA1Notation(): string; getSheet(): { getName(): string } },
      showDropdown = true,
    ) {
      const reference = `'${range.getSheet().getName().replace(/'/g, "''")}'!${range.getA1Notation()}`;
      Object.assign(this.data, { type: 'VALUE_IN_RANGE', values: [reference, showDropdown] });
      return this;
    },
    requireCheckbox(this: Holder<ValidationData>) {
      Object.assign(this.data, { type: 'CHECKBOX', values: [] });
      return this;
    },
    requireDate(this: Holder<ValidationData>) {
      Object.assign(this.data, { type: 'DATE_IS_VALID_DATE', values: [] });
      return this;
    },
    requireFormulaSatisfied(this: Holder<ValidationData>, formula: string) {
      Object.assign(this.data, { type: 'CUSTOM_FORMULA', values: [formula] });
      return this;
    },
    setAllowInvalid(this: Holder<ValidationData>, allow: boolean) {
      this.data.allowInvalid = allow;
      return this;
    },
    setHelpText(this: Holder<ValidationData>, help: string) {
      this.data.help = help;
      return this;
    },
    build(this: Holder<ValidationData>) {
      return validationOf({ ...this.data });
    },
  });

  // --- conditional formats ---------------------------------------------------------------------------------------------------
  const booleanConditionShape = kit.shape('BooleanCondition', {
    getCriteriaType(this: Holder<RuleData>) {
      return conditions[this.data.type] ?? null;
    },
    getCriteriaValues(this: Holder<RuleData>) {
      return this.data.values.slice();
    },
    getBackground(this: Holder<RuleData>) {
      return this.data.background;
    },
    getFontColor(this: Holder<RuleData>) {
      return this.data.fontColor;
    },
    getBold(this: Holder<RuleData>) {
      return this.data.bold;
    },
  });
  const ruleShape = kit.shape('ConditionalFormatRule', {
    getRanges(this: Holder<RuleData>) {
      return this.data.rects.map((rect) => rules.rangeOf(this.data.sheet, rect));
    },
    getBooleanCondition(this: Holder<RuleData>) {
      return make(booleanConditionShape, { data: this.data });
    },
    getGradientCondition: () => null,
    copy(this: Holder<RuleData>) {
      return make(ruleBuilderShape, { data: { ...this.data, rects: this.data.rects.slice() } });
    },
  });
  const ruleBuilderShape = kit.shape('ConditionalFormatRuleBuilder', {
    whenFormulaSatisfied(this: Holder<RuleData>, formula: string) {
      Object.assign(this.data, { type: 'CUSTOM_FORMULA', values: [formula] });
      return this;
    },
    setBackground(this: Holder<RuleData>, color: string | null) {
      this.data.background = color;
      return this;
    },
    setFontColor(this: Holder<RuleData>, color: string | null) {
      this.data.fontColor = color;
      return this;
    },
    setBold(this: Holder<RuleData>, bold: boolean | null) {
      this.data.bold = bold;
      return this;
    },
    setRanges(this: Holder<RuleData>, ranges: RangeHandle[]) {
      this.data.rects = ranges.map((range) => [range.r, range.c, range.nr, range.nc]);
      this.data.sheet = ranges[0]?.s ?? -1;
      return this;
    },
    build(this: Holder<RuleData>) {
      if (this.data.rects.length === 0) throw kit.fail('Exception', 'Conditional format rule must have at least one range.');
      return make(ruleShape, { data: { ...this.data } });
    },
  });

  // --- protections -----------------------------------------------------------------------------------------------------------
  interface ProtectionHandle {
    s: number;
    p: number;
  }
  const protectionShape = kit.shape('Protection', {
    setWarningOnly(this: ProtectionHandle, only: boolean) {
      call('Protection.setWarningOnly', [this.s, this.p, only]);
      return this;
    },
    setDescription(this: ProtectionHandle, text: string) {
      call('Protection.setDescription', [this.s, this.p, text]);
      return this;
    },
    remove(this: ProtectionHandle) {
      call('Protection.remove', [this.s, this.p]);
    },
    getRange(this: ProtectionHandle) {
      return rules.rangeOf(this.s, call('Protection.getRange', [this.s, this.p]) as number[]);
    },
    isWarningOnly(this: ProtectionHandle) {
      return call('Protection.isWarningOnly', [this.s, this.p]);
    },
    getDescription(this: ProtectionHandle) {
      return call('Protection.getDescription', [this.s, this.p]);
    },
  });

  const rules: Rules = {
    make,
    validationOf,
    rule: (data) => make(ruleShape, { data }),
    protection: (s, p) => make(protectionShape, { s, p }),
    rangeOf: () => {
      throw new Error('no ranges yet');
    },
    members: {
      newDataValidation: () => make(validationBuilderShape, { data: { type: '', values: [], allowInvalid: true, help: '' } }),
      newConditionalFormatRule: () =>
        make(ruleBuilderShape, {
          data: { sheet: -1, rects: [], type: '', values: [], background: null, fontColor: null, bold: null },
        }),
      ProtectionType: protectionTypes,
      DataValidationCriteria: criteria,
      BooleanCriteria: conditions,
    },
  };
  return rules;
}
