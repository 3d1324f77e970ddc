import { randomFillSync } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Language, languageOf } from '../i18n/language.js';
import { Remembered } from '../remembered.js';
import type { Config } from '../../config/config.js';
import { readTraceparent } from '../tracing/traceparent.js';
import type { RequestContext } from './request-context.js';

const HEX_32 = /^(?!0{32}$|.{16}0{16})[0-9a-f]{32}$/;
/** Characters of an IPv6 address that holds an IPv4 one; columns take no more. */
const LONGEST_ADDRESS = 45;
const REQUEST_ID = /^[A-Za-z0-9._-]{1,64}$/;

/** The caller's `X-Request-Id` where it is one, otherwise a new id. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomHex();
}

/** Gives a request its context and its answer the headers that every answer has. */
export type OpenRequest = (request: FastifyRequest, reply: FastifyReply) => RequestContext;

/** Prepares `OpenRequest` for a configuration: all that is the same for every answer is made once. */
export function openRequest(config: Config): OpenRequest {
  const headers = { id: headersFor(config, 'id'), en: headersFor(config, 'en') };
  return (request, reply) => {
    const { traceparent, 'accept-language': accepted } = request.headers;
    const { id: requestId } = request;
    const given = readTraceparent(traceparent)?.traceId;
    // A request that came without ids gets one number for both, which is one number to look for.
    const traceId = given ?? (HEX_32.test(requestId) ? requestId : randomHex());
    const language = accepted === undefined ? 'id' : knownLanguageOf(accepted);
    reply.headers(headers[language]);
    reply.header('x-request-id', requestId);
    reply.header('traceparent', `00-${traceId}-${given ? randomHex().slice(16) : traceId.slice(16)}-01`);
    // Behind a careless proxy it may be any text, as long as a header.
    const address = request.ip?.slice(0, LONGEST_ADDRESS) ?? null;
    const context = { requestId, traceId, address, language, actor: null };
    request.requestContext = context;
    return context;
  };
}

const languages = new Remembered<Language>(200);

/** Clients send few different headers, and reading one costs more than remembering it. */
function knownLanguageOf(accepted: string): Language {
  const known = languages.get(accepted);
  if (known) return known;
  const language = languageOf(accepted);
  return accepted.length < 200 ? languages.keep(accepted, language) : language;
}

const pool = Buffer.alloc(8_192);
let used = pool.length;

/** 32 random hex digits; random bytes are fetched for many requests at once, because each fetch is slow. */
export function randomHex(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return pool.toString('hex', used - 16, used);
}

/** Answers are JSON for programs: no page may frame, run or cache them. Documents for people set their own. */
function headersFor(config: Config, language: Language): Record<string, string> {
  return {
    'cache-control': 'no-store',
    'content-language': language,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    ...(config.publicBaseUrl.startsWith('https://') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    vary: config.corsOrigins.length > 0 ? 'Accept-Language, Origin' : 'Accept-Language',
    'x-content-type-options': 'nosniff',
  };
}
