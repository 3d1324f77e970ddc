import type { Clock } from '../clock/clock.js';
import type { DomainError, ProblemFactory } from '../errors/domain-error.js';
import { accessProblems } from '../errors/problems.js';
import type { Actor, Duty } from './actor.js';
import type { RouteRules } from './route.decorators.js';

const DUTY_FIRST: Record<Duty, ProblemFactory> = {
  CHANGE_PASSWORD: accessProblems.PASSWORD_OUTDATED,
  SET_UP_SECOND_FACTOR: accessProblems.SECOND_FACTOR_MISSING,
};

/** What may stand against a call that the caller's roles permit: a duty that comes first, or a password given too long ago. */
export class Standing {
  constructor(
    private readonly clock: Clock,
    private readonly recentMinutes: number,
  ) {}

  /** ACCESS.PASSWORD_OUTDATED, SECOND_FACTOR_MISSING, NOT_FOR_MACHINES, …SIGN_IN_NOT_RECENT, or nothing. */
  objection(actor: Actor, rules: RouteRules): DomainError | undefined {
    if (actor.duty && !rules.despiteDuty) return DUTY_FIRST[actor.duty]();
    if (!rules.recentSignIn || this.isRecent(actor)) return undefined;
    if (actor.kind === 'SERVICE') return accessProblems.NOT_FOR_MACHINES();
    const { SIGN_IN_NOT_RECENT, OUTSIDE_SIGN_IN_NOT_RECENT } = accessProblems;
    const isOutside = actor.sessionId === null;
    return (isOutside ? OUTSIDE_SIGN_IN_NOT_RECENT : SIGN_IN_NOT_RECENT)({ minutes: this.recentMinutes });
  }

  private isRecent({ provedAt }: Actor): boolean {
    return provedAt != null && this.clock.now().getTime() - provedAt.getTime() < this.recentMinutes * 60_000;
  }
}
