import { listOf, raw, sql } from '../../../../kernel/database/sql.js';
import { organizationTables } from '../../../organization/index.js';
import {
  dayAfter,
  doubled,
  factsOf,
  type FindingDay,
  type FindingKind,
  inForce,
  rowsOf,
  units,
} from './finding-kind.js';

const { orgUnit, unitPeriod, position } = organizationTables;
const UNIT = { about: 'org-unit', seenBy: 'UNIT' } as const;

/** The last day on which somebody headed the unit definitively before the day. */
const lastHead = ({ on }: FindingDay) => sql`LEFT JOIN (SELECT unitId, MAX(validUntil) AS lastDay FROM assignment
  WHERE headsUnit = 1 AND kind = 'DEFINITIF' AND validUntil < ${on} GROUP BY unitId) l ON l.unitId = up.unitId`;
const hasHead = (
  day: FindingDay,
) => sql`EXISTS (SELECT 1 FROM assignment a WHERE a.unitId = up.unitId AND a.headsUnit = 1
  AND a.kind = 'DEFINITIF' AND ${inForce('a', day.on)} AND ${holderAtWork(day)})`;
/** The chain passes over who holds a post and is not at work, such as somebody retired. */
const holderAtWork = ({ on, atWorkCodes }: FindingDay) => sql`EXISTS (SELECT 1 FROM employee_standing hs
  WHERE hs.employeeId = a.employeeId AND ${inForce('hs', on)} AND hs.standingCode IN (${listOf(atWorkCodes)}))`;
/** The last day of the last head; not known where somebody who is not at work still holds the post. */
const vacantSince = ({ on }: FindingDay) => sql`CASE WHEN EXISTS (SELECT 1 FROM assignment a WHERE a.unitId = up.unitId
  AND a.headsUnit = 1 AND a.kind = 'DEFINITIF' AND ${inForce('a', on)}) THEN NULL ELSE l.lastDay END`;
/** Who stands in for the head of a unit: an acting head, or an official to whom its people are delegated by letter. */
const standIn = (day: FindingDay) => sql`(SELECT unitId, MIN(kind) AS kind FROM
  (SELECT unitId, kind FROM assignment a WHERE headsUnit = 1 AND kind <> 'DEFINITIF' AND ${inForce('a', day.on)} AND ${holderAtWork(day)}
   UNION ALL SELECT unitId, 'SURAT' AS kind FROM appraisal_delegation d
   WHERE unitId IS NOT NULL AND covers <> 'HEAD' AND ${inForce('d', day.on)}) stand GROUP BY unitId)`;

