import { Injectable } from '@nestjs/common';
import { CourseDocumentsApi, WorkPlanDocumentsApi } from '../../work-plans/index.js';
import { actionPlanDocument, matrixDocument } from '../forms/course-forms.js';
import { Moments } from './moments.js';
import { DRAFT, fileNameOf, type Paper } from './paper.js';
import { isSigned, PlanPapers } from './plan-papers.js';

/** Prepares what goes on in the course of a plan: its steps, and what its owner hands down. */
@Injectable()
export class CoursePapers {
  constructor(
    private readonly plans: WorkPlanDocumentsApi,
    private readonly course: CourseDocumentsApi,
    private readonly planPapers: PlanPapers,
    private readonly moments: Moments,
  ) {}

  /** Rencana Aksi: issued once the plan is signed, anew whenever a step has changed. Throws REQUEST.NOT_FOUND. */
  async actionPlan(workPlanId: string): Promise<Paper> {
    const plan = await this.plans.plan(workPlanId);
    const { steps, updatedAt } = await this.course.actionPlan(workPlanId);
    const printed = { ...(await this.planPapers.printed(plan)), steps };
    const madeAt = updatedAt !== null && updatedAt > printed.madeAt ? updatedAt : printed.madeAt;
    return {
      ...{ kind: 'RENCANA_AKSI', subjectId: workPlanId, subjectVersion: plan.version, employeeId: plan.employeeId },
      ...{ isFinal: isSigned(plan) && steps.length > 0, draftMark: DRAFT },
      fileName: fileNameOf('Rencana-Aksi', plan.startsOn.slice(0, 4), plan.employee.name),
      model: (setting) => actionPlanDocument({ ...printed, madeAt, stateOn: this.moments.civilDay(madeAt) }, setting),
    };
  }

  /** Matriks Peran Hasil: issued once all of it was shown to the members. Throws REQUEST.NOT_FOUND. */
  async matrix(leaderWorkPlanId: string): Promise<Paper> {
    const plan = await this.plans.plan(leaderWorkPlanId);
    const { roles, publishedAt, version } = await this.course.matrix(leaderWorkPlanId);
    const printed = { ...(await this.planPapers.printed(plan)), roles };
    const madeAt = publishedAt ?? printed.madeAt;
    const members = roles.flatMap(({ employeeId, isPseudonym }) => (isPseudonym ? [] : [employeeId]));
    const isShown = publishedAt !== null && roles.every((role) => role.isShown);
    return {
      ...{
        kind: 'MATRIKS_PERAN_HASIL',
        subjectId: leaderWorkPlanId,
        subjectVersion: version,
        employeeId: plan.employeeId,
      },
      names: [...new Set(members)],
      ...{ isFinal: isShown && plan.status !== 'CANCELLED', draftMark: DRAFT },
      fileName: fileNameOf('Matriks-Peran-Hasil', plan.startsOn.slice(0, 4), plan.employee.name),
      model: (setting) => matrixDocument({ ...printed, madeAt, stateOn: this.moments.civilDay(madeAt) }, setting),
    };
  }
}
