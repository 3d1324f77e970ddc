import fc from 'fast-check';
import { OPEN_END, plusDays, SINCE_EVER } from '../../../../kernel/values/civil-date.js';
import {
  bounded,
  changedFrom,
  closedAfter,
  corrected,
  lifeOf,
  periodNear,
  standsAlike,
  type UnitPeriod,
} from './unit-periods.js';

const period = (
  id: string,
  name: string,
  parentId: string,
  validFrom = SINCE_EVER,
  validUntil = OPEN_END,
): UnitPeriod => {
  return { id, name, type: null, parentId, headPostTitle: null, echelonCode: null, validFrom, validUntil };
};
/** In force since ever; renamed in June; moved in September. */
const LIFE = [
  period('1', 'Bidang A', 'x', SINCE_EVER, '2026-05-31'),
  period('2', 'Bidang B', 'x', '2026-06-01', '2026-08-31'),
  period('3', 'Bidang B', 'y', '2026-09-01'),
];
const shown = (periods: readonly UnitPeriod[] | null): string[] | null =>
  periods && periods.map((one) => `${one.id} ${one.validFrom} – ${one.validUntil} ${one.name} ${one.parentId}`);

describe('changedFrom (rule OR-2)', () => {
  it('cuts the period of the day, and lets the new value last until that fact changes anyway', () => {
    expect(shown(changedFrom(LIFE, '2026-03-01', { parentId: 'z' }, 'new'))).toEqual([
      '1 0001-01-01 – 2026-02-28 Bidang A x',
      'new 2026-03-01 – 2026-05-31 Bidang A z',
      '2 2026-06-01 – 2026-08-31 Bidang B z',
      '3 2026-09-01 – 9999-12-31 Bidang B y',
    ]);
  });

  it('changes the period itself that begins on the day', () => {
    expect(shown(changedFrom(LIFE, '2026-06-01', { name: 'Bidang C' }, 'new'))).toEqual([
      '1 0001-01-01 – 2026-05-31 Bidang A x',
      '2 2026-06-01 – 2026-08-31 Bidang C x',
      '3 2026-09-01 – 9999-12-31 Bidang C y',
    ]);
  });

  it('takes no change for a day on which the unit is not there', () => {
    expect(changedFrom(closedAfter(LIFE, '2026-12-31') ?? [], '2027-01-01', { name: 'Bidang C' }, 'new')).toBeNull();
  });

  it('leaves the days before as they were, and never a gap or an overlap', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => plusDays('2026-01-01', days));
    const change = fc.record(
      { name: fc.constantFrom('A', 'B', 'C'), parentId: fc.constantFrom('x', 'y', 'z') },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(day, change), { maxLength: 8 }), day, (changes, probe) => {
        let periods: UnitPeriod[] = [period('0', 'A', 'x')];
        changes.forEach(([on, facts], at) => {
          const before = periodNear(periods, probe);
          periods = changedFrom(periods, on, facts, `n${at}`) ?? [];
          const after = periodNear(periods, probe);
          if (probe < on) expect([after?.name, after?.parentId]).toEqual([before?.name, before?.parentId]);
          if (probe === on) expect(after).toMatchObject(facts);
        });
        expect(lifeOf(periods)).toEqual({ validFrom: SINCE_EVER, validUntil: OPEN_END });
        periods.slice(1).forEach((one, at) => expect(one.validFrom).toBe(plusDays(periods[at]!.validUntil, 1)));
      }),
    );
  });
});

describe('corrected (rule OR-2)', () => {
  it.each([
    ['2026-07-15', { name: 'Bidang D' }, ['Bidang A x', 'Bidang D x', 'Bidang D y']],
    ['2026-01-01', { name: 'Bidang D' }, ['Bidang D x', 'Bidang B x', 'Bidang B y']],
    ['2026-07-15', { parentId: 'z' }, ['Bidang A z', 'Bidang B z', 'Bidang B y']],
    ['2026-10-01', { parentId: 'z', name: 'Bidang D' }, ['Bidang A x', 'Bidang D x', 'Bidang D z']],
  ])('on %s puts %j in place of the wrong value as far as it reaches', (day, change, expected) => {
    const periods = corrected(LIFE, day, change);
    expect(periods?.map(({ name, parentId }) => `${name} ${parentId}`)).toEqual(expected);
    expect(periods?.map(({ id }) => id)).toEqual(['1', '2', '3']);
  });
});

describe('bounded', () => {
  it.each([
    ['a later first day', { validFrom: '2026-01-01' }, ['2026-01-01', OPEN_END]],
    ['an earlier last day', { validUntil: '2026-09-01' }, [SINCE_EVER, '2026-09-01']],
    ['not a first day behind the first change', { validFrom: '2026-06-01' }, null],
    ['not a last day before the last change', { validUntil: '2026-08-31' }, null],
  ])('takes %s', (_name, days, expected) => {
    const life = bounded(LIFE, days);
    expect(life && Object.values(lifeOf(life))).toEqual(expected);
  });
});

describe('closedAfter', () => {
  it('ends a unit, and lets fall what was planned for later', () => {
    expect(shown(closedAfter(LIFE, '2026-07-31'))).toEqual([
      '1 0001-01-01 – 2026-05-31 Bidang A x',
      '2 2026-06-01 – 2026-07-31 Bidang B x',
    ]);
  });
});

describe('standsAlike', () => {
  it.each<[string, UnitPeriod[] | null, boolean]>([
    ['another name', changedFrom(LIFE, '2026-03-01', { name: 'Bidang C' }, 'new'), true],
    ['a new letter for the same', changedFrom(LIFE, '2026-03-01', {}, 'new'), true],
    ['another unit above', changedFrom(LIFE, '2026-03-01', { parentId: 'z' }, 'new'), false],
    ['another type', corrected(LIFE, '2026-03-01', { type: 'DINAS' }), false],
    ['another head post', corrected(LIFE, '2026-03-01', { headPostTitle: 'Sekretaris Daerah' }), false],
    ['an end', closedAfter(LIFE, '2026-12-31'), false],
    ['a later first day', bounded(LIFE, { validFrom: '2026-01-01' }), false],
  ])('with %s', (_name, after, expected) => {
    expect(standsAlike(LIFE, after ?? [])).toBe(expected);
  });
});

describe('periodNear', () => {
  const life = bounded(closedAfter(LIFE, '2026-12-31') ?? [], { validFrom: '2026-02-01' }) ?? [];
  it.each([
    ['2026-01-01', '1'],
    ['2026-07-01', '2'],
    ['2027-06-01', '3'],
  ])('on %s is the period %s', (day, id) => {
    expect(periodNear(life, day)?.id).toBe(id);
  });
});
