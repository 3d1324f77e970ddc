import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import '../../src/app.module.js';
import { readConfig } from '../../src/config/config.js';
import { openConnection } from '../../src/kernel/database/open-connection.js';
import { eventually } from '../support/eventually.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { ServiceProcess } from '../support/service-process.js';
import { makeTestDatabase, type TestDatabase, testDatabaseKind } from '../support/test-database.js';

jest.setTimeout(300_000);

const PASSWORD = 'uji-coba-kinerja-2026';
let database: TestDatabase;
let target: TestDatabase;
let folder: string;
let service: ServiceProcess;
let token: string;
let rootId: string;

beforeAll(async () => {
  database = await makeTestDatabase();
  service = await ServiceProcess.start(database.env);
  token = await service.firstAdmin();
  rootId = (await addUnit('Pemerintah Kabupaten Uji')).id;
});
beforeEach(async () => {
  target = await makeTestDatabase();
  folder = mkdtempSync(join(scratchFolder(), 'sasaran-backup-'));
});
afterEach(async () => {
  await target.drop();
  rmSync(folder, { recursive: true });
});
afterAll(async () => {
  await service.remove();
  await database.drop();
});

async function addUnit(name: string, parentId?: string): Promise<{ id: string }> {
  const { status, body } = await service.call('POST', '/api/v1/org-units', { token, body: { name, parentId } });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body as { id: string };
}

/** Runs the command to its end; gives its exit code and what it said. */
async function command(args: string[], env: Record<string, string>): Promise<{ code: number | null; text: string }> {
  const child = await ServiceProcess.run('cli/backup', args, { LOG_LEVEL: 'error', ...env });
  const { code } = await child.ended;
  return { code, text: child.text.trim() };
}

async function backup(): Promise<string> {
  const { code, text } = await command(['--to', folder], database.env);
  expect([code, text]).toEqual([0, expect.stringMatching(/sasaran-\d{8}T\d{9}Z\.(sqlite|sql)\.gz$/)]);
  return text;
}

/** A backup, and the rows it was made of: the audit record is sealed a moment after a change, so a state that lasts is waited for. */
function backupOfStillness(): Promise<{ file: string; here: Record<string, unknown[]> }> {
  return eventually(async () => {
    const here = await content(database.env);
    const file = await backup();
    return isDeepStrictEqual(await content(database.env), here) && { file, here };
  }, 60_000);
}

/** Every row of every table. */
async function content(env: Record<string, string>): Promise<Record<string, unknown[]>> {
  const connection = await openConnection(readConfig({ NODE_ENV: 'test', ...env }));
  try {
    const tables = connection.dataSource.entityMetadatas.map(({ tableName }) => tableName).sort();
    const rows: Record<string, unknown[]> = {};
    for (const table of tables) {
      const all = await connection.read(`SELECT * FROM ${table}`, []);
      rows[table] = all.map((row) => JSON.stringify(row)).sort();
    }
    return rows;
  } finally {
    await connection.close();
  }
}

describe('npm run backup', () => {
  it('taken while the service writes holds all that was acknowledged before, and the service runs on it', async () => {
    const before: string[] = [];
    for (let n = 0; n < 10; n += 1) before.push((await addUnit(`Unit Sebelum ${n}`, rootId)).id);
    let isDone = false;
    const writing = (async () => {
      for (let n = 0; !isDone; n += 1) await addUnit(`Unit Selama ${n}`, rootId);
    })();
    const file = await backup();
    isDone = true;
    await writing;
    expect(await command(['--from', file], target.env)).toMatchObject({ code: 0 });

    const restored = await ServiceProcess.start(target.env);
    try {
      const { body } = await restored.call('POST', '/api/v1/auth/login', {
        body: { username: 'admin', password: PASSWORD },
      });
      for (const id of before) {
        const unit = await restored.call('GET', `/api/v1/org-units/${id}`, { token: body.accessToken });
        expect(unit.status).toBe(200);
      }
    } finally {
      await restored.remove();
    }
  });

  it('brings back every row of every table', async () => {
    await addUnit('Unit "Kutip" \\ 😀 \u202e', rootId);
    await service.call('POST', '/api/v1/imports', { token, body: {} });
    const { file, here } = await backupOfStillness();
    expect(await command(['--from', file], target.env)).toMatchObject({ code: 0 });
    const there = await content(target.env);
    expect(there).toEqual(here);
    expect(there.audit_event?.length).toBeGreaterThan(10);
  });

  it('can be read by its owner alone, and leaves nothing else behind', async () => {
    const file = await backup();
    expect(readdirSync(folder).map((name) => join(folder, name))).toEqual([file, `${file}.sha256`]);
    for (const name of [file, `${file}.sha256`]) expect(statSync(name).mode & 0o077).toBe(0);
    expect(readdirSync(database.env.DATA_DIR ?? '').filter((name) => name.startsWith('.backup'))).toEqual([]);
  });

  it('says what it takes when it is asked in another way', async () => {
    for (const args of [[], ['--to', folder, '--from', 'x'], ['--nonsense']]) {
      const { code, text } = await command(args, database.env);
      expect([code, text]).toEqual([1, expect.stringContaining('npm run restore -- --from FILE')]);
    }
  });

  it('of a database that is not there fails and leaves no file', async () => {
    const nowhere: Record<string, string> =
      testDatabaseKind === 'sqlite'
        ? { DATA_DIR: join(folder, 'nowhere') }
        : { ...target.env, DATABASE_URL: target.env.DATABASE_URL?.replace(/sasaran_test/, 'sasaran_gone') ?? '' };
    const to = join(folder, 'to');
    const { code, text } = await command(['--to', to], nowhere);
    expect([code, text]).toEqual([1, expect.stringMatching(/There is no database|Unknown database/)]);
    expect(readdirSync(to)).toEqual([]);
  });
});

