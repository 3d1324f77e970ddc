import { Body, Controller, Get, Param, Patch, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Problems } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { SCIM_ROOT } from '../../../../kernel/http/scim-form.js';
import { accountProblems } from '../../../identity/index.js';
import { IfMatchTags, type Tags } from '../entity-tags.js';
import { ScimGroupsQueries } from '../groups.queries.js';
import { ScimGroups } from '../groups.service.js';
import { listRequest, wantedOf } from '../list-request.js';
import { groupChange, replacedGroup } from '../patch/member-changes.js';
import { patchSteps } from '../patch/operations.js';
import { GROUPS } from '../roles.js';
import { scimProblems } from '../scim.problems.js';
import { ScimAnswers } from './scim-answers.js';
import { ScimGroupRequest, ScimPatchRequest, ScimSearchRequest } from './scim.request.js';
import { ScimGroupListResponse, ScimGroupResponse } from './scim.response.js';
import { ScimRoute } from './scim-route.js';

type Names = Record<string, unknown>;
const ID = { name: 'role', description: 'The role.', schema: { type: 'string', enum: [...GROUPS] } };
const { FILTER_UNREADABLE, FILTER_TOO_LARGE, FILTER_ATTRIBUTE, FILTER_OPERATOR, VALUE, COUNT, PAGING } = scimProblems;
const LISTING = [FILTER_UNREADABLE, FILTER_TOO_LARGE, FILTER_ATTRIBUTE, FILTER_OPERATOR, VALUE, COUNT, PAGING];
const { ROLE_NOT_ALLOWED, MEMBER_UNKNOWN, TOO_MANY_MEMBERS, PATCH_UNREADABLE, PATH } = scimProblems;
const CHANGING = [VALUE, ROLE_NOT_ALLOWED, MEMBER_UNKNOWN, TOO_MANY_MEMBERS, accountProblems.LAST_ADMIN];

/** Groups: the roles of the application, with the users who have them. */
@ApiTags('SCIM')
@Controller(`${SCIM_ROOT.slice(1)}/Groups`)
@UseInterceptors(ScimAnswers)
export class ScimGroupsController {
  constructor(
    private readonly groups: ScimGroups,
    private readonly queries: ScimGroupsQueries,
  ) {}

  /** Lists the roles as groups; without their members when those are excluded. */
  @Get()
  @ScimRoute({ permission: 'scim:read', answer: ScimGroupListResponse, takes: 'list' })
  @Problems(...LISTING)
  listScimGroups(@CurrentActor() actor: Actor, @Query() query: Names): Promise<ScimGroupListResponse> {
    return this.queries.list(actor, listRequest(query));
  }

  /** Lists groups as `GET` does, with the question in the body. */
  @Post('.search')
  @ScimRoute({ permission: 'scim:read', answer: ScimGroupListResponse, body: ScimSearchRequest, takes: 'search' })
  @Problems(...LISTING, requestProblems.CURSOR)
  searchScimGroups(@CurrentActor() actor: Actor, @Body() body: Names): Promise<ScimGroupListResponse> {
    return this.queries.list(actor, listRequest(body));
  }

  /** Shows one role with its members. */
  @Get(':role')
  @ScimRoute({
    permission: 'scim:read',
    answer: ScimGroupResponse,
    takes: 'attributes',
    isResource: true,
    isTagged: false,
  })
  @ApiParam(ID)
  @Problems(VALUE)
  getScimGroup(
    @CurrentActor() actor: Actor,
    @Param('role') role: string,
    @Query() query: Names,
  ): Promise<ScimGroupResponse> {
    return this.queries.one(actor, role, wantedOf(query));
  }

  /** Refuses to make a group, and says which there are: groups are roles. */
  @Post()
  @ScimRoute({ permission: 'scim-group:manage', status: 201, answer: ScimGroupResponse, body: ScimGroupRequest })
  @Problems(scimProblems.GROUP_FIXED, scimProblems.GROUP_EXISTS)
  createScimGroup(@Body() body: Names): ScimGroupResponse {
    throw this.groups.refuseNew(body);
  }

  /** Makes these users, and no others, have a role from today on. */
  @Put(':role')
  @ScimRoute({
    ...{ permission: 'scim-group:manage', answer: ScimGroupResponse, body: ScimGroupRequest },
    ...{ takes: 'attributes', isResource: true, isTagged: false },
  })
  @ApiParam(ID)
  @Problems(...CHANGING)
  async replaceScimGroup(
    @CurrentActor() actor: Actor,
    @Param('role') role: string,
    @IfMatchTags() tags: Tags,
    @Query() query: Names,
    @Body() body: Names,
  ): Promise<ScimGroupResponse> {
    const wanted = wantedOf(query);
    return this.queries.one(actor, await this.groups.change(actor, role, tags, replacedGroup(body)), wanted);
  }

  /** Gives users a role from today on, or takes it away, all of them or none. */
  @Patch(':role')
  @ScimRoute({
    ...{ permission: 'scim-group:manage', answer: ScimGroupResponse, body: ScimPatchRequest },
    ...{ takes: 'attributes', isResource: true, isTagged: false },
  })
  @ApiParam(ID)
  @Problems(...CHANGING, PATCH_UNREADABLE, PATH, FILTER_UNREADABLE, FILTER_TOO_LARGE)
  async changeScimGroup(
    @CurrentActor() actor: Actor,
    @Param('role') role: string,
    @IfMatchTags() tags: Tags,
    @Query() query: Names,
    @Body() body: Names,
  ): Promise<ScimGroupResponse> {
    const [wanted, steps] = [wantedOf(query), patchSteps(body)];
    return this.queries.one(actor, await this.groups.change(actor, role, tags, groupChange(steps)), wanted);
  }
}
