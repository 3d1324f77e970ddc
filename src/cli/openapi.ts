import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createApp } from '../app.setup.js';
import { readConfig } from '../config/config.js';
import { buildDocument, type DocumentForm } from '../kernel/http/openapi.js';
import { LANGUAGES } from '../kernel/i18n/language.js';
import { createLogger } from '../kernel/logging/logger.js';

/**
 * Writes the OpenAPI document without a database: `node dist/cli/openapi.js docs/api/openapi.json`.
 * With `--folder` instead it writes every form that the service serves, for whoever checks them.
 */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { folder: { type: 'string' } } });
  const folder = mkdtempSync(join(tmpdir(), 'sasaran-openapi-'));
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: folder });
  const app = await createApp(config, undefined as never, { preview: true, logger: createLogger('error') });
  rmSync(folder, { recursive: true });
  const write = (file: string, form: DocumentForm): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(buildDocument(app, '', form), null, 2)}\n`);
  };
  if (values.folder === undefined) return write(positionals[0] ?? 'docs/api/openapi.json', {});
  for (const language of LANGUAGES)
    for (const version of ['3.1.0', '3.0.3'] as const)
      write(join(values.folder, `openapi-${version}.${language}.json`), { language, version });
}

await main();
process.exit(0);
