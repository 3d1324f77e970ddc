import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader, ApiParam } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { requestProblems } from '../errors/problems.js';
import { type FaultCode, inputFault } from './input-faults.js';
import { EXAMPLE_ID, isId } from './validators.js';

/**
 * The version in `If-Match`: `@IfMatch() version: number`, of an ETag as it was sent or of a bare version in quotation marks.
 * It is null without the header: `assertVersion` then answers 428,
 * because whether the object is the caller's comes first. 400 when it is not one strong ETag.
 */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): number | null => {
    const header = requestOf(context).headers['if-match'];
    if (header === undefined) return null;
    const version = /^"(\d{1,15})(-[\w-]{12})?"$/.exec(header.trim())?.[1];
    if (version === undefined) throw requestProblems.IF_MATCH_MALFORMED();
    return Number(version);
  },
  [
    onMethod(
      ApiHeader({
        name: 'If-Match',
        required: true,
        description: "ETag that you read, so that nobody's change is overwritten.",
        schema: { type: 'string', example: '"3-Yk3n0Qz8aRwT"' },
      }),
    ),
  ],
);

/** Refuses a change made without a version (428) or for another version than the present one (412). */
export function assertVersion(current: number, expected: number | null): void {
  if (expected === null) throw requestProblems.IF_MATCH_REQUIRED();
  if (current !== expected) throw requestProblems.STALE();
}

/** An id in the path: `@IdParam('id') id: string`. A malformed one is 400, whether or not anything has it. */
export function IdParam(name: string): ParameterDecorator {
  const schema = { type: 'string', format: 'uuid', example: EXAMPLE_ID };
  return pathParam(name, (value) => (isId(value) ? null : 'NOT_ID'), ApiParam({ name, schema, description: 'Id.' }));
}

/** A word in the path out of a fixed list: `@OneOfParam('kind', KINDS) kind: Kind`. */
export function OneOfParam(name: string, values: readonly string[]): ParameterDecorator {
  const allowed = values.join(', ');
  const schema = { type: 'string', enum: [...values] };
  const api = ApiParam({ name, schema, description: `One of ${allowed}.` });
  return pathParam(name, (value) => (values.includes(value) ? null : 'NOT_ALLOWED'), api, { allowed });
}

function pathParam(
  name: string,
  check: (value: string) => FaultCode | null,
  api: MethodDecorator,
  facts?: { allowed: string },
): ParameterDecorator {
  return createParamDecorator(
    (_: unknown, context: ExecutionContext): string => {
      const value = (requestOf(context).params as Record<string, string>)[name] ?? '';
      const code = check(value);
      if (code) throw requestProblems.PARAMETER({}, [inputFault({ parameter: name }, code, facts)]);
      return value;
    },
    [onMethod(api)],
  )();
}

/** A documentation decorator for methods, applied from a parameter. */
function onMethod(decorator: MethodDecorator): ParameterDecorator {
  return (target, key) => {
    const descriptor = Object.getOwnPropertyDescriptor(target, key ?? '');
    if (key !== undefined && descriptor) decorator(target, key, descriptor);
  };
}

function requestOf(context: ExecutionContext): FastifyRequest {
  return context.switchToHttp().getRequest<FastifyRequest>();
}
