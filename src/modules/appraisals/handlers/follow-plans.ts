import { Injectable } from '@nestjs/common';
import { type EventHandler, HandlesEvent } from '../../../kernel/events/event-handler.js';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import { WorkPlanActivated, WorkPlanCancelled, WorkPlanClosed } from '../../work-plans/index.js';
import { AppraisalAnnulmentService } from '../appraisal-annulment.service.js';
import { AppraisalOpeningService } from '../appraisal-opening.service.js';
import type { AppraisalRequest } from '../http/appraisal.request.js';

/** Plans the appraisals of a plan that has become active. Safe to run twice: each has one key. */
@Injectable()
@HandlesEvent(WorkPlanActivated)
export class OpenAppraisalsWhenPlanIsActivated implements EventHandler<WorkPlanActivated> {
  constructor(private readonly opening: AppraisalOpeningService) {}

  handle({ workPlanId }: WorkPlanActivated['payload']): Promise<void> {
    return this.opening.schedule(workPlanId);
  }
}

/** Opens the appraisals of a plan that was closed. Safe to run twice. */
@Injectable()
@HandlesEvent(WorkPlanClosed)
export class OpenAppraisalsWhenPlanIsClosed implements EventHandler<WorkPlanClosed> {
  constructor(private readonly opening: AppraisalOpeningService) {}

  handle({ workPlanId }: WorkPlanClosed['payload']): Promise<void> {
    return this.opening.openClosed(workPlanId);
  }
}

/** Annuls the appraisals of a plan that was cancelled. Safe to run twice. */
@Injectable()
@HandlesEvent(WorkPlanCancelled)
export class AnnulAppraisalsWhenPlanIsCancelled implements EventHandler<WorkPlanCancelled> {
  constructor(private readonly annulment: AppraisalAnnulmentService) {}

  handle({ workPlanId }: WorkPlanCancelled['payload']): Promise<void> {
    return this.annulment.withPlan(workPlanId);
  }
}

/** Opens one appraisal on its day. Safe to run twice: there is never a second one of the same time. */
@Injectable()
@HandlesJob('appraisal.open')
export class OpenAppraisalOnItsDay implements JobHandler<AppraisalRequest> {
  constructor(private readonly opening: AppraisalOpeningService) {}

  run(input: AppraisalRequest): Promise<void> {
    return this.opening.openScheduled(input);
  }
}
