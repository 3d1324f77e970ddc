import { OPEN_END } from '../../../kernel/values/civil-date.js';
import { type Grant, grantFault, needsPerson, sameGrant } from './role-grants.js';

const grant = (change: Partial<Grant> = {}): Grant => ({
  role: 'AUDITOR',
  unitId: null,
  from: '2026-01-01',
  until: OPEN_END,
  ...change,
});

describe('A role grant', () => {
  it.each([
    ['an open end', {}, null],
    ['one day', { until: '2026-01-01' }, null],
    ['UNIT_HR of a unit', { role: 'UNIT_HR', unitId: 'u' }, null],
    ['UNIT_HR of no unit', { role: 'UNIT_HR' }, { field: 'unitId', code: 'UNIT_REQUIRED' }],
    ['ADMIN of a unit', { role: 'ADMIN', unitId: 'u' }, { field: 'unitId', code: 'UNIT_NOT_ALLOWED' }],
    ['an end before its start', { until: '2025-12-31' }, { field: 'until', code: 'END_BEFORE_START' }],
  ])('with %s', (_, change, fault) => expect(grantFault(grant(change))).toEqual(fault));

  it.each([
    ['itself', {}, true],
    ['one that begins on its last day', { from: '2026-12-31' }, true],
    ['one that begins after it', { from: '2027-01-01' }, false],
    ['another role', { role: 'ADMIN' }, false],
    ['another unit', { unitId: 'u' }, false],
  ])('against %s', (_, change, same) =>
    expect(sameGrant(grant({ until: '2026-12-31' }), grant({ ...change }))).toBe(same),
  );

  it.each([
    ['EMPLOYEE', true],
    ['UNIT_HR', false],
    ['ADMIN', false],
    ['AUDITOR', false],
  ])('of %s is for a person only: %s', (role, needs) => expect(needsPerson(role)).toBe(needs));
});
