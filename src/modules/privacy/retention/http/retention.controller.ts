import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import {
  CountsAs,
  Creates,
  CurrentActor,
  Problems,
  Requires,
  RequiresRecentSignIn,
} from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { privacyProblems } from '../../privacy.problems.js';
import { HoldsService } from '../holds.service.js';
import { RetentionQueries } from '../retention.queries.js';
import { HoldQuery, HoldReleaseRequest, HoldRequest } from './retention.request.js';
import { DueResponse, HoldResponse, RetentionClassesResponse, RetentionRunResponse } from './retention.response.js';

@ApiTags('Privacy')
@Controller('retention')
export class RetentionController {
  constructor(
    private readonly holds: HoldsService,
    private readonly queries: RetentionQueries,
  ) {}

  /** Shows how long each class of data is kept, and the jobs that end it. */
  @Get('classes')
  @Requires('retention:read')
  listRetentionClasses(): Promise<RetentionClassesResponse> {
    return this.queries.classes();
  }

  /** Shows who would be erased now, and of what; nothing is changed. */
  @Get('due')
  @Requires('retention:read')
  @CountsAs('expensive')
  previewErasure(@CurrentActor() actor: Actor): Promise<DueResponse> {
    return this.queries.dueNow(actor);
  }

  /** Lists runs of the retention that did something, the latest first. */
  @Get('runs')
  @Requires('retention:read')
  @ApiPage(RetentionRunResponse)
  listRetentionRuns(@Query() query: PageQuery): Promise<Page<RetentionRunResponse>> {
    return this.queries.runs(query);
  }

  /** Lists who is or was held from erasure, the earliest first. */
  @Get('holds')
  @Requires('retention:read')
  @ApiPage(HoldResponse)
  listRetentionHolds(@CurrentActor() actor: Actor, @Query() query: HoldQuery): Promise<Page<HoldResponse>> {
    return this.queries.holds(actor, query);
  }

  /** Shows one hold. */
  @Get('holds/:id')
  @Requires('retention:read')
  getRetentionHold(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<HoldResponse> {
    return this.queries.hold(actor, id);
  }

  /** Holds somebody from erasure while a process or an inspection needs the data. */
  @Post('holds')
  @Requires('retention:manage')
  @Idempotent()
  @Creates('/retention/holds/:id')
  @Problems(privacyProblems.EMPLOYEE_UNKNOWN, requestProblems.ID_TAKEN)
  async placeRetentionHold(@CurrentActor() actor: Actor, @Body() body: HoldRequest): Promise<HoldResponse> {
    return this.queries.hold(actor, await this.holds.place(actor, body));
  }

  /** Lets a hold go: afterwards the person is erased when the time is over. */
  @Post('holds/:id/release')
  @Requires('retention:manage')
  @RequiresRecentSignIn()
  @Idempotent()
  @Problems(privacyProblems.HOLD_RELEASED)
  async releaseRetentionHold(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: HoldReleaseRequest,
  ): Promise<HoldResponse> {
    await this.holds.release(actor, id, body);
    return this.queries.hold(actor, id);
  }
}
