import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import { allOf, type SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { EmployeeAccess, type Part } from '../employees/index.js';
import { appraisalProblems } from './appraisals.problems.js';
import type { AppraisalParty } from './domain/appraisal.states.js';
import { Appraisal } from './persistence/appraisal.entity.js';

/** What each party's changes of an appraisal take. */
const PARTS: Record<AppraisalParty, Part> = {
  owner: { permission: 'appraisal:write', read: 'appraisal:read', refusal: appraisalProblems.NOT_THE_OWNER },
  appraiser: { permission: 'appraisal:decide', read: 'appraisal:read', refusal: appraisalProblems.NOT_THE_APPRAISER },
};

/** The only way to load an appraisal. It belongs to the appraised employee; the policy says who reaches it. */
@Injectable()
export class AppraisalAccess {
  constructor(
    private readonly db: Database,
    private readonly people: EmployeeAccess,
  ) {}

  /** The appraisals an actor may read, as a condition on `ap`. */
  readable(actor: Actor): SqlCondition {
    return this.people.reached(actor, 'appraisal:read', 'ap.employeeId');
  }

  /** The published appraisals an actor may read as they were then, as a condition on `pa`; with an erased person they are gone. */
  signed(actor: Actor): SqlCondition {
    const reached = this.people.reached(actor, 'signed-copy:read', 'pa.employeeId', 'pa.signedByEmployeeId');
    return allOf(reached, { sql: 'pa.contents IS NOT NULL', values: [] });
  }

  /** True when the actor may open the appraisals of this employee. */
  mayOpen(actor: Actor, employeeId: string): Promise<boolean> {
    return this.people.reaches(actor, 'appraisal:open', employeeId);
  }

  /**
   * Loads and locks an appraisal for a change by its employee or the appraiser.
   * Throws REQUEST.NOT_FOUND, APPRAISAL.NOT_THE_OWNER, APPRAISAL.NOT_THE_APPRAISER.
   */
  async load(actor: Actor, id: string, party: AppraisalParty): Promise<Appraisal> {
    const appraisal = await this.db.lock(Appraisal, { id });
    if (!appraisal) throw requestProblems.NOT_FOUND();
    await this.people.requirePart(actor, PARTS[party], appraisal.employeeId);
    return appraisal;
  }
}
