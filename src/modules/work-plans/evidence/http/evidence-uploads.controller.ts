import { Controller, Delete, Get, Headers, HttpCode, Patch, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires, TakesPiece } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { fileNameOf } from '../domain/tus.js';
import { evidenceProblems } from '../evidence.problems.js';
import { EvidenceUploads } from '../evidence-uploads.service.js';
import type { EvidenceUpload } from '../persistence/evidence-upload.entity.js';
import { EvidenceUploadResponse } from './evidence-upload.response.js';
import { BytesHeader, SpeaksTus } from './tus.js';

const OFFSET = { description: 'How many bytes have come.', schema: { type: 'integer' }, example: 65536 } as const;
const METADATA = {
  name: 'Upload-Metadata',
  required: false,
  description: 'As tus says: `filename` and the name of the file in Base64; other keys are not looked at.',
  schema: { type: 'string', example: 'filename bGFwb3Jhbi5wZGY=' },
} as const;

/* The upload of a file by tus 1.0.0: core, creation, expiration and termination. HEAD comes with GET. */

@ApiTags('Evidence')
@Controller('evidence-uploads')
@UseInterceptors(SpeaksTus)
export class EvidenceUploadsController {
  constructor(private readonly uploads: EvidenceUploads) {}

  /** Begins the upload of a file by tus 1.0.0; the bytes follow by PATCH. */
  @Post()
  @Creates('/evidence-uploads/:id')
  @Requires('evidence-upload:send')
  @Idempotent({ headers: ['upload-length', 'upload-metadata'] })
  @ApiHeader(METADATA)
  @Problems(evidenceProblems.TUS_VERSION, evidenceProblems.TOO_LARGE, evidenceProblems.TOO_MANY_UPLOADS)
  async beginEvidenceUpload(
    @CurrentActor() actor: Actor,
    @BytesHeader('Upload-Length', 1, 'How many bytes the file has.') sizeBytes: number,
    @Headers('upload-metadata') metadata: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EvidenceUploadResponse> {
    return shown(await this.uploads.begin(actor, sizeBytes, fileNameOf(metadata)), reply);
  }

  /** Shows how much of your file has come; HEAD tells the same in the headers of tus. */
  @Get(':id')
  @Requires('evidence-upload:send')
  @Problems(evidenceProblems.TUS_VERSION)
  async getEvidenceUpload(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EvidenceUploadResponse> {
    return shown(await this.uploads.find(actor, id), reply);
  }

  /** Takes the next piece of your file; one that breaks off is kept as far as it came. */
  @Patch(':id')
  @HttpCode(204)
  @Requires('evidence-upload:send')
  @TakesPiece()
  @ApiNoContentResponse({ headers: { 'Upload-Offset': OFFSET } })
  @Problems(
    evidenceProblems.TUS_VERSION,
    evidenceProblems.UPLOAD_OFFSET,
    evidenceProblems.UPLOAD_BUSY,
    evidenceProblems.PIECE_TOO_LONG,
    evidenceProblems.UPLOAD_CUT,
    evidenceProblems.INFECTED,
    evidenceProblems.SCANNER_AWAY,
    evidenceProblems.SCAN_REFUSED,
  )
  async continueEvidenceUpload(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @BytesHeader('Upload-Offset', 0, 'Where in the file the piece begins.') from: number,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    reply.header('upload-offset', await this.uploads.receive(actor, id, from, request.raw));
  }

  /** Drops an upload of yours with what has come of it. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('evidence-upload:send')
  @Problems(evidenceProblems.TUS_VERSION)
  async dropEvidenceUpload(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<void> {
    await this.uploads.drop(actor, id);
  }
}

function shown(upload: EvidenceUpload, reply: FastifyReply): EvidenceUploadResponse {
  const { id, fileName, sizeBytes, offsetBytes, expiresAt } = upload;
  reply.headers({
    'upload-offset': offsetBytes,
    'upload-length': sizeBytes,
    'upload-expires': expiresAt.toUTCString(),
  });
  return { id, fileName, sizeBytes, offsetBytes, expiresAt: expiresAt.toISOString() };
}
