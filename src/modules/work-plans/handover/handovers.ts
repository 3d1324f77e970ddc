import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { ResultHandover } from './persistence/result-handover.entity.js';

/** Lets results wait again that had gone on in what is no longer there. Rule CA-12. */
@Injectable()
export class Handovers {
  constructor(private readonly db: Database) {}

  /** The results in which those of a plan go on. */
  async takenFrom(fromWorkPlanId: string): Promise<string[]> {
    return (await this.db.find(ResultHandover, { fromWorkPlanId })).map(({ toResultId }) => toResultId);
  }

  /** A result of a draft goes. */
  forgetResult(toResultId: string): Promise<number> {
    return this.db.remove(ResultHandover, { toResultId });
  }

  /** A draft goes, or a plan is cancelled. */
  forgetPlan(toWorkPlanId: string): Promise<number> {
    return this.db.remove(ResultHandover, { toWorkPlanId });
  }
}
