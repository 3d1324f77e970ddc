import type {
  ScimConfigResponse,
  ScimResourceTypeResponse,
  ScimSchemaResponse,
  ScimSchemasResponse,
} from './http/discovery.response.js';
import { CURSOR_SECONDS, PAGE } from './list-request.js';
import {
  ASN,
  ENTERPRISE,
  GROUP,
  LIST_RESPONSE,
  RESOURCE_TYPE,
  SCHEMA,
  SERVICE_PROVIDER_CONFIG,
  USER,
} from './names.js';
import { type SchemaDefinition, SCHEMAS } from './schemas.js';

const meta = (base: string, resourceType: string, path: string) => ({ resourceType, location: `${base}/${path}` });
const WAYS_IN = [
  {
    type: 'oauthbearertoken',
    name: 'Lasting token',
    description: 'A token of a service account that is kept for months and opens SCIM alone.',
    specUri: 'https://www.rfc-editor.org/rfc/rfc6750',
    primary: true,
  },
  {
    type: 'oauth2',
    name: 'Client credentials',
    description: 'A short token for the id and the secret of a service account, from /api/v1/auth/token.',
    specUri: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.4',
    primary: false,
  },
];

/** What this service can do of SCIM (RFC 7643, section 5; RFC 9865, section 4). */
export function serviceProviderConfig(base: string): ScimConfigResponse {
  return {
    schemas: [SERVICE_PROVIDER_CONFIG],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: PAGE.most },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    pagination: {
      ...{ cursor: true, index: true, defaultPaginationMethod: 'index' },
      ...{ defaultPageSize: PAGE.usual, maxPageSize: PAGE.most, cursorTimeout: CURSOR_SECONDS },
    },
    authenticationSchemes: WAYS_IN,
    meta: meta(base, 'ServiceProviderConfig', 'ServiceProviderConfig'),
  };
}

/** The kinds of resources, each with where it stands and what extends it (RFC 7643, section 6). */
export function resourceTypes(base: string): ScimResourceTypeResponse[] {
  const type = (name: string, description: string, schema: string, extensions: readonly string[]) => ({
    schemas: [RESOURCE_TYPE],
    ...{ id: name, name, description, endpoint: `/${name}s`, schema },
    schemaExtensions: extensions.map((one) => ({ schema: one, required: false })),
    meta: meta(base, 'ResourceType', `ResourceTypes/${name}`),
  });
  return [
    type('User', 'An account with its person.', USER, [ENTERPRISE, ASN]),
    type('Group', 'A role of the application.', GROUP, []),
  ];
}

/** The schemas, each with where it stands. */
export function schemas(base: string): ScimSchemaResponse[] {
  const at = ({ attributes, ...one }: SchemaDefinition): ScimSchemaResponse => ({
    ...{ schemas: [SCHEMA], ...one, attributes: [...attributes], meta: meta(base, 'Schema', `Schemas/${one.id}`) },
  });
  return SCHEMAS.map(at);
}

type WholeList<T> = Omit<ScimSchemasResponse, 'Resources'> & { Resources: T[] };

/** A list that is shown whole. */
export function wholeList<T>(resources: readonly T[]): WholeList<T> {
  const totalResults = resources.length;
  return {
    ...{ schemas: [LIST_RESPONSE], totalResults, startIndex: 1, itemsPerPage: totalResults },
    Resources: [...resources],
  };
}
