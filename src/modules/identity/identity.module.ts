import { Module } from '@nestjs/common';
import { PersonalDataRegistry } from '../../kernel/personal-data/registry.js';
import { Authenticator } from '../../kernel/auth/actor.js';
import { AccessRevision } from './access-revision.js';
import { AccessTokens } from './access-tokens.js';
import { AccountAccess } from './account.access.js';
import { AccountsQueries } from './accounts.queries.js';
import { AccountsService } from './accounts.service.js';
import { Callers } from './callers.js';
import { EraseEndedSessions } from './erase-ended-sessions.job.js';
import { AccountCredentialsController, CredentialsController } from './http/credentials.controller.js';
import { AccountsController, AuthController } from './http/identity.controller.js';
import { ServiceAccountsController } from './http/service-accounts.controller.js';
import { ServiceTokensController } from './http/service-tokens.controller.js';
import { AccountSessionsController, OwnSessionsController } from './http/sessions.controller.js';
import { FirstRun, IdentityApi } from './identity.api.js';
import { LastingTokens } from './lasting-tokens.service.js';
import { OutsideTokens } from './outside/outside-tokens.js';
import { PeopleByNumber } from './outside/people-by-number.js';
import { Provisioning } from './provisioning.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordRules } from './password-rules.js';
import { PasswordService } from './password.service.js';
import { Reauthentication } from './reauthentication.js';
import { SecondFactorService } from './second-factor.service.js';
import { SecondFactors } from './second-factors.js';
import { ServiceAccountsQueries } from './service-accounts.queries.js';
import { ServiceAccountsService } from './service-accounts.service.js';
import { ServiceRights } from './service-rights.js';
import { ServiceTokens } from './service-tokens.service.js';
import { SessionsQueries } from './sessions.queries.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { UnitGrants } from './unit-grants.service.js';
import { ThrottleService } from './throttle.service.js';
import { IDENTITY_DATA } from './personal-data.js';

const services = [AccessRevision, AccessTokens, AccountAccess, AccountsQueries, AccountsService, PasswordHasher];
const credentials = [PasswordRules, PasswordService, Reauthentication, SecondFactors, SecondFactorService];

const machines = [
  LastingTokens,
  Provisioning,
  ServiceAccountsQueries,
  ServiceAccountsService,
  ServiceRights,
  ServiceTokens,
];
const outside = [OutsideTokens, PeopleByNumber];

/** Accounts, sign-in, sessions, roles and their scope, service accounts, outside identity providers. */
@Module({
  controllers: [
    ...[AuthController, AccountsController, CredentialsController, AccountCredentialsController],
    ...[OwnSessionsController, AccountSessionsController, ServiceAccountsController, ServiceTokensController],
  ],
  providers: [
    ...services,
    ...credentials,
    ...machines,
    ...outside,
    Callers,
    EraseEndedSessions,
    SessionsQueries,
    SessionsService,
    SignInService,
    ThrottleService,
    FirstRun,
    IdentityApi,
    UnitGrants,
    { provide: Authenticator, useExisting: Callers },
  ],
  exports: [Authenticator, FirstRun, IdentityApi, PeopleByNumber, Provisioning, UnitGrants],
})
export class IdentityModule {
  constructor(personalData: PersonalDataRegistry, identity: IdentityApi) {
    personalData.register(IDENTITY_DATA, (subject) => identity.closeBefore(subject));
  }
}
