import { Controller, Delete, Get, HttpCode, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CurrentActor, DespiteDuty, Requires } from '../../../kernel/auth/route.decorators.js';
import { PageQuery } from '../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam } from '../../../kernel/http/params.js';
import { SessionsQueries } from '../sessions.queries.js';
import { SessionsService } from '../sessions.service.js';
import { SessionResponse } from './sessions.response.js';

@ApiTags('Sign-in')
@Controller('auth/sessions')
export class OwnSessionsController {
  constructor(
    private readonly service: SessionsService,
    private readonly queries: SessionsQueries,
  ) {}

  /** Lists the caller's own sessions, the latest sign-in first. */
  @Get()
  @Requires('credential:own')
  @DespiteDuty()
  @ApiPage(SessionResponse)
  listOwnSessions(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<SessionResponse>> {
    return this.queries.of(actor.accountId, actor, query);
  }

  /** Ends one of the caller's own sessions; its tokens are worth nothing from now on. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('credential:own')
  @DespiteDuty()
  endOwnSession(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<void> {
    return this.service.endOne(actor, actor.accountId, id);
  }

  /** Ends all of the caller's sessions but this one. */
  @Delete()
  @HttpCode(204)
  @Requires('credential:own')
  @DespiteDuty()
  endOtherSessions(@CurrentActor() actor: Actor): Promise<void> {
    return this.service.endOthers(actor);
  }
}

@ApiTags('Accounts')
@Controller('accounts/:id/sessions')
export class AccountSessionsController {
  constructor(
    private readonly service: SessionsService,
    private readonly queries: SessionsQueries,
  ) {}

  /** Lists the sessions of an account, the latest sign-in first. */
  @Get()
  @Requires('account:read')
  @ApiPage(SessionResponse)
  listSessions(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<SessionResponse>> {
    return this.queries.of(id, actor, query);
  }

  /** Ends one session of an account at once. */
  @Delete(':sessionId')
  @HttpCode(204)
  @Requires('account:manage')
  endSession(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('sessionId') sessionId: string,
  ): Promise<void> {
    return this.service.endOne(actor, id, sessionId);
  }

  /** Ends all sessions of an account at once. */
  @Delete()
  @HttpCode(204)
  @Requires('account:manage')
  endSessions(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<void> {
    return this.service.endAll(actor, id);
  }
}
