import { WORDS } from './code-words.js';
import { SENTENCES } from './explanation-texts.js';
import { spoken } from './explanation-words.js';

const says = (code: keyof typeof SENTENCES, facts: object, language: 'id' | 'en' = 'id'): string =>
  spoken({ code, facts: facts as never }, language);

describe('sentences of an explanation', () => {
  it('say codes in words, and days and numbers as they are written', () => {
    expect(
      says('QUADRANT_RATINGS', {
        who: 'WHO_APPRAISER',
        resultRating: 'SESUAI_EKSPEKTASI',
        behaviourRating: 'DI_ATAS_EKSPEKTASI',
      }),
    ).toBe('Pejabat penilai menilai hasil kerja sesuai ekspektasi dan perilaku kerja di atas ekspektasi.');
    expect(says('MAY_OBJECT', { due: '2026-05-04' })).toContain('sampai 4 Mei 2026');
    expect(says('MAY_OBJECT', { due: '2026-05-04' }, 'en')).toContain('until 4 May 2026');
    const figures = { statement: 'Serapan', unit: '%', reached: '1250.50', target: '1300.00', percent: '96.19' };
    expect(says('INDICATOR', figures)).toContain('tercapai 1.250,5 dari 1.300 %');
    expect(says('INDICATOR', figures, 'en')).toContain('1,250.5 of 1,300 %');
  });

  it('leave the words of people as they are, even where they read like a code', () => {
    expect(says('REASON', { rating: 'SESUAI_EKSPEKTASI', reason: 'BAIK' })).toContain('“BAIK”');
  });

  it.each(['constructor', 'BAIK', '3.00'])('leave a unit of measure called %s as it is', (unit) => {
    const said = says('INDICATOR_SILENT', { statement: 'Nilai', unit, full: '2.00' });
    expect(said).toBe(`Indikator “Nilai”: belum ada realisasi yang dilaporkan. Target setahun 2 ${unit}.`);
  });

  it.each([
    ['3.00', 'sekitar 3 laporan', 'about 3 laporan'],
    ['0.60', 'sekitar 0,6 laporan', 'about 0.6 laporan'],
    ['0.00', 'kurang dari 1 laporan', 'less than 1 laporan'],
  ])('tell a part of %s that follows from days as no exact one', (duePart, id, en) => {
    const facts = { statement: 'Laporan', unit: 'laporan', full: '12.00', duePart };
    expect(says('INDICATOR_SILENT_DIVIDED', facts)).toContain(`bagian yang seharusnya tercapai ${id} (dibagi`);
    expect(says('INDICATOR_SILENT_DIVIDED', facts, 'en')).toContain(`this period ${en} of it`);
  });

  it('choose between one and many', () => {
    const counts = { number: 1, statement: 'Laporan', reports: 1, evidence: 2, praises: 1, improvements: 0 };
    const said = 'is 1 report, 2 pieces of evidence, praise 1 time and requests to improve 0 times.';
    expect(says('RESULT', counts, 'en')).toContain(said);
  });

  it('know whether the criteria were known, with the day', () => {
    expect(says('CRITERIA_STANDING', { standing: 'LATE', on: '2026-02-01' })).toContain('pada 1 Februari 2026');
  });

  it('name in both languages the same facts', () => {
    const named = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    for (const { id, en } of [...Object.values(SENTENCES), ...Object.values(WORDS)])
      expect(named(en)).toEqual(named(id));
  });
});
