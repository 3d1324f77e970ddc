import { hasAspects, hasPerspectives, type PlanForm } from './forms.js';

/** What of a plan counts for its completeness. */
export interface PlanOutline extends PlanForm {
  readonly results: readonly {
    readonly id: string;
    readonly kind: 'UTAMA' | 'TAMBAHAN';
    readonly alignment: 'LINKED' | 'TREE_NODE' | 'PENDING';
    readonly perspective: string | null;
    readonly indicators: readonly { readonly aspect: string | null }[];
  }[];
}

/** What keeps a plan from being submitted, or only deserves a look. */
export interface Finding {
  readonly code: 'NO_MAIN_RESULT' | 'NO_INDICATOR' | 'NO_PERSPECTIVE' | 'NO_QUANTITY' | 'ALIGNMENT_PENDING';
  readonly blocking: boolean;
  /** The result it is about; null for the plan as a whole. */
  readonly resultId: string | null;
}

/**
 * What is missing in a plan. It blocks: no main result (rencana hasil kerja utama), a result without indicator, in the
 * quantitative form of leaders a result without perspective. It warns: in the form with aspects a result without an indicator of
 * quantity, on forms of JA and JF a main result not yet linked to a result of the leader (allowed through ACTIVE, because a leader
 * may be late). Source: PermenPANRB 6/2022 (SKP berisi RHK dan IKI); rules.md WP-2, WP-3.
 */
export function findingsOf(plan: PlanOutline): Finding[] {
  const findings: Finding[] = [];
  if (!plan.results.some((result) => result.kind === 'UTAMA')) {
    findings.push({ code: 'NO_MAIN_RESULT', blocking: true, resultId: null });
  }
  const isScored = hasPerspectives(plan) && plan.approach === 'KUANTITATIF';
  for (const { id: resultId, kind, alignment, perspective, indicators } of plan.results) {
    const isCounted = indicators.some((indicator) => indicator.aspect === 'KUANTITAS');
    if (indicators.length === 0) findings.push({ code: 'NO_INDICATOR', blocking: true, resultId });
    else if (hasAspects(plan) && !isCounted) findings.push({ code: 'NO_QUANTITY', blocking: false, resultId });
    if (isScored && perspective === null) findings.push({ code: 'NO_PERSPECTIVE', blocking: true, resultId });
    if (plan.family === 'JA_JF' && kind === 'UTAMA' && alignment === 'PENDING')
      findings.push({ code: 'ALIGNMENT_PENDING', blocking: false, resultId });
  }
  return findings;
}
