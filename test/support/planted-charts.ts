import { cascadeChart } from '../../src/modules/insights/charts/domain/cascade-chart.js';
import type { Chart } from '../../src/modules/insights/charts/domain/chart.js';
import { distributionChart } from '../../src/modules/insights/charts/domain/distribution-chart.js';
import { fairnessChart } from '../../src/modules/insights/charts/domain/fairness-chart.js';
import { heatChart } from '../../src/modules/insights/charts/domain/heat-chart.js';
import { progressChart } from '../../src/modules/insights/charts/domain/progress-chart.js';
import { quadrantChart } from '../../src/modules/insights/charts/domain/quadrant-chart.js';
import { radarChart } from '../../src/modules/insights/charts/domain/radar-chart.js';
import { trendChart } from '../../src/modules/insights/charts/domain/trend-chart.js';

const UNIT = 'Dinas Pekerjaan Umum dan Penataan Ruang';
const NAMES = [
  'Sekretariat',
  'Bidang Bina Marga',
  'Bidang Sumber Daya Air',
  'UPTD Laboratorium Pengujian Bahan Konstruksi',
];
const time = { unitName: UNIT, timeName: 'Triwulan III 2026' };
const counts = { SANGAT_BAIK: 31, BAIK: 78, BUTUH_PERBAIKAN: 8, KURANG: 2, SANGAT_KURANG: 0 };

/** Units by number, of which the names come again and again. */
const plantedUnits = (n: number) =>
  Array.from({ length: n }, (_, at) => ({
    unitId: `unit-${at}`,
    unitName: `${NAMES[at % 4]}${at < 4 ? '' : ` ${at}`}`,
  }));

/** The distribution of a unit whose organisation is Baik and whose pattern is broken. */
export const plantedDistribution = (isWithheld = false): Chart =>
  distributionChart({
    ...{ ...time, counts, unrated: 5, organisationPredicate: 'BAIK', broken: 0, isWithheld },
    limits: [{ predicate: 'BAIK', kind: 'AT_MOST', limit: 86 }],
  });

/** Reports of so many units by month; the second is too small to be shown. */
export const plantedHeat = (n: number, months = 10): Chart =>
  heatChart({
    ...{ unitName: UNIT, year: 2026, months: Array.from({ length: months }, (_, at) => at + 1) },
    units: plantedUnits(n).map((unit, row) => ({
      ...unit,
      months: Array.from({ length: months }, (_, at) => ({
        ...{ plans: 24, reported: (row * 7 + at * 5) % 25, isWithheld: row === 1 },
      })),
    })),
  });

/** What the results of so many units serve; the second is too small to be shown. */
export const plantedCascade = (n: number): Chart =>
  cascadeChart({
    ...{ unitName: UNIT, year: 2026 },
    units: plantedUnits(n).map((unit, at) => ({
      ...{ ...unit, linked: 40 + at * 3, treeNode: at % 5, pending: (at * 4) % 11, isWithheld: at === 1 },
    })),
  });

/** Appraisers, of whom the first is clearly generous and the last clearly severe. */
export const plantedFairness = (): Chart =>
  fairnessChart({
    ...time,
    appraisers: [
      {
        code: 'a',
        name: 'Dr. Hj. Siti Rahmawati, S.T., M.Si.',
        raw: 84,
        adjusted: 52,
        interval: { low: 21, high: 83 },
      },
      { code: 'b', name: 'Bambang Wijaya, S.Sos.', raw: null, adjusted: 5, interval: null },
      { code: 'c', name: 'I Made Suardana', raw: -61, adjusted: -40, interval: { low: -71, high: -9 } },
    ],
  });

const value = (code: string, name: string, self: number | null, others: number | null, before: number | null) => {
  return { code, name, self, others, before };
};

/** All charts with figures as they may be. */
export const plantedCharts = (): Chart[] => [
  plantedDistribution(),
  quadrantChart({
    ...{ ...time, isWithheld: false },
    cells: [
      { resultRating: 'DI_ATAS_EKSPEKTASI', behaviourRating: 'DI_ATAS_EKSPEKTASI', people: 31 },
      { resultRating: 'DI_ATAS_EKSPEKTASI', behaviourRating: 'DI_BAWAH_EKSPEKTASI', people: 2 },
      { resultRating: 'SESUAI_EKSPEKTASI', behaviourRating: 'SESUAI_EKSPEKTASI', people: 70 },
      { resultRating: 'SESUAI_EKSPEKTASI', behaviourRating: 'DI_ATAS_EKSPEKTASI', people: 8 },
      { resultRating: 'DI_BAWAH_EKSPEKTASI', behaviourRating: 'SESUAI_EKSPEKTASI', people: 8 },
    ],
  }),
  progressChart({
    ...{ unitName: UNIT, year: 2026 },
    periods: [
      { code: 'q1', name: 'Triwulan I 2026', onTime: 96, late: 17, missing: 11, isOpen: false },
      { code: 'q2', name: 'Triwulan II 2026', onTime: 109, late: 9, missing: 6, isOpen: false },
      { code: 'q3', name: 'Triwulan III 2026', onTime: 41, late: 0, missing: 83, isOpen: true },
    ],
  }),
  plantedCascade(4),
  plantedHeat(4),
  radarChart({
    ...{ personName: 'Siti Aminah, S.E.', roundName: 'Ulasan 360° semester I 2026' },
    values: [
      value('BERORIENTASI_PELAYANAN', 'Berorientasi Pelayanan', 90, 74, 70),
      value('AKUNTABEL', 'Akuntabel', 80, 78, 71),
      value('KOMPETEN', 'Kompeten', 70, 76, 72),
      value('HARMONIS', 'Harmonis', 85, 69, 66),
      value('LOYAL', 'Loyal', 95, null, 80),
      value('ADAPTIF', 'Adaptif', 80, 62, 60),
      value('KOLABORATIF', 'Kolaboratif', 75, 71, 69),
    ],
  }),
  plantedFairness(),
  trendChart({
    unitName: UNIT,
    years: [2023, 2024, 2025].map((year, at) => ({
      ...{ year, isWithheld: false },
      counts: {
        SANGAT_BAIK: 20 + at * 6,
        BAIK: 80 - at * 4,
        BUTUH_PERBAIKAN: 12 - at * 2,
        KURANG: 3,
        SANGAT_KURANG: 1,
      },
    })),
  }),
];
