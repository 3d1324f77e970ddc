import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Creates, Problems, Requires, TakesUpload } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotency, sha256 } from '../../../../kernel/http/idempotency.js';
import { DocumentsIdempotency, Idempotent, idempotencyKeyOf } from '../../../../kernel/http/idempotent.decorator.js';
import { type FaultCode, inputFault } from '../../../../kernel/http/input-faults.js';
import { receiveSmallFile } from '../../../../kernel/http/multipart.js';
import { PageQuery } from '../../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { organizationProblems } from '../../organization.problems.js';
import { calendarProblems } from '../calendar.problems.js';
import { CalendarImport, type CalendarUpload } from '../calendar-import.service.js';
import { CalendarQueries } from '../calendar.queries.js';
import { CalendarService } from '../calendar.service.js';
import {
  CalendarDayPatchRequest,
  CalendarDayQuery,
  CalendarDayRequest,
  CalendarPolicyRequest,
  TermQuery,
  WorkingDaysQuery,
  WorkWeekRequest,
} from './calendar.request.js';
import {
  CalendarDayResponse,
  CalendarImportResponse,
  CalendarPolicyResponse,
  TermResponse,
  WorkingDaysResponse,
  WorkWeekResponse,
} from './calendar.response.js';

/** More than any calendar of holidays has. */
const FILE_LIMIT_BYTES = 1_048_576;
const UPLOAD = {
  type: 'object',
  required: ['file', 'year'],
  properties: {
    file: { type: 'string', format: 'binary', description: 'CSV (day;kind;name) or iCalendar (.ics), UTF-8.' },
    year: { type: 'string', description: 'The year whose days are taken over.', example: '2027' },
    dryRun: { type: 'string', enum: ['true', 'false'], description: 'true only tells what would be done.' },
  },
};

@ApiTags('Working calendar')
@Controller()
export class CalendarController {
  constructor(
    private readonly service: CalendarService,
    private readonly queries: CalendarQueries,
    private readonly imports: CalendarImport,
    private readonly idempotency: Idempotency,
  ) {}

  /** Shows each day of a stretch, whether people work on it and how many do, as seen from one unit. */
  @Get('working-calendar')
  @Requires('calendar:read')
  @Problems(calendarProblems.RANGE, organizationProblems.UNIT_UNKNOWN)
  getWorkingDays(@Query() query: WorkingDaysQuery): Promise<WorkingDaysResponse> {
    return this.queries.workingDays(query);
  }

  /** Tells when a term in working days ends; its first day is day 0. */
  @Get('working-calendar/term')
  @Requires('calendar:read')
  @Problems(calendarProblems.RANGE, organizationProblems.UNIT_UNKNOWN)
  getWorkingDayTerm(@Query() query: TermQuery): Promise<TermResponse> {
    return this.queries.term(query);
  }

  /** Lists holidays, joint leave and extra working days. */
  @Get('working-calendar/days')
  @Requires('calendar:read')
  @ApiPage(CalendarDayResponse)
  listCalendarDays(@Query() query: CalendarDayQuery): Promise<Page<CalendarDayResponse>> {
    return this.queries.days(query);
  }

  /** Records a holiday, joint leave or an extra working day. */
  @Post('working-calendar/days')
  @Requires('calendar:manage')
  @Idempotent()
  @Creates('/working-calendar/days/:id')
  @Problems(calendarProblems.DAY_TAKEN, requestProblems.ID_TAKEN)
  async addCalendarDay(@Body() body: CalendarDayRequest): Promise<CalendarDayResponse> {
    return this.queries.day(await this.service.addDay(body));
  }

  /** Shows one of these days. */
  @Get('working-calendar/days/:id')
  @Requires('calendar:read')
  getCalendarDay(@IdParam('id') id: string): Promise<CalendarDayResponse> {
    return this.queries.day(id);
  }

  /** Changes one of these days, for a holiday that was moved. */
  @Patch('working-calendar/days/:id')
  @Requires('calendar:manage')
  @Problems(calendarProblems.DAY_TAKEN)
  async changeCalendarDay(
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: CalendarDayPatchRequest,
  ): Promise<CalendarDayResponse> {
    await this.service.changeDay(id, version, body);
    return this.queries.day(id);
  }

