import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Database } from '../../../kernel/database/database.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { MAX_RESULTS } from '../domain/limits.js';
import { isEditable } from '../domain/work-plan.states.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { LibraryCopies } from './library-copies.js';
import { libraryProblems } from './library.problems.js';
import { LibraryResult } from './persistence/library-result.entity.js';

/** Lets the owner of a plan take a result of the library up. Rule LB-4. */
@Injectable()
export class LibraryTaking {
  constructor(
    private readonly db: Database,
    private readonly access: WorkPlanAccess,
    private readonly copies: LibraryCopies,
  ) {}

  /**
   * Copies a result of the library into a plan of the caller. Throws REQUEST.NOT_FOUND, WORK_PLAN.NOT_THE_OWNER, WRONG_STATE,
   * TOO_MANY_RESULTS, LIBRARY.UNKNOWN, RETIRED, ALREADY_TAKEN, OTHER_FORM.
   */
  async take(actor: Actor, workPlanId: string, libraryResultId: string): Promise<void> {
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, workPlanId, 'owner');
      const { status, family, approach } = plan;
      if (!isEditable(status)) throw workPlanProblems.WRONG_STATE({ status, needed: 'DRAFT, RETURNED' });
      const [result] = await this.db.find(LibraryResult, { id: libraryResultId });
      if (!result) throw refusedAt(libraryProblems.UNKNOWN, {}, '/libraryResultId');
      if (result.status === 'RETIRED') throw libraryProblems.RETIRED();
      const obstacle = await this.copies.obstacleOf(plan, result);
      if (obstacle === 'ALREADY') throw libraryProblems.ALREADY_TAKEN();
      if (obstacle === 'FULL') throw workPlanProblems.TOO_MANY_RESULTS({ limit: MAX_RESULTS });
      if (obstacle === 'OTHER_FORM') throw libraryProblems.OTHER_FORM({ family, approach });
      await this.copies.copy(plan, result);
    });
  }
}
