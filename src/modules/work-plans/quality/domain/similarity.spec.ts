import fc from 'fast-check';
import { similarity } from './similarity.js';

describe('similarity (rule QU-2)', () => {
  it.each([
    ['Laporan terbit tepat waktu', 'Laporan terbit tepat waktu', 100],
    ['Laporan terbit tepat waktu', 'LAPORAN TERBIT, tepat waktu.', 100],
    ['Laporan terbit tepat waktu', 'Tepat waktu terbit laporan', 100],
    ['Laporan terbit tepat waktu', 'Laporan triwulan terbit tepat waktu', 86],
    ['Laporan keuangan terbit 2025', 'Laporan keuangan terbit 2026', 93],
    ['Prevalensi stunting turun', 'Layanan perizinan cepat', 4],
    ['', '', 0],
    ['Laporan', '', 0],
    ['…', '!', 0],
  ])('%s and %s: %i', (a, b, expected) => {
    expect(similarity(a, b)).toBe(expected);
  });

  it('is the same both ways, whole for the same words, and between 0 and 100', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 8 }).map((w) => w.join(' '));
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(similarity(a, b)).toBe(similarity(b, a));
        expect(similarity(a, a)).toBe(100);
        expect(similarity(a, b)).toBeGreaterThanOrEqual(0);
        expect(similarity(a, b)).toBeLessThanOrEqual(100);
      }),
    );
  });
});
