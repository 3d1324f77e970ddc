import { ANNEX_FIELDS, ANNEX_KINDS, type Annexes, type AnnexKind } from './annexes.js';
import { type Aspect, ASPECTS, hasAspects, hasPerspectives, type PlanForm } from './forms.js';
import type { WorkPlanStatus } from './work-plan.states.js';

/** What a government asks of plans beyond the law; seeds are the practice. Source: rules.md WP-19. */
export interface PlanPolicy {
  /** Annexes that must not be empty when a plan is submitted. */
  readonly requiredAnnexes: readonly AnnexKind[];
  /** Aspects for which each result of the form with aspects is expected to have an indicator. */
  readonly expectedAspects: readonly Aspect[];
  /** How many main results are usual, at least and at most. */
  readonly fewestMainResults: number;
  readonly mostMainResults: number;
}

/** The policy of a government that has not decided otherwise. */
export const USUAL_PLAN_POLICY: PlanPolicy = {
  requiredAnnexes: ANNEX_KINDS,
  expectedAspects: ['KUANTITAS'],
  fewestMainResults: 3,
  mostMainResults: 8,
};

/** What of a plan counts for its completeness. */
export interface PlanOutline extends PlanForm {
  /** Left out for what is still to become a plan. */
  readonly status?: WorkPlanStatus;
  readonly annexes: Annexes;
  readonly results: readonly {
    readonly id: string;
    readonly kind: 'UTAMA' | 'TAMBAHAN';
    readonly alignment: 'LINKED' | 'TREE_NODE' | 'PENDING';
    readonly realignSince: string | null;
    readonly perspective: string | null;
    readonly indicators: readonly { readonly aspect: string | null }[];
  }[];
}

/** What can be found in a plan. */
export const FINDING_CODES = [
  'NO_MAIN_RESULT',
  'FEW_MAIN_RESULTS',
  'MANY_MAIN_RESULTS',
  'NO_INDICATOR',
  'NO_ASPECT',
  'NO_PERSPECTIVE',
  'ALIGNMENT_PENDING',
  'TO_BE_ALIGNED',
  'NO_ANNEX',
] as const;

/** What keeps a plan from being submitted, or only deserves a look. */
export interface Finding {
  readonly code: (typeof FINDING_CODES)[number];
  readonly blocking: boolean;
  /** The result it is about; null for the plan as a whole. */
  readonly resultId: string | null;
  /** Which annex or aspect is missing; null where the code says it all. */
  readonly missing: AnnexKind | Aspect | null;
}

type Result = PlanOutline['results'][number];

/**
 * What is missing in a plan. It blocks: no main result (rencana hasil kerja utama), a result without indicator, in the quantitative form
 * of leaders a result without perspective, an annex that the policy asks for. It warns: fewer or more main results than usual, in the
 * form with aspects a result without an indicator for an expected one, on forms of JA and JF a main result not yet linked to a result
 * of the leader (allowed through ACTIVE, because a leader may be late), a result whose leader's result has changed since; of links nothing
 * is said once the plan is closed or cancelled, because nobody changes them any more. Source: PermenPANRB 6/2022; rules.md WP-2, WP-3, WP-18, WP-19.
 */
export function findingsOf(plan: PlanOutline, policy: PlanPolicy): Finding[] {
  return [
    ...numberFindings(plan, policy),
    ...plan.results.flatMap((result) => resultFindings(plan, result, policy)),
    ...ANNEX_KINDS.filter(
      (kind) => policy.requiredAnnexes.includes(kind) && plan.annexes[ANNEX_FIELDS[kind]].length === 0,
    ).map((kind) => blocks('NO_ANNEX', null, kind)),
  ];
}

function numberFindings({ results }: PlanOutline, { fewestMainResults, mostMainResults }: PlanPolicy): Finding[] {
  const count = results.filter(({ kind }) => kind === 'UTAMA').length;
  if (count === 0) return [blocks('NO_MAIN_RESULT')];
  if (count < fewestMainResults) return [warns('FEW_MAIN_RESULTS')];
  return count > mostMainResults ? [warns('MANY_MAIN_RESULTS')] : [];
}

function resultFindings(plan: PlanOutline, result: Result, { expectedAspects }: PlanPolicy): Finding[] {
  const { id, kind, alignment, realignSince, perspective, indicators } = result;
  const findings: Finding[] = [];
  if (indicators.length === 0) findings.push(blocks('NO_INDICATOR', id));
  else if (hasAspects(plan)) {
    const measured = new Set(indicators.map(({ aspect }) => aspect));
    const missing = ASPECTS.filter((aspect) => expectedAspects.includes(aspect) && !measured.has(aspect));
    findings.push(...missing.map((aspect) => warns('NO_ASPECT', id, aspect)));
  }
  const isScored = hasPerspectives(plan) && plan.approach === 'KUANTITATIF';
  if (isScored && perspective === null) findings.push(blocks('NO_PERSPECTIVE', id));
  if (plan.status === 'CLOSED' || plan.status === 'CANCELLED') return findings;
  if (plan.family === 'JA_JF' && kind === 'UTAMA' && alignment === 'PENDING')
    findings.push(warns('ALIGNMENT_PENDING', id));
  if (realignSince !== null) findings.push(warns('TO_BE_ALIGNED', id));
  return findings;
}

const blocks = (
  code: Finding['code'],
  resultId: string | null = null,
  missing: Finding['missing'] = null,
): Finding => ({ code, blocking: true, resultId, missing });
const warns = (...facts: Parameters<typeof blocks>): Finding => ({ ...blocks(...facts), blocking: false });
