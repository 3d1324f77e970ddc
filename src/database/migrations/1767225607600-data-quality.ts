import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, tablesMigration } from '../../kernel/database/tables.js';

/** Types and classes of OPD and UPTD, each part of the type that is there. Source: PP 18/2016. */
const UNIT_TYPES = [
  ...['A', 'B', 'C'].map((letter) => [`DINAS_${letter}`, `Dinas tipe ${letter}`, 'DINAS'] as const),
  ...['A', 'B', 'C'].map((letter) => [`BADAN_${letter}`, `Badan tipe ${letter}`, 'BADAN'] as const),
  ...['A', 'B'].map((letter) => [`UPTD_${letter}`, `UPTD kelas ${letter}`, 'UPTD'] as const),
];
const AT = "'2026-01-01 00:00:00.000'";
const idOf = (at: number): string => `01960000-0000-7002-8000-${String(at + 1).padStart(12, '0')}`;

/** A code that the HR office has added itself stays its own. */
const ROWS = UNIT_TYPES.map(([code, name, partOf], at) => {
  const facts = `'jenis-unit', '${code}', '${name}', ${22 + at}, '${JSON.stringify({ partOf })}'`;
  return `INSERT INTO reference_item (id, list, code, name, sequence, attributes, isLegal, validFrom, validUntil, createdAt,
    updatedAt, version) SELECT '${idOf(at)}', ${facts}, 1, '0001-01-01', '9999-12-31', ${AT}, ${AT}, 1 FROM (SELECT 1 AS one) q
    WHERE NOT EXISTS (SELECT 1 FROM reference_item k WHERE k.list = 'jenis-unit' AND k.code = '${code}')`;
});

/** A further task is a kind of assignment, too. */
const kindOfFurtherTask = (kind: object): string =>
  `UPDATE reference_item SET attributes = '${JSON.stringify(kind)}' WHERE list = 'jenis-penugasan' AND code = 'TT'`;

const Tables = tablesMigration(
  'DataQualityTables',
  {
    /** How many findings about the data there were on each day. */
    data_quality_count: [
      'id id, day day, kind text(32), unitId ref?, findings integer, createdAt instant',
      'unitId day',
    ],
  },
  [...ROWS, kindOfFurtherTask({ kind: 'TT' })],
);
const POLICY = 'supervisionPolicy text(12)=WARN';

/** Counts of findings by day, types and classes of OPD, the kind of further tasks, and what is done about appraisers who are too new. */
export class DataQuality1767225607600 implements MigrationInterface {
  readonly name = 'DataQuality1767225607600';

  async up(runner: QueryRunner): Promise<void> {
    await new Tables().up(runner);
    await addColumns(runner, 'appraisal_chain_policy', POLICY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'appraisal_chain_policy', POLICY);
    await runner.query(kindOfFurtherTask({}));
    await runner.query(
      `DELETE FROM reference_item WHERE id IN (${UNIT_TYPES.map((_, at) => `'${idOf(at)}'`).join(', ')})`,
    );
    await new Tables().down(runner);
  }
}
