import { type Chart, type Said, tableOf, type Value, WITHHELD } from './chart.js';
import { saidWith, tenthsOf } from './numbers.js';
import { same, WORDS } from './words.js';

/** Plans of a unit in a month, and how many of them were reported on. */
export interface UnitMonth {
  readonly plans: number;
  readonly reported: number;
  readonly isWithheld: boolean;
}

/** A unit with its months, in the order of the months of the chart. */
export interface UnitMonths {
  readonly unitId: string;
  readonly unitName: string;
  readonly months: readonly UnitMonth[];
}

/** Reports by unit and month. */
export interface HeatFigures {
  readonly unitName: string;
  readonly year: number;
  /** From 1 for January. */
  readonly months: readonly number[];
  readonly units: readonly UnitMonths[];
}

const MONTHS: readonly Said[] = [
  ...[same('Jan'), same('Feb'), same('Mar'), same('Apr'), { id: 'Mei', en: 'May' }, same('Jun'), same('Jul')],
  ...[{ id: 'Agu', en: 'Aug' }, same('Sep'), { id: 'Okt', en: 'Oct' }, same('Nov'), { id: 'Des', en: 'Dec' }],
];

/** In how many of the plans of each unit something was reported, month by month. Rules CH-1, CH-5. */
export function heatChart({ unitName, year, months, units }: HeatFigures): Chart {
  const categories = units.map(({ unitId, unitName: name }) => ({ code: unitId, label: same(name) }));
  const series = months.map((month, at) => ({
    ...{ code: String(month).padStart(2, '0'), label: MONTHS[month - 1] ?? same(String(month)), look: 'BAIK' as const },
    values: units.map((unit) => shareOf(unit.months[at])),
  }));
  const data = { categories, series, measure: 'PERCENT' as const };
  return {
    ...{ code: 'reports-by-month', kind: 'HEAT', ...data },
    title: {
      id: `SKP yang dilaporkan per unit dan bulan, ${unitName}, ${year}`,
      en: `Plans reported on by unit and month, ${unitName}, ${year}`,
    },
    finding: findingOf(months, units),
    note: {
      id: 'Persen SKP berjalan dengan paling sedikit satu laporan dari bulan itu.',
      en: 'Per cent of plans in force with at least one report of that month.',
    },
    ...tableOf(WORDS.unit, data),
  };
}

function shareOf(cell: UnitMonth | undefined): Value {
  if (cell?.isWithheld) return WITHHELD;
  return cell ? tenthsOf(cell.reported, cell.plans) : null;
}

function findingOf(months: readonly number[], units: readonly UnitMonths[]): Said {
  const last = months.length - 1;
  const shown = units.flatMap(({ unitName, months: cells }) => {
    const share = shareOf(cells[last]);
    return typeof share === 'number' ? [{ unitName, share }] : [];
  });
  const [first] = shown;
  if (!first) return WORDS.nothing;
  const least = shown.reduce((low, one) => (one.share < low.share ? one : low), first);
  const most = shown.reduce((high, one) => (one.share > high.share ? one : high), first);
  const name = MONTHS[(months[last] ?? 1) - 1] ?? same('');
  return saidWith((number, language) => {
    const [low, high] = [number(least.share, 'PERCENT'), number(most.share, 'PERCENT')];
    if (shown.length === 1)
      return language === 'id'
        ? `Pada ${name.id}, ${low} SKP ${least.unitName} dilaporkan.`
        : `In ${name.en}, ${low} of the plans of ${least.unitName} were reported on.`;
    return language === 'id'
      ? `Pada ${name.id}, laporan paling lengkap dari ${most.unitName} (${high}) dan paling sedikit dari ${least.unitName} (${low}).`
      : `In ${name.en}, reports are most complete in ${most.unitName} (${high}) and fewest in ${least.unitName} (${low}).`;
  });
}
