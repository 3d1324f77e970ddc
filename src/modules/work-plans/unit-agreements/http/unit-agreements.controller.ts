import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { unitAgreementProblems } from '../unit-agreements.problems.js';
import { UnitAgreementsQueries } from '../unit-agreements.queries.js';
import { UnitAgreementSigning } from '../unit-agreement-signing.service.js';
import { UnitAgreementsService } from '../unit-agreements.service.js';
import {
  AgreementRevisionRequest,
  RecordedSignatureRequest,
  UnitAgreementPatch,
  UnitAgreementQuery,
  UnitAgreementRequest,
} from './unit-agreement.request.js';
import {
  AgreementCoverageResponse,
  UnitAgreementResponse,
  UnitAgreementSummaryResponse,
} from './unit-agreement.response.js';

@ApiTags('Unit agreements')
@Controller('unit-agreements')
export class UnitAgreementsController {
  constructor(
    private readonly service: UnitAgreementsService,
    private readonly signing: UnitAgreementSigning,
    private readonly queries: UnitAgreementsQueries,
  ) {}

  /** Lists unit agreements (Perjanjian Kinerja) by unit, each edition. */
  @Get()
  @Requires('unit-agreement:read')
  @ApiPage(UnitAgreementSummaryResponse)
  listUnitAgreements(@Query() query: UnitAgreementQuery): Promise<Page<UnitAgreementSummaryResponse>> {
    return this.queries.list(query);
  }

  /** Shows one agreement: a draft with the tree of today, one that was signed as it was signed. */
  @Get(':id')
  @Requires('unit-agreement:read')
  getUnitAgreement(@IdParam('id') id: string): Promise<UnitAgreementResponse> {
    return this.queries.one(id);
  }

  /** Shows which conditions of an agreement results of leaders carry, and which none does. */
  @Get(':id/coverage')
  @Requires('unit-agreement:read')
  getAgreementCoverage(@IdParam('id') id: string): Promise<AgreementCoverageResponse> {
    return this.queries.coverage(id);
  }

  /** Drafts the agreement of a unit for a year; what it is to reach is the unit's part of the performance tree. */
  @Post()
  @Creates('/unit-agreements/:id')
  @Requires('unit-agreement:manage')
  @Idempotent()
  @Problems(
    unitAgreementProblems.UNIT_UNKNOWN,
    unitAgreementProblems.PERIOD_UNKNOWN,
    unitAgreementProblems.ALREADY_THERE,
    requestProblems.ID_TAKEN,
  )
  async draftUnitAgreement(
    @CurrentActor() actor: Actor,
    @Body() body: UnitAgreementRequest,
  ): Promise<UnitAgreementResponse> {
    return this.queries.one(await this.service.draft(actor, body));
  }

  /** Changes the budget of a draft. */
  @Patch(':id')
  @Requires('unit-agreement:manage')
  @Problems(unitAgreementProblems.NOT_YOUR_UNIT, unitAgreementProblems.WRONG_STATE)
  async changeUnitAgreement(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: UnitAgreementPatch,
  ): Promise<UnitAgreementResponse> {
    await this.service.change(actor, id, body, version);
    return this.queries.one(id);
  }

  /** Takes back a draft, or what the superior has not signed yet. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('unit-agreement:manage')
  @Problems(unitAgreementProblems.NOT_YOUR_UNIT, unitAgreementProblems.WRONG_STATE)
  discardUnitAgreement(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.service.discard(actor, id, version);
  }

  /**
   * Signs an agreement: a draft as the head of the unit, which freezes it, then as the appraiser of that head. Takes the version that was
   * read.
   */
  @Post(':id/signature')
  @Requires('unit-agreement:sign')
  @Idempotent()
  @Problems(
    unitAgreementProblems.NOT_A_PARTY,
    unitAgreementProblems.HEAD_CHANGED,
    unitAgreementProblems.WRONG_STATE,
    unitAgreementProblems.NO_NODES,
  )
  async signUnitAgreement(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<UnitAgreementResponse> {
    await this.signing.sign(actor, id, version);
    return this.queries.one(id);
  }

  /** Records the signature of a superior who is no civil servant, such as the head of the region, from the paper that bears it. */
  @Post(':id/recorded-signature')
  @Requires('unit-agreement:record')
  @Idempotent()
  @Problems(
    unitAgreementProblems.NOT_TO_RECORD,
    unitAgreementProblems.HEAD_CHANGED,
    unitAgreementProblems.LETTER_TO_COME,
    unitAgreementProblems.WRONG_STATE,
  )
  async recordAgreementSignature(
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: RecordedSignatureRequest,
  ): Promise<UnitAgreementResponse> {
    await this.signing.record(id, body, version);
    return this.queries.one(id);
  }

  /** Drafts the next edition of a signed agreement, which stands until that one is signed by both. */
  @Post(':id/revision')
  @Creates('/unit-agreements/:id')
  @Requires('unit-agreement:manage')
  @Idempotent()
  @Problems(unitAgreementProblems.NOT_YOUR_UNIT, unitAgreementProblems.WRONG_STATE, unitAgreementProblems.ALREADY_THERE)
  async reviseUnitAgreement(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: AgreementRevisionRequest,
  ): Promise<UnitAgreementResponse> {
    return this.queries.one(await this.service.revise(actor, id, body.reason));
  }
}
