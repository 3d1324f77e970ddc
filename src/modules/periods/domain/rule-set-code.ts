/** Regulations by which a performance year can be appraised; the appraisals have the rule set of each. */
export const RULE_SET_CODES = ['PERMENPANRB_6_2022', 'PP_30_2019'] as const;
export type RuleSetCode = (typeof RULE_SET_CODES)[number];
