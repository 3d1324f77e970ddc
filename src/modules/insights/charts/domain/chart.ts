/** A text in both languages. */
export interface Said {
  readonly id: string;
  readonly en: string;
}
export type ChartLanguage = keyof Said;

/** How a chart is drawn. */
export const CHART_KINDS = ['BARS', 'MATRIX', 'STACKED', 'RADAR', 'HEAT', 'INTERVALS', 'LINES'] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/** What values count: people or things, tenths of a per cent, points of 100, or hundredths of a step. */
export const MEASURES = ['COUNT', 'PERCENT', 'POINTS', 'HUNDREDTHS'] as const;
export type Measure = (typeof MEASURES)[number];

/** So many digits of a value stand behind the decimal sign. */
export const DIGITS_OF: Readonly<Record<Measure, number>> = { COUNT: 0, PERCENT: 1, POINTS: 0, HUNDREDTHS: 2 };

/** A value that was withheld, because it would say something of few people. */
export const WITHHELD = 'WITHHELD';
/** A whole number in the measure's unit; null where there is none. */
export type Value = number | null | typeof WITHHELD;

/** What values stand beside: a unit, a month, a predicate. */
export interface Category {
  readonly code: string;
  readonly label: Said;
}

/** Values of one kind, one for each category, with how they look everywhere. */
export interface Series extends Category {
  readonly look: Look;
  readonly values: readonly Value[];
}

/** What a guideline asks of a category: at least and at most so many; null where it asks nothing. */
export interface Guide {
  readonly least: number | null;
  readonly most: number | null;
}

/** Colour and pattern by meaning: the same predicate looks the same in every chart. */
export const LOOKS = ['SANGAT_BAIK', 'BAIK', 'BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG', 'NEUTRAL'] as const;
export type Look = (typeof LOOKS)[number];

/** A cell of the table beside a chart. */
export type Cell = number | Said | null | typeof WITHHELD;

/** A column of the table beside a chart. */
export interface TableColumn {
  readonly code: string;
  readonly label: Said;
  /** Null of a column of words. */
  readonly measure: Measure | null;
}

/** The figures of a chart, which are told as a picture, as a table and in one sentence. */
export interface Chart {
  readonly code: string;
  readonly kind: ChartKind;
  readonly title: Said;
  /** One sentence that says what the figures show. */
  readonly finding: Said;
  /** What a reader has to know of them; null where nothing. */
  readonly note: Said | null;
  readonly measure: Measure;
  readonly categories: readonly Category[];
  readonly series: readonly Series[];
  /** One for each category; left out where no guideline holds. */
  readonly guides?: readonly Guide[];
  /** How each category looks, where categories and not series have a meaning. */
  readonly looks?: readonly Look[];
  /** How each cell of a matrix looks, and what it is called, by category and series. */
  readonly cells?: readonly (readonly Category[])[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A value of a series; null where it has none. */
export const valueAt = ({ values }: Series, at: number): Value => values[at] ?? null;

/** The number of a value; null of one that is withheld, or that there is not. */
export const numberOf = (value: Value): number | null => (typeof value === 'number' ? value : null);

/** The table that follows from categories and series. */
export function tableOf(
  first: Said,
  { categories, series, measure }: Pick<Chart, 'categories' | 'series' | 'measure'>,
): Pick<Chart, 'columns' | 'rows'> {
  return {
    columns: [
      { code: 'category', label: first, measure: null },
      ...series.map(({ code, label }) => ({ code, label, measure })),
    ],
    rows: categories.map(({ label }, at) => [label, ...series.map((one) => valueAt(one, at))]),
  };
}
