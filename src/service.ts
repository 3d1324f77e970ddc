import { Server as NetServer } from 'node:net';
import { hostname } from 'node:os';
import { setImmediate as afterAccepting, setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { createApp } from './app.setup.js';
import type { Config } from './config/config.js';
import { AuditLog } from './kernel/audit/audit-log.js';
import { AuditUpkeep } from './kernel/audit/audit-upkeep.js';
import { recordSettings } from './kernel/audit/settings-record.js';
import { Clock } from './kernel/clock/clock.js';
import { Database } from './kernel/database/database.js';
import { migrate } from './kernel/database/migrator.js';
import { openConnection } from './kernel/database/open-connection.js';
import { takeFolder } from './kernel/database/sole-process.js';
import { fail } from './kernel/fail.js';
import { fixTimeZone } from './kernel/installation.js';
import { JobWorker } from './kernel/jobs/job-worker.js';
import { createLogger } from './kernel/logging/logger.js';
import { ScheduleClock } from './kernel/schedules/schedule-clock.js';
import { ServiceState } from './kernel/service-state.js';
import { UnopenedSeals } from './kernel/personal-data/unopened-seals.js';
import { portError, StartError } from './kernel/start-error.js';
import { PresenceWatch } from './modules/periods/index.js';

/** How long a stop still answers on connections that are open: a request that is on its way just then is not lost. */
const FAREWELL_MS = 500;
const CUT_OFF_MS = 8_000;
const GIVE_UP_MS = 9_000;

/** What a command does differently from others. */
export interface ServiceOptions {
  readonly clock?: Clock;
  /** Runs on the complete application before it listens, e.g. to fill an empty database. */
  readonly prepare?: (app: NestFastifyApplication) => Promise<void>;
  /** Tells the person at the terminal that the service runs at this address. */
  readonly announce: (address: string, app: NestFastifyApplication) => void | Promise<void>;
}

/** The application from the moment it begins to listen. */
interface Running {
  readonly app: NestFastifyApplication;
  readonly started: Promise<void>;
}

/** Starts the service and lets it run until a signal ends it, or something fails that nobody caught. */
export async function runService(config: Config, options: ServiceOptions): Promise<void> {
  const logger = createLogger(config.logLevel);
  let running: Running | undefined = undefined;
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      // Until it listens nobody relies on it, and what a start does can be done again.
      if (!running) process.exit(0);
      stop(running, logger, signal).catch(fail);
    });
  }
  const app = await openApp(config, logger, options);
  running = { app, started: serve(app, config, logger, options) };
  await running.started;
}

async function openApp(config: Config, logger: Logger, { clock, prepare }: ServiceOptions) {
  if (!config.databaseUrl && !takeFolder(config.dataDir)) throw new StartError(onlyOne(config.dataDir));
  const connection = await openConnection(config);
  const waiting = (): void => logger.info('Another process brings the schema up to date; waiting for it.');
  const applied = await migrate(connection, `${hostname().slice(-40)}:${process.pid}`, waiting);
  if (applied.length > 0) logger.info({ applied }, 'The schema was brought up to date.');
  for (const warning of await connection.durabilityWarnings()) logger.warn(warning);
  const app = await createApp(config, connection, { logger, clock });
  await fixTimeZone(app.get(Database), app.get(Clock));
  await recordSettings(app.get(Database), app.get(AuditLog), config);
  await app.init();
  const unopened = await app.get(UnopenedSeals).keys();
  if (unopened.length > 0) logger.error({ keys: unopened }, KEYS_MISSING);
  await prepare?.(app);
  return app;
}

/** It serves all the same: only who asks for such a number is refused, and other processes would lack the key as well. */
const KEYS_MISSING =
  'Identity numbers (NIK) are sealed with keys that are not set, or have another secret now, and cannot be shown: set the former APP_SECRET and PERSONAL_DATA_KEYS again.';

const onlyOne = (folder: string): string =>
  `Another process of the service has the embedded database in ${folder}: stop that one first, ` +
  `choose another folder with DATA_DIR, or give both a database server with DATABASE_URL.`;

/** Past Nest's own `listen`, which would also log a taken port with its stack. */
async function serve(
  app: NestFastifyApplication,
  { host, port, role }: Config,
  logger: Logger,
  options: ServiceOptions,
) {
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  const address = await server.listen({ host, port }).catch((error: unknown) => {
    throw portError(error, host, port, 'PORT (npm run demo: --port)');
  });
  if (role !== 'api') {
    await app.get(JobWorker).start();
    await app.get(ScheduleClock).start();
  }
  app.get(AuditUpkeep).start();
  app.get(PresenceWatch).start();
  logger.info({ address, role }, 'The service is ready.');
  await options.announce(address, app);
}

/** Takes no new work, finishes what is in flight and ends; what does not finish in time is cut off. */
async function stop({ app, started }: Running, logger: Logger, signal: string): Promise<void> {
  const state = app.get(ServiceState);
  if (state.stopping) return;
  state.stopping = true;
  logger.info({ signal }, 'Stopping.');
  const server = app.getHttpServer();
  setTimeout(() => server.closeAllConnections(), CUT_OFF_MS).unref();
  setTimeout(() => process.exit(1), GIVE_UP_MS).unref();
  await started;
  await afterAccepting();
  // Refused connections go elsewhere at once, writes too. The close of HTTP would also cut those that are open.
  NetServer.prototype.close.call(server);
  await pause(FAREWELL_MS);
  state.refusing = true;
  // A connection whose last answer came after the stop would otherwise stay open until it times out.
  setInterval(() => server.closeIdleConnections(), 200).unref();
  await app.close();
  logger.info('Stopped.');
  logger.flush(() => process.exit(0));
}
