import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../../config/config.js';
import { type DomainError, defineProblems } from '../errors/domain-error.js';
import { requestProblems } from '../errors/problems.js';
import type { KnownPaths } from './known-paths.js';
import { randomHex, requestIdOf } from './open-request.js';
import { problemDocument, URL_LIMIT } from './problem.js';
import type { ProblemWriter } from './problem-writer.js';

const protocolProblems = defineProblems('HTTP', {
  UNREADABLE: [
    'malformed',
    ['Permintaan HTTP tidak dapat dibaca', 'Baris permintaan atau header tidak mengikuti HTTP.'],
    ['Unreadable HTTP request', 'The request line or a header does not follow HTTP.'],
  ],
});

/** The HTTP server: its limits on size and time, and its answers to what is not even a request. */
export function createAdapter(
  config: Config,
  logger: Logger,
  problems: ProblemWriter,
  paths: KnownPaths,
): FastifyAdapter {
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    childLoggerFactory: (parent: Logger) => parent,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIdOf,
    requestIdHeader: false,
    bodyLimit: config.bodyLimitBytes,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    // A connection that sends its request slowly, or nothing at all, is closed before it starves the others.
    requestTimeout: 120_000,
    connectionTimeout: 130_000,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 10_000, maxHeaderSize: 16_384, connectionsCheckingInterval: 2_000 },
    // `refuseWhileStopping` answers in the contract's form.
    return503OnClosing: false,
    routerOptions: { maxParamLength: URL_LIMIT, querystringParser: parseQuery },
    skipMiddie: true,
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      problems.answer(error, request, reply),
    clientErrorHandler: (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket: Socket) =>
      refuseConnection(error, socket, paths, config),
  } as never);
  // Nest would put its own answers to errors and unknown addresses in place of ours (`installHttp`).
  const fastify = adapter.getInstance<FastifyInstance>();
  adapter.setErrorHandler = adapter.setNotFoundHandler = (() => fastify) as never;
  fastify.server.maxConnections = 2_000;
  // Node would answer 417 by itself, past the contract; whoever expects something else simply gets his answer (RFC 9110 §10.1.1).
  fastify.server.on('checkExpectation', (...exchange) => fastify.server.emit('request', ...exchange));
  return adapter;
}

const NO_QUERY = Object.freeze(Object.create(null) as Record<string, string>);

/** Names and values of a query; a name that repeats becomes a list, which the input pipe refuses. */
function parseQuery(text: string): Readonly<Record<string, string | string[]>> {
  if (text === '') return NO_QUERY;
  const query = Object.create(null) as Record<string, string | string[]>;
  for (const [name, value] of new URLSearchParams(text)) {
    const before = query[name];
    query[name] = before === undefined ? value : [before, value].flat();
  }
  return query;
}

/** Answers on the bare connection, where there is no request object; most such connections are broken or hostile. */
function refuseConnection(
  error: NodeJS.ErrnoException & { rawPacket?: Buffer },
  socket: Socket,
  paths: KnownPaths,
  config: Config,
): void {
  if (socket.destroyed || !socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return void socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  }
  const [method = '', target = '/'] = (error.rawPacket?.subarray(0, URL_LIMIT).toString('latin1') ?? '').split(' ', 2);
  const refusal = refusalOf(error.code, method, target, paths);
  const instance = /^\/[\x21-\x7e]*$/.test(target) ? (target.split('?', 1)[0] ?? '/') : '/';
  const traceId = randomHex();
  const { publicBaseUrl } = config;
  const body = JSON.stringify(problemDocument(refusal, { language: 'id', traceId, instance, publicBaseUrl }));
  const head = [
    `HTTP/1.1 ${refusal.status} Refused`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Content-Language: id',
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    `X-Request-Id: ${traceId}`,
    ...(refusal.status === 405 ? [`Allow: ${String(refusal.facts.allow)}`] : []),
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function refusalOf(code: string | undefined, method: string, target: string, paths: KnownPaths): DomainError {
  if (code === 'HPE_HEADER_OVERFLOW') return requestProblems.HEADERS_TOO_LARGE();
  // The parser knows the registered methods only; any other word there is a method that no address takes.
  if (code === 'HPE_INVALID_METHOD' && /^[A-Z]{1,20}$/.test(method)) return paths.refusalOf(method, target);
  return protocolProblems.UNREADABLE();
}
