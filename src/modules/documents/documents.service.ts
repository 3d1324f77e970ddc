import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../kernel/audit/read-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { AppraisalDocumentsApi, ObjectionDocumentsApi } from '../appraisals/index.js';
import { WorkPlanDocumentsApi } from '../work-plans/index.js';
import { AppraisalPapers } from './papers/appraisal-papers.js';
import { CoursePapers } from './papers/course-papers.js';
import { ObjectionPapers } from './papers/objection-papers.js';
import type { Paper } from './papers/paper.js';
import { PlanPapers } from './papers/plan-papers.js';
import { DocumentIssuing, type GivenDocument } from './register/document-issuing.service.js';

/** Gives single documents to whoever may read what they are about. */
@Injectable()
export class Documents {
  constructor(
    private readonly plans: WorkPlanDocumentsApi,
    private readonly planPapers: PlanPapers,
    private readonly appraisals: AppraisalDocumentsApi,
    private readonly appraisalPapers: AppraisalPapers,
    private readonly coursePapers: CoursePapers,
    private readonly objections: ObjectionDocumentsApi,
    private readonly objectionPapers: ObjectionPapers,
    private readonly issuing: DocumentIssuing,
    private readonly reads: ReadLog,
  ) {}

  /** The SKP. Throws REQUEST.NOT_FOUND, DOCUMENT.ERASED, SIGNER_AWAY. */
  async skp(actor: Actor, workPlanId: string): Promise<GivenDocument> {
    await this.plans.requireReadable(actor, workPlanId);
    return this.give(actor, await this.planPapers.skp(workPlanId));
  }

  /** Evaluasi Kinerja. Throws REQUEST.NOT_FOUND, DOCUMENT.ERASED, SIGNER_AWAY. */
  async evaluation(actor: Actor, appraisalId: string): Promise<GivenDocument> {
    const appraisal = await this.appraisals.appraisal(actor, appraisalId);
    return this.give(actor, await this.appraisalPapers.evaluation(appraisal));
  }

  /** Dokumen Evaluasi Kinerja. Throws REQUEST.NOT_FOUND, DOCUMENT.ERASED, SIGNER_AWAY. */
  async outcome(actor: Actor, appraisalId: string): Promise<GivenDocument> {
    const appraisal = await this.appraisals.appraisal(actor, appraisalId);
    return this.give(actor, await this.appraisalPapers.outcome(appraisal));
  }

  /** Rencana Aksi. Throws REQUEST.NOT_FOUND, DOCUMENT.ERASED, SIGNER_AWAY. */
  async actionPlan(actor: Actor, workPlanId: string): Promise<GivenDocument> {
    await this.plans.requireReadable(actor, workPlanId);
    return this.give(actor, await this.coursePapers.actionPlan(workPlanId));
  }

  /** Matriks Peran Hasil. Throws REQUEST.NOT_FOUND, DOCUMENT.ERASED, SIGNER_AWAY. */
  async matrix(actor: Actor, leaderWorkPlanId: string): Promise<GivenDocument> {
    await this.plans.requireReadable(actor, leaderWorkPlanId);
    return this.give(actor, await this.coursePapers.matrix(leaderWorkPlanId));
  }

  /** Keberatan. Throws REQUEST.NOT_FOUND, DOCUMENT.ERASED, SIGNER_AWAY. */
  async objection(actor: Actor, id: string): Promise<GivenDocument> {
    return this.give(actor, this.objectionPapers.objection(await this.objections.objection(actor, id)));
  }

  /** Keputusan atas Keberatan. Throws REQUEST.NOT_FOUND, DOCUMENT.NOT_DECIDED, ERASED, SIGNER_AWAY. */
  async decision(actor: Actor, id: string): Promise<GivenDocument> {
    return this.give(actor, this.objectionPapers.decision(await this.objections.objection(actor, id)));
  }

  private async give(actor: Actor, paper: Paper): Promise<GivenDocument> {
    const document = await this.issuing.give(paper, actor.accountId);
    if (document.documentId !== null)
      this.reads.record(actor, 'issued-document', document.documentId, paper.employeeId);
    return document;
  }
}
