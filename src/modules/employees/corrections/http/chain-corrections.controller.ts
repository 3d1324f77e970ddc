import { Body, Controller, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { organizationProblems } from '../../../organization/index.js';
import { ChainRecordQueries } from '../../chain/chain-records.queries.js';
import {
  AppointmentResponse,
  ChainRuleResponse,
  ConflictResponse,
  DelegationResponse,
} from '../../chain/http/chain.response.js';
import { employeeProblems } from '../../employees.problems.js';
import { Corrections } from '../corrections.service.js';
import { AppointmentKind, ChainRuleKind, ConflictKind, DelegationKind } from '../kinds/chain.kinds.js';
import {
  AppointmentCorrectionRequest,
  ChainRuleCorrectionRequest,
  ConflictCorrectionRequest,
  DelegationCorrectionRequest,
  WithdrawalRequest,
} from './correction.request.js';

@ApiTags('Appraisal chain')
@Controller()
export class ChainCorrectionsController {
  constructor(
    private readonly corrections: Corrections,
    private readonly queries: ChainRecordQueries,
    private readonly delegation: DelegationKind,
    private readonly appointment: AppointmentKind,
    private readonly conflict: ConflictKind,
    private readonly chainRule: ChainRuleKind,
  ) {}

  /** Corrects a letter that delegates the appraisal and was recorded wrongly; who appraises whom follows in the same moment. */
  @Patch('appraisal-delegations/:id')
  @Requires('appraisal-chain:manage')
  @Problems(employeeProblems.DELEGATION_SCOPE, employeeProblems.RANGE_REVERSED, employeeProblems.IMPORT_RUNNING)
  async correctDelegation(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: DelegationCorrectionRequest,
  ): Promise<DelegationResponse> {
    await this.corrections.correct(this.delegation, { actor, key: { id }, version }, body);
    return this.queries.one(actor, 'appraisal-delegation', id);
  }

  /** Takes back a letter that delegates the appraisal and was recorded by mistake. */
  @Post('appraisal-delegations/:id/withdrawal')
  @HttpCode(204)
  @Requires('appraisal-chain:manage')
  @Idempotent()
  @Problems(employeeProblems.IMPORT_RUNNING)
  async withdrawDelegation(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: WithdrawalRequest,
  ): Promise<void> {
    await this.corrections.withdraw(this.delegation, { actor, key: { id } }, body);
  }

  /** Corrects a decision that names somebody's appraiser and was recorded wrongly; who appraises whom follows in the same moment. */
  @Patch('appraiser-appointments/:id')
  @Requires('appraisal-chain:manage')
  @Problems(employeeProblems.RANGE_REVERSED, employeeProblems.IMPORT_RUNNING)
  async correctAppointment(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: AppointmentCorrectionRequest,
  ): Promise<AppointmentResponse> {
    await this.corrections.correct(this.appointment, { actor, key: { id }, version }, body);
    return this.queries.one(actor, 'appraiser-appointment', id);
  }

  /** Takes back a decision that names somebody's appraiser and was recorded by mistake. */
  @Post('appraiser-appointments/:id/withdrawal')
  @HttpCode(204)
  @Requires('appraisal-chain:manage')
  @Idempotent()
  @Problems(employeeProblems.IMPORT_RUNNING)
  async withdrawAppointment(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: WithdrawalRequest,
  ): Promise<void> {
    await this.corrections.withdraw(this.appointment, { actor, key: { id } }, body);
  }

  /** Corrects a conflict between two people that was recorded wrongly; who appraises whom follows in the same moment. */
  @Patch('appraisal-conflicts/:id')
  @Requires('appraisal-chain:manage')
  @Problems(employeeProblems.CONFLICT_RECORDED, employeeProblems.RANGE_REVERSED, employeeProblems.IMPORT_RUNNING)
  async correctConflict(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: ConflictCorrectionRequest,
  ): Promise<ConflictResponse> {
    await this.corrections.correct(this.conflict, { actor, key: { id }, version }, body);
    return this.queries.one(actor, 'appraisal-conflict', id);
  }

  /** Takes back a conflict between two people that was recorded by mistake. */
  @Post('appraisal-conflicts/:id/withdrawal')
  @HttpCode(204)
  @Requires('appraisal-chain:manage')
  @Idempotent()
  @Problems(employeeProblems.IMPORT_RUNNING)
  async withdrawConflict(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: WithdrawalRequest,
  ): Promise<void> {
    await this.corrections.withdraw(this.conflict, { actor, key: { id } }, body);
  }

  /** Corrects a rule of the default chain that was recorded wrongly; who appraises whom follows in the same moment. */
  @Patch('appraisal-chain-rules/:id')
  @Requires('chain-rule:manage')
  @Problems(
    employeeProblems.RULE_TARGET,
    employeeProblems.RANGE_REVERSED,
    employeeProblems.IMPORT_RUNNING,
    organizationProblems.TYPE_UNKNOWN,
    organizationProblems.UNIT_UNKNOWN,
  )
  async correctChainRule(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: ChainRuleCorrectionRequest,
  ): Promise<ChainRuleResponse> {
    await this.corrections.correct(this.chainRule, { actor, key: { id }, version }, body);
    return this.queries.one(actor, 'appraisal-chain-rule', id);
  }

  /** Takes back a rule of the default chain that was recorded by mistake. */
  @Post('appraisal-chain-rules/:id/withdrawal')
  @HttpCode(204)
  @Requires('chain-rule:manage')
  @Idempotent()
  @Problems(employeeProblems.IMPORT_RUNNING)
  async withdrawChainRule(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: WithdrawalRequest,
  ): Promise<void> {
    await this.corrections.withdraw(this.chainRule, { actor, key: { id } }, body);
  }
}
