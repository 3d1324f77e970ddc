import { applyDecorators, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problems } from '../../../kernel/auth/route.decorators.js';
import type { ProblemFactory } from '../../../kernel/errors/domain-error.js';
import { serviceProblems } from '../../../kernel/errors/problems.js';
import { namesTag } from '../../../kernel/http/answer-hook.js';
import { documentProblems } from '../documents.problems.js';
import type { GivenDocument } from '../register/document-issuing.service.js';

/** Whatever a browser does with it, it runs nothing and reaches nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** How an operation that gives a document is described. */
export function GivesDocument(...problems: ProblemFactory[]): MethodDecorator {
  return applyDecorators(
    Problems(...problems, documentProblems.ERASED, documentProblems.SIGNER_AWAY, serviceProblems.FILES_AWAY),
    ApiProduces('application/pdf'),
    ApiResponse({ status: 304, description: 'You have it already.' }),
    ApiOkResponse({ schema: { type: 'string', format: 'binary', description: 'The document.' } }),
  );
}

/** Answers with a document, or that the caller has it already. */
export async function sendDocument(
  document: GivenDocument,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<StreamableFile | undefined> {
  const etag = `"${document.tag}"`;
  reply.header('etag', etag);
  reply.header('content-security-policy', POLICY);
  const disposition = `inline; filename="${document.fileName}"`;
  if (namesTag(request.headers['if-none-match'], etag)) {
    reply.code(304);
    return undefined;
  }
  const { stream, sizeBytes: length } = await document.open();
  return new StreamableFile(stream, { type: 'application/pdf', length, disposition });
}
