import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateRosterCommand } from './generate-roster.js';

describe('generate-roster', () => {
  let folder: string;
  let said: string[];
  let complaints: string[];
  const run = (...args: string[]): Promise<number> =>
    generateRosterCommand(args, {
      log: (text: string) => said.push(text),
      error: (text: string) => complaints.push(text),
    });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'roster-'));
    said = [];
    complaints = [];
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('writes both files into a folder that need not exist yet, and says so', async () => {
    const out = join(folder, 'new');
    expect(await run('--employees', '60', '--seed', '1', '--on', '2026-01-02', '--out', out)).toBe(0);
    expect((await readdir(out)).sort()).toEqual(['asn-export.csv', 'org-units.csv']);
    expect(said).toEqual([
      expect.stringContaining('asn-export.csv: 60 people'),
      expect.stringMatching(/org-units\.csv: \d+ units/),
    ]);
    expect(complaints).toEqual([]);
  });

  it('writes the same bytes again for the same seed', async () => {
    const [first, second] = [join(folder, '1'), join(folder, '2')];
    for (const out of [first, second]) await run('--employees', '60', '--on', '2026-01-02', '--out', out);
    expect(await readFile(join(second, 'asn-export.csv'), 'utf8')).toBe(
      await readFile(join(first, 'asn-export.csv'), 'utf8'),
    );
  });

  it.each([
    { wrong: ['--employees', 'many'], says: /employees must be a whole number from 60/ },
    { wrong: ['--employees', '1e3'], says: /employees must be a whole number from 60/ },
    { wrong: ['--seed', '-1'], says: /--seed/ },
    { wrong: ['--on', '2 January'], says: /on must be a day such as/ },
    { wrong: ['--format', 'ods'], says: /format must be csv or xlsx/ },
    { wrong: ['--colour', 'red'], says: /Unknown option '--colour'/ },
    { wrong: ['--out', ''], says: /--out is missing/ },
  ])('refuses $wrong in one line and writes nothing', async ({ wrong, says }) => {
    expect(await run('--on', '2026-01-02', '--out', folder, ...wrong)).toBe(1);
    expect(complaints).toEqual([expect.stringMatching(says)]);
    expect(complaints.join()).not.toContain('\n');
    expect(await readdir(folder)).toEqual([]);
  });

  it('shows how it is used', async () => {
    expect(await run('--help')).toBe(0);
    expect(said.join()).toContain('--employees');
  });
});
