import { describe, expect, it } from '@jest/globals';
import { type RatedIndicator, type RatedPlan, reachedAsRated } from './rated-figures.js';

const indicator = { id: 'i', statement: 'Balita terpantau', unit: '%' };
const reported = new Map([['i', { figure: '95.00', note: 'Catatan terakhir.' }]]);
const rated = (more: Partial<RatedIndicator> = {}): RatedIndicator => ({
  ...{ statement: 'Balita terpantau', unit: '%', isNumeric: true, reached: 8050, ...more },
});
const basis = (...indicators: RatedIndicator[]): RatedPlan => ({ results: [{ resultId: 'r', indicators }] });

describe('reachedAsRated (rules PX-1, DC-1)', () => {
  it.each([
    ['the figure of the rating, whatever was reported since', basis(rated()), '80.50'],
    ['no figure where none was known', basis(rated({ reached: null })), null],
    ['no figure of an indicator that was not rated', basis(rated({ statement: 'Lain' })), null],
    ['no figure in another unit', basis(rated({ unit: 'orang' })), null],
    ['what was reported of a target in words', basis(rated({ isNumeric: false, reached: null })), '95.00'],
    ['what was reported where no basis was kept', null, '95.00'],
  ])('has %s', (_name, kept, figure) =>
    expect(reachedAsRated([{ id: 'r', indicators: [indicator] }], reported, kept).get('i')).toEqual({
      figure,
      note: 'Catatan terakhir.',
    }),
  );

  it('takes indicators that read the same one after the other', () => {
    const two = [indicator, { ...indicator, id: 'j' }];
    const found = reachedAsRated([{ id: 'r', indicators: two }], reported, basis(rated(), rated({ reached: 100 })));
    expect([found.get('i')?.figure, found.get('j')?.figure]).toEqual(['80.50', '1.00']);
  });
});
