import { Module } from '@nestjs/common';
import { Authenticator } from '../../kernel/auth/actor.js';
import { AccessRevision } from './access-revision.js';
import { AccessTokens } from './access-tokens.js';
import { AccountsQueries } from './accounts.queries.js';
import { AccountsService } from './accounts.service.js';
import { AccountCredentialsController, CredentialsController } from './http/credentials.controller.js';
import { AccountsController, AuthController } from './http/identity.controller.js';
import { AccountSessionsController, OwnSessionsController } from './http/sessions.controller.js';
import { FirstRun, IdentityApi } from './identity.api.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordRules } from './password-rules.js';
import { PasswordService } from './password.service.js';
import { Reauthentication } from './reauthentication.js';
import { SecondFactorService } from './second-factor.service.js';
import { SecondFactors } from './second-factors.js';
import { SessionsQueries } from './sessions.queries.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { ThrottleService } from './throttle.service.js';

const services = [AccessRevision, AccessTokens, AccountsQueries, AccountsService, PasswordHasher];
const credentials = [PasswordRules, PasswordService, Reauthentication, SecondFactors, SecondFactorService];

/** Accounts, sign-in, sessions, roles and their scope. */
@Module({
  controllers: [
    ...[AuthController, AccountsController, CredentialsController, AccountCredentialsController],
    ...[OwnSessionsController, AccountSessionsController],
  ],
  providers: [
    ...services,
    ...credentials,
    SessionsQueries,
    SessionsService,
    SignInService,
    ThrottleService,
    FirstRun,
    IdentityApi,
    { provide: Authenticator, useExisting: AccessTokens },
  ],
  exports: [Authenticator, FirstRun, IdentityApi],
})
export class IdentityModule {}
