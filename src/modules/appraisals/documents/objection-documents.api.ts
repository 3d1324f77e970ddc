import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { type EmployeeIdentity, EmployeesApi } from '../../employees/index.js';
import type { ObjectionResponse } from '../objections/http/objection.response.js';
import { ObjectionsQueries } from '../objections/objections.queries.js';
import type { RatedResult } from '../objections/persistence/objection.entity.js';

/** An objection as it goes on paper. */
export interface ObjectionOnPaper extends Pick<
  ObjectionResponse,
  | ('id' | 'employeeId' | 'appraisalId' | 'periodName' | 'status' | 'filedOn' | 'contests' | 'reasons' | 'evidenceIds')
  | ('hearings' | 'decisionReason' | 'endedAt')
> {
  readonly filedAt: string;
  readonly employee: EmployeeIdentity;
  readonly appraiser: EmployeeIdentity | null;
  readonly examiner: EmployeeIdentity | null;
  readonly decidedBy: EmployeeIdentity | null;
  /** The day on which the examiner became it, where he is not the first. */
  readonly appointedOn: string | null;
  readonly ruleSetCode: string | null;
  readonly contested: RatedResult;
  readonly after: RatedResult | null;
  /** True once it was withdrawn, or what it is about was annulled. */
  readonly isVoid: boolean;
}

const FACTS = `SELECT ob.filedAt, ob.appointedOn, ap.status AS appraisalStatus, ap.outcome, ap.resultRating, ap.resultReason, ap.behaviourRating, ap.behaviourReason, ap.predicate
  FROM objection ob JOIN appraisal ap ON ap.id = ob.appraisalId WHERE ob.id = ?`;

interface FactsRow extends RatedResult {
  readonly filedAt: string;
  readonly appointedOn: string | null;
  readonly appraisalStatus: string;
  readonly outcome: string | null;
}

const STANDING = `SELECT ob.status, ap.status AS appraisalStatus FROM objection ob JOIN appraisal ap ON ap.id = ob.appraisalId WHERE ob.id = ?`;

/** What the documents of objections are made from. */
@Injectable()
export class ObjectionDocumentsApi {
  constructor(
    private readonly db: Database,
    private readonly objections: ObjectionsQueries,
    private readonly employees: EmployeesApi,
  ) {}

  /** Whether an objection still counts; undefined when there is no such objection. */
  async standing(id: string): Promise<{ isVoid: boolean } | undefined> {
    const [row] = await this.db.rows<Record<'status' | 'appraisalStatus', string>>(STANDING, [id]);
    return row && { isVoid: isVoid(row.status, row.appraisalStatus) };
  }

  /** An objection for whoever may read it. Throws REQUEST.NOT_FOUND. */
  async objection(actor: Actor, id: string): Promise<ObjectionOnPaper> {
    const objection = await this.objections.objection(actor, id);
    const [facts] = await this.db.rows<FactsRow>(FACTS, [id]);
    const { employeeId, appraiserId, examinerId, decidedByEmployeeId, filedOn, before, ...said } = objection;
    const ids = [employeeId, appraiserId, examinerId, decidedByEmployeeId].filter((one) => one !== null);
    const people = await this.employees.identitiesOf(ids, filedOn);
    const of = (one: string | null): EmployeeIdentity | null => (one === null ? null : (people.get(one) ?? null));
    const employee = of(employeeId);
    if (!facts || !employee) throw requestProblems.NOT_FOUND();
    const { filedAt, appointedOn, outcome, resultRating, resultReason, behaviourRating, behaviourReason, predicate } =
      facts;
    return {
      ...said,
      ...{ employeeId, filedOn, employee, appraiser: of(appraiserId), examiner: of(examinerId) },
      ...{ decidedBy: of(decidedByEmployeeId), filedAt: isoOf(filedAt), appointedOn },
      ruleSetCode: outcome === null ? null : (JSON.parse(outcome) as { ruleSetCode: string }).ruleSetCode,
      isVoid: isVoid(objection.status, facts.appraisalStatus),
      contested: before ?? { resultRating, resultReason, behaviourRating, behaviourReason, predicate },
    };
  }
}

const isVoid = (status: string, appraisalStatus: string): boolean =>
  status === 'WITHDRAWN' || appraisalStatus === 'ANNULLED';
