import { hasLine, type PlanLine } from './plan-lines.js';

const results = [
  { id: 'r1', indicators: [{ id: 'i1' }] },
  { id: 'r2', indicators: [] },
];

describe('hasLine (rule WP-25)', () => {
  it.each<[PlanLine['part'], string | null, boolean]>([
    ['PLAN', null, true],
    ['PLAN', 'r1', false],
    ['RESULT', 'r2', true],
    ['RESULT', 'i1', false],
    ['RESULT', null, false],
    ['INDICATOR', 'i1', true],
    ['INDICATOR', 'r1', false],
    ['BEHAVIOUR', 'ADAPTIF', true],
    ['BEHAVIOUR', 'adaptif', false],
    ['ANNEX', 'resources', true],
    ['ANNEX', 'DUKUNGAN_SUMBER_DAYA', false],
    ['ANNEX', null, false],
  ])('%s %s: %s', (part, partId, expected) => {
    expect(hasLine(results, { part, partId })).toBe(expected);
  });
});
