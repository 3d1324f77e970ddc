import type { FastifyReply, FastifyRequest, onRequestHookHandler, RouteOptions } from 'fastify';
import type { Actor } from '../auth/actor.js';
import type { BearerStrategy } from '../auth/bearer.strategy.js';
import { holdersOf, isAboutPeople } from '../auth/permissions.js';
import type { RouteRules } from '../auth/route.decorators.js';
import type { Standing } from '../auth/standing.js';
import { accessProblems, requestProblems } from '../errors/problems.js';
import { fileFormatOf } from '../exports/file-format.js';
import type { ListExport } from '../exports/list-export.js';
import { inputFault } from './input-faults.js';
import { pointerStep } from './input.pipe.js';
import { acceptedMedia } from './problem.js';
import { limitOf, networkOfCaller, type RequestLimits } from './request-limits.js';

type Done = (error?: Error) => void;
const MULTIPART = /^\s*multipart\//i;
const PIECE = /^\s*application\/offset\+octet-stream\s*(;|$)/i;

/** Whom the gate asks. */
interface GateParts {
  readonly strategy: BearerStrategy;
  readonly standing: Standing;
  readonly limits: RequestLimits;
  readonly exports: ListExport;
}

/**
 * What stands before a route: who is calling, whether he comes too often, whether he may call it at all, and whether the
 * address and the media type fit. It runs before the body is read, so that a refusal never depends on the input.
 */
export function routeGate(
  { url: pattern, method }: RouteOptions,
  rules: RouteRules,
  { strategy, standing, limits, exports }: GateParts,
): onRequestHookHandler {
  const { permission } = rules;
  const limit = limits.of(limitOf(rules, String(method)));
  const shape = (request: FastifyRequest): Error | undefined => wrongShape(request, rules);
  if (permission === 'public') {
    return (request, reply, done) => {
      request.pattern = pattern;
      limits.count(limit, networkOfCaller(request), reply, (refusal) => done(refusal ?? shape(request)));
    };
  }
  const holders = holdersOf(permission);
  const ofFiles = rulesOfFiles(rules);
  const limitOfFiles = limits.of(limitOf(ofFiles, String(method)));
  const access = (request: FastifyRequest, actor: Actor): Error | undefined =>
    actor.permissions.has(permission)
      ? (standing.objection(actor, request.requestContext?.file ? ofFiles : rules) ?? shape(request))
      : accessProblems.FORBIDDEN({ permission, holders });
  const again = async (request: FastifyRequest): Promise<Actor> => {
    const actor = await request.signInAgain();
    if (actor?.permissions.has(permission)) return actor;
    throw new Error('The caller may not read it any more.');
  };
  return (request, reply, done) => {
    request.pattern = pattern;
    const format = rules.isList ? fileFormatOf(request) : null;
    // Others behind the same address, whose tokens are known, go on.
    if (limits.isSpent(request) && !strategy.remembers(request)) {
      return limits.refuse(request, reply, accessProblems.TOKEN_REQUIRED(), done);
    }
    strategy.signIn(request, (error, result) => {
      if (result === undefined) return done(error as Error);
      if ('challenge' in result) {
        reply.header('www-authenticate', result.challenge);
        return limits.refuse(request, reply, accessProblems.TOKEN_REQUIRED(), done);
      }
      const { actor } = result;
      const { requestContext: context } = request;
      if (context) context.actor = actor;
      if (context && format) context.file = exports.for({ request, format, again: () => again(request) });
      const spent = format ? limitOfFiles : limit;
      limits.count(spent, actor.accountId, reply, (refusal) => done(refusal ?? access(request, actor)));
    });
  };
}

/** What holds for a list as a file: it is expensive, and with personal data a sensitive act (R42). */
export function rulesOfFiles(rules: RouteRules): RouteRules {
  const { permission, recentSignIn = false } = rules;
  const isSensitive = permission !== 'public' && isAboutPeople(permission);
  return { ...rules, countsAs: 'expensive', recentSignIn: recentSignIn || isSensitive };
}

/** Asks anew who a request's token stands for, for answers that take long; null when it is worth nothing any more. */
export function signInAgain(strategy: BearerStrategy): FastifyRequest['signInAgain'] {
  return function (this: FastifyRequest) {
    return new Promise((resolve, reject) => {
      strategy.signIn(this, (error, result) => {
        if (result === undefined) reject(error instanceof Error ? error : new Error(String(error)));
        else resolve('actor' in result ? result.actor : null);
      });
    });
  };
}

function wrongShape(request: FastifyRequest, rules: RouteRules): Error | undefined {
  const { takesQuery, takesUpload = false, takesPiece = false } = rules;
  if (!takesQuery && request.url.includes('?')) {
    const names = Object.keys(request.query as object);
    const faults = names.map((parameter) => inputFault({ parameter }, 'UNKNOWN'));
    if (faults.length > 0) return requestProblems.PARAMETER({}, faults);
  }
  const { 'content-type': type = '' } = request.headers;
  const wrongMedia = MULTIPART.test(type) !== takesUpload || PIECE.test(type) !== takesPiece;
  if (wrongMedia && request.method !== 'GET') {
    return requestProblems.UNSUPPORTED_MEDIA({ accepted: acceptedMedia(request.method, rules) });
  }
  return undefined;
}

/** An operation without input takes no body, or an empty object as some clients send it. */
export function refuseBody({ body }: FastifyRequest, _reply: FastifyReply, done: Done): void {
  if (body === undefined || body === null) return done();
  const names = typeof body === 'object' && !Array.isArray(body) ? Object.keys(body) : [''];
  const pointer = (name: string): string => (name ? `/${pointerStep(name)}` : '');
  const faults = names.map((name) => inputFault({ pointer: pointer(name) }, 'UNKNOWN'));
  done(faults.length > 0 ? requestProblems.INVALID({}, faults) : undefined);
}
