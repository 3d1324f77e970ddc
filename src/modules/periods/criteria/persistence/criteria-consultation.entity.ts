import { Entity, Index } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { Criterion, ProposalAnswer, ProposalKind } from '../domain/criteria-lines.js';

/** What somebody says of criteria in their consultation. */
@Entity('criteria_comment')
@Index('ix_criteria_comment_criteriaSetId_createdAt_id', ['criteriaSetId', 'createdAt', 'id'])
@Index('ix_criteria_comment_authorEmployeeId', ['authorEmployeeId'])
export class CriteriaComment {
  @IdColumn() id!: string;
  @ReferenceColumn('CriteriaSet', 'fk_criteria_comment_criteriaSetId') criteriaSetId!: string;
  @ReferenceColumn('Employee', 'fk_criteria_comment_authorEmployeeId') authorEmployeeId!: string;
  /** The criterion it is about; null for all of them. */
  @TextColumn(20, { nullable: true }) criterionCode!: string | null;
  @TextColumn(2000) text!: string;
  @InstantColumn() createdAt!: Date;
  @IntegerColumn() version!: number;
}

/** A change that somebody wants, and what was answered. */
@Entity('criteria_proposal')
@Index('ix_criteria_proposal_criteriaSetId_createdAt_id', ['criteriaSetId', 'createdAt', 'id'])
@Index('ix_criteria_proposal_authorEmployeeId', ['authorEmployeeId'])
export class CriteriaProposal {
  @IdColumn() id!: string;
  @ReferenceColumn('CriteriaSet', 'fk_criteria_proposal_criteriaSetId') criteriaSetId!: string;
  @ReferenceColumn('Employee', 'fk_criteria_proposal_authorEmployeeId') authorEmployeeId!: string;
  @TextColumn(12) kind!: ProposalKind;
  /** The criterion to be changed or removed. */
  @TextColumn(20, { nullable: true }) criterionCode!: string | null;
  /** The criterion as it is to be. */
  @JsonColumn({ nullable: true }) criterion!: Criterion | null;
  @TextColumn(1000) reason!: string;
  @TextColumn(12, { nullable: true }) answer!: ProposalAnswer | null;
  @TextColumn(1000, { nullable: true }) answerReason!: string | null;
  @InstantColumn({ nullable: true }) answeredAt!: Date | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** For or against a proposal: one of each person; who, nobody is told. */
@Entity('criteria_vote')
@Index('uq_criteria_vote_proposalId_employeeId', ['proposalId', 'employeeId'], { unique: true })
@Index('ix_criteria_vote_employeeId', ['employeeId'])
export class CriteriaVote {
  @IdColumn() id!: string;
  @ReferenceColumn('CriteriaProposal', 'fk_criteria_vote_proposalId') proposalId!: string;
  @ReferenceColumn('Employee', 'fk_criteria_vote_employeeId') employeeId!: string;
  @FlagColumn() isFor!: boolean;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
