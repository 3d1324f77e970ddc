import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { Database } from '../database/database.js';
import { isoOf, isoOrNull } from '../database/dialect.js';
import { type Facts, problemByCode } from '../errors/domain-error.js';
import { requestProblems } from '../errors/problems.js';
import { currentContext } from '../http/request-context.js';
import { say } from '../i18n/language.js';
import type { JobProblemResponse, JobResponse } from './job.response.js';
import { jobProblems } from './job.problems.js';

type Row = Pick<JobResponse, 'id' | 'kind' | 'status' | 'attempts' | 'createdAt' | 'finishedAt' | 'version'> & {
  progressDone: number;
  progressTotal: number | null;
  result: string | null;
  problemCode: string | null;
  problemFacts: string | null;
};

/** Looks at jobs on behalf of people. */
@Injectable()
export class JobsQueries {
  private readonly byId;

  constructor(db: Database) {
    this.byId = db.prepare<Row>(
      `SELECT id, kind, status, progressDone, progressTotal, result, problemCode, problemFacts, attempts, createdAt,
              finishedAt, version
         FROM job WHERE id = ? AND (? = 1 OR createdByAccountId = ?)`,
    );
  }

  /** One job: any for those who may read all, otherwise only the actor's own. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<JobResponse> {
    const row = await this.byId.first([id, actor.permissions.has('job:read'), actor.accountId]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toResponse(row);
  }
}

function toResponse(row: Row): JobResponse {
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    progress: { done: Number(row.progressDone), total: row.progressTotal === null ? null : Number(row.progressTotal) },
    result: row.result === null ? null : (JSON.parse(row.result) as object),
    problem: toProblem(row),
    attempts: Number(row.attempts),
    createdAt: isoOf(row.createdAt),
    finishedAt: isoOrNull(row.finishedAt),
    version: Number(row.version),
  };
}

function toProblem({ problemCode, problemFacts }: Row): JobProblemResponse | null {
  if (problemCode === null) return null;
  // A code that a later version has dropped still says what is known.
  const { detail } = problemByCode(problemCode) ?? jobProblems.FAILED.definition;
  return {
    code: problemCode,
    detail: say(detail, currentContext().language, JSON.parse(problemFacts ?? '{}') as Facts),
  };
}
