import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, Requires } from '../auth/route.decorators.js';
import { Database } from '../database/database.js';
import { isoOf, isoOrNull } from '../database/dialect.js';
import { type Facts, problemByCode } from '../errors/domain-error.js';
import { requestProblems } from '../errors/problems.js';
import { IdParam } from '../http/params.js';
import { currentContext } from '../http/request-context.js';
import { say } from '../i18n/language.js';
import { jobProblems } from './job.problems.js';
import type { JobProblemResponse, JobResponse } from './job.response.js';

type Texts = Record<'result' | 'problemFacts', string | null>;
type Row = Omit<JobResponse, 'progress' | 'problem' | 'result'> &
  Texts & { progressDone: number; progressTotal: number | null; problemCode: string | null };

/** Work in the background. */
@ApiTags('Jobs')
@Controller('jobs')
export class JobsController {
  private readonly byId = this.db.prepare<Row>(
    `SELECT id, kind, status, progressDone, progressTotal, result, problemCode, problemFacts, attempts, createdAt,
            finishedAt, version
       FROM job WHERE id = ? AND (? = 1 OR createdByAccountId = ?)`,
  );

  constructor(private readonly db: Database) {}

  /** Tells how far a job is, what came of it or why it failed; to whoever started it, HR office and Inspektorat. */
  @Get(':id')
  @Requires('job:own')
  async getJob(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<JobResponse> {
    const row = await this.byId.first([id, actor.permissions.has('job:read'), actor.accountId]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toResponse(row);
  }
}

function toResponse({ progressDone, progressTotal, problemCode, problemFacts, ...row }: Row): JobResponse {
  return {
    ...row,
    progress: { done: progressDone, total: progressTotal },
    result: JSON.parse(row.result ?? 'null') as object | null,
    problem: problemCode === null ? null : toProblem(problemCode, problemFacts ?? '{}'),
    createdAt: isoOf(row.createdAt),
    finishedAt: isoOrNull(row.finishedAt),
  };
}

function toProblem(code: string, facts: string): JobProblemResponse {
  // A code that a later version has dropped still says what is known.
  const { detail } = problemByCode(code) ?? jobProblems.FAILED.definition;
  return { code, detail: say(detail, currentContext().language, JSON.parse(facts) as Facts) };
}
