import multipart from '@fastify/multipart';
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  onRequestHookHandler,
  onSendHookHandler,
  RouteOptions,
} from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../../config/config.js';
import type { BearerStrategy } from '../auth/bearer.strategy.js';
import type { Standing } from '../auth/standing.js';
import { requestProblems, serviceProblems } from '../errors/problems.js';
import type { ListExport } from '../exports/list-export.js';
import type { Load } from '../limits/load.js';
import { withoutMasking } from '../logging/logger.js';
import type { Metrics } from '../metrics/metrics.js';
import type { ServiceState } from '../service-state.js';
import { answerHook } from './answer-hook.js';
import { cors } from './cors.js';
import { refuseBody, routeGate, signInAgain } from './route-gate.js';
import { readJson } from './json-body.js';
import { readForm } from './oauth-form.js';
import { type KnownPaths, namesNothing } from './known-paths.js';
import type { OpenRequest } from './open-request.js';
import { URL_LIMIT } from './problem.js';
import { PIECE_MEDIA } from './pieces.js';
import type { ProblemWriter } from './problem-writer.js';
import { inContext } from './request-context.js';
import { isScimSearch, SCIM_MEDIA } from './scim-form.js';
import type { RequestLimits } from './request-limits.js';
import { countAtWork } from './requests-at-work.js';

/** What the HTTP layer works with. */
export interface HttpParts {
  readonly config: Config;
  readonly logger: Logger;
  readonly open: OpenRequest;
  readonly problems: ProblemWriter;
  readonly paths: KnownPaths;
  readonly strategy: BearerStrategy;
  readonly standing: Standing;
  readonly metrics: Metrics;
  readonly state: ServiceState;
  readonly limits: RequestLimits;
  readonly load: Load;
  readonly exports: ListExport;
}

/** Puts the conventions of the HTTP contract around every route; call it before routes are registered. */
export function installHttp(fastify: FastifyInstance, parts: HttpParts): void {
  const { problems, config } = parts;
  fastify.decorateRequest('requestContext', null);
  fastify.decorateRequest('pattern', '(unknown)');
  fastify.decorateRequest('isAtWork', false);
  fastify.decorateRequest('signInAgain', signInAgain(parts.strategy));
  fastify.setErrorHandler((error, request, reply) => problems.answer(error, request, reply));
  fastify.setNotFoundHandler((request, reply) => problems.answer(unmatched(parts, request), request, reply));
  fastify.addHook('onRoute', (route) => prepareRoute(route, parts));
  fastify.addHook('onRequest', firstHook(parts));
  fastify.addHook('onSend', farewell(parts));
  fastify.addHook('onResponse', lastHook(parts));
  readBodies(fastify);
  void fastify.register(multipart, {
    limits: { fileSize: config.uploadLimitBytes, files: 1, fields: 20, fieldSize: 4_096, headerPairs: 50, parts: 21 },
    throwFileSizeLimit: true,
  });
}

/** Rules of a route become hooks of its own, so that nothing is looked up for each request. */
function prepareRoute(route: RouteOptions, parts: HttpParts): void {
  const rules = route.config?.sasaran;
  parts.paths.add(route.method, route.url);
  if (!rules?.permission) {
    throw new Error(
      `${String(route.method)} ${route.url} has neither @Requires nor @Open; the service does not start.`,
    );
  }
  route.onRequest = routeGate(route, rules, parts);
  route.preSerialization = answerHook(rules);
  const bodyless = route.method === 'GET' || route.method === 'HEAD';
  if (!bodyless && !rules.takesBody && !rules.takesUpload && !rules.takesPiece) route.preValidation = refuseBody;
  countAtWork(route, rules, parts.load);
}

function firstHook(parts: HttpParts): onRequestHookHandler {
  const { open, state, config, load, limits } = parts;
  const allowOrigin = cors(config.corsOrigins);
  return (request, reply, done) => {
    const context = open(request, reply);
    if (!request.url.startsWith('/health/')) {
      if (state.refusing) return done(serviceProblems.STOPPING({}, [], 5));
      // A worker is there for jobs; whoever sends it requests has taken it for something else.
      if (config.role === 'worker') return done(requestProblems.PATH_UNKNOWN());
      const overload = load.objection();
      if (overload) return done(overload);
    }
    if (request.url.length > URL_LIMIT) return done(requestProblems.URI_TOO_LONG({ limit: URL_LIMIT }));
    if (allowOrigin?.(request, reply)) return;
    const isLost = request.is404 || namesNothing(request.params) || isScimSearch(request.method, request.url);
    if (isLost) return limits.refuse(request, reply, unmatched(parts, request), done);
    inContext(context, done);
  };
}

/** While stopping, every answer ends its connection: one that stayed open could be cut off under the next request. */
function farewell({ state }: HttpParts): onSendHookHandler {
  return (_request, reply, _payload, done) => {
    if (state.stopping) reply.header('connection', 'close');
    done();
  };
}

function unmatched({ paths }: HttpParts, { method, url }: FastifyRequest): Error {
  return paths.refusalOf(method, url);
}

/** One line and one figure for each answer. */
function lastHook({ logger, metrics }: HttpParts) {
  const access = withoutMasking(logger);
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const { method, pattern: route, requestContext: context } = request;
    const ms = Math.round(reply.elapsedTime * 100) / 100;
    const status = reply.statusCode;
    metrics.request(route, method, status, ms / 1_000);
    if (access.isLevelEnabled('info')) {
      const { requestId, traceId, actor } = context ?? {};
      const who = actor?.kind === 'SERVICE' ? { serviceAccountId: actor.accountId } : { accountId: actor?.accountId };
      access.info({ method, route, status, ms, requestId, traceId, ...who }, 'request');
    }
    done();
  };
}

function readBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const readers = {
    'application/json': readJson,
    'application/merge-patch+json': readJson,
    [SCIM_MEDIA]: readJson,
    'application/x-www-form-urlencoded': readForm,
  };
  for (const [type, read] of Object.entries(readers)) {
    fastify.addContentTypeParser(type, { parseAs: 'buffer' }, (request, body, done) => {
      try {
        done(null, read(request, body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    });
  }
  // The gate lets pieces of files through to the operation that takes them, whose handler reads them as they arrive.
  fastify.addContentTypeParser(PIECE_MEDIA, (_request, _body, done) => done(null));
}
