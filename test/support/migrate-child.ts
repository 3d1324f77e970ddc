import 'reflect-metadata';
import type { QueryRunner, Table } from 'typeorm';
import { readConfig } from '../../src/config/config.js';
import { migrate } from '../../src/kernel/database/migrator.js';
import { openConnection } from '../../src/kernel/database/open-connection.js';

/*
 * Migrates the configured database: `migrate-child.ts [table]`. It prints the applied migrations; with a table it prints
 * `midway` once that table is made, and stays there to be killed.
 */
const stopAfter = process.argv[2];
const connection = await openConnection(readConfig());
const { dataSource } = connection;

function stopping(runner: QueryRunner): QueryRunner {
  const createTable = runner.createTable.bind(runner);
  runner.createTable = async (table: Table, ...rest) => {
    await createTable(table, ...rest);
    if (table.name !== stopAfter) return;
    process.stdout.write('midway\n');
    await new Promise(() => setInterval(() => undefined, 60_000));
  };
  return runner;
}

const makeRunner = dataSource.createQueryRunner.bind(dataSource);
if (stopAfter !== undefined) dataSource.createQueryRunner = (mode) => stopping(makeRunner(mode));
const applied = await migrate(connection, `child:${process.pid}`);
process.stdout.write(`applied ${applied.length}\n`);
await connection.close();
