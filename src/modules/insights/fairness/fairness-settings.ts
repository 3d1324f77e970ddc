import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Bilingual } from '../../../kernel/i18n/language.js';

/** Counts up with every change of what an analysis answers. */
export const METHOD_VERSION = 'FA-3';

/** What stands beside every figure. */
export const CAUTION: Bilingual = {
  id: 'Angka ini hanya petunjuk untuk dibicarakan, bukan bukti kesalahan. Penilaian tidak diubah olehnya, dan tidak boleh ada akibat kepegawaian hanya karenanya.',
  en: 'These figures are hints to talk about, not proof of a fault. No rating is changed by them, and nothing may follow for anybody from them alone.',
};

/** What stands beside a hint that somebody was favoured. */
export const FAVOUR_CAUTION: Bilingual = {
  id: `Rating ini lebih tinggi daripada yang dijelaskan pendapat rekan dan kebiasaan penilainya. Di antara ratusan orang hal itu juga terjadi kebetulan, dan bisa ada alasan baik yang tidak tertulis: bukan bukti pilih kasih. ${CAUTION.id}`,
  en: `This rating is higher than the word of colleagues and the appraiser's habit explain. Among hundreds of people that also happens by chance, and there may be good reasons that nobody wrote down: no proof of favour. ${CAUTION.en}`,
};

/** What an analysis is asked for. */
export interface AnalysisSettings {
  readonly fewestRatees: number;
  readonly smallestGroup: number;
  readonly othersAfterDays: number;
}

/** Where nothing else is asked for. */
export const USUAL_SETTINGS: AnalysisSettings = { fewestRatees: 6, smallestGroup: 10, othersAfterDays: 14 };

/** Thresholds that belong to the method and change with its version only. Meanings: docs/domain/fairness.md. */
export const METHOD = {
  smallestLevels: 0.25,
  alpha: 0.05,
  falseDiscoveryRate: 0.05,
  smallestSpread: 0.5,
  styleAlpha: 0.01,
  alikePercent: 90,
  shortestReason: 40,
  fastRatings: 5,
  fastMinutes: 10,
  recentDays: 60,
  highRecentShare: 0.7,
  highCopiedShare: 0.5,
  favourDeviations: 3,
  favourLevels: 1,
} as const;

/** A name for all that an analysis was calculated with. */
export function hashOf(settings: AnalysisSettings): string {
  const text = canonicalize({ version: METHOD_VERSION, method: METHOD, settings }) ?? '';
  return createHash('sha256').update(text).digest('hex');
}
