import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OpenRequest } from '../http/open-request.js';
import { readTraceparent } from './traceparent.js';
import type { Tracing } from './tracing.js';

/** Opens requests as before and begins to time each, in the caller's trace where he has one; looks at health are not told. */
export function tracedOpen(open: OpenRequest, tracing: Tracing): OpenRequest {
  return (request, reply) => {
    const context = open(request, reply);
    const { method, url, headers } = request;
    if (url.startsWith('/health/')) return context;
    const work = { name: method, kind: 'server', attributes: { 'http.request.method': method } } as const;
    const step = tracing.begin(work, readTraceparent(headers.traceparent) ?? context.traceId);
    if (step) reply.header('traceparent', step.traceparent);
    context.step = step;
    return context;
  };
}

/** Ends what `tracedOpen` began: the pattern of the route and the status, never the address, the query or who called. */
export function endTraced(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const { method, pattern: route, requestContext } = request;
  const { statusCode: status } = reply;
  requestContext?.step?.end({
    ...(route === '(unknown)' ? {} : { name: `${method} ${route}` }),
    attributes: { 'http.route': route, 'http.response.status_code': status },
    ...(status >= 500 ? { fault: String(status) } : {}),
  });
  done();
}
