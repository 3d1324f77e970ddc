import { HttpException } from '@nestjs/common';
import type { RouteRules } from '../auth/route.decorators.js';
import { isAway, isTransient } from '../database/dialect.js';
import { DomainError, type Facts, type ProblemFactory } from '../errors/domain-error.js';
import { knownWordOf } from '../exports/code-words.js';
import { FilesAway } from '../files/file-store.js';
import { accessProblems, requestProblems, serviceProblems } from '../errors/problems.js';
import { type Language, say } from '../i18n/language.js';
import type { ProblemDocument } from './problem.response.js';
import { PIECE_MEDIA } from './pieces.js';
import { SCIM_MEDIA } from './scim-form.js';

/** Path of the page that explains a problem: `/docs/problems/work-plan-wrong-state`. */
export function problemPath(code: string): string {
  return `/docs/problems/${code.toLowerCase().replace(/[._]/g, '-')}`;
}

/** What a problem document says of the request. */
export interface ProblemOccurrence {
  readonly language: Language;
  readonly traceId: string;
  readonly instance: string;
  readonly publicBaseUrl: string;
}

/** Facts for a sentence: a code that has words in the language is said in them, with the code beside it for programs and their makers. */
function worded(facts: Facts | undefined, language: Language): Record<string, unknown> {
  const said = (fact: unknown): unknown => {
    const words = typeof fact === 'string' ? knownWordOf(fact, language) : undefined;
    return words === undefined ? fact : `${words} (${String(fact)})`;
  };
  return Object.fromEntries(Object.entries(facts ?? {}).map(([name, fact]) => [name, said(fact)]));
}

/** The problem document of a refusal, in the caller's language. */
export function problemDocument(error: DomainError, at: ProblemOccurrence): ProblemDocument {
  const { code, title, detail } = error.definition;
  const { language, traceId, instance, publicBaseUrl } = at;
  const errors = error.faults.map(({ text, facts, ...place }) => ({
    ...place,
    detail: say(text, language, worded(facts, language)),
  }));
  return {
    type: `${publicBaseUrl}${problemPath(code)}`,
    title: say(title, language),
    status: error.status,
    detail: say(detail, language, worded({ count: errors.length, ...error.facts }, language)),
    instance: uriReference(instance),
    code,
    traceId,
    ...(errors.length > 0 ? { errors } : {}),
  };
}

/** A path as it was sent, with what no URI may contain percent-encoded: `instance` is a URI reference (RFC 9457). */
function uriReference(path: string): string {
  return path.replace(/%(?![0-9a-f]{2})|[^\w%\-.~!$&'()*+,;=:@/]/giu, encodeURIComponent);
}

/** Longest address, in characters. */
export const URL_LIMIT = 4_096;

/** What a status of Nest or Fastify stands for; any other fault of the caller is REQUEST.MALFORMED. */
const PROBLEM_OF_STATUS: Readonly<Record<number, ProblemFactory>> = {
  401: accessProblems.TOKEN_REQUIRED,
  404: requestProblems.PATH_UNKNOWN,
  413: requestProblems.BODY_TOO_LARGE,
  414: requestProblems.URI_TOO_LONG,
  415: requestProblems.UNSUPPORTED_MEDIA,
  500: serviceProblems.FAILED,
};

/**
 * Turns whatever was thrown into a refusal that the caller understands; an unknown failure becomes SERVICE.FAILED. The
 * limits are what an error of Fastify or Nest does not say.
 */
export function asDomainError(error: unknown, limits: { limitBytes: number; accepted: string }): DomainError {
  if (error instanceof DomainError) return error;
  if (isAway(error)) return serviceProblems.DATABASE_AWAY({}, [], 5);
  if (error instanceof FilesAway) return serviceProblems.FILES_AWAY({}, [], 30);
  if (isTransient(error)) return serviceProblems.BUSY({}, [], 1);
  const { code } = (error ?? {}) as { code?: string };
  const usual = code === 'FST_ERR_BAD_URL' ? requestProblems.ADDRESS_MALFORMED : requestProblems.MALFORMED;
  const problem = PROBLEM_OF_STATUS[statusOf(error)] ?? usual;
  return problem({ ...limits, limit: URL_LIMIT });
}

/** The status that Nest or Fastify gave to a fault of the caller; 500 for everything else. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return Math.min(error.getStatus(), 500);
  const { name, statusCode } = (error ?? {}) as { name?: string; statusCode?: number };
  return name === 'FastifyError' && statusCode !== undefined && statusCode < 500 ? statusCode : 500;
}

/** The media types that an operation takes, for 415. */
export function acceptedMedia(
  method: string,
  { takesUpload, takesPiece, takesForm, speaksScim }: Partial<RouteRules> = {},
): string {
  if (speaksScim) return `${SCIM_MEDIA}, application/json`;
  if (takesUpload) return 'multipart/form-data';
  if (takesPiece) return PIECE_MEDIA;
  if (takesForm) return 'application/x-www-form-urlencoded';
  return method === 'PATCH' ? 'application/merge-patch+json, application/json' : 'application/json';
}
