import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { allOf, equal } from '../database/condition.js';
import { Database } from '../database/database.js';
import { isoOf, isoOrNull } from '../database/dialect.js';
import { type Facts, problemByCode } from '../errors/domain-error.js';
import { requestProblems } from '../errors/problems.js';
import { Cursors } from '../http/cursors.js';
import type { Page } from '../http/page.response.js';
import { currentContext } from '../http/request-context.js';
import { type Language, say } from '../i18n/language.js';
import { readableJobs } from './job.access.js';
import { jobProblems } from './job.problems.js';
import type { JobQuery } from './job.request.js';
import type { JobProblemResponse, JobResponse } from './job.response.js';

const JOB = `SELECT id, kind, status, progressDone, progressTotal, result, problemCode, problemFacts, attempts, createdAt,
  finishedAt, version FROM job`;

/** A job as it is read for an answer. */
export type JobRow = Omit<JobResponse, 'progress' | 'problem' | 'result'> &
  Record<'result' | 'problemFacts', string | null> & {
    progressDone: number;
    progressTotal: number | null;
    problemCode: string | null;
  };

/** Shows jobs to those who may see them: the own ones, and all of them to the HR office and the Inspektorat. */
@Injectable()
export class JobQueries {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** One job. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<JobResponse> {
    const [row] = await this.rows(actor, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toJob(row, currentContext().language);
  }

  /** Those of these jobs that the caller may see. */
  rows(actor: Actor, ids: readonly string[]): Promise<JobRow[]> {
    const where = allOf({ sql: `id IN (${ids.map(() => '?').join(', ')})`, values: ids }, readableJobs(actor));
    return this.db.rows<JobRow>(`${JOB} WHERE ${where.sql}`, where.values);
  }

  /** Jobs, the latest first. */
  async list(actor: Actor, query: JobQuery): Promise<Page<JobResponse>> {
    const { status, kind } = query;
    const filter = ['jobs', status, kind];
    const [before] = this.cursors.keysOf(query, filter) ?? [];
    const all = allOf(readableJobs(actor), equal('status', status), equal('kind', kind));
    const where = allOf(all, before === undefined ? undefined : { sql: 'id < ?', values: [before] });
    const sql = `${JOB} WHERE ${where.sql} ORDER BY id DESC LIMIT ?`;
    const rows = await this.db.rows<JobRow>(sql, [...where.values, query.limit + 1]);
    const total = query.count ? await this.db.count('job', all) : undefined;
    const { language } = currentContext();
    return this.cursors.pageOf({
      rows,
      query,
      filter,
      total,
      keys: ({ id }) => [id],
      item: (row) => toJob(row, language),
    });
  }
}

/** A job as it is answered, its problem in the reader's language. */
export function toJob(row: JobRow, language: Language): JobResponse {
  const { progressDone, progressTotal, problemCode, problemFacts, ...rest } = row;
  return {
    ...rest,
    progress: { done: progressDone, total: progressTotal },
    result: JSON.parse(row.result ?? 'null') as object | null,
    problem: problemCode === null ? null : toProblem(problemCode, problemFacts ?? '{}', language),
    createdAt: isoOf(row.createdAt),
    finishedAt: isoOrNull(row.finishedAt),
  };
}

function toProblem(code: string, facts: string, language: Language): JobProblemResponse {
  // A code that a later version has dropped still says what is known.
  const { detail } = problemByCode(code) ?? jobProblems.FAILED.definition;
  return { code, detail: say(detail, language, JSON.parse(facts) as Facts) };
}
