import type { Approach } from '../../domain/forms.js';
import { similarity, type Trigrams, trigramsOf } from '../../../../kernel/values/similarity.js';
import { isActivity, lacksMeasure } from './statement-style.js';

/** What deserves a look in the words of a plan; none of it keeps anybody from handing it in. */
export const QUALITY_HINTS = [
  'ACTIVITY',
  'NO_MEASURE',
  'COPY_NOT_REVIEWED',
  'PERSPECTIVE_GONE',
  'LIKE_ANOTHER_RESULT',
  'LIKE_LAST_YEAR',
  'LIKE_COLLEAGUE',
] as const;
export type QualityHintCode = (typeof QUALITY_HINTS)[number];

/** A result as far as its words go. */
export interface WordedResult {
  readonly id: string;
  readonly statement: string;
  /** Taken over from an earlier plan. */
  readonly isCopy: boolean;
  /** Looked at since it was taken over. */
  readonly isReviewed: boolean;
  /** Its perspective is none of the government's list for the year any more. */
  readonly isPerspectiveGone: boolean;
  readonly indicators: readonly {
    readonly id: string;
    readonly statement: string;
    readonly targetText: string | null;
  }[];
}

/** Somebody's words with which those of a plan are compared. */
export interface OtherText {
  readonly resultId: string;
  readonly statement: string;
}

/** One hint. */
export interface QualityHint {
  readonly code: QualityHintCode;
  readonly resultId: string;
  readonly indicatorId: string | null;
  /** How alike, 0 to 100, and to which result; null where nothing is compared. */
  readonly percent: number | null;
  readonly similarResultId: string | null;
}

interface Compared {
  readonly approach: Approach;
  readonly results: readonly WordedResult[];
  readonly lastYear: readonly OtherText[];
  readonly colleagues: readonly OtherText[];
  /** From how many percent on texts count as alike. */
  readonly similarityPercent: number;
}

/**
 * What deserves a look in the words of a plan, result by result: an activity instead of a result, an indicator without a measure, words
 * taken over from the year before that nobody has looked at, a perspective that the list does not hold any more, and words like those of another result, of the year before or of a
 * colleague. Of what was copied and looked at it is not said again that it is like the year before. Rules QU-1, QU-2, QU-3.
 */
export function hintsOf({ approach, results, lastYear, colleagues, similarityPercent }: Compared): QualityHint[] {
  const cut = <T extends { readonly statement: string }>(texts: readonly T[]): (T & { trigrams: Trigrams })[] =>
    texts.map((text) => ({ ...text, trigrams: trigramsOf(text.statement) }));
  const [own, earlier, others] = [cut(results), cut(lastYear), cut(colleagues)];
  return own.flatMap((result, at) => {
    const { id: resultId, statement, trigrams, isCopy, isReviewed, isPerspectiveGone, indicators } = result;
    const plain = (code: QualityHintCode, indicatorId: string | null = null): QualityHint => {
      return { code, resultId, indicatorId, percent: null, similarResultId: null };
    };
    const like = (code: QualityHintCode, texts: readonly (OtherText & { trigrams: Trigrams })[]): QualityHint[] => {
      const best = texts
        .map((text) => ({ ...text, percent: similarity(trigrams, text.trigrams, similarityPercent) }))
        .filter(({ percent }) => percent >= similarityPercent)
        .sort((a, b) => b.percent - a.percent)
        .at(0);
      return best ? [{ ...plain(code), percent: best.percent, similarResultId: best.resultId }] : [];
    };
    const before = own.slice(0, at).map((other) => ({ ...other, resultId: other.id }));
    return [
      ...(isActivity(statement) ? [plain('ACTIVITY')] : []),
      ...indicators
        .filter(({ targetText, statement: words }) => {
          return approach === 'KUALITATIF' ? lacksMeasure(words) : targetText !== null && lacksMeasure(targetText);
        })
        .map(({ id }) => plain('NO_MEASURE', id)),
      ...(isCopy && !isReviewed ? [plain('COPY_NOT_REVIEWED')] : []),
      ...(isPerspectiveGone ? [plain('PERSPECTIVE_GONE')] : []),
      ...like('LIKE_ANOTHER_RESULT', before),
      ...(isCopy ? [] : like('LIKE_LAST_YEAR', earlier)),
      ...like('LIKE_COLLEAGUE', others),
    ];
  });
}
