import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../../config/config.js';
import type { AuditLog } from '../audit/audit-log.js';
import type { DomainError } from '../errors/domain-error.js';
import { serviceProblems } from '../errors/problems.js';
import { markAsOAuth } from './oauth-form.js';
import type { OpenRequest } from './open-request.js';
import { acceptedMedia, asDomainError, problemDocument } from './problem.js';
import type { ProblemDocument } from './problem.response.js';
import { isScimAddress, SCIM_MEDIA, scimError, scimStatus } from './scim-form.js';

/** Answers with problem details, whatever was thrown and wherever: in a handler, in a hook or in Fastify itself. */
@Catch()
export class ProblemWriter implements ExceptionFilter {
  constructor(
    private readonly config: Config,
    private readonly logger: Logger,
    private readonly open: OpenRequest,
    private readonly audit: () => AuditLog,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /**
   * Sends the problem document of an error; one that arrives after the answer began is only logged. That something was not
   * the caller's to do is recorded first; when it cannot be recorded, the answer says so instead.
   */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const rules = request.routeOptions.config.sasaran;
    const accepted = acceptedMedia(request.method, rules);
    const limitBytes = rules?.takesUpload ? this.config.uploadLimitBytes : this.config.bodyLimitBytes;
    const refusal = asDomainError(error, { accepted, limitBytes });
    this.log(error, refusal, request);
    if (refusal.status !== 403) return this.send(refusal, accepted, request, reply);
    this.record(refusal, request).then(
      () => this.send(refusal, accepted, request, reply),
      (failure: unknown) => this.answer(failure, request, reply),
    );
  }

  private record(refusal: DomainError, request: FastifyRequest): Promise<void> {
    const { method, pattern: route, url } = request;
    const object = { type: 'permission', id: String(refusal.facts.permission ?? refusal.code) };
    // Somebody may have written an identity number where an id belongs.
    const path = url
      .split('?', 1)[0]
      ?.replace(/\d{13,}/g, (number) => `${'•'.repeat(number.length - 4)}${number.slice(-4)}`);
    const facts = { method, route, path };
    return this.audit().record({ action: 'access.refuse', object, outcome: 'REFUSED', facts });
  }

  private send(refusal: DomainError, accepted: string, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.sent || reply.raw.headersSent) {
      if (!reply.raw.writableEnded) reply.raw.destroy();
      return;
    }
    const { language, traceId } = request.requestContext ?? this.open(request, reply);
    const [instance = ''] = request.url.split('?', 1);
    const { publicBaseUrl } = this.config;
    const document = problemDocument(refusal, { language, traceId, instance, publicBaseUrl });
    this.headers(refusal, accepted, request, reply);
    if (isScimAddress(request.url)) return this.sendAsScim(refusal, document, reply);
    if (request.routeOptions.config.sasaran?.takesForm) markAsOAuth(refusal, document, request, reply);
    reply.code(refusal.status).send(JSON.stringify(document));
  }

  private sendAsScim(refusal: DomainError, document: ProblemDocument, reply: FastifyReply): void {
    reply.header('content-type', `${SCIM_MEDIA}; charset=utf-8`).code(scimStatus(refusal.status));
    reply.send(JSON.stringify(scimError(refusal, document)));
  }

  private headers(refusal: DomainError, accepted: string, request: FastifyRequest, reply: FastifyReply): void {
    reply.header('content-type', 'application/problem+json; charset=utf-8');
    if (refusal.retryAfterSeconds !== undefined) reply.header('retry-after', String(refusal.retryAfterSeconds));
    if (refusal.status === 401 && !reply.hasHeader('www-authenticate')) reply.header('www-authenticate', 'Bearer');
    if (refusal.status === 405) reply.header('allow', String(refusal.facts.allow));
    if (refusal.status === 415) reply.header(request.method === 'PATCH' ? 'accept-patch' : 'accept-post', accepted);
  }

  /** A failure is logged once, here, with what the answer hides. */
  private log(error: unknown, refusal: DomainError, { requestContext, method, pattern }: FastifyRequest): void {
    // Overload is said once by `Load` and counted; a flood must not fill the log as well.
    if (refusal.status < 500 || refusal.code === serviceProblems.OVERLOADED.definition.code) return;
    const { requestId, traceId } = requestContext ?? {};
    const fields = { err: error, code: refusal.code, requestId, traceId, method, route: pattern };
    if (refusal.status === 500) this.logger.error(fields, 'The request failed.');
    else this.logger.warn(fields, 'The request could not be served.');
  }
}
