import { ANNEX_FIELDS, type AnnexKind } from './domain/annexes.js';
import type { Finding } from './domain/completeness.js';
import { FINDING_TEXTS, workPlanProblems } from './work-plans.problems.js';

/** Refuses what lacks something without which a plan is not submitted. Throws WORK_PLAN.INCOMPLETE. */
export function requireComplete(findings: readonly Finding[]): void {
  const blocking = findings.filter((finding) => finding.blocking);
  if (blocking.length === 0) return;
  const faults = blocking.map((finding) => ({
    pointer: pointerOf(finding),
    code: finding.code,
    text: FINDING_TEXTS[finding.code],
  }));
  throw workPlanProblems.INCOMPLETE({}, faults);
}

/** Where in the plan a finding is. */
function pointerOf({ code, resultId, missing }: Finding): string {
  if (code === 'NO_ANNEX') return `/annexes/${ANNEX_FIELDS[missing as AnnexKind]}`;
  return resultId ? `/results/${resultId}` : '/results';
}
