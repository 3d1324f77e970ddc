import type { Said } from './domain/chart.js';

/** Charts of a unit. */
export const UNIT_CHART_CODES = [
  'distribution',
  'quadrant',
  'progress',
  'cascade',
  'reports-by-month',
  'appraiser-fairness',
  'trend',
] as const;
export type UnitChartCode = (typeof UNIT_CHART_CODES)[number];
/** All charts. */
export const CHART_CODES = [...UNIT_CHART_CODES, 'values'] as const;
export type ChartCode = (typeof CHART_CODES)[number];

/** Parameters that charts take. */
export const CHART_PARAMETERS = ['unitId', 'performancePeriodId', 'evaluationPeriodId'] as const;
export type ChartParameter = (typeof CHART_PARAMETERS)[number];

interface Entry {
  readonly title: Said;
  /** Where it is read. */
  readonly address: string;
  readonly needs: readonly ChartParameter[];
  readonly takes: readonly ChartParameter[];
  readonly readers: Said;
}

const OF_UNIT: Said = {
  id: 'Pimpinan unit, pengelola kinerja unit, BKPSDM dan Inspektorat',
  en: 'Leaders of the unit, its performance managers, the HR office and the inspectorate',
};
const BY_TIME: Pick<Entry, 'needs' | 'takes' | 'readers'> = {
  ...{ needs: ['unitId'], takes: ['performancePeriodId', 'evaluationPeriodId'], readers: OF_UNIT },
};
const BY_YEAR: Pick<Entry, 'needs' | 'takes' | 'readers'> = {
  ...{ needs: ['unitId'], takes: ['performancePeriodId'], readers: OF_UNIT },
};

/** Which charts there are, what each needs, and who reads it. */
export const CATALOGUE: Readonly<Record<ChartCode, Entry>> = {
  distribution: {
    address: '/api/v1/charts/distribution',
    title: { id: 'Distribusi predikat dengan pola', en: 'Distribution of predicates with the pattern' },
    ...BY_TIME,
  },
  quadrant: {
    address: '/api/v1/charts/quadrant',
    title: { id: 'Kuadran kinerja 3×3', en: 'Performance quadrant 3×3' },
    ...BY_TIME,
  },
  progress: {
    address: '/api/v1/charts/progress',
    title: { id: 'Kemajuan dan ketepatan waktu laporan', en: 'Progress and timeliness of reports' },
    ...BY_YEAR,
  },
  cascade: {
    address: '/api/v1/charts/cascade',
    title: { id: 'Keselarasan hasil kerja per unit', en: 'Alignment of results by unit' },
    ...BY_YEAR,
  },
  'reports-by-month': {
    address: '/api/v1/charts/reports-by-month',
    title: { id: 'Laporan per unit dan bulan', en: 'Reports by unit and month' },
    ...BY_YEAR,
  },
  'appraiser-fairness': {
    address: '/api/v1/charts/appraiser-fairness',
    title: { id: 'Kecenderungan pejabat penilai', en: 'Leanings of appraisers' },
    ...BY_YEAR,
    readers: {
      id: 'Pengelola kinerja unit, BKPSDM dan Inspektorat',
      en: 'Performance managers of the unit, the HR office and the inspectorate',
    },
  },
  trend: {
    address: '/api/v1/charts/trend',
    title: { id: 'Predikat dari tahun ke tahun', en: 'Predicates over the years' },
    ...{ needs: ['unitId'], takes: [], readers: OF_UNIT },
  },
  values: {
    address: '/api/v1/employees/{id}/charts/values',
    title: { id: 'Nilai BerAKHLAK: diri sendiri dan orang lain', en: 'BerAKHLAK values: self and others' },
    ...{ needs: ['performancePeriodId'], takes: [] },
    readers: {
      id: 'Pegawai itu sendiri, atasannya, BKPSDM dan Inspektorat',
      en: 'The person, the superior, the HR office and the inspectorate',
    },
  },
};
