import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { AUDIT_FAULTS, BLIND_SPOTS } from '../../../kernel/audit/audit-faults.js';
import { AuditVerification } from '../../../kernel/audit/audit-verification.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CountsAs, CurrentActor, Requires, RequiresRecentSignIn } from '../../../kernel/auth/route.decorators.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam } from '../../../kernel/http/params.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import { AccessLogQueries } from '../access-log.queries.js';
import { AuditExport } from '../audit-export.js';
import { AuditQueries } from '../audit.queries.js';
import {
  AccessLogQuery,
  AuditEventFilter,
  AuditEventQuery,
  AuditSubjectFilter,
  AuditSubjectQuery,
  VerificationQuery,
} from './audit.request.js';
import {
  AccessLogResponse,
  AuditEventResponse,
  AuditEventSummaryResponse,
  AuditSubjectResponse,
  VerificationResponse,
} from './audit.response.js';

@ApiTags('Audit')
@Controller('audit-events')
export class AuditController {
  constructor(
    private readonly queries: AuditQueries,
    private readonly exports: AuditExport,
    private readonly verification: AuditVerification,
  ) {}

  /** Lists the record of who did, read or was refused what, the latest first. */
  @Get()
  @Requires('audit:read')
  @ApiPage(AuditEventSummaryResponse)
  listAuditEvents(
    @CurrentActor() actor: Actor,
    @Query() query: AuditEventQuery,
  ): Promise<Page<AuditEventSummaryResponse>> {
    return this.queries.events(actor, query);
  }

  /** Sends the record as CSV, the latest first, with old and new values; that it was sent is recorded. */
  @Get('export')
  @Requires('audit:read')
  @RequiresRecentSignIn()
  @CountsAs('expensive')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', description: 'RFC 4180, UTF-8, one line per event after the header.' } })
  @Header('Content-Disposition', 'attachment; filename="audit-events.csv"')
  async exportAuditEvents(@CurrentActor() actor: Actor, @Query() query: AuditEventFilter): Promise<StreamableFile> {
    return new StreamableFile(await this.exports.csv(actor, query), { type: 'text/csv; charset=utf-8' });
  }

  /** Lists whose records an account or a session read or changed in a period, by person. */
  @Get('subjects')
  @Requires('audit:read')
  @CountsAs('expensive')
  @ApiPage(AuditSubjectResponse)
  listAuditSubjects(
    @CurrentActor() actor: Actor,
    @Query() query: AuditSubjectQuery,
  ): Promise<Page<AuditSubjectResponse>> {
    return this.queries.subjects(actor, query);
  }

  /** Sends the same as CSV, for the notice of a breach; that it was sent is recorded. */
  @Get('subjects/export')
  @Requires('audit:read')
  @RequiresRecentSignIn()
  @CountsAs('expensive')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', description: 'RFC 4180, UTF-8, one line per person after the header.' } })
  @Header('Content-Disposition', 'attachment; filename="audit-subjects.csv"')
  async exportAuditSubjects(@CurrentActor() actor: Actor, @Query() query: AuditSubjectFilter): Promise<StreamableFile> {
    return new StreamableFile(await this.exports.subjects(actor, query), { type: 'text/csv; charset=utf-8' });
  }

  /** Walks the chain of the record, names the first link that does not hold, and gives the signed end to be kept outside. */
  @Get('verification')
  @Requires('audit:read')
  @CountsAs('expensive')
  async verifyAuditEvents(@Query() query: VerificationQuery): Promise<VerificationResponse> {
    const { fault, ...report } = await this.verification.verify(query);
    const { language } = currentContext();
    return {
      ...report,
      intact: fault === null,
      fault: fault && { ...fault, detail: say(AUDIT_FAULTS[fault.kind], language) },
      cannotSee: BLIND_SPOTS.map((text) => say(text, language)),
    };
  }

  /** Shows one event with its old and new values. */
  @Get(':id')
  @Requires('audit:read')
  getAuditEvent(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<AuditEventResponse> {
    return this.queries.event(actor, id);
  }
}

@ApiTags('Audit')
@Controller('my/access-log')
export class AccessLogController {
  constructor(private readonly queries: AccessLogQueries) {}

  /** Lists who read or changed your own records and when, the latest first. */
  @Get()
  @Requires('access-log:own')
  @ApiPage(AccessLogResponse)
  listMyAccessLog(@CurrentActor() actor: Actor, @Query() query: AccessLogQuery): Promise<Page<AccessLogResponse>> {
    return this.queries.entries(actor, query);
  }
}
