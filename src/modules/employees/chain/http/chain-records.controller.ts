import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { organizationProblems } from '../../../organization/index.js';
import { employeeProblems } from '../../employees.problems.js';
import { LastDayRequest } from '../../history/http/history.request.js';
import { ChainRecordQueries } from '../chain-records.queries.js';
import { ChainRecords } from '../chain-records.service.js';
import { ReportingLinesQueries } from '../reporting-lines.queries.js';
import {
  AppointmentRequest,
  ChainPolicyRequest,
  ChainRecordQuery,
  ChainRuleRequest,
  ConflictRequest,
  DelegationRequest,
  ReportingLineQuery,
} from './chain.request.js';
import {
  AppointmentResponse,
  ChainPolicyResponse,
  ChainRuleResponse,
  ConflictResponse,
  DelegationResponse,
  ReportingLineResponse,
} from './chain.response.js';

@ApiTags('Appraisal chain')
@Controller()
export class ChainRecordsController {
  constructor(
    private readonly records: ChainRecords,
    private readonly queries: ChainRecordQueries,
    private readonly lines: ReportingLinesQueries,
  ) {}

  /** Lists who appraises whom on a day, by the names of the people: those whom you may see. */
  @Get('reporting-lines')
  @Requires('employee:read')
  @ApiPage(ReportingLineResponse)
  listReportingLines(
    @CurrentActor() actor: Actor,
    @Query() query: ReportingLineQuery,
  ): Promise<Page<ReportingLineResponse>> {
    return this.lines.list(actor, query);
  }

  /** Shows what the government has decided about the chain where the rules leave it open. */
  @Get('appraisal-chain-policy')
  @Requires('chain-rule:read')
  getChainPolicy(): Promise<ChainPolicyResponse> {
    return this.queries.policy();
  }

  /** Changes that; who appraises whom follows in the same moment. */
  @Patch('appraisal-chain-policy')
  @Requires('chain-rule:manage')
  @Problems(employeeProblems.IMPORT_RUNNING)
  async changeChainPolicy(
    @IfMatch() version: number | null,
    @Body() body: ChainPolicyRequest,
  ): Promise<ChainPolicyResponse> {
    await this.records.changePolicy(body, version);
    return this.queries.policy();
  }

  /** Lists letters that delegate the appraisal, by their first day. */
  @Get('appraisal-delegations')
  @Requires('appraisal-chain:read')
  @ApiPage(DelegationResponse)
  listDelegations(@CurrentActor() actor: Actor, @Query() query: ChainRecordQuery): Promise<Page<DelegationResponse>> {
    return this.queries.list(actor, 'appraisal-delegation', query);
  }

