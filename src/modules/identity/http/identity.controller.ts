import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CountsAs, Creates, CurrentActor, DespiteDuty, Open, Problems } from '../../../kernel/auth/route.decorators.js';
import { Requires, RequiresRecentSignIn } from '../../../kernel/auth/route.decorators.js';
import { requestProblems, serviceProblems } from '../../../kernel/errors/problems.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../kernel/http/params.js';
import { AccountsQueries } from '../accounts.queries.js';
import { AccountsService } from '../accounts.service.js';
import { accountProblems, authProblems } from '../identity.problems.js';
import { oauthProblems } from '../oauth.problems.js';
import type { ShownSecret } from '../secrets.js';
import { SignInService } from '../sign-in.service.js';
import { AccountPatchRequest, AccountQuery, AccountRequest, RoleGrantRequest } from './identity.request.js';
import { ActivationRequest, LoginRequest, RefreshRequest } from './identity.request.js';
import { AccountResponse, AccountWithSecretResponse, MeResponse, TokenResponse } from './identity.response.js';

@ApiTags('Sign-in')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly service: SignInService,
    private readonly queries: AccountsQueries,
  ) {}

  /** Signs in with NIP, username or e-mail address, password, and a code where the account has a second factor. */
  @Post('login')
  @HttpCode(200)
  @Open()
  @CountsAs('sign-in')
  @Problems(
    ...[authProblems.SIGN_IN_REFUSED, authProblems.TOTP_REQUIRED, authProblems.TOTP_REFUSED],
    ...[authProblems.TOO_MANY_ATTEMPTS, serviceProblems.BUSY],
  )
  signIn(@Body() body: LoginRequest, @Req() { headers }: FastifyRequest): Promise<TokenResponse> {
    return this.service.signIn(body, headers['user-agent']);
  }

  /** Exchanges the refresh token for a new pair; a token that comes back later than 20 seconds after ends the session. */
  @Post('refresh')
  @HttpCode(200)
  @Open()
  @CountsAs('sign-in')
  @Problems(authProblems.REFRESH_REFUSED)
  renewSession(@Body() body: RefreshRequest): Promise<TokenResponse> {
    return this.service.refresh(body.refreshToken);
  }

  /** Signs out: this session's tokens are worth nothing from now on. */
  @Post('logout')
  @HttpCode(204)
  @Requires('session:own')
  @DespiteDuty()
  @Problems(oauthProblems.NO_SESSION)
  signOut(@CurrentActor() actor: Actor): Promise<void> {
    return this.service.signOut(actor);
  }

  /** Shows who is calling, with the roles in force today. */
  @Get('me')
  @Requires('session:own')
  @DespiteDuty()
  getMe(@CurrentActor() actor: Actor): Promise<MeResponse> {
    return this.queries.me(actor);
  }

  /** Sets the first password of a new account, or another one after a reset, with its one-time secret. */
  @Post('activation')
  @HttpCode(204)
  @Open()
  @CountsAs('sign-in')
  @Problems(
    ...[authProblems.ACTIVATION_REFUSED, authProblems.TOO_MANY_ATTEMPTS],
    ...[authProblems.PASSWORD_WEAK, authProblems.PASSWORD_USED_BEFORE],
  )
  activateAccount(@Body() body: ActivationRequest): Promise<void> {
    return this.service.activate(body.username, body.secret, body.password);
  }
}

@ApiTags('Accounts')
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly service: AccountsService,
    private readonly queries: AccountsQueries,
  ) {}

  /** Lists accounts by username. */
  @Get()
  @Requires('account:read')
  @ApiPage(AccountResponse)
  listAccounts(@CurrentActor() actor: Actor, @Query() query: AccountQuery): Promise<Page<AccountResponse>> {
    return this.queries.accounts(actor, query);
  }

  /** Shows one account with its roles. */
  @Get(':id')
  @Requires('account:read')
  getAccount(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<AccountResponse> {
    return this.queries.account(actor, id);
  }

  /** Makes an account; its owner activates it with the secret in the answer, which is not shown again. */
  @Post()
  @Creates('/accounts/:id')
  @Requires('account:manage')
  @RequiresRecentSignIn()
  @Idempotent({ withhold: ['activationSecret'] })
  @Problems(
    accountProblems.USERNAME_TAKEN,
    accountProblems.EMAIL_TAKEN,
    accountProblems.EMPLOYEE_TAKEN,
    requestProblems.ID_TAKEN,
  )
  async createAccount(@CurrentActor() actor: Actor, @Body() body: AccountRequest): Promise<AccountWithSecretResponse> {
    const { id, ...secret } = await this.service.create(body);
    return this.withSecret(actor, id, secret);
  }

  /** Changes the e-mail address, or disables or enables the account; disabling ends its sessions at once. */
  @Patch(':id')
  @Requires('account:manage')
  @Problems(accountProblems.EMAIL_TAKEN, accountProblems.OWN_ACCOUNT, accountProblems.LAST_ADMIN)
  async changeAccount(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: AccountPatchRequest,
  ): Promise<AccountResponse> {
    await this.service.change(actor, id, version, body);
    return this.queries.account(actor, id);
  }

  /** Makes a new activation secret for an account that is not active yet; the one before is void. */
  @Post(':id/activation-secret')
  @Requires('account:manage')
  @CountsAs('expensive')
  @RequiresRecentSignIn()
  @Idempotent({ withhold: ['activationSecret'] })
  @Problems(accountProblems.ALREADY_ACTIVE)
  async renewActivationSecret(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
  ): Promise<AccountWithSecretResponse> {
    return this.withSecret(actor, id, await this.service.renewSecret(actor, id));
  }

  /** Gives an account a role for some days; it holds at once. Nobody changes the own roles. */
  @Post(':id/role-grants')
  @Creates('/accounts/:id')
  @Requires('account:decide')
  @RequiresRecentSignIn()
  @Idempotent()
  @Problems(accountProblems.OWN_ACCOUNT, accountProblems.PERSON_REQUIRED, accountProblems.ROLE_OVERLAPS)
  async grantRole(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: RoleGrantRequest,
  ): Promise<AccountResponse> {
    await this.service.grant(actor, id, body);
    return this.queries.account(actor, id);
  }

  /** Takes a role away; its rights end at once. */
  @Delete(':id/role-grants/:grantId')
  @HttpCode(204)
  @Requires('account:decide')
  @Problems(accountProblems.OWN_ACCOUNT, accountProblems.LAST_ADMIN)
  async withdrawRole(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('grantId') grantId: string,
  ): Promise<void> {
    await this.service.withdraw(actor, id, grantId);
  }

  private async withSecret(actor: Actor, id: string, secret: ShownSecret): Promise<AccountWithSecretResponse> {
    return { ...(await this.queries.account(actor, id)), ...secret };
  }
}
