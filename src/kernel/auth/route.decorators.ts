import 'reflect-metadata';
import { applyDecorators, createParamDecorator } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import { ApiBody, ApiConsumes, ApiExtension, ApiProduces } from '@nestjs/swagger';
import type { ProblemFactory } from '../errors/domain-error.js';
import { InputPipe } from '../http/input.pipe.js';
import { PIECE_MEDIA } from '../http/pieces.js';
import { SCIM_MEDIA } from '../http/scim-form.js';
import { currentContext } from '../http/request-context.js';
import type { LimitName } from '../limits/policies.js';
import type { Actor } from './actor.js';
import type { Permission } from './permissions.js';

/** What the HTTP layer must know of a route before its handler runs. */
export interface RouteRules {
  readonly permission: Permission | 'public';
  /** False when the operation takes no query parameters, so that any is refused. */
  readonly takesQuery: boolean;
  /** False when the operation takes no body, so that any is refused. */
  readonly takesBody: boolean;
  /** True when the body is `multipart/form-data`, which no other operation takes. */
  readonly takesUpload?: boolean;
  /** True when the body is a piece of a file (`application/offset+octet-stream`), which the handler reads as it arrives. */
  readonly takesPiece?: boolean;
  /** The fields of an `application/x-www-form-urlencoded` body, for an operation of OAuth that takes one instead of JSON. */
  readonly takesForm?: readonly string[];
  /** True for an operation of SCIM: bodies, answers and refusals have the form of RFC 7644. */
  readonly speaksScim?: boolean;
  /** True when the caller must have signed in, or given the password again, a short time ago (R42). */
  readonly recentSignIn?: boolean;
  /** True when the operation is open although the caller has a duty first. */
  readonly despiteDuty?: boolean;
  /** Which limit the requests count against, where it is not that of reads, changes or open operations. */
  readonly countsAs?: LimitName | 'nothing';
  /** True for a list, which is answered as a file as well. */
  readonly isList?: boolean;
  /** Address of what a 201 made, with `:id` for its id. */
  readonly location?: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    sasaran?: RouteRules;
  }
}

/** The permission a caller needs. Every route has `@Requires` or `@Open`; the service does not start otherwise. */
export function Requires(permission: Permission): MethodDecorator {
  return access(permission);
}

/** A route that anybody may call without a token; there are few, and they are listed in docs/api/permissions.md. */
export function Open(): MethodDecorator {
  return access('public');
}

/** A POST that makes an object: its 201 carries `Location`, e.g. `@Creates('/work-plans/:id')` with the id of the answer, if it needs one. */
export function Creates(location: `/${string}`): MethodDecorator {
  return applyDecorators(routeRules({ location: `/api/v1${location}` }), ApiExtension('x-creates', location));
}

/** A POST that takes `multipart/form-data` instead of JSON. */
export function TakesUpload(): MethodDecorator {
  return routeRules({ takesUpload: true });
}

/** A PATCH that takes the next piece of a file, as tus 1.0.0 sends it, instead of JSON. */
export function TakesPiece(): MethodDecorator {
  const schema = { type: 'string', format: 'binary' } as const;
  const documented = [ApiConsumes(PIECE_MEDIA), ApiBody({ schema, description: 'The bytes from the offset on.' })];
  return applyDecorators(routeRules({ takesPiece: true }), ...documented);
}

/**
 * A sensitive act (R42): the caller gave the password, or signed in at the outside provider, within `RECENT_SIGN_IN_MINUTES`;
 * otherwise 403 ACCESS.SIGN_IN_NOT_RECENT or ACCESS.OUTSIDE_SIGN_IN_NOT_RECENT. It is for no machine.
 */
export function RequiresRecentSignIn(): MethodDecorator {
  return applyDecorators(routeRules({ recentSignIn: true }), ApiExtension('x-recent-sign-in', true));
}

/**
 * Which limit requests count against: `sign-in` for open operations that take a proof, `expensive` for what costs much more
 * than others, `nothing` for what must answer whatever happens. Without it reads, changes and open operations have their own.
 */
export function CountsAs(limit: LimitName | 'nothing'): MethodDecorator {
  return applyDecorators(routeRules({ countsAs: limit }), ApiExtension('x-counts-as', limit));
}

/** Open although the caller has to change the password or set up a second factor first: what that takes, and the way out. */
export function DespiteDuty(): MethodDecorator {
  return applyDecorators(routeRules({ despiteDuty: true }), ApiExtension('x-despite-duty', true));
}

/** A list, which is answered as a file as well; `@ApiPage` says so. */
export function IsList(): MethodDecorator {
  return applyDecorators(routeRules({ isList: true }), ApiExtension('x-page', true));
}

/**
 * An operation of OAuth (RFC 6749): it takes a form with these fields, which it hands on as an object, and its refusals carry
 * the member `error` that OAuth's clients read.
 */
export function TakesForm(...fields: string[]): MethodDecorator {
  const consumes = ApiConsumes('application/x-www-form-urlencoded');
  return applyDecorators(routeRules({ takesForm: fields }), consumes, ApiExtension('x-oauth', true));
}

/** An operation of SCIM (RFC 7644): `application/scim+json` both ways, and refusals in the form that its clients read. */
export function SpeaksScim(): MethodDecorator {
  const documented = [ApiConsumes(SCIM_MEDIA), ApiProduces(SCIM_MEDIA), ApiExtension('x-scim', true)];
  return applyDecorators(routeRules({ speaksScim: true }), ...documented);
}

/** Names the problems that an operation answers with, beyond those of every operation, for its documentation. */
export function Problems(...problems: ProblemFactory[]): MethodDecorator {
  const codes = problems.map((problem) => problem.definition.code);
  return ApiExtension('x-problems', codes) as MethodDecorator;
}

/** The caller, in a handler's parameters. */
export const CurrentActor = createParamDecorator((): Actor => {
  const { actor } = currentContext();
  if (!actor) throw new Error('CurrentActor used on an open route');
  return actor;
});

/** Adds to the rules of a route; the order of the decorators on a handler does not matter. */
function routeRules(addition: Partial<RouteRules>): MethodDecorator {
  return (_target, _key, descriptor) => {
    const handler = descriptor.value as object;
    const config = (Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler) ?? {}) as { sasaran?: RouteRules };
    const sasaran = { ...config.sasaran, ...addition };
    Reflect.defineMetadata(FASTIFY_ROUTE_CONFIG_METADATA, { ...config, sasaran }, handler);
  };
}

const INPUT = new InputPipe();
type Arguments = Readonly<Record<string, { readonly pipes: unknown[] }>>;

/** Asks for a permission, notes what input the handler takes, and has the input checked. */
function access(permission: RouteRules['permission']): MethodDecorator {
  const rules: MethodDecorator = (target, key, descriptor) => {
    const all = Object.entries((Reflect.getMetadata(ROUTE_ARGS_METADATA, target.constructor, key) ?? {}) as Arguments);
    const queries = all.filter(([name]) => name.startsWith(`${RouteParamtypes.QUERY}:`));
    const bodies = all.filter(([name]) => name.startsWith(`${RouteParamtypes.BODY}:`));
    for (const [, argument] of [...queries, ...bodies]) argument.pipes.unshift(INPUT);
    routeRules({ permission, takesQuery: queries.length > 0, takesBody: bodies.length > 0 })(target, key, descriptor);
  };
  return applyDecorators(rules, ApiExtension('x-permission', permission));
}
