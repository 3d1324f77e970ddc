import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { distributionProblems } from '../../distribution/distribution.problems.js';
import { CalibrationClosing } from '../calibration-closing.service.js';
import { CalibrationSessions } from '../calibration-sessions.service.js';
import { calibrationProblems } from '../calibration.problems.js';
import { CalibrationQueries } from '../calibration.queries.js';
import {
  AttendanceRequest,
  CalibrationClosureRequest,
  CalibrationPatch,
  CalibrationQuery,
  CalibrationReasonRequest,
  CalibrationRequest,
} from './calibration.request.js';
import { CalibrationResponse, CalibrationSummaryResponse } from './calibration.response.js';

@ApiTags('Calibration')
@Controller('calibration-sessions')
export class CalibrationController {
  constructor(
    private readonly sessions: CalibrationSessions,
    private readonly closing: CalibrationClosing,
    private readonly queries: CalibrationQueries,
  ) {}

  /** Lists calibration sessions by their day: of units you lead or care for, and those at which you sit. */
  @Get()
  @Requires('calibration:read')
  @ApiPage(CalibrationSummaryResponse)
  listCalibrationSessions(
    @CurrentActor() actor: Actor,
    @Query() query: CalibrationQuery,
  ): Promise<Page<CalibrationSummaryResponse>> {
    return this.queries.list(actor, query);
  }

  /** Shows a session and who takes part. */
  @Get(':id')
  @Requires('calibration:read')
  getCalibrationSession(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<CalibrationResponse> {
    return this.queries.one(actor, id);
  }

  /** Plans a session in which leaders look at the ratings of a unit side by side before they are published. */
  @Post()
  @Creates('/calibration-sessions/:id')
  @Requires('calibration:manage')
  @Idempotent()
  @Problems(
    calibrationProblems.UNIT_UNKNOWN,
    calibrationProblems.PERIOD_UNKNOWN,
    calibrationProblems.ALREADY_PLANNED,
    requestProblems.ID_TAKEN,
  )
  async planCalibration(@CurrentActor() actor: Actor, @Body() body: CalibrationRequest): Promise<CalibrationResponse> {
    return this.queries.one(actor, await this.sessions.plan(actor, body));
  }

  /** Changes day or agenda of a session that is not open yet. */
  @Patch(':id')
  @Requires('calibration:manage')
  @Problems(calibrationProblems.NOT_YOURS, calibrationProblems.WRONG_STATE)
  async changeCalibration(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: CalibrationPatch,
  ): Promise<CalibrationResponse> {
    await this.sessions.change(actor, id, body, version);
    return this.queries.one(actor, id);
  }

  /** Writes down who takes part, the whole list. */
  @Post(':id/attendance')
  @Requires('calibration:manage')
  @Idempotent()
  @Problems(calibrationProblems.NOT_YOURS, calibrationProblems.WRONG_STATE, calibrationProblems.PARTICIPANT_UNFIT)
  async recordCalibrationAttendance(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: AttendanceRequest,
  ): Promise<CalibrationResponse> {
    await this.sessions.attend(actor, id, body, version);
    return this.queries.one(actor, id);
  }

  /** Opens a session at which a leader takes part. */
  @Post(':id/opening')
  @Requires('calibration:manage')
  @Idempotent()
  @Problems(calibrationProblems.NOT_YOURS, calibrationProblems.WRONG_STATE, calibrationProblems.NOBODY_PRESENT)
  async openCalibration(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<CalibrationResponse> {
    await this.sessions.open(actor, id);
    return this.queries.one(actor, id);
  }

  /** Says that a session is not held. */
  @Post(':id/cancellation')
  @Requires('calibration:manage')
  @Idempotent()
  @Problems(calibrationProblems.NOT_YOURS, calibrationProblems.WRONG_STATE, calibrationProblems.CHANGES_MADE)
  async cancelCalibration(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: CalibrationReasonRequest,
  ): Promise<CalibrationResponse> {
    await this.sessions.cancel(actor, id, body.reason);
    return this.queries.one(actor, id);
  }

  /** Closes a session as a leader: what is rated now is locked until publication. */
  @Post(':id/closure')
  @Requires('calibration:lead')
  @Idempotent()
  @Problems(
    calibrationProblems.NOT_YOURS,
    calibrationProblems.WRONG_STATE,
    distributionProblems.JUSTIFICATION_NEEDED,
    distributionProblems.PATTERN_BROKEN,
    distributionProblems.NO_ORGANISATION_PREDICATE,
    distributionProblems.NOTHING_BROKEN,
  )
  async closeCalibration(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: CalibrationClosureRequest,
  ): Promise<CalibrationResponse> {
    await this.closing.close(actor, id, body.justification);
    return this.queries.one(actor, id);
  }

  /** Opens a closed session again as a leader; its ratings are no longer locked. */
  @Post(':id/reopening')
  @Requires('calibration:lead')
  @Idempotent()
  @Problems(calibrationProblems.NOT_YOURS, calibrationProblems.WRONG_STATE)
  async reopenCalibration(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: CalibrationReasonRequest,
  ): Promise<CalibrationResponse> {
    await this.closing.reopen(actor, id, body.reason);
    return this.queries.one(actor, id);
  }
}
