import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import { ApiExtension, ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { requestProblems } from '../errors/problems.js';
import { Idempotency, sha256 } from './idempotency.js';

const OPTIONS = 'sasaran:idempotent';

/** How an idempotent operation keeps its answer. */
export interface IdempotentOptions {
  /** Fields that reveal a secret: shown in the first answer, left out of the kept one. */
  readonly withhold?: readonly string[];
}

/** The key of a request as sent, quoted or not; null without one. Throws REQUEST.IDEMPOTENCY_KEY. */
export function idempotencyKeyOf(request: FastifyRequest): string | null {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return null;
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(String(header))?.[1];
  const key = quoted === undefined ? String(header) : quoted.replace(/\\(.)/g, '$1');
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw requestProblems.IDEMPOTENCY_KEY();
  return key;
}

/** Keeps the answer of a POST for requests that repeat its `Idempotency-Key`; without the header it does nothing. */
@Injectable()
class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly idempotency: Idempotency) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = idempotencyKeyOf(request);
    return key === null ? next.handle() : from(this.once(context, request, key, next));
  }

  private async once(
    context: ExecutionContext,
    request: FastifyRequest,
    key: string,
    next: CallHandler,
  ): Promise<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const { withhold } = Reflect.getMetadata(OPTIONS, context.getHandler()) as IdempotentOptions;
    const answer = await this.idempotency.run(
      `${context.getClass().name}.${context.getHandler().name}`,
      key,
      sha256(`${request.method}\n${request.url}\n${JSON.stringify(request.body ?? null)}`),
      async () => {
        const body = await lastValueFrom(next.handle() as Observable<unknown>, { defaultValue: null });
        const location = reply.getHeader('location');
        return { status: reply.statusCode, body, location: typeof location === 'string' ? location : null };
      },
      withhold,
    );
    if (answer.replayed) {
      reply.code(answer.status).header('idempotency-replayed', 'true');
      if (answer.location !== null) reply.header('location', answer.location);
    }
    return answer.body;
  }
}

/** A POST that takes `Idempotency-Key`: its effect and its answer are kept in one transaction for 24 hours. */
export function Idempotent(options: IdempotentOptions = {}): MethodDecorator {
  return applyDecorators(
    SetMetadata(OPTIONS, options),
    UseInterceptors(IdempotencyInterceptor),
    DocumentsIdempotency(),
  );
}

/** Only documents the header, for an upload, whose handler calls `Idempotency.run` with a fingerprint of the file. */
export function DocumentsIdempotency(): MethodDecorator {
  return applyDecorators(
    ApiExtension('x-idempotent', true),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'A key of your own; a request repeated with the same key and body gets the same answer.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    }),
  );
}
