import {
  isEditableRevision,
  isOpenRevision,
  nextRevisionStatus,
  REVISION_STATUSES,
  REVISION_TRANSITIONS,
  type RevisionAction,
} from './revision.js';

const ALLOWED: Record<string, string> = {
  'DRAFT submit owner': 'SUBMITTED',
  'RETURNED submit owner': 'SUBMITTED',
  'SUBMITTED return appraiser': 'RETURNED',
  'SUBMITTED agree appraiser': 'AGREED',
  'SUBMITTED refuse appraiser': 'REFUSED',
  'DRAFT withdraw owner': 'WITHDRAWN',
  'SUBMITTED withdraw owner': 'WITHDRAWN',
  'RETURNED withdraw owner': 'WITHDRAWN',
};
const cases = REVISION_STATUSES.flatMap((status) =>
  (Object.keys(REVISION_TRANSITIONS) as RevisionAction[]).flatMap((action) =>
    (['owner', 'appraiser'] as const).map((party) => ({ status, action, party })),
  ),
);

describe('revision states (rule WP-24)', () => {
  it.each(cases)('$status, $action by $party', ({ status, action, party }) => {
    expect(nextRevisionStatus(status, action, party)).toBe(ALLOWED[`${status} ${action} ${party}`] ?? null);
  });

  it('is changed as a draft or when returned, and is open until it is decided', () => {
    expect(REVISION_STATUSES.filter(isEditableRevision)).toEqual(['DRAFT', 'RETURNED']);
    expect(REVISION_STATUSES.filter(isOpenRevision)).toEqual(['DRAFT', 'SUBMITTED', 'RETURNED']);
  });
});
