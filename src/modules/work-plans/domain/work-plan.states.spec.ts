import {
  isEditable,
  nextStatus,
  WORK_PLAN_STATUSES,
  WORK_PLAN_TRANSITIONS,
  type WorkPlanAction,
} from './work-plan.states.js';

const ALLOWED: Record<string, string> = {
  'DRAFT submit owner': 'SUBMITTED',
  'RETURNED submit owner': 'SUBMITTED',
  'SUBMITTED return appraiser': 'RETURNED',
  'SUBMITTED agree appraiser': 'AGREED',
  'AGREED activate appraiser': 'ACTIVE',
  'AGREED activate system': 'ACTIVE',
  'ACTIVE close manager': 'CLOSED',
  'ACTIVE close system': 'CLOSED',
  'CLOSED reopen manager': 'ACTIVE',
  'CLOSED reopen system': 'ACTIVE',
  'DRAFT cancel manager': 'CANCELLED',
  'SUBMITTED cancel manager': 'CANCELLED',
  'RETURNED cancel manager': 'CANCELLED',
  'AGREED cancel manager': 'CANCELLED',
  'ACTIVE cancel manager': 'CANCELLED',
  'CLOSED cancel manager': 'CANCELLED',
};
const cases = WORK_PLAN_STATUSES.flatMap((status) =>
  (Object.keys(WORK_PLAN_TRANSITIONS) as WorkPlanAction[]).flatMap((action) =>
    (['owner', 'appraiser', 'manager', 'system'] as const).map((party) => ({ status, action, party })),
  ),
);

describe('work plan states (rule WP-1)', () => {
  it.each(cases)('$status, $action by $party', ({ status, action, party }) => {
    expect(nextStatus(status, action, party)).toBe(ALLOWED[`${status} ${action} ${party}`] ?? null);
  });

  it('is edited only as a draft or when returned', () => {
    expect(WORK_PLAN_STATUSES.filter(isEditable)).toEqual(['DRAFT', 'RETURNED']);
  });
});
