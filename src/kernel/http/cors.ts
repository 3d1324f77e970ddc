import type { FastifyReply, FastifyRequest } from 'fastify';

const EXPOSED =
  'ETag, Location, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, traceparent, Idempotency-Replayed, ' +
  'WWW-Authenticate, Tus-Resumable, Upload-Offset, Upload-Length, Upload-Expires';

/**
 * Lets the named origins call from a browser; undefined when there are none. The function is true when it has answered a
 * preflight. @fastify/cors would do this with options that the service must not have (reflected origins, patterns).
 */
export function cors(
  origins: readonly string[],
): ((request: FastifyRequest, reply: FastifyReply) => boolean) | undefined {
  if (origins.length === 0) return undefined;
  const allowed = new Set(origins);
  return (request, reply) => {
    const { origin } = request.headers;
    if (origin === undefined || !allowed.has(origin)) return false;
    reply.header('access-control-allow-origin', origin).header('access-control-expose-headers', EXPOSED);
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return false;
    void reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
        'access-control-allow-headers':
          'Authorization, Content-Type, Accept-Language, If-Match, If-None-Match, Idempotency-Key, X-Request-Id, traceparent, ' +
          'Tus-Resumable, Upload-Length, Upload-Metadata, Upload-Offset',
        'access-control-max-age': '600',
      })
      .send();
    return true;
  };
}
