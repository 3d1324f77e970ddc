import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex, dropColumns, dropIndex, tablesMigration } from '../../kernel/database/tables.js';

const STAMPS = 'createdAt instant, updatedAt instant, version integer';

const Tables = tablesMigration('PersonalDataTables', {
  data_request: [
    `id id, ${STAMPS}, employeeId ref(employee), kind text(10), field text(20)?, wantedSealed longText?, reason text(1000),
    evidence text(300)?, status text(10), filedAt instant, dueAt instant, decidedAt instant?, decidedByAccountId ref?,
    answer text(2000)?, ground text(24)?, isApplied flag, remindedAt instant?, overdueToldAt instant?`,
    'employeeId',
    'status dueAt',
    'dueAt id',
  ],
  retention_hold: [
    `id id, ${STAMPS}, employeeId ref(employee), reason text(500), letterNumber text(100)?, placedByAccountId ref?,
    releasedAt instant?, releasedByAccountId ref?, releaseReason text(500)?`,
    'employeeId',
    'createdAt id',
  ],
  erasure_notice: ['id id, employeeId ref(employee), noticedAt instant, eraseOn day', 'unique employeeId'],
  retention_run: ['id id, startedAt instant, counts longText'],
});

const OF_PERSON = `birthPlace text(100)?, educationLevel text(8)?, phone text(20)?, nikSealed text(200)?, nikIndex text(64)?,
  retiresOn day?, retirementDecidedOn day?, retirementReason text(500)?, erasedAt instant?`;
const BY_NIK = 'unique nikIndex';
const BY_RETIREMENT = 'retiresOn id';
/** What the person is with a number: a new contract or another kind of employment brings a new one. */
const OF_NUMBER = 'kind text(24)?';
const OF_CONTRACT = 'extendsId ref?';

/** A person's profile with the sealed NIK, retirement and erasure; requests about the own data, and what retention has done. */
export class PersonalData1767225607500 implements MigrationInterface {
  readonly name = 'PersonalData1767225607500';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'employee', OF_PERSON);
    await addIndex(runner, 'employee', BY_NIK);
    await addIndex(runner, 'employee', BY_RETIREMENT);
    await addColumns(runner, 'employee_number', OF_NUMBER);
    await addColumns(runner, 'employee_contract', OF_CONTRACT);
    await new Tables().up(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await new Tables().down(runner);
    await dropColumns(runner, 'employee_contract', OF_CONTRACT);
    await dropColumns(runner, 'employee_number', OF_NUMBER);
    await dropIndex(runner, 'employee', BY_RETIREMENT);
    await dropIndex(runner, 'employee', BY_NIK);
    await dropColumns(runner, 'employee', OF_PERSON);
  }
}
