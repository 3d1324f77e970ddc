import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config, ConfigError, readConfig } from './config/config.js';
import { createLogger } from './kernel/logging/logger.js';
import { FirstRun } from './modules/identity/index.js';
import { endOnSignals, startService } from './service.js';

function configOrExit(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** On the console and nowhere else: the log may be kept and read by others. */
async function showFirstAdmin(app: NestFastifyApplication): Promise<void> {
  const first = await app.get(FirstRun).prepare();
  if (!first) return;
  process.stdout.write(
    `\nNobody can sign in yet. Within 24 hours set the first administrator's password with\n` +
      `POST ${await app.getUrl()}/api/v1/auth/activation\n` +
      `  {"username": "${first.username}", "secret": "${first.secret}", "password": "<at least 12 characters>"}\n\n`,
  );
}

const config = configOrExit();
const logger = createLogger(config.logLevel);
let app: NestFastifyApplication | undefined;
const fail = endOnSignals(() => app, logger);
try {
  app = await startService(config, logger);
  await showFirstAdmin(app);
} catch (error) {
  fail(error);
}
