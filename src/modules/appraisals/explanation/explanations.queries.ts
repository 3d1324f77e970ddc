import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import { appraisalProblems } from '../appraisals.problems.js';
import { AppraisalsQueries } from '../appraisals.queries.js';
import type { RatedBasis } from '../domain/rated-basis.js';
import type { AppraisalResponse } from '../http/appraisal.response.js';
import { RatedParts } from '../ratings/rated-parts.js';
import { STORED, storedResult, type StoredRow } from '../ratings/stored-results.js';
import { ruleSetOf } from '../rule-sets.js';
import { SignedAppraisals } from '../signed-appraisals.js';
import { courseSection } from './domain/course-sentences.js';
import { explain, type ExplanationSentence } from './domain/explain.js';
import type { ExplanationFacts } from './domain/explanation-facts.js';
import type { Section } from './domain/sentence.js';
import { ExplainedCourse } from './explained-course.js';
import { HEADLINES, SECTION_TITLES } from './explanation-texts.js';
import { spoken, spokenFact } from './explanation-words.js';
import type { ExplanationResponse, ExplanationSectionResponse } from './http/explanation.response.js';
import { FIGURE_LABELS } from './result-texts.js';

const MADE_FROM = `SELECT ${STORED}, ap.basis FROM appraisal ap WHERE ap.id = ?`;
/** What an upheld objection says in the steps of a result where single ratings are still the appraiser's. */
const ITEMS_STAY = 'rating per butir tetap';
const NO_RESULT = { predicate: null, ruleSetCode: null, ruleSetVersion: null, ruleSetSource: null, contentsHash: null };

/** Explains results in sentences, from what was kept with them and what the reader may know beside it. Rules PX-1, PX-2. */
@Injectable()
export class ExplanationsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly appraisals: AppraisalsQueries,
    private readonly signed: SignedAppraisals,
    private readonly parts: RatedParts,
    private readonly course: ExplainedCourse,
  ) {}

  /** Why the predicate is what it is. Throws REQUEST.NOT_FOUND, APPRAISAL.NOT_RATED where there is none that the reader may know of. */
  async of(actor: Actor, id: string): Promise<ExplanationResponse> {
    const appraisal = await this.appraisals.appraisal(actor, id);
    const { predicate, employeeName: name, periodName: period, status } = appraisal;
    if (predicate === null) return this.cancelled(actor, appraisal);
    const facts = await this.facts(actor, appraisal);
    const { language } = currentContext();
    const isDraft = appraisal.publishedAt === null;
    const isCancelled = isDraft && status === 'ANNULLED';
    const headline = isCancelled ? 'CANCELLED' : status === 'ANNULLED' ? status : isDraft ? 'DRAFT' : 'PUBLISHED';
    const { ruleSetCode, ruleSetVersion } = facts.outcome;
    const said = { name, period, predicate: spokenFact('predicate', predicate, {}, language) };
    return {
      ...{ appraisalId: id, predicate, isDraft },
      headline: say(HEADLINES[headline], language, said),
      sections: explain(facts).map(shown),
      ...{ ruleSetCode, ruleSetVersion, contentsHash: facts.contentsHash },
      ruleSetSource: ruleSetOf(ruleSetCode, facts.ratedOn ?? this.clock.today()).source,
    };
  }

  /** What is told of an appraisal that was cancelled before the reader learned of any result. Throws APPRAISAL.NOT_RATED of another one. */
  private async cancelled(actor: Actor, appraisal: AppraisalResponse): Promise<ExplanationResponse> {
    const { id: appraisalId, employeeName: name, periodName: period, status } = appraisal;
    if (status !== 'ANNULLED') throw appraisalProblems.NOT_RATED();
    const headline = say(HEADLINES.CANCELLED, currentContext().language, { name, period });
    const sections = [courseSection(await this.course.courseOf(actor, appraisal))].map(shown);
    return { ...NO_RESULT, appraisalId, isDraft: true, headline, sections };
  }

  private async facts(actor: Actor, appraisal: AppraisalResponse): Promise<ExplanationFacts> {
    const { id, employeeId, employeeName, performancePeriodId, publishedAt, decidedByName: decidedBy } = appraisal;
    const [row] = await this.db.rows<StoredRow & { basis: string | null }>(MADE_FROM, [id]);
    if (!row) throw appraisalProblems.NOT_RATED();
    const changes = await this.course.changesOf(id);
    const copy = publishedAt === null ? undefined : await this.signed.latestOf(id);
    const { resultRating, resultReason, behaviourRating, behaviourReason, items, coverage } = appraisal;
    const itemsStay = appraisal.steps.some((step) => step.includes(ITEMS_STAY));
    return {
      ...(await this.course.courseOf(actor, appraisal)),
      ...storedResult(row),
      ...{ kind: appraisal.kind, isCalibrated: changes.length > 0, employeeName, items, coverage, changes },
      basis: row.basis === null ? null : (JSON.parse(row.basis) as RatedBasis),
      ...{ resultRating, resultReason, behaviourRating, behaviourReason },
      ...{ criteriaStanding: appraisal.criteriaStanding, surpriseFaults: appraisal.surprise.map(({ code }) => code) },
      parts: appraisal.kind === 'ANNUAL' ? await this.parts.of(employeeId, performancePeriodId) : [],
      organisation: await this.course.organisationOf(appraisal),
      objection: await this.course.objectionOf(actor, id),
      ruling: await this.course.rulingOf(id),
      ...{ decidedBy, itemsBy: decidedBy === null || itemsStay ? appraisal.appraiserName : decidedBy },
      contentsHash: copy?.contentsHash ?? null,
    };
  }
}

function shown({ code, sentences, figures }: Section<ExplanationSentence>): ExplanationSectionResponse {
  const { language } = currentContext();
  return {
    ...{ code, title: say(SECTION_TITLES[code], language) },
    sentences: sentences.map((one) => spoken(one, language)),
    figures: figures.map(({ name, ...figure }) => ({ ...figure, label: say(FIGURE_LABELS[name], language) })),
  };
}
