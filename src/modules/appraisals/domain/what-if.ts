import { type AnnualHint, annualHint, type PredicatePoints, type RatedPart } from './annual-hint.js';
import type { NumericSettings } from './numeric-inputs.js';
import type { AppraisalInputs, Lack, Predicate, RuleSet } from './rule-set.js';

/** What is tried: rules of the year from its parts, or a rule set, with other figures where some are named. */
export interface WhatIf {
  readonly annualRule: AnnualHint | null;
  readonly points: PredicatePoints;
  readonly settings: Partial<NumericSettings>;
}

/** What would come out, or what is missing for it; nothing is guessed. */
export type WhatIfOutcome =
  | { readonly predicate: Predicate; readonly lacks: readonly [] }
  | { readonly predicate: null; readonly lacks: readonly (Lack | 'PARTS')[] };

/** What other rules would make of one result, from its stored inputs and the published parts of the year. Rule AP-20. */
export function whatIf(
  { annualRule, points, settings }: WhatIf,
  ruleSet: RuleSet,
  inputs: AppraisalInputs,
  parts: readonly RatedPart[],
): WhatIfOutcome {
  if (annualRule !== null) {
    const predicate = annualHint(annualRule, parts, points);
    return predicate === null ? { predicate, lacks: ['PARTS'] } : { predicate, lacks: [] };
  }
  const { numeric } = inputs;
  const tried = { ...inputs, numeric: numeric && { ...numeric, settings: { ...numeric.settings, ...settings } } };
  const lacks = ruleSet.lacking(tried);
  return lacks.length > 0 ? { predicate: null, lacks } : { predicate: ruleSet.appraise(tried).predicate, lacks: [] };
}
