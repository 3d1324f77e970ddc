import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CountsAs, Creates, CurrentActor, DespiteDuty } from '../../../kernel/auth/route.decorators.js';
import { Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { RequiresRecentSignIn } from '../../../kernel/auth/route.decorators.js';
import { serviceProblems } from '../../../kernel/errors/problems.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { IdParam } from '../../../kernel/http/params.js';
import { AccountsQueries } from '../accounts.queries.js';
import { accountProblems, authProblems, secondFactorProblems } from '../identity.problems.js';
import { oauthProblems } from '../oauth.problems.js';
import { PasswordService } from '../password.service.js';
import { Reauthentication } from '../reauthentication.js';
import { SecondFactorService } from '../second-factor.service.js';
import { PasswordChangeRequest, ProofRequest, TotpConfirmationRequest } from './credentials.request.js';
import { NewSecondFactorResponse, RecoveryCodesResponse, SecondFactorResponse } from './credentials.response.js';
import { AccountWithSecretResponse } from './identity.response.js';

/** How giving the password again may be refused. */
const PROOF = [authProblems.PROOF_REFUSED, authProblems.TOO_MANY_ATTEMPTS, serviceProblems.BUSY];

@ApiTags('Sign-in')
@Controller('auth')
export class CredentialsController {
  constructor(
    private readonly passwords: PasswordService,
    private readonly proofs: Reauthentication,
    private readonly factors: SecondFactorService,
  ) {}

  /** Changes the own password and ends all other sessions. */
  @Post('password')
  @HttpCode(204)
  @Requires('credential:own')
  @CountsAs('expensive')
  @DespiteDuty()
  @Problems(...PROOF, authProblems.PASSWORD_WEAK, authProblems.PASSWORD_USED_BEFORE)
  changePassword(@CurrentActor() actor: Actor, @Body() body: PasswordChangeRequest): Promise<void> {
    return this.passwords.change(actor, body.currentPassword, body.newPassword);
  }

  /** Gives the password once more, which opens sensitive operations for some minutes. */
  @Post('reauthentication')
  @HttpCode(204)
  @Requires('credential:own')
  @CountsAs('expensive')
  @DespiteDuty()
  @Problems(...PROOF, authProblems.PROOF_INCOMPLETE, oauthProblems.NO_SESSION)
  reauthenticate(@CurrentActor() actor: Actor, @Body() body: ProofRequest): Promise<void> {
    return this.proofs.renew(actor, body);
  }

  /** Tells whether the caller has an authenticator app set up. */
  @Get('totp')
  @Requires('credential:own')
  @DespiteDuty()
  getSecondFactor(@CurrentActor() actor: Actor): Promise<SecondFactorResponse> {
    return this.factors.state(actor);
  }

  /** Begins to set up an authenticator app: its secret, shown once; it counts after the first code of the app. */
  @Post('totp')
  @Requires('credential:own')
  @CountsAs('expensive')
  @DespiteDuty()
  @RequiresRecentSignIn()
  @Creates('/auth/totp')
  @Problems(secondFactorProblems.ALREADY_ON)
  beginSecondFactor(@CurrentActor() actor: Actor): Promise<NewSecondFactorResponse> {
    return this.factors.begin(actor);
  }

  /** Switches the authenticator app on with a code of it; answers ten recovery codes, shown once. */
  @Post('totp/confirmation')
  @HttpCode(200)
  @Requires('credential:own')
  @CountsAs('expensive')
  @DespiteDuty()
  @Problems(...Object.values(secondFactorProblems).filter((one) => one !== secondFactorProblems.NOT_ON))
  confirmSecondFactor(
    @CurrentActor() actor: Actor,
    @Body() body: TotpConfirmationRequest,
  ): Promise<RecoveryCodesResponse> {
    return this.factors.confirm(actor, body.code);
  }

  /** Makes ten new recovery codes, with password and code; the ones before are void. */
  @Post('totp/recovery-codes')
  @HttpCode(200)
  @Requires('credential:own')
  @CountsAs('expensive')
  @DespiteDuty()
  @Problems(...PROOF, authProblems.PROOF_INCOMPLETE, secondFactorProblems.NOT_ON)
  renewRecoveryCodes(@CurrentActor() actor: Actor, @Body() body: ProofRequest): Promise<RecoveryCodesResponse> {
    return this.factors.renewCodes(actor, body);
  }

  /** Switches the authenticator app off, with password and code. */
  @Post('totp/removal')
  @HttpCode(204)
  @Requires('credential:own')
  @CountsAs('expensive')
  @DespiteDuty()
  @Problems(...PROOF, authProblems.PROOF_INCOMPLETE, secondFactorProblems.NOT_ON)
  removeSecondFactor(@CurrentActor() actor: Actor, @Body() body: ProofRequest): Promise<void> {
    return this.factors.remove(actor, body);
  }
}

@ApiTags('Accounts')
@Controller('accounts/:id')
export class AccountCredentialsController {
  constructor(
    private readonly accounts: AccountsQueries,
    private readonly passwords: PasswordService,
    private readonly factors: SecondFactorService,
  ) {}

  /** Voids a password and ends the sessions; the owner sets another one by the secret in the answer, not shown again. */
  @Post('password-reset')
  @Requires('account:decide')
  @CountsAs('expensive')
  @RequiresRecentSignIn()
  @Idempotent({ withhold: ['activationSecret'] })
  @Problems(accountProblems.OWN_ACCOUNT, accountProblems.NOT_ACTIVE, accountProblems.LAST_ADMIN)
  async resetPassword(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<AccountWithSecretResponse> {
    const secret = await this.passwords.reset(actor, id);
    return { ...(await this.accounts.account(actor, id)), ...secret };
  }

  /** Takes the authenticator app and the recovery codes away from somebody who lost them. */
  @Delete('totp')
  @HttpCode(204)
  @Requires('account:decide')
  @RequiresRecentSignIn()
  @Problems(accountProblems.OWN_ACCOUNT, secondFactorProblems.NONE)
  takeSecondFactorAway(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<void> {
    return this.factors.takeAway(actor, id);
  }
}