  /** Shows a letter that delegates the appraisal. */
  @Get('appraisal-delegations/:id')
  @Requires('appraisal-chain:read')
  getDelegation(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<DelegationResponse> {
    return this.queries.one(actor, 'appraisal-delegation', id);
  }

  /** Delegates the appraisal of one person or of people of a unit by letter; who appraises whom follows in the same moment. */
  @Post('appraisal-delegations')
  @Requires('appraisal-chain:manage')
  @Idempotent()
  @Creates('/appraisal-delegations/:id')
  @Problems(
    employeeProblems.DELEGATION_SCOPE,
    employeeProblems.EMPLOYEE_UNKNOWN,
    employeeProblems.SAME_PERSON,
    employeeProblems.RANGE_REVERSED,
    employeeProblems.IMPORT_RUNNING,
    organizationProblems.UNIT_UNKNOWN,
    requestProblems.ID_TAKEN,
  )
  async delegateAppraisal(@CurrentActor() actor: Actor, @Body() body: DelegationRequest): Promise<DelegationResponse> {
    return this.queries.one(actor, 'appraisal-delegation', await this.records.delegate(body));
  }

  /** Ends it on a day; what was earlier stays. */
  @Post('appraisal-delegations/:id/end')
  @Requires('appraisal-chain:manage')
  @Idempotent()
  @Problems(employeeProblems.RANGE_REVERSED, employeeProblems.RECORD_ENDED, employeeProblems.IMPORT_RUNNING)
  async endDelegation(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: LastDayRequest,
  ): Promise<DelegationResponse> {
    await this.records.end('appraisal-delegation', id, body.lastDay);
    return this.queries.one(actor, 'appraisal-delegation', id);
  }

  /** Lists decisions that name somebody's appraiser, by their first day. */
  @Get('appraiser-appointments')
  @Requires('appraisal-chain:read')
  @ApiPage(AppointmentResponse)
  listAppointments(@CurrentActor() actor: Actor, @Query() query: ChainRecordQuery): Promise<Page<AppointmentResponse>> {
    return this.queries.list(actor, 'appraiser-appointment', query);
  }

  /** Shows a decision that names somebody's appraiser. */
  @Get('appraiser-appointments/:id')
  @Requires('appraisal-chain:read')
  getAppointment(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<AppointmentResponse> {
    return this.queries.one(actor, 'appraiser-appointment', id);
  }

  /** Names one person's appraiser by decision, whatever the chain says; the way out of a conflict. */
  @Post('appraiser-appointments')
  @Requires('appraisal-chain:manage')
  @Idempotent()
  @Creates('/appraiser-appointments/:id')
  @Problems(
    employeeProblems.EMPLOYEE_UNKNOWN,
    employeeProblems.SAME_PERSON,
    employeeProblems.RANGE_REVERSED,
    employeeProblems.IMPORT_RUNNING,
    requestProblems.ID_TAKEN,
  )
  async appointAppraiser(@CurrentActor() actor: Actor, @Body() body: AppointmentRequest): Promise<AppointmentResponse> {
    return this.queries.one(actor, 'appraiser-appointment', await this.records.appoint(body));
  }

  /** Ends it on a day; what was earlier stays. */
  @Post('appraiser-appointments/:id/end')
  @Requires('appraisal-chain:manage')
  @Idempotent()
  @Problems(employeeProblems.RANGE_REVERSED, employeeProblems.RECORD_ENDED, employeeProblems.IMPORT_RUNNING)
  async endAppointment(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: LastDayRequest,
  ): Promise<AppointmentResponse> {
    await this.records.end('appraiser-appointment', id, body.lastDay);
    return this.queries.one(actor, 'appraiser-appointment', id);
  }

  /** Lists pairs of people who should not appraise each other, by their first day. */
  @Get('appraisal-conflicts')
  @Requires('appraisal-chain:read')
  @ApiPage(ConflictResponse)
  listConflicts(@CurrentActor() actor: Actor, @Query() query: ChainRecordQuery): Promise<Page<ConflictResponse>> {
    return this.queries.list(actor, 'appraisal-conflict', query);
  }

  /** Shows a pair of people who should not appraise each other. */
  @Get('appraisal-conflicts/:id')
  @Requires('appraisal-chain:read')
  getConflict(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<ConflictResponse> {
    return this.queries.one(actor, 'appraisal-conflict', id);
  }

  /** Records that two people should not appraise each other; the next above does so instead. */
  @Post('appraisal-conflicts')
  @Requires('appraisal-chain:manage')
  @Idempotent()
  @Creates('/appraisal-conflicts/:id')
  @Problems(
    employeeProblems.CONFLICT_RECORDED,
    employeeProblems.EMPLOYEE_UNKNOWN,
    employeeProblems.SAME_PERSON,
    employeeProblems.RANGE_REVERSED,
    employeeProblems.IMPORT_RUNNING,
    requestProblems.ID_TAKEN,
  )
  async recordConflict(@CurrentActor() actor: Actor, @Body() body: ConflictRequest): Promise<ConflictResponse> {
    return this.queries.one(actor, 'appraisal-conflict', await this.records.recordConflict(body));
  }

  /** Ends it on a day; what was earlier stays. */
  @Post('appraisal-conflicts/:id/end')
  @Requires('appraisal-chain:manage')
  @Idempotent()
  @Problems(employeeProblems.RANGE_REVERSED, employeeProblems.RECORD_ENDED, employeeProblems.IMPORT_RUNNING)
  async endConflict(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: LastDayRequest,
  ): Promise<ConflictResponse> {
    await this.records.end('appraisal-conflict', id, body.lastDay);
    return this.queries.one(actor, 'appraisal-conflict', id);
  }

  /** Lists rules of the default chain, by their first day. */
  @Get('appraisal-chain-rules')
  @Requires('chain-rule:read')
  @ApiPage(ChainRuleResponse)
  listChainRules(@CurrentActor() actor: Actor, @Query() query: ChainRecordQuery): Promise<Page<ChainRuleResponse>> {
    return this.queries.list(actor, 'appraisal-chain-rule', query);
  }

  /** Shows a rule of the default chain. */
  @Get('appraisal-chain-rules/:id')
  @Requires('chain-rule:read')
  getChainRule(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<ChainRuleResponse> {
    return this.queries.one(actor, 'appraisal-chain-rule', id);
  }

  /** Adds a rule of the default chain: what stands above units like these. */
  @Post('appraisal-chain-rules')
  @Requires('chain-rule:manage')
  @Idempotent()
  @Creates('/appraisal-chain-rules/:id')
  @Problems(
    employeeProblems.RULE_TARGET,
    employeeProblems.RANGE_REVERSED,
    employeeProblems.IMPORT_RUNNING,
    organizationProblems.TYPE_UNKNOWN,
    organizationProblems.UNIT_UNKNOWN,
    requestProblems.ID_TAKEN,
  )
  async addChainRule(@CurrentActor() actor: Actor, @Body() body: ChainRuleRequest): Promise<ChainRuleResponse> {
    return this.queries.one(actor, 'appraisal-chain-rule', await this.records.addRule(body));
  }

  /** Ends it on a day; what was earlier stays. */
  @Post('appraisal-chain-rules/:id/end')
  @Requires('chain-rule:manage')
  @Idempotent()
  @Problems(employeeProblems.RANGE_REVERSED, employeeProblems.RECORD_ENDED, employeeProblems.IMPORT_RUNNING)
  async endChainRule(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: LastDayRequest,
  ): Promise<ChainRuleResponse> {
    await this.records.end('appraisal-chain-rule', id, body.lastDay);
    return this.queries.one(actor, 'appraisal-chain-rule', id);
  }
}
