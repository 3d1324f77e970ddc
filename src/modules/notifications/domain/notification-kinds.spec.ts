import { say } from '../../../kernel/i18n/language.js';
import { linkOf, NOTIFICATION_KIND_NAMES, NOTIFICATION_KINDS } from './notification-kinds.js';

const OF = { ownerId: 'o', performancePeriodId: 'y' };

describe('linkOf (rule NT-2)', () => {
  it.each([
    ['a plan', { ...OF, workPlanId: 'p' }, '/api/v1/work-plans/p'],
    ['the plans, where it is of none', OF, '/api/v1/work-plans'],
    ['a cell of a role matrix', { ...OF, roleMatrixCellId: 'c' }, '/api/v1/role-matrix-cells/c'],
    ['feedback', { ...OF, workPlanId: 'p', feedbackId: 'f' }, '/api/v1/feedback/f'],
    ['a request for feedback', { ...OF, workPlanId: 'p', feedbackRequestId: 'q' }, '/api/v1/feedback-requests/q'],
    ['what waits to be handed over', { ...OF, handoverOfId: 'p' }, '/api/v1/work-plans/p/handover'],
    ['an agreement of a unit', { ...OF, unitAgreementId: 'u' }, '/api/v1/unit-agreements/u'],
    ['a revision of it', { ...OF, workPlanId: 'p', revisionId: 'r' }, '/api/v1/work-plan-revisions/r'],
    ['an appraisal', { ...OF, appraisalId: 'a', evaluationPeriodId: null }, '/api/v1/appraisals/a'],
  ])('leads to %s', (_, facts, expected) => {
    expect(linkOf(facts)).toBe(expected);
  });
});

describe('the texts of notifications (rule NT-2)', () => {
  const words = { owner: 'Siti Aminah, S.Kom.', period: '2026', due: '2026-01-31' };

  it.each([
    ['PLAN_SUBMITTED', 'SKP 2026 Siti Aminah, S.Kom. menunggu persetujuan Anda.'],
    ['PLAN_RETURNED', 'SKP 2026 Anda dikembalikan.'],
    ['PLAN_DUE', 'SKP 2026 Anda belum diajukan; batasnya 2026-01-31.'],
    ['EVALUATION_DUE', 'SKP 2026 Siti Aminah, S.Kom. ditutup; evaluasinya menunggu Anda.'],
  ] as const)('say %s in Indonesian', (kind, expected) => {
    expect(say(NOTIFICATION_KINDS[kind], 'id', words)).toBe(expected);
  });

  it.each(NOTIFICATION_KIND_NAMES)('name no fact that nobody fills in: %s', (kind) => {
    for (const language of ['id', 'en'] as const)
      expect(say(NOTIFICATION_KINDS[kind], language, words)).not.toMatch(/[{}]/);
  });

  it.each(NOTIFICATION_KIND_NAMES)('fit the column and name the owner in both languages or in none: %s', (kind) => {
    const { id, en } = NOTIFICATION_KINDS[kind];
    expect(kind.length).toBeLessThanOrEqual(32);
    expect(id.includes('{owner}')).toBe(en.includes('{owner}'));
  });
});
