import {
  APPRAISAL_STATUSES,
  APPRAISAL_TRANSITIONS,
  type AppraisalAction,
  isPublished,
  nextStatus,
  statusForOwner,
} from './appraisal.states.js';

const ALLOWED: Record<string, string> = {
  'OPEN assessSelf owner': 'SELF_ASSESSED',
  'SELF_ASSESSED assessSelf owner': 'SELF_ASSESSED',
  'SELF_ASSESSED rate appraiser': 'RATED',
  'RATED rate appraiser': 'RATED',
  'OPEN rateWithoutSelfAssessment appraiser': 'RATED',
  'RATED rateWithoutSelfAssessment appraiser': 'RATED',
  'RATED publish appraiser': 'PUBLISHED',
  'PUBLISHED acknowledge owner': 'ACKNOWLEDGED',
  'PUBLISHED object owner': 'OBJECTED',
  'ACKNOWLEDGED object owner': 'OBJECTED',
  'OBJECTED withdrawObjection owner': 'ACKNOWLEDGED',
  'OBJECTED decideObjection examiner': 'FINAL',
  'OBJECTED expireObjection system': 'FINAL',
  'PUBLISHED finalise system': 'FINAL',
  'ACKNOWLEDGED finalise system': 'FINAL',
  'PUBLISHED void office': 'ANNULLED',
  'ACKNOWLEDGED void office': 'ANNULLED',
  'FINAL void office': 'ANNULLED',
  'OPEN annul system': 'ANNULLED',
  'SELF_ASSESSED annul system': 'ANNULLED',
  'RATED annul system': 'ANNULLED',
};
const cases = APPRAISAL_STATUSES.flatMap((status) =>
  (Object.keys(APPRAISAL_TRANSITIONS) as AppraisalAction[]).flatMap((action) =>
    (['owner', 'appraiser', 'examiner', 'office', 'system'] as const).map((party) => ({ status, action, party })),
  ),
);

describe('appraisal states (rule AP-2)', () => {
  it.each(cases)('$status, $action by $party', ({ status, action, party }) => {
    expect(nextStatus(status, action, party)).toBe(ALLOWED[`${status} ${action} ${party}`] ?? null);
  });

  it.each([
    ['OPEN', false, 'OPEN'],
    ['SELF_ASSESSED', true, 'SELF_ASSESSED'],
    ['RATED', true, 'SELF_ASSESSED'],
    ['RATED', false, 'OPEN'],
    ['PUBLISHED', true, 'PUBLISHED'],
    ['ACKNOWLEDGED', false, 'ACKNOWLEDGED'],
  ] as const)('%s, self-assessed %s, is %s to its employee (rule AP-5)', (status, selfAssessed, expected) => {
    expect(statusForOwner(status, selfAssessed)).toBe(expected);
  });

  it('shows the result from publication on', () => {
    expect(isPublished({ publishedAt: null })).toBe(false);
    expect(isPublished({ publishedAt: new Date(0) })).toBe(true);
  });
});
