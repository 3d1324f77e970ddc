import { hasAspects, hasPerspectives, measureFaults, type PlanForm } from '../domain/forms.js';
import { measureOf, shownMeasure } from '../plan-parts.js';
import type { WorkPlanIndicator, WorkPlanResult } from '../persistence/work-plan.entity.js';

/** What stands in an earlier plan. */
export interface CopiedParts {
  readonly results: readonly WorkPlanResult[];
  readonly indicators: readonly WorkPlanIndicator[];
}

/** Rows to be written. */
export interface CopyRows {
  readonly results: WorkPlanResult[];
  readonly indicators: WorkPlanIndicator[];
}

/** Where copies go. */
export interface CopyPlace extends PlanForm {
  readonly workPlanId: string;
  /** The place of the first one. */
  readonly sequence: number;
  readonly newId: () => string;
}

/**
 * Results of an earlier plan as they begin in another one: the same words, indicators and targets; linked to nothing, because leaders
 * plan anew; to be looked at. What the form of the new plan has no place for is left out: perspectives, aspects, and indicators whose
 * target does not fit. Source: rules.md QU-3.
 */
export function copiesOf(parts: CopiedParts, { workPlanId, sequence, newId, ...form }: CopyPlace): CopyRows {
  const byResult = Map.groupBy(parts.indicators, ({ resultId }) => resultId);
  const copies = parts.results.map((result, at) => {
    const id = newId();
    const row = {
      ...result,
      ...{
        id,
        workPlanId,
        sequence: sequence + at,
        copiedFromResultId: result.id,
        reviewedAt: null,
        libraryResultId: null,
      },
      ...{
        alignment: 'PENDING' as const,
        leaderResultId: null,
        treeNodeId: null,
        realignSince: null,
        realignCause: null,
      },
      ...{ removedAt: null, perspective: hasPerspectives(form) ? result.perspective : null },
    };
    const indicators = (byResult.get(result.id) ?? [])
      .map((indicator) => ({ ...indicator, aspect: hasAspects(form) ? indicator.aspect : null }))
      .filter((indicator) => measureFaults(form, measureOf(shownMeasure(indicator))).length === 0)
      .map((indicator, place) => {
        return { ...indicator, id: newId(), workPlanId, resultId: id, sequence: place + 1, removedAt: null };
      });
    return { row, indicators };
  });
  return { results: copies.map(({ row }) => row), indicators: copies.flatMap(({ indicators }) => indicators) };
}
