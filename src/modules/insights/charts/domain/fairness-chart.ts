import { type Chart, type Said, tableOf } from './chart.js';
import { INTERVAL_SERIES } from './intervals.js';
import { saidWith } from './numbers.js';
import { same } from './words.js';

/** How far the ratings of an appraiser lie from what was expected of his people, in hundredths of a latent level. */
export interface AppraiserDeviation {
  readonly code: string;
  readonly name: string;
  /** Null where it is not told, because nothing holds of him when all are looked at together; so is its interval. */
  readonly raw: number | null;
  /** After shrinkage towards all appraisers. */
  readonly adjusted: number;
  /** Within which the raw one lies for sure enough. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** The appraisers of a unit at a time; null while nothing was analysed. */
export interface FairnessFigures {
  readonly unitName: string;
  readonly timeName: string;
  readonly appraisers: readonly AppraiserDeviation[] | null;
}

/** What the columns of the series are called, in the order in which intervals are drawn. */
const LABELS: Readonly<Record<(typeof INTERVAL_SERIES)[number], Said>> = {
  RAW: { id: 'Selisih mentah', en: 'Raw difference' },
  ADJUSTED: { id: 'Selisih disesuaikan', en: 'Adjusted difference' },
  LOW: { id: 'Batas bawah selisih mentah', en: 'Lower bound of the raw difference' },
  HIGH: { id: 'Batas atas selisih mentah', en: 'Upper bound of the raw difference' },
};

/** Appraisers by how generous or severe they rate, with how sure that is of those of whom others are told it. Rules CH-1, CH-8. */
export function fairnessChart({ unitName, timeName, appraisers }: FairnessFigures): Chart {
  const rows = appraisers ?? [];
  const of: Readonly<Record<(typeof INTERVAL_SERIES)[number], (one: AppraiserDeviation) => number | null>> = {
    ...{
      RAW: ({ raw }) => raw,
      ADJUSTED: ({ adjusted }) => adjusted,
      LOW: ({ interval }) => interval?.low ?? null,
      HIGH: ({ interval }) => interval?.high ?? null,
    },
  };
  const series = INTERVAL_SERIES.map((code) => ({
    ...{ code, label: LABELS[code], look: code === 'RAW' ? ('NEUTRAL' as const) : ('SANGAT_BAIK' as const) },
    values: rows.map(of[code]),
  }));
  const categories = rows.map(({ code, name }) => ({ code, label: same(name) }));
  const data = { categories, series, measure: 'HUNDREDTHS' as const };
  return {
    ...{ code: 'appraiser-fairness', kind: 'INTERVALS', ...data },
    title: {
      id: `Kecenderungan pejabat penilai, ${unitName}, ${timeName}`,
      en: `Leanings of appraisers, ${unitName}, ${timeName}`,
    },
    finding: findingOf(appraisers),
    note: {
      id: 'Kanan: lebih murah hati; kiri: lebih ketat. Rentang (garis) milik selisih mentah, bukan selisih disesuaikan. Selisih bukan bukti kesalahan: mulailah dengan percakapan.',
      en: 'Right: more generous; left: more severe. The interval (line) is that of the raw difference, not of the adjusted one. A difference is no proof of a fault: begin with a talk.',
    },
    ...tableOf({ id: 'Pejabat penilai', en: 'Appraiser' }, data),
  };
}

function findingOf(appraisers: readonly AppraiserDeviation[] | null): Said {
  if (appraisers === null) return { id: 'Belum ada analisis.', en: 'There is no analysis yet.' };
  const high = appraisers.filter(({ interval }) => interval !== null && interval.low > 0).length;
  const low = appraisers.filter(({ interval }) => interval !== null && interval.high < 0).length;
  return saidWith((shown, language) =>
    language === 'id'
      ? `Dari ${shown(appraisers.length)} pejabat penilai, ${shown(high)} jelas lebih murah hati dan ${shown(low)} jelas lebih ketat daripada yang lain.`
      : `Among ${shown(appraisers.length)} appraisers, those clearly more generous than others: ${shown(high)}; clearly more severe: ${shown(low)}.`,
  );
}
