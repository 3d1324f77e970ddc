import { CHAIN_KINDS } from './chain.kinds.js';
import type { FindingKind } from './finding-kind.js';
import { LETTER_KINDS } from './letters.kinds.js';
import { PEOPLE_KINDS } from './people.kinds.js';
import { UNIT_KINDS } from './units.kinds.js';

const KINDS = { ...CHAIN_KINDS, ...LETTER_KINDS, ...PEOPLE_KINDS, ...UNIT_KINDS };

/** Every kind of finding by its code, in the order in which the board shows them. */
export const FINDING_KINDS: Readonly<Record<FindingCode, FindingKind>> = KINDS;
export type FindingCode = keyof typeof KINDS;
/** Their codes. */
export const FINDING_CODES = Object.keys(KINDS) as readonly FindingCode[];

/** Kinds of which what is found can be right all the same. */
export const SETTLEABLE_CODES = FINDING_CODES.filter((code) => FINDING_KINDS[code].canBeRight);
