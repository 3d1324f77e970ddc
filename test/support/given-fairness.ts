import { newId } from '../../src/kernel/clock/clock.js';
import { hashOf, METHOD_VERSION, USUAL_SETTINGS } from '../../src/modules/insights/fairness/fairness-settings.js';
import {
  FairnessAnalysis,
  FairnessAppraiser,
  FairnessHint,
} from '../../src/modules/insights/fairness/persistence/fairness.entity.js';
import type { TestApp } from './test-app.js';

/** A finished analysis with one appraiser, who has answered, and a hint about him; gives its id. */
export async function givenFairness(app: TestApp, performancePeriodId: string, appraiserId: string): Promise<string> {
  const [id, now] = [newId(), app.clock.now()];
  const made = { methodVersion: METHOD_VERSION, settings: USUAL_SETTINGS, settingsHash: hashOf(USUAL_SETTINGS) };
  const summary = { people: 8, appraisers: 1, comparable: 0, listed: 0, leniencySpread: '0.00', isEstimated: false };
  const stamps = { createdAt: now, finishedAt: now, updatedAt: now, version: 2 };
  const rates = { objectionsFiled: 0, objectionsUpheld: 0, objectionsRejected: 0, overturnShare: null };
  const figures = {
    ...{ ratees: 8, compared: 0, incomparable: 'TOO_LITTLE_FROM_OTHERS' as const, leniencyLevels: null },
    ...{ leniencyFrom: null, leniencyUntil: null, shrunkLevels: null, pValue: null, rawMeanLevel: '0.10' },
    ...{ adjustedMeanLevel: null, spread: '0.80', halo: '0.60', usualHalo: '0.55', straightShare: '0.25' },
    ...{ usualStraightShare: '0.30', copiedRatingsShare: null, reasons: 0, reasonsLikeOthers: 0 },
    ...{ reasonsLikeLastYear: 0, fastestRun: 6, recentEvidenceShare: null, predicates: { BAIK: 8 }, ...rates },
  };
  const differences = ['FEMALE', 'MALE'].map((group) => ({
    ...{ attribute: 'SEX' as const, group, isSuppressed: true, people: null, isClear: false },
    ...{ difference: null, from: null, until: null, withinAppraisers: null, adjustedP: null },
  }));
  await app.db.transaction(async () => {
    const analysis = { id, performancePeriodId, ...made, othersFromOn: '2026-01-01', jobId: null };
    await app.db.insert(FairnessAnalysis, { ...analysis, summary, differences, ...stamps });
    const answered = { comment: 'Sudah dibaca.', answeredAt: now, updatedAt: now, version: 2 };
    const said = { verdict: 'NOT_COMPARABLE' as const, isListed: false, figures };
    await app.db.insert(FairnessAppraiser, { id: newId(), analysisId: id, appraiserId, ...said, ...answered });
    const hint = { analysisId: id, appraiserId, employeeId: null, kind: 'FAST' as const, value: '6', isListed: true };
    await app.db.insert(FairnessHint, { id: newId(), ...hint });
  });
  return id;
}
