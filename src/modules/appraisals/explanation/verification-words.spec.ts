import { spokenStep, verifiedText } from './verification-words.js';

describe('what came of a verification (PX-3)', () => {
  const same = { isEqual: true, isPublished: true, isUnaltered: true } as const;
  const BAIK = { storedPredicate: 'BAIK', replayedPredicate: 'BAIK' } as const;

  it.each([
    [{}, 'Hasil hitung ulang sama: Baik. Naskah yang disampaikan tidak berubah.'],
    [
      { isUnaltered: false },
      'Hasil hitung ulang sama: Baik. Naskah yang disampaikan tidak lagi sesuai dengan sidiknya.',
    ],
    [
      { isUnaltered: null, isPublished: false },
      'Hasil hitung ulang sama: Baik. Belum disampaikan, karena itu belum ada sidik.',
    ],
    [
      { isUnaltered: null },
      'Hasil hitung ulang sama: Baik. Naskah yang disampaikan tidak mempunyai sidik untuk dicocokkan.',
    ],
    [
      { isEqual: false, replayedPredicate: 'KURANG' as const },
      'Hasil hitung ulang berbeda: yang tersimpan Baik, hasil hitung ulang Kurang. Naskah yang disampaikan tidak berubah.',
    ],
  ])('%o', (more, text) => {
    expect(verifiedText({ ...same, ...BAIK, ...more }, 'id')).toBe(text);
  });

  it('is said in English, too', () => {
    const text = 'Calculated again the result is the same: Baik (good). The text that was published is unchanged.';
    expect(verifiedText({ ...same, ...BAIK }, 'en')).toBe(text);
  });

  it.each([
    [
      'rating hasil kerja: SESUAI_EKSPEKTASI',
      'rating hasil kerja: sesuai ekspektasi',
      'rating of results: as expected',
    ],
    [
      'kuadran kinerja (PermenPANRB 6/2022): BAIK',
      'kuadran kinerja (PermenPANRB 6/2022): Baik',
      'quadrant of performance (PermenPANRB 6/2022): Baik (good)',
    ],
    [
      'kalibrasi (EVIDENCE): hasil kerja DI_ATAS_EKSPEKTASI → SESUAI_EKSPEKTASI, predikat SANGAT_BAIK → BAIK',
      'kalibrasi (bukti): hasil kerja di atas ekspektasi → sesuai ekspektasi, predikat Sangat Baik → Baik',
      'calibration (evidence): results above expectation → as expected, predicate Sangat Baik (very good) → Baik (good)',
    ],
    ['nilai SKP: 120.00', 'nilai SKP: 120.00', 'value of the SKP: 120.00'],
  ])('has names instead of codes in “%s”', (step, id, en) => {
    expect([spokenStep(step, 'id'), spokenStep(step, 'en')]).toEqual([id, en]);
  });
});
