import { criteriaFault, CRITERIA_STANDINGS } from './known-criteria.js';

describe('criteriaFault (AP-22)', () => {
  it.each([
    ['NONE', false, 'CRITERIA_MISSING'],
    ['NONE', true, 'CRITERIA_MISSING'],
    ['MISSING', false, 'CRITERIA_NOT_ACKNOWLEDGED'],
    ['MISSING', true, null],
    ['LATE', false, null],
    ['IN_TIME', false, null],
  ] as const)('of %s with silence %s is %s where criteria are required', (standing, isSilent, fault) => {
    expect(criteriaFault(standing, { isRequired: true, isSilent })).toBe(fault);
  });

  it('is nothing where they are not', () => {
    for (const standing of CRITERIA_STANDINGS)
      for (const isSilent of [true, false]) expect(criteriaFault(standing, { isRequired: false, isSilent })).toBeNull();
  });
});
