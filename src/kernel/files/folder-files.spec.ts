import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesContent } from './content.js';
import { FolderFiles } from './folder-files.js';

describe('files in a folder', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'sasaran-berkas-'));
    mkdirSync(join(dataDir, 'files'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it.each([
    { name: 'removes a part', hours: 25, left: [] },
    { name: 'leaves a part, which may be under way,', hours: 23, left: ['lama.part'] },
  ])('$name that was last written $hours hours ago', async ({ hours, left }) => {
    const part = join(dataDir, 'files', 'lama.part');
    writeFileSync(part, 'sebagian');
    const store = new FolderFiles(dataDir);
    const then = Date.now() / 1000 - hours * 3600;
    utimesSync(part, then, then);
    const sha256 = await store.put(bytesContent(Buffer.from('utuh')));
    expect(readdirSync(join(dataDir, 'files')).sort()).toEqual([sha256.slice(0, 2), ...left].sort());
    expect(await store.has(sha256)).toBe(true);
  });
});
