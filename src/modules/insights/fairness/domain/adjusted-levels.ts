import { mean } from 'simple-statistics';
import { RATING_KINDS, type RatedPerson } from './rated-year.js';
import type { SeverityModel } from './severity.js';

/** What a person got and what the ratings would say of an appraiser in the middle. Shown beside each other and applied nowhere. */
export interface AdjustedLevel {
  readonly employeeId: string;
  /** Mean of all ratings, below −1, at 0, above 1. */
  readonly rawPoints: number;
  /** The level that the ratings show, as they are, in latent levels from the mean of the government. */
  readonly rawLevel: number;
  /** The same with the appraiser's leniency taken off; equal to the raw one where he cannot be compared. */
  readonly adjustedLevel: number;
}

/** Raw and adjusted levels of everybody who was rated. Source: rules.md FA-5. */
export function adjustedLevels(people: readonly RatedPerson[], model: SeverityModel): AdjustedLevel[] {
  const { scores, severities, unitsPerLevel } = model;
  const shifts = new Map(severities.map((one) => [one.appraiserId, (one.comparison?.shrunk ?? 0) * unitsPerLevel]));
  return people.flatMap(({ employeeId, appraiserId, sheet }) => {
    const steps = RATING_KINDS.flatMap((kind) => sheet[kind]);
    if (steps.length === 0) return [];
    const level = (shift: number) => scores.levelOf(sheet, shift) / unitsPerLevel;
    const adjustedLevel = level(shifts.get(appraiserId) ?? 0);
    return [{ employeeId, rawPoints: mean(steps), rawLevel: level(0), adjustedLevel }];
  });
}
