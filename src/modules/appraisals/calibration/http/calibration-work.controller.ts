import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { organisationProblems } from '../../organisation-performance/organisation-performance.problems.js';
import { CalibrationChangesQueries } from '../calibration-changes.queries.js';
import { CalibrationChanges } from '../calibration-changes.service.js';
import { appraisalProblems } from '../../appraisals.problems.js';
import { calibrationProblems } from '../calibration.problems.js';
import { CalibrationQueries } from '../calibration.queries.js';
import { CalibrationChangeRequest, CalibrationNoteRequest } from './calibration.request.js';
import {
  CalibrationChangeResponse,
  CalibrationDraftResponse,
  CalibrationNoteResponse,
} from './calibration.response.js';

@ApiTags('Calibration')
@Controller()
export class CalibrationWorkController {
  constructor(
    private readonly changes: CalibrationChanges,
    private readonly queries: CalibrationQueries,
    private readonly changesQueries: CalibrationChangesQueries,
  ) {}

  /** Shows the appraisals of the unit side by side, by name; your own comes in after its publication. */
  @Get('calibration-sessions/:id/drafts')
  @Requires('calibration:read')
  @ApiPage(CalibrationDraftResponse)
  listCalibrationDrafts(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<CalibrationDraftResponse>> {
    return this.queries.drafts(actor, id, query);
  }

  /** Shows what was said in a session, the first first. */
  @Get('calibration-sessions/:id/notes')
  @Requires('calibration:read')
  @ApiPage(CalibrationNoteResponse)
  listCalibrationNotes(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<CalibrationNoteResponse>> {
    return this.queries.notes(actor, id, query);
  }

  /** Keeps what was said in an open session, of one appraisal or of all. */
  @Post('calibration-sessions/:id/notes')
  @Requires('calibration:speak')
  @Idempotent()
  @Problems(calibrationProblems.NOT_YOURS, calibrationProblems.WRONG_STATE, calibrationProblems.APPRAISAL_UNKNOWN)
  async noteCalibration(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: CalibrationNoteRequest,
  ): Promise<CalibrationNoteResponse> {
    return this.queries.note(await this.changes.note(actor, id, body));
  }

  /** Shows what was changed in a session, the first first. */
  @Get('calibration-sessions/:id/changes')
  @Requires('calibration:read')
  @ApiPage(CalibrationChangeResponse)
  listCalibrationChanges(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<CalibrationChangeResponse>> {
    return this.changesQueries.ofSession(actor, id, query);
  }

  /** Changes the ratings of an appraisal as a leader who is present and impartial; the appraiser's words stay. */
  @Post('calibration-sessions/:id/changes')
  @Requires('calibration:lead')
  @Idempotent()
  @Problems(
    calibrationProblems.NOT_YOURS,
    calibrationProblems.WRONG_STATE,
    calibrationProblems.APPRAISAL_UNKNOWN,
    calibrationProblems.NOT_PRESENT,
    calibrationProblems.NOT_IMPARTIAL,
    calibrationProblems.CALCULATED,
    calibrationProblems.NOT_RATED,
    calibrationProblems.ALREADY_CALIBRATED,
    calibrationProblems.RATING_MOVED,
    calibrationProblems.NOTHING_CHANGED,
    calibrationProblems.TOO_FAR,
    calibrationProblems.TOO_MANY_CHANGES,
    organisationProblems.HEAD_RATING_DIFFERS,
    appraisalProblems.SURPRISE,
  )
  async calibrateAppraisal(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: CalibrationChangeRequest,
  ): Promise<CalibrationChangeResponse> {
    return this.changesQueries.one(await this.changes.calibrate(actor, id, body));
  }

  /** Shows what was changed in an appraisal at calibrations, and why; its employee sees it from publication on. */
  @Get('appraisals/:id/calibration-changes')
  @Requires('appraisal:read')
  @ApiPage(CalibrationChangeResponse)
  listCalibrationChangesOfAppraisal(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<CalibrationChangeResponse>> {
    return this.changesQueries.ofAppraisal(actor, id, query);
  }
}
