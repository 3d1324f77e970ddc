import { type Chart, type Said, tableOf } from './chart.js';
import { saidWith } from './numbers.js';
import { same } from './words.js';

/** What was said of one core value, from 0 to 100; null where it is not shown. */
export interface ValueScores {
  readonly code: string;
  readonly name: string;
  readonly self: number | null;
  readonly others: number | null;
  /** What others said in the round before; null without one. */
  readonly before: number | null;
}

/** A released result of reviews. */
export interface RadarFigures {
  readonly personName: string;
  readonly roundName: string;
  readonly values: readonly ValueScores[];
}

/** The core values BerAKHLAK as the person and as others see them. Rules CH-1, CH-7, RV-11. */
export function radarChart({ personName, roundName, values }: RadarFigures): Chart {
  const categories = values.map(({ code, name }) => ({ code, label: same(name) }));
  const before = values.some((one) => one.before !== null);
  const series = [
    {
      ...{ code: 'SELF', label: { id: 'Diri sendiri', en: 'Self' }, look: 'KURANG' as const },
      values: values.map(({ self }) => self),
    },
    {
      ...{ code: 'OTHERS', label: { id: 'Orang lain', en: 'Others' }, look: 'SANGAT_BAIK' as const },
      values: values.map(({ others }) => others),
    },
    ...(before
      ? [
          {
            ...{
              code: 'BEFORE',
              label: { id: 'Orang lain sebelumnya', en: 'Others before' },
              look: 'NEUTRAL' as const,
            },
            values: values.map((one) => one.before),
          },
        ]
      : []),
  ];
  const data = { categories, series, measure: 'POINTS' as const };
  return {
    ...{ code: 'values', kind: 'RADAR', ...data },
    title: { id: `Nilai BerAKHLAK ${personName}, ${roundName}`, en: `BerAKHLAK values of ${personName}, ${roundName}` },
    finding: findingOf(values),
    note: {
      id: 'Skala 0–100. Garis putus bila kelompok terlalu kecil untuk ditampilkan.',
      en: 'Scale 0–100. A line breaks where a group is too small to be shown.',
    },
    ...tableOf({ id: 'Nilai dasar', en: 'Core value' }, data),
  };
}

function findingOf(values: readonly ValueScores[]): Said {
  const known = values.flatMap(({ name, self, others }) => (others === null ? [] : [{ name, self, others }]));
  const [first] = known;
  if (!first)
    return {
      id: 'Belum ada penilaian orang lain yang dapat ditampilkan.',
      en: 'Nothing that others said can be shown.',
    };
  const best = known.reduce((high, one) => (one.others > high.others ? one : high), first);
  const both = known.flatMap(({ name, self, others }) => (self === null ? [] : [{ name, gap: self - others }]));
  const [start] = both;
  const widest = start && both.reduce((wide, one) => (Math.abs(one.gap) > Math.abs(wide.gap) ? one : wide), start);
  return saidWith((shown, language) => {
    const high = `${best.name} (${shown(best.others)})`;
    const gap =
      widest === undefined || widest.gap === 0
        ? null
        : `${widest.name} (${widest.gap > 0 ? '+' : ''}${shown(widest.gap)})`;
    if (language === 'id')
      return `Orang lain melihat ${high} paling kuat${gap === null ? '' : `; selisih terbesar dengan penilaian diri pada ${gap}`}.`;
    return `Others see ${high} as the strongest${gap === null ? '' : `; the widest gap to the own view is in ${gap}`}.`;
  });
}
