import { dueTarget, reachedOfDue } from './due-target.js';

const plan = { from: '2026-01-01', until: '2026-12-31' };
const sum = (months: 1 | 3 | 6 | 12) => ({ kind: 'SUM', months }) as const;
const closedOn = (day: string): string | undefined => (day === '2026-05-15' ? day : undefined);
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
    expect(dueTarget(target, course, plan, day)?.target.target ?? null).toBe(due);
  });

  it('divides both ends of a range', () => {
    const range = { ...target, targetUntil: 2_400 };
    expect(dueTarget(range, sum(3), plan, '2026-06-30')).toMatchObject({
      target: { target: 595, targetUntil: 1_190 },
    });
  });

  it.each([
    ['the last part that was due, of a sum', sum(3), '2026-11-30', '2026-09-30'],
    ['the day itself, of a level', { kind: 'LEVEL', months: 3 } as const, '2026-11-30', '2026-11-30'],
    ['the day itself, once the plan is over', sum(3), '2026-12-31', '2026-12-31'],
    ['the last day of a plan that was closed early', sum(3), '2026-05-15', '2026-05-15'],
  ])('counts up to %s', (_, course, day, dueUntil) => {
    expect(dueTarget(target, course, plan, day, closedOn(day))?.dueUntil).toBe(dueUntil);
  });
});

describe('reachedOfDue (EW-2), 600 a year, a part each quarter, on 30 November', () => {
  const whole = { ...target, target: 60_000 };
  const report = (occurredOn: string, value: number) => ({
    ...{ occurredOn, valueHundredths: value * 100, isCumulative: true },
  });

  it.each([
    ['what was reported by 30 September', [report('2026-09-28', 437), report('2026-11-05', 528)], 43_700],
    ['nothing where all of it came later', [report('2026-11-05', 528)], 0],
    ['not known where nothing was reported', [], null],
  ])('is %s', (_, reports, reached) => {
    const due = dueTarget(whole, sum(3), plan, '2026-11-30');
    expect(due).toMatchObject({ target: { target: 44_877 }, dueUntil: '2026-09-30' });
    expect(due && reachedOfDue(due, reports)).toBe(reached);
  });

  it('is not known where less is better and all of it came later', () => {
    const due = dueTarget({ ...whole, direction: 'KHUSUS' }, sum(3), plan, '2026-11-30');
    expect(due && reachedOfDue(due, [report('2026-11-05', 528)])).toBeNull();
  });
});
