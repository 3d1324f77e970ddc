import { Body, Controller, Get, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CurrentActor, Open, Requires } from '../../../kernel/auth/route.decorators.js';
import { serviceProblems } from '../../../kernel/errors/problems.js';
import { Problems } from '../../../kernel/http/problems.decorator.js';
import { AccountsQueries } from '../accounts.queries.js';
import { ActivationService } from '../activation.service.js';
import { authProblems } from '../identity.problems.js';
import { SessionsService } from '../sessions.service.js';
import { SignInService } from '../sign-in.service.js';
import { ActivationRequest, LoginRequest, RefreshRequest } from './auth.request.js';
import { MeResponse, TokenResponse } from './auth.response.js';

@ApiTags('Sign-in')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
    private readonly activation: ActivationService,
    private readonly queries: AccountsQueries,
  ) {}

  /** Signs in with NIP, username or e-mail address and password. */
  @Post('login')
  @HttpCode(200)
  @Open()
  @Problems(authProblems.SIGN_IN_REFUSED, authProblems.TOO_MANY_ATTEMPTS, serviceProblems.BUSY)
  signIn(@Body() body: LoginRequest, @Headers('user-agent') userAgent?: string): Promise<TokenResponse> {
    return this.signIns.signIn(body.username, body.password, userAgent);
  }

  /** Exchanges the refresh token for a new pair; a token that comes back later than 20 seconds after ends the session. */
  @Post('refresh')
  @HttpCode(200)
  @Open()
  @Problems(authProblems.REFRESH_REFUSED)
  renewSession(@Body() body: RefreshRequest): Promise<TokenResponse> {
    return this.sessions.refresh(body.refreshToken);
  }

  /** Signs out: this session's tokens are worth nothing from now on. */
  @Post('logout')
  @HttpCode(204)
  @Requires('session:own')
  signOut(@CurrentActor() actor: Actor): Promise<void> {
    return this.sessions.signOut(actor);
  }

  /** Shows who is calling, with the roles in force today. */
  @Get('me')
  @Requires('session:own')
  getMe(@CurrentActor() actor: Actor): Promise<MeResponse> {
    return this.queries.me(actor);
  }

  /** Sets the first password of a new account with its one-time secret. */
  @Post('activation')
  @HttpCode(204)
  @Open()
  @Problems(authProblems.ACTIVATION_REFUSED, authProblems.TOO_MANY_ATTEMPTS, authProblems.PASSWORD_WEAK)
  activateAccount(@Body() body: ActivationRequest): Promise<void> {
    return this.activation.activate(body.username, body.secret, body.password);
  }
}
