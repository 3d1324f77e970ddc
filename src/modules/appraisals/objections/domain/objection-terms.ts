import { type CivilDate, later, plusDays } from '../../../../kernel/values/civil-date.js';

/** What days a term of an objection is counted in. */
export const DAY_COUNTS = ['CALENDAR_DAYS', 'WORKING_DAYS'] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

/** The terms of objections, as everybody may read them beforehand. */
export interface ObjectionTerms {
  /** How many days after the receipt an objection may be filed; the law says 14. */
  readonly objectionDays: number;
  readonly objectionDaysAre: DayCount;
  /** After how many working days a published result counts as received without an acknowledgement. */
  readonly receiptWorkingDays: number;
}

/** The terms that a result was published with; they stay as they were, whatever the policy becomes (OB-2). */
export interface PublishedTerms extends ObjectionTerms {
  readonly decisionMayLower: boolean;
}

/** The working day so many working days after a day, which itself is day 0. */
export type PlusWorkingDays = (day: CivilDate, workingDays: number) => CivilDate;

/**
 * The civil day on which a published result was received: that of the acknowledgement, or the day by which silence counts as
 * receipt, whichever is earlier. Source: decision on receipt, after PP 30/2019 Pasal 59; rules.md OB-1.
 */
export function receivedOn(
  publishedOn: CivilDate,
  acknowledgedOn: CivilDate | null,
  { receiptWorkingDays }: Pick<ObjectionTerms, 'receiptWorkingDays'>,
  plusWorkingDays: PlusWorkingDays,
): CivilDate {
  const bySilence = plusWorkingDays(publishedOn, receiptWorkingDays);
  return acknowledgedOn !== null && acknowledgedOn < bySilence ? acknowledgedOn : bySilence;
}

/**
 * The last civil day on which an objection may be filed; the receipt is day 0. In calendar days it is not moved off a free day.
 * Source: PP 30/2019 Pasal 59 (14 days from receipt); rules.md OB-2.
 */
export function objectionDueOn(
  received: CivilDate,
  { objectionDays, objectionDaysAre }: Pick<ObjectionTerms, 'objectionDays' | 'objectionDaysAre'>,
  plusWorkingDays: PlusWorkingDays,
): CivilDate {
  return objectionDaysAre === 'WORKING_DAYS'
    ? plusWorkingDays(received, objectionDays)
    : plusDays(received, objectionDays);
}

/**
 * By when the examiner decides: so many working days after the filing, or after somebody else became the examiner.
 * Source: our default, the law sets no term; rules.md OB-7.
 */
export function decisionDueOn(
  filedOn: CivilDate,
  appointedOn: CivilDate | null,
  workingDays: number,
  plusWorkingDays: PlusWorkingDays,
): CivilDate {
  return plusWorkingDays(appointedOn === null ? filedOn : later(filedOn, appointedOn), workingDays);
}
