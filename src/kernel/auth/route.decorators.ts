import 'reflect-metadata';
import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import { InputPipe } from '../http/input.pipe.js';
import { currentContext } from '../http/request-context.js';
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
  return applyDecorators(rules(permission), ApiBearerAuth(), ApiExtension('x-permission', permission));
}

/** A route that anybody may call without a token; there are few, and they are listed in docs/api/permissions.md. */
export function Open(): MethodDecorator {
  return applyDecorators(rules('public'), ApiExtension('x-permission', 'public'));
}

/** The caller, in a handler's parameters. */
export const CurrentActor = createParamDecorator((_: unknown, _context: ExecutionContext): Actor => {
  const { actor } = currentContext();
  if (!actor) throw new Error('CurrentActor used on an open route');
  return actor;
});

/** Adds to the rules of a route; the order of the decorators on a handler does not matter. */
export function routeRules(addition: Partial<RouteRules>): MethodDecorator {
  return (_target, _key, descriptor) => {
    const handler = descriptor.value as object;
    const config = (Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler) ?? {}) as { sasaran?: RouteRules };
    const sasaran = { ...config.sasaran, ...addition };
    Reflect.defineMetadata(FASTIFY_ROUTE_CONFIG_METADATA, { ...config, sasaran }, handler);
  };
}

interface RouteArgument {
  readonly pipes: unknown[];
}

const INPUT = new InputPipe();

function rules(permission: RouteRules['permission']): MethodDecorator {
  return (target, key, descriptor) => {
    const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, target.constructor, key) ?? {}) as Record<
      string,
      RouteArgument
    >;
    const argumentsOf = (kind: RouteParamtypes): RouteArgument[] =>
      Object.entries(args).flatMap(([name, argument]) => (name.startsWith(`${kind}:`) ? [argument] : []));
    const queries = argumentsOf(RouteParamtypes.QUERY);
    const bodies = argumentsOf(RouteParamtypes.BODY);
    for (const argument of [...queries, ...bodies]) argument.pipes.unshift(INPUT);
    routeRules({ permission, takesQuery: queries.length > 0, takesBody: bodies.length > 0 })(target, key, descriptor);
  };
}
