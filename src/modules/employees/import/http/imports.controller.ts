import { Body, Controller, Get, HttpCode, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CountsAs, CurrentActor, Problems, Requires, TakesUpload } from '../../../../kernel/auth/route.decorators.js';
import { Idempotency, sha256 } from '../../../../kernel/http/idempotency.js';
import { DocumentsIdempotency, Idempotent, idempotencyKeyOf } from '../../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, OneOfParam } from '../../../../kernel/http/params.js';
import { currentContext } from '../../../../kernel/http/request-context.js';
import { ImportQueries } from '../import.queries.js';
import { importProblems } from '../import.problems.js';
import { ImportRuns } from '../import-runs.service.js';
import { ImportKinds } from '../kinds/import-kinds.js';
import { COMPLETENESS, IMPORT_KINDS, type ImportKindCode } from '../persistence/import.entity.js';
import { type Upload, Uploads } from '../uploads.js';
import { ReturnedFile, XLSX_TYPE } from '../returned-file.service.js';
import { templateCsv, templateWorkbook } from '../template-file.js';
import { ImportApplicationRequest, ImportQuery, ImportRowQuery, ImportTemplateQuery } from './import.request.js';
import { ImportResponse, ImportRowResponse, MissingRecordResponse, StartedImportResponse } from './import.response.js';

const UPLOAD_TEXT =
  'XLSX, XLS, ODS, an HTML table, or CSV (UTF-8 or UTF-16; separated by ; , | or tab); which it is, the content tells. ' +
  'Of several sheets the one with these columns is read.';
const KINDS_TEXT =
  'EMPLOYEES: Export Data ASN. ORG_UNITS: ref-unor. POSITIONS: posts. ASSIGNMENTS: history of posts. ATTENDANCE: presence by day.';
const COMPLETENESS_TEXT =
  'FULL when the file has everything that its source has: what it does not name is then missing. For EMPLOYEES, ORG_UNITS and POSITIONS.';
const UPLOAD = {
  type: 'object',
  required: ['file', 'kind'],
  properties: {
    file: { type: 'string', format: 'binary', description: UPLOAD_TEXT },
    kind: { type: 'string', enum: [...IMPORT_KINDS], description: KINDS_TEXT },
    completeness: { type: 'string', enum: [...COMPLETENESS], default: 'PARTIAL', description: COMPLETENESS_TEXT },
    profile: { type: 'string', format: 'uuid', description: 'The profile by which the columns are read, if any.' },
  },
};
const ACCEPTED = {
  type: StartedImportResponse,
  headers: {
    Location: { description: 'The job that does it.', schema: { type: 'string' }, example: '/api/v1/jobs/{id}' },
  },
} as const;

