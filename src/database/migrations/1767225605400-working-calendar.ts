import { tablesMigration } from '../../kernel/database/tables.js';

const AT = "'2026-01-01 00:00:00.000'";
const LETTER = 'Keputusan Bersama 1497/2025, 2/2025, 5/2025';

/** Holidays and joint leave of 2026. Source: Keputusan Bersama of three ministers of 2025; rules.md OR-8. */
const DAYS_2026: readonly (readonly [kind: string, days: readonly string[], name: string])[] = [
  ['LIBUR_NASIONAL', ['01-01'], 'Tahun Baru 2026 Masehi'],
  ['LIBUR_NASIONAL', ['01-16'], 'Isra Mikraj Nabi Muhammad SAW'],
  ['CUTI_BERSAMA', ['02-16'], 'Cuti bersama Tahun Baru Imlek 2577 Kongzili'],
  ['LIBUR_NASIONAL', ['02-17'], 'Tahun Baru Imlek 2577 Kongzili'],
  ['CUTI_BERSAMA', ['03-18'], 'Cuti bersama Hari Suci Nyepi'],
  ['LIBUR_NASIONAL', ['03-19'], 'Hari Suci Nyepi (Tahun Baru Saka 1948)'],
  ['CUTI_BERSAMA', ['03-20', '03-23', '03-24'], 'Cuti bersama Idulfitri 1447 Hijriah'],
  ['LIBUR_NASIONAL', ['03-21', '03-22'], 'Idulfitri 1447 Hijriah'],
  ['LIBUR_NASIONAL', ['04-03'], 'Wafat Yesus Kristus'],
  ['LIBUR_NASIONAL', ['04-05'], 'Kebangkitan Yesus Kristus (Paskah)'],
  ['LIBUR_NASIONAL', ['05-01'], 'Hari Buruh Internasional'],
  ['LIBUR_NASIONAL', ['05-14'], 'Kenaikan Yesus Kristus'],
  ['CUTI_BERSAMA', ['05-15'], 'Cuti bersama Kenaikan Yesus Kristus'],
  ['LIBUR_NASIONAL', ['05-27'], 'Iduladha 1447 Hijriah'],
  ['CUTI_BERSAMA', ['05-28'], 'Cuti bersama Iduladha 1447 Hijriah'],
  ['LIBUR_NASIONAL', ['05-31'], 'Hari Raya Waisak 2570 BE'],
  ['LIBUR_NASIONAL', ['06-01'], 'Hari Lahir Pancasila'],
  ['LIBUR_NASIONAL', ['06-16'], '1 Muharam Tahun Baru Islam 1448 Hijriah'],
  ['LIBUR_NASIONAL', ['08-17'], 'Proklamasi Kemerdekaan'],
  ['LIBUR_NASIONAL', ['08-25'], 'Maulid Nabi Muhammad SAW'],
  ['CUTI_BERSAMA', ['12-24'], 'Cuti bersama Kelahiran Yesus Kristus'],
  ['LIBUR_NASIONAL', ['12-25'], 'Kelahiran Yesus Kristus'],
];

const ROWS = DAYS_2026.flatMap(([kind, days, name]) => days.map((day) => ({ kind, day: `2026-${day}`, name })));
const VALUES = ROWS.map(({ kind, day, name }, index) => {
  const id = `01960000-0000-7002-8000-${String(index + 1).padStart(12, '0')}`;
  return `('${id}', '${day}', '${kind}', '${name}', '${LETTER}', 'SEED', ${AT}, ${AT}, 1)`;
});

/** Days that are not what their weekday says, how many days a week a unit works, and what the government has decided. */
export const WorkingCalendar1767225605400 = tablesMigration(
  'WorkingCalendar1767225605400',
  {
    calendar_day: [
      `id id, day day, kind text(20), name text(200), basis text(200)?, source text(16), createdAt instant,
        updatedAt instant, version integer`,
      'unique day',
    ],
    work_week: [
      `id id, unitId ref(org_unit), validFrom day, workingDays integer?, createdAt instant, updatedAt instant,
        version integer`,
      'unique unitId validFrom',
    ],
    calendar_policy: ['id integer key, jointLeaveIsWorkingDay flag, updatedAt instant, version integer'],
  },
  [
    'DELETE FROM calendar_day',
    `INSERT INTO calendar_day (id, day, kind, name, basis, source, createdAt, updatedAt, version) VALUES ${VALUES.join(', ')}`,
    'DELETE FROM calendar_policy',
    `INSERT INTO calendar_policy (id, jointLeaveIsWorkingDay, updatedAt, version) VALUES (1, 0, ${AT}, 1)`,
  ],
);
