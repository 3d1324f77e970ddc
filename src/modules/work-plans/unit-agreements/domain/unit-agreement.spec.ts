import { budgetTotal } from './unit-agreement.js';

describe('budgetTotal (rule CA-13)', () => {
  it.each([
    [[], '0'],
    [['1250000000', '750000000'], '2000000000'],
    // More than a number of the language holds exactly.
    [['9007199254740993', '2'], '9007199254740995'],
  ])('adds %j up to %s rupiah', (amounts, total) => {
    expect(budgetTotal(amounts.map((amount) => ({ name: 'Program', amount })))).toBe(total);
  });
});
