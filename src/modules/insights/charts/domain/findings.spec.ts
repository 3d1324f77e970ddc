import { plantedCharts, plantedHeat } from '../../../../../test/support/planted-charts.js';
import { cascadeChart } from './cascade-chart.js';
import { WITHHELD } from './chart.js';
import { distributionChart } from './distribution-chart.js';
import { fairnessChart } from './fairness-chart.js';
import { heatChart } from './heat-chart.js';
import { pictureOf } from './picture.js';
import { progressChart } from './progress-chart.js';
import { quadrantChart } from './quadrant-chart.js';
import { radarChart } from './radar-chart.js';
import { trendChart } from './trend-chart.js';

const time = { unitName: 'Dinas Kesehatan', timeName: 'Triwulan I 2026' };
const NOBODY = { SANGAT_BAIK: 0, BAIK: 0, BUTUH_PERBAIKAN: 0, KURANG: 0, SANGAT_KURANG: 0 };
const pattern = { organisationPredicate: null, limits: [], broken: 0, isWithheld: false };
const score = { code: 'LOYAL', name: 'Loyal', self: 80, others: 60, before: null };

describe('findings of charts (rule CH-1)', () => {
  it.each([
    [
      'distribution',
      '78 dari 124 pegawai (62,9\u00a0%) berpredikat Baik, kelompok terbesar; pola organisasi Baik terpenuhi.',
      '78 of 124 people (62.9\u00a0%) are Baik, the largest group; the pattern of an organisation that is Baik is kept.',
    ],
    [
      'quadrant',
      'Hasil dan perilaku 109 dari 119 pegawai sesuai atau di atas ekspektasi; perilaku 2 pegawai di bawah ekspektasi.',
      'Results and behaviour of 109 of 119 people meet or exceed expectations; the behaviour of 2 is below them.',
    ],
    [
      'progress',
      'Pada Triwulan III 2026, 41 dari 124 SKP (33,1\u00a0%) dilaporkan tepat waktu; 83 masih dapat melapor.',
      'In Triwulan III 2026, 41 of 124 plans (33.1\u00a0%) were reported on in time; 83 may still report.',
    ],
    [
      'cascade',
      '94,0\u00a0% dari 149 hasil kerja sudah selaras; terbanyak yang belum: Bidang Sumber Daya Air (8).',
      '94.0\u00a0% of 149 results are aligned; most that serve nothing yet are in Bidang Sumber Daya Air (8).',
    ],
    [
      'reports-by-month',
      'Pada Okt, laporan paling lengkap dari Sekretariat (83,3\u00a0%) dan paling sedikit dari Bidang Sumber Daya Air (37,5\u00a0%).',
      'In Oct, reports are most complete in Sekretariat (83.3\u00a0%) and fewest in Bidang Sumber Daya Air (37.5\u00a0%).',
    ],
    [
      'values',
      'Orang lain melihat Akuntabel (78) paling kuat; selisih terbesar dengan penilaian diri pada Adaptif (+18).',
      'Others see Akuntabel (78) as the strongest; the widest gap to the own view is in Adaptif (+18).',
    ],
    [
      'appraiser-fairness',
      'Dari 3 pejabat penilai, 1 jelas lebih murah hati dan 1 jelas lebih ketat daripada yang lain.',
      'Among 3 appraisers, those clearly more generous than others: 1; clearly more severe: 1.',
    ],
    [
      'trend',
      'Pegawai berpredikat Baik atau Sangat Baik 86,2\u00a0% pada 2023 dan 89,7\u00a0% pada 2025.',
      'People who are Baik or Sangat Baik were 86.2\u00a0% in 2023 and 89.7\u00a0% in 2025.',
    ],
  ])('%s says it in both languages', (code, id, en) => {
    expect(plantedCharts().find((chart) => chart.code === code)?.finding).toEqual({ id, en });
  });

  it.each([
    [
      'a distribution without a predicate',
      distributionChart({ ...time, ...pattern, counts: NOBODY, unrated: 3 }),
      'Belum ada pegawai yang mempunyai predikat.',
    ],
    [
      'a distribution without a pattern',
      distributionChart({ ...time, ...pattern, counts: { ...NOBODY, BAIK: 2, KURANG: 1 }, unrated: 1 }),
      '2 dari 4 pegawai (50,0\u00a0%) berpredikat Baik, kelompok terbesar; predikat organisasi belum ditetapkan.',
    ],
    [
      'a broken pattern',
      distributionChart({
        ...time,
        ...pattern,
        organisationPredicate: 'ISTIMEWA',
        broken: 1,
        counts: { ...NOBODY, SANGAT_BAIK: 9 },
        unrated: 0,
      }),
      '9 dari 9 pegawai (100,0\u00a0%) berpredikat Sangat Baik, kelompok terbesar; pola organisasi Istimewa terlampaui pada 1 batas.',
    ],
    [
      'a quadrant of nobody',
      quadrantChart({ ...time, cells: [], isWithheld: false }),
      'Belum ada pegawai yang dinilai.',
    ],
    [
      'a year without plans',
      progressChart({ unitName: 'X', year: 2026, periods: [] }),
      'Belum ada SKP yang berjalan pada tahun ini.',
    ],
    [
      'units without results',
      cascadeChart({ unitName: 'X', year: 2026, units: [] }),
      'Belum ada hasil kerja yang dapat dihitung.',
    ],
    ['no months', heatChart({ unitName: 'X', year: 2026, months: [], units: [] }), 'Belum ada data untuk ditampilkan.'],
    ['one unit', plantedHeat(1, 2), 'Pada Feb, 20,8\u00a0% SKP Sekretariat dilaporkan.'],
    [
      'leanings that hold of nobody when all are looked at together',
      fairnessChart({ ...time, appraisers: [{ code: 'a', name: 'A', raw: null, adjusted: 40, interval: null }] }),
      'Dari 1 pejabat penilai, 0 jelas lebih murah hati dan 0 jelas lebih ketat daripada yang lain.',
    ],
    ['nobody who analysed', fairnessChart({ ...time, appraisers: null }), 'Belum ada analisis.'],
    ['no year', trendChart({ unitName: 'X', years: [] }), 'Belum ada predikat tahunan.'],
    [
      'one year',
      trendChart({
        unitName: 'X',
        years: [{ year: 2025, isWithheld: false, counts: { ...NOBODY, BAIK: 1, KURANG: 1 } }],
      }),
      'Pada 2025, 50,0\u00a0% pegawai berpredikat Baik atau Sangat Baik.',
    ],
    [
      'nobody who may be shown',
      radarChart({ personName: 'A', roundName: 'B', values: [{ ...score, others: null }] }),
      'Belum ada penilaian orang lain yang dapat ditampilkan.',
    ],
    [
      'others without the own view',
      radarChart({ personName: 'A', roundName: 'B', values: [{ ...score, self: null }] }),
      'Orang lain melihat Loyal (60) paling kuat.',
    ],
  ])('%s', (_, { finding }, expected) => {
    expect(finding.id).toBe(expected);
  });

  it.each(['id', 'en'] as const)(
    'says of the interval of an appraiser that it is that of the raw difference (%s)',
    (language) => {
      const raw = { id: 'selisih mentah', en: 'raw difference' }[language];
      const appraisers = [{ code: 'a', name: 'A', raw: 80, adjusted: 50, interval: { low: 20, high: 140 } }];
      const chart = fairnessChart({ ...time, appraisers });
      const bounds = chart.columns.filter(({ code }) => code === 'LOW' || code === 'HIGH');
      expect(bounds.map(({ label }) => label[language].includes(raw))).toEqual([true, true]);
      expect(chart.note?.[language]).toContain(raw);
      const picture = pictureOf(chart, language, 640);
      expect(picture).toMatch(/0[.,]80 \(0[.,]20 … 1[.,]40\) → 0[.,]50/);
    },
  );

  it('keeps what is withheld out of table, series and finding', () => {
    const withheld = [
      distributionChart({ ...time, ...pattern, isWithheld: true, counts: { ...NOBODY, KURANG: 3 }, unrated: 1 }),
      quadrantChart({
        ...time,
        isWithheld: true,
        cells: [{ resultRating: 'DI_ATAS_EKSPEKTASI', behaviourRating: 'DI_ATAS_EKSPEKTASI', people: 3 }],
      }),
      trendChart({ unitName: 'X', years: [{ year: 2025, isWithheld: true, counts: { ...NOBODY, KURANG: 3 } }] }),
      cascadeChart({
        unitName: 'X',
        year: 2026,
        units: [{ unitId: 'a', unitName: 'A', linked: 3, treeNode: 3, pending: 3, isWithheld: true }],
      }),
    ];
    for (const chart of withheld) {
      for (const { values } of chart.series) expect(values.every((value) => value === WITHHELD)).toBe(true);
      expect(chart.rows.flat()).not.toContain(3);
      expect(chart.finding.id + chart.finding.en + (chart.note?.id ?? '')).not.toContain('3');
    }
  });
});
