import type { CivilDate } from '../../kernel/values/civil-date.js';
import type { RuleSetCode } from '../periods/index.js';
import { PERMENPANRB_6_2022 } from './domain/permenpanrb-6-2022.js';
import { PP_30_2019 } from './domain/pp-30-2019.js';
import type { AppraisalInputs, Outcome, RuleSet } from './domain/rule-set.js';

/**
 * The versions of the rule set of every code that a performance year may name, the earliest first; the compiler asks for a code that is
 * missing. A version stays for ever: results were made by it.
 */
const RULE_SETS: Readonly<Record<RuleSetCode, readonly RuleSet[]>> = {
  PERMENPANRB_6_2022: [PERMENPANRB_6_2022],
  PP_30_2019: [PP_30_2019],
};

/** All versions of all rule sets. */
export const ALL_RULE_SETS: readonly RuleSet[] = Object.values(RULE_SETS).flat();

/**
 * The version of a rule set that is in force on a day; of days that none covers the earliest. Throws when a stored code has none: that is
 * a fault of the installation.
 */
export function ruleSetOf(code: string, on: CivilDate, all: readonly RuleSet[] = ALL_RULE_SETS): RuleSet {
  const versions = all.filter((one) => one.code === code);
  const found = versions.findLast(({ validFrom, validUntil }) => validFrom <= on && (validUntil ?? on) >= on);
  const [first] = versions;
  if (!first) throw new Error(`No rule set ${code}`);
  return found ?? first;
}

/** What a rule set says of inputs, with its code and version. Throws RangeError for inputs that lack something. */
export function outcomeOf(ruleSet: RuleSet, inputs: AppraisalInputs): Outcome {
  return { ruleSetCode: ruleSet.code, ruleSetVersion: ruleSet.version, ...ruleSet.appraise(inputs) };
}

/** A result once more, from nothing but what was stored with it. */
export interface Replay {
  readonly isEqual: boolean;
  /** What the rule set says of the stored inputs; null where that version is not there, or cannot answer. */
  readonly replayed: Outcome | null;
}

/** Says by the stored inputs and version whether a stored result still is what its rule set makes of them (rules.md AP-19). */
export function replay(stored: Outcome, inputs: AppraisalInputs, all: readonly RuleSet[] = ALL_RULE_SETS): Replay {
  const ruleSet = all.find(({ code, version }) => code === stored.ruleSetCode && version === stored.ruleSetVersion);
  if (!ruleSet || ruleSet.lacking(inputs).length > 0) return { isEqual: false, replayed: null };
  const replayed = outcomeOf(ruleSet, inputs);
  const isEqual =
    replayed.predicate === stored.predicate && JSON.stringify(replayed.figures) === JSON.stringify(stored.figures);
  return { isEqual, replayed };
}
