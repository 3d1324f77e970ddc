import { Body, Controller, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { organizationProblems } from '../../../organization/index.js';
import { employeeProblems } from '../../employees.problems.js';
import { EmployeesQueries } from '../../employees.queries.js';
import { HeadNotices } from '../../head-notices.js';
import { HistoryQueries } from '../../history/history.queries.js';
import {
  ContractResponse,
  GradeResponse,
  LeaveResponse,
  StandingResponse,
} from '../../history/http/history.response.js';
import { RecordedAssignmentResponse } from '../../http/employee.response.js';
import { Corrections } from '../corrections.service.js';
import { ContractKind, LeaveKind } from '../kinds/absence.kinds.js';
import { AssignmentKind } from '../kinds/assignment.kind.js';
import { GradeKind, StandingKind } from '../kinds/series.kinds.js';
import {
  AssignmentCorrectionRequest,
  AssignmentWithdrawalRequest,
  ContractCorrectionRequest,
  GradeCorrectionRequest,
  LeaveCorrectionRequest,
  StandingCorrectionRequest,
  WithdrawalRequest,
} from './correction.request.js';

@ApiTags('Employees')
@Controller('employees/:id')
export class PersonCorrectionsController {
  constructor(
    private readonly corrections: Corrections,
    private readonly employees: EmployeesQueries,
    private readonly history: HistoryQueries,
    private readonly assignment: AssignmentKind,
    private readonly heads: HeadNotices,
    private readonly standing: StandingKind,
    private readonly grade: GradeKind,
    private readonly contract: ContractKind,
    private readonly leave: LeaveKind,
  ) {}

  /** Corrects somebody's post that was recorded wrongly; who appraises whom follows in the same moment. */
  @Patch('assignments/:assignmentId')
  @Requires('employee:manage')
  @Problems(
    employeeProblems.RANGE_REVERSED,
    employeeProblems.ASSIGNMENT_OVERLAPS,
    employeeProblems.NO_POST_BEFORE,
    employeeProblems.IMPORT_RUNNING,
    organizationProblems.POSITION_UNKNOWN,
    organizationProblems.POSITION_ABSENT,
  )
  async correctAssignment(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('assignmentId') assignmentId: string,
    @IfMatch() version: number | null,
    @Body() body: AssignmentCorrectionRequest,
  ): Promise<RecordedAssignmentResponse> {
    const key = { id: assignmentId, employeeId: id };
    await this.corrections.correct(this.assignment, { actor, key, version }, body);
    return this.heads.with(await this.employees.assignment(actor, id, assignmentId));
  }

  /** Takes back a post that was recorded by mistake. The post before, which a transfer ended, stays ended unless `reopenPrevious` gives it back its days. */
  @Post('assignments/:assignmentId/withdrawal')
  @HttpCode(204)
  @Requires('employee:manage')
  @Idempotent()
  @Problems(
    employeeProblems.NO_POST_BEFORE,
    employeeProblems.ASSIGNMENT_OVERLAPS,
    employeeProblems.IMPORT_RUNNING,
    organizationProblems.POSITION_ABSENT,
  )
  async withdrawAssignment(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('assignmentId') assignmentId: string,
    @Body() body: AssignmentWithdrawalRequest,
  ): Promise<void> {
    await this.corrections.withdraw(this.assignment, { actor, key: { id: assignmentId, employeeId: id } }, body);
  }

  /** Corrects a legal standing that was recorded wrongly; with its first day the end of the entry before moves. */
  @Patch('standings/:standingId')
  @Requires('employee:manage')
  @Problems(
    employeeProblems.STANDING_UNKNOWN,
    employeeProblems.FIRST_ENTRY_STAYS,
    employeeProblems.ENTRY_IN_THE_WAY,
    employeeProblems.IMPORT_RUNNING,
  )
  async correctStanding(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('standingId') standingId: string,
    @IfMatch() version: number | null,
    @Body() body: StandingCorrectionRequest,
  ): Promise<StandingResponse> {
    const key = { id: standingId, employeeId: id };
    await this.corrections.correct(this.standing, { actor, key, version }, body);
    return this.history.one(actor, 'standing', id, standingId);
  }

  /** Takes back a legal standing that was recorded by mistake; the entry before takes its days. */
  @Post('standings/:standingId/withdrawal')
  @HttpCode(204)
  @Requires('employee:manage')
  @Idempotent()
  @Problems(employeeProblems.FIRST_ENTRY_STAYS, employeeProblems.IMPORT_RUNNING)
  async withdrawStanding(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('standingId') standingId: string,
    @Body() body: WithdrawalRequest,
  ): Promise<void> {
    await this.corrections.withdraw(this.standing, { actor, key: { id: standingId, employeeId: id } }, body);
  }

  /** Corrects a golongan that was recorded wrongly; with its first day the end of the entry before moves. */
  @Patch('grades/:gradeId')
  @Requires('employee:manage')
  @Problems(
    employeeProblems.GRADE_INVALID,
    employeeProblems.FIRST_ENTRY_STAYS,
    employeeProblems.ENTRY_IN_THE_WAY,
    employeeProblems.IMPORT_RUNNING,
  )
  async correctGrade(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('gradeId') gradeId: string,
    @IfMatch() version: number | null,
    @Body() body: GradeCorrectionRequest,
  ): Promise<GradeResponse> {
    const key = { id: gradeId, employeeId: id };
    await this.corrections.correct(this.grade, { actor, key, version }, body);
    return this.history.one(actor, 'grade', id, gradeId);
  }

  /** Takes back a golongan that was recorded by mistake; the entry before takes its days. */
  @Post('grades/:gradeId/withdrawal')
  @HttpCode(204)
  @Requires('employee:manage')
  @Idempotent()
  @Problems(employeeProblems.FIRST_ENTRY_STAYS, employeeProblems.IMPORT_RUNNING)
  async withdrawGrade(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('gradeId') gradeId: string,
    @Body() body: WithdrawalRequest,
  ): Promise<void> {
    await this.corrections.withdraw(this.grade, { actor, key: { id: gradeId, employeeId: id } }, body);
  }

  /** Corrects a work agreement of a PPPK that was recorded wrongly. */
  @Patch('contracts/:contractId')
  @Requires('employee:manage')
  @Problems(employeeProblems.CONTRACT_OVERLAPS, employeeProblems.RANGE_REVERSED, employeeProblems.IMPORT_RUNNING)
  async correctContract(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('contractId') contractId: string,
    @IfMatch() version: number | null,
    @Body() body: ContractCorrectionRequest,
  ): Promise<ContractResponse> {
    const key = { id: contractId, employeeId: id };
    await this.corrections.correct(this.contract, { actor, key, version }, body);
    return this.history.one(actor, 'contract', id, contractId);
  }

  /** Takes back a work agreement that was recorded by mistake; one that another extends only after that one. */
  @Post('contracts/:contractId/withdrawal')
  @HttpCode(204)
  @Requires('employee:manage')
  @Idempotent()
  @Problems(employeeProblems.CONTRACT_EXTENDED, employeeProblems.IMPORT_RUNNING)
  async withdrawContract(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('contractId') contractId: string,
    @Body() body: WithdrawalRequest,
  ): Promise<void> {
    await this.corrections.withdraw(this.contract, { actor, key: { id: contractId, employeeId: id } }, body);
  }

  /** Corrects a leave that was recorded wrongly; who appraises whom follows in the same moment. */
  @Patch('leaves/:leaveId')
  @Requires('employee:manage')
  @Problems(employeeProblems.LEAVE_OVERLAPS, employeeProblems.RANGE_REVERSED, employeeProblems.IMPORT_RUNNING)
  async correctLeave(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('leaveId') leaveId: string,
    @IfMatch() version: number | null,
    @Body() body: LeaveCorrectionRequest,
  ): Promise<LeaveResponse> {
    const key = { id: leaveId, employeeId: id };
    await this.corrections.correct(this.leave, { actor, key, version }, body);
    return this.history.one(actor, 'leave', id, leaveId);
  }

  /** Takes back a leave that was recorded by mistake, e.g. for the wrong person. */
  @Post('leaves/:leaveId/withdrawal')
  @HttpCode(204)
  @Requires('employee:manage')
  @Idempotent()
  @Problems(employeeProblems.IMPORT_RUNNING)
  async withdrawLeave(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('leaveId') leaveId: string,
    @Body() body: WithdrawalRequest,
  ): Promise<void> {
    await this.corrections.withdraw(this.leave, { actor, key: { id: leaveId, employeeId: id } }, body);
  }
}
