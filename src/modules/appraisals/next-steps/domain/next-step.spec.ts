import { blockOf, type DueDays, dueDayOf, STEP_CODES, STEPS, stepsOf, TURNS } from './next-step.js';

const DAYS: DueDays = {
  HANDING_IN: '2026-01-31',
  ANSWER: '2026-02-10',
  FIRST_DAY: '2026-03-01',
  REPORTS: '2026-04-14',
  SELF_ASSESSMENT: '2026-04-15',
  ANNUAL_APPRAISAL: '2026-12-31',
};

describe('dueDayOf (rule NS-1)', () => {
  it.each([
    ['EMPLOYEE_STARTS', '2026-01-31'],
    ['EMPLOYEE_DRAFTS', '2026-01-31'],
    ['EMPLOYEE_REVISES', '2026-01-31'],
    ['APPRAISER_DECIDES', '2026-02-10'],
    ['PLAN_BEGINS', '2026-03-01'],
    ['APPRAISER_ACTIVATES', '2026-03-01'],
    ['EMPLOYEE_REPORTS', '2026-04-14'],
    ['EMPLOYEE_ASSESSES', '2026-04-15'],
    ['APPRAISER_RATES', null],
    ['EMPLOYEE_ACKNOWLEDGES', null],
    ['APPRAISAL_FOLLOWS', '2026-12-31'],
    ['NOTHING', null],
  ] as const)('%s: %s', (step, expected) => {
    expect(dueDayOf(step, DAYS)).toBe(expected);
  });
});

describe('stepsOf (rule NS-1)', () => {
  it('gives each step to one of the four', () => {
    expect(TURNS.flatMap(stepsOf).sort()).toEqual([...STEP_CODES].sort());
    expect(stepsOf('NOBODY')).toEqual(['NOTHING']);
  });

  it.each(STEP_CODES)('%s says by its name whose turn it is', (step) => {
    const [who] = step.split('_');
    const named = who === 'EMPLOYEE' ? 'OWNER' : who === 'APPRAISER' ? 'APPRAISER' : undefined;
    expect(STEPS[step].turn).toBe(named ?? (step === 'NOTHING' ? 'NOBODY' : 'SYSTEM'));
  });
});

describe('blockOf (rule NS-2)', () => {
  it.each([
    ['EMPLOYEE_DRAFTS', 'somebody', 1, 'PLAN_INCOMPLETE'],
    ['EMPLOYEE_DRAFTS', 'somebody', 0, null],
    ['EMPLOYEE_REVISES', null, 2, 'PLAN_INCOMPLETE'],
    ['APPRAISER_DECIDES', null, 0, 'NO_APPRAISER'],
    ['APPRAISER_DECIDES', 'somebody', 0, null],
    ['APPRAISER_RATES', null, 0, 'NO_APPRAISER'],
    ['EMPLOYEE_REPORTS', null, 0, null],
    ['NOTHING', null, 0, null],
  ] as const)('%s, decided by %s, lacking %i things: %s', (step, deciderId, lacks, expected) => {
    expect(blockOf(step, { deciderId, lacks })).toBe(expected);
  });
});
