import { once } from 'node:events';
import { createServer } from 'node:net';
import { type Config, readConfig } from '../config/config.js';
import { fail } from '../kernel/fail.js';
import { portError } from '../kernel/start-error.js';
import { demoOptions } from './demo/demo-options.js';

/** Serves a demo. What the service is made of is loaded last: who is refused is refused at once. */
async function demo(): Promise<void> {
  const options = demoOptions();
  const { port, data, 'database-url': databaseUrl } = options;
  const config = readConfig({
    ...{ NODE_ENV: 'development', PORT: port, DATA_DIR: data, DATABASE_URL: databaseUrl },
    // A slow machine fills it slowly, and does not refuse its own calls.
    ...{ METRICS_PORT: '0', LOG_LEVEL: 'warn', WEBHOOK_LOOPBACK: 'on', OVERLOAD_DELAY_MS: '0' },
  });
  await requireFreePort(config);
  const { serveDemo } = await import('./demo/serve-demo.js');
  await serveDemo(options, config);
}

/** Before half a minute of filling, and before `--fresh` throws anything away. Throws StartError when the port is taken. */
async function requireFreePort({ host, port }: Config): Promise<void> {
  const probe = createServer().listen({ host, port, exclusive: true });
  try {
    await once(probe, 'listening');
  } catch (error) {
    throw portError(error, host, port, '--port');
  }
  probe.close();
  await once(probe, 'close');
}

await demo().catch(fail);