/** What is wrong with a unit. */
export const UNIT_KINDS = {
  UNIT_TWO_HEADS: {
    ...UNIT,
    severity: 'HIGH',
    title: { id: 'Dua kepala definitif dalam satu unit', en: 'Two definitive heads of one unit' },
    says: {
      id: 'Lebih dari satu orang menjabat kepala definitif pada hari itu; yang mulai terakhir dihitung sebagai kepala.',
      en: 'More than one person heads the unit definitively on that day; the one who came last counts.',
    },
    remedy: {
      id: 'Akhiri jabatan kepala yang lama sehari sebelum penggantinya mulai.',
      en: 'End the post of the former head the day before the successor begins.',
    },
    operation: { method: 'POST', path: '/employees/{detail}/assignments/{partId}/end' },
    find: (day) =>
      units(
        day,
        sql`JOIN ${doubled('unitId', raw('a.headsUnit = 1 AND b.headsUnit = 1'), day.on)} d ON d.unitId = up.unitId
          JOIN assignment old ON old.id = d.earlierId WHERE 1 = 1`,
        { sinceDay: 'd.secondFrom', partId: 'old.id', detail: 'old.employeeId' },
      ),
  },
  PELAKSANA_HEADS_UNIT: {
    ...UNIT,
    severity: 'MEDIUM',
    canBeRight: true,
    title: { id: 'Kepala unit pada jabatan pelaksana', en: 'Head of a unit in a PELAKSANA post' },
    says: {
      id: 'Yang tercatat mengepalai unit ini memegang jabatan pelaksana, dan menilai pegawainya.',
      en: 'Who is recorded as the head of this unit holds a PELAKSANA post, and appraises its people.',
    },
    remedy: {
      id: 'Betulkan jabatannya, atau headsUnit bila ia bukan kepala. Koordinator yang ditetapkan dengan keputusan ditetapkan benar dengan alasan: POST /data-quality/exceptions.',
      en: 'Correct the post, or headsUnit where this is no head. A coordinator named by decision is settled with a reason: POST /data-quality/exceptions.',
    },
    operation: { method: 'PATCH', path: '/employees/{detail}/assignments/{partId}' },
    find: (day) =>
      units(
        day,
        sql`JOIN (SELECT a.unitId, MIN(a.id) AS firstId, MAX(a.id) AS lastId FROM assignment a
            JOIN ${raw(position)} hp ON hp.id = a.positionId WHERE hp.kind = 'PELAKSANA' AND a.headsUnit = 1
              AND ${inForce('a', day.on)} GROUP BY a.unitId) h ON h.unitId = up.unitId
          JOIN assignment low ON low.id = h.firstId WHERE 1 = 1`,
        {
          ...{ sinceDay: 'low.validFrom', partId: 'low.id', detail: 'low.employeeId' },
          facts: factsOf('h.firstId', 'h.lastId', 'low.positionId'),
        },
      ),
  },
  UNIT_WITHOUT_HEAD: {
    ...UNIT,
    severity: 'HIGH',
    title: { id: 'Unit tanpa kepala', en: 'Unit without head' },
    says: {
      id: 'Tidak ada kepala definitif, pelaksana tugas, atau pendelegasian pada hari itu.',
      en: 'No definitive or acting head, and no delegation, on that day.',
    },
    remedy: {
      id: 'Tunjuk Plt. atau kepala definitif dengan headsUnit, atau delegasikan penilaian dengan surat; bila unit ini belum mempunyai jabatan kepala, buat dahulu dengan POST /positions. Kepala yang sudah pensiun tidak dihitung.',
      en: 'Name an acting or definitive head with headsUnit, or delegate the appraisal by letter; where the unit has no post for a head yet, make it first by POST /positions. A head who has retired does not count.',
    },
    operation: { method: 'POST', path: '/employees/{employeeId}/assignments' },
    since: dayAfter,
    find: (day) =>
      units(
        day,
        sql`${lastHead(day)} LEFT JOIN ${standIn(day)} w ON w.unitId = up.unitId
          WHERE w.unitId IS NULL AND NOT ${hasHead(day)}`,
        { sinceDay: vacantSince(day) },
      ),
  },
  UNIT_ACTING_HEAD: {
    ...UNIT,
    severity: 'LOW',
    title: { id: 'Unit tanpa kepala definitif', en: 'Unit without definitive head' },
    says: {
      id: 'Jabatan kepala lowong; dijalankan oleh pengganti ({detail}).',
      en: 'The post of the head is vacant; somebody stands in ({detail}).',
    },
    remedy: {
      id: 'Angkat kepala definitif; sampai saat itu perpanjang penunjukan pengganti sebelum berakhir.',
      en: 'Appoint a definitive head; until then prolong the letter of who stands in before it runs out.',
    },
    operation: { method: 'POST', path: '/employees/{employeeId}/assignments' },
    since: dayAfter,
    find: (day) =>
      units(day, sql`${lastHead(day)} JOIN ${standIn(day)} w ON w.unitId = up.unitId WHERE NOT ${hasHead(day)}`, {
        sinceDay: vacantSince(day),
        detail: 'w.kind',
      }),
  },
  UNIT_WITHOUT_PARENT: {
    ...UNIT,
    severity: 'HIGH',
    title: { id: 'Unit tanpa induk', en: 'Unit without a unit above' },
    says: {
      id: 'Unit ini bukan puncak satu-satunya, dan induknya tidak ada pada hari itu.',
      en: 'The unit is not the one topmost unit, and there is none above it on that day.',
    },
    remedy: {
      id: 'Betulkan unit induknya, atau tutup unit ini.',
      en: 'Correct the unit above it, or close this unit.',
    },
    operation: { method: 'PATCH', path: '/org-units/{id}' },
    find: (day) =>
      units(
        day,
        sql`LEFT JOIN ${raw(unitPeriod)} pp ON pp.unitId = up.parentId AND ${inForce('pp', day.on)}
          WHERE pp.id IS NULL AND (up.parentId IS NOT NULL OR EXISTS (SELECT 1 FROM ${raw(unitPeriod)} other
            WHERE other.parentId IS NULL AND other.unitId <> up.unitId AND ${inForce('other', day.on)}))`,
        { sinceDay: 'up.validFrom' },
      ),
  },
  UNIT_CLOSED_WITH_PEOPLE: {
    ...UNIT,
    severity: 'HIGH',
    title: { id: 'Unit ditutup, masih ada pegawai', en: 'Closed unit with people' },
    says: {
      id: 'Unit berakhir pada {until}, tetapi {detail} jabatan di dalamnya masih dipegang.',
      en: 'The unit ended on {until}, but {detail} posts in it are still held.',
    },
    remedy: {
      id: 'Pindahkan pegawainya ke unit penerus, atau betulkan hari terakhir unit.',
      en: 'Transfer its people to the successor, or correct the last day of the unit.',
    },
    operation: { method: 'PATCH', path: '/org-units/{id}' },
    since: dayAfter,
    find: ({ on }) =>
      rowsOf(
        {
          ...{ recordId: 'u.id', name: 'u.name', sortKey: 'u.nameKey', unitId: 'u.id' },
          ...{ sinceDay: 'u.validUntil', untilDay: 'u.validUntil', detail: 'h.people' },
        },
        sql`${raw(orgUnit)} u JOIN (SELECT unitId, COUNT(*) AS people FROM assignment a WHERE ${inForce('a', on)} GROUP BY unitId) h
          ON h.unitId = u.id WHERE u.validUntil < ${on}`,
      ),
  },
  ...positionKinds(),
} as const satisfies Record<string, FindingKind>;

