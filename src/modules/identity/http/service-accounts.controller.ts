import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import {
  Creates,
  CurrentActor,
  Problems,
  Requires,
  RequiresRecentSignIn,
} from '../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../kernel/http/params.js';
import { LastingTokens } from '../lasting-tokens.service.js';
import { serviceAccountProblems } from '../oauth.problems.js';
import { ServiceAccountsQueries } from '../service-accounts.queries.js';
import { ServiceAccountsService, type ShownClientSecret } from '../service-accounts.service.js';
import {
  LastingTokenRequest,
  ClientSecretRotationRequest,
  ServiceAccountPatchRequest,
  ServiceAccountQuery,
  ServiceAccountRequest,
} from './service-accounts.request.js';
import {
  ServiceAccountResponse,
  ServiceAccountWithSecretResponse,
  ServiceAccountWithTokenResponse,
} from './service-accounts.response.js';

@ApiTags('Service accounts')
@Controller('service-accounts')
export class ServiceAccountsController {
  constructor(
    private readonly service: ServiceAccountsService,
    private readonly queries: ServiceAccountsQueries,
    private readonly tokens: LastingTokens,
  ) {}

  /** Lists service accounts by name, with their last use and their end. */
  @Get()
  @Requires('service-account:read')
  @ApiPage(ServiceAccountResponse)
  listServiceAccounts(@Query() query: ServiceAccountQuery): Promise<Page<ServiceAccountResponse>> {
    return this.queries.list(query);
  }

  /** Shows one service account. */
  @Get(':id')
  @Requires('service-account:read')
  getServiceAccount(@IdParam('id') id: string): Promise<ServiceAccountResponse> {
    return this.queries.one(id);
  }

  /** Makes a service account; the secret in the answer is not shown again. */
  @Post()
  @Creates('/service-accounts/:id')
  @Requires('service-account:manage')
  @RequiresRecentSignIn()
  @Idempotent({ withhold: ['clientSecret'] })
  @Problems(serviceAccountProblems.NAME_TAKEN, requestProblems.ID_TAKEN)
  async createServiceAccount(
    @CurrentActor() actor: Actor,
    @Body() body: ServiceAccountRequest,
  ): Promise<ServiceAccountWithSecretResponse> {
    const { id, ...secret } = await this.service.create(actor, body);
    return this.withSecret(id, secret);
  }

  /** Changes what a machine is for, what it may do, and whose people it reaches; at once, also for tokens that are out. */
  @Patch(':id')
  @Requires('service-account:manage')
  @RequiresRecentSignIn()
  @Problems(serviceAccountProblems.REVOKED)
  async changeServiceAccount(
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: ServiceAccountPatchRequest,
  ): Promise<ServiceAccountResponse> {
    await this.service.change(id, version, body);
    return this.queries.one(id);
  }

  /** Makes a new secret; the former one works on for a stated time, so that the machine can be changed over. */
  @Post(':id/secret-rotation')
  @Requires('service-account:manage')
  @RequiresRecentSignIn()
  @Idempotent({ withhold: ['clientSecret'] })
  @Problems(serviceAccountProblems.REVOKED)
  async rotateServiceSecret(
    @IdParam('id') id: string,
    @Body() body: ClientSecretRotationRequest,
  ): Promise<ServiceAccountWithSecretResponse> {
    return this.withSecret(id, await this.service.rotate(id, body));
  }

  /** Ends a service account for good; its secrets and tokens are worth nothing from now on. */
  @Post(':id/revocation')
  @Requires('service-account:manage')
  @Idempotent()
  @Problems(serviceAccountProblems.REVOKED)
  async revokeServiceAccount(@IdParam('id') id: string): Promise<ServiceAccountResponse> {
    await this.service.revoke(id);
    return this.queries.one(id);
  }

  /**
   * Makes a lasting token for an identity system that cannot renew one by itself; it opens SCIM and nothing else. The former
   * one works on for a stated time.
   */
  @Post(':id/lasting-tokens')
  @Creates('/service-accounts/:id')
  @Requires('service-account:manage')
  @RequiresRecentSignIn()
  @Idempotent({ withhold: ['token'] })
  @Problems(serviceAccountProblems.REVOKED, serviceAccountProblems.NO_LASTING_SCOPE)
  async issueLastingToken(
    @IdParam('id') id: string,
    @Body() body: LastingTokenRequest,
  ): Promise<ServiceAccountWithTokenResponse> {
    const shown = await this.tokens.issue(id, body);
    return { ...(await this.queries.one(id)), ...shown };
  }

  /** Ends a lasting token at once. */
  @Delete(':id/lasting-tokens/:tokenId')
  @HttpCode(204)
  @Requires('service-account:manage')
  endLastingToken(@IdParam('id') id: string, @IdParam('tokenId') tokenId: string): Promise<void> {
    return this.tokens.end(id, tokenId);
  }

  private async withSecret(id: string, secret: ShownClientSecret): Promise<ServiceAccountWithSecretResponse> {
    return { ...(await this.queries.one(id)), ...secret };
  }
}
