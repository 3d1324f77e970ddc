import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { allOf } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import { AppraisalDocumentsApi } from '../../appraisals/index.js';
import { EmployeeAccess, employeeTables, postedBelow } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { PeriodsApi } from '../../periods/index.js';
import { WorkPlanDocumentsApi } from '../../work-plans/index.js';
import { documentProblems } from '../documents.problems.js';
import { DocumentBatch, DocumentBatchItem, NOTHING } from '../persistence/document-batch.entity.js';
import type { DocumentBatchRequest } from './batch.request.js';

/** More than this is not made at once. */
const MOST_DOCUMENTS = 5_000;

/** Has documents made for the people of a unit; a job does it. Rule DC-8. */
@Injectable()
export class DocumentBatches {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    private readonly people: EmployeeAccess,
    private readonly periods: PeriodsApi,
    private readonly plans: WorkPlanDocumentsApi,
    private readonly appraisals: AppraisalDocumentsApi,
  ) {}

  /**
   * Notes which documents are wanted, and asks for the job. Throws REQUEST.ID_TAKEN, DOCUMENT.PERIOD_UNKNOWN, UNIT_UNKNOWN, NO_PERIOD_FOR_PLANS,
   * NOTHING_SIGNED, TOO_MANY.
   */
  async start(actor: Actor, input: DocumentBatchRequest): Promise<string> {
    const { id = newId(), kind, performancePeriodId, evaluationPeriodId = null, unitId } = input;
    await this.requireSound(actor, input);
    const most = MOST_DOCUMENTS + 1;
    const subjects =
      kind === 'SKP'
        ? await this.plans.signedOf(actor, { performancePeriodId, unitId, most })
        : await this.appraisals.publishedOf(actor, { performancePeriodId, evaluationPeriodId, unitId, most });
    if (subjects.length === 0) throw refusedAt(documentProblems.NOTHING_SIGNED, {}, '/unitId');
    if (subjects.length === most) throw refusedAt(documentProblems.TOO_MANY, { limit: MOST_DOCUMENTS }, '/unitId');
    const others = await this.without(actor, unitId, new Set(subjects.map(({ employeeId }) => employeeId)));
    await this.db.transaction(async () => {
      const total = subjects.length;
      const uniqueKey = `documents.batch:${id}`;
      const jobId = await this.jobs.enqueue('documents.batch', { documentBatchId: id }, { total, uniqueKey });
      const now = this.clock.now();
      const stamps = { createdByAccountId: actor.accountId, createdAt: now, updatedAt: now, version: 1 };
      const nothing = { sha256: null, sizeBytes: null, issued: null, skipped: null, finishedAt: null, expiresOn: null };
      const facts = { kind, performancePeriodId, evaluationPeriodId, unitId };
      await refuseTaken(this.db.insert(DocumentBatch, { id, ...facts, jobId, ...nothing, ...stamps }));
      await this.db.insert(
        DocumentBatchItem,
        [...subjects, ...others].map(({ id: subjectId, employeeId }, at) => ({
          ...{ id: newId(), documentBatchId: id, sequence: at + 1, subjectId, employeeId },
          ...{ documentId: null, outcome: subjectId === NOTHING ? 'SKIPPED' : null, updatedAt: now, version: 1 },
        })),
      );
      const object = { type: 'document-batch', id };
      await this.audit.record({ action: 'document-batch.start', object, facts: { ...facts, count: total } });
    });
    return id;
  }

  /** Who has a post in the unit today and nothing that is signed, by name: as many as are made at once. */
  private async without(
    actor: Actor,
    unitId: string,
    served: ReadonlySet<string>,
  ): Promise<{ id: string; employeeId: string }[]> {
    const where = allOf(
      postedBelow('e.id', unitId, this.clock.today()),
      this.people.reachedIn(unitId, actor, 'document-batch:manage', 'e.id'),
    );
    const sql = `SELECT e.id FROM ${employeeTables.employee} e WHERE e.kind <> 'NON_ASN' AND ${where.sql} ORDER BY e.nameKey, e.id`;
    const rows = await this.db.rows<{ id: string }>(sql, where.values);
    const missing = rows.filter(({ id }) => !served.has(id)).slice(0, MOST_DOCUMENTS);
    return missing.map(({ id }) => ({ id: NOTHING, employeeId: id }));
  }

  private async requireSound(actor: Actor, input: DocumentBatchRequest): Promise<void> {
    const { kind, performancePeriodId, evaluationPeriodId, unitId } = input;
    if (kind === 'SKP' && evaluationPeriodId !== undefined)
      throw refusedAt(documentProblems.NO_PERIOD_FOR_PLANS, {}, '/evaluationPeriodId');
    if (!(await this.periods.findYear(performancePeriodId)))
      throw refusedAt(documentProblems.PERIOD_UNKNOWN, {}, '/performancePeriodId');
    if (evaluationPeriodId !== undefined) {
      const period = await this.periods.findEvaluationPeriod(evaluationPeriodId);
      if (period?.performancePeriodId !== performancePeriodId)
        throw refusedAt(documentProblems.PERIOD_UNKNOWN, {}, '/evaluationPeriodId');
    }
    const care = this.people.unitsReached(actor, 'document-batch:manage', 'u.id');
    const sql = `SELECT u.id FROM ${organizationTables.orgUnit} u WHERE u.id = ? AND ${care.sql}`;
    if ((await this.db.rows(sql, [unitId, ...care.values])).length === 0)
      throw refusedAt(documentProblems.UNIT_UNKNOWN, {}, '/unitId');
  }
}
