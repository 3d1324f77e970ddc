import { type CallHandler, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import type { NestInterceptor } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { inputFault } from '../../../../kernel/http/input-faults.js';
import { bytesOf, TUS_VERSION } from '../domain/tus.js';
import { evidenceProblems } from '../evidence.problems.js';

/** Says in every answer which version of tus is spoken, and refuses another one. */
@Injectable()
export class SpeaksTus implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    http.getResponse<FastifyReply>().header('tus-resumable', TUS_VERSION);
    const { 'tus-resumable': wanted = TUS_VERSION } = http.getRequest<FastifyRequest>().headers;
    if (wanted !== TUS_VERSION) throw evidenceProblems.TUS_VERSION({ version: TUS_VERSION });
    return next.handle();
  }
}

/** A header with a number of bytes: `@BytesHeader('Upload-Offset', 0) from: number`. 400 when it is none. */
export function BytesHeader(name: string, least: number, description: string): ParameterDecorator {
  const read = (_: unknown, context: ExecutionContext): number => {
    const header = context.switchToHttp().getRequest<FastifyRequest>().headers[name.toLowerCase()];
    const bytes = bytesOf(typeof header === 'string' ? header : undefined);
    const code = header === undefined ? 'REQUIRED' : bytes === null ? 'NOT_INTEGER' : null;
    if (code) throw requestProblems.PARAMETER({}, [inputFault({ header: name }, code)]);
    if (bytes === null || bytes < least)
      throw requestProblems.PARAMETER({}, [inputFault({ header: name }, 'TOO_SMALL', { min: least })]);
    return bytes;
  };
  const schema = { type: 'integer', minimum: least, example: least };
  const api = ApiHeader({ name, required: true, description, schema });
  return createParamDecorator(read, [
    (target, key) => {
      const descriptor = Object.getOwnPropertyDescriptor(target, key ?? '');
      if (key !== undefined && descriptor) api(target, key, descriptor);
    },
  ])();
}
