import 'reflect-metadata';
import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import { currentContext } from '../http/request-context.js';
import type { Actor } from './actor.js';
import type { Permission } from './permissions.js';

/** What the HTTP layer must know of a route before its handler runs. */
export interface RouteRules {
  readonly permission: Permission | 'public';
  /** False when the operation takes no query parameters, so that any is refused. */
  readonly takesQuery: boolean;
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

function rules(permission: RouteRules['permission']): MethodDecorator {
  return (target, key, descriptor) => {
    const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, target.constructor, key) ?? {}) as Record<string, unknown>;
    const takesQuery = Object.keys(args).some((name) => name.startsWith(`${RouteParamtypes.QUERY}:`));
    RouteConfig({ sasaran: { permission, takesQuery } satisfies RouteRules })(target, key, descriptor);
  };
}
