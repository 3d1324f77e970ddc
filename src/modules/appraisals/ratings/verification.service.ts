import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { AppraisalAccess } from '../appraisal.access.js';
import { appraisalProblems } from '../appraisals.problems.js';
import { spokenStep, verifiedText } from '../explanation/verification-words.js';
import type { ReplayedResultResponse } from './http/replay.response.js';
import { SignedAppraisals } from '../signed-appraisals.js';
import { isSaidBy, replayOf, SAID, type SaidRow, storedResult } from './stored-results.js';

/** Recalculates a result from what was stored with it, and holds its published copy against its hash, for everybody who may read it. Rules AP-19, PX-3. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly db: Database,
    private readonly access: AppraisalAccess,
    private readonly audit: AuditLog,
    private readonly signed: SignedAppraisals,
  ) {}

  /** Replays one result. Throws REQUEST.NOT_FOUND, APPRAISAL.NOT_RATED where there is none that the caller may know of. */
  async verify(actor: Actor, id: string): Promise<ReplayedResultResponse> {
    const scope = this.access.readable(actor);
    const sql = `SELECT ${SAID}, ap.publishedAt FROM appraisal ap WHERE ap.id = ? AND ${scope.sql}`;
    const [row] = await this.db.rows<SaidRow & { publishedAt: string | null }>(sql, [id, ...scope.values]);
    if (!row) throw requestProblems.NOT_FOUND();
    const isHidden = row.employeeId === actor.employeeId && row.publishedAt === null;
    if (isHidden || (row.outcome as string | null) === null) throw appraisalProblems.NOT_RATED();
    const { outcome, inputs } = storedResult(row);
    const { isEqual, replayed } = replayOf(row);
    const copy = row.publishedAt === null ? undefined : await this.signed.latestOf(id);
    const isUnaltered = copy?.isUnaltered ? isSaidBy(copy, row) : (copy?.isUnaltered ?? null);
    await this.audit.record({
      action: 'appraisal.verify',
      object: { type: 'appraisal', id },
      subjectEmployeeId: row.employeeId,
      // Of a result that is not published its employee learns nothing (rules.md AP-5).
      ...(row.publishedAt === null ? { shownAfter: 'appraisal.publish' } : {}),
      facts: { isEqual, isUnaltered },
    });
    const { ruleSetCode, ruleSetVersion } = outcome;
    const { language } = currentContext();
    const [storedPredicate, replayedPredicate] = [row.predicate, replayed?.predicate ?? null];
    const isPublished = row.publishedAt !== null;
    // What a calibration or an examiner did follows the steps of the rule set, which knows nothing of it.
    const steps = replayed ? [...replayed.steps, ...outcome.steps.slice(replayed.steps.length)] : [];
    return {
      ...{ appraisalId: id, isEqual, ruleSetCode, ruleSetVersion, storedPredicate, replayedPredicate },
      text: verifiedText({ isEqual, isPublished, isUnaltered, storedPredicate, replayedPredicate }, language),
      steps: steps.map((step) => spokenStep(step, language)),
      resultRating: inputs.resultRating,
      behaviourRating: inputs.behaviourRating,
      hasFigures: inputs.numeric !== null,
      ...{ isUnaltered, contentsHash: copy?.contentsHash ?? null },
    };
  }
}
