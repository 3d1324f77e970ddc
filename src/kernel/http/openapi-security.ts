import type { OpenAPIObject } from '@nestjs/swagger';
import type { OutsideIssuer } from '../../config/outside-issuers.js';
import { type Permission, PERMISSIONS, ROLES } from '../auth/permissions.js';
import { MACHINE_BASICS, SERVICE_SCOPES } from '../auth/scopes.js';
import type { Operation } from './openapi-responses.js';

type SecuritySchemes = NonNullable<NonNullable<OpenAPIObject['components']>['securitySchemes']>;

/** Says in a document how to prove who is calling, and which of these ways lead into each operation. */
export function addSecurity(document: OpenAPIObject, issuers: readonly OutsideIssuer[]): void {
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item as Record<string, Operation>));
  const outside = issuers.map(({ issuer }, index) => [`identityProvider${index + 1}`, openIdConnect(issuer)] as const);
  const securitySchemes = { ...waysIn(document, operations), ...Object.fromEntries(outside) };
  document.components = { ...document.components, securitySchemes };
  const people = outside.map(([name]) => ({ [name]: [] }));
  for (const operation of operations) operation.security = securityOf(operation, people);
}

/** The ways of this service itself: one for every token, two by which machines get one. */
function waysIn({ servers }: OpenAPIObject, operations: readonly Operation[]): SecuritySchemes {
  const tokenUrl = `${servers?.[0]?.url.replace(/\/$/, '') ?? ''}/api/v1/auth/token`;
  return {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description:
        'The accessToken of POST /auth/login, a token of a configured identity provider, one of POST /auth/token, or, for SCIM, a lasting token of a service account.',
    },
    serviceAccount: {
      type: 'oauth2',
      description: 'Machines: id and secret of a service account give a token (OAuth 2.0 client credentials).',
      flows: { clientCredentials: { tokenUrl, scopes: scopesOf(operations) } },
    },
    clientSecret: {
      type: 'http',
      scheme: 'basic',
      description: 'Id and secret of a service account, for POST /auth/token only.',
    },
  };
}

/** Each scope with the operations that it opens, which says the same in every language. */
function scopesOf(operations: readonly Operation[]): Record<string, string> {
  const opened = (scope: Permission): string[] =>
    operations.flatMap(({ operationId = '', ...one }) => (one['x-permission'] === scope ? operationId : []));
  return Object.fromEntries(SERVICE_SCOPES.map((scope) => [scope, opened(scope).sort().join(', ')]));
}

function openIdConnect(issuer: string): SecuritySchemes[string] {
  const openIdConnectUrl = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  return { type: 'openIdConnect', openIdConnectUrl, description: issuer };
}

/** A machine's way leads only where SERVICE may, a provider's only where some other role may. */
function securityOf(operation: Operation, people: readonly Record<string, string[]>[]): Record<string, string[]>[] {
  const permission = operation['x-permission'] as Permission | 'public';
  if (permission === 'public') return operation['x-oauth'] ? [{ clientSecret: [] }, {}] : [];
  const { reach } = PERMISSIONS[permission];
  const scopes = MACHINE_BASICS.includes(permission) ? [] : [permission];
  const machines = reach.SERVICE ? [{ serviceAccount: scopes }] : [];
  return [{ bearer: [] }, ...machines, ...(ROLES.some((role) => role !== 'SERVICE' && reach[role]) ? people : [])];
}
