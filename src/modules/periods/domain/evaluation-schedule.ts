import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';

/** How a performance year is cut into evaluation periods. */
export const SCHEMES = ['TRIWULANAN', 'BULANAN'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** One evaluation period of a year; all days included. */
export interface ScheduledPeriod {
  readonly sequence: number;
  readonly name: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  /** Last day on which progress and evidence of the period are taken. */
  readonly progressDueOn: CivilDate;
  /** First day on which appraisals of this period may be opened: its last day. */
  readonly appraisalOpensOn: CivilDate;
  /** Last day for the self-assessment; from the next day on the appraiser may rate without it. */
  readonly selfAssessmentDueOn: CivilDate;
}

/** Days for reports after an evaluation period has ended (default; the law names none). */
export const PROGRESS_DAYS = 14;

/** Days for the self-assessment after an evaluation period has ended (default; the law names none). */
export const SELF_ASSESSMENT_DAYS = 14;

/**
 * The evaluation periods of a calendar year: four quarters by default, or twelve months. They cover the year without gap
 * and without overlap. Reports on one are taken for
 * `progressDays` days after it has ended. Source: PermenPANRB 6/2022 (periodic evaluation, monthly or quarterly); rules.md PE-1, PE-6.
 */
export function evaluationSchedule(year: number, scheme: Scheme, progressDays = PROGRESS_DAYS): ScheduledPeriod[] {
  const months = scheme === 'TRIWULANAN' ? 3 : 1;
  const label = scheme === 'TRIWULANAN' ? 'Triwulan' : 'Bulan';
  return Array.from({ length: 12 / months }, (_, index) => {
    const endsOn = lastDayOfMonth(year, (index + 1) * months);
    return {
      sequence: index + 1,
      name: `${label} ${index + 1} ${year}`,
      startsOn: `${year}-${two(index * months + 1)}-01`,
      endsOn,
      progressDueOn: plusDays(endsOn, progressDays),
      appraisalOpensOn: endsOn,
      selfAssessmentDueOn: plusDays(endsOn, SELF_ASSESSMENT_DAYS),
    };
  });
}

function lastDayOfMonth(year: number, month: number): CivilDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

const two = (value: number): string => String(value).padStart(2, '0');
