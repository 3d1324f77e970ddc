import { levelOf, reachedBy, shareReached } from './demo-progress.js';

const measure = { statement: 'Berkas yang diarsipkan', target: '600', unit: 'berkas', direction: 'NORMAL' };

describe('what people of the demo report', () => {
  it.each([
    [0, 1, 'middle'],
    [0.5, 1.035, 'middle'],
    [-0.5, 0.965, 'middle'],
    [1.1, 1.113, 'above'],
    [-1.6, 0.807, 'below'],
    [-5, 0.5, 'below'],
    [5, 1.3, 'above'],
  ])('of a quality of %p is %p of what is due, which is %s', (quality, share, level) => {
    expect(shareReached(quality)).toBeCloseTo(share, 3);
    expect(levelOf(shareReached(quality))).toBe(level);
  });

  it.each([
    ['adds up over the year', measure, 0.25, 1.1, '165'],
    ['stays at its level', { ...measure, target: '85', unit: 'indeks' }, 0.25, 1.1, '93.5'],
    [
      'is less where less is better',
      { ...measure, target: '30', unit: 'menit', direction: 'KHUSUS' },
      0.25,
      0.9,
      '33.0',
    ],
    ['is never more than 100 %', { ...measure, target: '95', unit: '%' }, 0.5, 1.2, '100.0'],
    [
      'grows where money is spent',
      { ...measure, statement: 'Realisasi anggaran', target: '92', unit: '%' },
      0.5,
      1,
      '46.0',
    ],
  ])('%s', (_, indicator, passed, share, expected) => {
    expect(reachedBy(indicator, passed, share)).toBe(expected);
  });
});