if (testDatabaseKind !== 'sqlite') {
  describe('The dump of a server', () => {
    it.each([
      ['mysqldump  Ver 8.4.3 for Linux on x86_64 (MySQL Community Server - GPL)', true],
      ['mysqldump  Ver 10.19 Distrib 10.11.19-MariaDB, for debian-linux-gnu (x86_64)', false],
    ])('by %s leaves the GTIDs of the server alone', async (version, isTold) => {
      const [programs, to] = [join(folder, 'programs'), join(folder, 'to')];
      mkdirSync(programs);
      const script = `#!/bin/sh\nif [ "$1" = --version ]; then echo '${version}'; else echo "-- $@"; fi\n`;
      writeFileSync(join(programs, 'mysqldump'), script, { mode: 0o755 });
      const { code, text } = await command(['--to', to], { ...database.env, PATH: programs });
      expect(code).toBe(0);
      const dumped = gunzipSync(readFileSync(text)).toString();
      expect(dumped).toMatch(
        /^-- --no-defaults --host=.* --single-transaction .*--default-character-set=utf8mb4 sasaran_test/,
      );
      expect(dumped.includes(' --set-gtid-purged=OFF ')).toBe(isTold);
    });
  });
}

describe('npm run restore', () => {
  it('does not touch a database that holds anything', async () => {
    const file = await backup();
    const before = await content(database.env);
    const { code, text } = await command(['--from', file], database.env);
    expect([code, text]).toEqual([1, expect.stringContaining('is not empty')]);
    expect(await content(database.env)).toEqual(before);
  });

  it.each<[string, (file: string) => string, RegExp]>([
    ['a file that is not there', (file) => `${file.replace('sasaran-', 'andere-')}`, /There is no file/],
    [
      'a file of another kind',
      (file) => {
        const other = join(folder, 'data.zip');
        copyFileSync(file, other);
        return other;
      },
      /is no backup of the configured database/,
    ],
    [
      'a damaged file',
      (file) => {
        writeFileSync(file, 'x', { flag: 'a' });
        return file;
      },
      /is damaged/,
    ],
    [
      'a file without its sum',
      (file) => {
        rmSync(`${file}.sha256`);
        return file;
      },
      /sha256 is missing/,
    ],
  ])('refuses %s and writes nothing', async (_name, change, words) => {
    const file = change(await backup());
    const { code, text } = await command(['--from', file], target.env);
    expect([code, text]).toEqual([1, expect.stringMatching(words)]);
    const good = await backup();
    expect(await command(['--from', good], target.env)).toMatchObject({ code: 0 });
  });

  it('says which program of a server it misses, and misses none for the embedded database', async () => {
    const file = await backup();
    const empty = join(folder, 'no-programs');
    mkdirSync(empty);
    const { code, text } = await command(['--from', file], { ...target.env, PATH: empty });
    if (testDatabaseKind === 'sqlite') expect(code).toBe(0);
    else expect([code, text]).toEqual([1, expect.stringContaining('Neither mariadb nor mysql is installed here')]);
  });
});
