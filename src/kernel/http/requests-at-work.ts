import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { RouteRules } from '../auth/route.decorators.js';
import type { Load } from '../limits/load.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** True from the arrival of the whole request to the beginning of its answer. */
    isAtWork: boolean;
  }
}

type Done = (error?: Error) => void;

/**
 * Counts the requests to a route while the service works on them: not while a body comes in or an answer goes out, which
 * slow callers can draw out, and not uploads, whose bodies are read by the handler.
 */
export function countAtWork(route: RouteOptions, rules: RouteRules, load: Load): void {
  if (rules.countsAs === 'nothing' || rules.takesUpload || rules.takesPiece) return;
  const begin = (request: FastifyRequest, _reply: FastifyReply, done: Done): void => {
    const overload = load.objection();
    if (overload) return done(overload);
    load.begin();
    request.isAtWork = true;
    done();
  };
  const end = (request: FastifyRequest, _reply: FastifyReply, _payload: unknown, done: Done): void => {
    if (request.isAtWork) load.end();
    request.isAtWork = false;
    done();
  };
  route.preHandler = begin;
  // Fastify's own HEAD routes have one already.
  route.onSend = [end, ...[route.onSend ?? []].flat()];
}
