import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { CertificationPolicyService } from './certification-policy.service.js';
import { certificationProblems } from './certification.problems.js';
import { COURSE, vignetteOf } from './course.js';
import { monthsLater } from './domain/months.js';
import { drawn, figuresOf, isPassed } from './domain/attempt.js';
import type { VignetteAnswerRequest } from './http/certification.request.js';
import { CertificationAttempt } from './persistence/certification.entity.js';

/** The practice of appraisers: vignettes are drawn, rated, and held against the reference. Rules AC-1, AC-2. */
@Injectable()
export class CertificationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly policy: CertificationPolicyService,
  ) {}

  /** Begins an attempt; gives its id. Throws CERTIFICATION.ATTEMPT_OPEN. */
  async begin(actor: Actor): Promise<string> {
    const employeeId = requirePerson(actor);
    return this.db.transaction(async () => {
      const attempts = await this.db.find(CertificationAttempt, { employeeId });
      const open = attempts.find(({ answers }) => answers === null);
      if (open) throw certificationProblems.ATTEMPT_OPEN({ attemptId: open.id });
      const { vignettes: count } = await this.policy.current();
      const seen = new Set(attempts.flatMap(({ vignettes }) => vignettes));
      const vignettes = drawn(COURSE.vignettes, { count, seen, below: randomInt }).map(({ code }) => code);
      const [id, startedAt] = [newId(), this.clock.now()];
      const empty = { answers: null, accuracyPercent: null, leniencyHundredths: null, distanceHundredths: null };
      const ends = { isPassed: false, validUntil: null, startedAt, answeredAt: null, updatedAt: startedAt, version: 1 };
      const attempt = { id, employeeId, openFor: employeeId, edition: COURSE.edition, vignettes, ...empty, ...ends };
      const taken = { openFor: () => certificationProblems.ATTEMPT_OPEN({ attemptId: '–' }) };
      await refuseTaken(this.db.insert(CertificationAttempt, attempt), taken);
      await this.record('begin', id, employeeId, {});
      return id;
    });
  }

  /** Takes the answers to an own attempt; they are final. Throws REQUEST.NOT_FOUND, CERTIFICATION.ATTEMPT_ANSWERED, ANSWERS_INCOMPLETE. */
  async answer(actor: Actor, id: string, given: readonly VignetteAnswerRequest[]): Promise<void> {
    const employeeId = requirePerson(actor);
    await this.db.transaction(async () => {
      const attempt = await this.db.lock(CertificationAttempt, { id });
      if (attempt?.employeeId !== employeeId) throw requestProblems.NOT_FOUND();
      if (attempt.answers !== null) throw certificationProblems.ATTEMPT_ANSWERED();
      const answers = inOrder(attempt.vignettes, given);
      const figures = figuresOf(answers.map((answer) => ({ answer, reference: vignetteOf(answer.code).reference })));
      const { validMonths, ...terms } = await this.policy.current();
      const passed = isPassed(figures, terms);
      const validUntil = passed ? monthsLater(this.clock.today(), validMonths) : null;
      const at = this.clock.now();
      const change = {
        answers,
        openFor: null,
        ...figures,
        isPassed: passed,
        validUntil,
        answeredAt: at,
        updatedAt: at,
      };
      await this.db.update(CertificationAttempt, { id }, { ...change, version: attempt.version + 1 });
      await this.record('answer', id, employeeId, { isPassed: passed, validUntil });
    });
  }

  /** Figures are the appraiser's own: the record knows only whether it was enough. */
  private record(what: string, id: string, subjectEmployeeId: string, after: object): Promise<void> {
    const object = { type: 'certification-attempt', id };
    return this.audit.record({ action: `certification.${what}`, object, subjectEmployeeId, after });
  }
}

function inOrder(codes: readonly string[], given: readonly VignetteAnswerRequest[]) {
  const answers = codes.flatMap((code) => given.filter((answer) => answer.code === code));
  const missing = codes.filter((code) => !given.some((answer) => answer.code === code));
  const many = given.filter(
    ({ code }, at) => !codes.includes(code) || given.findIndex((one) => one.code === code) !== at,
  );
  const wrong = [...missing, ...many.map(({ code }) => code)];
  if (wrong.length > 0)
    throw refusedAt(certificationProblems.ANSWERS_INCOMPLETE, { codes: wrong.join(', ') }, '/answers');
  return answers.map(({ code, resultRating, behaviourRating }) => ({ code, resultRating, behaviourRating }));
}

function requirePerson({ employeeId }: Actor): string {
  if (employeeId === null) throw requestProblems.NOT_FOUND();
  return employeeId;
}
