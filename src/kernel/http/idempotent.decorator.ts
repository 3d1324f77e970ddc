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

/** How a request is done once. */
interface Once {
  /** `EvidenceController.addEvidence`. */
  readonly operation: string;
  /** Fields of the answer that are not kept. */
  readonly withhold?: readonly string[];
  /** Headers that tell a request from another, beside its address and body. */
  readonly headers?: readonly string[];
}

/** Does the work of a request in one transaction with its `Idempotency-Key`, once however often it is sent; without the header just does it. */
export async function onceByKey(
  idempotency: Idempotency,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  { operation, withhold = [], headers = [] }: Once,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const key = idempotencyKeyOf(request);
  if (key === null) return work();
  const told = headers.map((name) => `\n${JSON.stringify(request.headers[name] ?? null)}`);
  const said = `${request.method}\n${request.url}\n${JSON.stringify(request.body ?? null)}${told.join('')}`;
  const answering = async (): Promise<Answer> => {
    const body = await work();
    const location = reply.getHeader('location');
    return { status: reply.statusCode, body, location: typeof location === 'string' ? location : null };
  };
  const answer = await idempotency.run(operation, key, idempotency.fingerprintOf(said), answering, withhold);
  if (answer.replayed) {
    reply.code(answer.status).header('idempotency-replayed', 'true');
    if (answer.location !== null) reply.header('location', answer.location);
  }
  // An answer without content was kept as null, and is none again.
  return answer.body ?? undefined;
}

/** Keeps the answer of a POST for requests that repeat its `Idempotency-Key`; without the header it does nothing. */
@Injectable()
class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly idempotency: Idempotency) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const at = { request: http.getRequest<FastifyRequest>(), reply: http.getResponse<FastifyReply>() };
    if (idempotencyKeyOf(at.request) === null) return next.handle();
    const operation = `${context.getClass().name}.${context.getHandler().name}`;
    const withhold = Reflect.getMetadata(WITHHELD, context.getHandler()) as readonly string[];
    const headers = Reflect.getMetadata(TOLD_IN_HEADERS, context.getHandler()) as readonly string[];
    const work = (): Promise<unknown> => lastValueFrom(next.handle(), { defaultValue: null });
    return from(onceByKey(this.idempotency, at, { operation, withhold, headers }, work));
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

/** Only documents the header, where the handler itself does once what it has to: an upload by its bytes, or what follows on slow work. */
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
