import { Module } from '@nestjs/common';
import { Authenticator } from '../../kernel/auth/actor.js';
import { AccessRevision } from './access-revision.js';
import { AccessTokens } from './access-tokens.js';
import { AccountsQueries } from './accounts.queries.js';
import { AccountsService } from './accounts.service.js';
import { AccountsController, AuthController } from './http/identity.controller.js';
import { FirstRun, IdentityApi } from './identity.api.js';
import { PasswordHasher } from './password-hasher.js';
import { SignInService } from './sign-in.service.js';
import { ThrottleService } from './throttle.service.js';

const services = [AccessRevision, AccessTokens, AccountsQueries, AccountsService, PasswordHasher];

/** Accounts, sign-in, sessions, roles and their scope. */
@Module({
  controllers: [AuthController, AccountsController],
  providers: [
    ...services,
    SignInService,
    ThrottleService,
    FirstRun,
    IdentityApi,
    { provide: Authenticator, useExisting: AccessTokens },
  ],
  exports: [Authenticator, FirstRun, IdentityApi],
})
export class IdentityModule {}
