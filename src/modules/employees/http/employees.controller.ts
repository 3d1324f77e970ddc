import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam } from '../../../kernel/http/params.js';
import { organizationProblems } from '../../organization/index.js';
import { AppraisalChainQueries } from '../chain/appraisal-chain.queries.js';
import { AppraisalChainResponse } from '../chain/http/chain.response.js';
import { employeeProblems } from '../employees.problems.js';
import { EmployeesQueries } from '../employees.queries.js';
import { EmployeesService } from '../employees.service.js';
import { HeadNotices } from '../head-notices.js';
import {
  AssignmentEndRequest,
  AssignmentRequest,
  EmployeeQuery,
  EmployeeRequest,
  OnDayQuery,
  TransferRequest,
} from './employee.request.js';
import { AppraiserResponse, AssignmentResponse, EmployeeResponse } from './employee.response.js';
import { RecordedAssignmentResponse, RecordedEmployeeResponse } from './employee.response.js';
import { shownWarning } from './warnings.js';

@ApiTags('Employees')
@Controller('employees')
export class EmployeesController {
  constructor(
    private readonly service: EmployeesService,
    private readonly queries: EmployeesQueries,
    private readonly chain: AppraisalChainQueries,
    private readonly heads: HeadNotices,
  ) {}

  /** Lists people by name: yourself and your direct reports, your units as their HR manager, everybody for BKPSDM and auditors. */
  @Get()
  @Requires('employee:read')
  @ApiPage(EmployeeResponse)
  listEmployees(@CurrentActor() actor: Actor, @Query() query: EmployeeQuery): Promise<Page<EmployeeResponse>> {
    return this.queries.employees(actor, query);
  }

  /** Shows one person with today's post. */
  @Get(':id')
  @Requires('employee:read')
  getEmployee(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<EmployeeResponse> {
    return this.queries.employee(actor, id);
  }

  /** Records a person; the answer names what deserves a look, if anything does. */
  @Post()
  @Requires('employee:manage')
  @Idempotent()
  @Creates('/employees/:id')
  @Problems(
    employeeProblems.NIP_INVALID,
    employeeProblems.NIP_REQUIRED,
    employeeProblems.KIND_DIFFERS,
    employeeProblems.GRADE_INVALID,
    employeeProblems.NIP_TAKEN,
    requestProblems.ID_TAKEN,
  )
  async addEmployee(@CurrentActor() actor: Actor, @Body() body: EmployeeRequest): Promise<RecordedEmployeeResponse> {
    const { id, warnings } = await this.service.create(body);
    const person = await this.queries.employee(actor, id);
    return warnings.length === 0 ? person : { ...person, warnings: warnings.map(shownWarning) };
  }

  /** Lists the posts of one person, earliest first. */
  @Get(':id/assignments')
  @Requires('employee:read')
  @ApiPage(AssignmentResponse)
  listAssignments(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<AssignmentResponse>> {
    return this.queries.assignments(actor, id, query);
  }

  /** Gives somebody a post; who appraises whom follows in the same moment. */
  @Post(':id/assignments')
  @Requires('employee:manage')
  @Idempotent()
  @Problems(
    employeeProblems.ASSIGNMENT_OVERLAPS,
    employeeProblems.IMPORT_RUNNING,
    employeeProblems.RANGE_REVERSED,
    organizationProblems.POSITION_UNKNOWN,
    organizationProblems.POSITION_ABSENT,
    requestProblems.ID_TAKEN,
  )
  async addAssignment(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: AssignmentRequest,
  ): Promise<RecordedAssignmentResponse> {
    return this.heads.with(await this.queries.assignment(actor, id, await this.service.assign(id, body)));
  }

  /** Moves somebody to another definitive post (mutation, promotion); the post held until then ends the day before. */
  @Post(':id/transfers')
  @Requires('employee:manage')
  @Idempotent()
  @Problems(
    employeeProblems.NO_POST_TO_LEAVE,
    employeeProblems.ASSIGNMENT_OVERLAPS,
    employeeProblems.IMPORT_RUNNING,
    organizationProblems.POSITION_UNKNOWN,
    organizationProblems.POSITION_ABSENT,
    requestProblems.ID_TAKEN,
  )
  async transferEmployee(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: TransferRequest,
  ): Promise<RecordedAssignmentResponse> {
    return this.heads.with(await this.queries.assignment(actor, id, await this.service.transfer(id, body)));
  }

  /** Ends a post on a day, for a mutation or when somebody leaves. */
  @Post(':id/assignments/:assignmentId/end')
  @Requires('employee:manage')
  @Idempotent()
  @Problems(employeeProblems.RANGE_REVERSED, employeeProblems.ASSIGNMENT_ENDED, employeeProblems.IMPORT_RUNNING)
  async endAssignment(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('assignmentId') assignmentId: string,
    @Body() body: AssignmentEndRequest,
  ): Promise<AssignmentResponse> {
    await this.service.endAssignment(id, assignmentId, body.lastDay);
    return this.queries.assignment(actor, id, assignmentId);
  }

  /** Shows who appraises somebody on a day, who is above, and why. */
  @Get(':id/appraiser')
  @Requires('employee:read')
  getAppraiser(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: OnDayQuery,
  ): Promise<AppraiserResponse> {
    return this.queries.appraiser(actor, id, query.on);
  }

  /** Shows every step of the way up to somebody's appraiser on a day, and why each official appraises or does not. */
  @Get(':id/appraisal-chain')
  @Requires('employee:read')
  getAppraisalChain(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: OnDayQuery,
  ): Promise<AppraisalChainResponse> {
    return this.chain.chain(actor, id, query.on);
  }
}
