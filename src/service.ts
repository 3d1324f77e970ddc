import { hostname } from 'node:os';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { createApp } from './app.setup.js';
import type { Config } from './config/config.js';
import { Clock } from './kernel/clock/clock.js';
import { Database } from './kernel/database/database.js';
import { migrate } from './kernel/database/migrator.js';
import { openConnection } from './kernel/database/open-connection.js';
import { fixTimeZone } from './kernel/installation.js';
import { JobWorker } from './kernel/jobs/job-worker.js';
import { ServiceState } from './kernel/service-state.js';

const CUT_OFF_MS = 8_000;
const GIVE_UP_MS = 9_000;

/** What a command does differently from the plain service. */
export interface ServiceOptions {
  readonly clock?: Clock;
  /** Runs on the complete application before it listens, e.g. to fill an empty database. */
  readonly prepare?: (app: NestFastifyApplication) => Promise<void>;
}

/** Opens and migrates the database, puts the service together, listens, and starts the jobs. */
export async function startService(
  config: Config,
  logger: Logger,
  options: ServiceOptions = {},
): Promise<NestFastifyApplication> {
  const connection = await openConnection(config);
  const applied = await migrate(connection, `${hostname().slice(0, 40)}:${process.pid}`);
  if (applied.length > 0) logger.info({ applied }, 'The schema was brought up to date.');
  for (const warning of await connection.durabilityWarnings()) logger.warn(warning);
  const app = await createApp(config, connection, { logger, clock: options.clock });
  await fixTimeZone(app.get(Database), app.get(Clock));
  await app.init();
  await options.prepare?.(app);
  await app.listen(config.port, config.host);
  await app.get(JobWorker).start();
  logger.info({ address: await app.getUrl() }, 'The service is ready.');
  return app;
}

/** Ends the process on SIGTERM and SIGINT once what is in flight is done, and when something fails that nobody caught. */
export function endOnSignals(app: () => NestFastifyApplication | undefined, logger: Logger): (error: unknown) => void {
  const fail = (error: unknown): void => {
    logger.fatal({ err: error }, error instanceof Error ? error.message : 'The service failed.');
    logger.flush(() => process.exit(1));
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      const running = app();
      if (!running) process.exit(0);
      stop(running, logger, signal).catch(fail);
    });
  }
  return fail;
}

/** Takes no new work, finishes what is in flight and ends; what does not finish in time is cut off. */
async function stop(app: NestFastifyApplication, logger: Logger, signal: string): Promise<void> {
  const state = app.get(ServiceState);
  if (state.stopping) return;
  state.stopping = true;
  logger.info({ signal }, 'Stopping.');
  const server = app.getHttpServer();
  // A connection whose last answer came after the stop would otherwise stay open until it times out.
  setInterval(() => server.closeIdleConnections(), 200).unref();
  setTimeout(() => server.closeAllConnections(), CUT_OFF_MS).unref();
  setTimeout(() => process.exit(1), GIVE_UP_MS).unref();
  await app.close();
  logger.info('Stopped.');
  logger.flush(() => process.exit(0));
}
