import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Problems } from '../../../../kernel/auth/route.decorators.js';
import { SCIM_ROOT } from '../../../../kernel/http/scim-form.js';
import { EXAMPLE_ID } from '../../../../kernel/http/validators.js';
import { accountProblems } from '../../../identity/index.js';
import { IfMatchTags, type Tags } from '../entity-tags.js';
import { listRequest, wantedOf } from '../list-request.js';
import { patchSteps } from '../patch/operations.js';
import { patchedUser, replacedUser } from '../patch/user-changes.js';
import { scimProblems } from '../scim.problems.js';
import { ScimUsers } from '../users.service.js';
import { ScimUsersQueries } from '../users.queries.js';
import { ScimAnswers } from './scim-answers.js';
import { ScimPatchRequest, ScimSearchRequest, ScimUserRequest } from './scim.request.js';
import { ScimUserListResponse, ScimUserResponse } from './scim.response.js';
import { ScimRoute } from './scim-route.js';

type Names = Record<string, unknown>;
const ID = {
  name: 'id',
  description: 'Id of the user.',
  schema: { type: 'string', format: 'uuid', example: EXAMPLE_ID },
};
const { FILTER_UNREADABLE, FILTER_TOO_LARGE, FILTER_ATTRIBUTE, FILTER_OPERATOR } = scimProblems;
const LISTING = [FILTER_UNREADABLE, FILTER_TOO_LARGE, FILTER_ATTRIBUTE, FILTER_OPERATOR, scimProblems.VALUE];
const PAGING = [scimProblems.COUNT, scimProblems.PAGING, scimProblems.CURSOR_EXPIRED];
const { VALUE, MUTABILITY, USER_NAME_TAKEN, EMAIL_NOT_UNIQUE, DISABLED_HERE } = scimProblems;
const { LAST_ADMIN } = accountProblems;
const CHANGING = [VALUE, MUTABILITY, USER_NAME_TAKEN, DISABLED_HERE, EMAIL_NOT_UNIQUE, LAST_ADMIN];

/** Users: accounts of people, as identity systems provision them. */
@ApiTags('SCIM')
@Controller(`${SCIM_ROOT.slice(1)}/Users`)
@UseInterceptors(ScimAnswers)
export class ScimUsersController {
  constructor(
    private readonly users: ScimUsers,
    private readonly queries: ScimUsersQueries,
  ) {}

  /** Lists users that meet a filter, page by page. */
  @Get()
  @ScimRoute({ permission: 'scim-user:read', answer: ScimUserListResponse, takes: 'list' })
  @Problems(...LISTING, ...PAGING)
  listScimUsers(@CurrentActor() actor: Actor, @Query() query: Names): Promise<ScimUserListResponse> {
    return this.queries.list(actor, listRequest(query));
  }

  /** Lists users as `GET` does, with the question in the body. */
  @Post('.search')
  @ScimRoute({ permission: 'scim-user:read', answer: ScimUserListResponse, body: ScimSearchRequest, takes: 'search' })
  @Problems(...LISTING, ...PAGING)
  searchScimUsers(@CurrentActor() actor: Actor, @Body() body: Names): Promise<ScimUserListResponse> {
    return this.queries.list(actor, listRequest(body));
  }

  /** Shows one user. */
  @Get(':id')
  @ScimRoute({ permission: 'scim-user:read', answer: ScimUserResponse, takes: 'attributes', isResource: true })
  @ApiParam(ID)
  @Problems(VALUE)
  getScimUser(@CurrentActor() actor: Actor, @Param('id') id: string, @Query() query: Names): Promise<ScimUserResponse> {
    return this.queries.one(actor, id, wantedOf(query));
  }

  /**
   * Makes a user: gives somebody of the roster an account with the role EMPLOYEE, or takes the account there is into the care
   * of the identity system. The person is named by NIP or NI PPPK.
   */
  @Post()
  @ScimRoute({
    ...{ permission: 'scim-user:manage', status: 201, answer: ScimUserResponse, body: ScimUserRequest },
    ...{ takes: 'attributes', isResource: true },
  })
  @Problems(
    ...[VALUE, USER_NAME_TAKEN, DISABLED_HERE, EMAIL_NOT_UNIQUE, LAST_ADMIN, accountProblems.USERNAME_TAKEN],
    ...[scimProblems.PERSON_UNKNOWN, scimProblems.NUMBERS_DIFFER, scimProblems.USER_EXISTS],
  )
  async createScimUser(
    @CurrentActor() actor: Actor,
    @Query() query: Names,
    @Body() body: Names,
  ): Promise<ScimUserResponse> {
    const wanted = wantedOf(query);
    return this.queries.one(actor, await this.users.create(actor, body), wanted);
  }

  /** Replaces what an identity system may say of a user; what it leaves out has no value any more. */
  @Put(':id')
  @ScimRoute({
    ...{ permission: 'scim-user:manage', answer: ScimUserResponse, body: ScimUserRequest },
    ...{ takes: 'attributes', isResource: true },
  })
  @ApiParam(ID)
  @Problems(...CHANGING, scimProblems.NUMBERS_DIFFER)
  async replaceScimUser(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatchTags() tags: Tags,
    @Query() query: Names,
    @Body() body: Names,
  ): Promise<ScimUserResponse> {
    const wanted = wantedOf(query);
    await this.users.change(actor, id, tags, (before) => replacedUser(before, body));
    return this.queries.one(actor, id, wanted);
  }

  /** Changes parts of a user, all of them or none. */
  @Patch(':id')
  @ScimRoute({
    ...{ permission: 'scim-user:manage', answer: ScimUserResponse, body: ScimPatchRequest },
    ...{ takes: 'attributes', isResource: true },
  })
  @ApiParam(ID)
  @Problems(...CHANGING, scimProblems.PATCH_UNREADABLE, scimProblems.PATH, scimProblems.NO_TARGET, ...LISTING)
  async changeScimUser(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatchTags() tags: Tags,
    @Query() query: Names,
    @Body() body: Names,
  ): Promise<ScimUserResponse> {
    const [wanted, steps] = [wantedOf(query), patchSteps(body)];
    await this.users.change(actor, id, tags, (before) => patchedUser(before, steps));
    return this.queries.one(actor, id, wanted);
  }

  /** Disables the account at once; the user is not there for this identity system any more, the account and its data stay. */
  @Delete(':id')
  @ScimRoute({ permission: 'scim-user:manage', status: 204 })
  @ApiParam(ID)
  @Problems(LAST_ADMIN)
  deleteScimUser(@CurrentActor() actor: Actor, @Param('id') id: string, @IfMatchTags() tags: Tags): Promise<void> {
    return this.users.remove(actor, id, tags);
  }
}
