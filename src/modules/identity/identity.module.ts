import { Module } from '@nestjs/common';
import { Authenticator } from '../../kernel/auth/actor.js';
import { AccessRevision } from './access-revision.js';
import { AccessTokens } from './access-tokens.js';
import { AccountStore } from './account-store.js';
import { AccountsQueries } from './accounts.queries.js';
import { AccountsService } from './accounts.service.js';
import { ActivationService } from './activation.service.js';
import { FirstRun } from './first-run.js';
import { AccountsController } from './http/accounts.controller.js';
import { AuthController } from './http/auth.controller.js';
import { IdentityApi } from './identity.api.js';
import { PasswordHasher } from './password-hasher.js';
import { RoleGrantsService } from './role-grants.service.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { ThrottleService } from './throttle.service.js';
import { TokenAuthenticator } from './token-authenticator.js';

/** Accounts, sign-in, sessions, roles and their scope. */
@Module({
  controllers: [AuthController, AccountsController],
  providers: [
    AccessRevision,
    AccessTokens,
    AccountStore,
    AccountsQueries,
    AccountsService,
    ActivationService,
    FirstRun,
    IdentityApi,
    PasswordHasher,
    RoleGrantsService,
    SessionsService,
    SignInService,
    ThrottleService,
    { provide: Authenticator, useClass: TokenAuthenticator },
  ],
  exports: [Authenticator, FirstRun, IdentityApi],
})
export class IdentityModule {}
