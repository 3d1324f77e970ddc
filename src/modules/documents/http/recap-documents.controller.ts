import { Controller, Get, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/auth/actor.js';
import {
  CountsAs,
  CurrentActor,
  Problems,
  Requires,
  RequiresRecentSignIn,
} from '../../../kernel/auth/route.decorators.js';
import { serviceProblems } from '../../../kernel/errors/problems.js';
import { FILE_TYPES } from '../../../kernel/exports/file-format.js';
import { IdParam } from '../../../kernel/http/params.js';
import { documentProblems } from '../documents.problems.js';
import { Recaps } from '../recaps.service.js';
import { RecapDocumentQuery } from './recap.request.js';
import { sendDocument } from './send-document.js';

@ApiTags('Documents')
@Controller()
export class RecapDocumentsController {
  constructor(private readonly recaps: Recaps) {}

  /** Gives the recap of a unit for a year by name, with predicates and sums: as a PDF, or as a workbook for the HR office. */
  @Get('org-units/:id/recap-document')
  @Requires('recap-document:read')
  @RequiresRecentSignIn()
  @CountsAs('expensive')
  @Problems(documentProblems.ERASED, documentProblems.SIGNER_AWAY, serviceProblems.FILES_AWAY)
  @ApiProduces('application/pdf', FILE_TYPES.xlsx)
  @ApiResponse({ status: 304, description: 'You have it already.' })
  @ApiOkResponse({ schema: { type: 'string', format: 'binary', description: 'The recap.' } })
  async getRecapDocument(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() { performancePeriodId, format = 'pdf' }: RecapDocumentQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    if (format === 'pdf')
      return sendDocument(await this.recaps.document(actor, id, performancePeriodId), { request, reply });
    const { stream, fileName } = await this.recaps.workbook(actor, id, performancePeriodId);
    return new StreamableFile(stream, { type: FILE_TYPES.xlsx, disposition: `attachment; filename="${fileName}"` });
  }
}
