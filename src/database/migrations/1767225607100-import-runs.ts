import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex, dropColumns, dropIndex, tablesMigration } from '../../kernel/database/tables.js';

const Tables = tablesMigration('ImportRunTables', {
  import_image: [
    'runId ref(import_run) key, sequence integer key, line integer?, recordType text(24), recordId ref?, images longText',
  ],
  attendance_day: [
    `id id, employeeId ref(employee), day day, status text(24), lateMinutes integer, earlyLeaveMinutes integer,
    noCheckIn flag, noCheckOut flag, source text(16), createdAt instant, updatedAt instant, version integer`,
    'unique employeeId day',
    'day employeeId',
  ],
});

const RUN = `completeness text(8)=PARTIAL, missingCount integer=0, impact longText?, mode text(16)?, confirmedCount integer?,
  appliedByAccountId ref?, undoObstacles longText?, undoneByAccountId ref?, undoneAt instant?`;
const ROW = 'recordId ref?, changes longText?';
const SIGHTING = 'lastSeenAt instant?, lastSeenRunId ref?, missedRuns integer?';
const LETTER = 'letterNumber text(100)?, letterOn day?';
const SEEN_TABLES = ['employee', 'org_unit', 'position'];
const INDEXES = [
  ['import_row', 'runId recordId'],
  ['import_row', 'runId action line'],
  ['import_run', 'sha256'],
] as const;

/** What a run of an import changed and did not find, so that it can be shown, guarded and undone; presence of people by day. */
export class ImportRuns1767225607100 implements MigrationInterface {
  readonly name = 'ImportRuns1767225607100';

  async up(runner: QueryRunner): Promise<void> {
    await new Tables().up(runner);
    await addColumns(runner, 'import_run', RUN);
    await addColumns(runner, 'import_row', ROW);
    await addColumns(runner, 'assignment', LETTER);
    for (const table of SEEN_TABLES) await addColumns(runner, table, SIGHTING);
    for (const [table, index] of INDEXES) await addIndex(runner, table, index);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, index] of INDEXES) await dropIndex(runner, table, index);
    for (const table of SEEN_TABLES) await dropColumns(runner, table, SIGHTING);
    await dropColumns(runner, 'assignment', LETTER);
    await dropColumns(runner, 'import_row', ROW);
    await dropColumns(runner, 'import_run', RUN);
    await new Tables().down(runner);
  }
}
