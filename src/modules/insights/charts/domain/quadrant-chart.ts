import { type Category, type Chart, type Said, type Value, WITHHELD } from './chart.js';
import { saidWith } from './numbers.js';
import { type PredicateCode, type RatingCode, SHOWN_PREDICATES, SHOWN_RATINGS } from './predicates.js';
import { same, WORDS } from './words.js';

/** How many people have a pair of ratings. */
export interface QuadrantCell {
  readonly resultRating: RatingCode;
  readonly behaviourRating: RatingCode;
  readonly people: number;
}

/** The ratings of a unit at a time. */
export interface QuadrantFigures {
  readonly unitName: string;
  readonly timeName: string;
  readonly cells: readonly QuadrantCell[];
  readonly isWithheld: boolean;
}

const COLUMNS = [...SHOWN_RATINGS].reverse();
/** The predicate of each pair, results down and behaviour across. Source: PermenPANRB 6/2022; rules.md AP-1. */
const PREDICATE_OF: readonly (readonly PredicateCode[])[] = [
  ['KURANG', 'BAIK', 'SANGAT_BAIK'],
  ['KURANG', 'BAIK', 'BAIK'],
  ['SANGAT_KURANG', 'BUTUH_PERBAIKAN', 'BUTUH_PERBAIKAN'],
];

/** The quadrant (kuadran kinerja) with how many people stand in each of its nine cells. Rules CH-1, CH-4. */
export function quadrantChart(figures: QuadrantFigures): Chart {
  const { unitName, timeName, isWithheld } = figures;
  const peopleIn = (result: Category, behaviour: Category): number =>
    figures.cells
      .filter((cell) => cell.resultRating === result.code && cell.behaviourRating === behaviour.code)
      .reduce((sum, { people }) => sum + people, 0);
  const value = (result: Category, behaviour: Category): Value => (isWithheld ? WITHHELD : peopleIn(result, behaviour));
  const cells = PREDICATE_OF.map((row) =>
    row.map((code) => SHOWN_PREDICATES.find((one) => one.code === code) ?? NOT_SAID),
  );
  return {
    ...{ code: 'quadrant', kind: 'MATRIX', measure: 'COUNT', cells, looks: PREDICATE_OF.flat() },
    title: { id: `Kuadran kinerja ${unitName}, ${timeName}`, en: `Performance quadrant of ${unitName}, ${timeName}` },
    finding: findingOf(figures, peopleIn),
    note: {
      id: 'Baris: rating hasil kerja. Kolom: rating perilaku kerja.',
      en: 'Rows: rating of results. Columns: rating of behaviour.',
    },
    categories: SHOWN_RATINGS,
    series: COLUMNS.map((behaviour) => ({
      ...{ ...behaviour, look: 'NEUTRAL' as const, label: behaviour.label },
      values: SHOWN_RATINGS.map((result) => value(result, behaviour)),
    })),
    columns: [
      { code: 'resultRating', label: { id: 'Hasil kerja', en: 'Results' }, measure: null },
      { code: 'behaviourRating', label: { id: 'Perilaku kerja', en: 'Behaviour' }, measure: null },
      { code: 'predicate', label: WORDS.predicate, measure: null },
      { code: 'people', label: WORDS.people, measure: 'COUNT' },
    ],
    rows: SHOWN_RATINGS.flatMap((result, row) =>
      COLUMNS.map((behaviour, column) => [
        ...[result.label, behaviour.label, cells[row]?.[column]?.label ?? same('')],
        value(result, behaviour),
      ]),
    ),
  };
}

const NOT_SAID: Category = { code: '', label: same('') };

function findingOf({ cells, isWithheld }: QuadrantFigures, peopleIn: (a: Category, b: Category) => number): Said {
  if (isWithheld) return WORDS.tooFew;
  const all = cells.reduce((sum, { people }) => sum + people, 0);
  if (all === 0) return { id: 'Belum ada pegawai yang dinilai.', en: 'Nobody has been rated yet.' };
  const [above, meets, below] = SHOWN_RATINGS;
  const good = [above, meets].flatMap((one) => [peopleIn(one, above), peopleIn(one, meets)]).reduce((a, b) => a + b, 0);
  const misconduct = SHOWN_RATINGS.reduce((sum, one) => sum + peopleIn(one, below), 0);
  return saidWith((shown, language) =>
    language === 'id'
      ? `Hasil dan perilaku ${shown(good)} dari ${shown(all)} pegawai sesuai atau di atas ekspektasi; perilaku ${shown(misconduct)} pegawai di bawah ekspektasi.`
      : `Results and behaviour of ${shown(good)} of ${shown(all)} people meet or exceed expectations; the behaviour of ${shown(misconduct)} is below them.`,
  );
}
