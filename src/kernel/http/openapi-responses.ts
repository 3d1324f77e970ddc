import type { RouteRules } from '../auth/route.decorators.js';
import {
  DomainError,
  problemByCode,
  STATUS_OF_KIND,
  type ProblemDefinition,
  type ProblemFactory,
} from '../errors/domain-error.js';
import { accessProblems, requestProblems, serviceProblems } from '../errors/problems.js';
import type { Bilingual, Language } from '../i18n/language.js';
import { inputFault } from './input-faults.js';
import { CLIENT_CHALLENGE } from './oauth-form.js';
import { problemDocument } from './problem.js';
import { limitOf } from './request-limits.js';
import { rulesOfFiles } from './route-gate.js';
import { SCIM_MEDIA, scimStatus } from './scim-form.js';

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

const EXAMPLE_TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const EXAMPLE = { traceId: EXAMPLE_TRACE, instance: '/api/v1/work-plans', publicBaseUrl: '' } as const;
const EXAMPLE_FACTS = {
  limit: 20,
  limitBytes: 1_048_576,
  accepted: 'application/json',
  permission: 'work-plan:write',
  minutes: 15,
  windowSeconds: 10,
  seconds: 4,
};

/** Says of each success what its headers tell, and of a versioned read that it may not have changed. */
export function addSuccessHeaders(method: string, operation: Operation, schemas: Record<string, unknown>): void {
  for (const [status, response] of Object.entries(operation.responses)) {
    const headers = (response.headers ??= {});
    response.description ||= status === '201' ? 'Created' : 'Done';
    const schema = response.content?.['application/json']?.schema as { $ref?: string } | undefined;
    const shown = schemas[schema?.$ref?.split('/').at(-1) ?? ''] as { properties?: { version?: unknown } } | undefined;
    if (shown?.properties?.version) {
      headers.ETag = textHeader('Version and hash of the answer, for If-Match and If-None-Match.', '"3-Yk3n0Qz8aRwT"');
      if (method === 'get') operation.responses['304'] = { description: 'Not changed' };
    }
    if (operation['x-page'] && status === '200') {
      headers.Link = textHeader('The next page, rel="next" (RFC 8288).', '');
      headers['Content-Disposition'] = textHeader(
        'The name of a file.',
        'attachment; filename="employees-2026-03-02.xlsx"',
      );
    }
    if (operation['x-creates'] && status === '201') {
      headers.Location = textHeader('Address of what was made.', `/api/v1${operation['x-creates'] as string}`);
    }
    if (operation['x-idempotent']) {
      headers['Idempotency-Replayed'] = textHeader('true when this is the kept answer of an earlier request.', 'true');
    }
  }
}

/** Adds every refusal that follows from the nature of an operation, and those that it names with `@Problems`; gives their codes. */
export function addProblems(path: string, method: string, operation: Operation, language: Language): string[] {
  const named = (operation['x-problems'] as string[] | undefined) ?? [];
  const codes = [...new Set([...standardCodes(path, method, operation), ...named])].sort(byLetters);
  const isScim = operation['x-scim'] === true;
  const statusOf = ({ kind }: ProblemDefinition): number =>
    isScim ? scimStatus(STATUS_OF_KIND[kind]) : STATUS_OF_KIND[kind];
  for (const [status, definitions] of Map.groupBy(codes.map(definitionOf), statusOf)) {
    const response = (operation.responses[status] ??= problemResponse(status, definitions, language));
    if (isScim) response.content = { [SCIM_MEDIA]: { schema: { $ref: '#/components/schemas/ScimErrorDocument' } } };
    if (operation['x-oauth']) addOAuthForm(status, response, language);
  }
  // SCIM's errors are no problem documents, of which there are examples.
  return isScim ? [] : codes;
}

const byLetters = (a: string, b: string): number => a.localeCompare(b);

function definitionOf(code: string): ProblemDefinition {
  const definition = problemByCode(code);
  if (!definition) throw new Error(`An operation names ${code}, which nothing defines.`);
  return definition;
}

