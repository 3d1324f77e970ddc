import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { EmployeeIdentity } from '../../employees/index.js';
import type { CriteriaStanding } from '../domain/known-criteria.js';
import type { SurpriseFault } from '../domain/no-surprise.js';
import type { RatedBasis } from '../domain/rated-basis.js';
import type { AppraisalInputs, Predicate } from '../domain/rule-set.js';
import type { AppraisalResponse } from '../http/appraisal.response.js';
import type { AppraisalKind } from './appraisal.entity.js';

/** What an appraisal said when it was published, and what it was made from. */
export interface SignedContents extends SignedWords {
  readonly inputs?: AppraisalInputs | null;
  readonly basis?: RatedBasis | null;
  readonly criteriaStanding?: CriteriaStanding | null;
  readonly surpriseFaults?: readonly SurpriseFault[];
}

type SignedWords = Pick<
  AppraisalResponse,
  | 'workPlanIds'
  | 'ownResultSummary'
  | 'ownBehaviourSummary'
  | 'selfAssessedAt'
  | 'resultRating'
  | 'resultReason'
  | 'behaviourRating'
  | 'behaviourReason'
  | 'ruleSetCode'
  | 'ruleSetVersion'
  | 'steps'
  | 'items'
  | 'figures'
  | 'newIdea'
  | 'coverage'
  | 'ratedAt'
>;

/** An appraisal as its appraiser has published it. Written then and never changed; the appraiser keeps it. */
@Entity('signed_appraisal')
@Index('uq_signed_appraisal_appraisalId_version', ['appraisalId', 'version'], { unique: true })
@Index('ix_signed_appraisal_employeeId', ['employeeId'])
@Index('ix_signed_appraisal_signedByEmployeeId', ['signedByEmployeeId'])
export class SignedAppraisal {
  @IdColumn() id!: string;
  @ReferenceColumn('Appraisal', 'fk_signed_appraisal_appraisalId') appraisalId!: string;
  @ReferenceColumn('Employee', 'fk_signed_appraisal_employeeId') employeeId!: string;
  @TextColumn(10) kind!: AppraisalKind;
  @TextColumn(60) periodName!: string;
  @TextColumn(20) predicate!: Predicate;
  @ReferenceColumn('Employee', 'fk_signed_appraisal_signedByEmployeeId') signedByEmployeeId!: string;
  @InstantColumn() signedAt!: Date;
  /** Null, as are the next two, once the person is a pseudonym: then there is no copy to be read. */
  @JsonColumn({ nullable: true }) employeeSnapshot!: EmployeeIdentity | null;
  @JsonColumn({ nullable: true }) appraiserSnapshot!: EmployeeIdentity | null;
  @JsonColumn({ nullable: true }) contents!: SignedContents | null;
  /** SHA-256 of all of the above as canonical JSON; null of copies from before there was one. */
  @TextColumn(64, { nullable: true }) contentsHash!: string | null;
  /** The version of the appraisal with which it was published. */
  @IntegerColumn() version!: number;
}
