import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { type Language, say } from '../../../kernel/i18n/language.js';
import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';
import { fromScaled } from '../../../kernel/values/scaled.js';
import { displayName, EmployeeAccess, employeeTables, postedBelow, type Titled } from '../../employees/index.js';
import { APPRAISED, HELD, OWED } from './appraisers.sql.js';
import { CertificationPolicyService } from './certification-policy.service.js';
import { CertificationGate } from './certification.gate.js';
import { COURSE, vignetteOf } from './course.js';
import { certificationState, type CertificationState, driftOf } from './domain/attempt.js';
import type { CertificationQuery } from './http/certification.request.js';
import type {
  AppraiserCertificationResponse,
  AppraiserCourseResponse,
  CertificationAttemptResponse,
  CertificationAttemptSummaryResponse,
  OwnCertificationResponse,
  VignetteResponse,
} from './http/certification.response.js';
import type { VignetteAnswer } from './persistence/certification.entity.js';

/** How many days before its end a certificate is ending. */
const ENDING_DAYS = 30;
const ATTEMPT = `SELECT ca.id, ca.edition, ca.startedAt, ca.answeredAt, ca.accuracyPercent, ca.leniencyHundredths, ca.distanceHundredths,
  ca.isPassed, ca.validUntil, ca.vignettes, ca.answers, ca.version FROM certification_attempt ca`;
const UNTIL = `(SELECT MAX(cu.validUntil) FROM certification_attempt cu WHERE cu.employeeId = e.id AND cu.isPassed = 1)`;
const PRACTISED = 'EXISTS (SELECT 1 FROM certification_attempt cp WHERE cp.employeeId = e.id)';

interface AttemptRow extends Omit<CertificationAttemptSummaryResponse, 'leniency' | 'distance' | 'isPassed'> {
  readonly leniencyHundredths: number | null;
  readonly distanceHundredths: number | null;
  readonly isPassed: unknown;
  readonly vignettes: string;
  readonly answers: string | null;
}
interface AppraiserRow extends Titled {
  readonly employeeId: string;
  readonly nameKey: string;
  readonly appraises: unknown;
  readonly validUntil: CivilDate | null;
}

