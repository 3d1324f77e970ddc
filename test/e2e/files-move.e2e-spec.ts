import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import '../../src/app.module.js';
import { readConfig } from '../../src/config/config.js';
import { newId } from '../../src/kernel/clock/clock.js';
import { Database } from '../../src/kernel/database/database.js';
import { migrate } from '../../src/kernel/database/migrator.js';
import { openConnection } from '../../src/kernel/database/open-connection.js';
import { bytesContent } from '../../src/kernel/files/content.js';
import { FolderFiles } from '../../src/kernel/files/folder-files.js';
import { EvidenceFile } from '../../src/modules/work-plans/evidence/persistence/evidence.entity.js';
import { S3Server } from '../support/s3-server.js';
import { sha256Of } from '../support/sha256.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { ServiceProcess } from '../support/service-process.js';
import { makeTestDatabase, type TestDatabase } from '../support/test-database.js';

jest.setTimeout(300_000);

const BUCKET = 'bukti';
let database: TestDatabase;
let s3: S3Server;

const TEXTS = ['Berita acara.', 'Daftar hadir.', 'Notula.'].map((text) => Buffer.from(text));
const names = TEXTS.map(sha256Of);

beforeAll(async () => {
  s3 = await S3Server.start(BUCKET);
  database = await makeTestDatabase();
  const connection = await openConnection(readConfig({ NODE_ENV: 'test', ...database.env }));
  await migrate(connection, 'test');
  const db = new Database(connection);
  const now = new Date();
  const said = { scan: 'UNSCANNED', scanFinding: null, scanEngine: null, scannedAt: null } as const;
  const stamps = { createdAt: now, updatedAt: now, version: 1 };
  const rows = TEXTS.map((text) => ({
    id: newId(),
    sha256: sha256Of(text),
    sizeBytes: text.length,
    ...said,
    ...stamps,
  }));
  await db.transaction(() => db.insert(EvidenceFile, rows));
  await connection.close();
});
afterAll(async () => {
  await database.drop();
  await s3.stop();
});
/** As after years without a bucket: all files lie in the folder. */
beforeEach(async () => {
  s3.buckets.set(BUCKET, new Map());
  rmSync(join(folder(), 'files'), { recursive: true, force: true });
  for (const text of TEXTS) await new FolderFiles(folder()).put(bytesContent(text));
});

const folder = (): string => database.env.DATA_DIR ?? '';
const fileOf = (name: string): string => join(folder(), 'files', name.slice(0, 2), name);
const keyOf = (name: string): string => `${name.slice(0, 2)}/${name}`;
const inBucket = (): string[] => [...s3.objects(BUCKET).keys()].sort();

async function run(program: string, args: string[], env: Record<string, string> = s3.env(BUCKET)) {
  const child = await ServiceProcess.run(program, args, { LOG_LEVEL: 'error', ...database.env, ...env });
  const { code } = await child.ended;
  return { code, text: child.text.trim() };
}
const move = (...args: string[]) => run('cli/files-move', args);

describe('npm run files:move', () => {
  it('copies into the bucket, says what is left behind, removes it when told, and brings it back', async () => {
    const there = await move('--to', 'bucket');
    expect(there).toEqual({ code: 0, text: expect.stringMatching(/^3 files were copied .*, 0 were there already\./) });
    expect(there.text).toContain('3 files are still where they were');
    expect(inBucket()).toEqual(names.map(keyOf).sort());
    const again = await move('--to', 'bucket', '--remove');
    expect(again.text).toMatch(/^0 files were copied .*, 3 were there already\.\n3 files were removed/);
    expect(names.filter((name) => existsSync(fileOf(name)))).toEqual([]);
    expect(await move('--to', 'bucket')).toMatchObject({ code: 0, text: expect.stringMatching(/^0 .*, 3 were there/) });
    expect((await move('--to', 'folder', '--remove')).text).toMatch(/^3 files were copied .*\n3 files were removed/);
    expect(inBucket()).toEqual([]);
    expect(readFileSync(fileOf(names[0] ?? ''), 'utf8')).toBe('Berita acara.');
  });

  it('goes on where it broke off, and names what is damaged or missing', async () => {
    s3.breaksAfter = 5;
    const broken = await move('--to', 'bucket', '--remove');
    expect(broken).toEqual({ code: 1, text: expect.stringContaining('does not do what it is asked') });
    expect([inBucket(), names.filter((name) => existsSync(fileOf(name)))]).toEqual([[], names]);
    s3.breaksAfter = null;
    const [damaged = '', missing = '', good = ''] = names;
    writeFileSync(fileOf(damaged), 'Berita palsu!');
    rmSync(fileOf(missing));
    const { code, text } = await move('--to', 'bucket', '--remove');
    expect([code, text]).toEqual([1, expect.stringMatching(/^1 files were copied/)]);
    expect(text.split('\n').slice(-2).sort()).toEqual([damaged, missing].sort());
    expect(inBucket()).toEqual([keyOf(good)]);
    expect([existsSync(fileOf(damaged)), existsSync(fileOf(good))]).toEqual([true, false]);
  });

  it('says how it is used, and what it needs', async () => {
    for (const args of [[], ['--to', 'disk'], ['--all']])
      expect(await move(...args)).toEqual({ code: 1, text: expect.stringContaining('files:move -- --to bucket') });
    const without = await run('cli/files-move', ['--to', 'bucket'], {});
    expect(without).toEqual({ code: 1, text: expect.stringContaining('Set S3_BUCKET') });
  });
});

describe('npm run backup', () => {
  it('copies files out of the bucket, and restores them into it', async () => {
    await move('--to', 'bucket', '--remove');
    const to = mkdtempSync(join(scratchFolder(), 'sasaran-backup-'));
    const target = await makeTestDatabase();
    try {
      const { code, text } = await run('cli/backup', ['--to', to]);
      expect([code, text]).toEqual([0, expect.stringContaining('copied from the bucket bukti at http://127.0.0.1')]);
      for (const name of names) expect(existsSync(join(to, 'files', name.slice(0, 2), name))).toBe(true);
      s3.buckets.set(BUCKET, new Map());
      const file = /^\/.+gz$/m.exec(text)?.[0] ?? '';
      const restored = await run('cli/backup', ['--from', file], { ...target.env, ...s3.env(BUCKET) });
      expect([restored.code, restored.text]).toEqual([0, expect.stringContaining('into the bucket bukti')]);
      expect(inBucket()).toEqual(names.map(keyOf).sort());
      const startAgain = await s3.stop();
      const away = await run('cli/backup', ['--to', join(to, 'lain')]);
      expect([away.code, away.text]).toEqual([1, expect.stringContaining('does not do what it is asked')]);
      await startAgain();
    } finally {
      rmSync(to, { recursive: true });
      await target.drop();
    }
  });
});
