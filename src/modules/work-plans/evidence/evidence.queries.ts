import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { after, allOf, equal, EVERYTHING, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { FileStore } from '../../../kernel/files/file-store.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { EvidenceScans } from './evidence-scans.service.js';
import type { EvidenceQuery } from './http/evidence.request.js';
import type { EvidenceLinkResponse, EvidenceResponse } from './http/evidence.response.js';

const FROM =
  'FROM evidence ev JOIN work_plan wp ON wp.id = ev.workPlanId LEFT JOIN evidence_file ef ON ef.id = ev.fileId';
const EVIDENCE = `SELECT ev.id, ev.workPlanId, wp.employeeId, ev.title, ev.note, ev.occurredOn, ev.fileName, ev.mediaType, ef.sizeBytes,
  ef.sha256, ef.scan, ef.scanFinding, ef.scanEngine, ef.scannedAt, ev.fileId, ev.isCleaned, ev.url, ev.verdict, ev.verdictReason, ev.assessedAt, ev.assessedByEmployeeId, ev.createdAt, ev.version
  ${FROM}`;
/** What was withdrawn does not count, nor what is left of evidence whose person is a pseudonym. */
const COUNTS: SqlCondition = {
  sql: 'ev.withdrawnAt IS NULL AND (ev.fileId IS NOT NULL OR ev.url IS NOT NULL)',
  values: [],
};

type Row = Omit<EvidenceResponse, 'links' | 'isCleaned'> & { isCleaned: unknown; fileId: string | null };
type LinkRow = EvidenceLinkResponse & { evidenceId: string };

/** A file on its way to whoever may read it. */
export interface SentFile {
  readonly stream: Readable;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/** Reads of evidence; whoever may read a plan may read what proves it. */
@Injectable()
export class EvidenceQueries {
  constructor(
    private readonly db: Database,
    private readonly access: WorkPlanAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
    private readonly files: FileStore,
    private readonly scans: EvidenceScans,
  ) {}

  /** One piece of evidence. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<EvidenceResponse> {
    const row = await this.row(actor, id);
    const [item] = await this.withLinks([row]);
    if (!item) throw requestProblems.NOT_FOUND();
    return item;
  }

  /** The file of a piece of evidence; a link has none. Throws REQUEST.NOT_FOUND, EVIDENCE.INFECTED_FILE, NOT_SCANNED. */
  async content(actor: Actor, id: string): Promise<SentFile> {
    const { fileId, sha256, fileName, mediaType, sizeBytes, scan, scanFinding } = await this.row(actor, id);
    if (fileId === null || sha256 === null || fileName === null || mediaType === null || scan === null)
      throw requestProblems.NOT_FOUND();
    await this.scans.requireGivable({ id: fileId, sha256, scan, scanFinding });
    return { stream: await this.files.open(sha256), fileName, mediaType, sizeBytes: Number(sizeBytes) };
  }

  /** Evidence, the earliest day first. */
  async list(actor: Actor, query: EvidenceQuery): Promise<Page<EvidenceResponse>> {
    const { workPlanId, resultId, indicatorId, employeeId, scan } = query;
    const filter = ['evidence', workPlanId, resultId, indicatorId, employeeId, scan];
    const where = allOf(
      COUNTS,
      this.access.readable(actor),
      equal('ev.workPlanId', workPlanId),
      equal('wp.employeeId', employeeId),
      equal('ef.scan', scan),
      linkedTo('resultId', 'indicatorId IN (SELECT id FROM work_plan_indicator WHERE resultId = ?)', resultId),
      linkedTo('indicatorId', 'progressEntryId IN (SELECT id FROM progress_entry WHERE indicatorId = ?)', indicatorId),
    );
    const page = allOf(where, after(['ev.occurredOn', 'ev.id'], this.cursors.keysOf(query, filter)));
    const sql = `${EVIDENCE} WHERE ${page.sql} ORDER BY ev.occurredOn, ev.id LIMIT ?`;
    const rows = await this.db.rows<Row>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(FROM.slice('FROM '.length), where) : undefined;
    const shown = rows.slice(0, query.limit).map((row) => row.employeeId);
    this.reads.list(actor, 'evidence', { workPlanId, resultId, indicatorId, employeeId, scan }, shown);
    const items = await this.withLinks(rows);
    const keys = (item: EvidenceResponse): [string, string] => [item.occurredOn, item.id];
    return this.cursors.pageOf({ rows: items, query, filter, total, keys, item: (item) => item });
  }

  private async row(actor: Actor, id: string): Promise<Row> {
    const scope = this.access.readable(actor);
    const sql = `${EVIDENCE} WHERE ev.id = ? AND ${COUNTS.sql} AND ${scope.sql}`;
    const [row] = await this.db.rows<Row>(sql, [id, ...scope.values]);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'evidence', id, row.employeeId);
    return row;
  }

  private async withLinks(rows: readonly Row[]): Promise<EvidenceResponse[]> {
    if (rows.length === 0) return [];
    const sql = `SELECT evidenceId, resultId, indicatorId, progressEntryId FROM evidence_link
      WHERE evidenceId IN (${rows.map(() => '?').join(', ')}) ORDER BY evidenceId, sequence`;
    const ids = rows.map(({ id }) => id);
    const links = Map.groupBy(await this.db.rows<LinkRow>(sql, ids), ({ evidenceId }) => evidenceId);
    return rows.map(({ isCleaned, createdAt, assessedAt, scannedAt, sizeBytes, fileId: _, ...row }) => ({
      ...row,
      sizeBytes: sizeBytes === null ? null : Number(sizeBytes),
      isCleaned: Number(isCleaned) === 1,
      scannedAt: scannedAt === null ? null : isoOf(scannedAt),
      links: (links.get(row.id) ?? []).map(({ evidenceId: __, ...link }) => link),
      assessedAt: assessedAt === null ? null : isoOf(assessedAt),
      createdAt: isoOf(createdAt),
    }));
  }
}

/** Evidence for a thing, or for a part of it; without an id all. */
function linkedTo(column: string, part: string, id: string | undefined): SqlCondition {
  if (id === undefined) return EVERYTHING;
  const sql = `EXISTS (SELECT 1 FROM evidence_link el WHERE el.evidenceId = ev.id AND (el.${column} = ? OR el.${part}))`;
  return { sql, values: [id, id] };
}
