import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import type { PersonPermission } from '../../../kernel/auth/permissions.js';
import { reachOf } from '../../../kernel/auth/reach.js';
import { anyOf, NOTHING, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EmployeeAccess } from '../../employees/index.js';
import { Appraisal } from '../persistence/appraisal.entity.js';
import { objectionProblems } from './objection.problems.js';
import { Objection } from './persistence/objection.entity.js';

/** An objection with the appraisal it is about, both locked. */
export interface Contest {
  readonly objection: Objection;
  readonly appraisal: Appraisal;
}

const PARTS = {
  owner: { permission: 'objection:withdraw', refusal: objectionProblems.NOT_THE_OWNER },
  side: { permission: 'objection:explain', refusal: objectionProblems.NOT_A_SIDE },
  examiner: { permission: 'objection:examine', refusal: objectionProblems.NOT_THE_EXAMINER },
  office: { permission: 'objection:appoint', refusal: objectionProblems.NOT_THE_EXAMINER },
} as const;

/**
 * The only way to load an objection. It belongs to the employee who filed it; the appraiser whose rating is contested (SIGNED) and the
 * examiner (EXAMINES) read it with all that was said (rules.md OB-5).
 */
@Injectable()
export class ObjectionAccess {
  constructor(
    private readonly db: Database,
    private readonly people: EmployeeAccess,
  ) {}

  /** The objections a permission reaches, as a condition on `ob`. */
  reached(actor: Actor, permission: PersonPermission = 'objection:read'): SqlCondition {
    const ofPeople = this.people.reached(actor, permission, 'ob.employeeId', 'ob.appraiserId');
    const { employeeId } = actor;
    if (!employeeId || !reachOf(actor, permission).has('EXAMINES')) return ofPeople;
    const examined = { sql: '(ob.examinerId = ? OR ob.decidedByEmployeeId = ?)', values: [employeeId, employeeId] };
    return anyOf(ofPeople, examined);
  }

  /**
   * Loads and locks the appraisal, and then the objection, for a change.
   * Throws REQUEST.NOT_FOUND, OBJECTION.NOT_THE_OWNER, NOT_A_SIDE, NOT_THE_EXAMINER.
   */
  async load(actor: Actor, id: string, part: keyof typeof PARTS): Promise<Contest> {
    const contest = await this.lock(id);
    const { permission, refusal } = PARTS[part];
    if (await this.isReached(actor, permission, id, part === 'examiner')) return contest;
    if (await this.isReached(actor, 'objection:read', id, false)) throw refusal();
    throw requestProblems.NOT_FOUND();
  }

  /** Locks the appraisal, and then the objection. Throws REQUEST.NOT_FOUND. */
  async lock(id: string): Promise<Contest> {
    const [known] = await this.db.find(Objection, { id });
    if (!known) throw requestProblems.NOT_FOUND();
    const appraisal = await this.db.lock(Appraisal, { id: known.appraisalId });
    const objection = await this.db.lock(Objection, { id });
    if (!appraisal || !objection) throw requestProblems.NOT_FOUND();
    return { objection, appraisal };
  }

  private async isReached(
    actor: Actor,
    permission: PersonPermission,
    id: string,
    isExaminer: boolean,
  ): Promise<boolean> {
    const reached = isExaminer ? examinedBy(actor) : this.reached(actor, permission);
    const rows = await this.db.rows(`SELECT ob.id FROM objection ob WHERE ob.id = ? AND ${reached.sql}`, [
      id,
      ...reached.values,
    ]);
    return rows.length > 0;
  }
}

/** Who decided stays a reader; only who examines now moves it. */
function examinedBy(actor: Actor): SqlCondition {
  const { employeeId } = actor;
  if (!employeeId || !reachOf(actor, 'objection:examine').has('EXAMINES')) return NOTHING;
  return { sql: 'ob.examinerId = ?', values: [employeeId] };
}