/** What nobody has said of a post that a civil servant holds; a Bupati's has neither level nor class. */
function positionKinds() {
  const POSITION = { about: 'position', seenBy: 'UNIT', severity: 'LOW' } as const;
  const held = (on: string, missing: string) =>
    rowsOf(
      {
        ...{ recordId: 'p.id', name: 'p.title', sortKey: 'p.titleKey', unitId: 'p.unitId' },
        ...{ sinceDay: 'h.firstDay', detail: 'p.kind' },
      },
      sql`${raw(position)} p JOIN (SELECT positionId, MIN(a.validFrom) AS firstDay FROM assignment a
        JOIN employee e ON e.id = a.employeeId
        WHERE e.kind <> 'NON_ASN' AND ${inForce('a', on)} GROUP BY positionId) h ON h.positionId = p.id WHERE ${raw(missing)} IS NULL`,
    );
  const operation = { method: 'PATCH', path: '/positions/{id}' } as const;
  return {
    POSITION_WITHOUT_CLASS: {
      ...POSITION,
      title: { id: 'Jabatan tanpa kelas', en: 'Post without class' },
      says: {
        id: 'Jabatan ini dipegang, tetapi kelas jabatannya belum dicatat.',
        en: 'The post is held, but its class is not recorded.',
      },
      remedy: { id: 'Isi kelas jabatan (jobClass).', en: 'Record the class of the post (jobClass).' },
      operation,
      find: ({ on }) => held(on, 'p.jobClass'),
    },
    POSITION_WITHOUT_LEVEL: {
      ...POSITION,
      title: { id: 'Jabatan tanpa jenjang', en: 'Post without level' },
      says: {
        id: 'Jenjang jabatan {detail} ini tidak dapat diketahui dari eselon atau namanya.',
        en: 'Neither eselon nor title tells the level of this post ({detail}).',
      },
      remedy: {
        id: 'Isi jenjang (level), atau eselon jabatan struktural.',
        en: 'Record the level, or the eselon of a structural post.',
      },
      operation,
      find: ({ on }) => held(on, 'p.level'),
    },
  } as const satisfies Record<string, FindingKind>;
}
