import { type Cell, type Chart, type Said, type Value, WITHHELD } from './chart.js';
import { saidWith, tenthsOf } from './numbers.js';
import { type PredicateCounts, ratedOf, SHOWN_PREDICATES } from './predicates.js';
import { same, WORDS } from './words.js';

/** The annual predicates of a unit in one year. */
export interface YearCounts {
  readonly year: number;
  readonly counts: PredicateCounts;
  readonly isWithheld: boolean;
}

/** The annual predicates of a unit over years. */
export interface TrendFigures {
  readonly unitName: string;
  readonly years: readonly YearCounts[];
}

/** The share of each predicate among those who have one, year by year. Rules CH-1, CH-4. */
export function trendChart({ unitName, years }: TrendFigures): Chart {
  const series = SHOWN_PREDICATES.map(({ code, label }) => ({
    ...{ code, label, look: code },
    values: years.map((one): Value => (one.isWithheld ? WITHHELD : tenthsOf(one.counts[code], ratedOf(one.counts)))),
  }));
  const people = { code: 'people', label: { id: 'Pegawai berpredikat', en: 'People with a predicate' } };
  return {
    ...{ code: 'trend', kind: 'LINES', measure: 'PERCENT', note: null },
    title: {
      id: `Predikat tahunan ${unitName} dari tahun ke tahun`,
      en: `Annual predicates of ${unitName} over the years`,
    },
    finding: findingOf(years),
    categories: years.map(({ year }) => ({ code: String(year), label: same(String(year)) })),
    series,
    columns: [
      { code: 'year', label: WORDS.year, measure: null },
      { ...people, measure: 'COUNT' },
      ...SHOWN_PREDICATES.map(({ code, label }) => ({ code, label, measure: 'PERCENT' as const })),
    ],
    rows: years.map(({ year, counts, isWithheld }, at): Cell[] => [
      same(String(year)),
      isWithheld ? WITHHELD : ratedOf(counts),
      ...series.map(({ values }) => values[at] ?? null),
    ]),
  };
}

function findingOf(years: readonly YearCounts[]): Said {
  const shown = years.filter(({ counts, isWithheld }) => !isWithheld && ratedOf(counts) > 0);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return { id: 'Belum ada predikat tahunan.', en: 'There is no annual predicate yet.' };
  const good = ({ counts }: YearCounts): number => tenthsOf(counts.SANGAT_BAIK + counts.BAIK, ratedOf(counts)) ?? 0;
  return saidWith((number, language) => {
    const now = number(good(last), 'PERCENT');
    if (first === last)
      return language === 'id'
        ? `Pada ${last.year}, ${now} pegawai berpredikat Baik atau Sangat Baik.`
        : `In ${last.year}, ${now} of people were Baik or Sangat Baik.`;
    const then = number(good(first), 'PERCENT');
    return language === 'id'
      ? `Pegawai berpredikat Baik atau Sangat Baik ${then} pada ${first.year} dan ${now} pada ${last.year}.`
      : `People who are Baik or Sangat Baik were ${then} in ${first.year} and ${now} in ${last.year}.`;
  });
}
