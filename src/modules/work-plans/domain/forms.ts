/**
 * Families of SKP forms: JPT for high leaders (JPT) and heads of independent units, JA_JF for administrators, functional posts and
 * pelaksana. Source: PermenPANRB 6/2022 (forms of the annex); rules.md WP-15.
 */
export const FAMILIES = ['JPT', 'JA_JF'] as const;
export type Family = (typeof FAMILIES)[number];

/** How results are agreed: measured by indicators with targets, or described together with their target. */
export const APPROACHES = ['KUANTITATIF', 'KUALITATIF'] as const;
export type Approach = (typeof APPROACHES)[number];

/** What an indicator measures. */
export const ASPECTS = ['KUANTITAS', 'KUALITAS', 'WAKTU', 'BIAYA'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** NORMAL where more is better, KHUSUS where less is. */
export const DIRECTIONS = ['NORMAL', 'KHUSUS'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Which of the four forms a plan is written on. */
export interface PlanForm {
  readonly family: Family;
  readonly approach: Approach;
}

/** The post from which the usual family follows. */
export interface Office {
  readonly level: string | null;
  /** True for the head of a unit that answers for itself, such as a kecamatan or a hospital (pimpinan unit kerja mandiri). */
  readonly headsIndependentUnit: boolean;
}

/** The family that goes with a post; JA_JF for who has none. Source: PermenPANRB 6/2022; rules.md WP-15. */
export function usualFamily(office: Office | undefined): Family {
  return office && (office.level?.startsWith('JPT_') || office.headsIndependentUnit) ? 'JPT' : 'JA_JF';
}

/** True where each indicator says what it measures: only the quantitative form of JA and JF has that column. */
export function hasAspects({ family, approach }: PlanForm): boolean {
  return family === 'JA_JF' && approach === 'KUANTITATIF';
}

/** True where each result has a perspective of the balanced scorecard. */
export function hasPerspectives({ family }: PlanForm): boolean {
  return family === 'JPT';
}

/** A target of an indicator; decimal numbers as text. What is not said is null. */
export interface Target {
  /** The number; the lower end of a range. */
  readonly target: string | null;
  /** The upper end of a range. */
  readonly targetUntil: string | null;
  /** A target in words. */
  readonly targetText: string | null;
  readonly unit: string | null;
  readonly direction: Direction | null;
  /** True where no more than the target is possible, such as 100 %. */
  readonly isMaximum: boolean;
}

/** An indicator as far as the form goes. */
export interface Measure extends Target {
  readonly aspect: Aspect | null;
}

/** What does not fit the form, by the name of the field. */
export interface MeasureFault {
  readonly field: keyof Measure;
  readonly code:
    'NEEDED' | 'NOT_IN_FORM' | 'NOT_BESIDE_WORDS' | 'NOT_WITH_RANGE' | 'NOT_ABOVE_TARGET' | 'NOT_A_MOST' | 'NOT_ZERO';
}

const TARGET_FIELDS = ['target', 'targetUntil', 'targetText', 'unit', 'direction', 'isMaximum'] as const;
const NUMBER_FIELDS = ['target', 'targetUntil', 'unit', 'direction', 'isMaximum'] as const;

/**
 * What of an indicator does not fit the form of its plan: the qualitative forms have the target in the words of the indicator, the
 * quantitative ones beside it, as a number or range with a unit, or in words. Source: PermenPANRB 6/2022 (annex); rules.md WP-16.
 */
export function measureFaults(form: PlanForm, measure: Measure): MeasureFault[] {
  return [...aspectFaults(form, measure), ...targetFaults(form, measure)];
}

function aspectFaults(form: PlanForm, { aspect }: Measure): MeasureFault[] {
  if (hasAspects(form)) return aspect === null ? [{ field: 'aspect', code: 'NEEDED' }] : [];
  return aspect === null ? [] : [{ field: 'aspect', code: 'NOT_IN_FORM' }];
}

function targetFaults({ approach }: PlanForm, measure: Measure): MeasureFault[] {
  if (approach === 'KUALITATIF') return said(measure, TARGET_FIELDS, 'NOT_IN_FORM');
  const { target, targetUntil, targetText, unit, direction, isMaximum } = measure;
  if (targetText !== null) return said(measure, NUMBER_FIELDS, 'NOT_BESIDE_WORDS');
  if (target === null) return [{ field: 'target', code: 'NEEDED' }];
  const faults: MeasureFault[] = unit === null ? [{ field: 'unit', code: 'NEEDED' }] : [];
  if (targetUntil === null && Number(target) === 0) faults.push({ field: 'target', code: 'NOT_ZERO' });
  if (targetUntil !== null && Number(targetUntil) <= Number(target))
    faults.push({ field: 'targetUntil', code: 'NOT_ABOVE_TARGET' });
  if (isMaximum && targetUntil !== null) faults.push({ field: 'isMaximum', code: 'NOT_WITH_RANGE' });
  else if (isMaximum && direction === 'KHUSUS') faults.push({ field: 'isMaximum', code: 'NOT_A_MOST' });
  return faults;
}

function said(measure: Measure, fields: readonly (keyof Measure)[], code: MeasureFault['code']): MeasureFault[] {
  return fields
    .filter((field) => measure[field] !== null && measure[field] !== false)
    .map((field) => ({ field, code }));
}

const LEVEL_UNIT = /\b(indeks|index|nilai|skor|score|poin)\b|rata-rata|rerata/i;

/** True for a unit that says how something stands, such as an index or a mean: its values neither add up nor have a rest. Rule EW-1. */
export function isLevelUnit(unit: string | null): boolean {
  return LEVEL_UNIT.test(unit ?? '');
}
