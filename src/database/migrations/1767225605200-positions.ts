import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex, dropColumns, dropIndex } from '../../kernel/database/tables.js';

const COLUMNS = `level text(16)?, jobClass integer?, retirementAge integer?, validFrom day=0001-01-01,
  validUntil day=9999-12-31`;
const FORMER = 'unique unitId kind titleKey';
const UNIQUE = 'unique unitId kind titleKey validFrom';

/** Levels of structural posts by their eselon, and of functional ones by the end of their title (rule OR-5). */
const ECHELONS = {
  ...{ JPT_UTAMA: ['10'], JPT_MADYA: ['11', '12'], JPT_PRATAMA: ['21', '22'] },
  ...{ ADMINISTRATOR: ['31', '32'], PENGAWAS: ['41', '42'] },
};
const ENDINGS = [
  ...['AHLI_UTAMA', 'AHLI_MADYA', 'AHLI_MUDA', 'AHLI_PERTAMA'],
  ...['PENYELIA', 'MAHIR', 'TERAMPIL', 'PEMULA'],
];

/** What a post is beside its title: level, class, retirement age, and the days on which there is such a post. */
export class Positions1767225605200 implements MigrationInterface {
  readonly name = 'Positions1767225605200';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'position', COLUMNS);
    // First the new one: the foreign key to the unit needs an index at every moment.
    await addIndex(runner, 'position', UNIQUE);
    await dropIndex(runner, 'position', FORMER);
    const level = (is: string, where: string): Promise<unknown> =>
      runner.query(`UPDATE position SET level = '${is}' WHERE level IS NULL AND ${where}`);
    await level('PELAKSANA', "kind = 'PELAKSANA'");
    for (const [name, codes] of Object.entries(ECHELONS))
      await level(name, `kind = 'STRUKTURAL' AND echelonCode IN (${codes.map((code) => `'${code}'`).join(', ')})`);
    for (const name of ENDINGS)
      await level(name, `kind = 'FUNGSIONAL' AND titleKey LIKE '% ${name.toLowerCase().replace('_', ' ')}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'position', FORMER);
    await dropIndex(runner, 'position', UNIQUE);
    await dropColumns(runner, 'position', COLUMNS);
  }
}
