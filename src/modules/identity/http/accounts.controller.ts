import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CurrentActor, Requires } from '../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Creates } from '../../../kernel/http/creates.decorator.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../kernel/http/params.js';
import { Problems } from '../../../kernel/http/problems.decorator.js';
import { AccountsQueries } from '../accounts.queries.js';
import { AccountsService, type ShownSecret } from '../accounts.service.js';
import { accountProblems } from '../identity.problems.js';
import { RoleGrantsService } from '../role-grants.service.js';
import { AccountPatchRequest, AccountQuery, AccountRequest, RoleGrantRequest } from './account.request.js';
import { AccountResponse, AccountWithSecretResponse } from './account.response.js';

@ApiTags('Accounts')
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly service: AccountsService,
    private readonly roles: RoleGrantsService,
    private readonly queries: AccountsQueries,
  ) {}

  /** Lists accounts by username. */
  @Get()
  @Requires('account:manage')
  @ApiPage(AccountResponse)
  listAccounts(@Query() query: AccountQuery): Promise<Page<AccountResponse>> {
    return this.queries.accounts(query);
  }

  /** Shows one account with its roles. */
  @Get(':id')
  @Requires('account:manage')
  getAccount(@IdParam('id') id: string): Promise<AccountResponse> {
    return this.queries.account(id);
  }

  /** Makes an account; its owner activates it with the secret in the answer, which is not shown again. */
  @Post()
  @Creates('/accounts/:id')
  @Requires('account:manage')
  @Idempotent({ withhold: ['activationSecret'] })
  @Problems(
    accountProblems.USERNAME_TAKEN,
    accountProblems.EMAIL_TAKEN,
    accountProblems.EMPLOYEE_TAKEN,
    requestProblems.ID_TAKEN,
  )
  async createAccount(@Body() body: AccountRequest): Promise<AccountWithSecretResponse> {
    return this.withSecret(await this.service.create(body));
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
    return this.queries.account(id);
  }

  /** Makes a new activation secret for an account that is not active yet; the one before is void. */
  @Post(':id/activation-secret')
  @Requires('account:manage')
  @Idempotent({ withhold: ['activationSecret'] })
  @Problems(accountProblems.ALREADY_ACTIVE)
  async renewActivationSecret(@IdParam('id') id: string): Promise<AccountWithSecretResponse> {
    return this.withSecret(await this.service.renewSecret(id));
  }

  /** Gives an account a role for some days; it holds at once. Nobody changes the own roles. */
  @Post(':id/role-grants')
  @Creates('/accounts/:id')
  @Requires('account:manage')
  @Idempotent()
  @Problems(accountProblems.OWN_ACCOUNT, accountProblems.ROLE_OVERLAPS)
  async grantRole(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: RoleGrantRequest,
  ): Promise<AccountResponse> {
    await this.roles.grant(actor, id, body);
    return this.queries.account(id);
  }

  /** Takes a role away; its rights end at once. */
  @Delete(':id/role-grants/:grantId')
  @HttpCode(204)
  @Requires('account:manage')
  @Problems(accountProblems.OWN_ACCOUNT, accountProblems.LAST_ADMIN)
  async withdrawRole(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('grantId') grantId: string,
  ): Promise<void> {
    await this.roles.withdraw(actor, id, grantId);
  }

  private async withSecret(shown: ShownSecret): Promise<AccountWithSecretResponse> {
    const { accountId, activationSecret, activationExpiresAt } = shown;
    const account = await this.queries.account(accountId);
    return { ...account, activationSecret, activationExpiresAt: activationExpiresAt.toISOString() };
  }
}
