import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { type UnitRecap, UnitRecapsApi } from '../appraisals/index.js';
import { RecapPapers } from './papers/recap-papers.js';
import { DocumentIssuing, type GivenDocument } from './register/document-issuing.service.js';

/** Gives the recap of a unit: of many people by name, so every time is recorded. */
@Injectable()
export class Recaps {
  constructor(
    private readonly recaps: UnitRecapsApi,
    private readonly papers: RecapPapers,
    private readonly issuing: DocumentIssuing,
    private readonly audit: AuditLog,
  ) {}

  /** As a document. Throws REQUEST.NOT_FOUND, DOCUMENT.ERASED, SIGNER_AWAY. */
  async document(actor: Actor, unitId: string, performancePeriodId: string): Promise<GivenDocument> {
    const recap = await this.read(actor, { unitId, performancePeriodId, format: 'pdf' });
    return this.issuing.give(this.papers.recap(recap, { unitId, performancePeriodId }), actor.accountId);
  }

  /** As a workbook. Throws REQUEST.NOT_FOUND. */
  async workbook(
    actor: Actor,
    unitId: string,
    performancePeriodId: string,
  ): Promise<{ stream: Readable; fileName: string }> {
    return this.papers.workbook(await this.read(actor, { unitId, performancePeriodId, format: 'xlsx' }));
  }

  private async read(
    actor: Actor,
    { unitId, performancePeriodId, format }: { unitId: string; performancePeriodId: string; format: string },
  ): Promise<UnitRecap> {
    const recap = await this.recaps.recap(actor, unitId, performancePeriodId);
    const facts = { unitId, performancePeriodId, format, rows: recap.rows.length };
    await this.audit.record({ action: 'recap-document.give', object: { type: 'org-unit', id: unitId }, facts });
    return recap;
  }
}
