import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, Requires } from '../auth/route.decorators.js';
import { EVERYTHING } from '../database/condition.js';
import { Database } from '../database/database.js';
import { isoOf, isoOrNull } from '../database/dialect.js';
import { Cursors } from '../http/cursors.js';
import { PageQuery } from '../http/page.request.js';
import { ApiPage, type Page } from '../http/page.response.js';
import { currentContext } from '../http/request-context.js';
import { JobQueries, toJob } from '../jobs/job.queries.js';
import { ScheduleResponse } from './schedule.response.js';

type Row = Omit<ScheduleResponse, 'lastJob'> & { lastJobId: string | null };

/** What recurs by itself. */
@ApiTags('Jobs')
@Controller('schedules')
export class SchedulesController {
  private readonly page = this.db.prepare<Row>(
    'SELECT kind, timetable, nextAt, lastAt, lastJobId FROM schedule WHERE kind > ? ORDER BY kind LIMIT ?',
  );

  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
    private readonly jobs: JobQueries,
  ) {}

  /** Lists what recurs, with its last turn, what came of it, and the next one. */
  @Get()
  @Requires('schedule:read')
  @ApiPage(ScheduleResponse)
  async listSchedules(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<ScheduleResponse>> {
    const filter = 'schedules';
    const [after = ''] = this.cursors.keysOf(query, filter) ?? [];
    const rows = await this.page.all([after, query.limit + 1]);
    const total = query.count ? await this.db.count('schedule', EVERYTHING) : undefined;
    const ids = rows.flatMap(({ lastJobId }) => lastJobId ?? []);
    const jobs = ids.length > 0 ? await this.jobs.rows(actor, ids) : [];
    const { language } = currentContext();
    const item = ({ lastJobId, nextAt, lastAt, ...row }: Row): ScheduleResponse => {
      const job = jobs.find(({ id }) => id === lastJobId);
      const times = { nextAt: isoOf(nextAt), lastAt: isoOrNull(lastAt) };
      return { ...row, ...times, lastJob: job ? toJob(job, language) : null };
    };
    return this.cursors.pageOf({ rows, query, filter, total, keys: ({ kind }) => [kind], item });
  }
}