function standardCodes(path: string, method: string, operation: Operation): string[] {
  const { parameters = [], requestBody } = operation;
  const takes = (where: string, name?: string): boolean =>
    parameters.some((one) => one.in === where && (name === undefined || one.name === name));
  const when = (condition: boolean, ...problems: ProblemFactory[]): ProblemFactory[] => (condition ? problems : []);
  const takesJson = requestBody !== undefined && operation['x-oauth'] !== true;
  const isApi = /^\/(api|scim)\//.test(path);
  const isScim = operation['x-scim'] === true;
  const guarded = operation['x-permission'] !== 'public';
  const limited = operation['x-counts-as'] !== 'nothing';
  const permission = operation['x-permission'] as RouteRules['permission'];
  const file =
    operation['x-page'] === true ? rulesOfFiles({ permission, takesQuery: true, takesBody: false }) : undefined;
  const isSensitive = operation['x-recent-sign-in'] === true || file?.recentSignIn === true;
  const problems = [
    ...[requestProblems.PARAMETER, requestProblems.URI_TOO_LONG, requestProblems.HEADERS_TOO_LARGE],
    ...[serviceProblems.FAILED, serviceProblems.STOPPING],
    ...when(limited, requestProblems.TOO_MANY, serviceProblems.OVERLOADED),
    ...when(isApi, serviceProblems.DATABASE_AWAY, serviceProblems.BUSY),
    ...when(isApi && method !== 'get', serviceProblems.OUTCOME_UNKNOWN),
    ...when(guarded, accessProblems.TOKEN_REQUIRED, accessProblems.FORBIDDEN, accessProblems.ISSUER_AWAY),
    ...when(guarded && !operation['x-despite-duty'], accessProblems.PASSWORD_OUTDATED),
    ...when(guarded && !operation['x-despite-duty'], accessProblems.SECOND_FACTOR_MISSING),
    ...when(isSensitive, accessProblems.SIGN_IN_NOT_RECENT, accessProblems.OUTSIDE_SIGN_IN_NOT_RECENT),
    ...when(isSensitive, accessProblems.NOT_FOR_MACHINES),
    ...when(operation['x-page'] === true, requestProblems.EXPORT_TOO_LARGE),
    ...when(takes('path'), requestProblems.NOT_FOUND, requestProblems.ADDRESS_MALFORMED),
    ...when(takes('header', 'If-Match'), requestProblems.STALE),
    ...when(takes('header', 'If-Match') && !isScim, requestProblems.IF_MATCH_REQUIRED),
    ...when(takes('header', 'If-Match') && !isScim, requestProblems.IF_MATCH_MALFORMED),
    ...when(takes('query', 'cursor'), requestProblems.CURSOR),
    ...when(takesJson, requestProblems.MALFORMED, requestProblems.EMPTY_BODY),
    ...when(takesJson, requestProblems.TOO_DEEP, requestProblems.BAD_TEXT),
    ...when(operation['x-oauth'] === true, requestProblems.FORM),
    // A body is refused, too, where none is taken.
    ...when(method !== 'get', requestProblems.INVALID, requestProblems.BODY_TOO_LARGE),
    ...when(method !== 'get', requestProblems.UNSUPPORTED_MEDIA),
    ...when(operation['x-idempotent'] === true, requestProblems.IDEMPOTENCY_KEY, requestProblems.IDEMPOTENCY_MISMATCH),
    ...when(operation['x-idempotent'] === true, requestProblems.IDEMPOTENCY_RUNNING),
  ];
  return problems.map(({ definition }) => definition.code);
}

const HOW_TO_SIGN_IN: Bilingual = { id: 'Cara masuk (RFC 6750).', en: 'How to sign in (RFC 6750).' };
const WAIT: Bilingual = {
  id: 'Tunggu sekian detik sebelum mengulang.',
  en: 'Wait so many seconds before you repeat.',
};

function problemResponse(
  status: number,
  definitions: readonly ProblemDefinition[],
  language: Language,
): DocumentedResponse {
  const headers: Record<string, unknown> = {};
  if (status === 401) headers['WWW-Authenticate'] = textHeader(HOW_TO_SIGN_IN[language], 'Bearer');
  if (status === 429 || status === 503) headers['Retry-After'] = textHeader(WAIT[language], '5');
  const examples = definitions.map(({ code }) => [code, { $ref: `#/components/examples/${code}` }] as const);
  const content = { schema: { $ref: '#/components/schemas/ProblemDocument' }, examples: Object.fromEntries(examples) };
  const description = definitions.map(({ title }) => title[language]).join('; ');
  return { description, headers, content: { 'application/problem+json': content } };
}

const HOW_CLIENTS_DO: Bilingual = {
  id: 'Cara klien menyatakan identitasnya.',
  en: 'How clients identify themselves.',
};

/** OAuth's clients ask for `application/json` and get the same document under that name. */
function addOAuthForm(status: number, { headers = {}, content = {} }: DocumentedResponse, language: Language): void {
  content['application/json'] ??= { ...content['application/problem+json'] };
  if (status === 401) headers['WWW-Authenticate'] = textHeader(HOW_CLIENTS_DO[language], CLIENT_CHALLENGE);
}

/** Headers of many answers, of which responses name those that they have. */
export function commonHeaders(): Record<string, unknown> {
  return {
    'X-Request-Id': textHeader('Number of the request; name it when you report a problem.', EXAMPLE_TRACE),
    'RateLimit-Policy': textHeader('Your limit here: q requests in w seconds.', '"read";q=1000;w=10'),
    RateLimit: textHeader('What is left of it: r requests, until t seconds are over.', '"read";r=997;t=4'),
  };
}

/** Says which limit an operation's requests count against, and that its successes and its 429 tell where the caller stands. */
export function addLimit(method: string, operation: Operation): void {
  const rules = { permission: operation['x-permission'], countsAs: operation['x-counts-as'] } as RouteRules;
  const limit = limitOf(rules, method.toUpperCase());
  operation['x-counts-as'] = limit;
  if (limit === 'nothing') return;
  for (const [status, response] of Object.entries(operation.responses)) {
    if (!/^(2..|429)$/.test(status)) continue;
    for (const name of ['RateLimit', 'RateLimit-Policy']) (response.headers ??= {})[name] = commonHeader(name);
  }
}

/** A header of `commonHeaders`, by its name. */
export function commonHeader(name: string): unknown {
  return { $ref: `#/components/headers/${name}` };
}

function textHeader(description: string, example: string): unknown {
  return { description, schema: { type: 'string' }, example };
}

/**
 * One example of each of these problems, for the responses that name them. What a caller gets by default is Indonesian, so the
 * examples are; only their titles speak the language of the document.
 */
export function problemExamples(codes: ReadonlySet<string>, language: Language): Record<string, unknown> {
  const definitions = [...codes].sort().map(definitionOf);
  return Object.fromEntries(
    definitions.map((one) => [one.code, { summary: one.title[language], value: exampleOf(one) }]),
  );
}

function exampleOf(definition: ProblemDefinition): unknown {
  const place = definition.kind === 'invalid' ? { pointer: '/title' } : { parameter: 'limit' };
  const withFault = ['REQUEST.INVALID', 'REQUEST.PARAMETER'].includes(definition.code);
  const faults = withFault ? [inputFault(place, 'REQUIRED')] : [];
  return problemDocument(new DomainError(definition, EXAMPLE_FACTS, faults), { ...EXAMPLE, language: 'id' });
}
