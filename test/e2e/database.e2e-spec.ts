import 'reflect-metadata';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';
// Loads all that the service is made of, and with it every entity: the drift check compares them.
import '../../src/service.js';
import { readConfig } from '../../src/config/config.js';
import { migrations } from '../../src/database/migrations/index.js';
import type { Connection } from '../../src/kernel/database/connection.js';
import { Database } from '../../src/kernel/database/database.js';
import { migrate, schemaDrift } from '../../src/kernel/database/migrator.js';
import { openConnection } from '../../src/kernel/database/open-connection.js';
import { StartError } from '../../src/kernel/start-error.js';
import { eventually } from '../support/eventually.js';
import { Inhabited } from '../support/inhabited.js';
import { type Answered, ServiceProcess } from '../support/service-process.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { makeTestDatabase, type TestDatabase, testDatabaseKind } from '../support/test-database.js';

jest.setTimeout(300_000);

const onServer = testDatabaseKind !== 'sqlite';
const opened: Connection[] = [];

/** Another way into the database, as another process of the service would have it. */
async function open(database: TestDatabase): Promise<Connection> {
  const connection = await openConnection(
    readConfig({ NODE_ENV: 'test', DATABASE_TIMEOUT_MS: '30000', ...database.env }),
  );
  opened.push(connection);
  return connection;
}

/** A promise with its ends in hand, to make two pieces of work meet. */
function gate(): { open: () => void; passed: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { open: resolve, passed: promise };
}

