import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { displayName, employeeTables, type Titled, UnitLeaders } from '../../employees/index.js';
import { appraisalProblems } from '../appraisals.problems.js';
import { AppraisalsQueries } from '../appraisals.queries.js';
import { AppraisedTimes } from '../appraised-times.js';
import { DistributionReader } from '../distribution/distribution.reader.js';
import { PATTERNS } from '../distribution/domain/pattern.js';
import type { RatedBasis } from '../domain/rated-basis.js';
import type { AppraisalResponse } from '../http/appraisal.response.js';
import { ObjectionAccess } from '../objections/objection.access.js';
import type { RatedResult } from '../objections/persistence/objection.entity.js';
import { RatedParts } from '../ratings/rated-parts.js';
import { STORED, storedResult, type StoredRow } from '../ratings/stored-results.js';
import { ruleSetOf } from '../rule-sets.js';
import { SignedAppraisals } from '../signed-appraisals.js';
import { explain } from './domain/explain.js';
import type {
  ExplainedChange,
  ExplainedObjection,
  ExplainedRuling,
  ExplanationFacts,
} from './domain/explanation-facts.js';
import { HEADLINES, SECTION_TITLES } from './explanation-texts.js';
import { spoken, spokenFact } from './explanation-words.js';
import type { ExplanationResponse } from './http/explanation.response.js';

const { employee } = employeeTables;
const MADE_FROM = `SELECT ${STORED}, ap.basis FROM appraisal ap WHERE ap.id = ?`;
const CHANGES = `SELECT cc.createdAt, cc.reason, cc.predicateBefore, cc.predicateAfter, b.name, b.frontTitle, b.backTitle
  FROM calibration_change cc JOIN ${employee} b ON b.id = cc.changedById WHERE cc.appraisalId = ? ORDER BY cc.createdAt, cc.id`;
const OBJECTION = `SELECT ob.status, ob.filedOn, ob.endedAt, ob.decisionReason, ob.resultBefore, ob.resultAfter, b.name, b.frontTitle,
  b.backTitle FROM objection ob LEFT JOIN ${employee} b ON b.id = ob.decidedByEmployeeId WHERE ob.appraisalId = ?`;
const RULING = `SELECT ruling, authority, letterNumber, letterOn FROM appraisal_ruling WHERE appraisalId = ? ORDER BY createdAt DESC, id DESC
  LIMIT 1`;

type ChangeRow = Titled & Omit<ExplainedChange, 'on' | 'by'> & { readonly createdAt: string };
type Named = { readonly [key in keyof Titled]: Titled[key] | null };
interface ObjectionRow extends Named {
  readonly status: ExplainedObjection['status'];
  readonly filedOn: CivilDate;
  readonly endedAt: string | null;
  readonly decisionReason: string | null;
  readonly resultBefore: string | null;
  readonly resultAfter: string | null;
}

