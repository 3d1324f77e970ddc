import { favourHints } from './favour-hints.js';

describe('favour hints (rule FA-8)', () => {
  const surprise = (employeeId: string, deviations: number, levels = deviations / 2) => {
    return { appraiserId: 'a', employeeId, deviations, levels };
  };
  const settings = { leastDeviations: 3, falseDiscoveryRate: 0.05, people: 20 };

  it.each([
    {
      name: 'those who are rare enough, the most first',
      given: [surprise('x', 3.1), surprise('y', 2.9), surprise('z', 4)],
      found: 'zx',
    },
    {
      name: 'the most in levels first, whatever is rarer',
      given: [surprise('x', 4, 1.1), surprise('y', 3.2, 2)],
      found: 'yx',
    },
    { name: 'nobody far below', given: [surprise('w', -5)], found: '' },
  ])('name $name', ({ given, found }) => {
    expect(
      favourHints(given, settings)
        .map(({ employeeId }) => employeeId)
        .join(''),
    ).toBe(found);
  });

  it.each([
    { people: 20, listed: true },
    { people: 200, listed: false },
  ])('tell others of one among $people with a chance of 1 in 741: $listed', ({ people, listed }) => {
    expect(favourHints([surprise('x', 3)], { ...settings, people })[0]?.isListed).toBe(listed);
  });
});
