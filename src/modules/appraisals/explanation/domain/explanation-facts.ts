import type { CivilDate } from '../../../../kernel/values/civil-date.js';
import type { AppraisalStatus } from '../../domain/appraisal.states.js';
import type { Coverage } from '../../domain/coverage.js';
import type { ItemPair } from '../../domain/item-rating.js';
import type { CriteriaStanding } from '../../domain/known-criteria.js';
import type { SurpriseFault } from '../../domain/no-surprise.js';
import type { OrganisationPredicate } from '../../domain/organisation-predicate.js';
import type { RatedBasis } from '../../domain/rated-basis.js';
import type { AppraisalInputs, Outcome, Predicate, Rating } from '../../domain/rule-set.js';
import type { ConstraintCode } from '../../distribution/domain/pattern.js';
import type { DayCount } from '../../objections/domain/objection-terms.js';
import type { ObjectionStatus } from '../../objections/domain/objection.states.js';

/** A change at a calibration. */
export interface ExplainedChange {
  readonly on: CivilDate;
  /** Who decided it, and the post held on that day. */
  readonly by: string;
  readonly post: string | null;
  readonly reason: string | null;
  readonly resultBefore: Rating;
  readonly resultAfter: Rating;
  readonly behaviourBefore: Rating;
  readonly behaviourAfter: Rating;
  readonly predicateBefore: Predicate;
  readonly predicateAfter: Predicate;
}

/** An objection, as far as the reader may know of it. */
export interface ExplainedObjection {
  readonly status: ObjectionStatus;
  readonly filedOn: CivilDate;
  readonly decisionDueOn: CivilDate;
  readonly endedOn: CivilDate | null;
  readonly decidedBy: string | null;
  readonly decisionReason: string | null;
  readonly predicateBefore: Predicate | null;
  readonly predicateAfter: Predicate | null;
}

/** Ruling of a court or authority. */
export interface ExplainedRuling {
  readonly ruling: 'VOID' | 'KEEP' | 'REDO';
  readonly authority: string;
  readonly letterNumber: string;
  readonly letterOn: CivilDate;
}

/** A part of the year that was rated on its own. */
export interface ExplainedPart {
  readonly periodName: string;
  readonly months: number;
  readonly predicate: Predicate;
}

/** Who did what, and when, and what may still be done. Days are civil dates; what is not known, or not for the reader, is null. */
export interface CourseFacts {
  readonly status: AppraisalStatus;
  readonly appraiserName: string | null;
  readonly selfAssessedOn: CivilDate | null;
  readonly selfAssessmentDueOn: CivilDate;
  readonly ratedOn: CivilDate | null;
  readonly publishedOn: CivilDate | null;
  readonly acknowledgedOn: CivilDate | null;
  readonly objectionDueOn: CivilDate | null;
  /** How many days to object there are from the receipt; null before the publication. */
  readonly objectionDays: { readonly days: number; readonly dayCount: DayCount } | null;
  readonly finalOn: CivilDate | null;
  /** Why it was cancelled before anything was published; null where it was not. */
  readonly cancelledWhy: 'PLAN_CANCELLED' | 'PLAN_ENDED' | null;
  /** True where the reader is the employee. */
  readonly isOwn: boolean;
  readonly today: CivilDate;
}

/** All that an explanation is made from. */
export interface ExplanationFacts extends CourseFacts {
  readonly kind: 'PERIODIC' | 'ANNUAL';
  /** True where a calibration has set the ratings, also before the publication, when nothing more is told of it. */
  readonly isCalibrated: boolean;
  readonly outcome: Outcome;
  readonly inputs: AppraisalInputs;
  /** Null of results from before it was kept. */
  readonly basis: RatedBasis | null;
  readonly items: readonly ItemPair[];
  readonly resultReason: string | null;
  readonly behaviourReason: string | null;
  readonly behaviourRating: Rating | null;
  readonly resultRating: Rating | null;
  readonly coverage: Coverage | null;
  readonly criteriaStanding: CriteriaStanding | null;
  readonly surpriseFaults: readonly SurpriseFault[];
  readonly parts: readonly ExplainedPart[];
  readonly organisation: {
    readonly unitName: string;
    readonly predicate: OrganisationPredicate;
    readonly constraints: readonly ConstraintCode[];
    /** The day on which it was set, where that was after the publication. */
    readonly setLaterOn: CivilDate | null;
  } | null;
  readonly changes: readonly ExplainedChange[];
  readonly objection: ExplainedObjection | null;
  readonly ruling: ExplainedRuling | null;
  /** Who decided about an objection that was upheld: the ratings and reasons are his. */
  readonly decidedBy: string | null;
  /** Whose the ratings of single parts are. */
  readonly itemsBy: string | null;
  readonly employeeName: string;
  readonly contentsHash: string | null;
}
