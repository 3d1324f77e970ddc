import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest, preSerializationHookHandler } from 'fastify';
import type { RouteRules } from '../auth/route.decorators.js';

interface Shown {
  readonly id?: unknown;
  readonly version?: unknown;
  readonly page?: { readonly nextCursor?: unknown };
}

/** Headers that follow from an answer: `ETag` of an object, `Location` of a new one, `Link` to the next page; and 304. */
export function answerHook({ location }: RouteRules): preSerializationHookHandler<unknown> {
  return (request, reply, payload, done) => {
    const { id, version, page } = payload as Shown;
    if (typeof version === 'number') tag(request, reply, version, payload);
    if (typeof page?.nextCursor === 'string')
      reply.header('link', `<${nextAddress(request, page.nextCursor)}>; rel="next"`);
    if (location !== undefined && reply.statusCode === 201) {
      reply.header('location', location.replace(':id', String(id)));
    }
    done(null, payload);
  };
}

/**
 * The entity tag: the version, by which changes are matched, and a hash of the answer, because it may show names and counts
 * of other objects, which change without it. `IfMatch` reads the version out of it.
 */
function tag(request: FastifyRequest, reply: FastifyReply, version: number, payload: unknown): void {
  const text = JSON.stringify(payload);
  const etag = `"${version}-${hash('sha1', text, 'base64url').slice(0, 12)}"`;
  reply.header('etag', etag);
  const isKnown = isRead(request) && namesTag(request.headers['if-none-match'], etag);
  if (isKnown) reply.code(304).removeHeader('content-type');
  reply.serializer(() => (isKnown ? '' : text));
}

const isRead = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';

/** Whether `If-None-Match` names the tag; it is compared weakly (RFC 9110 §13.1.2). */
export function namesTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

/** The same address with the next cursor; relative, because the service does not believe the `Host` header. */
function nextAddress(request: FastifyRequest, cursor: string): string {
  const [path = '', query = ''] = request.url.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `${path}?${parameters.toString()}`;
}
