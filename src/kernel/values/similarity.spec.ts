import fc from 'fast-check';
import { similarity, trigramsOf } from './similarity.js';

const alike = (a: string, b: string, atLeast?: number): number => similarity(trigramsOf(a), trigramsOf(b), atLeast);

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
    expect(alike(a, b)).toBe(expected);
  });

  it('is the same both ways, whole for the same words, and between 0 and 100', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 8 }).map((w) => w.join(' '));
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(alike(a, b)).toBe(alike(b, a));
        expect(alike(a, a)).toBe(100);
        expect(alike(a, b)).toBeGreaterThanOrEqual(0);
        expect(alike(a, b)).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('leaves out only what is too short or too long to be that much alike', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 8 }).map((w) => w.join(' '));
    fc.assert(
      fc.property(words, words, fc.integer({ min: 50, max: 100 }), (a, b, atLeast) => {
        const whole = alike(a, b);
        const left = alike(a, b, atLeast);
        expect(whole >= atLeast ? left : [0, whole].includes(left)).toBe(whole >= atLeast ? whole : true);
      }),
    );
  });
});
