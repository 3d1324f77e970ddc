import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createApp } from '../app.setup.js';
import { readConfig } from '../config/config.js';
import { buildDocument } from '../kernel/http/openapi.js';
import { createLogger } from '../kernel/logging/logger.js';

/** Writes the OpenAPI document without a database: `node dist/cli/openapi.js docs/api/openapi.json`. */
async function main(file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sasaran-openapi-'));
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: folder });
  const app = await createApp(config, undefined as never, { preview: true, logger: createLogger('error') });
  rmSync(folder, { recursive: true });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(buildDocument(app, ''), null, 2)}\n`);
}

await main(process.argv[2] ?? 'docs/api/openapi.json');
process.exit(0);
