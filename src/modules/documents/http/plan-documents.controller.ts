import { Controller, Get, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CurrentActor, Requires } from '../../../kernel/auth/route.decorators.js';
import { IdParam } from '../../../kernel/http/params.js';
import { Documents } from '../documents.service.js';
import { GivesDocument, sendDocument } from './send-document.js';

@ApiTags('Documents')
@Controller()
export class PlanDocumentsController {
  constructor(private readonly documents: Documents) {}

  /** Gives the SKP as a PDF on the form of its family and approach: as both signed it last, or a draft. */
  @Get('work-plans/:id/document')
  @Requires('work-plan:read')
  @GivesDocument()
  async getWorkPlanDocument(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return sendDocument(await this.documents.skp(actor, id), { request, reply });
  }

  /** Gives the action plan (Rencana Aksi) as a PDF: once the plan is signed as a document, before as a draft. */
  @Get('work-plans/:id/action-plan-document')
  @Requires('work-plan:read')
  @GivesDocument()
  async getActionPlanDocument(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return sendDocument(await this.documents.actionPlan(actor, id), { request, reply });
  }

  /** Gives the role matrix (Matriks Peran Hasil) of a leader's plan as a PDF: once it was published as a document, before as a draft. */
  @Get('role-matrices/:leaderWorkPlanId/document')
  @Requires('work-plan:read')
  @GivesDocument()
  async getRoleMatrixDocument(
    @CurrentActor() actor: Actor,
    @IdParam('leaderWorkPlanId') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return sendDocument(await this.documents.matrix(actor, id), { request, reply });
  }
}
