import { Injectable } from '@nestjs/common';
import { type Actor, Authenticator } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { plusDays } from '../../kernel/values/civil-date.js';
import { AccessRevision } from './access-revision.js';
import { AccessTokens } from './access-tokens.js';
import { LastingTokens } from './lasting-tokens.service.js';
import { OutsideTokens } from './outside/outside-tokens.js';
import type { Caller } from './rights.js';
import { isLastingToken } from './secrets.js';

const MOST_REMEMBERED = 10_000;

/** Says who is calling, whoever issued the token: this service or a configured identity provider. */
@Injectable()
export class Callers extends Authenticator {
  private readonly remembered = new Map<string, Caller & { readonly revision: number }>();

  constructor(
    private readonly clock: Clock,
    private readonly revision: AccessRevision,
    private readonly own: AccessTokens,
    private readonly outside: OutsideTokens,
    private readonly lasting: LastingTokens,
  ) {
    super();
  }

  /**
   * Remembers whom a token stands for until rights change, it expires, or a civil day begins: roles are granted for days.
   * Throws ACCESS.ISSUER_AWAY.
   */
  async authenticate(token: string): Promise<Actor | null> {
    const known = this.remembered.get(token);
    const isFresh = known?.revision === this.revision.current && this.clock.now().getTime() < known.untilMs;
    if (isFresh) return known.actor;
    this.remembered.delete(token);
    // Taken before the read: what changes meanwhile makes this entry old at once.
    const revision = this.revision.current;
    const midnight = this.clock.startOf(plusDays(this.clock.today(), 1)).getTime();
    const caller = await this.look(token);
    if (!caller) return null;
    this.remember(token, { actor: caller.actor, untilMs: Math.min(caller.untilMs, midnight), revision });
    return caller.actor;
  }

  /** True while it is known whom a token stands for; rights may have changed meanwhile. */
  override remembers(token: string): boolean {
    const known = this.remembered.get(token);
    return known !== undefined && this.clock.now().getTime() < known.untilMs;
  }

  private look(token: string): Promise<Caller | null> {
    if (isLastingToken(token)) return this.lasting.caller(token);
    const issuer = this.outside.issuerOf(token);
    return issuer ? this.outside.caller(token, issuer) : this.own.caller(token);
  }

  private remember(token: string, entry: Caller & { readonly revision: number }): void {
    const [oldest] = this.remembered.keys();
    if (this.remembered.size >= MOST_REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
    this.remembered.set(token, entry);
  }
}
