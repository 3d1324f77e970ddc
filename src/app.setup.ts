import { type ModuleMetadata, RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import type { Config } from './config/config.js';
import { AuditLog } from './kernel/audit/audit-log.js';
import { Authenticator } from './kernel/auth/actor.js';
import { BearerStrategy } from './kernel/auth/bearer.strategy.js';
import { Standing } from './kernel/auth/standing.js';
import { type Clock, SystemClock } from './kernel/clock/clock.js';
import type { Connection } from './kernel/database/connection.js';
import { Database } from './kernel/database/database.js';
import { DatabaseModule } from './kernel/database/database.module.js';
import { ListExport } from './kernel/exports/list-export.js';
import { createAdapter } from './kernel/http/adapter.js';
import { installHttp } from './kernel/http/install.js';
import { KnownPaths } from './kernel/http/known-paths.js';
import { openRequest } from './kernel/http/open-request.js';
import { buildDocument } from './kernel/http/openapi.js';
import { OpenApi } from './kernel/http/openapi-documents.js';
import { ProblemWriter } from './kernel/http/problem-writer.js';
import { RequestLimits } from './kernel/http/request-limits.js';
import { SCIM_ROOT } from './kernel/http/scim-form.js';
import { KernelModule } from './kernel/kernel.module.js';
import { Load } from './kernel/limits/load.js';
import { RateLimits } from './kernel/limits/rate-limits.js';
import { createLogger, NestLogger } from './kernel/logging/logger.js';
import { watchDatabase } from './kernel/metrics/database-figures.js';
import { Metrics } from './kernel/metrics/metrics.js';
import { ServiceState } from './kernel/service-state.js';
import { endTraced, tracedOpen } from './kernel/tracing/traced-requests.js';
import { Tracing } from './kernel/tracing/tracing.js';

/** What tests and commands put in place of the usual parts. */
export interface AppOverrides {
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** Modules beside those of the service, e.g. a test's own controllers. */
  readonly modules?: ModuleMetadata['imports'];
  /** Who tokens stand for, in place of the sign-in module's answer. */
  readonly authenticator?: Authenticator;
  /** Only describes the application, for its document: nothing is opened or started. */
  readonly preview?: boolean;
}

/** Puts the service together on an open database; it neither listens nor migrates. */
export async function createApp(
  config: Config,
  connection: Connection,
  overrides: AppOverrides = {},
): Promise<NestFastifyApplication> {
  const {
    clock = new SystemClock(config.timeZone),
    logger = createLogger(config.logLevel),
    preview = false,
  } = overrides;
  const open = openRequest(config);
  const problems = new ProblemWriter(config, logger, open, () => app.get(AuditLog));
  const paths = new KnownPaths();
  const kernel = KernelModule.with({ config, clock, logger });
  const root = {
    module: class Root {},
    imports: [DatabaseModule.with(connection), kernel, AppModule, ...(overrides.modules ?? [])],
  };
  const adapter = createAdapter(config, logger, problems, paths);
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new NestLogger(logger),
    bodyParser: false,
    abortOnError: false,
    forceCloseConnections: false,
    preview,
  });
  const pages = ['/', 'health/{*path}', 'docs', 'docs/{*path}', 'papan', 'papan/{*path}', 'verifikasi/{*path}'];
  const outside = pages.map((path) => ({ path, method: RequestMethod.GET }));
  const scim = { path: `${SCIM_ROOT.slice(1)}/{*path}`, method: RequestMethod.ALL };
  app.setGlobalPrefix('api/v1', { exclude: [...outside, scim] });
  if (preview) return app;
  const [metrics, state] = [app.get(Metrics), app.get(ServiceState)];
  const fastify = adapter.getInstance<FastifyInstance>();
  const tracing = app.get(Tracing);
  if (tracing.isOn) fastify.addHook('onResponse', endTraced);
  installHttp(fastify, {
    ...{ config, logger, problems, paths, metrics, state },
    open: tracing.isOn ? tracedOpen(open, tracing) : open,
    strategy: new BearerStrategy(overrides.authenticator ?? app.get(Authenticator, { strict: false })),
    standing: new Standing(clock, config.recentSignInMinutes),
    limits: new RequestLimits(app.get(RateLimits), metrics, state),
    load: app.get(Load),
    exports: app.get(ListExport),
  });
  watchDatabase(metrics, app.get(Database));
  app.useGlobalFilters(problems);
  app.get(OpenApi).build = (form) => buildDocument(app, config.publicBaseUrl, { ...form, issuers: config.oidcIssuers });
  return app;
}
