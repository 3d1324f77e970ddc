import { DomainError, problemByCode, type ProblemDefinition, STATUS_OF_KIND } from '../errors/domain-error.js';
import { accessProblems, requestProblems, serviceProblems } from '../errors/problems.js';
import { inputFault } from './input-faults.js';
import { problemDocument } from './problem.js';

/** As much of an operation of the document as this needs. */
export interface Operation {
  operationId?: string;
  tags?: string[];
  description?: string;
  summary?: string;
  parameters?: { in: string; name: string; required?: boolean; schema?: { example?: unknown; examples?: unknown[] } }[];
  requestBody?: unknown;
  security?: unknown[];
  responses: Record<string, DocumentedResponse>;
  [extension: `x-${string}`]: unknown;
}

/** A response of an operation. */
export interface DocumentedResponse {
  description?: string;
  headers?: Record<string, unknown>;
  content?: Record<string, { schema?: unknown; examples?: Record<string, unknown> }>;
}

/** A trace id for examples. */
export const EXAMPLE_TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const EXAMPLE = {
  language: 'id',
  traceId: EXAMPLE_TRACE,
  instance: '/api/v1/work-plans',
  publicBaseUrl: '',
} as const;
const EXAMPLE_FACTS = { limit: 20, limitBytes: 1_048_576, accepted: 'application/json', permission: 'work-plan:write' };

/** Adds every refusal that follows from the nature of an operation, and those that it names with `@Problems`; gives their codes. */
export function addProblems(path: string, method: string, operation: Operation): ReadonlySet<string> {
  const codes = new Set<string>(standardCodes(path, method, operation));
  for (const code of (operation['x-problems'] as string[] | undefined) ?? []) codes.add(code);
  const byStatus = new Map<number, ProblemDefinition[]>();
  for (const code of codes) {
    const definition = problemByCode(code);
    if (!definition) throw new Error(`${operation.operationId} names ${code}, which nothing defines.`);
    const status = STATUS_OF_KIND[definition.kind];
    byStatus.set(status, [...(byStatus.get(status) ?? []), definition]);
  }
  for (const [status, definitions] of byStatus) operation.responses[String(status)] ??= problemResponse(definitions);
  return codes;
}

function standardCodes(path: string, method: string, operation: Operation): string[] {
  const parameters = operation.parameters ?? [];
  const has = (where: string, name?: string): boolean =>
    parameters.some((one) => one.in === where && (name === undefined || one.name === name));
  const guarded = operation['x-permission'] !== 'public';
  const when = (condition: boolean, ...problems: { definition: ProblemDefinition }[]): string[] =>
    condition ? problems.map(({ definition }) => definition.code) : [];
  return [
    ...when(true, requestProblems.PARAMETER, serviceProblems.FAILED, serviceProblems.STOPPING),
    ...when(path.startsWith('/api/'), serviceProblems.DATABASE_AWAY, serviceProblems.BUSY),
    ...when(guarded, accessProblems.TOKEN_REQUIRED, accessProblems.FORBIDDEN),
    ...when(has('path'), requestProblems.NOT_FOUND),
    ...when(has('header', 'If-Match'), requestProblems.IF_MATCH_REQUIRED, requestProblems.STALE),
    ...when(has('header', 'If-Match'), requestProblems.IF_MATCH_MALFORMED),
    ...when(has('query', 'cursor'), requestProblems.CURSOR),
    ...when(operation.requestBody !== undefined, requestProblems.MALFORMED, requestProblems.EMPTY_BODY),
    ...when(operation.requestBody !== undefined, requestProblems.TOO_DEEP, requestProblems.BAD_TEXT),
    // A body is refused, too, where none is taken.
    ...when(
      method !== 'get',
      requestProblems.INVALID,
      requestProblems.BODY_TOO_LARGE,
      requestProblems.UNSUPPORTED_MEDIA,
    ),
    ...when(operation['x-idempotent'] === true, requestProblems.IDEMPOTENCY_KEY, requestProblems.IDEMPOTENCY_MISMATCH),
    ...when(operation['x-idempotent'] === true, requestProblems.IDEMPOTENCY_RUNNING),
  ];
}

function problemResponse(definitions: readonly ProblemDefinition[]): DocumentedResponse {
  const sorted = [...definitions].sort((a, b) => a.code.localeCompare(b.code));
  const examples = sorted.map(({ code }) => [code, { $ref: `#/components/examples/${code}` }]);
  const headers: Record<string, unknown> = {};
  const status = sorted[0] ? STATUS_OF_KIND[sorted[0].kind] : 0;
  if (status === 401) headers['WWW-Authenticate'] = textHeader('How to sign in (RFC 6750).', 'Bearer');
  if (status === 503) headers['Retry-After'] = textHeader('Wait so many seconds before you repeat.', '5');
  return {
    description: sorted.map(({ title }) => title.en).join('; '),
    headers,
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/ProblemDocument' },
        examples: Object.fromEntries(examples) as Record<string, unknown>,
      },
    },
  };
}

/** A header of text with an example, as the document describes it. */
export function textHeader(description: string, example: string): unknown {
  return { description, schema: { type: 'string' }, example };
}

/** One example of each of these problems, in Indonesian, for the responses that name them. */
export function problemExamples(codes: Iterable<string>): Record<string, unknown> {
  const definitions = [...codes].sort().flatMap((code) => problemByCode(code) ?? []);
  return Object.fromEntries(definitions.map((one) => [one.code, { summary: one.title.en, value: exampleOf(one) }]));
}

function exampleOf(definition: ProblemDefinition): unknown {
  const place = definition.kind === 'invalid' ? { pointer: '/title' } : { parameter: 'limit' };
  const withFault = ['REQUEST.INVALID', 'REQUEST.PARAMETER'].includes(definition.code);
  const faults = withFault ? [inputFault(place, 'REQUIRED')] : [];
  return problemDocument(new DomainError(definition, EXAMPLE_FACTS, faults), EXAMPLE);
}
