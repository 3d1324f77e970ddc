import { Controller, Get, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CurrentActor, Requires } from '../../../kernel/auth/route.decorators.js';
import { IdParam } from '../../../kernel/http/params.js';
import { documentProblems } from '../documents.problems.js';
import { Documents } from '../documents.service.js';
import { GivesDocument, sendDocument } from './send-document.js';

@ApiTags('Documents')
@Controller()
export class AppraisalDocumentsController {
  constructor(private readonly documents: Documents) {}

  /** Gives the appraisal as a PDF (Evaluasi Kinerja Pegawai) with results, feedback, ratings, predicate and curve: as it was published, or a draft. */
  @Get('appraisals/:id/document')
  @Requires('appraisal:read')
  @GivesDocument()
  async getAppraisalDocument(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return sendDocument(await this.documents.evaluation(actor, id), { request, reply });
  }

  /** Gives the appraisal document as a PDF (Dokumen Evaluasi Kinerja Pegawai), which the employee receives. */
  @Get('appraisals/:id/evaluation-document')
  @Requires('appraisal:read')
  @GivesDocument()
  async getEvaluationDocument(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return sendDocument(await this.documents.outcome(actor, id), { request, reply });
  }

  /** Gives an objection (Keberatan) as a PDF, as it was filed. */
  @Get('objections/:id/document')
  @Requires('objection:read')
  @GivesDocument()
  async getObjectionDocument(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return sendDocument(await this.documents.objection(actor, id), { request, reply });
  }

  /** Gives the decision about an objection (Keputusan atas Keberatan) as a PDF. */
  @Get('objections/:id/decision-document')
  @Requires('objection:read')
  @GivesDocument(documentProblems.NOT_DECIDED)
  async getObjectionDecisionDocument(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return sendDocument(await this.documents.decision(actor, id), { request, reply });
  }
}
