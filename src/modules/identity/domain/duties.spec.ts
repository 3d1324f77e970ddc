import { dutyOf } from './duties.js';

const SET = '2026-01-01T03:00:00.000Z';
const NONE = { passwordMaxAgeDays: 0, totpRequiredFor: [] };
const AGE = { passwordMaxAgeDays: 90, totpRequiredFor: [] };
const FACTOR = { passwordMaxAgeDays: 0, totpRequiredFor: ['ADMIN', 'AUDITOR'] };
const BOTH = { ...FACTOR, passwordMaxAgeDays: 90 };

describe('dutyOf (R36, R42)', () => {
  it.each([
    ['nothing is demanded', NONE, SET, false, 'ADMIN', '2036-01-01T03:00:00.000Z', null],
    ['the last millisecond of the 90 days', AGE, SET, false, 'EMPLOYEE', '2026-04-01T02:59:59.999Z', null],
    ['90 days are over', AGE, SET, false, 'EMPLOYEE', '2026-04-01T03:00:00.000Z', 'CHANGE_PASSWORD'],
    ['a role that needs no factor', FACTOR, SET, false, 'EMPLOYEE', SET, null],
    ['a role that needs one', FACTOR, SET, false, 'AUDITOR', SET, 'SET_UP_SECOND_FACTOR'],
    ['a role that needs one and has it', FACTOR, SET, true, 'ADMIN', SET, null],
    ['both: the password comes first', BOTH, SET, false, 'ADMIN', '2026-06-01T00:00:00.000Z', 'CHANGE_PASSWORD'],
    ['both: then the factor', BOTH, SET, false, 'ADMIN', '2026-01-02T00:00:00.000Z', 'SET_UP_SECOND_FACTOR'],
    ['an account without a password here', BOTH, null, false, 'ADMIN', '2036-01-01T00:00:00.000Z', null],
  ])('%s', (_, rules, set, hasSecondFactor, role, now, duty) => {
    const state = { passwordSetAt: set === null ? null : new Date(set), hasSecondFactor, roles: new Set([role]) };
    expect(dutyOf(state, rules, new Date(now)).duty).toBe(duty);
  });

  it('holds until the password is outdated, and for good where nothing is demanded', () => {
    const state = { passwordSetAt: new Date(SET), hasSecondFactor: false, roles: new Set(['EMPLOYEE']) };
    expect(dutyOf(state, AGE, new Date(SET)).holdsUntilMs).toBe(Date.parse('2026-04-01T03:00:00.000Z'));
    expect(dutyOf(state, NONE, new Date(SET)).holdsUntilMs).toBe(Infinity);
  });
});
