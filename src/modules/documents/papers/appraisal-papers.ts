import { Injectable } from '@nestjs/common';
import type { AppraisalOnPaper } from '../../appraisals/index.js';
import { CourseDocumentsApi, type PlanOnPaper, WorkPlanDocumentsApi } from '../../work-plans/index.js';
import { reachedAsRated } from '../domain/rated-figures.js';
import { type EvaluatedPlan, evaluationDocument, type PrintedEvaluation } from '../forms/evaluation.js';
import { outcomeDocument } from '../forms/evaluation-document.js';
import { spanInWords } from '../forms/words.js';
import { Moments } from './moments.js';
import { DRAFT, fileNameOf, type Paper } from './paper.js';
import { PlanPapers } from './plan-papers.js';

/** Prepares the documents of appraisals. Whose they may be given is asked before. */
@Injectable()
export class AppraisalPapers {
  constructor(
    private readonly plans: WorkPlanDocumentsApi,
    private readonly course: CourseDocumentsApi,
    private readonly planPapers: PlanPapers,
    private readonly moments: Moments,
  ) {}

  /** Evaluasi Kinerja: plans with what was reached and said, ratings, predicate. */
  async evaluation(appraisal: AppraisalOnPaper): Promise<Paper> {
    const plans: EvaluatedPlan[] = [];
    for (const id of appraisal.workPlanIds) plans.push(await this.evaluated(appraisal, id));
    const isOne = plans.length === 1;
    const printed = {
      ...this.printed(appraisal),
      plans: plans.map((plan) => (isOne ? { ...plan, title: null } : plan)),
    };
    return {
      ...this.paperOf(appraisal, 'Evaluasi-Kinerja'),
      kind: 'EVALUASI_KINERJA',
      model: (setting) => evaluationDocument(printed, setting),
    };
  }

  /** Dokumen Evaluasi Kinerja: who was evaluated by whom, with which outcome. */
  async outcome(appraisal: AppraisalOnPaper): Promise<Paper> {
    const { superior, acknowledgedOn: receivedOn } = appraisal;
    const printed = { ...this.printed(appraisal), superior, receivedOn, notes: [] };
    return {
      ...this.paperOf(appraisal, 'Dokumen-Evaluasi'),
      kind: 'DOKUMEN_EVALUASI',
      model: (setting) => outcomeDocument(printed, setting),
    };
  }

  private paperOf(appraisal: AppraisalOnPaper, name: string): Omit<Paper, 'kind' | 'model'> {
    const { id, employeeId, employee, periodName, signedAt, status, version } = appraisal;
    return {
      ...{ subjectId: id, subjectVersion: version, employeeId },
      isFinal: signedAt !== null && status !== 'ANNULLED',
      draftMark: status === 'ANNULLED' ? 'DIBATALKAN' : DRAFT,
      fileName: fileNameOf(name, periodName, employee.name),
    };
  }

  private printed(appraisal: AppraisalOnPaper): Omit<PrintedEvaluation, 'plans'> {
    const { kind, periodName, startsOn, endsOn, employee, appraiser, organisation, signedAt } = appraisal;
    const { resultRating, resultReason, behaviourRating, behaviourReason, predicate, ruleSetCode } = appraisal;
    return {
      ...{ isAnnual: kind === 'ANNUAL', periodName, startsOn, endsOn, employee, appraiser, organisation },
      ...{ resultRating, resultReason, behaviourRating, behaviourReason, predicate, ruleSetCode },
      ...{ signed: this.moments.words(signedAt), signedOn: this.moments.day(signedAt) },
      madeAt: signedAt ?? `${startsOn}T00:00:00.000Z`,
    };
  }

  /** A plan as it was signed when the appraisal was published, with its course in that time, as it was known then. */
  private async evaluated(appraisal: AppraisalOnPaper, id: string): Promise<EvaluatedPlan> {
    const { startsOn: from, endsOn: until, evaluationPeriodId, signedAt } = appraisal;
    const plan: PlanOnPaper = await this.plans.plan(id, signedAt ? new Date(signedAt) : undefined);
    const { reached, said } = await this.course.course(id, {
      days: { from, until },
      ...{ evaluationPeriodId, until: signedAt },
    });
    const { family, approach, results, behaviours } = await this.planPapers.printed(plan);
    const title = `SKP ${spanInWords(plan.startsOn, plan.endsOn)}`;
    const basis = appraisal.basis?.plans.find(({ workPlanId }) => workPlanId === id) ?? null;
    const course = { reached: reachedAsRated(results, reached, basis), said };
    return { family, approach, results, behaviours, course, title };
  }
}
