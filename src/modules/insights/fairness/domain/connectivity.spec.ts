import { comparableAppraisers } from './connectivity.js';
import type { RatedPerson } from './rated-year.js';

const NONE = { RESULT: [], VALUE: [], RESULT_OVERALL: [], BEHAVIOUR_OVERALL: [] };
let count = 0;
function ratee(appraiserId: string, lastYear: string | null, isReviewed = false): RatedPerson {
  const reviews = isReviewed ? { PEERS: 70 } : {};
  const before = lastYear === null ? null : { appraiserId: lastYear, sheet: NONE };
  return { employeeId: `e${count++}`, appraiserId, unitId: 'u', sheet: NONE, reviews, lastYear: before };
}

describe('comparableAppraisers (rule FA-2)', () => {
  it.each([
    { name: 'links two by somebody whom both rated', people: [ratee('a', 'b'), ratee('b', null)], comparable: 'ab' },
    { name: 'links over a third who is gone', people: [ratee('a', 'x'), ratee('b', 'x')], comparable: 'abx' },
    {
      name: 'takes the largest part of two',
      people: [ratee('a', 'b'), ratee('b', 'a'), ratee('c', null)],
      comparable: 'ab',
    },
    {
      name: 'links those with enough reviewed ratees to a yardstick',
      people: [
        ratee('a', null, true),
        ratee('a', null, true),
        ratee('b', null, true),
        ratee('b', null, true),
        ratee('c', null, true),
      ],
      comparable: 'ab',
    },
    { name: 'knows nobody in an empty year', people: [], comparable: '' },
  ])('$name', ({ people, comparable }) => {
    expect([...comparableAppraisers(people, 2)].sort().join('')).toBe(comparable);
  });
});
