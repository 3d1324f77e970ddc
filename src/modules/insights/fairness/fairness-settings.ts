import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Bilingual } from '../../../kernel/i18n/language.js';

/** Counts up with every change of what an analysis answers. */
export const METHOD_VERSION = 'FA-1';

/** What stands beside every figure. */
export const CAUTION: Bilingual = {
  id: 'Angka ini hanya petunjuk untuk dibicarakan, bukan bukti kesalahan. Penilaian tidak diubah olehnya, dan tidak boleh ada akibat kepegawaian hanya karenanya.',
  en: 'These figures are hints to talk about, not proof of a fault. No rating is changed by them, and nothing may follow for anybody from them alone.',
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
  surpriseDeviations: 3,
} as const;

/** A name for all that an analysis was calculated with. */
export function hashOf(settings: AnalysisSettings): string {
  const text = canonicalize({ version: METHOD_VERSION, method: METHOD, settings }) ?? '';
  return createHash('sha256').update(text).digest('hex');
}