/** Imports of people, units, posts and presence: a file is uploaded and checked; its rows are applied by a second call. */
@ApiTags('Imports')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly runs: ImportRuns,
    private readonly queries: ImportQueries,
    private readonly uploads: Uploads,
    private readonly kinds: ImportKinds,
    private readonly returned: ReturnedFile,
    private readonly idempotency: Idempotency,
  ) {}

  /** Uploads a SIASN export of people or a file of units and has every row checked; nothing is changed yet. */
  @Post()
  @HttpCode(202)
  @Requires('import:run')
  @CountsAs('expensive')
  @TakesUpload()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: UPLOAD as never })
  @ApiAcceptedResponse(ACCEPTED)
  @DocumentsIdempotency()
  @Problems(
    importProblems.FILE_REQUIRED,
    importProblems.UPLOAD_BROKEN,
    importProblems.PROFILE_UNKNOWN,
    importProblems.PROFILE_OF_ANOTHER_KIND,
  )
  async startImport(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StartedImportResponse> {
    const key = idempotencyKeyOf(request);
    const upload = await this.uploads.receive(request);
    try {
      const started = await (key === null ? this.runs.start(actor, upload) : this.startOnce(actor, key, upload, reply));
      if (started.importId !== upload.id) await this.uploads.remove(upload.id);
      return accepted(started, reply);
    } catch (error) {
      await this.uploads.remove(upload.id);
      throw error;
    }
  }

  /** Lists the imports that there were, the latest first: by kind, state, file or who uploaded them. */
  @Get()
  @Requires('import:read')
  @ApiPage(ImportResponse)
  listImports(@Query() query: ImportQuery): Promise<Page<ImportResponse>> {
    return this.queries.list(query);
  }

  /** Gives a workbook to be filled in, with a guide, an example and the values of its lists; `format=csv` gives header and example alone. */
  @Get('templates/:kind')
  @Requires('import:read')
  @ApiProduces(XLSX_TYPE, 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary', description: 'The file.' } })
  async getImportTemplate(
    @OneOfParam('kind', IMPORT_KINDS) kind: ImportKindCode,
    @Query() { format = 'xlsx' }: ImportTemplateQuery,
  ): Promise<StreamableFile> {
    const { language } = currentContext();
    const of = this.kinds.of(kind);
    const content = format === 'csv' ? Buffer.from(templateCsv(of, language)) : await templateWorkbook(of, language);
    const type = format === 'csv' ? 'text/csv; charset=utf-8' : XLSX_TYPE;
    return new StreamableFile(content, { type, disposition: `attachment; filename="${kind.toLowerCase()}.${format}"` });
  }

  /** Shows an import: how far it is, how many rows do what, and why a file was refused. */
  @Get(':id')
  @Requires('import:read')
  getImport(@IdParam('id') id: string): Promise<ImportResponse> {
    return this.queries.one(id);
  }

  /** Lists the rows of an import by line, with what each changes field by field and what is wrong with it; `status=ERROR` for those that cannot be applied, `action=CHANGED` for those that change something. */
  @Get(':id/rows')
  @Requires('import:read')
  @ApiPage(ImportRowResponse)
  listImportRows(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: ImportRowQuery,
  ): Promise<Page<ImportRowResponse>> {
    return this.queries.rows(actor, id, query);
  }

  /** Gives the file back with what is wrong with each row: the columns that were read, in the lines in which they stood; that it was sent is recorded. */
  @Get(':id/file')
  @Requires('import:run')
  @CountsAs('expensive')
  @ApiProduces(XLSX_TYPE, 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary', description: 'XLSX; CSV where CSV was uploaded.' } })
  @Problems(importProblems.NO_FILE_KEPT)
  async getImportFile(@IdParam('id') id: string): Promise<StreamableFile> {
    const { stream, type, name } = await this.returned.of(id);
    return new StreamableFile(stream, { type, disposition: `attachment; filename="${name}"` });
  }

  /** Lists the people, units or posts of the source that a whole file does not name; empty for a part. */
  @Get(':id/missing')
  @Requires('import:read')
  @ApiPage(MissingRecordResponse)
  listMissingRecords(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<MissingRecordResponse>> {
    return this.queries.missing(actor, id, query);
  }

  /** Puts everything back that an applied import has changed, in one go, as long as nothing newer touched it; otherwise the import names what did, and stays. */
  @Post(':id/undo')
  @HttpCode(202)
  @Requires('import:undo')
  @CountsAs('expensive')
  @Idempotent()
  @ApiAcceptedResponse(ACCEPTED)
  @Problems(importProblems.UNDO_WRONG_STATE, importProblems.UNDO_EXPIRED, importProblems.ANOTHER_RUNS)
  async undoImport(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StartedImportResponse> {
    return accepted(await this.runs.undo(actor, id), reply);
  }

  /** Applies the rows of a checked import; who appraises whom changes at one moment, when all rows are in. */
  @Post(':id/application')
  @HttpCode(202)
  @Requires('import:run')
  @CountsAs('expensive')
  @Idempotent()
  @ApiAcceptedResponse(ACCEPTED)
  @Problems(
    importProblems.WRONG_STATE,
    importProblems.HAS_ERRORS,
    importProblems.SAME_FILE,
    importProblems.MASS_CHANGE,
    importProblems.MASS_CHANGE_OF_PEOPLE,
    importProblems.CONFIRMATION_BY_PERSON,
    importProblems.ANOTHER_RUNS,
    importProblems.SUPERSEDED,
    importProblems.CHECK_OUTDATED,
  )
  async applyImport(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: ImportApplicationRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StartedImportResponse> {
    return accepted(await this.runs.apply(actor, id, body), reply);
  }

  /** The file itself stands in the fingerprint: the bytes of a multipart body differ each time it is put together. */
  private async startOnce(
    actor: Actor,
    key: string,
    upload: Upload,
    reply: FastifyReply,
  ): Promise<StartedImportResponse> {
    const { kind, completeness = 'PARTIAL', profileId } = upload;
    const fingerprint = sha256([kind, completeness, profileId ?? '', upload.sha256].join('\n'));
    const answer = await this.idempotency.run('ImportsController.startImport', key, fingerprint, async () => {
      return { status: 202, location: null, body: await this.runs.start(actor, upload) };
    });
    if (answer.replayed) reply.header('idempotency-replayed', 'true');
    return answer.body as StartedImportResponse;
  }
}

function accepted(started: StartedImportResponse, reply: FastifyReply): StartedImportResponse {
  reply.header('location', `/api/v1/jobs/${started.jobId}`);
  return started;
}
