import type { FastifyReply, FastifyRequest, preSerializationHookHandler } from 'fastify';
import type { RouteRules } from '../auth/route.decorators.js';

interface Shown {
  readonly id?: unknown;
  readonly version?: unknown;
  readonly page?: { readonly nextCursor?: unknown };
}

const noBody = (): undefined => undefined;

/** Headers that follow from an answer: `ETag` of an object, `Location` of a new one, `Link` to the next page; and 304. */
export function answerHook({ location }: RouteRules): preSerializationHookHandler<unknown> {
  return (request, reply, payload, done) => {
    const { id, version, page } = payload as Shown;
    if (typeof version === 'number') tag(request, reply, `"${version}"`);
    if (typeof page?.nextCursor === 'string')
      reply.header('link', `<${nextAddress(request, page.nextCursor)}>; rel="next"`);
    if (location !== undefined && typeof id === 'string' && reply.statusCode === 201) {
      reply.header('location', location.replace(':id', id));
    }
    done(null, payload);
  };
}

function tag(request: FastifyRequest, reply: FastifyReply, etag: string): void {
  reply.header('etag', etag);
  const known = request.headers['if-none-match'];
  if (known === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return;
  if (known.trim() !== '*' && !known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)) return;
  reply
    .code(304)
    .removeHeader('content-type')
    .serializer(noBody as never);
}

/** The same address with the next cursor; relative, because the service does not believe the `Host` header. */
function nextAddress(request: FastifyRequest, cursor: string): string {
  const [path = '', query = ''] = request.url.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `${path}?${parameters.toString()}`;
}
