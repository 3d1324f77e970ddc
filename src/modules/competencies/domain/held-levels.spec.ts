import fc from 'fast-check';
import {
  ASSESSMENT_METHODS,
  COMBINATIONS,
  type Combination,
  type CombinationRule,
  type Finding,
  heldLevel,
} from './held-levels.js';
import { MASTERY_LEVELS } from './mastery.js';

const finding = (id: string, more: Partial<Finding> = {}): Finding => ({
  ...{ id, method: 'CAT', level: 3, assessedOn: '2024-05-01', validUntil: '2027-04-30' },
  ...more,
});
const rule = (combination: Combination, weights: CombinationRule['weights'] = {}): CombinationRule => ({
  combination,
  weights,
});
const DAY = '2026-03-02';
const CENTRE = finding('a', { method: 'ASSESSMENT_CENTRE', level: 4, assessedOn: '2025-01-10' });
const ANSWERS = finding('b', { method: 'QUESTIONNAIRE', level: 2, assessedOn: '2026-01-10' });
const TALK = finding('c', { method: 'INTERVIEW', level: 4, assessedOn: '2024-06-01' });

describe('heldLevel (rule CP-3)', () => {
  it.each([
    { name: 'of nothing, nothing', findings: [], by: rule('LATEST'), expected: null },
    { name: 'the latest', findings: [CENTRE, ANSWERS, TALK], by: rule('LATEST'), expected: [2, ['b']] },
    {
      name: 'the highest, by all who found it',
      findings: [CENTRE, ANSWERS, TALK],
      by: rule('HIGHEST'),
      expected: [4, ['a', 'c']],
    },
    {
      name: 'the weighted mean that is reached: (4·7 + 2·3) / 10 = 3.4',
      findings: [CENTRE, ANSWERS],
      by: rule('WEIGHTED', { ASSESSMENT_CENTRE: 7, QUESTIONNAIRE: 3 }),
      expected: [3, ['b', 'a']],
    },
    {
      name: 'a mean that just reaches a level: (4·1 + 2·1) / 2 = 3',
      findings: [CENTRE, ANSWERS],
      by: rule('WEIGHTED', { ASSESSMENT_CENTRE: 1, QUESTIONNAIRE: 1 }),
      expected: [3, ['b', 'a']],
    },
    {
      name: 'without weight a method does not count',
      findings: [CENTRE, ANSWERS],
      by: rule('WEIGHTED', { QUESTIONNAIRE: 1 }),
      expected: [2, ['b']],
    },
    { name: 'with no weighted method, nothing', findings: [CENTRE], by: rule('WEIGHTED', { CAT: 1 }), expected: null },
    {
      name: 'of one method only the latest, though it is lower',
      findings: [finding('x', { level: 5 }), finding('y', { level: 2, assessedOn: '2025-05-01' })],
      by: rule('HIGHEST'),
      expected: [2, ['y']],
    },
    {
      name: 'of one day the one that was entered later',
      findings: [finding('y', { level: 2 }), finding('x', { level: 5 })],
      by: rule('LATEST'),
      expected: [2, ['y']],
    },
    {
      name: 'on the last day',
      findings: [finding('x', { validUntil: DAY })],
      by: rule('LATEST'),
      expected: [3, ['x']],
    },
    {
      name: 'not after it',
      findings: [finding('x', { validUntil: '2026-03-01' })],
      by: rule('LATEST'),
      expected: null,
    },
    {
      name: 'on the day of finding',
      findings: [finding('x', { assessedOn: DAY })],
      by: rule('LATEST'),
      expected: [3, ['x']],
    },
    {
      name: 'not before it',
      findings: [finding('x', { assessedOn: '2026-03-03' })],
      by: rule('LATEST'),
      expected: null,
    },
  ])('$name', ({ findings, by, expected }) => {
    const held = heldLevel(findings, DAY, by);
    expect(held && [held.level, held.findingIds]).toEqual(expected);
  });

  const day = fc.constantFrom('2023-05-01', '2024-05-01', '2025-05-01', '2026-05-01', '2027-05-01');
  const some = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      method: fc.constantFrom(...ASSESSMENT_METHODS),
      level: fc.constantFrom(...MASTERY_LEVELS),
      assessedOn: day,
      validUntil: day,
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  );
  const rules = fc.record({
    combination: fc.constantFrom(...COMBINATIONS),
    weights: fc.dictionary(fc.constantFrom(...ASSESSMENT_METHODS), fc.integer({ min: 0, max: 9 })),
  });

  it('lies between the lowest and the highest that are valid, whatever the order', () => {
    fc.assert(
      fc.property(some, rules, (findings, by) => {
        const held = heldLevel(findings, DAY, by);
        expect(heldLevel(findings.toReversed(), DAY, by)).toEqual(held);
        if (held === null) return;
        const valid = findings.filter(({ assessedOn, validUntil }) => assessedOn <= DAY && DAY <= validUntil);
        const levels = valid.map(({ level }) => level);
        expect(held.level).toBeGreaterThanOrEqual(Math.min(...levels));
        expect(held.level).toBeLessThanOrEqual(Math.max(...levels));
        expect(held.findingIds.every((id) => valid.some((one) => one.id === id))).toBe(true);
      }),
    );
  });
});
