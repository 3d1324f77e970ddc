import { type Chart, type Guide, type Said, type Value, WITHHELD } from './chart.js';
import { saidWith, tenthsOf } from './numbers.js';
import { organisationName, type PredicateCode, type PredicateCounts, ratedOf, SHOWN_PREDICATES } from './predicates.js';
import { WORDS } from './words.js';

/** What a pattern asks of one predicate. */
export interface PatternLimit {
  readonly predicate: PredicateCode;
  readonly kind: 'AT_MOST' | 'AT_LEAST';
  readonly limit: number;
}

/** How the predicates of a unit are spread at a time. */
export interface DistributionFigures {
  readonly unitName: string;
  readonly timeName: string;
  readonly counts: PredicateCounts;
  readonly unrated: number;
  /** Null where none was set, so that no pattern applies. */
  readonly organisationPredicate: string | null;
  readonly limits: readonly PatternLimit[];
  /** How many constraints of the pattern are broken. */
  readonly broken: number;
  /** True where the people are too few for this reader. */
  readonly isWithheld: boolean;
}

/** The distribution of predicates with what the pattern of the organisation asks. Rules CH-1, CH-4, DI-1. */
export function distributionChart(figures: DistributionFigures): Chart {
  const { unitName, timeName, counts, isWithheld } = figures;
  const people = ratedOf(counts) + figures.unrated;
  const values = SHOWN_PREDICATES.map(({ code }): Value => (isWithheld ? WITHHELD : counts[code]));
  const guides = SHOWN_PREDICATES.map(({ code }) => (isWithheld ? NO_GUIDE : guideOf(figures.limits, code)));
  return {
    ...{ code: 'distribution', kind: 'BARS', measure: 'COUNT', guides },
    title: {
      id: `Distribusi predikat kinerja ${unitName}, ${timeName}`,
      en: `Distribution of predicates of ${unitName}, ${timeName}`,
    },
    finding: findingOf(figures, people),
    note: noteOf(figures),
    categories: SHOWN_PREDICATES,
    series: [{ code: 'PEOPLE', label: WORDS.people, look: 'NEUTRAL', values }],
    looks: SHOWN_PREDICATES.map(({ code }) => code),
    columns: [
      { code: 'predicate', label: WORDS.predicate, measure: null },
      { code: 'people', label: WORDS.people, measure: 'COUNT' },
      { code: 'share', label: WORDS.share, measure: 'PERCENT' },
      {
        code: 'atLeast',
        label: { id: 'Paling sedikit menurut pola', en: 'At least by the pattern' },
        measure: 'COUNT',
      },
      { code: 'atMost', label: { id: 'Paling banyak menurut pola', en: 'At most by the pattern' }, measure: 'COUNT' },
    ],
    rows: SHOWN_PREDICATES.map(({ code, label }, at) => {
      const share = isWithheld ? WITHHELD : tenthsOf(counts[code], people);
      return [label, values[at] ?? null, share, guides[at]?.least ?? null, guides[at]?.most ?? null];
    }),
  };
}

const NO_GUIDE: Guide = { least: null, most: null };

function guideOf(limits: readonly PatternLimit[], predicate: PredicateCode): Guide {
  const of = (kind: PatternLimit['kind']): number | null =>
    limits.find((one) => one.predicate === predicate && one.kind === kind)?.limit ?? null;
  return { least: of('AT_LEAST'), most: of('AT_MOST') };
}

function findingOf(
  { counts, unrated, organisationPredicate, broken, isWithheld }: DistributionFigures,
  people: number,
): Said {
  if (isWithheld) return WORDS.tooFew;
  const rated = people - unrated;
  if (rated === 0) return { id: 'Belum ada pegawai yang mempunyai predikat.', en: 'Nobody has a predicate yet.' };
  const largest = SHOWN_PREDICATES.reduce((best, one) => (counts[one.code] > counts[best.code] ? one : best));
  const most = counts[largest.code];
  return saidWith((shown, language) => {
    const share = shown(tenthsOf(most, people) ?? 0, 'PERCENT');
    const name = largest.label[language];
    const pattern = patternWords(organisationPredicate, broken, language);
    return language === 'id'
      ? `${shown(most)} dari ${shown(people)} pegawai (${share}) berpredikat ${name}, kelompok terbesar; ${pattern}.`
      : `${shown(most)} of ${shown(people)} people (${share}) are ${name}, the largest group; ${pattern}.`;
  });
}

function patternWords(predicate: string | null, broken: number, language: 'id' | 'en'): string {
  const name = predicate === null ? '' : organisationName(predicate)[language];
  if (language === 'id') {
    if (predicate === null) return 'predikat organisasi belum ditetapkan';
    return broken === 0
      ? `pola organisasi ${name} terpenuhi`
      : `pola organisasi ${name} terlampaui pada ${broken} batas`;
  }
  if (predicate === null) return 'the organisation has no predicate yet';
  return broken === 0
    ? `the pattern of an organisation that is ${name} is kept`
    : `the pattern of an organisation that is ${name} is broken in ${broken} of its limits`;
}

function noteOf({ unrated, isWithheld }: DistributionFigures): Said | null {
  if (unrated === 0 || isWithheld) return null;
  return saidWith((shown, language) =>
    language === 'id' ? `Belum dinilai: ${shown(unrated)} pegawai.` : `Not rated yet: ${shown(unrated)} people.`,
  );
}