describe('Migrations', () => {
  const children: ChildProcess[] = [];
  let database: TestDatabase;

  beforeEach(async () => {
    database = await makeTestDatabase();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    for (const connection of opened.splice(0)) await connection.close();
    await database.drop();
  });

  /** `migrate-child.ts` on the test's database. */
  function start(...args: string[]): ChildProcess {
    const hooks = pathToFileURL('test/support/typescript-hooks.mjs').href;
    const env = { ...process.env, NODE_ENV: 'test', ...database.env };
    const child = spawn(process.execPath, ['--import', hooks, 'test/support/migrate-child.ts', ...args], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    return child;
  }

  async function tablesOf(connection: Connection): Promise<string[]> {
    const sql = onServer
      ? 'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()'
      : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    return (await connection.read<{ name: string }>(sql, [])).map(({ name }) => name).sort();
  }

  it('run up, down and up again, and the entities fit the schema each time', async () => {
    const connection = await open(database);
    const own = ['migration_lease', 'migrations'];
    expect((await schemaDrift(connection)).length).toBeGreaterThan(20);
    expect(await migrate(connection, 'first')).toHaveLength(migrations.length);
    expect(await schemaDrift(connection)).toEqual([]);
    const complete = await tablesOf(connection);
    const compared = connection.dataSource.entityMetadatas.map(({ tableName }) => tableName);
    expect([...compared, ...own].sort()).toEqual(complete);

    for (const _ of migrations) await connection.dataSource.undoLastMigration({ transaction: 'each' });
    expect(await tablesOf(connection)).toEqual(own);

    expect(await migrate(connection, 'second')).toHaveLength(migrations.length);
    expect(await tablesOf(connection)).toEqual(complete);
    expect(await schemaDrift(connection)).toEqual([]);
    expect(await migrate(connection, 'third')).toEqual([]);
  });

  it('carry units, posts and the ways up over into what has days', async () => {
    const connection = await open(database);
    await migrate(connection, 'first');
    const { dataSource } = connection;
    const last = migrations.findIndex(({ name }) => name === 'DatedUnits1767225605100');
    for (const _ of migrations.slice(last)) await dataSource.undoLastMigration({ transaction: 'each' });
    const at = "'2026-01-01 00:00:00.000', '2026-01-01 00:00:00.000', 1";
    const unit = (id: string, parent: string | null, name: string): Promise<unknown> =>
      dataSource.query(
        `INSERT INTO org_unit (id, name, nameKey, parentId, headPostTitle, isSecretariat, source, createdAt, updatedAt, version)
         VALUES ('${id}', '${name}', '${name.toLowerCase()}', ${parent ? `'${parent}'` : 'NULL'}, 'Kepala', 0, 'SIASN', ${at})`,
      );
    await unit('root', null, 'Pemerintah Kabupaten Uji');
    await unit('agency', 'root', 'Dinas Kesehatan');
    await unit('school', 'agency', 'SD Negeri 1');
    await unit('other', 'agency', 'Korps Musik');
    const pairs = [
      'root root 0',
      'agency agency 0',
      'agency root 1',
      'school school 0',
      'school agency 1',
      'school root 2',
    ];
    const ways = [...pairs, 'other other 0', 'other agency 1', 'other root 2'].map((pair) => pair.split(' '));
    for (const [below, above, depth] of ways)
      await dataSource.query(
        `INSERT INTO org_unit_ancestor (unitId, ancestorId, depth) VALUES ('${below}', '${above}', ${depth})`,
      );
    const post = (id: string, kind: string, title: string, echelon: string | null): Promise<unknown> =>
      dataSource.query(
        `INSERT INTO \`position\` (id, unitId, kind, title, titleKey, echelonCode, source, createdAt, updatedAt, version)
         VALUES ('${id}', 'school', '${kind}', '${title}', '${title.toLowerCase()}', ${echelon ? `'${echelon}'` : 'NULL'}, 'SIASN', ${at})`,
      );
    await post('head', 'STRUKTURAL', 'Kepala Seksi', '41');
    await post('teacher', 'FUNGSIONAL', 'Guru Ahli Muda', null);
    await post('clerk', 'PELAKSANA', 'Operator', null);
    await post('doctor', 'FUNGSIONAL', 'Dokter', null);

    expect(await migrate(connection, 'second')).toHaveLength(migrations.length - last);
    expect(await schemaDrift(connection)).toEqual([]);
    const rows = (sql: string): Promise<object[]> => connection.read<object>(sql, []);
    const always = { validFrom: '0001-01-01', validUntil: '9999-12-31' };
    expect(
      await rows(
        'SELECT id, unitId, name, type, parentId, validFrom, validUntil, source FROM org_unit_period ORDER BY id',
      ),
    ).toEqual([
      {
        id: 'agency',
        unitId: 'agency',
        name: 'Dinas Kesehatan',
        type: 'DINAS',
        parentId: 'root',
        ...always,
        source: 'SIASN',
      },
      { id: 'other', unitId: 'other', name: 'Korps Musik', type: null, parentId: 'agency', ...always, source: 'SIASN' },
      {
        id: 'root',
        unitId: 'root',
        name: 'Pemerintah Kabupaten Uji',
        type: 'PEMERINTAH_DAERAH',
        parentId: null,
        ...always,
        source: 'SIASN',
      },
      {
        id: 'school',
        unitId: 'school',
        name: 'SD Negeri 1',
        type: 'SATUAN_PENDIDIKAN',
        parentId: 'agency',
        ...always,
        source: 'SIASN',
      },
    ]);
    const found = await connection.read<Record<string, string>>(
      'SELECT unitId, ancestorId, depth, validFrom, validUntil FROM org_unit_ancestor',
      [],
    );
    const shown = found.map(({ unitId, ancestorId, depth, ...days }) => ({
      way: `${unitId} ${ancestorId} ${depth}`,
      ...days,
    }));
    const expected = ways.map((way) => ({ way: way.join(' '), ...always }));
    const byWay = (a: { way: string }, b: { way: string }): number => a.way.localeCompare(b.way);
    expect(shown.sort(byWay)).toEqual(expected.sort(byWay));
    expect(await rows('SELECT id, level, validFrom, validUntil FROM position ORDER BY id')).toEqual([
      { id: 'clerk', level: 'PELAKSANA', ...always },
      { id: 'doctor', level: null, ...always },
      { id: 'head', level: 'PENGAWAS', ...always },
      { id: 'teacher', level: 'AHLI_MUDA', ...always },
    ]);
  });

  it('run once when two instances of the service start together', async () => {
    const [one, other] = [await open(database), await open(database)];
    const applied = await Promise.all([migrate(one, 'one'), migrate(other, 'other')]);
    expect(applied.map(({ length }) => length).sort((a, b) => a - b)).toEqual([0, migrations.length]);
    expect(await schemaDrift(one)).toEqual([]);
  });

  it('run once when two processes start together', async () => {
    const ends = [start(), start()].map(async (child) => {
      let said = '';
      child.stdout?.on('data', (text: Buffer) => (said += text.toString()));
      const [code] = (await once(child, 'close')) as [number];
      return { code, said };
    });
    const [done, waited] = [`applied ${migrations.length}\n`, 'applied 0\n'];
    expect((await Promise.all(ends)).sort((a, b) => (a.said > b.said ? -1 : 1))).toEqual([
      { code: 0, said: done },
      { code: 0, said: waited },
    ]);
    expect(await schemaDrift(await open(database))).toEqual([]);
  });

  // The first table of a migration of many, one in the middle, and the last one, whose migration is not marked as done yet.
  it.each(['org_unit', 'assignment', 'reporting_line_lock', 'org_unit_period'])(
    'go on after a kill behind the table %s',
    async (table) => {
      const child = start(table);
      const [said] = (await once(child.stdout!, 'data')) as [Buffer];
      expect(said.toString()).toBe('midway\n');

      const connection = await open(database);
      const done = await connection.read('SELECT name FROM migrations', []);
      expect(done.length).toBeGreaterThan(0);
      expect(done.length).toBeLessThan(migrations.length);
      // A change of the schema commits at once on servers; SQLite will roll it back.
      expect((await tablesOf(connection)).includes(table)).toBe(onServer);

      // The next process waits while the first one works, and comes in when the lease of the dead one has ended.
      let looks = 0;
      let afterTheLease: Date | undefined;
      const now = (): Date => {
        looks += 1;
        if (looks === 2) child.kill('SIGKILL');
        if (child.signalCode) afterTheLease ??= new Date(Date.now() + 15_001);
        if (looks > 60) throw new Error('The lease of the dead process does not end.');
        return afterTheLease ?? new Date();
      };
      expect(await migrate(connection, 'next', undefined, now)).toHaveLength(migrations.length - done.length);
      expect(looks).toBeGreaterThan(2);
      expect(await schemaDrift(connection)).toEqual([]);
    },
  );
});

describe('A database server that is not there', () => {
  it('is named in one sentence, without the password, once it was waited for', async () => {
    const url = 'mysql://app:secret@127.0.0.1:1/sasaran';
    const config = readConfig({ NODE_ENV: 'test', APP_SECRET: 'Lq7Vn2Xc9Rt4Wz8Kp1Hs6Md3Bf5Gj0Ay', DATABASE_URL: url });
    const failure = openConnection(config, 0);
    await expect(failure).rejects.toThrow(
      /^The database server at 127\.0\.0\.1:1 cannot be reached \(.*ECONNREFUSED.*\): start it, or see DATABASE_URL\.$/,
    );
    await expect(failure).rejects.toThrow(StartError);
    await expect(failure).rejects.not.toThrow(/secret/);
  });
});

describe('Migrations of a database in use', () => {
  it('keep every row that an earlier version wrote, and the service goes on with it', async () => {
    const world = await Inhabited.found();
    try {
      const { connection } = world.app.db;
      const { dataSource } = connection;
      const names = async (): Promise<string[]> =>
        (await connection.read<{ name: string }>('SELECT name FROM migrations ORDER BY id', [])).map(
          ({ name }) => name,
        );
      // As the version left it that could import, and knew neither chain nor webhooks nor second factors.
      while ((await names()).length > 5) await dataSource.undoLastMigration({ transaction: 'each' });
      const earlier = await rowsOf(connection);
      const [tables, rows] = [Object.keys(earlier), Object.values(earlier).flat()];
      expect([tables.length > 20, rows.length > 200]).toEqual([true, true]);

      expect((await migrate(connection, 'upgrade')).length).toBe(migrations.length - 5);
      expect(await schemaDrift(connection)).toEqual([]);
      const now = await rowsOf(connection);
      for (const table of tables) {
        const columns = Object.keys(earlier[table]?.[0] ?? {});
        const kept = now[table]?.map((row) => JSON.stringify(columns.map((column) => row[column])));
        const before = earlier[table]?.map((row) => JSON.stringify(columns.map((column) => row[column])));
        expect([table, kept?.sort()]).toEqual([table, before?.sort()]);
      }
      const { body } = await world.gov.admin.get('/employees', { limit: 200 }).expect(200);
      expect(body.data.length).toBeGreaterThan(7);
      await world.gov.admin.post('/employees', { kind: 'NON_ASN', name: 'Sesudah Pembaruan' }).expect(201);
    } finally {
      await world.stop();
    }
  });

  /** All rows of the tables that are there, whatever the entities say. */
  async function rowsOf({ dataSource }: Connection): Promise<Record<string, Record<string, unknown>[]>> {
    const runner = dataSource.createQueryRunner();
    const found: Record<string, Record<string, unknown>[]> = {};
    for (const { tableName } of dataSource.entityMetadatas) {
      if (await runner.hasTable(tableName)) found[tableName] = await runner.query(`SELECT * FROM ${tableName}`);
    }
    if (onServer) await runner.release();
    return found;
  }
});

describe('The door to the database', () => {
  let database: TestDatabase;
  let connection: Connection;
  let db: Database;

  beforeAll(async () => {
    database = await makeTestDatabase();
    connection = await open(database);
    db = new Database(connection);
    await connection.dataSource.query('CREATE TABLE door (id integer NOT NULL PRIMARY KEY, value integer NOT NULL)');
  });
  afterAll(async () => {
    for (const one of opened.splice(0)) await one.close();
    await database.drop();
  });
  beforeEach(() => db.transaction(() => db.change('DELETE FROM door')));

  const put = (id: number, value = 0): Promise<number> =>
    db.change('INSERT INTO door (id, value) VALUES (?, ?)', [id, value]);
  const raise = (id: number): Promise<number> => db.change('UPDATE door SET value = value + 1 WHERE id = ?', [id]);
  const ids = async (): Promise<number[]> =>
    (await db.rows<{ id: number }>('SELECT id FROM door ORDER BY id')).map(({ id }) => Number(id));
  const valueOf = async (id: number): Promise<number> =>
    Number((await db.rows<{ value: number }>('SELECT value FROM door WHERE id = ?', [id]))[0]?.value);

  it('never undoes the committed work of others: of 300 changes at once every third fails, and 200 stay', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 300 }, (_, id) =>
        db.transaction(async () => {
          await put(id);
          if (id % 3 === 0) throw new Error('third');
        }),
      ),
    );
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    expect(refused).toEqual(Array.from({ length: 100 }, () => 'Error: third'));
    expect(await ids()).toEqual(Array.from({ length: 300 }, (_, id) => id).filter((id) => id % 3 !== 0));
  });

  it('shows a change to its own transaction only, until it is committed', async () => {
    const [written, looked] = [gate(), gate()];
    const prepared = db.prepare<{ id: number }>('SELECT id FROM door');
    const look = async (): Promise<unknown[]> => [
      await ids(),
      (await prepared.all()).length,
      await db.count('door', { sql: 'id = ?', values: [7] }),
    ];
    const change = db.transaction(async () => {
      await put(7);
      const own = await look();
      written.open();
      await looked.passed;
      return own;
    });
    await written.passed;
    const others = await Promise.all([look(), connection.read('SELECT id FROM door', [])]).finally(looked.open);
    expect(await change).toEqual([[7], 1, 1]);
    expect(others).toEqual([[[], 0, 0], []]);
    expect(await look()).toEqual([[7], 1, 1]);
  });

  it('keeps two transactions apart that are open at the same time', async () => {
    const [first, second] = [gate(), gate()];
    // One transaction at a time on SQLite, so the second one begins there when the first has ended.
    const one = db.transaction(async () => {
      await put(1);
      first.open();
      if (onServer) await second.passed;
    });
    await first.passed;
    const other = db.transaction(async () => {
      await put(2);
      return ids().finally(second.open);
    });
    await Promise.all([one, other]);
    expect(await other).toEqual(onServer ? [2] : [1, 2]);
    expect(await ids()).toEqual([1, 2]);
  });

  it('undoes the whole when a part of it fails, also when the failure is swallowed', async () => {
    const swallowed = db.transaction(async () => {
      await put(1);
      await db
        .transaction(async () => {
          await put(2);
          throw new Error('part');
        })
        .catch(() => undefined);
      await put(3);
    });
    await expect(swallowed).rejects.toThrow('part');
    expect(await ids()).toEqual([]);
  });

  it('joins transactions within transactions: all or nothing, and commits once', async () => {
    await db.transaction(async () => {
      await put(1);
      await db.transaction(() => put(2));
      expect(db.inTransaction).toBe(true);
    });
    expect(db.inTransaction).toBe(false);
    const failing = db.transaction(async () => {
      await db.transaction(() => put(3));
      throw new Error('after the part');
    });
    await expect(failing).rejects.toThrow('after the part');
    expect(await ids()).toEqual([1, 2]);
  });

  it('does what waits for the commit after it, outside of it, and never after a rollback', async () => {
    const seen: string[] = [];
    const look = (name: string): void => db.afterCommit(() => void seen.push(`${name} ${db.inTransaction}`));
    await db.transaction(async () => {
      look('outer');
      await db.transaction(async () => look('inner'));
      expect(seen).toEqual([]);
    });
    expect(seen).toEqual(['outer false', 'inner false']);

    const failing = db.transaction(async () => {
      look('lost');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(seen).toHaveLength(2);
    look('at once');
    expect(seen).toEqual(['outer false', 'inner false', 'at once false']);
  });

  it('does what waits for the commit once when the work was done again', async () => {
    let done = 0;
    let attempts = 0;
    await db.transaction(async () => {
      attempts += 1;
      await put(attempts);
      db.afterCommit(() => (done += 1));
      if (attempts === 1) throw Object.assign(new Error('conflict'), { errno: 1213 });
    });
    expect([attempts, done, await ids()]).toEqual([2, 1, [2]]);
  });

  it('refuses a change outside a transaction, and what a transaction did not wait for', async () => {
    await expect(put(1)).rejects.toThrow('A change needs Database.transaction()');
    const ended = gate();
    const late: Promise<unknown>[] = [];
    await db.transaction(async () => {
      const forgotten = async (work: () => Promise<unknown>): Promise<unknown> => ended.passed.then(work);
      late.push(
        forgotten(() => put(2)),
        forgotten(() => db.rows('SELECT id FROM door')),
        forgotten(() => db.transaction(() => put(3))),
      );
    });
    ended.open();
    for (const one of late) await expect(one).rejects.toThrow('something in it was not awaited');
    expect(await ids()).toEqual([]);
  });

  it('gives up after some conflicts, with a problem that says when to try again', async () => {
    let attempts = 0;
    const conflict = db.transaction(async () => {
      attempts += 1;
      throw Object.assign(new Error('conflict'), { code: 'SQLITE_BUSY_SNAPSHOT' });
    });
    await expect(conflict).rejects.toMatchObject({ code: 'SERVICE.BUSY', status: 503, retryAfterSeconds: 1 });
    expect(attempts).toBeGreaterThan(3);
  });

  it('says that nobody knows when the answer to a commit is lost, and does not do the work again', async () => {
    const acquire = connection.acquire.bind(connection);
    const lost = Object.assign(new Error('Connection lost'), { code: 'PROTOCOL_CONNECTION_LOST' });
    connection.acquire = async () => {
      const session = await acquire();
      const commit = session.commit.bind(session);
      return Object.assign(session, { commit: () => commit().then(() => Promise.reject(lost)) });
    };
    const done: number[] = [];
    const work = db.transaction(async () => {
      db.afterCommit(() => done.push(1));
      await put(1);
    });
    const problem = { code: 'SERVICE.OUTCOME_UNKNOWN', status: 503, retryAfterSeconds: 5, cause: lost };
    await expect(work.finally(() => (connection.acquire = acquire))).rejects.toMatchObject(problem);
    expect([await ids(), done]).toEqual([[1], []]);
    await db.transaction(() => put(2));
    expect(await ids()).toEqual([1, 2]);
  });

  if (onServer) {
    it('does the work again after a real deadlock, and both changes stand', async () => {
      await db.transaction(async () => {
        await put(1);
        await put(2);
      });
      const attempts: string[] = [];
      const gates = { ab: gate(), ba: gate() };
      const cross = (name: 'ab' | 'ba', other: 'ab' | 'ba', [first, second]: [number, number]): Promise<void> =>
        db.transaction(async () => {
          attempts.push(name);
          await raise(first);
          gates[name].open();
          await gates[other].passed;
          await raise(second);
        });
      await Promise.all([cross('ab', 'ba', [1, 2]), cross('ba', 'ab', [2, 1])]);
      expect(attempts).toHaveLength(3);
      expect([await valueOf(1), await valueOf(2)]).toEqual([2, 2]);
    });

    it('holds a row that was loaded for a change against other instances', async () => {
      await db.transaction(() => put(1));
      const other = new Database(await open(database));
      const locked = gate();
      const order: string[] = [];
      const first = db.transaction(async () => {
        await db.rows('SELECT id FROM door WHERE id = 1 FOR UPDATE');
        locked.open();
        await raise(1);
        order.push('first');
      });
      await locked.passed;
      await other.transaction(async () => {
        await other.change('UPDATE door SET value = value * 10 WHERE id = 1');
        order.push('second');
      });
      await first;
      expect([order, await valueOf(1)]).toEqual([['first', 'second'], 10]);
    });

    it('gives every connection the settings of a session', async () => {
      const sql = `SELECT @@transaction_isolation AS isolation, @@innodb_lock_wait_timeout AS waits, @@time_zone AS zone,
        @@sql_mode AS mode, @@optimizer_switch AS optimizer, CONNECTION_ID() AS id`;
      const variable = testDatabaseKind === 'mariadb' ? sql.replace('@@transaction_isolation', '@@tx_isolation') : sql;
      const fresh = new Database(await open(database));
      const all = gate();
      let inside = 0;
      const rows = await Promise.all(
        Array.from({ length: 10 }, () =>
          fresh.transaction(async () => {
            inside += 1;
            if (inside === 10) all.open();
            await all.passed;
            return (await fresh.rows<Record<string, unknown>>(variable))[0] ?? {};
          }),
        ),
      );
      expect(new Set(rows.map(({ id }) => id)).size).toBe(10);
      const settings = rows.map(({ isolation, waits, zone, mode, optimizer }) => ({
        isolation,
        waits: Number(waits),
        zone,
        strict: String(mode).includes('STRICT_ALL_TABLES'),
        splits: String(optimizer).includes('split_materialized=on'),
      }));
      const wanted = { isolation: 'READ-COMMITTED', waits: 4, zone: '+00:00', strict: true, splits: false };
      expect(settings).toEqual(Array.from({ length: 10 }, () => wanted));
    });

    it('says at the start when the server would forget acknowledged changes', async () => {
      const admin = await createConnection(database.env.DATABASE_URL ?? '');
      // The setting is the server's: another run of this test on it waits here.
      await admin.query("SELECT GET_LOCK('sasaran-test-global-settings', 60)");
      try {
        expect(await connection.durabilityWarnings()).toEqual([]);
        await admin.query('SET GLOBAL innodb_flush_log_at_trx_commit = 2');
        expect(await connection.durabilityWarnings()).toEqual([
          'innodb_flush_log_at_trx_commit is not 1: a power failure can lose acknowledged changes.',
        ]);
        const empty = await makeTestDatabase();
        const service = await ServiceProcess.start(empty.env);
        expect(service.text).toMatch(/"level":"warn".*innodb_flush_log_at_trx_commit is not 1/);
        await service.remove();
        await empty.drop();
      } finally {
        await admin.query('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
        await admin.end();
      }
    });
  } else {
    /** The same file in other hands, e.g. a backup that writes. */
    const inOtherHands = (): Sqlite.Database =>
      new Sqlite(join(database.env.DATA_DIR ?? '', 'sasaran.db'), { timeout: 50 });

    it('begins the work once another process gives the lock back', async () => {
      const other = inOtherHands();
      other.exec('BEGIN IMMEDIATE; INSERT INTO door (id, value) VALUES (1, 0)');
      const acquire = connection.acquire.bind(connection);
      let looks = 0;
      connection.acquire = () => {
        looks += 1;
        if (looks === 3) other.exec('COMMIT');
        return acquire();
      };
      await db.transaction(() => put(2)).finally(() => (connection.acquire = acquire));
      other.close();
      expect([looks, await ids()]).toEqual([3, [1, 2]]);
    });

    it('lets no other process change what a transaction has read', async () => {
      await db.transaction(() => put(1));
      const other = inOtherHands();
      await db.transaction(async () => {
        const value = await valueOf(1);
        expect(() => other.exec('UPDATE door SET value = 10 WHERE id = 1')).toThrow(/locked/);
        await db.change('UPDATE door SET value = ? WHERE id = 1', [value + 1]);
      });
      other.close();
      expect(await valueOf(1)).toBe(1);
    });

    it('writes what it acknowledges to the disk, and holds references', async () => {
      const settings: unknown[] = [];
      for (const name of ['journal_mode', 'synchronous', 'foreign_keys']) {
        settings.push(Object.values((await connection.dataSource.query(`PRAGMA ${name}`))[0])[0]);
      }
      expect(settings).toEqual(['wal', 2, 1]);
      expect(await connection.durabilityWarnings()).toEqual([]);
    });

    it('lets nobody write through the path for reads', async () => {
      await expect(connection.read('DELETE FROM door RETURNING id', [])).rejects.toThrow(/readonly/);
    });
  }
});

if (onServer) {
  describe('A service whose database goes away', () => {
    /** The service waits a second for a connection and for each statement; an answer may take some of them, on a slow machine. */
    const LIMITS = { DATABASE_TIMEOUT_MS: '1000', DATABASE_POOL_SIZE: '2' };
    const LIMIT_MS = 10_000;
    let database: TestDatabase;
    let proxy: TcpProxy;
    let service: ServiceProcess;
    let token: string;

    beforeAll(async () => {
      database = await makeTestDatabase();
      proxy = await TcpProxy.to(database.env.DATABASE_URL ?? '');
      service = await ServiceProcess.start({ ...database.env, ...LIMITS, DATABASE_URL: proxy.url });
      token = await service.firstAdmin();
    });
    afterAll(async () => {
      await service.remove();
      await proxy.close();
      await database.drop();
    });

    const read = (withinMs?: number, path = 'employees'): Promise<Answered> =>
      service.call('GET', `/api/v1/${path}`, { token, withinMs });
    const write = (name: string, withinMs?: number): Promise<Answered> =>
      service.call('POST', '/api/v1/employees', { token, withinMs, body: { kind: 'NON_ASN', name } });
    const health = async (name: string): Promise<unknown> => {
      const { status, body } = await service.call('GET', `/health/${name}`, { withinMs: LIMIT_MS });
      return [status, body];
    };
    const comeBack = async (): Promise<void> => {
      await proxy.open();
      await eventually(async () => (await service.call('GET', '/health/ready')).status === 200, 30_000);
    };
    const statusesOf = (answers: readonly Answered[]): number[] => answers.map(({ status }) => status);
    const some = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
      Promise.all(Array.from({ length: count }, (_, index) => make(index)));

    beforeEach(comeBack);

    it('serves on when the server has ended its connections', async () => {
      const admin = await createConnection({ uri: database.env.DATABASE_URL ?? '', database: 'information_schema' });
      const schema = new URL(database.env.DATABASE_URL ?? '').pathname.slice(1);
      const connections = async (): Promise<number[]> => {
        const [rows] = await admin.query('SELECT ID AS id FROM PROCESSLIST WHERE DB = ?', [schema]);
        return (rows as { id: number }[]).map(({ id }) => id);
      };
      expect(statusesOf(await some(8, () => read()))).toEqual(Array.from({ length: 8 }, () => 200));
      const before = await connections();
      expect(before.length).toBeGreaterThan(0);
      for (const id of before) await admin.query('KILL CONNECTION ?', [id]);
      await eventually(async () => (await connections()).every((id) => !before.includes(id)));
      await admin.end();
      expect(statusesOf([await read(), await write('Sesudah Putus')])).toEqual([200, 201]);
    });

    it.each([
      ['has stopped', () => proxy.close(), 'org-units'],
      ['does not answer', async () => proxy.block(), 'positions'],
    ])('refuses in time while the server %s, and recovers by itself', async (what, goAway, neverRead) => {
      expect(statusesOf([await read(), await write(`Sebelum: ${what}`)])).toEqual([200, 201]);
      await goAway();

      // The first two find connections that were good a moment ago: one to begin a transaction, one for a statement that it
      // has not prepared yet. Then come more than can wait for a connection.
      const first = await Promise.all([write(`Selama: ${what}`, LIMIT_MS), read(LIMIT_MS, neverRead)]);
      const crowd = await some(150, (index) => (index % 10 ? read(LIMIT_MS) : write(`Selama: ${what}`, LIMIT_MS)));
      for (const { status, headers, body } of [...first, ...crowd]) {
        expect([status, body.code]).toEqual([503, 'SERVICE.DATABASE_AWAY']);
        expect(headers.get('retry-after')).toMatch(/^\d+$/);
        expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
        expect(body).toMatchObject({ status: 503, type: '/docs/problems/service-database-away' });
      }
      expect(await health('live')).toEqual([200, { status: 'UP' }]);
      expect(await health('ready')).toEqual([503, { status: 'DOWN', reason: 'DATABASE_AWAY' }]);

      await comeBack();
      expect(statusesOf(await some(20, () => read()))).toEqual(Array.from({ length: 20 }, () => 200));
      expect(statusesOf(await some(10, (index) => write(`Sesudah ${index}: ${what}`)))).toEqual(
        Array.from({ length: 10 }, () => 201),
      );
      const { body } = await service.call('GET', `/api/v1/employees?limit=200&q=${encodeURIComponent(what)}`, {
        token,
      });
      const names = (body.data as { name: string }[]).map(({ name }) => name);
      expect(names.filter((name) => name.startsWith('Selama'))).toEqual([]);
      expect(names).toHaveLength(11);
    });

    it.each([
      ['on the way to the server', 'server', undefined],
      ['on the way back, when it was done', 'client', 'true'],
    ] as const)('says that the outcome is unknown when a commit is lost %s', async (_where, whereTo, replayed) => {
      const name = `Hilang ${whereTo}`;
      const headers = { 'idempotency-key': `lost-${whereTo}`, 'accept-language': 'en' };
      const write = (): Promise<Answered> =>
        service.call('POST', '/api/v1/employees', { token, headers, body: { kind: 'NON_ASN', name } });
      proxy.cutCommitAfter(name, whereTo);
      const first = await write();
      expect([first.status, first.body.code]).toEqual([503, 'SERVICE.OUTCOME_UNKNOWN']);
      expect(first.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(first.body.detail).toContain('Read again, or repeat with the same Idempotency-Key.');

      const again = await write();
      expect([again.status, again.headers.get('idempotency-replayed') ?? undefined]).toEqual([201, replayed]);
      const { body } = await service.call('GET', `/api/v1/employees?q=${encodeURIComponent(name)}`, { token });
      expect((body.data as { id: string }[]).map(({ id }) => id)).toEqual([again.body.id]);
    });

    it('ends in time while the server does not answer', async () => {
      proxy.block();
      const asked = performance.now();
      service.kill('SIGTERM');
      expect(await service.ended).toEqual({ code: 0, signal: null });
      expect(performance.now() - asked).toBeLessThan(10_000);
    });
  });
}
