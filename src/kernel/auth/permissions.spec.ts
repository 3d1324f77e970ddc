import { type Permission, PERMISSIONS, permissionsOf, ROLES } from './permissions.js';

const all = Object.entries(PERMISSIONS) as [Permission, (typeof PERMISSIONS)[Permission]][];
const readOf = (name: Permission): Permission => name.replace(/:.*/, ':read') as Permission;

describe('The policy', () => {
  it('lets nobody change what he may not see', () => {
    const blind = all.flatMap(([name, { reach }]) =>
      ROLES.flatMap((role) => {
        const seen = PERMISSIONS[readOf(name)]?.reach[role];
        const isSeen = (relation: string): boolean => !seen || seen.some((one) => one === 'ALL' || one === relation);
        const unseen = (reach[role] ?? []).filter((relation) => relation !== 'OTHERS' && !isSeen(relation));
        return unseen.map((relation) => `${name} ${role} ${relation}`);
      }),
    );
    // Who is reviewed may ask for other reviewers, and is never shown who was proposed.
    expect(blind).toEqual(['review-proposal:adjust EMPLOYEE OWN']);
  });

  it('lets the auditor read everything and change nothing but his own access (R45)', () => {
    const mine = all.filter(([, { reach }]) => reach.AUDITOR).map(([name]) => name);
    expect(mine.filter((name) => !/:(read|own)$/.test(name))).toEqual([]);
    const reads = all.filter(([name]) => name.endsWith(':read')).map(([name]) => name);
    expect(reads.filter((name) => !PERMISSIONS[name].reach.AUDITOR?.includes('ALL'))).toEqual([
      // The whole NIK and how somebody is reached are not needed for an inspection (R95).
      ...['contact:read', 'identity-number:read', 'team:read'],
      // Who reviews whom is for nobody but the appraiser; the auditor sees every result by review-result:read.
      ...['review-proposal:read', 'unit-review-result:read'],
      // What machines see by SCIM stands open to the auditor as accounts and people.
      ...['scim-user:read', 'own-data:read', 'scim:read'],
    ]);
  });

  it('lets nobody decide about himself (R52)', () => {
    // Requests about the own data know who files them: their service refuses the own one, see e2e/privacy.
    const decisions = all.filter(([name]) => name.endsWith(':decide') && name !== 'data-request:decide');
    expect(decisions.map(([name]) => name)).toEqual(['work-plan:decide', 'appraisal:decide', 'account:decide']);
    const relations = new Set(decisions.flatMap(([, { reach }]) => Object.values(reach).flat()));
    expect([...relations].filter((relation) => relation === 'OWN' || relation === 'ALL')).toEqual([]);
  });

  it('lets nobody write plans and appraisals but their owner and his appraiser; managers only end plans, prepare drafts, publish what was rated and record rulings', () => {
    const ending = all.filter(([name]) => /^work-plan:(close|manage)$/.test(name));
    expect(ending.map(([name, { reach }]) => `${name} ${Object.keys(reach).join(', ')}`)).toEqual([
      'work-plan:close ADMIN, UNIT_HR',
      'work-plan:manage ADMIN',
    ]);
    const office = all.filter(([name]) => /^appraisal:(publish|void)$/.test(name));
    expect(office.map(([name, { reach }]) => `${name} ${Object.keys(reach).join(', ')}`)).toEqual([
      'appraisal:publish ADMIN, UNIT_HR',
      'appraisal:void ADMIN',
    ]);
    const writers = all.filter(([name]) =>
      /^(work-plan|appraisal):(?!read|close|manage|prepare|publish|void)/.test(name),
    );
    expect(writers.flatMap(([, { reach }]) => Object.keys(reach)).filter((role) => role !== 'EMPLOYEE')).toEqual([]);
  });
});

describe('permissionsOf', () => {
  it('gives what any of the roles has, and nothing without a role', () => {
    expect(permissionsOf([])).toEqual(new Set());
    const both = permissionsOf(['EMPLOYEE', 'AUDITOR']);
    expect(both).toEqual(new Set([...permissionsOf(['EMPLOYEE']), ...permissionsOf(['AUDITOR'])]));
    expect(both.has('audit:read') && both.has('work-plan:write')).toBe(true);
    expect(both.has('employee:manage')).toBe(false);
  });
});
