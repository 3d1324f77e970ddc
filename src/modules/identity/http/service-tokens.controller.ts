import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CountsAs, CurrentActor, Open, Problems, Requires, TakesForm } from '../../../kernel/auth/route.decorators.js';
import { authProblems } from '../identity.problems.js';
import { oauthProblems } from '../oauth.problems.js';
import { ServiceAccountsQueries } from '../service-accounts.queries.js';
import { ServiceTokens } from '../service-tokens.service.js';
import { ServiceTokenRequest } from './service-accounts.request.js';
import { ServiceAccountResponse, ServiceTokenResponse } from './service-accounts.response.js';

@ApiTags('Service accounts')
@Controller('auth')
export class ServiceTokensController {
  constructor(
    private readonly tokens: ServiceTokens,
    private readonly queries: ServiceAccountsQueries,
  ) {}

  /**
   * Gives a machine an access token for its credentials (OAuth 2.0, RFC 6749, section 4.4). They come by HTTP Basic or as
   * fields of the form. Refusals are problem details with the member `error` of section 5.2; a client that accepts
   * `application/json` gets them under that name.
   */
  @Post('token')
  @HttpCode(200)
  @Open()
  @CountsAs('sign-in')
  @TakesForm('grant_type', 'client_id', 'client_secret', 'scope')
  @Problems(
    oauthProblems.CLIENT_REFUSED,
    oauthProblems.GRANT_UNSUPPORTED,
    oauthProblems.SCOPE_REFUSED,
    authProblems.TOO_MANY_ATTEMPTS,
  )
  issueServiceToken(
    @Body() body: ServiceTokenRequest,
    @Req() { headers }: FastifyRequest,
  ): Promise<ServiceTokenResponse> {
    return this.tokens.issue(body, headers.authorization);
  }

  /** Shows the machine that is calling, with the end of its secrets; only a machine may ask. */
  @Get('service-account')
  @Requires('service:own')
  getOwnServiceAccount(@CurrentActor() actor: Actor): Promise<ServiceAccountResponse> {
    return this.queries.one(actor.accountId);
  }
}
