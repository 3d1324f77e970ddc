import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { employeeProblems } from '../../employees.problems.js';
import { HistoryQueries } from '../history.queries.js';
import { PersonHistory } from '../person-history.service.js';
import {
  ContractRequest,
  ExtensionRequest,
  GradeRequest,
  LastDayRequest,
  LeaveRequest,
  StandingRequest,
} from './history.request.js';
import { ContractResponse, GradeResponse, LeaveResponse, StandingResponse } from './history.response.js';

@ApiTags('Employees')
@Controller('employees/:id')
export class HistoryController {
  constructor(
    private readonly history: PersonHistory,
    private readonly queries: HistoryQueries,
  ) {}

  /** Lists somebody's legal standings, earliest first. */
  @Get('standings')
  @Requires('employee:read')
  @ApiPage(StandingResponse)
  listStandings(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<StandingResponse>> {
    return this.queries.list(actor, 'standing', id, query);
  }

  /** Changes somebody's legal standing from a day on: study, suspension, retirement. Who is not at work appraises nobody. */
  @Post('standings')
  @Requires('employee:manage')
  @Idempotent()
  @Problems(employeeProblems.STANDING_UNKNOWN, employeeProblems.IMPORT_RUNNING, requestProblems.ID_TAKEN)
  async setStanding(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: StandingRequest,
  ): Promise<StandingResponse> {
    return this.queries.one(actor, 'standing', id, await this.history.setStanding(id, body));
  }

  /** Lists somebody's golongan, earliest first. */
  @Get('grades')
  @Requires('employee:read')
  @ApiPage(GradeResponse)
  listGrades(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<GradeResponse>> {
    return this.queries.list(actor, 'grade', id, query);
  }

  /** Gives somebody another golongan from a day on. */
  @Post('grades')
  @Requires('employee:manage')
  @Idempotent()
  @Problems(employeeProblems.GRADE_INVALID, employeeProblems.IMPORT_RUNNING, requestProblems.ID_TAKEN)
  async setGrade(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: GradeRequest,
  ): Promise<GradeResponse> {
    return this.queries.one(actor, 'grade', id, await this.history.setGrade(id, body));
  }

  /** Lists the work agreements of a PPPK, earliest first. */
  @Get('contracts')
  @Requires('employee:read')
  @ApiPage(ContractResponse)
  listContracts(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<ContractResponse>> {
    return this.queries.list(actor, 'contract', id, query);
  }

  /** Records a work agreement of a PPPK; outside of its days nothing is owed and nobody is appraised. */
  @Post('contracts')
  @Requires('employee:manage')
  @Idempotent()
  @Problems(
    employeeProblems.NOT_PPPK,
    employeeProblems.CONTRACT_OVERLAPS,
    employeeProblems.RANGE_REVERSED,
    employeeProblems.IMPORT_RUNNING,
    requestProblems.ID_TAKEN,
  )
  async addContract(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: ContractRequest,
  ): Promise<ContractResponse> {
    return this.queries.one(actor, 'contract', id, await this.history.addContract(id, body));
  }

  /** Extends a work agreement of a PPPK from the day after its last one. */
  @Post('contracts/:contractId/extension')
  @Requires('employee:manage')
  @Idempotent()
  @Problems(
    employeeProblems.NOT_PPPK,
    employeeProblems.CONTRACT_OVERLAPS,
    employeeProblems.RANGE_REVERSED,
    employeeProblems.IMPORT_RUNNING,
    requestProblems.ID_TAKEN,
  )
  async extendContract(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('contractId') contractId: string,
    @Body() body: ExtensionRequest,
  ): Promise<ContractResponse> {
    return this.queries.one(actor, 'contract', id, await this.history.extendContract(id, contractId, body));
  }

  /** Ends a work agreement of a PPPK earlier than was agreed. */
  @Post('contracts/:contractId/end')
  @Requires('employee:manage')
  @Idempotent()
  @Problems(employeeProblems.RANGE_REVERSED, employeeProblems.RECORD_ENDED, employeeProblems.IMPORT_RUNNING)
  async endContract(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('contractId') contractId: string,
    @Body() body: LastDayRequest,
  ): Promise<ContractResponse> {
    await this.history.endContract(id, contractId, body.lastDay);
    return this.queries.one(actor, 'contract', id, contractId);
  }

  /** Lists somebody's leaves, earliest first; an appraiser sees the days without the reason. */
  @Get('leaves')
  @Requires('employee:read')
  @ApiPage(LeaveResponse)
  listLeaves(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<LeaveResponse>> {
    return this.queries.list(actor, 'leave', id, query);
  }

  /** Records a leave; on a long one somebody else appraises. */
  @Post('leaves')
  @Requires('employee:manage')
  @Idempotent()
  @Problems(
    employeeProblems.LEAVE_OVERLAPS,
    employeeProblems.RANGE_REVERSED,
    employeeProblems.IMPORT_RUNNING,
    requestProblems.ID_TAKEN,
  )
  async addLeave(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: LeaveRequest,
  ): Promise<LeaveResponse> {
    return this.queries.one(actor, 'leave', id, await this.history.addLeave(id, body));
  }

  /** Ends a leave earlier than was planned. */
  @Post('leaves/:leaveId/end')
  @Requires('employee:manage')
  @Idempotent()
  @Problems(employeeProblems.RANGE_REVERSED, employeeProblems.LEAVE_ENDED, employeeProblems.IMPORT_RUNNING)
  async endLeave(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('leaveId') leaveId: string,
    @Body() body: LastDayRequest,
  ): Promise<LeaveResponse> {
    await this.history.endLeave(id, leaveId, body.lastDay);
    return this.queries.one(actor, 'leave', id, leaveId);
  }
}
