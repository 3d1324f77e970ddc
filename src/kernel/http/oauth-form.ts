import { isUtf8 } from 'node:buffer';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DomainError, InputFault } from '../errors/domain-error.js';
import { requestProblems } from '../errors/problems.js';
import { inputFault } from './input-faults.js';
import { acceptedMedia } from './problem.js';
import type { ProblemDocument } from './problem.response.js';

const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;
/** What RFC 6749, appendix A, allows in the values of a token request. */
const VISIBLE = /^[\x20-\x7e]*$/;
const LONGEST = 2_000;

/** How a client is asked to identify itself (RFC 7617). */
export const CLIENT_CHALLENGE = 'Basic realm="sasaran", charset="UTF-8"';

/**
 * Reads the fields that an operation of OAuth takes. After RFC 6749, section 3.2, unknown fields are ignored, empty ones are
 * left out, and one that comes twice is refused.
 */
export function readForm({ headers, method, routeOptions }: FastifyRequest, body: Buffer): unknown {
  const rules = routeOptions.config.sasaran;
  const fits =
    FORM_TYPE.test(headers['content-type'] ?? '') && (headers['content-encoding'] ?? 'identity') === 'identity';
  if (!rules?.takesForm || !fits) {
    throw requestProblems.UNSUPPORTED_MEDIA({ accepted: acceptedMedia(method, rules) });
  }
  const sent = new URLSearchParams(isUtf8(body) ? body.toString() : '');
  const fields = rules.takesForm.map((name) => [name, sent.getAll(name).filter((value) => value !== '')] as const);
  const faults = fields.flatMap(([name, values]) => faultsOf(`/${name}`, values));
  if (faults.length > 0) throw requestProblems.FORM({}, faults);
  return Object.fromEntries(fields.flatMap(([name, [value]]) => (value === undefined ? [] : [[name, value]])));
}

function faultsOf(pointer: string, [value = '', ...more]: readonly string[]): InputFault[] {
  if (more.length > 0) return [inputFault({ pointer }, 'REPEATED')];
  if (value.length > LONGEST) return [inputFault({ pointer }, 'TOO_LONG', { max: LONGEST })];
  return VISIBLE.test(value) ? [] : [inputFault({ pointer }, 'INVALID')];
}

/**
 * Gives a refusal the form that OAuth's clients read: the member `error`, the challenge for clients, and the media type
 * `application/json` for a client that asks for it and not for problem details. A problem names its own code as the fact
 * `oauthError`.
 */
export function markAsOAuth(
  refusal: DomainError,
  document: ProblemDocument,
  { headers }: FastifyRequest,
  reply: FastifyReply,
): void {
  document.error = String(refusal.facts.oauthError ?? usualError(refusal.status));
  if (refusal.status === 401) reply.header('www-authenticate', CLIENT_CHALLENGE);
  const asked = headers.accept ?? '';
  const plain = asked.includes('application/json') && !asked.includes('application/problem+json');
  if (plain) reply.header('content-type', 'application/json; charset=utf-8');
}

function usualError(status: number): string {
  if (status === 429 || status === 503) return 'temporarily_unavailable';
  return status >= 500 ? 'server_error' : 'invalid_request';
}
