import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Gone, refused, dismissed or retired. Not those who are about to begin or to go (51, 20, 89), nor where the name does not tell (52). */
const ENDING = ['66', '67', '68', '69', '70', '77', '88', '98', '99'];
const AWAY = '"atWork":false';
const GONE = `${AWAY},"endsService":true`;
const CODES = ENDING.map((code) => `'${code}'`).join(', ');

/** Which legal standings end the service, so that leave without pay or study is never taken for having left. */
export class EndOfService1767225607910 implements MigrationInterface {
  readonly name = 'EndOfService1767225607910';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE reference_item SET attributes = REPLACE(attributes, '${AWAY}', '${GONE}')
      WHERE list = 'kedudukan-hukum' AND isLegal = 1 AND code IN (${CODES}) AND attributes NOT LIKE '%endsService%'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE reference_item SET attributes = REPLACE(attributes, '${GONE}', '${AWAY}')
      WHERE list = 'kedudukan-hukum'`);
  }
}
