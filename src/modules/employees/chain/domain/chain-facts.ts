import type { CivilDate, Days } from '../../../../kernel/values/civil-date.js';

/** How somebody holds a post: definitively, acting for it (Plt., Plh., Pj.), or as a further task (tugas tambahan). */
export const ASSIGNMENT_KINDS = ['DEFINITIF', 'PLT', 'PLH', 'PJ', 'TT'] as const;
export type AssignmentKind = (typeof ASSIGNMENT_KINDS)[number];

/** Where a unit stands in the tree on these days. The unit of the Regional Secretary is where heads of agencies report to. */
export interface Placement extends Days {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly type: string | null;
  /** The type of which that type is part: a rule for DINAS holds for DINAS_A, too. */
  readonly typeGroup: string | null;
  readonly isSecretariat: boolean;
}

/** Somebody heads a unit on these days. */
export interface Headship extends Days {
  readonly unitId: string;
  readonly employeeId: string;
  readonly kind: AssignmentKind;
}

/** Where somebody works on these days, by the definitive post. */
export interface Home extends Days {
  readonly employeeId: string;
  readonly unitId: string;
  readonly headsUnit: boolean;
  /** Since when without a break in this unit, in whatever posts. */
  readonly inUnitSince: CivilDate;
}

/** Somebody does not act as appraiser on these days: by legal standing, on a long leave, or without a contract (PPPK). */
export interface Absence extends Days {
  readonly employeeId: string;
  readonly cause: 'STANDING' | 'LEAVE' | 'CONTRACT';
}

/** Whom a written delegation of appraisal covers: the unit's people without its head, its head, or all below it. */
export const DELEGATION_COVERS = ['MEMBERS', 'HEAD', 'SUBTREE'] as const;

/** Appraisal handed by letter to another official, for one person or for people of a unit. */
export interface Delegation extends Days {
  readonly id: string;
  readonly toEmployeeId: string;
  readonly employeeId: string | null;
  readonly unitId: string | null;
  readonly covers: (typeof DELEGATION_COVERS)[number] | null;
}

/** One person's appraiser named by decision, whatever the chain says; the way out of a conflict, with its reason. */
export interface Appointment extends Days {
  readonly id: string;
  readonly employeeId: string;
  readonly appraiserId: string;
}

/** Why somebody should not appraise somebody. */
export const CONFLICT_CAUSES = ['KINSHIP', 'DISPUTE', 'OTHER'] as const;

/** These two should not appraise each other on these days; it holds both ways. */
export interface Conflict extends Days {
  readonly employeeId: string;
  readonly otherId: string;
  readonly cause: (typeof CONFLICT_CAUSES)[number];
}

/** Somebody's golongan as a rank that compares within PNS; null where it does not compare (PPPK, none). */
export interface Rank extends Days {
  readonly employeeId: string;
  readonly rank: number | null;
}

/** What stands above a unit in the chain of appraisal, where that is not the unit above it in the tree. */
export const CHAIN_TARGETS = ['PARENT', 'SECRETARIAT', 'UNIT'] as const;

/** One line of the default chain: above units like these stands that. The first that fits decides. */
export interface ChainRule extends Days {
  readonly id: string;
  readonly sequence: number;
  /** One unit, or null for any. */
  readonly unitId: string | null;
  readonly unitType: string | null;
  /** Steps below the root: 1 is an agency. */
  readonly depth: number | null;
  readonly above: (typeof CHAIN_TARGETS)[number];
  readonly aboveUnitId: string | null;
}

/** What is done about a head of lower rank than the person: nothing, a warning, or the next above appraises. */
export const RANK_POLICIES = ['OFF', 'WARN', 'NEXT_ABOVE'] as const;
export type RankPolicy = (typeof RANK_POLICIES)[number];

/** What is done about an official who has not been the superior long enough: it is shown, or the next above appraises. */
export const SUPERVISION_POLICIES = ['WARN', 'NEXT_ABOVE'] as const;
export type SupervisionPolicy = (typeof SUPERVISION_POLICIES)[number];

/** Everything the chain of appraisal follows from. */
export interface ChainFacts {
  readonly placements: readonly Placement[];
  readonly headships: readonly Headship[];
  readonly absences: readonly Absence[];
  readonly delegations: readonly Delegation[];
  /** Where those work to whom somebody is delegated or who are appointed. */
  readonly officialHomes: readonly Home[];
  readonly appointments: readonly Appointment[];
  readonly conflicts: readonly Conflict[];
  readonly ranks: readonly Rank[];
  readonly rules: readonly ChainRule[];
  readonly rankPolicy: RankPolicy;
  /** Full months that a head must have been the superior before he appraises; 0 where that is only shown, or not asked. */
  readonly requiredMonths: number;
}
