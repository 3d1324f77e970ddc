/** What of a plan counts for its completeness. */
export interface PlanOutline {
  readonly results: readonly {
    readonly id: string;
    readonly kind: 'UTAMA' | 'TAMBAHAN';
    readonly alignment: 'LINKED' | 'TREE_NODE' | 'PENDING';
    readonly indicators: readonly { readonly aspect: string }[];
  }[];
}

/** What keeps a plan from being submitted, or only deserves a look. */
export interface Finding {
  readonly code: 'NO_MAIN_RESULT' | 'NO_INDICATOR' | 'NO_QUANTITY' | 'ALIGNMENT_PENDING';
  readonly blocking: boolean;
  /** The result it is about; null for the plan as a whole. */
  readonly resultId: string | null;
}

/**
 * What is missing in a plan. It blocks: no main result (rencana hasil kerja utama), a result without indicator. It warns:
 * a result without an indicator of quantity, a main result not yet linked to a result of the leader (allowed through
 * ACTIVE, because a leader may be late). Source: PermenPANRB 6/2022 (SKP berisi RHK dan IKI); rules.md WP-2, WP-3.
 */
export function findingsOf(plan: PlanOutline): Finding[] {
  const findings: Finding[] = [];
  if (!plan.results.some((result) => result.kind === 'UTAMA')) {
    findings.push({ code: 'NO_MAIN_RESULT', blocking: true, resultId: null });
  }
  for (const { id, kind, alignment, indicators } of plan.results) {
    if (indicators.length === 0) findings.push({ code: 'NO_INDICATOR', blocking: true, resultId: id });
    else if (!indicators.some((indicator) => indicator.aspect === 'KUANTITAS')) {
      findings.push({ code: 'NO_QUANTITY', blocking: false, resultId: id });
    }
    if (kind === 'UTAMA' && alignment === 'PENDING')
      findings.push({ code: 'ALIGNMENT_PENDING', blocking: false, resultId: id });
  }
  return findings;
}
