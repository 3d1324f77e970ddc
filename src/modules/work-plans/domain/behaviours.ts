import { CORE_VALUES } from '../../../kernel/values/core-values.js';

/** The seven BerAKHLAK values in their fixed order. */
export const BEHAVIOUR_CODES = CORE_VALUES.map(({ code }) => code);
export type BehaviourCode = (typeof BEHAVIOUR_CODES)[number];