/** Explains results in sentences, from what was kept with them and what the reader may know beside it. Rules PX-1, PX-2. */
@Injectable()
export class ExplanationsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly appraisals: AppraisalsQueries,
    private readonly signed: SignedAppraisals,
    private readonly objections: ObjectionAccess,
    private readonly parts: RatedParts,
    private readonly times: AppraisedTimes,
    private readonly units: UnitLeaders,
    private readonly distribution: DistributionReader,
  ) {}

  /** Why the predicate is what it is. Throws REQUEST.NOT_FOUND, APPRAISAL.NOT_RATED where there is none that the reader may know of. */
  async of(actor: Actor, id: string): Promise<ExplanationResponse> {
    const appraisal = await this.appraisals.appraisal(actor, id);
    const { predicate, employeeName: name, periodName: period, status } = appraisal;
    if (predicate === null) throw appraisalProblems.NOT_RATED();
    const facts = await this.facts(actor, appraisal);
    const { language } = currentContext();
    const isDraft = appraisal.publishedAt === null;
    const headline = HEADLINES[status === 'ANNULLED' ? 'ANNULLED' : isDraft ? 'DRAFT' : 'PUBLISHED'];
    const { ruleSetCode, ruleSetVersion } = facts.outcome;
    return {
      ...{ appraisalId: id, predicate, isDraft },
      headline: say(headline, language, { name, period, predicate: spokenFact('predicate', predicate, {}, language) }),
      sections: explain(facts).map(({ code, sentences, figures }) => ({
        ...{ code, title: say(SECTION_TITLES[code], language), figures: [...figures] },
        sentences: sentences.map((one) => spoken(one, language)),
      })),
      ...{ ruleSetCode, ruleSetVersion, contentsHash: facts.contentsHash },
      ruleSetSource: ruleSetOf(ruleSetCode, facts.ratedOn ?? this.clock.today()).source,
    };
  }

  private async facts(actor: Actor, appraisal: AppraisalResponse): Promise<ExplanationFacts> {
    const { id, employeeId, performancePeriodId, publishedAt } = appraisal;
    const [row] = await this.db.rows<StoredRow & { basis: string | null }>(MADE_FROM, [id]);
    if (!row) throw appraisalProblems.NOT_RATED();
    const isAnnual = appraisal.kind === 'ANNUAL';
    const changes = await this.changesOf(id);
    const copy = publishedAt === null ? undefined : await this.signed.latestOf(id);
    const { resultRating, resultReason, behaviourRating, behaviourReason, items, coverage } = appraisal;
    const { acknowledgedOn, objectionDueOn, finalOn, selfAssessmentDueOn } = appraisal;
    return {
      ...{
        kind: appraisal.kind,
        status: appraisal.status,
        isCalibrated: changes.length > 0,
        ...storedResult(row),
        basis: read<RatedBasis>(row.basis),
        items,
        coverage,
      },
      ...{ resultRating, resultReason, behaviourRating, behaviourReason },
      ...{ criteriaStanding: appraisal.criteriaStanding, surpriseFaults: appraisal.surprise.map(({ code }) => code) },
      parts: isAnnual ? await this.parts.of(employeeId, performancePeriodId) : [],
      organisation: await this.organisationOf(appraisal),
      // Before the publication nothing more is told of a calibration than whose ratings stand (CB-6).
      changes: publishedAt === null ? [] : changes,
      objection: await this.objectionOf(actor, id),
      ruling: (await this.db.rows<ExplainedRuling>(RULING, [id]))[0] ?? null,
      decidedBy: appraisal.decidedByName,
      ...{ appraiserName: appraisal.appraiserName, selfAssessmentDueOn, acknowledgedOn, objectionDueOn, finalOn },
      selfAssessedOn: this.dayOf(appraisal.selfAssessedAt),
      ratedOn: this.dayOf(appraisal.ratedAt),
      publishedOn: this.dayOf(publishedAt),
      contentsHash: copy?.contentsHash ?? null,
    };
  }

  /** The predicate that the unit of the employee followed; null where none was set. Counts of colleagues are not for everybody. */
  private async organisationOf(appraisal: AppraisalResponse): Promise<ExplanationFacts['organisation']> {
    const time = await this.times.of(appraisal);
    const unitId = (await this.units.unitsOf([appraisal.employeeId], time.on)).get(appraisal.employeeId)?.at(-1);
    const applied = unitId === undefined ? null : await this.distribution.appliedTo(unitId, time);
    if (!applied) return null;
    const { unitName, predicate } = applied;
    return { unitName, predicate, constraints: PATTERNS[predicate].constraints.map(({ code }) => code) };
  }

  private async changesOf(id: string): Promise<ExplainedChange[]> {
    const rows = await this.db.rows<ChangeRow>(CHANGES, [id]);
    return rows.map(({ createdAt, reason, predicateBefore, predicateAfter, ...who }) => ({
      ...{ on: this.clock.today(new Date(isoOf(createdAt))), by: displayName(who) },
      ...{ reason, predicateBefore, predicateAfter },
    }));
  }

  private async objectionOf(actor: Actor, id: string): Promise<ExplainedObjection | null> {
    const scope = this.objections.reached(actor);
    const sql = `${OBJECTION} AND ${scope.sql} ORDER BY ob.filedOn DESC, ob.id DESC LIMIT 1`;
    const [row] = await this.db.rows<ObjectionRow>(sql, [id, ...scope.values]);
    if (!row) return null;
    const { status, filedOn, decisionReason, name, frontTitle, backTitle } = row;
    return {
      ...{ status, filedOn, decisionReason },
      endedOn: this.dayOf(row.endedAt),
      decidedBy: name === null ? null : displayName({ name, frontTitle, backTitle }),
      predicateBefore: read<RatedResult>(row.resultBefore)?.predicate ?? null,
      predicateAfter: read<RatedResult>(row.resultAfter)?.predicate ?? null,
    };
  }

  private dayOf(at: string | null): CivilDate | null {
    return at === null ? null : this.clock.today(new Date(isoOf(at)));
  }
}

const read = <T>(json: string | null): T | null => (json === null ? null : (JSON.parse(json) as T));
