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
import { type Answer, Idempotency } from './idempotency.js';

const WITHHELD = 'sasaran:withheld';
const TOLD_IN_HEADERS = 'sasaran:told-in-headers';

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
    const key = idempotencyKeyOf(context.switchToHttp().getRequest<FastifyRequest>());
    return key === null ? next.handle() : from(this.once(context, key, next));
  }

  private async once(context: ExecutionContext, key: string, next: CallHandler): Promise<unknown> {
    const { method, url, body, headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const work = async (): Promise<Answer> => {
      const answered: unknown = await lastValueFrom(next.handle(), { defaultValue: null });
      const location = reply.getHeader('location');
      return { status: reply.statusCode, body: answered, location: typeof location === 'string' ? location : null };
    };
    const operation = `${context.getClass().name}.${context.getHandler().name}`;
    const withhold = Reflect.getMetadata(WITHHELD, context.getHandler()) as readonly string[];
    const told = (Reflect.getMetadata(TOLD_IN_HEADERS, context.getHandler()) as readonly string[]).map(
      (name) => `\n${JSON.stringify(headers[name] ?? null)}`,
    );
    const fingerprint = this.idempotency.fingerprintOf(
      `${method}\n${url}\n${JSON.stringify(body ?? null)}${told.join('')}`,
    );
    const answer = await this.idempotency.run(operation, key, fingerprint, work, withhold);
    if (answer.replayed) {
      reply.code(answer.status).header('idempotency-replayed', 'true');
      if (answer.location !== null) reply.header('location', answer.location);
    }
    // An answer without content was kept as null, and is none again.
    return answer.body ?? undefined;
  }
}

/**
 * A POST that takes `Idempotency-Key`: its effect and its answer are kept in one transaction for 24 hours. Fields named in
 * `withhold` reveal a secret: they are shown in the first answer and left out of the kept one. What a request says in `headers`
 * tells it from another, beside its address and body.
 */
export function Idempotent({
  withhold = [],
  headers = [],
}: { withhold?: readonly string[]; headers?: readonly string[] } = {}): MethodDecorator {
  return applyDecorators(
    SetMetadata(WITHHELD, withhold),
    SetMetadata(TOLD_IN_HEADERS, headers),
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
