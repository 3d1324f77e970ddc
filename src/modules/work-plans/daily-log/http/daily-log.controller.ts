import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { monitoringProblems } from '../../monitoring/monitoring.problems.js';
import { workPlanProblems } from '../../work-plans.problems.js';
import { DailyLogQueries } from '../daily-log.queries.js';
import { DailyLogService } from '../daily-log.service.js';
import { DailyLogTotalsQueries } from '../daily-log-totals.queries.js';
import { dailyLogProblems } from '../daily-log.problems.js';
import {
  DailyLogEntryPatch,
  DailyLogEntryRequest,
  DailyLogQuery,
  DailyLogSightingRequest,
  DailyLogTotalsQuery,
  TeamDailyLogQuery,
} from './daily-log.request.js';
import { DailyLogEntryResponse, DailyLogTotalResponse, TeamDailyLogResponse } from './daily-log.response.js';

/** Days of a plan that are taken. */
const DAYS = [workPlanProblems.OUTSIDE_PLAN, workPlanProblems.PERIOD_RATED, monitoringProblems.ENTRY_CLOSED] as const;
/** What an entry can say wrong. */
const CONTENTS = [
  dailyLogProblems.RESULT_OR_OTHER,
  dailyLogProblems.RESULT_UNKNOWN,
  dailyLogProblems.QUANTITY_AND_UNIT,
  dailyLogProblems.EVIDENCE_UNKNOWN,
  dailyLogProblems.DAY_FULL,
] as const;

@ApiTags('Daily log')
@Controller()
export class DailyLogController {
  constructor(
    private readonly service: DailyLogService,
    private readonly queries: DailyLogQueries,
    private readonly sums: DailyLogTotalsQueries,
  ) {}

  /** Lists what was done day by day, the latest day first: your own days and those of the people you appraise or appraised on the day. */
  @Get('daily-log-entries')
  @Requires('daily-log:read')
  @Problems(dailyLogProblems.NOT_USED)
  @ApiPage(DailyLogEntryResponse)
  listDailyLogEntries(
    @CurrentActor() actor: Actor,
    @Query() query: DailyLogQuery,
  ): Promise<Page<DailyLogEntryResponse>> {
    return this.queries.list(actor, query);
  }

  /** Writes what you did on a day of your plan, for a result of it or as another duty, while reports on that day are taken. */
  @Post('daily-log-entries')
  @Creates('/daily-log-entries/:id')
  @Requires('daily-log:write')
  @Idempotent()
  @Problems(dailyLogProblems.NOT_USED, dailyLogProblems.NO_PLAN, ...CONTENTS, ...DAYS, requestProblems.ID_TAKEN)
  async writeDailyLogEntry(
    @CurrentActor() actor: Actor,
    @Body() body: DailyLogEntryRequest,
  ): Promise<DailyLogEntryResponse> {
    return this.queries.one(actor, await this.service.write(actor, body));
  }

  /** One entry of the daily log. */
  @Get('daily-log-entries/:id')
  @Requires('daily-log:read')
  @Problems(dailyLogProblems.NOT_USED)
  getDailyLogEntry(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<DailyLogEntryResponse> {
    return this.queries.one(actor, id);
  }

  /** Changes an entry of yours while reports on its day are taken; nobody has seen it then as it stands. */
  @Patch('daily-log-entries/:id')
  @Requires('daily-log:write')
  @Problems(dailyLogProblems.NOT_USED, workPlanProblems.NOT_THE_OWNER, ...CONTENTS, ...DAYS)
  async changeDailyLogEntry(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: DailyLogEntryPatch,
  ): Promise<DailyLogEntryResponse> {
    await this.service.change(actor, id, body, version);
    return this.queries.one(actor, id);
  }

  /** Takes an entry of yours out, while reports on its day are taken. */
  @Delete('daily-log-entries/:id')
  @HttpCode(204)
  @Requires('daily-log:write')
  @Problems(dailyLogProblems.NOT_USED, workPlanProblems.NOT_THE_OWNER, ...DAYS)
  removeDailyLogEntry(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.service.remove(actor, id, version);
  }

  /** Marks an entry as seen, with or without a note, as the appraiser of that day or of today. Done again, the last word counts. */
  @Post('daily-log-entries/:id/sighting')
  @HttpCode(200)
  @Requires('daily-log:note')
  @Idempotent()
  @Problems(dailyLogProblems.NOT_USED, dailyLogProblems.NOT_THE_APPRAISER)
  async seeDailyLogEntry(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() { note }: DailyLogSightingRequest,
  ): Promise<DailyLogEntryResponse> {
    await this.service.markSeen(actor, id, note ?? null, version);
    return this.queries.one(actor, id);
  }

  /** Adds the daily log up by month, person and result: days, entries and minutes. */
  @Get('daily-log-totals')
  @Requires('daily-log:read')
  @Problems(dailyLogProblems.NOT_USED)
  @ApiPage(DailyLogTotalResponse)
  listDailyLogTotals(
    @CurrentActor() actor: Actor,
    @Query() query: DailyLogTotalsQuery,
  ): Promise<Page<DailyLogTotalResponse>> {
    return this.sums.totals(actor, query);
  }

  /** Lists your direct reports of today with what they have written of a month: on how many days, and for how many minutes. */
  @Get('team/daily-log')
  @Requires('team:read')
  @Problems(dailyLogProblems.NOT_USED)
  @ApiPage(TeamDailyLogResponse)
  listTeamDailyLog(
    @CurrentActor() actor: Actor,
    @Query() query: TeamDailyLogQuery,
  ): Promise<Page<TeamDailyLogResponse>> {
    return this.sums.team(actor, query);
  }
}
