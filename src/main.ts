import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig } from './config/config.js';
import { fail } from './kernel/fail.js';
import { StartError } from './kernel/start-error.js';

/** On the console and nowhere else: the log may be kept and read by others. */
async function showFirstAdmin(address: string, app: NestFastifyApplication): Promise<void> {
  const { FirstRun } = await import('./modules/identity/index.js');
  const first = await app.get(FirstRun).prepare();
  if (!first) return;
  process.stdout.write(
    `\nNobody can sign in yet. Within 24 hours set the first administrator's password with\n` +
      `POST ${address}/api/v1/auth/activation\n` +
      `  {"username": "${first.username}", "secret": "${first.secret}", "password": "<at least 12 characters>"}\n\n`,
  );
}

try {
  const [unknown] = process.argv.slice(2);
  if (unknown !== undefined) {
    throw new StartError(
      `npm start does not know ${unknown}: it takes no options. Every setting is an environment variable, ` +
        `e.g. PORT=8080 npm start; .env.example lists them all.`,
    );
  }
  const config = readConfig();
  // What the service is made of is loaded last: wrong settings are refused at once.
  const { runService } = await import('./service.js');
  await runService(config, {
    announce: async (address, app) => {
      process.stderr.write(
        `Sasaran is running: ${address}${config.swaggerUi && config.role !== 'worker' ? '/docs' : ''}\n`,
      );
      if (config.role !== 'worker') await showFirstAdmin(address, app);
    },
  });
} catch (error) {
  fail(error);
}
