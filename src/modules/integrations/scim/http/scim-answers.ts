import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { SCIM_MEDIA } from '../../../../kernel/http/scim-form.js';
import { bare, namesTag, tagOf } from '../entity-tags.js';

/** Gives answers the headers of SCIM: the media type, the place and the entity tag of a resource; and 304. */
@Injectable()
export class ScimAnswers implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    return next.handle().pipe(map((body: object | undefined) => (body ? dressed(body, request, reply) : body)));
  }
}

function dressed(body: object, { method, headers }: FastifyRequest, reply: FastifyReply): object | undefined {
  const { location, version } = tagOf(body);
  if (location !== undefined) reply.header('location', location);
  if (version !== undefined) reply.header('etag', version);
  const known = headers['if-none-match']?.split(',').map(bare);
  const isRead = method === 'GET' || method === 'HEAD';
  if (isRead && version !== undefined && known && namesTag(known, version)) return void reply.code(304);
  reply.header('content-type', `${SCIM_MEDIA}; charset=utf-8`);
  return body;
}
