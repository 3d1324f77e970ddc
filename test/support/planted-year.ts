import { newId } from '../../src/kernel/clock/clock.js';
import { Appraisal } from '../../src/modules/appraisals/persistence/appraisal.entity.js';
import { Employee } from '../../src/modules/employees/persistence/employee.entity.js';
import type { Figures } from '../../src/modules/reviews/domain/results.js';
import { ReviewQuestionnaire } from '../../src/modules/reviews/persistence/review-questionnaire.entity.js';
import { ReviewResult } from '../../src/modules/reviews/persistence/review-result.entity.js';
import { ReviewRound } from '../../src/modules/reviews/persistence/review-round.entity.js';
import type { Plan } from './fairness/government.js';
import { yearFactsOf } from './fairness/year.js';
import type { Government } from './government.js';

/** Which years are filled, after which published appraisal, and who stands for which appraiser of the plan. */
export interface PlantedYear {
  readonly plan: Plan;
  readonly yearId: string;
  readonly lastYearId: string;
  readonly likeAppraisalOf: string;
  readonly appraisers: Readonly<Record<string, string>>;
}

/** Writes a simulated government into the database: people, published appraisals of two years, and results of 360° reviews. */
export async function plantYear({ app, ...gov }: Government, planted: PlantedYear): Promise<void> {
  const { db } = app;
  const facts = yearFactsOf(planted.plan);
  await db.transaction(async () => {
    const [someone] = await db.find(Employee, { id: planted.likeAppraisalOf });
    const [like] = await db.find(Appraisal, { employeeId: planted.likeAppraisalOf });
    const [questionnaire] = await db.find(ReviewQuestionnaire, { edition: 1 });
    if (!someone || !like || !questionnaire) throw new Error('There is nobody like whom they are.');
    const ids = new Map(Object.entries(planted.appraisers));
    const before = [...facts.lastYear.values()];
    const names = [...facts.appraisals, ...before].flatMap(({ employeeId, appraiserId }) => [employeeId, appraiserId]);
    const people = [...new Set(names)].flatMap((name): Employee[] => {
      if (ids.has(name)) return [];
      const id = newId();
      ids.set(name, id);
      return [{ ...someone, id, name: `Orang ${name}`, nameKey: `orang ${name}`, nip: null, externalId: null }];
    });
    await db.insert(Employee, people);
    const idOf = (name: string) => ids.get(name) ?? '';
    const rowsOf = (appraisals: typeof before, performancePeriodId: string) =>
      appraisals.map(({ employeeId, appraiserId, items, resultRating, behaviourRating, predicate, ...reasons }) => {
        const id = newId();
        const { resultReason, behaviourReason } = reasons;
        return {
          ...{ ...like, id, subjectKey: id, performancePeriodId, evaluationPeriodId: null, itemRatings: items },
          ...{ employeeId: idOf(employeeId), appraiserId: idOf(appraiserId), kind: 'ANNUAL' as const },
          ...{ resultRating, behaviourRating, predicate, resultReason, behaviourReason },
        };
      });
    await db.insert(Appraisal, rowsOf([...facts.appraisals], planted.yearId));
    await db.insert(Appraisal, rowsOf(before, planted.lastYearId));
    const [roundId, now, today] = [newId(), app.clock.now(), app.clock.today()];
    await db.insert(ReviewRound, {
      ...{
        id: roundId,
        name: 'Ulasan 360°',
        unitId: gov.units['kabupaten'] ?? '',
        performancePeriodId: planted.yearId,
      },
      ...{ evaluationPeriodId: null, questionnaireId: questionnaire.id, status: 'RELEASED', adjustUntil: today },
      ...{ answerUntil: today, rules: null, seed: null, proposedOn: today, jobId: null, closedOn: today },
      ...{ createdAt: now, updatedAt: now, version: 1 },
    });
    const results = [...facts.reviews].map(([name, groups]) => {
      const shown = groups.map(({ group, score }) => ({ group, respondents: '5-9', score }));
      const figures: Figures = { score: null, coveragePercent: 0, groups: shown, subjects: [], items: [] };
      return { id: newId(), roundId, employeeId: idOf(name), closedOn: today, figures, texts: null, version: 1 };
    });
    await db.insert(ReviewResult, results);
  });
}