  /** Takes one of these days out: it is what its weekday says again. */
  @Delete('working-calendar/days/:id')
  @HttpCode(204)
  @Requires('calendar:manage')
  removeCalendarDay(@IdParam('id') id: string): Promise<void> {
    return this.service.removeDay(id);
  }

  /** Takes the holidays of a year over from a CSV or iCalendar file; with `dryRun` it only tells what it would do. */
  @Post('working-calendar/imports')
  @HttpCode(200)
  @Requires('calendar:manage')
  @TakesUpload()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: UPLOAD as never })
  @DocumentsIdempotency()
  @Problems(...Object.values(calendarProblems).filter(({ definition }) => /FILE|UPLOAD/.test(definition.code)))
  async importCalendar(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CalendarImportResponse> {
    const key = idempotencyKeyOf(request);
    const refusals = { missing: calendarProblems.FILE_REQUIRED, broken: calendarProblems.UPLOAD_BROKEN };
    const { bytes, fields } = await receiveSmallFile(request, ['year', 'dryRun'], FILE_LIMIT_BYTES, refusals);
    const upload = { bytes, year: yearOf(fields), isDryRun: isDryRun(fields) };
    return key === null ? this.imports.run(upload) : this.importOnce(key, upload, reply);
  }

  /** Shows what the government has decided about its working days. */
  @Get('working-calendar/policy')
  @Requires('calendar:read')
  getCalendarPolicy(): Promise<CalendarPolicyResponse> {
    return this.queries.policy();
  }

  /** Decides whether joint leave counts as a working day of terms. */
  @Patch('working-calendar/policy')
  @Requires('calendar:manage')
  async changeCalendarPolicy(
    @IfMatch() version: number | null,
    @Body() body: CalendarPolicyRequest,
  ): Promise<CalendarPolicyResponse> {
    await this.service.decide(version, body);
    return this.queries.policy();
  }

  /** Lists how many days a week a unit works, earliest first; a unit without works as the unit above. */
  @Get('org-units/:id/work-weeks')
  @Requires('calendar:read')
  @ApiPage(WorkWeekResponse)
  listWorkWeeks(@IdParam('id') id: string, @Query() query: PageQuery): Promise<Page<WorkWeekResponse>> {
    return this.queries.weeks(id, query);
  }

  /** Sets how many days a week a unit works from a day on, and with it the units below that say nothing. */
  @Post('org-units/:id/work-weeks')
  @Requires('calendar:manage')
  @Idempotent()
  async setWorkWeek(@IdParam('id') unitId: string, @Body() body: WorkWeekRequest): Promise<WorkWeekResponse> {
    const id = await this.service.setWeek(unitId, body);
    return { id, unitId, validFrom: body.validFrom, week: body.week };
  }

  /** The file itself stands in the fingerprint: the bytes of a multipart body differ each time it is put together. */
  private async importOnce(key: string, upload: CalendarUpload, reply: FastifyReply): Promise<CalendarImportResponse> {
    const fingerprint = sha256(`${upload.year}\n${upload.isDryRun}\n${sha256(upload.bytes.toString('latin1'))}`);
    const answer = await this.idempotency.run('CalendarController.importCalendar', key, fingerprint, async () => {
      return { status: 200, location: null, body: await this.imports.run(upload) };
    });
    if (answer.replayed) reply.header('idempotency-replayed', 'true');
    return answer.body as CalendarImportResponse;
  }
}

function yearOf({ year }: Readonly<Record<string, string>>): number {
  if (year === undefined) throw wrong('/year', 'REQUIRED');
  if (!/^(19|2[01])\d{2}$/.test(year)) throw wrong('/year', 'INVALID');
  return Number(year);
}

function isDryRun({ dryRun = 'false' }: Readonly<Record<string, string>>): boolean {
  if (dryRun !== 'true' && dryRun !== 'false') throw wrong('/dryRun', 'NOT_FLAG');
  return dryRun === 'true';
}

function wrong(pointer: string, code: FaultCode): Error {
  return requestProblems.INVALID({ count: 1 }, [inputFault({ pointer }, code)]);
}
