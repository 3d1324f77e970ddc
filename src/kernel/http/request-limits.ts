import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RouteRules } from '../auth/route.decorators.js';
import type { DomainError } from '../errors/domain-error.js';
import { requestProblems } from '../errors/problems.js';
import type { Limit, Verdict } from '../limits/limit.js';
import type { LimitName, Policy } from '../limits/policies.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { Metrics } from '../metrics/metrics.js';
import type { ServiceState } from '../service-state.js';
import { networkOf } from '../values/network.js';

type Done = (refusal?: Error) => void;

/** Which limit the requests to a route count against. */
export function limitOf({ countsAs, permission }: RouteRules, method: string): LimitName | 'nothing' {
  if (countsAs !== undefined) return countsAs;
  if (permission === 'public') return 'anonymous';
  return method === 'GET' || method === 'HEAD' ? 'read' : 'write';
}

/** The caller's address as the trusted proxies tell it, as far as one party holds it. */
export function networkOfCaller({ ip }: FastifyRequest): string {
  return networkOf(ip ?? '');
}

/** Counts requests and tells callers where they stand: RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers-10). */
export class RequestLimits {
  private readonly anonymous: Limit | undefined;

  constructor(
    private readonly limits: RateLimits,
    private readonly metrics: Metrics,
    private readonly state: ServiceState,
  ) {
    this.anonymous = limits.of('anonymous');
  }

  /** Counts one request of a caller; REQUEST.TOO_MANY when it is one too many. */
  count(limit: Limit | undefined, caller: string, reply: FastifyReply, done: Done): void {
    if (limit === undefined || this.state.filling) return done();
    const verdict = limit.take(caller);
    if (!(verdict instanceof Promise)) return done(this.told(limit, verdict, reply));
    verdict.then((one) => done(this.told(limit, one, reply)), done);
  }

  /** The limit of a name, for `count`; undefined when it is off. */
  of(name: LimitName | 'nothing'): Limit | undefined {
    return name === 'nothing' ? undefined : this.limits.of(name);
  }

  /** Refuses a request of nobody known, and counts it: with the error, or with REQUEST.TOO_MANY. */
  refuse(request: FastifyRequest, reply: FastifyReply, error: Error, done: Done): void {
    this.count(this.anonymous, networkOfCaller(request), reply, (refusal) => done(refusal ?? error));
  }

  /** True when so many requests with bad tokens came from the caller's network that further ones are not looked at. */
  isSpent(request: FastifyRequest): boolean {
    return this.anonymous?.isSpent(() => networkOfCaller(request)) ?? false;
  }

  private told({ policy }: Limit, verdict: Verdict, reply: FastifyReply): DomainError | undefined {
    const { isOver, remaining, resetSeconds } = verdict;
    reply.header('ratelimit-policy', headerOf(policy));
    reply.header('ratelimit', `"${policy.name}";r=${remaining};t=${resetSeconds}`);
    if (!isOver) return undefined;
    this.metrics.limited(policy.name);
    const { quota: limit, windowSeconds } = policy;
    return requestProblems.TOO_MANY({ limit, windowSeconds, seconds: resetSeconds }, [], resetSeconds);
  }
}

function headerOf({ name, quota, windowSeconds }: Policy): string {
  return `"${name}";q=${quota};w=${windowSeconds}`;
}
