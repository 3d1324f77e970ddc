import type { RuleSetCode } from '../periods/index.js';
import { PERMENPANRB_6_2022 } from './domain/permenpanrb-6-2022.js';
import type { RuleSet } from './domain/rule-set.js';

/** The rule set of every code that a performance year may name; the compiler asks for one that is missing. */
const RULE_SETS: Readonly<Record<RuleSetCode, RuleSet>> = { PERMENPANRB_6_2022 };

/** The rule set of a performance year. Throws when a stored code has none: that is a fault of the installation. */
export function ruleSetOf(code: string): RuleSet {
  const found = Object.entries(RULE_SETS).find(([name]) => name === code);
  if (!found) throw new Error(`No rule set ${code}`);
  return found[1];
}
