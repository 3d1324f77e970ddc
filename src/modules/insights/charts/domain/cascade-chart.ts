import { type Chart, type Said, tableOf, type Value, WITHHELD } from './chart.js';
import { saidWith, tenthsOf } from './numbers.js';
import { same, WORDS } from './words.js';

/** What the results in the plans of a unit serve. */
export interface UnitCascade {
  readonly unitId: string;
  readonly unitName: string;
  /** Results that serve one of a leader. */
  readonly linked: number;
  /** Results that serve a condition of the performance tree. */
  readonly treeNode: number;
  /** Results that serve nothing yet. */
  readonly pending: number;
  readonly isWithheld: boolean;
}

/** What the results of a unit and those below it serve in a year. */
export interface CascadeFigures {
  readonly unitName: string;
  readonly year: number;
  readonly units: readonly UnitCascade[];
}

const PARTS = [
  {
    code: 'LINKED',
    look: 'SANGAT_BAIK',
    part: 'linked',
    label: { id: 'Mendukung hasil pimpinan', en: 'Serves a result of the leader' },
  },
  {
    code: 'TREE_NODE',
    look: 'BAIK',
    part: 'treeNode',
    label: { id: 'Mendukung pohon kinerja', en: 'Serves the performance tree' },
  },
  {
    code: 'PENDING',
    look: 'BUTUH_PERBAIKAN',
    part: 'pending',
    label: { id: 'Belum diselaraskan', en: 'Serves nothing yet' },
  },
] as const;

/** How far the results of plans are aligned, by unit. Rules CH-1, CH-5, CA-9. */
export function cascadeChart({ unitName, year, units }: CascadeFigures): Chart {
  const categories = units.map(({ unitId, unitName: name }) => ({ code: unitId, label: same(name) }));
  const series = PARTS.map(({ code, look, part, label }) => ({
    ...{ code, look, label },
    values: units.map((unit): Value => (unit.isWithheld ? WITHHELD : unit[part])),
  }));
  const data = { categories, series, measure: 'COUNT' as const };
  return {
    ...{ code: 'cascade', kind: 'STACKED', note: null, ...data },
    title: {
      id: `Keselarasan hasil kerja ${unitName}, tahun ${year}`,
      en: `Alignment of results of ${unitName}, ${year}`,
    },
    finding: findingOf(units),
    ...tableOf(WORDS.unit, data),
  };
}

function findingOf(all: readonly UnitCascade[]): Said {
  const units = all.filter(({ isWithheld }) => !isWithheld);
  const pending = units.reduce((sum, one) => sum + one.pending, 0);
  const results = units.reduce((sum, one) => sum + one.linked + one.treeNode + one.pending, 0);
  if (results === 0)
    return { id: 'Belum ada hasil kerja yang dapat dihitung.', en: 'There is no result to count yet.' };
  const worst = units.reduce((most, one) => (one.pending > most.pending ? one : most));
  return saidWith((shown, language) => {
    const share = shown(tenthsOf(results - pending, results) ?? 0, 'PERCENT');
    if (language === 'id') {
      const rest =
        pending === 0
          ? 'tidak ada yang tertinggal'
          : `terbanyak yang belum: ${worst.unitName} (${shown(worst.pending)})`;
      return `${share} dari ${shown(results)} hasil kerja sudah selaras; ${rest}.`;
    }
    const rest =
      pending === 0 ? 'none is left' : `most that serve nothing yet are in ${worst.unitName} (${shown(worst.pending)})`;
    return `${share} of ${shown(results)} results are aligned; ${rest}.`;
  });
}
