import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { WorkPlanResponse } from '../../http/work-plan.response.js';
import { workPlanProblems } from '../../work-plans.problems.js';
import { WorkPlansQueries } from '../../work-plans.queries.js';
import { LibraryTaking } from '../library-taking.service.js';
import { libraryProblems } from '../library.problems.js';
import { LibraryResultsQueries } from '../library-results.queries.js';
import { LibraryResultsService } from '../library-results.service.js';
import {
  LibraryResultPatch,
  LibraryResultQuery,
  LibraryResultRequest,
  LibraryTakingRequest,
} from './library-results.request.js';
import { LibraryResultResponse } from './library-results.response.js';

@ApiTags('Result library')
@Controller('library-results')
export class LibraryResultsController {
  constructor(
    private readonly service: LibraryResultsService,
    private readonly queries: LibraryResultsQueries,
  ) {}

  /** Lists the library of results (Pustaka Hasil Kerja), what is used most first. */
  @Get()
  @Requires('library-result:read')
  @ApiPage(LibraryResultResponse)
  listLibraryResults(
    @CurrentActor() actor: Actor,
    @Query() query: LibraryResultQuery,
  ): Promise<Page<LibraryResultResponse>> {
    return this.queries.list(actor, query);
  }

  /** Shows one result of the library. */
  @Get(':id')
  @Requires('library-result:read')
  getLibraryResult(@IdParam('id') id: string): Promise<LibraryResultResponse> {
    return this.queries.one(id);
  }

  /** Adds a result to the library: typed, or taken over from a plan. */
  @Post()
  @Requires('library-result:manage')
  @Idempotent()
  @Creates('/library-results/:id')
  @Problems(
    libraryProblems.UNIT_UNKNOWN,
    libraryProblems.STATEMENT_NEEDED,
    libraryProblems.RESULT_UNKNOWN,
    workPlanProblems.NOT_IN_FORM,
    workPlanProblems.PERSPECTIVE_UNKNOWN,
    requestProblems.ID_TAKEN,
  )
  async addLibraryResult(
    @CurrentActor() actor: Actor,
    @Body() body: LibraryResultRequest,
  ): Promise<LibraryResultResponse> {
    return this.queries.one(await this.service.add(actor, body));
  }

  /** Changes a result of the library. Plans that have taken it up stay as they are. */
  @Patch(':id')
  @Requires('library-result:manage')
  @Problems(
    libraryProblems.NOT_YOURS,
    libraryProblems.UNIT_UNKNOWN,
    libraryProblems.RETIRED,
    workPlanProblems.NOT_IN_FORM,
    workPlanProblems.PERSPECTIVE_UNKNOWN,
  )
  async changeLibraryResult(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: LibraryResultPatch,
  ): Promise<LibraryResultResponse> {
    await this.service.change(actor, id, body, version);
    return this.queries.one(id);
  }

  /** Retires a result of the library: nobody takes it up any more, and who has it keeps it. */
  @Post(':id/retirement')
  @Requires('library-result:manage')
  @Idempotent()
  @Problems(libraryProblems.NOT_YOURS, libraryProblems.RETIRED)
  async retireLibraryResult(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<LibraryResultResponse> {
    await this.service.retire(actor, id, version);
    return this.queries.one(id);
  }
}

@ApiTags('Result library')
@Controller('work-plans/:id/library-results')
export class LibraryTakingController {
  constructor(
    private readonly taking: LibraryTaking,
    private readonly plans: WorkPlansQueries,
  ) {}

  /** Takes a result of the library up into your plan, with its indicators; the copy is changed freely. Answers the whole plan. */
  @Post()
  @Requires('work-plan:write')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.TOO_MANY_RESULTS,
    libraryProblems.UNKNOWN,
    libraryProblems.RETIRED,
    libraryProblems.ALREADY_TAKEN,
    libraryProblems.OTHER_FORM,
  )
  async takeLibraryResult(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() { libraryResultId }: LibraryTakingRequest,
  ): Promise<WorkPlanResponse> {
    await this.taking.take(actor, id, libraryResultId);
    return this.plans.workPlan(actor, id);
  }
}
