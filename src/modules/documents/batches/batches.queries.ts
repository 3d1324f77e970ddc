import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, before, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { EmployeeAccess } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { documentProblems } from '../documents.problems.js';
import { HeldFiles } from '../register/held-files.js';
import type { DocumentBatchQuery } from './batch.request.js';
import type { DocumentBatchResponse } from './batch.response.js';

const FROM = `document_batch b JOIN ${organizationTables.orgUnit} u ON u.id = b.unitId`;
const BATCH = `SELECT b.id, b.kind, b.performancePeriodId, b.evaluationPeriodId, b.unitId, u.name AS unitName, b.jobId, b.sha256,
  b.sizeBytes, b.issued, b.skipped, b.finishedAt, b.expiresOn, b.createdAt, b.version,
  (SELECT COUNT(*) FROM document_batch_item i WHERE i.documentBatchId = b.id) AS documents FROM ${FROM}`;

type Row = Omit<DocumentBatchResponse, 'isAvailable'> & { readonly sha256: string | null };

/** Reads of batches: of the units that somebody cares for. */
@Injectable()
export class DocumentBatchesQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: EmployeeAccess,
    private readonly cursors: Cursors,
    private readonly files: HeldFiles,
    private readonly audit: AuditLog,
  ) {}

  /** One batch. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<DocumentBatchResponse> {
    return this.shown(await this.row(actor, id));
  }

  /** Batches, the latest first. */
  async list(actor: Actor, query: DocumentBatchQuery): Promise<Page<DocumentBatchResponse>> {
    const { performancePeriodId, unitId } = query;
    const filter = ['document-batches', performancePeriodId, unitId];
    const where = allOf(
      this.reached(actor),
      equal('b.performancePeriodId', performancePeriodId),
      equal('b.unitId', unitId),
    );
    const page = allOf(where, before(['b.createdAt', 'b.id'], this.cursors.keysOf(query, filter)));
    const sql = `${BATCH} WHERE ${page.sql} ORDER BY b.createdAt DESC, b.id DESC LIMIT ?`;
    const rows = await this.db.rows<Row>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    const item = (row: Row): DocumentBatchResponse => this.shown(row);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.createdAt, row.id], item });
  }

  /** The archive; that it was sent is recorded first. Throws REQUEST.NOT_FOUND, DOCUMENT.BATCH_NOT_READY, BATCH_EXPIRED, FilesAway. */
  async content(actor: Actor, id: string): Promise<{ stream: Readable; sizeBytes: number; fileName: string }> {
    const row = await this.row(actor, id);
    if (row.finishedAt === null) throw documentProblems.BATCH_NOT_READY();
    if (row.sha256 === null || !this.shown(row).isAvailable) throw documentProblems.BATCH_EXPIRED();
    const stream = await this.files.open(row.sha256);
    const { kind, unitId, performancePeriodId } = row;
    await this.audit.record({
      action: 'document-batch.download',
      object: { type: 'document-batch', id },
      facts: { kind, unitId, performancePeriodId, issued: Number(row.issued) },
    });
    return { stream, sizeBytes: Number(row.sizeBytes), fileName: `dokumen-${kind.toLowerCase()}-${id}.zip` };
  }

  private async row(actor: Actor, id: string): Promise<Row> {
    const where = allOf(equal('b.id', id), this.reached(actor));
    const [row] = await this.db.rows<Row>(`${BATCH} WHERE ${where.sql}`, where.values);
    if (!row) throw requestProblems.NOT_FOUND();
    return row;
  }

  private reached(actor: Actor): SqlCondition {
    return this.people.unitsReached(actor, 'document-batch:read', 'b.unitId');
  }

  private shown({ sha256, ...row }: Row): DocumentBatchResponse {
    const numberOrNull = (value: number | null): number | null => (value === null ? null : Number(value));
    return {
      ...row,
      ...{ documents: Number(row.documents), issued: numberOrNull(row.issued), skipped: numberOrNull(row.skipped) },
      sizeBytes: numberOrNull(row.sizeBytes),
      isAvailable: sha256 !== null && row.expiresOn !== null && row.expiresOn >= this.clock.today(),
      createdAt: isoOf(row.createdAt),
      finishedAt: isoOrNull(row.finishedAt),
      version: Number(row.version),
    };
  }
}
