import { RATING_KINDS, type RatedPerson } from './rated-year.js';
import { type Severity, type SeverityModel, UNITS_PER_LEVEL } from './severity.js';

/** What a person got and what the ratings would say of an appraiser in the middle. Shown beside each other and applied nowhere. */
export interface AdjustedLevel {
  readonly employeeId: string;
  /** The level that the ratings show, as they are, in latent levels from the mean of the government. */
  readonly rawLevel: number;
  /** The same with the appraiser's leniency taken off; equal to the raw one where he cannot be compared. */
  readonly adjustedLevel: number;
}

/** Raw and adjusted levels of all whom an appraiser rated. Source: rules.md FA-5. */
export function adjustedLevels(
  team: readonly RatedPerson[],
  { comparison }: Severity,
  { scores }: SeverityModel,
): AdjustedLevel[] {
  const shift = (comparison?.shrunk ?? 0) * UNITS_PER_LEVEL;
  return team
    .filter(({ sheet }) => RATING_KINDS.some((kind) => sheet[kind].length > 0))
    .map(({ employeeId, sheet }) => ({
      ...{ employeeId, rawLevel: scores.levelOf(sheet, 0) / UNITS_PER_LEVEL },
      adjustedLevel: scores.levelOf(sheet, shift) / UNITS_PER_LEVEL,
    }));
}
