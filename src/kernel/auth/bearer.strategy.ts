import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-strategy';
import type { Actor, Authenticator } from './actor.js';

type Verified = (error: unknown, actor?: Actor | null) => void;

/** Reads the bearer token of RFC 6750 from the header; tokens in addresses or bodies are not looked at. */
class BearerTokens extends Strategy {
  constructor(private readonly verify: (token: string, done: Verified) => void) {
    super();
  }

  override authenticate(request: { headers: FastifyRequest['headers'] }): void {
    if (request.headers.authorization === undefined) return this.fail('Bearer', 401);
    const token = tokenOf(request);
    if (token === undefined) return this.fail(INVALID, 401);
    this.verify(token, (error, actor) => {
      if (error) this.error(error as Error);
      else if (actor) this.success(actor);
      else this.fail(INVALID, 401);
    });
  }
}

function tokenOf({ headers }: { headers: FastifyRequest['headers'] }): string | undefined {
  return /^Bearer +([A-Za-z0-9._~+/-]{1,4096}=*)$/i.exec(headers.authorization ?? '')?.[1];
}

const INVALID = 'Bearer error="invalid_token"';

/** What came of looking at a request's token: the caller, or the challenge to send with 401. */
export type SignIn = { readonly actor: Actor } | { readonly challenge: string };

/** Passport's strategy `bearer`: who a token stands for is the Authenticator's to say. */
export class BearerStrategy extends PassportStrategy(BearerTokens, 'bearer') {
  constructor(private readonly authenticator: Authenticator) {
    super();
  }

  validate(token: string): Promise<Actor | null> {
    return this.authenticator.authenticate(token);
  }

  /** True when the request's token was found good before. */
  remembers(request: FastifyRequest): boolean {
    const token = tokenOf(request);
    return token !== undefined && this.authenticator.remembers(token);
  }

  /**
   * Runs the strategy for one request, as `passport.authenticate` does, but without hanging session functions on the
   * request and without passport's registry, which all applications of a process would share.
   */
  signIn(request: FastifyRequest, done: (error: unknown, result?: SignIn) => void): void {
    const turn = Object.create(this) as this;
    turn.success = (actor: unknown) => done(null, { actor: actor as Actor });
    turn.fail = (challenge: unknown) => done(null, { challenge: String(challenge) });
    turn.error = (error: unknown) => done(error);
    turn.authenticate(request);
  }
}
