import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import '../../src/app.module.js';
import { readConfig } from '../../src/config/config.js';
import { newId } from '../../src/kernel/clock/clock.js';
import { Database } from '../../src/kernel/database/database.js';
import { openConnection } from '../../src/kernel/database/open-connection.js';
import { bytesContent } from '../../src/kernel/files/content.js';
import type { FileStore } from '../../src/kernel/files/file-store.js';
import { fileStoreOf } from '../../src/kernel/files/open-file-store.js';
import { IssuedDocument } from '../../src/modules/documents/persistence/issued-document.entity.js';
import { EvidenceFile } from '../../src/modules/work-plans/evidence/persistence/evidence.entity.js';
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

  it('says that sealed numbers want the keys of before, and a start with others says so too', async () => {
    const nip = '198707222019032005';
    const { body: person } = await service.call('POST', '/api/v1/employees', {
      token,
      body: { kind: 'PNS', name: 'Siti Aminah', nip },
    });
    const path = `/api/v1/employees/${person.id}/identity-number`;
    const sealed = await service.call('POST', path, { token, body: { nik: '3374016207870001' } });
    expect(sealed.status).toBe(200);
    expect(service.text).not.toContain('are sealed with keys');
    const { code, text } = await command(['--from', await backup()], target.env);
    expect([code, text]).toEqual([0, expect.stringContaining('the APP_SECRET and PERSONAL_DATA_KEYS of before')]);
    const secret = { APP_SECRET: 'rahasia-lain-0123456789-abcdefghijklmnop' };
    const other = await ServiceProcess.start({ ...target.env, ...secret });
    const lines = other.text.split('\n').filter((line) => line.includes('are sealed with keys that are not set'));
    await other.remove();
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 'error', keys: ['app'] }]);
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

