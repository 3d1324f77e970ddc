import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { requestProblems } from '../../../kernel/errors/problems.js';

/** The tags of `If-Match`; null without the header. Clients of SCIM may change a resource without having read it. */
export type Tags = readonly string[] | null;

/** The entity tags in `If-Match`, in a handler's parameters: weak or strong, one or several, or `*`. */
export const IfMatchTags = createParamDecorator(
  (_: unknown, context: ExecutionContext): Tags => {
    const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
    return header === undefined ? null : header.split(',').map(bare);
  },
  [
    (target, key) => {
      const descriptor = Object.getOwnPropertyDescriptor(target, key ?? '');
      const description = 'Entity tag that was read (meta.version), so that nobody’s change is overwritten; * for any.';
      const schema = { type: 'string', example: 'W/"3-Yk3n0Qz8aRwT"' };
      const documented = ApiHeader({ name: 'If-Match', required: false, description, schema });
      if (key !== undefined && descriptor) documented(target, key, descriptor);
    },
  ],
);

/** Whether tags name a version; SCIM's are weak, so that they are compared weakly (RFC 7644, section 3.14). */
export function namesTag(tags: readonly string[], version: string): boolean {
  return tags.some((one) => one === '*' || one === bare(version));
}

/** Refuses a change of another version than the one that was read. Throws REQUEST.STALE. */
export function assertTag(tags: Tags, version: string): void {
  if (tags && !namesTag(tags, version)) throw requestProblems.STALE();
}

/** A tag without its weakness. */
export function bare(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}

/** Where a resource is, and which version of it was shown. */
interface Tag {
  readonly location?: string;
  readonly version?: string;
}
const TAG = Symbol('tag');

/** A resource with its tag for the headers of the answer, also where the caller wants no `meta`. */
export function tagged<T extends object>(resource: T, tag: Tag | undefined): T {
  return Object.defineProperty({ ...resource }, TAG, { value: tag });
}

/** The tag of a resource: the one given, or that of its `meta`. */
export function tagOf(resource: { readonly [TAG]?: Tag; readonly meta?: Tag }): Tag {
  return resource[TAG] ?? resource.meta ?? {};
}
