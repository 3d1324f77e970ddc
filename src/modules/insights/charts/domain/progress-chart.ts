import { type Chart, type Said, tableOf } from './chart.js';
import { saidWith, tenthsOf } from './numbers.js';
import { same } from './words.js';

/** How the plans of a unit were reported on in one evaluation period. */
export interface PeriodProgress {
  readonly code: string;
  readonly name: string;
  readonly onTime: number;
  readonly late: number;
  readonly missing: number;
  /** True until its deadline has passed: what is missing may still come. */
  readonly isOpen: boolean;
}

/** Reports on the plans of a unit in a year. */
export interface ProgressFigures {
  readonly unitName: string;
  readonly year: number;
  readonly periods: readonly PeriodProgress[];
}

/** Plans by whether they were reported on, in each period of a year that has begun. Rules CH-1, CH-6. */
export function progressChart(figures: ProgressFigures): Chart {
  const { unitName, year, periods } = figures;
  const categories = periods.map(({ code, name }) => ({ code, label: same(name) }));
  const series = [
    {
      ...{ code: 'ON_TIME', look: 'SANGAT_BAIK' as const, values: periods.map(({ onTime }) => onTime) },
      label: { id: 'Dilaporkan tepat waktu', en: 'Reported on time' },
    },
    {
      ...{ code: 'LATE', look: 'BUTUH_PERBAIKAN' as const, values: periods.map(({ late }) => late) },
      label: { id: 'Dilaporkan terlambat', en: 'Reported late' },
    },
    {
      ...{ code: 'MISSING', look: 'NEUTRAL' as const, values: periods.map(({ missing }) => missing) },
      label: { id: 'Belum dilaporkan', en: 'Not reported' },
    },
  ];
  const data = { categories, series, measure: 'COUNT' as const };
  return {
    ...{ code: 'progress', kind: 'STACKED', ...data },
    title: {
      id: `Laporan kemajuan SKP ${unitName}, tahun ${year}`,
      en: `Progress reports of ${unitName}, ${year}`,
    },
    finding: findingOf(periods),
    note: {
      id: 'Satu SKP terhitung dilaporkan bila ada paling sedikit satu laporan dari masa itu; tepat waktu sampai batas pengisian masa itu.',
      en: 'A plan counts as reported with at least one report of the period; on time until the last day for reports of the period.',
    },
    ...tableOf({ id: 'Masa', en: 'Period' }, data),
  };
}

function findingOf(periods: readonly PeriodProgress[]): Said {
  const last = periods.at(-1);
  const plans = last ? last.onTime + last.late + last.missing : 0;
  if (!last || plans === 0) {
    return { id: 'Belum ada SKP yang berjalan pada tahun ini.', en: 'No plan has been in force in this year yet.' };
  }
  const share = tenthsOf(last.onTime, plans) ?? 0;
  return saidWith((shown, language) => {
    const part = `${shown(last.onTime)}`;
    const end =
      language === 'id'
        ? last.isOpen
          ? `${shown(last.missing)} masih dapat melapor`
          : `${shown(last.missing)} tidak melapor`
        : last.isOpen
          ? `${shown(last.missing)} may still report`
          : `${shown(last.missing)} did not report`;
    return language === 'id'
      ? `Pada ${last.name}, ${part} dari ${shown(plans)} SKP (${shown(share, 'PERCENT')}) dilaporkan tepat waktu; ${end}.`
      : `In ${last.name}, ${part} of ${shown(plans)} plans (${shown(share, 'PERCENT')}) were reported on in time; ${end}.`;
  });
}