describe('The files of evidence', () => {
  const store = (env: Record<string, string>): FileStore => fileStoreOf(readConfig({ NODE_ENV: 'test', ...env }));
  const fileIn = (root: string, sha256: string): string => join(root, 'files', sha256.slice(0, 2), sha256);
  const names: string[] = [];

  async function change(work: (db: Database) => Promise<unknown>): Promise<void> {
    const connection = await openConnection(readConfig({ NODE_ENV: 'test', ...database.env }));
    const db = new Database(connection);
    await db.transaction(() => work(db)).finally(() => connection.close());
  }

  /** A file as the service keeps it, and its row. */
  async function keep(text: string): Promise<string> {
    const bytes = Buffer.from(text);
    const sha256 = await store(database.env).put(bytesContent(bytes));
    const now = new Date();
    const said = { scan: 'UNSCANNED', scanFinding: null, scanEngine: null, scannedAt: null } as const;
    const stamps = { createdAt: now, updatedAt: now, version: 1 };
    const row = { id: newId(), sha256, sizeBytes: bytes.length, ...said, ...stamps };
    await change((db) => db.insert(EvidenceFile, row));
    names.push(sha256);
    return sha256;
  }

  /** Nobody keeps evidence any more, as far as the other tests see. */
  afterEach(async () => {
    await change((db) => db.change('DELETE FROM evidence_file'));
    for (const name of names.splice(0)) await store(database.env).remove(name);
  });

  it('are in the backup with their sums, each once for all backups, and come back', async () => {
    const [first, second] = [await keep('Berita acara.'), await keep('Daftar hadir.')];
    await store(database.env).put(bytesContent(Buffer.from('Yang tidak jadi bukti.')));
    const file = await backup();
    const sums = readFileSync(`${file}.sha256`, 'utf8').trim().split('\n').slice(1).sort();
    const lineOf = (sha256: string): string => `${sha256}  files/${sha256.slice(0, 2)}/${sha256}`;
    expect(sums).toEqual([first, second].map(lineOf).sort());
    const long = new Date('2020-01-01');
    utimesSync(fileIn(folder, first), long, long);
    const again = await backup();
    expect(statSync(fileIn(folder, first)).mtime.getFullYear()).toBeGreaterThan(2020);
    expect(statSync(fileIn(folder, first)).mode & 0o077).toBe(0);
    expect(await command(['--from', again], target.env)).toMatchObject({ code: 0 });
    for (const name of [first, second])
      expect(readFileSync(fileIn(target.env.DATA_DIR ?? '', name))).toEqual(
        readFileSync(fileIn(database.env.DATA_DIR ?? '', name)),
      );
    expect((await content(target.env)).evidence_file).toEqual((await content(database.env)).evidence_file);
  });

  it('are kept apart from documents, which come back into their own place, also with the same bytes', async () => {
    const name = await keep('Berita acara.');
    const documents = (env: Record<string, string>) =>
      fileStoreOf(readConfig({ NODE_ENV: 'test', ...env }), 'documents');
    await documents(database.env).put(bytesContent(Buffer.from('Berita acara.')));
    const now = new Date();
    const about = { kind: 'SKP', subjectId: newId(), subjectVersion: 1, contentsHash: name, employeeId: null } as const;
    const file = { number: 'SKP/2026/000001', code: '7Q4K9XWM2TRBVH3N', sha256: name, sizeBytes: 13, pages: 1 };
    const seal = { sealedWith: 'NONE', sealId: null, issuer: 'Uji', issuedOn: '2026-03-02', replacedAt: null } as const;
    const stamps = { createdByAccountId: newId(), createdAt: now, updatedAt: now, version: 1 };
    await change((db) => db.insert(IssuedDocument, { id: newId(), ...about, ...file, ...seal, ...stamps }));
    try {
      const saved = await backup();
      const sums = readFileSync(`${saved}.sha256`, 'utf8');
      expect(sums).toContain(`${name}  files/documents/${name.slice(0, 2)}/${name}\n`);
      expect(await command(['--from', saved], target.env)).toMatchObject({ code: 0 });
      for (const there of [store(target.env), documents(target.env)]) expect(await there.has(name)).toBe(true);
    } finally {
      await change((db) => db.change('DELETE FROM issued_document'));
      await documents(database.env).remove(name);
    }
  });

  it.each<[string, (path: string) => void, RegExp]>([
    ['damaged', (path) => writeFileSync(path, 'x', { flag: 'a' }), /is damaged/],
    ['missing', (path) => rmSync(path), /is missing/],
  ])('that are %s in the backup keep it from being restored at all', async (_, harm, words) => {
    const name = await keep('Berita acara.');
    const file = await backup();
    harm(fileIn(folder, name));
    const { code, text } = await command(['--from', file], target.env);
    expect([code, text]).toEqual([1, expect.stringMatching(words)]);
    expect(existsSync(join(target.env.DATA_DIR ?? '', 'files'))).toBe(false);
    expect(await command(['--from', await backupElsewhere()], target.env)).toMatchObject({ code: 0 });
  });

  it.each<[string, (path: string) => void]>([
    ['damaged', (path) => writeFileSync(path, 'x')],
    ['missing', (path) => rmSync(path)],
  ])('that are %s here are named, and all else is saved', async (_, harm) => {
    const [good, bad] = [await keep('Berita acara.'), await keep('Daftar hadir.')];
    harm(fileIn(database.env.DATA_DIR ?? '', bad));
    const { code, text } = await command(['--to', folder], database.env);
    expect([code, text]).toEqual([1, expect.stringContaining(`missing or damaged:\n${bad}`)]);
    const file = text.split('\n')[0] ?? '';
    expect(await command(['--from', file], target.env)).toMatchObject({ code: 0 });
    expect(existsSync(fileIn(target.env.DATA_DIR ?? '', good))).toBe(true);
    expect(existsSync(fileIn(target.env.DATA_DIR ?? '', bad))).toBe(false);
  });

  /** A backup in another folder, which has nothing of the first. */
  async function backupElsewhere(): Promise<string> {
    const { code, text } = await command(['--to', join(folder, 'lain')], database.env);
    expect(code).toBe(0);
    return text;
  }
});

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
