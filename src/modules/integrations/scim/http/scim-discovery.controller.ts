import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { SCIM_ROOT } from '../../../../kernel/http/scim-form.js';
import { resourceTypes, schemas, serviceProviderConfig, wholeList } from '../discovery.js';
import { requireUnfiltered } from '../list-request.js';
import { SCHEMAS } from '../schemas.js';
import { ScimUsersQueries } from '../users.queries.js';
import {
  ScimConfigResponse,
  ScimResourceTypeResponse,
  ScimResourceTypesResponse,
  ScimSchemaResponse,
  ScimSchemasResponse,
} from './discovery.response.js';
import { ScimAnswers } from './scim-answers.js';
import { ScimRoute } from './scim-route.js';

type Names = Record<string, unknown>;
const permission = 'scim:read';

/** What can be done by SCIM. */
@ApiTags('SCIM')
@Controller(SCIM_ROOT.slice(1))
@UseInterceptors(ScimAnswers)
export class ScimDiscoveryController {
  constructor(private readonly users: ScimUsersQueries) {}

  /** Shows what this service can do of SCIM 2.0. */
  @Get('ServiceProviderConfig')
  @ScimRoute({ permission, answer: ScimConfigResponse })
  getScimConfig(@Query() query: Names): ScimConfigResponse {
    requireUnfiltered(query);
    return serviceProviderConfig(this.users.base);
  }

  /** Lists the kinds of resources. */
  @Get('ResourceTypes')
  @ScimRoute({ permission, answer: ScimResourceTypesResponse })
  listScimResourceTypes(@Query() query: Names): ScimResourceTypesResponse {
    requireUnfiltered(query);
    return wholeList(resourceTypes(this.users.base));
  }

  /** Shows one kind of resource. */
  @Get('ResourceTypes/:name')
  @ScimRoute({ permission, answer: ScimResourceTypeResponse })
  @ApiParam({ name: 'name', description: 'The kind.', schema: { type: 'string', enum: ['User', 'Group'] } })
  getScimResourceType(@Param('name') name: string, @Query() query: Names): ScimResourceTypeResponse {
    requireUnfiltered(query);
    return found(resourceTypes(this.users.base), name);
  }

  /** Lists the schemas: which attributes there are, and which of them can be written. */
  @Get('Schemas')
  @ScimRoute({ permission, answer: ScimSchemasResponse })
  listScimSchemas(@Query() query: Names): ScimSchemasResponse {
    requireUnfiltered(query);
    return wholeList(schemas(this.users.base));
  }

  /** Shows one schema. */
  @Get('Schemas/:urn')
  @ScimRoute({ permission, answer: ScimSchemaResponse })
  @ApiParam({ name: 'urn', description: 'The schema.', schema: { type: 'string', enum: SCHEMAS.map(({ id }) => id) } })
  getScimSchema(@Param('urn') urn: string, @Query() query: Names): ScimSchemaResponse {
    requireUnfiltered(query);
    return found(schemas(this.users.base), urn);
  }
}

/** Names of kinds and schemas know no case. Throws REQUEST.NOT_FOUND. */
function found<T extends { readonly id: string }>(all: readonly T[], name: string): T {
  const one = all.find(({ id }) => id.toLowerCase() === name.toLowerCase());
  if (!one) throw requestProblems.NOT_FOUND();
  return one;
}
