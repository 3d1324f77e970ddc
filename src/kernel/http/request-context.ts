import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '../auth/actor.js';
import type { Language } from '../i18n/language.js';
import type { Step } from '../tracing/tracing.js';

/** A list that can be had as a file: the name of its operation, and the class of its items. */
export interface FileList {
  readonly name: string;
  readonly item: string;
}

/** What is known of the request, job or command that is being served. */
export interface RequestContext {
  readonly requestId: string;
  /** W3C trace id, 32 hex digits. */
  readonly traceId: string;
  /** Network address of the caller; null for jobs and commands. */
  readonly address: string | null;
  readonly language: Language;
  /** Set once the caller is known. */
  actor: Actor | null;
  /** Set when a list is asked for as a file: answers with it, reading the list page by page. */
  file?: (list: FileList, query: object, read: (query: object) => Promise<unknown>) => Promise<unknown>;
  /** How a collector is told of it; undefined while tracing is off. */
  step?: Step | undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the first hook of every request. */
    requestContext: RequestContext | null;
    /** The address pattern of the route, e.g. `/api/v1/work-plans/:id`. */
    pattern: string;
    /** Who the request's token stands for at this moment; null when it is worth nothing any more. */
    signInAgain(this: FastifyRequest): Promise<Actor | null>;
  }
}

const contexts = new AsyncLocalStorage<RequestContext>();

/** The context of nobody. */
export const NO_CONTEXT: RequestContext = {
  requestId: '-',
  traceId: '0'.repeat(32),
  address: null,
  language: 'id',
  actor: null,
};

/** The context of the work at hand; an empty one outside requests and jobs. */
export function currentContext(): RequestContext {
  return contexts.getStore() ?? NO_CONTEXT;
}

/** Does the work under a context; everything it awaits sees it. */
export function inContext<T>(context: RequestContext, work: () => T): T {
  return contexts.run(context, work);
}
