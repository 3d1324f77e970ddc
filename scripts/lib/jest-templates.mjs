import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One folder for all workers of a run, in which the first test that needs a migrated database leaves it for the others. */
export default function makeTemplates() {
  const folder = mkdtempSync(join(tmpdir(), 'sasaran-templates-'));
  process.env.TEST_TEMPLATES = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}
