import { type CivilDate, plusDays } from '../../../../kernel/values/civil-date.js';

/**
 * The first day for which a version counts that is published on a day: that of the first evaluation period that begins on this day or later;
 * null when none does, because nobody is rated by what he could not see before the period began. `firstDays` are those of the
 * evaluation periods that the version is for, in any order. Source: our default; rules.md CR-7.
 */
export function countsFrom(publishedOn: CivilDate, firstDays: readonly CivilDate[]): CivilDate | null {
  return firstDays.toSorted().find((day) => day >= publishedOn) ?? null;
}

/** A published version as far as it matters which one counts. */
export interface PublishedVersion {
  /** Steps from the unit of the person up to the unit of the version; 0 is the own unit. */
  readonly depth: number;
  /** True when it is for one evaluation period and not for the whole year. */
  readonly isForPeriod: boolean;
  readonly effectiveFrom: CivilDate;
  readonly edition: number;
}

/**
 * The version that counts for a unit in a period that begins on a day; undefined when there is none. Of versions that were in effect on that
 * day those of the nearest unit upward count, as a whole: nothing is put together from several units. Of one unit what was made for
 * the evaluation period goes before what was made for the year, and the latest before the earlier. Rules CR-2, CR-7.
 */
export function versionThatCounts<Version extends PublishedVersion>(
  versions: readonly Version[],
  beginsOn: CivilDate,
): Version | undefined {
  return versions
    .filter(({ effectiveFrom }) => effectiveFrom <= beginsOn)
    .toSorted(
      (a, b) =>
        a.depth - b.depth ||
        Number(b.isForPeriod) - Number(a.isForPeriod) ||
        b.effectiveFrom.localeCompare(a.effectiveFrom) ||
        b.edition - a.edition,
    )[0];
}

/** By when somebody is to have acknowledged criteria: the day the period begins; whoever came into the unit later has some days. */
export function acknowledgementDueOn(beginsOn: CivilDate, postedSince: CivilDate, newcomerDays: number): CivilDate {
  return postedSince <= beginsOn ? beginsOn : plusDays(postedSince, newcomerDays);
}

/** Whether somebody knew the criteria in time: before the period, after it had begun, or not yet. */
export const ACKNOWLEDGEMENT_STANDINGS = ['IN_TIME', 'LATE', 'MISSING'] as const;
export type AcknowledgementStanding = (typeof ACKNOWLEDGEMENT_STANDINGS)[number];

/** How somebody stands who acknowledged on a day, or not at all. Rule CR-8. */
export function acknowledgementStanding(acknowledgedOn: CivilDate | null, dueOn: CivilDate): AcknowledgementStanding {
  if (acknowledgedOn === null) return 'MISSING';
  return acknowledgedOn <= dueOn ? 'IN_TIME' : 'LATE';
}

/** True on the days on which people are reminded who have not acknowledged: every so many days after the publication. Rule CR-9. */
export function isReminderDay(publishedOn: CivilDate, today: CivilDate, everyDays: number): boolean {
  const days = Math.round((Date.parse(today) - Date.parse(publishedOn)) / 86_400_000);
  return days > 0 && days % everyDays === 0;
}
