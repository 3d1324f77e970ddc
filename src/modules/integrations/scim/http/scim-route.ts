import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiBody, ApiExtension, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { Type } from '@nestjs/common';
import { type Permission } from '../../../../kernel/auth/permissions.js';
import { Requires, SpeaksScim } from '../../../../kernel/auth/route.decorators.js';

type Text = { readonly description: string; readonly schema: { readonly type: 'string' }; readonly example: string };
const ETAG: Text = {
  description: 'Entity tag of the resource.',
  schema: { type: 'string' },
  example: 'W/"3-Yk3n0Qz8aRwT"',
};
const LOCATION: Text = {
  description: 'Address of the resource.',
  schema: { type: 'string' },
  example: '/scim/v2/Users/{id}',
};

/** How an operation of SCIM is described: its answer, and what it takes. */
interface ScimOperation {
  readonly permission: Permission;
  readonly status?: 200 | 201 | 204;
  readonly answer?: Type;
  readonly body?: Type;
  readonly takes?: 'nothing' | 'attributes' | 'list' | 'search';
  /** True where the answer is one resource with a place of its own. */
  readonly isResource?: boolean;
  /** False where the tag comes only with the whole, as with the members of a group. */
  readonly isTagged?: boolean;
}

const parameter = (name: string, description: string, example: string | number): MethodDecorator =>
  ApiQuery({
    name,
    description,
    required: false,
    schema: { type: typeof example === 'number' ? 'integer' : 'string', example },
  });
const ATTRIBUTES = [
  parameter(
    'attributes',
    'Attributes that are shown, separated by commas; those of an extension behind its name and a colon.',
    'userName',
  ),
  parameter('excludedAttributes', 'Attributes that are not shown, separated by commas.', 'groups'),
];
const LIST = [
  ...ATTRIBUTES,
  parameter('filter', 'Which resources (RFC 7644, section 3.4.2.2).', 'userName eq "199301012018011011"'),
  parameter('sortBy', 'Attribute that gives the order; not together with a cursor.', 'userName'),
  ApiQuery({
    name: 'sortOrder',
    description: 'The order.',
    required: false,
    schema: { type: 'string', enum: ['ascending', 'descending'] },
  }),
  parameter('startIndex', 'Position of the first one, from 1.', 1),
  parameter('count', 'Most resources on the page, at most 200.', 100),
  parameter('cursor', 'nextCursor of the page before with the same filter; empty for the first page (RFC 9865).', ''),
];

/** An operation of SCIM, with its permission and all that the document says of it. */
export function ScimRoute({
  permission,
  status = 200,
  answer,
  body,
  takes = 'nothing',
  isResource = false,
  isTagged = isResource,
}: ScimOperation): MethodDecorator {
  const headers = { ...(isTagged ? { ETag: ETAG } : {}), ...(isResource ? { Location: LOCATION } : {}) };
  const parameters = { nothing: [], search: [], attributes: ATTRIBUTES, list: LIST }[takes];
  return applyDecorators(
    HttpCode(status),
    Requires(permission),
    SpeaksScim(),
    ...parameters,
    ApiExtension('x-scim-list', takes === 'list' || takes === 'search'),
    ...(body ? [ApiBody({ type: body })] : []),
    ApiResponse({ status, ...(answer ? { type: answer, headers } : {}) }),
    ...(isResource && !body ? [ApiResponse({ status: 304, description: 'Not changed' })] : []),
  );
}
