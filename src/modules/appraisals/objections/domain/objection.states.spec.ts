import {
  isOpen,
  OBJECTION_STATUSES,
  OBJECTION_TRANSITIONS,
  type ObjectionAction,
  objectionAfter,
} from './objection.states.js';

const ALLOWED: Record<string, string> = {
  'FILED examine examiner': 'UNDER_EXAMINATION',
  'UNDER_EXAMINATION explain owner': 'UNDER_EXAMINATION',
  'UNDER_EXAMINATION explain appraiser': 'UNDER_EXAMINATION',
  'UNDER_EXAMINATION hear examiner': 'UNDER_EXAMINATION',
  'UNDER_EXAMINATION uphold examiner': 'UPHELD',
  'UNDER_EXAMINATION reject examiner': 'REJECTED',
  'FILED withdraw owner': 'WITHDRAWN',
  'UNDER_EXAMINATION withdraw owner': 'WITHDRAWN',
  'FILED appoint office': 'FILED',
  'UNDER_EXAMINATION appoint office': 'UNDER_EXAMINATION',
  'FILED appoint system': 'FILED',
  'UNDER_EXAMINATION appoint system': 'UNDER_EXAMINATION',
  'FILED expire system': 'EXPIRED',
  'UNDER_EXAMINATION expire system': 'EXPIRED',
};
const cases = OBJECTION_STATUSES.flatMap((status) =>
  (Object.keys(OBJECTION_TRANSITIONS) as ObjectionAction[]).flatMap((action) =>
    (['owner', 'appraiser', 'examiner', 'office', 'system'] as const).map((party) => ({ status, action, party })),
  ),
);

describe('objection states (rule OB-4)', () => {
  it.each(cases)('$status, $action by $party', ({ status, action, party }) => {
    expect(objectionAfter(status, action, party)).toBe(ALLOWED[`${status} ${action} ${party}`] ?? null);
  });

  it('is open until it is decided, has expired or was withdrawn', () => {
    expect(OBJECTION_STATUSES.filter(isOpen)).toEqual(['FILED', 'UNDER_EXAMINATION']);
  });
});
