import { Decimal } from 'decimal.js';

/** The nine elements of a survey of citizens, in the order of the regulation. Source: PermenPANRB 14/2017; rules.md SK-1. */
export const SURVEY_ELEMENTS = [
  'PERSYARATAN',
  'PROSEDUR',
  'WAKTU_PENYELESAIAN',
  'BIAYA_TARIF',
  'PRODUK_LAYANAN',
  'KOMPETENSI_PELAKSANA',
  'PERILAKU_PELAKSANA',
  'PENANGANAN_PENGADUAN',
  'SARANA_PRASARANA',
] as const;
export type SurveyElement = (typeof SURVEY_ELEMENTS)[number];

/** How service of a unit is graded. */
export const SERVICE_GRADES = ['A', 'B', 'C', 'D'] as const;
export type ServiceGrade = (typeof SERVICE_GRADES)[number];

/** The answers to one element: how many gave 1, 2, 3 and 4, or their mean in ten-thousandths where nothing else is known. */
export interface ElementAnswers {
  readonly element: SurveyElement;
  readonly counts: readonly [number, number, number, number] | null;
  readonly meanTenThousandths: number | null;
  /** Its share of the index in millionths; null for equal shares. */
  readonly weightMillionths: number | null;
}

/** All the shares of an index, in millionths. */
const WHOLE_MILLIONTHS = 1_000_000;
const TEN_THOUSAND = 10_000n;

/** An exact fraction: thirds and ninths have no decimals. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/**
 * The mean of the answers to one element (nilai rata-rata, NRR), 1 to 4, as a fraction.
 * Throws RangeError when there is no answer.
 */
function meanOf({ counts, meanTenThousandths }: ElementAnswers): Fraction {
  if (counts === null) {
    if (meanTenThousandths === null) throw new RangeError('An element without answers.');
    return { over: BigInt(meanTenThousandths), under: TEN_THOUSAND };
  }
  const under = BigInt(answersTo(counts));
  if (under === 0n) throw new RangeError('An element without answers.');
  return { over: counts.reduce((sum, count, at) => sum + BigInt(count) * BigInt(at + 1), 0n), under };
}

/** How many answers these are. */
function answersTo(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * The mean of one element in thousandths, rounded half up: 3250 is 3.250. Source: PermenPANRB 14/2017 (NRR per unsur); rules.md SK-2.
 */
export function meanThousandths(answers: ElementAnswers): number {
  const { over, under } = meanOf(answers);
  return roundedHalfUp({ over: over * 1000n, under });
}

/**
 * The satisfaction index (IKM) of a survey, converted to the scale 25–100: the sum of the means by their weights, times 25.
 *
 * Units:  hundredths of a point, so 8830 means 88.30.
 * Rounds: half up, once, at the end; all before is exact.
 * Throws: RangeError for an element without answers.
 * Source: PermenPANRB 14/2017; rules.md SK-2.
 */
export function indexHundredths(elements: readonly ElementAnswers[]): number {
  const sum = elements.reduce<Fraction>(
    (total, element) => plus(total, weighted(meanOf(element), element.weightMillionths, elements.length)),
    { over: 0n, under: 1n },
  );
  return roundedHalfUp({ over: sum.over * 2500n, under: sum.under });
}

/**
 * The grade of an index: A from 88.31, B from 76.61, C from 65.00, D below, on the rounded value.
 * Source: PermenPANRB 14/2017 (nilai interval konversi); rules.md SK-3.
 */
export function gradeOf(index: number): ServiceGrade {
  if (index >= 8831) return 'A';
  if (index >= 7661) return 'B';
  return index >= 6500 ? 'C' : 'D';
}

/** The mean of several indices in hundredths, rounded half up; null of none. Rule SK-4. */
export function meanIndex(indices: readonly number[]): number | null {
  if (indices.length === 0) return null;
  const sum = indices.reduce((total, index) => total.plus(index), new Decimal(0));
  return sum.div(indices.length).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
}

/** What is wrong with the answers of a survey. */
export type SurveyFault = 'ELEMENTS' | 'ANSWERS' | 'WEIGHTS';

/**
 * Whether answers are those of a whole survey: each element once, with an answer, by no more people than were asked; weights for all that
 * sum to 1, or for none. Null when they are, else the place: of weights the first that is missing, or the last. Rule SK-1.
 */
export function surveyFault(
  elements: readonly ElementAnswers[],
  respondents: number,
): { readonly fault: SurveyFault; readonly at: number } | null {
  const repeated = elements.findIndex(({ element }, at) => elements.findIndex((one) => one.element === element) < at);
  if (repeated >= 0) return { fault: 'ELEMENTS', at: repeated };
  if (elements.length !== SURVEY_ELEMENTS.length) return { fault: 'ELEMENTS', at: elements.length - 1 };
  const unsound = elements.findIndex(({ counts, meanTenThousandths }) => {
    if ((counts === null) === (meanTenThousandths === null)) return true;
    return counts !== null && (answersTo(counts) === 0 || answersTo(counts) > respondents);
  });
  if (unsound >= 0) return { fault: 'ANSWERS', at: unsound };
  const weights = elements.flatMap(({ weightMillionths }) => weightMillionths ?? []);
  if (weights.length === 0) return null;
  const isWhole = weights.length === elements.length && answersTo(weights) === WHOLE_MILLIONTHS;
  const missing = elements.findIndex(({ weightMillionths }) => weightMillionths === null);
  return isWhole ? null : { fault: 'WEIGHTS', at: missing >= 0 ? missing : elements.length - 1 };
}

function weighted({ over, under }: Fraction, weightMillionths: number | null, elements: number): Fraction {
  if (weightMillionths === null) return { over, under: under * BigInt(elements) };
  return { over: over * BigInt(weightMillionths), under: under * BigInt(WHOLE_MILLIONTHS) };
}

function plus(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

function roundedHalfUp({ over, under }: Fraction): number {
  return Number((over * 2n + under) / (under * 2n));
}