/** Reads of the course: one's own figures for oneself alone, states for the HR office. Rules AC-2, AC-3. */
@Injectable()
export class CertificationsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: EmployeeAccess,
    private readonly policy: CertificationPolicyService,
    private readonly gate: CertificationGate,
    private readonly cursors: Cursors,
  ) {}

  /** The lessons. */
  course(): AppraiserCourseResponse {
    const { language } = currentContext();
    const lessons = COURSE.lessons.map(({ code, title, paragraphs }) => ({
      ...{ code, title: say(title, language), paragraphs: [...paragraphs[language]] },
    }));
    return { edition: COURSE.edition, lessons };
  }

  /** How the caller stands. */
  async own({ employeeId }: Actor): Promise<OwnCertificationResponse> {
    if (employeeId === null) throw requestProblems.NOT_FOUND();
    const sql = `${ATTEMPT} WHERE ca.employeeId = ? AND ca.answeredAt IS NOT NULL ORDER BY ca.startedAt, ca.id`;
    const rows = await this.db.rows<AttemptRow>(sql, [employeeId]);
    const validUntil = await this.gate.validUntil(employeeId);
    const figures = rows.map((row) => ({ leniencyHundredths: Number(row.leniencyHundredths) }));
    const { level } = await this.policy.current();
    return {
      state: this.stateOf(validUntil),
      validUntil,
      level,
      drift: levels(driftOf(figures)),
      attempts: rows.map(toSummary),
    };
  }

  /** The caller's attempts, the latest first. */
  async attempts({ employeeId }: Actor, query: PageQuery): Promise<Page<CertificationAttemptSummaryResponse>> {
    const filter = ['certification-attempts'];
    const where = equal('ca.employeeId', employeeId ?? '');
    const page = allOf(where, before(this.cursors.keysOf(query, filter)));
    const sql = `${ATTEMPT} WHERE ${page.sql} ORDER BY ca.startedAt DESC, ca.id DESC LIMIT ?`;
    const rows = await this.db.rows<AttemptRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('certification_attempt ca', allOf(where)) : undefined;
    const keys = (row: AttemptRow): [string, string] => [row.startedAt, row.id];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: toSummary });
  }

  /** One of the caller's attempts. Throws REQUEST.NOT_FOUND. */
  async attempt({ employeeId }: Actor, id: string): Promise<CertificationAttemptResponse> {
    const sql = `${ATTEMPT} WHERE ca.id = ? AND ca.employeeId = ?`;
    const [row] = await this.db.rows<AttemptRow>(sql, [id, employeeId ?? '']);
    if (!row) throw requestProblems.NOT_FOUND();
    const answers = row.answers === null ? null : (JSON.parse(row.answers) as VignetteAnswer[]);
    const { language } = currentContext();
    const items = (JSON.parse(row.vignettes) as string[]).map((code) => shown(code, answers, language));
    return { ...toSummary(row), items };
  }

  /** Everybody who appraises somebody today, still has to evaluate a closed plan or has practised, by name. */
  async appraisers(actor: Actor, query: CertificationQuery): Promise<Page<AppraiserCertificationResponse>> {
    const { unitId, state } = query;
    const filter = ['appraiser-certifications', { unitId, state }];
    const today = this.clock.today();
    const where = allOf(
      this.people.reached(actor, 'appraiser-certification:read', 'e.id'),
      { sql: `(EXISTS (${APPRAISED}) OR EXISTS (${OWED}) OR ${PRACTISED})`, values: [today, today] },
      unitId === undefined ? undefined : postedBelow('e.id', unitId, today),
      state === undefined ? undefined : inState(state, today),
    );
    const page = allOf(where, after(['e.nameKey', 'e.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<AppraiserRow>(
      `SELECT e.id AS employeeId, e.nameKey, e.name, e.frontTitle, e.backTitle, ${UNTIL} AS validUntil, (SELECT COUNT(*) ${HELD}) AS appraises
        FROM ${employeeTables.employee} e WHERE ${page.sql} ORDER BY e.nameKey, e.id LIMIT ?`,
      [today, today, ...page.values, query.limit + 1],
    );
    const total = query.count ? await this.db.count(`${employeeTables.employee} e`, where) : undefined;
    const keys = (row: AppraiserRow): [string, string] => [row.nameKey, row.employeeId];
    const item = (row: AppraiserRow): AppraiserCertificationResponse => {
      const { employeeId, validUntil } = row;
      const counted = { appraises: Number(row.appraises), state: this.stateOf(validUntil), validUntil };
      return { employeeId, employeeName: displayName(row), ...counted };
    };
    return this.cursors.pageOf({ rows, query, filter, total, keys, item });
  }

  private stateOf(validUntil: CivilDate | null): CertificationState {
    const today = this.clock.today();
    return certificationState(validUntil, today, plusDays(today, ENDING_DAYS));
  }
}

/** The state of `certificationState` in SQL. */
function inState(state: CertificationState, today: CivilDate): SqlCondition {
  const ending = plusDays(today, ENDING_DAYS);
  if (state === 'NONE') return { sql: `${UNTIL} IS NULL`, values: [] };
  if (state === 'ENDED') return { sql: `${UNTIL} < ?`, values: [today] };
  if (state === 'ENDING') return { sql: `${UNTIL} BETWEEN ? AND ?`, values: [today, ending] };
  return { sql: `${UNTIL} > ?`, values: [ending] };
}

function before(keys: readonly (string | number | null)[] | undefined): SqlCondition | undefined {
  if (!keys) return undefined;
  const [at = null, id = null] = keys;
  return { sql: '(ca.startedAt < ? OR (ca.startedAt = ? AND ca.id < ?))', values: [at, at, id] };
}

const levels = (hundredths: number | null): string | null => (hundredths === null ? null : fromScaled(hundredths, 2));
const whole = (figure: unknown): number | null => (figure === null ? null : Number(figure));

function toSummary(row: AttemptRow): CertificationAttemptSummaryResponse {
  const { id, validUntil } = row;
  const isAnswered = row.answeredAt !== null;
  return {
    ...{ id, edition: Number(row.edition), startedAt: isoOf(row.startedAt), answeredAt: isoOrNull(row.answeredAt) },
    ...{ accuracyPercent: whole(row.accuracyPercent), leniency: levels(whole(row.leniencyHundredths)) },
    ...{ distance: levels(whole(row.distanceHundredths)), isPassed: isAnswered ? Number(row.isPassed) === 1 : null },
    ...{ validUntil, version: Number(row.version) },
  };
}

function shown(code: string, answers: readonly VignetteAnswer[] | null, language: Language): VignetteResponse {
  const { context, lesson, title, post, facts, reference, resultReason, behaviourReason } = vignetteOf(code);
  const answer = answers?.find((one) => one.code === code);
  return {
    ...{
      code,
      context,
      lesson: answer ? lesson : null,
      title: say(title, language),
      post: say(post, language),
      facts: [...facts[language]],
    },
    ...{ resultRating: answer?.resultRating ?? null, behaviourRating: answer?.behaviourRating ?? null },
    referenceResultRating: answer ? reference.resultRating : null,
    referenceBehaviourRating: answer ? reference.behaviourRating : null,
    resultReason: answer ? say(resultReason, language) : null,
    behaviourReason: answer ? say(behaviourReason, language) : null,
  };
}
