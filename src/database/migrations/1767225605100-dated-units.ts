import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, tablesMigration } from '../../kernel/database/tables.js';

const NAME = 'DatedUnits1767225605100';
const STAMPS = 'createdAt instant, updatedAt instant, version integer';

const Tables = tablesMigration(`${NAME}Tables`, {
  org_unit_reorganisation: [
    `id id, kind text(8), effectiveOn day, letterNumber text(100), letterOn day, reason text(500)?,
      movedPeople integer, endedPeople integer, createdByAccountId ref?, ${STAMPS}`,
    'effectiveOn id',
  ],
  org_unit_reorganisation_line: [
    `id id, reorganisationId ref(org_unit_reorganisation), sequence integer, what text(8), fromUnitId ref(org_unit),
      fromUnitName text(300), toUnitId ref(org_unit)?, toUnitName text(300)?, subjectId ref?, subjectName text(300)?,
      resultId ref?, closes flag, people integer`,
    'unique reorganisationId sequence',
    'fromUnitId',
    'toUnitId',
  ],
  org_unit_period: [
    `id id, unitId ref(org_unit), name text(300), nameKey text(300), type text(24)?, parentId ref(org_unit)?,
      headPostTitle text(300)?, echelonCode text(2)?, isSecretariat flag, validFrom day, validUntil day,
      letterNumber text(100)?, letterOn day?, reason text(500)?, reorganisationId ref(org_unit_reorganisation)?,
      closureLetterNumber text(100)?, closureLetterOn day?, closureReason text(500)?, source text(16), ${STAMPS}`,
    'unique unitId validFrom',
    'parentId',
    'nameKey unitId',
  ],
});
const Ancestors = tablesMigration(`${NAME}Ancestors`, {
  org_unit_ancestor: [
    'unitId ref(org_unit) key, ancestorId ref(org_unit) key, validFrom day key, validUntil day, depth integer',
    'ancestorId unitId',
  ],
});
const FormerAncestors = tablesMigration(`${NAME}FormerAncestors`, {
  org_unit_ancestor: ['unitId ref(org_unit) key, ancestorId ref(org_unit) key, depth integer', 'ancestorId unitId'],
});
const UNIT = 'type text(24)?, validFrom day=0001-01-01, validUntil day=9999-12-31';

/** The type that a name tells, as `unitTypeOf` finds it (rule OR-4). */
const TYPE = `CASE
  WHEN nameKey LIKE 'pemerintah %' THEN 'PEMERINTAH_DAERAH'
  WHEN nameKey LIKE 'sekretariat daerah%' THEN 'SEKRETARIAT_DAERAH'
  WHEN nameKey LIKE 'sekretariat dprd%' OR nameKey LIKE 'sekretariat dewan%' THEN 'SEKRETARIAT_DPRD'
  WHEN nameKey LIKE 'inspektorat pembantu%' THEN 'INSPEKTORAT_PEMBANTU'
  WHEN nameKey LIKE 'inspektorat%' THEN 'INSPEKTORAT'
  WHEN nameKey LIKE 'rsud %' OR nameKey LIKE 'rumah sakit %' THEN 'RSUD'
  WHEN nameKey LIKE 'upt %' OR nameKey LIKE 'uptd %' OR nameKey LIKE 'unit pelaksana teknis%' THEN 'UPTD'
  WHEN nameKey LIKE 'puskesmas %' OR nameKey LIKE 'pusat kesehatan masyarakat%' THEN 'PUSKESMAS'
  ${['paud', 'tk', 'sd', 'sdn', 'smp', 'smpn', 'sma', 'smk', 'slb', 'skb', 'sekolah']
    .map((word) => `WHEN nameKey LIKE '${word} %' THEN 'SATUAN_PENDIDIKAN'`)
    .join('\n  ')}
  WHEN nameKey LIKE 'asisten %' THEN 'ASISTEN'
  WHEN nameKey LIKE 'staf ahli%' THEN 'STAF_AHLI'
  WHEN nameKey LIKE 'sekretariat %' THEN 'SEKRETARIAT'
  ${['badan', 'dinas', 'kecamatan', 'kelurahan', 'bagian', 'bidang', 'subbidang', 'subbagian', 'seksi']
    .map((word) => `WHEN nameKey LIKE '${word} %' THEN '${word.toUpperCase()}'`)
    .join('\n  ')}
END`;

const FACTS = 'name, nameKey, type, parentId, headPostTitle, echelonCode, isSecretariat, validFrom, validUntil';
/** Units that are there are so since ever, as far as is known; the id of the unit serves as that of its first period. */
const FIRST_PERIODS = `INSERT INTO org_unit_period (id, unitId, ${FACTS}, source, createdAt, updatedAt, version)
  SELECT u.id, u.id, ${FACTS}, source, createdAt, updatedAt, 1 FROM org_unit u
  WHERE u.id NOT IN (SELECT p.unitId FROM org_unit_period p)`;
const NO_DAYS = "'0001-01-01', '9999-12-31'";

/** Units get a history: what they were on each day, and the units above them on each day. */
export class DatedUnits1767225605100 implements MigrationInterface {
  readonly name = NAME;

  async up(runner: QueryRunner): Promise<void> {
    await new Tables().up(runner);
    await addColumns(runner, 'org_unit', UNIT);
    await runner.query(`UPDATE org_unit SET type = ${TYPE} WHERE type IS NULL`);
    await runner.query(FIRST_PERIODS);
    if (!(await runner.hasColumn('org_unit_ancestor', 'validFrom'))) {
      await runner.dropTable('org_unit_ancestor', true);
      await new Ancestors().up(runner);
    }
    await refill(runner, 'validFrom, validUntil, ', `${NO_DAYS}, `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('org_unit_ancestor', true);
    await new FormerAncestors().up(runner);
    await refill(runner, '', '');
    await dropColumns(runner, 'org_unit', UNIT);
    await new Tables().down(runner);
  }
}

/** Fills the table of ancestors from the parents, level by level. */
async function refill(runner: QueryRunner, names: string, values: string): Promise<void> {
  await runner.query('DELETE FROM org_unit_ancestor');
  await runner.query(
    `INSERT INTO org_unit_ancestor (unitId, ancestorId, ${names}depth) SELECT id, id, ${values}0 FROM org_unit`,
  );
  for (let depth = 0; await hasDepth(runner, depth); depth += 1) {
    await runner.query(
      `INSERT INTO org_unit_ancestor (unitId, ancestorId, ${names}depth)
       SELECT a.unitId, u.parentId, ${values}a.depth + 1 FROM org_unit_ancestor a
       JOIN org_unit u ON u.id = a.ancestorId WHERE a.depth = ${depth} AND u.parentId IS NOT NULL`,
    );
  }
}

async function hasDepth(runner: QueryRunner, depth: number): Promise<boolean> {
  const rows = (await runner.query(`SELECT 1 FROM org_unit_ancestor WHERE depth = ${depth} LIMIT 1`)) as unknown[];
  return rows.length > 0;
}
