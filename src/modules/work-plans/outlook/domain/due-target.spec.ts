import { dueTarget } from './due-target.js';

const plan = { from: '2026-01-01', until: '2026-12-31' };
const sum = (months: 1 | 3 | 6 | 12) => ({ kind: 'SUM', months }) as const;
const target = { target: 1_200, targetUntil: null, direction: 'NORMAL', isMaximum: false } as const;

describe('dueTarget (EW-2, AP-14)', () => {
  it.each([
    ['a quarter of it after the first quarter', sum(3), '2026-03-31', 296],
    ['half of it after two', sum(3), '2026-06-30', 595],
    ['what was due at the last part before a day', sum(3), '2026-05-15', 296],
    ['a month after the first month', sum(1), '2026-01-31', 102],
    ['nothing before the first part', sum(6), '2026-03-31', null],
    ['nothing where all is due at the end', sum(12), '2026-09-30', null],
    ['all of it at the end', sum(12), '2026-12-31', 1_200],
    ['all of it after the end', sum(3), '2027-01-31', 1_200],
    ['all of it of a level', { kind: 'LEVEL', months: 3 } as const, '2026-03-31', 1_200],
  ])('is %s', (_, course, day, due) => {
    expect(dueTarget(target, course, plan, day)?.target ?? null).toBe(due);
  });

  it('divides both ends of a range', () => {
    const range = { ...target, targetUntil: 2_400 };
    expect(dueTarget(range, sum(3), plan, '2026-06-30')).toMatchObject({ target: 595, targetUntil: 1_190 });
  });
});
