import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Requires } from '../../../../kernel/auth/route.decorators.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { AttendanceFiguresReader } from '../attendance-figures.js';
import { AttendanceQueries } from '../attendance.queries.js';
import {
  AttendanceDayQuery,
  AttendanceFiguresQuery,
  AttendanceMonthQuery,
  AttendanceQuery,
  AttendanceSummaryQuery,
} from './attendance.request.js';
import { AttendanceDayResponse, AttendanceFiguresResponse, AttendanceSummaryResponse } from './attendance.response.js';

/** Presence of people by day and month, as it was imported. */
@ApiTags('Attendance')
@Controller()
export class AttendanceController {
  constructor(
    private readonly queries: AttendanceQueries,
    private readonly figures: AttendanceFiguresReader,
  ) {}

  /** Lists presence by day: your own and that of your direct reports, of your units as their HR manager, of all for BKPSDM and auditors. */
  @Get('attendance')
  @Requires('attendance:read')
  @ApiPage(AttendanceDayResponse)
  listAttendance(@CurrentActor() actor: Actor, @Query() query: AttendanceQuery): Promise<Page<AttendanceDayResponse>> {
    return this.queries.days(actor, query);
  }

  /** Lists what a month of presence comes to, by person, of the same people. */
  @Get('attendance-summaries')
  @Requires('attendance:read')
  @ApiPage(AttendanceSummaryResponse)
  listAttendanceSummaries(
    @CurrentActor() actor: Actor,
    @Query() query: AttendanceSummaryQuery,
  ): Promise<Page<AttendanceSummaryResponse>> {
    return this.queries.summaries(actor, query);
  }

  /** Lists one person's presence by day. */
  @Get('employees/:id/attendance')
  @Requires('attendance:read')
  @ApiPage(AttendanceDayResponse)
  listEmployeeAttendance(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: AttendanceDayQuery,
  ): Promise<Page<AttendanceDayResponse>> {
    return this.queries.daysOf(actor, id, query);
  }

  /** Shows what a month of one person's presence comes to. */
  @Get('employees/:id/attendance-summary')
  @Requires('attendance:read')
  getAttendanceSummary(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: AttendanceMonthQuery,
  ): Promise<AttendanceSummaryResponse> {
    return this.queries.summary(actor, id, query);
  }

  /** Shows what one person's presence comes to over some days, such as an evaluation period: it informs whoever rates, and decides nothing. */
  @Get('employees/:id/attendance-figures')
  @Requires('attendance:read')
  getAttendanceFigures(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: AttendanceFiguresQuery,
  ): Promise<AttendanceFiguresResponse> {
    return this.figures.show(actor, id, query);
  }
}
