import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { organizationTables } from '../../organization/index.js';
import { type PlanOnPaper, WorkPlanDocumentsApi } from '../../work-plans/index.js';
import { type PrintedPlan, skpDocument } from '../forms/skp.js';
import type { PrintedResult } from '../forms/plan-tables.js';
import { Moments } from './moments.js';
import { DRAFT, fileNameOf, type Paper } from './paper.js';

const SIGNED: readonly string[] = ['AGREED', 'ACTIVE', 'CLOSED'];

/** Prepares the documents of plans. Whose it may be given is asked before. */
@Injectable()
export class PlanPapers {
  constructor(
    private readonly db: Database,
    private readonly plans: WorkPlanDocumentsApi,
    private readonly moments: Moments,
  ) {}

  /** The SKP: as it was signed last, or as it stands. Throws REQUEST.NOT_FOUND. */
  async skp(id: string): Promise<Paper> {
    const plan = await this.plans.plan(id);
    const printed = await this.printed(plan);
    return {
      ...{ kind: 'SKP', subjectId: id, subjectVersion: plan.version, employeeId: plan.employeeId },
      isFinal: isSigned(plan),
      draftMark: plan.status === 'CANCELLED' ? 'DIBATALKAN' : DRAFT,
      fileName: fileNameOf('SKP', plan.startsOn.slice(0, 4), plan.employee.name),
      model: (setting) => skpDocument(printed, setting),
    };
  }

  /** A plan in the words of forms. */
  async printed(plan: PlanOnPaper): Promise<PrintedPlan> {
    const { startsOn, endsOn, family, approach, employee, appraiser, behaviours, annexes, signedAt, submittedAt } =
      plan;
    return {
      ...{ startsOn, endsOn, family, approach, employee, appraiser, behaviours, annexes },
      results: await this.results(plan),
      employeeSigned: this.moments.words(submittedAt),
      appraiserSigned: this.moments.words(signedAt),
      signedOn: this.moments.day(signedAt),
      madeAt: plan.updatedAt,
    };
  }

  /** Its results with the names of perspectives. */
  private async results({ results }: PlanOnPaper): Promise<PrintedResult[]> {
    const names = results.some(({ perspective }) => perspective !== null) ? await this.perspectives() : new Map();
    return results.map(({ id, kind, statement, assignedBy, serves, perspective, indicators }) => ({
      ...{ id, kind, statement, assignedBy, serves },
      perspective: perspective && ((names.get(perspective) as string | undefined) ?? perspective),
      indicators: indicators.map(
        ({ id: indicatorId, aspect, statement: measure, target, targetUntil, targetText, unit }) => ({
          ...{ id: indicatorId, aspect, statement: measure, target, targetUntil, targetText, unit },
        }),
      ),
    }));
  }

  private async perspectives(): Promise<Map<string, string>> {
    const sql = `SELECT code, name FROM ${organizationTables.referenceItem} WHERE list = 'perspektif' ORDER BY validFrom`;
    return new Map((await this.db.rows<Record<'code' | 'name', string>>(sql)).map(({ code, name }) => [code, name]));
  }
}

/** True for a plan that both have signed. */
export function isSigned({ status, signedAt }: PlanOnPaper): boolean {
  return SIGNED.includes(status) && signedAt !== null;
}
