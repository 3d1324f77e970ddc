import { HttpException } from '@nestjs/common';
import { isAway, isTransient } from '../database/dialect.js';
import { DomainError, type InputFault } from '../errors/domain-error.js';
import { accessProblems, requestProblems, serviceProblems } from '../errors/problems.js';
import { type Language, say } from '../i18n/language.js';
import type { ProblemDocument, ProblemFault } from './problem.response.js';

/** Path of the page that explains a problem: `/docs/problems/work-plan-wrong-state`. */
export function problemPath(code: string): string {
  return `/docs/problems/${problemSlug(code)}`;
}

/** The code as it stands in an address: `WORK_PLAN.WRONG_STATE` is `work-plan-wrong-state`. */
export function problemSlug(code: string): string {
  return code.toLowerCase().replace(/[._]/g, '-');
}

/** What a problem document says of the request. */
export interface ProblemOccurrence {
  readonly language: Language;
  readonly traceId: string;
  readonly instance: string;
  readonly publicBaseUrl: string;
}

/** The problem document of a refusal, in the caller's language. */
export function problemDocument(error: DomainError, at: ProblemOccurrence): ProblemDocument {
  const { code, title, detail } = error.definition;
  const facts = { count: error.faults.length, ...error.facts };
  return {
    type: `${at.publicBaseUrl}${problemPath(code)}`,
    title: say(title, at.language),
    status: error.status,
    detail: say(detail, at.language, facts),
    instance: at.instance,
    code,
    traceId: at.traceId,
    ...(error.faults.length > 0 ? { errors: error.faults.map((fault) => faultOf(fault, at.language)) } : {}),
  };
}

function faultOf({ pointer, parameter, header, code, text, facts }: InputFault, language: Language): ProblemFault {
  return { pointer, parameter, header, code, detail: say(text, language, facts) };
}

/** What the HTTP layer knows that an error of Fastify or Nest does not say. */
export interface MediaLimits {
  readonly limitBytes: number;
  readonly accepted: string;
}

/** Turns whatever was thrown into a refusal that the caller understands; an unknown failure becomes SERVICE.FAILED. */
export function asDomainError(error: unknown, limits: MediaLimits): DomainError {
  if (error instanceof DomainError) return error;
  if (isAway(error)) return serviceProblems.DATABASE_AWAY({}, [], 5);
  if (isTransient(error)) return serviceProblems.BUSY({}, [], 1);
  switch (statusOf(error)) {
    case 400:
      return requestProblems.MALFORMED();
    case 401:
      return accessProblems.TOKEN_REQUIRED();
    case 404:
      return requestProblems.PATH_UNKNOWN();
    case 413:
      return requestProblems.BODY_TOO_LARGE({ limitBytes: limits.limitBytes });
    case 414:
      return requestProblems.URI_TOO_LONG({ limit: URL_LIMIT });
    case 415:
      return requestProblems.UNSUPPORTED_MEDIA({ accepted: limits.accepted });
    case 500:
      return serviceProblems.FAILED();
    default:
      return requestProblems.MALFORMED();
  }
}

/** Longest address, in characters. */
export const URL_LIMIT = 4_096;

/** The status that Nest or Fastify gave to a fault of the caller; 500 for everything else. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return Math.min(error.getStatus(), 500);
  const { name, statusCode } = (error ?? {}) as { name?: string; statusCode?: number };
  return name === 'FastifyError' && statusCode !== undefined && statusCode < 500 ? statusCode : 500;
}

/** The media types that an operation takes, for 415. */
export function acceptedMedia(method: string, takesUpload: boolean): string {
  if (takesUpload) return 'multipart/form-data';
  return method === 'PATCH' ? 'application/merge-patch+json, application/json' : 'application/json';
}
