import { ApiProperty } from '@nestjs/swagger';
import { LIST_RESPONSE, SERVICE_PROVIDER_CONFIG } from '../names.js';

/** Where a document of SCIM stands. */
export class ScimPlaceResponse {
  /** Kind of resource. @example 'Schema' */
  resourceType!: string;
  /** Its address. @example '/scim/v2/ServiceProviderConfig' */
  location!: string;
}

/** Whether something can be done. */
export class ScimSupportResponse {
  /** True when it can. @example true */
  supported!: boolean;
}

/** Whether many changes can be sent at once. */
export class ScimBulkResponse extends ScimSupportResponse {
  /** Most operations. @example 0 */
  maxOperations!: number;
  /** Largest body in bytes. @example 0 */
  maxPayloadSize!: number;
}

/** Whether lists can be filtered. */
export class ScimFilterResponse extends ScimSupportResponse {
  /** Most resources on a page. @example 200 */
  maxResults!: number;
}

/** How lists are read page by page (RFC 9865). */
export class ScimPaginationResponse {
  /** By cursor. @example true */
  cursor!: boolean;
  /** By index. @example true */
  index!: boolean;
  /** How, when nothing is said. @example 'index' */
  defaultPaginationMethod!: string;
  /** Resources on a page, when nothing is said. @example 100 */
  defaultPageSize!: number;
  /** Most resources on a page. @example 200 */
  maxPageSize!: number;
  /** How many seconds a cursor is good for. @example 3600 */
  cursorTimeout!: number;
}

/** One way to prove who is calling. */
export class ScimWayInResponse {
  /** Kind. @example 'oauthbearertoken' */
  type!: string;
  /** Name. @example 'Lasting token' */
  name!: string;
  /** What it is. @example 'A token of a service account.' */
  description!: string;
  /** Where it is specified. @example 'https://www.rfc-editor.org/rfc/rfc6750' */
  specUri!: string;
  /** True for the usual one. @example true */
  primary!: boolean;
}

/** What this service can do of SCIM. */
export class ScimConfigResponse {
  @ApiProperty({ description: 'Schemas of the document.', type: [String], example: [SERVICE_PROVIDER_CONFIG] })
  schemas!: string[];
  /** Changes of parts. */
  patch!: ScimSupportResponse;
  /** Many changes at once. */
  bulk!: ScimBulkResponse;
  /** Filters. */
  filter!: ScimFilterResponse;
  /** Passwords. */
  changePassword!: ScimSupportResponse;
  /** Orders. */
  sort!: ScimSupportResponse;
  /** Entity tags. */
  etag!: ScimSupportResponse;
  /** Pages. */
  pagination!: ScimPaginationResponse;
  /** How to prove who is calling. */
  authenticationSchemes!: ScimWayInResponse[];
  /** Where it stands. */
  meta!: ScimPlaceResponse;
}

/** A schema that extends a kind of resource. */
export class ScimExtensionResponse {
  /** The schema. @example 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User' */
  schema!: string;
  /** True when every resource has it. @example false */
  required!: boolean;
}

/** A kind of resource. */
export class ScimResourceTypeResponse {
  @ApiProperty({
    description: 'Schemas of the document.',
    type: [String],
    example: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
  })
  schemas!: string[];
  /** The kind. @example 'User' */
  id!: string;
  /** Its name. @example 'User' */
  name!: string;
  /** What it is. @example 'An account with its person.' */
  description!: string;
  /** Where its resources stand. @example '/Users' */
  endpoint!: string;
  /** Its schema. @example 'urn:ietf:params:scim:schemas:core:2.0:User' */
  schema!: string;
  /** What extends it. */
  schemaExtensions!: ScimExtensionResponse[];
  /** Where it stands. */
  meta!: ScimPlaceResponse;
}

/** The kinds of resources. */
export class ScimResourceTypesResponse {
  @ApiProperty({ description: 'Schemas of the list.', type: [String], example: [LIST_RESPONSE] })
  schemas!: string[];
  /** Number of all. @example 2 */
  totalResults!: number;
  /** Position of the first one. @example 1 */
  startIndex!: number;
  /** Number of those on this page. @example 2 */
  itemsPerPage!: number;
  /** The kinds. */
  Resources!: ScimResourceTypeResponse[];
}

/** A schema: which attributes there are and what may be done with each. */
export class ScimSchemaResponse {
  @ApiProperty({
    description: 'Schemas of the document.',
    type: [String],
    example: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
  })
  schemas!: string[];
  /** Its name in the world. @example 'urn:ietf:params:scim:schemas:core:2.0:User' */
  id!: string;
  /** Its short name. @example 'User' */
  name!: string;
  /** What it describes. @example 'An account with its person.' */
  description!: string;
  @ApiProperty({
    description: 'Its attributes, as RFC 7643, section 7, describes them.',
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  attributes!: object[];
  /** Where it stands. */
  meta!: ScimPlaceResponse;
}

/** All schemas. */
export class ScimSchemasResponse {
  @ApiProperty({ description: 'Schemas of the list.', type: [String], example: [LIST_RESPONSE] })
  schemas!: string[];
  /** Number of all. @example 4 */
  totalResults!: number;
  /** Position of the first one. @example 1 */
  startIndex!: number;
  /** Number of those on this page. @example 4 */
  itemsPerPage!: number;
  /** The schemas. */
  Resources!: ScimSchemaResponse[];
}
