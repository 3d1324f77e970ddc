import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { refuseTaken } from '../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { assertVersion } from '../../kernel/http/params.js';
import { CORE_VALUES } from '../../kernel/values/core-values.js';
import { type Item, itemFaults, usualAnswers } from './domain/questionnaire.js';
import type {
  ReviewItemRequest,
  ReviewQuestionnairePatch,
  ReviewQuestionnaireRequest,
} from './http/review-questionnaire.request.js';
import { ReviewQuestionnaire } from './persistence/review-questionnaire.entity.js';
import { reviewProblems } from './reviews.problems.js';

const VALUE_CODES = CORE_VALUES.map(({ code }) => code);

/** Writes questionnaires and publishes them. Rule RV-1. */
@Injectable()
export class QuestionnairesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Drafts the first edition; gives its id. Throws REVIEW.ITEMS_UNSOUND, REQUEST.ID_TAKEN. */
  async draft({ id = newId(), title, items }: ReviewQuestionnaireRequest): Promise<string> {
    await this.db.transaction(() => this.insert({ id, familyId: id, edition: 1, title, items: soundItems(items) }));
    return id;
  }

  /** Changes a draft. Throws REQUEST.NOT_FOUND, REQUEST.STALE, REVIEW.QUESTIONNAIRE_STATE, ITEMS_UNSOUND. */
  async change(id: string, { title, items }: ReviewQuestionnairePatch, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const questionnaire = await this.load(id, version);
      const after = { title, items: items && soundItems(items) };
      await this.save(questionnaire, after);
      const { title: formerTitle, items: formerItems } = questionnaire;
      await this.record('change', id, { before: { title: formerTitle, items: formerItems }, after });
    });
  }

  /** Takes a draft back. Throws REQUEST.NOT_FOUND, REQUEST.STALE, REVIEW.QUESTIONNAIRE_STATE. */
  async discard(id: string, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const { title, edition } = await this.load(id, version);
      await this.db.remove(ReviewQuestionnaire, { id });
      await this.record('discard', id, { before: { title, edition } });
    });
  }

  /** Lets rounds use a draft from now on, and its former edition no more. Throws REQUEST.NOT_FOUND, REQUEST.STALE, REVIEW.QUESTIONNAIRE_STATE, NOTHING_TO_COUNT. */
  async publish(id: string, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const questionnaire = await this.load(id, version);
      const counted = questionnaire.items.some(({ type, subjectKind }) => type !== 'TEXT' && subjectKind !== 'OPEN');
      if (!counted) throw reviewProblems.NOTHING_TO_COUNT();
      const { familyId } = questionnaire;
      for (const former of await this.db.find(ReviewQuestionnaire, { familyId, status: 'PUBLISHED' }))
        await this.save(former, { status: 'RETIRED' });
      await this.save(questionnaire, { status: 'PUBLISHED' });
      await this.record('publish', id, { after: { status: 'PUBLISHED', edition: questionnaire.edition } });
    });
  }

  /** Drafts the next edition; gives its id. Throws REQUEST.NOT_FOUND, REVIEW.EDITION_OPEN. */
  async revise(id: string): Promise<string> {
    const next = newId();
    await this.db.transaction(async () => {
      const questionnaire = await this.db.lock(ReviewQuestionnaire, { id });
      if (!questionnaire) throw requestProblems.NOT_FOUND();
      const { familyId, edition, title, items } = questionnaire;
      if (questionnaire.status === 'DRAFT') throw reviewProblems.EDITION_OPEN();
      await this.insert({ id: next, familyId, edition: edition + 1, title, items });
    });
    return next;
  }

  private async insert(facts: Pick<ReviewQuestionnaire, 'id' | 'familyId' | 'edition' | 'title' | 'items'>) {
    const now = this.clock.now();
    const row = { ...facts, status: 'DRAFT' as const, createdAt: now, updatedAt: now, version: 1 };
    const next = { familyId: () => reviewProblems.EDITION_OPEN() };
    await refuseTaken(this.db.insert(ReviewQuestionnaire, row), facts.edition === 1 ? {} : next);
    const { id, ...after } = facts;
    await this.record('draft', id, { after });
  }

  private save({ id, version }: ReviewQuestionnaire, facts: Partial<ReviewQuestionnaire>): Promise<number> {
    const touched = { updatedAt: this.clock.now(), version: version + 1 };
    return this.db.update(ReviewQuestionnaire, { id }, { ...facts, ...touched });
  }

  private async load(id: string, version: number | null): Promise<ReviewQuestionnaire> {
    const questionnaire = await this.db.lock(ReviewQuestionnaire, { id });
    if (!questionnaire) throw requestProblems.NOT_FOUND();
    assertVersion(questionnaire.version, version);
    const { status } = questionnaire;
    if (status !== 'DRAFT') throw reviewProblems.QUESTIONNAIRE_STATE({ status });
    return questionnaire;
  }

  private record(verb: string, id: string, values: { before?: object; after?: object }): Promise<void> {
    const object = { type: 'review-questionnaire', id };
    return this.audit.record({ action: `review-questionnaire.${verb}`, object, ...values });
  }
}

/** The items as they are kept. Throws REVIEW.ITEMS_UNSOUND with the places. */
function soundItems(items: readonly ReviewItemRequest[]): readonly Item[] {
  const kept = items.map(({ subjectCode = null, subjectName = null, textEn = null, answers, ...item }): Item => {
    return { ...item, subjectCode, subjectName, textEn, answers: answers ?? usualAnswers(item.type) };
  });
  const faults = itemFaults(kept, VALUE_CODES);
  if (faults.length === 0) return kept;
  const { detail: text } = reviewProblems.ITEMS_UNSOUND.definition;
  throw reviewProblems.ITEMS_UNSOUND(
    {},
    faults.map(({ at, field }) => ({ pointer: `/items/${at}/${field}`, code: 'INVALID', text })),
  );
}
